//! Quantities as they are spoken: 两个亿, 他们俩, 两个多月, 几十号人.

use std::sync::Arc;

use super::{amount_of, candidate, unit_at};
use crate::fact::{Bound, Kind};
use crate::lexicon::Unit;
use crate::numeral::{self, Number, Numeral};
use crate::quantity::{Amount, Candidate, Reader};
use crate::span::Span;

/// 两个亿, 24.57个亿, 三个多亿: 个 counts hundreds of millions.
pub(super) fn hundred_millions(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let rest = reader.after(numeral.end);
    let more = rest.trim_start().strip_prefix(['个', '個'])?;
    let (bound, behind) = match more.strip_prefix(['多', '余', '餘']) {
        Some(behind) => (Bound::MoreThan, behind),
        None => (numeral.bound, more),
    };
    let at = numeral.end + rest.len() - behind.len();
    let end = at + behind.strip_prefix(['亿', '億']).map(|_| '亿'.len_utf8())?;
    let scale = Number::power_of_ten(HUNDRED_MILLION)?;
    let scaled = |value: Number| value.checked_mul(scale).map(Number::trimmed);
    let amount = match amount_of(&numeral) {
        Amount::One(value) => Amount::One(scaled(value)?),
        Amount::Range(low, high) => Amount::Range(scaled(low)?, scaled(high)?),
        other => other,
    };
    let magnitude = Some((at, HUNDRED_MILLION));
    let whole = Numeral { end, bound, magnitude, last_magnitude: magnitude, ..numeral };
    let mut found = Candidate { kind: Kind::Count, ..candidate(Span::new(numeral.start, end), whole, amount) };
    if let Some((behind, unit)) = unit_at(reader, end) {
        found.unit_text = reader.text[end..behind].trim().to_owned();
        found.span.end = behind;
        found.kind = unit.kind;
        found.unit = Some(unit.clone());
    }
    Some(found)
}

const HUNDRED_MILLION: u32 = 8;

/// 他们俩, 兄弟仨: the numeral holds its measure word, and what follows is no unit (俩合种 is no 合).
pub(super) fn both(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let span = Span::new(numeral.start, numeral.end);
    let written = span.of(reader.text);
    matches!(written, "俩" | "倆" | "仨")
        .then(|| Candidate { kind: Kind::Count, ..candidate(span, numeral, amount_of(&numeral)) })
}

/// 两个多月, 3个多小时: 多 stands inside the unit, which is 个月 all the same.
pub(super) fn more_inside(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let rest = reader.after(numeral.end);
    let behind = ["个多", "个余", "個多", "個餘"].iter().find_map(|more| rest.strip_prefix(more))?;
    let name: String = std::iter::once('个').chain(behind.chars().take(MAX_NAME)).collect();
    let (len, unit) = reader.lexicon.units.starting(&name).filter(|(len, _)| *len > '个'.len_utf8())?;
    let end = numeral.end + rest.len() - behind.len() + len - '个'.len_utf8();
    Some(Candidate {
        unit_text: name[..len].to_owned(),
        unit: Some(unit.clone()),
        kind: unit.kind,
        bound: Bound::MoreThan,
        ..candidate(Span::new(numeral.start, end), numeral, amount_of(&numeral))
    })
}

/// The longest name of a unit that begins with 个 has as many characters behind it.
const MAX_NAME: usize = 6;

/// 几十号人, 两百多号人: 号 counts heads; before anything else it numbers.
pub(super) fn heads(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let rest = reader.after(numeral.end);
    let large = numeral.magnitude.or(numeral.last_magnitude).is_some();
    let end = numeral.end
        + rest
            .strip_prefix(['号', '號'])
            .filter(|behind| behind.starts_with('人') && large)
            .map(|_| '号'.len_utf8())?;
    let (_, person) = reader.lexicon.units.starting("个")?;
    Some(Candidate {
        unit_text: "号".to_owned(),
        unit: Some(Arc::new(Unit { name: "号".to_owned(), ..Unit::clone(person) })),
        kind: Kind::Count,
        ..candidate(Span::new(numeral.start, end), numeral, amount_of(&numeral))
    })
}

/// 十数骑, 十数年: ten and some.
pub(super) fn ten_and_some(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let written = &reader.text[numeral.start..numeral.end];
    // 10几分钟: in figures 几 says what 数 does behind 十.
    let tens = written.len() == 2 && written.ends_with('0');
    let some = if tens { ['几', '幾'] } else { ['数', '數'] };
    let begun = written == "十" || tens;
    let at = numeral.end + reader.after(numeral.end).strip_prefix(some).filter(|_| begun).map(|_| '数'.len_utf8())?;
    let (end, unit) = unit_at(reader, at)?;
    let numeral::Amount::Exactly(low) = numeral.amount else { return None };
    let amount = Amount::Range(low, low.checked_add(Number::from(10))?);
    Some(Candidate {
        unit_text: reader.text[at..end].trim().to_owned(),
        kind: unit.kind,
        unit: Some(unit.clone()),
        ..candidate(Span::new(numeral.start, end), Numeral { end: at, ..numeral }, amount)
    })
}
