//! Which letters follow each other in a text: inside a word they do so far more often than by chance.

use std::cell::OnceCell;

use super::draft::Draft;

/// Where two letters stand that may belong together; the less is likely there, the more must say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Around the end of a line.
    LineEnd,
    /// Around a blank: weaker a break than a line end.
    Blank,
    /// Around the end of a line without a mark, as one of many such ends.
    OpenEnd,
}

impl Place {
    /// How often the two stand side by side at least.
    fn fewest(self) -> u32 {
        match self {
            Self::LineEnd => 3,
            Self::Blank => 2,
            Self::OpenEnd => 1,
        }
    }

    /// How many times more often than by chance they do.
    fn over_chance(self) -> u64 {
        match self {
            Self::LineEnd => 12,
            Self::Blank => 2,
            Self::OpenEnd => 4,
        }
    }
}

/// Counters for pairs, at most.
const MOST_COUNTERS: usize = 1 << 20;
/// So many bytes of text tell its words.
const MOST_TEXT: usize = 1 << 20;
/// The multipliers of the two hashes (odd, from the golden ratio and the root of two).
const HASHES: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xB504_F333_F9DE_6485];

/// The pairs of letters that stand side by side in the lines of a draft, counted when first asked for.
///
/// Letters with a line end or a blank between them are no pair: of a notice that every page repeats, the end of one line
/// and the head of the next are often together and no word.
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

    /// Whether two letters follow each other elsewhere so often that they belong together here.
    pub(super) fn are_joined(&self, before: char, place: Place, after: char) -> bool {
        let counts = self.counts.get_or_init(|| Counts::of(self.draft));
        let pair = counts.of_pair(before, after);
        let chance = counts.of_letter(before) * counts.of_letter(after);
        pair >= place.fewest() && u64::from(pair) * counts.total >= place.over_chance() * chance
    }
}

impl Counts {
    fn of(draft: &Draft) -> Self {
        let counters = draft.text.len().next_power_of_two().clamp(1 << 10, MOST_COUNTERS);
        let mut counts = Self { pairs: [vec![0; counters], vec![0; counters]], letters: vec![0; 1 << 16], total: 0 };
        let told = draft.lines.partition_point(|line| line.clean.end <= MOST_TEXT);
        (0..told).for_each(|line| counts.add(draft.line(line)));
        counts
    }

    fn add(&mut self, line: &str) {
        let mut before = None;
        for letter in line.chars() {
            self.letters[letter as usize & 0xFFFF] += 1;
            self.total += 1;
            if let Some(before) = before {
                for (counters, hash) in self.pairs.iter_mut().zip(HASHES) {
                    let place = place(before, letter, hash) & (counters.len() - 1);
                    counters[place] += 1;
                }
            }
            before = Some(letter);
        }
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
    use super::super::draft::draft;
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
        let draft = draft(&clauses.join("\n"));
        let pairs = Pairs::of(&draft);
        assert!(pairs.are_joined('水', Place::LineEnd, '渠') && pairs.are_joined('水', Place::Blank, '渠'));
        assert!(!pairs.are_joined('渠', Place::LineEnd, '通') && !pairs.are_joined('三', Place::LineEnd, '水'));
    }

    #[test]
    fn lines_that_stand_together_make_no_word() {
        let draft = draft(&"本页完\n注意防火，人人有责\n".repeat(30));
        assert!(!Pairs::of(&draft).are_joined('完', Place::LineEnd, '注'));
    }
}
