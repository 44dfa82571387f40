//! Lays two passages over each other: shared runs, their chain, and the edit distance.

use std::cmp::Reverse;
use std::ops::Range;

use rapidfuzz::distance::levenshtein;

use super::letters::Letters;
use super::seed::{GRAM, Seeds, WINDOW};

/// More shared runs between two passages than this say no more of them.
const MOST_RUNS: usize = 64;
/// Letters compared for each letter of a passage at most, so that the cost follows the text and not its square.
const WORK: usize = 64;
/// Two passages are alike only where the shorter shares so great a part (a sixth) in runs of eight letters.
pub(super) const LEAST_SHARE: usize = 6;
/// Runs with one hash in common are at most this long: of every five hashes one is kept.
const LONGEST_MET: usize = GRAM + 2 * WINDOW - 2;
/// A run that says something by itself has as many hashes in common, or stands in a short passage or near by.
const FEW_MEETINGS: usize = 2;
/// A run by itself says something from this length.
const LEAST_RUN: usize = 12;
/// Longer stretches are not compared as a whole, and without a shared run they count as wholly different, in letters.
const LONGEST_WHOLE: usize = 4096;
/// Counters that the letters of two stretches share by their lower bits.
const COUNTERS: usize = 256;

/// A run of letters that stands in an earlier passage and in a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) again: usize,
    pub(super) len: usize,
}

impl Run {
    pub(super) fn first_range(&self) -> Range<usize> {
        self.first..self.first + self.len
    }

    pub(super) fn again_range(&self) -> Range<usize> {
        self.again..self.again + self.len
    }

    /// The run without the pieces of numbers at its ends: 1000万 and 5000万 share no 000万.
    ///
    /// A run that ends in a digit ends before a unit that differs, so that the number is another one.
    pub(super) fn without_split_numbers(&self, letters: &[u16]) -> Self {
        let digit = |at: usize| letters.get(at).is_some_and(|&letter| is_digit(letter));
        let (first, again, end) = (self.first, self.again, self.len);
        let opens_inside = (first > 0 && digit(first - 1)) || (again > 0 && digit(again - 1));
        let cut = if opens_inside { (0..end).take_while(|&at| digit(first + at)).count() } else { 0 };
        let drop = (cut..end).rev().take_while(|&at| digit(first + at)).count();
        Self { first: first + cut, again: again + cut, len: end - cut - drop }
    }
}

pub(super) fn is_digit(letter: u16) -> bool {
    (u16::from(b'0')..=u16::from(b'9')).contains(&letter)
}

/// How many of the letters are digits.
pub(super) fn count_digits(letters: &[u16]) -> usize {
    // Counted many at once.
    letters.iter().map(|&letter| u32::from(is_digit(letter))).sum::<u32>() as usize
}

/// The runs that a passage shares with an earlier one, in the order of the later.
#[derive(Debug, Default)]
pub(super) struct Partner {
    pub(super) passage: usize,
    pub(super) runs: Vec<Run>,
    /// How many letters the runs hold.
    shared: usize,
    /// How many places of the two may agree.
    meetings: usize,
    /// Whether that is enough to look at them.
    promises: bool,
}

/// A place of an earlier passage and one of a later that may agree.
#[derive(Debug, Clone, Copy)]
struct Meeting {
    first: u32,
    again: u32,
    /// The place of the earlier passage in the list of partners.
    partner: u32,
}

impl Partner {
    fn holds(&self, first: usize, again: usize) -> bool {
        let lies_on = |run: &Run| again + run.first == first + run.again && run.again_range().contains(&again);
        self.runs.iter().rev().any(lies_on)
    }

    /// Whether the runs hold so many letters, be it more than once, that the two may be alike; `short` is the length of
    /// the shorter.
    pub(super) fn shares_enough(&self, short: usize) -> bool {
        self.shared * LEAST_SHARE >= short
    }

    fn add(&mut self, run: Run) {
        self.shared += run.len;
        self.runs.push(run);
    }

    /// Whether enough is shared that the two may be alike, or that a run by itself may say something.
    fn says_something(&self, letters: &Letters, passage: usize) -> bool {
        let short = letters.of_passage(self.passage).len().min(letters.of_passage(passage).len());
        self.shares_enough(short) || self.runs.iter().any(|run| run.len >= LEAST_RUN)
    }
}

/// The earlier passages that share runs with one passage; asked for passage by passage, so that the lists are made once.
#[derive(Debug)]
pub(super) struct Partners {
    list: Vec<Partner>,
    /// How many of the list are in use.
    used: usize,
    /// For each passage, whose partner it was last and its place in the list.
    places: Vec<(u32, u32)>,
    meetings: Vec<Meeting>,
}

impl Partners {
    /// Among so many passages.
    pub(super) fn among(passages: usize) -> Self {
        Self { list: Vec::new(), used: 0, places: vec![(u32::MAX, 0); passages], meetings: Vec::new() }
    }

    /// The earlier passages that share a run of eight letters or more with a passage, those that share most first.
    pub(super) fn of(&mut self, letters: &Letters, seeds: &Seeds, passage: usize) -> &[Partner] {
        let here = letters.passages[passage].range.clone();
        self.meet(letters, seeds, passage);
        let mut work = here.len() * WORK;
        for &Meeting { first, again, partner } in &self.meetings {
            let partner = &mut self.list[partner as usize];
            let (first, again) = (first as usize, again as usize);
            if !partner.promises || partner.runs.len() == MOST_RUNS || partner.holds(first, again) {
                continue;
            }
            let there = &letters.passages[partner.passage].range;
            let Some(run) = extend(letters, there, &here, first, again) else { continue };
            partner.add(run);
            match work.checked_sub(run.len) {
                Some(rest) => work = rest,
                None => break,
            }
        }
        self.ordered(letters, passage)
    }

    /// Notes where a passage may agree with which earlier ones, and which of those promise to say something.
    fn meet(&mut self, letters: &Letters, seeds: &Seeds, passage: usize) {
        let here = letters.passages[passage].range.clone();
        self.used = 0;
        self.meetings.clear();
        for (first, again) in seeds.pairs(here.start, here.end) {
            let partner = self.partner(passage, letters.passage_of(first));
            self.list[partner].meetings += 1;
            self.meetings.push(Meeting { first: first as u32, again: again as u32, partner: partner as u32 });
        }
        for partner in &mut self.list[..self.used] {
            partner.promises = partner.meetings >= FEW_MEETINGS || {
                let there = &letters.passages[partner.passage];
                let short = there.range.len().min(here.len());
                partner.meetings * LONGEST_MET * LEAST_SHARE >= short || there.is_near(&letters.passages[passage])
            };
        }
    }

    /// The place of a partner in the list.
    fn partner(&mut self, passage: usize, other: usize) -> usize {
        let (known_to, place) = &mut self.places[other];
        if *known_to != passage as u32 {
            (*known_to, *place) = (passage as u32, self.used as u32);
            if self.used == self.list.len() {
                self.list.push(Partner::default());
            }
            let partner = &mut self.list[self.used];
            (partner.passage, partner.shared, partner.meetings) = (other, 0, 0);
            partner.runs.clear();
            self.used += 1;
        }
        *place as usize
    }

    fn ordered(&mut self, letters: &Letters, passage: usize) -> &[Partner] {
        let used = &mut self.list[..self.used];
        let mut kept = 0;
        for at in 0..used.len() {
            if used[at].says_something(letters, passage) {
                used.swap(kept, at);
                kept += 1;
            }
        }
        let kept = &mut used[..kept];
        kept.sort_unstable_by_key(|partner| (Reverse(partner.shared), partner.passage));
        for partner in kept.iter_mut() {
            partner.runs.sort_unstable_by_key(|run| (run.again, run.first));
        }
        kept
    }
}

/// The longest run through two places that may agree; `None` where only the hashes did.
fn extend(letters: &Letters, there: &Range<usize>, here: &Range<usize>, first: usize, again: usize) -> Option<Run> {
    let all = &letters.letters;
    let back = all[there.start..first].iter().rev().zip(all[here.start..again].iter().rev());
    let back = back.take_while(|(a, b)| a == b).count();
    let on = all[first..there.end].iter().zip(&all[again..here.end]).take_while(|(a, b)| a == b).count();
    (on >= GRAM).then_some(Run { first: first - back, again: again - back, len: back + on })
}

/// The chain of runs, in the order of both passages, that covers most.
///
/// Where two runs of the chain overlap in one of the passages, the later is cut.
pub(super) fn chain(runs: &[Run]) -> Vec<Run> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let before = (0..at).filter_map(|i| Some((best[i].0 + cut(&runs[i], run)?.len, Some(i))));
        let alone = (run.len, None);
        best.push(before.chain([alone]).max_by_key(|&(covered, _)| covered).unwrap_or(alone));
    }
    let mut chained = Vec::new();
    let mut at = (0..runs.len()).max_by_key(|&at| best[at].0);
    while let Some(here) = at {
        at = best[here].1;
        chained.push(at.and_then(|before| cut(&runs[before], &runs[here])).unwrap_or(runs[here]));
    }
    chained.reverse();
    chained
}

/// What is left of `run` behind `before` in both passages.
fn cut(before: &Run, run: &Run) -> Option<Run> {
    let overlap = (before.first + before.len).saturating_sub(run.first);
    let overlap = overlap.max((before.again + before.len).saturating_sub(run.again));
    let ordered = before.first < run.first && before.again < run.again && overlap < run.len;
    ordered.then(|| Run { first: run.first + overlap, again: run.again + overlap, len: run.len - overlap })
}

/// The edit distance of two stretches, or `None` beyond `most`.
///
/// Long stretches are compared piece by piece between the runs of the chain.
pub(super) fn distance(
    letters: &[u16],
    first: &Range<usize>,
    again: &Range<usize>,
    chain: &[Run],
    most: usize,
) -> Option<usize> {
    if first.len().max(again.len()) <= LONGEST_WHOLE {
        return stretch_distance(&letters[first.clone()], &letters[again.clone()], most);
    }
    let mut total = 0;
    let (mut from, mut to) = (first.start, again.start);
    let end = Run { first: first.end, again: again.end, len: 0 };
    for run in chain.iter().chain([&end]) {
        let left = most.checked_sub(total)?;
        total += stretch_distance(&letters[from..run.first], &letters[to..run.again], left)?;
        (from, to) = (run.first + run.len, run.again + run.len);
    }
    Some(total)
}

/// The edit distance of two short stretches, or `None` beyond `most`.
pub(super) fn stretch_distance(a: &[u16], b: &[u16], most: usize) -> Option<usize> {
    if a.is_empty() || b.is_empty() || a.len().max(b.len()) > LONGEST_WHOLE {
        return Some(a.len().max(b.len())).filter(|distance| *distance <= most);
    }
    if least_distance(a.iter().copied(), b.iter().copied()) > most {
        return None;
    }
    let within = levenshtein::Args::default().score_cutoff(most);
    levenshtein::distance_with_args(a.iter().copied(), b.iter().copied(), &within)
}

/// The least edit distance that two stretches of these letters have, in whatever order they stand: each letter that only
/// one of them holds was put in, left out or replaced.
///
/// Most passages that share a run tell something else beside it, and need not be compared letter by letter. Letters that
/// share a counter only make the two seem nearer.
pub(super) fn least_distance(a: impl Iterator<Item = u16>, b: impl Iterator<Item = u16>) -> usize {
    let mut more = [0i32; COUNTERS];
    a.for_each(|letter| more[usize::from(letter) % COUNTERS] += 1);
    b.for_each(|letter| more[usize::from(letter) % COUNTERS] -= 1);
    let left_out: i32 = more.iter().map(|&more| more.max(0)).sum();
    let put_in: i32 = more.iter().map(|&more| (-more).max(0)).sum();
    left_out.max(put_in) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn distance_counts_letters_put_in_left_out_and_replaced() {
        for (a, b, expected) in
            [("建成公园", "建成公园", 0), ("建成公园", "新建公园", 2), ("公园", "", 2), ("公园三座", "公园座", 1)]
        {
            assert_eq!(stretch_distance(&letters(a), &letters(b), 9), Some(expected), "{a} {b}");
        }
        assert_eq!(stretch_distance(&letters("建成公园"), &letters("新建水渠"), 3), None);
    }

    #[test]
    fn no_distance_is_less_than_the_least() {
        let stretches =
            ["建成公园三座，修路二十里", "建成公园", "公园建成", "新建水渠", "里十二路修", "建建建成", "a建"];
        for (a, b) in stretches.iter().flat_map(|a| stretches.map(|b| (letters(a), letters(b)))) {
            let least = least_distance(a.iter().copied(), b.iter().copied());
            assert!(levenshtein::distance(a.iter().copied(), b.iter().copied()) >= least);
        }
        let least = |a, b| least_distance(letters(a).into_iter(), letters(b).into_iter());
        assert_eq!((least("建成公园", "公园建成"), least("建成公园三座", "新建水渠")), (0, 5));
    }

    #[test]
    fn long_passages_are_compared_between_their_runs() {
        let first: Vec<u16> = (0..LONGEST_WHOLE as u16 + 100).collect();
        // Two letters are put in, one behind each thousand.
        let again = [&first[..1000], &[9999], &first[1000..2000], &[9999], &first[2000..]].concat();
        let all = [first.clone(), again].concat();
        let (end, run) = (first.len(), |first, again, len| Run { first, again, len });
        let chain = [run(0, end, 1000), run(1000, end + 1001, 1000), run(2000, end + 2002, end - 2000)];
        let told = |most| distance(&all, &(0..end), &(end..all.len()), &chain, most);
        assert_eq!((told(9), told(2), told(1)), (Some(2), Some(2), None));
    }

    #[test]
    fn stretches_are_compared_up_to_a_length() {
        let stretch = |len: usize, last: u16| [vec![7; len - 1], vec![last]].concat();
        let told = |len| stretch_distance(&stretch(len, 8), &stretch(len, 9), usize::MAX);
        assert_eq!((told(LONGEST_WHOLE), told(LONGEST_WHOLE + 2)), (Some(1), Some(LONGEST_WHOLE + 2)));
    }

    #[test]
    fn a_place_that_lies_on_a_run_is_held() {
        let partner = Partner { runs: vec![Run { first: 10, again: 50, len: 8 }], ..Partner::default() };
        assert!(partner.holds(10, 50) && partner.holds(17, 57));
        assert!(!partner.holds(12, 53) && !partner.holds(18, 58) && !partner.holds(9, 49));
    }

    #[test]
    fn a_run_holds_no_pieces_of_numbers() {
        let all = letters("投资1000万元建成5座投资5000万元建成52座");
        let run = Run { first: 3, again: 15, len: 8 };
        assert_eq!(run.without_split_numbers(&all), Run { first: 6, again: 18, len: 4 });
        // 2座 of 12座 is a piece on either side, and a whole number is none.
        for (text, (first, again), cut) in
            [("桥12座渠2座", (2, 5), 1), ("渠2座桥12座", (1, 5), 1), ("2座桥2座", (0, 3), 0), ("渠2座桥2座", (1, 4), 0)]
        {
            let kept = Run { first: first + cut, again: again + cut, len: 2 - cut };
            assert_eq!(Run { first, again, len: 2 }.without_split_numbers(&letters(text)), kept, "{text}");
        }
    }

    #[test]
    fn a_chain_keeps_the_order_of_both_passages() {
        let run = |first, again, len| Run { first, again, len };
        let runs = [run(0, 100, 10), run(50, 112, 30), run(12, 115, 20), run(40, 140, 5)];
        assert_eq!(chain(&runs), [run(0, 100, 10), run(50, 112, 30)]);
        assert_eq!(chain(&[run(0, 100, 10), run(8, 108, 10)]), [run(0, 100, 10), run(10, 110, 8)]);
        assert!(chain(&[]).is_empty());
    }
}
