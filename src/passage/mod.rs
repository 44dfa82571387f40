//! Passages that stand in a text more than once.
//!
//! Letters are compared, not bytes: white space, punctuation, width and script do not count. Seeds (rolling hashes,
//! winnowed) name the places where two passages may agree; shared runs are grown from them letter by letter; and the
//! chain of runs says how much two passages share. Numbers decide first: passages that differ in a number are two facts.

mod align;
mod class;
mod cluster;
mod index;
mod judge;
mod letters;
mod mark;
mod numbers;
mod places;
mod seed;

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use self::align::{Partner, Partners};
use self::cluster::Clusters;
pub use self::index::{PassageIndex, Repeat, Repeats, Standing};
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
    let mut letters = Letters::default();
    letters.add(page);
    let mut finder = Finder::of(&letters);
    (0..letters.passages.len())
        .flat_map(|again| finder.matches(&letters, again))
        .map(|found| found.public(&letters))
        .collect()
}

/// Whether a fact that lies inside the later standing is told a second time.
///
/// A variant tells another number, and a formula (a slogan) is said by everybody. A partial run only shares words:
/// 县属企业完成产值38.2亿元 in a summary and again in the chapter are two statements, each with its own sentence.
pub(crate) fn marks_duplicate(kind: DuplicateKind) -> bool {
    !matches!(kind, DuplicateKind::Variant | DuplicateKind::Partial | DuplicateKind::Formula)
}

/// What is known of all passages before they are compared one by one.
#[derive(Debug)]
struct Finder {
    /// For each passage the first one of equal letters and numbers, if there is an earlier one.
    copies: Vec<Option<usize>>,
    seeds: Seeds,
    clusters: Clusters,
    partners: Partners,
}

impl Finder {
    fn of(letters: &Letters) -> Self {
        let copies = copies(letters);
        let seeds = Seeds::of(letters, |passage| copies[passage].is_none());
        Self { seeds, clusters: Clusters::of(copies.len()), partners: Partners::among(copies.len()), copies }
    }

    /// What a passage repeats of earlier ones; to be asked passage by passage, in order.
    fn matches(&mut self, letters: &Letters, again: usize) -> Vec<Match> {
        let pages = Pages { letters, seeds: &self.seeds };
        match self.copies[again] {
            Some(first) => judge::exact(pages, first, again).into_iter().collect(),
            None => {
                let partners = self.partners.of(letters, &self.seeds, again);
                matches(pages, partners, &mut self.clusters, again)
            }
        }
    }
}

fn copies(letters: &Letters) -> Vec<Option<usize>> {
    // The keys are hashes, so that another hash of them need not be slow.
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    seen.reserve(letters.passages.len());
    let copy_of = |passage: usize| {
        let first = *seen.entry(hash_of(letters.of_passage(passage))).or_insert(passage);
        (first < passage && same(letters, first, passage)).then_some(first)
    };
    (0..letters.passages.len()).map(copy_of).collect()
}

/// Whether two passages are equal in letters and in the digits of their numbers, which the letters alone run
/// together (3.5, 35).
fn same(letters: &Letters, first: usize, again: usize) -> bool {
    let (a, b) = (letters.numbers_of(first), letters.numbers_of(again));
    let digits = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_digits(b));
    digits && letters.of_passage(first) == letters.of_passage(again)
}

/// A hash of letters, four at a time (the rotation and multiplication of Fx, as in rustc).
fn hash_of(letters: &[u16]) -> u64 {
    let word = |four: &[u16]| four.iter().fold(0u64, |word, &letter| word << 16 | u64::from(letter));
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95);
    let (fours, rest) = letters.as_chunks::<4>();
    let hash = fours.iter().fold(letters.len() as u64, |hash, four| mix(hash, word(four)));
    mix(hash, word(rest))
}

/// What a passage repeats of earlier ones; of two matches that cover the same letters the stronger.
fn matches(pages: Pages, partners: &[Partner], clusters: &mut Clusters, again: usize) -> Vec<Match> {
    let mut kept: Vec<Match> = judge::column_repeat(pages, again).into_iter().collect();
    let mut candidates = Vec::new();
    for partner in partners.iter().take(WHOLE_PARTNERS) {
        // One near standing leads to its whole group.
        if clusters.joined(partner.passage, again) {
            continue;
        }
        match judge::whole(pages, partner, again) {
            Some(found) if found.kind == DuplicateKind::Near => {
                clusters.join(partner.passage, again);
                kept.push(found);
            }
            found => candidates.extend(found),
        }
    }
    candidates.extend(partners.iter().take(PART_PARTNERS).flat_map(|partner| judge::parts(pages, partner, again)));
    candidates.sort_by_key(|found| (rank(found.kind), Reverse(found.again.len())));
    for found in candidates {
        if found.mostly_beyond(&kept) {
            kept.push(found);
        }
    }
    kept.sort_by_key(|found| found.again.start);
    kept
}

/// What is said of a passage before what.
fn rank(kind: DuplicateKind) -> u8 {
    match kind {
        DuplicateKind::Exact | DuplicateKind::ColumnRepeat | DuplicateKind::Contained | DuplicateKind::Near => 0,
        DuplicateKind::Variant => 1,
        DuplicateKind::Overlap => 2,
        DuplicateKind::Partial | DuplicateKind::Formula => 3,
    }
}

impl Match {
    /// Whether most of the later standing is not covered by others.
    fn mostly_beyond(&self, others: &[Match]) -> bool {
        let shared = |other: &Match| {
            let end = self.again.end.min(other.again.end);
            end.saturating_sub(self.again.start.max(other.again.start))
        };
        others.iter().map(shared).sum::<usize>() * 2 < self.again.len()
    }

    fn public(&self, letters: &Letters) -> Duplicate {
        let passage = |range: &std::ops::Range<usize>| {
            let Standing { paragraph, start, end, .. } = letters.standing(range);
            Passage { paragraph, start, end }
        };
        Duplicate {
            kind: self.kind,
            first: passage(&self.first),
            again: passage(&self.again),
            similarity: self.similarity,
            numbers_equal: self.numbers_equal,
        }
    }
}

#[cfg(test)]
mod tests;
