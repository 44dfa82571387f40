//! `fixtures/spec/times.md`: time expressions and their ISO 8601 readings.

use std::fs;
use std::path::Path;

use shuliang::Extractor;

/// A row: the expression, the document's time, the reading wanted; `-` stands for none.
struct Row<'a> {
    line: usize,
    time: &'a str,
    document: &'a str,
    iso: &'a str,
}

#[test]
fn times_read_as_the_page_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/spec/times.md");
    let page = fs::read_to_string(&path).expect("the file can be read");
    let rows: Vec<Row> = page.lines().enumerate().filter_map(|(at, line)| row(at + 1, line)).collect();
    assert!(rows.len() >= 150, "fixtures/spec/times.md has only {} rows", rows.len());
    let wrong: Vec<String> = rows.iter().filter_map(failure).collect();
    assert!(wrong.is_empty(), "{}\nhelp: see src/scope/iso.rs, src/scope/iso, src/scope/time.rs\n", wrong.join("\n"));
}

fn row(line: usize, written: &str) -> Option<Row<'_>> {
    let cells: Vec<&str> = written.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
    match cells[..] {
        ["time", ..] | ["---", ..] => None,
        [time, document, iso] => Some(Row { line, time, document, iso }),
        _ => panic!("fixtures/spec/times.md:{line}: a row has three cells"),
    }
}

fn failure(row: &Row) -> Option<String> {
    let builder = Extractor::builder();
    let builder = match row.document {
        "-" => builder,
        date => builder.document_time(date).expect("the second cell is a date or -"),
    };
    let text = format!("{}，全县新建凉亭3座。", row.time);
    let facts = builder.build().expect("nothing contradicts").extract(&text).facts;
    let fact = facts.iter().find(|fact| fact.quantity.text == "3座").expect("the pavilions are counted");
    let time = fact.time.as_ref();
    let iso = time.and_then(|time| time.iso.as_deref()).unwrap_or("-");
    let printed = time.map_or("no time", |time| time.text.as_str());
    (iso != row.iso).then(|| format!("times.md:{}: {} ({printed}) is {iso}, wanted {}", row.line, row.time, row.iso))
}
