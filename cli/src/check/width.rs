//! Full-width and half-width signs mixed: ２0, （甲), 发展,提高 in a text of full-width commas.

use super::{Finding, Kind, Page, excerpt};

/// A sign that is rarer than so many in a hundred of its kind is the odd one; else the text has no rule of its own.
const RARE: usize = 20;

/// So many signs on either side are looked at: where the rare width is not rare among them, a part of the text has a rule
/// of its own, as an article among others or a chapter of another edition.
const AROUND: usize = 10;

/// The half-width and full-width forms of one sign.
const PAIRS: &[(char, char)] = &[(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！'), ('%', '％')];

pub fn look(page: Page) -> Vec<Finding> {
    let mut findings = numbers(page.text);
    findings.extend(brackets(page.text));
    for pair in PAIRS {
        findings.extend(odd_signs(page.text, *pair));
    }
    findings
}

/// Numbers whose digits differ in width.
fn numbers(text: &str) -> Vec<Finding> {
    let is_digit = |c: char| c.is_ascii_digit() || is_full_digit(c);
    let mut findings = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|found| at + found) {
        let end = text[start..].find(|c| !is_digit(c)).map_or(text.len(), |found| start + found);
        let number = &text[start..end];
        if number.contains(is_full_digit) && number.contains(|c: char| c.is_ascii_digit()) {
            findings.push(finding(start, end, format!("the digits of {number} differ in width")));
        }
        at = end;
    }
    findings
}

fn is_full_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}

/// Brackets that open in one width and close in the other, within a line.
fn brackets(text: &str) -> Vec<Finding> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut findings = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '\n' => open.clear(),
            '(' | '（' => open.push((at, c)),
            ')' | '）' => {
                if let Some((start, opener)) = open.pop()
                    && (opener == '(') != (c == ')')
                {
                    let end = at + c.len_utf8();
                    let reason = format!("the brackets of {} differ in width", excerpt(&text[start..end], 16));
                    findings.push(finding(start, end, reason));
                }
            }
            _ => {}
        }
    }
    findings
}

/// The signs of the rarer width, the first in each line.
fn odd_signs(text: &str, (half, full): (char, char)) -> Vec<Finding> {
    let halves = places(text, half);
    let fulls = places(text, full);
    let (odd, others, sign, usual) =
        if halves.len() < fulls.len() { (halves, fulls, half, full) } else { (fulls, halves, full, half) };
    if is_common(odd.len(), others.len()) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut told_until = 0;
    for (index, at) in odd.iter().copied().enumerate() {
        if at >= told_until && !is_at_home(&odd, index, &others) {
            findings.push(finding(at, at + sign.len_utf8(), reason(sign, usual)));
            told_until = text[at..].find('\n').map_or(text.len(), |end| at + end);
        }
    }
    findings
}

fn reason(sign: char, usual: char) -> String {
    // 玉在?中求善价: what cannot be encoded is written as a question mark.
    let lost = if sign == '?' { ", or a letter was lost" } else { "" };
    format!("{sign} where the text mostly writes {usual}{lost}")
}

fn is_common(odd: usize, others: usize) -> bool {
    odd * 100 > (odd + others) * RARE
}

/// Whether the sign is a common one among those around it.
fn is_at_home(odd: &[usize], index: usize, others: &[usize]) -> bool {
    let next = others.partition_point(|other| *other < odd[index]);
    let (from, to) = (next.checked_sub(AROUND), others.get(next + AROUND - 1));
    let (from, to) = (from.map_or(0, |from| others[from]), to.copied().unwrap_or(usize::MAX));
    let among = odd.partition_point(|at| *at <= to) - odd.partition_point(|at| *at < from);
    let around = others.partition_point(|at| *at <= to) - others.partition_point(|at| *at < from);
    // One sign alone is never at home.
    among > 1 && is_common(among, around)
}

/// Where a sign stands in Chinese text: a half-width one beside Latin letters or in a number is at its place.
fn places(text: &str, sign: char) -> Vec<usize> {
    let signs = text.char_indices().filter(|(_, c)| *c == sign).map(|(at, _)| at);
    if matches!(sign, '%' | '％') {
        return signs.collect();
    }
    let is_han = |c: Option<char>| c.is_some_and(|c| ('\u{4e00}'..'\u{a000}').contains(&c));
    signs
        .filter(|at| is_han(text[..*at].chars().next_back()) && is_han(text[at + sign.len_utf8()..].chars().next()))
        .collect()
}

fn finding(start: usize, end: usize, reason: String) -> Finding {
    Finding { kind: Kind::Width, start, end, reason, see: None }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn digits_and_brackets_have_one_width() {
        assert_eq!(found(Kind::Width, "建桥２0座。"), ["２0: the digits of ２0 differ in width"]);
        assert_eq!(found(Kind::Width, "（甲)建桥。"), ["（甲): the brackets of （甲) differ in width"]);
        assert!(found(Kind::Width, "（甲）建桥20座(乙)。").is_empty());
    }

    #[test]
    fn a_rare_width_is_odd_and_a_common_one_is_not() {
        let usual = "水来了，渠通了，稻绿了，人笑了，天晴了，路平了。\n";
        assert_eq!(found(Kind::Width, &format!("{usual}桥建了,车多了。")), [",: , where the text mostly writes ，"]);
        assert!(found(Kind::Width, "水来了,渠通了，稻绿了,人笑了。").is_empty());
        assert!(found(Kind::Width, &format!("{usual}共1,200座, about 3 a day。")).is_empty());
    }

    #[test]
    fn a_part_of_the_text_with_its_own_rule_is_left_alone() {
        let usual = "水来了，渠通了，稻绿了，人笑了，天晴了，路平了。\n".repeat(12);
        let other = "桥建了,车多了,人来了,货到了,灯亮了,夜长了。\n".repeat(2);
        assert!(found(Kind::Width, &format!("{usual}{other}{usual}")).is_empty());
    }

    #[test]
    fn a_question_mark_may_stand_for_a_lost_letter() {
        let usual = "水来了吗？水来了。渠通了吗？渠通了。".repeat(4);
        let told = found(Kind::Width, &format!("{usual}老周扛着?头走了。"));
        assert_eq!(told, ["?: ? where the text mostly writes ？, or a letter was lost"]);
    }
}
