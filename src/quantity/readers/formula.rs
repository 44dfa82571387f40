//! Percentages in formulas that a page reader left in its text: $4 0 . 9 \\%$.

use once_cell::sync::Lazy;
use regex::Regex;

use super::{candidate, unit_at};
use crate::fact::Kind;
use crate::numeral::{self, Number, Numeral, parse};
use crate::quantity::{Amount, Candidate, Reader};
use crate::span::Span;

/// $40 \\%$, $2 . 5 \\%$: the digits stand apart, and a backslash before the sign.
pub(super) fn formula_percent(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    static PERCENT: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"^[0-9](?:[0-9 ]*[0-9])?(?: ?\. ?[0-9](?:[0-9 ]*[0-9])?)?\s*\\\s*%").expect("tested"));
    let found = PERCENT.find(reader.after(numeral.start))?;
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
    let found = POWER.captures(reader.after(numeral.end))?;
    let raised = found.get(0)?.as_str().contains(['^', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    let exponent = found.get(1).or(found.get(2))?.as_str().chars().try_fold(0, |power, c| {
        let digit =
            c.to_digit(10).or_else(|| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c).map(|at| at as u32))?;
        Some(power * 10 + digit)
    })?;
    let value = coefficient.checked_mul(Number::power_of_ten(exponent)?)?.trimmed();
    let end = numeral.end + found.get(0)?.end();
    let whole = Numeral { end, magnitude: Some((end, exponent)), last_magnitude: None, ..numeral };
    let mut power =
        Candidate { kind: Kind::Number, ..candidate(Span::new(numeral.start, end), whole, Amount::One(value)) };
    if let Some((behind, unit)) = unit_at(reader, end) {
        power.unit_text = reader.text[end..behind].trim().to_owned();
        power.span.end = behind;
        power.kind = unit.kind;
        power.unit = Some(unit);
    }
    super::plain::denominators(reader, &mut power);
    raised.then_some(power)
}
