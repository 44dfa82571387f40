//! The numerals of a text, in order.

use once_cell::sync::Lazy;

use super::Numeral;
use super::glyph::{Glyph, glyph};
use super::read::{Context, Refusal, Source, read};

pub(super) fn find_iter(text: &str) -> impl Iterator<Item = Numeral> + '_ {
    let source = Source { text, context: Context::Text };
    // Every letter of every text is asked for, so the answers lie in a table.
    let starting = &**STARTING;
    let may_start = |c: char| starting.get(c as usize).is_some_and(|&starts| starts);
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

/// What [`starts`] says, by the code of the letter.
static STARTING: Lazy<Vec<bool>> =
    Lazy::new(|| (0..=LAST_START).map(|code| char::from_u32(code).is_some_and(starts)).collect());

/// No numeral starts with a letter behind the full-width digits.
const LAST_START: u32 = '９' as u32;

/// Whether a numeral may start with a letter.
pub(crate) fn starts(c: char) -> bool {
    match glyph(c) {
        Glyph::Other => matches!(c, '负' | '負' | '上' | '-' | '−' | '－' | '–'),
        Glyph::Circle => false,
        _ => true,
    }
}
