//! The road of a document up to a given stage, for the benches of this crate; no part of its contract.

use crate::govern::{Governors, Said, Scope, Topics};
use crate::lexicon::BUILT_IN;
use crate::scope::{place, time};
use crate::sentence::Sentence;
use crate::span::Span;
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
    /// Governing times and places found as well.
    Govern,
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
    let (topics, mut scope) = (Topics::of(&page), Scope::default());
    for block in &page.blocks {
        let sentences = sentence::split(&page.text, block.clean);
        found += sentences.len();
        if last < Stage::Scope {
            continue;
        }
        let times = time::find(&page.text, block.clean);
        let scopes = place::find(&page.text, block.clean);
        let wholes = place::whole(&scopes);
        found += times.len() + wholes.len();
        if last < Stage::Quantity {
            continue;
        }
        let (mentions, _) = quantity::find(&page.text, block.clean, &times, &BUILT_IN);
        found += mentions.len();
        if last < Stage::Subject {
            continue;
        }
        if !mentions.is_empty() {
            let read = Paragraph {
                text: &page.text,
                sentences: &sentences,
                mentions: &mentions,
                times: &times,
                places: &wholes,
                heading: None,
            };
            found += subject::tie(&read).len();
        }
        if last == Stage::Govern {
            let topics = topics.find(&page.text, block.clean);
            let quantities: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
            let said = Said {
                text: &page.text,
                kind: block.kind,
                times: &times,
                scopes: &scopes,
                topics: &topics,
                quantities: &quantities,
            };
            found += governed(&mut scope, &sentences, said);
        }
    }
    found
}

/// How many quantities of a paragraph have a time or a place.
fn governed(scope: &mut Scope, sentences: &[Sentence], said: Said) -> usize {
    let mut found = 0;
    scope.begin();
    for sentence in sentences {
        let governors = Governors::of(sentence, said);
        let quantities = said.quantities.iter().filter(|quantity| sentence.span.contains(**quantity));
        let governed = quantities.map(|quantity| scope.governing(*quantity, &governors));
        found += governed.filter(|governing| governing.time.is_some() || governing.place.is_some()).count();
        scope.read(&governors);
    }
    found
}
