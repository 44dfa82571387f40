//! Parquet: typed columns by the schema of [`shuliang::arrow`].

use std::io;
use std::sync::Arc;

use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::batches::{self, Batches};
use super::{Destination, Reading, Sink};

/// Rows of a group, which is encoded in memory before it is written.
const ROWS_A_GROUP: usize = 128 * 1024;

/// Writes a row for every fact.
pub struct Table<'a> {
    writer: ArrowWriter<&'a mut Destination>,
    batches: Batches,
}

impl<'a> Table<'a> {
    pub fn new(out: &'a mut Destination) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_max_row_group_row_count(Some(ROWS_A_GROUP))
            .build();
        let writer = ArrowWriter::try_new(out, Arc::new(batches::schema()), Some(properties)).map_err(failure)?;
        Ok(Self { writer, batches: Batches::default() })
    }
}

impl Sink for Table<'_> {
    fn take(&mut self, reading: Reading) -> io::Result<()> {
        match self.batches.add(reading)? {
            Some(batch) => self.writer.write(&batch).map_err(failure),
            None => Ok(()),
        }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        let rest = self.batches.take()?;
        self.writer.write(&rest).and_then(|()| self.writer.finish()).map(drop).map_err(failure)
    }
}

/// The error of the file, which names it, where it was such.
fn failure(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(cause) => *cause,
            Err(cause) => io::Error::other(cause),
        },
        other => io::Error::other(other),
    }
}
