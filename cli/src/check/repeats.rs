//! Passages that stand in the text before.

use shuliang::{DuplicateKind, ParagraphKind, Passage};

use super::{Finding, Kind, Page, excerpt};

/// So many letters of the passage are shown.
const SHOWN: usize = 12;

pub fn look(page: Page) -> Vec<Finding> {
    let paragraphs = &page.extraction.paragraphs;
    let is_text = |passage: &Passage| paragraphs.get(passage.paragraph).is_some_and(|paragraph| tells(paragraph.kind));
    let told = page.extraction.duplicates.iter();
    let told = told.filter(|duplicate| is_printed_twice(duplicate.kind) && is_text(&duplicate.again));
    let findings = told.map(|duplicate| {
        let (first, again) = (duplicate.first, duplicate.again);
        let passage = page.text.get(again.start..again.end).unwrap_or_default();
        let alike = match duplicate.kind {
            DuplicateKind::Exact => "stands twice".to_owned(),
            DuplicateKind::Near => {
                format!("stands twice with few changes ({:.0}% alike)", duplicate.similarity * 100.0)
            }
            DuplicateKind::ColumnRepeat => "the end of a paragraph is printed again".to_owned(),
            _ => "is part of an earlier passage".to_owned(),
        };
        Finding {
            kind: Kind::Repeat,
            start: again.start,
            end: again.end,
            reason: format!("{}: {alike}", excerpt(passage, SHOWN)),
            see: Some((first.start, first.end)),
        }
    });
    findings.collect()
}

/// A source, a caption or a running head is printed with every table and page.
fn tells(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::Body | ParagraphKind::Heading | ParagraphKind::ListItem)
}

/// A variant tells other numbers, and words that a slogan shares are no repeat.
fn is_printed_twice(kind: DuplicateKind) -> bool {
    !matches!(kind, DuplicateKind::Variant | DuplicateKind::Partial | DuplicateKind::Formula | DuplicateKind::Overlap)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_passage_that_stands_twice_is_told_once() {
        let passage = "河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。";
        assert_eq!(found(Kind::Repeat, &format!("{passage}\n\n镇里已派车接送。\n\n{passage}")).len(), 1);
        assert!(found(Kind::Repeat, passage).is_empty());
    }
}
