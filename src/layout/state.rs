//! What has been seen of a paragraph where a line ends: its length, its marks, what is open in it.

use super::repair::VERSE;
use crate::lexicon::HAN;
use crate::span::marks;

/// How far back an opened bracket counts, in characters; a bracket lost in print must not open the rest of the text.
const BRACKET_REACH: usize = 200;

/// How many open brackets are remembered.
const DEEPEST: usize = 8;

/// What has been seen of a paragraph so far; grows with it, so that a paragraph of many lines costs no more.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// How many bytes of the paragraph were read.
    read: usize,
    pub(super) chars: usize,
    /// Whether it holds 。 or ；.
    pub(super) stops: bool,
    /// Whether it holds ，.
    pub(super) commas: bool,
    /// The closing signs that open brackets wait for, and where those were opened.
    open: Vec<(char, usize)>,
}

impl State {
    /// Takes in what the paragraph has grown by since it was read last.
    pub(super) fn read_on(&mut self, paragraph: &str) {
        let new = &paragraph[self.read..];
        self.read = paragraph.len();
        let mut end = 0;
        for (at, letter) in marks(new) {
            // All before it are Han.
            self.chars += (at - end) / HAN + 1;
            end = at + letter.len_utf8();
            // All marks and brackets that count start with one of these bytes, and hardly any other letter does.
            if matches!(new.as_bytes()[at], b'(' | b')' | 0xE2 | 0xE3 | 0xEF) {
                self.mark(&new[at..]);
            }
        }
        self.chars += (new.len() - end) / HAN;
    }

    /// Takes in a mark, with what follows it.
    fn mark(&mut self, text: &str) {
        let mut letters = text.chars();
        match letters.next() {
            Some('。' | '；') => self.stops = true,
            Some('，') => self.commas = true,
            // In ’97 the sign stands for figures left out and closes no quote.
            Some('’') if letters.next().is_some_and(|next| next.is_ascii_digit()) => {}
            Some(letter) => self.bracket(letter),
            None => {}
        }
    }

    fn bracket(&mut self, letter: char) {
        if let Some(closer) = closer_of(letter) {
            if self.open.len() == DEEPEST {
                self.open.remove(0);
            }
            self.open.push((closer, self.chars));
        } else if let Some(at) = self.open.iter().rposition(|&(closer, _)| closer == letter) {
            self.open.truncate(at);
        }
    }

    pub(super) fn waits_for_closer(&self) -> bool {
        self.open.last().is_some_and(|&(_, opened)| self.chars - opened <= BRACKET_REACH)
    }

    /// Whether this is running text and no cell, date or telephone number.
    pub(super) fn running(&self) -> bool {
        self.commas || self.stops || self.chars >= VERSE.1
    }
}

fn closer_of(opener: char) -> Option<char> {
    Some(match opener {
        '《' => '》',
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '（' => '）',
        '(' => ')',
        _ => return None,
    })
}
