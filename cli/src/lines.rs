//! Lines and columns, as editors count them.

/// So many bytes lie between the places whose letters are counted beforehand: a line may be as long as its text.
const STEP: usize = 1024;

/// Where the lines of a text begin.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// How many letters begin before every thousandth byte or so.
    counted: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let counts = text.as_bytes().chunks(STEP).scan(0, |sum, chunk| {
            let before = *sum;
            *sum += letters(chunk);
            Some(before)
        });
        Self { text, starts: std::iter::once(0).chain(ends).collect(), counted: counts.collect() }
    }

    /// The line and the column of a byte, both from 1; columns count characters.
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        (line, self.letters_before(byte) - self.letters_before(self.starts[line - 1]) + 1)
    }

    fn letters_before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = (byte / STEP).min(self.counted.len().saturating_sub(1));
        let counted = self.counted.get(step).copied().unwrap_or_default();
        counted + letters(&self.text.as_bytes()[step * STEP..byte])
    }
}

/// How many letters begin in a stretch of UTF-8.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one() {
        let text = "桥\n建桥3座\n";
        let lines = Lines::of(text);
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(text.find('3').expect("it stands there")), (2, 3));
        assert_eq!(lines.place(text.len()), (3, 1));
    }

    #[test]
    fn long_lines_are_counted_right() {
        let text = "桥a".repeat(3000);
        let lines = Lines::of(&text);
        for (letter, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(lines.place(byte), (1, letter + 1));
        }
        assert_eq!(Lines::of("").place(0), (1, 1));
    }
}
