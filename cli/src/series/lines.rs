//! Series as a table, JSON Lines and CSV.

use std::io::{self, Write};

use serde::Serialize;
use shuliang::Modality;
use shuliang::indicator::Measure;

use super::collect::{Point, Series};
use crate::output::csv::failure;
use crate::output::table::{Align, cut, pad, printable};
use crate::output::{MARK, jsonl};
use crate::tally::count;

/// So many columns of a terminal a sentence takes at most.
const SENTENCE: usize = 60;

/// A title and a line a value, for every series.
pub fn table(series: &[Series], out: &mut impl Write) -> io::Result<()> {
    for series in series {
        writeln!(out, "{}", title(series))?;
        let rows: Vec<[String; 5]> = series.points.iter().map(cells).collect();
        let width = |column: usize| rows.iter().map(|row| unicode_width::UnicodeWidthStr::width(&*row[column])).max();
        let widths = [0, 1, 2, 3].map(|column| width(column).unwrap_or(0));
        for row in &rows {
            let aligned = [Align::Left, Align::Right, Align::Left, Align::Left];
            let padded = row.iter().zip(widths).zip(aligned).map(|((cell, width), align)| pad(cell, width, align));
            let cells: Vec<String> = padded.chain([row[4].clone()]).collect();
            writeln!(out, "  {}", cells.join("  "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// What a series is, and how much of it there is.
pub fn title(series: &Series) -> String {
    let modality = if series.modality == Modality::Reported { String::new() } else { format!(", {}", series.modality) };
    let conflicts = match series.conflicts() {
        0 => String::new(),
        many => format!(", {}", count(many, "conflicting value")),
    };
    let period = series.period.as_deref().filter(|period| *period != "P1Y");
    let period = period.map(|period| format!(" over {period}")).unwrap_or_default();
    format!("{}{period}{modality}: {}{conflicts}", series.indicator, count(series.points.len(), "value"))
}

fn cells(point: &Point) -> [String; 5] {
    let conflict = if point.conflict { " !" } else { "" };
    [
        point.label(),
        point.value.clone(),
        format!("{}{conflict}", point.quantity),
        printable(&format!("{}:{}:{}", point.doc, point.line, point.column)),
        cut(&printable(&point.sentence), SENTENCE),
    ]
}

/// A value with all that names its series.
#[derive(Serialize)]
struct Row<'a> {
    subject: &'a str,
    act: &'a str,
    measure: &'static str,
    since: &'a str,
    per: &'a str,
    of: &'a str,
    place: &'a str,
    unit: &'a str,
    period: Option<&'a str>,
    modality: Modality,
    #[serde(flatten)]
    point: &'a Point,
}

fn rows(series: &[Series]) -> impl Iterator<Item = Row<'_>> {
    series.iter().flat_map(|series| {
        let indicator = &series.indicator;
        series.points.iter().map(move |point| Row {
            subject: &indicator.subject,
            act: &indicator.act,
            measure: match indicator.measure {
                Measure::Level => "level",
                Measure::Growth => "growth",
                Measure::GrowthInSequence => "growth_in_sequence",
            },
            since: &indicator.since,
            per: &indicator.per,
            of: &indicator.of,
            place: &indicator.place,
            unit: &indicator.unit,
            period: series.period.as_deref(),
            modality: series.modality,
            point,
        })
    })
}

/// One JSON object a value.
pub fn jsonl(series: &[Series], out: &mut impl Write) -> io::Result<()> {
    rows(series).try_for_each(|row| jsonl::line(out, &row))
}

/// The names of the columns, which are the keys of the JSON objects.
const COLUMNS: [&str; 24] = [
    "subject",
    "act",
    "measure",
    "since",
    "per",
    "of",
    "place",
    "unit",
    "period",
    "modality",
    "time",
    "time_text",
    "value",
    "quantity",
    "bound",
    "confidence",
    "conflict",
    "doc",
    "doc_date",
    "line",
    "column",
    "start",
    "end",
    "sentence",
];

/// A line of names, then one row a value.
pub fn csv(series: &[Series], out: &mut impl Write) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS).map_err(failure)?;
    for row in rows(series) {
        let row = serde_json::to_value(row)?;
        let cells = COLUMNS.map(|column| match &row[column] {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        writer.write_record(cells).map_err(failure)?;
    }
    writer.flush()
}
