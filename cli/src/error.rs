//! Why an input could not be read, or the output not written. Messages read `path: what`.

use std::io;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum Error {
    #[error("{path}: {cause}")]
    Read { path: String, cause: io::Error },
    #[error("{path}: not UTF-8, first bad byte at offset {offset}")]
    NotUtf8 { path: String, offset: usize },
    #[error("{path}: no .txt file in this folder")]
    NoTexts { path: String },
    #[error("standard output: {0}")]
    Write(io::Error),
}
