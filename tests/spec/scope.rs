//! `fixtures/spec/scope.md`: the time and place that govern a quantity.

use std::fs;
use std::path::Path;

use shuliang::{Fact, Place};

/// A row: a text, one quantity of it, the time and place that govern it; `-` stands for none.
struct Row<'a> {
    line: usize,
    text: String,
    quantity: &'a str,
    time: &'a str,
    place: &'a str,
}

#[test]
fn times_and_places_govern_as_the_page_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/spec/scope.md");
    let page = fs::read_to_string(&path).expect("the file can be read");
    let rows: Vec<Row> = page.lines().enumerate().filter_map(|(at, line)| row(at + 1, line)).collect();
    assert!(!rows.is_empty(), "fixtures/spec/scope.md has no row");
    let wrong: Vec<String> = rows.iter().filter_map(failure).collect();
    assert!(wrong.is_empty(), "{}\nhelp: see src/govern.rs, src/govern, data/governing.toml\n", wrong.join("\n"));
}

fn row(line: usize, written: &str) -> Option<Row<'_>> {
    let cells: Vec<&str> = written.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
    match cells[..] {
        ["text", ..] | ["---", ..] => None,
        [text, quantity, time, place] => Some(Row { line, text: text.replace('⏎', "\n"), quantity, time, place }),
        _ => panic!("fixtures/spec/scope.md:{line}: a row has four cells"),
    }
}

fn failure(row: &Row) -> Option<String> {
    let facts = shuliang::extract(&row.text).facts;
    let Some(fact) = facts.iter().find(|fact| fact.quantity.text == row.quantity) else {
        return Some(format!("scope.md:{}: {} is not found", row.line, row.quantity));
    };
    let (time, place) = (time_of(fact), fact.place.as_ref().map_or("-".to_owned(), place_of));
    let right = time == row.time && place == row.place;
    (!right).then(|| {
        format!("scope.md:{}: {} has {time}, {place}; wanted {}, {}", row.line, row.quantity, row.time, row.place)
    })
}

fn time_of(fact: &Fact) -> &str {
    fact.time.as_ref().map_or("-", |time| time.text.as_str())
}

fn place_of(place: &Place) -> String {
    match &place.resolved {
        Some(name) => format!("{} = {name}", place.text),
        None => place.text.clone(),
    }
}
