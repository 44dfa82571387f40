//! `shuliang extract` as a user runs it.

mod run;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use run::{TEXT, folder};

fn shuliang() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    command.arg("extract").env_remove("COLUMNS");
    command
}

/// The documents that have a title in the table, in order, without the folder's path.
fn titles(folder: &Path, stdout: &[u8]) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    let stdout = String::from_utf8_lossy(stdout).into_owned();
    let names = stdout.lines().filter_map(|line| line.strip_prefix(&prefix)?.split_once(": "));
    names.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn a_folder_is_walked_in_the_order_of_names() {
    let folder = folder(&[
        ("c.txt", TEXT.as_bytes()),
        ("a/b.txt", TEXT.as_bytes()),
        ("a/Z.TXT", TEXT.as_bytes()),
        ("notes.md", TEXT.as_bytes()),
        ("b.txt", TEXT.as_bytes()),
    ]);
    let assert = shuliang().args(["--format", "table"]).arg(folder.path()).assert().success();
    let assert = assert.stderr(starts_with("4 documents: 4 facts, 0 duplicates, 0 warnings in "));
    assert_eq!(titles(folder.path(), &assert.get_output().stdout), ["a/Z.TXT", "a/b.txt", "b.txt", "c.txt"]);
}

#[test]
fn a_missing_file_is_named_and_the_rest_is_done() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let missing = folder.path().join("missing.txt");
    let assert = shuliang().args(["--format", "table"]).arg(&missing).arg(folder.path().join("a.txt")).assert().code(1);
    let assert = assert.stderr(contains(format!("{}: ", missing.display())).and(contains("No such file")));
    assert_eq!(titles(folder.path(), &assert.get_output().stdout), ["a.txt"]);
}

#[test]
fn a_folder_without_texts_is_an_error() {
    let folder = folder(&[("notes.md", TEXT.as_bytes())]);
    let message = format!("error: {}: no .txt file in this folder\n", folder.path().display());
    shuliang().arg("-q").arg(folder.path()).assert().code(1).stdout(is_empty()).stderr(message);
}

#[test]
fn wrong_bytes_are_named_with_their_offset_and_the_rest_is_read() {
    let folder = folder(&[("a.txt", b"\xe6\xa1\xa53\xff\xff5\xe5\xba\xa7\xe6\xa1"), ("b.txt", TEXT.as_bytes())]);
    let bad = folder.path().join("a.txt").display().to_string();
    let assert = shuliang().args(["--format", "table"]).arg(folder.path()).assert().code(1);
    let wrong = format!("error: {bad}: wrong bytes at offset 4, not UTF-8; read as U+FFFD\n");
    let cut = format!("error: {bad}: cut off in the middle of a letter at offset 10 (UTF-8)\n");
    let assert = assert.stderr(starts_with(wrong + &cut + "2 documents: 2 facts, 0 duplicates, 0 warnings, 2 errors"));
    assert_eq!(titles(folder.path(), &assert.get_output().stdout), ["a.txt", "b.txt"]);
}

#[test]
fn a_byte_order_mark_is_no_error() {
    let folder = folder(&[("a.txt", "\u{feff}全镇新建桥梁3座。\n".as_bytes())]);
    shuliang().arg("-q").arg(folder.path()).assert().success().stderr(is_empty());
}

#[test]
fn standard_input_is_read_with_and_without_its_name() {
    for arguments in [&["--format", "table"][..], &["--format", "table", "-"]] {
        let assert = shuliang().args(arguments).write_stdin(TEXT).assert().success();
        assert.stdout(starts_with("-: ")).stderr(starts_with("1 document: "));
    }
}

#[test]
fn a_pipe_gets_json_lines_with_doc_first() {
    let assert = shuliang().arg("--explain").write_stdin(TEXT).assert().success();
    let output = String::from_utf8(assert.get_output().stdout.clone()).expect("the output is UTF-8");
    for line in output.lines() {
        assert!(line.starts_with(r#"{"doc":"-","quantity":{"text":"#), "{line}");
        serde_json::from_str::<shuliang::Fact>(line).expect("a line is a fact");
    }
}

#[test]
fn a_derivation_says_which_rule_answered_why_and_what_was_tried() {
    let assert = shuliang().args(["--format", "table", "--explain"]).write_stdin(TEXT).assert().success();
    let rules = shuliang::rules();
    let rule = rules.iter().find(|rule| rule.name == "noun before").expect("the rule is listed");
    let assert = assert.stdout(contains("    rule      noun before, certain, reported\n"));
    let assert = assert.stdout(contains(format!("    reason    {}\n", rule.reason)));
    let tried = format!("    tried     {}, {}, ", rules[0].name, rules[1].name);
    assert.stdout(contains(tried).and(contains(", then noun before, which answered\n")));
}

#[test]
fn the_date_of_the_texts_dates_what_is_relative() {
    let dated =
        shuliang().args(["--date", "2023-05", "--format", "jsonl"]).write_stdin("去年全镇新建桥梁3座。").assert();
    dated.success().stdout(contains(r#""text":"去年","start":0,"end":6,"iso":"2022""#));
    shuliang().args(["--date", "May"]).write_stdin(TEXT).assert().code(2).stderr(contains("not an ISO 8601 date"));
}

#[test]
fn wrong_usage_is_status_2() {
    shuliang().arg("--format=xml").assert().code(2).stdout(is_empty()).stderr(contains("jsonl"));
    shuliang().arg("--no-such-flag").assert().code(2);
    Command::new(assert_cmd::cargo::cargo_bin!("shuliang")).assert().code(2);
}

#[test]
fn help_shows_examples_and_version_the_version() {
    shuliang().arg("--help").assert().success().stdout(contains("Examples:"));
    let version = format!("shuliang {}\n", env!("CARGO_PKG_VERSION"));
    Command::new(assert_cmd::cargo::cargo_bin!("shuliang")).arg("--version").assert().success().stdout(version);
}

#[test]
fn a_table_has_a_title_heads_and_a_line_a_fact() {
    let expected = "\
-: 1 fact, 0 duplicates, 0 warnings
quantity  value  unit  subject  predicate  place
3座           3  座    桥梁     新建       全镇

";
    shuliang().args(["--format", "table"]).write_stdin(TEXT).assert().success().stdout(expected);
}

#[test]
fn a_derivation_shows_the_source_whatever_the_unit_of_positions() {
    let arguments = ["--format", "table", "--explain", "--offsets", "chars"];
    let assert = shuliang().args(arguments).write_stdin(TEXT).assert().success();
    let assert = assert.stdout(contains("    sentence  全镇新建桥梁3座。\n    quantity  3座 6..8, count\n"));
    assert.stdout(contains("    subject   桥梁 4..6\n    predicate 新建 2..4\n"));
}

#[test]
fn json_lines_are_the_same_with_explain() {
    let plain = shuliang().args(["--format", "jsonl"]).write_stdin(TEXT).assert().success();
    let plain = plain.get_output().stdout.clone();
    shuliang().args(["--format", "jsonl", "--explain"]).write_stdin(TEXT).assert().success().stdout(plain);
}

#[test]
fn a_report_is_one_page_with_all_texts() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("b.txt", "<b>全村</b>新建桥梁5座。".as_bytes())]);
    let html = folder.path().join("report.html");
    shuliang().args(["--offsets", "chars", "-o"]).arg(&html).arg(folder.path()).assert().success();
    let page = fs::read_to_string(&html).expect("the report is written");
    for part in ["<!DOCTYPE html>", "2 documents: 2 facts", "&lt;b&gt;", r##"href="#f2""##, ">5座<", "</html>"] {
        assert!(page.contains(part), "{part} is missing in\n{page}");
    }
    shuliang().args(["--format", "html"]).arg(folder.path()).assert().success().stdout(page);
}
