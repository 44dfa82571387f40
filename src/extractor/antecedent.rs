//! The ISO reading of a time, where what it leaves out was said before it.
//!
//! 2024年，航线增至20条。2月，新增3条 is February of that year, whenever the text was written; 当年, 当日 and 届时 take over the
//! year or the day of the last date; in a text that counts 民國84年 a bare 84年 is that year.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::lexicon::{self, calendar};
use crate::scope::iso::{self, DocumentTime};
use crate::scope::time;
use crate::span::{Span, letter_from};

/// So many bytes back a year is looked for, in the paragraph.
const REACH: usize = 600;

/// … and so many bytes back the Republic, in the article.
const ARTICLE: usize = 20_000;

/// The reading of a time that stands in a clean text.
pub(super) fn reading(text: &str, time: Span, document: Option<DocumentTime>) -> Option<String> {
    let said = plain(time.of(text));
    let dates = || {
        let before = before(text, time).into_iter().rev();
        before.filter_map(|other| iso::iso(&plain(other.of(text)), document))
    };
    if calendar().pointing.takes_whole(&said) {
        return dates().next().filter(|date| !date.contains('/'));
    }
    if let Some(reach) = calendar().pointing.reach(&said) {
        return dates().filter(|date| !date.contains('/')).find_map(|date| date.get(..reach).map(str::to_owned));
    }
    if iso::is_part_of_year(&said)
        && let Some(year) = year_before(text, time, document)
    {
        return iso::iso(&said, Some(DocumentTime::of(year, None)));
    }
    // 2015 in the column of the years of a table.
    if iso::is_bare_year(&said) {
        return Some(said);
    }
    let republic = || republican(text, time, &said).and_then(|era| iso::iso(&era, document));
    iso::iso(&said, document).or_else(republic)
}

/// The year that was spoken of last, unless it is only compared with: 比2020年增长.
fn year_before(text: &str, time: Span, document: Option<DocumentTime>) -> Option<i32> {
    let words = lexicon::governing_words();
    for other in before(text, time).into_iter().rev() {
        let said = plain(other.of(text));
        if let Some(year) = iso::year_of(&said, document) {
            let compared = words.comparing.ends(&text[..other.start]);
            if !compared {
                return Some(year);
            }
        } else if iso::is_relative(&said) {
            return None;
        }
    }
    None
}

/// The times before one in its paragraph.
fn before(text: &str, time: Span) -> Vec<Span> {
    let near = letter_from(text, time.start.saturating_sub(REACH));
    let start = text[near..time.start].rfind('\n').map_or(near, |at| near + at + 1);
    time::find(text, Span::new(start, time.start))
}

/// 民國84年 of 84年, where a year of the Republic was said before it.
fn republican(text: &str, time: Span, said: &str) -> Option<String> {
    static BARE: Lazy<Regex> = Lazy::new(|| Regex::new(r"^[1-9][0-9]{1,2}年度?").expect("tested"));
    static ERA: Lazy<Regex> = Lazy::new(|| Regex::new(r"民[國国][0-9]{1,3}年").expect("tested"));
    let near = letter_from(text, time.start.saturating_sub(ARTICLE));
    let counted = BARE.is_match(said) && ERA.is_match(&text[near..time.start]);
    counted.then(|| format!("民国{said}"))
}

/// Without white space, which a broken line may leave inside.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, said: &str) -> Option<String> {
        let start = text.rfind(said).expect("it stands there");
        reading(text, Span::new(start, start + said.len()), iso::document_time("2025-08"))
    }

    #[test]
    fn a_part_of_a_year_is_of_the_year_said_before() {
        assert_eq!(read("2024年，航线增至20条。2月，新增3条。", "2月").as_deref(), Some("2024-02"));
        assert_eq!(read("去年航线20条，上半年新增3条。", "上半年").as_deref(), Some("2024-01/2024-06"));
        assert_eq!(read("航线20条，比2020年多3条。上半年新增3条。", "上半年").as_deref(), Some("2025-01/2025-06"));
        assert_eq!(read("2024年航线20条。\n上半年新增3条。", "上半年").as_deref(), Some("2025-01/2025-06"));
    }

    #[test]
    fn a_word_that_points_takes_the_date_over() {
        assert_eq!(read("2009年5月建成，当年销售3台。", "当年").as_deref(), Some("2009"));
        assert_eq!(read("4月4日集中，当日转运3人。", "当日").as_deref(), Some("2025-04-04"));
        assert_eq!(read("4月集中，当日转运3人。", "当日"), None);
        assert_eq!(read("2026年10月竣工，届时灌溉农田3万亩。", "届时").as_deref(), Some("2026-10"));
    }

    #[test]
    fn a_year_of_the_republic() {
        assert_eq!(read("民國63年公告，84年设站3处。", "84年").as_deref(), Some("1995"));
        assert_eq!(read("84年设站3处。", "84年"), None);
    }
}
