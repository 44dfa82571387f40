//! Paragraphs broken in every way that pages break them, and how many breaks the repair closes.

use std::collections::BTreeMap;
use std::fmt;

use shuliang::{Join, Tier, repair};

use crate::random::Random;

/// One way to break a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Anywhere,
    AfterComma,
    InNumber,
    BeforeUnit,
    InQuotes,
    PageNumberBetween,
    RepeatedOverlap,
    /// Every line of the text at one width; this breaks whole texts.
    ColumnWidth,
}

/// Ways that break a paragraph in two.
const WAYS: &[Way] = &[
    Way::Anywhere,
    Way::AfterComma,
    Way::InNumber,
    Way::BeforeUnit,
    Way::InQuotes,
    Way::PageNumberBetween,
    Way::RepeatedOverlap,
];

/// Breaks closed and left open, by the way they were made.
#[derive(Debug, Default)]
pub struct Score {
    pub made: BTreeMap<Way, (usize, usize)>,
    /// Joins of certain, likely and weak tier where no break was made.
    pub false_joins: BTreeMap<Tier, usize>,
    /// Some of the breaks left open and joins that are false, to look at.
    pub misses: Vec<String>,
    /// Boundaries between paragraphs that are whole.
    pub boundaries: usize,
}

impl Score {
    pub fn recall(&self) -> f64 {
        let (closed, made) = self.totals();
        closed as f64 / made.max(1) as f64
    }

    pub fn precision(&self) -> f64 {
        let (closed, _) = self.totals();
        let false_joins: usize = self.false_joins.values().sum();
        closed as f64 / (closed + false_joins).max(1) as f64
    }

    fn totals(&self) -> (usize, usize) {
        self.made.values().fold((0, 0), |(closed, made), (some, all)| (closed + some, made + all))
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (way, (closed, made)) in &self.made {
            writeln!(f, "  {:<18} {closed:>6} of {made:>6}  {:.3}", format!("{way:?}"), *closed as f64 / *made as f64)?;
        }
        let tier = |tier: Tier| self.false_joins.get(&tier).copied().unwrap_or_default();
        let [certain, likely, weak] = [Tier::Certain, Tier::Likely, Tier::Weak].map(tier);
        writeln!(f, "  false joins {certain} certain, {likely} likely, {weak} weak at {} boundaries", self.boundaries)?;
        write!(f, "  precision {:.4}  recall {:.4}", self.precision(), self.recall())
    }
}

/// A text with breaks whose places are known.
#[derive(Debug, Default)]
struct Broken {
    text: String,
    /// Each break: the byte behind the last letter before it, and how it was made.
    breaks: Vec<(usize, Way)>,
    boundaries: usize,
}

/// Breaks half of the running paragraphs and measures the repair.
///
/// `texts` are lists of paragraphs as they stand in a document, headings among them.
pub fn measure_pages(texts: &[Vec<&str>], seeds: &[u64]) -> Score {
    let mut score = Score::default();
    for seed in seeds {
        let mut random = Random::seeded(*seed);
        for paragraphs in texts {
            judge(&break_one_by_one(paragraphs, &mut random), &mut score);
        }
    }
    score
}

/// Breaks every paragraph at the width of a column and measures the repair.
pub fn measure_columns(texts: &[Vec<&str>]) -> Score {
    let mut score = Score::default();
    for paragraphs in texts {
        for width in [22, 31, 40] {
            judge(&wrap(paragraphs, width), &mut score);
        }
    }
    score
}

fn break_one_by_one(paragraphs: &[&str], random: &mut Random) -> Broken {
    let mut broken = Broken::default();
    let mut page = 1;
    for paragraph in paragraphs {
        let way = *random.pick(WAYS);
        let at = (random.below(2) == 0 && crate::clean::is_running(paragraph))
            .then(|| place(paragraph, way, random))
            .flatten();
        match at {
            Some(at) => {
                broken.text.push_str(&paragraph[..at]);
                broken.breaks.push((broken.text.len(), way));
                broken.text.push_str("\n\n");
                if way == Way::PageNumberBetween {
                    broken.text.push_str(&format!("- {page} -\n\n"));
                    page += 1;
                }
                let back = if way == Way::RepeatedOverlap { 8 + random.below(12) } else { 0 };
                broken.text.push_str(&paragraph[back_by(paragraph, at, back)..]);
            }
            None => broken.text.push_str(paragraph),
        }
        broken.text.push_str("\n\n");
    }
    broken.boundaries = paragraphs.len();
    broken
}

/// A place for a break of this kind: not within five letters of an end, and not behind a full stop, where nobody can
/// see that the paragraph goes on.
fn place(paragraph: &str, way: Way, random: &mut Random) -> Option<usize> {
    let letters: Vec<(usize, char)> = paragraph.char_indices().collect();
    let fits = |at: usize| {
        let (before, after) = (letters[at - 1].1, letters[at].1);
        let digit = |c: char| c.is_ascii_digit();
        !"。！？!?…”）》".contains(before)
            && match way {
                Way::Anywhere | Way::PageNumberBetween | Way::ColumnWidth => true,
                Way::RepeatedOverlap => at > 40,
                Way::AfterComma => before == '，',
                Way::InNumber => digit(before) && (digit(after) || after == '.') || before == '.' && digit(after),
                Way::BeforeUnit => digit(before) && "个亿万千元年人户家座所条项次辆台套吨公平亩%".contains(after),
                Way::InQuotes => {
                    letters[..at].iter().rev().take(10).find(|(_, c)| "“”".contains(*c)).is_some_and(|(_, c)| *c == '“')
                }
            }
    };
    let places: Vec<usize> = (5..letters.len().saturating_sub(5)).filter(|&at| fits(at)).collect();
    (!places.is_empty()).then(|| letters[*random.pick(&places)].0)
}

fn back_by(paragraph: &str, at: usize, letters: usize) -> usize {
    paragraph[..at].char_indices().rev().take(letters).last().map_or(at, |(start, _)| start)
}

/// The paragraphs at one width, in letters, each set in by two.
fn wrap(paragraphs: &[&str], width: usize) -> Broken {
    let mut broken = Broken::default();
    for paragraph in paragraphs {
        let mut column = 2;
        broken.text.push_str("　　");
        for letter in paragraph.chars() {
            // A mark hangs over the edge: no line starts with it.
            if column >= 2 * width && !"，。、；：！？”）》%".contains(letter) {
                broken.breaks.push((broken.text.len(), Way::ColumnWidth));
                broken.text.push('\n');
                column = 0;
            }
            broken.text.push(letter);
            column += if letter.is_ascii() { 1 } else { 2 };
        }
        broken.text.push('\n');
    }
    broken.boundaries = paragraphs.len();
    broken
}

fn judge(broken: &Broken, score: &mut Score) {
    let joins: Vec<Join> = repair(&broken.text).paragraphs.into_iter().flat_map(|paragraph| paragraph.joins).collect();
    let closes = |join: &Join, at: usize| join.start <= at && at < join.end;
    for &(at, way) in &broken.breaks {
        let (closed, made) = score.made.entry(way).or_default();
        *made += 1;
        if joins.iter().any(|join| closes(join, at)) {
            *closed += 1;
        } else {
            score.misses.push(around("open", way, &broken.text, at));
        }
    }
    for join in joins.iter().filter(|join| !broken.breaks.iter().any(|&(at, _)| closes(join, at))) {
        *score.false_joins.entry(join.tier).or_default() += 1;
        score.misses.push(around("false", join.tier, &broken.text, join.start));
    }
    score.boundaries += broken.boundaries;
}

fn around(what: &str, how: impl fmt::Debug, text: &str, at: usize) -> String {
    let before: Vec<char> = text[..at].chars().rev().take(24).collect();
    let after: String = text[at..].chars().take(40).collect();
    let before: String = before.into_iter().rev().collect();
    format!("{what} {how:?}: {before}|{after}").replace('\n', "⏎")
}
