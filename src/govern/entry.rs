//! Whether a paragraph opens an entry of a dictionary or encyclopaedia: it says what something is that was not spoken of.
//!
//! 青石站是一座车站，…; 蓝山高速公路，简称蓝高，…; 白沙湖（），又名…: what was said before is of something else.

use super::names;
use crate::lexicon::{self, is_han};
use crate::span::{Span, letter_from};

/// The letters that a name in front of its definition may have.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=20;

/// So many bytes back the name would have been said.
const BEFORE: usize = 6000;

/// What an entry is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// The name that it defines, where it is that of a place or body: 青石站, not 李明.
    pub(super) place: Option<Span>,
}

/// The entry that the paragraph opens.
pub(crate) fn entry(text: &str, paragraph: Span) -> Option<Entry> {
    let name = defined(paragraph.of(text))?;
    let before = &text[letter_from(text, paragraph.start.saturating_sub(BEFORE))..paragraph.start];
    if before.contains(name) {
        return None;
    }
    let words = lexicon::governing_words();
    // 东西不错，是…: no name of a lake; 谁想中军，是…: none of an army.
    let site = words.sites.ends(name) && !words.kinds.ends(name) && !words.questions.starts(name);
    let place = site || names::is_named(name, words);
    Some(Entry { place: place.then(|| Span::new(paragraph.start, paragraph.start + name.len())) })
}

/// The name that a paragraph opens by defining it.
fn defined(paragraph: &str) -> Option<&str> {
    let words = lexicon::governing_words();
    let joins = |c: char| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '·' | '-' | '－' | '—');
    let run = paragraph.find(|c: char| !joins(c))?;
    let (head, rest) = paragraph.split_at(run);
    let is_name = |name: &str| LETTERS.contains(&name.chars().count());
    let inside = words.defining.find_iter(head).next().map(|found| &head[..found.start]);
    // 青石站是蓝白铁路上的一座车站，位于城北.
    let states = || head.split_once('是').filter(|(_, what)| what.contains('一')).map(|(name, _)| name);
    let states = || states().filter(|name| names::is_named(name, words) || words.sites.ends(name));
    // 报价最高的是蓝山公司，…: what is said to be it is no name.
    if inside.is_none() && head.split('是').next().is_some_and(|name| name.contains('的')) {
        return None;
    }
    if let Some(name) = inside.or_else(states) {
        return Some(name).filter(|name| is_name(name));
    }
    let (bracket, behind) = match rest.strip_prefix(['（', '(']) {
        Some(bracket) => bracket.split_once(['）', ')'])?,
        None => ("", rest),
    };
    // 白沙湖（）, 白沙湖（英语：White Lake）: a name in other tongues, or what is left of one.
    let translated = bracket.is_empty()
        || bracket.contains(['：', '；', ':', ';'])
        || bracket.contains(|c: char| c.is_ascii_alphabetic());
    let explained = behind.len() < rest.len() && (translated || behind.starts_with(['，', '是', '为', '。']));
    let named = behind.strip_prefix('，').is_some_and(|next| words.naming.starts(next));
    (is_name(head) && (explained || named)).then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_names_something() {
        assert_eq!(defined("青石站是一座车站，位于城北。"), Some("青石站"));
        assert_eq!(defined("蓝山高速公路，简称蓝高，全长48公里。"), Some("蓝山高速公路"));
        assert_eq!(defined("青石站是蓝白铁路上的一座车站，位于城北。"), Some("青石站"));
        assert_eq!(defined("白沙湖（），又名白湖。"), Some("白沙湖"));
        assert_eq!(defined("去年，全县新建凉亭9座。"), None);
    }

    #[test]
    fn a_question_names_no_place() {
        let place = |text: &str| entry(text, Span::new(0, text.len())).and_then(|entry| entry.place);
        assert!(place("蓝山中军，是一支部队。").is_some());
        assert!(place("谁想中军，是一支部队。").is_none());
    }
}
