//! Compares what the library reads with gold: a folder of NAME.txt and NAME.gold.jsonl, one fact a line, such as
//!
//! ```json
//! {"q":"3座","nth":0,"value":"3","unit":"座","bound":"exact","subject":["桥梁","新建桥梁"],"predicate":["新建"],
//!  "change":"","per":"","of":"","time":["去年",""],"place":["全镇"],"role":"fact"}
//! ```
//!
//! (here broken in two lines). `q` is the quantity as printed, `nth` which occurrence of it, from 0; a range has `min`
//! and `max` in place of `value`; a list holds every reading that is right, an empty string stands for none. `dup` marks
//! what stands in a passage printed again, `optional` what careful readers judge differently.
//!
//! ```sh
//! cargo run --release --example evaluate -- fixtures/docs
//! ```

mod amount;
mod gold;
mod letters;
mod score;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::{env, process::ExitCode};

use gold::Document;
use score::{FIELDS, LEVELS, Score, Tied, compare};

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let [folder] = arguments.as_slice() else {
        eprintln!("usage: evaluate GOLD_DIR");
        return ExitCode::from(2);
    };
    let documents = match gold::documents(Path::new(folder)) {
        Ok(documents) => documents,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match print(&documents, &mut io::stdout().lock()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("the output cannot be written: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn print(documents: &[Document], out: &mut impl Write) -> io::Result<()> {
    let mut total = Score::default();
    writeln!(out, "{:>8} {:>8} {:>8} {:>8}  F1 of each document", LEVELS[0], LEVELS[1], LEVELS[2], LEVELS[3])?;
    for document in documents {
        let score = compare(document, &shuliang::extract(&document.text));
        for level in 0..LEVELS.len() {
            write!(out, "{:8.4} ", score.f1(level))?;
        }
        writeln!(out, " {}", document.name)?;
        total.add(&score);
    }
    print_figures(&total, out)?;
    print_tied("rule", &total.rules, out)?;
    print_tied("confidence", &total.confidences, out)
}

fn print_figures(total: &Score, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "\n{:<10} {:>9} {:>8} {:>8}  {} in gold, {} read",
        "level", "precision", "recall", "F1", total.gold, total.read
    )?;
    for (level, name) in LEVELS.iter().enumerate() {
        writeln!(out, "{name:<10} {:9.4} {:8.4} {:8.4}", total.precision(level), total.recall(level), total.f1(level))?;
    }
    writeln!(out, "\n{:<10} accuracy over {} mentions found", "field", total.levels[0])?;
    for (field, name) in FIELDS.iter().enumerate() {
        writeln!(out, "{name:<10} {:8.4}", total.accuracy(field))?;
    }
    Ok(())
}

/// The most used first.
fn print_tied(head: &str, tied: &BTreeMap<String, Tied>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{head:<24} {:>6} {:>8} {:>6} {:>9}", "facts", "in gold", "right", "precision")?;
    let mut rows: Vec<(&String, &Tied)> = tied.iter().collect();
    rows.sort_by_key(|(_, tied)| std::cmp::Reverse(tied.facts));
    for (name, tied) in rows {
        let Tied { facts, in_gold, right } = *tied;
        writeln!(out, "{name:<24} {facts:6} {in_gold:8} {right:6} {:9.4}", tied.precision())?;
    }
    Ok(())
}
