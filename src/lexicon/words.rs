//! Lists of words that a text is searched for, by their first letter or by their last.

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Words that start a text or stand in it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct WordList {
    words: FxHashMap<char, Vec<Word>>,
    firsts: Firsts,
}

/// The letters that start a word, one bit for each of the basic plane: most letters of a text start none.
#[derive(Debug, Clone, Default)]
struct Firsts(Vec<u64>);

/// A word of a list.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    /// The letter beside the one that it is looked up by: most words of one letter differ there, and need not be compared
    /// as a whole.
    beside: Option<char>,
    /// Its place in the list.
    row: usize,
}

/// A word of a list, where it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its place in the list.
    pub(crate) row: usize,
}

impl Found {
    pub(crate) fn len(self) -> usize {
        self.end - self.start
    }
}

impl From<Vec<String>> for WordList {
    fn from(words: Vec<String>) -> Self {
        let firsts = Firsts::of(&words);
        Self { words: by_letter(words, |word| first_two(word.chars())), firsts }
    }
}

impl WordList {
    /// The words of several lists.
    pub(crate) fn joined(lists: &[&Self]) -> Self {
        let words = lists.iter().flat_map(|list| list.words.values().flatten());
        words.map(|word| word.text.clone()).collect::<Vec<_>>().into()
    }

    /// The longest word that starts the text.
    pub(crate) fn starting(&self, text: &str) -> Option<Found> {
        let first = text.chars().next().filter(|first| self.firsts.hold(*first))?;
        self.starting_with(first, text, 0)
    }

    /// Whether one of the words starts the text.
    pub(crate) fn starts(&self, text: &str) -> bool {
        self.starting(text).is_some()
    }

    /// The words of a text, in order, none overlapping; of two that start at one place the longer.
    pub(crate) fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find(text, from)?;
            from = found.end;
            Some(found)
        })
    }

    /// Whether one of the words stands in the text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }

    /// The word that starts last in the text; of two that start at one place the longer.
    pub(crate) fn last_in(&self, text: &str) -> Option<Found> {
        let letters = text.char_indices().rev();
        letters
            .filter(|(_, letter)| self.firsts.hold(*letter))
            .find_map(|(at, first)| self.starting_with(first, &text[at..], at))
    }

    /// Whether the text is one of the words.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.starting(text).is_some_and(|found| found.end == text.len())
    }

    /// The first word behind a place.
    fn find(&self, text: &str, from: usize) -> Option<Found> {
        let mut at = from;
        loop {
            at = self.firsts.next(text, at)?;
            let first = text[at..].chars().next()?;
            if let Some(found) = self.starting_with(first, &text[at..], at) {
                return Some(found);
            }
            at += first.len_utf8();
        }
    }

    fn starting_with(&self, first: char, text: &str, at: usize) -> Option<Found> {
        let second = text[first.len_utf8()..].chars().next();
        let starts = |word: &&Word| (word.beside.is_none() || word.beside == second) && text.starts_with(&word.text);
        let word = self.words.get(&first)?.iter().find(starts)?;
        Some(Found { start: at, end: at + word.text.len(), row: word.row })
    }
}

/// The letters of the basic plane; a letter beyond may start a word.
const BASIC_PLANE: usize = 0x1_0000;

impl Firsts {
    fn of(words: &[String]) -> Self {
        let mut firsts = vec![0; BASIC_PLANE / 64];
        for first in words.iter().filter_map(|word| word.chars().next()) {
            if let Some(bits) = firsts.get_mut(first as usize / 64) {
                *bits |= 1 << (first as usize % 64);
            }
        }
        Self(firsts)
    }

    fn hold(&self, letter: char) -> bool {
        self.has_bit(letter as usize / 64, letter as usize % 64)
    }

    fn has_bit(&self, row: usize, bit: usize) -> bool {
        self.0.get(row).is_none_or(|bits| bits & (1 << bit) != 0)
    }

    /// The place of the next letter that starts a word. Texts are read through again and again, so that the bytes of a
    /// letter are looked up as they are: each but the first holds six bits of its code.
    fn next(&self, text: &str, from: usize) -> Option<usize> {
        let low = |byte: u8| usize::from(byte & 0x3F);
        let mut rest = &text.as_bytes()[from..];
        loop {
            let (row, bit, behind) = match rest {
                [first @ 0xE0..0xF0, second, third, behind @ ..] => {
                    (usize::from(first & 0xF) << 6 | low(*second), low(*third), behind)
                }
                [first @ 0..0x80, behind @ ..] => (usize::from(first >> 6), low(*first), behind),
                [first @ 0x80..0xE0, second, behind @ ..] => (usize::from(first & 0x1F), low(*second), behind),
                [] => return None,
                _ => return Some(text.len() - rest.len()),
            };
            if self.has_bit(row, bit) {
                return Some(text.len() - rest.len());
            }
            rest = behind;
        }
    }
}

/// Words that end a text.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct WordEnds(FxHashMap<char, Vec<Word>>);

impl From<Vec<String>> for WordEnds {
    fn from(words: Vec<String>) -> Self {
        Self(by_letter(words, |word| first_two(word.chars().rev())))
    }
}

impl WordEnds {
    /// The longest word that ends the text.
    pub(crate) fn ending(&self, text: &str) -> Option<Found> {
        let mut letters = text.chars().rev();
        let words = self.0.get(&letters.next()?)?;
        let before = letters.next();
        let ends = |word: &&Word| (word.beside.is_none() || word.beside == before) && text.ends_with(&word.text);
        let word = words.iter().find(ends)?;
        Some(Found { start: text.len() - word.text.len(), end: text.len(), row: word.row })
    }

    /// Whether one of the words ends the text.
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.ending(text).is_some()
    }

    /// Whether one of the words stands in the text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, letter)| self.ends(&text[..at + letter.len_utf8()]))
    }
}

/// The words by the first of their letters, as `letters` gives the first two, the longest first.
fn by_letter(words: Vec<String>, letters: fn(&str) -> [Option<char>; 2]) -> FxHashMap<char, Vec<Word>> {
    let mut lists: FxHashMap<char, Vec<Word>> = FxHashMap::default();
    for (row, text) in words.into_iter().enumerate() {
        if let [Some(letter), beside] = letters(&text) {
            lists.entry(letter).or_default().push(Word { text, beside, row });
        }
    }
    for list in lists.values_mut() {
        list.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
    }
    lists
}

fn first_two(mut letters: impl Iterator<Item = char>) -> [Option<char>; 2] {
    [letters.next(), letters.next()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_leftmost_and_longest_is_found() {
        let words = WordList::from(list(&["今年", "今年以来", "年以", "𠀀月"]));
        let text = "到今年以来，今年年以𠀀月";
        let found: Vec<&str> = words.find_iter(text).map(|found| &text[found.start..found.end]).collect();
        assert_eq!(found, ["今年以来", "今年", "年以", "𠀀月"]);
        assert_eq!(words.starting("今年以来").map(|found| found.row), Some(1));
        assert!(words.has("今年") && !words.has("今") && !words.has(""));
    }

    #[test]
    fn joined_lists_hold_the_words_of_each() {
        let joined = WordList::joined(&[&list(&["力争"]).into(), &list(&["预计", "力图"]).into()]);
        assert!(["力争", "预计", "力图"].iter().all(|word| joined.has(word)) && !joined.has("力"));
    }

    #[test]
    fn the_last_is_found() {
        let words = WordList::from(list(&["力争", "力争到", "争到"]));
        let text = "力争4个，力争到5个";
        assert_eq!(words.last_in(text).map(|found| &text[found.start..found.end]), Some("争到"));
        assert_eq!(words.last_in("到"), None);
    }

    #[test]
    fn the_longest_ending_is_found() {
        let ends = WordEnds::from(list(&["超过", "不超过", "过"]));
        assert_eq!(ends.ending("总量不超过"), Some(Found { start: 6, end: 15, row: 1 }));
        assert_eq!(ends.ending("总量"), None);
    }
}
