//! Which time and place hold for a fact: in its clause, else in its sentence, else the nearest before in its section.

use crate::span::Span;

/// Time and place expressions of a section so far, as the reader goes on.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    time: Option<Span>,
    place: Option<Span>,
}

/// What holds for one quantity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Governing {
    pub(crate) time: Option<Span>,
    pub(crate) place: Option<Span>,
}

impl Scope {
    /// What governs a quantity of a sentence: the last expression before it there, else the first behind it, else
    /// what the section said before.
    pub(crate) fn governing(&self, quantity: Span, sentence: Span, times: &[Span], places: &[Span]) -> Governing {
        Governing {
            time: nearest(quantity, sentence, times).or(self.time),
            place: nearest(quantity, sentence, places).or(self.place),
        }
    }

    /// Remembers the expressions of a sentence that has been read.
    pub(crate) fn read(&mut self, sentence: Span, times: &[Span], places: &[Span]) {
        let first = |spans: &[Span]| spans.iter().copied().find(|span| sentence.contains(*span));
        self.time = first(times).or(self.time);
        self.place = first(places).or(self.place);
    }
}

fn nearest(quantity: Span, sentence: Span, spans: &[Span]) -> Option<Span> {
    let inside = || spans.iter().copied().filter(|span| sentence.contains(*span));
    inside().rfind(|span| span.end <= quantity.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_before_in_the_sentence_wins() {
        let scope = Scope { time: Some(Span::new(0, 2)), place: None };
        let times = [Span::new(10, 12), Span::new(20, 22)];
        let found = scope.governing(Span::new(15, 16), Span::new(8, 30), &times, &[]);
        assert_eq!(found.time, Some(Span::new(10, 12)));
    }

    #[test]
    fn without_one_the_section_holds() {
        let scope = Scope { time: Some(Span::new(0, 2)), place: None };
        let found = scope.governing(Span::new(15, 16), Span::new(8, 30), &[], &[]);
        assert_eq!(found.time, Some(Span::new(0, 2)));
    }
}
