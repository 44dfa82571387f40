//! Quantities of several units: 50元6角三分, 一年零两个月, 一个半小时.

use super::{ends_phrase, plain, single_digit, unit_at};
use crate::fact::Kind;
use crate::lexicon::Unit;
use crate::numeral::{self, Number, Numeral};
use crate::quantity::{Amount, Candidate, Reader};
use crate::span::Span;

/// 50元6角三分, 3斤5两, 2小时30分, 一年零两个月: a greater unit and smaller ones of the same kind.
pub(super) fn compound(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let first = plain(reader, numeral)?;
    let unit = first.unit.clone()?;
    let Amount::One(mut value) = first.amount else { return None };
    let mut end = first.span.end;
    let mut last = unit.clone();
    let mut months = None;
    loop {
        let gap = if reader.after(end).starts_with('零') { '零'.len_utf8() } else { 0 };
        let Some(next) = numeral::read_at(reader.text, end + gap).filter(|next| next.end <= reader.block.end) else {
            break;
        };
        let numeral::Amount::Exactly(part) = next.amount else { break };
        let Some((behind, smaller)) = smaller_unit(reader, next.end, &last) else { break };
        match part_of(&unit, &smaller, part) {
            Some(share) => value = value.checked_add(share)?,
            // Years and months have no fixed decimal share: told in months.
            None if unit.name == "年" => months = Some(value.checked_mul(Number::from(12))?.checked_add(part)?),
            None => break,
        }
        end = behind;
        last = smaller;
    }
    if end == first.span.end {
        return elliptical(reader, first, value);
    }
    let mut whole = Candidate { span: Span::new(numeral.start, end), amount: Amount::One(value), ..first };
    if let Some(months) = months {
        whole.amount = Amount::One(months);
        whole.unit_text = "个月".to_owned();
        whole.unit = reader.lexicon.units.starting("个月").map(|(_, unit)| unit.clone());
    }
    Some(whole)
}

/// 十五块八 is 15.8 块: one digit behind colloquial money, nothing counted by it.
fn elliptical(reader: &Reader, first: Candidate, value: Number) -> Option<Candidate> {
    if first.kind != Kind::Money || !matches!(first.unit_text.as_str(), "块" | "块钱") {
        return None;
    }
    let next = numeral::read_at(reader.text, first.span.end).filter(|next| next.end <= reader.block.end)?;
    let digit = single_digit(&next)?;
    if !ends_phrase(reader.after(next.end)) {
        return None;
    }
    let tenth = "0.1".parse().ok()?;
    let value = value.checked_add(digit.checked_mul(tenth)?)?;
    Some(Candidate { span: Span::new(first.span.start, next.end), amount: Amount::One(value), ..first })
}

fn smaller_unit(reader: &Reader, at: usize, greater: &Unit) -> Option<(usize, Unit)> {
    let after = reader.after(at);
    // 分 is a cent behind 角 or 元, a minute behind 小时.
    if after.starts_with('分') && !after.starts_with("分之") {
        let (name, denominator) = match greater.kind {
            Kind::Money => ("分", 100),
            Kind::Duration if !after.starts_with("分钟") => ("分", 60),
            _ => return unit_at(reader, at).filter(|(_, unit)| unit.kind == greater.kind && is_smaller(unit, greater)),
        };
        let hour_or_yuan = Number::Fraction { numerator: 1, denominator };
        let factor = match greater.kind {
            Kind::Money => hour_or_yuan,
            _ => Number::from(60),
        };
        let unit = Unit { name: name.to_owned(), factor: Some(factor), counts: false, ..greater.clone() };
        return Some((at + '分'.len_utf8(), unit));
    }
    let (end, unit) = unit_at(reader, at)?;
    let fits = unit.kind == greater.kind
        && !unit.counts
        && (is_smaller(&unit, greater) || (greater.name == "年" && unit.name == "个月"));
    fits.then_some((end, unit))
}

fn is_smaller(unit: &Unit, greater: &Unit) -> bool {
    match (unit.factor, greater.factor) {
        (Some(small), Some(great)) => small < great,
        _ => false,
    }
}

/// The smaller part told in the greater unit, where that is an exact decimal.
fn part_of(unit: &Unit, smaller: &Unit, part: Number) -> Option<Number> {
    if unit.name == "年" {
        return None;
    }
    part.checked_mul(smaller.factor?)?.checked_div(unit.factor?)?.to_decimal()
}

/// 两米半, 一个半小时, 一年半.
pub(super) fn and_a_half(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let first = plain(reader, numeral)?;
    let Amount::One(value) = first.amount else { return None };
    let behind = reader.after(first.span.end).strip_prefix('半')?;
    let end = first.span.end + '半'.len_utf8();
    let half = "0.5".parse().ok()?;
    let amount = Amount::One(value.checked_add(half)?);
    if first.unit_text == "个" {
        // 一个半小时: the half belongs to the unit behind it.
        let (unit_end, unit) = unit_at(reader, end)?;
        let unit_text = reader.text[end..unit_end].to_owned();
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
    let whole =
        first.unit.as_ref().is_some_and(|unit| !unit.counts) && !behind.starts_with(['数', '年', '天', '日', '个']);
    whole.then(|| Candidate { span: Span::new(numeral.start, end), amount, ..first })
}
