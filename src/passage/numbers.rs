//! The numbers of a passage, read just well enough to tell whether two passages hold the same.

use super::class::{Class, Classes};
use crate::lexicon::BUILT_IN;

/// A written number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// The letter that it starts with.
    pub(super) at: u32,
    /// A hash of its digits and magnitudes, separators left out.
    value: u32,
    unit: Unit,
}

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// Nothing, or a mark.
    None,
    /// Nothing behind a magnitude: 168亿.
    Magnitude,
    /// A word that is no unit: it may be a misprint, so it does not make another fact.
    Word,
    /// Part of a date or a count of meetings: 年, 月, 日, 届.
    Date(u32),
    /// A unit that the lexicon knows.
    Known(u32),
}

impl Number {
    /// The number with the letter that it starts with.
    pub(super) fn at(self, letter: u32) -> Self {
        Self { at: letter, ..self }
    }

    /// Whether it counts something; dates do not.
    pub(super) fn counts_something(&self) -> bool {
        matches!(self.unit, Unit::Known(_) | Unit::Word | Unit::Magnitude)
    }

    /// Whether the digits are the same, whatever the unit.
    pub(super) fn same_digits(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// Whether two lists hold the same numbers with the same units, in the same order.
pub(super) fn equal(first: &[Number], again: &[Number]) -> bool {
    let same = |(a, b): (&Number, &Number)| {
        a.value == b.value && (a.unit == b.unit || a.unit == Unit::Word || b.unit == Unit::Word)
    };
    first.len() == again.len() && first.iter().zip(again).all(same)
}

/// The number that a text starts with, and how many bytes its digits take; `None` where they write no number.
pub(super) fn read(text: &str) -> (Option<Number>, usize) {
    let length = number_length(text);
    let (number, behind) = text.split_at(length);
    // The most frequent numeral alone writes none, whatever stands behind: 一直, 一个.
    if number == "一" {
        return (None, length);
    }
    let unit = match unit_of(behind) {
        Unit::None if number.ends_with(['百', '千', '万', '亿']) => Unit::Magnitude,
        unit => unit,
    };
    let writes = number.as_bytes().first().is_some_and(u8::is_ascii_digit) || writes_number(number, unit);
    (writes.then(|| Number { at: 0, value: hash_of(number), unit }), length)
}

/// How many bytes the number at the head takes: digits with their separators, then magnitudes (1,200万).
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = bytes.iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b',')).count();
    let separators = bytes[..digits].iter().rev().take_while(|byte| !byte.is_ascii_digit()).count();
    if separators > 0 {
        return digits - separators;
    }
    let classes = Classes::all();
    let numerals = text[digits..].chars().take_while(|&letter| classes.of(letter.into()) == Class::Numeral);
    digits + numerals.count() * '万'.len_utf8()
}

/// Whether Chinese numerals other than 一 write a number: more than one of them, or one before a unit; 十分 does not.
fn writes_number(letters: &str, unit: Unit) -> bool {
    let long = letters.chars().nth(1).is_some();
    long || matches!(unit, Unit::Known(_) | Unit::Date(_))
}

fn unit_of(behind: &str) -> Unit {
    let behind = behind.trim_start_matches(' ');
    match behind.chars().next() {
        Some('年' | '月' | '日' | '届') => Unit::Date(hash_of(&behind[..'年'.len_utf8()])),
        Some(letter) => match BUILT_IN.units.starting(behind) {
            Some((length, _)) => Unit::Known(hash_of(&behind[..length])),
            None if matches!(Classes::all().of(letter.into()), Class::Letter | Class::Numeral) => Unit::Word,
            None => Unit::None,
        },
        None => Unit::None,
    }
}

/// FNV-1a over all but the separators of thousands, the halves folded together.
fn hash_of(text: &str) -> u32 {
    let mix =
        |hash: u64, byte| if byte == b',' { hash } else { (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3) };
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<Number> {
        let mut numbers = Vec::new();
        let mut end = 0;
        for (at, _) in text.char_indices().filter(|&(_, letter)| Classes::all().of(letter.into()) >= Class::Numeral) {
            if at >= end {
                let (number, length) = read(&text[at..]);
                numbers.extend(number);
                end = at + length;
            }
        }
        numbers
    }

    fn same(first: &str, again: &str) -> bool {
        equal(&numbers(first), &numbers(again))
    }

    #[test]
    fn numbers_are_compared_with_their_units() {
        assert!(same("建成公园1,200座，增长3.5%。", "建成 公园1200座 增长3.5%"));
        assert!(!same("建成公园12座", "建成公园13座"));
        assert!(!same("投资35亿元", "投资3.5亿元"));
        assert!(!same("投资3亿元", "投资3万元"));
        assert!(!same("来了3万人", "来了3万辆"));
        assert!(!same("共有三十二个县", "共有三十三个县"));
        assert!(same("统一规划，三个县", "规划，三个县"));
        assert!(same("建成公园12.", "建成公园12"));
    }

    #[test]
    fn a_misprinted_unit_is_no_other_fact_and_a_missing_one_is() {
        assert!(same("建成公园12座", "建成公园12痤"));
        assert!(!same("增长5%。", "增长5。"));
    }

    #[test]
    fn dates_count_nothing() {
        let counts = |text| numbers(text).iter().any(Number::counts_something);
        assert!(!counts("2009年各乡粮油收成") && !counts("见图5。"));
        assert!(counts("明春再添36座") && counts("桥梁工程明年要花37亿"));
    }
}
