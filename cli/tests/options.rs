//! Every option of every subcommand does what its help says.

mod run;

use std::collections::BTreeSet;
use std::fs;

use run::{folder, shuliang_in};
use tempfile::TempDir;

/// A text of which every subcommand has something to say: a fact, a series, a repeat, an odd symbol.
const TEXT: &str = "2023年，全县粮食产量达30万吨，每袋化肥重50KG。";
const TRADITIONAL: &str = "2023年，全縣糧食產量達30萬噸，每袋化肥重50KG。";

/// Without a date nobody knows that both are of one year.
const UNDATED: &str = "去年，全县城镇新增就业5210人。\n\n2023年，全县城镇新增就业5120人。\n";

/// 驮 is a measure word that only a lexicon tells.
const OWN_WORDS: &str = "2023年，全县收购站有茶砖82驮，其中边销茶砖92驮。\n";

const COMMANDS: [&str; 7] = ["extract", "repair", "duplicates", "series", "check", "completions", "man"];

/// A run with an option, and what it prints that the run without it would not.
type Case = (&'static str, &'static [&'static str], &'static str);

/// Each prints JSON Lines.
const CASES: &[Case] = &[
    ("extract", &["--input-format", "jsonl", "rows.dat"], r#""doc":"rows.dat:2""#),
    ("repair", &["--input-format", "jsonl", "rows.dat"], r#""doc":"rows.dat:2""#),
    ("duplicates", &["--input-format", "jsonl", "rows.dat"], r#""doc":"rows.dat:2""#),
    ("series", &["--input-format", "jsonl", "rows.dat"], r#""doc":"rows.dat:2""#),
    ("check", &["--input-format", "jsonl", "rows.dat"], r#""doc":"rows.dat:2""#),
    ("extract", &["--text-field=body", "--id-field=key", "fields.csv"], r#""doc":"k2""#),
    ("repair", &["--text-field=body", "--id-field=key", "fields.csv"], r#""doc":"k2""#),
    ("duplicates", &["--text-field=body", "--id-field=key", "fields.csv"], r#""doc":"k2""#),
    ("series", &["--text-field=body", "--id-field=key", "fields.csv"], r#""doc":"k2""#),
    ("check", &["--text-field=body", "--id-field=key", "fields.csv"], r#""doc":"k2""#),
    ("extract", &["--encoding=big5", "big5"], "30萬噸"),
    ("repair", &["--encoding=big5", "big5"], "30萬噸"),
    ("duplicates", &["--encoding=big5", "big5"], r#""kind":"exact""#),
    ("series", &["--encoding=big5", "big5"], "30萬噸"),
    ("check", &["--encoding=big5", "big5"], r#""kind":"unit""#),
    ("extract", &["--date=2024-03", "undated.txt"], r#""text":"去年","start":0,"end":6,"iso":"2023""#),
    ("series", &["--date=2024-03", "--texts=1", "undated.txt"], r#""conflict":"#),
    ("check", &["--date=2024-03", "undated.txt"], r#""kind":"conflict""#),
    ("extract", &["--lexicon=words.toml", "own.txt"], r#""unit":"驮""#),
    ("series", &["--lexicon=words.toml", "--texts=1", "own.txt"], r#""unit":"驮""#),
    ("check", &["--lexicon=words.toml", "own.txt"], r#""kind":"sum""#),
    ("extract", &["--offsets=chars", "texts/a.txt"], r#""start":13,"end":17"#),
    ("extract", &["--format=table", "--explain", "texts/a.txt"], "tried"),
    ("series", &["--subject=粮食", "texts"], "粮食产量"),
    ("series", &["--modality=target", "--texts=1", "wanted.txt"], r#""modality":"target""#),
    ("series", &["--likely", "--texts=1", "wanted.txt"], ""),
    ("check", &["--only=unit", "texts"], r#""kind":"unit""#),
    ("check", &["--except=repeat", "texts"], r#""kind":"unit""#),
    ("completions", &["fish"], "complete -c shuliang"),
    ("man", &["check"], ".TH"),
];

fn files() -> TempDir {
    let rows = format!("{{\"text\":\"{TEXT}\"}}\n").repeat(2);
    let fields = format!("key,body\nk1,{TEXT}\nk2,{TEXT}\n");
    let big5 = encoding_rs::BIG5.encode(TRADITIONAL).0.into_owned();
    let wanted = "今年的预期目标是：粮食产量31万吨。\n";
    folder(&[
        ("texts/a.txt", TEXT.as_bytes()),
        ("texts/b.txt", TEXT.as_bytes()),
        ("rows.dat", rows.as_bytes()),
        ("fields.csv", fields.as_bytes()),
        ("big5/a.txt", &big5),
        ("big5/b.txt", &big5),
        ("undated.txt", UNDATED.as_bytes()),
        ("own.txt", OWN_WORDS.as_bytes()),
        ("wanted.txt", wanted.as_bytes()),
        ("words.toml", "[[classifier]]\nform = \"驮\"\n".as_bytes()),
    ])
}

/// Options that every subcommand has and that one test asks of all.
const SHARED: [&str; 6] = ["--format", "--output", "--jobs", "--quiet", "--verbose", "--help"];

fn arguments(command: &str) -> &'static [&'static str] {
    match command {
        "completions" => &["fish"],
        "man" => &[],
        "repair" => &["--format", "jsonl", "texts"],
        _ => &["texts"],
    }
}

/// What a run says on standard output and standard error.
fn said(folder: &TempDir, command: &str, arguments: &[&str]) -> (String, String) {
    let output = shuliang_in(folder, command).args(arguments).output().expect("the command runs");
    // A check that finds something is status 1.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command} {arguments:?}: {output:?}");
    let [out, error] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("it is UTF-8"));
    (out, error)
}

#[test]
fn every_option_does_what_it_says() {
    let folder = files();
    for (command, arguments, expected) in CASES {
        let jsonl: &[&str] = if *command == "repair" { &["--format=jsonl"] } else { &[] };
        let (out, error) = said(&folder, command, &[*arguments, jsonl].concat());
        assert!(out.contains(expected), "{command} {arguments:?} prints {expected:?}:\n{out}{error}");
        assert!(!error.contains("error"), "{command} {arguments:?}: {error}");
    }
}

#[test]
fn without_the_option_it_is_not_done() {
    let folder = files();
    for (command, arguments, expected) in CASES.iter().filter(|case| case.1[0].starts_with("--lexicon")) {
        let (out, _) = said(&folder, command, &arguments[1..]);
        assert!(!out.contains(expected), "{command} {arguments:?} prints {expected:?} without its first option");
    }
    assert_eq!(said(&folder, "check", &["undated.txt"]).0, "");
}

#[test]
fn a_file_holds_what_would_have_been_printed() {
    let folder = files();
    for command in COMMANDS {
        let (printed, _) = said(&folder, command, arguments(command));
        for option in ["-o", "--output"] {
            let (out, _) = said(&folder, command, &[arguments(command), &[option, "out.jsonl"]].concat());
            assert_eq!(out, "", "{command} {option}");
            let file = folder.path().join("out.jsonl");
            assert_eq!(fs::read_to_string(&file).expect("it is written"), printed, "{command} {option}");
            fs::remove_file(file).expect("it can be removed");
        }
    }
}

#[test]
fn jobs_change_nothing_and_none_are_no_number() {
    let folder = files();
    for command in ["extract", "repair", "series", "check"] {
        let (alone, _) = said(&folder, command, &[arguments(command), &["--jobs", "1"]].concat());
        let (many, _) = said(&folder, command, &[arguments(command), &["-j", "7"]].concat());
        assert_eq!(alone, many, "{command}");
        shuliang_in(&folder, command).args(["--jobs", "0"]).assert().code(2);
    }
}

#[test]
fn quiet_says_nothing_and_verbose_more() {
    let folder = files();
    for command in ["extract", "repair", "duplicates", "series", "check"] {
        for quiet in ["-q", "--quiet"] {
            assert_eq!(said(&folder, command, &[arguments(command), &[quiet]].concat()).1, "", "{command} {quiet}");
        }
        for verbose in ["-v", "--verbose"] {
            let (_, error) = said(&folder, command, &[arguments(command), &[verbose]].concat());
            assert!(error.contains("reading path=") && error.contains("2 documents: "), "{command}: {error}");
        }
    }
}

#[test]
fn every_option_of_the_help_stands_in_a_test_of_this_file() {
    let folder = files();
    for command in COMMANDS {
        let help = said(&folder, command, &["--help"]).0;
        let known: BTreeSet<&str> = options(&help).collect();
        assert!(known.contains("--help") && known.contains("--output"), "{help}");
        let cases = CASES.iter().filter(|case| case.0 == command).flat_map(|case| case.1.iter().copied());
        let tested: BTreeSet<&str> = cases.map(name).chain(SHARED).collect();
        let untested: Vec<&&str> = known.difference(&tested).collect();
        assert!(untested.is_empty(), "{command} has options without a case: {untested:?}");
    }
}

/// The long options that a help lists, one a line.
fn options(help: &str) -> impl Iterator<Item = &str> {
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    lines.filter_map(|line| line.split([' ', ',', '=']).find(|word| word.starts_with("--")))
}

/// `--date` of `--date=2024-03`.
fn name(argument: &str) -> &str {
    argument.split('=').next().unwrap_or(argument)
}
