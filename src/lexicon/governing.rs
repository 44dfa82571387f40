//! The words of `data/governing.toml`: how far a time or a place reaches.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use once_cell::sync::Lazy;
use serde::Deserialize;

/// The words that stand beside times and places, or are some themselves; the table says what each list is.
#[derive(Debug, Deserialize)]
pub(crate) struct GoverningWords {
    pub(crate) comparing: Vec<String>,
    pub(crate) dating: Vec<String>,
    pub(crate) ranking: Vec<String>,
    pub(crate) founding: Vec<String>,
    pub(crate) passing: Vec<String>,
    pub(crate) pointing: Vec<String>,
    pub(crate) named: Vec<String>,
    pub(crate) documents: Vec<String>,
    pub(crate) opening: Vec<String>,
    pub(crate) wide: Vec<String>,
    pub(crate) unplaced: Vec<String>,
    pub(crate) areas: Vec<String>,
    pub(crate) endings: Vec<String>,
    pub(crate) kinds: Vec<String>,
    pub(crate) located: Vec<String>,
    pub(crate) speaking: Vec<String>,
    pub(crate) known: Vec<String>,
    pub(crate) wanted: Vec<String>,
    pub(crate) foreseen: Vec<String>,
    pub(crate) measuring: Vec<String>,
    pub(crate) seats: Vec<Seat>,
}

/// The scope words that stand for a named place of one kind.
#[derive(Debug, Deserialize)]
pub(crate) struct Seat {
    /// The letter that ends the name: 市.
    pub(crate) kind: char,
    pub(crate) words: Vec<String>,
}

/// The words about reach.
pub(crate) fn governing_words() -> &'static GoverningWords {
    static WORDS: Lazy<GoverningWords> = Lazy::new(|| super::parse(include_str!("../../data/governing.toml")));
    &WORDS
}

/// Whether `text` ends with one of the words.
pub(crate) fn ends_with_any(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.ends_with(word.as_str()))
}

/// Whether `text` starts with one of the words.
pub(crate) fn starts_with_any(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.starts_with(word.as_str()))
}

/// How long the known place is that a text starts with; of two that fit, the longer.
pub(crate) fn known_place(text: &str) -> Option<usize> {
    static PLACES: Lazy<AhoCorasick> = Lazy::new(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(&governing_words().known)
            .expect("the table's words make an automaton")
    });
    PLACES.find(Input::new(text).anchored(Anchored::Yes)).map(|place| place.end())
}
