//! The exact number: arithmetic, comparison, text.

use super::{Number, ParseNumberError, parse};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::cmp::Ordering;
use std::fmt;
use std::ops::Neg;
use std::str::FromStr;

const MAX_MANTISSA: i128 = 10_i128.pow(super::value::MAX_DIGITS);

impl Number {
    /// The exact product, none where it does not fit: a decimal has at most 28 digits, a fraction parts of 64 bits.
    ///
    /// Two decimals give a decimal with the decimals of both (1.50 × 2.0 is 3.000, as far as they fit). A product with
    /// a fraction is reduced, and a decimal where it comes out whole.
    ///
    /// ```
    /// use shuliang::numeral::parse;
    /// assert_eq!(parse("8.5")?.checked_mul(parse("一万")?).unwrap().to_string(), "85000.0");
    /// assert_eq!(parse("三分之一")?.checked_mul(parse("500")?).unwrap().to_string(), "500/3");
    /// # Ok::<(), shuliang::numeral::ParseNumberError>(())
    /// ```
    pub fn checked_mul(self, other: Number) -> Option<Number> {
        match (self, other) {
            (Number::Decimal(a), Number::Decimal(b)) => multiply_decimals(a, b),
            _ => {
                let ((a, b), (c, d)) = (self.ratio()?, other.ratio()?);
                // Reduced crosswise first, so that no product overflows that need not.
                let ((a, d), (c, b)) = (reduced(a, d), reduced(c, b));
                fraction(a.checked_mul(c)?, b.checked_mul(d)?)
            }
        }
    }

    /// The exact sum, none where it does not fit.
    ///
    /// ```
    /// use shuliang::numeral::parse;
    /// assert_eq!(parse("50")?.checked_add(parse("0.63")?).unwrap().to_string(), "50.63");
    /// # Ok::<(), shuliang::numeral::ParseNumberError>(())
    /// ```
    pub fn checked_add(self, other: Number) -> Option<Number> {
        if let (Number::Decimal(a), Number::Decimal(b)) = (self, other) {
            let sum = a.checked_add(b)?;
            return (sum.mantissa().abs() < MAX_MANTISSA).then_some(Number::Decimal(sum));
        }
        let ((a, b), (c, d)) = (self.ratio()?, other.ratio()?);
        let numerator = a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?;
        fraction(numerator, b.checked_mul(d)?)
    }

    /// The exact quotient as a fraction or a whole number, none where it does not fit or the divisor is zero.
    ///
    /// ```
    /// use shuliang::numeral::parse;
    /// assert_eq!(parse("6")?.checked_div(parse("10")?).unwrap().to_string(), "3/5");
    /// # Ok::<(), shuliang::numeral::ParseNumberError>(())
    /// ```
    pub fn checked_div(self, other: Number) -> Option<Number> {
        let ((a, b), (c, d)) = (self.ratio()?, other.ratio()?);
        if c == 0 {
            return None;
        }
        let ((a, c), (d, b)) = (reduced(a, c.abs()), reduced(d * c.signum(), b));
        fraction(a.checked_mul(d)?, b.checked_mul(c)?)
    }

    /// The same value as a decimal, none where the decimal does not end: 3/5 is 0.6, 1/3 is none.
    pub(crate) fn to_decimal(self) -> Option<Number> {
        let Number::Fraction { .. } = self else { return Some(self) };
        let (numerator, denominator) = self.ratio()?;
        let (numerator, denominator) = reduced(numerator, denominator);
        if !ends(denominator) {
            return None;
        }
        let (Number::Decimal(above), Number::Decimal(below)) = (decimal(numerator, 0)?, decimal(denominator, 0)?)
        else {
            return None;
        };
        let quotient = above.checked_div(below)?;
        (quotient.checked_mul(below)? == above).then(|| Number::Decimal(quotient.normalize()))
    }

    /// Whether it has no decimals, not even written ones.
    pub(crate) fn is_whole(self) -> bool {
        matches!(self, Number::Decimal(decimal) if decimal.scale() == 0)
    }

    /// The same value without closing zeros behind the point: 35.2 × 10⁸ is 3520000000, not 3520000000.0.
    pub(crate) fn trimmed(self) -> Number {
        match self {
            Number::Decimal(decimal) if decimal.fract().is_zero() => Number::Decimal(decimal.trunc()),
            other => other,
        }
    }

    /// Ten to a power.
    pub(crate) fn power_of_ten(power: u32) -> Option<Number> {
        decimal(10_i128.checked_pow(power)?, 0)
    }

    /// Numerator and denominator, the latter positive; none for a denominator of zero.
    fn ratio(self) -> Option<(i128, i128)> {
        match self {
            Number::Decimal(decimal) => Some((decimal.mantissa(), 10_i128.checked_pow(decimal.scale())?)),
            Number::Fraction { denominator: 0, .. } => None,
            Number::Fraction { numerator, denominator } => {
                let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
                Some((numerator * denominator.signum(), denominator.abs()))
            }
        }
    }
}

/// A reduced fraction, or a whole number where it comes out whole.
fn fraction(numerator: i128, denominator: i128) -> Option<Number> {
    let (numerator, denominator) = reduced(numerator, denominator);
    if denominator == 1 {
        return decimal(numerator, 0);
    }
    let (numerator, denominator) = (i64::try_from(numerator).ok()?, i64::try_from(denominator).ok()?);
    Some(Number::Fraction { numerator, denominator })
}

/// By value: 41.90 equals 41.9, and 2/4 equals 0.5. A fraction over zero equals nothing, itself included.
impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

/// By value; none for a fraction over zero.
impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(compare_ratios(self.ratio()?, other.ratio()?))
    }
}

impl Neg for Number {
    type Output = Number;

    fn neg(self) -> Number {
        match self {
            Number::Decimal(decimal) if decimal.is_zero() => self,
            Number::Decimal(decimal) => Number::Decimal(-decimal),
            Number::Fraction { numerator, denominator } => match (numerator.checked_neg(), denominator.checked_neg()) {
                (Some(numerator), _) => Number::Fraction { numerator, denominator },
                (None, Some(denominator)) => Number::Fraction { numerator, denominator },
                // Both are the least number, so that the fraction is one.
                (None, None) => Number::Fraction { numerator: -1, denominator: 1 },
            },
        }
    }
}

/// The plain decimal with its written precision (`41.90`, `85000`), or the fraction (`1/3`, `-1/3`).
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Number::Decimal(decimal) => decimal.fmt(f),
            Number::Fraction { numerator, denominator } => {
                let sign = if (numerator < 0) != (denominator < 0) && numerator != 0 { "-" } else { "" };
                f.pad(&format!("{sign}{}/{}", numerator.unsigned_abs(), denominator.unsigned_abs()))
            }
        }
    }
}

/// As [`parse()`].
impl FromStr for Number {
    type Err = ParseNumberError;

    fn from_str(text: &str) -> Result<Number, ParseNumberError> {
        parse(text)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number::Decimal(Decimal::from(value))
    }
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Number {
        Number::Decimal(decimal)
    }
}

/// As the string that [`Display`](fmt::Display) prints.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From any string that [`parse()`] reads.
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

fn multiply_decimals(a: Decimal, b: Decimal) -> Option<Number> {
    let written = a.mantissa().checked_mul(b.mantissa()).and_then(|product| decimal(product, a.scale() + b.scale()));
    let (a, b) = (a.normalize(), b.normalize());
    // Digits that only keep the precision give way before the value does.
    written.or_else(|| decimal(a.mantissa().checked_mul(b.mantissa())?, a.scale() + b.scale()))
}

fn decimal(mut mantissa: i128, mut scale: u32) -> Option<Number> {
    while (scale > super::value::MAX_DIGITS || mantissa.abs() >= MAX_MANTISSA) && scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    if mantissa.abs() >= MAX_MANTISSA {
        return None;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(Number::Decimal)
}

/// Whether a fraction in lowest terms over this denominator is a decimal that ends: 2 and 5 alone divide it.
fn ends(mut denominator: i128) -> bool {
    for factor in [2, 5] {
        while denominator != 0 && denominator % factor == 0 {
            denominator /= factor;
        }
    }
    denominator == 1
}

fn reduced(a: i128, b: i128) -> (i128, i128) {
    match gcd(a.abs(), b.abs()) {
        0 => (a, b),
        divisor => (a / divisor, b / divisor),
    }
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Compares by continued fractions, whose terms never outgrow the parts as cross products would.
fn compare_ratios((mut a, mut b): (i128, i128), (mut c, mut d): (i128, i128)) -> Ordering {
    let mut turned = false;
    loop {
        let order = a.div_euclid(b).cmp(&c.div_euclid(d));
        let (rest, other_rest) = (a.rem_euclid(b), c.rem_euclid(d));
        let order = match (order, rest, other_rest) {
            (Ordering::Equal, 0, 0) => Ordering::Equal,
            (Ordering::Equal, 0, _) => Ordering::Less,
            (Ordering::Equal, _, 0) => Ordering::Greater,
            (Ordering::Equal, ..) => {
                (a, b, c, d, turned) = (b, rest, d, other_rest, !turned);
                continue;
            }
            (order, ..) => order,
        };
        return if turned { order.reverse() } else { order };
    }
}
