//! Layout: paragraphs, headings, bylines, page furniture; broken paragraphs joined.

mod assemble;
mod blanks;
mod cells;
mod draft;
mod ends;
mod kind;
mod mend;
mod number;
mod pairs;
mod repair;
mod repeat;
mod shape;
mod state;
mod wrap;

pub(crate) use self::cells::{Cells, is_unit_column};
pub(crate) use self::draft::is_blank;
pub use self::mend::{Repaired, RepairedParagraph, Stretch, repair};
use self::pairs::Pairs;
use crate::fact::{Join, Paragraph, ParagraphKind, Tier};
use crate::span::{SourceMap, Span};

/// A text after repair.
///
/// `text` is what every later stage reads: one paragraph a line (a `\n` stands between two and nowhere else),
/// traditional script folded one character to one, full-width digits, letters and ％ folded to half width,
/// breaks inside a paragraph closed. Page furniture that a paragraph runs past stands behind that paragraph.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) map: SourceMap,
    pub(crate) blocks: Vec<Block>,
    seams: Vec<Seam>,
}

/// One paragraph of a [`Page`].
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) kind: ParagraphKind,
    /// Where it stands in the page's text.
    pub(crate) clean: Span,
    /// Where broken pieces were joined, in source positions.
    pub(crate) joins: Vec<Join>,
}

/// A closed break, where the clean text goes on.
#[derive(Debug, Clone, Copy)]
struct Seam {
    clean: usize,
    tier: Tier,
    /// Whether more than white space was left out: text printed twice, a page number.
    drops_text: bool,
}

impl Page {
    /// The paragraphs with source positions.
    pub(crate) fn public_paragraphs(&self) -> Vec<Paragraph> {
        let mut walker = self.map.walker();
        let mut paragraph = |block: &Block| {
            let last = block.clean.of(&self.text).chars().next_back().map_or(0, char::len_utf8);
            let first = block.clean.of(&self.text).chars().next().map_or(0, char::len_utf8);
            let start = walker.source(block.clean.start, first).start;
            let end = walker.source(block.clean.end - last, last).end;
            Paragraph { kind: block.kind, start, end, joins: block.joins.clone() }
        };
        self.blocks.iter().map(&mut paragraph).collect()
    }

    /// Whether the source of a clean range reads as the clean text does, but for white space and folding.
    ///
    /// It does not where a seam inside left out text: a repeated piece, a page number.
    pub(crate) fn is_faithful(&self, clean: Span) -> bool {
        !self.seams_in(clean).iter().any(|seam| seam.drops_text)
    }

    /// Whether a clean range runs over a join past page furniture.
    pub(crate) fn crosses_weak_join(&self, clean: Span) -> bool {
        self.seams_in(clean).iter().any(|seam| seam.tier == Tier::Weak)
    }

    /// The list marker that a paragraph starts with; empty where it has none.
    pub(crate) fn list_marker(&self, block: &Block) -> &str {
        shape::list_marker(block.clean.of(&self.text)).unwrap_or_default()
    }

    /// Whether a paragraph, without its marker, is a date: ## 2020年4月5日.
    pub(crate) fn is_date(&self, block: &Block) -> bool {
        let text = block.clean.of(&self.text);
        shape::date_alone(text[self.list_marker(block).len()..].trim())
    }

    /// Whether a paragraph is short and without the marks of running text.
    pub(crate) fn heading_like(&self, block: &Block) -> bool {
        shape::heading_like(block.clean.of(&self.text))
    }

    /// The seams inside a clean range; one at its edge is not inside.
    fn seams_in(&self, clean: Span) -> &[Seam] {
        let from = self.seams.partition_point(|seam| seam.clean <= clean.start);
        let to = self.seams.partition_point(|seam| seam.clean < clean.end);
        &self.seams[from..to.max(from)]
    }
}

/// Reads a text's layout.
pub(crate) fn read(source: &str) -> Page {
    let printed = draft::draft(source);
    let pairs = Pairs::of(&printed);
    let closed = blanks::close(&printed, &pairs);
    let mut page = assemble::assemble(closed.as_ref().unwrap_or(&printed), &pairs);
    kind::name_kinds(&mut page);
    page
}
