//! What the words and signs around a quantity say of its bound.

use once_cell::sync::Lazy;
use regex::Regex;

use super::{Amount, Candidate, Reader};
use crate::fact::{Bound, Kind};
use crate::lexicon;
use crate::segmenter::{self, Tag};
use crate::span::Span;

/// What is said of the bound of a quantity.
pub(super) struct Said {
    pub(super) bound: Bound,
    /// The bounding word before the number.
    pub(super) word: Option<Span>,
    /// The quantity with its bounding words.
    pub(super) outer: Span,
}

/// The bound that the number holds and the words around it say: 约…, …以上, 月销1万+.
pub(super) fn around(reader: &Reader, candidate: &Candidate) -> Said {
    // 超过$55\%$: the dollar signs of a formula stand between the number and its bound.
    let before = reader.before(candidate.span.start).trim_end_matches(|c: char| c.is_whitespace() || c == '$');
    let mut said = Said { bound: candidate.bound, word: None, outer: candidate.span };
    if let Some((bound, len)) = before_number(before) {
        said.outer.start = reader.block.start + before.len() - len;
        said.word = Some(Span::new(said.outer.start, said.outer.start + len));
        said.bound = strongest(said.bound, bound);
    } else if let Some(bound) = across_verb(before).or_else(|| across_whole(before, candidate.kind)) {
        said.bound = strongest(said.bound, bound);
    }
    // 销售额过亿元: before a magnitude alone 过 exceeds; 买过3件 only says that it was done.
    if said.word.is_none() && candidate.number.is_bare() && before.ends_with('过') && !before.ends_with("不过") {
        said.bound = strongest(said.bound, Bound::MoreThan);
    }
    if let Some((bound, len)) = after_number(reader, candidate) {
        said.outer.end += len;
        said.bound = strongest(said.bound, bound);
    }
    if says_both_ends(reader, candidate) {
        said.bound = candidate.bound;
    }
    // 全球前1%学科: the best part of a ranking.
    // 超前2.3%: there 前 ends the verb.
    let verb = ["以前", "超前", "提前", "目前", "之前", "此前", "当前"].iter().any(|word| before.ends_with(word));
    if candidate.kind == Kind::Percent && before.ends_with('前') && !verb {
        said.outer.start = candidate.span.start - '前'.len_utf8();
        said.bound = Bound::AtMost;
    }
    said
}

/// What stands behind the unit, and how far it reaches: 以上, and 人口以上 of 8万人口以上的镇.
fn after_number(reader: &Reader, candidate: &Candidate) -> Option<(Bound, usize)> {
    let behind = reader.after(candidate.span.end);
    // 1万+, 300万+用户; 5W+5W is a sum, and what 60+老人 are more than is their age.
    let ends = |rest: &&str| match candidate.number.magnitude {
        Some(_) => !rest.starts_with(|c: char| c.is_ascii_alphanumeric()),
        None => !rest.starts_with(char::is_alphanumeric),
    };
    if let Some(rest) = behind.strip_prefix(['+', '＋']).filter(ends) {
        return Some((Bound::MoreThan, behind.len() - rest.len()));
    }
    // The noun counted, or the end of a formula, stands between the number and its bound.
    let between = match behind {
        _ if candidate.unit.is_none() && behind.starts_with("人口") => "人口".len(),
        // 5万元(含税)以上: a bracket may stand between.
        _ if behind.starts_with(['（', '(']) => bracket_before_bound(behind),
        _ if behind.starts_with('$') => behind.len() - behind[1..].trim_start().len(),
        _ => 0,
    };
    let (bound, len) = lexicon::bound_after(&behind[between..])?;
    if lexicon::quantity_words().unbounding.starts(&behind[between..]) {
        return None;
    }
    (!starts_another_word(bound, &behind[between + len..])).then_some((bound, between + len))
}

/// The length of a short bracket with a bound behind it: (含税) of 5万元(含税)以上.
fn bracket_before_bound(behind: &str) -> usize {
    const LETTERS: usize = 8;
    let close = behind.char_indices().take(LETTERS).find(|(_, c)| matches!(c, '）' | ')'));
    let end = close.map_or(0, |(at, c)| at + c.len_utf8());
    let bound = lexicon::bound_after(&behind[end..]).map(|(bound, _)| bound);
    if matches!(bound, Some(Bound::AtLeast | Bound::AtMost)) { end } else { 0 }
}

/// 三年以上十年以下 and 最多100最少20个 have said both their ends.
fn says_both_ends(reader: &Reader, candidate: &Candidate) -> bool {
    let written = candidate.span.of(reader.text);
    matches!(candidate.amount, Amount::Range(..))
        && ["以上", "最少", "最多", "至少", "至多"].iter().any(|word| written.contains(word))
}

/// What stands before a number says of its bound: 约, 超过, ≥, with the length of the word or sign.
///
/// 近 of 附近 and 约 of 节约 belong to another word.
pub(super) fn before_number(before: &str) -> Option<(Bound, usize)> {
    // 逾人民币2亿元: the currency may stand between.
    if let Some(currency) = lexicon::quantity_words().currencies.ending(before) {
        let head = &before[..currency.start];
        let bound = lexicon::bound_before(head).filter(|(_, len)| !is_inside_word(head, *len));
        return bound.map(|(bound, len)| (bound, currency.len() + len));
    }
    sign(before).or_else(|| lexicon::bound_before(before).filter(|(_, len)| !is_inside_word(before, *len)))
}

/// 受访者年龄≥60岁, 误差＜3毫米: a sign of order. The `>` that closes a tag (`<td>`) or an arrow (`->`) is none.
fn sign(before: &str) -> Option<(Bound, usize)> {
    let mark = before.chars().next_back()?;
    let bound = match mark {
        '≥' | '≧' | '⩾' => Bound::AtLeast,
        '≤' | '≦' | '⩽' => Bound::AtMost,
        '>' | '＞' => Bound::MoreThan,
        '<' | '＜' => Bound::LessThan,
        '≈' | '≒' => Bound::About,
        _ => return None,
    };
    let head = &before[..before.len() - mark.len_utf8()];
    let tag = head.trim_end_matches(|c: char| c.is_ascii() && !matches!(c, '<' | '>' | '\n'));
    let closes_tag = mark == '>' && tag.ends_with('<') && tag.len() < head.len();
    let is_mark = closes_tag || head.is_empty() || head.ends_with(['-', '=', '<', '>', '\n']);
    (!is_mark).then_some((bound, mark.len_utf8()))
}

/// 至少需要3台, 大约有300吨, 最多可借5册: the bounding word stands before the verb of the quantity.
fn across_verb(before: &str) -> Option<Bound> {
    static ACROSS: Lazy<Regex> = Lazy::new(|| {
        Regex::new(
            r"(大约|大概|大致|约莫|约|至少|起码|最少|至多|最多|不超过)(?:还|也|就|仍|共|已)?((?:可|能|会|要|应|需要|需)?\p{Han}{1,3}(?:了|为)?)$",
        )
        .expect("tested")
    });
    let tail = before.char_indices().rev().nth(10).map_or(before, |(at, _)| &before[at..]);
    let found = ACROSS.captures(tail)?;
    let verb = found[2].trim_end_matches(['了', '为']);
    let needed = verb.strip_prefix("需要").filter(|stem| !stem.is_empty());
    let stem =
        needed.or_else(|| verb.strip_prefix(['可', '能', '会', '要', '应', '需']).filter(|stem| !stem.is_empty()));
    let stem = stem.unwrap_or(verb);
    // 需要 is an adverb before other verbs, and the verb itself before a number.
    let acts = |word: &str| {
        let verb = lexicon::verb_class(word).is_some() || segmenter::dictionary_tag(word) == Some(Tag::Verb);
        verb || matches!(word, "需要" | "需")
    };
    let word = found.get(1)?;
    let whole = !is_inside_word(&tail[..word.end()], word.len());
    lexicon::bound_before(word.as_str()).filter(|_| whole && (acts(verb) || acts(stem))).map(|(bound, _)| bound)
}

/// 约占总面积的15%, 约为火电成本的3倍, 超过总人口的三成, 超过全国一半: the bounding word stands before the whole that the share is of.
///
/// A word that also begins a noun or compares (近, 约, 超) must be followed by 占 or a word for a whole: 近郊用地的两成
/// says nothing of a bound.
fn across_whole(before: &str, kind: Kind) -> Option<Bound> {
    static WHOLE: Lazy<Regex> = Lazy::new(|| {
        Regex::new(
            r"(?x)(?:
                (?P<sure>大约占|约占|将近占|近占|至少占|最多占|大约为|大约是|约为|约是|约相当于|大约相当于|不少于|不低于|不高于|不超过|不多于|接近|超过|超出|不足|不到|不及)
              | (?P<short>大约|将近|约|近|超|逾)(?:占|全|总|其|当地)
            )(?:[^，。；、：0-9]{0,12}[的之]|(?:占)?(?:全球|全国|全省|全市|全县|全区|世界|总数|总量|总额))$",
        )
        .expect("tested")
    });
    // A fraction or a half has no unit of its own: 不到全村的一半.
    if !matches!(kind, Kind::Percent | Kind::Count | Kind::Number | Kind::Multiple) {
        return None;
    }
    let tail = before.char_indices().rev().nth(17).map_or(before, |(at, _)| &before[at..]);
    let found = WHOLE.captures(tail)?;
    let word = found.name("sure").or_else(|| found.name("short"))?;
    let said = word.as_str().trim_end_matches(['占', '为', '是']).trim_end_matches("相当于");
    // 超出部分的20%: what is above the limit is a thing.
    let part = ["部分", "额"].iter().any(|rest| tail[word.end()..].starts_with(rest));
    let whole = !part && !is_inside_word(&tail[..word.start() + said.len()], said.len());
    lexicon::bound_before(said).filter(|_| whole).map(|(bound, _)| bound)
}

/// 以上, 不超过 said outside the number win over 余, 多 inside it, unless nothing is said outside.
fn strongest(inside: Bound, outside: Bound) -> Bound {
    match (inside, outside) {
        (Bound::Exact | Bound::MoreThan | Bound::About, _) => outside,
        _ => inside,
    }
}

/// 近 of 附近, 约 of 节约, 超 of 赶超 and 买超 belong to another word.
fn is_inside_word(before: &str, len: usize) -> bool {
    let head = &before[..before.len() - len];
    let word = &before[before.len() - len..];
    let last = head.chars().next_back();
    match word {
        "近" => last.is_some_and(|c| "附最临邻相亲靠远".contains(c)),
        "约" => last.is_some_and(|c| "节签合条预大契公制".contains(c)),
        // 贸易入超 and 卖超 are words; 收入超1万亿元 and 支出超 say more than that.
        "超" if lexicon::quantity_words().before_surpassing.ends(head) => false,
        "超" => last.is_some_and(|c| "赶高彩买卖入出Bb".contains(c)),
        "破" => last.is_some_and(|c| "打突冲攻识爆残击刺".contains(c)),
        _ => false,
    }
}

/// 多少, 余额, 起来, 余地: the word after the unit is another one.
fn starts_another_word(said: Bound, follows: &str) -> bool {
    let next = follows.chars().next();
    match said {
        Bound::MoreThan => next.is_some_and(|c| "少样元种次种地额项数年".contains(c)),
        Bound::AtLeast => {
            // 50毫米以上降水: 以上 ends before a word of its own.
            let whole = ["来自", "降水", "降雨", "降雪"].iter().any(|word| follows.starts_with(word));
            next.is_some_and(|c| "来诉草始因源步点飞重降伏手".contains(c)) && !whole
        }
        Bound::About => next.is_some_and(|c| "可多久诺".contains(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_goes_on_bounds_nothing() {
        for (said, another, none) in [
            (Bound::MoreThan, "额3亿元", "的茶园"),
            (Bound::AtLeast, "来计算", "的茶园"),
            (Bound::AtLeast, "源于茶税", "来自茶税"),
            (Bound::About, "可降水量", "的茶园"),
        ] {
            assert!(starts_another_word(said, another), "{another}");
            assert!(!starts_another_word(said, none), "{none}");
        }
        assert!(!starts_another_word(Bound::Exact, "额3亿元"));
    }

    #[test]
    fn a_sign_bounds_and_a_tag_does_not() {
        assert_eq!(before_number("年龄≥"), Some((Bound::AtLeast, 3)));
        assert_eq!(before_number("体重＜"), Some((Bound::LessThan, 3)));
        assert_eq!(before_number("人数>"), Some((Bound::MoreThan, 1)));
        for text in ["<td>", "</b><span class=\"a\">", "产量->", ">", "=>"] {
            assert_eq!(before_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_whole_stands_between_the_bound_and_the_share() {
        let percent = |text| across_whole(text, Kind::Percent);
        assert_eq!(percent("约占耕地面积的"), Some(Bound::About));
        assert_eq!(percent("已超过全村户数的"), Some(Bound::MoreThan));
        assert_eq!(percent("不足总量的"), Some(Bound::LessThan));
        assert_eq!(percent("接近全省"), Some(Bound::Nearly));
        assert_eq!(percent("超过上年"), None);
        assert_eq!(percent("节约总用水的"), None);
        assert_eq!(percent("近郊用地的"), None);
        assert_eq!(across_whole("超过上年的", Kind::Money), None);
    }
}
