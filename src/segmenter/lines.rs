//! Tables that lie in the program as text: lines sorted by their first word, looked up where they stand.

/// Sorted lines; a blank ends the first word of each.
#[derive(Debug, Clone, Copy)]
pub(super) struct SortedLines<'t>(pub(super) &'t str);

impl<'t> SortedLines<'t> {
    /// The rest of the line that starts with a word.
    pub(super) fn find(self, word: &str) -> Option<&'t str> {
        let line = self.0[self.place_of(word)..].lines().next()?;
        line.strip_prefix(word)?.strip_prefix(' ')
    }

    /// The lines that start with these letters.
    pub(super) fn starting_with(self, letters: &str) -> impl Iterator<Item = &'t str> {
        self.0[self.place_of(letters)..].split_inclusive('\n').take_while(move |line| line.starts_with(letters))
    }

    /// Where the first line starts whose word does not come before the wanted one.
    fn place_of(self, wanted: &str) -> usize {
        let (lines, wanted) = (self.0.as_bytes(), wanted.as_bytes());
        let (mut from, mut to) = (0, lines.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let start = lines[..middle].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
            let until = |end: u8| lines[start..].iter().position(|byte| *byte == end).unwrap_or(lines.len() - start);
            if &lines[start..start + until(b' ')] < wanted {
                from = start + until(b'\n') + 1;
            } else {
                to = start;
            }
        }
        from.min(lines.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_their_first_word() {
        let lines = SortedLines("一 1 a\n一个 2 b\n一些 3 c\n丁 4 d\n");
        assert_eq!(lines.find("一些"), Some("3 c"));
        assert_eq!(
            (lines.find("一"), lines.find("丁"), lines.find("二"), lines.find("个")),
            (Some("1 a"), Some("4 d"), None, None)
        );
        assert_eq!(lines.starting_with("一").count(), 3);
        assert_eq!(lines.starting_with("七").count(), 0);
    }
}
