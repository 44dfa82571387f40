//! Runs of Arabic digits: 3000, １１.９２, 1,100.9, 3 000.

use super::glyph::{Glyph, after, char_at, char_before, glyph, glyph_at, is_arabic, is_han};
use super::read::{Context, Read, Refusal, Source};
use super::value::{MAX_DIGITS, Value};

/// A run of Arabic digits with what belongs to it.
pub(super) struct Run {
    pub(super) value: Value,
    pub(super) end: usize,
    /// Digits before the decimal point.
    pub(super) digits: u32,
    pub(super) has_decimals: bool,
}

/// Reads the run that starts at a byte.
///
/// 1.2.3 is a version or a date and is refused as a whole, so that nobody takes 1.2 for a number.
pub(super) fn read_run(source: Source<'_>, at: usize) -> Read<Run> {
    let text = source.text;
    let (count, first_end) = digits(text, at);
    if count == 0 || char_before(text, at).is_some_and(is_arabic) {
        return Err(Refusal::Absent);
    }
    let whole_end = grouped(source, at, count, first_end).unwrap_or(first_end);
    let mut value = Value::ZERO;
    let mut whole_digits = 0;
    for c in text[at..whole_end].chars() {
        if let Glyph::Arabic(digit) = glyph(c) {
            value = value.then(digit);
            whole_digits += 1;
        }
    }
    let Some(decimals_at) = decimals(text, whole_end) else {
        return Ok(Run { value, end: whole_end, digits: whole_digits, has_decimals: false });
    };
    let (_, end) = digits(text, decimals_at);
    if decimals(text, end).is_some() {
        return Err(Refusal::Malformed { at: end, end: dotted_end(text, end) });
    }
    for c in text[decimals_at..end].chars() {
        if let Glyph::Arabic(digit) = glyph(c) {
            value = value.then_decimal(digit);
        }
    }
    Ok(Run { value, end, digits: whole_digits, has_decimals: true })
}

/// The digits at a byte: how many, and where they end.
pub(super) fn digits(text: &str, at: usize) -> (u32, usize) {
    let (mut count, mut end) = (0, at);
    while let Glyph::Arabic(_) = glyph_at(text, end) {
        end = after(text, end);
        count += 1;
    }
    (count, end)
}

/// Where the decimals start, if a point and a digit stand at a byte.
fn decimals(text: &str, at: usize) -> Option<usize> {
    let point = char_at(text, at).filter(|c| matches!(c, '.' | '．'))?;
    let at = at + point.len_utf8();
    char_at(text, at).filter(|&c| is_arabic(c)).map(|_| at)
}

fn dotted_end(text: &str, mut at: usize) -> usize {
    while let Some(next) = decimals(text, at) {
        at = digits(text, next).1;
    }
    at
}

/// What parts the thousands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    /// `,`, and the thin spaces that nothing but a number holds.
    Plain,
    /// `，`, which also parts two amounts: 20，300美元.
    WideComma,
    /// A space, which also parts two columns.
    Space,
}

fn separator(c: char) -> Option<Separator> {
    match c {
        ',' | '\u{2005}'..='\u{200A}' | '\u{202F}' | '\u{A0}' => Some(Separator::Plain),
        '，' => Some(Separator::WideComma),
        ' ' | '\u{3000}' => Some(Separator::Space),
        _ => None,
    }
}

/// The end of the digits grouped by threes, if the separator behind the first group makes them one number.
fn grouped(source: Source<'_>, start: usize, count: u32, first_end: usize) -> Option<usize> {
    let text = source.text;
    let mark = char_at(text, first_end)?;
    let separator = separator(mark)?;
    if count > 3 || glyph_at(text, start) == Glyph::Arabic(0) || in_list(text, start, mark) {
        return None;
    }
    let (groups, end) = groups(text, first_end, mark, separator);
    let accepted = match separator {
        Separator::Plain => groups > 0,
        // 82，225.00 is one number by its decimals, 1，234，567 by its groups, and １，９８５ by a text all in full
        // width; 20，300 is two.
        Separator::WideComma => {
            let sure =
                is_wide(text, start, end) || decimals(text, end).is_some() || counts_on(source, start, end, count);
            groups > 1 || (groups == 1 && sure)
        }
        Separator::Space => groups > 0 && stands_alone(source, start, end, mark),
    };
    accepted.then_some(end)
}

/// Whether the first group is itself an item of a list: the 2 of 1,2,300.
fn in_list(text: &str, start: usize, mark: char) -> bool {
    char_before(text, start) == Some(mark) && char_before(text, start - mark.len_utf8()).is_some_and(is_arabic)
}

/// Counts the groups of exactly three digits behind the mark.
fn groups(text: &str, mut at: usize, mark: char, separator: Separator) -> (u32, usize) {
    let mut count = 0;
    while char_at(text, at) == Some(mark) {
        let (digits, end) = digits(text, at + mark.len_utf8());
        if digits != 3 {
            break;
        }
        count += 1;
        at = end;
        // A row of a table may go on for ever, and is read again from its next column.
        if separator == Separator::Space && count > MAX_DIGITS / 3 {
            break;
        }
    }
    (count, at)
}

/// 总额1，992亿元, 招生5，905人: behind a word a number without its unit is no amount, so the comma parts thousands.
/// 图3，120个村 has a label before the comma; 手表1，320万只 counts watches.
fn counts_on(source: Source<'_>, start: usize, end: usize, first_group: u32) -> bool {
    let text = source.text;
    let word = char_before(text, start).is_some_and(|c| is_han(c) && !is_label(c));
    let large = matches!(glyph_at(text, end), Glyph::Big(_));
    let counted = first_group == 1 && char_at(text, end).is_some_and(is_han);
    let device = || ["手表", "钟表", "仪表", "电表", "水表", "气表"].iter().any(|name| text[..start].ends_with(name));
    source.context == Context::Text && (word || device()) && (large || counted)
}

/// Whether a character names what a number points to: 图3, A50.
fn is_label(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '图' | '圖' | '表' | '第' | '章' | '节' | '節')
}

/// Whether digits and commas are all in full width.
fn is_wide(text: &str, start: usize, end: usize) -> bool {
    text[start..end].chars().all(|c| matches!(c, '０'..='９' | '，'))
}

/// Whether digits parted by a space are one number: a Chinese unit follows, no further column does, and the first
/// group is no label (图3 120个村, A50 400个).
fn stands_alone(source: Source<'_>, start: usize, end: usize, mark: char) -> bool {
    let text = source.text;
    let next = char_at(text, end);
    if next == Some(mark) && char_at(text, end + mark.len_utf8()).is_some_and(is_arabic) {
        return false;
    }
    if char_before(text, start).is_some_and(is_label) {
        return false;
    }
    match source.context {
        Context::Whole => true,
        Context::Text => next.is_some_and(|c| is_han(c) || matches!(c, '.' | '．' | '%' | '％' | '‰' | '℃')),
    }
}
