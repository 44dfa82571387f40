//! Quantities of several numbers: ratios, products, lists that share a unit.

use super::plain::STROKES;
use super::{amount_of, candidate, ends_phrase, plain, unit_at};
use crate::fact::Kind;
use crate::lexicon::{self, Unit};
use crate::numeral::{self, Number, Numeral, Style};
use crate::quantity::{Amount, Candidate, Reader};
use crate::span::Span;

/// 分别提高0.9、5.9个百分点, 高2.7个、4个百分点: a list of numbers takes the unit of its last.
pub(super) fn shared_unit(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let own = unit_at(reader, numeral.end);
    let own_end = match &own {
        None => numeral.end,
        Some((end, unit)) if unit.name == "个" => *end,
        Some(_) => return None,
    };
    let apart = reader.clause_before(numeral.start).contains("分别");
    let mut end = own.as_ref().map_or(other_end(reader, own_end), |_| own_end);
    for _ in 0..MAX_SHARED {
        let mark = ["、", "和", "及", "与", ","].iter().find(|mark| reader.after(end).starts_with(**mark))?;
        let next = numeral::read_at(reader.text, end + mark.len()).filter(|next| next.end <= reader.block.end)?;
        if next.style != Style::Arabic || numeral.style != Style::Arabic {
            return None;
        }
        let next = Numeral { end: other_end(reader, next.end), ..next };
        match unit_at(reader, next.end) {
            // 1、2019年新题: a list number before a year.
            // 1～3和4～6年级: nor is a class at school.
            Some((at, unit)) if unit.name == "年" && (next.digits == 4 || reader.after(at).starts_with('级')) => {
                return None;
            }
            Some((at, unit)) if shares(unit, own.is_some(), apart) => {
                let written = reader.text[next.end..at].trim();
                let points = unit.kind == Kind::PercentagePoint;
                // 5、10、20mg/L: the denominator is shared as well.
                let (name, per) = written.split_once(STROKES).unzip();
                let name = name.unwrap_or(written);
                return Some(Candidate {
                    unit_text: if points { name.trim_start_matches('个') } else { name }.to_owned(),
                    per: per.map(str::to_owned),
                    kind: unit.kind,
                    unit: Some(unit.clone()),
                    ..candidate(Span::new(numeral.start, own_end), numeral, amount_of(&numeral))
                });
            }
            None => end = next.end,
            Some((at, unit)) if unit.name == "个" => end = at,
            Some(_) => return None,
        }
    }
    None
}

/// Where the range ends whose first number ends at a place, else that place: 0～10和10～20厘米.
fn other_end(reader: &Reader, end: usize) -> usize {
    next_part(reader, end, &["～", "~", "—", "–", "－"]).map_or(end, |other| other.end)
}

/// The counted noun of a list (3、4号楼) is no unit of both; what is measured is shared, and what 分别 tells apart
/// (男女分别为35、40人). A number with its own 个 waits for 百分点.
fn shares(unit: &Unit, has_own: bool, told_apart: bool) -> bool {
    if has_own { unit.kind == Kind::PercentagePoint } else { !unit.counts || told_apart }
}

/// A list of more numbers than this shares no unit.
const MAX_SHARED: usize = 8;

/// 6.2：41.3：52.5, 三比一. A clock time has been taken for a time before.
pub(super) fn ratio(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    // 采购包2：64排CT: a number of a lot is none of a ratio.
    if lexicon::quantity_words().lots.ends(reader.before(numeral.start)) {
        return None;
    }
    let mut parts = vec![numeral];
    while let Some(next) = next_part(reader, parts[parts.len() - 1].end, &["：", ":", "比", "∶"]) {
        parts.push(next);
    }
    if parts.len() < 2 {
        return None;
    }
    let values = parts_of(&parts)?;
    let span = Span::new(numeral.start, parts[parts.len() - 1].end);
    let worded = span.of(reader.text).contains('比');
    // 2：两个耳机: a point of a list and what it tells of; both sides of a ratio are written alike.
    if !worded && parts.iter().any(|part| part.style != numeral.style) {
        return None;
    }
    // 3比5 in running text may compare (比5月): both sides in words of one style, and nothing counted behind.
    let behind = reader.after(span.end);
    let by = reader.before(numeral.start).ends_with('以') || decides(behind);
    if worded && !by && !ends_phrase(behind) && !joins_score(reader, span.end) {
        return None;
    }
    Some(Candidate { kind: Kind::Ratio, ..candidate(span, numeral, Amount::Parts(values.join(":"))) })
}

/// 5比3和2比1: another score stands behind 和.
fn joins_score(reader: &Reader, end: usize) -> bool {
    next_part(reader, end, &["和", "与", "及"]).is_some_and(|next| reader.after(next.end).starts_with('比'))
}

/// 85比79战胜: the verb of a match stands behind its score.
fn decides(after: &str) -> bool {
    lexicon::quantity_words().deciding.starts(after)
}

/// 20×30毫米, 1m*1m.
pub(super) fn product(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let mut parts = vec![numeral];
    let mut end = numeral.end;
    loop {
        let unit = unit_at(reader, end);
        let behind = unit.as_ref().map_or(end, |(at, _)| *at);
        let Some(next) = next_part(reader, behind, &["×", "*", "✕", "х"]) else { break };
        end = next.end;
        parts.push(next);
    }
    if parts.len() < 2 {
        return None;
    }
    let values = parts_of(&parts)?;
    let unit = unit_at(reader, end);
    let span = Span::new(numeral.start, unit.as_ref().map_or(end, |(at, _)| *at));
    let unit_text = unit.as_ref().map(|(at, _)| reader.text[end..*at].trim().to_owned()).unwrap_or_default();
    Some(Candidate { kind: Kind::Dimensions, unit_text, ..candidate(span, numeral, Amount::Parts(values.join("×"))) })
}

fn next_part(reader: &Reader, end: usize, marks: &[&str]) -> Option<Numeral> {
    let mark = marks.iter().find(|mark| reader.after(end).starts_with(**mark))?;
    numeral::read_at(reader.text, end + mark.len()).filter(|next| next.end <= reader.block.end)
}

fn parts_of(parts: &[Numeral]) -> Option<Vec<String>> {
    parts
        .iter()
        .map(|part| match part.amount {
            numeral::Amount::Exactly(value) => Some(value.to_string()),
            _ => None,
        })
        .collect()
}

/// 一两百元 is 100 to 200: 两 is a number where a magnitude follows. 一两次 is 1 to 2, 三两天 2 to 3.
pub(super) fn one_or_two(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let written = &reader.text[numeral.start..numeral.end];
    if matches!(written, "一" | "三")
        && reader.after(numeral.end).starts_with('两')
        && let Some(found) = about_two(reader, numeral)
    {
        return Some(found);
    }
    if written != "一" || !reader.after(numeral.end).starts_with('两') {
        return None;
    }
    let two = numeral::read_at(reader.text, numeral.end).filter(|two| two.end <= reader.block.end)?;
    let (_, power) = two.magnitude.or(two.last_magnitude)?;
    let found = plain(reader, two)?;
    let Amount::One(high) = found.amount else { return None };
    let low = Number::power_of_ten(power)?;
    let doubled = low.checked_mul(Number::from(2))? == high;
    doubled.then(|| Candidate {
        span: Span::new(numeral.start, found.span.end),
        amount: Amount::Range(low, high),
        ..found
    })
}

/// 一两次, 三两天: no 两 is weighed, because what is counted follows.
fn about_two(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let two = numeral::read_at(reader.text, numeral.end).filter(|two| two.end <= reader.block.end)?;
    let found = plain(reader, two)?;
    let Amount::One(value) = found.amount else { return None };
    let counted = found.unit.as_ref().is_some_and(|unit| unit.counts || unit.kind == Kind::Duration);
    let numeral::Amount::Exactly(other) = numeral.amount else { return None };
    let (low, high) = if other < value { (other, value) } else { (value, other) };
    (counted && value == Number::from(2)).then(|| Candidate {
        span: Span::new(numeral.start, found.span.end),
        amount: Amount::Range(low, high),
        ..found
    })
}

/// 正负5度, ±0.5毫米: a tolerance on both sides of zero.
pub(super) fn tolerance(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let before = reader.before(numeral.start);
    let written = &reader.text[numeral.start..numeral.end];
    let (start, sign) = match (before.ends_with('正'), written.starts_with('负'), before.ends_with('±')) {
        (true, true, _) => (numeral.start - '正'.len_utf8(), -1),
        (_, _, true) => (numeral.start - '±'.len_utf8(), 1),
        _ => return None,
    };
    let found = plain(reader, numeral)?;
    let Amount::One(value) = found.amount else { return None };
    let high = value.checked_mul(Number::from(sign))?;
    Some(Candidate { span: Span::new(start, found.span.end), amount: Amount::Range(-high, high), ..found })
}

/// 平均年龄49.4±11.7岁, （49.4±11.7）岁: a mean and how far the values lie from it; the mean is what is told.
pub(super) fn mean(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let deviation = next_part(reader, numeral.end, &["±", " ± "])?;
    let closed = reader.after(deviation.end).strip_prefix(['）', ')']);
    let opened = reader.before(numeral.start).ends_with(['（', '(']);
    let end = closed.filter(|_| opened).map_or(deviation.end, |rest| reader.block.end - rest.len());
    let (at, unit) = unit_at(reader, end)?;
    let mut found = candidate(Span::new(numeral.start, at), numeral, amount_of(&numeral));
    found.unit_text = reader.text[end..at].trim().to_owned();
    found.kind = unit.kind;
    found.unit = Some(unit.clone());
    Some(found)
}
