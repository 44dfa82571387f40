//! CSV for spreadsheets: a line of names, then one row a fact, by the schema of [`shuliang::arrow`].

use std::io::{self, Write};

use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType};
use csv::Writer;

use super::batches::{self, Batches};
use super::{Destination, Reading, Sink};

/// A byte order mark, by which spreadsheet programs know that the file is UTF-8.
pub const MARK: &str = "\u{feff}";

/// Prints a row for every fact.
pub struct Rows<'a> {
    writer: Writer<&'a mut Destination>,
    batches: Batches,
}

impl<'a> Rows<'a> {
    /// Writes the mark and the line of names.
    pub fn new(out: &'a mut Destination) -> io::Result<Self> {
        out.write_all(MARK.as_bytes())?;
        let mut writer = Writer::from_writer(out);
        writer.write_record(batches::schema().fields().iter().map(|field| field.name())).map_err(failure)?;
        Ok(Self { writer, batches: Batches::default() })
    }

    fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        let columns: Result<Vec<Vec<String>>, ArrowError> = batch.columns().iter().map(cells).collect();
        let columns = columns.map_err(io::Error::other)?;
        for row in 0..batch.num_rows() {
            self.writer.write_record(columns.iter().map(|column| &column[row])).map_err(failure)?;
        }
        self.writer.flush()
    }
}

impl Sink for Rows<'_> {
    fn take(&mut self, reading: Reading) -> io::Result<()> {
        match self.batches.add(reading)? {
            Some(batch) => self.write(&batch),
            None => Ok(()),
        }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        let rest = self.batches.take()?;
        self.write(&rest)
    }
}

/// The error of the file, which names it and says its kind: a closed pipe is no failure.
pub fn failure(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The cells of a column; null is empty.
fn cells(column: &ArrayRef) -> Result<Vec<String>, ArrowError> {
    let formatter = ArrayFormatter::try_new(column, &FormatOptions::default())?;
    let cells = (0..column.len()).map(|row| formatter.value(row).try_to_string());
    match column.data_type() {
        DataType::Decimal128(..) => cells.map(|cell| Ok(shortened(&cell?))).collect(),
        _ => cells.collect(),
    }
}

/// The decimal without the zeros that fill its places: 316 of 316.0000000000.
fn shortened(decimal: &str) -> String {
    let Some((whole, places)) = decimal.split_once('.') else {
        return decimal.to_owned();
    };
    let places = places.trim_end_matches('0');
    if places.is_empty() { whole.to_owned() } else { format!("{whole}.{places}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_loses_the_zeros_behind_its_point_alone() {
        assert_eq!(
            ["316.0000000000", "41.9000000000", "100", "0.0000000000"].map(shortened),
            ["316", "41.9", "100", "0"]
        );
    }
}
