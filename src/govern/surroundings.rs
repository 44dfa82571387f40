//! What stands around a time or a place in its sentence.

use crate::lexicon::{self, Found, GoverningWords};
use crate::sentence::{self, Sentence};
use crate::span::{Span, letter_before, letter_from, marks, marks_back};

/// So many bytes around an expression are looked at for brackets, quotations, titles and semicolons.
const NEAR: usize = 600;

/// So many clauses back the one around an expression is looked for: brackets with numbers are clauses inside one.
const BRACKETS: usize = 8;

/// An expression in its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) text: &'a str,
    pub(super) sentence: &'a Sentence,
    pub(super) span: Span,
}

impl<'a> Surroundings<'a> {
    pub(super) fn before(&self) -> &'a str {
        &self.text[self.sentence.span.start..self.span.start]
    }

    pub(super) fn after(&self) -> &'a str {
        &self.text[self.span.end..self.sentence.span.end]
    }

    /// The letters just before: what opens a bracket farther off than this is not looked for.
    fn near_before(&self) -> &'a str {
        let start = self.span.start.saturating_sub(NEAR).max(self.sentence.span.start);
        &self.text[letter_from(self.text, start)..self.span.start]
    }

    /// The letters just behind.
    pub(super) fn near_after(&self) -> &'a str {
        let end = (self.span.end + NEAR).min(self.sentence.span.end);
        &self.text[self.span.end..letter_from(self.text, end)]
    }

    /// So many letters behind it.
    pub(super) fn letters_behind(&self, count: usize) -> &'a str {
        let after = self.after();
        &after[..after.char_indices().nth(count).map_or(after.len(), |(at, _)| at)]
    }

    /// Nothing but marks stand beside it.
    pub(super) fn is_alone(&self) -> bool {
        let mark = |c: char| !c.is_alphanumeric();
        self.before().chars().all(mark) && self.after().chars().all(mark)
    }

    /// Inside 《…》: a time of a title dates nothing.
    pub(super) fn in_title(&self) -> bool {
        last_open(self.near_before(), &['《'], &['》'])
    }

    /// Inside “…”, where a place is part of a name: “全国先进单位”.
    pub(super) fn in_quotation(&self) -> bool {
        last_open(self.near_before(), &['“', '『'], &['”', '』'])
    }

    /// The other side of a comparison: 比2020年, 快于全国, 占全区; not 成立于1992年.
    pub(super) fn is_compared(&self, words: &GoverningWords) -> bool {
        let before = self.before();
        words.comparing.ends(before) && !words.dating.ends(before)
    }

    /// Where the bracket that holds the expression closes, else the end of the sentence.
    pub(super) fn end(&self) -> usize {
        if !last_open(self.near_before(), &['（', '('], &['）', ')']) {
            return self.sentence.span.end;
        }
        self.near_after().find(['）', ')']).map_or(self.sentence.span.end, |at| self.span.end + at)
    }

    /// Up to the next ；, or as far as the sentence or bracket goes: 城区有书亭26座，长椅88张；书车13辆.
    pub(super) fn end_of_group(&self) -> usize {
        self.near_after().find(['；', ';']).map_or(self.end(), |at| self.end().min(self.span.end + at))
    }

    /// Where the quotation that holds the expression closes, else the end of the sentence: what is said of 如今 in
    /// “…” is not told.
    pub(super) fn end_of_quotation(&self) -> usize {
        if !self.in_quotation() {
            return self.sentence.span.end;
        }
        self.near_after().find(['”', '』']).map_or(self.sentence.span.end, |at| self.span.end + at)
    }

    /// Where the clause around the expression ends.
    pub(super) fn clause_end(&self) -> usize {
        self.clause().end
    }

    /// Where the clause around the expression starts.
    pub(super) fn clause_start(&self) -> usize {
        self.clause().start
    }

    /// The clause, as far as it stands near the expression.
    pub(super) fn near_clause(&self) -> &'a str {
        let clause = self.clause();
        let start = self.span.start.saturating_sub(NEAR).max(clause.start);
        let end = (self.span.end + NEAR).min(clause.end);
        &self.text[letter_from(self.text, start)..letter_from(self.text, end)]
    }

    fn clause(&self) -> Span {
        let clauses = &self.sentence.clauses;
        let begun = clauses.partition_point(|clause| clause.span.start <= self.span.start);
        let inside = clauses[..begun].iter().rev().take(BRACKETS).find(|clause| clause.span.contains(self.span));
        inside.map_or(self.sentence.span, |clause| clause.span)
    }
}

/// The places in a stretch that only words which may open it, times and places stand before.
pub(super) struct Openers(Vec<usize>);

impl Openers {
    /// Those of a sentence, behind its marker; the `others` stand in order.
    pub(super) fn of(text: &str, sentence: &Sentence, others: &[Span]) -> Self {
        let start = sentence.span.start + sentence::list_marker(sentence.span.of(text));
        Self::within(text, Span::new(start, sentence.span.end), others)
    }

    /// Those of a stretch.
    pub(super) fn within(text: &str, within: Span, others: &[Span]) -> Self {
        let mut places = vec![within.start];
        let mut at = within.start;
        while let Some(length) = opener(text, Span::new(at, within.end), others) {
            at += length;
            places.push(at);
        }
        Self(places)
    }

    /// Where something else begins in a stretch.
    pub(super) fn end_within(text: &str, within: Span, others: &[Span]) -> usize {
        let mut at = within.start;
        while let Some(length) = opener(text, Span::new(at, within.end), others) {
            at += length;
        }
        at
    }

    /// Whether nothing else stands before a place.
    pub(super) fn lead_to(&self, place: usize) -> bool {
        self.0.binary_search(&place).is_ok()
    }

    /// Where something else begins.
    pub(super) fn end(&self) -> usize {
        self.0.last().copied().unwrap_or_default()
    }
}

/// The length of what opens the rest of a stretch: a word, another time or place, who tells it or of what field it is.
fn opener(text: &str, rest: Span, others: &[Span]) -> Option<usize> {
    if rest.is_empty() {
        return None;
    }
    let words = lexicon::governing_words();
    let next = others.get(others.partition_point(|other| other.start < rest.start));
    let other = next.filter(|other| other.start == rest.start).map(|other| other.len());
    let said = rest.of(text);
    // 5月2日0时至24时，青石县…: the hours of a day.
    let word = || words.opening.starting(said).or_else(|| words.whole_days.starting(said)).map(Found::len);
    other.or_else(word).or_else(|| {
        let near = &said[..letter_before(said, said.len().min(LABEL))];
        match marks(near).find(|(_, mark)| matches!(mark, '：' | '，' | '。' | '；'))? {
            (colon, '：') => label(&near[..colon]),
            (_, '，') => source(text, rest, others),
            _ => None,
        }
    })
}

/// The longest label before a colon, in bytes: it may hold an address.
const LABEL: usize = 240;

/// The length of what only names who tells, its colon included: 山西卫健委：山西新增…, 本报讯（记者 李明）：今年….
fn label(head: &str) -> Option<usize> {
    // An address in brackets may hold figures.
    let opened = head.find(['(', '（']).unwrap_or(head.len());
    let closed = head.rfind([')', '）']).map_or(opened, |at| at.max(opened));
    let figures = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    let plain = !figures(&head[..opened]) && !figures(&head[closed..]);
    plain.then_some(head.len() + '：'.len_utf8())
}

/// The longest clause that only names a source, in letters.
const SOURCE: usize = 24;
/// So many bytes hold twice as many.
const NEAR_SOURCE: usize = 200;

/// The length of a clause that only names a source or a setting, its comma included: 据海关统计，今年…; 农业方面，今年….
fn source(text: &str, within: Span, times: &[Span]) -> Option<usize> {
    let words = lexicon::governing_words();
    let rest = within.of(text);
    let rest = &rest[..letter_before(rest, rest.len().min(NEAR_SOURCE))];
    // 公安部1月9日通报，2023年…, 记者今天（7月12日）从水利部门获悉，上半年…: when it was told says nothing of what was.
    let dates = |at: usize| {
        let next = times.get(times.partition_point(|time| time.end <= at));
        next.is_some_and(|time| time.start <= at)
    };
    let ends = |at: usize, mark: char| {
        matches!(mark, '，' | '。' | '；' | '：') || mark.is_ascii_digit() && !dates(within.start + at)
    };
    let (comma, _) = marks(rest).find(|(at, mark)| ends(*at, *mark)).filter(|(_, mark)| *mark == '，')?;
    let clause = &rest[..comma];
    let shows = words.showing.ends(clause);
    let longest = if shows { 2 * SOURCE } else { SOURCE };
    if clause.chars().nth(longest - 1).is_some() {
        return None;
    }
    // 在农业方面，去年…; 在各方努力下，去年…: what is spoken of, or how, is no more than a setting.
    let sets = words.settings.ends(clause) || clause.starts_with('在') && clause.ends_with(['下', '中', '上']);
    let names = words.sources.starts(rest) || shows;
    (names || sets).then_some(comma + '，'.len_utf8())
}

/// Whether what one of the marks opened last before a place is still open there.
fn last_open(before: &str, open: &[char], close: &[char]) -> bool {
    let last = marks_back(before).find(|(_, mark)| open.contains(mark) || close.contains(mark));
    last.is_some_and(|(_, mark)| open.contains(&mark))
}
