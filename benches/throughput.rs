//! How many bytes a second are read, stage by stage, beside jieba on the same text.
//!
//! The text is that of `fixtures/docs`, or the file that `SHULIANG_BENCH_TEXT` names:
//!
//! ```text
//! SHULIANG_BENCH_TEXT=report.txt cargo bench --bench throughput
//! ```
//!
//! Every row is run in turn, [`ROUNDS`] times over, and its best time stands: a busy machine slows all rows alike.
//! `cargo bench --bench throughput -- --test` runs each row once.

use std::fmt::Display;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use jieba_rs::Jieba;
use shuliang::stages::{Stage, through};

/// So often every row is run.
const ROUNDS: usize = 7;

/// So many texts make a batch; it is cut from copies of the text.
const BATCH: usize = 16;

const STAGES: [Stage; 6] =
    [Stage::Layout, Stage::Passage, Stage::Sentence, Stage::Scope, Stage::Quantity, Stage::Subject];

/// A row of the table: its name, the bytes that it reads, and how.
struct Row<'a> {
    name: String,
    bytes: usize,
    run: Box<dyn Fn() -> usize + 'a>,
}

fn main() {
    let rounds = if std::env::args().any(|argument| argument == "--test") { 1 } else { ROUNDS };
    let text = text();
    let prose = without_digits(&text);
    let batch = vec![text.as_str(); BATCH];
    let jieba = Jieba::new();
    let extractor = shuliang::Extractor::new();
    let mut rows = vec![
        row("jieba tag", text.len(), || jieba.tag(&text, true).len()),
        row("jieba cut", text.len(), || jieba.cut(&text, true).len()),
        row("extract", text.len(), || extractor.extract(&text).facts.len()),
        row("extract, digits as letters", prose.len(), || extractor.extract(&prose).facts.len()),
        row("extract_batch", BATCH * text.len(), || extractor.extract_batch(&batch).len()),
        row("numerals alone", text.len(), || shuliang::numeral::find_iter(&text).count()),
    ];
    let first_stage = rows.len();
    let text = &text;
    rows.extend(STAGES.map(|stage| row(&name(stage), text.len(), move || through(stage, text))));
    let best = best_times(&rows, rounds);
    print(&rows, &best, first_stage);
}

fn row<'a>(name: &str, bytes: usize, run: impl Fn() -> usize + 'a) -> Row<'a> {
    Row { name: name.to_owned(), bytes, run: Box::new(run) }
}

fn name(stage: Stage) -> String {
    format!("{stage:?}").to_lowercase()
}

/// The best time of every row. The first round, in which the dictionaries are built, does not count.
fn best_times(rows: &[Row], rounds: usize) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; rows.len()];
    for row in rows {
        black_box((row.run)());
    }
    for _ in 0..rounds {
        for (row, best) in rows.iter().zip(&mut best) {
            let start = Instant::now();
            black_box((row.run)());
            *best = start.elapsed().min(*best);
        }
    }
    best
}

/// A stage takes what the road up to it takes longer than the road before; `govern` is what is left of `extract`.
fn print(rows: &[Row], best: &[Duration], first_stage: usize) {
    let nanoseconds = |at: usize| best[at].as_nanos() as f64 / rows[at].bytes as f64;
    println!("{} bytes, one thread but for extract_batch, best of {ROUNDS}", rows[0].bytes);
    line("", "MB/s", "ns/byte", "of tag");
    let tag = nanoseconds(0);
    let show = |name: &str, taken: f64| {
        let [rate, taken, ratio] = [1e3 / taken, taken, tag / taken].map(|figure| format!("{figure:.2}"));
        line(name, rate, taken, ratio);
    };
    for (at, row) in rows.iter().enumerate().take(first_stage) {
        show(&row.name, nanoseconds(at));
    }
    let mut before = 0.0;
    for (at, row) in rows.iter().enumerate().skip(first_stage) {
        show(&format!("  {}", row.name), (nanoseconds(at) - before).max(0.001));
        before = nanoseconds(at);
    }
    let extract = rows.iter().position(|row| row.name == "extract").map_or(0.0, nanoseconds);
    show("  govern and facts", (extract - before).max(0.001));
}

fn line(name: &str, rate: impl Display, taken: impl Display, ratio: impl Display) {
    println!("{name:<28}{rate:>10}{taken:>10}{ratio:>10}");
}

fn text() -> String {
    if let Some(path) = std::env::var_os("SHULIANG_BENCH_TEXT") {
        return fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", Path::new(&path).display()));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/docs");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("fixtures/docs is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("an article is text")).collect();
    texts.join("\n\n")
}

fn without_digits(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { 'x' } else { c }).collect()
}
