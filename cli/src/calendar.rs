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
    fn strange_words_are_no_time() {
        for iso in ["", "P1Y", "20x4", "/"] {
            assert_eq!(years(iso), None, "{iso}");
        }
    }
}
