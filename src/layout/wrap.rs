//! Tells text that a fixed width broke into lines from text whose lines are paragraphs.

use super::draft::Draft;
use super::shape;

/// Fewer lines than this tell nothing.
const FEWEST_LINES: usize = 8;
/// Shorter lines (in columns) are headings and cells in any text and tell nothing.
const NARROWEST: usize = 24;
/// Wider lines (in columns) are paragraphs: nobody prints a hundred characters a line.
const WIDEST: usize = 200;

/// The width that a line of this text must have to be full, in columns; `None` where lines are paragraphs.
///
/// Printed lines crowd under one width: most end within a character or two of it, hardly one goes beyond, and where
/// they end is chance, so that few end with punctuation. Verse and lists of equal items fail the last.
/// Digits are narrow in print, and their share moves the count by some columns; so the measure is the crowd's own
/// lower edge.
pub(super) fn full_width(draft: &Draft) -> Option<usize> {
    let lines = draft.lines.iter().map(|line| line.clean.of(&draft.text));
    let lines: Vec<(usize, &str)> =
        lines.map(|line| (columns(line), line)).filter(|&(width, _)| width >= NARROWEST).collect();
    if lines.len() < FEWEST_LINES {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|&(width, _)| width).collect();
    widths.sort_unstable();
    let edge = widths[widths.len() * 9 / 10];
    if edge > WIDEST {
        return None;
    }
    let crowd = |width: usize| width * 100 >= edge * 84 && width * 100 <= edge * 108;
    let crowded: Vec<_> = lines.iter().filter(|&&(width, _)| crowd(width)).collect();
    let beyond = widths.iter().filter(|&&width| width * 100 > edge * 108).count();
    let marked = crowded.iter().filter(|(_, line)| shape::ends_with_mark(line)).count();
    let wrapped = crowded.len() * 100 >= lines.len() * 55 && beyond * 20 <= lines.len() && marked * 2 <= crowded.len();
    wrapped.then(|| {
        let inside = widths.iter().copied().filter(|&width| crowd(width));
        inside.clone().nth(crowded.len() / 10).unwrap_or(edge).saturating_sub(2)
    })
}

/// The printed width of a line: 2 for a Chinese character or mark, 1 for ASCII. Beyond [`WIDEST`] it no longer counts.
pub(super) fn columns(line: &str) -> usize {
    // A letter of up to four bytes takes two columns, so that no shorter line has so many bytes.
    if line.len() > 2 * (WIDEST + 2) {
        return WIDEST + 2;
    }
    // Counted by their first bytes, many at once.
    let ascii = usize::from(line.bytes().map(|byte| u16::from(byte < 0x80)).sum::<u16>());
    let wide = usize::from(line.bytes().map(|byte| u16::from(byte >= 0xC0)).sum::<u16>());
    if ascii + wide <= WIDEST + 2 {
        return ascii + 2 * wide;
    }
    line.chars().take(WIDEST + 2).map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_far_as_they_tell() {
        assert_eq!(columns(""), 0);
        assert_eq!(columns("共4.68万方，GDP"), 15);
        assert_eq!(columns(&"方".repeat(100)), 200);
        assert_eq!(columns(&"a".repeat(WIDEST)), WIDEST);
        assert!(columns(&"a".repeat(300)) > WIDEST && columns(&"方".repeat(300)) > WIDEST);
    }
}
