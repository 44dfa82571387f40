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
/// So many places before a place are compared with it.
const PREDECESSORS: usize = 16;
/// Marks the first place of a hash. Places are lower than this.
pub(super) const GROUP_START: u32 = 1 << 31;
/// The multiplier of the rolling hash (odd, from the golden ratio).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
/// The bits of a place beside a hash.
const LOWER: u64 = 0xFFFF_FFFF;
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
        let mut hashes = Vec::with_capacity(letters.letters.len() / 2);
        let mut winnower = Winnower::default();
        for (passage, text) in letters.passages.iter().enumerate() {
            if text.role == TextRole::Running && wanted(passage) {
                winnower.winnow(letters.of_passage(passage), text.range.start, &mut hashes);
            }
        }
        keep_repeated(&mut hashes);
        hashes.retain(|&hash| !is_periodic(&letters.letters[lower(hash)..lower(hash) + GRAM]));
        sort_by_bits(&mut hashes, 64 - SORTED_BITS..64);
        hashes.chunk_by_mut(|a, b| (a ^ b) >> (64 - SORTED_BITS) == 0).for_each(<[u64]>::sort_unstable);
        Self::of_sorted(&hashes, letters.letters.len())
    }

    /// Takes in sorted hashes of so many letters.
    fn of_sorted(hashes: &[u64], letters: usize) -> Self {
        let mut seeds = Self::default();
        for group in hashes.chunk_by(|a, b| upper(*a) == upper(*b)).filter(|group| group.len() > 1) {
            let start = seeds.places.len();
            seeds.groups.push(start as u32);
            seeds.places.extend(group.iter().map(|&hash| lower(hash) as u32));
            seeds.places[start] |= GROUP_START;
            seeds.shared.extend(group.iter().zip(start..).map(|(&hash, at)| (lower(hash) << 32 | at) as u64));
        }
        seeds.groups.push(seeds.places.len() as u32);
        let places = letters.next_power_of_two().trailing_zeros() as usize;
        sort_by_bits(&mut seeds.shared, 32..32 + places);
        let mut at = 0;
        for letter in (0..=letters).step_by(SIGNPOST) {
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
    (entry & LOWER) as usize
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

/// Drops most of the hashes that stand in the list once; in most texts few are left to be sorted.
///
/// A table counts to two by some bits of the hash, so that hashes which share those bits stay as well.
fn keep_repeated(hashes: &mut Vec<u64>) {
    /// Counters in one word, of two bits each.
    const COUNTERS: u64 = 32;
    let bits = (4 * hashes.len()).next_power_of_two().max(COUNTERS as usize).trailing_zeros();
    let mut words = vec![0u64; (1 << bits) / COUNTERS as usize];
    let place = |hash: u64| {
        let counter = hash >> (64 - bits);
        ((counter / COUNTERS) as usize, 2 * (counter % COUNTERS))
    };
    for &hash in hashes.iter() {
        let (word, shift) = place(hash);
        let met = words[word] >> shift & 1;
        // The lower bit says met, the upper met again.
        words[word] |= (1 | met << 1) << shift;
    }
    hashes.retain(|&hash| {
        let (word, shift) = place(hash);
        words[word] >> shift & 2 != 0
    });
}

/// Thins the hashes of passages.
#[derive(Debug, Default)]
struct Winnower {
    /// All hashes of the passage at hand, above their places counted from the end: of equal hashes the rightmost is
    /// the least, so that a repeated hash is kept once a window and not once a letter.
    hashes: Vec<u64>,
}

impl Winnower {
    /// Appends the winnowed hashes of one passage.
    fn winnow(&mut self, letters: &[u16], start: usize, into: &mut Vec<u64>) {
        let value = |letter: u16| u64::from(letter) + 1;
        let leaving = (1..GRAM).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let entering = |hash: u64, letter| hash.wrapping_mul(BASE).wrapping_add(value(letter));
        let mut hash = letters.iter().take(GRAM - 1).fold(0, |hash, &letter| entering(hash, letter));
        let rolled = letters.windows(GRAM).zip(start..).map(|(gram, at)| {
            let whole = entering(hash, gram[GRAM - 1]);
            hash = whole.wrapping_sub(value(gram[0]).wrapping_mul(leaving));
            mix(whole) & !LOWER | (LOWER - at as u64)
        });
        self.hashes.clear();
        self.hashes.extend(rolled);
        if self.hashes.len() < WINDOW {
            into.extend(self.hashes.iter().min().map(|least| least ^ LOWER));
            return;
        }
        let mut end = into.len();
        into.resize(end + self.hashes.len(), 0);
        let mut kept = u64::MAX;
        for window in self.hashes.windows(WINDOW) {
            let least = window.iter().fold(u64::MAX, |least, &hash| least.min(hash));
            // Every one is written, and the next writes over a hash that is kept already: no branch need be guessed.
            into[end] = least ^ LOWER;
            end += usize::from(least != kept);
            kept = least;
        }
        into.truncate(end);
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
            Winnower::default().winnow(&text, 0, &mut whole);
            Winnower::default().winnow(&run, 0, &mut alone);
            assert!(whole.iter().any(|&hash| alone.iter().any(|&other| upper(other) == upper(hash))), "{lead}");
        }
    }

    #[test]
    fn letters_that_repeat_themselves_are_no_seeds() {
        assert!(is_periodic(&[0x7684; GRAM]) && is_periodic(&[1, 2, 3, 1, 2, 3, 1, 2]));
        assert!(!is_periodic(&[1, 2, 3, 4, 1, 2, 3, 4]));
    }

    #[test]
    fn hashes_that_stand_twice_are_kept() {
        let once = (0..1000u64).map(|at| mix(at) & !LOWER | at);
        let twice = (0..50u64).map(|at| mix(at) & !LOWER | (at + 5000));
        let mut hashes: Vec<u64> = once.chain(twice).collect();
        keep_repeated(&mut hashes);
        let kept = |place: u64| hashes.iter().any(|&hash| hash & LOWER == place);
        assert!((0..50).all(|at| kept(at) && kept(at + 5000)));
        assert!(hashes.len() < 600);
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
