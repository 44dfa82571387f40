//! The real binary, and folders of files for it. Each test file uses a part of this.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A text with one fact: 3座, 桥梁, 新建, 全镇.
pub const TEXT: &str = "全镇新建桥梁3座。\n";

/// The command with a subcommand, in `folder`.
pub fn shuliang_in(folder: &TempDir, subcommand: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    command.arg(subcommand).env_remove("COLUMNS").current_dir(folder.path());
    command
}

pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    folder
}

pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// `doc` and the quantity of each line of JSON.
pub fn facts(stdout: &[u8]) -> Vec<(String, String)> {
    let lines = std::str::from_utf8(stdout).expect("the output is UTF-8").lines();
    lines
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            let text = |value: &serde_json::Value| value.as_str().expect("it is a text").to_owned();
            (text(&row["doc"]), text(&row["quantity"]["text"]))
        })
        .collect()
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/docs")
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 0).expect("memory takes all")
}
