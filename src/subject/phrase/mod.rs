//! Noun phrases in a line of pieces: the one that ends before a quantity ([`ending`]), the one that starts behind it
//! ([`starting`]).

mod inside;
mod joined;
mod left;
mod loose;
mod right;
mod trim;

pub(crate) use inside::is_brought_in;
pub(crate) use left::{ending, holder};
pub(crate) use right::{opens_with_verb, relative_head, starting};
pub(crate) use trim::is_demonstrative;

use super::pieces::Piece;
use crate::span::Span;

/// A phrase of one stretch, or of two where a shared head was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) parts: Vec<Span>,
    pub(crate) carried: bool,
}

impl Phrase {
    pub(crate) fn new(span: Span) -> Self {
        Self { parts: vec![span], carried: false }
    }

    /// A modifier with the head that it shares: 国家级 + 示范性综合书库.
    pub(crate) fn with_head(modifier: Span, head: Span) -> Self {
        Self { parts: vec![modifier, head], carried: false }
    }

    pub(crate) fn text(&self, text: &str) -> String {
        self.parts.iter().flat_map(|part| part.of(text).chars()).filter(|c| !c.is_whitespace()).collect()
    }

    /// The same phrase, carried over to a later clause.
    pub(crate) fn carry(&self) -> Self {
        Self { parts: self.parts.clone(), carried: true }
    }

    pub(crate) fn span(&self) -> Span {
        let start = self.parts.iter().map(|part| part.start).min().unwrap_or(0);
        let end = self.parts.iter().map(|part| part.end).max().unwrap_or(0);
        Span::new(start, end)
    }
}

/// The noun phrase that ends `pieces` and the verb that governs it, if it stands right before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Indexes of the phrase's first piece and behind its last.
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// Index of the governing verb.
    pub(crate) verb: Option<usize>,
}

impl Run {
    pub(crate) fn phrase(self, pieces: &[Piece]) -> Phrase {
        Phrase::new(Span::new(pieces[self.first].span.start, pieces[self.end - 1].span.end))
    }
}

/// What the quantity behind a phrase does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Things are counted: a verb before them acts on them (消除大班额214个).
    Counted,
    /// An amount is measured: a verb before its name is part of the name (林木绿化率36.25%).
    Measured,
}

/// The phrase of a range of pieces.
pub(crate) fn of(pieces: &[Piece], range: (usize, usize)) -> Phrase {
    Phrase::new(Span::new(pieces[range.0].span.start, pieces[range.1 - 1].span.end))
}
