//! Makes `data/dictionary.txt` from the dictionary of jieba-rs:
//!
//! ```text
//! cargo run --example dictionary -- path/to/jieba-rs/src/data/dict.txt > data/dictionary.txt
//! ```
//!
//! A line holds a word, its frequency and its tag. The lines are sorted by their words, byte by byte, because the words
//! of one first letter are looked up together; of a word that stands twice the last line holds.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufWriter, Write, stdout};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("say where the dictionary of jieba-rs stands")?;
    let source = fs::read_to_string(&path).map_err(|cause| format!("{path}: {cause}"))?;
    let mut words = BTreeMap::new();
    for (number, line) in source.lines().enumerate() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [word, frequency, tag] = fields[..] else {
            return Err(format!("{path}:{}: not a word, its frequency and its tag: {line}", number + 1).into());
        };
        let frequency: usize = frequency.parse().map_err(|cause| format!("{path}:{}: {cause}", number + 1))?;
        words.insert(word, (frequency, tag));
    }
    let mut out = BufWriter::new(stdout().lock());
    for (word, (frequency, tag)) in words {
        writeln!(out, "{word} {frequency} {tag}")?;
    }
    Ok(out.flush()?)
}
