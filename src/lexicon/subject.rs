//! The words of `data/subject.toml`: whose quantity it is, by what stands in the phrase.

use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::words::{WordEnds, WordList};

/// The words that stand in phrases and beside them; the table says what each list is.
#[derive(Debug, Deserialize)]
pub(crate) struct SubjectWords {
    pub(crate) places: WordEnds,
    pub(crate) averaging: WordList,
    pub(crate) driving: WordList,
    pub(crate) before_having: WordList,
    pub(crate) per_number: WordList,
    pub(crate) per_one: WordList,
    pub(crate) occasions: WordList,
    /// A set, since a unit may be empty.
    pub(crate) acting: FxHashSet<String>,
    pub(crate) agents: WordEnds,
    pub(crate) solved: WordEnds,
    pub(crate) heights: WordList,
    pub(crate) measure_words: WordList,
    pub(crate) faring: WordList,
    pub(crate) faring_well: WordList,
    pub(crate) raising: WordList,
    pub(crate) expected: WordEnds,
    pub(crate) paired: Vec<String>,
    pub(crate) trade: WordEnds,
    pub(crate) totals: WordList,
    pub(crate) adjusting: WordList,
    pub(crate) leftover: WordList,
    pub(crate) record: WordList,
    pub(crate) serving: WordList,
    pub(crate) prizes: WordEnds,
    pub(crate) awarding: WordList,
    pub(crate) medals: WordEnds,
    pub(crate) awards: WordEnds,
    pub(crate) joining: WordList,
    pub(crate) own_acts: WordList,
    pub(crate) casework: WordList,
    pub(crate) trends: WordList,
    pub(crate) warming: WordList,
    pub(crate) passing: WordList,
    pub(crate) enduring: WordList,
    pub(crate) causing: WordList,
    pub(crate) supplying: WordList,
    pub(crate) listed_endings: WordList,
    pub(crate) gained: WordEnds,
    pub(crate) befalling: WordList,
    pub(crate) treatments: WordEnds,
    pub(crate) befalling_persons: WordList,
    pub(crate) borne: WordList,
    pub(crate) ordering: WordList,
    pub(crate) bases: WordEnds,
    pub(crate) whole_dimensions: WordEnds,
    pub(crate) which_measure: WordList,
    pub(crate) counting_things: WordList,
    pub(crate) counting_no_persons: WordList,
    pub(crate) counting_bodies: WordList,
    pub(crate) counting_places: WordList,
    pub(crate) stating: WordEnds,
    pub(crate) comparing: WordList,
    pub(crate) starting: WordList,
    pub(crate) limits: WordList,
    pub(crate) lasting: WordEnds,
    pub(crate) periods: WordEnds,
    pub(crate) states: FxHashSet<String>,
    pub(crate) between_states: WordList,
}

/// The words about subjects.
pub(crate) fn subject_words() -> &'static SubjectWords {
    static WORDS: Lazy<SubjectWords> = Lazy::new(|| super::parse(include_str!("../../data/subject.toml")));
    &WORDS
}
