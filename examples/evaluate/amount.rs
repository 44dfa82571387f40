//! Numbers as strings, compared by what they are worth: `41.90` is `41.9`, `1/2` is `0.5`.

use rust_decimal::Decimal;

/// A number or a range.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    One(Worth),
    Range(Option<Worth>, Option<Worth>),
}

impl Amount {
    /// The value, or the ends of a range where there is none.
    pub fn of(value: Option<&str>, min: Option<&str>, max: Option<&str>) -> Self {
        match value.filter(|value| !value.is_empty()) {
            Some(value) => Self::One(Worth::of(value)),
            None => Self::Range(min.map(Worth::of), max.map(Worth::of)),
        }
    }
}

/// What a written number is worth; a ratio or product (`3:1`, `20×30`) is only what is written.
#[derive(Debug, Clone)]
pub enum Worth {
    Fraction(Decimal, Decimal),
    Words(String),
}

impl Worth {
    fn of(written: &str) -> Self {
        let digits = written.replace(',', "");
        let (above, below) = digits.split_once('/').unwrap_or((&digits, "1"));
        match (above.parse::<Decimal>(), below.parse::<Decimal>()) {
            (Ok(above), Ok(below)) if !below.is_zero() => Self::Fraction(above, below),
            _ => Self::Words(written.to_owned()),
        }
    }
}

impl PartialEq for Worth {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(one), Self::Words(two)) => one == two,
            (Self::Fraction(a, b), Self::Fraction(c, d)) if b == d => a == c,
            (Self::Fraction(a, b), Self::Fraction(c, d)) => {
                a.checked_mul(*d).is_some_and(|product| Some(product) == c.checked_mul(*b))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: &str) -> Amount {
        Amount::of(Some(value), None, None)
    }

    #[test]
    fn numbers_are_compared_by_worth() {
        assert_eq!(one("41.90"), one("41.9"));
        assert_eq!(one("1/2"), one("0.5"));
        assert_eq!(one("2,960"), one("2960"));
        assert_eq!(one("20×30"), one("20×30"));
        assert_ne!(one("1/3"), one("0.3333"));
        assert_ne!(one("3:1"), one("3"));
    }

    #[test]
    fn a_range_is_no_number() {
        assert_eq!(Amount::of(None, Some("10"), Some("100")), Amount::of(Some(""), Some("10.0"), Some("100")));
        assert_ne!(Amount::of(None, Some("10"), Some("100")), one("10"));
    }
}
