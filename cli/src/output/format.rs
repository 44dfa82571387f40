//! The forms that facts are printed in.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;

use crate::input::Packing;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: a table
    Table,
    /// For programs: one JSON object a line
    Jsonl,
    /// For spreadsheets: one row a fact
    Csv,
}

impl Format {
    /// What the ending of the file says; without a file or a known ending a table on a terminal, JSON Lines elsewhere.
    pub fn usual(file: Option<&Path>) -> Self {
        let ending = file.and_then(|file| Some(Packing::of(file).1.extension()?.to_ascii_lowercase()));
        match ending.as_deref().and_then(|ending| ending.to_str()) {
            Some("txt") => Self::Table,
            Some("csv") => Self::Csv,
            _ if file.is_none() && io::stdout().is_terminal() => Self::Table,
            _ => Self::Jsonl,
        }
    }
}
