//! The harness of `examples/harness` over the articles of `fixtures/docs`, with floors.

#[path = "../examples/harness/breaks.rs"]
mod breaks;
#[path = "../examples/harness/clean.rs"]
mod clean;
#[path = "../examples/harness/random.rs"]
mod random;
#[path = "../examples/harness/repeats.rs"]
mod repeats;

use std::path::Path;

/// The articles are few, so each is broken and repeated in several ways.
const SEEDS: &[u64] = &[1, 2, 3, 4, 5, 6, 7, 8];

fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/docs");
    clean::read(&folder).expect("the articles can be read")
}

#[test]
fn breaks_in_single_paragraphs_are_closed() {
    let texts = texts();
    let texts: Vec<Vec<&str>> = texts.iter().map(|text| clean::paragraphs(text)).collect();
    let score = breaks::measure_pages(&texts, SEEDS);
    assert!(score.precision() >= 0.97, "{score}\n{}", score.misses.join("\n"));
    assert!(score.recall() >= 0.95, "{score}\n{}", score.misses.join("\n"));
}

#[test]
fn lines_of_a_column_are_joined() {
    let texts = texts();
    let texts: Vec<Vec<&str>> = texts.iter().map(|text| clean::paragraphs(text)).collect();
    let score = breaks::measure_columns(&texts);
    assert!(score.precision() >= 0.99, "{score}\n{}", score.misses.join("\n"));
    assert!(score.recall() >= 0.97, "{score}\n{}", score.misses.join("\n"));
}

#[test]
fn repeats_are_found_and_changed_numbers_are_variants() {
    let texts = texts();
    let texts: Vec<Vec<&str>> = texts.iter().map(|text| clean::paragraphs(text)).collect();
    let score = repeats::measure(&[texts.concat()], SEEDS);
    assert!(score.precision() >= 0.98, "{score}\n{}", score.misses.join("\n"));
    assert!(score.recall() >= 0.98, "{score}\n{}", score.misses.join("\n"));
    let changed = &score.rows[&repeats::Way::NumbersChanged];
    assert_eq!(changed.kind_right, changed.made, "{score}\n{}", score.misses.join("\n"));
}
