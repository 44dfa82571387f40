//! Parts of a known year: halves, quarters, months, days, ends and beginnings.

use once_cell::sync::Lazy;
use regex::Regex;

use super::{Stretch, number};
use crate::lexicon::calendar;

/// The part of a year as a stretch; an empty part is the year itself.
pub(super) fn within_year(year: i32, part: &str) -> Option<Stretch> {
    if part.is_empty() {
        return Some(Stretch::one(year.to_string()));
    }
    if let Some(named) = calendar().part(part) {
        let date = |of: &Option<String>| of.as_ref().map_or(year.to_string(), |of| format!("{year}-{of}"));
        return Some(Stretch { from: date(&named.from), to: date(&named.to) });
    }
    quarter(year, part).or_else(|| first_months(year, part)).or_else(|| of_month(year, part))
}

/// 一季度, 第三季度末, 前三季度.
fn quarter(year: i32, part: &str) -> Option<Stretch> {
    static QUARTER: Lazy<Regex> = Lazy::new(|| Regex::new(r"^(前|第)?([一二三四1-4])个?季度(末)?$").expect("tested"));
    let found = QUARTER.captures(part)?;
    let last = number(&found[2])? * 3;
    if found.get(3).is_some() {
        return Some(Stretch::one(day(year, last, last_day(year, last))));
    }
    let first = if found.get(1).is_some_and(|word| word.as_str() == "前") { 1 } else { last - 2 };
    Some(Stretch { from: month(year, first), to: month(year, last) })
}

/// 前七个月, 1-9月, 一至五月.
fn first_months(year: i32, part: &str) -> Option<Stretch> {
    static MONTHS: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^(?:前([0-9]{1,2}|[一二三四五六七八九十]{1,2})个?月|([0-9]{1,2}|[一二三四五六七八九十]{1,2})月?[—–~～至到-]{1,2}([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?)$")
            .expect("tested")
    });
    let found = MONTHS.captures(part)?;
    let (first, last) = match found.get(1) {
        Some(count) => (1, number(count.as_str())?),
        None => (number(&found[2])?, number(&found[3])?),
    };
    let known = first >= 1 && first < last.max(2) && last <= 12;
    known.then(|| Stretch { from: month(year, first), to: month(year, last) })
}

/// 3月, 3月5日, 6月底, 十一月中旬, 3月5-8日.
fn of_month(year: i32, part: &str) -> Option<Stretch> {
    static MONTH: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^([0-9]{1,2}|[一二三四五六七八九十正]{1,2})月(?:(份)|([上中下])旬|(底|末)|(初)|([0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[日号]?(?:[—–~～至到-]{1,2}([0-9]{1,2})[日号])?)?$")
            .expect("tested")
    });
    let found = MONTH.captures(part)?;
    let of = if &found[1] == "正" { return None } else { number(&found[1])? };
    if !(1..=12).contains(&of) {
        return None;
    }
    let last = last_day(year, of);
    let days = |from: u32, to: u32| {
        let known = (1..=last).contains(&from) && (from..=last).contains(&to);
        known.then(|| Stretch { from: day(year, of, from), to: day(year, of, to) })
    };
    match (found.get(3).map(|word| word.as_str()), found.get(6)) {
        (Some("上"), _) => days(1, 10),
        (Some("中"), _) => days(11, 20),
        (Some(_), _) => days(21, last),
        (None, Some(first)) => {
            let first = number(first.as_str())?;
            let until = found.get(7).map_or(Some(first), |until| number(until.as_str()))?;
            days(first, until)
        }
        (None, None) if found.get(4).is_some() => days(last, last),
        (None, None) if found.get(5).is_some() => days(1, 1),
        (None, None) => Some(Stretch::one(month(year, of))),
    }
}

pub(super) fn month(year: i32, month: u32) -> String {
    format!("{year}-{month:02}")
}

fn day(year: i32, month: u32, day: u32) -> String {
    format!("{year}-{month:02}-{day:02}")
}

/// The day of a date that has one.
pub(super) fn day_of(date: &str) -> Option<u32> {
    date.get(8..10)?.parse().ok()
}

/// A date so many years on; of 29 February the last of the month.
pub(super) fn shifted_year(date: &str, years: i32) -> Option<String> {
    let year: i32 = date.get(..4)?.parse().ok()?;
    let year = year + years;
    if date.ends_with("-02-29") {
        return Some(day(year, 2, last_day(year, 2)));
    }
    Some(format!("{year}{}", &date[4..]))
}

pub(super) fn last_day(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}
