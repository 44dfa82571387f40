//! The bytes of a file or of standard input, unpacked where the ending says that they are packed.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use indicatif::ProgressBar;

/// The path that means standard input.
pub const STDIN: &str = "-";

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    /// How the ending of `path` says that it is packed, and the path without that ending.
    pub fn of(path: &Path) -> (Self, PathBuf) {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let packing = match ending.to_str() {
            Some("gz") => Self::Gzip,
            Some("zst") => Self::Zstd,
            _ => return (Self::None, path.to_owned()),
        };
        (packing, path.with_extension(""))
    }
}

/// Opens `path`. What is read of the file, packed as it is, is told to `bar`.
pub fn open(path: &Path, bar: &ProgressBar) -> io::Result<Box<dyn Read + Send>> {
    let raw: Box<dyn Read + Send> = match is_stdin(path) {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(path)?),
    };
    let told = bar.wrap_read(raw);
    Ok(match Packing::of(path).0 {
        Packing::None => Box::new(told),
        Packing::Gzip => Box::new(MultiGzDecoder::new(BufReader::new(told))),
        Packing::Zstd => Box::new(zstd::Decoder::new(told)?),
    })
}

pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}
