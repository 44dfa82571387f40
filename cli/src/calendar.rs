//! ISO 8601 dates and intervals as stretches of the line of years.

/// An end that is not said.
const OPEN: &str = "..";

/// From when to when, in years: the whole of 2024 is 2024.0 to 2025.0. An open end is infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    pub from: f64,
    pub to: f64,
}

/// The stretch of a date (`2024`, `2024-03`, `2024-03-05`) or an interval (`2021/2025`, `P5Y/2024`, `2015/..`).
pub fn years(iso: &str) -> Option<Span> {
    let Some((from, to)) = iso.split_once('/') else { return date(iso) };
    match (length(from), length(to)) {
        (Some(years), None) => date(to).map(|end| Span { from: end.to - years, to: end.to }),
        (None, Some(years)) => date(from).map(|start| Span { from: start.from, to: start.from + years }),
        _ => {
            let from = if from == OPEN { f64::NEG_INFINITY } else { date(from)?.from };
            let to = if to == OPEN { f64::INFINITY } else { date(to)?.to };
            Some(Span { from, to })
        }
    }
}

impl Span {
    /// How long it is, as ISO 8601 writes a duration: `P5Y`, `P6M`, `P1D` of all that is shorter than a month; `None`
    /// where an end is open.
    pub fn length(self) -> Option<String> {
        let months = ((self.to - self.from) * 12.0).round();
        let whole = (months / 12.0).round();
        match months {
            open if !open.is_finite() => None,
            0.0 => Some("P1D".to_owned()),
            years if years == whole * 12.0 => Some(format!("P{whole}Y")),
            months => Some(format!("P{months}M")),
        }
    }
}

fn date(iso: &str) -> Option<Span> {
    let mut parts = iso.split('-');
    let year: f64 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let Some(month) = parts.next() else { return Some(Span { from: year, to: year + 1.0 }) };
    let start = year + (month.parse::<f64>().ok()? - 1.0) / 12.0;
    let Some(day) = parts.next() else { return Some(Span { from: start, to: start + 1.0 / 12.0 }) };
    let start = start + (day.parse::<f64>().ok()? - 1.0) / 372.0;
    Some(Span { from: start, to: start + 1.0 / 372.0 })
}

/// `P5Y`.
fn length(iso: &str) -> Option<f64> {
    iso.strip_prefix('P')?.strip_suffix('Y')?.parse().ok()
}

/// The year and month in a name (`report-2015-03.txt`, `2015年3月`) as an ISO 8601 date; `None` where there is none, or only a
/// year: a 2015.txt may be of 2015 or about it.
pub fn month_in(name: &str) -> Option<String> {
    let digits_from = |at: usize| name[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len() - at);
    let starts = name.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !name[..*at].ends_with(|c: char| c.is_ascii_digit()) && digits_from(*at) == 4
    });
    starts.map(|(at, _)| at).find_map(|at| {
        let (year, rest) = name[at..].split_at(4);
        let month = rest.strip_prefix(['-', '_', '.', '年'])?;
        let month = &month[..month.find(|c: char| !c.is_ascii_digit()).unwrap_or(month.len())];
        let known = (1900..2100).contains(&year.parse::<u32>().ok()?) && (1..=12).contains(&month.parse::<u32>().ok()?);
        known.then(|| format!("{year}-{month:0>2}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_intervals_are_stretches_of_years() {
        assert_eq!(years("2024"), Some(Span { from: 2024.0, to: 2025.0 }));
        assert_eq!(years("2021/2025"), Some(Span { from: 2021.0, to: 2026.0 }));
        assert_eq!(years("P5Y/2024"), Some(Span { from: 2020.0, to: 2025.0 }));
        assert_eq!(years("2024/P3Y"), Some(Span { from: 2024.0, to: 2027.0 }));
        assert_eq!(years("2024-07").map(|span| span.from), Some(2024.5));
        assert_eq!(years("2015/.."), Some(Span { from: 2015.0, to: f64::INFINITY }));
    }

    #[test]
    fn lengths_are_durations() {
        let length = |iso: &str| years(iso).and_then(Span::length);
        let told = ["2024", "2021/2025", "P3Y/2024", "2024-01/2024-06", "2024-03", "2024-12-31"].map(length);
        assert_eq!(told, ["P1Y", "P5Y", "P3Y", "P6M", "P1M", "P1D"].map(|length| Some(length.to_owned())));
        assert_eq!(length("2015/.."), None);
    }

    #[test]
    fn strange_words_are_no_time() {
        for iso in ["", "P1Y", "20x4", "/"] {
            assert_eq!(years(iso), None, "{iso}");
        }
    }

    #[test]
    fn a_name_dates_its_text_by_year_and_month() {
        assert_eq!(month_in("report-2015-03.txt").as_deref(), Some("2015-03"));
        assert_eq!(month_in("2015年3月政府工作报告.txt").as_deref(), Some("2015-03"));
        for undated in ["2015.txt", "2015-13.txt", "12015-03.txt", "a.txt", "3000-01"] {
            assert_eq!(month_in(undated), None, "{undated}");
        }
    }
}
