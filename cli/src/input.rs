//! The documents that the paths of the command line name, read one at a time.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::error::Error;
use crate::outcome::say;

/// The path that means standard input.
const STDIN: &str = "-";

/// One text to read.
#[derive(Debug)]
pub struct Document {
    /// The path as given, `-` for standard input.
    pub name: String,
    /// The whole text. A byte order mark stays in it, so that offsets are offsets of the file.
    pub text: String,
}

/// What a subcommand reads.
#[derive(Debug, clap::Args)]
pub struct Inputs {
    /// Files, folders (every .txt file in them, in order of names), or - for standard input
    #[arg(value_name = "PATH", default_value = STDIN)]
    paths: Vec<PathBuf>,
}

impl Inputs {
    /// Hands on the documents one by one, in the order of the paths; a folder gives its texts in the order of their
    /// names. What cannot be read is named on standard error and passed over: how many these were is the answer.
    pub fn each(&self, mut read_one: impl FnMut(Document) -> io::Result<()>) -> io::Result<usize> {
        let mut unread = 0;
        for path in self.paths.iter().flat_map(|path| files(path)) {
            match path.and_then(|path| read(&path)) {
                Ok(document) => read_one(document)?,
                Err(error) => {
                    unread += 1;
                    say(error);
                }
            }
        }
        Ok(unread)
    }
}

fn files(path: &Path) -> Vec<Result<PathBuf, Error>> {
    if is_stdin(path) || !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let texts: Vec<_> = WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter(|entry| entry.as_ref().map_or(true, |entry| entry.file_type().is_file() && is_text(entry.path())))
        .map(|entry| entry.map(walkdir::DirEntry::into_path).map_err(|error| unreadable(path, error)))
        .collect();
    if texts.is_empty() { vec![Err(Error::NoTexts { path: name(path) })] } else { texts }
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

fn unreadable(folder: &Path, error: walkdir::Error) -> Error {
    let path = name(error.path().unwrap_or(folder));
    Error::Read { path, cause: error.into_io_error().unwrap_or_else(|| io::Error::other("the links go in a circle")) }
}

fn read(path: &Path) -> Result<Document, Error> {
    let name = name(path);
    let bytes = match bytes(path) {
        Ok(bytes) => bytes,
        Err(cause) => return Err(Error::Read { path: name, cause }),
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Document { name, text }),
        Err(error) => Err(Error::NotUtf8 { path: name, offset: error.utf8_error().valid_up_to() }),
    }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if !is_stdin(path) {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

fn name(path: &Path) -> String {
    path.display().to_string()
}
