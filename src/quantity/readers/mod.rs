//! Readers: each turns a numeral into a quantity of one shape, or passes.

mod compound;
mod formula;
mod parts;
pub(super) mod plain;
mod rank;
mod share;
mod spoken;

pub(super) use plain::{plain, unit_at};
pub(super) use share::share_range;

use super::{Amount, Candidate, Reader};
use crate::fact::Kind;
use crate::numeral::{self, Number, Numeral, Style};
use crate::span::Span;

/// A shape of quantity.
pub(crate) struct Shape {
    #[cfg_attr(not(test), expect(dead_code, reason = "named for whoever reads a failing test"))]
    pub(crate) name: &'static str,
    /// A text whose first quantity the shape reads, and that quantity.
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is the shape's test"))]
    pub(crate) example: (&'static str, &'static str),
    pub(crate) read: fn(&Reader, Numeral) -> Option<Candidate>,
}

/// The shapes, specific first.
pub(crate) static READERS: &[Shape] = &[
    Shape {
        name: "percent in words", example: ("增长百分之十七点六", "百分之十七点六"), read: share::percent_words
    },
    Shape {
        name: "percent in a formula", example: (r"占$3 7 . 5 \%$", r"3 7 . 5 \%"), read: formula::formula_percent
    },
    Shape { name: "power of ten", example: ("计数6.2×10^9/L", "6.2×10^9/L"), read: formula::power_of_ten },
    Shape { name: "fraction with a stroke", example: ("林地占1/3", "1/3"), read: formula::slashed },
    Shape { name: "both", example: ("姐妹俩开店", "俩"), read: spoken::both },
    Shape {
        name: "hundred millions counted", example: ("亏了三个多亿", "三个多亿"), read: spoken::hundred_millions
    },
    Shape { name: "more inside the unit", example: ("病了两个多月", "两个多月"), read: spoken::more_inside },
    Shape { name: "ten and some", example: ("随从十数骑", "十数骑"), read: spoken::ten_and_some },
    Shape { name: "heads", example: ("来了几十号人", "几十号"), read: spoken::heads },
    Shape { name: "rank", example: ("居全国第11位", "第11位"), read: rank::rank },
    Shape { name: "top ranks", example: ("进入全国前10位", "10位"), read: rank::top_ranks },
    Shape { name: "shared unit", example: ("分别提高0.9、5.9个百分点", "0.9"), read: parts::shared_unit },
    Shape { name: "one or two", example: ("学费一两百元", "一两百元"), read: parts::one_or_two },
    Shape { name: "mean and deviation", example: ("年龄（49.4±11.7）岁", "49.4±11.7）岁"), read: parts::mean },
    Shape { name: "tolerance", example: ("误差正负5度", "正负5度"), read: parts::tolerance },
    Shape { name: "ratio", example: ("三次产业比为6.2：41.3：52.5", "6.2：41.3：52.5"), read: parts::ratio },
    Shape { name: "product", example: ("尺寸为20×30毫米", "20×30毫米"), read: parts::product },
    Shape { name: "tenths", example: ("占全国近三成", "三成"), read: share::tenths },
    Shape { name: "discount", example: ("打八五折", "八五折"), read: share::discount },
    Shape { name: "money and change", example: ("单价50元6角三分", "50元6角三分"), read: compound::compound },
    Shape {
        name: "unit and a half", example: ("用时一个半小时", "一个半小时"), read: compound::and_a_half
    },
    Shape { name: "plain", example: ("改造道路489条", "489条"), read: plain::plain },
];

fn candidate(span: Span, number: Numeral, amount: Amount) -> Candidate {
    let bound = number.bound;
    Candidate { span, number, amount, unit: None, unit_text: String::new(), kind: Kind::Number, bound, per: None }
}

fn amount_of(numeral: &Numeral) -> Amount {
    match numeral.amount {
        numeral::Amount::Exactly(value) => Amount::One(value),
        numeral::Amount::Between(low, high) => Amount::Range(low, high),
        numeral::Amount::TooLong => Amount::TooLong,
    }
}

fn ends_phrase(after: &str) -> bool {
    after.chars().next().is_none_or(|c| "，。；、！？）)”\n的".contains(c))
}

fn single_digit(numeral: &Numeral) -> Option<Number> {
    let numeral::Amount::Exactly(value) = numeral.amount else { return None };
    let small = numeral.magnitude.is_none() && numeral.style == Style::Chinese && numeral.end - numeral.start == 3;
    small.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::BUILT_IN;
    use crate::quantity;

    #[test]
    fn every_shape_reads_its_example() {
        let mut wrong = Vec::new();
        for shape in READERS {
            let (text, quantity) = shape.example;
            let block = Span::new(0, text.len());
            let found = quantity::find(text, block, &[], &BUILT_IN).0;
            let first = found.first().map_or("", |mention| mention.span.of(text));
            if first != quantity {
                wrong.push(format!("{}: {text} gives {first:?}, not {quantity:?}", shape.name));
            }
        }
        assert!(wrong.is_empty(), "{}\nhelp: src/quantity/readers.rs", wrong.join("\n"));
    }
}
