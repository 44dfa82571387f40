//! Measures repair and duplicated passages on a folder of clean texts: breaks and repeats are made, so that the truth
//! is known, and the figures say how many are closed and found. The seed is fixed: the same folder, the same figures.
//!
//! ```sh
//! cargo run --release --example harness -- fixtures/docs
//! ```
//!
//! With `--misses` behind the folder, what went wrong is printed too.

mod breaks;
mod clean;
mod random;
mod repeats;

use std::env;
use std::path::Path;
use std::process::ExitCode;

/// The seeds of all breaks and repeats.
const SEEDS: &[u64] = &[20_250_714];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("usage: harness FOLDER [--misses]");
        return ExitCode::from(2);
    };
    let texts = match clean::read(Path::new(folder)) {
        Ok(texts) => texts,
        Err(error) => {
            eprintln!("{folder}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let texts: Vec<Vec<&str>> = texts.iter().map(|text| clean::paragraphs(text)).collect();
    let pages = breaks::measure_pages(&texts, SEEDS);
    let columns = breaks::measure_columns(&texts);
    let repeats = repeats::measure(&texts, SEEDS);
    println!("breaks in single paragraphs\n{pages}\nbreaks at the width of a column\n{columns}\nrepeats\n{repeats}");
    if arguments.iter().any(|argument| argument == "--misses") {
        pages.misses.iter().chain(&columns.misses).chain(&repeats.misses).for_each(|miss| println!("{miss}"));
    }
    ExitCode::SUCCESS
}
