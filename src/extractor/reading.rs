//! The paragraphs of an article, read one after the other.
//!
//! A paragraph without quantities matters only for what it says of time and place, and only where a quantity follows
//! before its section ends: it waits until then.

use super::assemble::Writer;
use super::meaning::Meaning;
use crate::fact::{Extraction, ParagraphKind};
use crate::govern::{self, Entry, Governors, Level, Said, Scope};
use crate::layout::Page;
use crate::lexicon::Lexicon;
use crate::quantity::{self, Mention};
use crate::scope::{place, time};
use crate::sentence::{self, Sentence};
use crate::span::Span;
use crate::subject::phrase::Phrase;
use crate::subject::{self, Paragraph};
use crate::table::Tables;

/// What is known while an article is read.
pub(super) struct Reading<'t> {
    writer: &'t Writer<'t>,
    lexicon: &'t Lexicon,
    scope: Scope,
    meaning: Meaning<'t>,
    heading: Option<Phrase>,
    /// Paragraphs without quantities whose times and places have not been asked for.
    waiting: Vec<Block>,
}

/// A paragraph with what was found in it.
struct Block {
    number: usize,
    opens: Opens,
    times: Vec<Span>,
    mentions: Vec<Mention>,
}

/// What a paragraph opens.
#[derive(Clone, Copy)]
pub(super) enum Opens {
    /// The article, as its title.
    Article(Level),
    Section(Level),
    Entry(Entry),
    Nothing,
}

impl Opens {
    /// What the paragraph of a number opens, where the title is that of another.
    pub(super) fn of(page: &Page, number: usize, title: Option<usize>) -> Self {
        let block = &page.blocks[number];
        let level = match block.kind {
            _ if opens_day(page, number) => Level::Day,
            ParagraphKind::Heading => Level::of(page.list_marker(block)),
            _ => return govern::entry(&page.text, block.clean).map_or(Self::Nothing, Self::Entry),
        };
        if title == Some(number) { Self::Article(level) } else { Self::Section(level) }
    }
}

impl Block {
    /// How deep the section lies that it heads.
    fn level(&self) -> Option<Level> {
        match self.opens {
            Opens::Article(level) | Opens::Section(level) => Some(level),
            Opens::Entry(_) | Opens::Nothing => None,
        }
    }
}

impl<'t> Reading<'t> {
    pub(super) fn of(writer: &'t Writer<'t>, meaning: Meaning<'t>, lexicon: &'t Lexicon) -> Self {
        Self { writer, lexicon, scope: Scope::default(), meaning, heading: None, waiting: Vec::new() }
    }

    /// Reads the next paragraph of the article.
    pub(super) fn block(&mut self, number: usize, opens: Opens, out: &mut Extraction) {
        let found = self.find(number, opens, out);
        self.leave(opens);
        if found.mentions.is_empty() && !matches!(opens, Opens::Article(_)) {
            self.waiting.push(found);
        } else {
            for before in std::mem::take(&mut self.waiting) {
                self.read(before, out);
            }
            self.read(found, out);
        }
        let page = self.writer.page;
        let block = &page.blocks[number];
        if block.kind == ParagraphKind::Heading {
            self.heading = subject::heading(&page.text, block.clean);
        }
    }

    /// The times and quantities of a paragraph.
    fn find(&self, number: usize, opens: Opens, out: &mut Extraction) -> Block {
        let (text, clean) = (self.writer.page.text.as_str(), self.writer.page.blocks[number].clean);
        let times = time::find(text, clean);
        let (mut mentions, odd) = quantity::find(text, clean, &times, self.lexicon);
        out.warnings.extend(odd.into_iter().map(|oddity| self.writer.warning(oddity)));
        mentions.retain(|mention| self.writer.can_print(mention.span));
        Block { number, opens, times, mentions }
    }

    /// Forgets what waits in sections that a paragraph closes: nobody will ask for it.
    fn leave(&mut self, opens: Opens) {
        let heading =
            |waiting: &[Block]| waiting.iter().enumerate().rev().find_map(|(at, block)| Some((at, block.level()?)));
        match opens {
            Opens::Article(level) | Opens::Section(level) => {
                while let Some((at, _)) = heading(&self.waiting).filter(|(_, around)| *around >= level) {
                    self.waiting.truncate(at);
                }
                if heading(&self.waiting).is_none() && self.scope.level() >= level {
                    self.waiting.clear();
                }
            }
            Opens::Entry(_) => self.waiting.truncate(heading(&self.waiting).map_or(0, |(at, _)| at + 1)),
            Opens::Nothing => {}
        }
    }

    fn read(&mut self, block: Block, out: &mut Extraction) {
        match block.opens {
            Opens::Article(level) | Opens::Section(level) => self.scope.begin_section(level),
            Opens::Entry(entry) => self.scope.begin_entry(entry),
            Opens::Nothing => {}
        }
        let opens = block.opens;
        self.paragraph(block, out);
        if matches!(opens, Opens::Article(_) | Opens::Section(_)) {
            self.scope.end_heading();
        }
        if matches!(opens, Opens::Article(_)) {
            self.scope.end_title();
        }
    }

    fn paragraph(&mut self, block: Block, out: &mut Extraction) {
        let page = self.writer.page;
        let (text, clean) = (page.text.as_str(), page.blocks[block.number].clean);
        let kind = if block.level().is_some() { ParagraphKind::Heading } else { page.blocks[block.number].kind };
        let Block { number, times, mut mentions, .. } = block;
        let sentences = sentence::split(text, clean);
        mentions.retain(|mention| !numbers_an_item(&sentences, mention.span));
        let scopes = place::find(text, clean);
        let wholes = place::whole(&scopes);
        let heading = self.heading.clone();
        let read =
            Paragraph { text, sentences: &sentences, mentions: &mentions, times: &times, places: &wholes, heading };
        let ties = if mentions.is_empty() { Vec::new() } else { subject::tie(&read) };
        let topics = self.writer.topics.find(text, clean);
        let quantities: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
        let said = Said { text, kind, times: &times, scopes: &scopes, topics: &topics, quantities: &quantities };
        let tables = Tables::of(text, clean);
        let mut next = 0;
        self.scope.begin();
        for sentence in &sentences {
            let governors = Governors::of(sentence, said);
            while let Some(mention) = mentions.get(next).filter(|mention| mention.span.start < sentence.span.end) {
                let governing = self.scope.governing(mention.span, &governors);
                let before = next.checked_sub(1).filter(|before| mentions[*before].span.start >= sentence.span.start);
                let end = ties[next].end_of_change(before.map(|before| &ties[before]));
                let changed = end.and_then(|end| self.scope.of_end(end, mention.span, &governors));
                let dealt = governing.place.and_then(|list| ties[next].dealt_place(text, list));
                let governing = governing.with(changed, dealt);
                let heads = tables.as_ref().and_then(|tables| tables.heads(mention.span));
                let cell = heads
                    .map(|heads| (subject::of_cell(heads.measure, mention), governing.with(heads.time, heads.place)));
                let (tie, governing) = cell.as_ref().map_or((&ties[next], governing), |(tie, cell)| (tie, *cell));
                out.facts.push(self.writer.fact(mention, tie, (governing, &mut self.meaning), number));
                next += 1;
            }
            self.scope.read(&governors);
        }
    }
}

/// A date alone in a line among the paragraphs of a diary or of daily reports; that below a title dates the article.
fn opens_day(page: &Page, number: usize) -> bool {
    let block = &page.blocks[number];
    let marked = page.list_marker(block).starts_with('#');
    let before = number.checked_sub(1).map(|before| page.blocks[before].kind);
    let below_body = before.is_some_and(|kind| !matches!(kind, ParagraphKind::Heading | ParagraphKind::Byline));
    page.is_date(block) && (marked || below_body)
}

/// 3、10秒钟报价: the 3 of a list marker at the head of a sentence shares no unit with what follows.
fn numbers_an_item(sentences: &[Sentence], quantity: Span) -> bool {
    let behind = sentences.partition_point(|sentence| sentence.span.end <= quantity.start);
    sentences.get(behind).is_some_and(|sentence| quantity.start < sentence.span.start)
}
