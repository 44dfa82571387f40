//! What the command line reads: tables, packed files, encodings, patterns; and what it says of what it cannot read.

mod run;

use encoding_rs::{BIG5, GB18030};
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use run::{TEXT, facts, folder, gzip, shuliang_in, zstd};
use tempfile::TempDir;

/// What is read of `path` with `arguments`, where all of it can be read.
fn read(folder: &TempDir, arguments: &[&str]) -> Vec<(String, String)> {
    let assert = shuliang_in(folder, "extract").arg("-q").args(arguments).assert().success().stderr(is_empty());
    facts(&assert.get_output().stdout)
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(doc, quantity)| ((*doc).to_owned(), (*quantity).to_owned())).collect()
}

/// What is said on standard error, without the closing line, where something could not be read.
fn errors(folder: &TempDir, arguments: &[&str]) -> Vec<String> {
    let assert = shuliang_in(folder, "extract").arg("-q").args(arguments).assert().code(1);
    String::from_utf8_lossy(&assert.get_output().stderr).lines().map(str::to_owned).collect()
}

#[test]
fn a_line_of_json_is_a_document_named_by_its_place_or_id() {
    let rows = "{\"text\":\"新建桥3座。\",\"id\":7}\n\n{\"id\":\"b\",\"text\":\"改造危房5间。\"}\n{\"text\":null,\"id\":null}\n";
    let folder = folder(&[("rows.jsonl", rows.as_bytes()), ("rows.ndjson", rows.as_bytes())]);
    assert_eq!(read(&folder, &["rows.jsonl"]), pairs(&[("rows.jsonl:1", "3座"), ("rows.jsonl:3", "5间")]));
    assert_eq!(read(&folder, &["rows.ndjson", "--id-field", "id"]), pairs(&[("7", "3座"), ("b", "5间")]));
}

#[test]
fn a_field_of_another_name_holds_the_text() {
    let folder = folder(&[("rows.jsonl", "{\"正文\":\"新建桥3座。\"}\n".as_bytes())]);
    assert_eq!(read(&folder, &["rows.jsonl", "--text-field", "正文"]), pairs(&[("rows.jsonl:1", "3座")]));
}

#[test]
fn lines_of_json_that_cannot_be_read_are_named_and_the_rest_is_done() {
    let rows = "{\"text\":5}\n{\"body\":\"x\"}\n{\"text\":\"新建桥3座。\",\"id\":[1]}\n[1]\n{\"text\":\n{\"text\":\"新建桥3座。\",\"id\":1}\n";
    let folder = folder(&[("rows.jsonl", rows.as_bytes())]);
    let assert = shuliang_in(&folder, "extract").args(["rows.jsonl", "--id-field", "id"]).assert().code(1);
    assert_eq!(facts(&assert.get_output().stdout), pairs(&[("1", "3座")]));
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(
        said[..5],
        [
            "error: rows.jsonl: row 1: no field \"id\"; there is \"text\"",
            "error: rows.jsonl: row 2: no field \"id\"; there is \"body\"",
            "error: rows.jsonl: row 3: field \"id\" is a list, which names no row",
            "error: rows.jsonl: row 4: no JSON object: invalid type: sequence, expected a map",
            "error: rows.jsonl: row 5: no JSON object: EOF while parsing a value, column 8",
        ]
    );
    assert!(said[5].starts_with("1 document: 1 fact, 0 duplicates, 0 warnings, 5 errors in "), "{said:?}");
    assert_eq!(errors(&folder, &["rows.jsonl"])[0], "error: rows.jsonl: row 1: field \"text\" is a number, not a text");
}

#[test]
fn a_row_of_csv_is_a_document() {
    let table = "\u{feff}id,text\r\nx,\"新建桥3座，\n改造危房5间。\"\r\ny,\r\n,\"修路\"\"2公里\"\"。\"\r\n";
    let tabs = "text\tid\n新建桥3座，好\tx\n";
    let folder = folder(&[("a.csv", table.as_bytes()), ("b.tsv", tabs.as_bytes())]);
    let expected = [("a.csv:1", "3座"), ("a.csv:1", "5间"), ("a.csv:3", "2公里"), ("b.tsv:1", "3座")];
    assert_eq!(read(&folder, &["a.csv", "b.tsv"]), pairs(&expected));
    let expected = [("x", "3座"), ("x", "5间"), ("a.csv:3", "2公里"), ("x", "3座")];
    assert_eq!(read(&folder, &["a.csv", "b.tsv", "--id-field=id"]), pairs(&expected));
}

#[test]
fn a_quote_that_is_open_at_the_end_is_named_and_its_row_is_read() {
    let whole = "\u{feff}id,text\r\na,\"改造危房5间。\"\r\nb,\"新建桥3座。\"\r\n";
    let cut = whole.trim_end_matches("\"\r\n");
    let inches = "id,text\na,\"管径\"\"大\"\"\"\nb,5\"管道3座。\n";
    let folder =
        folder(&[("whole.csv", whole.as_bytes()), ("cut.csv", cut.as_bytes()), ("inches.csv", inches.as_bytes())]);
    shuliang_in(&folder, "extract").args(["-q", "whole.csv", "inches.csv"]).assert().success();
    let assert = shuliang_in(&folder, "extract").args(["-q", "cut.csv"]).assert().code(1);
    assert_eq!(facts(&assert.get_output().stdout), pairs(&[("cut.csv:1", "5间"), ("cut.csv:2", "3座")]));
    assert.stderr("error: cut.csv: row 2: cut off within quotes at the end of the file; read as it stands\n");
}

#[test]
fn rows_of_csv_that_cannot_be_read_are_named_and_the_rest_is_done() {
    let folder = folder(&[
        ("a.csv", "text,id\n新建桥3座。\n改造危房5间。,b\n".as_bytes()),
        ("b.csv", b"body\nx\n"),
        ("c.csv", b""),
    ]);
    let assert = shuliang_in(&folder, "extract").args(["-q", "a.csv", "b.csv", "c.csv"]).assert().code(1);
    assert_eq!(facts(&assert.get_output().stdout), pairs(&[("a.csv:2", "5间")]));
    assert.stderr(
        "error: a.csv: row 1: 1 field in line 2, 2 fields in the line of names\n\
         error: b.csv: no field \"text\"; there is \"body\"\n\
         error: c.csv: no field \"text\"; there are none\n",
    );
}

#[test]
fn a_row_of_parquet_is_a_document() {
    let folder =
        folder(&[("a.txt", "全镇新建3座桥梁。全镇改造5间危房。\n".as_bytes()), ("rows.jsonl", b"{\"text\":\"5\"}")]);
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "facts.parquet"]).assert().success();
    let expected = [("facts.parquet:1", "3座"), ("facts.parquet:2", "5间")];
    assert_eq!(read(&folder, &["facts.parquet", "--text-field", "quantity"]), pairs(&expected));
    let by_number = ["facts.parquet", "--text-field", "quantity", "--id-field", "number"];
    assert_eq!(read(&folder, &by_number), pairs(&[("3.0000000000", "3座"), ("5.0000000000", "5间")]));
    let absent = ["facts.parquet", "--text-field", "change_basis"];
    assert_eq!(read(&folder, &absent), []);
}

#[test]
fn parquet_comes_packed_and_through_a_pipe_too() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "facts.parquet.gz"]).assert().success();
    let by_quantity = ["facts.parquet.gz", "--text-field", "quantity"];
    assert_eq!(read(&folder, &by_quantity), pairs(&[("facts.parquet.gz:1", "3座")]));
    let made = shuliang_in(&folder, "extract").args(["a.txt", "--format", "parquet"]).assert().success();
    let mut command = shuliang_in(&folder, "extract");
    command
        .args(["--input-format", "parquet", "--text-field", "quantity"])
        .write_stdin(made.get_output().stdout.clone());
    assert_eq!(facts(&command.assert().success().get_output().stdout), pairs(&[("-:1", "3座")]));
}

#[test]
fn parquet_that_cannot_be_read_is_named() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("no.parquet", b"no table")]);
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "facts.parquet"]).assert().success();
    let said = errors(&folder, &["facts.parquet"]);
    assert!(
        said[0].starts_with("error: facts.parquet: no field \"text\"; there are \"doc\", \"quantity\", "),
        "{said:?}"
    );
    let said = errors(&folder, &["facts.parquet", "--text-field", "paragraph"]);
    assert_eq!(said, ["error: facts.parquet: field \"paragraph\" is Int64, not a text"]);
    let said = errors(&folder, &["no.parquet"]);
    assert!(said[0].starts_with("error: no.parquet: Parquet error: "), "{said:?}");
}

#[test]
fn packed_files_are_unpacked_by_their_ending() {
    let two = [gzip(TEXT.as_bytes()), gzip(TEXT.as_bytes())].concat();
    let rows = "{\"text\":\"新建桥3座。\"}\n".as_bytes();
    let files = [("a.txt.gz", gzip(TEXT.as_bytes())), ("b.txt.zst", zstd(TEXT.as_bytes())), ("c.TXT.GZ", two)];
    let files = files.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let tables = [("d.jsonl.gz", gzip(rows)), ("e.csv.zst", zstd("text\n新建桥3座。\n".as_bytes()))];
    let tables = tables.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let folder = folder(&files.chain(tables).collect::<Vec<_>>());
    let texts = [("./a.txt.gz", "3座"), ("./b.txt.zst", "3座"), ("./c.TXT.GZ", "3座"), ("./c.TXT.GZ", "3座")];
    assert_eq!(read(&folder, &["."]), pairs(&texts));
    let rows = [("d.jsonl.gz:1", "3座"), ("e.csv.zst:1", "3座")];
    assert_eq!(read(&folder, &["d.jsonl.gz", "e.csv.zst"]), pairs(&rows));
}

#[test]
fn a_packed_file_that_is_cut_off_is_read_up_to_the_cut() {
    let letters = (0..40_000_u32).map(|n| char::from(b'a' + (n.wrapping_mul(2_654_435_761) >> 28) as u8));
    let noise: String = letters.collect();
    let cut = |text: &str| {
        let packed = gzip((text.to_owned() + &noise).as_bytes());
        packed[..packed.len() - 20].to_vec()
    };
    let rows = "{\"text\":\"新建桥3座。\"}\n".repeat(20);
    let folder = folder(&[
        ("a.txt.gz", &cut(TEXT)),
        ("b.jsonl.gz", &cut(&rows)),
        ("c.txt.gz", b"\x1f\x8b"),
        ("d.txt.zst", b"no"),
    ]);
    let assert = shuliang_in(&folder, "extract").args(["-q", "a.txt.gz", "b.jsonl.gz"]).assert().code(1);
    let read = facts(&assert.get_output().stdout);
    assert_eq!(read[0], ("a.txt.gz".into(), "3座".into()));
    assert_eq!(read[20], ("b.jsonl.gz:20".into(), "3座".into()));
    assert.stderr(
        starts_with("error: a.txt.gz: cannot be read on from offset ").and(contains("b.jsonl.gz: cannot be read on")),
    );
    let said = errors(&folder, &["c.txt.gz", "d.txt.zst"]);
    assert!(said[0].starts_with("error: c.txt.gz: ") && said[1].starts_with("error: d.txt.zst: "), "{said:?}");
}

#[test]
fn encodings_are_found_and_may_be_said() {
    let simplified = "全县累计修缮老旧桥梁316处，总造价4.8亿元。\n";
    let traditional = "全縣累計修繕老舊橋樑316處，總造價4.8億元。\n";
    let little: Vec<u8> = simplified.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xfeff].into_iter().chain(simplified.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let csv = GB18030.encode("编号,text\n1,新建桥3座。\n").0.into_owned();
    let folder = folder(&[
        ("gb.txt", &GB18030.encode(simplified).0),
        ("big5.txt", &BIG5.encode(traditional).0),
        ("little.txt", &little),
        ("big.txt", &big),
        ("mark.txt", ("\u{feff}".to_owned() + simplified).as_bytes()),
        ("gb.csv", &csv),
    ]);
    for (name, said, unit) in [
        ("gb.txt", "gb18030", "316处"),
        ("gb.txt", "gbk", "316处"),
        ("big5.txt", "big5", "316處"),
        ("little.txt", "utf-16", "316处"),
        ("big.txt", "utf-16", "316处"),
        ("mark.txt", "utf-8", "316处"),
    ] {
        for encoding in ["auto", said] {
            assert_eq!(read(&folder, &[name, "--encoding", encoding])[0].1, unit, "{name} as {encoding}");
        }
    }
    assert_eq!(read(&folder, &["gb.csv", "--id-field", "编号"]), pairs(&[("1", "3座")]));
}

#[test]
fn an_encoding_that_does_not_fit_shows_in_errors_with_their_places() {
    let folder = folder(&[("gb.txt", &GB18030.encode("新建桥3座。").0)]);
    let said = errors(&folder, &["gb.txt", "--encoding", "utf-8"]);
    assert_eq!(said[0], "error: gb.txt: wrong byte at offset 0, not UTF-8; read as U+FFFD");
    shuliang_in(&folder, "extract").args(["--encoding", "latin"]).assert().code(2).stderr(contains("gb18030"));
}

#[test]
fn a_wrong_byte_in_a_table_is_named_and_its_row_is_read() {
    let folder = folder(&[("rows.jsonl", b"{\"text\":\"\xff\xe6\x96\xb0\xe5\xbb\xba3\xe5\xba\xa7\xe6\xa1\xa5\"}\n")]);
    let assert = shuliang_in(&folder, "extract").args(["-q", "rows.jsonl"]).assert().code(1);
    assert_eq!(facts(&assert.get_output().stdout), pairs(&[("rows.jsonl:1", "3座")]));
    assert.stderr("error: rows.jsonl: wrong byte at offset 9, not UTF-8; read as U+FFFD\n");
}

#[test]
fn a_folder_gives_the_files_of_the_format() {
    let folder = folder(&[
        ("in/a.txt", TEXT.as_bytes()),
        ("in/b.jsonl", "{\"text\":\"改造危房5间。\"}\n".as_bytes()),
        ("in/c.csv", "text\n修路2公里。\n".as_bytes()),
    ]);
    for (format, expected) in
        [("text", ("in/a.txt", "3座")), ("jsonl", ("in/b.jsonl:1", "5间")), ("csv", ("in/c.csv:1", "2公里"))]
    {
        assert_eq!(read(&folder, &["in", "--input-format", format]), pairs(&[expected]));
    }
    assert_eq!(read(&folder, &["in"]), pairs(&[("in/a.txt", "3座")]));
    assert_eq!(errors(&folder, &["in", "--input-format=parquet"]), ["error: in: no .parquet file in this folder"]);
}

#[test]
fn a_pattern_names_files_in_order_and_folders() {
    let text = TEXT.as_bytes();
    let folder = folder(&[("in/b.txt", text), ("in/a.txt", text), ("in/deep/c.txt", text), ("in/[x].txt", text)]);
    let expected = [("in/[x].txt", "3座"), ("in/a.txt", "3座"), ("in/b.txt", "3座")];
    assert_eq!(read(&folder, &["in/*.txt"]), pairs(&expected));
    assert_eq!(read(&folder, &["i?/d*"]), pairs(&[("in/deep/c.txt", "3座")]));
    assert_eq!(read(&folder, &["**/c.txt"]), pairs(&[("in/deep/c.txt", "3座")]));
    assert_eq!(read(&folder, &["in/[x].txt"]), pairs(&[("in/[x].txt", "3座")]));
    let said = errors(&folder, &["no*.txt", "in/***"]);
    assert_eq!(said[0], "error: no*.txt: no such file, and no file fits it as a pattern");
    assert!(said[1].starts_with("error: in/***: "), "{said:?}");
}
