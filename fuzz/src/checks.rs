//! What must hold for every text that a fuzzer thinks of, and for those of `fuzz/corpus` on every run of the tests.

#[path = "../../tests/spans/mod.rs"]
mod spans;

use shuliang::numeral::{Amount, find_iter, parse};
use shuliang::{DuplicateKind, Extractor, OffsetUnit, PassageIndex, Standing, repair};

/// All spans stand where they say, and the same text gives the same answer.
pub fn extract(text: &str) {
    let extraction = spans::check(text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(extraction, shuliang::extract(text));
    let mut in_letters = extraction.clone();
    in_letters.convert_offsets(text, OffsetUnit::Chars);
    let letters = text.chars().count();
    assert!(in_letters.facts.iter().all(|fact| fact.quantity.end <= letters));
}

/// Numerals stand in order, and what a number prints reads back as the same number.
pub fn numeral(text: &str) {
    let mut end = 0;
    for numeral in find_iter(text) {
        assert!(end <= numeral.start && numeral.start < numeral.end, "{numeral:?} behind {end}");
        assert!(text.get(numeral.start..numeral.end).is_some(), "{numeral:?}");
        end = numeral.end;
        match numeral.amount {
            Amount::Exactly(number) => assert_eq!(parse(&number.to_string()), Ok(number)),
            Amount::Between(low, high) => assert!(low < high, "{numeral:?}"),
            Amount::TooLong => {}
        }
    }
    match parse(text) {
        Ok(number) => assert_eq!(parse(&number.to_string()), Ok(number)),
        Err(error) => assert!(error.at <= text.len() && !error.to_string().is_empty()),
    }
}

/// Repair loses no letter, its map leads to the letters of the source, and repeated it comes to rest.
pub fn layout(text: &str) {
    let repaired = repair(text);
    let mut told = vec![false; text.len()];
    for stretch in repaired.paragraphs.iter().flat_map(|paragraph| {
        let there = |stretch: &shuliang::Stretch| stretch.source..stretch.source + stretch.len;
        let same = |stretch| text.get(there(stretch)) == paragraph.text.get(stretch.start..stretch.start + stretch.len);
        assert!(paragraph.map.iter().all(same), "{paragraph:?}");
        &paragraph.map
    }) {
        told[stretch.source..stretch.source + stretch.len].fill(true);
    }
    let lost = text.char_indices().find(|(at, letter)| !told[*at] && !spans::blank::is_blank(*letter));
    assert_eq!(lost, None);
    let (mut left, mut before) = (repaired.paragraphs.len(), repaired.text());
    loop {
        let after = repair(&before);
        if after.text() == before {
            return;
        }
        assert!(after.paragraphs.len() < left, "{before:?}");
        (left, before) = (after.paragraphs.len(), after.text());
    }
}

/// The standings of the passages that documents share are in those documents; the documents stand between U+001D.
pub fn passages(text: &str) {
    let documents: Vec<&str> = text.split('\u{1d}').collect();
    let mut index = PassageIndex::new();
    for document in &documents {
        index.add(document);
    }
    let repeats: Vec<_> = index.repeats().collect();
    assert_eq!(repeats, index.repeats().collect::<Vec<_>>());
    for repeat in &repeats {
        let stands = |standing: &Standing| {
            let document = documents[standing.document];
            assert!(
                document.get(standing.start..standing.end).is_some_and(|passage| !passage.is_empty()),
                "{repeat:?}"
            );
            index.letters(standing)
        };
        let (first, again) = (stands(&repeat.first), stands(&repeat.again));
        assert!((0.0..=1.0).contains(&repeat.similarity), "{repeat:?}");
        assert!(repeat.kind != DuplicateKind::Exact || first == again, "{first:?} is not {again:?}");
        // A paragraph goes on behind a picture that stands inside it, so that the source's order is not that of reading.
        let order = |standing: &Standing| (standing.document, standing.paragraph, standing.start);
        assert!(order(&repeat.first) <= order(&repeat.again), "{repeat:?}");
    }
}

/// A lexicon is taken or refused with a reason; one that is taken reads texts.
pub fn lexicon(toml: &str) {
    match Extractor::builder().lexicon(toml).and_then(|builder| builder.build()) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(extractor) => {
            let text = format!("全市新建公厕15座。\n\n{}", toml.replace(['"', '\''], "3"));
            for fact in extractor.extract(&text).facts {
                assert!(text.get(fact.quantity.start..fact.quantity.end).is_some(), "{fact:?}");
            }
        }
    }
}
