//! What stands before a magnitude: 3.9, 三, 三四, 几, 二〇二.

use super::Style;
use super::arabic::read_run;
use super::fuzzy;
use super::glyph::{Glyph, Hand, after, char_at, char_before, glyph_at, is_han};
use super::read::{Read, Refusal, Source};
use super::value::Value;

/// A coefficient, also without a magnitude behind it.
pub(super) struct Coefficient {
    pub(super) value: Value,
    pub(super) end: usize,
    pub(super) style: Style,
    pub(super) hand: Hand,
    pub(super) shape: Shape,
    /// Digits before the decimal point.
    pub(super) digits: u32,
}

/// How a coefficient is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One digit.
    Digit,
    /// Several digits read by their place: 300, 二〇二.
    Digits,
    /// Digits with decimals.
    Decimal,
    /// Two neighbours: 三四.
    Pair,
    /// 三五, which is a range only at the head of a term.
    LoosePair,
    /// 几.
    Few,
    /// 数.
    Several,
    /// 两.
    Liang,
    /// 俩, 仨.
    Both,
    /// Nothing is written: 十, 百万.
    One,
}

/// Reads the coefficient that starts at a byte.
pub(super) fn coefficient(source: Source<'_>, at: usize) -> Read<Coefficient> {
    let text = source.text;
    match glyph_at(text, at) {
        Glyph::Arabic(_) => arabic(source, at),
        Glyph::Digit(_, hand) => Ok(chinese_digits(text, at, hand)),
        Glyph::Liang => Ok(liang(text, at)),
        Glyph::Both(number) => Ok(Coefficient::chinese(Shape::Both, number_of(number), after(text, at))),
        Glyph::Small(1, hand) => Ok(Coefficient { hand, ..Coefficient::one(at) }),
        Glyph::Tens(_) => Ok(Coefficient::one(at)),
        Glyph::Few => few(text, at),
        Glyph::Several => several(text, at),
        _ => Err(Refusal::Absent),
    }
}

impl Coefficient {
    /// The one that 十 and 百万 leave out.
    pub(super) fn one(at: usize) -> Coefficient {
        Coefficient { digits: 0, ..Coefficient::chinese(Shape::One, number_of(1), at) }
    }

    /// Whether 十, 百 or 千 multiplies it, and what follows that.
    ///
    /// 2023百强 and A2十档 are no products, 5000千瓦 is 5000 千瓦, but 1000千万 is one number. 二〇二百 is none either,
    /// and 两十 nobody says.
    pub(super) fn takes_small(&self, power: u32, hand: Hand, behind: Glyph) -> bool {
        let hands_agree = self.hand == Hand::Common || hand == Hand::Capital || self.shape == Shape::One;
        let is_short = self.digits <= 3 || matches!(behind, Glyph::Big(_));
        hands_agree
            && match self.shape {
                Shape::Digit if self.style == Style::Arabic => power > 1,
                Shape::Digit => self.value != Value::ZERO,
                Shape::Digits => self.style == Style::Arabic && is_short && power > 1,
                Shape::Decimal | Shape::Liang => power > 1,
                Shape::Pair | Shape::LoosePair | Shape::Few | Shape::Several | Shape::One => true,
                Shape::Both => false,
            }
    }

    /// Whether 万, 亿 or 兆 multiplies it.
    pub(super) fn takes_big(&self) -> bool {
        match self.shape {
            Shape::Digit => self.style == Style::Arabic || self.value != Value::ZERO,
            Shape::Both => false,
            _ => true,
        }
    }

    /// Whether it takes all the places that a magnitude leaves open: 五 behind 十, 200 behind 千.
    pub(super) fn fills(&self, power: u32) -> bool {
        match self.shape {
            Shape::Digits => self.digits == power,
            Shape::Digit | Shape::Pair | Shape::Few => power == 1,
            _ => false,
        }
    }

    /// Whether it may stand for the place below the last magnitude: 五 in 两千四百五, 六七 in 一万六七.
    pub(super) fn is_single(&self) -> bool {
        matches!(self.shape, Shape::Digit | Shape::Pair)
    }

    /// The value behind 十, where 几 may be nothing: 十几 is 10 to 20.
    pub(super) fn units(&self) -> Value {
        if self.shape == Shape::Few { Value::between(0, 10) } else { self.value }
    }

    fn chinese(shape: Shape, value: Value, end: usize) -> Coefficient {
        Coefficient { value, end, style: Style::Chinese, hand: Hand::Common, shape, digits: 1 }
    }
}

fn number_of(digit: u8) -> Value {
    Value::exactly(u128::from(digit))
}

fn arabic(source: Source<'_>, at: usize) -> Read<Coefficient> {
    let run = read_run(source, at)?;
    let shape = match run.digits {
        _ if run.has_decimals => Shape::Decimal,
        1 => Shape::Digit,
        _ => Shape::Digits,
    };
    Ok(Coefficient {
        value: run.value,
        end: run.end,
        style: Style::Arabic,
        hand: Hand::Common,
        shape,
        digits: run.digits,
    })
}

/// One digit, two neighbours, or a digit string, of which the first is no ○.
fn chinese_digits(text: &str, at: usize, hand: Hand) -> Coefficient {
    let (mut value, mut end, mut digits) = (Value::ZERO, at, 0);
    let mut first_two = [0; 2];
    loop {
        let digit = match glyph_at(text, end) {
            Glyph::Digit(digit, same) if same == hand || digit == 0 => digit,
            Glyph::Circle => 0,
            _ => break,
        };
        if let Some(slot) = first_two.get_mut(digits as usize) {
            *slot = digit;
        }
        value = value.then(digit);
        end = after(text, end);
        digits += 1;
    }
    let [first, second] = first_two;
    if let Some(behind) = listed_neighbour(text, at, end).filter(|_| digits == 1) {
        return Coefficient::chinese(Shape::Pair, range(first, first + 1), behind);
    }
    let (shape, value) = match digits {
        1 => (Shape::Digit, value),
        2 if first > 0 && second == first + 1 => (Shape::Pair, range(first, second)),
        2 if first_two == [3, 5] => (Shape::LoosePair, range(first, second)),
        _ => (Shape::Digits, value),
    };
    Coefficient { hand, digits, ..Coefficient::chinese(shape, value, end) }
}

/// The end of 四、五 before a magnitude, which is as much a range as 四五: 约四、五百, 十四、五万. A digit at the head of
/// its line counts paragraphs, and 第四、五十 are two ranks.
fn listed_neighbour(text: &str, at: usize, end: usize) -> Option<usize> {
    char_before(text, at).filter(|&c| is_han(c) && c != '第')?;
    char_at(text, end).filter(|&c| c == '、')?;
    let neighbour = after(text, end);
    let behind = after(text, neighbour);
    let is_next = match (glyph_at(text, at), glyph_at(text, neighbour)) {
        (Glyph::Digit(first, Hand::Common), Glyph::Digit(second, Hand::Common)) => first > 0 && second == first + 1,
        _ => false,
    };
    (is_next && matches!(glyph_at(text, behind), Glyph::Small(..) | Glyph::Big(_))).then_some(behind)
}

fn range(low: u8, high: u8) -> Value {
    Value::between(u128::from(low), u128::from(high))
}

/// 两, or 两三.
fn liang(text: &str, at: usize) -> Coefficient {
    let end = after(text, at);
    let behind = after(text, end);
    match (glyph_at(text, end), glyph_at(text, behind)) {
        (Glyph::Digit(3, Hand::Common), next) if !matches!(next, Glyph::Digit(..)) => {
            Coefficient::chinese(Shape::Pair, range(2, 3), behind)
        }
        _ => Coefficient::chinese(Shape::Liang, number_of(2), end),
    }
}

/// 几, unless it is in 几乎.
fn few(text: &str, at: usize) -> Read<Coefficient> {
    let end = after(text, at);
    if char_at(text, end).is_some_and(|c| fuzzy::NO_FEW.contains(c)) {
        return Err(Refusal::Absent);
    }
    Ok(Coefficient::chinese(Shape::Few, range(1, 10), end))
}

/// 数 before a magnitude, unless it ends a noun as in 人数百余.
fn several(text: &str, at: usize) -> Read<Coefficient> {
    let end = after(text, at);
    let ends_noun = char_before(text, at).is_some_and(|c| fuzzy::TAKES_NUMBER.contains(c));
    let is_percentage = char_at(text, end).is_some() && text[after(text, end)..].starts_with("分之");
    if ends_noun || is_percentage || !matches!(glyph_at(text, end), Glyph::Small(..) | Glyph::Big(_)) {
        return Err(Refusal::Absent);
    }
    Ok(Coefficient::chinese(Shape::Several, range(1, 10), end))
}
