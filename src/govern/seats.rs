//! The named place that 全市, 我省, 该县 stand for.

use std::collections::HashMap;

use crate::lexicon;
use crate::segmenter::{self, Tag};
use crate::span::Span;

/// The named city, province, county … of a document, each looked for at most once.
#[derive(Debug, Default)]
pub(crate) struct Seats(HashMap<char, Option<String>>);

/// So many standings of 市 are looked at.
const MOST: usize = 200;

/// The longest name, in letters before 市.
const LONGEST: usize = 6;

impl Seats {
    /// The name that a scope word stands for; none where the text names none, or several as often.
    pub(crate) fn resolve(&mut self, text: &str, scope: &str) -> Option<String> {
        let kind =
            lexicon::governing_words().seats.iter().find(|seat| seat.words.iter().any(|word| word == scope))?.kind;
        self.0.entry(kind).or_insert_with(|| seat(text, kind)).clone()
    }
}

/// The name of that kind that the text says most often.
fn seat(text: &str, kind: char) -> Option<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (at, _) in text.match_indices(kind).take(MOST) {
        if let Some(name) = name_before(text, at, kind) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    let mut names = counts.into_iter().filter(|(_, count)| *count == most).map(|(name, _)| name);
    match (names.next(), names.next()) {
        (Some(name), None) => Some(name.to_owned()),
        _ => None,
    }
}

/// 青石市 of 位于青石市: the region that ends with the letter, or the one just before it.
fn name_before(text: &str, at: usize, kind: char) -> Option<&str> {
    let end = at + kind.len_utf8();
    let before = text[..at].char_indices().rev().take(LONGEST);
    let start = before.take_while(|(_, c)| ('\u{4e00}'..='\u{9fff}').contains(c)).last()?.0;
    let words = segmenter::tag(text, Span::new(start, end));
    let region = |tag| matches!(tag, Tag::Region | Tag::Name);
    let (last, earlier) = words.split_last()?;
    if last.text.chars().count() > 2 && region(last.tag) {
        return Some(last.text);
    }
    let first = earlier.last().filter(|word| last.text.chars().eq([kind]) && region(word.tag))?;
    Some(&text[first.span.start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_that_the_text_names_is_the_city() {
        let text = "扬州市公布了数据。全市新建学校5所，扬州市财政投入1亿元，学习苏州市经验。";
        assert_eq!(Seats::default().resolve(text, "全市").as_deref(), Some("扬州市"));
        assert_eq!(Seats::default().resolve(text, "全省"), None);
    }
}
