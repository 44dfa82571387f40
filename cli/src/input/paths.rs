//! The files that the paths of the command line name.

use std::io;
use std::iter;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::InputFormat;
use super::bytes::{Packing, is_stdin};
use crate::error::Error;

/// A file, or why none could be had.
pub type Found = Result<PathBuf, Error>;

/// The files under `path`: itself, those of a folder that are in `format` (texts where none is said), in the order of
/// their names, or those that a pattern such as `reports/*.txt` names.
pub fn files(path: &Path, format: Option<InputFormat>) -> Box<dyn Iterator<Item = Found> + Send> {
    let pattern = path.to_str().filter(|path| path.contains(['*', '?', '[']));
    match pattern {
        _ if is_stdin(path) => Box::new(iter::once(Ok(path.to_owned()))),
        _ if path.is_dir() => folder(path, format.unwrap_or_default()),
        Some(pattern) if !path.exists() => matched(pattern.to_owned(), format),
        _ => Box::new(iter::once(Ok(path.to_owned()))),
    }
}

fn folder(path: &Path, format: InputFormat) -> Box<dyn Iterator<Item = Found> + Send> {
    let top = path.to_owned();
    let mut files = WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter(move |entry| entry.as_ref().map_or(true, |entry| is_wanted(entry, format)))
        .map(move |entry| entry.map(walkdir::DirEntry::into_path).map_err(|error| unreadable(&top, error)))
        .peekable();
    match files.peek() {
        None => Box::new(iter::once(Err(Error::NoFiles { path: name(path), format }))),
        Some(_) => Box::new(files),
    }
}

fn is_wanted(entry: &walkdir::DirEntry, format: InputFormat) -> bool {
    entry.file_type().is_file() && format.owns(&Packing::of(entry.path()).1)
}

fn unreadable(folder: &Path, error: walkdir::Error) -> Error {
    let path = name(error.path().unwrap_or(folder));
    Error::Read { path, cause: error.into_io_error().unwrap_or_else(|| io::Error::other("the links go in a circle")) }
}

fn matched(pattern: String, format: Option<InputFormat>) -> Box<dyn Iterator<Item = Found> + Send> {
    let paths = match glob::glob(&pattern) {
        Ok(paths) => paths,
        Err(error) => return Box::new(iter::once(Err(Error::BadPattern { pattern, why: error.msg }))),
    };
    let mut files = paths
        .flat_map(move |path| match path {
            Ok(path) => files(&path, format),
            Err(error) => {
                let path = name(error.path());
                Box::new(iter::once(Err(Error::Read { path, cause: error.into() })))
            }
        })
        .peekable();
    match files.peek() {
        None => Box::new(iter::once(Err(Error::NoMatch { pattern }))),
        Some(_) => Box::new(files),
    }
}

pub fn name(path: &Path) -> String {
    path.display().to_string()
}
