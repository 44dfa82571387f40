//! Passages that stand in several documents.

use serde::{Deserialize, Serialize};

use super::letters::Letters;
use super::{Finder, Match};
use crate::fact::DuplicateKind;
use crate::layout;

/// Finds the passages that stand more than once in a collection of documents.
///
/// Documents are fed one by one and need not be kept: the index holds less than two bytes for each byte of text while it
/// is fed, and about one more while it is asked.
///
/// ```
/// use shuliang::{DuplicateKind, PassageIndex};
///
/// let monday = "河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。";
/// let tuesday = format!("昨日消息。\n\n{monday}");
///
/// let mut index = PassageIndex::new();
/// index.add(monday);
/// index.add(&tuesday);
/// let repeats: Vec<_> = index.repeats().collect();
/// assert_eq!(repeats.len(), 1);
/// assert_eq!(repeats[0].kind, DuplicateKind::Exact);
/// assert_eq!((repeats[0].first.document, repeats[0].again.document), (0, 1));
/// assert_eq!(&tuesday[repeats[0].again.start..repeats[0].again.end], monday);
/// ```
#[derive(Debug, Clone, Default)]
pub struct PassageIndex {
    letters: Letters,
}

/// A passage of the index that stands a second time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Repeat {
    /// How the two are alike.
    pub kind: DuplicateKind,
    /// The first standing, in the order in which the documents were added.
    pub first: Standing,
    /// The later standing.
    pub again: Standing,
    /// One minus edit distance over the longer length, from 0 to 1, of the normalised passages.
    pub similarity: f64,
    /// Whether both hold the same numbers with the same units, in the same order.
    pub numbers_equal: bool,
}

/// Where a passage of the index stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The number that [`PassageIndex::add`] gave the document.
    pub document: usize,
    /// The number of the paragraph in the document, from 0, as in [`Extraction::paragraphs`](crate::Extraction).
    pub paragraph: usize,
    /// First byte in the document.
    pub start: usize,
    /// Byte after the last in the document.
    pub end: usize,
}

impl PassageIndex {
    /// An index without documents.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a document and gives its number: 0 for the first, 1 for the next.
    ///
    /// Passages beyond the first four gigabytes of a document, or the first two billion letters of all, are not compared.
    pub fn add(&mut self, text: &str) -> usize {
        self.letters.add(&layout::read(text));
        self.letters.documents.len() - 1
    }

    /// How many paragraphs a document has, 0 where there is no such document.
    ///
    /// ```
    /// let mut index = shuliang::PassageIndex::new();
    /// let document = index.add("渡船停航。\n\n石桥照常通行。\n");
    /// assert_eq!(index.paragraphs(document), 2);
    /// ```
    pub fn paragraphs(&self, document: usize) -> usize {
        let start =
            |document: usize| self.letters.documents.get(document).copied().unwrap_or(self.letters.passages.len());
        start(document.saturating_add(1)) - start(document)
    }

    /// The letters of a standing as they are compared: no white space, no marks, half width, simplified.
    ///
    /// ```
    /// let mut index = shuliang::PassageIndex::new();
    /// let text = "河口镇渡船停航，上游石桥 ３ 座照常通行。";
    /// index.add(text);
    /// index.add(text);
    /// let again = index.repeats().next().unwrap().again;
    /// assert_eq!(index.letters(&again), "河口镇渡船停航上游石桥3座照常通行");
    /// ```
    pub fn letters(&self, standing: &Standing) -> String {
        self.letters.between(standing.document, standing.paragraph, standing.start..standing.end)
    }

    /// The passages that stand more than once, within a document or in several, in the order of their later standing.
    pub fn repeats(&self) -> Repeats<'_> {
        Repeats { letters: &self.letters, finder: Finder::of(&self.letters), next: 0, found: Vec::new().into_iter() }
    }
}

/// The passages of an index that stand more than once; made by [`PassageIndex::repeats`].
///
/// ```
/// assert_eq!(shuliang::PassageIndex::new().repeats().count(), 0);
/// ```
#[derive(Debug)]
pub struct Repeats<'a> {
    letters: &'a Letters,
    finder: Finder,
    /// The passage to compare next.
    next: usize,
    found: std::vec::IntoIter<Match>,
}

impl Iterator for Repeats<'_> {
    type Item = Repeat;

    fn next(&mut self) -> Option<Repeat> {
        loop {
            if let Some(found) = self.found.next() {
                return Some(self.repeat(&found));
            }
            if self.next == self.letters.passages.len() {
                return None;
            }
            self.found = self.finder.matches(self.letters, self.next).into_iter();
            self.next += 1;
        }
    }
}

impl Repeats<'_> {
    fn repeat(&self, found: &Match) -> Repeat {
        Repeat {
            kind: found.kind,
            first: self.letters.standing(&found.first),
            again: self.letters.standing(&found.again),
            similarity: found.similarity,
            numbers_equal: found.numbers_equal,
        }
    }
}
