//! Paragraphs printed again in every way that texts repeat themselves, and how many of the pairs are found.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use shuliang::{DuplicateKind, PassageIndex, Repeat};

use crate::random::Random;

/// One way to repeat a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Exact,
    /// Full-width digits, marks left out, white space put in.
    Noise,
    Edited2,
    Edited5,
    Edited10,
    Edited15,
    Edited20,
    NumbersChanged,
    /// The end of the paragraph before, printed once more.
    Tail,
    /// Its start.
    Head,
    /// A piece out of the middle, far away.
    Contained,
    /// Its end, with which another paragraph starts.
    Overlap,
    /// A piece of it inside another paragraph.
    Partial,
}

const WAYS: &[Way] = &[
    Way::Exact,
    Way::Noise,
    Way::Edited2,
    Way::Edited5,
    Way::Edited10,
    Way::Edited15,
    Way::Edited20,
    Way::NumbersChanged,
    Way::Tail,
    Way::Head,
    Way::Contained,
    Way::Overlap,
    Way::Partial,
];

impl Way {
    /// The kind that a report must have.
    fn kind(self) -> DuplicateKind {
        match self {
            Way::Exact | Way::Noise => DuplicateKind::Exact,
            Way::Edited2 | Way::Edited5 | Way::Edited10 | Way::Edited15 | Way::Edited20 => DuplicateKind::Near,
            Way::NumbersChanged => DuplicateKind::Variant,
            Way::Tail | Way::Head => DuplicateKind::ColumnRepeat,
            Way::Contained => DuplicateKind::Contained,
            Way::Overlap => DuplicateKind::Overlap,
            Way::Partial => DuplicateKind::Partial,
        }
    }

    /// Whether the copy stands directly behind; else it may stand anywhere behind.
    fn stands_near(self) -> bool {
        matches!(self, Way::Tail | Way::Head | Way::Overlap)
    }
}

/// What was found of the repeats made.
#[derive(Debug, Default)]
pub struct Row {
    pub made: usize,
    pub found: usize,
    pub kind_right: usize,
    /// Spans of both standings right to two letters at either end.
    pub ends_right: usize,
}

/// The pairs found and missed, by the way they were made.
#[derive(Debug, Default)]
pub struct Score {
    pub rows: BTreeMap<Way, Row>,
    /// Reports of a pair that was not made.
    pub false_reports: usize,
    pub misses: Vec<String>,
}

impl Score {
    /// The share of pairs found whose standings repeat enough to be asked for: all but those with a fifth changed.
    pub fn recall(&self) -> f64 {
        let rows = || self.rows.iter().filter(|(way, _)| **way != Way::Edited20).map(|(_, row)| row);
        let (found, made): (usize, usize) = (rows().map(|row| row.found).sum(), rows().map(|row| row.made).sum());
        found as f64 / made.max(1) as f64
    }

    pub fn precision(&self) -> f64 {
        let found: usize = self.rows.values().map(|row| row.found).sum();
        found as f64 / (found + self.false_reports).max(1) as f64
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        writeln!(f, "  {:<16} {:>6} {:>7} {:>7} {:>7}", "", "made", "recall", "kind", "ends")?;
        for (way, row) in &self.rows {
            let share = |some: usize, all: usize| some as f64 / all.max(1) as f64;
            let (recall, kind, ends) =
                (share(row.found, row.made), share(row.kind_right, row.found), share(row.ends_right, row.found));
            let way = format!("{way:?}");
            writeln!(f, "  {way:<16} {:>6} {recall:>7.3} {kind:>7.3} {ends:>7.3}", row.made)?;
        }
        write!(
            f,
            "  false reports {}  precision {:.4}  recall without Edited20 {:.4}",
            self.false_reports,
            self.precision(),
            self.recall()
        )
    }
}

/// A repeat that was made: both standings in bytes, and how.
#[derive(Debug)]
struct Made {
    first: Range<usize>,
    again: Range<usize>,
    way: Way,
}

/// Puts repeats into lists of running paragraphs and measures what is found.
pub fn measure(texts: &[Vec<&str>], seeds: &[u64]) -> Score {
    let mut score = Score::default();
    let texts: Vec<Vec<&str>> = texts.iter().map(|paragraphs| unrepeated(paragraphs)).collect();
    for seed in seeds {
        let mut random = Random::seeded(*seed);
        for paragraphs in &texts {
            let (text, made) = repeat(paragraphs, &mut random);
            judge(&text, &made, &mut score);
        }
    }
    score
}

/// The paragraphs that share nothing with each other, so that every report is one of a repeat that was made.
fn unrepeated<'a>(paragraphs: &[&'a str]) -> Vec<&'a str> {
    let mut kept: Vec<&str> =
        paragraphs.iter().copied().filter(|paragraph| crate::clean::is_running(paragraph)).collect();
    loop {
        let mut index = PassageIndex::new();
        index.add(&kept.join("\n\n"));
        let repeated: Vec<usize> = index.repeats().map(|repeat| repeat.again.paragraph).collect();
        if repeated.is_empty() {
            return kept;
        }
        kept = (0..kept.len()).filter(|at| !repeated.contains(at)).map(|at| kept[at]).collect();
    }
}

/// A copy that waits for its place.
struct Copy {
    text: String,
    /// Which part of it repeats something.
    inner: Range<usize>,
    /// Where that stands first.
    first: Range<usize>,
    way: Way,
}

impl Copy {
    fn print(self, text: &mut String, made: &mut Vec<Made>) {
        let Copy { text: copy, inner, first, way } = self;
        made.push(Made { first, again: text.len() + inner.start..text.len() + inner.end, way });
        text.push_str(&copy);
        text.push_str("\n\n");
    }
}

/// A text in which every other paragraph is repeated, and where.
fn repeat(paragraphs: &[&str], random: &mut Random) -> (String, Vec<Made>) {
    let mut text = String::new();
    let mut made = Vec::new();
    let mut waiting: Vec<Copy> = Vec::new();
    let mut hosts = paragraphs.iter().skip(1).step_by(2);
    for paragraph in paragraphs.iter().step_by(2) {
        let start = text.len();
        text.push_str(paragraph);
        text.push_str("\n\n");
        let way = *random.pick(WAYS);
        if let Some((copy, inner, first)) = copy(paragraph, way, &mut hosts, random) {
            waiting.push(Copy { text: copy, inner, first: start + first.start..start + first.end, way });
        }
        while let Some(at) = waiting.iter().position(|copy| copy.way.stands_near() || waiting.len() > FAR) {
            waiting.remove(at).print(&mut text, &mut made);
        }
    }
    waiting.into_iter().for_each(|copy| copy.print(&mut text, &mut made));
    (text, made)
}

/// The copy of a paragraph, which part of the copy repeats it, and which part of it is repeated.
fn copy<'a>(
    paragraph: &str,
    way: Way,
    hosts: &mut impl Iterator<Item = &'a &'a str>,
    random: &mut Random,
) -> Option<(String, Range<usize>, Range<usize>)> {
    let whole = |copy: String| Some((copy.clone(), 0..copy.len(), 0..paragraph.len()));
    let piece = |first: Range<usize>| Some((paragraph[first.clone()].to_owned(), 0..first.len(), first));
    match way {
        Way::Exact => whole(paragraph.to_owned()),
        Way::Noise => whole(noisy(paragraph, random)),
        Way::Edited2 => whole(edited(paragraph, 2, random)),
        Way::Edited5 => whole(edited(paragraph, 5, random)),
        Way::Edited10 => whole(edited(paragraph, 10, random)),
        Way::Edited15 => whole(edited(paragraph, 15, random)),
        Way::Edited20 => whole(edited(paragraph, 20, random)),
        Way::NumbersChanged => with_another_number(paragraph, random).and_then(whole),
        Way::Tail => piece(pieces(paragraph, CLAUSE_ENDS, 28).last()?.clone()),
        Way::Head => piece(pieces(paragraph, CLAUSE_ENDS, 28).into_iter().find(|piece| piece.start == 0)?),
        Way::Contained => one_of(pieces(paragraph, &['。'], 36), random).and_then(piece),
        Way::Overlap => {
            let first = pieces(paragraph, CLAUSE_ENDS, 20).last()?.clone();
            let copy = format!("{}{}", &paragraph[first.clone()], hosts.next()?);
            Some((copy, 0..first.len(), first))
        }
        Way::Partial => {
            let first = one_of(pieces(paragraph, CLAUSE_ENDS, 36), random)?;
            let host = hosts.next()?;
            let at = host.find('，')? + '，'.len_utf8();
            let copy = format!("{}{}{}", &host[..at], &paragraph[first.clone()], &host[at..]);
            Some((copy, at..at + first.len(), first))
        }
    }
}

fn one_of(mut pieces: Vec<Range<usize>>, random: &mut Random) -> Option<Range<usize>> {
    (!pieces.is_empty()).then(|| pieces.swap_remove(random.below(pieces.len())))
}

const CLAUSE_ENDS: &[char] = &['，', '。', '；'];

/// Pieces between such marks that hold so many letters and not twice as many, the last one up to the end.
fn pieces(paragraph: &str, marks: &[char], letters: usize) -> Vec<Range<usize>> {
    let mut edges: Vec<usize> = vec![0];
    edges.extend(paragraph.char_indices().filter(|(_, c)| marks.contains(c)).map(|(at, c)| at + c.len_utf8()));
    let count = |range: &Range<usize>| paragraph[range.clone()].chars().filter(|c| c.is_alphanumeric()).count();
    let long_enough = |&start: &usize| {
        let end = edges.iter().find(|&&end| end > start && count(&(start..end)) >= letters)?;
        (count(&(start..*end)) <= 2 * letters).then_some(start..*end)
    };
    let mut pieces: Vec<Range<usize>> = edges.iter().filter_map(long_enough).collect();
    let tail = edges.iter().rev().map(|&start| start..paragraph.len()).find(|tail| count(tail) >= letters);
    pieces.extend(tail);
    pieces.retain(|piece| piece.len() < paragraph.len());
    pieces
}

fn noisy(paragraph: &str, random: &mut Random) -> String {
    let noise = |letter: char| match (letter, random.below(4)) {
        ('0'..='9', _) => char::from_u32(letter as u32 + 0xFEE0).unwrap_or(letter).to_string(),
        ('、' | '“' | '”', 0) => String::new(),
        ('，', 0) => ",".to_owned(),
        ('，' | '；', 1) => format!("{letter} "),
        _ => letter.to_string(),
    };
    paragraph.chars().map(noise).collect()
}

/// So many copies wait for a place far from what they repeat.
const FAR: usize = 12;
/// Letters that stand in for others.
const LETTERS: &[char] = &['山', '水', '云', '木', '石', '田', '风', '路', '门', '花', '竹', '雨'];

/// The paragraph with so many letters of a hundred replaced, left out or put in; numbers and their units stay.
fn edited(paragraph: &str, percent: usize, random: &mut Random) -> String {
    let letters: Vec<char> = paragraph.chars().collect();
    let numeric = |c: &char| c.is_ascii_digit() || "〇零一二三四五六七八九十百千万亿两点分%".contains(*c);
    let open = |at: usize| {
        letters[at].is_alphabetic() && !letters[at.saturating_sub(3)..letters.len().min(at + 2)].iter().any(numeric)
    };
    let mut places: Vec<usize> = (0..letters.len()).filter(|&at| open(at)).collect();
    let mut edited: Vec<String> = letters.iter().map(char::to_string).collect();
    for _ in 0..(letters.len() * percent).div_ceil(100).min(places.len()) {
        let at = places.swap_remove(random.below(places.len()));
        let other = *random.pick(LETTERS);
        edited[at] = match random.below(3) {
            0 => String::new(),
            1 => format!("{}{other}", letters[at]),
            _ => other.to_string(),
        };
    }
    edited.concat()
}

/// The paragraph with the first digit of one to three of its numbers changed; `None` where it holds none.
fn with_another_number(paragraph: &str, random: &mut Random) -> Option<String> {
    let mut letters: Vec<char> = paragraph.chars().collect();
    let starts = |at: &usize| letters[*at].is_ascii_digit() && !letters[at.saturating_sub(1)].is_ascii_digit();
    let mut places: Vec<usize> = (1..letters.len()).filter(starts).collect();
    if places.is_empty() {
        return None;
    }
    for _ in 0..(1 + random.below(3)).min(places.len()) {
        let at = places.swap_remove(random.below(places.len()));
        let others: Vec<char> = ('1'..='9').filter(|digit| *digit != letters[at]).collect();
        letters[at] = *random.pick(&others);
    }
    Some(letters.into_iter().collect())
}

fn judge(text: &str, made: &[Made], score: &mut Score) {
    let mut index = PassageIndex::new();
    index.add(text);
    let mut reports: Vec<Repeat> = index.repeats().collect();
    for Made { first, again, way } in made {
        let row = score.rows.entry(*way).or_default();
        row.made += 1;
        let of_pair = |report: &Repeat| {
            covers(first, &(report.first.start..report.first.end))
                && covers(again, &(report.again.start..report.again.end))
        };
        let all = reports.iter().filter(|report| of_pair(report));
        let Some(report) = all.max_by_key(|report| (report.kind == way.kind(), report.again.end - report.again.start))
        else {
            score.misses.push(format!("missed {way:?}: {}", &text[again.clone()]));
            continue;
        };
        row.found += 1;
        row.kind_right += usize::from(report.kind == way.kind());
        if report.kind != way.kind() {
            score.misses.push(format!(
                "{way:?} told as {:?} {:.3}: {} :: {}",
                report.kind,
                report.similarity,
                &text[report.first.start..report.first.end],
                &text[report.again.start..report.again.end]
            ));
        }
        let near = |a: usize, b: usize| a.abs_diff(b) <= 2 * '一'.len_utf8();
        let right = near(report.first.start, first.start) && near(report.first.end, first.end);
        row.ends_right +=
            usize::from(right && near(report.again.start, again.start) && near(report.again.end, again.end));
        reports.retain(|report| !of_pair(report));
    }
    score.false_reports += reports.len();
    let told = |report: &Repeat| format!("false {:?}: {}", report.kind, &text[report.again.start..report.again.end]);
    score.misses.extend(reports.iter().map(told));
}

/// Whether two ranges share half of the shorter.
fn covers(made: &Range<usize>, told: &Range<usize>) -> bool {
    let shared = made.end.min(told.end).saturating_sub(made.start.max(told.start));
    shared * 2 > made.len().min(told.len())
}
