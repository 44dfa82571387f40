//! Whom a document speaks of: a name that a heading puts before a time or a colon and that the text says again.
//!
//! 蓝溪股份上半年净利增三成, 蓝溪股份：产能扩张: later 蓝溪股份 stands for the place of what is counted.

use aho_corasick::AhoCorasick;

use crate::fact::ParagraphKind;
use crate::layout::Page;
use crate::lexicon::{self, is_han};
use crate::scope::time;
use crate::segmenter::{self, Tag};
use crate::span::Span;

/// More headings than so many are those of a register, not of an article.
const MOST: usize = 40;

/// How long such a name is, in letters.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Names of companies and towns without a word for their kind have no more letters: 蓝溪股份.
const SHORT: usize = 4;

/// So often the text says a name that its heading names.
const OFTEN: usize = 2;

/// The names that a document speaks of.
#[derive(Debug)]
pub(crate) struct Topics(Option<AhoCorasick>);

impl Topics {
    /// Those that the headings of a page name.
    pub(crate) fn of(page: &Page) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let headings = page.blocks.iter().filter(|block| block.kind == ParagraphKind::Heading);
        for heading in headings.take(MOST) {
            let Some(name) = head(&page.text, heading.clean) else { continue };
            if !names.contains(&name) && page.text.matches(name).nth(OFTEN - 1).is_some() {
                names.push(name);
            }
        }
        Self(if names.is_empty() { None } else { AhoCorasick::new(names).ok() })
    }

    /// Where a paragraph says them, in order.
    pub(crate) fn find(&self, text: &str, within: Span) -> Vec<Span> {
        let found = self.0.iter().flat_map(|names| names.find_iter(within.of(text)));
        found.map(|name| Span::new(within.start + name.start(), within.start + name.end())).collect()
    }
}

/// What stands before the first time or colon of a heading, where it may be a name.
fn head(text: &str, heading: Span) -> Option<&str> {
    let colon = heading.of(text).find(['：', ':']).map(|at| heading.start + at);
    let time = time::find(text, heading).first().map(|time| time.start);
    let end = colon.into_iter().chain(time).min()?;
    let name = text[heading.start..end].trim();
    let han = name.chars().all(is_han);
    let known = segmenter::dictionary_tag(name);
    let may = han && LETTERS.contains(&name.chars().count()) && matches!(known, None | Some(Tag::Name | Tag::Region));
    // 闸坝加固除险今年再投资: a long one is a name only if it ends as one.
    let short = name.chars().count() <= SHORT;
    (may && (short || lexicon::governing_words().endings.ends(name))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout;

    #[test]
    fn a_name_before_a_time_that_is_said_again_is_the_topic() {
        let page = layout::read("蓝溪股份上半年净利增三成\n\n蓝溪股份昨日公布了半年报告。蓝溪股份营业收入5亿元。\n");
        let body = page.blocks.last().expect("there are two").clean;
        let found: Vec<&str> =
            Topics::of(&page).find(&page.text, body).iter().map(|span| span.of(&page.text)).collect();
        assert_eq!(found, ["蓝溪股份", "蓝溪股份"]);
    }

    #[test]
    fn a_common_word_is_none() {
        let page = layout::read("经济：稳中有进\n\n经济总量扩大。经济结构优化，经济增长5%。\n");
        assert!(Topics::of(&page).0.is_none());
    }
}
