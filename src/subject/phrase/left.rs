//! The phrase before a quantity, read from its end to the left.

use super::inside::{
    acts_for, is_object_of_light, is_years, names_average, names_growth, names_matter, names_measure, names_persons,
    names_sort,
};
use super::joined::joins;
use super::loose::{closes_group, is_bound_by_de, is_loose_end, is_ordinal, opens_clause};
use super::trim::{cut_exist_relative, is_demonstrative, trim_head, trim_region};
use super::{Run, Sort};
use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::pieces::{Piece, Role};

/// The longest noun phrase that ends the pieces: 老旧桥梁及涵洞 of 累计修缮老旧桥梁及涵洞.
///
/// It goes left over nouns, modifiers, 的, 、, 和 and verbs that also serve as nouns, and stops at a verb of the
/// table, a preposition or a comma. Behind 的 to the left a whole relative clause belongs to it:
/// 农户按劳力平均的收入水平.
pub(crate) fn ending(text: &str, pieces: &[Piece], sort: Sort) -> Option<Run> {
    let mut run = nominal(text, pieces)?;
    trim_region(text, pieces, &mut run);
    if run.verb.is_none() || acts_on(text, pieces, &run) {
        take_verb_from_head(text, pieces, &mut run, sort);
    }
    cut_exist_relative(text, pieces, &mut run);
    cut_reckoning(text, pieces, &mut run);
    cut_order(text, pieces, &mut run);
    take_joining(text, pieces, &mut run);
    if sort == Sort::Counted {
        cut_whole(text, pieces, &mut run);
    }
    run.first = trim_head(text, pieces, run.first, run.end);
    (run.first < run.end).then_some(run)
}

/// 肿瘤患者中假阴性2例: the whole before 中 is no part of the name of its part.
fn cut_whole(text: &str, pieces: &[Piece], run: &mut Run) {
    let within = |at: &usize| {
        pieces[*at].role == Role::Localiser
            && matches!(pieces[*at].span.of(text), "中" | "之中" | "当中")
            && pieces[*at + 1].role != Role::De
    };
    if let Some(at) = (run.first + 1..run.end.saturating_sub(1)).rfind(within) {
        run.first = at + 1;
    }
}

/// 参加投票的选民共1200人: before persons what they take part in says which.
fn take_joining(text: &str, pieces: &[Piece], run: &mut Run) {
    let joins = |verb: &usize| lexicon::subject_words().joining.has(pieces[*verb].span.of(text));
    if run.verb.filter(joins).is_some() {
        take_relative(text, pieces, run);
    }
}

/// 原告要求被告赔偿医疗费3.2万元: who is to do it and the verb stand before what is measured.
fn cut_order(text: &str, pieces: &[Piece], run: &mut Run) {
    let orders = |at: &usize| lexicon::subject_words().ordering.has(pieces[*at].span.of(text));
    let Some(order) = (run.first.saturating_sub(1)..run.end).find(orders) else { return };
    let acts = |at: &usize| pieces[*at].is_verb() && pieces[*at + 1].role != Role::De;
    let verb = (order + 2..run.end.saturating_sub(1)).find(acts);
    if let Some(verb) = verb.filter(|verb| pieces[order + 1..*verb].iter().all(|piece| piece.is_nominal())) {
        (run.verb, run.first) = (Some(verb), verb + 1);
    }
}

/// 按常住人口计算的人均收入: behind 按 what it is reckoned by is no part of the name.
fn cut_reckoning(text: &str, pieces: &[Piece], run: &mut Run) {
    let opened = run.first.checked_sub(1).is_some_and(|at| matches!(pieces[at].span.of(text), "按" | "按照" | "以"));
    let reckons = |at: &usize| {
        matches!(pieces[*at].span.of(text), "计算" | "测算" | "折算" | "核算")
            && pieces.get(at + 1).is_some_and(|next| next.role == Role::De)
    };
    if let Some(at) = (run.first..run.end).rfind(reckons).filter(|at| opened && at + 2 < run.end) {
        run.first = at + 2;
    }
}

/// The longest noun phrase that ends the pieces, where another verb follows: in 教育投入已达到, 教育 is no verb.
pub(crate) fn holder(text: &str, pieces: &[Piece]) -> Option<Run> {
    if let Some(at) = (0..pieces.len()).find(|at| leaves_out(text, pieces, *at)) {
        return holder(text, &pieces[..at]);
    }
    // 湿地完成修复146万亩: the verb that governs the act is no holder.
    let light = |piece: &Piece| matches!(piece.role, Role::Verb { class: VerbClass::Light, .. });
    if let Some((_, rest)) = pieces.split_last().filter(|(last, rest)| light(last) && !rest.is_empty()) {
        return holder(text, rest);
    }
    // 营业额按可比口径增长8%: 可比口径 may be an adverb, and 按 stands last.
    let last = pieces.iter().rposition(|piece| piece.role != Role::Adverb)?;
    if last > 0 && matches!(pieces[last].span.of(text), "按" | "按照") {
        return holder(text, &pieces[..last]);
    }
    let mut run = nominal(text, pieces)?;
    if let Some(before) = brought_in(text, pieces, &run) {
        return holder(text, before);
    }
    let verbs_only = pieces[run.first..run.end].iter().all(|piece| piece.role == Role::WeakVerb);
    if verbs_only && !lexicon::is_property(run.phrase(pieces).span().of(text)) {
        return None;
    }
    // 剔除价格因素后下跌7.1%: a time is nobody's subject.
    // 在改革的基础上新增5项: nor is the ground of an act.
    let closing = Some(pieces[run.end - 1]).filter(|last| last.role == Role::Localiser);
    let ground = run.end > run.first + 1 && lexicon::is_ground(pieces[run.end - 2].span.of(text));
    // 判决生效之日起十日内: from when it is counted is no holder.
    if pieces[run.end - 1].span.of(text).ends_with("之日起") || pieces[run.end - 1].span.of(text) == "起" {
        return None;
    }
    if closing.is_some_and(|last| ground || matches!(last.span.of(text), "后" | "前" | "之后" | "以后")) {
        return None;
    }
    // 日均新登记2367户: words that only modify name nothing.
    if pieces[run.first..run.end].iter().all(|piece| matches!(piece.role, Role::Modifier | Role::Adverb)) {
        return None;
    }
    take_act(text, pieces, &mut run);
    cut_exist_relative(text, pieces, &mut run);
    cut_reckoning(text, pieces, &mut run);
    trim_region(text, pieces, &mut run);
    take_relative(text, pieces, &mut run);
    cut_statement(text, pieces, &mut run);
    run.first = trim_head(text, pieces, run.first, run.end);
    (run.first < run.end).then_some(run)
}

/// 合同规定租金为3000元, 报告指出失业率为5%: where a measure is told of, who says it is no part of its name.
fn cut_statement(text: &str, pieces: &[Piece], run: &mut Run) {
    let stating = &lexicon::subject_words().stating;
    let behind = |at: usize| Span::new(pieces[at + 1].span.start, pieces[run.end - 1].span.end).of(text);
    let states = |at: &usize| stating.ends(pieces[*at].span.of(text)) && lexicon::is_property(behind(*at));
    let named =
        |at: &usize| (*at > run.first || pieces[*at].span.len() > lexicon::TWO_HAN) && pieces[*at + 1].role != Role::De;
    if let Some(at) = (run.first..run.end.saturating_sub(1)).rfind(states).filter(named) {
        run.first = at + 1;
        run.verb = None;
    }
}

/// 票房收入扣除价格因素增长6.3%: what is left out does not grow. 加计扣除比例提高: what the exclusion is measured by does.
fn leaves_out(text: &str, pieces: &[Piece], at: usize) -> bool {
    let measured = pieces.get(at + 1).is_some_and(|next| {
        let word = next.span.of(text);
        word.ends_with(['率', '额']) || matches!(word, "比例" | "标准" | "范围")
    });
    lexicon::excludes(pieces[at].span.of(text)) && !measured
}

/// What stands before a phrase that a preposition brings in, which holds nothing.
fn brought_in<'p>(text: &str, pieces: &'p [Piece], run: &Run) -> Option<&'p [Piece]> {
    // 我在这家公司干了8年, 销量在12个品牌中位列第二: which of them is no part of the run.
    let which = |piece: &&Piece| matches!(piece.role, Role::Scope | Role::Quantity(_)) || is_demonstrative(text, piece);
    let pointing = pieces[..run.first].iter().rev().take_while(which).count();
    let (opener, before) = pieces[..run.first - pointing].split_last()?;
    let opener = opener.span.of(text);
    if pointing > 0 && opener != "在" {
        return None;
    }
    // 失业率由统计局核定为9.8%: who does it.
    let done_by = !before.is_empty() && matches!(opener, "由" | "被" | "经" | "遭");
    // 销售额按可比口径增长8%, 车队在山区与对手交锋3次: on what ground or where it is done.
    let placed = matches!(opener, "按" | "按照" | "在")
        && before.iter().any(|piece| matches!(piece.role, Role::Noun | Role::Name));
    // 按可比价计算增长7%: how it was reckoned.
    let reckoned = matches!(opener, "按" | "按照" | "以")
        && matches!(pieces[run.end - 1].span.of(text), "计算" | "测算" | "折算" | "计");
    (done_by || placed || reckoned).then_some(before)
}

/// 办理时限从15天压缩到4天: an act right before the bare name of a measure that has a verb of its own.
fn take_act(text: &str, pieces: &[Piece], run: &mut Run) {
    // 央行宣布利率为3%, 统计局公布失业率为5%: who says it is no part of the measure's name.
    let governs = |verb: &usize| {
        let piece = pieces[*verb];
        let act = matches!(piece.role, Role::Verb { class: VerbClass::Act, .. });
        verb + 1 == run.first && act && !lexicon::says(piece.span.of(text))
    };
    let Some(act) = run.verb.filter(governs) else { return };
    let phrase = run.phrase(pieces).span().of(text);
    // 新增企业数量为300家: what is newly added has a measure of its own, and 企业数量 is another. 投资新建基地面积在100亩以上
    // is an act and the measure of what it made.
    let alone = run.end == run.first + 1 || pieces[act].span.of(text) == "新增";
    let own = alone && lexicon::is_property(phrase) && !lexicon::is_fund(phrase);
    let served = if phrase.ends_with('率') { serving_noun(pieces, act) } else { None };
    if let Some(first) = served.or(own.then_some(act)) {
        run.first = first;
        run.verb = None;
    }
}

/// 从事农业的农户占10%: before persons and bodies that have a verb of their own, a verb with its object says which.
fn take_relative(text: &str, pieces: &[Piece], run: &mut Run) {
    let Some(verb) = run.verb.filter(|verb| verb + 1 == run.first && opens_clause(pieces, *verb)) else { return };
    let [object, de, .., head] = &pieces[run.first..run.end] else { return };
    let done = object.role == Role::Noun || object.is_verb() && !object.is_strong_verb();
    let which = done && de.role == Role::De && pieces[verb].is_strong_verb();
    let who = head.span.of(text);
    if which && (lexicon::is_person(who) || lexicon::is_body(who) || matches!(who, "家庭" | "农户" | "住户")) {
        run.first = verb;
        run.verb = None;
    }
}

/// 家庭医生签约服务覆盖率达到75%: behind the noun that opens its clause a verb inside the name of a rate is part of it.
fn serving_noun(pieces: &[Piece], verb: usize) -> Option<usize> {
    let touches = |at: usize| pieces[at].span.end == pieces[at + 1].span.start;
    let named = |at: usize| matches!(pieces[at].role, Role::Noun | Role::Name | Role::Modifier) && touches(at);
    let first = (0..verb).rev().take_while(|at| named(*at)).last()?;
    let opens =
        pieces[..first].iter().all(|piece| matches!(piece.role, Role::Time | Role::Scope | Role::Region | Role::Stop));
    opens.then_some(first)
}

fn nominal(text: &str, pieces: &[Piece]) -> Option<Run> {
    let mut end = pieces.len();
    // 有效期为投标截止之日起90天: from when it is counted is no noun.
    if pieces.last().is_some_and(|last| last.span.of(text).ends_with("之日起")) {
        return None;
    }
    while end > 0 && (is_loose_end(text, pieces[end - 1]) || closes_group(text, &pieces[..end])) {
        end -= 1;
    }
    let mut first = end;
    let mut relative = false;
    while first > 0 {
        let piece = pieces[first - 1];
        let inside = match piece.role {
            _ if names_compared_rate(text, pieces, first - 1, end) => true,
            Role::Noun | Role::Name | Role::Region | Role::Modifier | Role::Quantity(_) | Role::Localiser => true,
            // 业内认为海上风电成本: who says it is not what is told of.
            // 使排放量降低四成: nor is what makes it so.
            Role::WeakVerb => !lexicon::says(piece.span.of(text)) && !matches!(piece.span.of(text), "使" | "令"),
            Role::Verb { class: VerbClass::Mixed | VerbClass::Names, .. } => !acts_for(text, pieces, first - 1, end),
            // 完成转化并且单品种销售收入: another statement begins.
            Role::Conjunction if matches!(piece.span.of(text), "并且" | "而且" | "并" | "且") => false,
            // 与上月持平、交通费用上涨: behind a verb 、 begins another statement.
            Role::ListComma | Role::Conjunction => {
                let before = first.checked_sub(2).map(|at| pieces[at]);
                // 没有收入或者收入不足三千元: the same noun begins another statement.
                let again = |before: Piece| first < end && before.span.of(text) == pieces[first].span.of(text);
                if matches!(piece.span.of(text), "或者" | "或") && before.is_some_and(again) {
                    break;
                }
                // 跃上3亿斤新台阶、亩产提升8斤: behind what was reached another statement begins.
                let listed = before.is_some_and(|before| {
                    (before.is_nominal() || before.is_verb()) && !lexicon::is_milestone(before.span.of(text))
                });
                first < end && listed
            }
            Role::De => {
                relative = first < end;
                relative
            }
            // 海水淡化三年累计产量: a length of years inside a measure's name.
            Role::Time if first < end && is_years(text, pieces[first - 1]) => {
                first > 1 && pieces[first - 2].is_nominal()
            }
            // 全国重点实验室: a scope word inside the phrase; at its head it is trimmed below.
            Role::Scope => true,
            Role::Time | Role::Aspect => false,
            Role::Adverb if names_average(text, pieces, first - 1, end) => first < end,
            Role::Adverb if names_sort(text, pieces, first - 1, end) => true,
            // 按期办结率: an adverb on a verb that is one word with its measure.
            Role::Adverb
                if first + 1 < end && matches!(pieces[first].role, Role::Verb { class: VerbClass::Act, .. }) =>
            {
                pieces[first + 1].span.len() == lexicon::HAN
            }
            Role::Preposition if joins(text, pieces, first - 1, end) => true,
            // 将两地的海运时间缩短: 将, 把 bring in what is acted on.
            Role::Adverb | Role::Preposition if matches!(piece.span.of(text), "将" | "把") => false,
            Role::Adverb | Role::Preposition | Role::Each if relative => true,
            Role::Adverb | Role::Preposition | Role::Each => false,
            // 有意愿返乡创业的人员: 有 opens the relative clause.
            Role::Verb { class: VerbClass::Exist, .. } => false,
            Role::Verb { class: VerbClass::Act, .. } => {
                names_measure(text, pieces, first - 1, end)
                    || names_matter(text, pieces, first - 1, end)
                    || is_object_of_light(pieces, first - 1, end)
                    || names_persons(text, pieces, first - 1, end)
                    || names_work(text, pieces, first - 1, end)
                    || relative && is_bound_by_de(pieces, first - 1)
            }
            Role::Verb { class: VerbClass::Up | VerbClass::Down, to: false } => {
                names_growth(text, pieces, first - 1, end) || relative && is_bound_by_de(pieces, first - 1)
            }
            Role::Verb { .. } => relative && is_bound_by_de(pieces, first - 1),
            Role::Stop => false,
        };
        if !inside {
            break;
        }
        first -= 1;
    }
    first = trim_head(text, pieces, first, end);
    if first >= end || is_ordinal(text, &pieces[first..end]) {
        return None;
    }
    Some(Run { first, end, verb: governing(pieces, first) })
}

/// 净利润同比增长率: what a rate compares with is part of its name.
fn names_compared_rate(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    matches!(pieces[at].span.of(text), "同比" | "环比")
        && at > 0
        && at + 2 == end
        && pieces[at - 1].is_nominal()
        && lexicon::is_rate(pieces[end - 1].span.of(text))
}

/// 江河堤防加固工程: behind its object and before the word for works an act is part of their name.
fn names_work(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let touch = |at: usize| pieces[at].span.end == pieces[at + 1].span.start;
    let works = end == at + 2 && matches!(pieces[at + 1].span.of(text), "工程" | "项目" | "行动" | "任务");
    works
        && lexicon::is_joint_act(pieces[at].span.of(text))
        && at > 0
        && pieces[at - 1].role == Role::Noun
        && touch(at - 1)
        && touch(at)
}

/// The verb right before the phrase, adverbs and aspect words passed over: 建成了 3所.
fn governing(pieces: &[Piece], first: usize) -> Option<usize> {
    let mut at = first;
    while at > 0 {
        at -= 1;
        match pieces[at].role {
            Role::Aspect | Role::Scope | Role::Time | Role::Adverb => {}
            Role::Verb { .. } | Role::WeakVerb => return Some(at),
            _ => return None,
        }
    }
    None
}

/// 公司销售新能源车9.6万辆: a body at the head of its clause acts, and the verb behind it governs.
fn acts_itself(text: &str, pieces: &[Piece], run: &Run) -> bool {
    let opens = opens_clause(pieces, run.first);
    let body = lexicon::is_body(pieces[run.first].span.of(text));
    let verb = pieces[run.first..run.end].get(1).is_some_and(|next| match next.role {
        // 青溪筛选适合旱地的品种: behind a place only what the dictionary holds as a verb alone.
        Role::WeakVerb => body || pieces[run.first].role == Role::Region,
        Role::Verb { class: VerbClass::Mixed, .. } => body,
        _ => false,
    });
    opens && verb && run.end > run.first + 2
}

/// 新开工改造老旧小区5万个: behind an act another that may be a noun governs the noun behind it.
fn acts_on(text: &str, pieces: &[Piece], run: &Run) -> bool {
    let act = run.verb.is_some_and(|verb| {
        verb + 1 == run.first && matches!(pieces[verb].role, Role::Verb { class: VerbClass::Act, .. })
    });
    let mixed = matches!(pieces[run.first].role, Role::Verb { class: VerbClass::Mixed, .. });
    let last = pieces[run.end - 1];
    act && mixed && run.end > run.first + 2 && last.role == Role::Noun && !lexicon::is_generic(last.span.of(text))
}

/// 排查房屋建筑: a verb that may also be a noun governs at the head of its clause.
fn take_verb_from_head(text: &str, pieces: &[Piece], run: &mut Run, sort: Sort) {
    let head = pieces[run.first];
    // 主要生产乙基麦芽酚, 年生产铝箔: a word of manner or period before the verb.
    let manner = head.role == Role::Modifier
        && matches!(head.span.of(text), "主要" | "实际" | "年" | "日" | "月" | "大量" | "新");
    let manner = manner && pieces.get(run.first + 1).is_some_and(|next| next.is_verb()) && run.first + 2 < run.end;
    let verbal = matches!(head.role, Role::WeakVerb | Role::Verb { class: VerbClass::Mixed | VerbClass::Names, .. });
    if manner || !verbal && acts_itself(text, pieces, run) {
        let mut rest = Run { first: run.first + 1, ..*run };
        take_verb_from_head(text, pieces, &mut rest, sort);
        if rest.verb.is_some() {
            *run = rest;
        }
        return;
    }
    let rest = run.first + 1;
    // 累计拨付助学资金: an adverb stands before verbs only.
    let driven = run.first > 0 && pieces[run.first - 1].role == Role::Adverb;
    // 运输及仓储业: a verb that stands in a list with nouns is one.
    if !verbal || rest >= run.end || matches!(pieces[rest].role, Role::De | Role::Conjunction | Role::ListComma) {
        return;
    }
    let phrase = Span::new(pieces[rest].span.start, pieces[run.end - 1].span.end);
    // 营运里程, 绿化覆盖率: a verb before the name of a measure is part of that name.
    let long = run.end - rest > 1;
    let spends = lexicon::spends(head.span.of(text)) && lexicon::is_paid(phrase.of(text));
    let measure = match sort {
        Sort::Measured => lexicon::is_property(phrase.of(text)) && !spends,
        Sort::Counted => phrase.of(text).ends_with(['数', '量']) || matches!(phrase.of(text), "人口" | "兵力"),
    };
    // 宣布规模为108万亿元的方案: it is announced, and no size of an announcement.
    // 治理水土流失面积, 改造老旧小区面积: what is worked on is no part of the measure's name; but 治理面积.
    let worked_on = long
        && sort == Sort::Measured
        && lexicon::is_joint_act(head.span.of(text))
        && phrase.of(text).ends_with("面积");
    let in_name = measure && !worked_on && !lexicon::says(head.span.of(text));
    if in_name && !(driven && long) {
        return;
    }
    // 利用外资项目, 改造工程: before a bare word for a project or a body it says which.
    // 改造医院3家: what is rebuilt, mended or closed at the head of a clause is the body itself.
    let acted = opens_clause(pieces, run.first) && lexicon::is_joint_act(head.span.of(text));
    let acted = acted && sort == Sort::Counted && lexicon::is_body(phrase.of(text));
    if !long && lexicon::is_generic(phrase.of(text)) && !driven && !acted {
        return;
    }
    run.verb = Some(run.first);
    run.first = trim_head(text, pieces, rest, run.end);
}
