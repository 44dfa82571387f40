//! `shuliang check` as a user runs it.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};

/// One of each kind, in a text that is otherwise in order.
const ODD: &str = "\
河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。

2023年，全县城镇新增就业5210人。全县有养老院82家，其中公办养老院92家。

全市总车位数达16250个。其中，公共车位数达11375个，占总车位数的60%。

全县造林面积达3公里，每袋化肥重50KG，建桥２0座。

河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。

2023年，全县城镇新增就业5120人。

今春全县为灌渠清淤、修闸，投工近三万人次，完成土石方4.68

万方，新添水泵12台，两岸的稻田都能按时灌上水了。
";

const IN_ORDER: &str = "2023年，全县城镇新增就业5210人。全县有养老院82家，其中公办养老院42家。\n";

fn check() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    command.arg("check");
    command
}

fn rows(arguments: &[&str]) -> Vec<serde_json::Value> {
    let assert = check().args(arguments).write_stdin(ODD).assert();
    let out = String::from_utf8(assert.get_output().stdout.clone()).expect("JSON is UTF-8");
    out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn kinds(arguments: &[&str]) -> Vec<String> {
    rows(arguments).iter().map(|row| row["kind"].as_str().expect("a kind is a word").to_owned()).collect()
}

#[test]
fn every_kind_is_found_in_the_order_of_the_text() {
    let expected = ["sum", "share", "unit", "unit", "width", "repeat", "conflict", "break"];
    assert_eq!(kinds(&[]), expected);
}

#[test]
fn what_is_in_order_is_silent_and_status_0() {
    let assert = check().write_stdin(IN_ORDER).assert().success().stdout(is_empty());
    assert.stderr(starts_with("1 document: 0 findings in "));
}

#[test]
fn what_is_found_is_status_1_and_has_its_place() {
    let assert = check().args(["--format", "table", "--only", "sum"]).write_stdin(ODD).assert().code(1);
    assert.stdout("-:3:38: sum: the part 92家 is more than its whole 82家, see 3:27\n");
}

#[test]
fn a_row_slices_the_text() {
    for row in rows(&[]) {
        let place = |key: &str| usize::try_from(row[key].as_u64().expect("a place is a number")).expect("it fits");
        assert_eq!(ODD[place("start")..place("end")], row["text"].as_str().expect("it is a text").to_owned());
        assert!(place("line") > 0 && place("column") > 0 && row["doc"] == "-" && row["reason"].is_string(), "{row}");
    }
}

#[test]
fn kinds_are_chosen_or_left_out() {
    assert_eq!(kinds(&["--only", "share,width"]), ["share", "width"]);
    assert_eq!(kinds(&["--except", "share,width,unit,break"]), ["sum", "repeat", "conflict"]);
    check().args(["--only", "sum", "--except", "unit"]).write_stdin(ODD).assert().code(2);
    check().args(["--only", "spelling"]).write_stdin(ODD).assert().code(2).stderr(contains("conflict"));
}

#[test]
fn files_are_named_and_one_that_cannot_be_read_is_status_1() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("a.txt");
    fs::write(&path, ODD).expect("a file can be written");
    let missing = folder.path().join("missing.txt");
    let findings = folder.path().join("findings.jsonl");
    let assert = check().args(["--jobs", "2", "-o"]).arg(&findings).args([&path, &missing]).assert().code(1);
    assert.stderr(contains("missing.txt").and(contains("1 document: 8 findings, 1 error in ")));
    assert!(
        fs::read_to_string(findings).expect("it is written").starts_with(&format!(r#"{{"doc":"{}","#, path.display()))
    );
    fs::write(&path, IN_ORDER).expect("a file can be written");
    check().args([&path, &missing]).assert().code(1);
}

#[test]
fn help_shows_examples_and_kinds() {
    check().arg("--help").assert().success().stdout(contains("Examples:").and(contains("conflict")));
}
