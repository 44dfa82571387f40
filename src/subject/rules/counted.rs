//! Things counted by a measure word that stands before them.

use super::acting_verb::{
    shared_verb, verb_after, verb_before, verb_before_origin, verb_behind_list, verb_of_consequence,
    verb_of_last_clause,
};
use super::acts_counted;
use super::benefactive::{acted_towards, towards_whom};
use super::counted_end::{own_noun, who_has_it};
use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::numeral::Number;
use crate::quantity::Amount;
use crate::segmenter::{self, Tag};
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

/// 两次下调基准利率, 先后9次回购债券.
pub(super) fn times(context: &Context) -> Option<Tie> {
    if context.mention().unit != "次" {
        return None;
    }
    let verb = context.right.first().filter(|piece| piece.is_verb())?;
    let (first, end) = phrase::starting(context.text, &context.right[1..])?;
    Some(Tie::to(Some(phrase::of(&context.right[1..], (first, end)))).by(Some(verb.span)))
}

/// 新建4座污水处理厂, 7座乡镇文化站均达到一级标准, 3200多万车主受益.
pub(super) fn noun_behind(context: &Context) -> Option<Tie> {
    // 以3比1战胜对手: a score counts nothing.
    if !(context.mention().counts || is_graded(context)) || context.mention().kind == Kind::Ratio {
        return None;
    }
    if context.right.is_empty() {
        return noun_behind_next(context);
    }
    if names_before(context) || is_leftover(context) {
        return None;
    }
    if let Some(tie) = in_periods(context).or_else(|| told_of_persons(context)).or_else(|| undergone(context)) {
        return Some(tie);
    }
    if let Some(tie) = acts_counted::undertaking(context).or_else(|| acts_counted::credited(context)) {
        return Some(tie);
    }
    let (first, end) = happening(context)
        .or_else(|| purposeful(context))
        .or_else(|| made_by_persons(context))
        .or_else(|| such_as(context))
        .or_else(|| phrase::starting(context.text, context.right))
        .or_else(|| told_which(context))
        .or_else(|| event(context))?;
    let end = with_act(context, own_noun(context, first, end));
    if let Some(tie) = fares(context, (first, end)) {
        return Some(tie);
    }
    if let Some(tie) = acted_towards(context, (first, end)).or_else(|| towards_whom(context, (first, end))) {
        return Some(tie);
    }
    let phrase = phrase::of(context.right, (first, end));
    // 停靠960艘次的需求: behind 的 stands what has this amount, not what is counted.
    if context.right[0].role == Role::De {
        return None;
    }
    // 主变3台总容量94500千伏安: what follows is the name of the next measure.
    let next_is_quantity =
        context.pieces.get(context.at + 1 + end).is_some_and(|piece| matches!(piece.role, Role::Quantity(_)));
    if next_is_quantity && lexicon::is_property(phrase.span().of(context.text)) {
        // 3家企业产值5亿元: but who has that measure is counted.
        let holder = who_has_it(context, first, end)?;
        return Some(Tie::to(Some(phrase::of(context.right, (first, holder)))));
    }
    // 站坪3个机位以及辅助设施4860平方米: behind 以及 the noun belongs to the next quantity.
    let joint =
        context.right[first..end].iter().rposition(|piece| matches!(piece.role, Role::ListComma | Role::Conjunction));
    let (end, phrase) = match joint.filter(|at| next_is_quantity && *at > 0) {
        Some(at) => (first + at, phrase::of(context.right, (first, first + at))),
        None => (end, phrase),
    };
    let predicate = verb_before(context)
        .or_else(|| shared_verb(context))
        .or_else(|| verb_behind_noun(context, end))
        .or_else(|| verb_behind_list(context, end))
        .or_else(|| verb_of_last_clause(context))
        .or_else(|| verb_before_origin(context));
    // 今年是3座水库加固的收官之年: 是 ties the time, not what is counted inside.
    let inside = context.right.get(end).is_some_and(|next| matches!(next.role, Role::De | Role::WeakVerb));
    let predicate = predicate.filter(|verb| !(inside && verb.of(context.text) == "是"));
    Some(Tie::to(Some(phrase)).by(predicate))
}

/// 80家盈利，其余20家亏损: what is left of a set has its noun before, and a verb tells how it fares.
fn is_leftover(context: &Context) -> bool {
    let left = context.left.last().is_some_and(|last| lexicon::subject_words().leftover.has(context.word(last)));
    // 亏损 and the like are nouns as well.
    let fares =
        |piece: &Piece| piece.is_verb() || segmenter::dictionary_tag(context.word(piece)) == Some(Tag::VerbNoun);
    let told = context.right.first().is_some_and(fares);
    left && told && context.right.get(1).is_none_or(|next| !next.is_nominal() && next.role != Role::De)
}

/// The verb behind what is counted; behind 的 it is said of what they have (8个县的种植面积均有增加), unless it is done to them
/// (对6家企业的生产情况进行检查).
fn verb_behind_noun(context: &Context, end: usize) -> Option<Span> {
    // 255个行政村中有25个贫困村: the verb behind 中 is that of the part.
    if context.right.get(end).is_some_and(|next| context.word(next) == "中") {
        return None;
    }
    if context.right.get(end).is_none_or(|next| next.role != Role::De) {
        return verb_of_consequence(context, end).or_else(|| verb_after(context.text, context.right, end));
    }
    context.left.last().filter(|last| matches!(context.word(last), "对" | "对于"))?;
    let formal = |piece: &Piece| matches!(context.word(piece), "进行" | "开展" | "实施" | "予以" | "加以");
    let at = end + context.right[end..].iter().position(formal)?;
    verb_after(context.text, context.right, at)
}

/// 90例患者行手法治疗，60例行保守治疗: what so many cases underwent is told of those counted before.
fn undergone(context: &Context) -> Option<Tie> {
    let act = context.right.first().filter(|next| context.word(next) == "行" && context.mention().unit == "例")?;
    let bare = context.left.iter().all(|piece| matches!(piece.role, Role::Adverb | Role::ListComma));
    let subject = super::carry::counted_in_sentence(context).filter(|_| bare)?;
    Some(Tie::to(Some(subject)).by(Some(act.span)))
}

/// 3人头部受伤, 4人得分上双: what persons have is told of them, who name themselves.
fn told_of_persons(context: &Context) -> Option<Tie> {
    let unit = context.mention().unit_span.filter(|_| context.mention().unit == "人")?;
    let belongs = context.right.first().is_some_and(|next| lexicon::belongs_to_person(context.word(next)));
    let bare = belongs && phrase::ending(context.text, context.left, context.sort()).is_none();
    let verb = verb_after(context.text, context.right, 1);
    bare.then(|| Tie::to(Some(Phrase::new(unit))).by(verb))
}

/// 吸引游客3.2亿人次观光, 药材60个品种: what is counted stands before, and what follows is its purpose or only says kinds.
fn names_before(context: &Context) -> bool {
    let next = context.word(&context.right[0]);
    if lexicon::is_plan(next) && is_planned_amount(context) {
        return true;
    }
    let Some(noun) = context.left.last().filter(|last| last.role == Role::Noun) else { return false };
    // 患者639例行手术治疗: what befell them follows.
    if matches!(next, "行" | "均" | "经") && lexicon::is_person(context.word(noun)) {
        return true;
    }
    let visits = context.mention().unit == "人次" && lexicon::is_person(context.word(noun));
    visits && !lexicon::is_person(next) || lexicon::is_kind(next) && context.right.len() == 1
}

/// 沙化面积连续4个监测期减少: what is so for so many periods in a row stands before 连续.
fn in_periods(context: &Context) -> Option<Tie> {
    let (_, holder) = context.left.split_last().filter(|(last, _)| context.word(last) == "连续")?;
    let period = context.right.first()?;
    let periods = lexicon::subject_words().periods.ends(context.word(period));
    let subject = phrase::holder(context.text, holder).filter(|_| periods)?.phrase(holder);
    Some(Tie::to(Some(subject)).by(verb_after(context.text, context.right, 1)))
}

/// 改造危房3000户任务, 扩招100万人目标: the amount is what the task is, of what stands before; 部署12项任务 counts tasks.
fn is_planned_amount(context: &Context) -> bool {
    let counts_tasks =
        matches!(context.mention().unit.as_str(), "项" | "个" | "大" | "类" | "条" | "件" | "点" | "批" | "处");
    let told =
        context.left.last().is_some_and(|last| last.role == Role::Noun || last.is_verb() && context.left.len() > 1);
    !counts_tasks && told && context.right.get(1).is_none_or(|next| !next.is_nominal())
}

/// 两起驻日美军侵犯女性案件: of what happened the word for it closes the phrase, whatever verbs stand before.
fn happening(context: &Context) -> Option<(usize, usize)> {
    if !matches!(context.mention().unit.as_str(), "起" | "宗" | "件") {
        return None;
    }
    let inside = |piece: &&Piece| !matches!(piece.role, Role::Stop | Role::ListComma | Role::De | Role::Quantity(_));
    let reach = context.right.iter().take_while(inside).count();
    let last = context.right[..reach].iter().rposition(|piece| lexicon::is_happening(context.word(piece)))?;
    (last > 0).then_some((0, last + 1))
}

/// 12项扶持措施, 50场投资促进活动: before the bare word for a measure or an event verbs only say which. Of persons and bodies
/// they are told: 20家参与项目.
fn purposeful(context: &Context) -> Option<(usize, usize)> {
    let unit = context.mention().unit.as_str();
    // 八省市推进项目: places act as well.
    if lexicon::subject_words().acting.contains(unit)
        || unit.ends_with(['国', '省', '市', '县', '区', '镇', '乡', '村', '地', '方'])
    {
        return None;
    }
    let verbs =
        context.right.iter().take_while(|piece| piece.is_verb() && !context.word(piece).ends_with('了')).count();
    let noun = context.right.get(verbs).filter(|next| verbs > 0 && lexicon::is_undertaking(context.word(next)))?;
    let ends = context.right.get(verbs + 1).is_none_or(|next| !next.is_nominal());
    (ends && noun.role == Role::Noun).then_some((0, verbs + 1))
}

/// 实施了1959处灌区现代化改造: what is carried out is an act, which closes the phrase.
fn with_act(context: &Context, end: usize) -> usize {
    if is_judged(context, end) {
        return end + 1;
    }
    let carried_out = context.left.last().filter(|last| last.is_strong_verb()).is_some_and(|last| {
        // 发动38次集群打击: what is done so often is an act.
        lexicon::carries_out(context.word(last).trim_end_matches('了')) || counts_acts(context)
    });
    let act = context.right.get(end).filter(|_| end + 1 == context.right.len());
    let noun_too =
        act.is_some_and(|act| matches!(act.role, Role::Verb { class: VerbClass::Mixed, .. } | Role::WeakVerb));
    let closes = context.at + 1 + context.right.len() == context.pieces.len();
    if carried_out && noun_too && closes { end + 1 } else { end }
}

/// 三次核酸检测均为阴性, 两次血糖检查显示异常: what is said of an act that was done so often.
fn is_judged(context: &Context, end: usize) -> bool {
    let [act, next, ..] = &context.right[end..] else { return false };
    let noun_too = matches!(act.role, Role::WeakVerb | Role::Verb { class: VerbClass::Mixed, .. });
    let judges = matches!(context.word(next), "都" | "均" | "皆" | "为" | "是" | "均为" | "都是" | "显示" | "发现");
    counts_acts(context) && end > 0 && noun_too && judges
}

/// Whether the measure word counts how often something was done.
fn counts_acts(context: &Context) -> bool {
    matches!(context.mention().unit.as_str(), "次" | "轮" | "波")
}

/// 46个重点项目进展顺利: how what is counted fares is said of it.
fn fares(context: &Context, (first, end): (usize, usize)) -> Option<Tie> {
    let act = context.right.get(end - 1).filter(|_| end > first + 1)?;
    let how = context.right.get(end).map_or("", |next| context.word(next));
    let words = lexicon::subject_words();
    let (fares, well) = (words.faring.has(context.word(act)), words.faring_well.has(how));
    // 45个水利项目建设进展顺利: what is done to them fares well, and they are counted.
    let done = |piece: &Piece| matches!(piece.role, Role::Verb { class: VerbClass::Mixed, .. });
    let last = end - 2;
    let named = if last > first && done(&context.right[last]) { last } else { last + 1 };
    (fares && well).then(|| Tie::to(Some(phrase::of(context.right, (first, named)))).by(Some(act.span)))
}

/// 能登地区7.6级地震: what has a grade stands behind it.
fn is_graded(context: &Context) -> bool {
    let noun = context.right.first().map_or("", |next| context.word(next));
    context.mention().unit == "级" && lexicon::has_grade(noun)
}

/// 2名在码头落水的船员, 4座已经废弃的烟囱: a clause that an adverb or a preposition opens says before 的 which. 18人在事故中受伤的消息
/// is none of 18, and in 三县正沿着老路的方向走 and 五处都是新的 the clause is told of what was counted.
fn told_which(context: &Context) -> Option<(usize, usize)> {
    let mention = context.mention();
    let things = mention.kind == Kind::Count && !matches!(mention.unit.as_str(), "" | "人" | "次");
    let opener = context.right.first().filter(|_| things)?;
    // 3棵盛开的桃树: so does a verb right before 的.
    let bare = phrase::opens_with_verb(context.right);
    let opens = (bare || matches!(opener.role, Role::Adverb | Role::Preposition))
        && !matches!(context.word(opener), "都" | "均" | "皆" | "也" | "全" | "全部");
    let (first, end) = phrase::relative_head(context.text, context.right, 0).filter(|_| opens)?;
    let (inside, behind) = (&context.right[..first], &context.right[end..]);
    // 有三种提前达到去年的指标: the time before 的 says which mark, and no clause.
    let de = inside.iter().rposition(|piece| piece.role == Role::De)?;
    let clause = inside[..de].last().is_some_and(|last| last.role != Role::Time);
    let governed = context.left.iter().chain(behind).any(|piece| piece.is_verb());
    (clause && governed).then_some((first, end))
}

/// 12家拖欠货款、虚开发票等失信企业: behind 等 stands what is counted, before it what they did.
pub(super) fn such_as(context: &Context) -> Option<(usize, usize)> {
    let others = context.right.iter().position(|piece| context.word(piece) == "等")?;
    let listed = &context.right[..others];
    let acts = listed.first().is_some_and(|first| first.is_verb())
        && listed.iter().filter(|piece| piece.is_verb()).count() > 1
        && listed.iter().any(|piece| piece.role == Role::ListComma)
        && listed.iter().all(|piece| piece.is_verb() || piece.is_nominal() || piece.role == Role::ListComma);
    let behind = &context.right[others + 1..];
    let (first, end) = phrase::starting(context.text, behind).filter(|_| acts)?;
    // 参加唱歌、跳舞等活动: it is those who did it who are counted, or their deeds (29起…等违规行为).
    let head = context.word(&behind[end - 1]);
    let doers = lexicon::is_person(head) || lexicon::is_body(head) || head.ends_with("行为");
    let alone = behind[first..end].iter().all(|piece| piece.role != Role::De);
    (doers && alone).then_some((others + 1 + first, others + 1 + end))
}

/// 300本学生捐赠的图书, 三条武装分子使用的地道: no such measure word counts persons, and what they did says which.
fn made_by_persons(context: &Context) -> Option<(usize, usize)> {
    let named = context.right.iter().take_while(|piece| matches!(piece.role, Role::Noun | Role::Name)).count();
    let act = context.right.get(named).filter(|_| named > 0)?;
    let who = Span::new(context.right[0].span.start, context.right[named - 1].span.end).of(context.text);
    let persons = lexicon::is_person(who) && act.is_verb();
    let words = lexicon::subject_words();
    let unit = &context.mention().unit;
    let things = words.counting_things.has(unit) || words.counting_no_persons.has(unit);
    phrase::relative_head(context.text, context.right, 0).filter(|_| persons && things)
}

/// 发动了15次空袭, 开展两次演练: behind the verb that governs the count a bare verb names what is counted.
fn event(context: &Context) -> Option<(usize, usize)> {
    let [event] = context.right else { return None };
    // 击退乌军数十次进攻: what was done so often may stand behind who did it.
    let often = counts_acts(context)
        && context.left.last().is_some_and(|last| last.is_nominal())
        && context.left.iter().any(|piece| piece.is_strong_verb());
    let governed = often || context.left.last().is_some_and(|last| last.is_strong_verb());
    let noun_too = matches!(event.role, Role::WeakVerb | Role::Verb { class: VerbClass::Mixed | VerbClass::Names, .. });
    (governed && noun_too && event.span.len() >= lexicon::TWO_HAN && context.at + 2 == context.pieces.len())
        .then_some((0, 1))
}

/// 不含326条847公里屯道: two amounts in a row before one noun.
fn noun_behind_next(context: &Context) -> Option<Tie> {
    // 12目30科70种鸟类: so do three.
    let quantity = |piece: &&Piece| matches!(piece.role, Role::Quantity(_));
    let counts = context.pieces[context.at + 1..].iter().take_while(quantity).count();
    let behind = context.pieces.get(context.at + 1 + counts..)?;
    if counts == 0 || behind.first()?.role == Role::ListComma {
        return None;
    }
    if context.left.last().is_some_and(|last| last.is_nominal()) {
        return None;
    }
    let (first, end) = phrase::starting(context.text, behind).filter(|(first, _)| *first == 0)?;
    // 219户846名群众被转移: the verb behind their noun is that of both.
    let verb = verb_before(context).or_else(|| shared_verb(context)).or_else(|| verb_after(context.text, behind, end));
    Some(Tie::to(Some(phrase::of(behind, (first, end)))).by(verb))
}

/// 青溪、柳河、东陵三县联合办学: a count of places behind their names is said of those named.
pub(super) fn apposition(context: &Context) -> Option<Tie> {
    let unit = context.mention().unit.as_str();
    let names = |piece: &&Piece| matches!(piece.role, Role::Region | Role::Name | Role::ListComma | Role::Conjunction);
    let listed = context.left.iter().rev().take_while(names).count();
    let list = &context.left[context.left.len() - listed..];
    let parted = list.iter().any(|piece| piece.role == Role::ListComma);
    let [first, .., last] = list else { return None };
    let named = |piece: &Piece| matches!(piece.role, Role::Region | Role::Name);
    let alone = context.right.first().is_none_or(|next| !next.is_nominal() && next.role != Role::De);
    // 云南、贵州两省油菜产量: no such measure word counts what the places have.
    let places = lexicon::subject_words().counting_places.has(unit);
    // 江西、湖南3县农田: as many as are named, or their number is that of others.
    let names = list.iter().filter(|piece| matches!(piece.role, Role::ListComma | Role::Conjunction)).count() + 1;
    let all = context.mention().amount == Amount::One(Number::from(names as i64));
    let places = places && (alone || all);
    let fits = parted && named(first) && named(last) && (places || alone && matches!(unit, "地" | "方" | "人"));
    let subject = Phrase::new(Span::new(first.span.start, last.span.end));
    // 连接湖北、湖南两省的公路: what follows the noun behind them is said of that noun.
    let governing = || context.left[..context.left.len() - listed].last().filter(|before| before.is_verb());
    let verb = if alone { verb_after(context.text, context.right, 0) } else { governing().map(|before| before.span) };
    fits.then(|| Tie::to(Some(subject)).by(verb))
}

/// 造成48人死亡、300人受伤.
pub(super) fn fate(context: &Context) -> Option<Tie> {
    // 2人当场死亡: how it befell may stand between.
    let manner = context.right.iter().take_while(|piece| piece.role == Role::Adverb).count();
    let right = &context.right[manner..];
    let fate = right.first().filter(|piece| lexicon::is_fate(context.word(piece)))?;
    // 4名被困的村民: before 的 it only says which.
    // 3名被困人员: nor before a word for persons.
    let restricts = right.get(1).is_some_and(|next| {
        next.role == Role::De
            || next.role == Role::Noun
                && (lexicon::is_person(context.word(next)) || lexicon::is_generic(context.word(next)))
    });
    let persons = matches!(context.mention().unit.as_str(), "人" | "名" | "例") && !restricts;
    persons.then(|| Tie::to(Some(phrase::of(right, (0, 1)))).by(Some(fate.span)))
}
