//! How many bytes a second page repair and the search for duplicated passages take, on one thread, and whether their
//! cost follows the text where it repeats itself.
//!
//! The text is the file that `SHULIANG_BENCH_TEXT` names, or one of 40 MB and 100,000 paragraphs: letters follow each
//! other as in the articles of `fixtures/docs`, and every twentieth paragraph repeats an earlier one with a letter
//! changed. It is no language, but its numbers, marks and common turns are as frequent as those of a report.
//!
//! ```text
//! SHULIANG_BENCH_TEXT=reports.txt cargo bench --bench passages
//! ```
//!
//! `repair` is the whole way from text to mended text, `passages` the search alone on a text already laid out, `index`
//! both, as for a collection of documents. The `hostile` rows are to be compared with `plain`, a text of their size.

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use shuliang::PassageIndex;
use shuliang::stages::Laid;

const PARAGRAPHS: usize = 100_000;
const PARAGRAPH_BYTES: usize = 400;

fn speed(criterion: &mut Criterion) {
    let text = std::env::var_os("SHULIANG_BENCH_TEXT").map_or_else(
        || made(PARAGRAPHS, PARAGRAPH_BYTES),
        |path| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", Path::new(&path).display())),
    );
    let laid = Laid::of(&text);
    let mut group = criterion.benchmark_group("speed");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10).sampling_mode(SamplingMode::Flat);
    group.bench_function("layout", |bencher| bencher.iter_with_large_drop(|| Laid::of(black_box(&text))));
    group.bench_function("repair", |bencher| bencher.iter_with_large_drop(|| shuliang::repair(black_box(&text))));
    group.bench_function("passages", |bencher| bencher.iter(|| black_box(&laid).passages()));
    group.bench_function("index", |bencher| {
        bencher.iter(|| {
            let mut index = PassageIndex::new();
            index.add(black_box(&text));
            index.repeats().count()
        })
    });
    group.finish();
}

fn hostile(criterion: &mut Criterion) {
    let sentence = "河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。";
    let slogan = "把每一寸渠道都修到田头，把每一滴水都送到苗根，让旱地也有好收成";
    let slogans = |index: usize| {
        let own = |at: usize| char::from_u32(0x4e00 + (index * 31 + at * 977) as u32 % 0x5000).unwrap_or('一');
        (0..40).map(own).chain(slogan.chars()).chain((40..80).map(own)).chain(['。', '\n']).collect::<String>()
    };
    let rows = [
        ("plain", made(20_000, PARAGRAPH_BYTES)),
        ("one_sentence", format!("{sentence}\n").repeat(100_000)),
        ("one_line", sentence.repeat(100_000)),
        ("one_letter", "的".repeat(1_000_000)),
        ("slogan", (0..100_000).map(slogans).collect()),
    ];
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for (name, text) in rows {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| Laid::of(black_box(&text)).passages()));
    }
    group.finish();
}

/// So many paragraphs of so many bytes, in which letters follow each other as in the articles of `fixtures/docs`;
/// every twentieth repeats an earlier one with a letter changed.
fn made(paragraphs: usize, bytes: usize) -> String {
    let followers = followers();
    let mut state = 1u64;
    let mut below = |end: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % end
    };
    let mut text = String::with_capacity(paragraphs * (bytes + 8));
    let mut starts = Vec::new();
    let mut letter = '。';
    for number in 0..paragraphs {
        let start = text.len();
        if number % 20 == 19 {
            let (from, to): (usize, usize) = starts[below(starts.len())];
            let earlier = text[from..to].to_owned();
            text.push_str(&earlier.replacen(letter, "山", 1));
        }
        while text.len() - start < bytes {
            let next = &followers[&letter];
            letter = next[below(next.len())];
            text.push(letter);
        }
        starts.push((start, text.len()));
        text.push_str("。\n\n");
    }
    text
}

/// The letters that follow each letter in the articles, as often as they do.
fn followers() -> HashMap<char, Vec<char>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/docs");
    let mut followers: HashMap<char, Vec<char>> = HashMap::new();
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    for path in paths {
        let article = fs::read_to_string(path).expect("the article is text");
        let letters: Vec<char> =
            ['。'].into_iter().chain(article.chars().filter(|letter| !letter.is_whitespace())).collect();
        letters.windows(2).for_each(|pair| followers.entry(pair[0]).or_default().push(pair[1]));
        // No letter is without a follower.
        followers.entry(letters[letters.len() - 1]).or_default().push('。');
    }
    followers
}

criterion_group!(benches, speed, hostile);
criterion_main!(benches);
