//! How the text stands: its paragraphs, where broken ones were joined, and what it prints twice.

use serde::{Deserialize, Serialize};

/// A paragraph after repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// What the paragraph is.
    pub kind: ParagraphKind,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
    /// Where broken pieces were joined.
    pub joins: Vec<Join>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Body,
    /// A heading.
    Heading,
    /// An item of a bullet or numbered list.
    ListItem,
    /// Who wrote it: （记者 …）, 来源：…
    Byline,
    /// Where and when: 本报讯, 新华社…电.
    Dateline,
    /// The words under a picture: 图为….
    Caption,
    /// A page number alone on its line.
    PageNumber,
    /// A running head or foot.
    RunningHead,
    /// A row of a table in running text.
    TableRow,
}

/// A place where two pieces of a broken paragraph were joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// First byte of the white space (or repeated text) that was dropped.
    pub start: usize,
    /// Byte where the text goes on.
    pub end: usize,
    /// How safe the join is.
    pub tier: Tier,
}

/// How safe a join is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Across a page number or a running head.
    Weak,
    /// By length and shape.
    Likely,
    /// By punctuation, digits or an open bracket.
    Certain,
}

/// A passage that stands in the text a second time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Duplicate {
    /// How the two are alike.
    pub kind: DuplicateKind,
    /// The first standing.
    pub first: Passage,
    /// The later standing.
    pub again: Passage,
    /// One minus edit distance over the longer length, from 0 to 1, of the normalised passages.
    pub similarity: f64,
    /// Whether both hold the same numbers with the same units, in the same order.
    pub numbers_equal: bool,
}

/// How two passages are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DuplicateKind {
    /// Equal but for white space, punctuation and width.
    Exact,
    /// One is the other's tail (or head), near by.
    ColumnRepeat,
    /// One holds nine tenths of the other.
    Contained,
    /// As near, but the numbers differ: another fact, no duplicate.
    Variant,
    /// Alike to four fifths or more.
    Near,
    /// A shared run from the end of the first to the start of the second.
    Overlap,
    /// Any other shared run.
    Partial,
    /// A run that stands in many documents: a slogan.
    Formula,
}

/// One standing of a duplicated passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Index of the paragraph in [`Extraction::paragraphs`](super::Extraction::paragraphs).
    pub paragraph: usize,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
}
