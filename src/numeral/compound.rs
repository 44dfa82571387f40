//! Numbers built from coefficients and magnitudes: 一百零一万一千, 3.9万, 十几万, 一万六七.

use super::coefficient::{Coefficient, Shape, coefficient};
use super::glyph::{Glyph, Hand, after, char_at, char_before, glyph_at, is_magnitude};
use super::read::{Read, Refusal, Source};
use super::sum::Sum;
use super::value::Value;
use super::{Form, Numeral, Style};
use crate::fact::Bound;

/// A number while it is read.
pub(super) struct Compound {
    pub(super) end: usize,
    pub(super) style: Style,
    pub(super) bound: Bound,
    pub(super) form: Form,
    pub(super) ending: Ending,
    sum: Sum,
    hand: Hand,
    digits: u32,
    magnitude: Option<(usize, u32)>,
    pub(super) last_magnitude: Option<(usize, u32)>,
}

/// How a number ends, which says what may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// 十, 百, 千.
    Small,
    /// 万, 亿, 兆.
    Big,
    /// Arabic digits without magnitude; whether the last is zero.
    Arabic { digits: u32, round: bool },
    /// Arabic digits with decimals.
    ArabicDecimals,
    /// The units of a number with tens: 十五.
    Units,
    /// Anything else: a lone digit, a digit string, a range.
    Other,
}

/// Reads a number that starts with a digit, 十, 几 or 数.
pub(super) fn read_compound(source: Source<'_>, at: usize) -> Read<Compound> {
    let text = source.text;
    let first = coefficient(source, at)?;
    let mut compound = Compound::new(at, &first);
    if compound.term(text, &first, Joint::First) {
        if first.shape == Shape::Decimal {
            return Ok(compound);
        }
        while compound.next_term(source)? {}
    } else if matches!(first.shape, Shape::Few | Shape::Several) {
        return Err(Refusal::Absent);
    } else {
        compound.head(text, &first);
    }
    compound.decimals(text)?;
    let stops_short = compound.form == Form::DigitString && first.digits == 2;
    if stops_short && matches!(glyph_at(text, compound.end), Glyph::Small(1, _)) {
        // 三二十个 are 20 or 30, and not 32.
        return Err(Refusal::Malformed { at: compound.end, end: magnitudes_end(text, compound.end) });
    }
    Ok(compound)
}

/// Reads magnitudes with no number before them as one of them: 亿, 百万, 千亿.
pub(super) fn read_bare(source: Source<'_>, at: usize) -> Read<Compound> {
    let text = source.text;
    let one = Coefficient::one(at);
    let mut compound = Compound::new(at, &one);
    compound.form = Form::Bare;
    let is_bare = matches!(glyph_at(text, at), Glyph::Small(2 | 3, _) | Glyph::Big(4 | 8));
    if !is_bare || !compound.term(text, &one, Joint::First) {
        return Err(Refusal::Absent);
    }
    let end = compound.end;
    match glyph_at(text, end) {
        // 千千万万 is a crowd and no number; 百万千瓦 is 百万 with a unit.
        Glyph::Small(..) if compound.ending == Ending::Small => {
            Err(Refusal::Malformed { at: end, end: magnitudes_end(text, end) })
        }
        Glyph::Digit(..) | Glyph::Few => Err(Refusal::Absent),
        _ if text[end..].starts_with("分之") => Err(Refusal::Absent),
        _ => Ok(compound),
    }
}

/// Where a run of magnitudes ends.
pub(super) fn magnitudes_end(text: &str, mut at: usize) -> usize {
    while char_at(text, at).is_some_and(is_magnitude) {
        at = after(text, at);
    }
    at
}

/// How a term hangs on the number before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// There is none.
    First,
    /// Directly: 一百五.
    Direct,
    /// By 零: 一百零五.
    Zero,
}

impl Compound {
    fn new(at: usize, first: &Coefficient) -> Compound {
        Compound {
            end: at,
            style: first.style,
            bound: Bound::Exact,
            form: Form::Plain,
            ending: Ending::Other,
            sum: Sum::default(),
            hand: first.hand,
            digits: first.digits,
            magnitude: None,
            last_magnitude: None,
        }
    }

    pub(super) fn value(&self) -> Value {
        self.sum.total()
    }

    pub(super) fn numeral(&self, start: usize) -> Numeral {
        Numeral {
            start,
            end: self.end,
            amount: self.value().amount(),
            bound: self.bound,
            style: self.style,
            body: start,
            magnitude: self.magnitude,
            last_magnitude: self.last_magnitude,
            digits: self.digits,
            form: self.form,
        }
    }

    /// Adds 余, 多 or 来, and the magnitudes behind it.
    pub(super) fn blurred(mut self, text: &str, behind: usize, bound: Bound) -> Compound {
        if !self.value().is_range() {
            self.bound = bound;
        }
        self.form = Form::Plain;
        self.end = behind;
        self.bigs(text, behind);
        self
    }

    /// Takes the term that follows, with 零 before it or without; says whether another may come.
    fn next_term(&mut self, source: Source<'_>) -> Read<bool> {
        let text = source.text;
        if self.value().is_range() {
            return Ok(false);
        }
        let (from, joint) = match glyph_at(text, self.end) {
            Glyph::Digit(0, _) | Glyph::Circle => (after(text, self.end), Joint::Zero),
            _ => (self.end, Joint::Direct),
        };
        // What is malformed behind the number is refused when its own turn comes: 5万1.2.3.
        let Ok(next) = coefficient(source, from) else { return Ok(false) };
        // 三万参加 holds no 参, and 收拾一间 no 拾一.
        let is_mixed_hand = match (self.hand, next.hand) {
            (Hand::Common, Hand::Capital) => true,
            (Hand::Capital, Hand::Common) => self.digits == 0 && joint == Joint::Direct,
            _ => false,
        };
        let is_misplaced_ten = next.shape == Shape::One && joint == Joint::Direct && self.sum.lowest() != Some(2);
        if is_mixed_hand || is_misplaced_ten || matches!(next.shape, Shape::Decimal | Shape::Several | Shape::Both) {
            return Ok(false);
        }
        if self.term(text, &next, joint) {
            return Ok(true);
        }
        if matches!(next.shape, Shape::Digits | Shape::LoosePair) && next.style == Style::Chinese {
            // 十二五 and 十三五 are names: neither 12 and 5 nor 10 and 25.
            return Err(Refusal::Malformed { at: from, end: next.end });
        }
        self.tail(text, &next, joint);
        Ok(false)
    }

    /// Takes a coefficient with its magnitudes; says whether there were any that fit.
    fn term(&mut self, text: &str, coefficient: &Coefficient, joint: Joint) -> bool {
        let at = coefficient.end;
        let behind = glyph_at(text, after(text, at));
        let taken = match glyph_at(text, at) {
            Glyph::Small(power, hand) if coefficient.takes_small(power, hand, behind) => {
                self.small(text, at, coefficient.value.shift(power), power, hand)
            }
            Glyph::Tens(tens) if coefficient.shape == Shape::One => {
                self.small(text, at, Value::exactly(u128::from(tens) * 10), 1, Hand::Common)
            }
            Glyph::Big(power) if coefficient.takes_big() => self.coefficient_and_big(text, coefficient, joint, power),
            _ => false,
        };
        if taken {
            self.bigs(text, self.end);
        }
        taken
    }

    /// Adds a term of 十, 百 or 千.
    fn small(&mut self, text: &str, at: usize, value: Value, power: u32, hand: Hand) -> bool {
        let fits = self.sum.push(value, power);
        if fits {
            self.ends_small(text, at, power, hand);
        }
        fits
    }

    /// Notes a small magnitude at the end.
    fn ends_small(&mut self, text: &str, at: usize, power: u32, hand: Hand) {
        if hand == Hand::Capital {
            self.hand = hand;
        }
        self.end = after(text, at);
        self.ending = Ending::Small;
        self.last_magnitude = Some((at, power));
        // 十 counts within the coefficient: 十八到三十万 shares 万 alone.
        self.magnitude = self.last_magnitude.filter(|_| power > 1);
    }

    /// Adds a coefficient and multiplies by 万, 亿 or 兆.
    fn coefficient_and_big(&mut self, text: &str, coefficient: &Coefficient, joint: Joint, power: u32) -> bool {
        let gap = self.sum.lowest().filter(|&lowest| lowest < power);
        let is_positional = matches!(coefficient.shape, Shape::Digits | Shape::LoosePair);
        let leaves_gap = joint == Joint::Direct && gap.is_some_and(|gap| !coefficient.fills(gap));
        let is_misplaced = joint != Joint::First && is_positional && coefficient.style == Style::Chinese;
        if leaves_gap || is_misplaced {
            return false;
        }
        let value = if gap.is_some() && joint == Joint::Direct { coefficient.units() } else { coefficient.value };
        if !self.sum.collapse(value, power) {
            return false;
        }
        (self.magnitude, self.last_magnitude) = (None, None);
        self.big(text, coefficient.end, power);
        true
    }

    /// Multiplies by the 万, 亿, 兆 that follow: 千万, 万亿, 万万.
    fn bigs(&mut self, text: &str, from: usize) {
        let mut at = from;
        while let Glyph::Big(power) = glyph_at(text, at) {
            if !self.sum.multiply(power) {
                break;
            }
            self.big(text, at, power);
            at = self.end;
        }
    }

    /// Notes a big magnitude at the end.
    fn big(&mut self, text: &str, at: usize, power: u32) {
        self.end = after(text, at);
        self.ending = Ending::Big;
        self.last_magnitude = Some((at, power));
        let chain = self.magnitude.filter(|&(start, _)| text[start..at].chars().all(is_magnitude));
        self.magnitude = Some(chain.map_or((at, power), |(start, lower)| (start, lower + power)));
    }

    /// Takes a first coefficient without magnitude.
    fn head(&mut self, text: &str, coefficient: &Coefficient) {
        self.sum.push(coefficient.value, 0);
        self.end = coefficient.end;
        self.ending = match (coefficient.style, coefficient.shape) {
            (Style::Arabic, Shape::Decimal) => Ending::ArabicDecimals,
            (Style::Arabic, _) => {
                let round = char_before(text, coefficient.end).is_some_and(|c| matches!(c, '0' | '０'));
                Ending::Arabic { digits: coefficient.digits, round }
            }
            (Style::Chinese, Shape::Digits) => {
                self.form = Form::DigitString;
                Ending::Other
            }
            _ => Ending::Other,
        };
    }

    /// Takes a last coefficient without magnitude: 十五, 一百零五, 3万2000, and the elliptical 两千四百五, 3万2.
    fn tail(&mut self, text: &str, coefficient: &Coefficient, joint: Joint) {
        let Some((_, above)) = self.last_magnitude.or(Some((0, 1))) else { return };
        let is_literal = joint == Joint::Zero || coefficient.fills(above) || is_spelled_out(text, coefficient, above);
        // 4千八 is 4800, but 350万二手房 holds no 二: over 万 nobody elides in the other script.
        let may_mix = coefficient.style == self.style || self.ending == Ending::Small;
        let may_elide = coefficient.is_single() && may_mix && self.magnitude == self.last_magnitude;
        let power = match (is_literal, glyph_at(text, coefficient.end)) {
            (_, Glyph::Big(_)) => return,
            (true, _) => 0,
            // 三百四百 is two numbers.
            (false, Glyph::Small(..)) => return,
            (false, _) if may_elide => above - 1,
            (false, _) => return,
        };
        let value = if joint == Joint::Direct { coefficient.units() } else { coefficient.value };
        if coefficient.shape != Shape::Liang && self.sum.push(value.shift(power), 0) {
            self.end = coefficient.end;
            self.ending = if above == 1 { Ending::Units } else { Ending::Other };
            (self.magnitude, self.last_magnitude) = (None, None);
        }
    }

    /// Takes decimals in characters, and their magnitudes: 十二点五, 三点一四, 二点五千万.
    ///
    /// 八点三十 is a time of day, so digits with 十 behind them are no decimals.
    fn decimals(&mut self, text: &str) -> Read<()> {
        let whole = self.value();
        let has_units = self.style == Style::Chinese && self.ending != Ending::Big && !whole.is_range();
        let Some(from) = point(text, self.end).filter(|_| has_units) else { return Ok(()) };
        let (mut value, mut end) = (whole, from);
        while let Glyph::Digit(digit, hand) = glyph_at(text, end) {
            // 一点参考 holds no decimals.
            if hand == Hand::Capital && self.hand == Hand::Common {
                break;
            }
            value = value.then_decimal(digit);
            end = after(text, end);
        }
        if end == from {
            return Ok(());
        }
        if point(text, end).is_some() {
            return Err(Refusal::Malformed { at: end, end: points_end(text, end) });
        }
        let next = glyph_at(text, end);
        if matches!(next, Glyph::Small(1, _)) {
            return Ok(());
        }
        self.sum.set(value, 0);
        (self.end, self.ending, self.form) = (end, Ending::Other, Form::Plain);
        (self.magnitude, self.last_magnitude) = (None, None);
        if let Glyph::Small(power, hand) = next {
            self.sum.set(value.shift(power), power);
            self.ends_small(text, end, power, hand);
        }
        self.bigs(text, self.end);
        Ok(())
    }
}

/// 3万500元, 3亿1000人: digits of three places and more tell their places themselves; 3亿2022年 holds a year, 3万500强 a
/// ranking.
fn is_spelled_out(text: &str, coefficient: &Coefficient, above: u32) -> bool {
    coefficient.style == Style::Arabic
        && coefficient.shape == Shape::Digits
        && (3..=above).contains(&coefficient.digits)
        && !text[coefficient.end..]
            .starts_with(['年', '月', '日', '号', '强', '届', '.', '-', '—', '～', '~', '/', ':', '：'])
}

/// Where decimals start behind 点.
fn point(text: &str, at: usize) -> Option<usize> {
    char_at(text, at).filter(|c| matches!(c, '点' | '點'))?;
    let from = after(text, at);
    matches!(glyph_at(text, from), Glyph::Digit(..)).then_some(from)
}

/// The end of a version in words: 一点二点三.
fn points_end(text: &str, mut at: usize) -> usize {
    while let Some(from) = point(text, at) {
        at = from;
        while let Glyph::Digit(..) = glyph_at(text, at) {
            at = after(text, at);
        }
    }
    at
}
