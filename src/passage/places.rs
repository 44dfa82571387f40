//! Where letters stand in their source, in one byte a letter.

use std::ops::Range;

use crate::span::Span;

/// So many letters apart the place of a letter is noted in full.
const NOTED: usize = 64;
/// A step or a reach of this many bytes is too long for its half of the byte.
const FAR: u32 = 0xF;

/// A letter, and where it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Placed {
    pub(super) unit: u16,
    pub(super) start: u32,
    /// How many bytes of the source it takes, with the marks that close behind it (。 ” ）).
    pub(super) reach: u32,
}

impl Placed {
    pub(super) fn of(unit: u16, source: Span) -> Self {
        Self { unit, start: source.start as u32, reach: source.len() as u32 }
    }
}

/// Where each letter starts in its document's source, and how far it reaches.
///
/// Most letters start a few bytes behind the one before and reach over one mark at most, so that a byte tells both.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    /// In the upper half of each byte the step from the letter before, in the lower the reach.
    steps: Vec<u8>,
    /// The start of every [`NOTED`]th letter.
    noted: Vec<u32>,
    /// The letters that a byte cannot tell: which they are, where they start, how far they reach.
    far: Vec<(u32, u32, u32)>,
    /// Where the last letter starts.
    last: u32,
}

impl Places {
    pub(super) fn reserve(&mut self, letters: usize) {
        self.steps.reserve(letters);
    }

    pub(super) fn extend(&mut self, letters: &[Placed]) {
        for &Placed { start, reach, .. } in letters {
            let letter = self.steps.len();
            let step = start.wrapping_sub(self.last);
            if step < FAR && reach < FAR {
                self.steps.push((step << 4 | reach) as u8);
            } else {
                self.steps.push((FAR << 4) as u8);
                self.far.push((letter as u32, start, reach));
            }
            if letter.is_multiple_of(NOTED) {
                self.noted.push(start);
            }
            self.last = start;
        }
    }

    /// The source of a letter.
    pub(super) fn span(&self, letter: usize) -> Span {
        let noted = letter / NOTED * NOTED;
        let start = (noted + 1..=letter).fold(self.noted[letter / NOTED], |start, at| self.start_behind(start, at));
        let reach = match self.steps[letter] {
            step if u32::from(step >> 4) == FAR => self.far(letter).1,
            step => u32::from(step) & FAR,
        };
        Span::new(start as usize, (start + reach) as usize)
    }

    /// How many letters of a range start before a byte of the source.
    pub(super) fn count_before(&self, range: &Range<usize>, end: usize) -> usize {
        if range.is_empty() {
            return 0;
        }
        let mut start = self.span(range.start).start as u32;
        let before = |at: &usize| {
            start = if *at == range.start { start } else { self.start_behind(start, *at) };
            (start as usize) < end
        };
        range.clone().take_while(before).count()
    }

    /// The start of a letter behind one that starts at `before`.
    fn start_behind(&self, before: u32, letter: usize) -> u32 {
        match u32::from(self.steps[letter] >> 4) {
            FAR => self.far(letter).0,
            step => before + step,
        }
    }

    /// The start and the reach of a letter that a byte cannot tell.
    fn far(&self, letter: usize) -> (u32, u32) {
        let found = self.far.binary_search_by_key(&(letter as u32), |&(letter, ..)| letter);
        found.map_or((0, 0), |at| (self.far[at].1, self.far[at].2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_told_again() {
        let spans: Vec<Span> = (0..500)
            .map(|at: usize| {
                let start = if at == 300 { 7 } else { at * 3 + if at % 70 > 40 { at / 70 * 40 } else { 0 } };
                Span::new(start, start + if at.is_multiple_of(11) { 20 } else { 3 })
            })
            .collect();
        let mut places = Places::default();
        places.extend(&spans.iter().map(|&span| Placed::of(0, span)).collect::<Vec<_>>());
        let told: Vec<Span> = (0..500).map(|letter| places.span(letter)).collect();
        assert_eq!(told, spans);
        assert_eq!(places.count_before(&(10..40), spans[25].start), 15);
    }
}
