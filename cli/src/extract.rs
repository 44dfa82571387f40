//! `shuliang extract`: the facts of every document, in one of several forms.

use shuliang::{Extraction, Extractor, OffsetUnit};

use crate::behind::Behind;
use crate::console::Console;
use crate::error::Error;
use crate::explain;
use crate::input::{Document, Inputs};
use crate::knowledge::Knowledge;
use crate::offsets::Unit;
use crate::outcome::Outcome;
use crate::output::{self, Format, Output, Reading};
use crate::tally::Tally;
use crate::work::Jobs;

/// Print the quantity facts of texts
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    knowledge: Knowledge,

    /// How facts are printed [default: as FILE ends; a table on a terminal; else jsonl]
    #[arg(long, value_enum, help_heading = "Output")]
    format: Option<Format>,

    #[command(flatten)]
    output: Output,

    /// What the positions of facts and warnings count
    #[arg(long, value_enum, value_name = "UNIT", default_value = "bytes", help_heading = "Output")]
    offsets: Unit,

    /// Show under each fact of the table how it was read: rules tried, rule that answered and why, sentence, parts
    #[arg(long, help_heading = "Output")]
    explain: bool,

    #[command(flatten)]
    jobs: Jobs,
}

const EXAMPLES: &str = "\
Examples:
  shuliang extract report.txt                       a table of the facts of one text
  shuliang extract reports/ > facts.jsonl           all texts of a folder, one JSON object a line
  shuliang extract 'reports/**/*.txt.gz' -o facts.csv
                                                    packed texts that a pattern names, for a spreadsheet
  shuliang extract posts.jsonl --text-field body --id-field url
                                                    one text a row, named by its url
  echo 全镇新建桥梁3座。 | shuliang extract         standard input
  shuliang extract report.txt -o report.html        a page to read: the text with its facts marked, and a table
  shuliang extract --explain report.txt             how each fact was read
  shuliang extract --offsets utf16 a.txt b.txt      positions for JavaScript, Java and C#";

/// Reads and prints the documents in their order; what cannot be read is named on standard error and passed over.
pub fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let format = args.output.format(args.format)?;
    let reader = Reader {
        extractor: args.knowledge.extractor()?,
        // A page slices the texts.
        offsets: if format == Format::Html { Unit::Bytes } else { args.offsets },
        explains: args.explain && format == Format::Table,
    };
    let mut out = args.output.open()?;
    let mut sink = output::sink(format, &mut out)?;
    let (mut tally, mut behind) = (Tally::default(), Behind::default());
    let documents = args.inputs.documents(&console.watch(&args.inputs));
    for reading in args.jobs.run(documents, move |document| reader.read(document))? {
        match reading {
            Ok(mut reading) => {
                behind = behind.of(&reading.document);
                // A page slices the text of each part, so that only what is said of the part is moved.
                let offset = if format == Format::Html { behind.offset } else { 0 };
                match format {
                    Format::Html => behind.pass(&reading.document.text),
                    _ => behind.place(&mut reading.extraction, reading.length),
                }
                let documents = reading.document.counted();
                tally.add(Tally { documents, ..Tally::of(&reading.extraction) });
                warn(&reading, offset, console);
                sink.take(reading)?;
            }
            Err(error) => {
                tally.errors += 1;
                console.error(error);
            }
        }
        console.done(tally.documents);
    }
    sink.finish()?;
    out.commit()?;
    console.close(tally);
    Ok(Outcome::of(tally.errors))
}

/// Tells the warnings; so much of the document stands before the places that they name.
fn warn(reading: &Reading, before: usize, console: &Console) {
    for warning in &reading.extraction.warnings {
        let place = before + warning.start;
        console.warn(format_args!("{}: offset {place}: {}", reading.document.origin, warning.message));
    }
}

/// How a document is read.
struct Reader {
    extractor: Extractor,
    offsets: Unit,
    explains: bool,
}

impl Reader {
    fn read(&self, document: Document) -> Reading {
        let mut extraction = self.extractor.extract(&document.text);
        let sentences = self.sentences(&document, &extraction);
        extraction.convert_offsets(&document.text, self.offsets.into());
        let mut length = document.text.len();
        OffsetUnit::from(self.offsets).convert(&document.text, vec![&mut length]);
        Reading { document, extraction, length, sentences }
    }

    fn sentences(&self, document: &Document, extraction: &Extraction) -> Vec<String> {
        if self.explains { explain::sentences(&document.text, extraction) } else { Vec::new() }
    }
}
