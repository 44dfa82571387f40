//! Quantities: a numeral with its unit and bound, or a range of two; what only looks like one is refused.
//!
//! The numerals of a paragraph are read one after another. An ordered list of readers ([`readers::READERS`]) turns each
//! into a candidate (a share, a rank, a ratio, a plain quantity, …), a range is completed from the right, bounding
//! words around it are noted, and an ordered list of guards ([`guards::GUARDS`]) refuses what is no quantity.

pub(crate) mod base;
pub(crate) mod guards;
mod range;
pub(crate) mod readers;

use aho_corasick::AhoCorasick;
use once_cell::sync::Lazy;
use regex::Regex;

use crate::fact::{Bound, Kind};
use crate::lexicon::{self, Lexicon, Unit};
use crate::numeral::{self, Number, Numeral};
use crate::segmenter::{self, Tag};
use crate::span::Span;

/// A quantity in clean text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention {
    /// From the first character of the number to the last of the unit.
    pub(crate) span: Span,
    /// The same with the bounding words around it: 约…, …以上.
    pub(crate) outer: Span,
    pub(crate) amount: Amount,
    /// As written, without magnitude.
    pub(crate) unit: String,
    /// Where the unit stands, if it stands as it reads: the caller's script is kept (三十六個月).
    pub(crate) unit_span: Option<Span>,
    pub(crate) kind: Kind,
    /// The unit is a measure word (个, 家) or there is none: something is counted.
    pub(crate) counts: bool,
    pub(crate) bound: Bound,
    /// The bounding word, where it stands before the number (超过, 突破).
    pub(crate) bound_word: Option<Span>,
    /// The denominators that the unit names: 户/月 of 吨/户/月.
    pub(crate) per: Option<String>,
    pub(crate) base: Option<crate::fact::Base>,
}

/// The number of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Amount {
    One(Number),
    Range(Number, Number),
    /// A ratio or a product, its parts in order.
    Parts(String),
    /// More digits than can be held exactly.
    TooLong,
}

/// A quantity before its bounds and guards.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) span: Span,
    /// The number without sign words and unit.
    pub(crate) number: Numeral,
    pub(crate) amount: Amount,
    pub(crate) unit: Option<Unit>,
    /// As written.
    pub(crate) unit_text: String,
    pub(crate) kind: Kind,
    pub(crate) bound: Bound,
    pub(crate) per: Option<String>,
}

/// What the stage reads and what it knows.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) block: Span,
    pub(crate) times: &'a [Span],
    pub(crate) terms: Vec<Span>,
    pub(crate) lexicon: &'a Lexicon,
}

/// The quantities of a paragraph, in order, and the numbers that were too long to hold.
pub(crate) fn find(text: &str, block: Span, times: &[Span], lexicon: &Lexicon) -> (Vec<Mention>, Vec<Span>) {
    let reader = Reader { text, block, times, terms: spans(lexicon.terms(), text, block), lexicon };
    let mut mentions: Vec<Mention> = Vec::new();
    let mut too_long = Vec::new();
    let mut cursor = block.start;
    for numeral in numeral::find_iter(block.of(text)) {
        let numeral = numeral.shifted(block.start);
        if numeral.start < cursor {
            continue;
        }
        let Some(candidate) = reader.candidate(numeral) else { continue };
        let refused = guards::GUARDS.iter().find(|guard| (guard.refuses)(&reader, &candidate));
        if refused.is_some() {
            // What follows inside a refused candidate may still be a quantity: 2024年5人.
            cursor = cursor.max(numeral.end);
            continue;
        }
        // 百分之 or a sign before the number may have been taken by the quantity before it.
        if mentions.last().is_some_and(|last| candidate.span.start < last.span.end) {
            continue;
        }
        cursor = candidate.span.end;
        if candidate.amount == Amount::TooLong {
            too_long.push(candidate.span);
            continue;
        }
        mentions.push(reader.mention(candidate));
    }
    worded(&reader, &mut mentions);
    (mentions, too_long)
}

/// Quantities that are a word without a numeral: its pattern, value, unit and kind.
struct Worded {
    pattern: &'static str,
    value: &'static str,
    unit: &'static str,
    kind: Kind,
}

const WORDED: &[Worded] = &[
    // 居全省首位: rank 1.
    Worded {
        pattern: "(?:居|列|占|排|于|保持|稳居|跃居|全国|全省|全市|地区|行业|同类)(首位|榜首)",
        value: "1",
        unit: "位",
        kind: Kind::Rank,
    },
    // 签约率百分百: all of it; 百分百工程 is a name.
    Worded { pattern: "(百分百)(?:$|[^工行])", value: "100", unit: "%", kind: Kind::Percent },
    // 半数以上村庄: half of them.
    Worded { pattern: "(半数)", value: "0.5", unit: "", kind: Kind::Percent },
    // 打对折: half the price.
    Worded { pattern: "(对折)", value: "50", unit: "%", kind: Kind::Percent },
];

fn worded(reader: &Reader, mentions: &mut Vec<Mention>) {
    static PATTERNS: Lazy<Vec<Regex>> =
        Lazy::new(|| WORDED.iter().map(|worded| Regex::new(worded.pattern).expect("tested")).collect());
    for (worded, pattern) in WORDED.iter().zip(PATTERNS.iter()) {
        for found in pattern.captures_iter(reader.block.of(reader.text)).filter_map(|found| found.get(1)) {
            let span = Span::new(found.start() + reader.block.start, found.end() + reader.block.start);
            let at = mentions.partition_point(|mention| mention.span.start < span.start);
            let neighbours = &mentions[at.saturating_sub(1)..mentions.len().min(at + 1)];
            if neighbours.iter().all(|neighbour| !neighbour.span.overlaps(span)) {
                let mut mention = worded.mention(span);
                if let Some((bound, len)) = lexicon::bound_after(reader.after(span.end)) {
                    mention.bound = bound;
                    mention.outer.end += len;
                }
                mentions.insert(at, mention);
            }
        }
    }
}

impl Worded {
    fn mention(&self, span: Span) -> Mention {
        Mention {
            span,
            outer: span,
            amount: Amount::One(self.value.parse().unwrap_or(Number::from(1))),
            unit: self.unit.to_owned(),
            unit_span: None,
            kind: self.kind,
            counts: self.kind == Kind::Rank,
            bound: Bound::Exact,
            bound_word: None,
            per: None,
            base: None,
        }
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn before(&self, at: usize) -> &'a str {
        &self.text[self.block.start..at]
    }

    pub(crate) fn after(&self, at: usize) -> &'a str {
        &self.text[at..self.block.end]
    }

    fn candidate(&self, numeral: Numeral) -> Option<Candidate> {
        let first = readers::READERS.iter().find_map(|reader| (reader.read)(self, numeral))?;
        Some(range::complete(self, first))
    }

    fn mention(&self, candidate: Candidate) -> Mention {
        let mut outer = candidate.span;
        let mut bound = candidate.bound;
        let mut bound_word = None;
        let before = self.before(candidate.span.start).trim_end();
        if let Some((said, len)) = lexicon::bound_before(before).filter(|(_, len)| !is_inside_word(before, *len)) {
            outer.start = self.block.start + before.len() - len;
            bound_word = Some(Span::new(outer.start, outer.start + len));
            bound = strongest(bound, said);
        }
        if bound_word.is_none()
            && let Some(said) = bound_across_verb(before)
        {
            bound = strongest(bound, said);
        }
        // 20万人口以上的县: the noun counted stands between the number and its bound.
        let people = if candidate.unit.is_none() && self.after(candidate.span.end).starts_with("人口") {
            "人口".len()
        } else {
            0
        };
        if let Some((said, len)) = lexicon::bound_after(self.after(candidate.span.end + people)) {
            let follows = self.after(candidate.span.end + people + len);
            if !starts_another_word(said, follows) {
                outer.end += people + len;
                let both =
                    matches!(candidate.amount, Amount::Range(..)) && candidate.span.of(self.text).contains("以上");
                bound = if both { bound } else { strongest(bound, said) };
            }
        }
        // 全球前1%学科: the best part of a ranking.
        if candidate.kind == Kind::Percent && before.ends_with('前') && !before.ends_with("以前") {
            outer.start = candidate.span.start - '前'.len_utf8();
            bound = Bound::AtMost;
        }
        let unit_span = unit_span(self.text, &candidate);
        let counts = candidate.unit.as_ref().is_none_or(|unit| unit.counts);
        Mention {
            span: candidate.span,
            outer,
            base: base::of(&candidate),
            amount: candidate.amount,
            unit_span,
            unit: candidate.unit_text,
            kind: candidate.kind,
            counts,
            bound,
            bound_word,
            per: candidate.per,
        }
    }
}

/// 至少需要3台, 大约有300吨, 最多可借5册: the bounding word stands before the verb of the quantity.
fn bound_across_verb(before: &str) -> Option<Bound> {
    static ACROSS: Lazy<Regex> = Lazy::new(|| {
        Regex::new(
            r"(大约|大概|大致|约莫|约|至少|起码|最少|至多|最多|不超过)((?:可|能|会|要|应)?\p{Han}{1,3}(?:了|为)?)$",
        )
        .expect("tested")
    });
    let tail = before.char_indices().rev().nth(8).map_or(before, |(at, _)| &before[at..]);
    let found = ACROSS.captures(tail)?;
    let verb = found[2].trim_end_matches(['了', '为']);
    let stem = verb.strip_prefix(['可', '能', '会', '要', '应']).filter(|stem| !stem.is_empty()).unwrap_or(verb);
    let acts = |word: &str| lexicon::verb_class(word).is_some() || segmenter::dictionary_tag(word) == Some(Tag::Verb);
    let word = found.get(1)?;
    let whole = !is_inside_word(&tail[..word.end()], word.len());
    lexicon::bound_before(word.as_str()).filter(|_| whole && (acts(verb) || acts(stem))).map(|(bound, _)| bound)
}

/// The unit at the end of the span, a denominator behind it left out.
fn unit_span(text: &str, candidate: &Candidate) -> Option<Span> {
    let unit = candidate.unit_text.as_str();
    // １２％: width is no part of a unit; script is (三十六個月).
    if !unit.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
        return None;
    }
    let behind = Span::new(candidate.number.end.min(candidate.span.end), candidate.span.end).of(text);
    let at = behind.find(unit).filter(|_| !unit.is_empty())?;
    let start = candidate.span.end - behind.len() + at;
    Some(Span::new(start, start + unit.len()))
}

/// 以上, 不超过 said outside the number win over 余, 多 inside it, unless nothing is said outside.
fn strongest(inside: Bound, outside: Bound) -> Bound {
    match (inside, outside) {
        (Bound::Exact | Bound::MoreThan | Bound::About, _) => outside,
        _ => inside,
    }
}

/// 近 of 附近, 约 of 节约, 超 of 赶超 belong to another word.
fn is_inside_word(before: &str, len: usize) -> bool {
    let head = &before[..before.len() - len];
    let word = &before[before.len() - len..];
    let last = head.chars().next_back();
    match word {
        "近" => last.is_some_and(|c| "附最临邻相亲靠远".contains(c)),
        "约" => last.is_some_and(|c| "节签合条预大契公制".contains(c)),
        "超" => last.is_some_and(|c| "赶高".contains(c)),
        "逾" => false,
        "低于" | "高于" | "大于" | "小于" | "多于" | "少于" => last.is_some_and(|c| "不".contains(c)),
        _ => false,
    }
}

/// 多少, 余额, 起来, 余地: the word after the unit is another one.
fn starts_another_word(said: Bound, follows: &str) -> bool {
    let next = follows.chars().next();
    match said {
        Bound::MoreThan => next.is_some_and(|c| "少样元种次种地额项数年".contains(c)),
        Bound::AtLeast => next.is_some_and(|c| "来诉草始因源步点飞重降伏".contains(c)) && !follows.starts_with("来自"),
        Bound::About => next.is_some_and(|c| "可多久诺".contains(c)),
        _ => false,
    }
}

fn spans(words: &AhoCorasick, text: &str, block: Span) -> Vec<Span> {
    words
        .find_iter(block.of(text))
        .map(|found| Span::new(found.start() + block.start, found.end() + block.start))
        .collect()
}
