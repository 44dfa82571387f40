//! From the stages' answers in clean text to facts in the caller's text.

use std::ops::Range;

use super::dating;
use super::meaning::{Meaning, Named};
use super::reading::{Opens, Reading};
use crate::fact::{
    Change, Duplicate, Extraction, Fact, ParagraphKind, Part, Per, Place, Quantity, Subject, Time, Warning,
};
use crate::govern::{Governing, Topics};
use crate::layout::{self, Page};
use crate::lexicon::Lexicon;
use crate::passage;
use crate::quantity::{Amount, Mention, Oddity};
use crate::scope::iso::DocumentTime;
use crate::span::Span;
use crate::subject::Tie;
use crate::subject::phrase::Phrase;

/// Reads every paragraph of a page and puts the extraction together.
pub(super) fn extraction(
    source: &str,
    page: &Page,
    duplicates: Vec<Duplicate>,
    (lexicon, given): (&Lexicon, Option<DocumentTime>),
) -> Extraction {
    let mut out = Extraction { paragraphs: page.public_paragraphs(), ..Extraction::default() };
    let document = given.or_else(|| dating::document_time(page));
    let writer = Writer { source, page, topics: Topics::of(page) };
    for article in articles(page) {
        let title = article.titled.then_some(article.blocks.start);
        let meaning = Meaning::of(&page.text, article.span(page), document);
        let mut reading = Reading::of(&writer, meaning, lexicon);
        for number in article.blocks {
            reading.block(number, Opens::of(page, number, title), &mut out);
        }
    }
    // A paragraph that goes on behind a caption comes before it on the repaired page, not in the text.
    out.facts.sort_by_key(|fact| fact.quantity.start);
    passage::mark(&mut out.facts, &duplicates);
    out.duplicates = duplicates;
    out
}

/// The blocks of one article; several may stand in one text.
struct Article {
    blocks: Range<usize>,
    /// Whether its first block is its title.
    titled: bool,
}

impl Article {
    fn span(&self, page: &Page) -> Span {
        let blocks = &page.blocks[self.blocks.clone()];
        let start = blocks.iter().map(|block| block.clean.start).min().unwrap_or(0);
        Span::new(start, blocks.iter().map(|block| block.clean.end).max().unwrap_or(start))
    }
}

/// The articles of a page, each from its title on.
fn articles(page: &Page) -> Vec<Article> {
    let end = page.blocks.len();
    let mut titles: Vec<usize> = Vec::new();
    for number in 0..end {
        if is_title(page, number) || titles.last().is_some_and(|&last| last > 0 && is_sibling(page, last, number)) {
            titles.push(number);
        }
    }
    let before = (titles.first() != Some(&0)).then_some(0);
    let mut starts: Vec<usize> = before.into_iter().chain(titles.iter().copied()).collect();
    starts.push(end);
    let titled = |start: usize| titles.binary_search(&start).is_ok();
    starts.windows(2).map(|pair| Article { blocks: pair[0]..pair[1], titled: titled(pair[0]) }).collect()
}

/// ### behind ###: in a text of several articles the next heading of a title's level is a title as well.
fn is_sibling(page: &Page, title: usize, number: usize) -> bool {
    let marker = |number: usize| page.list_marker(&page.blocks[number]);
    let level = |marker: &str| marker.bytes().take_while(|byte| *byte == b'#').count();
    let heading = page.blocks[number].kind == ParagraphKind::Heading;
    heading && (1..=level(marker(title))).contains(&level(marker(number)))
}

/// A heading without a marker that opens the text, or one above a byline: several articles may stand in one text.
fn is_title(page: &Page, number: usize) -> bool {
    if page.blocks[number].kind != ParagraphKind::Heading {
        return false;
    }
    let below = page.blocks.get(number + 1).map(|block| block.kind);
    let opens = number == 0 && page.list_marker(&page.blocks[0]).is_empty();
    let under_a_byline = matches!(below, Some(ParagraphKind::Byline | ParagraphKind::Dateline));
    // The names of the offices that issue a bulletin stand between its title and its date.
    let below_title = || page.blocks[..number].iter().all(|block| block.kind == ParagraphKind::Heading);
    opens || number > 0 && under_a_byline && !below_title()
}

/// Maps clean spans to the source and prints them.
pub(super) struct Writer<'a> {
    source: &'a str,
    pub(super) page: &'a Page,
    pub(super) topics: Topics,
}

impl Writer<'_> {
    /// A quantity over a place where repeated text was dropped would not read the same in the source; one over a
    /// weak join may not be one.
    pub(super) fn can_print(&self, clean: Span) -> bool {
        self.page.is_faithful(clean) && !self.page.crosses_weak_join(clean)
    }

    fn part(&self, clean: Span) -> Part {
        let source = self.page.map.to_source(clean);
        Part { text: printed(source.of(self.source)), start: source.start, end: source.end }
    }

    pub(super) fn fact(
        &self,
        mention: &Mention,
        tie: &Tie,
        (governing, meaning): (Governing, &mut Meaning),
        paragraph: usize,
    ) -> Fact {
        let iso = governing.time.and_then(|time| meaning.time(time, governing.modality));
        Fact {
            quantity: self.quantity(mention),
            subject: tie.subject.as_ref().map(|phrase| self.subject(phrase)),
            predicate: tie.predicate.map(|span| self.part(span)),
            change: tie.change.map(|growth| Change {
                direction: growth.direction,
                extent: growth.extent,
                basis: growth.basis.map(|span| self.part(span).text),
                basis_iso: growth.basis.and_then(|basis| meaning.basis(basis, iso.as_deref())),
            }),
            per: tie.per.as_ref().map(|text| Per { text: text.clone() }),
            // A whole that goes on behind a picture would read as the picture's caption.
            of: tie.of.filter(|span| self.page.is_faithful(*span)).map(|span| self.part(span)),
            ranked_in: tie.ranked_in.map(|span| self.part(span)),
            time: governing.time.map(|span| {
                let Part { text, start, end } = self.part(span);
                Time { text, start, end, iso: iso.clone() }
            }),
            place: governing.place.map(|span| {
                let Part { text, start, end } = self.part(span);
                let Named { resolved, code } = meaning.place(span);
                Place { text, start, end, resolved, code }
            }),
            role: tie.role,
            modality: governing.modality,
            confidence: tie.confidence,
            paragraph,
            duplicate: false,
            duplicate_of: None,
            rule: tie.rule.to_owned(),
        }
    }

    fn quantity(&self, mention: &Mention) -> Quantity {
        let Part { text, start, end } = self.part(mention.span);
        let (value, min, max) = match &mention.amount {
            Amount::One(value) => (Some(value.to_string()), None, None),
            Amount::Range(low, high) => (None, Some(low.to_string()), Some(high.to_string())),
            Amount::Parts(parts) => (Some(parts.clone()), None, None),
            Amount::TooLong => (None, None, None),
        };
        Quantity {
            text,
            start,
            end,
            value,
            min,
            max,
            unit: mention.unit_span.map_or_else(|| mention.unit.clone(), |span| self.part(span).text),
            bound: mention.bound,
            kind: mention.kind,
            base: mention.base.clone(),
        }
    }

    fn subject(&self, phrase: &Phrase) -> Subject {
        let parts: Vec<Part> = phrase.parts.iter().map(|span| self.part(*span)).collect();
        let text = match phrase.parts[..] {
            [span] => self.letters(span),
            _ => phrase.parts.iter().map(|span| self.letters(*span)).collect(),
        };
        Subject {
            text,
            start: parts.iter().map(|part| part.start).min().unwrap_or(0),
            end: parts.iter().map(|part| part.end).max().unwrap_or(0),
            carried: phrase.carried,
        }
    }

    /// The letters of a phrase as printed, without what a join left out: a caption between two halves of a paragraph.
    fn letters(&self, clean: Span) -> String {
        if self.page.is_faithful(clean) {
            return self.part(clean).text;
        }
        let letters = clean.of(&self.page.text).char_indices();
        let sources = letters.map(|(at, letter)| {
            let start = clean.start + at;
            self.page.map.to_source(Span::new(start, start + letter.len_utf8())).of(self.source)
        });
        printed(&sources.collect::<String>())
    }

    pub(super) fn warning(&self, odd: Oddity) -> Warning {
        let source = self.page.map.to_source(odd.span);
        Warning { message: odd.why.to_owned(), start: source.start, end: source.end }
    }
}

fn printed(text: &str) -> String {
    if !text.contains(layout::is_blank) {
        return text.to_owned();
    }
    text.chars().filter(|letter| !layout::is_blank(*letter)).collect()
}
