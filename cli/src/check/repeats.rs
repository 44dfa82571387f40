//! Passages that stand in the text before.

use shuliang::{Duplicate, DuplicateKind, ParagraphKind, Passage};

use super::{Finding, Kind, Page, difference, excerpt};

/// So many letters of the passage are shown.
const SHOWN: usize = 12;

/// So many letters at most name a source before its colon: 资料来源：.
const SOURCE: usize = 4;

/// So many letters stand for others where a word is another word.
const WORD: usize = 2;

/// Longer passages, which are alike for pages, are not compared letter by letter.
const MOST_COMPARED: usize = 2000;

pub fn look(page: Page) -> Vec<Finding> {
    let paragraphs = &page.extraction.paragraphs;
    let is_text = |passage: &Passage| paragraphs.get(passage.paragraph).is_some_and(|paragraph| tells(paragraph.kind));
    let told = page.extraction.duplicates.iter();
    let told = told.filter(|duplicate| is_text(&duplicate.again) && is_printed_twice(page, duplicate));
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
fn is_printed_twice(page: Page, duplicate: &Duplicate) -> bool {
    let [first, again] =
        [duplicate.first, duplicate.again].map(|passage| page.text.get(passage.start..passage.end).unwrap_or_default());
    match duplicate.kind {
        DuplicateKind::Variant | DuplicateKind::Partial | DuplicateKind::Formula | DuplicateKind::Overlap => false,
        DuplicateKind::Near => !is_other_told_alike(first, again),
        DuplicateKind::Exact => !is_source(again),
        _ => !is_source(again) && !is_headline(page, duplicate.first),
    }
}

/// Whether a passage is a whole line without an end, as the headline 河口镇新桥通车, which the text takes up: 河口镇新桥通车
/// 仪式昨天举行.
fn is_headline(page: Page, passage: Passage) -> bool {
    let Some(paragraph) = page.extraction.paragraphs.get(passage.paragraph) else { return false };
    let text = page.text.get(paragraph.start..paragraph.end).unwrap_or_default();
    // 《 and “ open a line and stand before its first letter.
    let before = page.text.get(paragraph.start..passage.start).unwrap_or_default();
    !before.contains(char::is_alphanumeric) && !text.contains(['。', '！', '？', '；'])
}

/// 资料来源：县统计局 stands under every table. Old files write 料 and 來 as compatibility characters, so the last letter is
/// asked for alone.
fn is_source(passage: &str) -> bool {
    let label = passage.trim_start().split(['：', ':']).next().unwrap_or_default();
    label.ends_with('源') && label.chars().count() <= SOURCE
}

/// Whether two passages tell different things in the same words: 县长会见了周明 and 县长会见了陈平. What was printed twice
/// has words more or less, or a letter that differs.
fn is_other_told_alike(first: &str, again: &str) -> bool {
    let [first, again] = [first, again].map(|text| text.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>());
    let is_short = first.len().max(again.len()) <= MOST_COMPARED;
    is_short && difference::replaced(&first, &again).into_iter().any(|(gone, come)| gone.min(come) >= WORD)
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

    #[test]
    fn another_name_in_the_same_words_is_no_repeat() {
        let told =
            |name: &str, how: &str| format!("县长在河口镇渡口会见了前来考察航运的{name}一行，{how}陪同参观石桥。");
        let alike = |a: String, b: String| found(Kind::Repeat, &format!("{a}\n\n镇里已派车接送。\n\n{b}")).len();
        assert_eq!(alike(told("周明", "并"), told("陈平", "并")), 0);
        assert_eq!(alike(told("周明", "并"), told("周明", "随后并")), 1);
    }

    #[test]
    fn a_headline_that_the_text_takes_up_is_no_repeat() {
        for headline in ["蓝山县河口镇新桥通车暨渡船停航纪念活动", "“蓝山县河口镇新桥通车暨渡船停航纪念活动”"]
        {
            let text = format!("{headline}\n\n{headline}昨天在渡口举行，两岸村民都来了。\n");
            assert!(found(Kind::Repeat, &text).is_empty(), "{text}");
        }
        let sentence = "河口镇渡船停航三天，两岸村民改走上游石桥，往返多走十二公里。";
        assert_eq!(found(Kind::Repeat, &format!("{sentence}\n\n镇长说：“{sentence}”大家都笑了。\n")).len(), 1);
    }

    #[test]
    fn a_source_stands_under_every_table() {
        let source = "資料來源：蓝山县教育局统计年报及各乡镇上报材料";
        assert!(found(Kind::Repeat, &format!("{source}\n\n镇里已派车接送。\n\n{source}")).is_empty());
    }
}
