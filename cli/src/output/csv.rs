//! CSV for spreadsheets: a line of names, then one row a fact.

use std::io::{self, Write};

use csv::Writer;
use shuliang::{Change, Fact};

use super::{Destination, Reading, Sink};

/// A byte order mark, by which spreadsheet programs know that the file is UTF-8.
const MARK: &str = "\u{feff}";

/// Prints a row for every fact.
pub struct Rows<'a>(Writer<&'a mut Destination>);

impl<'a> Rows<'a> {
    /// Writes the mark and the line of names.
    pub fn new(out: &'a mut Destination) -> io::Result<Self> {
        out.write_all(MARK.as_bytes())?;
        let mut writer = Writer::from_writer(out);
        writer.write_record(["doc"].into_iter().chain(COLUMNS.iter().map(|column| column.name)))?;
        Ok(Self(writer))
    }
}

impl Sink for Rows<'_> {
    fn take(&mut self, reading: &Reading) -> io::Result<()> {
        let doc = &reading.document.name;
        for fact in &reading.extraction.facts {
            self.0.write_field(doc)?;
            for column in COLUMNS {
                self.0.write_field((column.cell)(fact).unwrap_or_default())?;
            }
            self.0.write_record(None::<&[u8]>)?;
        }
        self.0.flush()
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// One column: its name, the path in the JSON of a fact with `_` for the dots, and its cell, `None` where JSON has null.
struct Column {
    name: &'static str,
    cell: fn(&Fact) -> Option<String>,
}

macro_rules! columns {
    ($($name:literal: $cell:expr,)*) => { &[$(Column { name: $name, cell: $cell }),*] };
}

const COLUMNS: &[Column] = columns! {
    "quantity_text": |fact| Some(fact.quantity.text.clone()),
    "quantity_start": |fact| number(fact.quantity.start),
    "quantity_end": |fact| number(fact.quantity.end),
    "quantity_value": |fact| fact.quantity.value.clone(),
    "quantity_min": |fact| fact.quantity.min.clone(),
    "quantity_max": |fact| fact.quantity.max.clone(),
    "quantity_unit": |fact| Some(fact.quantity.unit.clone()),
    "quantity_bound": |fact| Some(fact.quantity.bound.to_string()),
    "quantity_kind": |fact| Some(fact.quantity.kind.to_string()),
    "quantity_base_value": |fact| fact.quantity.base.as_ref()?.value.clone(),
    "quantity_base_unit": |fact| Some(fact.quantity.base.as_ref()?.unit.clone()),
    "quantity_base_ucum": |fact| fact.quantity.base.as_ref()?.ucum.clone(),
    "subject_text": |fact| Some(fact.subject.as_ref()?.text.clone()),
    "subject_start": |fact| number(fact.subject.as_ref()?.start),
    "subject_end": |fact| number(fact.subject.as_ref()?.end),
    "subject_carried": |fact| Some(fact.subject.as_ref()?.carried.to_string()),
    "predicate_text": |fact| Some(fact.predicate.as_ref()?.text.clone()),
    "predicate_start": |fact| number(fact.predicate.as_ref()?.start),
    "predicate_end": |fact| number(fact.predicate.as_ref()?.end),
    "change_direction": |fact| change(fact).map(|change| change.direction.to_string()),
    "change_extent": |fact| change(fact).map(|change| change.extent.to_string()),
    "change_basis": |fact| change(fact)?.basis.clone(),
    "per_text": |fact| Some(fact.per.as_ref()?.text.clone()),
    "of_text": |fact| Some(fact.of.as_ref()?.text.clone()),
    "of_start": |fact| number(fact.of.as_ref()?.start),
    "of_end": |fact| number(fact.of.as_ref()?.end),
    "time_text": |fact| Some(fact.time.as_ref()?.text.clone()),
    "time_start": |fact| number(fact.time.as_ref()?.start),
    "time_end": |fact| number(fact.time.as_ref()?.end),
    "time_iso": |fact| fact.time.as_ref()?.iso.clone(),
    "place_text": |fact| Some(fact.place.as_ref()?.text.clone()),
    "place_start": |fact| number(fact.place.as_ref()?.start),
    "place_end": |fact| number(fact.place.as_ref()?.end),
    "place_resolved": |fact| fact.place.as_ref()?.resolved.clone(),
    "role": |fact| Some(fact.role.to_string()),
    "modality": |fact| Some(fact.modality.to_string()),
    "confidence": |fact| Some(fact.confidence.to_string()),
    "paragraph": |fact| number(fact.paragraph),
    "duplicate": |fact| Some(fact.duplicate.to_string()),
    "duplicate_of": |fact| number(fact.duplicate_of?),
    "rule": |fact| Some(fact.rule.clone()),
};

fn change(fact: &Fact) -> Option<&Change> {
    fact.change.as_ref()
}

fn number(number: usize) -> Option<String> {
    Some(number.to_string())
}
