//! `shuliang duplicates`: the passages that stand more than once, within a document or in several.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;
use shuliang::{DuplicateKind, PassageIndex, Repeat, Standing};

use crate::behind::Behind;
use crate::console::Console;
use crate::error::{Error, UsageError};
use crate::input::Inputs;
use crate::outcome::Outcome;
use crate::output::table::{self, Align};
use crate::output::{self, Output, jsonl};
use crate::tally::{self, count};

/// So many letters of a passage are shown in the table.
const SHOWN_LETTERS: usize = 16;

/// Print the passages that stand more than once, within a text or in several
///
/// Texts are read one by one and let go: memory holds an index of their letters.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,

    /// How repeats are printed [default: as FILE ends; a table on a terminal; else jsonl]
    #[arg(long, value_enum, help_heading = "Output")]
    format: Option<Format>,

    #[command(flatten)]
    output: Output,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a table
    Table,
    /// For programs: one JSON object a line
    Jsonl,
    /// For spreadsheets: one row a repeat
    Csv,
}

impl Args {
    fn format(&self) -> Result<Format, UsageError> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        match self.output.format(None)? {
            output::Format::Table => Ok(Format::Table),
            output::Format::Jsonl => Ok(Format::Jsonl),
            output::Format::Csv => Ok(Format::Csv),
            other => Err(UsageError::no_such_format("repeats", other)),
        }
    }
}

const EXAMPLES: &str = "\
Kinds: exact, near, contained, column_repeat (the end of a column printed again), overlap, partial,
variant (the numbers differ: another fact), formula (a run that stands in eight texts or more).

Examples:
  shuliang duplicates reports/                      a table of what stands twice in the texts of a folder
  shuliang duplicates a.txt b.txt > repeats.jsonl   one JSON object a repeat";

const CSV_COLUMNS: [&str; 11] = [
    "kind",
    "first_doc",
    "first_paragraph",
    "first_start",
    "first_end",
    "again_doc",
    "again_paragraph",
    "again_start",
    "again_end",
    "similarity",
    "numbers_equal",
];

#[derive(Serialize)]
struct Row<'a> {
    kind: DuplicateKind,
    first: Place<'a>,
    again: Place<'a>,
    similarity: f64,
    numbers_equal: bool,
}

/// A text of the index: a document or a part of a long one.
struct Text {
    name: String,
    /// The bytes and the paragraphs of the document before it.
    offset: usize,
    paragraphs: usize,
}

#[derive(Serialize)]
struct Place<'a> {
    doc: &'a str,
    paragraph: usize,
    start: usize,
    end: usize,
}

/// Reads all documents, then prints their repeats in the order of the later standing.
pub fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let format = args.format()?;
    let mut out = args.output.open()?;
    let (mut texts, mut index, mut errors): (Vec<Text>, _, _) = (Vec::new(), PassageIndex::new(), 0);
    let (mut documents, mut behind) = (0, Behind::default());
    for document in args.inputs.documents(&console.watch(&args.inputs)) {
        match document {
            Ok(document) => {
                behind = behind.of(&document);
                documents += document.counted();
                let added = index.add(&document.text);
                let Behind { offset, paragraphs, .. } = behind;
                behind.pass(&document.text);
                behind.paragraphs += index.paragraphs(added);
                texts.push(Text { name: document.name, offset, paragraphs });
            }
            Err(error) => {
                errors += 1;
                console.error(error);
            }
        }
        console.done(documents);
    }
    let repeats = match format {
        Format::Table => print_table(&index, &texts, &mut out)?,
        Format::Jsonl => print_jsonl(&index, &texts, &mut out)?,
        Format::Csv => print_csv(&index, &texts, &mut out)?,
    };
    out.commit()?;
    let [documents, repeats] = [(documents, "document"), (repeats, "repeat")].map(|(many, noun)| count(many, noun));
    console.close(format_args!("{documents}: {repeats}{}", tally::errors(errors)));
    Ok(Outcome::of(errors))
}

/// Prints the lines; the answer tells how many there were.
fn print_jsonl(index: &PassageIndex, texts: &[Text], out: &mut impl Write) -> io::Result<usize> {
    let mut repeats = 0;
    for repeat in index.repeats() {
        let Repeat { kind, first, again, similarity, numbers_equal } = repeat;
        let row = Row { kind, first: place(texts, first), again: place(texts, again), similarity, numbers_equal };
        jsonl::line(out, &row)?;
        repeats += 1;
    }
    Ok(repeats)
}

/// The columns are those of JSON, with the names of the places before theirs.
fn print_csv(index: &PassageIndex, texts: &[Text], out: &mut impl Write) -> io::Result<usize> {
    let mut repeats = 0;
    out.write_all(output::csv::MARK.as_bytes())?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(CSV_COLUMNS).map_err(output::csv::failure)?;
    for repeat in index.repeats() {
        let [first, again] = [repeat.first, repeat.again].map(|standing| place(texts, standing));
        let places =
            (first.doc, first.paragraph, first.start, first.end, again.doc, again.paragraph, again.start, again.end);
        let row = (repeat.kind, places, repeat.similarity, repeat.numbers_equal);
        writer.serialize(row).map_err(output::csv::failure)?;
        repeats += 1;
    }
    writer.flush()?;
    Ok(repeats)
}

fn place(texts: &[Text], standing: Standing) -> Place<'_> {
    let Standing { document, paragraph, start, end } = standing;
    let Text { name, offset, paragraphs } = &texts[document];
    Place { doc: name, paragraph: paragraphs + paragraph, start: offset + start, end: offset + end }
}

/// Prints the lines; the answer tells how many there were.
fn print_table(index: &PassageIndex, texts: &[Text], out: &mut impl Write) -> io::Result<usize> {
    let mut repeats = 0;
    for repeat in index.repeats() {
        if repeats == 0 {
            writeln!(out, "{}", line(["kind", "alike", "numbers", "letters", "first", "again"]))?;
        }
        repeats += 1;
        let numbers = if repeat.numbers_equal { "equal" } else { "differ" };
        let letters = shown(&index.letters(&repeat.again));
        let [first, again] = [repeat.first, repeat.again].map(|standing| {
            let Place { doc, start, end, .. } = place(texts, standing);
            format!("{}:{start}..{end}", table::printable(doc))
        });
        let alike = format!("{:.2}", repeat.similarity);
        writeln!(out, "{}", line([&repeat.kind.to_string(), &alike, numbers, &letters, &first, &again]))?;
    }
    Ok(repeats)
}

/// One line of the table. The places come last: how long names are is not known before all are read.
fn line(cells: [&str; 6]) -> String {
    let widths = [13, 5, 7, 2 * SHOWN_LETTERS + 1, 0, 0];
    let padded = cells.into_iter().zip(widths).map(|(cell, width)| table::pad(cell, width, Align::Left));
    let cells: Vec<String> = padded.collect();
    cells.join("  ")
}

fn shown(letters: &str) -> String {
    match letters.char_indices().nth(SHOWN_LETTERS) {
        Some((end, _)) => format!("{}…", &letters[..end]),
        None => letters.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> (PassageIndex, Vec<Text>) {
        let mut index = PassageIndex::new();
        let text = "河口镇渡船停航三天，两岸村民改走上游石桥。";
        index.add(text);
        index.add(&format!("昨日消息\n{text}"));
        (index, ["a.txt", "b.txt"].map(|name| Text { name: name.into(), offset: 0, paragraphs: 0 }).into())
    }

    #[test]
    fn a_repeat_is_one_line_of_json() {
        let (index, texts) = index();
        let mut out = Vec::new();
        print_jsonl(&index, &texts, &mut out).expect("memory takes all");
        let expected = concat!(
            r#"{"kind":"exact","first":{"doc":"a.txt","paragraph":0,"start":0,"end":63},"#,
            r#""again":{"doc":"b.txt","paragraph":1,"start":13,"end":76},"similarity":1.0,"numbers_equal":true}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).expect("text is UTF-8"), expected);
    }

    #[test]
    fn the_table_shows_letters_and_places() {
        let (index, texts) = index();
        let mut out = Vec::new();
        let repeats = print_table(&index, &texts, &mut out).expect("memory takes all");
        assert_eq!(repeats, 1);
        let expected = "\
kind           alike  numbers  letters                            first  again
exact          1.00   equal    河口镇渡船停航三天两岸村民改走上…  a.txt:0..63  b.txt:13..76
";
        assert_eq!(String::from_utf8(out).expect("text is UTF-8"), expected);
    }
}
