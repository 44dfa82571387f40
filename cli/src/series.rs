//! `shuliang series`: the same indicator over several documents.

mod chart;
mod collect;
mod html;
mod lines;

use std::path::Path;

use clap::ValueEnum;
use shuliang::{Confidence, Extractor, Modality};

use crate::behind::Behind;
use crate::calendar;
use crate::console::Console;
use crate::error::{Error, UsageError};
use crate::explain;
use crate::input::{Document, Inputs};
use crate::knowledge::Knowledge;
use crate::outcome::Outcome;
use crate::output::{self, Output};
use crate::tally::{self, count};
use crate::work::Jobs;
use collect::{Collection, Found};

/// Print the same indicators over several texts, as series in time
///
/// An indicator is a subject with its unit: magnitudes and units go to their base, 全市 and 全年 before a name do not count.
/// Levels and growths, and acts that differ (新建, 改造), are indicators of their own. Two values of one time that cannot
/// be the same amount are marked as a conflict. What came about in five years is no value beside that of one.
///
/// A file whose name holds a year and a month (report-2015-03.txt, 2015年3月.txt) is dated by it, where --date is not given.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    knowledge: Knowledge,

    /// Only indicators whose name holds TEXT
    #[arg(long, value_name = "TEXT")]
    subject: Option<String>,

    /// Values that are reported, wanted or foreseen: they never stand in one series
    #[arg(long, value_enum, value_name = "MODALITY", default_values = ["reported"])]
    modality: Vec<Wanted>,

    /// Take in facts whose subject is only likely
    #[arg(long)]
    likely: bool,

    /// Leave out indicators that fewer texts tell
    #[arg(long, value_name = "N", default_value_t = 2)]
    texts: usize,

    /// How series are printed [default: as FILE ends; a table on a terminal; else jsonl]
    #[arg(long, value_enum, help_heading = "Output")]
    format: Option<Format>,

    #[command(flatten)]
    output: Output,

    #[command(flatten)]
    jobs: Jobs,
}

const EXAMPLES: &str = "\
Examples:
  shuliang series reports/                          every indicator that two texts of a folder tell
  shuliang series --subject 新增就业 reports/       one indicator
  shuliang series --modality target reports/        what was wanted, year by year
  shuliang series reports/ -o series.csv            for a spreadsheet, one row a value
  shuliang series reports/ -o series.html           charts, each value with the sentence that it stands in";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Wanted {
    Reported,
    Target,
    Estimate,
}

impl From<Wanted> for Modality {
    fn from(wanted: Wanted) -> Self {
        match wanted {
            Wanted::Reported => Self::Reported,
            Wanted::Target => Self::Target,
            Wanted::Estimate => Self::Estimate,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a table a series
    Table,
    /// For programs: one JSON object a value
    Jsonl,
    /// For spreadsheets: one row a value
    Csv,
    /// For a browser: charts and sentences
    Html,
}

impl Format {
    fn usual(output: &Output) -> Result<Self, UsageError> {
        match output.format(None)? {
            output::Format::Table => Ok(Self::Table),
            output::Format::Jsonl => Ok(Self::Jsonl),
            output::Format::Csv => Ok(Self::Csv),
            output::Format::Html => Ok(Self::Html),
            other @ output::Format::Parquet => Err(UsageError::no_such_format("series", other)),
        }
    }
}

/// Reads all documents, then prints the series.
pub fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let reader = Reader::of(args)?;
    let format = args.format.map_or_else(|| Format::usual(&args.output), Ok)?;
    // A file that cannot be written is told before hours of reading.
    let mut out = args.output.open()?;
    let mut collection = Collection::default();
    let (mut documents, mut errors) = (0, 0);
    let mut behind = Behind::default();
    for found in args
        .jobs
        .run(args.inputs.documents(&console.watch(&args.inputs)), move |document| (reader.read(&document), document))?
    {
        match found {
            Ok((mut found, document)) => {
                documents += document.counted();
                behind = behind.of(&document);
                found.iter_mut().for_each(|found| found.point.move_behind(behind));
                behind.pass(&document.text);
                collection.add(found);
            }
            Err(error) => {
                errors += 1;
                console.error(error);
            }
        }
        console.done(documents);
    }
    let series = collection.series(args.texts);
    match format {
        Format::Table => lines::table(&series, &mut out)?,
        Format::Jsonl => lines::jsonl(&series, &mut out)?,
        Format::Csv => lines::csv(&series, &mut out)?,
        Format::Html => html::page(&series, &mut out)?,
    }
    out.commit()?;
    let conflicts = series.iter().flat_map(|series| &series.points).filter(|point| point.conflict).count();
    console.close(format_args!(
        "{}: {} series, {}, {}{}",
        count(documents, "document"),
        series.len(),
        count(series.iter().map(|series| series.points.len()).sum(), "value"),
        count(conflicts, "conflicting value"),
        tally::errors(errors)
    ));
    Ok(Outcome::of(errors))
}

/// How a document is read.
struct Reader {
    extractor: Extractor,
    /// Whether names of files date their texts.
    names_date: bool,
    subject: Option<String>,
    modalities: Vec<Modality>,
    least: Confidence,
}

impl Reader {
    fn of(args: &Args) -> Result<Self, Error> {
        Ok(Self {
            extractor: args.knowledge.extractor()?,
            names_date: !args.knowledge.has_date(),
            subject: args.subject.clone(),
            modalities: args.modality.iter().map(|wanted| Modality::from(*wanted)).collect(),
            least: if args.likely { Confidence::Likely } else { Confidence::Certain },
        })
    }

    fn read(&self, document: &Document) -> Vec<Found> {
        let name = Path::new(&document.name).file_name().map(|name| name.to_string_lossy().into_owned());
        let date = name.filter(|_| self.names_date).and_then(|name| calendar::month_in(&name));
        let dated = date.as_ref().and_then(|date| self.extractor.with_document_time(date).ok());
        let extraction = dated.as_ref().unwrap_or(&self.extractor).extract(&document.text);
        let mut found = collect::found(document, &extraction, date.as_deref());
        found.retain(|found| self.wants(found));
        for found in &mut found {
            found.point.sentence = explain::sentence(&document.text, &extraction, &extraction.facts[found.fact]);
        }
        found
    }

    fn wants(&self, found: &Found) -> bool {
        let sure = self.least == Confidence::Likely || found.point.confidence == Confidence::Certain;
        let named = self.subject.as_ref().is_none_or(|subject| found.indicator.to_string().contains(subject.as_str()));
        sure && named && self.modalities.contains(&found.modality)
    }
}
