//! What a character is to the comparison of passages.

use once_cell::sync::Lazy;

/// The class of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// White space, marks: nothing.
    Nothing,
    /// A mark that closes what stands before it.
    Closer,
    /// A sign that counts and is no letter of a word: %, ①.
    Sign,
    /// A letter: it counts.
    Letter,
    /// A Chinese numeral: it counts, and may start a number or go on with it.
    Numeral,
    /// A digit: it counts, and may start a number.
    Digit,
}

/// The classes of the basic plane.
static CLASSES: Lazy<Vec<Class>> =
    Lazy::new(|| (0..=0xFFFF).map(|letter| char::from_u32(letter).map_or(Class::Nothing, Class::named)).collect());

/// The classes of all characters in a flat table: every letter of every text is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Classes(&'static [Class]);

impl Default for Classes {
    fn default() -> Self {
        Self::all()
    }
}

impl Classes {
    pub(super) fn all() -> Self {
        Self(&CLASSES)
    }

    /// The class of the letter with this code.
    pub(super) fn of(self, code: u32) -> Class {
        let beyond = || char::from_u32(code).map_or(Class::Nothing, Class::named);
        self.0.get(code as usize).copied().unwrap_or_else(beyond)
    }
}

impl Class {
    fn named(letter: char) -> Self {
        match letter {
            '。' | '！' | '？' | '!' | '?' | '…' | '．' | '；' | '，' | '”' | '’' | '」' | '』' | '）' | ')' | '》' => {
                Self::Closer
            }
            '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万'
            | '亿' | '两' => Self::Numeral,
            '0'..='9' => Self::Digit,
            '%' | '‰' => Self::Sign,
            _ if letter.is_alphabetic() => Self::Letter,
            _ if letter.is_numeric() => Self::Sign,
            _ => Self::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_count_and_marks_do_not() {
        let classes = ['%', '①', '+', '。', '公', '三', '3', '𠮷'].map(|letter| Classes::all().of(letter.into()));
        use Class::*;
        assert_eq!(classes, [Sign, Sign, Nothing, Closer, Letter, Numeral, Digit, Letter]);
    }
}
