//! CSV: rows under a line of names, one document each.

use std::path::Path;

use csv::{ErrorKind, Position, Reader, ReaderBuilder, StringRecord};

use super::bytes::Packing;
use super::decode::{Decoded, Fault};
use super::rows::{self, Fields, Rows};
use super::{Document, Documents};
use crate::error::{Error, RowError};

/// What stands between the fields of `path`: a tab where it ends in .tsv, else a comma.
pub fn separator(path: &Path) -> u8 {
    let (_, path) = Packing::of(path);
    let tabs = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("tsv"));
    if tabs { b'\t' } else { b',' }
}

pub fn documents(path: String, decoded: Decoded, fields: Fields, separator: u8) -> Documents {
    let reader = ReaderBuilder::new().delimiter(separator).from_reader(decoded);
    rows::documents(Records { path, reader, fields, state: State::Head, number: 0 })
}

struct Records {
    path: String,
    reader: Reader<Decoded>,
    fields: Fields,
    state: State,
    /// The number of the row that was read last, from 1; the line of names does not count.
    number: u64,
}

enum State {
    Head,
    Rows(Columns),
    /// The line of names lacks a field: no row can be read.
    Ended,
}

#[derive(Clone, Copy)]
struct Columns {
    text: usize,
    id: Option<usize>,
}

impl Rows for Records {
    fn path(&self) -> &str {
        &self.path
    }

    fn row(&mut self) -> Option<Result<Document, Error>> {
        match self.state {
            State::Ended => None,
            State::Rows(columns) => self.record(columns),
            State::Head => match self.head() {
                Ok(columns) => {
                    self.state = State::Rows(columns);
                    self.record(columns)
                }
                Err(why) => {
                    self.state = State::Ended;
                    Some(Err(Error::Table { path: self.path.clone(), why }))
                }
            },
        }
    }

    fn take_faults(&mut self) -> Vec<Fault> {
        self.reader.get_mut().take_faults()
    }
}

impl Records {
    fn head(&mut self) -> Result<Columns, RowError> {
        let names = self.reader.headers().map_err(why)?;
        let found = |field: &String| {
            let missing =
                || RowError::NoField { field: field.clone(), known: names.iter().map(str::to_owned).collect() };
            names.iter().position(|name| name == field).ok_or_else(missing)
        };
        Ok(Columns { text: found(&self.fields.text)?, id: self.fields.id.as_ref().map(found).transpose()? })
    }

    fn record(&mut self, columns: Columns) -> Option<Result<Document, Error>> {
        let mut record = StringRecord::new();
        self.number += 1;
        match self.reader.read_record(&mut record) {
            Ok(false) => None,
            Ok(true) => {
                let text = record.get(columns.text).unwrap_or_default().to_owned();
                let id = columns.id.and_then(|id| record.get(id)).map(str::to_owned);
                Some(Ok(self.fields.document(&self.path, self.number, text, id)))
            }
            Err(error) => Some(Err(Error::Row { path: self.path.clone(), row: self.number, why: why(error) })),
        }
    }
}

fn why(error: csv::Error) -> RowError {
    match error.kind() {
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            RowError::Fields { line: pos.as_ref().map_or(0, Position::line), wanted: *expected_len, found: *len }
        }
        _ => RowError::Csv(error),
    }
}
