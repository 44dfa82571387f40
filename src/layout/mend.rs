//! The caller's text with its broken paragraphs joined, and the map back.

use serde::{Deserialize, Serialize};

use super::{draft, read};
use crate::fact::{Join, Paragraph, ParagraphKind, Tier};

/// Joins the broken paragraphs of a text.
///
/// Only breaks change: a paragraph's letters, script and inner spaces stay the caller's. Between two Latin words that
/// a break parted stands one space, elsewhere nothing; indents go. What interrupts a paragraph (a page number, a
/// running head) stands behind it as a paragraph of its own.
///
/// A mended text says less than the page: widths, indents and empty lines are gone. Paragraphs that are whole, or were
/// broken singly, need no second repair. Where a break was left open because the next line was a short one, which has
/// grown since, a second repair may close it. It only joins paragraphs and loses no letter; repeated, it comes to rest,
/// since every repair that changes a mended text leaves fewer paragraphs. Mend a page once, and keep the map.
///
/// ```
/// let repaired = shuliang::repair("　　今春全县为灌渠清淤、修闸，投工近三万人次，完成土石方4.68\n\n万方，新添水泵");
/// assert_eq!(repaired.text(), "今春全县为灌渠清淤、修闸，投工近三万人次，完成土石方4.68万方，新添水泵");
/// assert_eq!(repaired.paragraphs[0].joins[0].tier, shuliang::Tier::Certain);
/// ```
pub fn repair(text: &str) -> Repaired {
    let page = read(text);
    Repaired { paragraphs: page.public_paragraphs().into_iter().map(|paragraph| mend(text, paragraph)).collect() }
}

/// A text after [`repair`]: its paragraphs in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repaired {
    /// The paragraphs, as many and in the same order as [`Extraction::paragraphs`](crate::Extraction::paragraphs).
    pub paragraphs: Vec<RepairedParagraph>,
}

/// A paragraph after [`repair`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairedParagraph {
    /// What the paragraph is.
    pub kind: ParagraphKind,
    /// The letters of the source from `start` to `end`, without what the joins dropped.
    pub text: String,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
    /// Where broken pieces were joined, in source positions.
    pub joins: Vec<Join>,
    /// Where the letters of `text` stand in the source, sorted by `start`. Letters that the source holds twice at a
    /// break (the end of one column printed again at the head of the next) have a stretch for each standing.
    pub map: Vec<Stretch>,
}

/// Bytes of a repaired paragraph that stand unchanged in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    /// First byte in the paragraph's text.
    pub start: usize,
    /// First byte in the source.
    pub source: usize,
    /// The number of bytes.
    pub len: usize,
}

impl Repaired {
    /// The whole text, one paragraph a line, no line end behind the last.
    ///
    /// ```
    /// assert_eq!(shuliang::repair("渡口停航。\n\n　　桥已通车。\n").text(), "渡口停航。\n桥已通车。");
    /// ```
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        lines.join("\n")
    }
}

impl RepairedParagraph {
    /// Where a byte of the paragraph's text stands in the source; `None` for a space that a join put in.
    ///
    /// Letters that the source holds twice give the last standing.
    ///
    /// ```
    /// let paragraph = &shuliang::repair("　　桥已通车。").paragraphs[0];
    /// assert_eq!(paragraph.source_of(0), Some(6));
    /// assert_eq!(paragraph.source_of(99), None);
    /// ```
    pub fn source_of(&self, at: usize) -> Option<usize> {
        let behind = self.map.partition_point(|stretch| stretch.start <= at);
        let holds = self.map[..behind].iter().rev().find(|stretch| at < stretch.start + stretch.len);
        holds.map(|stretch| stretch.source + (at - stretch.start))
    }

    /// Where a byte of the source stands in the paragraph's text; `None` where it does not.
    ///
    /// ```
    /// let paragraph = &shuliang::repair("　　桥已通车。").paragraphs[0];
    /// assert_eq!(paragraph.place_of(6), Some(0));
    /// assert_eq!(paragraph.place_of(0), None);
    /// ```
    pub fn place_of(&self, source: usize) -> Option<usize> {
        let holds = |stretch: &&Stretch| (stretch.source..stretch.source + stretch.len).contains(&source);
        self.map.iter().find(holds).map(|stretch| stretch.start + (source - stretch.source))
    }
}

fn mend(source: &str, paragraph: Paragraph) -> RepairedParagraph {
    let Paragraph { kind, start, end, joins } = paragraph;
    let mut text = String::with_capacity(end - start);
    let mut map = Vec::with_capacity(joins.len() + 1);
    let mut from = start;
    for join in &joins {
        push(&source[from..join.start], from, &mut text, &mut map);
        if join.tier != Tier::Weak {
            map_repeat(&source[join.start..join.end], join.end, &text, &mut map);
        }
        let around = text.chars().next_back().zip(source[join.end..].chars().next());
        if around.is_some_and(|(before, after)| draft::parts_words(before, after)) {
            text.push(' ');
        }
        from = join.end;
    }
    push(&source[from..end], from, &mut text, &mut map);
    map.sort_unstable();
    RepairedParagraph { kind, text, start, end, joins, map }
}

fn push(piece: &str, source: usize, text: &mut String, map: &mut Vec<Stretch>) {
    map.push(Stretch { start: text.len(), source, len: piece.len() });
    text.push_str(piece);
}

/// Maps letters that a join dropped because they repeat the end of `text`.
fn map_repeat(dropped: &str, end: usize, text: &str, map: &mut Vec<Stretch>) {
    let repeated = dropped.trim_start_matches(draft::is_blank);
    let mut letters = text.char_indices().rev().filter(|&(_, letter)| !draft::is_blank(letter));
    let start = end - repeated.len();
    for (at, letter) in repeated.char_indices().rev().filter(|&(_, letter)| !draft::is_blank(letter)) {
        let Some((place, printed)) = letters.next() else { return };
        // A letter printed in another width or script has no bytes in common.
        if printed != letter {
            continue;
        }
        let len = letter.len_utf8();
        match map.last_mut() {
            Some(last) if last.source == start + at + len && last.start == place + len => {
                (last.source, last.start, last.len) = (start + at, place, last.len + len);
            }
            _ => map.push(Stretch { start: place, source: start + at, len }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_printed_twice_map_to_the_one_text() {
        let source = "县级调度平台连通交警、气象和医院，为乘车学生守护一路\n\n为乘车学生守护一路平安，家长放心。";
        let repaired = repair(source);
        let paragraph = &repaired.paragraphs[0];
        assert_eq!(paragraph.text, "县级调度平台连通交警、气象和医院，为乘车学生守护一路平安，家长放心。");
        let again = source.rfind("为乘车").expect("it stands twice");
        let place = paragraph.place_of(again).expect("it is mapped");
        assert!(paragraph.text[place..].starts_with("为乘车学生守护一路平安"));
        assert_eq!(paragraph.source_of(place), Some(again));
    }

    #[test]
    fn script_width_and_inner_spaces_stay_the_callers() {
        assert_eq!(repair("　　２０１３ 年興修　水利 ，").text(), "２０１３ 年興修　水利 ，");
    }

    #[test]
    fn latin_words_that_a_break_parted_keep_a_space() {
        let source = "河口镇与外商签订合作备忘录，引进灌溉软件 Smart\nFarming 两套，今春安装，明春启用。";
        let repaired = repair(source);
        assert!(repaired.text().contains("Smart Farming 两套"), "{}", repaired.text());
        let space = repaired.paragraphs[0].text.rfind(" Farming").expect("it stands there");
        assert_eq!(repaired.paragraphs[0].source_of(space), None);
    }
}
