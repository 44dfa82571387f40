//! The README shows what the commands print: its `console` blocks are run.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use regex::Regex;

#[cfg(unix)]
#[test]
fn the_readme_shows_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).expect("the README is there");
    let examples = examples(&readme);
    assert!(examples.len() > 2, "{examples:?}");
    for (command, shown) in examples {
        assert_eq!(timeless(&printed(&command, &root)), timeless(&shown), "$ {command}");
    }
}

/// The commands of the `console` blocks, each with the lines under it.
fn examples(text: &str) -> Vec<(String, String)> {
    let mut examples: Vec<(String, String)> = Vec::new();
    for block in text.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        for line in block.lines() {
            match (line.strip_prefix("$ "), examples.last_mut()) {
                (Some(command), _) => examples.push((command.to_owned(), String::new())),
                (None, Some((_, shown))) => *shown += &format!("{line}\n"),
                (None, None) => panic!("{line:?} stands before any command"),
            }
        }
    }
    examples
}

/// What the shell prints, standard error among standard output.
fn printed(command: &str, root: &Path) -> String {
    let binary = Path::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    let folder = binary.parent().expect("the binary stands in a folder").to_owned();
    let usual = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([folder].into_iter().chain(env::split_paths(&usual))).expect("no colon in a folder");
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{{ {command}; }} 2>&1")]).current_dir(root).env("PATH", path).env_remove("COLUMNS");
    let output = shell.output().expect("the shell runs");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// The text with every time of a run as 0.00 s, without the mark that CSV opens with, which nobody sees.
fn timeless(text: &str) -> String {
    let time = Regex::new(r"in \d+\.\d\d s").expect("the pattern is well formed");
    time.replace_all(&text.replace('\u{feff}', ""), "in 0.00 s").into_owned()
}
