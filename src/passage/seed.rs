//! Finds where passages may agree: rolling hashes of eight letters, thinned by winnowing.
//!
//! Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003): of every five
//! neighbouring hashes the least is kept, so that every shared run of twelve letters has a shared hash.

use super::letters::{Letters, TextRole};

/// Letters in one hash.
pub(super) const GRAM: usize = 8;
/// Neighbouring hashes of which one is kept.
const WINDOW: usize = 5;
/// So many of the first and as many of the last standings of a hash are compared with a later one.
const STANDINGS: usize = 16;
/// The multiplier of the rolling hash (odd, from the golden ratio).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hashes that stand in a text more than once.
#[derive(Debug, Default)]
pub(super) struct Seeds {
    /// Places of shared hashes, equal hashes together, each group in text order.
    places: Vec<usize>,
    /// For each shared place in text order: the place, and its group in `places`.
    shared: Vec<(usize, usize, usize)>,
}

impl Seeds {
    /// Hashes the passages that `wanted` names.
    pub(super) fn of(letters: &Letters, wanted: impl Fn(usize) -> bool) -> Self {
        let mut hashes = Vec::new();
        for (passage, text) in letters.passages.iter().enumerate() {
            if text.role == TextRole::Running && wanted(passage) {
                winnow(letters.of_passage(passage), text.range.start, &mut hashes);
            }
        }
        hashes.sort_unstable();
        let mut seeds = Self::default();
        for group in hashes.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            let start = seeds.places.len();
            seeds.places.extend(group.iter().map(|&(_, place)| place));
            let end = seeds.places.len();
            seeds.shared.extend(group.iter().map(|&(_, place)| (place, start, end)));
        }
        seeds.shared.sort_unstable();
        seeds
    }

    /// The places that may agree with an earlier passage: (earlier, here), for the letters `from..to`.
    pub(super) fn pairs(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let first = self.shared.partition_point(|&(place, ..)| place < from);
        let here = self.shared[first..].iter().take_while(move |&&(place, ..)| place < to);
        here.flat_map(move |&(place, start, end)| {
            let group = &self.places[start..end];
            let earlier = &group[..group.partition_point(|&other| other < from)];
            let early = &earlier[..earlier.len().min(STANDINGS)];
            let late = &earlier[early.len().max(earlier.len().saturating_sub(STANDINGS))..];
            early.iter().chain(late).map(move |&other| (other, place))
        })
    }
}

/// Appends the winnowed hashes of one passage.
fn winnow(letters: &[char], start: usize, into: &mut Vec<(u64, usize)>) {
    let hashes = rolling(letters);
    let mut kept = usize::MAX;
    for end in WINDOW.min(hashes.len())..=hashes.len() {
        let window = end.saturating_sub(WINDOW)..end;
        // Of equal hashes the rightmost, so that a repeated hash is kept once a window and not once a letter.
        let Some(least) = window.rev().min_by_key(|&at| hashes[at]) else { continue };
        if least != kept && !is_periodic(&letters[least..least + GRAM]) {
            into.push((hashes[least], start + least));
        }
        kept = least;
    }
}

fn rolling(letters: &[char]) -> Vec<u64> {
    let leaving = (0..GRAM).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0u64;
    let mut hashes = Vec::with_capacity(letters.len());
    for (at, &letter) in letters.iter().enumerate() {
        hash = hash.wrapping_mul(BASE).wrapping_add(letter as u64 + 1);
        if at >= GRAM {
            hash = hash.wrapping_sub((letters[at - GRAM] as u64 + 1).wrapping_mul(leaving));
        }
        if at + 1 >= GRAM {
            hashes.push(mix(hash));
        }
    }
    hashes
}

/// Spreads the low bits over all (the finaliser of SplitMix64).
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// Whether letters only repeat themselves (哈哈哈哈, 0000): they agree everywhere and say nothing.
fn is_periodic(gram: &[char]) -> bool {
    (1..=3).any(|period| gram.windows(period + 1).all(|pair| pair[0] == pair[period]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shared_run_of_twelve_has_a_shared_hash() {
        let run: Vec<char> = ('一'..).take(GRAM + WINDOW - 1).collect();
        for lead in 0..30u32 {
            let mut text: Vec<char> = (0..lead).filter_map(|at| char::from_u32(0x6000 + at * 7)).collect();
            text.extend(&run);
            text.extend(('鸀'..).take(9));
            let (mut whole, mut alone) = (Vec::new(), Vec::new());
            winnow(&text, 0, &mut whole);
            winnow(&run, 0, &mut alone);
            assert!(whole.iter().any(|(hash, _)| alone.iter().any(|(other, _)| other == hash)), "{lead}");
        }
    }

    #[test]
    fn letters_that_repeat_themselves_are_no_seeds() {
        let mut hashes = Vec::new();
        winnow(&['的'; 1000], 0, &mut hashes);
        assert!(hashes.is_empty());
    }
}
