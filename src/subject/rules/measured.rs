//! Quantities behind their noun or verb.

use std::cmp::Ordering;

use super::dimension::{DIMENSIONS, dimension_before, is_bare_share, measure_said_before};
use super::measured_behind::at_head;
use crate::fact::{Direction, Extent, Kind};
use crate::lexicon::{self, VerbClass};
use crate::quantity::Amount;
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Growth, Tie, denominator};

use super::change::last_word;
use super::{carry, siblings};

/// 通航里程达2648公里, 全市共有人口35万.
pub(super) fn level(context: &Context) -> Option<Tie> {
    let at = last_word(context.left)?;
    let verb = context.left[at];
    // 挂牌单价均在0.6元以下: 在 says where the amount lies.
    // 在200米和500米赛事中: with a noun behind it the amount only says which.
    let listed = |piece: &&Piece| matches!(piece.role, Role::Quantity(_) | Role::ListComma | Role::Conjunction);
    let names = context.pieces[context.at + 1..]
        .iter()
        .find(|piece| !listed(piece))
        .is_some_and(|next| next.role == Role::Noun && !context.word(next).starts_with("范围"));
    // 入学率在百分之九十以上: a share in words has no unit either.
    let measured = !context.mention().counts || context.mention().kind == Kind::Percent;
    if let Some(tie) = done_within(context, at) {
        return Some(tie);
    }
    let lies = matches!(context.word(&verb), "在" | "于" | "介于") && measured && !names;
    let level = matches!(verb.role, Role::Verb { class: VerbClass::Level | VerbClass::Exist, .. });
    if !(level || lies) {
        return None;
    }
    // 1000万元以上至5000万元: between two amounts 至 is no verb.
    if context.word(&verb) == "至"
        && at == 0
        && let Some(told) = context.neighbour().filter(|told| told.tie.change.is_none())
    {
        return Some(Tie { predicate: None, ..told.tie.clone() });
    }
    let holder = &context.left[..at];
    if let Some(event) = awaited(context, holder) {
        return Some(Tie::to(Some(event)).by(Some(verb.span)));
    }
    let extent =
        matches!(context.word(&verb), "为期" | "历时" | "长达" | "高达" | "重达" | "深达" | "宽达" | "厚达" | "多达");
    // 打通长达260米的通道: with 的 behind the amount, what follows is so long.
    if extent && context.right.first().is_some_and(|next| next.role == Role::De) && !context.mention().counts {
        let noun = phrase::starting(context.text, context.right)?;
        let subject = own_measure(context, at).unwrap_or_else(|| phrase::of(context.right, noun));
        return Some(Tie::to(Some(subject)).by(Some(verb.span)));
    }
    // 恒生指数涨1.14报17989点: how much it grew is told without a unit.
    let grown_by =
        holder.iter().position(|piece| matches!(piece.role, Role::Verb { class: VerbClass::Up | VerbClass::Down, .. }));
    let figure = |at: &usize| holder.get(at + 1).is_some_and(|next| next.span.of(context.text).parse::<f64>().is_ok());
    let holder = grown_by.filter(|at| holder.len() == at + 2 && figure(at)).map_or(holder, |at| &holder[..at]);
    // 达到标准的有64户: 的 without its noun leaves the one said before.
    let headless = holder.last().is_some_and(|last| last.role == Role::De);
    let run = phrase::holder(context.text, holder).filter(|_| !headless);
    // 平舆全县已有6万多人参加: a place has them, it is not counted.
    let run = run.filter(|run| {
        !context.mention().counts
            || !holder[run.first..run.end].iter().all(|piece| matches!(piece.role, Role::Region | Role::Scope))
    });
    // 上证指数涨0.68%报2842点: right behind a growth the level is of the same.
    // 沪指跌0.35%，报3268.11点: so is the quotation in the clause behind it.
    let quoted = || {
        context.last().filter(|told| {
            let next = told.sentence == context.sentence && told.clause + 1 == context.clause;
            next && context.first && context.mention().unit == "点"
        })
    };
    let grown = context.neighbour().or_else(quoted).filter(|told| holder.is_empty() && told.tie.change.is_some());
    // 民生支出300亿元，占比达81%: the share is of what was told before.
    let share = |run: &phrase::Run| is_bare_share(&run.phrase(holder).text(context.text));
    let shared = run.as_ref().filter(|run| share(run)).and_then(|_| carry::in_sentence(context));
    let place =
        shared.or_else(|| run.as_ref().and_then(|run| carry::measure_of_place(context, &holder[run.first..run.end])));
    let subject = place.or_else(|| run.map(|run| run.phrase(holder)));
    let subject = subject.or_else(|| if headless { carry::set_of_part(context) } else { None });
    let subject = subject.or_else(|| grown.and_then(|told| told.tie.subject.as_ref()).map(Phrase::carry));
    let carried = subject.is_none();
    let tie = Tie::to(subject.or_else(|| carry::subject(context))).by(Some(verb.span));
    let tie = Tie { change: adjusted(context, &verb), ..tie };
    Some(if carried { tie.guessed() } else { tie })
}

/// 押金由300元调整为200元: a verb that only says that it changed leaves it to both amounts in which direction.
fn adjusted(context: &Context, verb: &Piece) -> Option<Growth> {
    let changes = lexicon::subject_words().adjusting.has(context.word(verb));
    let started = context.neighbour().filter(|told| changes && told.tie.rule == super::STARTING_POINT)?;
    let before = &context.mentions[started.mention];
    let (Amount::One(from), Amount::One(to)) = (&before.amount, &context.mention().amount) else { return None };
    let direction = match to.partial_cmp(from)? {
        Ordering::Greater => Direction::Up,
        Ordering::Less => Direction::Down,
        Ordering::Equal => return None,
    };
    (before.unit == context.mention().unit).then_some(Growth { direction, extent: Extent::To, basis: None })
}

/// 海拔高达4500米的哨所, 面积只有20平方公里的小岛: what has the amount stands behind 的, and the measure before the verb beats it.
pub(super) fn own_measure(context: &Context, verb: usize) -> Option<Phrase> {
    let tells = matches!(context.left[verb].role, Role::Verb { class: VerbClass::Level | VerbClass::Exist, .. });
    let behind = context.right.first().filter(|next| tells && next.role == Role::De);
    let run = behind.and_then(|_| phrase::holder(context.text, &context.left[..verb]))?;
    Some(run.phrase(context.left)).filter(|measure| lexicon::is_property(&measure.text(context.text)))
}

/// 项目在12个月内建成: within a time something is done, and 在 says no more than when.
fn done_within(context: &Context, at: usize) -> Option<Tie> {
    let within = context.mention().kind == Kind::Duration
        && context.right.first().is_some_and(|next| matches!(context.word(next), "内" | "之内" | "以内"));
    let placed = matches!(context.word(&context.left[at]), "在" | "于");
    let verb = super::acting_verb::verb_after(context.text, context.right, 0).filter(|_| within && placed)?;
    let subject = phrase::holder(context.text, &context.left[..at]).map(|run| run.phrase(context.left));
    let carried = subject.is_none();
    let tie = Tie::to(subject.or_else(|| super::carry::subject(context))).by(Some(verb));
    Some(if carried { tie.guessed() } else { tie })
}

/// 离大桥通车只有12天: what it is so long until.
fn awaited(context: &Context, holder: &[Piece]) -> Option<Phrase> {
    let (away, event) = holder.split_first()?;
    let until = matches!(context.word(away), "离" | "距" | "距离") && context.mention().kind == Kind::Duration;
    let named = |piece: &Piece| piece.is_nominal() || piece.is_verb() || piece.role == Role::De;
    let end = event.iter().take_while(|piece| named(piece)).count();
    (until && end > 0).then(|| phrase::of(event, (0, end)))
}

/// 全镇投资3100万元: the verb names the amount; with a noun before it, both do (整体广告支出18亿).
pub(super) fn named(context: &Context) -> Option<Tie> {
    let at = last_word(context.left)?;
    let verb = context.left[at];
    let Role::Verb { class: VerbClass::Names, .. } = verb.role else { return None };
    let run = phrase::ending(context.text, &context.left[..=at], context.sort())?;
    // 中央资金累计投入130亿元: the money itself was put in.
    let money = phrase::holder(context.text, &context.left[..at]).map(|run| run.phrase(context.left));
    let money = money.filter(|phrase| run.first == at && lexicon::is_fund(&phrase.text(context.text)));
    if let Some(money) = money {
        return Some(Tie::to(Some(money)).by(Some(verb.span)));
    }
    let before = &context.left[run.first.min(at)..at];
    // 海蓝集团认购250万股: who acts is no part of what the verb names.
    // 黄牛存栏3万头: what is raised is counted, whatever it is named.
    let raised = lexicon::siblings(context.word(&verb)).next().is_some();
    let actor = !raised
        && before.iter().any(|piece| piece.role == Role::Name)
        && before.iter().all(|piece| matches!(piece.role, Role::Name | Role::Verb { .. } | Role::WeakVerb));
    let subject = if actor { Phrase::new(verb.span) } else { run.phrase(context.left) };
    // 发放创业担保贷款4亿元: the verb before governs; in 固定资产投资247亿元 the word is only a noun.
    let governing = run.verb.map(|at| context.left[at].span);
    let noun = run.first < at && !actor;
    // 生猪出栏168万头: what happens to things that are counted governs, behind their noun too.
    let happens = noun && context.mention().counts && !lexicon::is_property(context.word(&verb));
    let predicate = governing.or(if noun && !happens { None } else { Some(verb.span) });
    let subject = siblings::of_one_holder(context, &subject).unwrap_or(subject);
    Some(Tie::to(Some(subject)).by(predicate))
}

pub(super) fn is_sector(phrase: &str) -> bool {
    lexicon::scope_words(phrase).any(|(found, _)| found.len() == phrase.len())
}

/// 修缮老旧桥梁及涵洞316处, 林木绿化率36.25%, 码头长680米，宽32米.
pub(super) fn noun_before(context: &Context) -> Option<Tie> {
    // 青石农场的3万亩大豆成熟: behind 的 stands what is measured, and before it whose it is.
    let held = context.left.last().is_some_and(|last| last.role == Role::De);
    if let Some(tie) = described(context).or_else(|| at_head(context).filter(|_| held)) {
        return Some(tie);
    }
    if let Some(tie) = kind_of_examples(context).or_else(|| second_of_two(context)) {
        return Some(tie);
    }
    let run = phrase::ending(context.text, context.left, context.sort())?;
    // 举办展览、招商推介等活动20余场: the acts of a list before 等 govern nothing.
    let examples = || verb_of_examples(context, run.first).map(|verb| context.left[verb].span);
    let verb = examples().or(run.verb.map(|verb| context.left[verb].span));
    if let Some(tie) = act_on_whom(context, run) {
        return Some(tie);
    }
    let phrase = run.phrase(context.left);
    let said = phrase.text(context.text);
    if DIMENSIONS.contains(&said.as_str()) {
        return dimension_before(context, run);
    }
    if let Some(tie) = measure_said_before(context, &phrase, verb).or_else(|| place_alone(context, run)) {
        return Some(tie);
    }
    if let Some(subject) = siblings::of_one_holder(context, &phrase) {
        return Some(Tie::to(Some(subject)).by(verb));
    }
    if let Some((subject, verb)) = siblings::per_unit(context, run) {
        return Some(Tie::to(Some(subject)).by(verb));
    }
    // 订单量连续4年保持增长: what lasts so long is told behind.
    let lasts = || {
        super::acting_verb::verb_after(context.text, context.right, 0)
            .filter(|_| context.mention().kind == Kind::Duration)
    };
    let verb = verb.or_else(lasts).or_else(|| said_of_persons(context));
    let mut tie = Tie::to(Some(phrase)).by(verb);
    if verb.is_none() {
        share_verb(context, &mut tie);
    }
    Some(tie)
}

/// 种植40亩苹果和90亩茶叶: where the noun of the first amount stands behind it, so does that of the second.
fn second_of_two(context: &Context) -> Option<Tie> {
    let told = context.neighbour()?;
    let first = told.tie.subject.as_ref()?.span();
    let listed = context.left.last().filter(|last| matches!(last.role, Role::ListComma | Role::Conjunction))?;
    let behind = context.mentions[told.mention].span.end <= first.start && first.end <= listed.span.start;
    let measured = !crate::subject::is_relative(context.mention().kind) && context.mention().kind != Kind::Duration;
    let (at, end) = phrase::starting(context.text, context.right).filter(|_| behind && measured)?;
    let subject = phrase::of(context.right, (at, end));
    let thing = at == 0 && context.right[0].is_nominal() && !lexicon::is_property(&subject.text(context.text));
    thing.then(|| Tie::to(Some(subject)).by(told.tie.predicate))
}

/// 从挪威进口鱼苗200吨: behind whom 向 or 从 brings in stands the verb, and its object behind it.
fn act_on_whom(context: &Context, run: phrase::Run) -> Option<Tie> {
    let before = run.first.checked_sub(1).map(|at| context.word(&context.left[at]))?;
    if !matches!(before, "向" | "从" | "给") {
        return None;
    }
    let verb = |at: &usize| lexicon::verb_class(context.word(&context.left[*at])).is_some();
    let plain = |at: usize| matches!(context.left[at].role, Role::ListComma | Role::Conjunction | Role::De);
    let act = (run.first + 1..run.end).find(verb).filter(|act| !(run.first..*act).any(plain))?;
    let first = if act + 1 < run.end { act + 1 } else { act };
    let subject = phrase::of(context.left, (first, run.end));
    Some(Tie::to(Some(subject)).by(Some(context.left[act].span)))
}

/// 公立高中有南湖高中、青石高中等4所: the list only gives examples of the kind before 有.
fn kind_of_examples(context: &Context) -> Option<Tie> {
    let (etc, list) = context.left.split_last().filter(|_| context.mention().counts && context.right.is_empty())?;
    let has = |piece: &Piece| matches!(piece.role, Role::Verb { class: VerbClass::Exist, .. });
    let at = list.iter().position(has).filter(|_| context.word(etc) == "等")?;
    let (kind, last) = (list[..at].last()?, list.last().filter(|_| list.len() > at + 2)?);
    let members = list[at + 1..].iter().all(|piece| piece.is_nominal() || piece.role == Role::ListComma);
    let word = context.word(kind);
    let same = kind.role == Role::Noun && context.word(last).ends_with(word);
    let run = phrase::holder(context.text, &list[..at]).filter(|_| members && same)?;
    Some(Tie::to(Some(run.phrase(list))).by(Some(list[at].span)))
}

/// 商会代表约500人参加, 居民300户受灾: a verb that closes the clause right behind a count of persons is said of them.
fn said_of_persons(context: &Context) -> Option<Span> {
    let [verb] = context.right else { return None };
    let closes = context.at + 2 == context.pieces.len() && verb.span.len() >= lexicon::TWO_HAN;
    let persons = matches!(context.mention().unit.as_str(), "人" | "名" | "位" | "户" | "家");
    (persons && closes && verb.is_verb()).then_some(verb.span)
}

/// A place before the amount says where, not what: the noun behind it is measured, or what was told before.
fn place_alone(context: &Context, run: phrase::Run) -> Option<Tie> {
    if !is_region_alone(context, run) {
        return None;
    }
    // 江苏3480万亩小麦.
    if let Some(noun) = phrase::starting(context.text, context.right).filter(|(first, _)| *first == 0)
        && !context.right[0].is_verb()
        && context.pieces.get(context.at + 1 + noun.1).is_none_or(|next| !matches!(next.role, Role::Quantity(_)))
    {
        let verb = super::acting_verb::verb_after(context.text, context.right, noun.1);
        return Some(Tie::to(Some(phrase::of(context.right, noun))).by(verb));
    }
    let told = context.last().filter(|told| {
        told.sentence == context.sentence && context.mentions[told.mention].unit == context.mention().unit
    })?;
    Some(Tie::to(told.tie.subject.as_ref().map(Phrase::carry)).guessed())
}

/// 长20米、重10吨的装置艺术品: what stands behind 的 is so long.
fn described(context: &Context) -> Option<Tie> {
    let behind = &context.pieces[context.at + 1..];
    // 9米长的柔性太阳翼: the dimension may stand behind its amount.
    if let [dimension, de, ..] = behind
        && DIMENSIONS.contains(&context.word(dimension))
        && de.role == Role::De
    {
        let noun = phrase::starting(context.text, &behind[1..])?;
        return Some(Tie::to(Some(phrase::of(&behind[1..], noun))).by(Some(dimension.span)));
    }
    let dimension = context.left.last().filter(|last| DIMENSIONS.contains(&context.word(last)))?;
    let listed = behind.iter().take_while(|piece| {
        matches!(piece.role, Role::Quantity(_) | Role::ListComma | Role::Conjunction | Role::Adverb)
            || DIMENSIONS.contains(&context.word(piece))
    });
    let behind = &behind[listed.count()..];
    behind.first().filter(|next| next.role == Role::De)?;
    let noun = phrase::starting(context.text, behind)?;
    Some(Tie::to(Some(phrase::of(behind, noun))).by(Some(dimension.span)))
}

/// 出土陶器、石器等文物1200件, 化解银行、信用社等140亿元成本: the verb stands before the examples.
pub(super) fn verb_of_examples(context: &Context, first: usize) -> Option<usize> {
    let before = &context.left[..first];
    let (_, list) = before.split_last().filter(|(last, _)| context.word(last) == "等")?;
    let joint = |piece: &Piece| matches!(piece.role, Role::ListComma | Role::Conjunction);
    // 举办项目对接、招商推介等: a verb that closes a member of the list is one of its words.
    let closes =
        |at: usize| list.get(at + 1).is_none_or(joint) && list.iter().any(|piece| piece.role == Role::ListComma);
    let verb = (0..list.len()).rev().find(|at| list[*at].is_strong_verb() && !closes(*at))?;
    let inside = |at: usize| {
        list[at].is_nominal() || joint(&list[at]) || list[at].is_verb() && !list[at].is_strong_verb() || closes(at)
    };
    (verb + 1..list.len()).all(inside).then_some(verb)
}

/// 其中：武汉市1例 behind 新增病例5例: a place says where, not what; nor do several, 南海、黄海41万平方公里海域.
fn is_region_alone(context: &Context, run: phrase::Run) -> bool {
    let place = |piece: &Piece| matches!(piece.role, Role::Region | Role::ListComma | Role::Conjunction);
    context.left[run.first..run.end].iter().all(place)
}

/// 净增个体商户7.3万户、农家乐920户; 扩大茶园面积…，果园面积…: the verb holds for the list.
fn share_verb(context: &Context, tie: &mut Tie) {
    let listed = matches!(context.left.first().map(|piece| piece.role), Some(Role::ListComma | Role::Conjunction));
    let Some(told) = context.last().filter(|told| told.sentence == context.sentence) else { return };
    let in_clause = listed && told.clause == context.clause;
    let output = told.tie.predicate.is_some_and(|verb| denominator::is_yearly_output(verb.of(context.text)));
    let measured = || tie.subject.as_ref().is_some_and(|subject| lexicon::is_property(&subject.text(context.text)));
    if in_clause && output && measured() {
        return;
    }
    if in_clause && told.tie.change.is_none() && told.tie.role == crate::fact::Role::Fact {
        tie.predicate = told.tie.predicate;
    }
    let grown = told.tie.rule == "growth of an object" && told.clause + 1 == context.clause && context.first;
    let same_unit = context.mentions[told.mention].counts == context.mention().counts;
    // 创建示范村32个，美丽庭院56个: bare members of a list that goes on over ，.
    let bare = context.first
        && context.right.is_empty()
        && told.clause + 1 == context.clause
        && told.tie.rule == "noun before"
        && told.tie.change.is_none()
        && (context.mention().counts || is_bare_thing(context, tie))
        && context.mentions[told.mention].unit == context.mention().unit
        && context
            .left
            .iter()
            .all(|piece| piece.is_nominal() || matches!(piece.role, Role::ListComma | Role::Conjunction));
    if (bare || goes_on_having(context)) && told.tie.role == crate::fact::Role::Fact {
        tie.predicate = told.tie.predicate;
        if bare {
            tie.per = told.tie.per.clone();
        }
        return;
    }
    if (in_clause || grown) && same_unit && told.tie.role == crate::fact::Role::Fact {
        tie.predicate = told.tie.predicate;
        tie.change = told.tie.change;
        // 每人30万元、总额不超过110万元: a total is not for each.
        let total = tie.subject.as_ref().is_some_and(|subject| subject.text(context.text).contains('总'));
        tie.per = told.tie.per.clone().filter(|_| !total);
        // 标准降至职工每人每年300元、居民每人每年200元: each that it is for has the same measure.
        let each = context.left.iter().any(|piece| piece.role == Role::Each);
        if each && tie.change.is_some_and(|change| change.extent == Extent::To) {
            tie.subject = told.tie.subject.as_ref().map(Phrase::carry);
        }
    }
}

/// 建成新线59公里，复线46公里: things of one unit; a measure or money has nothing of the verb before (总长227公里).
fn is_bare_thing(context: &Context, tie: &Tie) -> bool {
    let named = tie.subject.as_ref().map(|subject| subject.text(context.text)).unwrap_or_default();
    !named.is_empty() && !lexicon::is_property(&named) && context.mention().kind != Kind::Money && !is_total(&named)
}

fn is_total(named: &str) -> bool {
    ["总长", "全长", "里程", "长度"].iter().any(|word| named.ends_with(word))
}

/// 全市有医院12所，在校生300人: the verb of having holds for the bare counts that follow.
fn goes_on_having(context: &Context) -> bool {
    let nominal = |piece: &Piece| {
        piece.is_nominal() || matches!(piece.role, Role::ListComma | Role::Conjunction | Role::Adverb | Role::Aspect)
    };
    let among = context.left.first().is_some_and(|first| context.word(first) == "其中");
    let listed = context.left.iter().all(nominal) && !among;
    let bare = context.first && context.right.is_empty() && context.mention().counts && listed;
    let has = |verb: Span| matches!(verb.of(context.text), "有" | "共有" | "现有" | "拥有");
    bare && context.last().is_some_and(|told| {
        told.sentence == context.sentence
            && told.clause + 1 == context.clause
            && context.mentions[told.mention].counts
            && told.tie.predicate.is_some_and(has)
    })
}

/// 给予商户8万元补助, 分别给予商户60万元和15万元补助.
pub(super) fn given(context: &Context) -> Option<Tie> {
    let verb = context.left.iter().find(|piece| lexicon::gives(context.word(piece)))?;
    if context.mention().kind != Kind::Money {
        return None;
    }
    // 奖励企业200万元: nothing but who gets it between the verb and the amount.
    let receiver = context.left.iter().skip_while(|piece| piece.span != verb.span).skip(1);
    let paid = receiver.clone().count() > 0 && receiver.clone().all(|piece| piece.is_nominal());
    if paid && matches!(verb.role, Role::Verb { class: VerbClass::Names, .. }) {
        let body = context
            .left
            .last()
            .is_some_and(|last| lexicon::is_body(context.word(last)) || lexicon::is_person(context.word(last)));
        if body {
            return Some(Tie::to(Some(Phrase::new(verb.span))).by(Some(verb.span)));
        }
    }
    // The noun may stand behind the next amounts of the list.
    let behind = &context.pieces[context.at + 1..];
    let skipped = behind
        .iter()
        .take_while(|piece| {
            matches!(
                piece.role,
                Role::Quantity(_) | Role::ListComma | Role::Conjunction | Role::De | Role::Modifier | Role::Adverb
            )
        })
        .count();
    let noun =
        behind.get(skipped).filter(|piece| matches!(piece.role, Role::Noun | Role::WeakVerb | Role::Verb { .. }))?;
    let given = super::relation::is_award(context.word(noun));
    // 安排4980万元支持社会组织: before an object it is a verb.
    let acts = noun.is_verb() && behind.get(skipped + 1).is_some_and(|next| next.is_nominal());
    (given && !acts).then(|| Tie::to(Some(Phrase::new(noun.span))).by(Some(verb.span)))
}
