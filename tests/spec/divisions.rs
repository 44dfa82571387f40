//! `fixtures/spec/divisions.md`: the codes of places.

use std::fs;
use std::path::Path;

use crate::table;

/// The text, the place of its first fact, the code; `-` stands for none.
type Row<'p> = (usize, [&'p str; 3]);

#[test]
fn places_have_the_codes_that_the_page_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/spec/divisions.md");
    let page = fs::read_to_string(&path).expect("the file can be read");
    let rows = table::plain_rows(&page, "text");
    assert!(rows.len() >= 20, "fixtures/spec/divisions.md has only {} rows", rows.len());
    let wrong: Vec<String> = rows.iter().filter_map(failure).collect();
    assert!(wrong.is_empty(), "{}\nhelp: see src/govern/seats.rs, src/lexicon/divisions.rs\n", wrong.join("\n"));
}

fn failure((line, [text, place, code]): &Row) -> Option<String> {
    let facts = shuliang::extract(text).facts;
    let found = facts.iter().find_map(|fact| fact.place.as_ref());
    let printed = found.map_or(("-", "-"), |found| (found.text.as_str(), found.code.as_deref().unwrap_or("-")));
    let right = printed == (*place, *code);
    (!right).then(|| format!("divisions.md:{line}: {} has {}, wanted {place}, {code}", printed.0, printed.1))
}
