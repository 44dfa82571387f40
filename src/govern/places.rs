//! Which places and bodies govern, and how far.
//!
//! 全市新建3座: the section. 城区有书亭26座: up to the next semicolon. 居全国第二, 快于全省: none. A named place or body that
//! opens a sentence (青石镇中心小学成立于1963年) holds until the next.

use once_cell::sync::Lazy;
use regex::Regex;

use super::surroundings::{Openers, Surroundings};
use super::{Governor, Rank, Said};
use crate::fact::ParagraphKind;
use crate::lexicon::{self, Found, GoverningWords, ScopeWord};
use crate::segmenter::{self, Tag};
use crate::sentence::Sentence;
use crate::span::Span;

/// The governing places of a sentence, in order.
pub(super) fn places(sentence: &Sentence, said: Said) -> Vec<Governor> {
    let words = lexicon::governing_words();
    let Said { text, times, scopes, .. } = said;
    let openers = Openers::of(text, sentence, times);
    let mut found: Vec<Governor> = names(sentence, said, &openers);
    if said.kind == ParagraphKind::Heading && found.is_empty() {
        found.extend(titled(sentence, said));
    }
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
        if only_describes(&around, words) { None } else { scope(&around, word, times, &openers) }
    });
    let scopes: Vec<Governor> = scopes.collect();
    found.extend(scopes);
    found.sort_by_key(|one| one.span.start);
    found
}

/// 2012年青石市统计公报: the first named place of a heading.
fn titled(sentence: &Sentence, said: Said) -> Option<Governor> {
    const ENDINGS: &[char] = &['省', '市', '县', '区', '镇', '乡', '州', '旗'];
    let words = lexicon::governing_words();
    let tagged = segmenter::tag(said.text, sentence.span);
    let place = tagged.iter().find(|word| {
        matches!(word.tag, Tag::Region | Tag::Name) && word.text.ends_with(ENDINGS) && is_named(word.text, words)
    })?;
    Some(Governor { span: place.span, until: sentence.span.end, rank: Rank::Holds })
}

/// 居全国第二, “全国先进单位”, 全国重点城市, 与市区相距.
fn only_describes(around: &Surroundings, words: &GoverningWords) -> bool {
    around.in_title() || around.in_quotation() || around.is_compared(words) || words.ranking.starts(around.after())
}

fn scope(around: &Surroundings, word: ScopeWord, times: &[Span], openers: &Openers) -> Option<Governor> {
    let words = lexicon::governing_words();
    let span = around.span;
    let said = span.of(around.text);
    if words.unplaced.has(said) {
        return None;
    }
    if words.areas.has(said) {
        let clause = Span::new(around.clause_start(), span.end);
        let locative = Openers::within(around.text, clause, times).lead_to(span.start);
        return locative.then(|| Governor { span, until: around.end_of_group(), rank: Rank::Ends });
    }
    if word == ScopeWord::Sector {
        return None;
    }
    let opens = openers.lead_to(span.start);
    let wide = words.wide.has(said);
    let rank = match opens {
        true if !wide => Rank::Holds,
        false if wide => Rank::Ends,
        _ => Rank::Yields,
    };
    Some(Governor { span, until: around.end(), rank })
}

/// The named places and bodies that open the sentence or, behind ： and ；, a clause of it; those that everybody knows
/// open any clause.
fn names(sentence: &Sentence, said: Said, openers: &Openers) -> Vec<Governor> {
    let Said { text, times, .. } = said;
    let mut found = Vec::new();
    let mut first = true;
    for clause in &sentence.clauses {
        let opens = first || matches!(text[..clause.span.start].chars().next_back(), Some('：' | ':' | '；' | ';'));
        let at = if first { openers.end() } else { Openers::within(text, clause.span, times).end() };
        let within = Span::new(at.min(clause.span.end), clause.span.end);
        let name = if opens { name_at(within, said) } else { None };
        found.extend(name.or_else(|| country_at(within, said)).or_else(|| region_at(within, said)).map(|name| {
            let around = Surroundings { text, sentence, span: name.span };
            let until = if first { around.end() } else { around.end_of_group() };
            let rank = if first || name.rank == Rank::Yields { name.rank } else { Rank::Ends };
            Governor { span: name.span, until, rank }
        }));
        // 2020年，青石县共有…: the clause behind a time still opens the sentence.
        first = first && times.binary_search_by_key(&clause.span.end, |time| time.end).is_ok();
    }
    found
}

/// The longest a name can be, in bytes.
const LONGEST: usize = 60;

/// The name of a place or body.
struct Name {
    span: Span,
    /// What it does where it opens a sentence: one of its kind holds on (青石镇中心小学, 机场位于城北); 供热站，面积… may be
    /// any, and ends with it.
    rank: Rank,
}

/// The name that a stretch starts with: nouns up to one that ends as names of places and bodies do, spoken of at once.
fn name_at(within: Span, said: Said) -> Option<Name> {
    let words = lexicon::governing_words();
    let text = said.text;
    let run = han_run(within, said)?;
    if !words.endings.is_in(run.of(text)) {
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
        let located = words.located.starts(&text[span.end..]);
        let spoken_of = dated || located || words.speaking.starts(&text[span.end..]);
        if is_named(span.of(text), words) && spoken_of {
            found = Some(Name { span, rank: if proper || located { Rank::Holds } else { Rank::Ends } });
        }
    }
    found
}

/// 31个省（自治区、直辖市）和兵团新增30例。新增疑似病例11例: the country counted by its parts holds on where nothing else does.
fn country_at(within: Span, said: Said) -> Option<Name> {
    static PARTS: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^3[0-4]个?省(?:区市|份|（[\p{Han}、]{3,12}）)(?:和\p{Han}{2,8}兵团)?").expect("tested")
    });
    let stretch = within.of(said.text);
    let found = if stretch.starts_with('3') { PARTS.find(stretch) } else { None };
    found.map(|found| Name { span: Span::new(within.start, within.start + found.end()), rank: Rank::Yields })
}

/// 广东中山500多名党员, 深圳、广州和东莞: the known places that a stretch starts with, one after the other or listed.
fn region_at(within: Span, said: Said) -> Option<Name> {
    let stretch = within.of(said.text);
    let mut end = 0;
    loop {
        let rest = &stretch[end..];
        let joint = if end == 0 {
            0
        } else {
            rest.chars().next().filter(|c| "、和及".contains(*c)).map_or(0, char::len_utf8)
        };
        let place = lexicon::governing_words().known.starting(&rest[joint..]).map(Found::len);
        // 大连、石臼所、湛江: a short name between two of a list.
        let listed = |rest: &str| {
            let len = rest.find(['、', '等'])?;
            (end > 0 && joint > 0 && (2..=4).contains(&rest[..len].chars().count())).then_some(len)
        };
        let Some(len) = place.or_else(|| listed(&rest[joint..])) else { break };
        end += joint + len;
    }
    // 中国铁建, 上海证券交易所: the place is part of a longer name.
    let named = stretch[end..]
        .starts_with(['市', '省', '县', '区', '人', '队', '银', '证', '大', '中', '方', '军', '元', '股']);
    (end > 0 && !named).then(|| Name { span: Span::new(within.start, within.start + end), rank: Rank::Ends })
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
    name.chars().count() > 2 && words.endings.ends(name) && !words.kinds.ends(name)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
