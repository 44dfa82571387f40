//! `shuliang repair`: texts with their broken paragraphs joined, one paragraph a line.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;
use shuliang::{Repaired, RepairedParagraph};

use crate::behind::Behind;
use crate::console::Console;
use crate::error::{Error, UsageError};
use crate::input::{Document, Inputs};
use crate::outcome::Outcome;
use crate::output::{self, Output, jsonl};
use crate::tally::{self, count};
use crate::work::Jobs;

/// Print texts with broken paragraphs joined, one paragraph a line
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,

    /// What is printed of a paragraph [default: jsonl where FILE ends so, else text]
    #[arg(long, value_enum, help_heading = "Output")]
    format: Option<Format>,

    #[command(flatten)]
    output: Output,

    #[command(flatten)]
    jobs: Jobs,
}

const EXAMPLES: &str = "\
Examples:
  shuliang repair page.txt > mended.txt             the mended text
  shuliang repair a.txt b.txt                       one text behind the other, an empty line between them
  shuliang repair --format jsonl page.txt           with kinds, joins and the map to the source";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Its text
    Text,
    /// JSON: text, kind, place, joins with their tier, and the map from the text to the source
    Jsonl,
}

impl Args {
    /// The format that was asked for, else what the ending of the file says.
    fn format(&self) -> Result<Format, UsageError> {
        match (self.format, self.output.ending()) {
            (Some(format), _) => Ok(format),
            (None, None | Some(output::Format::Table)) => Ok(Format::Text),
            (None, Some(output::Format::Jsonl)) => Ok(Format::Jsonl),
            (None, Some(other)) => Err(UsageError::no_such_format("repaired texts", other)),
        }
    }
}

#[derive(Serialize)]
struct Row<'a> {
    doc: &'a str,
    /// The paragraph's number in its document, from 0.
    paragraph: usize,
    #[serde(flatten)]
    mended: &'a RepairedParagraph,
}

/// Repairs and prints the documents in their order; what cannot be read is named on standard error and passed over.
pub fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let (mut documents, mut joins, mut errors) = (0, 0, 0);
    let mut behind = Behind::default();
    let format = args.format()?;
    let mut out = args.output.open()?;
    let read = |document: Document| (shuliang::repair(&document.text), document);
    for repaired in args.jobs.run(args.inputs.documents(&console.watch(&args.inputs)), read)? {
        match repaired {
            Ok((mut repaired, document)) => {
                if format == Format::Text && documents > 0 && document.part == 0 {
                    writeln!(out)?;
                }
                behind = behind.of(&document);
                let first = behind.paragraphs;
                behind.place_repaired(&mut repaired, &document.text);
                print(format, (&document.name, first), &repaired, &mut out)?;
                documents += document.counted();
                joins += repaired.paragraphs.iter().map(|paragraph| paragraph.joins.len()).sum::<usize>();
            }
            Err(error) => {
                errors += 1;
                console.error(error);
            }
        }
        console.done(documents);
    }
    out.commit()?;
    let [documents, joins] = [(documents, "document"), (joins, "join")].map(|(many, noun)| count(many, noun));
    console.close(format_args!("{documents}: {joins}{}", tally::errors(errors)));
    Ok(Outcome::of(errors))
}

/// Prints the paragraphs of the document `doc`, from the one of number `first` on.
fn print(format: Format, (doc, first): (&str, usize), repaired: &Repaired, out: &mut impl Write) -> io::Result<()> {
    for (paragraph, mended) in (first..).zip(&repaired.paragraphs) {
        match format {
            Format::Text => writeln!(out, "{}", mended.text)?,
            Format::Jsonl => jsonl::line(out, &Row { doc, paragraph, mended })?,
        }
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_as_json_has_doc_first_and_the_map_last() {
        let mut out = Vec::new();
        print(Format::Jsonl, ("a.txt", 0), &shuliang::repair("　　桥已通车。"), &mut out).expect("memory takes all");
        let expected = concat!(
            r#"{"doc":"a.txt","paragraph":0,"kind":"body","text":"桥已通车。","start":6,"end":21,"joins":[],"#,
            r#""map":[{"start":0,"source":6,"len":15}]}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).expect("text is UTF-8"), expected);
    }
}
