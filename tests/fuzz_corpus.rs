//! The texts that fuzzers found worth keeping, read on every run of the tests: what `fuzz/` checks holds for each.

#[path = "../fuzz/src/checks.rs"]
mod checks;

use std::fs;
use std::path::Path;

/// Runs a check over the corpus of a target.
fn holds_for(target: &str, check: fn(&str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files = fs::read_dir(&folder).expect("the target has a corpus");
    let mut read = 0;
    for file in files.map(|file| file.expect("the corpus can be read").path()) {
        // Captured; it names the file where a check panics.
        println!("{}", file.display());
        check(&String::from_utf8_lossy(&fs::read(&file).expect("the file can be read")));
        read += 1;
    }
    assert!(read > 0, "{} is empty", folder.display());
}

#[test]
fn extract_holds() {
    holds_for("extract", checks::extract);
}

#[test]
fn numeral_holds() {
    holds_for("numeral", checks::numeral);
}

#[test]
fn layout_holds() {
    holds_for("layout", checks::layout);
}

#[test]
fn passages_holds() {
    holds_for("passages", checks::passages);
}

#[test]
fn lexicon_holds() {
    holds_for("lexicon", checks::lexicon);
}
