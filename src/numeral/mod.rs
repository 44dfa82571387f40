//! Written numbers, read exactly.

use crate::fact::Bound;
use rust_decimal::Decimal;
use thiserror::Error;

/// An exact number: a decimal of at most 28 digits, or a fraction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A decimal with its written precision.
    Decimal(Decimal),
    /// A vulgar fraction as written, not reduced.
    Fraction {
        /// Above the line; negative where the fraction is.
        numerator: i64,
        /// Below the line, never zero.
        denominator: i64,
    },
}

/// What a numeral says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// One number.
    Exactly(Number),
    /// A range by itself: 几十, 三四百, 十几万.
    Between(Number, Number),
}

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Arabic digits, also with 万 and 亿.
    Arabic,
    /// Chinese characters, also capitals.
    Chinese,
}

/// A numeral in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numeral {
    /// First byte.
    pub start: usize,
    /// Byte after the last; 余, 多, 几, 来 that belong to the number are inside.
    pub end: usize,
    /// What it says.
    pub amount: Amount,
    /// `more_than` for 余 and 多, `about` for 来, `at_least` for 上百, else `exact`.
    pub bound: Bound,
    /// How it is written.
    pub style: Style,
    /// The trailing magnitude (万 of 3.9万): where it starts and its power of ten.
    pub(crate) magnitude: Option<(usize, u32)>,
}

/// A text is not one numeral.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{text:?} is not a number: {reason} at byte {at}")]
pub struct ParseNumberError {
    /// The text as given.
    pub text: String,
    /// Where reading stopped.
    pub at: usize,
    /// Why.
    pub reason: &'static str,
}
