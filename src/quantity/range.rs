//! Ranges: 3至5年, 20—30亩, 1万-5万元, 百分之四到五; scale and unit are completed from the right.

use super::readers::unit_at;
use super::{Amount, Candidate, Reader};
use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::numeral::{self, Number, Numeral, Style};
use crate::span::{Span, last_letters};

const MARKS: &[&str] = &["——", "至", "到", "—", "–", "-", "~", "～", "－", "−"];

const PERCENT_WORDS: &str = "百分之";

/// The candidate, or the range that it begins.
pub(super) fn complete(reader: &Reader, first: Candidate) -> Candidate {
    range(reader, &first).unwrap_or(first)
}

fn range(reader: &Reader, first: &Candidate) -> Option<Candidate> {
    let Amount::One(low) = first.amount else { return None };
    if matches!(first.kind, Kind::Rank | Kind::Ratio | Kind::Dimensions)
        || first.unit_text == "位" && first.bound != Default::default()
    {
        return None;
    }
    if let Some(between) = between_bounds(reader, first, low).or_else(|| opposite_bounds(reader, first, low)) {
        return Some(between);
    }
    if let Some(listed) = neighbours(reader, first, low) {
        return Some(listed);
    }
    let after = reader.after(first.span.end);
    let mark = MARKS.iter().copied().find(|mark| after.starts_with(*mark)).or_else(|| misread_dash(after, first))?;
    // 百分之四至百分之五: both ends are told in full.
    let told = first.number.start > first.span.start && first.unit_text == "%";
    let again = reader.after(first.span.end + mark.len()).starts_with(PERCENT_WORDS) && told;
    let at = first.span.end + mark.len() + if again { PERCENT_WORDS.len() } else { 0 };
    let second = numeral::read_at(reader.text, at).filter(|next| next.end <= reader.block.end)?;
    // 比例统一至15%: a numeral in words without a unit, and one in figures, make no range.
    let other_style = first.number.style == Style::Chinese && second.style == Style::Arabic;
    if other_style && first.unit.is_none() && first.kind != Kind::Percent && first.number.magnitude.is_none() {
        return None;
    }
    super::readers::share_range(reader, first, second).or_else(|| to_second(reader, first, low, second))
}

/// 5000万吨一6000万吨: what a page reader took for 一 between two amounts in figures is a dash.
fn misread_dash(after: &str, first: &Candidate) -> Option<&'static str> {
    let figures = after.strip_prefix('一')?.starts_with(|c: char| c.is_ascii_digit());
    (figures && first.unit.is_some() && first.number.style == Style::Arabic).then_some("一")
}

/// 五、六倍, 7、80块钱: two digits that follow one another, told as a list, bound one amount.
fn neighbours(reader: &Reader, first: &Candidate, low: Number) -> Option<Candidate> {
    let written = &reader.text[first.number.start..first.number.end];
    let at = first.span.end + reader.after(first.span.end).strip_prefix('、').map(|_| '、'.len_utf8())?;
    let second = numeral::read_at(reader.text, at).filter(|next| next.end <= reader.block.end)?;
    let whole = super::readers::plain(reader, second)?;
    let Amount::One(high) = whole.amount else { return None };
    let next = low.checked_add(Number::from(1))?;
    let tens = next.checked_mul(Number::from(10))?;
    let low = match () {
        _ if high == next => low,
        _ if high == tens => low.checked_mul(Number::from(10))?,
        _ => return None,
    };
    // 分别增长5、6个百分点 are two; 1、2台… at the head of a line counts the points of a list.
    let before = reader.clause_before(first.number.start);
    let one = written.chars().count() == 1 && first.span.end == first.number.end && whole.unit.is_some();
    let told = !before.trim().is_empty() && !before.contains("分别") && !before.ends_with(['第', '、']);
    let amount = ordered(low, high).filter(|_| one && told)?;
    Some(Candidate { span: Span::new(first.span.start, whole.span.end), amount, ..whole })
}

/// The range from a candidate to the numeral behind the mark.
fn to_second(reader: &Reader, first: &Candidate, low: Number, second: Numeral) -> Option<Candidate> {
    let numeral::Amount::Exactly(high) = second.amount else { return None };
    let percent_words =
        first.kind == Kind::Percent && first.span.end == first.number.end && !first.unit_text.is_empty();
    if percent_words {
        let span = Span::new(first.span.start, second.end);
        return ordered(low, high).map(|amount| Candidate { span, amount, ..first.clone() });
    }
    let unit = unit_at(reader, second.end);
    // 0～10和10～20厘米: the unit that a list shares stands behind its last range.
    if unit.is_none() && first.unit.is_some() && first.span.end == first.number.end {
        let span = Span::new(first.span.start, second.end);
        return ordered(low, high).map(|amount| Candidate { span, amount, ..first.clone() });
    }
    let same = match (&first.unit, &unit) {
        (None, _) => true,
        // 3000万吨一4000万吨油当量: what is measured may be told with the second alone.
        (Some(left), Some((_, right))) => {
            let told = right.name.strip_prefix(left.name.as_str());
            told.is_some_and(|behind| matches!(behind, "" | "油当量" | "标准油" | "标准煤"))
        }
        (Some(_), None) => false,
    };
    let low = if first.unit.is_none() { completed(low, &first.number, high, &second) } else { low };
    if same && first.unit.is_some() && grew_to(reader, first, low, high) {
        return None;
    }
    let amount = ordered(low, high).filter(|_| same)?;
    let whole = super::readers::plain(reader, second)?;
    let span = Span::new(first.span.start, whole.span.end);
    Some(Candidate { span, amount, ..whole })
}

/// 就业人数增加约600人至9万人: by how much it grew, and to what. 每吨上涨100元至200元 is a range.
fn grew_to(reader: &Reader, first: &Candidate, low: Number, high: Number) -> bool {
    const FAR_APART: i64 = 5;
    if first.kind == Kind::Percent || !reader.after(first.span.end).starts_with(['至', '到']) {
        return false;
    }
    let before = reader.clause_before(first.span.start);
    let bounding = lexicon::bound_before(before).map_or(0, |(_, len)| len);
    let head = before[..before.len() - bounding].trim_end_matches('了');
    let verb = [2, 1].into_iter().find_map(|letters| lexicon::verb_class(last_letters(head, letters)?));
    let moved = matches!(verb, Some(VerbClass::Up | VerbClass::Down));
    let far = low.checked_mul(Number::from(FAR_APART)).is_some_and(|least| least <= high);
    moved && far
}

/// Where a bare number and a smaller one with a unit stand as the ends of a range: 30至20座. 从30到20座 is a fall, and a
/// hyphen joins scores and codes as well.
pub(super) fn falling(reader: &Reader, first: &Candidate) -> Option<Span> {
    let Amount::One(left) = first.amount else { return None };
    let mark = ["至", "到", "~", "～", "——"].iter().find(|mark| reader.after(first.span.end).starts_with(**mark))?;
    let second =
        numeral::read_at(reader.text, first.span.end + mark.len()).filter(|next| next.end <= reader.block.end)?;
    let numeral::Amount::Exactly(right) = second.amount else { return None };
    let is_told = !reader.before(first.span.start).ends_with(['从', '由', '自', '第']);
    let (end, _) = unit_at(reader, second.end).filter(|_| first.unit.is_none() && right < left && is_told)?;
    Some(Span::new(first.span.start, end))
}

fn ordered(low: Number, high: Number) -> Option<Amount> {
    (low < high).then_some(Amount::Range(low, high))
}

/// 十八到三十万元: the left number takes the right one's 万, unless it is as large as it stands (8000-1万元).
fn completed(low: Number, left: &Numeral, high: Number, right: &Numeral) -> Number {
    let Some((_, power)) = right.magnitude.filter(|_| left.magnitude.is_none()) else { return low };
    let scale = Number::power_of_ten(power);
    match scale.and_then(|scale| low.checked_mul(scale)) {
        Some(scaled) if scaled < high => scaled,
        _ => low,
    }
}

/// 三年以上十年以下, 500元以上2000元以下, 800万元及以上至3000万元: both bounds are included (Civil Code of the PRC, art. 1259).
fn between_bounds(reader: &Reader, first: &Candidate, low: Number) -> Option<Candidate> {
    let above = reader.after(first.span.end);
    let rest = ["及以上", "以上"].iter().find_map(|word| above.strip_prefix(word))?;
    let at = first.span.end + above.len() - rest.len();
    let to = rest.starts_with(['至', '到']);
    let gap = if to || rest.starts_with('、') { '、'.len_utf8() } else { 0 };
    let second = numeral::read_at(reader.text, at + gap).filter(|next| next.end <= reader.block.end)?;
    let whole = super::readers::plain(reader, second)?;
    let Amount::One(high) = whole.amount else { return None };
    let same = whole.unit_text == first.unit_text && !whole.unit_text.is_empty();
    let closed =
        to || reader.after(whole.span.end).starts_with("以下") || reader.after(whole.span.end).starts_with("以内");
    let amount = ordered(low, high).filter(|_| same && closed)?;
    Some(Candidate { span: Span::new(first.span.start, whole.span.end), amount, ..whole })
}

/// 最多100最少20个, 最少3人最多10人: the ends of one range, told one after the other without a mark.
fn opposite_bounds(reader: &Reader, first: &Candidate, value: Number) -> Option<Candidate> {
    const ENDS: &[(&str, &str)] = &[("最多", "最少"), ("至多", "至少"), ("最多", "至少"), ("至多", "最少")];
    let before = reader.before(first.span.start);
    let rest = reader.after(first.span.end);
    let said = |(most, least): &(&str, &str)| {
        before.ends_with(most) && rest.starts_with(least) || before.ends_with(least) && rest.starts_with(most)
    };
    let word = ENDS.iter().find(|ends| said(ends))?.0.len();
    let second = numeral::read_at(reader.text, first.span.end + word).filter(|next| next.end <= reader.block.end)?;
    let whole = super::readers::plain(reader, second)?;
    let Amount::One(other) = whole.amount else { return None };
    let same = first.unit.is_none() || first.unit_text == whole.unit_text;
    let amount = ordered(value, other).or_else(|| ordered(other, value)).filter(|_| same)?;
    Some(Candidate { span: Span::new(first.span.start, whole.span.end), amount, ..whole })
}
