//! Shared heads and 分别: a list of quantities over one noun, a list of nouns over as many quantities.

use super::listing::{Pass, RuleExample, SubjectRule};
use std::collections::HashSet;

use super::phrase::{self, Phrase};
use super::pieces::{self, Piece, Role};
use super::{Paragraph, Told, frame, mentions_of};
use crate::lexicon::{self, VerbClass};
use crate::numeral::{self, Number};
use crate::span::Span;

/// The rule that hands nouns and amounts of a list out.
pub(super) const SHARED: &str = "shared noun";

/// The rule that ties the cells of a table.
pub(super) const TABLE_CELL: &str = "table cell";

/// What this pass does, in its order.
pub(super) static SHARING: &[SubjectRule] = &[
    SubjectRule {
        name: SHARED,
        reason: "a list of amounts shares the head of its last noun; behind 分别 a list of nouns takes one amount each",
        example: RuleExample {
            text: "建成2座国家级、5座省级示范性综合书库",
            quantity: "2座",
            subject: "国家级示范性综合书库",
            predicate: "建成",
        },
        counter: "建成2座粮库、5座省级示范性综合书库",
        pass: Pass::Sharing,
    },
    SubjectRule {
        name: TABLE_CELL,
        reason: "in the markup of a table the heading of its column, else of its row, names what a cell holds",
        example: RuleExample {
            text: "<table><tr><td>年份</td><td>比重</td></tr><tr><td>2015</td><td>40.9%</td></tr></table>",
            quantity: "40.9%",
            subject: "比重",
            predicate: "",
        },
        counter: "2015年比重为40.9%",
        pass: Pass::Sharing,
    },
];

/// 2座国家级、5座省级示范性综合书库: the first takes the head of the last.
pub(super) fn heads(
    text: &str,
    pieces: &[Piece],
    conditions: &HashSet<usize>,
    (before, facts): (&[Told], &mut [Told]),
) {
    // The facts of a clause stand in the order of its quantities.
    let places: Vec<usize> = (0..pieces.len()).filter(|at| matches!(pieces[*at].role, Role::Quantity(_))).collect();
    for at in (0..facts.len().saturating_sub(1)).rev() {
        let (now, next) = (&facts[at], &facts[at + 1]);
        if conditions.contains(&now.mention)
            || now.tie.rule != "counted noun"
                && now.tie.rule != "carried"
                && now.tie.rule != "act on the topic"
                && now.tie.rule != "none"
        {
            continue;
        }
        let Some((modifier, listed)) = bare_modifier(text, &pieces[places[at] + 1..places[at + 1]]) else { continue };
        let Some(head) = next.tie.subject.as_ref().and_then(|subject| head_of(text, pieces, subject)) else { continue };
        if listed {
            facts[at].tie.subject = Some(Phrase::with_head(modifier, head));
            facts[at].tie.rule = SHARED;
            if facts[at].tie.predicate.is_none() {
                facts[at].tie.predicate = facts[at + 1].tie.predicate;
            }
            share_verb(before, facts, at);
        }
    }
}

/// 建成1个中心书库，2座国家级、5座省级示范书库: the verb of the last clause holds on.
fn share_verb(before: &[Told], facts: &mut [Told], at: usize) {
    let verbless = facts[at].tie.predicate.is_none() && at == 0;
    let told = before
        .last()
        .filter(|told| verbless && told.sentence == facts[at].sentence && told.clause + 1 == facts[at].clause);
    if let Some(predicate) = told.filter(|told| told.tie.rule == "counted noun").and_then(|told| told.tie.predicate) {
        facts
            .iter_mut()
            .filter(|fact| fact.tie.predicate.is_none())
            .for_each(|fact| fact.tie.predicate = Some(predicate));
    }
}

/// Between two quantities only a modifier and 、 or 和: (省级, true).
fn bare_modifier(text: &str, between: &[Piece]) -> Option<(Span, bool)> {
    let (last, words) = between.split_last()?;
    let listed = matches!(last.role, Role::ListComma | Role::Conjunction);
    let modifiers = !words.is_empty() && words.iter().all(|piece| modifies(text, piece));
    modifiers.then(|| (Span::new(words[0].span.start, words[words.len() - 1].span.end), listed))
}

/// 省级, and 城市 of 12个城市、30个农村养老驿站: it only says which.
fn modifies(text: &str, piece: &Piece) -> bool {
    piece.role == Role::Modifier || lexicon::is_restrictive(piece.span.of(text))
}

/// The last phrase without its own first modifier: 示范性综合书库 of 省级示范性综合书库.
fn head_of(text: &str, pieces: &[Piece], subject: &Phrase) -> Option<Span> {
    let span = *subject.parts.last()?;
    let first = pieces.partition_point(|piece| piece.span.start < span.start);
    pieces.get(first).filter(|piece| piece.span.start == span.start)?;
    let modifier = modifies(text, &pieces[first]) && pieces[first].span.end < span.end;
    modifier.then(|| Span::new(pieces[first].span.end, span.end))
}

/// 林业、渔业比重分别提高0.4、2.6个百分点; 同比分别增长8.7%和3.1% over the last two subjects.
pub(super) fn respectively(paragraph: &Paragraph, pieces: &[Piece], before: &[Told], facts: &mut [Told]) {
    let Some(mark) = pieces.iter().position(|piece| matches!(piece.span.of(paragraph.text), "分别" | "依次"))
    else {
        return;
    };
    let start = pieces[mark].span.start;
    let behind: Vec<usize> =
        (0..facts.len()).filter(|at| paragraph.mentions[facts[*at].mention].span.start > start).collect();
    if behind.len() < 2 {
        return;
    }
    let holders = named_holders(paragraph, &pieces[..mark], behind.len())
        .or_else(|| trade_partners(paragraph, &pieces[..mark], behind.len()))
        .or_else(|| quiet_holders(paragraph, &pieces[..mark], facts, behind.len()))
        .or_else(|| told_holders(paragraph, &pieces[..mark], (before, facts), &behind));
    let Some(holders) = holders else { return };
    for (at, holder) in behind.into_iter().zip(holders) {
        facts[at].tie.subject = Some(holder);
        facts[at].tie.rule = SHARED;
    }
}

/// 对中东、南美等新市场出口分别增长8%和6%: the trade with each of those listed behind 对.
fn trade_partners(paragraph: &Paragraph, pieces: &[Piece], count: usize) -> Option<Vec<Phrase>> {
    let word = |piece: &Piece| piece.span.of(paragraph.text);
    let trade = pieces.last().filter(|last| lexicon::subject_words().trade.ends(word(last)))?;
    let open = pieces.iter().position(|piece| word(piece) == "对")?;
    let rest = &pieces[open + 1..pieces.len() - 1];
    let close = rest.iter().position(|piece| word(piece) == "等").unwrap_or(rest.len());
    let parts = parted(&rest[..close], |role| matches!(role, Role::ListComma | Role::Conjunction))?;
    (parts.len() == count).then(|| parts.into_iter().map(|part| Phrase::with_head(part, trade.span)).collect())
}

/// 城镇居民收入和农村居民收入，分别增长5%和6%: where 分别 opens its clause the one before it may list the nouns.
fn quiet_holders(paragraph: &Paragraph, pieces: &[Piece], facts: &[Told], count: usize) -> Option<Vec<Phrase>> {
    if pieces.iter().any(|piece| piece.is_nominal()) {
        return None;
    }
    let told = facts.first()?;
    let clause = paragraph.sentences[told.sentence].clauses.get(told.clause.checked_sub(1)?)?;
    let quiet = mentions_of(paragraph, clause).is_empty();
    let listed = quiet.then(|| pieces::cut(&frame(paragraph, clause, &[])))?;
    // 汽车、锂电池出口继续保持增长，…: the list stands before the verb of growth.
    let grows = listed
        .iter()
        .position(|piece| piece.is_strong_verb())
        .filter(|at| keeps_growing(paragraph.text, &listed[*at..]));
    let listed = &listed[..grows.unwrap_or(listed.len())];
    // 对东盟国家、沿线国家出口良好，…: an act or a preposition makes more than a list of it.
    let plain = listed.iter().all(|piece| !piece.is_strong_verb() && piece.role != Role::Preposition);
    if plain { named_holders(paragraph, listed, count) } else { None }
}

/// 保持高位增长, 增长: nothing but growth is said.
fn keeps_growing(text: &str, pieces: &[Piece]) -> bool {
    let grows = |piece: &Piece| {
        matches!(piece.role, Role::Verb { class: VerbClass::Up | VerbClass::Down, .. })
            || matches!(piece.span.of(text), "保持" | "继续" | "持续" | "呈" | "高位" | "较快" | "快速" | "双双" | "均")
    };
    pieces.iter().all(|piece| grows(piece) || piece.role == Role::Adverb)
}

/// The nouns listed before 分别, each with the shared head.
fn named_holders(paragraph: &Paragraph, pieces: &[Piece], count: usize) -> Option<Vec<Phrase>> {
    let run = phrase::ending(paragraph.text, pieces, phrase::Sort::Measured)?;
    let first = with_bound_letters(paragraph.text, pieces, run.first);
    let listed = &pieces[first..run.end];
    let parts = parted(listed, |role| matches!(role, Role::ListComma | Role::Conjunction))?;
    if parts.len() == 1 && count == 2 {
        return fused_pair(paragraph, listed);
    }
    // 软件和信息服务业、租赁和商务服务业增加值: where both marks give too many parts, 、 alone parts the list.
    let parts = if parts.len() > count { parted(listed, |role| role == Role::ListComma)? } else { parts };
    (parts.len() == count).then(|| with_shared_head(paragraph, listed, &parts))
}

/// 内、外贸吞吐量, 一、二手房成交量: a letter before 、 that is no word by itself opens the list.
fn with_bound_letters(text: &str, pieces: &[Piece], first: usize) -> usize {
    let Some([letter, comma]) = first.checked_sub(2).and_then(|at| pieces.get(at..first)) else { return first };
    let bound = letter.span.len() == lexicon::HAN && letter.span.end == comma.span.start;
    let next = pieces
        .get(first)
        .is_some_and(|next| comma.span.end == next.span.start && bound_head(text, letter.span, next.span).is_some());
    if comma.role == Role::ListComma && bound && next { first - 2 } else { first }
}

/// 贸 of 内、外贸: where the letter is one of a pair with the first letter of the other, or both are numerals (一、二手房), the
/// rest of the other is the head of both.
fn bound_head(text: &str, letter: Span, other: Span) -> Option<usize> {
    let mut letters = other.of(text).char_indices();
    let ((_, first), (rest, _)) = (letters.next()?, letters.next()?);
    let one = letter.of(text).chars().next()?;
    let mut groups = lexicon::subject_words().paired.iter();
    let paired = groups.any(|group| group.contains(one) && group.contains(first));
    (letter.len() == lexicon::HAN && paired).then_some(other.start + rest)
}

/// The parts of a list between its marks.
fn parted(listed: &[Piece], marks: impl Fn(Role) -> bool) -> Option<Vec<Span>> {
    let mut parts: Vec<Span> = Vec::new();
    let mut from: Option<usize> = None;
    for (at, piece) in listed.iter().enumerate() {
        if marks(piece.role) {
            if let Some(first) = from.take() {
                parts.push(Span::new(listed[first].span.start, listed[at - 1].span.end));
            }
        } else if from.is_none() {
            from = Some(at);
        }
    }
    parts.push(Span::new(listed[from?].span.start, listed[listed.len() - 1].span.end));
    Some(parts)
}

/// The last name carries the measure for all: 规上制造业、新兴产业增加值.
fn with_shared_head(paragraph: &Paragraph, listed: &[Piece], parts: &[Span]) -> Vec<Phrase> {
    let last = *parts.last().expect("a list has a last part");
    if let Some(heads) = ordinal_heads(paragraph, parts) {
        return heads;
    }
    if let Some(heads) = places_counted(paragraph, listed, parts) {
        return heads;
    }
    let ending = lexicon::property_ending(last.of(paragraph.text)).unwrap_or("");
    let head = listed
        .iter()
        .rev()
        .take_while(|piece| piece.span.start > last.start)
        .map(|piece| Span::new(piece.span.start, last.end))
        .find(|span| !ending.is_empty() && span.len() >= ending.len());
    // 水稻、玉米价格: the dictionary may hold the last name and its measure as one word.
    let fused = || {
        let alone = ending.len() > lexicon::HAN && ending.len() + lexicon::HAN < last.len();
        let head = Span::new(last.end - ending.len(), last.end);
        Some(head).filter(|_| alone && listed.last().is_some_and(|piece| piece.span == last))
    };
    let head = head.or_else(fused);
    // 甲、乙平均浓度: an average goes with its measure.
    let averaged = |head: Span| {
        let before = listed.iter().find(|piece| piece.span.end == head.start && piece.span.start > last.start);
        let average = before.filter(|before| {
            let word = before.span.of(paragraph.text);
            word == "平均" || lexicon::average_per(word).is_some()
        });
        average.map_or(head, |average| Span::new(average.span.start, head.end))
    };
    let head = head.map(averaged);
    // 高血压、糖尿病患者管理率: what persons suffer from is no measure, and theirs is that of both.
    let persons = listed.iter().find(|piece| {
        piece.span.start > last.start && piece.span.end < last.end && piece.span.of(paragraph.text) == "患者"
    });
    let head = persons.map(|piece| Span::new(piece.span.start, last.end)).or(head);
    // 投资、消费增速: a rate is said of each, whatever it measures itself; 事故起数、死亡人数 are measures both.
    let rate = lexicon::is_rate(last.of(paragraph.text));
    let complete =
        |part: Span| part == last || !rate && persons.is_none() && lexicon::is_property(part.of(paragraph.text));
    parts
        .iter()
        .map(|part| match parallel_head(paragraph, listed, (*part, parts), last).or(head) {
            Some(head) if !complete(*part) => Phrase::with_head(*part, head),
            _ => Phrase::new(*part),
        })
        .collect()
}

/// 江苏、浙江两省的生产总值, 青溪、柳河两地降雨量: how many places were named is no part of the last, and what stands behind is of each.
fn places_counted(paragraph: &Paragraph, listed: &[Piece], parts: &[Span]) -> Option<Vec<Phrase>> {
    let last = *parts.last()?;
    let counts = |piece: &&Piece| {
        let word = piece.span.of(paragraph.text);
        let unit = word.trim_start_matches(|c: char| "两二三四五六七八九十".contains(c) || c.is_ascii_digit());
        // 江苏、浙江5市的产值 is that of others.
        let all = numeral::parse(&word[..word.len() - unit.len()]) == Ok(Number::from(parts.len() as i64));
        all && (matches!(unit, "地" | "省市" | "省区") || lexicon::subject_words().counting_places.has(unit))
    };
    let count =
        listed.iter().rfind(counts).filter(|piece| piece.span.start > last.start && last.contains(piece.span))?;
    let behind = Span::new(count.span.end, last.end);
    let head = Span::new(behind.end - behind.of(paragraph.text).trim_start_matches('的').len(), behind.end);
    let names = parts.iter().map(|part| Span::new(part.start, part.end.min(count.span.start)));
    let named = |name: Span| if head.is_empty() { Phrase::new(name) } else { Phrase::with_head(name, head) };
    Some(names.map(named).collect())
}

/// 水泥、玻璃绿色产能占比: a name that is built like the first of the last part stands for it alone.
fn parallel_head(paragraph: &Paragraph, listed: &[Piece], (part, parts): (Span, &[Span]), last: Span) -> Option<Span> {
    let first = listed.iter().find(|piece| piece.span.start == last.start)?.span;
    let (one, other) = (part.of(paragraph.text), first.of(paragraph.text));
    if let Some(head) = bound_head(paragraph.text, part, first) {
        return Some(Span::new(head, last.end));
    }
    // 全氮、速效磷和速效钾含量: what two of them open with is no name by itself.
    if parts.iter().any(|name| *name != last && name.of(paragraph.text).starts_with(other)) {
        return None;
    }
    // 城镇和农村居民收入: 农村 may be one word with what follows.
    if first.start + one.len() < last.end
        && lexicon::is_restrictive(one)
        && other.get(..one.len()).is_some_and(lexicon::is_restrictive)
    {
        return Some(Span::new(first.start + one.len(), last.end));
    }
    // One word against one word of the same length: 城镇、农村低保标准, 男、女职工.
    let single = listed.iter().any(|piece| piece.span == part);
    // 锂电池、太阳能电池出口: the part has the head's first word already.
    let head = Span::new(first.end.min(last.end), last.end).of(paragraph.text);
    let had = one.char_indices().skip(1).any(|(at, _)| one.len() - at > lexicon::HAN && head.starts_with(&one[at..]));
    (single && !had && one.len() == other.len() && first.end < last.end).then(|| Span::new(first.end, last.end))
}

/// 第二、第三产业贡献率: an ordinal alone takes all that stands behind the last ordinal.
fn ordinal_heads(paragraph: &Paragraph, parts: &[Span]) -> Option<Vec<Phrase>> {
    let ordinal = |text: &str| -> usize {
        let rest = text.strip_prefix('第').unwrap_or(text);
        let digit = rest.chars().next().filter(|c| "一二三四五六七八九十".contains(*c));
        digit.map_or(0, |digit| text.len() - rest.len() + digit.len_utf8())
    };
    let last = *parts.last()?;
    let len = ordinal(last.of(paragraph.text));
    let bare = parts[..parts.len() - 1].iter().all(|part| ordinal(part.of(paragraph.text)) == part.len());
    if len == 0 || !bare || parts.len() < 2 {
        return None;
    }
    let head = Span::new(last.start + len, last.end);
    Some(
        parts
            .iter()
            .map(|part| if *part == last { Phrase::new(last) } else { Phrase::with_head(*part, head) })
            .collect(),
    )
}

/// 一三产业比重: two ordinals fused before one noun.
fn fused_pair(paragraph: &Paragraph, listed: &[Piece]) -> Option<Vec<Phrase>> {
    let whole = Span::new(listed[0].span.start, listed[listed.len() - 1].span.end);
    let mut chars = whole.of(paragraph.text).char_indices();
    let ((_, first), (second_at, second)) = (chars.next()?, chars.next()?);
    let (rest, _) = chars.next()?;
    if !"一二三".contains(first) || !"一二三".contains(second) {
        return None;
    }
    let head = Span::new(whole.start + rest, whole.end);
    let digit = |at: usize, len: usize| Span::new(whole.start + at, whole.start + at + len);
    Some(vec![
        Phrase::with_head(digit(0, first.len_utf8()), head),
        Phrase::with_head(digit(second_at, second.len_utf8()), head),
    ])
}

/// No noun before 分别: the subjects told last, in their order.
fn told_holders(
    paragraph: &Paragraph,
    own: &[Piece],
    (before, facts): (&[Told], &[Told]),
    behind: &[usize],
) -> Option<Vec<Phrase>> {
    // 两组有效率分别为90%、89%: a measure right before 分别 is that of all.
    // 占总收入的比重分别为50%、33%: shares are of those told before.
    let share = own.iter().any(|piece| piece.span.of(paragraph.text) == "占");
    let measured = own.last().filter(|last| last.role == Role::Noun && !share);
    let measured = measured.map(|last| last.span.of(paragraph.text));
    if measured.is_some_and(|measure| lexicon::is_property(measure) && !lexicon::is_rate(measure)) {
        return None;
    }
    let count = behind.len();
    let sentence = facts[behind[0]].sentence;
    if let Some(holders) = holders_of_last_clause(before, &facts[..behind[0]], (sentence, count)) {
        return Some(holders);
    }
    let mut holders: Vec<Phrase> = Vec::new();
    for told in before.iter().chain(&facts[..behind[0]]).rev().take_while(|told| told.sentence == sentence) {
        let Some(subject) = &told.tie.subject else { continue };
        let new = holders.iter().all(|held| held.text(paragraph.text) != subject.text(paragraph.text));
        if new && told.tie.role == crate::fact::Role::Fact {
            holders.push(subject.carry());
        }
        if holders.len() == count {
            break;
        }
    }
    holders.reverse();
    (holders.len() == count).then_some(holders)
}

/// 城乡居民收入分别达4.7万元、1.6万元，分别增长4%、8%: where the clause before holds as many amounts, they have the same nouns.
fn holders_of_last_clause(before: &[Told], facts: &[Told], (sentence, count): (usize, usize)) -> Option<Vec<Phrase>> {
    let told = || before.iter().chain(facts).rev();
    let clause = told().next()?.clause;
    let near: Vec<&Told> = told().take_while(|told| (told.sentence, told.clause) == (sentence, clause)).collect();
    let fact = |told: &&&Told| told.tie.role == crate::fact::Role::Fact;
    let holders: Vec<Phrase> =
        near.iter().filter(fact).filter_map(|told| told.tie.subject.as_ref()).rev().map(Phrase::carry).collect();
    (near.len() == count && holders.len() == count).then_some(holders)
}
