//! Quantities: a numeral with its unit and bound, or a range of two; what only looks like one is refused.
//!
//! The numerals of a paragraph are read one after another. An ordered list of readers ([`readers::READERS`]) turns each
//! into a candidate (a share, a rank, a ratio, a plain quantity, …), a range is completed from the right, bounding
//! words around it are noted, and an ordered list of guards ([`guards::GUARDS`]) refuses what is no quantity.

pub(crate) mod base;
mod bounds;
pub(crate) mod guards;
mod header;
mod range;
pub(crate) mod readers;
mod sense;

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::Arc;

use once_cell::sync::Lazy;
use regex::Regex;

use crate::fact::{Bound, Kind};
use crate::layout::Cells;
use crate::lexicon::{self, Lexicon, Unit};
use crate::numeral::{self, Number, Numeral};
use crate::span::{Span, letter_before, letter_from, marks};

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
    pub(crate) unit: Option<Arc<Unit>>,
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
    pub(crate) lexicon: &'a Lexicon,
    terms: OnceCell<Vec<Span>>,
    enclosures: OnceCell<Enclosures>,
    headers: OnceCell<Vec<header::Header>>,
    cells: OnceCell<Option<Cells>>,
    /// Several shapes ask for the same unit and the same plain quantity one after the other: the last answers.
    unit: Cell<Option<(usize, FoundUnit<'a>)>>,
    plain: RefCell<Option<(NumeralKey, Option<Candidate>)>>,
}

/// What tells numerals of a paragraph apart: where one starts and ends, and how it is bounded.
type NumeralKey = (usize, usize, Bound);

/// Where a unit ends, and which.
type FoundUnit<'a> = Option<(usize, &'a Arc<Unit>)>;

/// What stands in 《》, in 〔〕, and in “”.
#[derive(Debug, Default)]
pub(crate) struct Enclosures {
    titles: Vec<Span>,
    brackets: Vec<Span>,
    quotes: Vec<Span>,
}

/// What was seen and could not be read as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Oddity {
    pub(crate) span: Span,
    pub(crate) why: &'static str,
}

/// Why a number of more than 28 digits is no quantity.
const TOO_LONG: &str = "a number of more than 28 digits cannot be held exactly and is left out";

/// Why of a range that falls (30至20座) one end is left out: it may be a slip, or two numbers.
const FALLING: &str = "a range whose first number is the larger: only the second is read";

/// The quantities of a paragraph, in order, and what could not be read as it stands.
pub(crate) fn find(text: &str, block: Span, times: &[Span], lexicon: &Lexicon) -> (Vec<Mention>, Vec<Oddity>) {
    let reader = Reader::new(text, block, times, lexicon);
    let mut mentions: Vec<Mention> = Vec::new();
    let mut odd = Vec::new();
    let mut cursor = block.start;
    for numeral in numeral::find_iter(block.of(text)) {
        let numeral = numeral.shifted(block.start);
        if numeral.start < cursor {
            continue;
        }
        if reader.only_dates(&numeral) {
            cursor = numeral.end;
            continue;
        }
        let Some(candidate) = reader.candidate(numeral) else { continue };
        let refused = guards::GUARDS.iter().find(|guard| (guard.refuses)(&reader, &candidate));
        if refused.is_some() {
            // What follows inside a refused candidate may still be a quantity: 2024年5人; 两秒 of 一两秒后 is none.
            cursor = cursor.max(numeral.end).max(candidate.number.end);
            odd.extend(range::falling(&reader, &candidate).map(|span| Oddity { span, why: FALLING }));
            continue;
        }
        // 百分之 or a sign before the number may have been taken by the quantity before it.
        if mentions.last().is_some_and(|last| candidate.span.start < last.span.end) {
            continue;
        }
        cursor = candidate.span.end;
        if candidate.amount == Amount::TooLong {
            odd.push(Oddity { span: candidate.span, why: TOO_LONG });
            continue;
        }
        mentions.push(reader.mention(candidate));
    }
    worded(&reader, &mut mentions);
    (mentions, odd)
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
        pattern: "(?:居|列|占|排|于|保持|稳居|跃居|世界|全球|亚洲|全国|全省|全市|全县|全区|地区|行业|同类)(首位|榜首)(?:$|\\P{Han}|[的并且和达])",
        value: "1",
        unit: "位",
        kind: Kind::Rank,
    },
    // 签约率百分百: all of it; 百分百工程 is a name.
    Worded { pattern: "(百分百)(?:$|[^工行])", value: "100", unit: "%", kind: Kind::Percent },
    // 覆盖面百分之百.
    Worded { pattern: "(百分之百)", value: "100", unit: "%", kind: Kind::Percent },
    // 半数以上村庄: half of them.
    Worded { pattern: "(半数)", value: "0.5", unit: "", kind: Kind::Percent },
    // 打对折: half the price.
    Worded { pattern: "(对折)", value: "50", unit: "%", kind: Kind::Percent },
];

/// What each of the patterns holds: a paragraph without any of them is not searched.
const WORDED_HINT: &str = "首位|榜首|百分百|百分之百|半数|对折";

fn worded(reader: &Reader, mentions: &mut Vec<Mention>) {
    static HINT: Lazy<Regex> = Lazy::new(|| Regex::new(WORDED_HINT).expect("tested"));
    if !HINT.is_match(reader.block.of(reader.text)) {
        return;
    }
    static PATTERNS: Lazy<Vec<Regex>> =
        Lazy::new(|| WORDED.iter().map(|worded| Regex::new(worded.pattern).expect("tested")).collect());
    for (worded, pattern) in WORDED.iter().zip(PATTERNS.iter()) {
        for found in pattern.captures_iter(reader.block.of(reader.text)).filter_map(|found| found.get(1)) {
            let span = Span::new(found.start() + reader.block.start, found.end() + reader.block.start);
            let at = mentions.partition_point(|mention| mention.span.start < span.start);
            let neighbours = &mentions[at.saturating_sub(1)..mentions.len().min(at + 1)];
            if neighbours.iter().all(|neighbour| !neighbour.span.overlaps(span)) {
                let mut mention = worded.mention(span);
                let before = reader.before(span.start);
                if let Some((bound, len)) = bounds::before_number(before) {
                    mention.bound = bound;
                    mention.outer.start -= len;
                } else if before.ends_with('过') && !before.ends_with("不过") {
                    mention.bound = Bound::MoreThan;
                }
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

/// No clause is read farther back, in bytes, so that a text without marks takes no longer than another.
const LONGEST_CLAUSE: usize = 240;

const CLAUSE_MARKS: [char; 6] = ['，', '。', '；', '！', '？', '\n'];

impl<'a> Reader<'a> {
    fn new(text: &'a str, block: Span, times: &'a [Span], lexicon: &'a Lexicon) -> Self {
        let (terms, enclosures, headers) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self {
            text,
            block,
            times,
            lexicon,
            terms,
            enclosures,
            headers,
            cells: OnceCell::new(),
            unit: Cell::new(None),
            plain: RefCell::new(None),
        }
    }

    /// The fixed terms of the paragraph.
    pub(crate) fn terms(&self) -> &[Span] {
        let place = |found: lexicon::Found| Span::new(found.start + self.block.start, found.end + self.block.start);
        self.terms.get_or_init(|| self.lexicon.terms().find_iter(self.block.of(self.text)).map(place).collect())
    }

    /// What stands between marks in the paragraph.
    pub(crate) fn enclosures(&self) -> &Enclosures {
        self.enclosures.get_or_init(|| Enclosures::of(self.text, self.block))
    }

    /// The units in brackets in the paragraph: （单位：万元）.
    pub(crate) fn headers(&self) -> &[header::Header] {
        self.headers.get_or_init(|| header::find(self.text, self.block, self.lexicon))
    }

    /// The cells of the tables in the paragraph.
    pub(crate) fn cells(&self) -> Option<&Cells> {
        self.cells.get_or_init(|| Cells::of(self.text, self.block)).as_ref()
    }

    pub(crate) fn before(&self, at: usize) -> &'a str {
        &self.text[self.block.start..at]
    }

    pub(crate) fn after(&self, at: usize) -> &'a str {
        &self.text[at..self.block.end]
    }

    /// What stands before a place in its clause, no farther back than a clause reaches.
    pub(crate) fn clause_before(&self, at: usize) -> &'a str {
        let before = self.before(at);
        let from = letter_from(before, before.len().saturating_sub(LONGEST_CLAUSE));
        before[from..].rsplit(CLAUSE_MARKS).next().unwrap_or_default()
    }

    /// What stands behind a place in its clause, no farther than a clause reaches.
    pub(crate) fn clause_after(&self, at: usize) -> &'a str {
        let after = self.after(at);
        let to = letter_before(after, after.len().min(LONGEST_CLAUSE));
        after[..to].split(CLAUSE_MARKS).next().unwrap_or_default()
    }

    /// Whether a numeral stands inside a time where no range and no ratio can lead out of it: what is read from it would
    /// be refused.
    fn only_dates(&self, numeral: &Numeral) -> bool {
        let within = self.times.partition_point(|time| time.end <= numeral.start);
        let time = self.times.get(within).filter(|time| time.contains(Span::new(numeral.start, numeral.end)));
        time.is_some_and(|time| {
            let behind = self.after(time.end);
            !time.of(self.text).contains([':', '：'])
                && !behind.starts_with("以上")
                && !behind.starts_with(|mark: char| "—–-~～－−至到：:∶比×*✕х/／、和及与,最".contains(mark))
        })
    }

    fn candidate(&self, numeral: Numeral) -> Option<Candidate> {
        let first = readers::READERS.iter().find_map(|reader| (reader.read)(self, numeral))?;
        Some(sense::resolved(self, range::complete(self, first)))
    }

    fn mention(&self, candidate: Candidate) -> Mention {
        let mut said = bounds::around(self, &candidate);
        said.outer.end = readers::plain::priced_end(self, &candidate).unwrap_or(said.outer.end);
        let unit_span = unit_span(self.text, &candidate);
        let counts = candidate.unit.as_ref().is_none_or(|unit| unit.counts);
        Mention {
            span: candidate.span,
            outer: said.outer,
            base: base::of(&candidate),
            amount: candidate.amount,
            unit_span,
            unit: candidate.unit_text,
            kind: candidate.kind,
            counts,
            bound: said.bound,
            bound_word: said.word,
            per: candidate.per,
        }
    }
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

impl Enclosures {
    /// What stands between an opening mark and its closing one with no other of the kind between them, in order.
    fn of(text: &str, block: Span) -> Self {
        let mut found = Self::default();
        let [mut title, mut bracket, mut quote] = [None; 3];
        for (at, mark) in marks(block.of(text)) {
            let (open, spans) = match mark {
                '《' | '》' => (&mut title, &mut found.titles),
                '〔' | '〕' => (&mut bracket, &mut found.brackets),
                '“' | '”' => (&mut quote, &mut found.quotes),
                _ => continue,
            };
            let at = block.start + at;
            match open.take() {
                // 〔2024〕 is of an office's letter; 〔情节严重的2万元以上〕 is a bracket like others.
                Some(start) if mark == '〕' && !text[start..at].chars().all(|c| c.is_ascii_digit()) => {}
                Some(start) if matches!(mark, '》' | '〕' | '”') => spans.push(Span::new(start, at)),
                _ if matches!(mark, '《' | '〔' | '“') => *open = Some(at + mark.len_utf8()),
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
