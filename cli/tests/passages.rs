//! `shuliang repair` and `shuliang duplicates` as a user runs them.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::str::{contains, is_empty, starts_with};
use tempfile::TempDir;

const BROKEN: &str = "今春全县为灌渠清淤、修闸，投工近三万人次，完成土石方4.68\n\n万方，新添水泵12台。\n";
const MENDED: &str = "今春全县为灌渠清淤、修闸，投工近三万人次，完成土石方4.68万方，新添水泵12台。";

fn shuliang(subcommand: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    command.arg(subcommand);
    command
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

fn path(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

fn rows(stdout: &[u8]) -> Vec<serde_json::Value> {
    let lines = std::str::from_utf8(stdout).expect("the output is UTF-8").lines();
    lines.map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn file_name(doc: &serde_json::Value) -> String {
    let path = Path::new(doc.as_str().expect("doc is a path"));
    path.file_name().expect("it names a file").to_string_lossy().into_owned()
}

#[test]
fn repair_prints_a_paragraph_a_line_and_an_empty_line_between_texts() {
    let folder = folder(&[("a.txt", BROKEN), ("b.txt", "渡口停航。\n")]);
    shuliang("repair").arg(folder.path()).assert().success().stdout(format!("{MENDED}\n\n渡口停航。\n"));
}

#[test]
fn repair_as_json_tells_joins_and_map() {
    let assert = shuliang("repair").args(["--format", "jsonl"]).write_stdin(BROKEN).assert().success();
    let rows = rows(&assert.get_output().stdout);
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!((&row["doc"], &row["text"], &row["kind"]), (&"-".into(), &MENDED.into(), &"body".into()));
    assert_eq!(row["joins"][0]["tier"], "certain");
    let text = row["text"].as_str().expect("it is text");
    for stretch in row["map"].as_array().expect("a map is a list") {
        let [start, source, len] =
            ["start", "source", "len"].map(|key| stretch[key].as_u64().expect("it is a place") as usize);
        assert_eq!(text[start..start + len], BROKEN[source..source + len]);
    }
}

#[test]
fn duplicates_names_both_texts() {
    let repeated = "河口镇渡船停航三天，两岸村民改走上游石桥，往返多走12公里。";
    let changed = repeated.replace("12", "15");
    let folder =
        folder(&[("a.txt", repeated), ("b.txt", &format!("昨日消息\n\n{repeated}\n")), ("c.txt", changed.as_str())]);
    let assert = shuliang("duplicates").args(["-q"]).arg(folder.path()).assert().success().stderr(is_empty());
    let rows = rows(&assert.get_output().stdout);
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row["kind"].as_str(), file_name(&row["first"]["doc"]), file_name(&row["again"]["doc"])))
        .collect();
    assert_eq!(
        told,
        [
            (Some("exact"), "a.txt".to_owned(), "b.txt".to_owned()),
            (Some("variant"), "a.txt".to_owned(), "c.txt".to_owned())
        ]
    );
    assert_eq!(rows[0]["again"]["paragraph"], 1);
    assert_eq!((&rows[0]["numbers_equal"], &rows[1]["numbers_equal"]), (&true.into(), &false.into()));
}

#[test]
fn duplicates_as_a_table_ends_with_a_tally() {
    let text = "河口镇渡船停航三天，两岸村民改走上游石桥。\n";
    let folder = folder(&[("a.txt", text), ("b.txt", text)]);
    let assert = shuliang("duplicates").args(["--format", "table"]).arg(folder.path()).assert().success();
    assert.stdout(contains("exact          1.00   equal")).stderr(starts_with("2 documents: 1 repeat in "));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = folder(&[("a.txt", BROKEN), ("b.txt", BROKEN)]);
    let missing = path(&folder, "missing.txt");
    for (subcommand, done) in [("repair", "万方，新添水泵12台。"), ("duplicates", "\"kind\":\"exact\"")] {
        let mut command = shuliang(subcommand);
        command.arg(path(&folder, "a.txt")).arg(&missing).arg(path(&folder, "b.txt"));
        let assert = command.assert().code(1).stdout(contains(done));
        assert.stderr(contains(format!("{}: ", missing.display())));
    }
}

#[test]
fn wrong_usage_is_status_2() {
    shuliang("repair").arg("--format=table").assert().code(2).stdout(is_empty()).stderr(contains("jsonl"));
    shuliang("duplicates").arg("--no-such-flag").assert().code(2).stdout(is_empty());
}

#[test]
fn help_shows_examples() {
    for subcommand in ["repair", "duplicates"] {
        shuliang(subcommand).arg("--help").assert().success().stdout(contains("Examples:"));
    }
}

#[test]
fn the_tally_of_duplicates_counts_what_could_not_be_read() {
    let folder = folder(&[("a.txt", "渡口停航。\n")]);
    let mut command = shuliang("duplicates");
    command.args(["--format", "table"]).arg(path(&folder, "none.txt")).arg(folder.path());
    command.assert().code(1).stderr(contains("\n1 document: 0 repeats, 1 error in "));
}
