//! The road of a document up to a given stage, for the benches of this crate; no part of its contract.

use crate::lexicon::BUILT_IN;
use crate::scope::{place, time};
use crate::subject::{self, Paragraph};
use crate::{layout, passage, quantity, sentence};

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Paragraphs read and repaired.
    Layout,
    /// Duplicated passages found as well.
    Passage,
    /// Sentences and clauses cut as well.
    Sentence,
    /// Times and scope words found as well.
    Scope,
    /// Quantities read as well.
    Quantity,
    /// Subjects tied as well.
    Subject,
}

/// A text after layout, so that the search for passages can be timed alone.
#[derive(Debug)]
pub struct Laid(layout::Page);

impl Laid {
    /// Reads a text's layout.
    pub fn of(text: &str) -> Self {
        Self(layout::read(text))
    }

    /// How many duplicated passages there are.
    pub fn passages(&self) -> usize {
        passage::find(&self.0).len()
    }
}

/// Runs the stages up to `last` and counts what they found, so that nothing is optimised away.
pub fn through(last: Stage, text: &str) -> usize {
    let page = layout::read(text);
    let mut found = page.blocks.len();
    if last >= Stage::Passage {
        found += passage::find(&page).len();
    }
    if last < Stage::Sentence {
        return found;
    }
    for block in &page.blocks {
        let sentences = sentence::split(&page.text, block.clean);
        found += sentences.len();
        if last < Stage::Scope {
            continue;
        }
        let times = time::find(&page.text, block.clean);
        let places = place::whole(&place::find(&page.text, block.clean));
        found += times.len() + places.len();
        if last < Stage::Quantity {
            continue;
        }
        let (mentions, _) = quantity::find(&page.text, block.clean, &times, &BUILT_IN);
        found += mentions.len();
        if last == Stage::Subject && !mentions.is_empty() {
            found += subject::tie(&Paragraph {
                text: &page.text,
                sentences: &sentences,
                mentions: &mentions,
                times: &times,
                places: &places,
                heading: None,
            })
            .len();
        }
    }
    found
}
