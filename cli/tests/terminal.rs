//! What a person at a terminal sees: progress of long work, a table.
#![cfg(unix)]

mod run;

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use nix::pty::{OpenptyResult, openpty};
use run::{TEXT, folder};

fn shuliang(arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    command.args(arguments).env("TERM", "xterm").env_remove("COLUMNS");
    command
}

/// The two ends of a terminal: where a person looks, and what the program gets.
fn terminal() -> (File, Stdio) {
    let OpenptyResult { master, slave } = openpty(None, None).expect("a terminal can be had");
    (File::from(master), Stdio::from(slave))
}

/// What is seen until `wanted` is there, or until the program is gone. A terminal whose program is gone gives an error.
fn seen(screen: &mut File, wanted: &str) -> String {
    let mut seen = String::new();
    let mut buffer = [0; 4096];
    while !seen.contains(wanted) {
        match screen.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => seen += &String::from_utf8_lossy(&buffer[..read]),
        }
    }
    seen
}

/// The work is long because its input is: the row is read, and the next keeps waiting until the bar is seen.
#[test]
fn long_work_shows_its_progress_and_clears_it_away() {
    let (mut screen, stderr) = terminal();
    let mut command = shuliang(&["extract", "--input-format", "jsonl", "--encoding", "utf-8"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(stderr);
    let mut child = command.spawn().expect("the command starts");
    drop(command);
    let mut input = child.stdin.take().expect("the input is a pipe");
    let (looked, looking) = mpsc::channel::<()>();
    thread::spawn(move || {
        input.write_all(b"{\"text\":\"\"}\n").expect("the command reads");
        // Should the bar never come, the input ends all the same, and with it the test.
        let _ = looking.recv_timeout(Duration::from_secs(60));
    });
    let progress = seen(&mut screen, ", 1 document");
    assert!(progress.contains(" 12 B, 1 document"), "{progress:?}");
    drop(looked);
    let rest = seen(&mut screen, " s\r\n");
    assert!(rest.contains("\r\u{1b}[2K1 document: 0 facts, 0 duplicates, 0 warnings in "), "{rest:?}");
    assert!(child.wait().expect("the command ends").success());
}

#[test]
fn a_terminal_gets_a_table_and_no_bar() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let (mut screen, stdout) = terminal();
    let mut command = shuliang(&["extract", "-q", "a.txt"]);
    let status = command.current_dir(folder.path()).stdout(stdout).stderr(Stdio::null()).status();
    drop(command);
    assert!(status.expect("the command runs").success());
    assert!(seen(&mut screen, "全镇\r\n").starts_with("a.txt: 1 fact, 0 duplicates, 0 warnings\r\nquantity "));
}

#[test]
fn parquet_is_not_for_a_terminal() {
    let (_screen, stdout) = terminal();
    let output = shuliang(&["extract", "--format", "parquet"]).stdout(stdout).stdin(Stdio::null()).output();
    let output = output.expect("the command runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(said, "error: Parquet is not for a terminal: name a file with -o, or send it into a pipe\n");
}
