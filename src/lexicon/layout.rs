//! The words of `data/layout.toml`: what the lines of a page begin with.

use once_cell::sync::Lazy;
use serde::Deserialize;

use super::parse;
use super::words::WordList;

/// How lines begin; the table says what each row is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineHeads {
    pub(crate) bullet: Heads,
    pub(crate) article: Heads,
    pub(crate) byline: Heads,
    pub(crate) dateline: Heads,
    pub(crate) agency: Heads,
    pub(crate) caption: Heads,
    #[serde(rename = "abstract")]
    pub(crate) summary: Heads,
    pub(crate) paper: Heads,
    pub(crate) after_digits: Heads,
    pub(crate) after_unit: Heads,
}

/// The heads of lines of one kind.
#[derive(Debug, Deserialize)]
pub(crate) struct Heads {
    forms: WordList,
}

impl Heads {
    /// Whether a line begins with one of them.
    pub(crate) fn start(&self, line: &str) -> bool {
        self.forms.starts(line)
    }

    /// The line without the one that it begins with; `None` where it begins with none.
    pub(crate) fn strip<'a>(&self, line: &'a str) -> Option<&'a str> {
        self.forms.starting(line).map(|found| &line[found.end..])
    }
}

/// The heads of lines.
pub(crate) fn line_heads() -> &'static LineHeads {
    static HEADS: Lazy<LineHeads> = Lazy::new(|| parse(include_str!("../../data/layout.toml")));
    &HEADS
}
