//! Text printed again where a column breaks: the next line starts with what the paragraph ends with.

use super::shape;

/// Shorter repeats are chance, in characters.
const FEWEST_CHARS: usize = 8;
/// Two paragraphs may start with the same words, but not with so many, in characters.
const FEWEST_HEAD_CHARS: usize = 24;
/// Repeats of fewer different letters are rules and rows of dots.
const FEWEST_LETTERS: usize = 5;

/// How many bytes at the head of `after` repeat the tail of `before`, where something follows them in `after`.
///
/// ```text
/// …沿线乘车学生一路守护 ⏎ 乘车学生一路守护平安到家  ->  乘车学生一路守护
/// ```
/// A line that only repeats the whole of `before` is a title printed twice and no overlap.
pub(super) fn overlap(before: &str, after: &str) -> Option<usize> {
    let head = chars(after, FEWEST_CHARS)?;
    if !before.len().checked_sub(after.len()).map_or(before, |cut| tail(before, cut)).contains(head) {
        return None;
    }
    let long = longest_overlap(before.as_bytes(), after.as_bytes());
    let repeated = &after[..long];
    // 一、抓紧修路 above 抓紧修路… is a heading that its paragraph takes up.
    let heading = shape::heading_like(before) && shape::list_marker(before).is_some();
    let fits = long >= head.len() && long < after.len() && long < before.len() && !heading;
    (fits && is_text(repeated)).then_some(long)
}

/// Whether `line` as a whole repeats the tail of `before`.
pub(super) fn is_tail(before: &str, line: &str) -> bool {
    line.len() < before.len() && before.ends_with(line) && chars(line, FEWEST_CHARS).is_some() && is_text(line)
}

/// Whether `line` as a whole repeats the head of `before`: a column that was begun again, which goes on nowhere.
pub(super) fn is_head(before: &str, line: &str) -> bool {
    line.len() < before.len() && before.starts_with(line) && chars(line, FEWEST_HEAD_CHARS).is_some() && is_text(line)
}

/// The text behind `cut`, moved on to the next letter.
fn tail(text: &str, cut: usize) -> &str {
    let cut = (cut..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    &text[cut..]
}

fn chars(text: &str, count: usize) -> Option<&str> {
    text.char_indices().nth(count - 1).map(|(at, last)| &text[..at + last.len_utf8()])
}

fn is_text(repeated: &str) -> bool {
    let mut seen: Vec<char> = Vec::with_capacity(FEWEST_LETTERS);
    for letter in repeated.chars().filter(|c| c.is_alphabetic()) {
        if !seen.contains(&letter) {
            seen.push(letter);
        }
        if seen.len() == FEWEST_LETTERS {
            return true;
        }
    }
    false
}

/// The longest head of `after` that `before` ends with (Knuth, Morris and Pratt's failure function).
fn longest_overlap(before: &[u8], after: &[u8]) -> usize {
    let mut failure = vec![0; after.len()];
    let mut long = 0;
    for at in 1..after.len() {
        while long > 0 && after[at] != after[long] {
            long = failure[long - 1];
        }
        long += usize::from(after[at] == after[long]);
        failure[at] = long;
    }
    long = 0;
    for &byte in &before[before.len().saturating_sub(after.len())..] {
        if long == after.len() {
            long = failure[long - 1];
        }
        while long > 0 && byte != after[long] {
            long = failure[long - 1];
        }
        long += usize::from(byte == after[long]);
    }
    long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repeated_head_is_found() {
        let before = "连通交警、气象，为乘车学生守护一路";
        assert_eq!(overlap(before, "为乘车学生守护一路平安。"), Some("为乘车学生守护一路".len()));
        assert_eq!(overlap(before, "守护一路平安。"), None);
        assert_eq!(overlap(before, "为乘车学生守护一路"), None);
        assert!(is_tail(before, "为乘车学生守护一路"));
    }

    #[test]
    fn a_head_printed_again_is_told_from_a_common_beginning() {
        let before = "入冬以来，牧区各站按户备足草料和防疫药品，两万头牛羊安然过冬。";
        assert!(is_head(before, "入冬以来，牧区各站按户备足草料和防疫药品，两万头"));
        assert!(!is_head(before, "入冬以来，牧区各站") && !is_head(before, before));
    }

    #[test]
    fn a_title_printed_twice_and_rules_are_no_overlap() {
        assert_eq!(overlap("河堤加固明春接着动工", "河堤加固明春接着动工九处"), None);
        assert_eq!(overlap("三、河堤加固明春接着动工", "河堤加固明春接着动工九处"), None);
        assert_eq!(overlap("某表………………………………………………", "………………………………………………某表"), None);
        assert!(!is_tail("————————————————", "——————————————"));
    }
}
