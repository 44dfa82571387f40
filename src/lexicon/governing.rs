//! The words of `data/governing.toml`: how far a time or a place reaches.

use once_cell::sync::Lazy;
use serde::Deserialize;

use super::words::{WordEnds, WordList};

/// The words that stand beside times and places, or are some themselves; the table says what each list is.
#[derive(Debug, Deserialize)]
pub(crate) struct GoverningWords {
    pub(crate) comparing: WordEnds,
    pub(crate) dating: WordEnds,
    pub(crate) keeping: WordEnds,
    pub(crate) levels: WordList,
    pub(crate) dating_events: WordEnds,
    pub(crate) ranking: WordList,
    pub(crate) publishing: WordEnds,
    pub(crate) published: WordList,
    pub(crate) founding: WordList,
    pub(crate) passing: WordList,
    pub(crate) moments: WordList,
    pub(crate) whole_days: WordList,
    pub(crate) present: WordList,
    pub(crate) beyond_day: WordList,
    pub(crate) attributive: WordList,
    pub(crate) meaning: WordList,
    pub(crate) pointing: WordList,
    pub(crate) contests: WordList,
    pub(crate) named: WordList,
    pub(crate) planned: WordList,
    pub(crate) had: WordList,
    pub(crate) building: WordList,
    pub(crate) at_present: WordList,
    pub(crate) planning: WordList,
    pub(crate) documents: WordList,
    pub(crate) opening: WordList,
    pub(crate) wide: WordList,
    pub(crate) unplaced: WordList,
    pub(crate) areas: WordList,
    pub(crate) endings: WordEnds,
    pub(crate) bodies: WordEnds,
    pub(crate) kinds: WordEnds,
    pub(crate) located: WordList,
    pub(crate) situated: WordList,
    pub(crate) sources: WordList,
    pub(crate) showing: WordEnds,
    pub(crate) settings: WordEnds,
    pub(crate) speaking: WordList,
    pub(crate) known: WordList,
    pub(crate) longer: WordList,
    pub(crate) titles: WordList,
    pub(crate) lying: WordList,
    pub(crate) locating: WordList,
    pub(crate) settling: WordEnds,
    pub(crate) gathering: WordEnds,
    pub(crate) holding: WordList,
    pub(crate) recent_days: WordList,
    pub(crate) striking: WordList,
    pub(crate) country: WordList,
    pub(crate) country_longer: WordList,
    pub(crate) telling: WordList,
    pub(crate) speech: WordEnds,
    pub(crate) towns: WordEnds,
    pub(crate) defining: WordList,
    pub(crate) sites: WordEnds,
    pub(crate) questions: WordList,
    pub(crate) naming: WordList,
    pub(crate) provinces: WordEnds,
    pub(crate) parts: WordList,
    pub(crate) joints: WordList,
    pub(crate) wanted: WordList,
    pub(crate) ahead: WordList,
    pub(crate) goals: WordList,
    pub(crate) goal_behind: WordList,
    pub(crate) met: WordList,
    pub(crate) bounds_behind: WordList,
    pub(crate) done: WordList,
    pub(crate) foreseen: WordList,
    pub(crate) measuring: WordEnds,
    pub(crate) aimed: WordEnds,
    pub(crate) not_foreseen: WordList,
    pub(crate) not_wanted: WordList,
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

/// All words that may say what a quantity behind them is, wanted or foreseen: most quantities have none before them.
pub(crate) fn outlook_words() -> &'static WordList {
    static WORDS: Lazy<WordList> = Lazy::new(|| {
        let GoverningWords { wanted, ahead, foreseen, .. } = governing_words();
        WordList::joined(&[wanted, ahead, foreseen])
    });
    &WORDS
}

/// Whether a name ends as those of places do, and no body's: 湖南省, 青石镇.
pub(crate) fn is_region_name(name: &str) -> bool {
    name.ends_with(super::divisions::ENDINGS) || governing_words().towns.ends(name)
}
