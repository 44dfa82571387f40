//! The letters that count when passages are compared, with the way back to the source.

use std::ops::Range;

use super::Standing;
use super::class::{Class, Classes};
use super::numbers::{self, Number};
use super::places::Places;
use super::seed::GROUP_START;
use crate::fact::ParagraphKind;
use crate::layout::{Block, Page};
use crate::lexicon::HAN;
use crate::span::{Piece, Span, Walker, three_bytes};

/// Paragraphs with at most one between them stand near by; documents are parted by more.
const NEAR_BY: usize = 2;

/// So many letters apart the passage of a letter is noted.
const SIGNPOST: usize = 64;

/// The letters of all passages of all documents, one behind the other, as UTF-16 units.
///
/// White space and punctuation do not count, nor does a list marker: a sentence that returns as item 1. of a list is
/// the same sentence. Digits, % and ‰ do count: without them the reports of two years would be one. The texts
/// themselves are not kept: three bytes a letter and the numbers are all that a comparison needs.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters {
    pub(super) letters: Vec<u16>,
    places: Places,
    pub(super) passages: Vec<Text>,
    numbers: Vec<Number>,
    /// Behind which letter each passage ends: close together, since they are searched for every place that agrees.
    ends: Vec<u32>,
    /// For every [`SIGNPOST`]th letter the passage that it belongs to.
    signposts: Vec<u32>,
    /// The first passage of each document.
    pub(super) documents: Vec<usize>,
    /// How many paragraphs were read, page furniture not counted; grows by more than [`NEAR_BY`] between documents.
    order: usize,
    classes: Classes,
}

/// The letters of one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) range: Range<usize>,
    pub(super) role: TextRole,
    /// The sentence mark that it ends with.
    pub(super) sentence_mark: Option<char>,
    /// Whether it holds a number that counts something.
    pub(super) tells_figure: bool,
    pub(super) document: usize,
    /// Which of all numbers are its.
    numbers: Range<usize>,
    /// How many paragraphs stand before it, page furniture not counted.
    order: usize,
}

impl Text {
    /// Whether two paragraphs stand near by: at most one between them.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        self.order.abs_diff(other.order) <= NEAR_BY
    }
}

/// What a paragraph's form allows to say of its repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextRole {
    /// Running text.
    Running,
    /// A heading or short item: section titles and tables of contents return by their nature.
    Heading,
    /// A row of a table: cells are alike by their nature.
    Row,
    /// Page furniture: stands on every page.
    Furniture,
}

impl Letters {
    /// Takes in the letters of a page; its paragraphs are the passages of the next document.
    pub(super) fn add(&mut self, page: &Page) {
        self.documents.push(self.passages.len());
        self.order += NEAR_BY + 1;
        self.letters.reserve(page.text.len() / 3);
        self.places.reserve(page.text.len() / 3);
        self.passages.reserve(page.blocks.len());
        self.ends.reserve(page.blocks.len());
        let mut walker = page.map.walker();
        for block in &page.blocks {
            self.add_block(page, block, &mut walker);
        }
    }

    fn add_block(&mut self, page: &Page, block: &Block, walker: &mut Walker) {
        let text = block.clean.of(&page.text);
        let marker = page.list_marker(block).len();
        let (start, first_number) = (self.letters.len(), self.numbers.len());
        let short = |end: usize| end <= u32::MAX as usize;
        let fits = (short(page.map.source_end()) || short(page.map.to_source(block.clean).end))
            && start + text.len() < GROUP_START as usize;
        if fits {
            self.add_letters(&text[marker..], block.clean.start + marker, walker);
        }
        self.set_signposts();
        let role = role_of(page, block);
        self.order += usize::from(role != TextRole::Furniture);
        self.ends.push(self.letters.len() as u32);
        self.passages.push(Text {
            range: start..self.letters.len(),
            role,
            sentence_mark: text.chars().next_back().filter(|mark| matches!(mark, '。' | '！' | '？')),
            tells_figure: self.numbers[first_number..].iter().any(Number::counts_something),
            document: self.documents.len() - 1,
            numbers: first_number..self.numbers.len(),
            order: self.order,
        });
    }

    /// Takes in the letters of a text that count; it stands at `clean` in its page.
    fn add_letters(&mut self, text: &str, clean: usize, walker: &mut Walker) {
        // Whether marks still close behind the letter taken in last.
        let mut open = false;
        let (mut at, mut number_end) = (0, 0);
        while at < text.len() {
            let piece = walker.piece(clean + at, text.len() - at);
            let piece_end = at + piece.len;
            while at < piece_end {
                let words = self.add_words(&text[at..piece_end], &piece);
                if words > 0 {
                    at += words;
                    open = true;
                    continue;
                }
                let (code, length) = first_letter(text, at);
                let source = piece.source(piece_end - at, length);
                let class = self.classes.of(code);
                if class >= Class::Sign {
                    if class >= Class::Numeral && at >= number_end {
                        number_end = at + self.add_number(&text[at..]);
                    }
                    self.add_letter(code, source);
                    open = true;
                } else if open && class == Class::Closer {
                    self.places.reach_to(source.end);
                } else {
                    open = false;
                }
                at += length;
            }
        }
    }

    /// Takes in the letters of words at the head of a text, which a piece of the source ends with; most of every text
    /// are of three bytes and need no other look. The answer is the bytes of those.
    fn add_words(&mut self, text: &str, piece: &Piece) -> usize {
        if piece.is_folded() {
            return 0;
        }
        let (before, classes) = (self.letters.len(), self.classes);
        let word = |letter: [u8; HAN]| three_bytes(letter).filter(|&code| classes.of(code) == Class::Letter);
        let letters = text.as_bytes().as_chunks().0.iter();
        self.letters.extend(letters.map_while(|&letter| word(letter)).map(|code| code as u16));
        let words = self.letters.len() - before;
        if words > 0 {
            let source = piece.source(text.len(), words * HAN);
            self.places.add_stretch(source.start, HAN, words);
        }
        words * HAN
    }

    /// Takes in the number at the head of a text, if one is written there; the answer is the bytes of its digits.
    fn add_number(&mut self, text: &str) -> usize {
        let (number, length) = numbers::read(text);
        let start = self.letters.len() as u32;
        self.numbers.extend(number.map(|number| number.at(start)));
        length
    }

    /// Takes in one letter; one beyond the basic plane takes two places, as in UTF-16.
    fn add_letter(&mut self, code: u32, source: Span) {
        match code.checked_sub(0x1_0000) {
            None => self.add_unit(code as u16, source),
            Some(above) => {
                self.add_unit(0xD800 | (above >> 10) as u16, source);
                self.add_unit(0xDC00 | (above & 0x3FF) as u16, source);
            }
        }
    }

    fn add_unit(&mut self, unit: u16, source: Span) {
        self.letters.push(unit);
        self.places.add(source);
    }

    /// The letters of a passage.
    pub(super) fn of_passage(&self, passage: usize) -> &[u16] {
        &self.letters[self.passages[passage].range.clone()]
    }

    /// The letters between two places of a document's paragraph.
    pub(super) fn between(&self, document: usize, paragraph: usize, source: Range<usize>) -> String {
        let passage = self.documents.get(document).and_then(|first| self.passages.get(first + paragraph));
        let Some(Text { range, .. }) = passage else { return String::new() };
        let before = |end: usize| range.start + self.places.count_before(range, end);
        let (from, to) = (before(source.start), before(source.end));
        String::from_utf16_lossy(&self.letters[from..to.max(from)])
    }

    /// The passage that a letter belongs to.
    pub(super) fn passage_of(&self, letter: usize) -> usize {
        let (from, to) = match self.signposts.get(letter / SIGNPOST..) {
            Some([from, to, ..]) => (*from as usize, *to as usize + 1),
            _ => (0, self.ends.len()),
        };
        from + self.ends[from..to].iter().take_while(|&&end| end as usize <= letter).count()
    }

    /// Notes for every stretch of letters which passage it starts in.
    fn set_signposts(&mut self) {
        let passage = self.passages.len() as u32;
        self.signposts.resize(self.letters.len().div_ceil(SIGNPOST), passage);
    }

    /// The numbers of a passage.
    pub(super) fn numbers_of(&self, passage: usize) -> &[Number] {
        &self.numbers[self.passages[passage].numbers.clone()]
    }

    /// The numbers that start in a range of letters of one passage.
    pub(super) fn numbers_in(&self, range: &Range<usize>) -> &[Number] {
        if range.is_empty() {
            return &[];
        }
        let numbers = self.numbers_of(self.passage_of(range.start));
        let from = numbers.partition_point(|number| (number.at as usize) < range.start);
        let to = numbers.partition_point(|number| (number.at as usize) < range.end);
        &numbers[from..to]
    }

    /// Where a range of letters stands: its document, the paragraph there, and its bytes.
    pub(super) fn standing(&self, range: &Range<usize>) -> Standing {
        let passage = self.passage_of(range.start);
        let document = self.passages[passage].document;
        let Span { start, end } = self.source(range);
        Standing { document, paragraph: passage - self.documents[document], start, end }
    }

    /// Where letters stand in their document's source, with the marks that close them.
    pub(super) fn source(&self, range: &Range<usize>) -> Span {
        match range.end.checked_sub(1).filter(|last| *last >= range.start) {
            Some(last) => Span::new(self.places.span(range.start).start, self.places.span(last).end),
            None => Span::new(0, 0),
        }
    }
}

/// The code of the letter at a place of a text, and how many bytes it takes; capital letters of ASCII are folded.
fn first_letter(text: &str, at: usize) -> (u32, usize) {
    let bytes = &text.as_bytes()[at..];
    match bytes.first_chunk().copied().and_then(three_bytes) {
        Some(code) => (code, HAN),
        None if bytes[0].is_ascii() => (u32::from(bytes[0].to_ascii_lowercase()), 1),
        None => text[at..].chars().next().map_or((0, 1), |letter| (u32::from(letter), letter.len_utf8())),
    }
}

fn role_of(page: &Page, block: &Block) -> TextRole {
    match block.kind {
        ParagraphKind::PageNumber | ParagraphKind::RunningHead => TextRole::Furniture,
        ParagraphKind::TableRow => TextRole::Row,
        ParagraphKind::Body | ParagraphKind::ListItem if !page.heading_like(block) => TextRole::Running,
        _ => TextRole::Heading,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout;

    /// So many letters that there are more signposts than letters between two of them.
    #[test]
    fn every_letter_knows_its_passage() {
        let text: String = (0..500).map(|at| format!("渡船第{at}次停航。\n\n")).collect();
        let mut letters = Letters::default();
        letters.add(&layout::read(&text));
        assert!(letters.passages.len() == 500 && letters.signposts.len() > SIGNPOST, "{}", letters.signposts.len());
        for (passage, found) in letters.passages.iter().enumerate() {
            assert!(found.range.clone().all(|letter| letters.passage_of(letter) == passage), "{passage}");
        }
    }

    #[test]
    fn letters_beyond_the_basic_plane_take_two_places() {
        let text = "𠮷野镇渡船停航。😀又开了12次𠀀。";
        let mut letters = Letters::default();
        letters.add(&layout::read(text));
        assert_eq!(letters.between(0, 0, 0..text.len()), "𠮷野镇渡船停航又开了12次𠀀");
        let all = 0..letters.letters.len();
        assert_eq!(letters.source(&all), Span::new(0, text.len()));
        assert_eq!(letters.numbers_in(&all).iter().map(|number| number.at).collect::<Vec<_>>(), [11]);
    }
}
