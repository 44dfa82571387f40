//! The words of `data/`. Only this file, those of its folder and the segmenter know where they stand.
//!
//! Every table is read once, at its first use. `data/README.md` says what the columns mean.

use once_cell::sync::Lazy;
use serde::Deserialize;

use crate::error::Error;
use crate::fact::Bound;

mod calendar;
pub(crate) mod divisions;
mod governing;
mod layout;
mod measures;
mod nouns;
mod quantity;
mod subject;
mod units;
mod user;
mod verbs;
mod words;

pub(crate) use calendar::calendar;
pub(crate) use governing::{GoverningWords, governing_words, is_region_name, outlook_words};
pub(crate) use layout::line_heads;
pub(crate) use measures::{measured_in, right_symbol};
pub(crate) use nouns::{
    average_per, belongs_to_person, counts_vaguely, has_grade, has_members, is_bare_measure, is_body, is_deed,
    is_degree, is_fate, is_field, is_fund, is_generic, is_ground, is_happening, is_hollow, is_kind, is_made_thing,
    is_milestone, is_outcome, is_paid, is_person, is_plan, is_premises, is_project, is_property, is_rate,
    is_restrictive, is_sector, is_undertaking, names_person, names_property, properties, property_ending, siblings,
    sides, starts_with_fate, takes_bare_number, tells,
};
pub(crate) use quantity::quantity_words;
pub(crate) use subject::subject_words;
pub(crate) use units::{Unit, Units};
use user::UserTable;
pub(crate) use verbs::{
    VerbClass, acts_jointly, carries, carries_out, celebrates, describes, excludes, gives, is_joint_act, is_manner,
    is_way, lives_through, makes_up, means, opens_adjunct, reckons, says, shares_in, spends, states, verb_class, verbs,
};
pub(crate) use words::{Found, WordEnds, WordList};

/// The tables that a user may extend.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    pub(crate) units: Units,
    terms: WordList,
}

/// The lexicon that ships with the crate.
pub(crate) static BUILT_IN: Lazy<Lexicon> = Lazy::new(|| Lexicon {
    units: Units::built_in(),
    terms: parse::<NameTable>(include_str!("../data/names.toml")).forms().into(),
});

impl Lexicon {
    /// The built-in lexicon with the rows of a user's TOML: `[[unit]]`, `[[classifier]]`, and `[[name]]` tables.
    pub(crate) fn extended(toml: &str) -> Result<Self, Error> {
        let rows: UserTable = toml::from_str(toml)?;
        let mut units = BUILT_IN.units.clone();
        units.extend(rows.units())?;
        let names = parse::<NameTable>(include_str!("../data/names.toml"));
        Ok(Self { units, terms: names.forms().into_iter().chain(rows.names()).collect::<Vec<_>>().into() })
    }

    /// Fixed terms that hold numerals and are no quantities: 三大攻坚战, 双减, 一带一路.
    pub(crate) fn terms(&self) -> &WordList {
        &self.terms
    }
}

#[derive(Debug, Deserialize)]
struct NameTable {
    name: Vec<NameRow>,
}

#[derive(Debug, Deserialize)]
struct NameRow {
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    reason: String,
    forms: Vec<String>,
}

impl NameTable {
    fn forms(self) -> Vec<String> {
        self.name.into_iter().flat_map(|row| row.forms).collect()
    }
}

/// The first letter that folding may change, and the end of the letters that it may: radicals, Han characters,
/// compatibility forms.
const FOLDED: std::ops::Range<char> = '\u{2e80}'..'\u{fb00}';

/// Whether a letter is a Chinese character of the basic block.
pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The bytes of a Han character of the basic plane.
pub(crate) const HAN: usize = 3;

/// Those of two, as most words have.
pub(crate) const TWO_HAN: usize = 2 * HAN;

/// Full-width forms stand 0xFEE0 above their ASCII counterparts: Ａ is A.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Traditional script and compatibility forms folded to simplified, one character to one of equal length.
pub(crate) fn fold(c: char) -> char {
    // Every letter of every text is asked for, so the pairs lie in a flat table.
    static TABLE: Lazy<Vec<char>> = Lazy::new(|| {
        let table: FoldTable = parse(include_str!("../data/traditional.toml"));
        let mut folded: Vec<char> = (FOLDED.start as u32..FOLDED.end as u32)
            .map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        for pair in table.pairs.split_whitespace().chain(table.compatibility.split_whitespace()) {
            let mut chars = pair.chars();
            if let Some((written, simplified)) = chars.next().zip(chars.next())
                && FOLDED.contains(&written)
            {
                folded[written as usize - FOLDED.start as usize] = simplified;
            }
        }
        folded
    });
    if FOLDED.contains(&c) { TABLE[c as usize - FOLDED.start as usize] } else { c }
}

#[derive(Debug, Deserialize)]
struct FoldTable {
    pairs: String,
    compatibility: String,
}

/// A word that bounds a number.
#[derive(Debug, Deserialize)]
struct QualifierRow {
    side: Side,
    bound: Bound,
    forms: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Side {
    Before,
    After,
}

#[derive(Debug, Deserialize)]
struct QualifierTable {
    qualifier: Vec<QualifierRow>,
}

struct Qualifiers {
    before: WordEnds,
    bounds_before: Vec<Bound>,
    after: WordList,
    bounds_after: Vec<Bound>,
}

static QUALIFIERS: Lazy<Qualifiers> = Lazy::new(|| {
    let table: QualifierTable = parse(include_str!("../data/qualifiers.toml"));
    let side = |side: Side| {
        let rows = table.qualifier.iter().filter(move |row| row.side == side);
        rows.flat_map(|row| row.forms.iter().map(|form| (form.clone(), row.bound))).unzip()
    };
    let (before, bounds_before): (Vec<String>, Vec<Bound>) = side(Side::Before);
    let (after, bounds_after): (Vec<String>, Vec<Bound>) = side(Side::After);
    Qualifiers { before: before.into(), bounds_before, after: after.into(), bounds_after }
});

/// The bounding word that ends `text`, and how long it is: 约 of 长约, 不超过 before 超过.
pub(crate) fn bound_before(text: &str) -> Option<(Bound, usize)> {
    QUALIFIERS.before.ending(text).map(|found| (QUALIFIERS.bounds_before[found.row], found.len()))
}

/// The bounding word that starts `text`, and how long it is: 以上 of 以上的县.
pub(crate) fn bound_after(text: &str) -> Option<(Bound, usize)> {
    QUALIFIERS.after.starting(text).map(|found| (QUALIFIERS.bounds_after[found.row], found.end))
}

/// The words of `data/times.toml`; the table says what each list is.
#[derive(Debug, Deserialize)]
pub(crate) struct TimeWords {
    words: WordList,
    bases: Vec<String>,
    pub(crate) lasting: WordEnds,
    pub(crate) length_before: WordEnds,
    pub(crate) length_behind: WordList,
    pub(crate) names_behind_month: WordList,
    pub(crate) numbered: WordList,
    pub(crate) games: WordList,
    pub(crate) yearly: WordList,
    pub(crate) seasonal: WordList,
    pub(crate) named_after_years: WordList,
    pub(crate) times_in_week: WordList,
    pub(crate) events: WordList,
    pub(crate) eras: Vec<String>,
    pub(crate) holidays: Vec<String>,
    pub(crate) scores: WordList,
}

/// The words about times.
pub(crate) fn time_words() -> &'static TimeWords {
    static TIMES: Lazy<TimeWords> = Lazy::new(|| parse(include_str!("../data/times.toml")));
    &TIMES
}

/// Words that set a time: 今年, 目前, 上半年.
pub(crate) fn named_times() -> &'static WordList {
    &time_words().words
}

/// Words that name a basis of comparison: 同比, 比上年.
pub(crate) fn bases() -> &'static [String] {
    &time_words().bases
}

#[derive(Debug, Deserialize)]
struct PlaceTable {
    words: Vec<String>,
    sectors: Vec<String>,
    others: Vec<String>,
}

/// Words for a scope, each with whether it may as well be part of a name: 全市 may not, 城镇 may.
///
/// A longer word that only holds one (国内生产总值) is no scope, nor is 全 of 健全 or 完全 with what follows (健全县、乡、村网络).
pub(crate) fn scope_words(text: &str) -> impl Iterator<Item = (Found, ScopeWord)> {
    static TABLE: Lazy<(usize, usize, WordList)> = Lazy::new(|| {
        let table = parse::<PlaceTable>(include_str!("../data/places.toml"));
        let (words, sectors) = (table.words.len(), table.sectors.len());
        let all: Vec<String> = table.words.into_iter().chain(table.sectors).chain(table.others).collect();
        (words, words + sectors, all.into())
    });
    let (words, sectors, list) = &*TABLE;
    let another = |found: &Found| text[found.start..].starts_with('全') && text[..found.start].ends_with(['健', '完']);
    list.find_iter(text).filter(move |found| !another(found)).filter_map(|found| match found.row {
        at if at < *words => Some((found, ScopeWord::Whole)),
        at if at < *sectors => Some((found, ScopeWord::Sector)),
        _ => None,
    })
}

/// What a scope word may do besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScopeWord {
    /// 全市: never part of a name.
    Whole,
    /// 城镇: part of a name as often.
    Sector,
}

fn parse<T: for<'de> Deserialize<'de>>(table: &str) -> T {
    toml::from_str(table).unwrap_or_else(|error| panic!("a table in data/ is broken: {error}"))
}
