//! Written numbers, read exactly.
//!
//! What is read, in simplified and traditional characters and in capitals:
//!
//! | class | examples |
//! | --- | --- |
//! | Arabic digits | `3000`, `１１.９２`, `1,100.9`, `82，225.00`, `3 000万` |
//! | Chinese numerals | 一百零一万一千, 二十万亿, 廿二, 壹佰贰拾万, 两千四百五 (2450) |
//! | digit strings | 二〇〇二, 三点一四 |
//! | both mixed | 3.9万, 1万5千, 2千零30万 |
//! | fractions | 三分之一, 五又三分之一, 4分之3, 半 |
//! | signs | 负0.2, 零下5, −0.3 |
//! | ranges in one word | 几十 (10 to 100), 十几万, 数百, 三四百 (300 to 400), 一万六七 |
//! | bounds in the number | 二百三十余万, 3亿多, 十来万, 上百 |
//!
//! Conventions: GB/T 15835, *General rules for writing numerals in public texts*; 兆 is 10¹².
//!
//! Percentages, units, ranges between two numbers and bounds around a number are no part of a numeral.

mod arabic;
mod coefficient;
mod compound;
mod find;
mod fuzzy;
mod glyph;
mod number;
mod parse;
mod read;
mod sum;
#[cfg(test)]
mod tests;
mod value;

use crate::fact::Bound;
pub(crate) use find::starts;
use read::{Context, Source};
use rust_decimal::Decimal;
use thiserror::Error;

/// An exact number: a decimal of at most 28 digits, or a fraction.
///
/// Numbers are equal by value: 41.90 and 41.9, 2/4 and 0.5. Display prints what was written (`41.90`, `2/4`), and
/// [`parse()`] reads it back.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    /// A decimal with its written precision.
    Decimal(Decimal),
    /// A vulgar fraction as written, not reduced.
    Fraction {
        /// Above the line; negative where the fraction is.
        numerator: i64,
        /// Below the line, positive.
        denominator: i64,
    },
}

/// What a numeral says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// One number.
    Exactly(Number),
    /// A range by itself, from the lower to the higher number: 几十, 三四百, 十几万.
    Between(Number, Number),
    /// A number of more than 28 digits, or a fraction whose parts pass 64 bits, which is not held.
    TooLong,
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
    /// First byte behind the sign (负, 零下, -) or 上.
    pub(crate) body: usize,
    /// The magnitudes at the end that a shorter partner may share, without 十: where they start and their power of
    /// ten. 3.9万 has 万 (4), 三千万 has 千万 (7), 三十万 has 万 (4), 1100多万 has 万 (4), 3万2 has none.
    pub(crate) magnitude: Option<(usize, u32)>,
    /// The last magnitude character alone: where it starts and its power of ten. It may be half of a unit
    /// (一千瓦, 300百帕, 5兆瓦); [`read_until`] reads the numeral without it.
    pub(crate) last_magnitude: Option<(usize, u32)>,
    /// The digits of the first coefficient before a decimal point: 4 in 2024, in 二〇二四 and in 3000万.
    pub(crate) digits: u32,
    /// What a later stage must be wary of.
    pub(crate) form: Form,
}

impl Numeral {
    /// The same numeral in a text that starts `by` bytes earlier.
    pub(crate) fn shifted(mut self, by: usize) -> Self {
        self.start += by;
        self.end += by;
        self.body += by;
        for magnitude in [&mut self.magnitude, &mut self.last_magnitude].into_iter().flatten() {
            magnitude.0 += by;
        }
        self
    }

    /// Whether it is magnitudes alone, without a digit: 亿, 百万.
    pub(crate) fn is_bare(&self) -> bool {
        self.form == Form::Bare
    }
}

/// What a later stage must be wary of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nothing.
    Plain,
    /// Magnitudes without a digit (亿, 百万, and 百 behind 近): a number only where a unit follows.
    Bare,
    /// Chinese digits by place, without magnitude (二〇〇二, 零零三, 八五): a year or an identifier more often than
    /// a number.
    DigitString,
}

/// A text is not one number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{text:?} is not a number: {reason} at byte {at}")]
pub struct ParseNumberError {
    /// The text as given.
    pub text: String,
    /// The byte where reading stopped.
    pub at: usize,
    /// Why, in words: "empty", "百 follows 百", "more than 28 digits", "unexpected 'x'".
    pub reason: String,
}

/// Reads a text that is one number from end to end.
///
/// Besides what [`find_iter`] finds, a leading `+` and a fraction with a slash are read.
///
/// # Errors
///
/// The text is not a number, is a range (几十) or a bound (三百余) rather than one number, or does not fit a
/// [`Number`].
///
/// ```
/// use shuliang::numeral::parse;
/// assert_eq!(parse("一百零一万一千")?.to_string(), "1011000");
/// assert_eq!(parse("3.9万")?.to_string(), "39000");
/// assert_eq!(parse("41.90")?.to_string(), "41.90");
/// assert_eq!(parse("五又三分之一")?.to_string(), "16/3");
/// assert_eq!(parse("三百百").unwrap_err().reason, "百 follows 百");
/// # Ok::<(), shuliang::numeral::ParseNumberError>(())
/// ```
pub fn parse(text: &str) -> Result<Number, ParseNumberError> {
    parse::parse(text)
}

/// Finds the numerals of a text, in order and without overlap.
///
/// What holds a numeral's characters but is another word (统一, 半岛, 万达) is found as well: only the words around
/// it can tell.
///
/// ```
/// use shuliang::numeral::find_iter;
/// let text = "新建公园十余个，绿地3.9万亩";
/// let found: Vec<&str> = find_iter(text).map(|numeral| &text[numeral.start..numeral.end]).collect();
/// assert_eq!(found, ["十余", "3.9万"]);
/// ```
pub fn find_iter(text: &str) -> impl Iterator<Item = Numeral> + '_ {
    find::find_iter(text)
}

/// Reads the longest numeral that starts at a byte. The text before it is looked at for signs and for 近百.
pub(crate) fn read_at(text: &str, at: usize) -> Option<Numeral> {
    read::read(Source { text, context: Context::Text }, at).ok()
}

/// Reads the numeral that is all of `text[at..end]`, as 一 of 一千瓦.
pub(crate) fn read_until(text: &str, at: usize, end: usize) -> Option<Numeral> {
    let text = text.get(..end)?;
    read::read(Source { text, context: Context::Whole }, at).ok().filter(|numeral| numeral.end == end)
}
