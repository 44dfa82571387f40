//! The ISO reading of what a change is compared with: 比2020年, 比上年, 同比, 环比.
//!
//! It counts from the time that governs the fact: 同比 of the first half of 2024 is the first half of 2023, 环比 of
//! March is February, 比上年 in a fact of 2012 is 2011. Without a governing time only what names its year is known, and
//! 比上年 by the document's time.

use super::calendar::{day_of, month, shifted_year};
use super::{DocumentTime, Stretch, stretch};
use crate::lexicon::calendar;

/// The reading of a basis; `governing` is that of the time that governs the fact.
pub(crate) fn basis(words: &str, governing: Option<&str>, document: Option<DocumentTime>) -> Option<String> {
    let bases = &calendar().bases;
    let other = bare(words);
    let is = |list: &[String]| list.iter().any(|word| word == other);
    let time = governing.and_then(parse);
    let read = if is(&bases.yearly) {
        a_year_before(&time?)
    } else if is(&bases.preceding) {
        preceding(&time?, other)
    } else {
        // 比上年, 比一季度: of the year that the fact speaks of, else of the document's.
        let year = time.and_then(|time| time.from.get(..4)?.parse().ok());
        let spoken_of = year.map(|year| DocumentTime::of(year, None)).or(document);
        stretch(other, spoken_of)
    };
    read.map(Stretch::written)
}

/// 上年同期 of 与上年同期相比.
fn bare(words: &str) -> &str {
    let bases = &calendar().bases;
    if bases.yearly.iter().chain(&bases.preceding).any(|word| word == words) {
        return words;
    }
    let words = bases.openers.iter().find_map(|word| words.strip_prefix(word.as_str())).unwrap_or(words);
    bases.closers.iter().find_map(|word| words.strip_suffix(word.as_str())).unwrap_or(words)
}

/// A reading as a stretch with two known ends.
fn parse(iso: &str) -> Option<Stretch> {
    let (from, to) = iso.split_once('/').unwrap_or((iso, iso));
    let dated = |date: &str| date.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    (dated(from) && dated(to)).then(|| Stretch { from: from.to_owned(), to: to.to_owned() })
}

fn a_year_before(time: &Stretch) -> Option<Stretch> {
    Some(Stretch { from: shifted_year(&time.from, -1)?, to: shifted_year(&time.to, -1)? })
}

/// The stretch of equal length right before: a year, a quarter, a month; a half-year too.
fn preceding(time: &Stretch, word: &str) -> Option<Stretch> {
    let months = months(time)?;
    let wanted = match () {
        _ if word.contains('季') => 3,
        _ if word.contains('月') => 1,
        _ => months.1,
    };
    let (first, length) = months;
    // 1-9月 has no stretch of its kind before it.
    let aligned = matches!(length, 1 | 3 | 6 | 12) && first.rem_euclid(length) == 0 && length == wanted;
    if !aligned {
        return None;
    }
    if length == 12 {
        return a_year_before(time);
    }
    let written = |at: i32| Some(month(at.div_euclid(12), u32::try_from(at.rem_euclid(12)).ok()? + 1));
    Some(Stretch { from: written(first - length)?, to: written(first - 1)? })
}

/// The first month of a stretch, counted from the year 0, and how many months it has; none where it is of days.
fn months(time: &Stretch) -> Option<(i32, i32)> {
    if day_of(&time.from).is_some() || day_of(&time.to).is_some() {
        return None;
    }
    let at = |date: &str, default: i32| {
        let year: i32 = date.get(..4)?.parse().ok()?;
        let month = date.get(5..7).map_or(Some(default), |month| month.parse().ok())?;
        Some(year * 12 + month - 1)
    };
    let (first, last) = (at(&time.from, 1)?, at(&time.to, 12)?);
    Some((first, last - first + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str, governing: &str) -> Option<String> {
        basis(words, Some(governing), None)
    }

    #[test]
    fn the_same_stretch_a_year_before() {
        assert_eq!(of("同比", "2024-01/2024-06").as_deref(), Some("2023-01/2023-06"));
        assert_eq!(of("比上年同期", "2024-02-29").as_deref(), Some("2023-02-28"));
        assert_eq!(of("同比", "2015/.."), None);
        assert_eq!(basis("同比", None, None), None);
    }

    #[test]
    fn the_stretch_before() {
        assert_eq!(of("环比", "2024-01").as_deref(), Some("2023-12"));
        assert_eq!(of("环比", "2024-04/2024-06").as_deref(), Some("2024-01/2024-03"));
        assert_eq!(of("比上月", "2024-03").as_deref(), Some("2024-02"));
        assert_eq!(of("环比", "2024-01/2024-09"), None);
    }

    #[test]
    fn another_time() {
        assert_eq!(of("比2020年", "2024").as_deref(), Some("2020"));
        assert_eq!(of("比上年", "2012").as_deref(), Some("2011"));
        assert_eq!(of("较上年末", "2012-06-30").as_deref(), Some("2011-12-31"));
        assert_eq!(of("较一季度", "2024-04/2024-06").as_deref(), Some("2024-01/2024-03"));
        assert_eq!(basis("比上年", None, super::super::document_time("2024-03")).as_deref(), Some("2023"));
        assert_eq!(of("比计划", "2024"), None);
    }
}
