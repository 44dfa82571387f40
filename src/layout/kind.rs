//! What each paragraph is: body, heading, list item, row of a table.

use rustc_hash::FxHashMap;

use super::assemble::head_key;
use super::{Page, shape};
use crate::fact::ParagraphKind;
use crate::lexicon::line_heads;
use crate::span::Span;

/// So many cells in a row make a table.
const FEWEST_CELLS: usize = 4;

/// Names the kind of every paragraph that has no special kind yet.
pub(super) fn name_kinds(page: &mut Page) {
    let kinds: Vec<ParagraphKind> = (0..page.blocks.len())
        .map(|index| match page.blocks[index].kind {
            ParagraphKind::Body => kind_of(page, index),
            known => known,
        })
        .collect();
    for (block, kind) in page.blocks.iter_mut().zip(kinds) {
        block.kind = kind;
    }
    name_cells(page);
    name_running_heads(page);
}

fn kind_of(page: &Page, index: usize) -> ParagraphKind {
    let text = text_of(page, index);
    if shape::table_row(text) {
        ParagraphKind::TableRow
    } else if shape::caption(text) {
        ParagraphKind::Caption
    } else if shape::byline(text) {
        ParagraphKind::Byline
    } else if shape::heading_like(text) && shape::dateline(text) {
        ParagraphKind::Dateline
    } else if shape::page_number(text) {
        // A cell of a table, where others stand beside it.
        ParagraphKind::PageNumber
    } else if let Some(marker) = shape::list_marker(text) {
        marked(page, index, marker)
    } else if shape::heading_like(text)
        && !shape::ends_sentence(text)
        && !shape::bare_number(text)
        && !text.ends_with('：')
    {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Body
    }
}

/// A marked line is a heading where it is short and text follows; where the next line has such a marker it is an item.
fn marked(page: &Page, index: usize, marker: &str) -> ParagraphKind {
    let text = text_of(page, index);
    if marker.starts_with('#') {
        return ParagraphKind::Heading;
    }
    let numbered = !line_heads().bullet.start(marker) && !marker.starts_with('—');
    let long = !shape::heading_like(text) || shape::ends_sentence(text);
    let followed = index + 1 < page.blocks.len() && {
        let next = shape::list_marker(text_of(page, index + 1));
        next.is_none_or(|next| next.chars().next_back() != marker.chars().next_back())
    };
    if numbered && !long && followed { ParagraphKind::Heading } else { ParagraphKind::ListItem }
}

/// Headings that stand beside a page number more than once: 河口镇志 above or below 12, and again 13.
fn name_running_heads(page: &mut Page) {
    let is_number = |at: usize| page.blocks.get(at).is_some_and(|block| block.kind == ParagraphKind::PageNumber);
    let beside_number = |at: usize| is_number(at + 1) || at > 0 && is_number(at - 1);
    let headings = (0..page.blocks.len()).filter(|&at| page.blocks[at].kind == ParagraphKind::Heading);
    let heads: Vec<(usize, u64)> =
        headings.filter(|&at| beside_number(at)).map(|at| (at, head_key(text_of(page, at)))).collect();
    let mut times: FxHashMap<u64, usize> = FxHashMap::default();
    heads.iter().for_each(|&(_, key)| *times.entry(key).or_default() += 1);
    for (at, _) in heads.into_iter().filter(|(_, key)| times[key] > 1) {
        page.blocks[at].kind = ParagraphKind::RunningHead;
    }
}

/// Tables printed a cell a line: a run of short lines, a quarter of them numbers.
fn name_cells(page: &mut Page) {
    let mut start = 0;
    while start < page.blocks.len() {
        let end = (start..page.blocks.len()).find(|&at| !is_cell(page, at)).unwrap_or(page.blocks.len());
        let numbers = (start..end).filter(|&at| shape::bare_number(text_of(page, at))).count();
        if end - start >= FEWEST_CELLS && numbers * 4 >= end - start {
            page.blocks[start..end].iter_mut().for_each(|block| block.kind = ParagraphKind::TableRow);
        }
        start = end + 1;
    }
}

fn is_cell(page: &Page, index: usize) -> bool {
    let block = &page.blocks[index];
    let open = matches!(block.kind, ParagraphKind::Body | ParagraphKind::Heading | ParagraphKind::PageNumber);
    let text = text_of(page, index);
    open && block.joins.is_empty() && shape::cell(text) && shape::list_marker(text).is_none()
}

fn text_of(page: &Page, index: usize) -> &str {
    let clean: Span = page.blocks[index].clean;
    clean.of(&page.text)
}
