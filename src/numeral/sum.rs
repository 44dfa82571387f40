//! The terms of a number while it is read: 一亿 + 二千万 + 五.

use super::value::Value;

/// More terms than any number of 28 digits has.
const MAX_TERMS: usize = 12;

/// Terms of falling magnitude.
#[derive(Default)]
pub(super) struct Sum {
    terms: [Term; MAX_TERMS],
    len: usize,
}

/// A value and the power of ten of its magnitude, which bounds what may follow.
#[derive(Clone, Copy)]
struct Term {
    value: Value,
    power: u32,
}

impl Default for Term {
    fn default() -> Term {
        Term { value: Value::ZERO, power: 0 }
    }
}

impl Sum {
    pub(super) fn total(&self) -> Value {
        self.total_from(0)
    }

    /// The power of ten of the last term.
    pub(super) fn lowest(&self) -> Option<u32> {
        self.terms[..self.len].last().map(|term| term.power)
    }

    /// Adds a term, if it is smaller than what the last one leaves open: 五 behind 百, but no 百 behind 百.
    pub(super) fn push(&mut self, value: Value, power: u32) -> bool {
        self.replace_from(self.len, Term { value, power })
    }

    /// Adds a coefficient, then multiplies all that is smaller than the magnitude: 二千 + 30, times 万.
    pub(super) fn collapse(&mut self, coefficient: Value, power: u32) -> bool {
        let keep = self.terms_from(power);
        let below_last = self.terms[keep..self.len].last().is_none_or(|last| coefficient.fits_below(last.power));
        let value = self.total_from(keep).plus_scaled(coefficient).shift(power);
        below_last && self.replace_from(keep, Term { value, power })
    }

    /// Multiplies by a magnitude that stands behind another: 千万, 万亿, 万万; not 亿万.
    pub(super) fn multiply(&mut self, power: u32) -> bool {
        let keep = self.terms_from(power);
        if keep < self.len {
            let value = self.total_from(keep).shift(power);
            return self.replace_from(keep, Term { value, power });
        }
        match self.terms[..self.len].last() {
            Some(last) if last.power == power => {
                let value = last.value.shift(power);
                self.replace_from(self.len - 1, Term { value, power: power * 2 })
            }
            _ => false,
        }
    }

    /// Replaces everything by one value, as 十二 by 12.5.
    pub(super) fn set(&mut self, value: Value, power: u32) {
        self.len = 0;
        self.push(value, power);
    }

    /// How many terms reach a magnitude.
    fn terms_from(&self, power: u32) -> usize {
        self.terms[..self.len].iter().take_while(|term| term.power >= power).count()
    }

    fn total_from(&self, from: usize) -> Value {
        self.terms[from..self.len].iter().fold(Value::ZERO, |sum, term| sum.plus_scaled(term.value))
    }

    fn replace_from(&mut self, keep: usize, term: Term) -> bool {
        let fits = match self.terms[..keep].last() {
            Some(above) => term.power < above.power && term.value.fits_below(above.power),
            None => true,
        };
        if !fits || keep >= MAX_TERMS {
            return false;
        }
        self.terms[keep] = term;
        self.len = keep + 1;
        true
    }
}
