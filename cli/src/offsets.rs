//! Positions in another unit than bytes, for callers whose strings count characters or UTF-16 units.

use clap::ValueEnum;
use shuliang::{Extraction, Fact};

/// What a position counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// Bytes of UTF-8
    Bytes,
    /// Unicode scalar values: Python
    Chars,
    /// UTF-16 code units: JavaScript, Java, C#
    Utf16,
}

impl Unit {
    fn length_of(self, character: char) -> usize {
        match self {
            Unit::Bytes => character.len_utf8(),
            Unit::Chars => 1,
            Unit::Utf16 => character.len_utf16(),
        }
    }
}

/// Turns the byte positions of the facts and warnings of `text` into `unit`.
pub fn convert(unit: Unit, text: &str, extraction: &mut Extraction) {
    let mut positions: Vec<&mut usize> = extraction.facts.iter_mut().flat_map(of_fact).collect();
    positions.extend(extraction.warnings.iter_mut().flat_map(|warning| [&mut warning.start, &mut warning.end]));
    convert_positions(unit, text, positions);
}

fn of_fact(fact: &mut Fact) -> Vec<&mut usize> {
    let Fact { quantity, subject, predicate, of, time, place, .. } = fact;
    let mut positions = vec![&mut quantity.start, &mut quantity.end];
    positions.extend(subject.iter_mut().flat_map(|part| [&mut part.start, &mut part.end]));
    positions.extend([predicate, of].into_iter().flatten().flat_map(|part| [&mut part.start, &mut part.end]));
    positions.extend(time.iter_mut().flat_map(|part| [&mut part.start, &mut part.end]));
    positions.extend(place.iter_mut().flat_map(|part| [&mut part.start, &mut part.end]));
    positions
}

/// Walks `text` once, whatever the number of positions.
fn convert_positions(unit: Unit, text: &str, mut positions: Vec<&mut usize>) {
    positions.sort_unstable();
    let mut ends = text.char_indices().map(|(byte, character)| (byte + character.len_utf8(), character)).peekable();
    let mut counted = 0;
    for position in positions {
        while let Some((_, character)) = ends.next_if(|(end, _)| end <= position) {
            counted += unit.length_of(character);
        }
        *position = counted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use shuliang::{Part, Warning};

    /// 𠮷 lies beyond the first 65,536 characters: 4 bytes, 1 character, 2 UTF-16 units.
    const TEXT: &str = "\u{feff}𠮷镇建成桥3座";

    fn extraction() -> Extraction {
        let mut fact = samples::fact("3座");
        (fact.quantity.start, fact.quantity.end) = (19, 23);
        fact.predicate = Some(Part { text: "建成".into(), start: 10, end: 16 });
        fact.subject = Some(samples::subject("桥", 16..19));
        fact.place = Some(samples::place("𠮷镇", 3..10));
        fact.time = None;
        let warning = Warning { message: "too long".into(), start: 19, end: 20 };
        Extraction { facts: vec![fact], warnings: vec![warning], ..Extraction::default() }
    }

    fn spans(extraction: &mut Extraction) -> Vec<usize> {
        let mut spans: Vec<usize> = of_fact(&mut extraction.facts[0]).into_iter().map(|position| *position).collect();
        spans.extend([extraction.warnings[0].start, extraction.warnings[0].end]);
        spans
    }

    #[test]
    fn positions_are_counted_in_the_unit_asked_for() {
        let expected = [
            (Unit::Bytes, [19, 23, 16, 19, 10, 16, 3, 10, 19, 20]),
            (Unit::Chars, [6, 8, 5, 6, 3, 5, 1, 3, 6, 7]),
            (Unit::Utf16, [7, 9, 6, 7, 4, 6, 1, 4, 7, 8]),
        ];
        for (unit, expected) in expected {
            let mut extraction = extraction();
            convert(unit, TEXT, &mut extraction);
            assert_eq!(spans(&mut extraction), expected, "{unit:?}");
        }
    }

    #[test]
    fn converted_spans_slice_the_text_as_utf16() {
        let mut extraction = extraction();
        convert(Unit::Utf16, TEXT, &mut extraction);
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let place = extraction.facts[0].place.as_ref().expect("the sample has a place");
        assert_eq!(String::from_utf16_lossy(&units[place.start..place.end]), "𠮷镇");
    }
}
