//! Texts as gold counts them: letters without white space, signs that only look different made one.

/// The letters of a text, white space dropped.
pub struct Letters {
    text: String,
    /// For each byte of the source, how many letters stand before it.
    before: Vec<usize>,
}

impl Letters {
    pub fn of(source: &str) -> Self {
        let (mut text, mut before, mut count) = (String::new(), Vec::new(), 0);
        for letter in source.chars() {
            before.extend(std::iter::repeat_n(count, letter.len_utf8()));
            if !letter.is_whitespace() && !matches!(letter, '\u{feff}' | '\u{200b}') {
                text.push(letter);
                count += 1;
            }
        }
        before.push(count);
        Self { text, before }
    }

    /// The letters from byte `start` to byte `end` of the source.
    pub fn span(&self, start: usize, end: usize) -> (usize, usize) {
        (self.before[start], self.before[end])
    }

    /// Where `words` stand for the `nth` time, counted from 0; they may overlap.
    pub fn occurrence(&self, words: &str, nth: usize) -> Option<(usize, usize)> {
        let words: String = words.split_whitespace().collect();
        let step = words.chars().next()?.len_utf8();
        let mut from = 0;
        for _ in 0..nth {
            from += self.text[from..].find(&words)? + step;
        }
        let start = from + self.text[from..].find(&words)?;
        let letter = self.text[..start].chars().count();
        Some((letter, letter + words.chars().count()))
    }
}

/// The words without white space and quotes, brackets and signs of half width.
pub fn plain(words: &str) -> String {
    let sign = |letter: char| match letter {
        '（' => Some('('),
        '）' => Some(')'),
        '％' => Some('%'),
        '，' => Some(','),
        '“' | '”' | '"' | '‘' | '’' | '《' | '》' => None,
        other => Some(other),
    };
    words.chars().filter(|letter| !letter.is_whitespace()).filter_map(sign).collect()
}

/// A unit; 个百分点 and 人(次) have two spellings.
pub fn unit(written: &str) -> String {
    let unit = plain(written);
    match unit.as_str() {
        "个百分点" => "百分点".to_owned(),
        "人(次)" => "人次".to_owned(),
        _ => unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occurrences_are_counted_over_white_space() {
        let letters = Letters::of("桥 4.68\n\n个，4.68个");
        assert_eq!(letters.occurrence("4.68个", 0), Some((1, 6)));
        assert_eq!(letters.occurrence("4.68个", 1), Some((7, 12)));
        assert_eq!(letters.occurrence("4.68个", 2), None);
        assert_eq!(letters.span("桥 ".len(), "桥 4.68\n\n个".len()), (1, 6));
    }

    #[test]
    fn signs_that_look_different_are_one() {
        assert_eq!(plain("“十四五” 期间（全市）"), "十四五期间(全市)");
        assert_eq!(unit("人（次）"), "人次");
    }
}
