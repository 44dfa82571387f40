//! Time expressions as ISO 8601 dates and intervals, where the words alone or the document's time say it.
//!
//! 2024年3月5日 is `2024-03-05`, 2016年—2020年 `2016/2020`, “十四五”期间 `2021/2025`, 2015年以来 `2015/..` (an open
//! end, ISO 8601-2), 近五年 in a text of 2024 `P5Y/2024`. 上半年 and 去年 need the document's time.

mod basis;
mod calendar;
mod plan;

use once_cell::sync::Lazy;
use regex::Regex;

pub(crate) use self::basis::basis;
use self::calendar::within_year;
use crate::lexicon::calendar;
use crate::numeral;

/// When a document was written, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DocumentTime {
    pub(crate) year: i32,
    pub(crate) month: Option<u32>,
    /// An earlier year of which it gives account, as its title says.
    pub(crate) reviewed: Option<i32>,
}

impl DocumentTime {
    pub(crate) fn of(year: i32, month: Option<u32>) -> Self {
        Self { year, month, reviewed: None }
    }
}

/// From one date to another, both as ISO 8601 writes them; the same twice where it is one date.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    from: String,
    to: String,
}

impl Stretch {
    fn one(date: String) -> Self {
        Self { from: date.clone(), to: date }
    }

    fn written(self) -> String {
        if self.from == self.to { self.from } else { format!("{}/{}", self.from, self.to) }
    }
}

/// The expression as an ISO 8601 date or interval, none where it cannot be known.
pub(crate) fn iso(words: &str, document: Option<DocumentTime>) -> Option<String> {
    let plain: String = words.chars().filter(|c| !"“”‘’『』".contains(*c)).collect();
    stretch(without_clock(in_brackets(without_opener(&plain))), document).map(Stretch::written)
}

/// 5月21日 of 今天（5月21日）.
fn in_brackets(words: &str) -> &str {
    let bracket = words.split_once('（').and_then(|(_, behind)| behind.split_once('）'));
    bracket.map_or(words, |(date, _)| date)
}

/// 2023年 of 截至2023年.
fn without_opener(words: &str) -> &str {
    calendar().openers.iter().find_map(|opener| words.strip_prefix(opener.as_str())).unwrap_or(words)
}

/// 2015年12月13日04:16, 3月5日上午9时: the date is all that is read.
fn without_clock(words: &str) -> &str {
    static CLOCK: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"日(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|深夜|晚)?(?:[0-9]{1,2}[:：时点].*)?$")
            .expect("tested")
    });
    CLOCK.find(words).map_or(words, |found| &words[..found.start() + '日'.len_utf8()])
}

fn stretch(words: &str, document: Option<DocumentTime>) -> Option<Stretch> {
    let without = |endings: &[String]| endings.iter().find_map(|ending| words.strip_suffix(ending.as_str()));
    if let Some(start) = without(&calendar().since) {
        // 五年来 counts back and is read below; 2015年以来 and 去年以来 start.
        let from = point(start, document).or_else(|| plan::read(start))?.from;
        return Some(Stretch { from, to: "..".to_owned() });
    }
    if let Some(end) = without(&calendar().until) {
        let to = point(end, document)?.to;
        return Some(Stretch { from: "..".to_owned(), to });
    }
    if let Some(start) = without(&calendar().behind) {
        let from = point(start, document)?.to;
        return Some(Stretch { from, to: "..".to_owned() });
    }
    point(words, document)
        .or_else(|| plan::read(words))
        .or_else(|| relative(words, document?))
        .or_else(|| between(words, document))
}

/// A year, or a part of one: 2024年, 去年, 2024年3月5日, 今年上半年, 1-9月.
fn point(words: &str, document: Option<DocumentTime>) -> Option<Stretch> {
    let (year, part) = match named_year(words, document) {
        Some((year, part)) => (year, part),
        None => return undated(words, document?),
    };
    within_year(year, part)
}

/// 上半年, 6月底, 年末 without a year are those of the document's year, unless they end after it was written: the
/// 全年 of a bulletin of March 2024 on the year 2023 is that year, of another text foreseen or not known. Early in a
/// year the whole of one and 年末 are those of the last; 年底 is as often that to come.
fn undated(words: &str, document: DocumentTime) -> Option<Stretch> {
    let read = within_year(document.year, words).filter(|_| !words.is_empty())?;
    let end = read.to.get(5..7).and_then(|month| month.parse::<u32>().ok()).unwrap_or(12);
    if document.month.is_none_or(|month| end <= month) {
        return Some(read);
    }
    let early = document.month.is_some_and(|month| month <= LAST_REVIEW)
        && calendar().looking_back.iter().any(|word| word == words);
    document.reviewed.or(early.then_some(document.year - 1)).and_then(|year| within_year(year, words))
}

/// A year in whose place any other would do.
const ANY: i32 = 2000;

/// Whether an expression is a part of a year that names none: 全年, 上半年, 6月底.
pub(crate) fn is_part_of_year(words: &str) -> bool {
    !words.is_empty() && within_year(ANY, words).is_some()
}

/// The year that an expression names or, by the document's time, means: 2023 of 2023年3月, and of 去年 in a text of 2024.
pub(crate) fn year_of(words: &str, document: Option<DocumentTime>) -> Option<i32> {
    named_year(without_opener(words), document).map(|(year, _)| year)
}

/// Whether an expression starts with a year that is counted from another: 去年, 今年上半年.
pub(crate) fn is_relative(words: &str) -> bool {
    calendar().relative_year(words).is_some()
}

/// Whether it is a year in figures alone, as columns of tables hold them: 2015.
pub(crate) fn is_bare_year(words: &str) -> bool {
    words.len() == "2015".len() && words.starts_with(['1', '2']) && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an expression is a whole year: 1999年, 去年.
pub(crate) fn is_year(words: &str) -> bool {
    let any = Some(DocumentTime::of(ANY, None));
    named_year(words, any).is_some_and(|(_, part)| part.is_empty())
}

/// The year that an expression starts with, and the rest.
fn named_year(words: &str, document: Option<DocumentTime>) -> Option<(i32, &str)> {
    static YEAR: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"^(?:([12][0-9]{3})|([一二][〇○零一二三四五六七八九]{3}))年度?").expect("tested"));
    static ERA: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"^(?:中华)?民国(元|[0-9]{1,3}|[一二三四五六七八九十百]{1,6})年度?").expect("tested"));
    if let Some(found) = YEAR.captures(words) {
        let year = match found.get(1) {
            Some(digits) => digits.as_str().parse().ok()?,
            None => spelled_year(&found[2])?,
        };
        return Some((year, &words[found[0].len()..]));
    }
    if let Some(found) = ERA.captures(words) {
        let year = if &found[1] == "元" { 1 } else { number(&found[1])? };
        // The first year of the Republic is 1912.
        return Some((1911 + i32::try_from(year).ok()?, &words[found[0].len()..]));
    }
    let (offset, part) = calendar().relative_year(words)?;
    Some((document?.year + offset, part))
}

/// 一九八五: digit by digit.
fn spelled_year(words: &str) -> Option<i32> {
    words.chars().try_fold(0, |year, c| {
        let digit = match c {
            '〇' | '○' | '零' => 0,
            _ => i32::try_from("一二三四五六七八九".chars().position(|digit| digit == c)?).ok()? + 1,
        };
        Some(year * 10 + digit)
    })
}

/// Up to this month a text looks back on the last calendar year.
const LAST_REVIEW: u32 = 3;

/// 近五年 and 这五年 count back from the document, 未来三年 on from it.
fn relative(words: &str, document: DocumentTime) -> Option<Stretch> {
    static LENGTH: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^(最近|过去|近|这|未来|今后)?的?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年(来|间|里)?$")
            .expect("tested")
    });
    let found = LENGTH.captures(words)?;
    let years = number(&found[2])?;
    let side = (found.get(1).map(|word| word.as_str()), found.get(3).map(|word| word.as_str()));
    if years == 1 {
        // 过去一年 of a report of March is the last calendar year, of one of July it may be the last twelve months.
        let early = document.month.is_some_and(|month| month <= LAST_REVIEW);
        let reviewed = matches!(side, (Some("过去"), _) | (None, Some("来"))) && early;
        return reviewed.then(|| Stretch::one((document.year - 1).to_string()));
    }
    let (length, year) = (format!("P{years}Y"), document.year.to_string());
    match side {
        (Some("未来" | "今后"), _) => Some(Stretch { from: year, to: length }),
        (Some(_), _) | (None, Some("来")) => Some(Stretch { from: length, to: year }),
        _ => None,
    }
}

/// 2016年—2020年, 一九六一年到一九七三年, 2019-2021年.
fn between(words: &str, document: Option<DocumentTime>) -> Option<Stretch> {
    static BETWEEN: Lazy<Regex> = Lazy::new(|| {
        Regex::new(
            r"^(?:([12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})|(.+?[年月日底末初]))(?:[—–~～至到-]{1,2})(.+)$",
        )
        .expect("tested")
    });
    let found = BETWEEN.captures(words)?;
    let start = match found.get(1) {
        Some(year) => point(&format!("{}年", year.as_str()), document)?,
        None => point(&found[2], document)?,
    };
    let end = point(&found[3], document)?;
    Some(Stretch { from: start.from, to: end.to })
}

/// A small whole number in digits or characters.
fn number(words: &str) -> Option<u32> {
    numeral::parse(words).ok()?.to_string().parse().ok()
}

/// The time of an ISO 8601 date (2024, 2024-03, 2024-03-05), none where it is no such date.
pub(crate) fn document_time(date: &str) -> Option<DocumentTime> {
    static DATE: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"^([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?$").expect("tested"));
    let found = DATE.captures(date)?;
    let number = |group: usize| found.get(group).and_then(|digits| digits.as_str().parse::<u32>().ok());
    let (year, month) = (found[1].parse().ok()?, number(2));
    // No text is of 2023-02-29.
    let is_known = month.zip(number(3)).is_none_or(|(month, day)| day <= calendar::last_day(year, month));
    is_known.then(|| DocumentTime::of(year, month))
}

/// The time that a full date in a text names, where it names a year: 2024年3月5日, 2024-03-05, 2024/3/5.
pub(crate) fn dated(words: &str) -> Option<DocumentTime> {
    static SLASHED: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^([12][0-9]{3})[-/.](1[0-2]|0?[1-9])[-/.](?:[12][0-9]|3[01]|0?[1-9])$").expect("tested")
    });
    if let Some(found) = SLASHED.captures(words) {
        return Some(DocumentTime::of(found[1].parse().ok()?, found[2].parse().ok()));
    }
    let (_, part) = named_year(words, None)?;
    let date = iso(words, None).filter(|date| date.len() <= 10 && (part.is_empty() || date.len() > 4))?;
    document_time(&date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_times_need_no_document() {
        assert_eq!(iso("2024年3月5日", None).as_deref(), Some("2024-03-05"));
        assert_eq!(iso("2016年—2020年", None).as_deref(), Some("2016/2020"));
        assert_eq!(iso("上半年", None), None);
        assert_eq!(iso("今天（2024年5月21日）上午9时", None).as_deref(), Some("2024-05-21"));
    }

    #[test]
    fn relative_years_count_from_the_document() {
        let document = document_time("2024");
        assert_eq!(iso("去年", document).as_deref(), Some("2023"));
        assert_eq!(iso("去年", None), None);
        assert_eq!(iso("近五年", document).as_deref(), Some("P5Y/2024"));
        assert_eq!(document_time("2024-13"), None);
        assert_eq!(iso("过去一年", document_time("2024-03")).as_deref(), Some("2023"));
        assert_eq!(iso("过去一年", document_time("2024-07")), None);
        assert_eq!(iso("近一年", document_time("2024-03")), None);
    }

    #[test]
    fn what_ends_after_the_document_is_not_known() {
        let july = document_time("2024-07-15");
        assert_eq!(iso("上半年", july).as_deref(), Some("2024-01/2024-06"));
        assert_eq!(iso("全年", july), None);
    }

    #[test]
    fn a_date_in_the_text_is_the_documents() {
        assert_eq!(dated("2024年3月5日"), Some(DocumentTime::of(2024, Some(3))));
        assert_eq!(dated("2026-02-09"), Some(DocumentTime::of(2026, Some(2))));
        assert_eq!(dated("今年"), None);
    }
}
