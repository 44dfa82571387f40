//! The public interface as the source declares it, so that a change of it is seen before users meet it.
//!
//! Inside the crate all else is `pub(crate)`, so a line that starts with `pub ` is what users see.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages are for benches and hidden from users.
const HIDDEN: &[&str] = &["stages.rs"];

#[test]
fn public_items_are_as_before() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = files(&folder);
    paths.sort();
    let mut listed = String::new();
    for path in paths {
        let name = path.strip_prefix(&folder).expect("it is inside").display().to_string().replace('\\', "/");
        let lines = public(&fs::read_to_string(&path).expect("a source is text"));
        if !HIDDEN.contains(&name.as_str()) && !lines.is_empty() {
            listed += &format!("{name}\n  {}\n", lines.join("\n  "));
        }
    }
    insta::assert_snapshot!(listed);
}

/// The first lines of public items, with the variants of public enums.
fn public(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_enum = false;
    for line in source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source).lines() {
        let item = line.trim();
        if item.starts_with("pub ") {
            in_enum = item.starts_with("pub enum ");
            found.push(item.trim_end_matches([' ', '{']).to_owned());
        } else if line == "}" {
            in_enum = false;
        } else if in_enum && !item.is_empty() && !item.starts_with("//") && !item.starts_with("#[") {
            found.push(format!("  {item}"));
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
