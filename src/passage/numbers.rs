//! The numbers of a passage, read just well enough to tell whether two passages hold the same.

/// A written number without separators, and the letter behind it.
type Written = (String, Option<char>);

/// Letters that Chinese numerals are written with.
const CHINESE: &str = "〇零一二三四五六七八九十百千万亿两";
/// Behind one of these a single Chinese numeral is a number: 三个, 五年. Elsewhere it may be part of a word: 统一.
const UNITS: &str = "个年月日天亿万千百元人名户家座所条项件次辆台套吨公米亩倍成";

/// Whether two texts hold the same numbers with the same units, in the same order.
pub(super) fn equal(first: &str, again: &str) -> bool {
    written(first).eq(written(again))
}

/// Whether a text holds a number that counts something; dates do not.
pub(super) fn counts_something(text: &str) -> bool {
    written(text).any(|(_, unit)| unit.is_some_and(|unit| !"年月日届第".contains(unit)))
}

/// The numbers of a text, in order.
fn written(text: &str) -> impl Iterator<Item = Written> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[rest.find(|c: char| c.is_ascii_digit() || CHINESE.contains(c))?..];
            let arabic = rest.starts_with(|c: char| c.is_ascii_digit());
            let inside =
                |c: char| if arabic { c.is_ascii_digit() || c == '.' || c == ',' } else { CHINESE.contains(c) };
            let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
            let (number, behind) = rest.split_at(end);
            rest = behind;
            let unit = behind.chars().find(|c| !c.is_whitespace());
            if arabic || is_number(number, unit) {
                let number = number.trim_end_matches(['.', ',']).chars().filter(|&c| c != ',').collect();
                return Some((number, unit.filter(|c| c.is_alphabetic() || "%‰℃".contains(*c))));
            }
        }
    })
}

/// Whether Chinese numerals write a number: more than one of them, or one (not 一) before a unit.
fn is_number(letters: &str, unit: Option<char>) -> bool {
    let long = letters.chars().nth(1).is_some();
    long || letters != "一" && unit.is_some_and(|unit| UNITS.contains(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_with_their_units() {
        assert!(equal("建成公园1,200座，增长3.5%。", "建成 公园1200座 增长3.5%"));
        assert!(!equal("建成公园12座", "建成公园13座"));
        assert!(!equal("投资35亿元", "投资3.5亿元"));
        assert!(!equal("投资3亿元", "投资3万元"));
        assert!(!equal("共有三十二个县", "共有三十三个县"));
        assert!(equal("统一规划，三个县", "规划，三个县"));
    }

    #[test]
    fn dates_count_nothing() {
        assert!(!counts_something("2009年各乡粮油收成"));
        assert!(counts_something("明春再添36座"));
    }
}
