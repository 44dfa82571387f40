//! Finds where passages may agree: rolling hashes of eight letters, thinned by winnowing.
//!
//! Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003): of every five
//! neighbouring hashes the least is kept, so that every shared run of twelve letters has a shared hash.

use std::ops::Range;

use super::letters::{Letters, TextRole};

/// Letters in one hash.
pub(super) const GRAM: usize = 8;
/// Neighbouring hashes of which one is kept.
const WINDOW: usize = 5;
/// Places for the hashes of a window: a power of two, so that a place is found without a division.
const RING: usize = WINDOW.next_power_of_two();
/// So many places before a place are compared with it.
const PREDECESSORS: usize = 16;
/// Marks the first place of a hash. Places are lower than this.
pub(super) const GROUP_START: u32 = 1 << 31;
/// The multiplier of the rolling hash (odd, from the golden ratio).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
/// So many letters apart the place in the list of shared hashes is noted.
const SIGNPOST: usize = 64;
/// Bits that one round of the radix sort takes.
const DIGIT: usize = 12;
/// The hashes are sorted by so many of their upper bits; the few that agree in them are put in order one by one.
const SORTED_BITS: usize = 24;

/// The hashes that stand in a text more than once.
///
/// A hash is kept as 32 bits beside the place in the lower 32: two letters runs of one hash are told apart when the
/// run is grown letter by letter.
#[derive(Debug, Default)]
pub(super) struct Seeds {
    /// Places of shared hashes, equal hashes together, each group in text order; its first has [`GROUP_START`] set.
    places: Vec<u32>,
    /// Where each group starts in `places`, and behind the last the end.
    groups: Vec<u32>,
    /// Every shared place in text order, with where it stands in `places` in the lower half.
    shared: Vec<u64>,
    /// For every [`SIGNPOST`]th letter the first of `shared` that is not before it.
    signposts: Vec<u32>,
}

impl Seeds {
    /// Hashes the passages that `wanted` names.
    pub(super) fn of(letters: &Letters, wanted: impl Fn(usize) -> bool) -> Self {
        let mut hashes = Vec::with_capacity(letters.letters.len() / 3);
        for (passage, text) in letters.passages.iter().enumerate() {
            if text.role == TextRole::Running && wanted(passage) {
                winnow(letters.of_passage(passage), text.range.start, &mut hashes);
            }
        }
        sort_by_bits(&mut hashes, 64 - SORTED_BITS..64);
        hashes.chunk_by_mut(|a, b| (a ^ b) >> (64 - SORTED_BITS) == 0).for_each(<[u64]>::sort_unstable);
        let mut seeds = Self::default();
        for group in hashes.chunk_by(|a, b| upper(*a) == upper(*b)).filter(|group| group.len() > 1) {
            let start = seeds.places.len();
            seeds.groups.push(start as u32);
            seeds.places.extend(group.iter().map(|&hash| lower(hash) as u32));
            seeds.places[start] |= GROUP_START;
            seeds.shared.extend(group.iter().zip(start..).map(|(&hash, at)| (lower(hash) << 32 | at) as u64));
        }
        seeds.groups.push(seeds.places.len() as u32);
        let places = letters.letters.len().next_power_of_two().trailing_zeros() as usize;
        sort_by_bits(&mut seeds.shared, 32..32 + places);
        let mut at = 0;
        for letter in (0..=letters.letters.len()).step_by(SIGNPOST) {
            at += seeds.shared[at..].iter().take_while(|&&shared| upper(shared) < letter).count();
            seeds.signposts.push(at as u32);
        }
        seeds
    }

    /// The places that may agree with an earlier passage: (earlier, here), for the letters `from..to`.
    ///
    /// For each place the nearest ones before it: those of the passage itself say nothing, and count all the same.
    pub(super) fn pairs(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.shared_in(from, to).flat_map(move |(place, at)| {
            let back = (0..PREDECESSORS).map_while(move |step| {
                let later = at.checked_sub(step).map(|later| self.places[later])?;
                (later & GROUP_START == 0).then(|| place_of(self.places[at - step - 1]))
            });
            back.filter(move |&other| other < from).map(move |other| (other, place))
        })
    }

    /// All places of each hash that stands in `from..to` and elsewhere; [`place_of`] reads them.
    pub(super) fn groups_in(&self, from: usize, to: usize) -> impl Iterator<Item = &[u32]> + '_ {
        self.shared_in(from, to).map(|(_, at)| {
            let behind = self.groups.partition_point(|&start| start as usize <= at);
            &self.places[self.groups[behind - 1] as usize..self.groups[behind] as usize]
        })
    }

    /// The shared places in `from..to`, each with where it stands in `places`.
    fn shared_in(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let post = self.signposts.get(from / SIGNPOST).copied().unwrap_or_default() as usize;
        let behind = self.shared[post..].iter().skip_while(move |&&shared| upper(shared) < from);
        behind.take_while(move |&&shared| upper(shared) < to).map(|&shared| (upper(shared), lower(shared)))
    }
}

/// The letter that an entry of a group names.
pub(super) fn place_of(entry: u32) -> usize {
    (entry & !GROUP_START) as usize
}

fn upper(entry: u64) -> usize {
    (entry >> 32) as usize
}

fn lower(entry: u64) -> usize {
    (entry & 0xFFFF_FFFF) as usize
}

/// Sorts by a range of bits and keeps the order of equal ones (radix sort from the lowest digit).
fn sort_by_bits(entries: &mut Vec<u64>, bits: Range<usize>) {
    let mut sorted = vec![0; entries.len()];
    for shift in bits.step_by(DIGIT) {
        let digit = |entry: u64| (entry >> shift) as usize & ((1 << DIGIT) - 1);
        let mut places = vec![0usize; (1 << DIGIT) + 1];
        entries.iter().for_each(|&entry| places[digit(entry) + 1] += 1);
        for at in 1..places.len() {
            places[at] += places[at - 1];
        }
        for &entry in entries.iter() {
            let place = &mut places[digit(entry)];
            sorted[*place] = entry;
            *place += 1;
        }
        std::mem::swap(entries, &mut sorted);
    }
}

/// Appends the winnowed hashes of one passage.
fn winnow(letters: &[u16], start: usize, into: &mut Vec<u64>) {
    let leaving = (0..GRAM).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let count = (letters.len() + 1).saturating_sub(GRAM);
    // The hashes of the window, each in the place that its position leaves over.
    let mut recent = [0u64; RING];
    let (mut hash, mut least, mut kept) = (0u64, 0, usize::MAX);
    for (end, &letter) in letters.iter().enumerate() {
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(letter) + 1);
        let Some(at) = (end + 1).checked_sub(GRAM) else { continue };
        if at > 0 {
            hash = hash.wrapping_sub((u64::from(letters[at - 1]) + 1).wrapping_mul(leaving));
        }
        recent[at % RING] = mix(hash);
        let window = (at + 1).saturating_sub(WINDOW)..at + 1;
        // Of equal hashes the rightmost, so that a repeated hash is kept once a window and not once a letter.
        if least < window.start {
            least = window.rev().min_by_key(|&at| recent[at % RING]).unwrap_or(at);
        } else if recent[at % RING] <= recent[least % RING] {
            least = at;
        }
        if at + 1 >= WINDOW.min(count) && least != kept {
            kept = least;
            if !is_periodic(&letters[least..least + GRAM]) {
                into.push(recent[least % RING] & !0xFFFF_FFFF | (start + least) as u64);
            }
        }
    }
}

/// Spreads the low bits over all (the finaliser of SplitMix64).
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// Whether letters only repeat themselves (哈哈哈哈, 0000): they agree everywhere and say nothing.
fn is_periodic(gram: &[u16]) -> bool {
    (1..=3).any(|period| gram.windows(period + 1).all(|pair| pair[0] == pair[period]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shared_run_of_twelve_has_a_shared_hash() {
        let run: Vec<u16> = (0x4e00..).take(GRAM + WINDOW - 1).collect();
        for lead in 0..30u16 {
            let mut text: Vec<u16> = (0..lead).map(|at| 0x6000 + at * 7).collect();
            text.extend(&run);
            text.extend((0x9e00..).take(9));
            let (mut whole, mut alone) = (Vec::new(), Vec::new());
            winnow(&text, 0, &mut whole);
            winnow(&run, 0, &mut alone);
            assert!(whole.iter().any(|&hash| alone.iter().any(|&other| upper(other) == upper(hash))), "{lead}");
        }
    }

    #[test]
    fn letters_that_repeat_themselves_are_no_seeds() {
        let mut hashes = Vec::new();
        winnow(&[0x7684; 1000], 0, &mut hashes);
        assert!(hashes.is_empty());
    }

    #[test]
    fn entries_are_sorted_by_some_bits_and_else_keep_their_order() {
        let mut entries: Vec<u64> = (0..5000u64).map(|at| mix(at % 700) & !0xFFFF_FFFF | at).collect();
        let mut expected = entries.clone();
        expected.sort_by_key(|entry| entry >> 40);
        sort_by_bits(&mut entries, 40..64);
        assert_eq!(entries, expected);
    }
}
