//! `shuliang check`: what a proof-reader would ask about.

mod breaks;
mod conflicts;
mod difference;
mod repeats;
mod shares;
mod sums;
mod units;
mod width;

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;
use shuliang::{Extraction, Extractor, Fact};

use crate::behind::Behind;
use crate::console::Console;
use crate::error::{Error, UsageError};
use crate::input::{Document, Inputs};
use crate::knowledge::Knowledge;
use crate::lines::Lines;
use crate::outcome::Outcome;
use crate::output::table::printable;
use crate::output::{self, Output, jsonl};
use crate::tally::{self, count};
use crate::work::Jobs;

/// Print what a proof-reader would ask about, each with its place and the reason
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    knowledge: Knowledge,

    /// Look for these alone
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    only: Vec<Kind>,

    /// Do not look for these
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',', conflicts_with = "only")]
    except: Vec<Kind>,

    /// How findings are printed [default: as FILE ends; a table on a terminal; else jsonl]
    #[arg(long, value_enum, help_heading = "Output")]
    format: Option<Format>,

    #[command(flatten)]
    output: Output,

    #[command(flatten)]
    jobs: Jobs,
}

const EXAMPLES: &str = "\
Exit status: 0 nothing found, 1 something found or some input could not be read, 2 wrong usage.

Examples:
  shuliang check page.txt                           all that is odd in a page
  shuliang check --only sum,share reports/          sums and shares that do not fit
  shuliang check --except break page.txt -o findings.jsonl";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a line a finding, as compilers print them
    Table,
    /// For programs: one JSON object a finding
    Jsonl,
}

impl Format {
    fn usual(output: &Output) -> Result<Self, UsageError> {
        match output.format(None)? {
            output::Format::Table => Ok(Self::Table),
            output::Format::Jsonl => Ok(Self::Jsonl),
            other => Err(UsageError::no_such_format("findings", other)),
        }
    }
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    /// A passage that stands in the text before
    Repeat,
    /// A paragraph that is broken in mid-sentence
    Break,
    /// One indicator with two values for one time
    Conflict,
    /// Parts that are more than their whole, or a structure that is not a hundred
    Sum,
    /// A share that does not fit its amounts
    Share,
    /// A unit that does not measure its subject, a miswritten symbol, a fall that cannot be
    Unit,
    /// Full-width and half-width signs mixed
    Width,
}

impl Kind {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// Something odd, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    kind: Kind,
    start: usize,
    end: usize,
    reason: String,
    /// Where else to look: the first standing, the other value, the whole.
    see: Option<(usize, usize)>,
}

impl Finding {
    /// A finding about a fact's quantity.
    fn about(kind: Kind, fact: &Fact, reason: String) -> Self {
        Self { kind, start: fact.quantity.start, end: fact.quantity.end, reason, see: None }
    }

    fn see(self, fact: &Fact) -> Self {
        Self { see: Some((fact.quantity.start, fact.quantity.end)), ..self }
    }
}

/// What is looked at.
#[derive(Clone, Copy)]
struct Page<'a> {
    text: &'a str,
    extraction: &'a Extraction,
}

impl<'a> Page<'a> {
    fn facts(self) -> &'a [Fact] {
        &self.extraction.facts
    }

    /// What stands between two facts, empty where they overlap.
    fn between(self, first: &Fact, second: &Fact) -> &'a str {
        self.text.get(first.quantity.end..second.quantity.start).unwrap_or_default()
    }

    /// Whether two facts stand in one sentence, the first before the second.
    fn one_sentence(self, first: &Fact, second: &Fact) -> bool {
        first.paragraph == second.paragraph && !self.between(first, second).contains(['。', '！', '？'])
    }
}

type Look = fn(Page) -> Vec<Finding>;

const LOOKS: &[(Kind, Look)] = &[
    (Kind::Repeat, repeats::look),
    (Kind::Break, breaks::look),
    (Kind::Conflict, conflicts::look),
    (Kind::Sum, sums::look),
    (Kind::Share, shares::look),
    (Kind::Unit, units::look),
    (Kind::Width, width::look),
];

/// Looks at the documents one by one and prints what is found.
pub fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let reader =
        Reader { extractor: args.knowledge.extractor()?, only: args.only.clone(), except: args.except.clone() };
    let format = args.format.map_or_else(|| Format::usual(&args.output), Ok)?;
    let mut out = args.output.open()?;
    let (mut documents, mut findings, mut errors) = (0, 0, 0);
    let mut behind = Behind::default();
    for read in
        args.jobs.run(args.inputs.documents(&console.watch(&args.inputs)), move |document| reader.read(document))?
    {
        match read {
            Ok((document, found)) => {
                documents += document.counted();
                findings += found.len();
                behind = behind.of(&document);
                print(format, (&document, behind), &found, &mut out)?;
                behind.pass(&document.text);
                out.flush()?;
            }
            Err(error) => {
                errors += 1;
                console.error(error);
            }
        }
        console.done(documents);
    }
    out.commit()?;
    let told = [count(documents, "document"), count(findings, "finding")].join(": ");
    console.close(format_args!("{told}{}", tally::errors(errors)));
    Ok(if findings > 0 { Outcome::Found } else { Outcome::of(errors) })
}

/// How a document is looked at.
struct Reader {
    extractor: Extractor,
    only: Vec<Kind>,
    except: Vec<Kind>,
}

impl Reader {
    fn read(&self, document: Document) -> (Document, Vec<Finding>) {
        let extraction = self.extractor.extract(&document.text);
        let page = Page { text: &document.text, extraction: &extraction };
        let wanted = |kind: &Kind| (self.only.is_empty() || self.only.contains(kind)) && !self.except.contains(kind);
        let looks = LOOKS.iter().filter(|(kind, _)| wanted(kind));
        let mut findings: Vec<Finding> = looks.flat_map(|(_, look)| look(page)).collect();
        findings.sort_by_key(|finding| (finding.start, finding.kind));
        (document, findings)
    }
}

#[derive(Serialize)]
struct Row<'a> {
    doc: &'a str,
    kind: Kind,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    text: &'a str,
    reason: &'a str,
    see: Option<Place>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    start: usize,
    end: usize,
}

/// Prints what was found in a document, or in a part of one that stands behind others.
fn print(
    format: Format,
    (document, behind): (&Document, Behind),
    findings: &[Finding],
    out: &mut impl Write,
) -> io::Result<()> {
    let lines = Lines::of(&document.text);
    for finding in findings {
        let Finding { kind, start, end, reason, see } = finding;
        let (line, column) = behind.line(lines.place(*start));
        let see = see.map(|(start, end)| {
            let (line, column) = behind.line(lines.place(start));
            Place { line, column, start: behind.offset + start, end: behind.offset + end }
        });
        match format {
            Format::Table => {
                let place = printable(&document.name);
                let see = see.map(|see| format!(", see {}:{}", see.line, see.column)).unwrap_or_default();
                writeln!(out, "{place}:{line}:{column}: {}: {}{see}", kind.name(), printable(reason))?;
            }
            Format::Jsonl => {
                let text = document.text.get(*start..*end).unwrap_or_default();
                let (doc, start, end) = (&*document.name, behind.offset + start, behind.offset + end);
                jsonl::line(out, &Row { doc, kind: *kind, line, column, start, end, text, reason, see })?;
            }
        }
    }
    Ok(())
}

/// The beginning of a text, white space dropped, for a reason.
fn excerpt(text: &str, letters: usize) -> String {
    let mut chars = text.chars().filter(|c| !c.is_whitespace());
    let shown: String = chars.by_ref().take(letters).collect();
    if chars.next().is_some() { shown + "…" } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The findings of one kind in a text, as `text: reason`.
    pub(super) fn found(kind: Kind, text: &str) -> Vec<String> {
        let extraction = shuliang::extract(text);
        let (_, look) = LOOKS.iter().find(|(of, _)| *of == kind).expect("every kind is looked for");
        let found = look(Page { text, extraction: &extraction });
        found
            .iter()
            .map(|finding| format!("{}: {}", excerpt(&text[finding.start..finding.end], 12), finding.reason))
            .collect()
    }

    #[test]
    fn every_kind_is_looked_for_once() {
        let looked: Vec<Kind> = LOOKS.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(looked, Kind::value_variants());
    }

    #[test]
    fn an_excerpt_says_that_it_is_cut() {
        assert_eq!(excerpt("建成 桥梁三座", 4), "建成桥梁…");
        assert_eq!(excerpt("建成", 4), "建成");
    }
}
