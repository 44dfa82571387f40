//! How many megabytes a second `extract_batch` reads: `cargo run --release --example batch_speed -- FILE ...`
//!
//! Prints the figure of each round as soon as a line comes in on standard input, so that another program that reads the same
//! texts can take turns with it (`python/benches/throughput.py`).

use std::io::{BufRead, Error, stdin};
use std::time::Instant;

fn main() -> Result<(), Error> {
    let paths = std::env::args().skip(1);
    let texts: Vec<String> = paths.map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let extractor = shuliang::Extractor::new();
    let facts = |texts: &[String]| -> usize {
        extractor.extract_batch(texts).iter().map(|extraction| extraction.facts.len()).sum()
    };
    // The tables are read at the first use.
    facts(&texts);
    for line in stdin().lock().lines() {
        line?;
        let start = Instant::now();
        let found = facts(&texts);
        println!("{:.3} {found}", bytes as f64 / 1e6 / start.elapsed().as_secs_f64());
    }
    Ok(())
}
