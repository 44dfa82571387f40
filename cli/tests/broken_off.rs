//! Runs that are killed or interrupted, disks that are full, files that cannot be read, readers who go away: what was
//! done before stands whole, and the rest is named.
#![cfg(unix)]

mod run;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use run::{TEXT, facts, folder, names, shuliang_in};
use tempfile::TempDir;

const SIGTERM: i32 = 15;
const SIGKILL: i32 = 9;

const ROW: &str = "{\"text\":\"新建桥3座。\"}\n";

/// A run that waits for rows, writing to a file or to its standard output.
fn waiting(folder: &TempDir, arguments: &[&str], stdout: Stdio) -> Child {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    child.args(["extract", "--input-format", "jsonl", "--encoding", "utf-8"]).args(arguments);
    child.current_dir(folder.path()).stdin(Stdio::piped()).stdout(stdout).stderr(Stdio::piped());
    child.spawn().expect("the command starts")
}

/// Gives the run a row and waits until it shows that it has begun.
fn begin(child: &mut Child, has_begun: impl Fn() -> bool) {
    let input = child.stdin.as_mut().expect("the input is a pipe");
    input.write_all(ROW.as_bytes()).expect("the command reads");
    let begun = (0..1000).any(|_| {
        thread::sleep(Duration::from_millis(10));
        has_begun()
    });
    assert!(begun, "the run has not begun");
}

fn unfinished(folder: &TempDir) -> bool {
    names(folder.path()).len() == 2
}

fn written(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("the file is there")
}

fn send(signal: &str, child: &Child) {
    let killed = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
    assert!(killed.expect("kill runs").success());
}

#[test]
fn a_file_appears_when_it_is_whole() {
    let folder = folder(&[("o.jsonl", b"old\n")]);
    let mut child = waiting(&folder, &["-o", "o.jsonl"], Stdio::null());
    begin(&mut child, || unfinished(&folder));
    assert_eq!(written(&folder, "o.jsonl"), "old\n");
    drop(child.stdin.take());
    assert!(child.wait().expect("the command ends").success());
    assert!(written(&folder, "o.jsonl").starts_with("{\"doc\":\"-:1\""));
    assert_eq!(names(folder.path()), ["o.jsonl"]);
}

#[test]
fn a_run_that_is_interrupted_leaves_what_stood_there() {
    for signal in ["INT", "TERM"] {
        for name in ["o.jsonl", "o.csv.gz", "o.parquet", "o.html"] {
            let folder = folder(&[(name, b"old\n")]);
            let mut child = waiting(&folder, &["-o", name], Stdio::null());
            begin(&mut child, || unfinished(&folder));
            send(signal, &child);
            assert_eq!(child.wait().expect("the command ends").code(), Some(130), "{signal} {name}");
            assert_eq!((written(&folder, name).as_str(), names(folder.path()).len()), ("old\n", 1), "{signal} {name}");
        }
    }
}

/// Nobody can clean up behind SIGKILL: the unfinished file stays under its own name, beside what stood there.
#[test]
fn a_run_that_is_killed_leaves_what_stood_there() {
    let folder = folder(&[("o.jsonl", b"old\n")]);
    let mut child = waiting(&folder, &["-o", "o.jsonl"], Stdio::null());
    begin(&mut child, || unfinished(&folder));
    send("KILL", &child);
    assert_eq!(child.wait().expect("the command ends").signal(), Some(SIGKILL));
    assert_eq!(written(&folder, "o.jsonl"), "old\n");
    let left = names(folder.path());
    assert!(left[0].starts_with(".shuliang-") && left[0].ends_with(".part"), "{left:?}");
}

#[test]
fn what_a_run_printed_before_it_was_killed_is_whole() {
    // INT is left out: whoever runs the tests in the background has it ignored, and so would the command.
    for (signal, number) in [("KILL", SIGKILL), ("TERM", SIGTERM)] {
        let folder = folder(&[]);
        let out = File::create(folder.path().join("o.jsonl")).expect("a file can be made");
        let mut child = waiting(&folder, &[], out.into());
        begin(&mut child, || written(&folder, "o.jsonl").ends_with('\n'));
        send(signal, &child);
        assert_eq!(child.wait().expect("the command ends").signal(), Some(number));
        assert_eq!(facts(written(&folder, "o.jsonl").as_bytes()), [("-:1".to_owned(), "3座".to_owned())]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_a_device_is_written_to() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    for arguments in
        [&["--format", "jsonl"][..], &["--format", "csv"], &["--format", "parquet"], &["--format", "table"]]
    {
        let assert =
            shuliang_in(&folder, "extract").args(["a.txt", "-o", "/dev/full"]).args(arguments).assert().code(1);
        assert.stderr(contains("error: /dev/full: ").and(contains("No space left")));
        let full = File::options().write(true).open("/dev/full").expect("it is there");
        let mut child = waiting(&folder, arguments, full.into());
        child.stdin.take().expect("the input is a pipe").write_all(ROW.as_bytes()).expect("the command reads");
        let output = child.wait_with_output().expect("the command ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.starts_with("error: standard output: No space left"), "{arguments:?}: {said}");
    }
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "/dev/null"]).assert().success();
}

/// A limit of one block for files stands for a disk that fills in the middle.
#[test]
fn a_disk_that_fills_in_the_middle_leaves_what_stood_there() {
    let rows = ROW.repeat(2_000);
    for name in ["o.jsonl", "o.csv", "o.jsonl.gz", "o.parquet", "o.html"] {
        let folder = folder(&[("rows.jsonl", rows.as_bytes()), (name, b"old\n")]);
        let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" extract rows.jsonl -o {name}");
        let output = Command::new("sh")
            .args(["-c", &script])
            .arg(assert_cmd::cargo::cargo_bin!("shuliang"))
            .current_dir(folder.path())
            .output()
            .expect("there is a shell");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(said.starts_with(&format!("error: {name}: ")), "{said}");
        assert_eq!(written(&folder, name), "old\n");
        assert_eq!(names(folder.path()).len(), 2, "{name}: an unfinished file is left");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("z.txt", TEXT.as_bytes()), ("folder.txt/in.md", b"")]);
    let link = |to: &str, name: &str| symlink(to, folder.path().join(name)).expect("a link can be made");
    link("nowhere.txt", "dangling.txt");
    link("circle.txt", "circle.txt");
    for (name, why) in [
        ("missing.txt", "No such file or directory"),
        ("dangling.txt", "No such file or directory"),
        ("circle.txt", "Too many levels of symbolic links"),
        ("a.txt/b.txt", "Not a directory"),
        ("folder.txt", "no .txt file in this folder"),
    ] {
        for subcommand in ["extract", "repair", "duplicates", "series", "check"] {
            let mut command = shuliang_in(&folder, subcommand);
            let assert = command.args(["a.txt", name, "z.txt", "-q"]).assert().code(1);
            assert.stderr(starts_with(format!("error: {name}: {why}")));
        }
        let assert = shuliang_in(&folder, "extract").args(["a.txt", name, "z.txt"]).assert().code(1);
        assert_eq!(facts(&assert.get_output().stdout).len(), 2, "{name}");
    }
}

/// The memory of a process opens as a file and fails when it is read.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_when_it_is_read_is_named_too() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    for format in ["text", "jsonl", "csv", "parquet"] {
        let mut command = shuliang_in(&folder, "extract");
        let assert = command.args(["/proc/self/mem", "--input-format", format]).assert().code(1);
        assert.stdout(is_empty()).stderr(starts_with("error: /proc/self/mem: "));
    }
}

#[test]
fn a_reader_who_has_seen_enough_ends_the_run_quietly() {
    let rows = ROW.repeat(20_000);
    let folder = folder(&[("rows.jsonl", rows.as_bytes())]);
    for (subcommand, format) in
        [("extract", "jsonl"), ("extract", "csv"), ("extract", "table"), ("series", "csv"), ("series", "jsonl")]
    {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"))
            .args([subcommand, "rows.jsonl", "--format", format])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut line = String::new();
        let mut reader = BufReader::new(child.stdout.take().expect("the output is a pipe"));
        reader.read_line(&mut line).expect("there is a line");
        drop(reader);
        let output = child.wait_with_output().expect("the command ends");
        assert!(line.ends_with('\n') && output.status.success(), "{subcommand} {format}: {output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{subcommand} {format}");
    }
}
