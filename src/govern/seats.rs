//! The named place that 全市, 我省, 该县 stand for, and the codes of named places.

use std::collections::HashMap;

use super::names;
use crate::lexicon::{self, divisions, is_han};
use crate::segmenter::{self, Tag, Word};
use crate::span::{Span, letter_from};

/// The named city, province, county … of an article, each looked for at most once.
#[derive(Debug)]
pub(crate) struct Seats<'t> {
    article: &'t str,
    named: HashMap<char, Option<String>>,
    codes: HashMap<String, Option<&'static str>>,
    /// The full names of the divisions that facts have had for their place: 盐城市 of 江苏盐城.
    seen: Vec<&'static str>,
}

/// So many standings of 市 are looked at.
const MOST: usize = 200;

/// The longest name, in letters before 市.
const LONGEST: usize = 6;

impl<'t> Seats<'t> {
    /// Those of an article.
    pub(crate) fn of(article: &'t str) -> Self {
        Self { article, named: HashMap::new(), codes: HashMap::new(), seen: Vec::new() }
    }

    /// The name that a scope word stands for, with what stands before it; none where the article names none, or several
    /// as often.
    pub(crate) fn resolve(&mut self, scope: &str, before: &str) -> Option<String> {
        let seats = &lexicon::governing_words().seats;
        let kind = seats.iter().find(|seat| seat.words.iter().any(|word| word == scope))?.kind;
        // 四川全省 is 四川省, whatever province the article speaks of else.
        if let Some(name) = divisions::short_name_before(before).and_then(|short| full_name(short, kind)) {
            return Some(name.to_owned());
        }
        // 以凉水镇尤为突出，…。全镇…: of the towns of a county the one named last.
        if matches!(kind, '镇' | '乡')
            && let Some(name) = last_named(before, kind)
        {
            return Some(name.to_owned());
        }
        let named = self.named.entry(kind).or_insert_with(|| seat(self.article, kind)).clone();
        named.or_else(|| self.seen(kind).map(str::to_owned))
    }

    /// The one division of a kind that has been the place of a fact.
    fn seen(&self, kind: char) -> Option<&'static str> {
        let mut names = self.seen.iter().filter(|name| name.ends_with(kind));
        names.next().copied().filter(|_| names.next().is_none())
    }

    /// The code of GB/T 2260 of a province, city or county. Of several with one name (朝阳区) it is the one whose city
    /// or province the article names; none where it names none of them, or more than one.
    pub(crate) fn code(&mut self, name: &str) -> Option<&'static str> {
        if let Some(known) = self.codes.get(name) {
            return *known;
        }
        // 市区 is the name of many, and here that of none.
        let mut codes = if lexicon::governing_words().areas.has(name) { Vec::new() } else { divisions::located(name) };
        if codes.len() > 1 {
            codes.retain(|code| divisions::above(code).any(|above| self.article.contains(above)));
        }
        let code = codes.first().copied().filter(|_| codes.len() == 1);
        let full = code.and_then(divisions::name_of).filter(|full| !self.seen.contains(full));
        self.seen.extend(full);
        self.codes.insert(name.to_owned(), code);
        code
    }
}

/// The full name that a short one stands for, where it ends as wanted: 四川省 of 四川.
fn full_name(short: &str, kind: char) -> Option<&'static str> {
    let codes = divisions::located(short);
    codes.first().and_then(|code| divisions::name_of(code)).filter(|name| codes.len() == 1 && name.ends_with(kind))
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

/// So many bytes back a town is the one spoken of.
const NEAR: usize = 600;

/// The last name of that kind just before.
fn last_named(before: &str, kind: char) -> Option<&str> {
    let near = &before[letter_from(before, before.len().saturating_sub(NEAR))..];
    near.rmatch_indices(kind).find_map(|(at, _)| name_before(near, at, kind))
}

/// 青石市 of 位于青石市: the region that ends with the letter, or the one just before it.
fn name_before(text: &str, at: usize, kind: char) -> Option<&str> {
    let end = at + kind.len_utf8();
    let before = text[..at].char_indices().rev().take(LONGEST);
    let start = before.take_while(|(_, c)| is_han(*c)).last()?.0;
    let words = segmenter::tag(text, Span::new(start, end));
    let region = |tag| matches!(tag, Tag::Region | Tag::Name);
    let (last, earlier) = words.split_last()?;
    if last.text.chars().count() > 2 && region(last.tag) {
        return Some(last.text);
    }
    // 凉水镇: a town that no dictionary holds.
    let named = |word: &&Word| region(word.tag) || names::is_town(&text[word.span.start..end]);
    let first = earlier.last().filter(|word| last.text.chars().eq([kind]) && named(word))?;
    Some(&text[first.span.start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_that_the_text_names_is_the_city() {
        let mut seats = Seats::of("扬州市公布了数据。全市新建学校5所，扬州市财政投入1亿元，学习苏州市经验。");
        assert_eq!(seats.resolve("全市", "").as_deref(), Some("扬州市"));
        assert_eq!(seats.resolve("全省", ""), None);
    }

    #[test]
    fn a_name_that_several_have_needs_its_city() {
        assert_eq!(Seats::of("朝阳区新建学校5所。").code("朝阳区"), None);
        assert_eq!(Seats::of("长春市朝阳区新建学校5所。").code("朝阳区"), Some("220104"));
        assert_eq!(Seats::of("长春市学习北京市朝阳区经验。").code("朝阳区"), None);
        assert_eq!(Seats::of("").code("江苏盐城"), Some("320900"));
        assert_eq!(Seats::of("").code("北京市朝阳区"), Some("110105"));
        assert_eq!(Seats::of("").code("青石市"), None);
    }
}
