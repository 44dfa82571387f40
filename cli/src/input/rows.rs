//! What the readers of tables have in common: which fields are read, and what a row is called.

use std::collections::VecDeque;

use super::decode::Fault;
use super::{Document, Documents, parts};
use crate::error::Error;

/// Which fields of a row are read.
#[derive(Debug, Clone, clap::Args)]
pub struct Fields {
    /// The field (column) that holds the text of a row
    #[arg(long = "text-field", value_name = "NAME", default_value = "text", help_heading = "Input")]
    pub text: String,

    /// The field (column) by which the output names a row [default: PATH:ROW]
    #[arg(long = "id-field", value_name = "NAME", help_heading = "Input")]
    pub id: Option<String>,
}

impl Fields {
    /// The document of the row `number`, counted from 1, of the table `path`.
    pub fn document(&self, path: &str, number: u64, text: String, id: Option<String>) -> Document {
        let name = id.filter(|id| !id.is_empty()).unwrap_or_else(|| format!("{path}:{number}"));
        Document { name, origin: format!("{path}: row {number}, field {:?}", self.text), text, part: 0 }
    }
}

/// Reads a table row by row.
pub trait Rows {
    fn path(&self) -> &str;
    /// The next row that could be read, or what was wrong with one.
    fn row(&mut self) -> Option<Result<Document, Error>>;
    /// What was wrong with the bytes that were read since this was last asked.
    fn take_faults(&mut self) -> Vec<Fault>;
}

/// The rows, each behind what was wrong with the bytes up to it.
pub fn documents(mut rows: impl Rows + Send + 'static) -> Documents {
    let mut waiting = VecDeque::new();
    Box::new(std::iter::from_fn(move || {
        if waiting.is_empty() {
            let row = rows.row();
            let faults = rows.take_faults().into_iter();
            waiting.extend(faults.map(|fault| Err(Error::of_fault(rows.path(), fault))));
            match row {
                Some(Ok(document)) => waiting.extend(parts::split(document).into_iter().map(Ok)),
                other => waiting.extend(other),
            }
        }
        waiting.pop_front()
    }))
}
