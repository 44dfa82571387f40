//! `shuliang repair`: texts with their broken paragraphs joined, one paragraph a line.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;
use shuliang::{Repaired, RepairedParagraph};

use crate::input::Inputs;
use crate::jsonl;
use crate::outcome::Outcome;

/// Print texts with broken paragraphs joined, one paragraph a line
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,

    /// What is printed of a paragraph
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
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

#[derive(Serialize)]
struct Row<'a> {
    doc: &'a str,
    /// The paragraph's number in its document, from 0.
    paragraph: usize,
    #[serde(flatten)]
    mended: &'a RepairedParagraph,
}

/// Repairs and prints the documents one by one; what cannot be read is named on standard error and passed over.
pub fn run(args: &Args, out: &mut impl Write) -> io::Result<Outcome> {
    let mut printed = 0;
    let unread = args.inputs.each(|document| {
        if args.format == Format::Text && printed > 0 {
            writeln!(out)?;
        }
        printed += 1;
        print(args.format, &document.name, &shuliang::repair(&document.text), out)
    })?;
    Ok(Outcome::of(unread))
}

fn print(format: Format, doc: &str, repaired: &Repaired, out: &mut impl Write) -> io::Result<()> {
    for (paragraph, mended) in repaired.paragraphs.iter().enumerate() {
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
        print(Format::Jsonl, "a.txt", &shuliang::repair("　　桥已通车。"), &mut out).expect("memory takes all");
        let expected = concat!(
            r#"{"doc":"a.txt","paragraph":0,"kind":"body","text":"桥已通车。","start":6,"end":21,"joins":[],"#,
            r#""map":[{"start":0,"source":6,"len":15}]}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).expect("text is UTF-8"), expected);
    }
}
