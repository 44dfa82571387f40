//! Any bytes as a file of any format and encoding.

use std::fs;

use clap::Parser;
use indicatif::ProgressBar;
use shuliang_cli::input::{Document, Inputs};

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
}

const ENDINGS: [&str; 9] = ["txt", "jsonl", "csv", "tsv", "parquet", "txt.gz", "txt.zst", "jsonl.gz", "csv.zst"];

const ENCODINGS: [&str; 5] = ["auto", "utf-8", "gb18030", "big5", "utf-16"];

/// Reads a file whose format and encoding the first two bytes say. Each is read to its end; a text is a document or an
/// error, and reads as the standard library reads it where it is said to be UTF-8.
pub fn check(bytes: &[u8]) {
    let [ending, encoding, bytes @ ..] = bytes else { return };
    let ending = ENDINGS[usize::from(*ending) % ENDINGS.len()];
    let encoding = ENCODINGS[usize::from(*encoding) % ENCODINGS.len()];
    let path = std::env::temp_dir().join(format!("shuliang-fuzz-{}.{ending}", std::process::id()));
    fs::write(&path, bytes).expect("a temporary file can be written");
    let path = path.to_string_lossy();
    let arguments = ["inputs", "--encoding", encoding, "--id-field", "id", path.as_ref()];
    let inputs = Arguments::try_parse_from(arguments).expect("these are arguments").inputs;
    let (documents, errors) = read(&inputs);
    assert_eq!(read(&inputs), (documents.clone(), errors.clone()));
    fs::remove_file(path.as_ref()).expect("the file is there");
    if ending.starts_with("txt") {
        assert!(documents.len() == 1 || documents.is_empty() && !errors.is_empty(), "{documents:?} {errors:?}");
    }
    if (ending, encoding) == ("txt", "utf-8") {
        assert_eq!(documents[0].text, String::from_utf8_lossy(bytes));
        assert_eq!(errors.is_empty(), std::str::from_utf8(bytes).is_ok(), "{errors:?}");
    }
}

fn read(inputs: &Inputs) -> (Vec<Document>, Vec<String>) {
    let (mut documents, mut errors) = (Vec::new(), Vec::new());
    for document in inputs.documents(&ProgressBar::hidden()) {
        match document {
            Ok(document) => documents.push(document),
            Err(error) => errors.push(error.to_string()),
        }
    }
    (documents, errors)
}
