//! What the positions of the output count, as the command line names it.

use clap::ValueEnum;
use shuliang::OffsetUnit;

/// What a position counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// Bytes of UTF-8
    Bytes,
    /// Unicode scalar values: Python
    Chars,
    /// UTF-16 code units: JavaScript, Java, C#
    Utf16,
}

impl From<Unit> for OffsetUnit {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Bytes => OffsetUnit::Bytes,
            Unit::Chars => OffsetUnit::Chars,
            Unit::Utf16 => OffsetUnit::Utf16,
        }
    }
}
