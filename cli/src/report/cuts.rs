//! A text cut at every place where something that the report shows begins or ends.

use shuliang::{DuplicateKind, Extraction, Tier};

/// What a stretch of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The quantity of the fact of this index.
    Quantity(usize),
    Subject(usize),
    Predicate(usize),
    /// The whole that a share is of, the time and the place of a fact.
    Whole(usize),
    Time(usize),
    Place(usize),
    /// The earlier and the later standing of the duplicate of this index.
    First(usize),
    Again(usize),
    Join(Tier),
    /// What interrupts a paragraph: a page number, a running head.
    Furniture,
    Warning(usize),
}

/// A stretch of the source that is one thing, or several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    pub layer: Layer,
}

/// A stretch with the marks that cover it; no mark begins or ends inside.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub text: &'a str,
    /// In the order of layers.
    pub marks: Vec<Mark>,
    pub start: usize,
}

/// All marks of a text, in the order in which they begin.
pub fn marks(extraction: &Extraction) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut push = |start, end, layer| marks.push(Mark { start, end, layer });
    for (at, fact) in extraction.facts.iter().enumerate() {
        push(fact.quantity.start, fact.quantity.end, Layer::Quantity(at));
        if let Some(part) = &fact.subject {
            push(part.start, part.end, Layer::Subject(at));
        }
        if let Some(part) = &fact.predicate {
            push(part.start, part.end, Layer::Predicate(at));
        }
        if let Some(part) = &fact.of {
            push(part.start, part.end, Layer::Whole(at));
        }
        if let Some(part) = &fact.time {
            push(part.start, part.end, Layer::Time(at));
        }
        if let Some(part) = &fact.place {
            push(part.start, part.end, Layer::Place(at));
        }
    }
    for (at, duplicate) in extraction.duplicates.iter().enumerate().filter(|(_, duplicate)| shown(duplicate.kind)) {
        push(duplicate.first.start, duplicate.first.end, Layer::First(at));
        push(duplicate.again.start, duplicate.again.end, Layer::Again(at));
    }
    for join in extraction.paragraphs.iter().flat_map(|paragraph| &paragraph.joins) {
        push(join.start, join.end, Layer::Join(join.tier));
    }
    for (at, warning) in extraction.warnings.iter().enumerate() {
        push(warning.start, warning.end, Layer::Warning(at));
    }
    marks.retain(|mark| mark.start < mark.end);
    marks.sort_by_key(|mark| (mark.start, mark.layer));
    marks
}

/// Whether a repeat is shaded. A run that shares words only, as a slogan does, is left in peace.
pub fn shown(kind: DuplicateKind) -> bool {
    !matches!(kind, DuplicateKind::Partial | DuplicateKind::Formula)
}

/// The text from `start` to `end` in pieces. `marks` are sorted by where they begin.
pub fn pieces<'a>(text: &'a str, (start, end): (usize, usize), marks: &[Mark]) -> Vec<Piece<'a>> {
    let inside = |mark: &&Mark| mark.start < end && mark.end > start;
    let marks: Vec<&Mark> = marks.iter().filter(inside).collect();
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.start.max(start), mark.end.min(end)]).collect();
    cuts.extend([start, end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut coming = marks.into_iter().peekable();
    let mut open: Vec<Mark> = Vec::new();
    let mut pieces = Vec::with_capacity(cuts.len());
    for edges in cuts.windows(2) {
        open.retain(|mark| mark.end > edges[0]);
        while let Some(mark) = coming.next_if(|mark| mark.start <= edges[0]) {
            open.push(*mark);
        }
        let mut marks = open.clone();
        marks.sort_by_key(|mark| mark.layer);
        pieces.push(Piece { text: text.get(edges[0]..edges[1]).unwrap_or_default(), marks, start: edges[0] });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_rejoin_to_the_text_and_carry_their_marks() {
        let text = "新建桥梁3座。";
        let marks = [
            Mark { start: 0, end: 6, layer: Layer::Predicate(0) },
            Mark { start: 6, end: 16, layer: Layer::First(0) },
            Mark { start: 12, end: 16, layer: Layer::Quantity(0) },
        ];
        let pieces = pieces(text, (0, text.len()), &marks);
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.text).collect();
        assert_eq!(texts, ["新建", "桥梁", "3座", "。"]);
        assert_eq!(pieces[2].marks, [marks[2], marks[1]]);
        assert!(pieces[3].marks.is_empty());
    }

    #[test]
    fn marks_from_outside_reach_in() {
        let marks = [Mark { start: 0, end: 9, layer: Layer::First(0) }];
        let pieces = pieces("修桥三座", (3, 6), &marks);
        assert_eq!(pieces, [Piece { text: "桥", marks: marks.to_vec(), start: 3 }]);
    }
}
