//! JSON Lines: one object a line, one document each.

use std::io::BufRead;

use serde_json::{Map, Value};

use super::decode::{Decoded, Fault};
use super::rows::{self, Fields, Rows};
use super::{Document, Documents};
use crate::error::{Error, RowError};

pub fn documents(path: String, decoded: Decoded, fields: Fields) -> Documents {
    rows::documents(Lines { path, decoded, fields, number: 0 })
}

struct Lines {
    path: String,
    decoded: Decoded,
    fields: Fields,
    /// The number of the line that was read last, from 1. Empty lines count: editors count them too.
    number: u64,
}

impl Rows for Lines {
    fn path(&self) -> &str {
        &self.path
    }

    fn row(&mut self) -> Option<Result<Document, Error>> {
        let line = loop {
            let line = match self.line() {
                Ok(line) => line?,
                Err(cause) => return Some(Err(Error::Read { path: self.path.clone(), cause })),
            };
            if !line.trim().is_empty() {
                break line;
            }
        };
        let document = self.document(&line);
        Some(document.map_err(|why| Error::Row { path: self.path.clone(), row: self.number, why }))
    }

    fn take_faults(&mut self) -> Vec<Fault> {
        self.decoded.take_faults()
    }
}

impl Lines {
    fn line(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        self.number += 1;
        let read = self.decoded.read_line(&mut line)?;
        if self.number == 1 && line.starts_with('\u{feff}') {
            line.remove(0);
        }
        Ok((read > 0).then_some(line))
    }

    fn document(&self, line: &str) -> Result<Document, RowError> {
        let mut object: Map<String, Value> =
            serde_json::from_str(line.trim_end()).map_err(|error| RowError::Json(said(&error)))?;
        let id = self.fields.id.as_ref().map(|field| id(&object, field)).transpose()?;
        let text = match object.remove(&self.fields.text) {
            Some(Value::String(text)) => text,
            Some(Value::Null) => String::new(),
            Some(other) => {
                return Err(RowError::NoText { field: self.fields.text.clone(), is: kind(&other).to_owned() });
            }
            None => return Err(missing(&object, &self.fields.text)),
        };
        Ok(self.fields.document(&self.path, self.number, text, id.flatten()))
    }
}

fn id(object: &Map<String, Value>, field: &str) -> Result<Option<String>, RowError> {
    match object.get(field) {
        Some(Value::String(id)) => Ok(Some(id.clone())),
        Some(Value::Number(id)) => Ok(Some(id.to_string())),
        Some(Value::Null) => Ok(None),
        Some(other) => Err(RowError::NoId { field: field.to_owned(), is: kind(other).to_owned() }),
        None => Err(missing(object, field)),
    }
}

fn missing(object: &Map<String, Value>, field: &str) -> RowError {
    RowError::NoField { field: field.to_owned(), known: object.keys().cloned().collect() }
}

/// What the parser says, with the column alone: the line is the row, which is named already.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match (text.rsplit_once(" at line "), error.column()) {
        (Some((what, _)), 0) => what.to_owned(),
        (Some((what, _)), column) => format!("{what}, column {column}"),
        (None, _) => text,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
