//! From the stages' answers in clean text to facts in the caller's text.

use super::dating;
use crate::fact::{
    Change, Duplicate, Extraction, Fact, ParagraphKind, Part, Per, Place, Quantity, Subject, Time, Warning,
};
use crate::govern::{Governing, Governors, Said, Scope, Seats, Topics};
use crate::layout::{Block, Page};
use crate::lexicon::Lexicon;
use crate::passage;
use crate::quantity::{self, Amount, Mention};
use crate::scope::iso::{self, DocumentTime};
use crate::scope::{place, time};
use crate::sentence::{self, Sentence};
use crate::span::Span;
use crate::subject::phrase::Phrase;
use crate::subject::{self, Paragraph, Tie};

/// Reads every paragraph of a page and puts the extraction together.
pub(super) fn extraction(
    source: &str,
    page: &Page,
    duplicates: Vec<Duplicate>,
    (lexicon, given): (&Lexicon, Option<DocumentTime>),
) -> Extraction {
    let mut out = Extraction { paragraphs: page.public_paragraphs(), ..Extraction::default() };
    let mut scope = Scope::default();
    let mut heading = None;
    let writer =
        Writer { source, page, document_time: given.or_else(|| dating::document_time(page)), topics: Topics::of(page) };
    for (number, block) in page.blocks.iter().enumerate() {
        if block.kind == ParagraphKind::Heading {
            if is_title(page, number) {
                scope.begin_article();
            }
            scope.begin_section(page.list_marker(block));
        }
        paragraph(&writer, (number, block), heading.as_ref(), lexicon, &mut scope, &mut out);
        if block.kind == ParagraphKind::Heading {
            heading = subject::heading(&page.text, block.clean);
            if is_title(page, number) {
                scope.end_title();
            }
        }
    }
    resolve(&page.text, &mut out.facts);
    // A paragraph that goes on behind a caption comes before it on the repaired page, not in the text.
    out.facts.sort_by_key(|fact| fact.quantity.start);
    passage::mark(&mut out.facts, &duplicates);
    out.duplicates = duplicates;
    out
}

/// A heading without a marker that opens the text, or one above a byline: several articles may stand in one text.
fn is_title(page: &Page, number: usize) -> bool {
    let below = page.blocks.get(number + 1).map(|block| block.kind);
    let opens = number == 0 && page.list_marker(&page.blocks[0]).is_empty();
    // The names of the offices that issue a bulletin stand between its title and its date.
    let below_title = number > 0 && page.blocks[..number].iter().all(|block| block.kind == ParagraphKind::Heading);
    opens || !below_title && matches!(below, Some(ParagraphKind::Byline | ParagraphKind::Dateline))
}

fn paragraph(
    writer: &Writer,
    (number, block): (usize, &Block),
    heading: Option<&Phrase>,
    lexicon: &Lexicon,
    scope: &mut Scope,
    out: &mut Extraction,
) {
    let text = writer.page.text.as_str();
    let times = time::find(text, block.clean);
    let scopes = place::find(text, block.clean);
    let wholes = place::whole(&scopes);
    let (mentions, too_long) = quantity::find(text, block.clean, &times, lexicon);
    out.warnings.extend(too_long.into_iter().map(|span| writer.too_long(span)));
    let sentences = sentence::split(text, block.clean);
    let mentions: Vec<Mention> = mentions
        .into_iter()
        .filter(|mention| writer.can_print(mention.span) && !numbers_an_item(&sentences, mention.span))
        .collect();
    let read = Paragraph {
        text,
        sentences: &sentences,
        mentions: &mentions,
        times: &times,
        places: &wholes,
        heading: heading.cloned(),
    };
    let ties = if mentions.is_empty() { Vec::new() } else { subject::tie(&read) };
    let topics = writer.topics.find(text, block.clean);
    let quantities: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
    let said =
        Said { text, kind: block.kind, times: &times, scopes: &scopes, topics: &topics, quantities: &quantities };
    let mut next = 0;
    scope.begin();
    for sentence in &sentences {
        let governors = Governors::of(sentence, said);
        while let Some(mention) = mentions.get(next).filter(|mention| mention.span.start < sentence.span.end) {
            let governing = scope.governing(mention.span, &governors);
            out.facts.push(writer.fact(mention, &ties[next], governing, number));
            next += 1;
        }
        scope.read(&governors);
    }
}

/// 3、10秒钟报价: the 3 of a list marker at the head of a sentence shares no unit with what follows.
fn numbers_an_item(sentences: &[Sentence], quantity: Span) -> bool {
    let behind = sentences.partition_point(|sentence| sentence.span.end <= quantity.start);
    sentences.get(behind).is_some_and(|sentence| quantity.start < sentence.span.start)
}

/// Names the place that 全市 stands for.
fn resolve(text: &str, facts: &mut [Fact]) {
    let mut seats = Seats::default();
    for place in facts.iter_mut().filter_map(|fact| fact.place.as_mut()) {
        place.resolved = seats.resolve(text, &place.text);
    }
}

/// Maps clean spans to the source and prints them.
struct Writer<'a> {
    source: &'a str,
    page: &'a Page,
    document_time: Option<DocumentTime>,
    topics: Topics,
}

impl Writer<'_> {
    /// A quantity over a place where repeated text was dropped would not read the same in the source; one over a
    /// weak join may not be one.
    fn can_print(&self, clean: Span) -> bool {
        self.page.is_faithful(clean) && !self.page.crosses_weak_join(clean)
    }

    fn part(&self, clean: Span) -> Part {
        let source = self.page.map.to_source(clean);
        Part { text: printed(source.of(self.source)), start: source.start, end: source.end }
    }

    fn fact(&self, mention: &Mention, tie: &Tie, governing: Governing, paragraph: usize) -> Fact {
        Fact {
            quantity: self.quantity(mention),
            subject: tie.subject.as_ref().map(|phrase| self.subject(phrase)),
            predicate: tie.predicate.map(|span| self.part(span)),
            change: tie.change.map(|growth| Change {
                direction: growth.direction,
                extent: growth.extent,
                basis: growth.basis.map(|span| self.part(span).text),
            }),
            per: tie.per.as_ref().map(|text| Per { text: text.clone() }),
            of: tie.of.map(|span| self.part(span)),
            time: governing.time.map(|span| {
                let Part { text, start, end } = self.part(span);
                Time { iso: iso::iso(&text, self.document_time), text, start, end }
            }),
            place: governing.place.map(|span| {
                let Part { text, start, end } = self.part(span);
                Place { text, start, end, resolved: None }
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
        Subject {
            text: parts.iter().map(|part| part.text.as_str()).collect(),
            start: parts.iter().map(|part| part.start).min().unwrap_or(0),
            end: parts.iter().map(|part| part.end).max().unwrap_or(0),
            carried: phrase.carried,
        }
    }

    fn too_long(&self, clean: Span) -> Warning {
        let source = self.page.map.to_source(clean);
        Warning {
            message: "a number of more than 28 digits cannot be held exactly and is left out".to_owned(),
            start: source.start,
            end: source.end,
        }
    }
}

fn printed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}')).collect()
}
