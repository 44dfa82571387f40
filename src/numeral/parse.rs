//! A text that is one number from end to end.

use super::arabic::digits;
use super::glyph::{Glyph, char_at, char_before, glyph};
use super::read::{Context, Refusal, Source, read, read_unsigned};
use super::{Amount, Form, Number, Numeral, ParseNumberError};
use crate::fact::Bound;

/// Where reading failed, and why.
type Fault = (usize, String);

pub(super) fn parse(text: &str) -> Result<Number, ParseNumberError> {
    number(text).map_err(|(at, reason)| ParseNumberError { text: text.to_owned(), at, reason })
}

fn number(text: &str) -> Result<Number, Fault> {
    if text.is_empty() {
        return Err((0, "empty".to_owned()));
    }
    if let Some(fraction) = slashed(text) {
        return fraction;
    }
    let source = Source { text, context: Context::Whole };
    let numeral = match char_at(text, 0) {
        Some(plus @ ('+' | '＋')) => read_unsigned(source, plus.len_utf8()),
        _ => read(source, 0),
    };
    match numeral {
        Ok(numeral) if numeral.end == text.len() => exact(text, numeral),
        Ok(Numeral { end: at, .. }) | Err(Refusal::Malformed { at, .. }) => Err((at, unexpected(text, at))),
        Err(Refusal::Absent) => {
            let signs = |c: char| matches!(c, '+' | '＋' | '-' | '−' | '－' | '–' | '负' | '負');
            let at = text.len() - text.trim_start_matches(signs).len();
            Err((at, unexpected(text, at)))
        }
    }
}

fn exact(text: &str, numeral: Numeral) -> Result<Number, Fault> {
    match (numeral.amount, numeral.bound, numeral.form) {
        (Amount::TooLong, ..) => Err((numeral.start, "more than 28 digits".to_owned())),
        (Amount::Between(..), ..) => Err((numeral.start, "a range, not one number".to_owned())),
        (_, Bound::Exact, Form::Bare) => Err((numeral.body, format!("no digit before {}", named(text, numeral.body)))),
        (Amount::Exactly(number), Bound::Exact, _) => Ok(number),
        _ => Err((numeral.start, "a bound, not one number".to_owned())),
    }
}

/// Reads 1/3 and -1/3; none where the text is not digits, a slash and digits.
fn slashed(text: &str) -> Option<Result<Number, Fault>> {
    let (upper, lower) = text.split_once(['/', '／'])?;
    let unsigned = upper.strip_prefix(['+', '＋', '-', '−', '－', '–']).unwrap_or(upper);
    let all_digits = |part: &str| !part.is_empty() && digits(part, 0).1 == part.len();
    if !all_digits(unsigned) || !all_digits(lower) {
        return None;
    }
    let is_negative = unsigned.len() < upper.len() && !upper.starts_with(['+', '＋']);
    let numerator = whole(unsigned).and_then(|n| i64::try_from(if is_negative { -n } else { n }).ok());
    let denominator = whole(lower).and_then(|n| i64::try_from(n).ok());
    Some(match (numerator, denominator) {
        (_, Some(0)) => Err((text.len() - lower.len(), "a fraction over zero".to_owned())),
        (Some(numerator), Some(denominator)) => Ok(Number::Fraction { numerator, denominator }),
        (None, _) => Err((0, "a numerator beyond 64 bits".to_owned())),
        (_, None) => Err((text.len() - lower.len(), "a denominator beyond 64 bits".to_owned())),
    })
}

fn whole(digits: &str) -> Option<i128> {
    digits.chars().try_fold(0_i128, |number, c| match glyph(c) {
        Glyph::Arabic(digit) => number.checked_mul(10)?.checked_add(i128::from(digit)),
        _ => None,
    })
}

fn unexpected(text: &str, at: usize) -> String {
    let is_numeric = |c: char| glyph(c) != Glyph::Other;
    match (char_before(text, at), char_at(text, at)) {
        (_, None) => "ends too early".to_owned(),
        (Some(before), Some(c)) if is_numeric(before) && is_numeric(c) => format!("{c} follows {before}"),
        (_, Some(c)) => format!("unexpected {c:?}"),
    }
}

fn named(text: &str, at: usize) -> char {
    char_at(text, at).unwrap_or(' ')
}
