//! Finds where passages may agree: rolling hashes of eight letters, thinned by winnowing.
//!
//! Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003): of every five
//! neighbouring hashes the least is kept, so that every shared run of twelve letters has a shared hash.

use std::ops::Range;

use super::letters::{Letters, TextRole};

/// Letters in one hash.
pub(super) const GRAM: usize = 8;
/// Neighbouring hashes of which one is kept.
pub(super) const WINDOW: usize = 5;
/// So many places before a place are compared with it.
const PREDECESSORS: usize = 16;
/// Marks the first place of a hash. Places are lower than this.
pub(super) const GROUP_START: u32 = 1 << 31;
/// What the halves of eight letters are mixed with (from the golden ratio and the root of two).
const MULTIPLIERS: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0x6A09_E667_F3BC_C909];
/// So many hashes on the average are sorted at a time: as many as fit the cache of one core.
const BUCKET: usize = 1 << 13;
/// The bits of a place beside a hash.
const LOWER: u64 = 0xFFFF_FFFF;
/// So many letters apart the place in the list of shared hashes is noted.
const SIGNPOST: usize = 64;
/// Bits that one round of the radix sort takes.
const DIGIT: usize = 12;
/// Fewer entries are compared with each other: counting the digits of a short text costs more than its letters.
const FEW: usize = 1 << 10;

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
        let mut buckets = Buckets::holding(letters.letters.len() * 2 / (WINDOW + 1));
        let mut winnower = Winnower::default();
        for (passage, text) in letters.passages.iter().enumerate() {
            if text.role == TextRole::Running && wanted(passage) {
                buckets.extend(winnower.winnow(letters.of_passage(passage), text.range.start));
            }
        }
        let mut seeds = Self::default();
        let mut repeated = Repeated::default();
        for bucket in buckets.0 {
            repeated.keep(&bucket);
            repeated.kept.sort_unstable();
            seeds.add(&repeated.kept, &letters.letters);
        }
        seeds.close(letters.letters.len());
        seeds
    }

    /// Takes in sorted hashes; of letters that only repeat themselves none.
    fn add(&mut self, hashes: &[u64], letters: &[u16]) {
        let tells = |hash: &u64| !is_periodic(&letters[lower(*hash)..][..GRAM]);
        let groups = hashes.chunk_by(|a, b| upper(*a) == upper(*b));
        for group in groups.filter(|group| group.len() > 1 && group.iter().any(tells)) {
            let start = self.places.len();
            self.groups.push(start as u32);
            self.places.extend(group.iter().map(|&hash| lower(hash) as u32));
            self.places[start] |= GROUP_START;
            self.shared.extend(group.iter().zip(start..).map(|(&hash, at)| (lower(hash) << 32 | at) as u64));
        }
    }

    /// Puts the shared places in order, which lie among so many letters.
    fn close(&mut self, letters: usize) {
        self.groups.push(self.places.len() as u32);
        let places = letters.next_power_of_two().trailing_zeros() as usize;
        sort_by_bits(&mut self.shared, 32..32 + places);
        let mut at = 0;
        for letter in (0..=letters).step_by(SIGNPOST) {
            at += self.shared[at..].iter().take_while(|&&shared| upper(shared) < letter).count();
            self.signposts.push(at as u32);
        }
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
    if entries.len() < FEW {
        entries.sort_by_key(|entry| entry >> bits.start & ((1 << bits.len()) - 1));
        return;
    }
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

/// Hashes parted by their upper bits into buckets that fit the cache, each in text order.
struct Buckets(Vec<Vec<u64>>);

impl Buckets {
    /// Room for about so many.
    fn holding(hashes: usize) -> Self {
        let buckets = (hashes / BUCKET).next_power_of_two();
        Self((0..buckets).map(|_| Vec::with_capacity(hashes / buckets * 9 / 8)).collect())
    }

    fn extend(&mut self, hashes: &[u64]) {
        let bits = self.0.len().trailing_zeros();
        for &hash in hashes {
            // The upper bits of the hash, which are its upper half.
            self.0[(hash >> 32 << bits >> 32) as usize].push(hash);
        }
    }
}

/// Picks the hashes that stand in a bucket more than once; in most texts few are left to be sorted.
///
/// Hashes are counted up to two by some of their bits, so that a few which only share those bits stay as well.
#[derive(Debug, Default)]
struct Repeated {
    kept: Vec<u64>,
    counts: Vec<u8>,
}

impl Repeated {
    fn keep(&mut self, bucket: &[u64]) {
        // Four counts a hash are enough; a short text needs few.
        let counts = (4 * bucket.len().min(BUCKET)).next_power_of_two();
        let place = |hash: u64| upper(hash) & (counts - 1);
        self.counts.clear();
        self.counts.resize(counts, 0);
        bucket.iter().for_each(|&hash| self.counts[place(hash)] = (self.counts[place(hash)] + 1).min(2));
        self.kept.clear();
        self.kept.resize(bucket.len(), 0);
        let mut end = 0;
        for &hash in bucket {
            // Every one is written, and the next writes over one that stands once: no branch need be guessed.
            self.kept[end] = hash;
            end += usize::from(self.counts[place(hash)] > 1);
        }
        self.kept.truncate(end);
    }
}

/// Thins the hashes of passages.
#[derive(Debug, Default)]
struct Winnower {
    kept: Vec<u64>,
}

impl Winnower {
    /// The winnowed hashes of one passage, which starts at letter `start`, each above its place.
    fn winnow(&mut self, letters: &[u16], start: usize) -> &[u64] {
        // Each above its place counted from the end: of equal hashes the rightmost is the least, so that a repeated hash
        // is kept once a window and not once a letter.
        let hash = |(gram, at): (&[u16], usize)| hash_of(gram_of(gram)) & !LOWER | (LOWER - at as u64);
        let mut hashes = letters.windows(GRAM).zip(start..).map(hash);
        let count = (letters.len() + 1).saturating_sub(GRAM);
        self.kept.resize(self.kept.len().max(count + 1), 0);
        let mut window = Window::default();
        // The first window is whole, or all that a short passage has.
        for hash in hashes.by_ref().take(count.min(WINDOW).saturating_sub(1)) {
            window.least_with(hash);
        }
        let (mut end, mut last) = (0, u64::MAX);
        for hash in hashes {
            let least = window.least_with(hash);
            // Every one is written, and the next writes over a hash that is kept already: no branch need be guessed.
            self.kept[end] = least ^ LOWER;
            end += usize::from(least != last);
            last = least;
        }
        &self.kept[..end]
    }
}

/// The window that ends with the hash taken in last: what was the least of one, of two and of four hashes is kept, so
/// that the least of five is found in three steps.
#[derive(Debug)]
struct Window {
    one: u64,
    /// Of those before the last two, and of the last two.
    twos: [u64; 2],
    four: u64,
}

impl Default for Window {
    fn default() -> Self {
        Self { one: u64::MAX, twos: [u64::MAX; 2], four: u64::MAX }
    }
}

impl Window {
    /// Takes in the next hash; the answer is the least of the last [`WINDOW`], or of all where there are fewer.
    fn least_with(&mut self, hash: u64) -> u64 {
        let two = self.one.min(hash);
        let four = self.twos[0].min(two);
        let five = self.four.min(hash);
        *self = Self { one: hash, twos: [self.twos[1], two], four };
        five
    }
}

/// Eight letters in one word, put together from two halves as a machine of 64 bits reads them.
fn gram_of(letters: &[u16]) -> u128 {
    let half = |[a, b, c, d]: [u16; 4]| u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32 | u64::from(d) << 48;
    match letters.as_chunks().0 {
        [low, high, ..] => u128::from(half(*high)) << 64 | u128::from(half(*low)),
        _ => 0,
    }
}

/// A hash of eight letters: both halves multiplied, and the halves of the product folded (as in wyhash).
fn hash_of(gram: u128) -> u64 {
    let (low, high) = (gram as u64 ^ MULTIPLIERS[0], (gram >> 64) as u64 ^ MULTIPLIERS[1]);
    let product = u128::from(low) * u128::from(high);
    product as u64 ^ (product >> 64) as u64
}

/// Whether letters only repeat themselves (哈哈哈哈, 0000): they agree everywhere and say nothing.
fn is_periodic(gram: &[u16]) -> bool {
    // Whatever repeats itself after one, two or three letters does so after six.
    gram[0] == gram[6] && (1..=3).any(|period| gram[period..] == gram[..GRAM - period])
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
            let winnow = |text: &[u16]| Winnower::default().winnow(text, 0).to_vec();
            let (whole, alone) = (winnow(&text), winnow(&run));
            assert!(whole.iter().any(|&hash| alone.iter().any(|&other| upper(other) == upper(hash))), "{lead}");
        }
    }

    #[test]
    fn a_window_holds_the_least_of_the_last_five() {
        let hashes: Vec<u64> = (0..300u64).map(|at| hash_of(u128::from(at)) % 50).collect();
        let mut window = Window::default();
        for (at, &hash) in hashes.iter().enumerate() {
            let last = &hashes[(at + 1).saturating_sub(WINDOW)..=at];
            assert_eq!(Some(window.least_with(hash)), last.iter().min().copied(), "{at}");
        }
    }

    #[test]
    fn letters_that_repeat_themselves_are_no_seeds() {
        assert!(is_periodic(&[0x7684; GRAM]) && is_periodic(&[1, 2, 1, 2, 1, 2, 1, 2]));
        assert!(is_periodic(&[1, 2, 3, 1, 2, 3, 1, 2]) && !is_periodic(&[1, 2, 3, 4, 1, 2, 3, 4]));
        assert!(!is_periodic(&[1, 2, 3, 4, 5, 6, 1, 2]));
    }

    #[test]
    fn hashes_that_stand_twice_are_kept() {
        let hash = |at: u64| hash_of(u128::from(at) << 64 | 7) & !LOWER;
        let once = (0..100_000).map(|at| hash(at) | at);
        let twice = (0..50).map(|at| hash(at) | (at + 500_000));
        let mut buckets = Buckets::holding(100_000);
        buckets.extend(&once.chain(twice).collect::<Vec<u64>>());
        let mut repeated = Repeated::default();
        let mut kept = Vec::new();
        for bucket in buckets.0 {
            repeated.keep(&bucket);
            kept.extend_from_slice(&repeated.kept);
        }
        assert!((0..50).all(|at| kept.contains(&(hash(at) | at)) && kept.contains(&(hash(at) | (at + 500_000)))));
        assert!(kept.len() < 40_000, "{}", kept.len());
    }

    #[test]
    fn a_place_that_a_signpost_names_is_found_from_it() {
        let place = |letter: usize| (letter as u64) << 32;
        let mut seeds = Seeds { shared: vec![place(3), place(SIGNPOST), place(2 * SIGNPOST)], ..Seeds::default() };
        seeds.close(3 * SIGNPOST);
        let from = |letter: usize| seeds.shared_in(letter, letter + 1).map(|(place, _)| place).collect::<Vec<usize>>();
        assert_eq!([3, SIGNPOST, 2 * SIGNPOST].map(from), [vec![3], vec![SIGNPOST], vec![2 * SIGNPOST]]);
    }

    #[test]
    fn entries_are_sorted_by_some_bits_and_else_keep_their_order() {
        let mut entries: Vec<u64> = (0..5000u64).map(|at| hash_of(u128::from(at % 700)) & !0xFFFF_FFFF | at).collect();
        let mut expected = entries.clone();
        expected.sort_by_key(|entry| entry >> 40);
        sort_by_bits(&mut entries, 40..64);
        assert_eq!(entries, expected);
    }
}
