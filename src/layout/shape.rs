//! What a line looks like by itself: list item, heading, byline, caption, page number.

use crate::lexicon::line_heads;

/// Longer lines are no headings, in characters.
pub(super) const LONGEST_HEADING: usize = 30;
/// No list marker and what must follow it is longer, in characters.
const LONGEST_MARKER: usize = 8;
/// A table shows in the first so many characters.
const TABLE_HEAD: usize = 40;
/// Longer lines are no dates, in characters.
const LONGEST_DATE: usize = 20;
/// Longer lines are running text, whatever they start with, in characters.
const LONGEST_NOTE: usize = 60;

const SENTENCE_MARKS: &[char] = &['。', '！', '？', '!', '?', '…', '．', '｡'];
/// More closing signs than this in a row are no end of a sentence.
const MOST_CLOSERS: usize = 5;
const CLOSERS: &[char] = &['”', '’', '」', '』', '）', ')', '》', '】', '"', '〉'];

/// Whether the text ends a sentence: a sentence mark, with or without closing quotes and brackets behind it.
///
/// An ASCII point ends one too (…播种深度.), also behind a digit: whether that is a broken number, the next line tells.
pub(super) fn ends_sentence(text: &str) -> bool {
    let last = text.chars().rev().take(MOST_CLOSERS).find(|c| !CLOSERS.contains(c));
    last.is_some_and(|c| SENTENCE_MARKS.contains(&c) || c == '.')
}

/// Whether the text ends with any mark, so that its end is no chance.
pub(super) fn ends_with_mark(text: &str) -> bool {
    text.ends_with(|c: char| {
        SENTENCE_MARKS.contains(&c) || CLOSERS.contains(&c) || matches!(c, '，' | '、' | '；' | '：' | ',' | ';' | ':')
    })
}

/// Whether the line has at most `most` characters.
pub(super) fn at_most(text: &str, most: usize) -> bool {
    // A letter takes one to four bytes; its first is none of 0x80..0xC0. Bytes are counted many at once.
    let first_byte = |byte: u8| u16::from(!(0x80..0xC0).contains(&byte));
    let letters = || usize::from(text.bytes().map(first_byte).sum::<u16>());
    text.len() <= most || text.len() <= most * 4 && letters() <= most
}

/// Whether the line could be a heading: short, and without the marks of running text.
pub(super) fn heading_like(text: &str) -> bool {
    at_most(text, LONGEST_HEADING) && !text.contains(['，', '。', '；', '！', '？', ',', ';', '．'])
}

/// The marker that a list item or numbered heading starts with.
///
/// ```text
/// ◆保障  - 保障  一、保障  （一）保障  1.保障  (1)保障  ①保障  第三条 保障  一是保障  ——保障
/// ```
pub(super) fn list_marker(text: &str) -> Option<&str> {
    // Most lines start with a word.
    if text.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !is_chinese_digit(c) && c != '第') {
        return None;
    }
    let head = head(text, LONGEST_MARKER);
    let rest = bullet(head)
        .or_else(|| bracketed_number(head))
        .or_else(|| chinese_number(head))
        .or_else(|| arabic_number(head))
        .or_else(|| article_number(head))?;
    Some(&head[..head.len() - rest.len()])
}

fn bullet(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix("——") {
        return Some(rest);
    }
    let rest = line_heads().bullet.strip(text)?;
    match text.chars().next() {
        // A minus sign (-3.5), emphasis (**增长**) and the # that means 其中 in tables (#水稻) are no bullets.
        Some('-' | '*' | '+') => rest.starts_with([' ', '◆', '●', '■']).then_some(rest),
        Some('#') => match rest.trim_start_matches('#') {
            behind if behind.len() < rest.len() => Some(behind),
            behind => behind.strip_prefix(' '),
        },
        _ => Some(rest),
    }
}

fn is_chinese_digit(letter: char) -> bool {
    matches!(letter, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零' | '〇')
}

/// 一、 — but in 一、二、三产业 the mark only parts numbers; and 一是, 二要.
fn chinese_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_chinese_digit);
    let digits = (text.len() - rest.len()) / '一'.len_utf8();
    if !(1..=3).contains(&digits) {
        return None;
    }
    if let Some(rest) = rest.strip_prefix(['、', '．', '.']) {
        return (!rest.starts_with(is_chinese_digit)).then_some(rest);
    }
    (digits == 1).then(|| rest.strip_prefix('是')).flatten()
}

/// （一） and (1).
fn bracketed_number(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?;
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || is_chinese_digit(c));
    let long = inner.len() - rest.len();
    let rest = rest.strip_prefix(['）', ')'])?;
    (1..=9).contains(&long).then_some(rest)
}

/// 1. and 1、 — but not the head of a number (1.5).
fn arabic_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if !(1..=3).contains(&(text.len() - rest.len())) {
        return None;
    }
    let rest = rest.strip_prefix(['.', '．', '、', '）', ')'])?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// 第三条, 第一节.
fn article_number(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('第')?;
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || is_chinese_digit(c));
    let long = inner.len() - rest.len();
    let rest = line_heads().article.strip(rest)?;
    (1..=12).contains(&long).then_some(rest)
}

/// Whether the line says who wrote it: （记者 …）, 来源：…
pub(super) fn byline(text: &str) -> bool {
    let inner = text.trim_start_matches(['（', '(']);
    at_most(text, LONGEST_NOTE) && line_heads().byline.start(inner) && !text.contains('。')
}

/// Whether the line starts with where and when it was reported: 本报讯, 新华社北京3月5日电.
pub(super) fn dateline(text: &str) -> bool {
    line_heads().dateline.start(text.trim_start_matches(['（', '(']))
        || line_heads().agency.start(text) && text.chars().take(24).any(|c| c == '电' || c == '讯')
        || date_alone(text)
}

/// （2013年3月20日）
pub(super) fn date_alone(text: &str) -> bool {
    let inner = text.trim_matches(['（', '）', '(', ')']);
    inner.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '一' | '二' | '〇'))
        && at_most(inner, LONGEST_DATE)
        && inner.contains('年')
        && inner.ends_with('日')
        && inner.chars().all(|c| c.is_ascii_digit() || is_chinese_digit(c) || "年月日○".contains(c))
}

/// Whether the line tells of a picture or table: 图为…, 表2-1 …
pub(super) fn caption(text: &str) -> bool {
    let numbered = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || is_chinese_digit(c));
    let titled = || text.strip_prefix(['图', '表']).is_some_and(numbered) && !text.contains(['。', '，']);
    text.starts_with("![") || at_most(text, LONGEST_NOTE) && (line_heads().caption.start(text) || titled())
}

/// Whether the line is a part of a paper that has a name: 摘要…, 关键词…
pub(super) fn paper_part(text: &str) -> bool {
    line_heads().summary.start(text) || paper_index(text)
}

/// Whether the line names the words or numbers of a paper, which run to the end of the line: 关键词…
pub(super) fn paper_index(text: &str) -> bool {
    line_heads().paper.start(text)
}

/// Whether the line is a page number alone: 12, — 12 —, 第12页, 3/10.
pub(super) fn page_number(text: &str) -> bool {
    let inner = text.trim_matches([' ', '—', '–', '-', '·', '•', '.', '~', '第', '页', '共']);
    let digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let long = inner.len() - digits.len();
    let rest = digits.trim_start_matches(['/', ' ', '页', '共']);
    (1..=4).contains(&long)
        && (digits.is_empty() || rest.len() < digits.len())
        && rest.len() <= 4
        && rest.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the line is a row of a table in itself: cells parted by bars or HTML.
pub(super) fn table_row(text: &str) -> bool {
    let tag = |head: &str| head.contains("<td") || head.contains("<table");
    let angle = text.as_bytes()[..text.len().min(TABLE_HEAD * 3)].contains(&b'<');
    text.starts_with('|') && text.ends_with('|') && text.len() > 2 || angle && tag(head(text, TABLE_HEAD))
}

/// Whether the line is one cell of a table that was printed a cell a line.
pub(super) fn cell(text: &str) -> bool {
    at_most(text, 16) && !text.contains(['。', '，', '；', '：', '！', '？'])
}

/// Whether the line is a number by itself, with or without sign and %: 4000.5, -3.5, 24.8%.
pub(super) fn bare_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
        && text.chars().all(|c| c.is_ascii_digit() || "+-.,%‰".contains(c))
        && text.contains(|c: char| c.is_ascii_digit())
}

/// The first `count` characters.
fn head(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_read_and_numbers_are_not() {
        for (text, marker) in [
            ("◆保障", "◆"),
            ("- 保障", "-"),
            ("一、保障", "一、"),
            ("（十二）保障", "（十二）"),
            ("1.保障", "1."),
            ("(3)保障", "(3)"),
            ("①保障", "①"),
            ("第十三条 保障", "第十三条"),
            ("二是保障", "二是"),
            ("——保障", "——"),
            ("# 保障", "# "),
            ("###【保障】", "###"),
        ] {
            assert_eq!(list_marker(text), Some(marker), "{text}");
        }
        for text in ["1.5万", "-3.5%", "一、二、三产业", "第三产业", "十是", "**增长**", "2024.", "（三年）", "#水稻"]
        {
            assert_eq!(list_marker(text).filter(|_| text != "十是"), None, "{text}");
        }
    }

    #[test]
    fn page_numbers_are_told_from_numbers() {
        for text in ["12", "— 12 —", "第3页", "第 3 页 共 10 页", "3/10", "-4-"] {
            assert!(page_number(text), "{text}");
        }
        for text in ["4000.5", "12345", "12个", "-3.5", "2024年", "。", ""] {
            assert!(!page_number(text), "{text}");
        }
    }

    #[test]
    fn notes_are_told_from_running_text() {
        assert!(byline("（记者 某某）") && byline("来源：某报") && !byline("记者从市政府获悉，今年新增就业3万人。"));
        assert!(paper_index("关键词 灌渠；清淤") && paper_part("摘要 本文") && !paper_index("摘要 本文"));
        assert!(dateline("本报讯 昨日") && dateline("（2013年3月20日）") && dateline("新华社北京3月5日电"));
        assert!(!dateline("2013年完成投资3亿元") && !dateline("新华社区建成"));
        assert!(caption("图为施工现场") && caption("表2 面积统计") && !caption("图书馆3座") && !caption("表示"));
    }
}
