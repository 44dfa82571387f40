//! Series as a page: a chart each, and every value with the sentence that it stands in.

use std::io::{self, Write};

use maud::{Markup, html};

use super::chart;
use super::collect::{Point, Series};
use super::lines::title;
use crate::report;
use crate::tally::count;

/// Writes the page.
pub fn page(series: &[Series], out: &mut impl Write) -> io::Result<()> {
    let firsts = series.iter().scan(1, |next, series| {
        let first = *next;
        *next += series.points.len();
        Some(first)
    });
    let body = html! {
        header {
            h1 { "Series" }
            p.tally { (count(series.iter().map(|series| series.points.len()).sum(), "value")) " in " (series.len()) " series" }
        }
        div.all-series { @for (series, first) in series.iter().zip(firsts) { (section(series, first)) } }
    };
    out.write_all(report::page("Series of quantity facts", &body).into_string().as_bytes())
}

fn section(series: &Series, first: usize) -> Markup {
    html! {
        section.one-series {
            h2 lang="zh" { (title(series)) }
            (chart::chart(series, first))
            ol.values { @for (at, point) in series.points.iter().enumerate() { (value(point, first + at)) } }
        }
    }
}

fn value(point: &Point, id: usize) -> Markup {
    html! {
        li #{ "v" (id) } .conflicting[point.conflict] {
            b { (point.label()) } " " span.value { (point.value) }
            @if point.conflict { " " strong.likely { "conflict" } }
            blockquote lang="zh" { (quoted(point)) }
            cite { (point.doc) ":" (point.line) ":" (point.column) }
        }
    }
}

/// The sentence with the quantity marked, where it stands in it once.
fn quoted(point: &Point) -> Markup {
    match point.sentence.split_once(&point.quantity) {
        Some((before, after)) => html! { (before) mark { (point.quantity) } (after) },
        None => html! { (point.sentence) },
    }
}
