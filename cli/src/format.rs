//! The forms that tables of facts and of repeats are printed in.

use std::io::{self, IsTerminal};

use clap::ValueEnum;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: a table
    Table,
    /// For programs: one JSON object a line
    Jsonl,
}

impl Format {
    /// A table on a terminal, JSON Lines in a pipe.
    pub fn for_stdout() -> Self {
        if io::stdout().is_terminal() { Self::Table } else { Self::Jsonl }
    }
}
