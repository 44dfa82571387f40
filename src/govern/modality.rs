//! Whether a quantity is reported, wanted or foreseen: 力争达到, 预计.

use crate::fact::Modality;
use crate::lexicon::{self, WordList};
use crate::sentence::Sentence;
use crate::span::{Span, letter_from};

/// What the words before a quantity in its sentence make of it: the last that says so wins; a word for what is ahead
/// counts only where neither kind stands before.
///
/// 到2030年，力争建成公园40座，绿地率达到45%: both are wanted. 完成计划的95%, 比目标多3个: they are reported.
pub(super) fn modality(text: &str, sentence: &Sentence, quantity: Span) -> Modality {
    let words = lexicon::governing_words();
    if is_listed_goal(text, sentence, quantity) {
        return Modality::Target;
    }
    let before = Span::new(nearest_break(text, sentence.span.start, quantity.start), quantity.start).of(text);
    let before = behind_forecast(before);
    if is_goal(before, &text[quantity.end..]) {
        return Modality::Target;
    }
    if !lexicon::outlook_words().is_in(before) {
        return Modality::Reported;
    }
    let last = |words: &WordList| words.last_in(before).map(|found| (found.start, found.len()));
    let wanted = last(&words.wanted).filter(|(at, length)| !is_measured_by(before, *at, *length));
    // 比预期多出300吨: it is only measured by what was foreseen.
    let compared = |at: usize| before[..at].ends_with(['比', '较', '于']);
    // 人均预期寿命 is a measure.
    let named = |at: usize, length: usize| words.not_foreseen.starts(&before[at + length..]);
    let foreseen = last(&words.foreseen).filter(|(at, length)| !compared(*at) && !named(*at, *length));
    let ahead = || last(&words.ahead).is_some_and(|(at, length)| !is_measured_by(before, at, length));
    match (wanted, foreseen) {
        (None, None) if ahead() => Modality::Target,
        (None, None) => Modality::Reported,
        (Some(wanted), foreseen) if foreseen.is_none_or(|foreseen| wanted > foreseen) => Modality::Target,
        _ => Modality::Estimate,
    }
}

/// 正如业内预计的，甲公司胜出: what came as it was foreseen is told behind the comma.
fn behind_forecast(before: &str) -> &str {
    let (head, rest) = before.split_once('，').unwrap_or((before, ""));
    let opened = head.starts_with("正如") || head.starts_with('如') || head.starts_with("不出");
    let foreseen = || lexicon::governing_words().foreseen.is_in(head) || head.contains("所料");
    let came = opened && head.ends_with(['的', '料', '期']) && foreseen();
    if came && !rest.is_empty() { rest } else { before }
}

/// 今年的主要预期目标是：生产总值增长5%；新增就业1200人: all that the list holds is wanted, to the end of its sentence, and
/// where a colon ends the line the next one is the list.
fn is_listed_goal(text: &str, sentence: &Sentence, quantity: Span) -> bool {
    let goals = &lexicon::governing_words().goals;
    let start = sentence.span.start;
    let from = letter_from(text, quantity.start.saturating_sub(LONGEST_LIST).max(start));
    let above = text[..start].strip_suffix('\n').filter(|above| above.ends_with(['：', ':']));
    let opens_next = |above: &str| goals.is_in(&above[letter_from(above, above.len().saturating_sub(GOAL))..]);
    goals.is_in(&text[from..quantity.start]) || above.is_some_and(opens_next)
}

/// 提出生产总值增长8%左右的目标: the quantity says what the goal is; 实现了增长8%的目标 reports it.
fn is_goal(before: &str, behind: &str) -> bool {
    let words = lexicon::governing_words();
    let behind = &behind[words.bounds_behind.starting(behind).map_or(0, |bound| bound.len())..];
    let clause = before.rsplit(['，', ',', '；']).next().unwrap_or_default();
    words.goal_behind.starts(behind) && !words.met.is_in(clause)
}

/// So many bytes of a list are looked through for what opens it: without a bound a text of one sentence costs its square.
const LONGEST_LIST: usize = 1500;

/// So many bytes at the end of a line hold the words that open a list below it: 目标如下：.
const GOAL: usize = 15;

/// So many bytes back a word is looked for.
const NEAR: usize = 240;

/// Behind the last ；, and not too far off: a new part of the sentence may report again.
fn nearest_break(text: &str, start: usize, end: usize) -> usize {
    let from = letter_from(text, end.saturating_sub(NEAR).max(start).min(end));
    let clause_group = text[from..end].rfind(['；', ';']);
    clause_group.map_or(from, |at| from + at)
}

/// 完成计划的95%, 超额完成目标, 比计划多: the plan is only what the fact is measured by.
fn is_measured_by(before: &str, at: usize, length: usize) -> bool {
    let words = lexicon::governing_words();
    // 全面完成年初确定的主要目标，生产总值增长7.8%: the plan is done.
    let clause = before[..at].rsplit(['，', ',', '；', '：']).next().unwrap_or_default();
    let done = words.done.is_in(clause) && !words.wanted.is_in(clause);
    let behind = &before[at + length..];
    let had = before[at..].starts_with("争取") && is_obtained(behind);
    // 打击了200个目标, 军事目标: they are aimed at.
    let counted = before[..at].strip_suffix('个').is_some_and(|count| count.ends_with(|c: char| c.is_ascii_digit()));
    let aimed = before[at..].starts_with("目标") && (counted || words.aimed.ends(&before[..at]));
    // 计划投资5亿元，已完成投资3亿元: what is had of it is reported.
    let last = behind.rsplit(['，', ',', '；']).next().filter(|last| last.len() < behind.len());
    let had = had || last.is_some_and(|last| words.had.is_in(last) || words.at_present.starts(last));
    // 为了确保供水，已开启44处: what it is done for is no part of what was done.
    let aimed = aimed || last.is_some() && clause.trim_start().starts_with('为');
    done || had
        || aimed
        || words.measuring.ends(&before[..at])
        || before[at + length..].starts_with(['的', '任', '”'])
        || words.not_wanted.starts(&before[at + length..])
}

/// 争取了1亿元, 争取项目32个: with 了, or with nothing but a noun before its amount, 争取 is done; 争取建成3座, 争取每年增产3万吨 are
/// wanted.
fn is_obtained(behind: &str) -> bool {
    const NEAR: usize = 10;
    if behind.starts_with(['了', '到']) {
        return true;
    }
    let amount = |c: char| c.is_ascii_digit() || "０１２３４５６７８９一二三四五六七八九十百千万两".contains(c);
    let noun = &behind[..behind.find(amount).unwrap_or(behind.len())];
    let letters: Vec<char> = noun.chars().collect();
    let acts = letters.windows(2).any(|pair| lexicon::verb_class(&pair.iter().collect::<String>()).is_some());
    (1..=NEAR).contains(&letters.len())
        && letters.iter().all(|letter| lexicon::is_han(*letter) && !"每均都在于年把将使让用有再".contains(*letter))
        && !acts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence;

    fn read(text: &str, quantity: &str) -> Modality {
        let sentences = sentence::split(text, Span::new(0, text.len()));
        let at = text.find(quantity).expect("the text says it");
        modality(text, &sentences[0], Span::new(at, at + quantity.len()))
    }

    #[test]
    fn what_is_wanted_or_foreseen_is_not_reported() {
        assert_eq!(read("到2030年，力争建成公园40座，绿地率达到45%", "45%"), Modality::Target);
        assert_eq!(read("预计全年接待游客300万人次", "300万人次"), Modality::Estimate);
        assert_eq!(read("全年接待游客300万人次", "300万人次"), Modality::Reported);
        assert_eq!(read("提出生产总值增长8%左右的目标，留有余地", "8%"), Modality::Target);
        assert_eq!(read("实现了增长8%的目标", "8%"), Modality::Reported);
        assert_eq!(read("提出到2030年达到45%的目标", "45%"), Modality::Target);
        assert_eq!(read("今年再改造危房300户", "300户"), Modality::Target);
        assert_eq!(read("产量今年再创新高，达3万吨", "3万吨"), Modality::Reported);
        assert_eq!(read("省财政将投入2亿元", "2亿元"), Modality::Target);
        assert_eq!(read("预计省财政将投入2亿元", "2亿元"), Modality::Estimate);
        assert_eq!(read("展览面积将超过4万平方米", "4万平方米"), Modality::Estimate);
    }

    #[test]
    fn all_that_a_list_of_goals_holds_is_wanted() {
        let list = "今年发展主要预期目标是：生产总值增长5%左右；新增就业1200人以上";
        assert_eq!(read(list, "1200人"), Modality::Target);
        assert_eq!(read("全面完成年初确定的主要目标，新增就业1266人", "1266人"), Modality::Reported);
    }

    #[test]
    fn a_plan_that_measures_wants_nothing() {
        assert_eq!(read("完成计划的95%", "95%"), Modality::Reported);
        assert_eq!(read("比目标多3个", "3个"), Modality::Reported);
        assert_eq!(read("比预期多出30吨", "30吨"), Modality::Reported);
        assert_eq!(read("计划投资5亿元，已完成投资3亿元", "5亿元"), Modality::Target);
        assert_eq!(read("计划投资5亿元，已完成投资3亿元", "3亿元"), Modality::Reported);
        assert_eq!(read("争取了1亿元", "1亿元"), Modality::Reported);
        assert_eq!(read("争取1亿元", "1亿元"), Modality::Target);
        assert_eq!(read("对军事目标空袭12次", "12次"), Modality::Reported);
        assert_eq!(read("击中了200个目标，摧毁30处", "30处"), Modality::Reported);
        assert_eq!(read("人均预期寿命达到78岁", "78岁"), Modality::Reported);
    }
}
