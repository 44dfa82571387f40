//! Blanks that a PDF reader left inside words: 年度地 方财政 is 年度地方财政.

use super::draft::{Draft, Line};
use super::pairs::{Pairs, Place};
use crate::lexicon::is_han;
use crate::span::{SourceMap, Span};

/// A line without one of these tells no sentence: its blanks part columns.
const PROSE: &[char] = &['。', '，', '；'];

/// The draft without the blanks that stand inside words of its text; `None` where there are none.
///
/// A blank between two Chinese characters separates (多点布局 照护老人), unless the two follow each other elsewhere in
/// the text as letters of one word do.
pub(super) fn close(draft: &Draft, pairs: &Pairs) -> Option<Draft> {
    let blanks = inside_words(draft, pairs);
    if blanks.is_empty() {
        return None;
    }
    let mut closed =
        Draft { text: String::with_capacity(draft.text.len()), map: SourceMap::default(), lines: Vec::new() };
    let mut blanks = blanks.into_iter().peekable();
    for line in &draft.lines {
        let start = closed.text.len();
        let mut from = line.clean.start;
        while let Some(blank) = blanks.next_if(|blank| *blank < line.clean.end) {
            copy(draft, Span::new(from, blank), &mut closed);
            from = blank + 1;
        }
        copy(draft, Span::new(from, line.clean.end), &mut closed);
        closed.lines.push(Line { clean: Span::new(start, closed.text.len()), ..*line });
    }
    Some(closed)
}

fn copy(draft: &Draft, span: Span, closed: &mut Draft) {
    closed.map.append(closed.text.len(), &draft.map, span);
    closed.text.push_str(span.of(&draft.text));
}

/// So many blanks that split words for certain …
const CERTAIN: usize = 5;
/// … and one in so many of all blanks of the prose make the others the ends of printed lines too.
const ONE_IN: usize = 4;

/// Where the blanks stand.
fn inside_words(draft: &Draft, pairs: &Pairs) -> Vec<usize> {
    let mut found = Vec::new();
    let mut all = Vec::new();
    let (mut digits, mut beside_points) = (Vec::new(), Vec::new());
    let holds_blank = |words: &str| words.contains(' ') && words.contains(PROSE);
    for line in draft.lines.iter().filter(|line| holds_blank(line.clean.of(&draft.text))) {
        let words = line.clean.of(&draft.text);
        for (at, _) in words.match_indices(' ') {
            let (before, after) = (words[..at].chars().next_back(), words[at + 1..].chars().next());
            match parts_digits(words, at) {
                Some(Parted::Alone) => digits.push(line.clean.start + at),
                Some(Parted::ByPoint) => beside_points.push(line.clean.start + at),
                None => {}
            }
            let Some((before, after)) = before.zip(after).filter(|(before, after)| is_han(*before) && is_han(*after))
            else {
                continue;
            };
            // 第 3 条 固定资产投资: behind the number of an article a blank parts.
            if !matches!(before, '条' | '章' | '节' | '款') {
                all.push(line.clean.start + at);
            }
            if pairs.are_joined(before, Place::Blank, after) {
                found.push(line.clean.start + at);
            }
        }
    }
    let mut blanks = if found.len() >= CERTAIN && found.len() * ONE_IN >= all.len() { all } else { found };
    // 增长1 0.3％ may be a row of columns; not where the digits of other numbers stand apart.
    if digits.len() >= SPACED {
        blanks.extend(beside_points);
    }
    blanks.extend(digits);
    blanks.sort_unstable();
    blanks
}

/// So many numbers whose digits stand apart are the habit of a page.
const SPACED: usize = 3;

/// Digits with a blank between them.
enum Parted {
    /// Each stands alone: 2 9.
    Alone,
    /// One of them stands at a point: 1 0.3.
    ByPoint,
}

/// 调整后有 2 9 个: a blank between two digits that stand alone parts one number.
fn parts_digits(words: &str, blank: usize) -> Option<Parted> {
    let beside = |letters: &mut dyn Iterator<Item = char>| {
        let (first, second) = (letters.next(), letters.next());
        first.filter(char::is_ascii_digit)?;
        match second {
            Some('.') => Some(Parted::ByPoint),
            Some(c) if c.is_ascii_alphanumeric() || matches!(c, '-' | '/') => None,
            _ => Some(Parted::Alone),
        }
    };
    let before = beside(&mut words[..blank].chars().rev())?;
    let after = beside(&mut words[blank + 1..].chars())?;
    Some(if matches!((&before, &after), (Parted::Alone, Parted::Alone)) { Parted::Alone } else { Parted::ByPoint })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::draft::draft;

    fn closed(text: &str) -> Option<Draft> {
        let draft = draft(text);
        close(&draft, &Pairs::of(&draft))
    }

    #[test]
    fn a_blank_inside_a_word_of_the_text_goes() {
        let text = "按地方财政贡献的两成补助，对地方财政贡献大的，按地 方财政贡献的三成补助。";
        let closed = closed(text).expect("a blank goes");
        assert_eq!(closed.line(0), text.replace(' ', ""));
        let at = closed.text.rfind("方").expect("the letter stands there");
        assert_eq!(closed.map.to_source(Span::new(at, at + 3)).of(text), "方");
    }

    #[test]
    fn digits_that_stand_alone_are_one_number() {
        let closed = closed("机构由 4 0 个减少到 2 9 个，增长 7 2 ％，共 12 345 件。").expect("blanks go");
        assert_eq!(closed.line(0), "机构由40个减少到29个，增长72%，共12 345件。");
    }

    #[test]
    fn beside_points_where_digits_stand_apart() {
        let closed = closed("由 4 0 个减到 2 9 个，增长 7 2 ％，涨 1 0.3％，降到 1 0.0 6‰。").expect("blanks go");
        assert_eq!(closed.line(0), "由40个减到29个，增长72%，涨10.3%，降到10.06‰。");
    }

    #[test]
    fn where_many_blanks_split_words_all_do() {
        let words = ["地方财政", "固定资产", "企业奖励", "产业发展", "工业项目", "中药种植"];
        let told = words.map(|word| format!("{word}增长，{word}稳定，"));
        let split = words.map(|word| format!("{} {}，", &word[..3], &word[3..]));
        let text = format!("{}{}年产 值同比增长。", told.concat(), split.concat());
        assert_eq!(closed(&text).expect("blanks go").line(0), text.replace(' ', ""));
    }

    #[test]
    fn a_blank_between_words_and_between_columns_stays() {
        for text in ["多点布局 照护老人，全市设站三处。", "地方财政 地方财政 地 方财政"] {
            assert!(closed(text).is_none(), "{text}");
        }
    }
}
