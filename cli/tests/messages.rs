//! What is said on standard error, and what the shell is told.

mod run;

use std::io::Write;
use std::process::{Command, Stdio};

use predicates::prelude::*;
use predicates::str::{contains, is_empty, is_match, starts_with};
use run::{TEXT, folder, shuliang_in};

#[test]
fn the_closing_line_counts_and_says_the_time() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("b.txt", TEXT.as_bytes())]);
    let closing = [
        ("extract", r"^2 documents: 2 facts, 0 duplicates, 0 warnings in \d+\.\d\d s\n$"),
        ("repair", r"^2 documents: 0 joins in \d+\.\d\d s\n$"),
        ("duplicates", r"^2 documents: 0 repeats in \d+\.\d\d s\n$"),
        ("series", r"^2 documents: 1 series, 2 values, 0 conflicting values in \d+\.\d\d s\n$"),
        ("check", r"^2 documents: 0 findings in \d+\.\d\d s\n$"),
    ];
    for (subcommand, line) in closing {
        let line = is_match(line).expect("the pattern is well formed");
        shuliang_in(&folder, subcommand).arg(".").assert().success().stderr(line);
        shuliang_in(&folder, subcommand).args(["-q", "."]).assert().success().stderr(is_empty());
        shuliang_in(&folder, subcommand).args([".", "--quiet"]).assert().success().stderr(is_empty());
    }
}

/// A number of more than 28 digits cannot be kept exactly.
#[test]
fn a_warning_says_where_and_quiet_keeps_it_back() {
    let text = format!("新建桥{}座。", "9".repeat(40));
    let rows = format!("{{\"text\":\"{text}\",\"id\":\"x\"}}\n");
    let folder = folder(&[("a.txt", text.as_bytes()), ("b.jsonl", rows.as_bytes())]);
    let assert = shuliang_in(&folder, "extract").arg("a.txt").assert().success();
    assert.stderr(starts_with("warning: a.txt: offset 9: ").and(contains("1 warning in ")));
    let assert =
        shuliang_in(&folder, "extract").args(["b.jsonl", "--id-field=id", "--offsets=chars"]).assert().success();
    assert.stderr(starts_with("warning: b.jsonl: row 1, field \"text\": offset 3: "));
    shuliang_in(&folder, "extract").args(["a.txt", "-q"]).assert().success().stderr(is_empty());
}

#[test]
fn verbose_logs_what_is_read_and_how() {
    let gb = encoding_rs::GB18030.encode(TEXT).0.into_owned();
    let folder = folder(&[("a.txt", &gb)]);
    let assert = shuliang_in(&folder, "extract").args(["-v", "a.txt"]).assert().success();
    let assert = assert.stderr(contains("reading path=\"a.txt\" format=Text").and(contains("encoding=\"gb18030\"")));
    assert.stderr(contains("1 document: 1 fact"));
    shuliang_in(&folder, "extract").args(["-q", "-v", "a.txt"]).assert().code(2);
}

#[test]
fn words_of_the_users_own_are_read() {
    let folder = folder(&[
        ("a.txt", "运送茶叶30驮。".as_bytes()),
        ("words.toml", "[[classifier]]\nform = \"驮\"\n".as_bytes()),
        ("broken.toml", b"[[classifier]\n"),
    ]);
    let mut command = shuliang_in(&folder, "extract");
    command.args(["a.txt", "--lexicon", "words.toml"]).assert().success().stdout(contains("\"unit\":\"驮\""));
    for (name, said) in
        [("broken.toml", "error: broken.toml: the lexicon cannot be read: "), ("no.toml", "error: no.toml: ")]
    {
        let assert = shuliang_in(&folder, "extract").args(["a.txt", "--lexicon", name]).assert().code(2);
        assert.stdout(is_empty()).stderr(starts_with(said));
    }
}

/// The command waits for its input while the reader goes away, so its first write meets the closed pipe.
#[test]
fn a_closed_pipe_ends_quietly_whatever_the_form() {
    let forms = [
        &["extract", "--format", "table"][..],
        &["extract", "--format", "jsonl"],
        &["extract", "--format", "csv"],
        &["extract", "--format", "parquet"],
        &["repair"],
        &["repair", "--format", "jsonl"],
        &["duplicates", "--format", "table"],
        &["duplicates", "--format", "csv"],
    ];
    let text = "河口镇渡船停航3天，两岸村民改走上游石桥。\n\n".repeat(2);
    for arguments in forms {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        child.stdin.take().expect("the input is a pipe").write_all(text.as_bytes()).expect("the command reads");
        let output = child.wait_with_output().expect("the command ends");
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn wrong_usage_is_status_2_and_says_what_would_be_right() {
    let folder = folder(&[]);
    for (subcommand, argument, said) in [
        ("extract", "--format=xml", "jsonl"),
        ("extract", "--offsets=words", "utf16"),
        ("extract", "--input-format=xlsx", "parquet"),
        ("extract", "--jobs=many", "invalid digit"),
        ("extract", "--no-such-flag", "unexpected argument"),
        ("repair", "--format=table", "jsonl"),
        ("duplicates", "--format=parquet", "csv"),
        ("series", "--format=parquet", "html"),
        ("check", "--format=csv", "jsonl"),
        ("completions", "tcsh", "fish"),
        ("man", "no-such-command", "there are extract, duplicates, repair"),
    ] {
        let assert = shuliang_in(&folder, subcommand).arg(argument).assert().code(2);
        assert.stdout(is_empty()).stderr(contains(said));
    }
}

/// Nothing is read, so that a long run does not fail at its end.
#[test]
fn a_file_that_cannot_be_written_is_told_before_anything_is_read() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    for (subcommand, file, said, code) in [
        ("series", "series.parquet", "error: series are not printed as parquet\n", 2),
        ("repair", "mended.csv", "error: repaired texts are not printed as csv\n", 2),
        ("check", "findings.csv", "error: findings are not printed as csv\n", 2),
        ("check", "findings.html", "error: findings are not printed as html\n", 2),
        ("duplicates", "repeats.html", "error: repeats are not printed as html\n", 2),
        ("series", ".", "error: .: is a directory\n", 1),
        ("duplicates", ".", "error: .: is a directory\n", 1),
        ("check", ".", "error: .: is a directory\n", 1),
    ] {
        let assert = shuliang_in(&folder, subcommand).args(["missing.txt", "-o", file]).assert().code(code);
        assert.stdout(is_empty()).stderr(said);
    }
}
