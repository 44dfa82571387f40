//! CSV: rows under a line of names, one document each.

use std::collections::VecDeque;
use std::io::{self, Read};
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
    let quotes = Quotes { decoded, offset: 0, places: VecDeque::new() };
    let reader = ReaderBuilder::new().delimiter(separator).from_reader(quotes);
    rows::documents(Records { path, reader, fields, state: State::Head, number: 0, holds_quote: false })
}

struct Records {
    path: String,
    reader: Reader<Quotes>,
    fields: Fields,
    state: State,
    /// The number of the row that was read last, from 1; the line of names does not count.
    number: u64,
    /// Whether a quote is part of a field of that row (5" or ""so""), so that counting says nothing.
    holds_quote: bool,
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
        self.reader.get_mut().decoded.take_faults()
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
            Ok(false) => self.open_quote(),
            Ok(true) => {
                let start = record.position().map_or(0, Position::byte);
                self.reader.get_mut().forget_before(start);
                self.holds_quote = record.iter().any(|field| field.contains('"'));
                let text = record.get(columns.text).unwrap_or_default().to_owned();
                let id = columns.id.and_then(|id| record.get(id)).map(str::to_owned);
                Some(Ok(self.fields.document(&self.path, self.number, text, id)))
            }
            Err(error) => Some(Err(Error::Row { path: self.path.clone(), row: self.number, why: why(error) })),
        }
    }

    /// At the end: whether the last row was cut off within quotes. It is read, but more belonged to it.
    fn open_quote(&mut self) -> Option<Result<Document, Error>> {
        self.state = State::Ended;
        let row = self.number - 1;
        let is_open = row > 0 && !self.holds_quote && self.reader.get_ref().places.len() % 2 == 1;
        is_open.then(|| Err(Error::Row { path: self.path.clone(), row, why: RowError::OpenQuote }))
    }
}

/// Reads on, and keeps where quotes stand from the last row on.
struct Quotes {
    decoded: Decoded,
    offset: u64,
    places: VecDeque<u64>,
}

impl Quotes {
    fn forget_before(&mut self, start: u64) {
        let gone = self.places.partition_point(|place| *place < start);
        self.places.drain(..gone);
    }
}

impl Read for Quotes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoded.read(buffer)?;
        let places = buffer[..read].iter().zip(self.offset..).filter(|(byte, _)| **byte == b'"');
        self.places.extend(places.map(|(_, place)| place));
        self.offset += read as u64;
        Ok(read)
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
