//! Which letters follow each other in a text: inside a word they do so far more often than by chance.

use std::cell::OnceCell;

use crate::span::letter_before;

/// What parts two letters on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The end of a line.
    Line,
    /// A blank in a line: weaker a break than a line end, so that less says that it splits a word.
    Blank,
}

impl Gap {
    /// How often two letters of a word stand together at least besides here.
    fn fewest(self) -> u32 {
        match self {
            Self::Line => 3,
            Self::Blank => 2,
        }
    }

    /// How many times more often than by chance they do.
    fn over_chance(self) -> u64 {
        match self {
            Self::Line => 12,
            Self::Blank => 2,
        }
    }
}

/// Counters for pairs, at least.
const FEWEST_COUNTERS: usize = 1 << 10;
/// So many bytes of text tell its words.
const MOST_TEXT: usize = 1 << 20;
/// The multipliers of the two hashes (odd, from the golden ratio and the root of two).
const HASHES: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xB504_F333_F9DE_6485];

/// The pairs of neighbouring letters of a text, counted when first asked for.
///
/// Line ends and blanks are read over, so that a text gives the same counts when its breaks are closed.
#[derive(Debug)]
pub(super) struct Pairs<'a> {
    text: &'a str,
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
    /// The pairs of a text without line ends, as a draft is.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, counts: OnceCell::new() }
    }

    /// Whether two letters with a gap between them follow each other elsewhere so often that the gap splits a word.
    pub(super) fn are_word(&self, before: char, gap: Gap, after: char) -> bool {
        let counts = self.counts.get_or_init(|| Counts::of(self.text));
        let pair = counts.of_pair(before, after);
        let chance = counts.of_letter(before) * counts.of_letter(after);
        // This place was counted as well.
        pair > gap.fewest() && u64::from(pair) * counts.total >= gap.over_chance() * chance
    }
}

impl Counts {
    fn of(text: &str) -> Self {
        let text = &text[..letter_before(text, text.len().min(MOST_TEXT))];
        let counters = text.len().next_power_of_two().max(FEWEST_COUNTERS);
        let mut counts = Self { pairs: [vec![0; counters], vec![0; counters]], letters: vec![0; 1 << 16], total: 0 };
        let mut before = None;
        for letter in text.chars().filter(|&letter| letter != ' ') {
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
        counts
    }

    fn of_letter(&self, letter: char) -> u64 {
        u64::from(self.letters[letter as usize & 0xFFFF])
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
        let text = clauses.concat();
        let pairs = Pairs::of(&text);
        assert!(pairs.are_word('水', Gap::Line, '渠') && pairs.are_word('水', Gap::Blank, '渠'));
        assert!(!pairs.are_word('渠', Gap::Line, '通') && !pairs.are_word('三', Gap::Line, '水'));
    }

    #[test]
    fn blanks_change_no_counts() {
        let text = "修水渠，清水渠，守水渠，水 渠长九里";
        let closed = text.replace(' ', "");
        assert!([text, &closed].map(|text| Pairs::of(text).are_word('水', Gap::Blank, '渠')) == [true, true]);
    }
}
