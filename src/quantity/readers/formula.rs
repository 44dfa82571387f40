//! Percentages in formulas that a page reader left in its text: $3 7 . 5 \\%$.

use once_cell::sync::Lazy;
use regex::Regex;

use super::{candidate, unit_at};
use crate::fact::Kind;
use crate::lexicon;
use crate::numeral::{self, Number, Numeral, parse};
use crate::quantity::{Amount, Candidate, Reader};
use crate::span::Span;

/// $40 \\%$, $2 . 5 \\%$: the digits stand apart, and a backslash before the sign.
pub(super) fn formula_percent(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    static PERCENT: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^[0-9](?:[0-9 ]{0,24}[0-9])?(?: ?\. ?[0-9](?:[0-9 ]{0,24}[0-9])?)?\s*\\\s*%").expect("tested")
    });
    let after = reader.after(numeral.start);
    // Most numbers stand in no formula, and need not be matched.
    if !after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c.is_whitespace()).starts_with('\\') {
        return None;
    }
    let found = PERCENT.find(after)?;
    let span = Span::new(numeral.start, numeral.start + found.end());
    let digits: String = found.as_str().chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let value = parse(&digits).ok()?;
    Some(Candidate { unit_text: "%".to_owned(), kind: Kind::Percent, ..candidate(span, numeral, Amount::One(value)) })
}

/// 6.2×10^9/L, 3×10⁵个: a coefficient and a power of ten are one number.
pub(super) fn power_of_ten(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    static POWER: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^\s?[×xX*]\s?10(?:\^?\{?\(?([0-9]{1,2})\)?\}?|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))").expect("tested")
    });
    let numeral::Amount::Exactly(coefficient) = numeral.amount else { return None };
    let after = reader.after(numeral.end);
    if !after.trim_start().starts_with(['×', 'x', 'X', '*']) {
        return None;
    }
    let found = POWER.captures(after)?;
    let raised = found.get(0)?.as_str().contains(['^', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    let exponent = found.get(1).or(found.get(2))?.as_str().chars().try_fold(0, |power, c| {
        let digit =
            c.to_digit(10).or_else(|| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c).map(|at| at as u32))?;
        Some(power * 10 + digit)
    })?;
    let value = coefficient.checked_mul(Number::power_of_ten(exponent)?)?.trimmed();
    let end = numeral.end + found.get(0)?.end();
    let whole = Numeral { end, magnitude: Some((end, exponent)), last_magnitude: None, ..numeral };
    let mut power = candidate(Span::new(numeral.start, end), whole, Amount::One(value));
    if let Some((behind, unit)) = unit_at(reader, end) {
        power.unit_text = reader.text[end..behind].trim().to_owned();
        power.span.end = behind;
        power.kind = unit.kind;
        power.unit = Some(unit.clone());
    }
    super::plain::denominators(reader, &mut power);
    raised.then_some(power)
}

/// 占1/3, 2/3以上: a vulgar fraction of small parts. 3/4 alone is a day as often, and 12/28 a page.
pub(super) fn slashed(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    static FRACTION: Lazy<Regex> =
        Lazy::new(|| Regex::new("^([1-9])/([2-9]|10)(?:[^0-9/.年月号a-zA-Z]|$)").expect("tested"));
    const BEHIND: &[&str] = &["的", "以上", "以下", "左右", "强", "弱"];
    let (before, written) = (reader.before(numeral.start), reader.after(numeral.start));
    if before.ends_with(['/', '.', '-']) || written.as_bytes().get(1) != Some(&b'/') {
        return None;
    }
    let found = FRACTION.captures(written)?;
    let (upper, lower) = (found.get(1)?, found.get(2)?);
    let value = parse(&format!("{}/{}", upper.as_str(), lower.as_str())).ok()?;
    let end = numeral.start + lower.end();
    let brought = lexicon::quantity_words().before_fraction.ends(before.trim_end());
    let ends = BEHIND.iter().any(|word| reader.after(end).starts_with(word));
    let whole = Numeral { end, amount: numeral::Amount::Exactly(value), ..numeral };
    (value < Number::from(1) && (brought || ends)).then(|| Candidate {
        kind: Kind::Percent,
        ..candidate(Span::new(numeral.start, end), whole, Amount::One(value))
    })
}
