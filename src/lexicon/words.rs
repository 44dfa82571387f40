//! Lists of words that a text is searched for, by their first letter or by their last.

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Words that start a text or stand in it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct WordList {
    words: Words,
    /// One bit for each letter of the basic plane that starts a word: most letters of a text start none.
    firsts: Vec<u64>,
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
        let mut firsts = vec![0; BASIC_PLANE / 64];
        for first in words.iter().filter_map(|word| word.chars().next()) {
            if let Some(bits) = firsts.get_mut(first as usize / 64) {
                *bits |= 1 << (first as usize % 64);
            }
        }
        Self { words: Words::by(words, |word| first_two(word.chars())), firsts }
    }
}

impl WordList {
    /// The longest word that starts the text.
    pub(crate) fn starting(&self, text: &str) -> Option<Found> {
        let first = text.chars().next().filter(|first| self.may_start(*first))?;
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
            .filter(|(_, letter)| self.may_start(*letter))
            .find_map(|(at, first)| self.starting_with(first, &text[at..], at))
    }

    /// Whether the text is one of the words.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.starting(text).is_some_and(|found| found.end == text.len())
    }

    /// The first word behind a place.
    fn find(&self, text: &str, from: usize) -> Option<Found> {
        let letters = text[from..].char_indices();
        letters
            .filter(|(_, letter)| self.may_start(*letter))
            .find_map(|(at, first)| self.starting_with(first, &text[from + at..], from + at))
    }

    fn may_start(&self, letter: char) -> bool {
        let bits = self.firsts.get(letter as usize / 64);
        bits.is_none_or(|bits| bits & (1 << (letter as usize % 64)) != 0)
    }

    fn starting_with(&self, first: char, text: &str, at: usize) -> Option<Found> {
        let second = text[first.len_utf8()..].chars().next();
        let word = self.words.beside(first, second, |word| text.starts_with(word))?;
        Some(Found { start: at, end: at + word.text.len(), row: word.row })
    }
}

/// The letters of the basic plane; a letter beyond may start a word.
const BASIC_PLANE: usize = 0x1_0000;

/// Words that end a text.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct WordEnds(Words);

impl From<Vec<String>> for WordEnds {
    fn from(words: Vec<String>) -> Self {
        Self(Words::by(words, |word| first_two(word.chars().rev())))
    }
}

impl WordEnds {
    /// The longest word that ends the text.
    pub(crate) fn ending(&self, text: &str) -> Option<Found> {
        let [last, before] = first_two(text.chars().rev());
        let word = self.0.beside(last?, before, |word| text.ends_with(word))?;
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

/// The words of a list by two letters at their start or end.
#[derive(Debug, Clone, Default)]
struct Words {
    /// Those of two letters and more, by the letter at the end that is looked at and the one beside it; the longest first.
    pairs: FxHashMap<u64, Vec<Word>>,
    /// Those of one letter.
    letters: FxHashMap<char, Word>,
}

/// A word of a list.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    /// Its place in the list.
    row: usize,
}

impl Words {
    /// Sorts the words by the two letters that `letters` gives.
    fn by(words: Vec<String>, letters: fn(&str) -> [Option<char>; 2]) -> Self {
        let mut lists = Self::default();
        for (row, text) in words.into_iter().enumerate() {
            match letters(&text) {
                [Some(letter), Some(beside)] => {
                    lists.pairs.entry(pair(letter, beside)).or_default().push(Word { text, row });
                }
                [Some(letter), None] => {
                    lists.letters.entry(letter).or_insert(Word { text, row });
                }
                [None, _] => {}
            }
        }
        for list in lists.pairs.values_mut() {
            list.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
        }
        lists
    }

    /// The longest word with two letters that `stands` in the text, else the word of the one letter.
    fn beside(&self, letter: char, beside: Option<char>, stands: impl Fn(&str) -> bool) -> Option<&Word> {
        let longer = beside.and_then(|beside| self.pairs.get(&pair(letter, beside)));
        longer
            .and_then(|words| words.iter().find(|word| stands(&word.text)))
            .or_else(|| if self.letters.is_empty() { None } else { self.letters.get(&letter) })
    }
}

fn pair(letter: char, beside: char) -> u64 {
    u64::from(letter) << 32 | u64::from(beside)
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
