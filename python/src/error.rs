//! What can go wrong, with the library's messages.

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    shuliang,
    Error,
    PyValueError,
    "A lexicon, a date, a text or an array that cannot be read; the message says which and where."
);

/// An exception with the message of an error of the library.
pub fn exception(error: impl std::fmt::Display) -> PyErr {
    Error::new_err(error.to_string())
}
