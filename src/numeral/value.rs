//! Exact arithmetic while a numeral is read.

use super::{Amount, Number};
use rust_decimal::Decimal;

/// The most digits that a number holds.
pub(super) const MAX_DIGITS: u32 = 28;

const LIMIT: u128 = 10_u128.pow(MAX_DIGITS);

/// A number, or a range such as 几 and 三四, that remembers whether it outgrew its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value {
    low: u128,
    high: u128,
    scale: u32,
    too_long: bool,
}

impl Value {
    pub(super) const ZERO: Value = Value::exactly(0);

    pub(super) const fn exactly(number: u128) -> Value {
        Value::between(number, number)
    }

    pub(super) const fn between(low: u128, high: u128) -> Value {
        Value { low, high, scale: 0, too_long: false }
    }

    /// Appends a digit of the whole part.
    pub(super) fn then(self, digit: u8) -> Value {
        self.times(10).plus(Value::exactly(u128::from(digit)))
    }

    /// Appends a digit behind the decimal point.
    pub(super) fn then_decimal(self, digit: u8) -> Value {
        let scale = self.scale.saturating_add(1);
        let whole = self.then(digit);
        Value { scale, too_long: whole.too_long || scale > MAX_DIGITS, ..whole }
    }

    /// Multiplies by the power of ten of a magnitude, 兆 at most; decimals are used up first: 2.50万 is 25000.
    pub(super) fn shift(self, power: u32) -> Value {
        let used = power.min(self.scale);
        Value { scale: self.scale - used, ..self }.times(10_u128.pow(power - used))
    }

    /// Adds a number, of which at most one has decimals, and then the other is zero.
    pub(super) fn plus_scaled(self, other: Value) -> Value {
        if self.high == 0 && !self.too_long { other } else { self.plus(other) }
    }

    /// Adds a whole number.
    fn plus(self, other: Value) -> Value {
        let (low, high) = (self.low.saturating_add(other.low), self.high.saturating_add(other.high));
        Value { low, high, too_long: self.too_long || other.too_long || high >= LIMIT, ..self }
    }

    /// Whether the number may stand behind a term of this power of ten: 几 (up to 10) behind 十.
    pub(super) fn fits_below(self, power: u32) -> bool {
        self.too_long || 10_u128.checked_pow(power).is_none_or(|limit| self.high <= limit)
    }

    pub(super) fn is_range(self) -> bool {
        self.low != self.high
    }

    /// Whether it is one whole number of any length.
    pub(super) fn is_whole(self) -> bool {
        !self.is_range() && self.scale == 0
    }

    /// The whole number, if it is one of at most 64 bits.
    pub(super) fn whole(self) -> Option<i64> {
        if self.is_whole() && !self.too_long { i64::try_from(self.low).ok() } else { None }
    }

    pub(super) fn amount(self) -> Amount {
        match (decimal(self.low, self.scale), decimal(self.high, self.scale)) {
            _ if self.too_long => Amount::TooLong,
            (Some(low), Some(high)) if self.is_range() => Amount::Between(low, high),
            (Some(low), Some(_)) => Amount::Exactly(low),
            _ => Amount::TooLong,
        }
    }

    fn times(self, factor: u128) -> Value {
        let (low, high) = (self.low.saturating_mul(factor), self.high.saturating_mul(factor));
        Value { low, high, too_long: self.too_long || high >= LIMIT, ..self }
    }
}

fn decimal(digits: u128, scale: u32) -> Option<Number> {
    let digits = i128::try_from(digits).ok()?;
    Decimal::try_from_i128_with_scale(digits, scale).ok().map(Number::Decimal)
}
