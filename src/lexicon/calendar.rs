//! The words of `data/calendar.toml`: how times are read as dates and intervals.

use once_cell::sync::Lazy;
use serde::Deserialize;

/// The table says what each list is.
#[derive(Debug, Deserialize)]
pub(crate) struct Calendar {
    pub(crate) openers: Vec<String>,
    pub(crate) since: Vec<String>,
    pub(crate) looking_back: Vec<String>,
    pub(crate) until: Vec<String>,
    pub(crate) behind: Vec<String>,
    pub(crate) years: Vec<RelativeYear>,
    pub(crate) parts: Vec<YearPart>,
    pub(crate) pointing: Pointing,
    pub(crate) bases: Bases,
}

/// Words that point at a date said before: 当年, 当月, 当日.
#[derive(Debug, Deserialize)]
pub(crate) struct Pointing {
    years: Vec<String>,
    months: Vec<String>,
    days: Vec<String>,
    whole: Vec<String>,
}

impl Pointing {
    /// Whether such a word takes over a date as it is: 届时.
    pub(crate) fn takes_whole(&self, word: &str) -> bool {
        self.whole.iter().any(|one| one == word)
    }

    /// How much of an ISO 8601 date such a word takes over, in bytes: 当月 has `2009-05` of `2009-05-12`.
    pub(crate) fn reach(&self, word: &str) -> Option<usize> {
        let lists = [(&self.years, "2009"), (&self.months, "2009-05"), (&self.days, "2009-05-12")];
        lists.iter().find(|(words, _)| words.iter().any(|one| one == word)).map(|(_, date)| date.len())
    }
}

/// A year counted from the document's: 去年.
#[derive(Debug, Deserialize)]
pub(crate) struct RelativeYear {
    words: Vec<String>,
    pub(crate) offset: i32,
}

/// A part of a year by its first and last month or day; none for the whole.
#[derive(Debug, Deserialize)]
pub(crate) struct YearPart {
    words: Vec<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

/// What a change is compared with.
#[derive(Debug, Deserialize)]
pub(crate) struct Bases {
    pub(crate) openers: Vec<String>,
    pub(crate) closers: Vec<String>,
    pub(crate) yearly: Vec<String>,
    pub(crate) preceding: Vec<String>,
}

/// The words of the calendar.
pub(crate) fn calendar() -> &'static Calendar {
    static CALENDAR: Lazy<Calendar> = Lazy::new(|| super::parse(include_str!("../../data/calendar.toml")));
    &CALENDAR
}

impl Calendar {
    /// The relative year that an expression starts with, as an offset, and the rest: 去年上半年.
    pub(crate) fn relative_year<'t>(&self, words: &'t str) -> Option<(i32, &'t str)> {
        let found = |row: &RelativeYear| row.words.iter().find_map(|word| words.strip_prefix(word.as_str()));
        self.years.iter().find_map(|row| found(row).map(|rest| (row.offset, rest)))
    }

    /// The part of a year that a word names.
    pub(crate) fn part(&self, word: &str) -> Option<&YearPart> {
        self.parts.iter().find(|part| part.words.iter().any(|other| other == word))
    }
}
