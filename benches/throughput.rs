//! How many bytes a second are read, beside jieba alone on the same text.
//!
//! The text is that of `fixtures/docs`, or the file that `SHULIANG_BENCH_TEXT` names:
//!
//! ```text
//! SHULIANG_BENCH_TEXT=report.txt cargo bench --bench throughput
//! ```
//!
//! `through/…` runs the stages up to the named one; the difference to the line before is what that stage takes.
//! `numerals` is the numeral stage alone, `without_digits` a text in which nearly every quantity has become prose.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jieba_rs::Jieba;
use shuliang::stages::{Stage, through};

/// So many copies make a batch.
const BATCH: usize = 16;

fn throughput(criterion: &mut Criterion) {
    let text = text();
    let prose = without_digits(&text);
    let batch = vec![text.as_str(); BATCH];
    let jieba = Jieba::new();
    // The dictionaries are built at the first call.
    black_box(shuliang::extract(&text));

    let mut group = criterion.benchmark_group("shuliang");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("extract", |bencher| bencher.iter(|| shuliang::extract(black_box(&text))));
    group.bench_function("numerals", |bencher| bencher.iter(|| shuliang::numeral::find_iter(black_box(&text)).count()));
    let stages = [Stage::Layout, Stage::Passage, Stage::Sentence, Stage::Scope, Stage::Quantity, Stage::Subject];
    for stage in stages {
        let name = format!("through/{stage:?}").to_lowercase();
        group.bench_function(name, |bencher| bencher.iter(|| through(stage, black_box(&text))));
    }
    group.throughput(Throughput::Bytes(prose.len() as u64));
    group.bench_function("without_digits", |bencher| bencher.iter(|| shuliang::extract(black_box(&prose))));
    group.throughput(Throughput::Bytes((text.len() * BATCH) as u64));
    let extractor = shuliang::Extractor::new();
    group.bench_function("batch", |bencher| bencher.iter(|| extractor.extract_batch(black_box(&batch))));
    group.finish();

    let mut group = criterion.benchmark_group("jieba");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("cut", |bencher| bencher.iter(|| jieba.cut(black_box(&text), false).len()));
    group.bench_function("cut_hmm", |bencher| bencher.iter(|| jieba.cut(black_box(&text), true).len()));
    group.bench_function("tag", |bencher| bencher.iter(|| jieba.tag(black_box(&text), true).len()));
    group.finish();
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

criterion_group!(benches, throughput);
criterion_main!(benches);
