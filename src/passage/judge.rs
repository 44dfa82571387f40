//! Says how two passages are alike, and how much they must share for it.

use std::ops::Range;

use super::align::{self, Partner, Run};
use super::letters::{Letters, Text, TextRole};
use super::numbers;
use super::seed::{GRAM, Seeds, place_of};
use crate::fact::DuplicateKind;

/// The least number of letters, by kind of likeness and by how far apart the two stand.
mod least {
    pub(super) const EXACT: usize = 12;
    /// Rows of a table that are alike need to be long.
    pub(super) const ROW: usize = 24;
    pub(super) const COLUMN_REPEAT: usize = 24;
    /// A shorter tail counts where both end with the same sentence mark.
    pub(super) const SENTENCE_TAIL: usize = 12;
    pub(super) const NEAR: usize = 24;
    pub(super) const CONTAINED_NEAR_BY: usize = 24;
    pub(super) const CONTAINED: usize = 32;
    pub(super) const CONTAINED_ACROSS: usize = 48;
    pub(super) const OVERLAP_NEAR_BY: usize = 16;
    pub(super) const OVERLAP: usize = 32;
    pub(super) const PARTIAL: usize = 32;
    pub(super) const PARTIAL_ACROSS: usize = 48;
}

/// Near passages differ in one letter of so many at most.
const FEW_CHANGES: usize = 5;
/// A run that stands in so many documents is a formula.
const FORMULA_DOCUMENTS: usize = 8;

/// Two standings of a passage, as letters.
#[derive(Debug, Clone)]
pub(super) struct Match {
    pub(super) kind: DuplicateKind,
    pub(super) first: Range<usize>,
    pub(super) again: Range<usize>,
    pub(super) similarity: f64,
    pub(super) numbers_equal: bool,
}

/// The letters of all passages and where they may agree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pages<'a> {
    pub(super) letters: &'a Letters,
    pub(super) seeds: &'a Seeds,
}

/// Two paragraphs of equal letters.
pub(super) fn exact(pages: Pages, first: usize, again: usize) -> Option<Match> {
    let (a, b) = (pages.text(first), pages.text(again));
    let long = b.range.len();
    let counts = match b.role {
        TextRole::Running => long >= least::EXACT,
        TextRole::Row => long >= least::ROW,
        TextRole::Furniture => false,
        // A section title may return; one that is printed twice on end, or tells a figure, is a repetition.
        TextRole::Heading => long >= least::EXACT && (a.is_near(b) || b.tells_figure),
    };
    (counts && a.role != TextRole::Furniture)
        .then(|| pages.matched(DuplicateKind::Exact, a.range.clone(), b.range.clone(), 1.0))
}

/// A paragraph that is the tail or the head of one near by: a column that was printed over the next.
pub(super) fn column_repeat(pages: Pages, again: usize) -> Option<Match> {
    let b = pages.text(again);
    let near = (0..again).rev().take_while(|&first| pages.text(first).is_near(b));
    near.filter_map(|first| {
        let a = pages.text(first);
        let short = a.range.len().min(b.range.len());
        let running = a.role == TextRole::Running && b.role == TextRole::Running;
        let long_enough = short >= least::COLUMN_REPEAT
            || short >= least::SENTENCE_TAIL && a.sentence_mark.is_some() && a.sentence_mark == b.sentence_mark;
        if !running || !long_enough {
            return None;
        }
        let (there, here) = repeated_end(pages.letters, a, b)?;
        Some(pages.matched(DuplicateKind::ColumnRepeat, there, here, 1.0))
    })
    .next()
}

/// Where the whole of one passage stands at an end of the other.
fn repeated_end(letters: &Letters, a: &Text, b: &Text) -> Option<(Range<usize>, Range<usize>)> {
    let short = a.range.len().min(b.range.len());
    let (first_head, first_tail) = ends(&a.range, short);
    let (again_head, again_tail) = ends(&b.range, short);
    let pairs = [(first_tail, again_tail), (first_head, again_head)];
    let all = &letters.letters;
    // Most differ in their first letter already.
    let equal = |first: &Range<usize>, again: &Range<usize>| {
        all.get(first.start) == all.get(again.start) && all[first.clone()] == all[again.clone()]
    };
    pairs.into_iter().find(|(first, again)| equal(first, again))
}

fn ends(range: &Range<usize>, len: usize) -> (Range<usize>, Range<usize>) {
    (range.start..range.start + len, range.end - len..range.end)
}

/// A paragraph that as a whole is like an earlier one, or holds it, or is held by it.
pub(super) fn whole(pages: Pages, partner: &Partner, again: usize) -> Option<Match> {
    let short = pages.text(partner.passage).range.len().min(pages.text(again).range.len());
    // The chain holds no more than the runs do.
    if !partner.shares_enough(short) {
        return None;
    }
    let both = Both::of(pages, partner, again);
    let (short, long) = both.lengths();
    if both.covered * align::LEAST_SHARE < short {
        return None;
    }
    // A paragraph of the same length with few changes is near, however little was changed.
    if short * 10 >= long * 9 {
        both.near().or_else(|| both.contained())
    } else {
        both.contained().or_else(|| both.near())
    }
}

/// Two passages laid over each other.
struct Both<'a> {
    pages: Pages<'a>,
    first: &'a Text,
    again: &'a Text,
    /// The runs that both hold, in the order of both.
    chain: Vec<Run>,
    /// How many letters those hold.
    covered: usize,
}

impl<'a> Both<'a> {
    fn of(pages: Pages<'a>, partner: &Partner, again: usize) -> Self {
        let chain = align::chain(&partner.runs);
        let covered = chain.iter().map(|run| run.len).sum();
        Self { pages, first: pages.text(partner.passage), again: pages.text(again), chain, covered }
    }

    /// The length of the shorter and of the longer.
    fn lengths(&self) -> (usize, usize) {
        let (first, again) = (self.first.range.len(), self.again.range.len());
        (first.min(again), first.max(again))
    }

    fn near(&self) -> Option<Match> {
        let (short, long) = self.lengths();
        let most = long / FEW_CHANGES;
        if short < least::NEAR {
            return None;
        }
        let (first, again) = (&self.first.range, &self.again.range);
        match (long - short <= most).then(|| self.distance(first, again, most)).flatten() {
            Some(distance) => Some(self.matched(DuplicateKind::Near, first.clone(), again.clone(), distance)),
            None => self.other_numbers(),
        }
    }

    /// A passage full of figures that is as near as another once the figures are left out: it tells other facts.
    fn other_numbers(&self) -> Option<Match> {
        let (first, again) = (&self.first.range, &self.again.range);
        let letters = self.pages.letters;
        let numbers = [first, again].map(|range| letters.numbers_in(range));
        if numbers.iter().any(|numbers| numbers.is_empty()) || numbers::equal(numbers[0], numbers[1]) {
            return None;
        }
        let stretches = [first, again].map(|range| &letters.letters[range.clone()]);
        let lengths = stretches.map(|stretch| stretch.len() - align::count_digits(stretch));
        let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
        if short < least::NEAR || self.covered * 4 < short {
            return None;
        }
        let most = long / FEW_CHANGES;
        let [a, b] = stretches.map(|stretch| stretch.iter().copied().filter(|&letter| !align::is_digit(letter)));
        if align::least_distance(a.clone(), b.clone()) > most {
            return None;
        }
        let (a, b): (Vec<u16>, Vec<u16>) = (a.collect(), b.collect());
        align::stretch_distance(&a, &b, most)?;
        let distance = self.distance(first, again, self.lengths().1)?;
        Some(self.matched(DuplicateKind::Near, first.clone(), again.clone(), distance))
    }

    fn contained(&self) -> Option<Match> {
        let (a, b, pages) = (self.first, self.again, self.pages);
        let (head, tail) = (self.chain.first()?, self.chain.last()?);
        let (short, _) = self.lengths();
        let least = pages.least(a, b, least::CONTAINED_NEAR_BY, least::CONTAINED, least::CONTAINED_ACROSS);
        if short < least || self.covered * 10 < short * 9 {
            return None;
        }
        // The whole of the shorter counts, also what a changed letter cut off at its ends.
        let before = (head.first - a.range.start).min(head.again - b.range.start);
        let behind = (a.range.end - tail.first - tail.len).min(b.range.end - tail.again - tail.len);
        let first = head.first - before..tail.first + tail.len + behind;
        let again = head.again - before..tail.again + tail.len + behind;
        let long = first.len().max(again.len());
        // The pieces must stand together in the longer passage as they do in the shorter.
        if long * 4 > short * 5 {
            return None;
        }
        let distance = self.distance(&first, &again, long)?;
        Some(self.matched(DuplicateKind::Contained, first, again, distance))
    }

    fn distance(&self, first: &Range<usize>, again: &Range<usize>, most: usize) -> Option<usize> {
        align::distance(&self.pages.letters.letters, first, again, &self.chain, most)
    }

    fn matched(&self, kind: DuplicateKind, first: Range<usize>, again: Range<usize>, distance: usize) -> Match {
        let long = first.len().max(again.len()).max(1);
        self.pages.matched(kind, first, again, 1.0 - distance as f64 / long as f64)
    }
}

/// Runs that two paragraphs share although neither is like the other.
pub(super) fn parts(pages: Pages, partner: &Partner, again: usize) -> Vec<Match> {
    let (a, b) = (pages.text(partner.passage), pages.text(again));
    let overlap = pages.least(a, b, least::OVERLAP_NEAR_BY, least::OVERLAP, least::OVERLAP);
    let partial = pages.least(a, b, least::PARTIAL, least::PARTIAL, least::PARTIAL_ACROSS);
    let kind = |run: &Run| {
        let kind = if run.first + run.len == a.range.end && run.again == b.range.start && run.len >= overlap {
            DuplicateKind::Overlap
        } else if run.len >= partial {
            DuplicateKind::Partial
        } else {
            return None;
        };
        Some(if pages.is_formula(run) { DuplicateKind::Formula } else { kind })
    };
    let runs = partner.runs.iter().map(|run| run.without_split_numbers(&pages.letters.letters));
    let found = runs.filter_map(|run| Some((kind(&run)?, run)));
    found.map(|(kind, run)| pages.matched(kind, run.first_range(), run.again_range(), 1.0)).collect()
}

impl<'a> Pages<'a> {
    fn text(&self, passage: usize) -> &'a Text {
        &self.letters.passages[passage]
    }

    /// The least length by how far apart two passages stand.
    fn least(&self, a: &Text, b: &Text, near_by: usize, same_document: usize, across: usize) -> usize {
        if a.is_near(b) {
            near_by
        } else if a.document == b.document {
            same_document
        } else {
            across
        }
    }

    /// Whether every piece of a run stands in many documents.
    fn is_formula(&self, run: &Run) -> bool {
        if self.letters.documents.len() < FORMULA_DOCUMENTS {
            return false;
        }
        let mut pieces = self.seeds.groups_in(run.again, run.again + run.len - GRAM + 1).peekable();
        pieces.peek().is_some() && pieces.all(|places| self.documents_reach(places, FORMULA_DOCUMENTS))
    }

    /// Whether sorted places stand in so many documents.
    fn documents_reach(&self, mut places: &[u32], wanted: usize) -> bool {
        (0..wanted).all(|_| {
            let Some(&place) = places.first() else { return false };
            let document = self.text(self.letters.passage_of(place_of(place))).document;
            // The documents behind it may hold no passage.
            let next = self.letters.documents.get(document + 1).and_then(|&passage| self.letters.passages.get(passage));
            let end = next.map_or(usize::MAX, |text| text.range.start);
            places = &places[places.partition_point(|&other| place_of(other) < end)..];
            true
        })
    }

    /// A match, which is a variant of another fact where the numbers differ.
    fn matched(&self, kind: DuplicateKind, first: Range<usize>, again: Range<usize>, similarity: f64) -> Match {
        let numbers_equal = numbers::equal(self.letters.numbers_in(&first), self.letters.numbers_in(&again));
        let kind = if numbers_equal { kind } else { DuplicateKind::Variant };
        Match { kind, first, again, similarity, numbers_equal }
    }
}
