//! Where letters stand in their source, in one byte a letter.

use std::ops::Range;

use crate::span::Span;

/// So many letters apart the place of a letter is noted in full.
const NOTED: usize = 64;
/// A step or a reach of this many bytes is too long for its half of the byte.
const FAR: u32 = 0xF;

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

    /// Notes where the next letter stands.
    #[inline]
    pub(super) fn add(&mut self, source: Span) {
        let (start, reach) = (source.start as u32, source.len() as u32);
        let step = start.wrapping_sub(self.last);
        if self.steps.len().is_multiple_of(NOTED) {
            self.noted.push(start);
        }
        if step < FAR && reach < FAR {
            self.steps.push((step << 4 | reach) as u8);
        } else {
            self.add_far(start, reach);
        }
        self.last = start;
    }

    /// Notes letters that stand side by side in the source from `start` on and take `len` bytes each, fewer than [`FAR`].
    pub(super) fn add_stretch(&mut self, start: usize, len: usize, letters: usize) {
        let Some(rest) = letters.checked_sub(1) else { return };
        self.add(Span::new(start, start + len));
        let first = self.steps.len();
        let noted = (first.next_multiple_of(NOTED)..first + rest).step_by(NOTED);
        self.noted.extend(noted.map(|letter| (start + (letter + 1 - first) * len) as u32));
        self.steps.resize(first + rest, (len << 4 | len) as u8);
        self.last = (start + rest * len) as u32;
    }

    /// Notes a letter that a byte cannot tell; few are.
    #[cold]
    fn add_far(&mut self, start: u32, reach: u32) {
        self.far.push((self.steps.len() as u32, start, reach));
        self.steps.push((FAR << 4) as u8);
    }

    /// Lets the last letter reach to a byte of the source: a mark closes behind it.
    pub(super) fn reach_to(&mut self, end: usize) {
        let Some(letter) = self.steps.len().checked_sub(1) else { return };
        let reach = (end - self.last as usize) as u32;
        let step = u32::from(self.steps[letter] >> 4);
        if step < FAR && reach < FAR {
            self.steps[letter] = (step << 4 | reach) as u8;
        } else if step < FAR {
            self.steps[letter] = (FAR << 4) as u8;
            self.far.push((letter as u32, self.last, reach));
        } else if let Some((.., far)) = self.far.last_mut() {
            *far = reach;
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

    fn places(spans: &[Span]) -> Places {
        let mut places = Places::default();
        spans.iter().for_each(|&span| places.add(span));
        places
    }

    fn told(places: &Places) -> Vec<Span> {
        (0..places.steps.len()).map(|letter| places.span(letter)).collect()
    }

    #[test]
    fn every_place_is_told_again() {
        let spans: Vec<Span> = (0..500)
            .map(|at: usize| {
                let start = if at == 300 { 7 } else { at * 3 + if at % 70 > 40 { at / 70 * 40 } else { 0 } };
                Span::new(start, start + if at.is_multiple_of(11) { 20 } else { 3 })
            })
            .collect();
        let places = places(&spans);
        assert_eq!(told(&places), spans);
        assert_eq!(places.count_before(&(10..40), spans[25].start), 15);
    }

    #[test]
    fn letters_side_by_side_are_told_again() {
        for (before, letters) in [(0, 1), (0, 200), (63, 1), (63, 2), (64, 64), (65, 130), (7, 0)] {
            let one_by_one: Vec<Span> = (0..before + letters).map(|at| Span::new(9 + at * 3, 12 + at * 3)).collect();
            let mut places = places(&one_by_one[..before]);
            places.add_stretch(9 + before * 3, 3, letters);
            assert_eq!(told(&places), one_by_one);
            places.add(Span::new(900, 903));
            assert_eq!(places.span(before + letters), Span::new(900, 903));
        }
    }

    /// Fifteen bytes are the first step and the first reach that half a byte cannot tell.
    #[test]
    fn a_step_of_fifteen_bytes_is_told_again() {
        let spans = [Span::new(0, 3), Span::new(14, 17), Span::new(29, 32), Span::new(44, 59), Span::new(59, 73)];
        assert_eq!(told(&places(&spans)), spans);
    }

    #[test]
    fn the_last_letter_reaches_over_the_marks_behind_it() {
        for letter in [Span::new(3, 6), Span::new(90, 93)] {
            let mut places = places(&[Span::new(0, 3), letter]);
            for marks in 1..8 {
                places.reach_to(letter.end + marks * 3);
                places.reach_to(letter.end + marks * 3);
                assert_eq!(told(&places), [Span::new(0, 3), Span::new(letter.start, letter.end + marks * 3)]);
            }
        }
    }
}
