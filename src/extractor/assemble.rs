//! From the stages' answers in clean text to facts in the caller's text.

use std::ops::Range;

use super::dating;
use super::meaning::{Meaning, Named};
use crate::fact::{
    Change, Duplicate, Extraction, Fact, ParagraphKind, Part, Per, Place, Quantity, Subject, Time, Warning,
};
use crate::govern::{self, Governing, Governors, Said, Scope, Topics};
use crate::layout::{self, Page};
use crate::lexicon::Lexicon;
use crate::passage;
use crate::quantity::{self, Amount, Mention, Oddity};
use crate::scope::iso::DocumentTime;
use crate::scope::{place, time};
use crate::sentence::{self, Sentence};
use crate::span::Span;
use crate::subject::phrase::Phrase;
use crate::subject::{self, Paragraph, Tie};
use crate::table::Tables;

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
        let first = article.blocks.start;
        let mut reading = Reading {
            scope: Scope::default(),
            meaning: Meaning::of(&page.text, article.span(page), document),
            heading: None,
        };
        for number in article.blocks {
            let title = article.titled && number == first;
            block(&writer, (number, title), lexicon, &mut reading, &mut out);
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

/// A date alone in a line among the paragraphs of a diary or of daily reports; that below a title dates the article.
fn opens_day(page: &Page, number: usize) -> bool {
    let block = &page.blocks[number];
    let marked = page.list_marker(block).starts_with('#');
    let before = number.checked_sub(1).map(|before| page.blocks[before].kind);
    let below_body = before.is_some_and(|kind| !matches!(kind, ParagraphKind::Heading | ParagraphKind::Byline));
    page.is_date(block) && (marked || below_body)
}

/// What is known while an article is read.
struct Reading<'t> {
    scope: Scope,
    meaning: Meaning<'t>,
    heading: Option<Phrase>,
}

fn block(
    writer: &Writer,
    (number, title): (usize, bool),
    lexicon: &Lexicon,
    reading: &mut Reading,
    out: &mut Extraction,
) {
    let page = writer.page;
    let block = &page.blocks[number];
    let day = opens_day(page, number);
    // The line of a day heads its entries.
    let kind = if day { ParagraphKind::Heading } else { block.kind };
    if day {
        reading.scope.begin_day();
    } else if block.kind == ParagraphKind::Heading {
        reading.scope.begin_section(page.list_marker(block));
    } else if let Some(entry) = govern::entry(&page.text, block.clean) {
        reading.scope.begin_entry(entry);
    }
    paragraph(writer, (number, kind), lexicon, reading, out);
    if block.kind == ParagraphKind::Heading {
        reading.heading = subject::heading(&page.text, block.clean);
    }
    if kind == ParagraphKind::Heading {
        reading.scope.end_heading();
    }
    if title {
        reading.scope.end_title();
    }
}

fn paragraph(
    writer: &Writer,
    (number, kind): (usize, ParagraphKind),
    lexicon: &Lexicon,
    reading: &mut Reading,
    out: &mut Extraction,
) {
    let block = &writer.page.blocks[number];
    let text = writer.page.text.as_str();
    let times = time::find(text, block.clean);
    let scopes = place::find(text, block.clean);
    let wholes = place::whole(&scopes);
    let (mentions, odd) = quantity::find(text, block.clean, &times, lexicon);
    out.warnings.extend(odd.into_iter().map(|oddity| writer.warning(oddity)));
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
        heading: reading.heading.clone(),
    };
    let ties = if mentions.is_empty() { Vec::new() } else { subject::tie(&read) };
    let topics = writer.topics.find(text, block.clean);
    let quantities: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
    let said = Said { text, kind, times: &times, scopes: &scopes, topics: &topics, quantities: &quantities };
    let tables = Tables::of(text, block.clean);
    let mut next = 0;
    reading.scope.begin();
    for sentence in &sentences {
        let governors = Governors::of(sentence, said);
        while let Some(mention) = mentions.get(next).filter(|mention| mention.span.start < sentence.span.end) {
            let governing = reading.scope.governing(mention.span, &governors);
            let before = next.checked_sub(1).filter(|before| mentions[*before].span.start >= sentence.span.start);
            let end = ties[next].end_of_change(before.map(|before| &ties[before]));
            let changed = end.and_then(|end| reading.scope.of_end(end, mention.span, &governors));
            let governing = governing.with(changed, None);
            let heads = tables.as_ref().and_then(|tables| tables.heads(mention.span));
            let cell = heads.map(|heads| (subject::of_cell(heads.measure), governing.with(heads.time, heads.place)));
            let (tie, governing) = cell.as_ref().map_or((&ties[next], governing), |(tie, cell)| (tie, *cell));
            out.facts.push(writer.fact(mention, tie, (governing, &mut reading.meaning), number));
            next += 1;
        }
        reading.scope.read(&governors);
    }
}

/// 3、10秒钟报价: the 3 of a list marker at the head of a sentence shares no unit with what follows.
fn numbers_an_item(sentences: &[Sentence], quantity: Span) -> bool {
    let behind = sentences.partition_point(|sentence| sentence.span.end <= quantity.start);
    sentences.get(behind).is_some_and(|sentence| quantity.start < sentence.span.start)
}

/// Maps clean spans to the source and prints them.
struct Writer<'a> {
    source: &'a str,
    page: &'a Page,
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

    fn fact(
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

    fn warning(&self, odd: Oddity) -> Warning {
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
