//! When the facts hold, as far as their times are known: one bar a date or interval.

use maud::{Markup, html};

use super::Numbered;
use super::facts::counted;
use crate::calendar::{Span, years};

const BAR: usize = 14;
const GAP: usize = 8;
const WIDTH: f64 = 360.0;
/// Where bars begin, right of their dates.
const LEFT: f64 = 132.0;
/// What the number behind a bar at the right end takes.
const RIGHT: f64 = 28.0;
const AXIS: usize = 22;
/// A day is still seen.
const THINNEST: f64 = 5.0;
/// So many times are drawn, those of most facts.
const MOST_ROWS: usize = 12;

/// The bars in the order of time; nothing where no time is known.
pub fn timeline(facts: &[Numbered]) -> Markup {
    let isos = facts.iter().filter_map(|numbered| numbered.fact.time.as_ref()?.iso.clone());
    let known = counted(isos).into_iter().filter_map(|(iso, count)| Some((years(&iso)?, iso, count)));
    let mut rows: Vec<(Span, String, usize)> = known.take(MOST_ROWS).collect();
    if rows.is_empty() {
        return html! {};
    }
    rows.sort_by(|(a, ..), (b, ..)| a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)));
    draw(&rows)
}

fn draw(rows: &[(Span, String, usize)]) -> Markup {
    let ends: Vec<f64> =
        rows.iter().flat_map(|(span, ..)| [span.from, span.to]).filter(|end| end.is_finite()).collect();
    let first = ends.iter().copied().fold(f64::INFINITY, f64::min).floor();
    // Where only open ends are known the axis is still a year long.
    let last = ends.iter().copied().fold(first + 1.0, f64::max).ceil();
    let x = |year: f64| LEFT + (year.clamp(first, last) - first) / (last - first) * (WIDTH - LEFT - RIGHT);
    let bottom = rows.len() * (BAR + GAP);
    html! {
        figure.timeline {
            figcaption { "Times of facts" }
            svg viewBox={ "0 0 " (WIDTH) " " (bottom + AXIS) } role="img" aria-label="Times of facts" {
                @for year in ticks(first, last) {
                    line.grid x1=(round(x(year))) x2=(round(x(year))) y1="0" y2=(bottom) {}
                    text.tick x=(round(x(year))) y=(bottom + AXIS - 8) { (year) }
                }
                @for (row, (span, iso, count)) in rows.iter().enumerate() {
                    @let y = row * (BAR + GAP);
                    @let width = (x(span.to) - x(span.from)).max(THINNEST);
                    text.name x=(LEFT - 8.0) y=(y + BAR - 3) { (iso) }
                    rect x=(round(x(span.from))) y=(y) width=(round(width)) height=(BAR) rx="2" {}
                    text x=(round(x(span.from) + width + 5.0)) y=(y + BAR - 3) { (count) }
                }
            }
        }
    }
}

/// Whole years, at most six of them, evenly apart.
fn ticks(first: f64, last: f64) -> Vec<f64> {
    let step = ((last - first) / 5.0).ceil().max(1.0);
    std::iter::successors(Some(first), |year| Some(year + step)).take_while(|year| *year <= last).collect()
}

fn round(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_few_and_whole() {
        assert_eq!(ticks(2021.0, 2024.0), [2021.0, 2022.0, 2023.0, 2024.0]);
        assert!(ticks(1900.0, 2024.0).len() <= 6);
    }
}
