//! What can go wrong before a text is read. Reading itself cannot fail.

use thiserror::Error;

/// An [`Extractor`](crate::Extractor) could not be built.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The lexicon is not TOML of the expected form.
    #[error("the lexicon cannot be read: {0}")]
    LexiconSyntax(#[from] toml::de::Error),
    /// A form of the lexicon has two meanings.
    #[error("the lexicon gives {form:?} twice: as {first} and as {second}")]
    DoubleForm {
        /// The form as written.
        form: String,
        /// The row that has it already.
        first: String,
        /// The row that wants it too.
        second: String,
    },
    /// A unit of the lexicon has a factor that is not a positive number.
    #[error("the factor {factor:?} of the unit {unit:?} is not a positive decimal or fraction")]
    BadFactor {
        /// The unit's name.
        unit: String,
        /// The factor as written.
        factor: String,
    },
    /// The document time is not an ISO 8601 date.
    #[error("{0:?} is not an ISO 8601 date such as 2024, 2024-03 or 2024-03-05")]
    BadDate(String),
}
