#![doc = include_str!("../README.md")]

mod error;
mod extractor;
mod fact;
mod layout;
mod lexicon;
pub mod numeral;
mod passage;
mod span;

pub use error::Error;
pub use extractor::{Extractor, ExtractorBuilder, extract};
pub use fact::*;
pub use span::Span;
