//! Time expressions as ISO 8601 dates and intervals, where the words alone or a given document time say it.

use once_cell::sync::Lazy;
use regex::Regex;

/// 2024年3月5日 is 2024-03-05, 2016年—2020年 is 2016/2020; 今年 and 去年 need the year of the document.
pub(crate) fn iso(words: &str, document_year: Option<i32>) -> Option<String> {
    static DATE: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"^([12][0-9]{3})年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)?$").expect("tested"));
    static YEARS: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"^([12][0-9]{3})年?(?:[—–~～至到-]{1,2})([12][0-9]{3})年$").expect("tested"));
    if let Some(years) = YEARS.captures(words) {
        return Some(format!("{}/{}", &years[1], &years[2]));
    }
    if let Some(date) = DATE.captures(words) {
        let two = |part: usize| date.get(part).and_then(|part| part.as_str().parse::<u32>().ok());
        return Some(match (two(2), two(3)) {
            (Some(month), Some(day)) => format!("{}-{month:02}-{day:02}", &date[1]),
            (Some(month), None) => format!("{}-{month:02}", &date[1]),
            _ => date[1].to_owned(),
        });
    }
    let year = document_year?;
    match words {
        "今年" | "本年" | "本年度" => Some(year.to_string()),
        "去年" | "上年" | "上年度" => Some((year - 1).to_string()),
        "前年" => Some((year - 2).to_string()),
        _ => None,
    }
}

/// The year of an ISO 8601 date (2024, 2024-03, 2024-03-05), none where it is no such date.
pub(crate) fn year_of(date: &str) -> Option<i32> {
    static DATE: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^([0-9]{4})(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$").expect("tested")
    });
    DATE.captures(date)?[1].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_times_need_no_document() {
        assert_eq!(iso("2024年3月5日", None).as_deref(), Some("2024-03-05"));
        assert_eq!(iso("2016年—2020年", None).as_deref(), Some("2016/2020"));
        assert_eq!(iso("上半年", Some(2024)), None);
    }

    #[test]
    fn relative_years_count_from_the_document() {
        assert_eq!(iso("去年", Some(2024)).as_deref(), Some("2023"));
        assert_eq!(iso("去年", None), None);
        assert_eq!(year_of("2024-13"), None);
    }
}
