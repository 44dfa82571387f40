//! The numerals of a text, in order.

use super::Numeral;
use super::glyph::{Glyph, glyph};
use super::read::{Context, Refusal, Source, read};

pub(super) fn find_iter(text: &str) -> impl Iterator<Item = Numeral> + '_ {
    let source = Source { text, context: Context::Text };
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some((offset, first)) = text[at..].char_indices().find(|&(_, c)| may_start(c)) {
            let start = at + offset;
            let next = start + first.len_utf8();
            match read(source, start) {
                Ok(numeral) => {
                    at = numeral.end.max(next);
                    return Some(numeral);
                }
                Err(Refusal::Absent) => at = next,
                Err(Refusal::Malformed { end, .. }) => at = end.max(next),
            }
        }
        at = text.len();
        None
    })
}

fn may_start(c: char) -> bool {
    match glyph(c) {
        Glyph::Other => matches!(c, '负' | '負' | '上' | '-' | '−' | '－' | '–'),
        Glyph::Circle => false,
        _ => true,
    }
}
