//! What the fuzz targets ask of the library and of the command line, and how they change texts.

pub mod checks;
#[cfg(feature = "inputs")]
pub mod inputs;
pub mod words;
