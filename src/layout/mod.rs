//! Layout: paragraphs, headings, bylines, page furniture; broken paragraphs joined.

mod assemble;
mod blanks;
mod draft;
mod kind;
mod mend;
mod number;
mod pairs;
mod repair;
mod repeat;
mod shape;
mod words;
mod wrap;

use self::draft::{Draft, Line};
pub use self::mend::{Repaired, RepairedParagraph, Stretch, repair};
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
}

/// A closed break, where the clean text goes on.
#[derive(Debug, Clone, Copy)]
struct Seam {
    clean: usize,
    /// The break in source positions.
    join: Join,
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
            let joins = self.seams_in(block.clean).iter().map(|seam| seam.join).collect();
            Paragraph { kind: block.kind, start, end, joins }
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
        self.seams_in(clean).iter().any(|seam| seam.join.tier == Tier::Weak)
    }

    /// The list marker that a paragraph starts with; empty where it has none.
    pub(crate) fn list_marker(&self, block: &Block) -> &str {
        shape::list_marker(block.clean.of(&self.text)).unwrap_or_default()
    }

    /// Whether a paragraph is short and without the marks of running text.
    pub(crate) fn heading_like(&self, block: &Block) -> bool {
        shape::heading_like(block.clean.of(&self.text))
    }

    fn seams_in(&self, clean: Span) -> &[Seam] {
        seams_in(&self.seams, clean)
    }
}

/// The seams inside a clean range; one at its edge is not inside.
fn seams_in(seams: &[Seam], clean: Span) -> &[Seam] {
    let from = seams.partition_point(|seam| seam.clean <= clean.start);
    let to = seams.partition_point(|seam| seam.clean < clean.end);
    &seams[from..to.max(from)]
}

/// Reads a text's layout.
///
/// What was joined is read once more as lines, until nothing more joins: a line that ended a paragraph when its
/// neighbour was short may go on once the neighbour is whole, and a repaired text must need no repair.
pub(crate) fn read(source: &str) -> Page {
    let mut page = assemble::assemble(&blanks::close(draft::draft(source)));
    let mut joined = 0;
    while page.seams.len() > joined {
        joined = page.seams.len();
        let draft = Draft::from(page);
        page = if assemble::is_whole(&draft) { Page::from(draft) } else { assemble::assemble(&draft) };
    }
    kind::name_kinds(&mut page);
    page
}

impl From<Page> for Draft {
    /// The paragraphs as lines.
    fn from(page: Page) -> Self {
        let line = |block: Block| Line { kind: block.kind, clean: block.clean, blank_before: false, indented: false };
        Self { text: page.text, map: page.map, seams: page.seams, lines: page.blocks.into_iter().map(line).collect() }
    }
}

impl From<Draft> for Page {
    /// The lines as paragraphs.
    fn from(draft: Draft) -> Self {
        let block = |line: Line| Block { kind: line.kind, clean: line.clean };
        Self {
            text: draft.text,
            map: draft.map,
            seams: draft.seams,
            blocks: draft.lines.into_iter().map(block).collect(),
        }
    }
}
