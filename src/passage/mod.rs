//! Passages that stand in a text more than once.
//!
//! Letters are compared, not bytes: white space, punctuation, width and script do not count. Seeds (rolling hashes,
//! winnowed) name the places where two passages may agree; shared runs are grown from them letter by letter; and the
//! chain of runs says how much two passages share. Numbers decide first: passages that differ in a number are two facts.

mod align;
mod judge;
mod letters;
mod mark;
mod numbers;
mod seed;

use std::collections::HashMap;

use self::judge::{Match, Pages};
use self::letters::Letters;
pub(crate) use self::mark::mark;
use self::seed::Seeds;
use crate::fact::{Duplicate, DuplicateKind, Passage};
use crate::layout::Page;

/// So many of the passages that share most with a paragraph are laid over it as a whole.
const WHOLE_PARTNERS: usize = 8;
/// So many are asked for shared parts.
const PART_PARTNERS: usize = 32;

/// Finds the duplicated passages of a page, in the order of their later standing.
pub(crate) fn find(page: &Page) -> Vec<Duplicate> {
    let letters = Letters::of(page);
    let copies = copies(&letters);
    let seeds = Seeds::of(&letters, |passage| copies[passage].is_none());
    let pages = Pages { page, letters: &letters };
    let mut duplicates = Vec::new();
    for (again, copy) in copies.iter().enumerate() {
        let matches = match copy {
            Some(first) => judge::exact(pages, *first, again).into_iter().collect(),
            None => matches(pages, &seeds, again),
        };
        duplicates.extend(matches.iter().map(|found| public(pages, found)));
    }
    duplicates
}

/// Whether a fact that lies inside the later standing is told a second time.
///
/// A variant tells another number, and a formula (a slogan) is said by everybody. A partial run only shares words:
/// 县属企业完成产值38.2亿元 in a summary and again in the chapter are two statements, each with its own sentence.
pub(crate) fn marks_duplicate(kind: DuplicateKind) -> bool {
    !matches!(kind, DuplicateKind::Variant | DuplicateKind::Partial | DuplicateKind::Formula)
}

/// For each passage the first one of equal letters, if there is an earlier one.
fn copies(letters: &Letters) -> Vec<Option<usize>> {
    let mut seen = HashMap::new();
    let first = |passage| *seen.entry(letters.of_passage(passage)).or_insert(passage);
    let firsts: Vec<usize> = (0..letters.passages.len()).map(first).collect();
    firsts.into_iter().enumerate().map(|(passage, first)| (first < passage).then_some(first)).collect()
}

/// What a passage repeats of earlier ones; of two matches that cover the same letters the stronger.
fn matches(pages: Pages, seeds: &Seeds, again: usize) -> Vec<Match> {
    let partners = align::partners(pages.letters, seeds, again);
    let mut candidates: Vec<Match> = judge::column_repeat(pages, again).into_iter().collect();
    candidates.extend(partners.iter().take(WHOLE_PARTNERS).filter_map(|partner| judge::whole(pages, partner, again)));
    candidates.extend(partners.iter().take(PART_PARTNERS).flat_map(|partner| judge::parts(pages, partner, again)));
    candidates.sort_by_key(|found| (rank(found.kind), std::cmp::Reverse(found.again.len())));
    let mut kept: Vec<Match> = Vec::new();
    for found in candidates {
        let shared = |other: &Match| {
            let end = found.again.end.min(other.again.end);
            end.saturating_sub(found.again.start.max(other.again.start))
        };
        if kept.iter().map(shared).sum::<usize>() * 2 < found.again.len() {
            kept.push(found);
        }
    }
    kept.sort_by_key(|found| found.again.start);
    kept
}

/// What is said of a passage before what.
fn rank(kind: DuplicateKind) -> u8 {
    match kind {
        DuplicateKind::Exact => 0,
        DuplicateKind::ColumnRepeat => 1,
        DuplicateKind::Contained | DuplicateKind::Near => 2,
        DuplicateKind::Variant => 3,
        DuplicateKind::Overlap => 4,
        DuplicateKind::Partial | DuplicateKind::Formula => 5,
    }
}

fn public(pages: Pages, found: &Match) -> Duplicate {
    let passage = |letters: &std::ops::Range<usize>| {
        let source = pages.page.map.to_source(pages.letters.clean(pages.page, letters));
        Passage { paragraph: pages.letters.passage_of(letters.start), start: source.start, end: source.end }
    };
    Duplicate {
        kind: found.kind,
        first: passage(&found.first),
        again: passage(&found.again),
        similarity: found.similarity,
        numbers_equal: found.numbers_equal,
    }
}
