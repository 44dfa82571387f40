//! Counts how often each rule ties a subject over text files, or folders of `.txt` files, most used first.
//!
//! ```sh
//! cargo run --release --example rule_usage -- fixtures/docs
//! ```

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs, io, process::ExitCode};

fn main() -> ExitCode {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut status = ExitCode::SUCCESS;
    let paths: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).flat_map(texts_of).collect();
    if paths.is_empty() {
        eprintln!("no .txt file in the paths given");
        status = ExitCode::FAILURE;
    }
    for path in paths {
        match fs::read_to_string(&path) {
            Ok(text) => {
                for fact in shuliang::extract(&text).facts {
                    *used.entry(fact.rule).or_default() += 1;
                }
            }
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                status = ExitCode::FAILURE;
            }
        }
    }
    let mut rows: Vec<(String, usize)> = used.into_iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (rule, count) in rows {
        println!("{count:7} {rule}");
    }
    status
}

/// The texts of a folder and of those inside it, in the order of their names; a file stands for itself.
fn texts_of(path: PathBuf) -> Vec<PathBuf> {
    let inside = |folder: fs::ReadDir| -> io::Result<Vec<PathBuf>> {
        folder.map(|entry| entry.map(|entry| entry.path())).collect()
    };
    let Ok(mut paths) = fs::read_dir(&path).and_then(inside) else { return vec![path] };
    paths.retain(|path| path.is_dir() || path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.into_iter().flat_map(texts_of).collect()
}
