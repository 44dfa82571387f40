//! The literate specifications in `fixtures/spec`: prose, and tables of texts with the facts that they state.
//!
//! A row reads `| text | facts |` or `| text | facts | note |`; [`claim`] tells how a fact is written. `-` says that nothing
//! may be emitted, `⏎` in a text is a line break. A note that starts with `FIXME want:` marks a row that holds what is
//! printed today although it is wrong, and says what would be right.
//!
//! `UPDATE_SPEC=1 cargo test --test spec` writes what is printed now into the rows that fail, with the old cell behind
//! `FIXME want:`, and turns rows that have become right back to plain.

mod bases;
mod claim;
mod divisions;
mod scope;
mod table;
mod times;

use std::fmt::Write as _;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use claim::{Claim, Part};
use table::{Row, Verdict};

/// One file of `fixtures/spec`.
struct Spec {
    file: &'static str,
    /// Parts that are tested in every row: where a cell leaves one out, there shall be none.
    strict: &'static [Part],
    /// Where to look when a row fails.
    help: &'static [&'static str],
}

#[test]
fn bounds() {
    check(&Spec {
        file: "bounds.md",
        strict: &[Part::Bound],
        help: &["data/qualifiers.toml", "src/quantity/mod.rs", "src/numeral"],
    });
}

#[test]
fn not_facts() {
    check(&Spec {
        file: "not-facts.md",
        strict: &[],
        help: &["src/quantity/guards/mod.rs", "src/scope/time.rs", "data/names.toml"],
    });
}

#[test]
fn numerals() {
    check(&Spec { file: "numerals.md", strict: &[], help: &["src/numeral", "src/quantity/readers/mod.rs"] });
}

#[test]
fn ranges() {
    check(&Spec {
        file: "ranges.md",
        strict: &[],
        help: &["src/quantity/range.rs", "src/quantity/readers/mod.rs", "src/numeral"],
    });
}

#[test]
fn subjects() {
    check(&Spec {
        file: "subjects.md",
        strict: &[Part::Predicate, Part::Change, Part::Role],
        help: &["src/subject/rules", "src/subject/denominator.rs", "data/verbs.toml"],
    });
}

#[test]
fn units() {
    check(&Spec {
        file: "units.md",
        strict: &[],
        help: &["data/units", "data/classifiers.toml", "data/currencies.toml", "src/quantity/readers/mod.rs"],
    });
}

#[test]
fn every_file_has_its_test() {
    let mut files: Vec<String> = fs::read_dir(folder())
        .expect("fixtures/spec is there")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let others = ["bounds.md", "not-facts.md", "numerals.md", "ranges.md", "subjects.md", "units.md"];
    let own = ["bases.md", "divisions.md", "scope.md", "times.md"];
    let mut tested = [others.as_slice(), &own].concat();
    tested.sort_unstable();
    assert_eq!(files, tested);
}

/// Reads a file, and either checks its rows or, with `UPDATE_SPEC=1`, rewrites those that fail.
fn check(spec: &Spec) {
    for path in spec.help {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "{path} is named as help and is not there");
    }
    let path = folder().join(spec.file);
    let page = fs::read_to_string(&path).expect("the file can be read");
    let rows = table::rows(&page).unwrap_or_else(|(line, what)| panic!("fixtures/spec/{}:{line}: {what}", spec.file));
    assert!(!rows.is_empty(), "fixtures/spec/{} has no row", spec.file);
    let printed: Vec<Vec<Claim>> = rows.iter().map(|row| claims(&row.text)).collect();
    let verdicts: Vec<Verdict> =
        rows.iter().zip(&printed).map(|(row, printed)| table::judge(row, printed, spec.strict)).collect();
    if std::env::var_os("UPDATE_SPEC").is_some() {
        fs::write(&path, table::rewrite(&page, &rows, &verdicts)).expect("the file can be written");
        return;
    }
    let told = rows.iter().zip(&printed).zip(&verdicts);
    let failures: Vec<String> =
        told.filter_map(|((row, printed), verdict)| failure(spec, row, printed, verdict)).collect();
    assert!(
        failures.is_empty(),
        "{} of {} rows fail\n{}\nhelp: see {}; UPDATE_SPEC=1 writes what is printed now\n",
        failures.len(),
        rows.len(),
        failures.concat(),
        spec.help.join(", ")
    );
}

/// What is wrong with a row, none where nothing is.
fn failure(spec: &Spec, row: &Row, printed: &[Claim], verdict: &Verdict) -> Option<String> {
    let (Verdict::Wrong { got } | Verdict::NowRight { got }) = verdict else { return None };
    let mut told = format!("\nfixtures/spec/{}:{}: {}\n", spec.file, row.line, row.text.replace('\n', "⏎"));
    let _ = writeln!(told, "  expected  {}\n  got       {got}", row.facts);
    if spec.strict.contains(&Part::Predicate) && !printed.is_empty() {
        let rules: Vec<&str> = printed.iter().map(|claim| claim.rule.as_str()).collect();
        let _ = writeln!(told, "  by rule   {}", rules.join(" ; "));
    }
    match (verdict, &row.fixme) {
        (Verdict::NowRight { .. }, _) => told.push_str("  it is right now: take the FIXME away\n"),
        (_, Some(fixme)) => {
            let _ = writeln!(told, "  right is  {}", fixme.want);
        }
        _ => {}
    }
    Some(told)
}

/// The facts of a text as claims; a text that stops the program is one claim that says so.
fn claims(text: &str) -> Vec<Claim> {
    match catch_unwind(|| shuliang::extract(text)) {
        Ok(extraction) => extraction.facts.iter().map(Claim::of).collect(),
        Err(_) => vec![Claim { quantity: "(panic)".into(), ..Claim::default() }],
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/spec")
}
