//! Quantities of several units: 50元6角三分, 一年零两个月, 一个半小时.

use std::sync::Arc;

use super::plain::plain_if;
use super::{ends_phrase, unit_at};
use crate::fact::Kind;
use crate::lexicon::{self, Unit};
use crate::numeral::{self, Number, Numeral};
use crate::quantity::{Amount, Candidate, Reader};
use crate::span::Span;

/// 50元6角三分, 3斤5两, 2小时30分, 一年零两个月: a greater unit and smaller ones of the same kind.
///
/// The whole is told in its largest unit where that is an exact decimal (2.5 小时), else in its smallest (97 分钟).
pub(super) fn compound(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let first = plain_if(reader, numeral, |first| first.unit.is_some() && goes_on(reader, first.span.end))?;
    let unit = first.unit.clone()?;
    let Amount::One(value) = first.amount else { return None };
    let mut parts = vec![Part { value, unit, written: first.unit_text.clone() }];
    let (mut end, mut bound) = (first.span.end, first.bound);
    while let Some((next, behind, part)) = next_part(reader, end, &parts) {
        (end, bound) = (behind, next.bound);
        parts.push(part);
    }
    if parts.len() == 1 {
        return elliptical(reader, first, value);
    }
    let whole = |(amount, told): (Number, usize)| Candidate {
        span: Span::new(first.span.start, end),
        amount: Amount::One(amount),
        unit_text: parts[told].written.clone(),
        unit: Some(parts[told].unit.clone()),
        bound,
        ..first.clone()
    };
    let smallest = in_smallest(&parts);
    // 1分05秒54, 3分27秒46: the hundredths stand behind the last unit, in which the whole is told.
    let seconds = smallest.filter(|_| parts[parts.len() - 1].written == "秒");
    let timed = seconds.and_then(|told| elliptical(reader, whole(told), told.0));
    timed.or_else(|| in_largest(&parts).or(smallest).map(whole))
}

/// Whether a number may stand behind the unit, or behind 零 and 又.
fn goes_on(reader: &Reader, end: usize) -> bool {
    let behind = reader.after(end).trim_start_matches(['零', '又']);
    behind.len() < reader.after(end).len() || behind.starts_with(numeral::starts)
}

/// One unit of a compound.
struct Part {
    value: Number,
    unit: Arc<Unit>,
    written: String,
}

fn next_part(reader: &Reader, end: usize, parts: &[Part]) -> Option<(Numeral, usize, Part)> {
    let greater = &parts[parts.len() - 1].unit;
    let gap = ["零", "又"].iter().find(|gap| reader.after(end).starts_with(**gap)).map_or(0, |gap| gap.len());
    let next = numeral::read_at(reader.text, end + gap).filter(|next| next.end <= reader.block.end)?;
    let numeral::Amount::Exactly(value) = next.amount else { return None };
    let (behind, unit) = smaller_unit(reader, next.end, greater)?;
    let written = reader.text[next.end..behind].trim().to_owned();
    Some((next, behind, Part { value, unit, written }))
}

/// The sum in the first unit, if that is an exact decimal: 50元6角三分 is 50.63 元.
fn in_largest(parts: &[Part]) -> Option<(Number, usize)> {
    if parts[0].unit.name == "年" {
        return None;
    }
    Some((sum(parts, parts[0].unit.factor?)?.to_decimal()?, 0))
}

/// The sum in the last unit: 1小时37分钟 is 97 分钟, 一年零两个月 is 14 个月.
fn in_smallest(parts: &[Part]) -> Option<(Number, usize)> {
    let last = parts.len() - 1;
    if let [years, months] = parts
        && years.unit.name == "年"
    {
        return Some((years.value.checked_mul(Number::from(12))?.checked_add(months.value)?, last));
    }
    Some((sum(parts, parts[last].unit.factor?)?.to_decimal()?, last))
}

/// The sum of the parts, measured in a unit of this size.
fn sum(parts: &[Part], size: Number) -> Option<Number> {
    parts.iter().try_fold(Number::from(0), |sum, part| {
        sum.checked_add(part.value.checked_mul(part.unit.factor?)?.checked_div(size)?)
    })
}

/// 十五块八 is 15.8 块, 1米75 is 1.75 米, 11秒32 is 11.32 秒, 三尺二 is 3.2 尺: digits behind the unit are its decimals where nothing is
/// counted by them.
fn elliptical(reader: &Reader, first: Candidate, value: Number) -> Option<Candidate> {
    let words = lexicon::quantity_words();
    // 800米7, with a bracket lost, is no 800.7.
    let colloquial = value.is_whole() && value < Number::from(1000);
    if !words.decimal_units.has(&first.unit_text) || !colloquial {
        return None;
    }
    let rest = reader.after(first.span.end);
    let digits: Vec<u32> = rest.chars().map_while(digit).collect();
    let end = first.span.end + rest.chars().take(digits.len()).map(char::len_utf8).sum::<usize>();
    let behind = reader.after(end);
    let closed = ends_phrase(behind) || words.behind_decimals.starts(behind);
    let longest = if matches!(first.unit_text.as_str(), "米" | "公尺" | "丈" | "秒") { 2 } else { 1 };
    if digits.is_empty() || digits.len() > longest || !closed {
        return None;
    }
    let decimals: String = digits.iter().map(u32::to_string).collect();
    let value = value.checked_add(format!("0.{decimals}").parse().ok()?)?;
    Some(Candidate { span: Span::new(first.span.start, end), amount: Amount::One(value), ..first })
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| "零一二三四五六七八九".chars().position(|digit| digit == c).map(|digit| digit as u32))
}

fn smaller_unit(reader: &Reader, at: usize, greater: &Unit) -> Option<(usize, Arc<Unit>)> {
    let after = reader.after(at);
    // 分 is a cent behind 角 or 元, a minute behind 小时, a weight behind 钱.
    if after.starts_with('分') && !after.starts_with("分之") {
        let denominator = match greater.kind {
            Kind::Money => 100,
            // 六钱七分: a tenth of a 钱, half a gram.
            Kind::Mass if matches!(greater.name.as_str(), "两" | "钱") => 2000,
            _ => {
                let (end, unit) = unit_at(reader, at)?;
                return (unit.kind == greater.kind && is_smaller(unit, greater)).then(|| (end, unit.clone()));
            }
        };
        let factor = Number::Fraction { numerator: 1, denominator };
        let unit = Unit { name: "分".to_owned(), factor: Some(factor), ..greater.clone() };
        // 一分钱一分货: the same again is no smaller part.
        return is_smaller(&unit, greater).then_some((at + '分'.len_utf8(), Arc::new(unit)));
    }
    let (end, unit) = unit_at(reader, at)?;
    let fits = unit.kind == greater.kind
        && !unit.counts
        && (is_smaller(unit, greater) || (greater.name == "年" && unit.name == "个月"));
    fits.then(|| (end, unit.clone()))
}

fn is_smaller(unit: &Unit, greater: &Unit) -> bool {
    match (unit.factor, greater.factor) {
        (Some(small), Some(great)) => small < great,
        _ => false,
    }
}

/// 两米半, 一个半小时, 一年半.
pub(super) fn and_a_half(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let first = plain_if(reader, numeral, |first| reader.after(first.span.end).starts_with('半'))?;
    let Amount::One(value) = first.amount else { return None };
    let behind = reader.after(first.span.end).strip_prefix('半')?;
    let end = first.span.end + '半'.len_utf8();
    let half = "0.5".parse().ok()?;
    let amount = Amount::One(value.checked_add(half)?);
    if first.unit_text == "个" {
        // 一个半小时: the half belongs to the unit behind it. 一个半月 is 1.5 个月.
        let (unit_end, unit_text, unit) = match behind.strip_prefix('月') {
            Some(_) => (end + '月'.len_utf8(), "个月".to_owned(), reader.lexicon.units.starting("个月")?.1.clone()),
            None => unit_at(reader, end).map(|(at, unit)| (at, reader.text[end..at].to_owned(), unit.clone()))?,
        };
        let kind = unit.kind;
        return Some(Candidate {
            span: Span::new(numeral.start, unit_end),
            amount,
            kind,
            unit_text,
            unit: Some(unit),
            ..first
        });
    }
    let whole = first.unit.as_ref().is_some_and(|unit| !unit.counts)
        && !behind.starts_with(['数', '年', '天', '日', '个', '夜']);
    whole.then(|| Candidate { span: Span::new(numeral.start, end), amount, ..first })
}
