//! The dictionary of jieba with the words of our own tables, loaded as far as a text needs it.
//!
//! Loading all its 349,000 words takes a tenth of a second. A word can stand in a text only if its letters stand there
//! side by side: for the first text of a process, where that is short, only such words are loaded. The frequencies of all others are laid
//! on a word that no text holds, so that both dictionaries weigh words alike and cut the text the same way. The whole
//! dictionary is loaded when a second text needs words that the first did not.

use std::io::Read;
use std::mem;

use jieba_rs::Jieba;
use once_cell::sync::OnceCell;
use rustc_hash::{FxHashMap, FxHashSet};

use super::CORRECTIONS;
use super::lines::SortedLines;
use crate::lexicon;

/// One word a line with its frequency and tag, sorted by the word.
static WORDS: SortedLines = SortedLines(include_str!("../../data/dictionary.txt"));

/// The frequencies of all words together.
const FREQUENCIES: usize = 60_101_964;

/// The frequencies together with those of our own words, rounded up: more rows do not change how others are cut.
const TOTAL: usize = 100_000_000;

/// It carries the frequencies of words that are not loaded: a letter of private use.
const NOBODY: &str = "\u{f8ff}";

/// A frequency that makes a word win over its parts.
const FREQUENT: usize = 20_000;

/// A longer first text holds so many different words that loading a part gains nothing, in bytes.
const SHORT: usize = 0x1_0000;

static WHOLE: OnceCell<Jieba> = OnceCell::new();
static FIRST: OnceCell<Part> = OnceCell::new();

/// The words that may stand in one text.
struct Part {
    pairs: Pairs,
    jieba: Jieba,
}

/// Loads what a text needs.
pub(super) fn prepare(text: &str) {
    if WHOLE.get().is_some() {
        return;
    }
    if text.len() > SHORT {
        whole();
        return;
    }
    FIRST.get_or_init(|| {
        let pairs = Pairs::of(text);
        Part { jieba: load(Some(&pairs)), pairs }
    });
}

/// A dictionary that holds every word which can stand in a stretch of text.
pub(super) fn holding(stretch: &str) -> &'static Jieba {
    let part = || FIRST.get().filter(|part| part.pairs.cover(stretch)).map(|part| &part.jieba);
    WHOLE.get().or_else(part).unwrap_or_else(whole)
}

pub(super) fn whole() -> &'static Jieba {
    WHOLE.get_or_init(|| load(None))
}

/// Loads the words that may stand in a text, or all.
fn load(pairs: Option<&Pairs>) -> Jieba {
    let chosen = pairs.map(words_of);
    let words = chosen.as_deref().unwrap_or(WORDS.0);
    let rest = FREQUENCIES - words.lines().map(frequency).sum::<usize>();
    let nobody = format!("{NOBODY} {rest} x\n");
    let mut jieba = Jieba::with_dict(&mut words.as_bytes().chain(nobody.as_bytes())).expect("the dictionary is tested");
    let own = own_words(&jieba, pairs);
    let before: usize = own.keys().filter_map(|word| WORDS.find(word)).map(number).sum();
    let added: usize = own.values().map(|(frequency, _)| *frequency).sum();
    for (word, (frequency, tag)) in own {
        jieba.add_word(word, Some(frequency), Some(tag));
    }
    jieba.add_word(NOBODY, Some(rest + (TOTAL + before).saturating_sub(FREQUENCIES + added)), None);
    jieba
}

/// The words of our own tables, each with its frequency and the tag that it has where it is new.
fn own_words(jieba: &Jieba, pairs: Option<&Pairs>) -> FxHashMap<&'static str, (usize, &'static str)> {
    let long = |word: &&str| word.chars().nth(1).is_some();
    let loaded = |word: &&str| pairs.is_none_or(|pairs| pairs.cover(word));
    let verbs = lexicon::verbs().filter(long).filter(loaded);
    let mut own: FxHashMap<_, _> = verbs.map(|verb| (verb, (jieba.suggest_freq(verb), "v"))).collect();
    // 株高, 井深: names of measures that the dictionary lacks.
    for name in lexicon::properties().filter(long).filter(loaded).filter(|name| !jieba.has_word(name)) {
        own.entry(name).or_insert_with(|| (jieba.suggest_freq(name), "n"));
    }
    for word in CORRECTIONS.keys().map(String::as_str).filter(long).filter(loaded) {
        own.entry(word).or_insert((FREQUENT, "")).0 = FREQUENT;
    }
    own
}

/// The lines of the words whose letters stand side by side in a text as they do in the word.
fn words_of(pairs: &Pairs) -> String {
    let mut words = String::new();
    for letter in &pairs.letters {
        let letter = letter.to_string();
        if let Some(line) = WORDS.find(&letter) {
            words.extend([&letter, " ", line, "\n"]);
        }
    }
    for (first, second) in &pairs.pairs {
        let head = String::from_iter([*first, *second]);
        WORDS.starting_with(&head).filter(|line| pairs.cover(word(line))).for_each(|line| words.push_str(line));
    }
    words
}

fn word(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

fn frequency(line: &str) -> usize {
    line.split_once(' ').map(|(_, behind)| number(behind)).unwrap_or_default()
}

/// The letters of a text and which stand side by side in it.
struct Pairs {
    letters: FxHashSet<char>,
    pairs: FxHashSet<(char, char)>,
}

impl Pairs {
    fn of(text: &str) -> Self {
        Self { letters: text.chars().collect(), pairs: text.chars().zip(text.chars().skip(1)).collect() }
    }

    /// Whether the words may stand in the text.
    fn cover(&self, words: &str) -> bool {
        let mut letters = words.chars();
        let Some(mut last) = letters.next() else { return true };
        self.letters.contains(&last)
            && letters.all(|letter| self.pairs.contains(&(mem::replace(&mut last, letter), letter)))
    }
}

/// The number that a line goes on with.
fn number(behind_word: &str) -> usize {
    behind_word.bytes().take_while(u8::is_ascii_digit).fold(0, |number, digit| number * 10 + usize::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_is_sorted_and_adds_up() {
        assert!(WORDS.0.lines().zip(WORDS.0.lines().skip(1)).all(|(line, next)| word(line) < word(next)));
        assert_eq!(WORDS.0.lines().map(frequency).sum::<usize>(), FREQUENCIES);
    }

    #[test]
    fn our_own_words_leave_room_below_the_total() {
        let jieba = load(None);
        let own = own_words(&jieba, None);
        assert!(FREQUENCIES + own.values().map(|(frequency, _)| *frequency).sum::<usize>() <= TOTAL);
    }

    #[test]
    fn a_part_cuts_its_text_as_the_whole_does() {
        let text = "今年上半年，全县新建改建农村公路316公里，修缮老旧桥梁及涵洞，惠及沿线群众5万余名；清河镇王家坝村率先实现全覆盖。";
        let part = load(Some(&Pairs::of(text)));
        let words = |jieba: &Jieba| -> Vec<String> {
            jieba.tag(text, true).iter().map(|word| format!("{}/{}", word.word, word.tag)).collect()
        };
        assert_eq!(words(&part), words(whole()));
    }
}
