//! The files that fuzzers found worth keeping, read on every run of the tests.

#[path = "../../fuzz/src/inputs.rs"]
mod inputs;

use std::fs;
use std::path::Path;

#[test]
fn inputs_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus/inputs");
    let files = fs::read_dir(corpus).expect("the target has a corpus");
    for file in files.map(|file| file.expect("the corpus can be read").path()) {
        // Captured; it names the file where a check panics.
        println!("{}", file.display());
        inputs::check(&fs::read(&file).expect("the file can be read"));
    }
}
