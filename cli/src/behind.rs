//! Where a part of a long document stands in it, behind the parts that were read before.

use shuliang::{Extraction, Repaired};

use crate::input::Document;

/// How much of a document stands before a part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Behind {
    /// In what positions count.
    pub offset: usize,
    pub paragraphs: usize,
    facts: usize,
    lines: usize,
    /// The characters of the line in which the part begins.
    letters: usize,
}

impl Behind {
    /// What stands before `document`, where `self` was before the part read last: nothing, unless it is a later part.
    pub fn of(self, document: &Document) -> Self {
        if document.part == 0 { Self::default() } else { self }
    }

    /// Moves what was read of a part to where the part stands, and goes on behind it, `length` positions further.
    pub fn place(&mut self, extraction: &mut Extraction, length: usize) {
        if self.offset > 0 {
            extraction.shift_offsets(self.offset);
            for fact in &mut extraction.facts {
                fact.paragraph += self.paragraphs;
                fact.duplicate_of = fact.duplicate_of.map(|first| first + self.facts);
            }
            let standings = extraction.duplicates.iter_mut().flat_map(|twice| [&mut twice.first, &mut twice.again]);
            standings.for_each(|standing| standing.paragraph += self.paragraphs);
        }
        self.offset += length;
        self.paragraphs += extraction.paragraphs.len();
        self.facts += extraction.facts.len();
    }

    /// The same for a part that was repaired; positions are bytes.
    pub fn place_repaired(&mut self, repaired: &mut Repaired, text: &str) {
        for paragraph in &mut repaired.paragraphs {
            paragraph.start += self.offset;
            paragraph.end += self.offset;
            for join in &mut paragraph.joins {
                join.start += self.offset;
                join.end += self.offset;
            }
            paragraph.map.iter_mut().for_each(|stretch| stretch.source += self.offset);
        }
        self.pass(text);
        self.paragraphs += repaired.paragraphs.len();
    }

    /// The line and column of a place, both from 1, that stands in `line` and `column` of the part.
    pub fn line(self, (line, column): (usize, usize)) -> (usize, usize) {
        (self.lines + line, if line == 1 { self.letters + column } else { column })
    }

    /// Goes on behind the text of a part, where positions are bytes; its paragraphs are the caller's to add.
    pub fn pass(&mut self, text: &str) {
        self.offset += text.len();
        self.lines += text.matches('\n').count();
        let last = text.rfind('\n').map(|end| &text[end + 1..]);
        self.letters = last.map_or(self.letters + text.chars().count(), |last| last.chars().count());
    }
}
