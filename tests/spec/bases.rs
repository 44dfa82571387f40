//! `fixtures/spec/bases.md`: the ISO readings of what changes are compared with.

use std::fs;
use std::path::Path;

use shuliang::Extractor;

use crate::table;

/// The text, the document's time, one quantity of it, its basis and the basis' reading; `-` stands for none.
type Row<'p> = (usize, [&'p str; 5]);

#[test]
fn bases_read_as_the_page_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/spec/bases.md");
    let page = fs::read_to_string(&path).expect("the file can be read");
    let rows = table::plain_rows(&page, "text");
    assert!(rows.len() >= 25, "fixtures/spec/bases.md has only {} rows", rows.len());
    let wrong: Vec<String> = rows.iter().filter_map(failure).collect();
    assert!(wrong.is_empty(), "{}\nhelp: see src/scope/iso/basis.rs, data/calendar.toml\n", wrong.join("\n"));
}

fn failure((line, [text, document, quantity, basis, wanted]): &Row) -> Option<String> {
    let builder = Extractor::builder();
    let builder = match *document {
        "-" => builder,
        date => builder.document_time(date).expect("the second cell is a date or -"),
    };
    let facts = builder.build().expect("nothing contradicts").extract(text).facts;
    let change = facts.iter().find(|fact| fact.quantity.text == *quantity).and_then(|fact| fact.change.clone());
    let Some(change) = change else {
        return Some(format!("bases.md:{line}: {quantity} has no change"));
    };
    let printed = (change.basis.as_deref().unwrap_or("-"), change.basis_iso.as_deref().unwrap_or("-"));
    let right = printed == (*basis, *wanted);
    (!right).then(|| format!("bases.md:{line}: {} is {}, wanted {basis}, {wanted}", printed.0, printed.1))
}
