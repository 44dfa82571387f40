//! The walls of the house: what a stage may import, where the words stand, how long a file may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The stages in order; each may use those before it. The first six are what all stand on.
const ORDER: &[&str] = &[
    "span",
    "error",
    "fact",
    "offsets",
    "numeral",
    "lexicon",
    "layout",
    "passage",
    "sentence",
    "segmenter",
    "scope",
    "quantity",
    "subject",
    "govern",
    "table",
    "extractor",
    "arrow",
    "indicator",
    "stages",
    "lib",
];

/// `numeral` could be a crate of its own: of the others it knows only what comes out.
const ISLANDS: &[(&str, &[&str])] = &[("numeral", &["fact"])];

/// The only files that hold words of `data/`.
const WORD_FILES: &[&str] = &["lexicon.rs", "lexicon/", "segmenter.rs", "segmenter/"];

const MOST_LINES: usize = 450;

#[test]
fn no_stage_imports_a_later_one() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let stage = stage_of(&path);
        let Some(place) = ORDER.iter().position(|other| *other == stage) else {
            wrong.push(format!("src/{path}: the stage {stage:?} has no place in the order of tests/tidy.rs"));
            continue;
        };
        let island = ISLANDS.iter().find(|(name, _)| *name == stage).map(|(_, allowed)| *allowed);
        for (line, module) in imports(without_tests(&text)) {
            let earlier = ORDER[..place].contains(&module.as_str()) && island.is_none_or(|ok| ok.contains(&&*module));
            if module != stage && !earlier {
                wrong.push(format!("src/{path}:{line}: {stage} may not use crate::{module}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nhelp: the order stands in tests/tidy.rs and ARCHITECTURE.md", wrong.join("\n"));
}

#[test]
fn words_are_read_by_the_lexicon_and_the_segmenter_alone() {
    for (path, text) in sources() {
        let reads = text.contains("include_str!(\"") && text.contains("data/");
        let may = WORD_FILES.iter().any(|file| path == *file || file.ends_with('/') && path.starts_with(file));
        assert!(may || !reads, "src/{path} reads a table of data/: ask the lexicon for the words");
    }
}

#[test]
fn every_table_of_data_is_read() {
    let code: String = sources().into_values().collect();
    let folder = root().join("data");
    for path in files(&folder).iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let name = path.strip_prefix(&folder).expect("it is inside").display().to_string();
        assert!(code.contains(&format!("data/{name}\"")), "no file of src/ reads data/{name}");
    }
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("src/{path} has {lines} lines"))
        .collect();
    assert!(long.is_empty(), "more than {MOST_LINES} lines: split by what each part knows\n{}", long.join("\n"));
}

#[test]
fn no_file_is_named_for_nothing() {
    for path in sources().keys() {
        let vague =
            path.split(['/', '.']).any(|part| matches!(part, "util" | "utils" | "helper" | "helpers" | "common"));
        assert!(!vague, "src/{path}: name a file by what it knows");
    }
}

/// Every file of `src/` by its path there.
fn sources() -> BTreeMap<String, String> {
    let folder = root().join("src");
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&folder).expect("it is inside").display().to_string().replace('\\', "/");
        (name, fs::read_to_string(&path).expect("a source is text"))
    };
    files(&folder).into_iter().map(read).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `quantity` of `quantity/range.rs`.
fn stage_of(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

/// What stands before the tests of a file: those may look at any stage.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// The names behind `crate::`, with their lines; comments left out.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        for rest in line.split("crate::").skip(1) {
            let names = rest.strip_prefix('{').map_or(vec![rest], |group| group.split(',').collect());
            found.extend(names.into_iter().map(|name| {
                let name = name.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                (at + 1, name.to_owned())
            }));
        }
    }
    found
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "use crate::fact::{Kind, Bound};\nuse crate::{numeral, span::Span};\n/// [`crate::govern`]\nlet x: crate::Error;";
    let names: Vec<String> = imports(text).into_iter().map(|(line, name)| format!("{line} {name}")).collect();
    assert_eq!(names, ["1 fact", "2 numeral", "2 span", "4 Error"]);
}
