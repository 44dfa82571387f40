//! Measures repair and duplicated passages on a folder of clean texts: breaks and repeats are made, so that the truth
//! is known, and the figures say how many are closed and found. The seed is fixed: the same folder, the same figures.
//!
//! ```sh
//! cargo run --release --example harness -- fixtures/docs
//! ```
//!
//! With `--misses` behind the folder, what went wrong is printed too.

mod breaks;
mod random;
mod repeats;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

/// The seed of all breaks and repeats.
const SEED: u64 = 20_250_714;
/// Shorter paragraphs are headings and items, in letters.
const RUNNING: usize = 60;
/// Longer lines are no headings, in letters.
const HEADING: usize = 30;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("usage: harness FOLDER [--misses]");
        return ExitCode::from(2);
    };
    let texts = match read(Path::new(folder)) {
        Ok(texts) => texts,
        Err(error) => {
            eprintln!("{folder}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let texts: Vec<Vec<&str>> = texts.iter().map(|text| paragraphs(text)).collect();
    let pages = breaks::measure_pages(&texts, SEED);
    let columns = breaks::measure_columns(&texts);
    let repeats = repeats::measure(&texts, SEED);
    println!("breaks in single paragraphs\n{pages}\nbreaks at the width of a column\n{columns}\nrepeats\n{repeats}");
    if arguments.iter().any(|argument| argument == "--misses") {
        pages.misses.iter().chain(&columns.misses).chain(&repeats.misses).for_each(|miss| println!("{miss}"));
    }
    ExitCode::SUCCESS
}

/// The texts of a folder, in the order of their names.
fn read(folder: &Path) -> io::Result<Vec<String>> {
    let paths: Result<Vec<_>, _> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}

/// The paragraphs of a text that has one a line: whole ones, and the headings between them.
///
/// A line that is neither may be a broken piece of the text itself, and what stands beside it too.
fn paragraphs(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let whole = |at: usize| lines.get(at).is_none_or(|line| is_running(line));
    let heading = |at: usize| is_heading(lines[at]) && at > 0 && whole(at - 1) && whole(at + 1);
    (0..lines.len()).filter(|&at| is_running(lines[at]) || heading(at)).map(|at| lines[at]).collect()
}

/// Whether a paragraph is whole running text.
pub fn is_running(paragraph: &str) -> bool {
    let closed = ["“”", "《》", "（）"].iter().all(|pair| {
        let count = |at| paragraph.chars().filter(|c| pair.chars().nth(at) == Some(*c)).count();
        count(0) == count(1)
    });
    closed
        && paragraph.chars().count() >= RUNNING
        && paragraph.ends_with(['。', '！', '？'])
        && !paragraph.starts_with(['，', '。', '、', '；', '：', '》', '”', '）'])
}

fn is_heading(line: &str) -> bool {
    line.chars().count() <= HEADING
        && !line.contains(['，', '。', '；', '《', '》', '“', '”', '|'])
        && !line.ends_with(['、', '：'])
}
