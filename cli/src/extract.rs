//! `shuliang extract`: the facts of every document, as a table or as JSON Lines.

use std::io::{self, Write};

use shuliang::{Extraction, Extractor};

use crate::format::Format;
use crate::input::{Document, Inputs};
use crate::offsets::Unit;
use crate::outcome::{Outcome, say};
use crate::{explain, jsonl, table};

/// Print the quantity facts of texts
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,

    /// How facts are printed [default: table on a terminal, jsonl in a pipe]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// What the positions of facts and warnings count
    #[arg(long, value_enum, value_name = "UNIT", default_value = "bytes")]
    offsets: Unit,

    /// The date of the texts (2024, 2024-03 or 2024-03-05), by which 今年 and 去年 are known [default: what their heads say]
    #[arg(long, value_name = "DATE", value_parser = dated)]
    date: Option<Extractor>,

    /// Show under each fact of the table how it was read: rules tried, rule that answered and why, sentence, parts
    #[arg(long)]
    explain: bool,
}

const EXAMPLES: &str = "\
Examples:
  shuliang extract report.txt                       a table of the facts of one text
  shuliang extract reports/ > facts.jsonl           all texts of a folder, one JSON object a line
  echo 全镇新建桥梁3座。 | shuliang extract         standard input
  shuliang extract --explain report.txt             how each fact was read
  shuliang extract --offsets utf16 a.txt b.txt      positions for JavaScript, Java and C#";

/// The extractor for texts of a date.
fn dated(date: &str) -> Result<Extractor, shuliang::Error> {
    Extractor::builder().document_time(date)?.build()
}

/// Reads and prints the documents one by one; what cannot be read is named on standard error and passed over.
pub fn run(args: &Args, out: &mut impl Write) -> io::Result<Outcome> {
    let extractor = args.date.clone().unwrap_or_default();
    let format = args.format.unwrap_or_else(Format::for_stdout);
    let mut tally = table::Tally::default();
    tally.unread = args.inputs.each(|document| {
        let extraction = extractor.extract(&document.text);
        tally.add(&extraction);
        print(args, format, &document, extraction, out)
    })?;
    if format == Format::Table {
        writeln!(out, "{tally}")?;
    }
    Ok(Outcome::of(tally.unread))
}

/// Prints one document and flushes it, so that a warning stands beside what it is about.
fn print(
    args: &Args,
    format: Format,
    document: &Document,
    mut extraction: Extraction,
    out: &mut impl Write,
) -> io::Result<()> {
    let explained = args.explain && format == Format::Table;
    let sentences = if explained { explain::sentences(&document.text, &extraction) } else { Vec::new() };
    extraction.convert_offsets(&document.text, args.offsets.into());
    match format {
        Format::Table => print_table(&document.name, &extraction, &sentences, out)?,
        Format::Jsonl => jsonl::write(out, &document.name, &extraction.facts)?,
    }
    out.flush()?;
    for warning in &extraction.warnings {
        say(format_args!("{}:{}: warning: {}", document.name, warning.start, warning.message));
    }
    Ok(())
}

/// Prints the table; `sentences` holds one sentence a fact where derivations are wanted, and none where not.
fn print_table(name: &str, extraction: &Extraction, sentences: &[String], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", table::title(name, extraction))?;
    let mut lines = table::lines(&extraction.facts, table::terminal_width()).into_iter();
    if let Some(head) = lines.next() {
        writeln!(out, "{head}")?;
    }
    let mut sentences = sentences.iter();
    for (line, fact) in lines.zip(&extraction.facts) {
        writeln!(out, "{line}")?;
        if let Some(sentence) = sentences.next() {
            explain::write(out, fact, sentence)?;
        }
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use shuliang::Part;

    fn printed(arguments: &[&str], format: Format) -> String {
        #[derive(clap::Parser)]
        struct Line {
            #[command(flatten)]
            args: Args,
        }
        let line = <Line as clap::Parser>::parse_from([&["extract"], arguments].concat());
        let mut fact = samples::fact("3座");
        (fact.quantity.start, fact.quantity.end) = (15, 19);
        fact.predicate = Some(Part { text: "建成".into(), start: 6, end: 12 });
        let document = Document { name: "a.txt".into(), text: "全镇建成桥3座。".into() };
        let extraction = Extraction { facts: vec![fact], ..Extraction::default() };
        let mut out = Vec::new();
        print(&line.args, format, &document, extraction, &mut out).expect("memory takes all");
        String::from_utf8(out).expect("text is UTF-8")
    }

    #[test]
    fn a_table_has_a_title_heads_and_a_line_a_fact() {
        let expected = "\
a.txt: 1 fact, 0 duplicates, 0 warnings
quantity  value  unit  predicate
3座           3  座    建成

";
        assert_eq!(printed(&[], Format::Table), expected);
    }

    #[test]
    fn a_derivation_shows_the_source_whatever_the_unit_of_positions() {
        let expected = "\
a.txt: 1 fact, 0 duplicates, 0 warnings
quantity  value  unit  predicate
3座           3  座    建成
    rule      sample, certain, reported
    sentence  全镇建成桥3座。
    quantity  3座 5..7, count
    predicate 建成 2..4

";
        assert_eq!(printed(&["--explain", "--offsets", "chars"], Format::Table), expected);
    }

    #[test]
    fn json_lines_are_the_same_with_explain() {
        assert_eq!(printed(&["--explain"], Format::Jsonl), printed(&[], Format::Jsonl));
    }
}
