//! What is done with facts: printed in one of several forms, to standard output or to a file.

mod batches;
pub mod csv;
mod destination;
mod format;
pub mod jsonl;
mod parquet;
pub mod table;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use shuliang::Extraction;

pub use csv::MARK;
pub use destination::Destination;
pub use format::Format;

use crate::error::UsageError;
use crate::input::Document;
use crate::report;

/// Where a subcommand writes.
#[derive(Debug, Clone, clap::Args)]
pub struct Output {
    /// Write to FILE, which appears when it is whole; packed where it ends in .gz or .zst
    #[arg(short = 'o', long = "output", value_name = "FILE", help_heading = "Output")]
    file: Option<PathBuf>,
}

impl Output {
    /// The format that was asked for, else what the ending of the file says, else a table on a terminal and JSON Lines
    /// elsewhere.
    pub fn format(&self, asked: Option<Format>) -> Result<Format, UsageError> {
        let on_terminal = self.file().is_none() && io::stdout().is_terminal();
        let usual = if on_terminal { Format::Table } else { Format::Jsonl };
        let format = asked.or_else(|| self.ending()).unwrap_or(usual);
        if format == Format::Parquet && on_terminal { Err(UsageError::Binary) } else { Ok(format) }
    }

    pub fn open(&self) -> io::Result<Destination> {
        self.file().map_or_else(|| Ok(Destination::stdout()), Destination::file)
    }

    /// What the ending of the file says.
    pub fn ending(&self) -> Option<Format> {
        self.file().and_then(Format::of_ending)
    }

    /// The file, or `None` for standard output.
    fn file(&self) -> Option<&Path> {
        self.file.as_deref().filter(|file| file.as_os_str() != "-")
    }
}

/// A document as it was read.
pub struct Reading {
    pub document: Document,
    pub extraction: Extraction,
    /// The length of its text, in what positions count.
    pub length: usize,
    /// The sentence around each fact where derivations are wanted, and none where not.
    pub sentences: Vec<String>,
}

/// Takes the readings one by one, in the order of the documents, and prints them in one form.
pub trait Sink {
    fn take(&mut self, reading: Reading) -> io::Result<()>;
    /// Prints what stands behind the last document.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// The sink that prints in `format`.
pub fn sink(format: Format, out: &mut Destination) -> io::Result<Box<dyn Sink + '_>> {
    Ok(match format {
        Format::Table => Box::new(table::Tables::new(out)),
        Format::Jsonl => Box::new(jsonl::Lines::new(out)),
        Format::Html => Box::new(report::Page::new(out)),
        Format::Csv => Box::new(csv::Rows::new(out)?),
        Format::Parquet => Box::new(parquet::Table::new(out)?),
    })
}
