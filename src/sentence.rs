//! Sentences and clauses of a paragraph.
//!
//! A clause ends at ，；：。！？ and at a bracket that holds a number: in 修复古井31处(全县列入名录52处)
//! the bracket is a clause of its own. A bracket without a number stays inside its clause, since it only
//! explains a noun: 旧书院(文昌阁)修缮工程.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::lexicon::is_han;
use crate::span::{Span, marks};

/// A sentence: up to 。！？ or the end of the paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) clauses: Vec<Clause>,
}

/// A clause, without the mark that ends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) span: Span,
    /// The mark behind it, `'\0'` at the end of the paragraph.
    pub(crate) mark: char,
    /// Where a bracket with a number was cut out of the middle: its span, brackets included.
    pub(crate) holes: Vec<Span>,
    /// Whether the clause is such a bracket, and which clause (by index in the sentence) it explains.
    pub(crate) explains: Option<usize>,
}

/// Cuts a paragraph of clean text into sentences.
pub(crate) fn split(text: &str, paragraph: Span) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = paragraph.start;
    let mut quotes = 0usize;
    for (at, c) in marks(paragraph.of(text)) {
        let at = paragraph.start + at;
        match c {
            '“' => quotes += 1,
            '”' => quotes = quotes.saturating_sub(1),
            // 。 inside a quotation ends no sentence of the reporter: “好。”他说。
            '。' | '！' | '？' | '!' | '?' if quotes == 0 || at - start > MAX_QUOTED => {
                let end = at + c.len_utf8();
                sentences.push(sentence(text, Span::new(start, end)));
                start = end;
                quotes = 0;
            }
            // 无显著差异.结果表明, 为50%.被调查者: a half-width stop between words.
            // (P<0.05).12例复发, 曲线平缓.690合金: and one before digits, behind a bracket or a Han character.
            '.' | '．' if parts_words(text, at, c) || is_stop_before_digits(text, at, c) => {
                let end = at + c.len_utf8();
                sentences.push(sentence(text, Span::new(start, end)));
                start = end;
            }
            _ => {}
        }
    }
    if start < paragraph.end {
        sentences.push(sentence(text, Span::new(start, paragraph.end)));
    }
    sentences
}

/// An unclosed quotation may not swallow the paragraph: past so many bytes 。 ends the sentence all the same.
const MAX_QUOTED: usize = 600;

fn sentence(text: &str, span: Span) -> Sentence {
    let mut clauses = Vec::new();
    let span = Span::new(span.start + list_marker(span.of(text)), span.end);
    cut_clauses(text, span, None, &mut clauses);
    if clauses.iter().any(|clause| clause.explains.is_some()) {
        clauses.sort_by_key(|clause| clause.span.start);
        relink(&mut clauses);
    }
    Sentence { span, clauses }
}

/// The length of 1、, （二）, ①, ◆ at the head of a sentence: it numbers an item and says nothing of it.
pub(crate) fn list_marker(text: &str) -> usize {
    static MARKER: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}(?:[、．]|\.(?:[^\d]))|[①-⑳]|[◆●■□▲△★☆·•]|——|[-－—]\s)")
            .expect("tested")
    });
    MARKER.find(text).map_or(0, |found| {
        let marker = found.as_str();
        // The letter behind 1. was only looked at.
        let looked_at = marker.contains('.') && !marker.ends_with(['.', '．', '）', ')']);
        found.end() - if looked_at { marker.chars().next_back().map_or(0, char::len_utf8) } else { 0 }
    })
}

/// After sorting, `explains` (first noted as a start position) becomes an index.
fn relink(clauses: &mut [Clause]) {
    let starts: Vec<usize> = clauses.iter().map(|clause| clause.span.start).collect();
    for clause in clauses.iter_mut() {
        if let Some(host) = clause.explains {
            clause.explains = starts.iter().position(|&start| start == host);
        }
    }
}

fn cut_clauses(text: &str, span: Span, host: Option<usize>, out: &mut Vec<Clause>) {
    let mut start = span.start;
    let mut holes = Vec::new();
    let mut skip_to = span.start;
    // A bracket inside is no line.
    let mut headline = if host.is_none() { None } else { Some(false) };
    for (at, c) in marks(span.of(text)) {
        let at = span.start + at;
        if at < skip_to {
            continue;
        }
        if matches!(c, '（' | '(') {
            let Some(close) = closing(text, Span::new(at, span.end)) else { continue };
            let hole = Span::new(at, close + text[close..].chars().next().map_or(1, char::len_utf8));
            let inside = Span::new(at + c.len_utf8(), close);
            skip_to = hole.end;
            let words = inside.of(text);
            // （8.2±2.1）分: the bracket is part of the amount.
            let whole = is_part_of_unit(words) || words.contains("://") || words.contains('±');
            if words.chars().any(is_number_like) && !whole {
                cut_clauses(text, inside, Some(start), out);
                holes.push(hole);
            }
        } else if ends_clause(text, at, c) || is_blank(c) && *headline.get_or_insert_with(|| is_headline(span.of(text)))
        {
            push(Span::new(start, at), c, &mut holes, host, out);
            start = at + c.len_utf8();
        }
    }
    push(Span::new(start, span.end), '\0', &mut holes, host, out);
}

/// 遭遇龙卷风 约2千万人受影响: in a line without marks a blank parts two clauses. A line of single words has more blanks.
fn is_headline(line: &str) -> bool {
    const LETTERS: usize = 5;
    const LONGEST: usize = 180;
    let marked = |c: char| matches!(c, '，' | '。' | '；' | '：' | ',' | ';' | ':' | '|' | '\n');
    line.len() < LONGEST
        && line.contains(is_blank)
        && !line.contains(marked)
        && line.split(is_blank).all(|part| part.chars().filter(|letter| is_han(*letter)).count() >= LETTERS)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

fn push(span: Span, mark: char, holes: &mut Vec<Span>, host: Option<usize>, out: &mut Vec<Clause>) {
    let holes = std::mem::take(holes);
    if !span.is_empty() {
        out.push(Clause { span, mark, holes, explains: host });
    }
}

/// Whether Han characters stand on both sides; a share may close what stands before, and a letter name a group behind
/// (用盐水.B组).
fn parts_words(text: &str, at: usize, c: char) -> bool {
    let han = |c: char| c.is_alphabetic() && !c.is_ascii();
    let mut behind = text[at + c.len_utf8()..].chars();
    let next = behind.next();
    let named = next.is_some_and(|c| c.is_ascii_uppercase()) && behind.next().is_some_and(han);
    let before = text[..at].chars().next_back();
    let word = before.is_some_and(han);
    word && (named || next.is_some_and(han)) || matches!(before, Some('%' | '％' | '‰')) && next.is_some_and(han)
}

fn is_stop_before_digits(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let closes = before.is_some_and(|c| matches!(c, ')' | '）' | '】' | ']') || c.is_alphabetic() && !c.is_ascii());
    let digits = text[at + c.len_utf8()..].trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = digits.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    closes && counted && digits.len() < text.len() - at - c.len_utf8()
}

fn ends_clause(text: &str, at: usize, c: char) -> bool {
    match c {
        '，' | '；' | '。' | '！' | '？' | '!' | '?' | ';' | '\n' => !between_digits(text, at, c),
        // 3.9：59.5：36.6 is one ratio; 水价：6.50元 is a key and its value.
        '：' | ':' => !between_digits(text, at, c) && !text[at..].starts_with("://"),
        // 1,100.9 is one number.
        ',' => !between_digits(text, at, c),
        _ => false,
    }
}

fn between_digits(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back().is_some_and(|c| c.is_ascii_digit());
    let mut after = text[at + c.len_utf8()..].chars();
    match c {
        // 1,100 parts thousands; 20，300 could be two amounts, three digits behind it decide.
        // 3,6,9,15 cm is one list of numbers.
        ',' if before && after.clone().next().is_some_and(|c| c.is_ascii_digit()) => true,
        ',' | '，' => {
            before
                && after.by_ref().take(3).filter(char::is_ascii_digit).count() == 3
                && !after.next().is_some_and(|c| c.is_ascii_digit())
        }
        '：' | ':' => before && after.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn closing(text: &str, span: Span) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in span.of(text).char_indices().take(MAX_BRACKET) {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(span.start + at);
                }
            }
            _ => {}
        }
    }
    None
}

/// A bracket longer than this many characters is taken for an unclosed one.
const MAX_BRACKET: usize = 400;

fn is_number_like(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十百千万亿两".contains(c)
}

/// 万人(次), 台（套）: the bracket belongs to the measure word.
fn is_part_of_unit(inside: &str) -> bool {
    inside.chars().count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(text: &str) -> Vec<&str> {
        split(text, Span::new(0, text.len()))
            .iter()
            .flat_map(|sentence| sentence.clauses.iter().map(|clause| clause.span.of(text)).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn a_bracket_with_a_number_is_a_clause() {
        assert_eq!(
            clauses("修复古井31处(列入名录52处)，便利村民。"),
            ["修复古井31处(列入名录52处)", "列入名录52处", "便利村民"]
        );
    }

    #[test]
    fn a_bracket_without_a_number_stays() {
        assert_eq!(clauses("旧书院(文昌阁)修缮工程4个"), ["旧书院(文昌阁)修缮工程4个"]);
    }

    #[test]
    fn thousands_and_ratios_hold_together() {
        assert_eq!(clauses("支出1,100.9亿元，比为3：5：2。"), ["支出1,100.9亿元", "比为3：5：2"]);
    }

    #[test]
    fn an_unclosed_bracket_is_plain_text() {
        assert_eq!(clauses("（共3个，其中"), ["（共3个", "其中"]);
    }
}
