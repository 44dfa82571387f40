#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "arrow")]
pub mod arrow;
mod error;
mod extractor;
mod fact;
mod govern;
pub mod indicator;
mod layout;
mod lexicon;
pub mod numeral;
mod offsets;
mod passage;
mod quantity;
mod scope;
mod segmenter;
mod sentence;
mod span;
#[doc(hidden)]
pub mod stages;
mod subject;
mod table;

pub use error::Error;
pub use extractor::{Extractor, ExtractorBuilder, extract};
pub use fact::*;
pub use layout::{Repaired, RepairedParagraph, Stretch, repair};
pub use offsets::OffsetUnit;
pub use passage::{PassageIndex, Repeat, Repeats, Standing};
pub use span::Span;
pub use subject::{Pass, RuleExample, SubjectRule, rules};
