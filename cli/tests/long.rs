//! A text that is read in parts is one document in all that is printed: places, lines and paragraphs go on.

mod run;

use run::{folder, shuliang_in};
use serde_json::Value;
use tempfile::TempDir;

const FIRST: &str = "\u{feff}𠮷镇简讯

2023年，全县城镇新增就业5210人。全县有养老院82家，其中公办养老院92家。

河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。
";

const LAST: &str = "𠮷镇又讯

2023年，全县城镇新增就业5210人。全县有学校82所，其中公办学校92所。

河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。

今春全县为灌渠清淤、修闸，投工近三万人次，完成土石方4.68

万方，新添水泵12台，两岸的稻田都能按时灌上水了。
";

/// Between the two stands an emptiness longer than a part, so that a cut falls into it.
fn long() -> String {
    [FIRST, "\n".repeat(9 << 20).as_str(), LAST].concat()
}

fn in_folder(text: &str) -> TempDir {
    folder(&[("long.txt", text.as_bytes())])
}

fn rows(folder: &TempDir, command: &str, arguments: &[&str]) -> Vec<Value> {
    let assert = shuliang_in(folder, command).args(["-q", "long.txt", "--format", "jsonl"]).args(arguments).assert();
    let out = String::from_utf8(assert.get_output().stdout.clone()).expect("JSON is UTF-8");
    out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).expect("it is a number")
}

/// What stands in `text` where `place` says.
fn slice<'a>(text: &'a str, place: &Value) -> &'a str {
    &text[number(&place["start"])..number(&place["end"])]
}

#[test]
fn facts_of_later_parts_stand_where_they_are_printed() {
    let text = long();
    let folder = in_folder(&text);
    let paragraphs = rows(&folder, "repair", &[]);
    let facts = rows(&folder, "extract", &[]);
    assert_eq!(facts.len(), 13);
    for fact in &facts {
        assert_eq!(fact["doc"], "long.txt");
        let quantity = &fact["quantity"];
        assert_eq!(slice(&text, quantity).replace('\n', ""), quantity["text"].as_str().expect("a text"));
        let paragraph = &paragraphs[number(&fact["paragraph"])];
        assert_eq!(paragraph["paragraph"], fact["paragraph"]);
        assert!(slice(&text, paragraph).contains(slice(&text, quantity)), "{paragraph}");
    }
    let letters: Vec<char> = text.chars().collect();
    for fact in rows(&folder, "extract", &["--offsets", "chars"]) {
        let quantity = &fact["quantity"];
        let printed: String = letters[number(&quantity["start"])..number(&quantity["end"])].iter().collect();
        assert_eq!(printed.replace('\n', ""), quantity["text"].as_str().expect("a text"));
    }
}

#[test]
fn repaired_paragraphs_map_to_the_whole_text() {
    let text = long();
    let paragraphs = rows(&in_folder(&text), "repair", &[]);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        assert_eq!(number(&paragraph["paragraph"]), at);
        let mended = paragraph["text"].as_str().expect("a text");
        for stretch in paragraph["map"].as_array().expect("a list") {
            let [start, source, length] = ["start", "source", "len"].map(|field| number(&stretch[field]));
            assert_eq!(mended[start..start + length], text[source..source + length]);
        }
    }
    let join = &paragraphs.last().expect("there are some")["joins"][0];
    assert_eq!(slice(&text, join), "\n\n");
    let assert = shuliang_in(&in_folder(&text), "repair").args(["-q", "long.txt"]).assert().success();
    assert_eq!(String::from_utf8_lossy(&assert.get_output().stdout).lines().count(), paragraphs.len());
}

#[test]
fn repeats_and_findings_are_found_at_their_lines() {
    let text = long();
    let folder = in_folder(&text);
    let repeats = rows(&folder, "duplicates", &[]);
    assert_eq!(repeats.len(), 1);
    assert_eq!(slice(&text, &repeats[0]["first"]), slice(&text, &repeats[0]["again"]));
    assert_eq!(repeats[0]["again"]["paragraph"], 5);
    let findings = rows(&folder, "check", &["--only", "sum"]);
    let lines: Vec<&str> = text.lines().collect();
    let shown: Vec<&str> = findings.iter().map(|finding| lines[number(&finding["line"]) - 1]).collect();
    assert_eq!(shown.len(), 2);
    assert!(shown[0].contains("养老院92家") && shown[1].contains("学校92所"), "{shown:?}");
    for finding in &findings {
        assert_eq!(slice(&text, finding), finding["text"]);
        assert_eq!(slice(&text, &finding["see"]).chars().next(), Some('8'));
    }
    for value in rows(&folder, "series", &["--subject", "新增就业", "--texts", "1"]) {
        assert!(lines[number(&value["line"]) - 1].contains(slice(&text, &value)), "{value}");
    }
}

#[test]
fn parts_are_counted_as_one_document_and_named_in_a_report() {
    let text = long();
    let folder = in_folder(&text);
    let assert = shuliang_in(&folder, "extract").args(["long.txt", "-o", "facts.html"]).assert().success();
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(said.starts_with("1 document: 13 facts, 0 duplicates"), "{said}");
    let page = std::fs::read_to_string(folder.path().join("facts.html")).expect("it is written");
    assert!(page.contains("long.txt, part 2"), "the second part has its name");
}

#[test]
fn a_long_row_is_read_in_parts_too() {
    let row = serde_json::json!({ "id": "n1", "text": long() }).to_string();
    let folder = folder(&[("long.jsonl", row.as_bytes())]);
    let assert = shuliang_in(&folder, "extract").args(["-q", "long.jsonl", "--id-field", "id"]).assert().success();
    assert_eq!(
        run::facts(&assert.get_output().stdout),
        run::facts(&of_text(&long())).into_iter().map(|(_, quantity)| ("n1".to_owned(), quantity)).collect::<Vec<_>>()
    );
}

fn of_text(text: &str) -> Vec<u8> {
    let assert = shuliang_in(&in_folder(text), "extract").args(["-q", "long.txt"]).assert().success();
    assert.get_output().stdout.clone()
}
