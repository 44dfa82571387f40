//! Which governor of a sentence reaches a quantity.

use super::times::is_run_of_years;
use super::{Governor, Governors};
use crate::lexicon;
use crate::span::{Span, letter_from};

pub(super) fn nearest(quantity: Span, governors: &[Governor]) -> Option<Governor> {
    let before = governors.partition_point(|one| one.span.end <= quantity.start);
    governors[..before].iter().rfind(|one| quantity.start < one.until).copied()
}

/// 近三年 for the 9% of 近三年年均增长8%；投资达120亿元，年均增长9%: an average is over the years that were counted before.
pub(super) fn averaged_over(quantity: Span, governors: &Governors) -> Option<Governor> {
    let near = letter_from(governors.text, quantity.start.saturating_sub(NEAR).max(governors.sentence.span.start));
    let told = Span::new(near, quantity.start).of(governors.text);
    told.rsplit(['，', '；']).next().filter(|clause| clause.contains("年均"))?;
    let run = |time: &&Governor| is_run_of_years(time.span.of(governors.text));
    let before = governors.times.partition_point(|time| time.span.end <= quantity.start);
    governors.times[..before].iter().rev().take(FEW).find(run).copied()
}

/// So many bytes before an amount 年均 stands.
const NEAR: usize = 60;
/// So many times, places or clauses are looked at beside a quantity.
const FEW: usize = 8;

/// 户数102207户（统计至2012年12月）: a time alone in the bracket behind a quantity is the quantity's.
pub(super) fn behind_in_brackets(quantity: Span, governors: &Governors) -> Option<Governor> {
    let end = letter_from(governors.text, (quantity.end + BRACKET).min(governors.sentence.span.end));
    let rest = &governors.text[quantity.end..end];
    // 46.19\%$（2013年）: a formula may close before it.
    let bracket = rest.trim_start_matches([' ', '$']).strip_prefix(['（', '('])?;
    let close = end - bracket.len() + bracket.find(['）', ')'])?;
    let behind = &governors.times[governors.times.partition_point(|time| time.span.start <= quantity.end)..];
    behind.iter().take(FEW).find(|time| time.span.end == close).copied()
}

/// A time in brackets behind a quantity has so many bytes at most.
const BRACKET: usize = 90;

/// 两名选手将于明年2月返回: 于 or 在 before a time behind the quantity in its clause says when, where nothing before it does.
/// 首批6个码头今天开放: so does a day of one's own without them.
pub(super) fn set_behind(quantity: Span, governors: &Governors) -> Option<Governor> {
    let clause = clause_around(quantity, governors)?;
    let set = |time: &&Governor| {
        let before = &governors.text[quantity.end..time.span.start];
        let told = time.span.of(governors.text).starts_with(['今', '昨']) && !before.contains('的');
        told || before.ends_with(['于', '在', '从'])
    };
    let time = behind(quantity, clause, &governors.times).find(set)?;
    // 来自于去年增发的国债: what is dated before 的 is something else; 在年底前 is a limit. An age or an anniversary is of no such
    // time.
    let behind = Span::new(time.span.end, clause.end).of(governors.text);
    let attributive = behind.contains('的') || behind.starts_with('前');
    (!attributive && !is_age(quantity, governors)).then_some(*time)
}

/// 风机今天在盐城启动发电: a place said behind the quantity in its clause, where nothing before it in the sentence says where.
pub(super) fn place_behind(quantity: Span, governors: &Governors) -> Option<Governor> {
    let clause = clause_around(quantity, governors)?;
    // 三家工厂位于苏州市, 项目落户延安.
    let words = lexicon::governing_words();
    let set = |place: &&Governor| {
        let before = &governors.text[quantity.end..place.span.start];
        before.ends_with('在') || words.settling.ends(before)
    };
    let place = behind(quantity, clause, &governors.places).find(set)?;
    let behind = Span::new(place.span.end, clause.end).of(governors.text);
    // 7架是在青溪州击落的: 是 … 的 says where it was done.
    let said = governors.text[quantity.end..place.span.start].ends_with("是在");
    let done = behind.strip_suffix('的').filter(|_| said).unwrap_or(behind);
    // 建港90周年座谈会在盐城举行: an anniversary lies nowhere.
    (!is_age(quantity, governors) && !done.contains('的')).then_some(*place)
}

fn is_age(quantity: Span, governors: &Governors) -> bool {
    quantity.of(governors.text).ends_with(['年', '岁'])
}

/// The clause of a quantity.
fn clause_around(quantity: Span, governors: &Governors) -> Option<Span> {
    let clauses = &governors.sentence.clauses;
    let begun = clauses.partition_point(|clause| clause.span.start <= quantity.start);
    clauses[..begun].iter().rev().take(FEW).map(|clause| clause.span).find(|clause| clause.contains(quantity))
}

/// The governors behind a quantity in its clause.
fn behind(quantity: Span, clause: Span, governors: &[Governor]) -> impl Iterator<Item = &Governor> {
    let from = governors.partition_point(|one| one.span.start < quantity.end);
    governors[from..].iter().take(FEW).take_while(move |one| clause.contains(one.span))
}
