//! Byte ranges, and the map that leads from repaired text back to the caller's.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two ranges share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text that the range covers.
    pub(crate) fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// The letters of a text that are no Han characters of the middle planes (U+4000 to U+9FFF), with their places: marks,
/// digits, Latin letters. Most of a text is passed over without being decoded.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while bytes.get(at).is_some_and(|byte| (0xE4..=0xE9).contains(byte)) {
            at += 3;
        }
        let mark = text.get(at..)?.chars().next()?;
        at += mark.len_utf8();
        Some((at - mark.len_utf8(), mark))
    })
}

/// The same from the end of the text on.
pub(crate) fn marks_back(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let bytes = text.as_bytes();
    let mut end = text.len();
    std::iter::from_fn(move || {
        while end >= 3 && (0xE4..=0xE9).contains(&bytes[end - 3]) {
            end -= 3;
        }
        let mark = text[..end].chars().next_back()?;
        end -= mark.len_utf8();
        Some((end, mark))
    })
}

/// The code of a letter of three bytes; `None` where they hold another.
pub(crate) fn three_bytes([first, second, third]: [u8; 3]) -> Option<u32> {
    let low = |byte: u8| u32::from(byte & 0x3F);
    (first >> 4 == 0xE).then(|| u32::from(first & 0xF) << 12 | low(second) << 6 | low(third))
}

/// So many letters at the end of a text, where it has as many.
pub(crate) fn last_letters(text: &str, count: usize) -> Option<&str> {
    let (at, _) = text.char_indices().rev().nth(count.checked_sub(1)?)?;
    Some(&text[at..])
}

/// The first letter that starts at a byte or behind it.
pub(crate) fn letter_from(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The last letter that starts at a byte or before it.
pub(crate) fn letter_before(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A stretch of clean text that stands byte for byte (or letter for letter of equal length) in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    clean: usize,
    source: usize,
    len: usize,
    source_len: usize,
}

/// The reversible map from clean text to source text: a sorted list of runs, looked up by binary search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SourceMap {
    runs: Vec<Run>,
}

impl SourceMap {
    /// Appends `len` bytes of clean text that stand for `source_len` bytes of the source at `source`.
    ///
    /// Neighbouring runs of equal length merge; a folded letter of another length stays a run of its own.
    pub(crate) fn push(&mut self, clean: usize, len: usize, source: usize, source_len: usize) {
        if let Some(last) = self.runs.last_mut() {
            let straight = last.len == last.source_len && len == source_len;
            if straight && last.clean + last.len == clean && last.source + last.len == source {
                last.len += len;
                last.source_len += len;
                return;
            }
        }
        self.runs.push(Run { clean, source, len, source_len });
    }

    /// Appends the part of another map that covers `span` of its clean text, to stand at `clean` here.
    pub(crate) fn append(&mut self, clean: usize, other: &Self, span: Span) {
        let first = other.runs.partition_point(|run| run.clean + run.len <= span.start);
        for run in other.runs[first..].iter().take_while(|run| run.clean < span.end) {
            let (start, end) = (run.clean.max(span.start), (run.clean + run.len).min(span.end));
            let at = clean + (start - span.start);
            if run.len == run.source_len {
                self.push(at, end - start, run.source + (start - run.clean), end - start);
            } else {
                self.push(at, end - start, run.source, run.source_len);
            }
        }
    }

    fn run_at(&self, clean: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.clean <= clean);
        after.checked_sub(1).map(|i| &self.runs[i])
    }

    /// The source range of a clean range: from where its first letter stands to behind where its last letter stands.
    ///
    /// An empty range maps to the place of the letter before it.
    pub(crate) fn to_source(&self, clean: Span) -> Span {
        if clean.is_empty() {
            let at = clean.start.checked_sub(1).map_or(0, |before| self.end_of(before));
            return Span::new(at, at);
        }
        let Some(run) = self.run_at(clean.start) else { return Span::new(0, 0) };
        let start = if run.len == run.source_len { run.source + (clean.start - run.clean) } else { run.source };
        Span::new(start, self.end_of(clean.end - 1))
    }

    /// Where the last letter of the clean text ends in the source.
    pub(crate) fn source_end(&self) -> usize {
        self.runs.last().map_or(0, |run| run.source + run.source_len)
    }

    /// Looks places up in rising order.
    pub(crate) fn walker(&self) -> Walker<'_> {
        Walker { here: Run { clean: 0, source: 0, len: 0, source_len: 0 }, behind: &self.runs }
    }

    fn end_of(&self, last: usize) -> usize {
        let Some(run) = self.run_at(last) else { return 0 };
        if run.len == run.source_len {
            run.source + (last - run.clean + 1).min(run.len)
        } else {
            run.source + run.source_len
        }
    }
}

/// Looks up places of a [`SourceMap`] in rising order, without a search for each.
#[derive(Debug)]
pub(crate) struct Walker<'a> {
    /// The run that does not end before the last place.
    here: Run,
    behind: &'a [Run],
}

impl Walker<'_> {
    /// The source range of the letter that takes `len` bytes of the clean text at `clean`, not before the last one.
    pub(crate) fn source(&mut self, clean: usize, len: usize) -> Span {
        let piece = self.piece(clean, len);
        piece.source(piece.len, len)
    }

    /// How the clean text of at most `len` bytes at `clean`, not before the last place, stands in the source.
    pub(crate) fn piece(&mut self, clean: usize, len: usize) -> Piece {
        while clean >= self.here.clean + self.here.len {
            let [run, behind @ ..] = self.behind else { return Piece { len, end: 0, folded: Some(0) } };
            (self.here, self.behind) = (*run, behind);
        }
        let run = &self.here;
        let inside = clean.saturating_sub(run.clean);
        let len = len.min(run.len - inside);
        if run.len == run.source_len {
            Piece { len, end: run.source + inside + len, folded: None }
        } else {
            Piece { len, end: run.source + run.source_len, folded: Some(run.source_len) }
        }
    }
}

/// A stretch of clean text and where it stands in the source.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    /// The bytes of clean text.
    pub(crate) len: usize,
    /// Where it ends in the source.
    end: usize,
    /// How many bytes a folded letter takes in the source.
    folded: Option<usize>,
}

impl Piece {
    /// Whether it is a letter that takes another number of bytes in the source.
    pub(crate) fn is_folded(&self) -> bool {
        self.folded.is_some()
    }

    /// The source range of the letter that takes `len` bytes where `behind` bytes are left of this stretch.
    pub(crate) fn source(&self, behind: usize, len: usize) -> Span {
        match self.folded {
            None => Span::new(self.end - behind, self.end - behind + len),
            Some(long) => Span::new(self.end - long, self.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_over_a_dropped_break_maps_to_both_sides() {
        let mut map = SourceMap::default();
        map.push(0, 4, 10, 4);
        map.push(4, 3, 16, 3);
        assert_eq!(map.to_source(Span::new(0, 7)), Span::new(10, 19));
        assert_eq!(map.to_source(Span::new(4, 7)), Span::new(16, 19));
    }

    #[test]
    fn marks_are_all_but_han() {
        let text = "《全县》3座，〇a";
        let found: String =
            marks(text).map(|(at, mark)| text[at..].chars().next().filter(|c| *c == mark).unwrap()).collect();
        assert_eq!(found, "《》3，〇a");
        let back: Vec<(usize, char)> = marks_back(text).collect();
        assert!(back.iter().rev().copied().eq(marks(text)));
    }

    #[test]
    fn a_folded_letter_maps_to_the_whole_letter() {
        let mut map = SourceMap::default();
        map.push(0, 1, 0, 3);
        map.push(1, 1, 3, 3);
        map.push(2, 3, 6, 3);
        assert_eq!(map.to_source(Span::new(0, 2)), Span::new(0, 6));
        assert_eq!(map.to_source(Span::new(1, 5)), Span::new(3, 9));
    }

    #[test]
    fn a_walk_finds_what_a_search_finds() {
        let mut map = SourceMap::default();
        map.push(0, 1, 0, 3);
        map.push(1, 3, 3, 3);
        map.push(4, 6, 9, 6);
        let mut walker = map.walker();
        for (clean, len) in [(0, 1), (1, 3), (4, 3), (7, 3)] {
            assert_eq!(walker.source(clean, len), map.to_source(Span::new(clean, clean + len)));
        }
    }

    #[test]
    fn straight_runs_merge() {
        let mut map = SourceMap::default();
        map.push(0, 3, 5, 3);
        map.push(3, 3, 8, 3);
        assert_eq!(map.runs.len(), 1);
    }
}
