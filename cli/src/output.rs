//! What is done with facts: printed in one of several forms, to standard output or to a file.

mod csv;
mod destination;
mod format;
pub mod jsonl;
pub mod table;

use std::io;
use std::path::PathBuf;

use shuliang::Extraction;

pub use destination::Destination;
pub use format::Format;

use crate::input::Document;

/// Where a subcommand writes.
#[derive(Debug, Clone, clap::Args)]
pub struct Output {
    /// Write to FILE, which appears when it is whole; packed where it ends in .gz or .zst
    #[arg(short = 'o', long = "output", value_name = "FILE", help_heading = "Output")]
    pub file: Option<PathBuf>,
}

impl Output {
    pub fn open(&self) -> io::Result<Destination> {
        match &self.file {
            Some(file) if file.as_os_str() != "-" => Destination::file(file),
            _ => Ok(Destination::stdout()),
        }
    }
}

/// A document as it was read.
pub struct Reading {
    pub document: Document,
    pub extraction: Extraction,
    /// The sentence around each fact where derivations are wanted, and none where not.
    pub sentences: Vec<String>,
}

/// Takes the readings one by one, in the order of the documents, and prints them in one form.
pub trait Sink {
    fn take(&mut self, reading: &Reading) -> io::Result<()>;
    /// Prints what stands behind the last document.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// The sink that prints in `format`.
pub fn sink(format: Format, out: &mut Destination) -> io::Result<Box<dyn Sink + '_>> {
    Ok(match format {
        Format::Table => Box::new(table::Tables::new(out)),
        Format::Jsonl => Box::new(jsonl::Lines::new(out)),
        Format::Csv => Box::new(csv::Rows::new(out)?),
    })
}
