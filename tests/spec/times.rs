//! `fixtures/spec/times.md`: time expressions and their ISO 8601 readings.

use std::fs;
use std::path::Path;

use shuliang::Extractor;

use crate::table;

/// The expression, the document's time, the reading wanted; `-` stands for none.
type Row<'p> = (usize, [&'p str; 3]);

#[test]
fn times_read_as_the_page_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/spec/times.md");
    let page = fs::read_to_string(&path).expect("the file can be read");
    let rows = table::plain_rows(&page, "time");
    assert!(rows.len() >= 150, "fixtures/spec/times.md has only {} rows", rows.len());
    let wrong: Vec<String> = rows.iter().filter_map(failure).collect();
    assert!(wrong.is_empty(), "{}\nhelp: see src/scope/iso.rs, src/scope/iso, src/scope/time.rs\n", wrong.join("\n"));
}

fn failure((line, [time, document, wanted]): &Row) -> Option<String> {
    let builder = Extractor::builder();
    let builder = match *document {
        "-" => builder,
        date => builder.document_time(date).expect("the second cell is a date or -"),
    };
    let text = format!("{time}，全县新建凉亭3座。");
    let facts = builder.build().expect("nothing contradicts").extract(&text).facts;
    let fact = facts.iter().find(|fact| fact.quantity.text == "3座").expect("the pavilions are counted");
    let found = fact.time.as_ref();
    let iso = found.and_then(|found| found.iso.as_deref()).unwrap_or("-");
    let printed = found.map_or("no time", |found| found.text.as_str());
    (iso != *wanted).then(|| format!("times.md:{line}: {time} ({printed}) is {iso}, wanted {wanted}"))
}
