//! Amounts that can be compared.

use crate::fact::{Bound, Direction, Extent, Fact, Quantity};
use crate::lexicon;
use crate::numeral::Number;

/// An exact amount in the unit of its indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    value: Number,
    /// Half of what one more in the last written digit would add.
    slack: Number,
    bound: Bound,
}

impl Amount {
    /// The amount of a fact, below zero for a fall; `None` for a range and for what is no single number.
    pub fn of(fact: &Fact) -> Option<Self> {
        let quantity = &fact.quantity;
        let written: Number = quantity.value.as_ref()?.parse().ok()?;
        let base = quantity.base.as_ref().and_then(|base| base.value.as_ref()?.parse::<Number>().ok());
        let value = base.unwrap_or(written);
        let slack = slack(quantity, value);
        // What is converted has zeros that nobody wrote: 1.14万亿斤 is 570000000000.0 kg.
        let value = value.trimmed();
        let falls = fact
            .change
            .as_ref()
            .is_some_and(|change| (change.direction, change.extent) == (Direction::Down, Extent::By));
        Some(Self { value: if falls { -value } else { value }, slack, bound: quantity.bound })
    }

    /// The value in the unit of the indicator.
    pub fn value(&self) -> Number {
        self.value
    }

    /// Whether both may be the same amount, told with more or fewer digits, or by a bound: 134.9万亿 and 1349084亿,
    /// 16万亿 and 168713亿, 超过3.2万亿 and 3.22万亿.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let (low, high) = self.reach();
        let (other_low, other_high) = other.reach();
        // What rounds to 134.9 ends where what rounds to 135.0 begins.
        let below = |a: Option<Number>, b: Option<Number>| a.zip(b).is_none_or(|(a, b)| a < b);
        let overlap = below(low, other_high) && below(other_low, high);
        self.value == other.value || overlap || self.is_cut_from(other) || other.is_cut_from(self)
    }

    /// Whether this is the other without its last digits, not rounded: 16万亿 of 168713亿.
    fn is_cut_from(&self, other: &Self) -> bool {
        let cut = self.value.checked_add(self.slack).and_then(|sum| sum.checked_add(self.slack));
        other.slack < self.slack && self.value <= other.value && cut.is_some_and(|cut| other.value < cut)
    }

    /// Whether `part` of this amount is `percent` in a hundred of it, each within its written digits.
    pub fn holds_share(&self, part: &Self, percent: &Self) -> bool {
        // part / whole = percent / 100, with each at the end of its reach that makes the share smallest and greatest.
        let (Some(part), Some(whole), Some(percent)) = (part.ends(), self.ends(), percent.ends()) else { return true };
        let product = |a: Number, b: Number| a.checked_mul(b);
        let hundred = Number::from(100);
        let sides = |part: Number, percent: Number, whole: Number| product(part, hundred).zip(product(percent, whole));
        let least = sides(part.0, percent.1, whole.1).is_none_or(|(part, share)| part <= share);
        let most = sides(part.1, percent.0, whole.0).is_none_or(|(part, share)| part >= share);
        least && most
    }

    /// Below and above which the true amount does not lie; `None` where that is open.
    fn reach(&self) -> (Option<Number>, Option<Number>) {
        let ends = self.ends();
        let (low, high) = (ends.map(|ends| ends.0), ends.map(|ends| ends.1));
        match self.bound {
            Bound::MoreThan | Bound::AtLeast => (low, None),
            Bound::LessThan | Bound::AtMost | Bound::Nearly => (None, high),
            // 约 says that it may be farther off than its digits do, by how much nobody knows.
            Bound::About => (None, None),
            Bound::Exact => (low, high),
        }
    }

    /// The ends of what rounds to the written number.
    fn ends(&self) -> Option<(Number, Number)> {
        Some((self.value.checked_add(-self.slack)?, self.value.checked_add(self.slack)?))
    }
}

/// Half of one in the last written digit, in the unit of `value`: 0.05万亿 for 134.9万亿. Zeros at the end of a whole
/// number may be no digits (3万), so they are not trusted.
fn slack(quantity: &Quantity, value: Number) -> Number {
    let digits = digits(&quantity.text).or_else(|| digits(quantity.value.as_deref()?));
    let half = digits.and_then(|digits| value.checked_div(digits)?.checked_div(Number::from(2)));
    // A fraction (1/3) has no last digit; what is too long to halve is taken as exact.
    let half = half.filter(|_| !quantity.text.contains(['/', '分'])).unwrap_or(Number::from(0));
    if half < Number::from(0) { -half } else { half }
}

/// The first number in figures as a whole number, without the zeros at the end unless they stand behind a point:
/// 1349 of 134.9万亿, 3 of 300人, 1350 of 135.0万.
fn digits(text: &str) -> Option<Number> {
    let figures = text.chars().map(lexicon::half_width).skip_while(|c| !c.is_ascii_digit());
    let figures: String =
        figures.take_while(|c| c.is_ascii_digit() || ",.".contains(*c)).filter(|c| *c != ',').collect();
    let digits = match figures.split_once('.') {
        Some((whole, fraction)) => format!("{whole}{fraction}"),
        None => figures.trim_end_matches('0').to_owned(),
    };
    digits.parse().ok().filter(|digits| *digits != Number::from(0))
}
