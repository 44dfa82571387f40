//! Where output goes and in which form.

mod run;

use std::fs;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type};
use arrow_schema::DataType;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use predicates::prelude::*;
use predicates::str::{is_empty, starts_with};
use run::{TEXT, fixtures, folder, names, shuliang_in};
use tempfile::TempDir;

fn written(folder: &TempDir, name: &str) -> String {
    String::from_utf8(fs::read(folder.path().join(name)).expect("the file is there")).expect("it is UTF-8")
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let starts = [
        ("o.jsonl", "{\"doc\":\"a.txt\""),
        ("o.ndjson", "{\"doc\""),
        ("o.csv", "\u{feff}doc,"),
        ("o.txt", "a.txt: 1 fact"),
        ("o", "{"),
    ];
    for (name, start) in starts {
        let assert = shuliang_in(&folder, "extract").args(["a.txt", "-o", name]).assert().success();
        assert.stdout(is_empty()).stderr(starts_with("1 document: 1 fact"));
        assert!(written(&folder, name).starts_with(start), "{name}");
    }
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "o.csv", "--format", "jsonl"]).assert().success();
    assert!(written(&folder, "o.csv").starts_with("{\"doc\""));
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "-"]).assert().success().stdout(starts_with("{\"doc\""));
}

#[test]
fn csv_opens_with_a_mark_and_the_columns_of_the_schema() {
    let folder = folder(&[("a.txt", "全镇新建桥梁3座，投资4.50亿元，占三分之一，“长,宽”20-30米。\n".as_bytes())]);
    let assert = shuliang_in(&folder, "extract").args(["a.txt", "--format", "csv"]).assert().success();
    let bytes = assert.get_output().stdout.clone();
    assert_eq!(bytes[..3], [0xef, 0xbb, 0xbf]);
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    let head = reader.headers().expect("there is a line of names").clone();
    let schema = shuliang::arrow::schema(&DataType::Utf8);
    assert!(head.iter().eq(schema.fields().iter().map(|field| field.name().as_str())), "{head:?}");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row is whole")).collect();
    let column = |name: &str| head.iter().position(|head| head == name).expect("the column is there");
    let cells = |name: &str| rows.iter().map(|row| row[column(name)].to_owned()).collect::<Vec<_>>();
    assert_eq!(cells("quantity"), ["3座", "4.50亿元", "三分之一", "20-30米"]);
    assert_eq!(cells("value"), ["3", "450000000", "1/3", ""]);
    assert_eq!(cells("number"), ["3", "450000000", "0.3333333333", ""]);
    assert_eq!(cells("min"), ["", "", "", "20"]);
    assert_eq!(cells("duplicate"), ["false"; 4]);
    assert_eq!(cells("doc"), ["a.txt"; 4]);
}

#[test]
fn without_facts_csv_and_parquet_have_their_columns() {
    let folder = folder(&[("a.txt", "无。\n".as_bytes())]);
    let assert = shuliang_in(&folder, "extract").args(["a.txt", "--format", "csv"]).assert().success();
    assert.stdout(predicate::function(|text: &str| text.lines().count() == 1));
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "o.parquet"]).assert().success();
    let file = fs::File::open(folder.path().join("o.parquet")).expect("the file is there");
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).expect("it is Parquet");
    assert_eq!(builder.schema().fields().len(), shuliang::arrow::schema(&DataType::Utf8).fields().len());
}

#[test]
fn parquet_has_typed_columns() {
    let folder = folder(&[("a.txt", "全镇新建桥梁3座，投资4.50亿元，占三分之一。\n".as_bytes())]);
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "o.parquet"]).assert().success();
    let file = fs::File::open(folder.path().join("o.parquet")).expect("the file is there");
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).expect("it is Parquet");
    let schema = shuliang::arrow::schema(&DataType::Utf8);
    assert_eq!(builder.schema().fields(), schema.fields());
    let mut batches = builder.build().expect("it can be read");
    let batch = batches.next().expect("there is a batch").expect("it is whole");
    let column = |name: &str| batch.column_by_name(name).expect("the column is there");
    let values: Vec<_> = column("value").as_string::<i32>().iter().collect();
    assert_eq!(values, [Some("3"), Some("450000000"), Some("1/3")]);
    let numbers = column("number").as_primitive::<Decimal128Type>();
    assert_eq!(numbers.value(1), 450_000_000 * 10_i128.pow(10));
    assert_eq!(column("quantity_start").as_primitive::<Int64Type>().value(0), 18);
    assert!(!column("duplicate").as_boolean().value(0));
}

#[test]
fn a_file_is_packed_by_its_ending() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let plain = shuliang_in(&folder, "extract").args(["a.txt"]).assert().success().get_output().stdout.clone();
    for name in ["o.jsonl.gz", "o.jsonl.zst"] {
        shuliang_in(&folder, "extract").args(["a.txt", "-o", name]).assert().success();
    }
    let zstd = zstd::decode_all(fs::File::open(folder.path().join("o.jsonl.zst")).expect("it is there"));
    assert_eq!(zstd.expect("it is zstd"), plain);
    let mut unpacked = Vec::new();
    let mut gzip = flate2::read::GzDecoder::new(fs::File::open(folder.path().join("o.jsonl.gz")).expect("it is there"));
    std::io::copy(&mut gzip, &mut unpacked).expect("it is gzip");
    assert_eq!(unpacked, plain);
}

#[test]
fn the_output_is_the_same_for_any_number_of_jobs() {
    let rows: String = (0..500).map(|n| format!("{{\"text\":\"第一年新建桥{n}座。\"}}\n")).collect();
    let folder = folder(&[("rows.jsonl", rows.as_bytes())]);
    for format in ["table", "jsonl", "csv"] {
        let outputs = ["1", "2", "7"].map(|jobs| {
            let mut command = shuliang_in(&folder, "extract");
            command.arg(fixtures().join("city_page.txt")).args([
                "rows.jsonl",
                "missing.txt",
                "--format",
                format,
                "--jobs",
                jobs,
            ]);
            command.assert().code(1).get_output().stdout.clone()
        });
        assert!(outputs[0].len() > 10_000 && outputs.iter().all(|output| *output == outputs[0]), "{format}");
    }
    let repaired = ["1", "3"].map(|jobs| {
        let mut command = shuliang_in(&folder, "repair");
        command.arg(fixtures()).args(["rows.jsonl", "--jobs", jobs]).assert().success().get_output().stdout.clone()
    });
    assert_eq!(repaired[0], repaired[1]);
    shuliang_in(&folder, "extract").args(["--jobs", "0"]).assert().code(2);
}

#[test]
fn what_cannot_be_written_is_named() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("in/a.txt", TEXT.as_bytes())]);
    let assert = shuliang_in(&folder, "extract").args(["a.txt", "-o", "none/o.csv"]).assert().code(1);
    assert.stderr(starts_with("error: none/o.csv: "));
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "in"]).assert().code(1).stderr(starts_with("error: in: "));
    assert_eq!(names(folder.path()), ["a.txt", "in"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("real.jsonl", b"old\n")]);
    let real = folder.path().join("real.jsonl");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions can be set");
    std::os::unix::fs::symlink("real.jsonl", folder.path().join("link.jsonl")).expect("a link can be made");
    shuliang_in(&folder, "extract").args(["a.txt", "-o", "link.jsonl"]).assert().success();
    assert!(folder.path().join("link.jsonl").is_symlink() && written(&folder, "real.jsonl").starts_with('{'));
    assert_eq!(fs::metadata(real).expect("it is there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn repair_and_duplicates_write_files_too() {
    let text = "河口镇渡船停航三天，两岸村民改走上游石桥。\n";
    let folder = folder(&[("a.txt", text.as_bytes()), ("b.txt", text.as_bytes())]);
    shuliang_in(&folder, "repair").args(["a.txt", "-o", "o.txt"]).assert().success().stdout(is_empty());
    assert_eq!(written(&folder, "o.txt"), text);
    shuliang_in(&folder, "repair").args(["a.txt", "-o", "o.jsonl"]).assert().success();
    assert!(written(&folder, "o.jsonl").starts_with("{\"doc\":\"a.txt\",\"paragraph\":0"));
    let assert = shuliang_in(&folder, "duplicates").args(["a.txt", "b.txt", "-o", "o.csv"]).assert().success();
    assert.stderr(starts_with("2 documents: 1 repeat in "));
    assert_eq!(
        written(&folder, "o.csv"),
        "\u{feff}kind,first_doc,first_paragraph,first_start,first_end,again_doc,again_paragraph,again_start,again_end,\
         similarity,numbers_equal\nexact,a.txt,0,0,63,b.txt,0,0,63,1.0,true\n"
    );
    let assert = shuliang_in(&folder, "duplicates").args(["a.txt", "-o", "o.parquet"]).assert().code(2);
    assert.stderr("error: repeats are not printed as parquet\n");
}
