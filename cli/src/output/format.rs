//! The forms that facts are printed in.

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
    /// For data frames: one row a fact, typed columns
    Parquet,
    /// For a browser: one page with the texts as printed, their facts marked, and a table
    Html,
}

impl Format {
    /// What the ending of `file` says, that of a packed file left aside.
    pub fn of_ending(file: &Path) -> Option<Self> {
        let (_, file) = Packing::of(file);
        match file.extension()?.to_ascii_lowercase().to_str()? {
            "txt" => Some(Self::Table),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}
