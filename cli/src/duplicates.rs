//! `shuliang duplicates`: the passages that stand more than once, within a document or in several.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use serde::Serialize;
use shuliang::{DuplicateKind, PassageIndex, Repeat, Standing};
use unicode_width::UnicodeWidthStr;

use crate::input;
use crate::outcome::{Outcome, say};

/// So many letters of a passage are shown in the table.
const SHOWN_LETTERS: usize = 16;

/// Print the passages that stand more than once, within a text or in several
///
/// Texts are read one by one and let go: memory holds an index of their letters.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files, folders (every .txt file in them, in order of names), or - for standard input
    #[arg(value_name = "PATH", default_value = input::STDIN)]
    paths: Vec<PathBuf>,

    /// How repeats are printed [default: table on a terminal, jsonl in a pipe]
    #[arg(long, value_enum)]
    format: Option<Format>,
}

const EXAMPLES: &str = "\
Kinds: exact, near, contained, column_repeat (the end of a column printed again), overlap, partial,
variant (the numbers differ: another fact), formula (a run that stands in eight texts or more).

Examples:
  shuliang duplicates reports/                      a table of what stands twice in the texts of a folder
  shuliang duplicates a.txt b.txt > repeats.jsonl   one JSON object a repeat";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: one repeat a line, places in bytes
    Table,
    /// For programs: one repeat a line
    Jsonl,
}

#[derive(Serialize)]
struct Row<'a> {
    kind: DuplicateKind,
    first: Place<'a>,
    again: Place<'a>,
    similarity: f64,
    numbers_equal: bool,
}

#[derive(Serialize)]
struct Place<'a> {
    doc: &'a str,
    paragraph: usize,
    start: usize,
    end: usize,
}

/// Reads all documents, then prints their repeats in the order of the later standing.
pub fn run(args: &Args, out: &mut impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome::Complete;
    let mut names = Vec::new();
    let mut index = PassageIndex::new();
    for document in input::documents(&args.paths) {
        match document {
            Ok(document) => {
                index.add(&document.text);
                names.push(document.name);
            }
            Err(error) => {
                outcome = Outcome::Partial;
                say(error);
            }
        }
    }
    match args.format.unwrap_or_else(format_for_stdout) {
        Format::Table => print_table(&index, &names, out)?,
        Format::Jsonl => print_jsonl(&index, &names, out)?,
    }
    Ok(outcome)
}

fn format_for_stdout() -> Format {
    if io::stdout().is_terminal() { Format::Table } else { Format::Jsonl }
}

fn print_jsonl(index: &PassageIndex, names: &[String], out: &mut impl Write) -> io::Result<()> {
    for repeat in index.repeats() {
        let Repeat { kind, first, again, similarity, numbers_equal } = repeat;
        let row = Row { kind, first: place(names, first), again: place(names, again), similarity, numbers_equal };
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn place(names: &[String], standing: Standing) -> Place<'_> {
    let Standing { document, paragraph, start, end } = standing;
    Place { doc: &names[document], paragraph, start, end }
}

fn print_table(index: &PassageIndex, names: &[String], out: &mut impl Write) -> io::Result<()> {
    let mut repeats = 0;
    for repeat in index.repeats() {
        if repeats == 0 {
            writeln!(out, "{}", line(["kind", "alike", "numbers", "letters", "first", "again"]))?;
        }
        repeats += 1;
        let numbers = if repeat.numbers_equal { "equal" } else { "differ" };
        let letters = shown(&index.letters(&repeat.again));
        let [first, again] = [repeat.first, repeat.again].map(|standing| {
            let name = names[standing.document].replace(|c: char| c.is_control(), "\u{fffd}");
            format!("{name}:{}..{}", standing.start, standing.end)
        });
        let alike = format!("{:.2}", repeat.similarity);
        writeln!(out, "{}", line([name(repeat.kind), &alike, numbers, &letters, &first, &again]))?;
    }
    let s = |count: usize| if count == 1 { "" } else { "s" };
    writeln!(out, "{} document{}: {repeats} repeat{}", names.len(), s(names.len()), s(repeats))
}

/// One line of the table. The places come last: how long names are is not known before all are read.
fn line(cells: [&str; 6]) -> String {
    let widths = [13, 5, 7, 2 * SHOWN_LETTERS + 1, 0, 0];
    let pad = |(cell, width): (&str, usize)| cell.to_owned() + &" ".repeat(width.saturating_sub(cell.width()));
    let cells: Vec<String> = cells.into_iter().zip(widths).map(pad).collect();
    cells.join("  ")
}

fn shown(letters: &str) -> String {
    match letters.char_indices().nth(SHOWN_LETTERS) {
        Some((end, _)) => format!("{}…", &letters[..end]),
        None => letters.to_owned(),
    }
}

/// The word that JSON uses.
fn name(kind: DuplicateKind) -> &'static str {
    match kind {
        DuplicateKind::Exact => "exact",
        DuplicateKind::ColumnRepeat => "column_repeat",
        DuplicateKind::Contained => "contained",
        DuplicateKind::Variant => "variant",
        DuplicateKind::Near => "near",
        DuplicateKind::Overlap => "overlap",
        DuplicateKind::Partial => "partial",
        DuplicateKind::Formula => "formula",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> (PassageIndex, Vec<String>) {
        let mut index = PassageIndex::new();
        let text = "河口镇渡船停航三天，两岸村民改走上游石桥。";
        index.add(text);
        index.add(&format!("昨日消息\n{text}"));
        (index, vec!["a.txt".into(), "b.txt".into()])
    }

    #[test]
    fn a_repeat_is_one_line_of_json() {
        let (index, names) = index();
        let mut out = Vec::new();
        print_jsonl(&index, &names, &mut out).expect("memory takes all");
        let expected = concat!(
            r#"{"kind":"exact","first":{"doc":"a.txt","paragraph":0,"start":0,"end":63},"#,
            r#""again":{"doc":"b.txt","paragraph":1,"start":13,"end":76},"similarity":1.0,"numbers_equal":true}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).expect("text is UTF-8"), expected);
    }

    #[test]
    fn the_table_shows_letters_and_places() {
        let (index, names) = index();
        let mut out = Vec::new();
        print_table(&index, &names, &mut out).expect("memory takes all");
        let expected = "\
kind           alike  numbers  letters                            first  again
exact          1.00   equal    河口镇渡船停航三天两岸村民改走上…  a.txt:0..63  b.txt:13..76
2 documents: 1 repeat
";
        assert_eq!(String::from_utf8(out).expect("text is UTF-8"), expected);
    }

    #[test]
    fn kinds_are_named_as_in_json() {
        for kind in [DuplicateKind::ColumnRepeat, DuplicateKind::Formula, DuplicateKind::Near] {
            assert_eq!(serde_json::to_value(kind).expect("a kind is a word"), name(kind));
        }
    }
}
