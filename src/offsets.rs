//! Positions in another unit than bytes, for callers whose strings count characters or UTF-16 units.

use crate::fact::{Duplicate, Extraction, Fact, Paragraph};

/// What a position counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum OffsetUnit {
    /// Bytes of UTF-8: Rust, Go.
    #[default]
    Bytes,
    /// Unicode scalar values: Python, SQL.
    Chars,
    /// UTF-16 code units: JavaScript, Java, C#.
    Utf16,
}

impl OffsetUnit {
    fn length_of(self, character: char) -> usize {
        match self {
            OffsetUnit::Bytes => character.len_utf8(),
            OffsetUnit::Chars => 1,
            OffsetUnit::Utf16 => character.len_utf16(),
        }
    }

    /// Turns byte positions of `text` into this unit; walks the text once, whatever their number. A position inside a
    /// letter becomes that of the letter, one behind the text its length.
    ///
    /// ```
    /// let mut positions = [3, 6];
    /// shuliang::OffsetUnit::Chars.convert("三座桥", positions.iter_mut().collect());
    /// assert_eq!(positions, [1, 2]);
    /// ```
    pub fn convert(self, text: &str, mut positions: Vec<&mut usize>) {
        if self == OffsetUnit::Bytes {
            return;
        }
        positions.sort_unstable();
        let mut ends = text.char_indices().map(|(byte, character)| (byte + character.len_utf8(), character)).peekable();
        let mut counted = 0;
        for position in positions {
            while let Some((_, character)) = ends.next_if(|(end, _)| end <= position) {
                counted += self.length_of(character);
            }
            *position = counted;
        }
    }
}

impl Extraction {
    /// Turns the byte positions of everything that was read from `text` into `unit`.
    ///
    /// ```
    /// let text = "新建桥梁3座。";
    /// let mut extraction = shuliang::extract(text);
    /// extraction.convert_offsets(text, shuliang::OffsetUnit::Chars);
    /// assert_eq!((extraction.facts[0].quantity.start, extraction.facts[0].quantity.end), (4, 6));
    /// ```
    pub fn convert_offsets(&mut self, text: &str, unit: OffsetUnit) {
        unit.convert(text, self.positions());
    }

    /// Moves all positions on by `by`, where what was read is a part of a longer text: so many bytes (or what the
    /// positions count) stand before it.
    ///
    /// ```
    /// let text = "修桥已毕。\n新建桥梁3座。\n";
    /// let begin = text.find("新建").unwrap();
    /// let mut extraction = shuliang::extract(&text[begin..]);
    /// extraction.shift_offsets(begin);
    /// let quantity = &extraction.facts[0].quantity;
    /// assert_eq!(&text[quantity.start..quantity.end], "3座");
    /// ```
    pub fn shift_offsets(&mut self, by: usize) {
        for position in self.positions() {
            *position += by;
        }
    }

    fn positions(&mut self) -> Vec<&mut usize> {
        let mut positions: Vec<&mut usize> = self.facts.iter_mut().flat_map(of_fact).collect();
        positions.extend(self.paragraphs.iter_mut().flat_map(of_paragraph));
        positions.extend(self.duplicates.iter_mut().flat_map(of_duplicate));
        positions.extend(self.warnings.iter_mut().flat_map(|warning| [&mut warning.start, &mut warning.end]));
        positions
    }
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

fn of_paragraph(paragraph: &mut Paragraph) -> Vec<&mut usize> {
    let mut positions = vec![&mut paragraph.start, &mut paragraph.end];
    positions.extend(paragraph.joins.iter_mut().flat_map(|join| [&mut join.start, &mut join.end]));
    positions
}

fn of_duplicate(duplicate: &mut Duplicate) -> [&mut usize; 4] {
    let Duplicate { first, again, .. } = duplicate;
    [&mut first.start, &mut first.end, &mut again.start, &mut again.end]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 𠮷 lies beyond the first 65,536 characters: 4 bytes, 1 character, 2 UTF-16 units.
    const TEXT: &str = "\u{feff}𠮷镇建成桥3座";

    fn converted(unit: OffsetUnit) -> [usize; 5] {
        let mut positions = [19, 23, 3, 10, 99];
        unit.convert(TEXT, positions.iter_mut().collect());
        positions
    }

    #[test]
    fn positions_are_counted_in_the_unit_asked_for() {
        assert_eq!(converted(OffsetUnit::Bytes), [19, 23, 3, 10, 99]);
        assert_eq!(converted(OffsetUnit::Chars), [6, 8, 1, 3, 8]);
        assert_eq!(converted(OffsetUnit::Utf16), [7, 9, 1, 4, 9]);
    }

    #[test]
    fn every_span_of_an_extraction_slices_the_text_as_characters() {
        let passage = "河口镇渡船停航三天，两岸村民改走上游石桥，往返多走12公里。";
        let text = format!("𠮷镇快讯\n{passage}\n\n去年全镇修桥3\n\n座。\n{passage}\n");
        let letters: Vec<char> = text.chars().collect();
        let slice = |start: usize, end: usize| letters[start..end].iter().collect::<String>();
        let bytes = crate::extract(&text);
        let mut chars = bytes.clone();
        chars.convert_offsets(&text, OffsetUnit::Chars);
        for (bytes, chars) in bytes.facts.iter().zip(&chars.facts) {
            let (old, new) = (&bytes.quantity, &chars.quantity);
            assert_eq!(text[old.start..old.end], slice(new.start, new.end));
            assert_eq!(bytes.time.as_ref().map(|part| text[part.start..part.end].to_owned()), {
                chars.time.as_ref().map(|part| slice(part.start, part.end))
            });
        }
        for (bytes, chars) in bytes.paragraphs.iter().zip(&chars.paragraphs) {
            assert_eq!(text[bytes.start..bytes.end], slice(chars.start, chars.end));
        }
        assert_eq!(chars.duplicates.len(), 1);
        for (bytes, chars) in bytes.duplicates.iter().zip(&chars.duplicates) {
            assert_eq!(text[bytes.again.start..bytes.again.end], slice(chars.again.start, chars.again.end));
        }
    }
}
