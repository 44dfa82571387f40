//! Parquet: one document a row.

use std::fs::File;
use std::io::{self, Seek};
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType, Schema};
use indicatif::ProgressBar;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::bytes::{self, Packing};
use super::decode::Fault;
use super::rows::{self, Fields, Rows};
use super::{Document, Documents, failed};
use crate::error::{Error, RowError};

/// So many rows are in memory at a time. Long articles make few rows large already.
const ROWS_AT_A_TIME: usize = 128;

/// The rows of the file `path`, which messages call `name`.
pub fn documents(name: String, path: &Path, fields: Fields, bar: &ProgressBar) -> Documents {
    let file = match open(path, bar) {
        Ok(file) => file,
        Err(cause) => return failed(Error::Read { path: name, cause }),
    };
    match Table::open(name.clone(), file, fields) {
        Ok(table) => rows::documents(table),
        Err(why) => failed(Error::Table { path: name, why }),
    }
}

/// The file itself; where it is packed or comes through a pipe, a copy that can be read in any order.
fn open(path: &Path, bar: &ProgressBar) -> io::Result<File> {
    if !bytes::is_stdin(path) && Packing::of(path).0 == Packing::None {
        return File::open(path);
    }
    let mut copy = tempfile::tempfile()?;
    io::copy(&mut bytes::open(path, bar)?, &mut copy)?;
    copy.rewind()?;
    Ok(copy)
}

struct Table {
    name: String,
    fields: Fields,
    /// None after an error.
    batches: Option<ParquetRecordBatchReader>,
    batch: Batch,
    /// The place in `batch` of the row to come.
    place: usize,
    /// The number of the row that was read last, from 1.
    number: u64,
}

/// Some rows: their texts, and their ids where ids are asked for.
struct Batch {
    texts: StringArray,
    ids: Option<ArrayRef>,
}

impl Table {
    fn open(name: String, file: File, fields: Fields) -> Result<Self, RowError> {
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(RowError::Parquet)?;
        let text = position(builder.schema(), &fields.text)?;
        let id = fields.id.as_ref().map(|id| position(builder.schema(), id)).transpose()?;
        let kind = builder.schema().field(text).data_type();
        if !is_text(kind) {
            return Err(RowError::NoText { field: fields.text, is: kind.to_string() });
        }
        let mask = ProjectionMask::roots(builder.parquet_schema(), [text].into_iter().chain(id));
        let batches = builder.with_projection(mask).with_batch_size(ROWS_AT_A_TIME).build();
        let batches = batches.map_err(RowError::Parquet)?;
        let batch = Batch { texts: StringArray::new_null(0), ids: None };
        Ok(Self { name, fields, batches: Some(batches), batch, place: 0, number: 0 })
    }

    /// Reads the next batch where this one is at its end. After an error nothing more can be read.
    fn fill(&mut self) -> Option<Result<(), RowError>> {
        while self.place >= self.batch.texts.len() {
            match self.batches.as_mut()?.next()?.and_then(|batch| Batch::of(&batch, &self.fields)) {
                Ok(batch) => (self.batch, self.place) = (batch, 0),
                Err(error) => {
                    self.batches = None;
                    return Some(Err(RowError::Arrow(error)));
                }
            }
        }
        Some(Ok(()))
    }

    fn document(&self) -> Result<Document, RowError> {
        let Batch { texts, ids } = &self.batch;
        let id = ids.as_ref().map(|ids| cell(ids, self.place)).transpose().map_err(RowError::Arrow)?;
        let text = if texts.is_null(self.place) { "" } else { texts.value(self.place) };
        Ok(self.fields.document(&self.name, self.number, text.to_owned(), id.flatten()))
    }
}

impl Rows for Table {
    fn path(&self) -> &str {
        &self.name
    }

    fn row(&mut self) -> Option<Result<Document, Error>> {
        self.number += 1;
        let read = self.fill()?.and_then(|()| self.document());
        self.place += 1;
        Some(read.map_err(|why| Error::Row { path: self.name.clone(), row: self.number, why }))
    }

    /// Parquet holds texts as UTF-8, which its reader checks.
    fn take_faults(&mut self) -> Vec<Fault> {
        Vec::new()
    }
}

impl Batch {
    fn of(batch: &RecordBatch, fields: &Fields) -> Result<Self, ArrowError> {
        let column = |name: &str| batch.column_by_name(name).cloned();
        let texts = column(&fields.text).ok_or_else(|| ArrowError::SchemaError(fields.text.clone()))?;
        let texts = arrow_cast::cast(&texts, &DataType::Utf8)?.as_string().clone();
        Ok(Self { texts, ids: fields.id.as_deref().and_then(column) })
    }
}

fn position(schema: &Schema, field: &str) -> Result<usize, RowError> {
    let known = || schema.fields().iter().map(|field| field.name().clone()).collect();
    schema.index_of(field).map_err(|_| RowError::NoField { field: field.to_owned(), known: known() })
}

fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, values) => is_text(values),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        // Old writers leave texts without the mark that they are such.
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => true,
        DataType::Null => true,
        _ => false,
    }
}

/// An id as it is printed; `None` where it is null.
fn cell(ids: &ArrayRef, row: usize) -> Result<Option<String>, ArrowError> {
    if ids.is_null(row) {
        return Ok(None);
    }
    Ok(Some(ArrayFormatter::try_new(ids, &FormatOptions::default())?.value(row).try_to_string()?))
}
