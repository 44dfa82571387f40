//! Broken paragraphs joined, and passages that stand more than once.

use pyo3::prelude::*;
use shuliang::OffsetUnit;

use crate::record::record;

record! {
    /// A text with its broken paragraphs joined.
    Repaired {
        /// The paragraphs in reading order.
        paragraphs,
    }

    /// The whole text, one paragraph a line, no line end behind the last.
    #[getter]
    fn text(&self) -> String {
        self.0.text()
    }
}

record! {
    /// A paragraph after repair.
    RepairedParagraph {
        /// "body", "heading", "list_item", "byline", "dateline", "caption", "page_number", "running_head", "table_row".
        kind,
        /// The letters of the text from `start` to `end`, without what the joins dropped.
        text,
        /// First character in the text that was given.
        start,
        /// Character after the last.
        end,
        /// Where broken pieces were joined.
        joins,
        /// Where the characters of `text` stand in the text that was given.
        map,
    }
}

record! {
    /// Characters of a repaired paragraph that stand unchanged in the text that was given.
    Stretch {
        /// First character in the paragraph's text.
        start,
        /// First character in the text that was given.
        source,
        /// The number of characters.
        len,
    }
}

record! {
    /// A passage of a collection that stands a second time.
    Repeat {
        /// How the two are alike: "exact", "column_repeat", "contained", "variant", "near", "overlap", "partial", "formula".
        kind,
        /// The first standing.
        first,
        /// The later standing.
        again,
        /// One minus edit distance over the longer length, from 0 to 1, of the normalised passages.
        similarity,
        /// Whether both hold the same numbers with the same units, in the same order.
        numbers_equal,
    }
}

record! {
    /// Where a passage of a collection stands.
    Standing {
        /// Index of the text.
        document,
        /// Index of the paragraph in the text.
        paragraph,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
    }
}

/// Joins the broken paragraphs of `text`, with positions in characters.
pub fn repair(text: &str) -> Repaired {
    let mut repaired = shuliang::repair(text);
    let mut places = Vec::new();
    for paragraph in &mut repaired.paragraphs {
        let shuliang::RepairedParagraph { text, start, end, joins, map, .. } = paragraph;
        // A stretch is as long here as there, so its end is a position of either text.
        let mut ends: Vec<usize> = map.iter().map(|stretch| stretch.start + stretch.len).collect();
        let starts = map.iter_mut().map(|stretch| &mut stretch.start);
        OffsetUnit::Chars.convert(text, starts.chain(&mut ends).collect());
        map.iter_mut().zip(ends).for_each(|(stretch, end)| stretch.len = end - stretch.start);
        places.extend([start, end]);
        places.extend(joins.iter_mut().flat_map(|join| [&mut join.start, &mut join.end]));
        places.extend(map.iter_mut().map(|stretch| &mut stretch.source));
    }
    OffsetUnit::Chars.convert(text, places);
    Repaired(repaired)
}

/// The passages that stand more than once within a text or in several, with positions in characters.
pub fn duplicates<T: AsRef<str>>(texts: &[T]) -> Vec<shuliang::Repeat> {
    let mut index = shuliang::PassageIndex::new();
    for text in texts {
        index.add(text.as_ref());
    }
    let mut repeats: Vec<shuliang::Repeat> = index.repeats().collect();
    let mut places: Vec<Vec<&mut usize>> = texts.iter().map(|_| Vec::new()).collect();
    for repeat in &mut repeats {
        for standing in [&mut repeat.first, &mut repeat.again] {
            places[standing.document].extend([&mut standing.start, &mut standing.end]);
        }
    }
    for (text, places) in texts.iter().zip(places) {
        OffsetUnit::Chars.convert(text.as_ref(), places);
    }
    repeats
}
