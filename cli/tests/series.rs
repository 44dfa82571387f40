//! `shuliang series` as a user runs it.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

/// Three reports, each of what was and what is wanted.
fn reports() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in [
        ("report-2022-02.txt", "去年，全市城镇新增就业5.1万人。\n\n今年的预期目标是：城镇新增就业6万人。\n"),
        ("report-2023-02.txt", "去年，城镇新增就业人数为52300人。\n\n今年的预期目标是：城镇新增就业6万人。\n"),
        ("report-2024-02.txt", "2022年，城镇新增就业5.6万人。去年，城镇新增就业5.4万人，粮食产量30万吨。\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

fn series() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    command.arg("series");
    command
}

fn rows(folder: &TempDir, arguments: &[&str]) -> Vec<Value> {
    let assert = series().args(arguments).args(["--format", "jsonl"]).arg(folder.path()).assert().success();
    let out = String::from_utf8(assert.get_output().stdout.clone()).expect("JSON is UTF-8");
    out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn told(rows: &[Value]) -> Vec<String> {
    rows.iter()
        .map(|row| format!("{} {} {}", row["time"].as_str().unwrap_or("-"), row["value"], row["conflict"]))
        .collect()
}

#[test]
fn an_indicator_of_several_texts_is_in_the_order_of_time_and_its_conflicts_are_marked() {
    let rows = rows(&reports(), &[]);
    assert_eq!(
        told(&rows),
        [r#"2021 "51000" false"#, r#"2022 "52300" true"#, r#"2022 "56000" true"#, r#"2023 "54000" false"#,]
    );
    assert!(rows.iter().all(|row| row["subject"] == "城镇新增就业" && row["unit"] == "人"));
}

#[test]
fn what_is_wanted_is_never_mixed_with_what_was() {
    let folder = reports();
    assert_eq!(told(&rows(&folder, &["--modality", "target"])), [r#"2022 "60000" false"#, r#"2023 "60000" false"#]);
    let both = rows(&folder, &["--modality", "target", "--modality", "reported"]);
    assert_eq!(both.len(), 6);
    let modalities: Vec<&Value> = both.iter().map(|row| &row["modality"]).collect();
    assert!(modalities.is_sorted_by_key(|modality| modality.as_str()), "one series behind the other: {modalities:?}");
}

#[test]
fn a_value_leads_to_its_sentence() {
    let folder = reports();
    for row in rows(&folder, &[]) {
        let text = fs::read_to_string(row["doc"].as_str().expect("a path")).expect("it is there");
        let place = |key: &str| usize::try_from(row[key].as_u64().expect("a number")).expect("it fits");
        assert_eq!(text[place("start")..place("end")], row["quantity"].as_str().expect("a text").to_owned());
        assert!(row["sentence"].as_str().expect("a text").contains(row["quantity"].as_str().expect("a text")));
    }
}

#[test]
fn indicators_are_chosen_by_name_and_number_of_texts() {
    let folder = reports();
    assert_eq!(rows(&folder, &["--texts", "1", "--subject", "粮食"]).len(), 1);
    assert!(rows(&folder, &["--subject", "粮食"]).is_empty());
    assert!(rows(&folder, &["--texts", "4"]).is_empty());
    assert!(rows(&folder, &["--likely"]).len() >= rows(&folder, &[]).len());
}

#[test]
fn a_date_that_is_given_wins_over_names() {
    let rows = rows(&reports(), &["--date", "2000", "--texts", "1"]);
    assert!(rows.iter().any(|row| row["time"] == "1999"), "{rows:?}");
}

#[test]
fn a_table_has_a_title_and_a_line_a_value() {
    let assert = series().args(["--format", "table"]).arg(reports().path()).assert().success();
    let assert = assert.stdout(contains("城镇新增就业 (人): 4 values, 2 conflicting values\n  2021  51000  5.1万人"));
    assert
        .stdout(contains("56000  5.6万人 !"))
        .stderr(contains("3 documents: 1 series, 4 values, 2 conflicting values in "));
}

#[test]
fn a_spreadsheet_has_a_row_a_value() {
    let folder = reports();
    let csv = folder.path().join("series.csv");
    series().arg("-o").arg(&csv).arg(folder.path()).assert().success();
    let csv = fs::read_to_string(csv).expect("it is written");
    assert!(csv.starts_with("\u{feff}subject,act,measure,since,per,of,place,unit,period,modality,time,"), "{csv}");
    assert_eq!(csv.lines().count(), 5);
    assert!(
        csv.contains("城镇新增就业,,level,,,,,人,P1Y,reported,2021,去年,51000,5.1万人,exact,certain,false,"),
        "{csv}"
    );
}

#[test]
fn a_page_has_charts_and_sentences() {
    let assert = series().args(["--format", "html"]).arg(reports().path()).assert().success();
    let page = contains("<polyline").and(contains(r##"href="#v1""##)).and(contains(r#"id="v1""#));
    assert.stdout(page.and(contains("<mark>5.1万人</mark>")).and(contains("conflict")));
}

#[test]
fn what_cannot_be_read_is_named() {
    series().arg("missing.txt").assert().code(1).stderr(contains("missing.txt"));
    series().args(["--modality", "wish"]).assert().code(2).stderr(contains("target"));
    series().arg("--help").assert().success().stdout(contains("Examples:"));
}
