//! Facts gathered into record batches, by the schema of [`shuliang::arrow`].

use std::io;
use std::mem;

use arrow_array::{RecordBatch, StringArray};
use arrow_schema::{DataType, Schema};
use shuliang::Fact;

use super::Reading;

/// So many facts make a batch: enough to write columns with profit, few enough to be held in memory.
const ENOUGH: usize = 4096;

/// The facts that wait for their batch.
#[derive(Default)]
pub struct Batches {
    docs: Vec<String>,
    facts: Vec<Vec<Fact>>,
    waiting: usize,
}

/// The columns: the document's name, and those of a fact.
pub fn schema() -> Schema {
    shuliang::arrow::schema(&DataType::Utf8)
}

impl Batches {
    /// Takes the facts of a document. The answer is the batch that is full with them.
    pub fn add(&mut self, reading: Reading) -> io::Result<Option<RecordBatch>> {
        self.waiting += reading.extraction.facts.len();
        self.docs.push(reading.document.name);
        self.facts.push(reading.extraction.facts);
        if self.waiting < ENOUGH { Ok(None) } else { self.take().map(Some) }
    }

    /// The batch of what waits, perhaps of no fact.
    pub fn take(&mut self) -> io::Result<RecordBatch> {
        self.waiting = 0;
        let docs = StringArray::from(mem::take(&mut self.docs));
        let facts = mem::take(&mut self.facts);
        let facts: Vec<&[Fact]> = facts.iter().map(Vec::as_slice).collect();
        shuliang::arrow::rows(&docs, &facts).map_err(io::Error::other)
    }
}
