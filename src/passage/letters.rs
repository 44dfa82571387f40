//! The letters of a page that count when passages are compared, with the way back.

use std::ops::Range;

use crate::fact::ParagraphKind;
use crate::layout::Page;
use crate::span::Span;

/// The letters of all paragraphs, one behind the other.
///
/// White space and punctuation do not count, nor does a list marker: a sentence that returns as item 1. of a list is
/// the same sentence. Digits, % and ‰ do count: without them the reports of two years would be one.
#[derive(Debug, Default)]
pub(super) struct Letters {
    pub(super) letters: Vec<char>,
    /// Where each letter stands in the page's text.
    at: Vec<usize>,
    pub(super) passages: Vec<Text>,
}

/// The letters of one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) range: Range<usize>,
    pub(super) role: TextRole,
    /// How many paragraphs stand before it, page furniture not counted.
    order: usize,
}

impl Text {
    /// Whether two paragraphs stand near by: at most one between them.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        self.order.abs_diff(other.order) <= 2
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
    /// Takes the letters of a page; its paragraphs are the passages.
    pub(super) fn of(page: &Page) -> Self {
        let mut all = Self::default();
        let mut order = 0;
        for block in &page.blocks {
            let text = block.clean.of(&page.text);
            let start = all.letters.len();
            let marker = page.list_marker(block).len();
            for (at, letter) in text.char_indices().filter(|&(at, letter)| at >= marker && counts(letter)) {
                all.letters.push(letter.to_ascii_lowercase());
                all.at.push(block.clean.start + at);
            }
            let role = match block.kind {
                ParagraphKind::PageNumber | ParagraphKind::RunningHead => TextRole::Furniture,
                ParagraphKind::TableRow => TextRole::Row,
                ParagraphKind::Body | ParagraphKind::ListItem if !page.heading_like(block) => TextRole::Running,
                _ => TextRole::Heading,
            };
            order += usize::from(role != TextRole::Furniture);
            all.passages.push(Text { range: start..all.letters.len(), role, order });
        }
        all
    }

    /// The letters of a passage.
    pub(super) fn of_passage(&self, passage: usize) -> &[char] {
        &self.letters[self.passages[passage].range.clone()]
    }

    /// The passage that a letter belongs to.
    pub(super) fn passage_of(&self, letter: usize) -> usize {
        self.passages.partition_point(|text| text.range.end <= letter)
    }

    /// The page's text from the first of these letters to the last, with the marks that close it.
    pub(super) fn clean(&self, page: &Page, range: &Range<usize>) -> Span {
        let (Some(&start), Some(&last)) = (self.at.get(range.start), self.at.get(range.end.wrapping_sub(1))) else {
            return Span::new(0, 0);
        };
        let rest = &page.text[last..];
        let mut end = last;
        for (index, letter) in rest.char_indices() {
            if index > 0 && !closes(letter) {
                break;
            }
            end = last + index + letter.len_utf8();
        }
        Span::new(start, end)
    }
}

fn counts(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '%' | '‰')
}

fn closes(letter: char) -> bool {
    matches!(
        letter,
        '。' | '！' | '？' | '!' | '?' | '…' | '．' | '；' | '，' | '”' | '’' | '」' | '』' | '）' | ')' | '》'
    )
}
