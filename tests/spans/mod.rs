//! Every part of an answer is found in the source where the answer says it stands.

pub mod blank;

use blank::is_blank;
use proptest::prelude::*;
use shuliang::{Extraction, Fact, Join, extract};

/// The facts of a text, where all is in its place.
pub fn check(text: &str) -> Result<Extraction, TestCaseError> {
    let extraction = extract(text);
    for fact in &extraction.facts {
        prop_assert!(fact.paragraph < extraction.paragraphs.len());
        parts_stand_where_they_say(text, fact, &extraction.paragraphs[fact.paragraph].joins)?;
        prop_assert!(fact.duplicate_of.is_none_or(|first| first < extraction.facts.len()));
    }
    for pair in extraction.facts.windows(2) {
        let (first, second) = (&pair[0].quantity, &pair[1].quantity);
        prop_assert!(first.end <= second.start, "{first:?} and {second:?} overlap or stand in the wrong order");
    }
    for warning in &extraction.warnings {
        prop_assert!(text.get(warning.start..warning.end).is_some(), "{warning:?}");
    }
    for paragraph in &extraction.paragraphs {
        prop_assert!(text.get(paragraph.start..paragraph.end).is_some(), "{paragraph:?}");
    }
    for passage in extraction.duplicates.iter().flat_map(|duplicate| [&duplicate.first, &duplicate.again]) {
        prop_assert!(text.get(passage.start..passage.end).is_some(), "{passage:?}");
        prop_assert!(passage.paragraph < extraction.paragraphs.len());
    }
    Ok(extraction)
}

fn parts_stand_where_they_say(text: &str, fact: &Fact, joins: &[Join]) -> Result<(), TestCaseError> {
    let quantity = &fact.quantity;
    prop_assert!(quantity.start < quantity.end, "{quantity:?} is empty");
    stands(text, "quantity", &quantity.text, quantity.start, quantity.end)?;
    for part in [&fact.predicate, &fact.of, &fact.ranked_in].into_iter().flatten() {
        stands(text, "predicate or whole", &part.text, part.start, part.end)?;
    }
    if let Some(time) = &fact.time {
        stands(text, "time", &time.text, time.start, time.end)?;
    }
    if let Some(place) = &fact.place {
        stands(text, "place", &place.text, place.start, place.end)?;
    }
    if let Some(subject) = &fact.subject {
        let printed = joined(text, subject.start, subject.end, joins)?;
        let stands = subject.text == printed || put_together(&subject.text, &printed);
        prop_assert!(stands, "the subject {:?} does not stand in {printed:?}", subject.text);
    }
    Ok(())
}

fn stands(text: &str, what: &str, part: &str, start: usize, end: usize) -> Result<(), TestCaseError> {
    let printed = printed(text, start, end)?;
    prop_assert!(printed == part, "the {what} {part:?} is not the {printed:?} of its range");
    Ok(())
}

/// The source without what shows nothing.
fn printed(text: &str, start: usize, end: usize) -> Result<String, TestCaseError> {
    let Some(range) = text.get(start..end) else {
        return Err(TestCaseError::fail(format!("{start}..{end} cuts a letter or leaves the text")));
    };
    Ok(range.chars().filter(|letter| !is_blank(*letter)).collect())
}

/// The source as its paragraph was mended: without what a join leaves out, a running head between two columns for one.
fn joined(text: &str, start: usize, end: usize, joins: &[Join]) -> Result<String, TestCaseError> {
    let mut at = start;
    let mut mended = String::new();
    for join in joins.iter().filter(|join| start <= join.start && join.end <= end) {
        mended += &printed(text, at, join.start)?;
        at = join.end;
    }
    Ok(mended + &printed(text, at, end)?)
}

/// Whether a subject with its head restored is made of two pieces of its range: 省级示范医院 of 省级、4所市级示范医院.
fn put_together(subject: &str, range: &str) -> bool {
    subject.char_indices().any(|(at, _)| range.contains(&subject[..at]) && range.contains(&subject[at..]))
}
