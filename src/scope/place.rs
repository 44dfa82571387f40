//! Words for the place or body that a fact is about: 全市, 我省, 城区.

use crate::lexicon::{self, ScopeWord};
use crate::span::Span;

/// The scope words of a stretch of clean text, in order, none overlapping.
pub(crate) fn find(text: &str, within: Span) -> Vec<(Span, ScopeWord)> {
    lexicon::scope_words(within.of(text))
        .map(|(found, word)| (Span::new(found.start + within.start, found.end + within.start), word))
        .collect()
}

/// Only those that are never part of a name: 全市, not 城镇.
pub(crate) fn whole(places: &[(Span, ScopeWord)]) -> Vec<Span> {
    places.iter().filter(|(_, word)| *word == ScopeWord::Whole).map(|(span, _)| *span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scope_words_are_found() {
        let text = "目前，全县共有37家书店";
        let found: Vec<&str> = find(text, Span::new(0, text.len())).iter().map(|(span, _)| span.of(text)).collect();
        assert_eq!(found, ["全县"]);
    }
}
