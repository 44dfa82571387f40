//! The documents that the paths of the command line name, read one at a time.
//!
//! A text file is one document; a table (JSON Lines, CSV, Parquet) has one in each row.

mod bytes;
mod csv;
mod decode;
mod encoding;
mod jsonl;
mod parquet;
mod parts;
mod paths;
mod rows;
mod text;

use std::iter;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use indicatif::ProgressBar;

use crate::error::Error;
pub use bytes::Packing;
use decode::Decoded;
pub use decode::Fault;
use encoding::Encoding;
pub use parts::LONGEST;
use rows::Fields;

/// One text to read, or a part of a long one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What the output calls it: the path as given, `-` for standard input; of a row its id, else `PATH:ROW`.
    pub name: String,
    /// What messages call it: the path, and of a row its number and field.
    pub origin: String,
    /// The text. A byte order mark stays in it, so that offsets are offsets of the file.
    pub text: String,
    /// Which part of its document it is, from 0: what is longer than 8 MiB comes in several, one behind the other.
    pub part: usize,
}

impl Document {
    /// One document for its first part, none for the others.
    pub fn counted(&self) -> usize {
        usize::from(self.part == 0)
    }
}

/// What a subcommand reads.
#[derive(Debug, Clone, clap::Args)]
pub struct Inputs {
    /// Files, folders, patterns ('reports/*.txt'), or - for standard input
    ///
    /// Of a folder every .txt file is read, in order of names, or every file of the format that --input-format says.
    /// Files that end in .gz or .zst are unpacked.
    #[arg(value_name = "PATH", default_value = bytes::STDIN)]
    paths: Vec<PathBuf>,

    /// What the files are [default: by their endings, else text]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Input")]
    input_format: Option<InputFormat>,

    #[command(flatten)]
    fields: Fields,

    /// The encoding of texts, JSON Lines and CSV
    #[arg(long, value_enum, default_value = "auto", help_heading = "Input")]
    encoding: Encoding,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// One text a file
    #[default]
    Text,
    /// One JSON object a line: .jsonl, .ndjson
    Jsonl,
    /// Rows under a line of names, comma separated (.csv) or tab separated (.tsv)
    Csv,
    /// Rows of a column of texts: .parquet
    Parquet,
}

impl InputFormat {
    /// The endings of its files, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Jsonl => &["jsonl", "ndjson"],
            Self::Csv => &["csv", "tsv"],
            Self::Parquet => &["parquet"],
        }
    }

    /// Whether `path`, without the ending of a packed file, ends like a file of this format.
    fn owns(self, path: &Path) -> bool {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        self.endings().iter().any(|own| ending == *own)
    }

    fn of(path: &Path) -> Self {
        let (_, path) = Packing::of(path);
        Self::value_variants().iter().copied().find(|format| format.owns(&path)).unwrap_or_default()
    }
}

/// The documents one by one, and between them what could not be read. Nothing of it is lost but what is named.
pub type Documents = Box<dyn Iterator<Item = Result<Document, Error>> + Send>;

impl Inputs {
    /// The documents in the order of the paths, each read when it is asked for. What is read of the files is told to
    /// `bar`.
    pub fn documents(&self, bar: &ProgressBar) -> Documents {
        let bar = bar.clone();
        let inputs = self.clone();
        let files = self.paths.clone().into_iter().flat_map(move |path| paths::files(&path, inputs.input_format));
        let inputs = self.clone();
        Box::new(files.flat_map(move |file| match file {
            Ok(path) => inputs.open(&path, &bar),
            Err(error) => failed(error),
        }))
    }

    /// The bytes of all files, or `None` where they cannot be known before they are read.
    pub fn size(&self) -> Option<u64> {
        let files = self.paths.iter().flat_map(|path| paths::files(path, self.input_format)).flatten();
        files.map(|path| path.metadata().ok().map(|metadata| metadata.len())).sum()
    }

    fn open(&self, path: &Path, bar: &ProgressBar) -> Documents {
        let name = paths::name(path);
        let format = self.input_format.unwrap_or_else(|| InputFormat::of(path));
        tracing::debug!(path = name, ?format, "reading");
        let fields = self.fields.clone();
        let documents = match format {
            InputFormat::Parquet => Ok(parquet::documents(name, path, fields, bar)),
            InputFormat::Text => self.decode(path, bar).map(|decoded| text::documents(name, decoded)),
            InputFormat::Jsonl => self.decode(path, bar).map(|decoded| jsonl::documents(name, decoded, fields)),
            InputFormat::Csv => {
                let separator = csv::separator(path);
                self.decode(path, bar).map(|decoded| csv::documents(name, decoded, fields, separator))
            }
        };
        guarded(paths::name(path), documents.unwrap_or_else(failed))
    }

    fn decode(&self, path: &Path, bar: &ProgressBar) -> Result<Decoded, Error> {
        let bytes = bytes::open(path, bar).map_err(|cause| Error::Read { path: paths::name(path), cause })?;
        Ok(Decoded::new(bytes, self.encoding))
    }
}

/// The documents of `path`. Should a reader of tables panic on a file, that is told as an error, and the next file is read.
fn guarded(path: String, documents: Documents) -> Documents {
    let mut reading = Some(documents);
    Box::new(iter::from_fn(move || {
        let documents = reading.as_mut()?;
        catch_unwind(AssertUnwindSafe(|| documents.next())).unwrap_or_else(|_| {
            reading = None;
            Some(Err(Error::Broken { doc: path.clone() }))
        })
    }))
}

fn failed(error: Error) -> Documents {
    Box::new(iter::once(Err(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_panics_is_told_once_and_ends() {
        let mut rows = (1..).map(|row| match row {
            1 => Err(Error::NoMatch { pattern: "*".into() }),
            _ => panic!("the table is broken beyond what its reader foresaw"),
        });
        let read: Vec<String> = guarded("a.parquet".into(), Box::new(iter::from_fn(move || rows.next())))
            .map(|read| read.expect_err("nothing can be read").to_string())
            .collect();
        assert_eq!(read.len(), 2, "{read:?}");
        assert!(read[1].starts_with("a.parquet: the reading broke off"), "{read:?}");
    }
}
