//! Words and their parts of speech, by jieba.
//!
//! The dictionary of jieba-rs, the verbs of `data/verbs.toml`, and the words of `data/segmentation.toml` that jieba
//! cuts wrong. Only the clauses of quantities are cut, and the first words of a sentence that may name
//! a place or a body.

mod dictionary;
mod guess;
mod lines;
mod memo;

use std::cell::RefCell;
use std::collections::HashSet;

use jieba_rs::Jieba;
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::lexicon;
use crate::span::Span;

pub(crate) use memo::Memo;

/// A word with jieba's tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    pub(crate) span: Span,
    pub(crate) text: &'t str,
    pub(crate) tag: Tag,
}

/// A part of speech, as far as the subject rules need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    Noun,
    /// A name of a person, body or brand.
    Name,
    /// A name of a place.
    Region,
    Verb,
    /// 监管, 检测: a verb that is a noun as often.
    VerbNoun,
    Adjective,
    /// 大型, 省级: it only stands before nouns.
    Modifier,
    Adverb,
    Preposition,
    Conjunction,
    Particle,
    Pronoun,
    Numeral,
    /// 境内, 以来, 中.
    Localiser,
    Time,
    Punctuation,
    /// 星罗棋布: it says what is so.
    Idiom,
    Latin,
    Other,
}

#[derive(Debug, Deserialize)]
struct Table {
    counted: HashSet<String>,
    word: Vec<Row>,
    split: Vec<SplitRow>,
}

#[derive(Debug, Deserialize)]
struct SplitRow {
    forms: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Row {
    tag: String,
    forms: Vec<String>,
}

static TABLE: Lazy<Table> =
    Lazy::new(|| toml::from_str(include_str!("../data/segmentation.toml")).expect("segmentation.toml is tested"));

/// What a word that jieba cuts out is.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// One word with its tag.
    Tag(Tag),
    /// It is two words; the byte where the second starts.
    Split(usize),
}

/// What `data/segmentation.toml` says of words.
static CORRECTIONS: Lazy<FxHashMap<String, Reading>> = Lazy::new(|| {
    let tagged =
        |row: &'static Row| row.forms.iter().map(|form| (form.clone(), Reading::Tag(simplify(form, &row.tag))));
    let halves = TABLE.split.iter().flat_map(|row| &row.forms).filter_map(|form| form.split_once('|'));
    let split = halves.map(|(head, tail)| (format!("{head}{tail}"), Reading::Split(head.len())));
    TABLE.word.iter().flat_map(tagged).chain(split).collect()
});

/// Loads the words that a text needs, before its words are asked for: a short text needs few.
pub(crate) fn prepare(text: &str) {
    dictionary::prepare(text);
}

/// Loads every word there is.
pub(crate) fn load_whole() {
    dictionary::whole();
}

/// Cuts a stretch of clean text into tagged words.
pub(crate) fn tag(text: &str, within: Span) -> Vec<Word<'_>> {
    let dictionary = dictionary::holding(within.of(text));
    let tagged = dictionary.tag(within.of(text), true);
    let mut words = Vec::with_capacity(tagged.len());
    let mut start = within.start;
    for word in tagged {
        let span = Span::new(start, start + word.word.len());
        start = span.end;
        match reading(dictionary, &word) {
            Reading::Split(at) => {
                words.push(whole(text, Span::new(span.start, span.start + at)));
                words.push(whole(text, Span::new(span.start + at, span.end)));
            }
            Reading::Tag(tag) => words.push(Word { span, text: span.of(text), tag }),
        }
    }
    words
}

thread_local! {
    /// How words were read: what a word is hangs on no other.
    static READ: RefCell<Memo<Reading>> = const { RefCell::new(Memo::new()) };
    /// The dictionary's own tags of whole words.
    static KNOWN: RefCell<Memo<Option<Tag>>> = const { RefCell::new(Memo::new()) };
}

fn reading(dictionary: &Jieba, word: &jieba_rs::Tag) -> Reading {
    READ.with_borrow_mut(|read| {
        read.of(word.word, || match CORRECTIONS.get(word.word) {
            Some(correction) => *correction,
            None if is_unknown(dictionary, word) => Reading::Tag(simplify(word.word, guess::tag(word.word))),
            None => Reading::Tag(simplify(word.word, word.tag)),
        })
    })
}

/// Whether no dictionary holds a Han word: jieba gives such words one of these tags, as it does a few that it knows.
fn is_unknown(dictionary: &Jieba, word: &jieba_rs::Tag) -> bool {
    matches!(word.tag, "x" | "m" | "eng") && word.word.chars().any(lexicon::is_han) && !dictionary.has_word(word.word)
}

/// One word by itself.
fn whole(text: &str, span: Span) -> Word<'_> {
    Word { span, text: span.of(text), tag: dictionary_tag(span.of(text)).unwrap_or(Tag::Other) }
}

/// The dictionary's tag of a whole word, none where the dictionary has no such word.
pub(crate) fn dictionary_tag(word: &str) -> Option<Tag> {
    let dictionary = dictionary::holding(word);
    if dictionary.has_word(word) {
        return KNOWN.with_borrow_mut(|known| known.of(word, || known_tag(dictionary, word)));
    }
    corrected_tag(word)
}

fn corrected_tag(word: &str) -> Option<Tag> {
    match CORRECTIONS.get(word) {
        Some(Reading::Tag(tag)) => Some(*tag),
        _ => None,
    }
}

/// The tag of a word that the dictionary has, none where it cuts the word into others.
fn known_tag(dictionary: &Jieba, word: &str) -> Option<Tag> {
    let only = || match dictionary.tag(word, false).as_slice() {
        [only] => Some(simplify(only.word, only.tag)),
        _ => None,
    };
    corrected_tag(word).or_else(only)
}

/// Whether the second half of a word of four is a word itself.
fn ends_in_noun(word: &str) -> bool {
    let half = word.char_indices().nth(2).map_or("", |(at, _)| &word[at..]);
    knows(half)
}

/// Whether the dictionary holds the word for a set phrase: 成群结队; 市场需求 is a noun.
pub(crate) fn is_set_phrase(word: &str) -> bool {
    let tags = dictionary::holding(word).tag(word, false);
    matches!(tags.as_slice(), [only] if only.tag.starts_with(['i', 'l']))
}

/// Whether a numeral and these letters are a count, though the dictionary holds both as one word: 条线 of 两条线路.
pub(crate) fn counts(behind_numeral: &str) -> bool {
    TABLE.counted.contains(behind_numeral)
}

/// Whether the dictionary has the word.
pub(crate) fn knows(word: &str) -> bool {
    dictionary::holding(word).has_word(word)
}

fn simplify(word: &str, tag: &str) -> Tag {
    if word.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Tag::Latin;
    }
    match tag.chars().next() {
        _ if tag == "vn" => Tag::VerbNoun,
        _ if tag == "an" => Tag::Noun,
        // 积极, 公开: adjectives and verbs in their adverbial use.
        _ if tag == "ad" || tag == "vd" => Tag::Adverb,
        _ if matches!(tag, "nr" | "nt" | "nz" | "nrfg" | "nrt") => Tag::Name,
        _ if tag == "ns" => Tag::Region,
        // 各具特色, 星罗棋布: a set phrase says what is so and is no part of a noun phrase; 安全事故 is one.
        Some('i') if word.starts_with('各') || word.chars().count() == 4 && !ends_in_noun(word) => Tag::Idiom,
        Some('n' | 'i' | 'l' | 'j' | 'g' | 'z' | 's') => Tag::Noun,
        Some('v') => Tag::Verb,
        Some('a') => Tag::Adjective,
        Some('b') => Tag::Modifier,
        Some('d') => Tag::Adverb,
        Some('p') => Tag::Preposition,
        Some('c') => Tag::Conjunction,
        Some('u' | 'y' | 'e' | 'o') => Tag::Particle,
        Some('r') => Tag::Pronoun,
        Some('m' | 'q') => Tag::Numeral,
        Some('f') => Tag::Localiser,
        Some('t') => Tag::Time,
        Some('x') if word.chars().all(|c| !c.is_alphanumeric()) => Tag::Punctuation,
        _ => Tag::Other,
    }
}
