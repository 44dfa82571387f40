//! Numbers at a break: whether a line ends in one, and whether the next line goes on with it.

use super::shape;
use crate::lexicon::{BUILT_IN, line_heads};

/// Magnitudes that stand between digits and unit: 3|万株.
const MAGNITUDES: &[char] = &['十', '百', '千', '万', '亿'];

/// Whether a line ends in a number, and not in an identifier (0755-3300, v2.0.1, GB/T2018) that only holds digits.
pub(super) fn ends_line(line: &str) -> bool {
    let digits = line.strip_suffix(['.', ',']).unwrap_or(line);
    let rest = digits.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let number = &digits[rest.len()..];
    let identifier = rest.ends_with(|c: char| c.is_ascii_alphabetic() || "-/_:".contains(c));
    number.ends_with(|c: char| c.is_ascii_digit()) && number.matches('.').count() <= 1 && !identifier
}

/// Whether a line starts with the rest of a number: 03项, .5亿元, %; a year (2013年) and a cell of a table start anew.
pub(super) fn goes_on(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let year = digits == 4 && rest.starts_with('年');
    let tail = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    !year && !shape::bare_number(line) && shape::list_marker(line).is_none() && unit_length(tail).is_some()
        || line.starts_with(['%', '‰', '℃'])
}

/// Whether a line that goes on with a number cannot start anew: no number starts with 0 before another digit or a unit.
pub(super) fn needs_head(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.first().is_some_and(|first| *first == b'.' || *first == b'0' && bytes.get(1) != Some(&b'.'))
}

/// Whether a line starts with a unit and not with a word that begins like one: 万株, 公里；, 元和 — but 个人, 年度.
pub(super) fn starts_with_unit(line: &str) -> bool {
    let Some(length) = unit_length(line).filter(|_| shape::list_marker(line).is_none()) else { return false };
    let (unit, behind) = line.split_at(length);
    let long = unit.chars().nth(1).is_some() && !unit.starts_with('年');
    long || !behind.starts_with(char::is_alphabetic) || line_heads().after_unit.start(behind)
}

/// How many bytes the magnitudes and the unit at the head of a line take.
fn unit_length(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(MAGNITUDES);
    let magnitudes = line.len() - rest.len();
    match BUILT_IN.units.starting(rest) {
        Some((length, _)) => Some(magnitudes + length),
        None => (magnitudes > 0).then_some(magnitudes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_no_numbers() {
        for line in ["苗木4.68", "共计12", "投工3,", "达到13."] {
            assert!(ends_line(line), "{line}");
        }
        for line in ["电话0755-3300", "版本2.0.1", "标准GB2018", "苗木", "", "10.1000/j.2018"] {
            assert!(!ends_line(line), "{line}");
        }
    }

    #[test]
    fn the_rest_of_a_number_is_told_from_a_new_line() {
        for line in ["0张", "03项，比上年多", ".5亿元以上", "%，高于", "1元和0.13元"] {
            assert!(goes_on(line), "{line}");
        }
        for line in ["2013年，全县", "1.修路", "4000.5", "水渠3条", ""] {
            assert!(!goes_on(line), "{line}");
        }
        assert!(needs_head("0张") && needs_head(".5亿") && !needs_head("0.5亩") && !needs_head("5张"));
    }

    #[test]
    fn units_are_told_from_words_that_begin_like_them() {
        for line in ["万株", "公里；沿途", "元和0.13元", "亿元投资"] {
            assert!(starts_with_unit(line), "{line}");
        }
        for line in ["个人所得税", "年度目标", "人民", "十、水利", ""] {
            assert!(!starts_with_unit(line), "{line}");
        }
    }
}
