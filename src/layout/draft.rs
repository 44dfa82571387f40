//! The lines of a text as printed, cleaned letter by letter: the material that the repair works on.

use once_cell::sync::Lazy;

use crate::lexicon::{self, HAN};
use crate::span::{SourceMap, Span, three_bytes};

/// The cleaned lines of a text, before any two are joined.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The cleaned lines, one behind the other, with nothing between them.
    pub(super) text: String,
    pub(super) map: SourceMap,
    pub(super) lines: Vec<Line>,
}

/// A line that holds at least one letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Where it stands in the draft.
    pub(super) clean: Span,
    /// Whether an empty line stands before it.
    pub(super) blank_before: bool,
    /// Whether it is set in by two columns or more.
    pub(super) indented: bool,
}

impl Draft {
    /// The letters of a line.
    pub(super) fn line(&self, index: usize) -> &str {
        self.lines[index].clean.of(&self.text)
    }
}

/// Cleans a text line by line.
pub(super) fn draft(source: &str) -> Draft {
    let mut draft = Draft { text: String::with_capacity(source.len()), ..Draft::default() };
    let mut open = OpenLine::default();
    let table = PLAIN.as_slice();
    let mut at = 0;
    while at < source.len() {
        // Most letters stay as they are: the whole stretch of them is copied at once.
        let length = plain_length(&source[at..], table);
        if length > 0 {
            open.write_plain(&mut draft, at, &source[at..at + length]);
            at += length;
        }
        let Some(letter) = source[at..].chars().next() else { break };
        let behind = at + letter.len_utf8();
        if is_line_end(letter) {
            open.close(&mut draft);
        } else if is_space(letter) {
            open.blank.get_or_insert(at);
            open.columns += columns(letter);
        } else if !is_invisible(letter) {
            open.write(&mut draft, at, letter, source[behind..].chars().next());
        }
        let line_feed = letter == '\r' && source[behind..].starts_with('\n');
        at = behind + usize::from(line_feed);
    }
    open.close(&mut draft);
    draft
}

/// How many bytes at the head of a text stay as they are, by the table [`PLAIN`].
fn plain_length(text: &str, table: &[bool]) -> usize {
    let is_plain = |code: u32| table.get(code as usize).copied().unwrap_or(false);
    let mut at = 0;
    loop {
        let letters = text.as_bytes()[at..].as_chunks().0.iter();
        at += HAN * letters.take_while(|&&letter| three_bytes(letter).is_some_and(is_plain)).count();
        match text[at..].chars().next() {
            Some(letter) if is_plain(letter.into()) => at += letter.len_utf8(),
            _ => return at,
        }
    }
}

/// The line that is being read.
#[derive(Debug, Default)]
struct OpenLine {
    start: usize,
    /// The letter written last on this line.
    last: Option<char>,
    /// Where the white space before the next letter begins.
    blank: Option<usize>,
    /// How wide that white space is.
    columns: usize,
    blank_before: bool,
    indented: bool,
}

impl OpenLine {
    fn write(&mut self, draft: &mut Draft, at: usize, letter: char, after: Option<char>) {
        let folded = fold(self.last, letter, after);
        self.part(draft, at, folded);
        draft.map.push(draft.text.len(), folded.len_utf8(), at, letter.len_utf8());
        draft.text.push(folded);
        self.last = Some(folded);
    }

    /// Writes letters that stay as they are.
    fn write_plain(&mut self, draft: &mut Draft, at: usize, letters: &str) {
        if let Some(first) = letters.chars().next() {
            self.part(draft, at, first);
        }
        draft.map.push(draft.text.len(), letters.len(), at, letters.len());
        draft.text.push_str(letters);
        self.last = letters.chars().next_back();
    }

    /// Keeps the white space before a letter where it separates; at the head of a line it sets the line in.
    fn part(&mut self, draft: &mut Draft, at: usize, next: char) {
        if let Some(blank) = self.blank.take() {
            match self.last {
                None => self.indented = self.columns >= 2,
                Some(last) if keeps_blank(last, next) => {
                    draft.map.push(draft.text.len(), 1, blank, at - blank);
                    draft.text.push(' ');
                }
                Some(_) => {}
            }
        }
        self.columns = 0;
    }

    fn close(&mut self, draft: &mut Draft) {
        let (end, filled) = (draft.text.len(), self.last.is_some());
        if filled {
            let clean = Span::new(self.start, end);
            draft.lines.push(Line { clean, blank_before: self.blank_before, indented: self.indented });
        }
        *self = Self { start: end, blank_before: !filled, ..Self::default() };
    }
}

/// For each letter of the basic plane whether it is no white space, no line end, not invisible, and is not folded.
static PLAIN: Lazy<Vec<bool>> = Lazy::new(|| {
    let plain = |letter: char| {
        !is_line_end(letter) && !is_blank(letter) && letter != '．' && fold(None, letter, None) == letter
    };
    (0..=0xFFFF).map(|letter| char::from_u32(letter).is_some_and(plain)).collect()
});

/// Whether a letter ends a line: the line ends of Unicode (UAX #14, class BK, CR, LF, NL).
fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a letter parts those beside it: white space, also the separators of ASCII that no reader shows.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{1c}'..='\u{1f}')
}

/// Whether a letter has no shape and no width, so that a number with one inside is seen whole: control characters, the soft hyphen,
/// joiners, marks of direction, variation selectors, the byte order mark, tags.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\0'..='\u{8}' | '\u{e}'..='\u{1b}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}' | '\u{34f}'
        | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a letter shows nothing: white space, a line end, a sign without shape.
pub(crate) fn is_blank(letter: char) -> bool {
    is_space(letter) || is_invisible(letter)
}

fn columns(letter: char) -> usize {
    if matches!(letter, '\t' | '\u{3000}' | '\u{2003}') { 2 } else { 1 }
}

/// One letter to one letter: traditional to simplified, full width to half width where no meaning is lost.
///
/// ，。；：（） stay as they are: they are the punctuation of Chinese. ． is a stop, and only between digits a point.
fn fold(before: Option<char>, letter: char, after: Option<char>) -> char {
    match letter {
        '\0'..='\u{ff}' => letter,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＋' | '－' | '／' => lexicon::half_width(letter),
        '．' if before.is_some_and(is_digit) && after.is_some_and(is_digit) => '.',
        _ => lexicon::fold(letter),
    }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Whether white space inside a line says something and stays as one space.
///
/// Between two Chinese characters it separates (多点布局 照护老人), between Latin words and numbers as well
/// (GDP per capita, 12 15); between a Chinese character and a digit (2013 年) it is only typography.
fn keeps_blank(before: char, after: char) -> bool {
    match (class(before), class(after)) {
        (Class::Han, Class::Word) | (Class::Word, Class::Han) => false,
        (Class::Mark, _) | (_, Class::Mark) => false,
        (Class::Stop, Class::Word) => true,
        (Class::Stop, _) | (_, Class::Stop) => false,
        _ => true,
    }
}

/// How a letter behaves beside white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Chinese characters and kana.
    Han,
    /// Latin letters and digits.
    Word,
    /// Chinese punctuation, brackets, operators: 。 （ ×.
    Mark,
    /// ASCII stops, which a space follows: `a, b`.
    Stop,
    /// Quotes and all else.
    Other,
}

fn class(letter: char) -> Class {
    match letter {
        '“' | '”' | '‘' | '’' | '『' | '』' | '「' | '」' => Class::Other,
        '.' | ',' | ';' | ':' | '!' | '?' => Class::Stop,
        '(' | ')' | '[' | ']' | '%' | '‰' | '℃' | '×' | '~' | '±' | '/' | '=' | '…' => Class::Mark,
        '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => {
            Class::Mark
        }
        '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' => Class::Mark,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
            Class::Han
        }
        '\u{20000}'..='\u{3ffff}' => Class::Han,
        _ if letter.is_alphanumeric() => Class::Word,
        _ => Class::Other,
    }
}

/// Whether two letters that a line break parted are parted by a space when the break is closed: Latin words only.
pub(super) fn parts_words(before: char, after: char) -> bool {
    let latin = |letter: char| letter.is_alphabetic() && class(letter) == Class::Word;
    latin(before) && latin(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> Vec<String> {
        let draft = draft(source);
        (0..draft.lines.len()).map(|i| draft.line(i).to_string()).collect()
    }

    #[test]
    fn every_line_end_ends_a_line() {
        assert_eq!(lines("一\r\n二\r三\u{85}四\u{2028}五\u{c}六"), ["一", "二", "三", "四", "五", "六"]);
        let draft = draft("一\r\n二\n \n三");
        assert_eq!(draft.lines.iter().map(|line| line.blank_before).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn white_space_stays_where_it_separates() {
        assert_eq!(lines("多点布局  照护老人"), ["多点布局 照护老人"]);
        assert_eq!(lines("第 12 章　GDP 增长 5 %"), ["第12章GDP增长5%"]);
        assert_eq!(lines("GDP per capita， 12 15"), ["GDP per capita，12 15"]);
        assert_eq!(lines("　　全县。 （完）　"), ["全县。（完）"]);
    }

    #[test]
    fn full_width_is_folded_where_no_meaning_is_lost() {
        assert_eq!(lines("２．５％，Ａ４．完．"), ["2.5%，A4．完．"]);
        assert_eq!(lines("\u{feff}一\u{200b}二"), ["一二"]);
    }
}
