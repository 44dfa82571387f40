//! Which places and bodies govern, and how far.
//!
//! 全市新建3座: the section. 城区有书亭26座: up to the next semicolon. 居全国第二, 快于全省: none. A named place or body that
//! opens a sentence (青石镇中心小学成立于1963年) holds until the next.

use super::surroundings::{Surroundings, past_openers};
use super::{Governor, Rank, Said};
use crate::lexicon::{self, GoverningWords, ScopeWord};
use crate::segmenter::{self, Tag};
use crate::sentence::{self, Sentence};
use crate::span::Span;

/// The governing places of a sentence, in order.
pub(super) fn places(sentence: &Sentence, said: Said) -> Vec<Governor> {
    let words = lexicon::governing_words();
    let Said { text, times, scopes, .. } = said;
    let mut found: Vec<Governor> = names(sentence, said);
    found.extend(said.topics.iter().map(|&span| Surroundings { text, sentence, span }).filter_map(|topic| {
        let apart = !topic.is_compared(words) && !topic.in_title();
        apart.then(|| Governor { span: topic.span, until: topic.end(), rank: Rank::Holds })
    }));
    found.sort_by_key(|one| one.span.start);
    let in_name = |span: Span| {
        let begun = found.partition_point(|name| name.span.start < span.end);
        found[..begun].last().is_some_and(|name| name.span.overlaps(span))
    };
    let scopes = scopes.iter().filter(|(span, _)| !in_name(*span)).filter_map(|&(span, word)| {
        let around = Surroundings { text, sentence, span };
        if only_describes(&around, words) { None } else { scope(&around, word, times, words) }
    });
    let scopes: Vec<Governor> = scopes.collect();
    found.extend(scopes);
    found.sort_by_key(|one| one.span.start);
    found
}

/// 居全国第二, “全国先进单位”, 全国重点城市, 与市区相距.
fn only_describes(around: &Surroundings, words: &GoverningWords) -> bool {
    around.in_title()
        || around.in_quotation()
        || around.is_compared(words)
        || lexicon::starts_with_any(around.after(), &words.ranking)
}

fn scope(around: &Surroundings, word: ScopeWord, times: &[Span], words: &GoverningWords) -> Option<Governor> {
    let span = around.span;
    let said = span.of(around.text);
    if words.unplaced.iter().any(|other| other == said) {
        return None;
    }
    if words.areas.iter().any(|area| area == said) {
        let locative = around.opens(around.clause_start(), times, words);
        return locative.then(|| Governor { span, until: around.end_of_group(), rank: Rank::Ends });
    }
    if word == ScopeWord::Sector {
        return None;
    }
    let opens = around.opens(opening(around.text, around.sentence), times, words);
    let wide = words.wide.iter().any(|wide| wide == said);
    let rank = match opens {
        true if !wide => Rank::Holds,
        false if wide => Rank::Ends,
        _ => Rank::Yields,
    };
    Some(Governor { span, until: around.end(), rank })
}

fn opening(text: &str, sentence: &Sentence) -> usize {
    sentence.span.start + sentence::list_marker(sentence.span.of(text))
}

/// The named places and bodies that open the sentence or, behind ： and ；, a clause of it.
fn names(sentence: &Sentence, said: Said) -> Vec<Governor> {
    let Said { text, times, .. } = said;
    let words = lexicon::governing_words();
    let mut found = Vec::new();
    let mut first = true;
    for clause in &sentence.clauses {
        let opens = first || matches!(text[..clause.span.start].chars().next_back(), Some('：' | ':' | '；' | ';'));
        let start = if first { opening(text, sentence) } else { clause.span.start };
        if opens && clause.span.end > start {
            let at = past_openers(text, Span::new(start, clause.span.end), times, words).min(clause.span.end);
            found.extend(name_at(Span::new(at, clause.span.end), said).map(|name| {
                let around = Surroundings { text, sentence, span: name.span };
                let until = if first { around.end() } else { around.end_of_group() };
                Governor { span: name.span, until, rank: if first && name.proper { Rank::Holds } else { Rank::Ends } }
            }));
        }
        // 2020年，青石县共有…: the clause behind a time still opens the sentence.
        first = first
            && times.iter().take_while(|time| time.start < clause.span.end).any(|time| time.end == clause.span.end);
    }
    found
}

/// The longest a name can be, in bytes.
const LONGEST: usize = 60;

/// The name of a place or body.
struct Name {
    span: Span,
    /// It is one of its kind: 青石镇中心小学, 机场位于城北; 供热站，面积… may be any.
    proper: bool,
}

/// The name that a stretch starts with: nouns up to one that ends as names of places and bodies do, spoken of at once.
fn name_at(within: Span, said: Said) -> Option<Name> {
    let words = lexicon::governing_words();
    let text = said.text;
    let run = han_run(within, said)?;
    if !words.endings.iter().any(|ending| run.of(text).contains(ending.as_str())) {
        return None;
    }
    let mut proper = false;
    let mut found = None;
    for word in segmenter::tag(text, run) {
        if !is_nominal(word.tag) {
            break;
        }
        let strange = word.text.chars().count() > 1 && !segmenter::knows(word.text);
        proper |= strange || matches!(word.tag, Tag::Name | Tag::Region);
        let span = Span::new(run.start, word.span.end);
        let dated = said.times.binary_search_by_key(&span.end, |time| time.start).is_ok();
        let located = lexicon::starts_with_any(&text[span.end..], &words.located);
        let spoken_of = dated || located || lexicon::starts_with_any(&text[span.end..], &words.speaking);
        if is_named(span.of(text), words) && spoken_of {
            found = Some(Name { span, proper: proper || located });
        }
    }
    found
}

/// The Han letters that a stretch starts with, up to a scope word, as far as a name can reach.
fn han_run(within: Span, said: Said) -> Option<Span> {
    let run = within.of(said.text).find(|c: char| !is_han(c)).unwrap_or(within.len());
    let mut end = within.start + run.min(LONGEST);
    let behind = &said.scopes[said.scopes.partition_point(|(span, _)| span.start < within.start)..];
    if let Some((scope, _)) = behind.iter().find(|(_, word)| *word == ScopeWord::Whole) {
        end = end.min(scope.start);
    }
    while !said.text.is_char_boundary(end) {
        end -= 1;
    }
    (end > within.start).then(|| Span::new(within.start, end))
}

fn is_nominal(tag: Tag) -> bool {
    matches!(tag, Tag::Noun | Tag::Name | Tag::Region | Tag::Modifier | Tag::VerbNoun | Tag::Numeral | Tag::Other)
}

fn is_named(name: &str, words: &GoverningWords) -> bool {
    name.chars().count() > 2
        && lexicon::ends_with_any(name, &words.endings)
        && !lexicon::ends_with_any(name, &words.kinds)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
