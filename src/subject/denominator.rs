//! The denominator of a rate: 每千人口4.68个, 每月205元, 人均11.36平方米, 年均增长5%.

use super::pieces::Role;
use super::{Context, Tie, Told};
use crate::lexicon::{self, Found};

/// Adds what the quantity is counted per.
pub(super) fn add(context: &Context, tie: &mut Tie) {
    let written = context.mention().per.clone();
    // 每小时30吨以上的21眼: what another amount is per is not that of the count; nor is an age so many per head.
    let own = tie.rule != super::rules::PART_OF_SET && context.mention().kind != crate::fact::Kind::Age;
    tie.per = written
        .or_else(|| each(context).filter(|_| own))
        .or_else(|| frequency(context))
        .or_else(|| yearly(context, tie))
        .or_else(|| average(context, tie))
        .or_else(|| bare_average(context))
        .or_else(|| driven(context, tie))
        .or_else(|| in_the_clause_before(context, tie))
        .or_else(|| listed(context))
        .or_else(|| pair(context, tie))
        .or_else(|| yearly_output(context, tie))
        .or(tie.per.take());
}

/// 每千人口拥有托位4.68个, 每公斤20元, 每小时十公里.
fn each(context: &Context) -> Option<String> {
    let each = context.left.iter().rfind(|piece| piece.role == Role::Each)?;
    let Some((_, behind)) = context.word(each).rsplit_once('每') else {
        // 提高到人均1196元.
        return lexicon::average_per(context.word(each)).map(str::to_owned);
    };
    // 每个项目有15家企业: the measure word stands for its noun.
    let at = context.left.iter().rposition(|piece| piece.span == each.span)?;
    let owned = context.left.get(at + 2).is_some_and(|next| next.role == Role::De);
    let noun = context
        .left
        .get(at + 1)
        .filter(|next| next.role == Role::Noun && lexicon::subject_words().measure_words.has(behind) && !owned);
    // 每台容量1.2万千瓦: a measure is what each has.
    if let Some(noun) =
        noun.filter(|noun| lexicon::is_fund(context.word(noun)) || !lexicon::is_property(context.word(noun)))
    {
        return Some(context.word(noun).to_owned());
    }
    let behind = behind.strip_prefix('满').unwrap_or(behind);
    (!behind.is_empty()).then(|| behind.to_owned())
}

/// 一日3次, 一周两次, 一次2片: how often in a day, how much at a time.
fn frequency(context: &Context) -> Option<String> {
    let period = context.word(context.left.last()?).strip_prefix('一')?;
    let mention = context.mention();
    let often =
        matches!(period, "日" | "天" | "周" | "月" | "年") && matches!(mention.unit.as_str(), "次" | "回" | "趟");
    let dose = period == "次" && mention.unit != "次";
    (often || dose).then(|| period.to_owned())
}

/// How far the denominator behind 每 reaches: 千人口, 平方米, 户.
pub(super) fn end(behind: &str) -> Option<usize> {
    // 每满300元减50元.
    if let Some(rest) = behind.strip_prefix('满') {
        return end(rest).or_else(|| money_end(rest)).map(|end| '满'.len_utf8() + end);
    }
    let words = lexicon::subject_words();
    let number =
        behind.len() - behind.trim_start_matches(|c: char| "一二三四五六七八九十百千万亿0123456789".contains(c)).len();
    if number > 0 {
        let end = words.per_number.starting(&behind[number..]).map(|found| number + found.len());
        if end.is_some() {
            return end;
        }
    }
    let unit = lexicon::BUILT_IN.units.starting(&behind[number..]).filter(|(len, unit)| {
        // 每回收1吨: the measure word begins a verb.
        let verb = behind.get(..lexicon::TWO_HAN).is_some_and(|verb| lexicon::verb_class(verb).is_some());
        !(number == 0 && unit.counts && *len == lexicon::HAN && verb)
    });
    let unit = unit.map(|(len, _)| number + len);
    // 每家庭: the longer word is meant.
    unit.max(words.per_one.starting(behind).map(Found::len))
}

/// 300元 of 每满300元.
fn money_end(behind: &str) -> Option<usize> {
    let digits = behind.len()
        - behind.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万".contains(c)).len();
    let unit = behind[digits..].chars().next().filter(|unit| digits > 0 && matches!(unit, '元' | '块'))?;
    Some(digits + unit.len_utf8())
}

/// 每年通过煤炭转化，生产甲醇200万吨: said at the head of a clause that tells no amount it holds for the next.
fn in_the_clause_before(context: &Context, tie: &Tie) -> Option<String> {
    let before = context.clause.checked_sub(1).filter(|_| context.first && tie.change.is_none())?;
    let silent = context.last().is_none_or(|told| (told.sentence, told.clause) != (context.sentence, before));
    let dated = context.left.iter().any(|piece| piece.role == Role::Time);
    if !silent || dated || super::is_relative(context.mention().kind) {
        return None;
    }
    let clause = context.paragraph.sentences[context.sentence].clauses.get(before).filter(|one| one.mark == '，')?;
    let (head, behind) = clause.span.of(context.text).split_once('每')?;
    let period = ["年", "月", "天", "日", "周"].into_iter().find(|period| behind.starts_with(period))?;
    // 戏每天上演，吸引游客12万人次: what is done each day is another matter than what comes of it.
    let rest = &behind[period.len()..];
    let holds = head.chars().count() <= SHORT && (rest.is_empty() || lexicon::means().starts(rest));
    holds.then(|| period.to_owned())
}

/// So few letters of a clause stand before 每年 where it holds for all that follows.
const SHORT: usize = 12;

/// 从每月70元提高到88元: the denominator holds for both ends.
fn pair(context: &Context, tie: &Tie) -> Option<String> {
    // 由每亩20元调整为35元, 由每月620元、455元提高到680元和520元.
    let told =
        context.neighbour().filter(|told| matches!(told.tie.rule, super::rules::STARTING_POINT | "coordinated"))?;
    let same = context.mention().unit == context.mentions[told.mention].unit;
    let reached = tie.change.is_some_and(|change| change.extent == crate::fact::Extent::To)
        || told.tie.rule == super::rules::STARTING_POINT;
    told.tie.per.clone().filter(|_| reached && same)
}

/// 年产40万件, 年处理垃圾30万吨.
fn yearly_output(context: &Context, tie: &Tie) -> Option<String> {
    let before = tie.predicate.map(|span| span.of(context.text));
    let last = context.left.last().map(|piece| context.word(piece));
    OUTPUT.iter().any(|word| before == Some(word) || last == Some(word)).then(|| "年".to_owned())
}

const OUTPUT: &[&str] = &["年产", "年处理", "年加工", "年生产", "年发电", "年供水"];

/// 年产果汁3000吨、冷藏能力800吨: the yearly output of one thing is not the measure of another.
pub(super) fn is_yearly_output(verb: &str) -> bool {
    OUTPUT.contains(&verb)
}

/// 年客运量42.7万人次、邮件处理量860吨: the period holds down the list.
fn listed(context: &Context) -> Option<String> {
    let output = |told: &&Told| told.tie.predicate.is_some_and(|verb| is_yearly_output(verb.of(context.text)));
    let measured = lexicon::is_property(context.left.last().map_or("", |last| context.word(last)));
    let told = context.neighbour().filter(|told| !(measured && output(told)))?;
    let comma = context.left.first().is_some_and(|piece| piece.role == Role::ListComma);
    let periodic = told.tie.per.as_deref().is_some_and(|per| matches!(per, "年" | "日" | "月"));
    let level = told.tie.change.is_none() && context.mentions[told.mention].per.is_none();
    (comma && periodic && level).then(|| told.tie.per.clone()).flatten()
}

/// 年均增长5%: a yearly rate of growth. In 年均浓度下降26% the word belongs to the noun.
fn yearly(context: &Context, tie: &Tie) -> Option<String> {
    const YEARLY: &[(&str, &str)] = &[("年均", "年"), ("月均", "月"), ("日均", "日")];
    // 年均6.6%的增速: the rate is told by its noun.
    let rate = || tie.subject.as_ref().is_some_and(|subject| lexicon::is_rate(&subject.text(context.text)));
    if tie.change.is_none() && !(context.mention().kind == crate::fact::Kind::Percent && rate()) {
        return None;
    }
    let subject_end = tie.subject.as_ref().filter(|subject| !subject.carried);
    let subject_end = subject_end.and_then(|subject| subject.parts.first()).map_or(0, |part| part.end);
    let behind = context.left.iter().filter(|piece| piece.span.start >= subject_end);
    behind
        .filter_map(|piece| YEARLY.iter().find(|(word, _)| *word == context.word(piece)))
        .map(|(_, per)| (*per).to_owned())
        .next()
}

/// 人均公园绿地面积11.36平方米; its growth has no denominator.
fn average(context: &Context, tie: &Tie) -> Option<String> {
    let subject = tie.subject.as_ref()?.text(context.text);
    // 年产量居第三: a rank is no rate.
    if context.mention().kind == crate::fact::Kind::Rank {
        return None;
    }
    if tie.change.is_some_and(|change| change.extent == crate::fact::Extent::By)
        || super::is_relative(context.mention().kind) && !subject.contains("年均")
    {
        return None;
    }
    if subject.contains("每股") {
        return Some("股".to_owned());
    }
    lexicon::average_per(&subject).or_else(|| periodic(&subject)).map(str::to_owned)
}

/// 接待游客28万人次，日均3.5万人次; 户均增收1.2万元: an average right before the amount, or before what is earned more.
fn bare_average(context: &Context) -> Option<String> {
    let (last, before) = context.left.split_last()?;
    let earned = context.word(last) == "增收" && context.mention().kind == crate::fact::Kind::Money;
    let averages = if earned { before.last()? } else { last };
    let per = lexicon::average_per(context.word(averages)).filter(|_| !super::is_relative(context.mention().kind));
    per.filter(|_| context.word(averages).chars().count() == 2).map(str::to_owned)
}

/// 日均处理交易26亿笔, 年节约电费50亿元: the average or the period drives the verb.
fn driven(context: &Context, tie: &Tie) -> Option<String> {
    let verb = tie.predicate?;
    let before = context.left.iter().rfind(|piece| piece.span.end <= verb.start)?;
    let word = context.word(before);
    let per = match before.role {
        Role::Adverb => lexicon::average_per(word),
        Role::Modifier => Some(word).filter(|word| matches!(*word, "年" | "月" | "日")),
        _ => None,
    };
    let drives = before.span.end == verb.start && !super::is_relative(context.mention().kind);
    per.filter(|_| drives).map(str::to_owned)
}

/// 年货运量, 日供水能力, 设计年生产能力: the period is part of the measure's name.
fn periodic(subject: &str) -> Option<&'static str> {
    // 平均亩产642公斤: the yield of a mu.
    if subject.ends_with("亩产") {
        return Some("亩");
    }
    const PERIODS: &[(char, &str)] = &[('年', "年"), ('日', "日"), ('月', "月")];
    let name = ["设计", "最大", "平均", "预计"].iter().find_map(|word| subject.strip_prefix(word)).unwrap_or(subject);
    let (letter, per) = PERIODS.iter().find(|(letter, _)| name.starts_with(*letter))?;
    let rest = &name[letter.len_utf8()..];
    let other_word =
        rest.starts_with(['末', '初', '底', '度', '龄', '轻', '报', '份', '均', '来', '间', '中', '元', '本']);
    (!other_word && lexicon::is_property(rest)).then_some(*per)
}
