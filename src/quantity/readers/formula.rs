//! Percentages in formulas that a page reader left in its text: $4 0 . 9 \\%$.

use once_cell::sync::Lazy;
use regex::Regex;

use super::candidate;
use crate::fact::Kind;
use crate::numeral::{Numeral, parse};
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
