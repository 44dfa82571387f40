//! The words of `data/quantity.toml`: what a number states, by what stands beside it.

use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::words::{WordEnds, WordList};

/// The words that stand beside numbers and units; the table says what each list is.
#[derive(Debug, Deserialize)]
pub(crate) struct QuantityWords {
    pub(crate) decimal_units: WordList,
    pub(crate) behind_decimals: WordList,
    pub(crate) before_fraction: WordEnds,
    pub(crate) deciding: WordList,
    pub(crate) day_lengths: WordList,
    pub(crate) types: WordEnds,
    pub(crate) never_parted: WordList,
    pub(crate) pointing_columns: WordEnds,
    pub(crate) contests: WordEnds,
    pub(crate) lots: WordEnds,
    pub(crate) each_act: FxHashSet<String>,
    pub(crate) made_points: WordList,
    pub(crate) parted: WordList,
    pub(crate) before_surpassing: WordEnds,
    pub(crate) ranking: WordEnds,
    pub(crate) rank_moves: WordList,
    pub(crate) lasting: WordList,
    pub(crate) pricing: WordList,
    pub(crate) current: WordList,
    pub(crate) heat: WordList,
    pub(crate) turning: WordList,
    pub(crate) angles: WordList,
    pub(crate) paying: WordList,
    pub(crate) counting_one: WordEnds,
    pub(crate) taking: WordEnds,
    pub(crate) related: WordList,
    pub(crate) plans: WordList,
    pub(crate) convening: WordEnds,
    pub(crate) issuing: WordEnds,
    pub(crate) tiers: WordList,
    pub(crate) no_methods: WordList,
    pub(crate) members: WordList,
    pub(crate) pointed_at: WordList,
    pub(crate) scales: WordEnds,
    pub(crate) reaching: WordEnds,
    pub(crate) on_scale: WordList,
    pub(crate) grading: WordEnds,
    pub(crate) scoring: WordEnds,
    pub(crate) calling: WordEnds,
    pub(crate) dating: WordEnds,
    pub(crate) holding: WordEnds,
    pub(crate) foreseeing: WordEnds,
    pub(crate) measuring_ends: WordEnds,
    pub(crate) advance: WordEnds,
    pub(crate) due: WordList,
    pub(crate) unbounding: WordList,
    pub(crate) currencies: WordEnds,
    pub(crate) money: WordEnds,
    pub(crate) tallied: WordList,
    pub(crate) called: WordList,
}

/// The words about numbers.
pub(crate) fn quantity_words() -> &'static QuantityWords {
    static WORDS: Lazy<QuantityWords> = Lazy::new(|| super::parse(include_str!("../../data/quantity.toml")));
    &WORDS
}
