//! Which letters follow each other in a text: inside a word they do so far more often than by chance.

use std::cell::OnceCell;

use super::draft::Draft;

/// Fewer standings besides the break say nothing.
const FEWEST: u32 = 3;
/// Fewer standings without the blank say nothing.
const FEWEST_AT_BLANK: u32 = 2;
/// So many times more often than by chance do the letters of a word follow each other.
const OVER_CHANCE: u64 = 12;
/// A blank in a line is weaker a break than a line end: less says that it splits a word.
const BLANK_OVER_CHANCE: u64 = 2;
/// Counters for pairs, at most.
const MOST_COUNTERS: usize = 1 << 20;
/// So many bytes of text tell its words.
const MOST_TEXT: usize = 1 << 20;
/// The multipliers of the two hashes (odd, from the golden ratio and the root of two).
const HASHES: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xB504_F333_F9DE_6485];

/// The pairs of neighbouring letters of a draft, counted when first asked for.
///
/// Line ends are read over, so that a text gives the same counts when its breaks are closed.
#[derive(Debug)]
pub(super) struct Pairs<'a> {
    draft: &'a Draft,
    counts: OnceCell<Counts>,
}

#[derive(Debug)]
struct Counts {
    /// Two counters for each pair, which pairs share by hash; the smaller is nearer the truth (a count-min sketch).
    pairs: [Vec<u32>; 2],
    /// By the lower 16 bits of a letter.
    letters: Vec<u32>,
    total: u64,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(draft: &'a Draft) -> Self {
        Self { draft, counts: OnceCell::new() }
    }

    /// Whether two letters at a break follow each other elsewhere so often that the break splits a word.
    pub(super) fn split_word(&self, before: char, after: char) -> bool {
        // The break itself was counted as well.
        self.counts().are_word(before, after, 1 + FEWEST, OVER_CHANCE)
    }

    /// Whether two letters with a blank between them follow each other elsewhere as the letters of a word do.
    pub(super) fn is_word(&self, before: char, after: char) -> bool {
        self.counts().are_word(before, after, FEWEST_AT_BLANK, BLANK_OVER_CHANCE)
    }

    fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::of(self.draft))
    }
}

impl Counts {
    fn of(draft: &Draft) -> Self {
        let counters = draft.text.len().next_power_of_two().clamp(1 << 10, MOST_COUNTERS);
        let mut counts = Self { pairs: [vec![0; counters], vec![0; counters]], letters: vec![0; 1 << 16], total: 0 };
        let told = draft.lines.partition_point(|line| line.clean.end <= MOST_TEXT);
        let mut before = None;
        for line in 0..told {
            for letter in draft.line(line).chars() {
                counts.letters[letter as usize & 0xFFFF] += 1;
                counts.total += 1;
                if let Some(before) = before {
                    for (counters, hash) in counts.pairs.iter_mut().zip(HASHES) {
                        let place = place(before, letter, hash) & (counters.len() - 1);
                        counters[place] += 1;
                    }
                }
                before = Some(letter);
            }
        }
        counts
    }

    /// Whether two letters follow each other so often in all, and so many times more often than by chance.
    fn are_word(&self, before: char, after: char, fewest: u32, over_chance: u64) -> bool {
        let pair = self.of_pair(before, after);
        let chance = |letter: char| u64::from(self.letters[letter as usize & 0xFFFF]);
        pair >= fewest && u64::from(pair) * self.total >= over_chance * chance(before) * chance(after)
    }

    fn of_pair(&self, before: char, after: char) -> u32 {
        let counters = self.pairs.iter().zip(HASHES);
        counters.map(|(counters, hash)| counters[place(before, after, hash) & (counters.len() - 1)]).min().unwrap_or(0)
    }
}

fn place(before: char, after: char, hash: u64) -> usize {
    let pair = u64::from(before as u32) << 32 | u64::from(after as u32);
    (pair.wrapping_mul(hash) >> 40) as usize
}

#[cfg(test)]
mod tests {
    use super::super::draft;
    use super::*;

    #[test]
    fn a_word_of_the_text_is_known_by_its_letters() {
        let clauses = [
            "修建水渠三条",
            "水渠通到河口",
            "疏浚水渠九里",
            "看守水渠的人",
            "栽下柳树百株",
            "河口有渡船一只",
            "山路通了车",
            "电影队走遍十七个寨子，茶农用竹筒引来后面的清泉，粮站把去年陈谷全部换成新米，卫生院又添两台化验设备",
        ];
        let draft = draft::draft(&clauses.join("\n"));
        let pairs = Pairs::of(&draft);
        assert!(pairs.split_word('水', '渠'));
        assert!(!pairs.split_word('渠', '通') && !pairs.split_word('三', '水'));
    }
}
