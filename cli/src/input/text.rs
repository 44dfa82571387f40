//! A text file: one document.

use std::io::Read;

use super::decode::{Decoded, Fault};
use super::{Document, Documents};
use crate::error::Error;

/// What is wrong with the bytes of `path`, then its text; no text where nothing could be read.
pub fn documents(path: String, mut decoded: Decoded) -> Documents {
    Box::new(std::iter::once_with(move || read(path, &mut decoded)).flatten())
}

fn read(path: String, decoded: &mut Decoded) -> Vec<Result<Document, Error>> {
    let mut text = String::new();
    let read = decoded.read_to_string(&mut text);
    let faults = decoded.take_faults();
    let nothing = text.is_empty() && matches!(faults.last(), Some(Fault::Stopped { .. }));
    let mut answer: Vec<_> = faults.into_iter().map(|fault| Err(Error::of_fault(&path, fault))).collect();
    match read {
        Err(cause) => answer.push(Err(Error::Read { path, cause })),
        Ok(_) if nothing => {}
        Ok(_) => answer.push(Ok(Document { name: path.clone(), origin: path, text })),
    }
    answer
}
