//! A text file: one document, in parts where it is long.

use super::decode::{Decoded, Fault};
use super::parts::Parts;
use super::{Document, Documents};
use crate::error::Error;

/// What is wrong with the bytes of `path`, each before the part of the text that shows it; no text where nothing could be
/// read.
pub fn documents(path: String, decoded: Decoded) -> Documents {
    let mut parts = Parts::of(decoded);
    let mut number = 0;
    let mut reading = true;
    let answers = std::iter::from_fn(move || {
        let answer = reading.then(|| read(&path, &mut parts, number))?;
        number += 1;
        reading = matches!(answer.last(), Some(Ok(_)));
        Some(answer)
    });
    Box::new(answers.flatten())
}

/// The part of this number with what was wrong up to it. Nothing follows where it does not end in a text.
fn read(path: &str, parts: &mut Parts, part: usize) -> Vec<Result<Document, Error>> {
    let text = parts.next();
    let faults = parts.take_faults();
    let stopped = matches!(faults.last(), Some(Fault::Stopped { .. }));
    let mut answer: Vec<_> = faults.into_iter().map(|fault| Err(Error::of_fault(path, fault))).collect();
    match text {
        Err(cause) => answer.push(Err(Error::Read { path: path.to_owned(), cause })),
        Ok(text) if text.is_empty() && (part > 0 || stopped) => {}
        Ok(text) => answer.push(Ok(Document { name: path.to_owned(), origin: path.to_owned(), text, part })),
    }
    answer
}
