//! Why an input could not be read, or the output not written. Messages read `path: what`, `path: row 3: what`.

use std::io;

use thiserror::Error;

use crate::input::{Fault, InputFormat};
use crate::output::Format;
use crate::tally::count;

#[derive(Debug, Error)]
pub enum Error {
    #[error("{path}: {cause}")]
    Read { path: String, cause: io::Error },
    #[error("{path}: {fault}")]
    Bytes { path: String, fault: Fault },
    #[error("{path}: row {row}: {why}")]
    Row { path: String, row: u64, why: RowError },
    /// Of a table no row can be read.
    #[error("{path}: {why}")]
    Table { path: String, why: RowError },
    #[error("{path}: no .{} file in this folder", format.endings()[0])]
    NoFiles { path: String, format: InputFormat },
    #[error("{pattern}: no such file, and no file fits it as a pattern")]
    NoMatch { pattern: String },
    #[error("{pattern}: {why}")]
    BadPattern { pattern: String, why: &'static str },
    /// The message names what could not be written.
    #[error("{0}")]
    Write(#[from] io::Error),
    #[error("no threads could be had: {0}")]
    Threads(String),
    #[error("{doc}: the reading broke off, which is an error of this program")]
    Broken { doc: String },
    #[error(transparent)]
    Usage(#[from] UsageError),
}

impl Error {
    /// What is wrong with the bytes of `path`.
    pub fn of_fault(path: &str, fault: Fault) -> Self {
        match fault {
            Fault::Stopped { offset: 0, cause } => Self::Read { path: path.to_owned(), cause },
            fault => Self::Bytes { path: path.to_owned(), fault },
        }
    }
}

/// What was asked for cannot be done, so that nothing was read.
#[derive(Debug, Error)]
pub enum UsageError {
    #[error("{path}: {cause}")]
    LexiconFile { path: String, cause: io::Error },
    #[error("{path}: {cause}")]
    Lexicon { path: String, cause: shuliang::Error },
    #[error("{0}")]
    Extractor(shuliang::Error),
    #[error("Parquet is not for a terminal: name a file with -o, or send it into a pipe")]
    Binary,
    #[error("{what} are not printed as {format}")]
    NoSuchFormat { what: &'static str, format: String },
    #[error("no subcommand {name:?}; there are {known}")]
    NoCommand { name: String, known: String },
}

impl UsageError {
    /// The ending of the output's file asks for a form that the subcommand does not print.
    pub fn no_such_format(what: &'static str, format: Format) -> Self {
        Self::NoSuchFormat { what, format: format!("{format:?}").to_lowercase() }
    }
}

/// Why a row could not be read.
#[derive(Debug, Error)]
pub enum RowError {
    #[error("no field {field:?}; there {} {}", if known.len() == 1 { "is" } else { "are" }, listed(known))]
    NoField { field: String, known: Vec<String> },
    #[error("field {field:?} is {is}, not a text")]
    NoText { field: String, is: String },
    #[error("field {field:?} is {is}, which names no row")]
    NoId { field: String, is: String },
    #[error("no JSON object: {0}")]
    Json(String),
    #[error("{} in line {line}, {} in the line of names", count(*found as usize, "field"), count(*wanted as usize, "field"))]
    Fields { line: u64, wanted: u64, found: u64 },
    #[error("cut off within quotes at the end of the file; read as it stands")]
    OpenQuote,
    #[error("{0}")]
    Csv(csv::Error),
    #[error("{0}")]
    Parquet(parquet::errors::ParquetError),
    #[error("cannot be read on: {0}")]
    Arrow(arrow_schema::ArrowError),
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        return "none".into();
    }
    names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ")
}
