//! Arrays of texts as they come from elsewhere. Arrow promises that a string is UTF-8, but nobody between the writer of an
//! array and its reader in another language looks, so that every text is looked at here.

use std::str::Utf8Error;

use arrow_array::cast::AsArray;
use arrow_array::{Array, BinaryArray, BinaryViewArray, LargeBinaryArray};
use arrow_schema::{ArrowError, DataType};

/// The texts of an array, not yet known to be UTF-8.
#[derive(Debug)]
pub(super) enum Texts {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    /// So many nulls.
    Nulls(usize),
}

/// What one row holds.
#[derive(Debug)]
pub(super) enum Reading<'a> {
    Text(&'a str),
    Null,
    Unreadable(String),
}

impl Texts {
    /// Takes an array without copying its letters.
    pub(super) fn of(array: &dyn Array) -> Result<Self, ArrowError> {
        match array.data_type() {
            DataType::Utf8 => Ok(Texts::Small(array.as_string::<i32>().clone().into())),
            DataType::LargeUtf8 => Ok(Texts::Large(array.as_string::<i64>().clone().into())),
            DataType::Utf8View => Ok(Texts::View(array.as_string_view().clone().to_binary_view())),
            DataType::Binary => Ok(Texts::Small(array.as_binary().clone())),
            DataType::LargeBinary => Ok(Texts::Large(array.as_binary().clone())),
            DataType::BinaryView => Ok(Texts::View(array.as_binary_view().clone())),
            DataType::Null => Ok(Texts::Nulls(array.len())),
            other => Err(ArrowError::InvalidArgumentError(format!(
                "texts are of type Utf8, LargeUtf8, Utf8View, Binary, LargeBinary or BinaryView, not {other}"
            ))),
        }
    }

    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        match self {
            Texts::Small(array) => array.iter().map(Reading::of).collect(),
            Texts::Large(array) => array.iter().map(Reading::of).collect(),
            Texts::View(array) => array.iter().map(Reading::of).collect(),
            Texts::Nulls(len) => (0..*len).map(|_| Reading::Null).collect(),
        }
    }
}

impl<'a> Reading<'a> {
    fn of(bytes: Option<&'a [u8]>) -> Self {
        let unreadable = |error: Utf8Error| {
            Reading::Unreadable(format!("not UTF-8, first bad byte at offset {}", error.valid_up_to()))
        };
        match bytes {
            Some(bytes) => std::str::from_utf8(bytes).map_or_else(unreadable, Reading::Text),
            None => Reading::Null,
        }
    }

    pub(super) fn error(&self) -> Option<&str> {
        match self {
            Reading::Unreadable(error) => Some(error),
            Reading::Text(_) | Reading::Null => None,
        }
    }
}
