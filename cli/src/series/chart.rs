//! A series as a line in time.

use maud::{Markup, html};

use super::collect::{Point, Series};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 96.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 28.0;

/// The chart; nothing where fewer than two values have a time. `id` is that of the first value's sentence.
pub fn chart(series: &Series, id: usize) -> Markup {
    let drawn: Vec<Drawn> =
        series.points.iter().enumerate().filter_map(|(at, point)| Drawn::of(point, id + at)).collect();
    let Some(frame) = Frame::around(&drawn).filter(|_| drawn.len() > 1) else { return html! {} };
    let line: Vec<String> =
        drawn.iter().map(|one| format!("{:.1},{:.1}", frame.x(one.when), frame.y(one.value))).collect();
    html! {
        svg.series viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label={ "Chart of " (series.indicator) } {
            @for value in [frame.low, frame.high] {
                line.grid x1=(LEFT) x2=(WIDTH - RIGHT) y1=(round(frame.y(value))) y2=(round(frame.y(value))) {}
                text.name x=(LEFT - 8.0) y=(round(frame.y(value) + 4.0)) { (short(value)) }
            }
            @for year in frame.years() {
                text.tick x=(round(frame.x(year))) y=(HEIGHT - 8.0) { (year) }
            }
            polyline.line points=(line.join(" ")) {}
            @for one in &drawn {
                a href={ "#v" (one.id) } {
                    circle class=(class(one.point)) cx=(round(frame.x(one.when))) cy=(round(frame.y(one.value))) r="5" {
                        title { (one.point.label()) ": " (one.point.quantity) ", " (one.point.doc) }
                    }
                }
            }
        }
    }
}

struct Drawn<'a> {
    point: &'a Point,
    id: usize,
    when: f64,
    value: f64,
}

impl<'a> Drawn<'a> {
    fn of(point: &'a Point, id: usize) -> Option<Self> {
        // A drawing needs no more digits than a float has; a fraction is not drawn.
        Some(Self { point, id, when: point.when()?, value: point.value.parse().ok()? })
    }
}

/// The stretch of time and of values that is drawn.
struct Frame {
    first: f64,
    last: f64,
    low: f64,
    high: f64,
}

impl Frame {
    fn around(drawn: &[Drawn]) -> Option<Self> {
        let least = |of: fn(&Drawn) -> f64| drawn.iter().map(of).reduce(f64::min);
        let most = |of: fn(&Drawn) -> f64| drawn.iter().map(of).reduce(f64::max);
        let (low, high) = (least(|one| one.value)?, most(|one| one.value)?);
        let (low, high) = if low < high { (low, high) } else { (low.min(0.0), high.max(0.0).max(low + 1.0)) };
        Some(Self { first: least(|one| one.when)?.floor(), last: most(|one| one.when)?.ceil(), low, high })
    }

    fn x(&self, when: f64) -> f64 {
        LEFT + (when - self.first) / (self.last - self.first).max(1.0) * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - (value - self.low) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)
    }

    /// Whole years, at most nine.
    fn years(&self) -> impl Iterator<Item = f64> + use<> {
        let (first, last) = (self.first, self.last);
        let step = ((last - first) / 8.0).ceil().max(1.0);
        std::iter::successors(Some(first), move |year| Some(year + step)).take_while(move |year| *year <= last)
    }
}

/// A value whose time is that of its document alone is drawn hollow.
fn class(point: &Point) -> &'static str {
    match (point.conflict, point.time.is_some()) {
        (true, _) => "conflict",
        (false, true) => "told",
        (false, false) => "hollow",
    }
}

/// A number of few letters: 1.26e7 is 1256万 on the axis.
fn short(value: f64) -> String {
    let [(size, name), ..] = [(1e8, "亿"), (1e4, "万")];
    let (size, name) = match value.abs() {
        big if big >= size => (size, name),
        big if big >= 1e4 => (1e4, "万"),
        _ => (1.0, ""),
    };
    format!("{}{name}", (value / size * 100.0).round() / 100.0)
}

fn round(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_on_the_axis_are_short() {
        assert_eq!(short(12_560_000.0), "1256万");
        assert_eq!(short(134.9e12), "1349000亿");
        assert_eq!(short(-2.5), "-2.5");
    }
}
