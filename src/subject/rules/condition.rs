//! Quantities that only restrict a noun: 6岁以下儿童, 年产800吨以上的茶厂, 220千伏变电站.

use std::collections::HashSet;

use crate::fact::{Bound, Kind, Role as FactRole};
use crate::lexicon;
use crate::quantity::Mention;
use crate::sentence::Clause;
use crate::span::Span;
use crate::subject::phrase::{self, Phrase, Sort};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

/// The conditions of a clause, by mention.
pub(crate) fn find(text: &str, mentions: &[Mention], pieces: &[Piece]) -> HashSet<usize> {
    let mut found = HashSet::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Role::Quantity(index) = piece.role else { continue };
        let mention = &mentions[index];
        let next = pieces[at + 1..].iter().position(|piece| matches!(piece.role, Role::Quantity(_)));
        let right = &pieces[at + 1..];
        let until = next.map_or(right, |next| &right[..next]);
        if restricts(text, mention, &pieces[..at], until, told(mentions, right, until, text))
            || is_headless(mentions, mention, right)
            || is_class(text, mentions, mention, &pieces[..at], right)
        {
            found.insert(index);
        }
    }
    for at in (0..pieces.len()).rev() {
        if let Some(index) = listed_class(mentions, pieces, at, &found) {
            found.insert(index);
        }
    }
    found
}

/// 投资5亿元以上的6个, 18岁以下8700人: so many are as large or as old; what they are was said before.
fn is_headless(mentions: &[Mention], mention: &Mention, right: &[Piece]) -> bool {
    let (de, count) = match right {
        [de, count, ..] if de.role == Role::De => (true, count),
        [count, ..] => (false, count),
        [] => return false,
    };
    let bounded = matches!(mention.bound, Bound::AtLeast | Bound::AtMost) && mention.outer.end > mention.span.end;
    let counted =
        matches!(count.role, Role::Quantity(other) if mentions[other].counts && mentions[other].bound == Bound::Exact);
    let measured = de || matches!(mention.kind, Kind::Age | Kind::Money) && count.span.start == mention.outer.end;
    bounded && !mention.counts && measured && counted
}

/// 2兆瓦、3.6兆瓦风机: a size listed before a class of the same unit tells a class too.
fn listed_class(mentions: &[Mention], pieces: &[Piece], at: usize, found: &HashSet<usize>) -> Option<usize> {
    let [now, comma, next] = pieces.get(at..at + 3)? else { return None };
    let (Role::Quantity(index), Role::Quantity(other)) = (now.role, next.role) else { return None };
    let listed = matches!(comma.role, Role::ListComma | Role::Conjunction);
    let classes =
        !mentions[index].counts && mentions[index].unit == mentions[other].unit && mentions[index].kind != Kind::Money;
    (listed && classes && found.contains(&other) && !found.contains(&index)).then_some(index)
}

/// 产值达到600万元以上的，另有奖励: a clause that ends in 的 and has no noun only says when the next one holds.
pub(crate) fn is_threshold(text: &str, clause: &Clause) -> bool {
    let words = clause.span.of(text);
    let ends = words.trim_end().ends_with('的') && matches!(clause.mark, '，' | ',');
    ends && lexicon::subject_words().limits.is_in(words)
}

/// Whether another counted quantity stands right behind the noun.
fn told(mentions: &[Mention], right: &[Piece], until: &[Piece], text: &str) -> bool {
    let whole = phrase::starting(text, until).is_some_and(|(_, end)| end == until.len());
    whole
        && right
            .get(until.len())
            .is_some_and(|piece| matches!(piece.role, Role::Quantity(other) if mentions[other].counts))
}

/// 以上, 以下 between a quantity and a noun: 耕地3000亩以上的村.
fn restricts(text: &str, mention: &Mention, left: &[Piece], right: &[Piece], told_behind: bool) -> bool {
    let bounded = mention.outer.end > mention.span.end && matches!(mention.bound, Bound::AtLeast | Bound::AtMost);
    let relative = crate::subject::is_relative(mention.kind);
    let noun_behind = right.first().is_some_and(|next| {
        matches!(next.role, Role::De | Role::Noun | Role::Modifier | Role::WeakVerb | Role::Scope)
            && phrase::starting(text, right).is_some()
    });
    // 具有10年以上从业经验: what lasted so long is told.
    let lasted = mention.kind == Kind::Duration
        && right.first().is_some_and(|next| lexicon::subject_words().gained.ends(next.span.of(text)));
    let when = right.first().is_some_and(|next| next.span.of(text).starts_with(['时', '那', '起']));
    let aged = mention.kind == Kind::Age && noun_behind && !when;
    // 消除56人以上大班额214个: what is counted stands behind with its own number.
    let governed = left.last().is_some_and(|last| matches!(last.role, Role::Verb { .. }))
        && mention.counts
        && !told_behind
        && right.first().is_some_and(|next| next.role != Role::De);
    // 前1‰学科: the best of a ranking.
    let top = mention.kind == Kind::Percent
        && mention.bound == Bound::AtMost
        && mention.outer.end == mention.span.end
        && noun_behind;
    // 坡度大于25度的耕地: bounded before, restricting behind 的.
    let above = mention.bound_word.is_some()
        && right.first().is_some_and(|next| next.role == Role::De)
        && noun_behind
        && !mention.counts
        // 以不到0.8元的低价胜出, 安排不少于10万元的资金: the verb or 以 governs it, so it is told.
        && (told_behind || !left.last().is_some_and(|last| last.is_strong_verb() || matches!(last.span.of(text), "以" | "按")));
    (bounded && !relative && !lasted && noun_behind && !governed) || above && !relative || aged || top
}

/// Whether a quantity of the kind is the size of a thing.
fn is_size(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Percent
            | Kind::PercentagePoint
            | Kind::Duration
            | Kind::Rank
            | Kind::Ratio
            | Kind::Multiple
            | Kind::Dimensions
            | Kind::Number
    )
}

/// 24小时降水量, 1小时最大雨强: hours right before the name of a measure say over which time it is taken.
fn is_span_of_measure(text: &str, mention: &Mention, left: &[Piece], right: &[Piece]) -> bool {
    if mention.unit != "小时" || mention.bound != Bound::Exact {
        return false;
    }
    let touches = right.first().is_some_and(|next| next.span.start == mention.span.end);
    let opens =
        left.last().is_none_or(|last| matches!(last.role, Role::Scope | Role::Region | Role::Time | Role::Stop));
    let until = right.iter().position(|piece| matches!(piece.role, Role::Quantity(_))).unwrap_or(right.len());
    let measure = || {
        let (first, end) = phrase::starting(text, &right[..until])?;
        Some(first == 0 && lexicon::is_property(phrase::of(right, (first, end)).span().of(text)))
    };
    touches && opens && measure() == Some(true)
}

/// 220千伏变电站, 2台15吨蒸汽炉, 30万吨合成氨项目: a size that tells a class of things.
fn is_class(text: &str, mentions: &[Mention], mention: &Mention, left: &[Piece], right: &[Piece]) -> bool {
    // 7天期逆回购, 十年期国债: a length with 期 tells the class, as a size with 级 does (300兆瓦级燃气轮机).
    let behind = |letter: char| {
        right.first().is_some_and(|next| next.span.of(text).starts_with(letter) && next.span.start == mention.span.end)
    };
    let term = behind('期') && mention.kind == Kind::Duration;
    if term
        || is_span_of_measure(text, mention, left, right)
        || behind('级') && !mention.counts && is_size(mention.kind)
    {
        return true;
    }
    // 年产40万件加工项目, 两个十亿元产业园: size in pieces or in money.
    let yearly = left.last().is_some_and(|last| matches!(last.span.of(text), "年产" | "年" | "年加工" | "年处理"));
    // 长20米、重10吨的装置: one thing is described.
    let dimension =
        |piece: Option<&Piece>| piece.is_some_and(|piece| super::dimension::DIMENSIONS.contains(&piece.span.of(text)));
    let de = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.role == Role::De);
    if dimension(left.last()) && de(right.first()) || dimension(right.first()) && de(right.get(1)) {
        return false;
    }
    if is_price(text, mention, left, right) {
        return true;
    }
    let counted_before =
        left.last().is_some_and(|last| matches!(last.role, Role::Quantity(other) if mentions[other].counts));
    if !yearly && mention.counts || mention.kind == Kind::Money && !counted_before || !is_size(mention.kind) {
        return false;
    }
    let until = right.iter().position(|piece| matches!(piece.role, Role::Quantity(_))).unwrap_or(right.len());
    // 风速在3～5米范围内: so far it reaches.
    if right.first().is_some_and(|next| next.span.of(text).starts_with("范围")) {
        return false;
    }
    let Some((first, end)) = phrase::starting(text, &right[..until]) else { return false };
    let counted = |piece: Option<&Piece>| {
        piece.is_some_and(|piece| matches!(piece.role, Role::Quantity(other) if mentions[other].counts && !mentions[other].unit.is_empty()))
    };
    // 男子1500米自由泳冠军: a length right before its noun and behind no verb names a class.
    let behind_verb =
        left.last().is_none_or(|last| last.is_verb() || matches!(last.role, Role::Adverb | Role::Aspect | Role::Each))
            || lexicon::is_property(left.last().map_or("", |last| last.span.of(text)));
    // 326条847公里屯道: a length right behind a count is told of the same thing.
    if mention.kind == Kind::Length && counted(left.last()) {
        return false;
    }
    if mention.kind == Kind::Length && first == 0 && !behind_verb {
        return true;
    }
    let end = thing_end(text, &right[..end], first);
    let phrase = Span::new(right[first].span.start, right[end - 1].span.end).of(text);
    // 6万吨/年粗铅: a yearly capacity tells which plant.
    let always = mention.kind == Kind::Voltage || mention.per.as_deref() == Some("年");
    // 年产40万件加工项目; but 年产8万台电动机 is what is made.
    if yearly {
        return lexicon::is_project(phrase);
    }
    always
        || lexicon::is_made_thing(phrase)
        || counted(right.get(end))
        || (counted(left.last()) && !lexicon::is_property(phrase))
}

/// 79元的耳机, 这600块的耳机: a price before 的, which no verb governs, tells which thing.
fn is_price(text: &str, mention: &Mention, left: &[Piece], right: &[Piece]) -> bool {
    let [de, ..] = right else { return false };
    let free = left.last().is_none_or(|last| {
        matches!(last.role, Role::Adverb | Role::Preposition | Role::Stop | Role::Conjunction)
            || phrase::is_demonstrative(text, last)
    });
    if mention.kind != Kind::Money || de.role != Role::De || !free || mention.per.is_some() {
        return false;
    }
    let Some((first, end)) = phrase::starting(text, right) else { return false };
    let end = thing_end(text, &right[..end], first);
    let noun = Span::new(right[first].span.start, right[end - 1].span.end).of(text);
    let last = right[end - 1].span.of(text);
    let money = lexicon::is_property(noun) || lexicon::is_fund(noun) || lexicon::is_outcome(last);
    right[end - 1].role == Role::Noun && !money && !lexicon::is_project(noun)
}

/// 3兆瓦风机批量下线: the phrase ends with the thing, what follows is said of it.
fn thing_end(text: &str, pieces: &[Piece], first: usize) -> usize {
    let thing =
        |end: &usize| lexicon::is_made_thing(Span::new(pieces[first].span.start, pieces[end - 1].span.end).of(text));
    // 耳机音质一般: what a thing is measured by is said of it.
    let said = |end: usize| pieces.get(end + 1).is_some_and(|next| next.role == Role::Modifier);
    let goes_on = |end: usize| {
        matches!(pieces[end].role, Role::Noun | Role::De | Role::ListComma | Role::Conjunction) && !said(end)
    };
    let whole = first < pieces.len() && thing(&pieces.len());
    let ended = (first + 1..pieces.len()).filter(thing).find(|end| !goes_on(*end));
    let last = (first + 1..pieces.len()).rev().find(thing);
    if whole { pieces.len() } else { ended.or(last).unwrap_or(pieces.len()) }
}

pub(super) fn answer(context: &Context) -> Option<Tie> {
    if !context.conditions.contains(&context.index) {
        return None;
    }
    let named =
        || context.left.last().filter(|last| last.is_verb() || last.is_nominal()).map(|last| Phrase::new(last.span));
    // 投资5亿元以上的6个、10亿元以上的2个: the same is bounded again.
    let again = || context.last().filter(|told| told.sentence == context.sentence)?.tie.subject.clone();
    let subject = property_before(context).or_else(|| restricted(context)).or_else(named).or_else(again);
    let listed = context.left.last().is_some_and(|last| last.role == Role::ListComma);
    if subject.is_none() && !listed {
        return None;
    }
    let role = if describes_one(context) { FactRole::Fact } else { FactRole::Condition };
    Some(Tie { role, ..Tie::to(subject) })
}

/// 近千公里的黄河堤防, 今年50岁的周老栓: about so much is told of one thing, an age of who is named.
fn describes_one(context: &Context) -> bool {
    let named = context.right.iter().find(|piece| piece.role != Role::De).is_some_and(|next| next.role == Role::Name);
    let mention = context.mention();
    matches!(mention.bound, Bound::About | Bound::Nearly) && mention.kind != Kind::Age
        || mention.kind == Kind::Age && named
}

/// 常住人口500人以上的海岛: the property that is bounded.
fn property_before(context: &Context) -> Option<Phrase> {
    if context.mention().kind == Kind::Age {
        return None;
    }
    // 出水量每小时30吨以上: the denominator may stand between.
    let each = context.left.iter().rev().take_while(|piece| piece.role == Role::Each).count();
    let left = &context.left[..context.left.len() - each];
    let last = left.last().filter(|piece| piece.role == Role::Noun)?;
    lexicon::is_property(context.word(last)).then_some(())?;
    let run = phrase::ending(context.text, left, Sort::Measured)?;
    Some(run.phrase(left))
}

/// 6岁以下儿童床位数: the noun, without the measure that is counted of it.
fn restricted(context: &Context) -> Option<Phrase> {
    // 7天期逆回购: 期 belongs to the length.
    let term = usize::from(context.right.first().is_some_and(|piece| matches!(context.word(piece), "期" | "级")));
    let list = context.right[term..]
        .iter()
        .take_while(|piece| matches!(piece.role, Role::ListComma | Role::Conjunction | Role::Quantity(_)))
        .count();
    let right = &context.right[term + list..];
    let (first, mut end) = phrase::starting(context.text, right)?;
    if context.mention().kind == Kind::Age
        && let Some(person) = right[first..end].iter().position(|piece| lexicon::is_person(context.word(piece)))
    {
        end = first + person + 1;
    }
    end = thing_end(context.text, &right[..end], first);
    if let Some(comma) = right[first..end].iter().position(|piece| matches!(piece.role, Role::ListComma | Role::De)) {
        end = first + comma;
    }
    while end > first + 1
        && lexicon::is_property(context.word(&right[end - 1]))
        && right[first..end - 1].iter().any(|p| p.role == Role::Noun)
    {
        end -= 1;
    }
    Some(phrase::of(right, (first, end)))
}
