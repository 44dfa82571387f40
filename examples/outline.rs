//! Prints what a text is made of: its paragraphs after repair, where broken pieces were joined, and which passages
//! stand in it twice.
//!
//! ```sh
//! cargo run --release --example outline -- fixtures/docs/city_page.txt
//! ```

use std::{env, fs, process::ExitCode};

use shuliang::{DuplicateKind, extract};

fn main() -> ExitCode {
    let Some(path) = env::args().nth(1) else {
        eprintln!("usage: outline FILE");
        return ExitCode::from(2);
    };
    match fs::read_to_string(&path) {
        Ok(text) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(text: &str) {
    let extraction = extract(text);
    for (number, paragraph) in extraction.paragraphs.iter().enumerate() {
        let joins: Vec<String> =
            paragraph.joins.iter().map(|join| format!("{:?} at {}", join.tier, join.start)).collect();
        println!(
            "{number:4} {:?} {} {}",
            paragraph.kind,
            joins.join(", "),
            head(&text[paragraph.start..paragraph.end])
        );
    }
    for duplicate in &extraction.duplicates {
        let kind: DuplicateKind = duplicate.kind;
        println!(
            "{kind:?} {:.2}: {} again as {}",
            duplicate.similarity,
            head(&text[duplicate.first.start..duplicate.first.end]),
            head(&text[duplicate.again.start..duplicate.again.end])
        );
    }
}

/// The first letters of a stretch, white space dropped.
fn head(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).take(24).collect()
}
