//! Texts beyond a length, cut into parts, so that memory holds a part with its facts and not the whole.

use std::io::{self, BufRead};
use std::panic::catch_unwind;

use shuliang::{ParagraphKind, RepairedParagraph};

use super::Document;
use super::decode::{Decoded, Fault};

/// So many bytes of a text are read at a time at most: a long novel, a year of a broadcaster's news.
pub const LONGEST: usize = 8 << 20;

/// The last part of a piece in which a cut is looked for.
const TAIL: usize = LONGEST / 16;

/// A text as it comes, part by part.
pub struct Parts {
    decoded: Decoded,
    /// What is read and not yet given.
    read: String,
    longest: usize,
}

impl Parts {
    pub fn of(decoded: Decoded) -> Self {
        Self { decoded, read: String::new(), longest: LONGEST }
    }

    /// What was wrong with the bytes that were read since this was last asked.
    pub fn take_faults(&mut self) -> Vec<Fault> {
        self.decoded.take_faults()
    }

    /// The next part, empty where the text has ended.
    pub fn next(&mut self) -> io::Result<String> {
        while self.read.len() <= self.longest {
            let piece = self.decoded.fill_buf()?;
            let length = piece.len();
            if length == 0 {
                return Ok(std::mem::take(&mut self.read));
            }
            self.read.push_str(std::str::from_utf8(piece).map_err(io::Error::other)?);
            self.decoded.consume(length);
        }
        let behind = self.read.split_off(cut(&self.read, self.longest));
        Ok(std::mem::replace(&mut self.read, behind))
    }
}

/// A document as it is, or in parts where it is too long.
pub fn split(document: Document) -> Vec<Document> {
    split_at(document, LONGEST)
}

fn split_at(document: Document, longest: usize) -> Vec<Document> {
    if document.text.len() <= longest {
        return vec![document];
    }
    let Document { name, origin, mut text, .. } = document;
    let mut starts = vec![0];
    while let Some(rest) = starts.last().map(|start| &text[*start..]).filter(|rest| rest.len() > longest) {
        starts.push(text.len() - rest.len() + cut(rest, longest));
    }
    // From the end, so that every letter is moved once.
    let parts = starts.into_iter().enumerate().rev();
    let part =
        |(part, start)| Document { name: name.clone(), origin: origin.clone(), text: text.split_off(start), part };
    let mut parts: Vec<Document> = parts.map(part).collect();
    parts.reverse();
    parts
}

/// Where a text that is longer than `longest` bytes is cut: near that length before the last heading that stands below
/// other text, else before the last paragraph, else behind the last sentence, else between two letters.
fn cut(text: &str, longest: usize) -> usize {
    let from = boundary(text, longest - TAIL.min(longest / 2));
    let tail = &text[from..boundary(text, longest)];
    // The first paragraph may begin before the tail; the cut falls before the last one, which may go on behind it. Should the
    // layout panic, the text is cut without it: the part is told as broken where it is worked on.
    let repaired = catch_unwind(|| shuliang::repair(tail)).unwrap_or_default();
    let paragraphs = repaired.paragraphs;
    let starts = paragraphs.windows(2).filter(|pair| pair[1].start > pair[0].start);
    let heads =
        |pair: &&[RepairedParagraph]| pair[1].kind == ParagraphKind::Heading && pair[0].kind != ParagraphKind::Heading;
    let found = starts.clone().rfind(heads).or_else(|| starts.clone().next_back());
    let line = |start: usize| tail[..start].rfind('\n').map_or(start, |end| end + 1);
    let ends = |(_, letter): &(usize, char)| matches!(letter, '。' | '！' | '？' | '\n');
    let sentence = || tail.char_indices().rev().find(ends).map(|(at, letter)| at + letter.len_utf8());
    from + found.map(|pair| line(pair[1].start)).or_else(sentence).unwrap_or(tail.len())
}

/// The byte where the letter begins that holds the byte `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text of which at most so many bytes are read at a time.
    fn parts(text: &str, longest: usize) -> Vec<String> {
        let document = Document { name: "a".into(), origin: "a".into(), text: text.into(), part: 0 };
        let split = split_at(document, longest);
        assert!(split.iter().enumerate().all(|(number, document)| document.part == number));
        let split: Vec<String> = split.into_iter().map(|document| document.text).collect();
        assert_eq!(split.concat(), text, "no letter is lost");
        assert!(split.iter().all(|part| part.len() <= longest), "{split:?}");
        split
    }

    #[test]
    fn a_text_is_cut_before_a_heading_else_a_paragraph_else_a_sentence() {
        let body = "全镇新建桥梁3座，改造危房5间，硬化村道12公里。\n";
        let article = ["### 乡镇简讯\n\n", body, "\n", body, "\n"].concat();
        let split = parts(&article.repeat(20), 5 * article.len() / 2);
        assert!(split.iter().all(|part| part.starts_with("### 乡镇简讯\n")), "{split:#?}");
        assert!(parts(&body.repeat(60), 20 * body.len()).iter().all(|part| part.ends_with("。\n")));
        assert!(parts(&body.trim_end().repeat(60), 1000).iter().all(|part| part.ends_with('。')));
        assert_eq!(parts(&"桥".repeat(1000), 1000).len(), 4);
        assert_eq!(parts("", 1000), [""]);
    }

    #[test]
    fn a_file_comes_in_the_parts_of_its_text() {
        let text = "全镇新建桥梁3座。\n\n".repeat(100);
        let decoded = Decoded::new(Box::new(io::Cursor::new(text.clone().into_bytes())), Default::default());
        let mut file = Parts { decoded, read: String::new(), longest: 500 };
        let read: Vec<String> =
            std::iter::from_fn(|| Some(file.next().expect("it is text")).filter(|part| !part.is_empty())).collect();
        assert_eq!(read, parts(&text, 500));
    }
}
