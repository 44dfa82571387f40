//! Counts how often each rule ties a subject over text files, most used first.
//!
//! ```sh
//! cargo run --release --example rule_usage -- fixtures/docs/city_page.txt fixtures/docs/work_report.txt
//! ```

use std::collections::BTreeMap;
use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut status = ExitCode::SUCCESS;
    for path in env::args().skip(1) {
        match fs::read_to_string(&path) {
            Ok(text) => {
                for fact in shuliang::extract(&text).facts {
                    *used.entry(fact.rule).or_default() += 1;
                }
            }
            Err(error) => {
                eprintln!("{path}: {error}");
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
