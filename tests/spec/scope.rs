//! `fixtures/spec/scope.md`: the time and place that govern a quantity.

use std::fs;
use std::path::Path;

use shuliang::{Fact, Place};

use crate::table;

/// A text, one quantity of it, the time and place that govern it; `-` stands for none.
type Row<'p> = (usize, [&'p str; 4]);

#[test]
fn times_and_places_govern_as_the_page_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/spec/scope.md");
    let page = fs::read_to_string(&path).expect("the file can be read");
    let rows = table::plain_rows(&page, "text");
    assert!(rows.len() >= 80, "fixtures/spec/scope.md has only {} rows", rows.len());
    let wrong: Vec<String> = rows.iter().filter_map(failure).collect();
    assert!(wrong.is_empty(), "{}\nhelp: see src/govern.rs, src/govern, data/governing.toml\n", wrong.join("\n"));
}

fn failure((line, [text, quantity, time, place]): &Row) -> Option<String> {
    let facts = shuliang::extract(&text.replace('⏎', "\n")).facts;
    let Some(fact) = facts.iter().find(|fact| fact.quantity.text == *quantity) else {
        return Some(format!("scope.md:{line}: {quantity} is not found"));
    };
    let printed = (time_of(fact), fact.place.as_ref().map_or("-".to_owned(), place_of));
    let right = printed.0 == *time && printed.1 == *place;
    (!right).then(|| format!("scope.md:{line}: {quantity} has {}, {}; wanted {time}, {place}", printed.0, printed.1))
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
