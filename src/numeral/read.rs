//! Reads one numeral at a place: sign, fraction, 半, 上百, and the number itself.

use super::compound::{Compound, magnitudes_end, read_bare, read_compound};
use super::fuzzy;
use super::glyph::{Glyph, Hand, after, char_at, char_before, glyph, glyph_at, is_arabic, is_magnitude};
use super::{Amount, Form, Number, Numeral, Style};
use crate::fact::Bound;
use rust_decimal::Decimal;

/// The text that is read, as far as a numeral may reach.
#[derive(Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    pub(super) context: Context,
}

/// Whether words stand around the numeral.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// The numeral stands in running text, where 陆 is land and a space may part columns.
    Text,
    /// The text is to be a numeral from end to end.
    Whole,
}

/// Why no numeral was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// None starts here.
    Absent,
    /// One starts here that goes wrong at a byte; nothing before `end` may be read for it.
    Malformed { at: usize, end: usize },
}

pub(super) type Read<T> = Result<T, Refusal>;

/// Reads the longest numeral that starts at a byte.
pub(super) fn read(source: Source<'_>, at: usize) -> Read<Numeral> {
    match sign(source, at) {
        Some(body) => read_unsigned(source, body).map(|numeral| negated(numeral, at)),
        None => read_unsigned(source, at),
    }
}

/// Reads a numeral without a sign.
pub(super) fn read_unsigned(source: Source<'_>, at: usize) -> Read<Numeral> {
    let text = source.text;
    match char_at(text, at) {
        None => Err(Refusal::Absent),
        Some('半') => Ok(half(text, at)),
        Some('一') if glyph_at(text, after(text, at)) == Glyph::Half => Ok(one_half(text, at)),
        Some('上') => upwards(source, at),
        Some(_) => {
            let compound = read_number(source, at)?;
            if is_everyday_word(source, at, compound.end) {
                return Err(Refusal::Malformed { at, end: compound.end });
            }
            fraction(source, at, compound)
        }
    }
}

/// Where the number starts behind a sign: 负0.2, 零下5, -0.3.
fn sign(source: Source<'_>, at: usize) -> Option<usize> {
    let text = source.text;
    let mark = char_at(text, at)?;
    let body = match mark {
        // 企业税负3500亿元, 担负3项任务: the last letter of a word is no sign.
        '负' | '負' if char_before(text, at).is_some_and(|c| "税担肩背抱胜辜欠".contains(c)) => return None,
        '负' | '負' => after(text, at),
        '零' if char_at(text, after(text, at)) == Some('下') => after(text, after(text, at)),
        '-' | '−' | '－' | '–' if !parts_range(text, at) => {
            let body = after(text, at);
            return char_at(text, body).filter(|&c| is_arabic(c)).map(|_| body);
        }
        _ => return None,
    };
    let starts = match glyph_at(text, body) {
        Glyph::Arabic(_) | Glyph::Digit(..) | Glyph::Liang | Glyph::Tens(_) | Glyph::Few => true,
        Glyph::Small(power, _) => power == 1,
        _ => false,
    };
    starts.then_some(body)
}

/// Whether a dash stands behind a number or a name, where it is no sign: 5-20, A-5, 1万-5万, 3岁-6岁, 5万元-8万元.
fn parts_range(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let Some(last) = before.next() else { return false };
    if last.is_ascii_alphanumeric()
        || is_arabic(last)
        || matches!(last, '-' | '−' | '－' | '–' | '—' | '%' | '％' | '‰')
    {
        return true;
    }
    if !super::glyph::is_han(last) {
        return false;
    }
    is_magnitude(last) || is_digit(last) || before.take(2).any(|c| is_arabic(c) || is_magnitude(c) || is_digit(c))
}

fn is_digit(c: char) -> bool {
    matches!(glyph(c), Glyph::Digit(..))
}

fn negated(numeral: Numeral, start: usize) -> Numeral {
    let amount = match numeral.amount {
        Amount::Exactly(number) => Amount::Exactly(-number),
        Amount::Between(low, high) => Amount::Between(-high, -low),
        Amount::TooLong => Amount::TooLong,
    };
    Numeral { start, amount, ..numeral }
}

/// 半 is a half, 半百 is fifty.
fn half(text: &str, at: usize) -> Numeral {
    let end = after(text, at);
    if char_at(text, end) == Some('百') && !text[end..].starts_with("百分") {
        return plain(at, after(text, end), Decimal::new(50, 0));
    }
    plain(at, end, Decimal::new(5, 1))
}

fn one_half(text: &str, at: usize) -> Numeral {
    plain(at, after(text, after(text, at)), Decimal::new(5, 1))
}

fn plain(start: usize, end: usize, value: Decimal) -> Numeral {
    Numeral {
        start,
        end,
        amount: Amount::Exactly(Number::Decimal(value)),
        bound: Bound::Exact,
        style: Style::Chinese,
        body: start,
        magnitude: None,
        last_magnitude: None,
        digits: 0,
        form: Form::Plain,
    }
}

/// 上百, 上千万: at least so many. Behind 以, 会, 网 the 上 belongs to the word before.
fn upwards(source: Source<'_>, at: usize) -> Read<Numeral> {
    if char_before(source.text, at).is_some_and(|c| fuzzy::TAKES_UP.contains(c)) {
        return Err(Refusal::Absent);
    }
    let body = after(source.text, at);
    let mut compound = read_bare(source, body)?;
    compound.end = fuzzy::skip_more(source.text, compound.end);
    compound.form = Form::Plain;
    Ok(Numeral { start: at, bound: Bound::AtLeast, ..compound.numeral(body) })
}

/// A number, or a magnitude without one where the text lets it stand for itself.
fn read_number(source: Source<'_>, at: usize) -> Read<Compound> {
    let text = source.text;
    let compound = match glyph_at(text, at) {
        Glyph::Small(2 | 3, _) | Glyph::Big(4 | 8) => {
            let bare = read_bare(source, at)?;
            let bare = fuzzy::suffixed(source, bare)?;
            let stands = text[at..bare.end].chars().count() > 1 || matches!(glyph_at(text, at), Glyph::Big(_));
            // 近百家 and 过千人 are numbers, 百姓 and 千瓦 are none.
            let counted = || source.context == Context::Text && fuzzy::counts_hundreds(&text[bare.end..]);
            let near = char_before(text, at).is_some_and(|c| fuzzy::NEAR_BARE.contains(c));
            if !stands && !near && !counted() {
                return Err(Refusal::Absent);
            }
            bare
        }
        // 十十十座 says no number, and the last 十 of it alone would be a wrong one.
        Glyph::Small(1, _) if text[at..].starts_with("十十十") => {
            let end = text.len() - text[at..].trim_start_matches('十').len();
            return Err(Refusal::Malformed { at: after(text, at), end });
        }
        _ => fuzzy::suffixed(source, read_compound(source, at)?)?,
    };
    match glyph_at(text, compound.end) {
        Glyph::Big(_) => Err(Refusal::Malformed { at: compound.end, end: magnitudes_end(text, compound.end) }),
        _ => Ok(compound),
    }
}

/// Whether capitals stand in running text without a magnitude: 陆 in 大陆, 陆参 in 大陆参加, 拾 in 收拾. 伍元 is money.
fn is_everyday_word(source: Source<'_>, at: usize, end: usize) -> bool {
    let text = source.text;
    let is_capital = match glyph_at(text, at) {
        Glyph::Small(_, Hand::Capital) => after(text, at) == end,
        Glyph::Digit(_, Hand::Capital) => text[at..end].chars().all(is_digit),
        _ => false,
    };
    source.context == Context::Text
        && is_capital
        && !matches!(char_at(text, end), Some('元' | '圆' | '圓' | '角' | '分'))
}

/// 三分之一, 五又三分之一, 4分之3, or the number alone.
fn fraction(source: Source<'_>, at: usize, compound: Compound) -> Read<Numeral> {
    let text = source.text;
    if over(text, compound.end).is_some() {
        return over_line(source, at, &compound);
    }
    if char_at(text, compound.end) == Some('又') {
        let from = after(text, compound.end);
        let lower = read_number(source, from).ok().filter(|lower| over(text, lower.end).is_some());
        if let Some(lower) = lower {
            return mixed(&compound, over_line(source, from, &lower)?, at);
        }
    }
    Ok(compound.numeral(at))
}

fn over(text: &str, at: usize) -> Option<usize> {
    text[at..].starts_with("分之").then(|| at + "分之".len())
}

/// The fraction whose denominator was read. 二分之 alone is nothing, and 百分之 is a percentage.
fn over_line(source: Source<'_>, at: usize, lower: &Compound) -> Read<Numeral> {
    if lower.form == Form::Bare {
        return Err(Refusal::Absent);
    }
    let upper_at = over(source.text, lower.end).unwrap_or(lower.end);
    let malformed = Refusal::Malformed { at: upper_at, end: upper_at };
    let upper = match read_number(source, upper_at).map_err(|_| malformed)? {
        // 三分之一百分之七十: the second 分之 takes 百 with it, and the numerator is 一.
        long if over(source.text, long.end).is_some() => {
            let (end, _) = long.last_magnitude.ok_or(malformed)?;
            let text = &source.text[..end];
            read_number(Source { text, ..source }, upper_at).map_err(|_| malformed)?
        }
        upper => upper,
    };
    if upper.form == Form::Bare || upper.bound != Bound::Exact || lower.bound != Bound::Exact {
        return Err(malformed);
    }
    let amount = match (upper.value().whole(), lower.value().whole()) {
        (Some(_), Some(0)) => return Err(malformed),
        (Some(numerator), Some(denominator)) => Amount::Exactly(Number::Fraction { numerator, denominator }),
        _ if upper.value().is_whole() && lower.value().is_whole() => Amount::TooLong,
        _ => return Err(Refusal::Malformed { at: upper_at, end: upper.end }),
    };
    let style = upper.style;
    Ok(Numeral { amount, style, ..plain(at, upper.end, Decimal::ZERO) })
}

/// 五又三分之一 is 16/3.
fn mixed(whole: &Compound, part: Numeral, start: usize) -> Read<Numeral> {
    let malformed = Refusal::Malformed { at: part.start, end: part.end };
    let amount = match (whole.value().whole(), part.amount) {
        (Some(whole), Amount::Exactly(Number::Fraction { numerator, denominator })) => whole
            .checked_mul(denominator)
            .and_then(|product| product.checked_add(numerator))
            .map_or(Amount::TooLong, |numerator| Amount::Exactly(Number::Fraction { numerator, denominator })),
        _ if whole.value().is_whole() => Amount::TooLong,
        _ => return Err(malformed),
    };
    Ok(Numeral { start, body: start, amount, ..part })
}
