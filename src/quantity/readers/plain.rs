//! A numeral with its unit, a money sign before it, denominators behind it.

use std::sync::Arc;

use super::{amount_of, candidate, ends_phrase};
use crate::fact::{Bound, Kind};
use crate::lexicon::{self, Unit};
use crate::numeral::{self, Number, Numeral, Style};
use crate::quantity::{Amount, Candidate, FoundUnit, Reader, header};
use crate::segmenter::{self, Tag};
use crate::span::Span;

/// A numeral and its unit; money signs before it; the denominators behind it.
pub(in crate::quantity) fn plain(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    plain_if(reader, numeral, |_| true)
}

/// The same where it fits; most shapes that begin with a plain quantity go on in their own way behind it, and need no copy
/// of one that does not.
pub(super) fn plain_if(reader: &Reader, numeral: Numeral, fits: impl Fn(&Candidate) -> bool) -> Option<Candidate> {
    let asked = (numeral.start, numeral.end, numeral.bound);
    if reader.plain.borrow().as_ref().is_none_or(|(last, _)| *last != asked) {
        let found = read_plain(reader, numeral);
        reader.plain.replace(Some((asked, found)));
    }
    let last = reader.plain.borrow();
    last.as_ref().and_then(|(_, found)| found.as_ref()).filter(|found| fits(found)).cloned()
}

fn read_plain(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let (numeral, unit) = give_back(reader, numeral);
    let amount = amount_of(&numeral);
    let mut found = candidate(Span::new(numeral.start, numeral.end), numeral, amount);
    if let Some((end, unit)) = unit {
        with_unit(reader, &mut found, end, unit);
    } else if let Some(header) = header::unit(reader, numeral.start) {
        found.amount = scaled(found.amount, header.scale)?;
        found.kind = header.unit.kind;
        found.unit_text = header.name;
        found.per = header.per;
        found.unit = Some(header.unit);
    } else {
        without_unit(reader, &mut found);
    }
    Some(found)
}

fn with_unit(reader: &Reader, found: &mut Candidate, end: usize, unit: &Arc<Unit>) {
    let written = &reader.text[skip_space(reader, found.number.end)..end];
    let (name, per) = match written.split_once(STROKES) {
        Some((name, per)) => (name, Some(per.to_owned())),
        None => (written, None),
    };
    // 5.2个百分点: 个 only counts the points, the unit is 百分点.
    let name = if unit.kind == Kind::PercentagePoint { name.trim_start_matches('个') } else { name };
    found.span.end = end;
    found.kind = unit.kind;
    found.unit_text = name.to_owned();
    found.unit = Some(unit.clone());
    found.per = per;
    denominators(reader, found);
    if found.kind == Kind::Money && found.per.is_none() {
        found.per = priced_by(reader, found.span.end).map(|(_, name)| name.to_owned());
    }
}

/// 5块钱一斤, 100元一天: 一 and a measure word right behind a price say what it buys. Where it ends, and the unit without 个
/// (3000元一个月).
fn priced_by<'a>(reader: &Reader<'a>, end: usize) -> Option<(usize, &'a str)> {
    let at = end + reader.after(end).strip_prefix('一').map(|_| '一'.len_utf8())?;
    let (close, unit) = unit_at(reader, at)?;
    // 一毛一样 is a saying.
    let buys = !matches!(unit.kind, Kind::Money | Kind::Percent) && unit.name != "样";
    let name = &reader.text[at..close];
    let name = name.strip_prefix('个').filter(|rest| !rest.is_empty()).unwrap_or(name);
    (buys && !name.is_empty() && ends_phrase(reader.after(close))).then_some((close, name))
}

/// Where the words end that say what a price buys: 一斤 of 5块钱一斤.
pub(in crate::quantity) fn priced_end(reader: &Reader, candidate: &Candidate) -> Option<usize> {
    if candidate.kind != Kind::Money || candidate.per.is_none() {
        return None;
    }
    priced_by(reader, candidate.span.end).map(|(end, _)| end)
}

/// Whether the numeral at a place is the 一 of 5块钱一斤.
pub(in crate::quantity) fn prices(reader: &Reader, at: usize) -> bool {
    if !reader.after(at).starts_with('一') {
        return false;
    }
    let before = reader.before(at);
    let Some(money) = lexicon::quantity_words().money.ending(before) else { return false };
    let amount = &before[..before.len() - money.len()];
    let digit = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万亿半".contains(c);
    amount.ends_with(digit) && priced_by(reader, at).is_some()
}

/// A number alone, with the sign of a currency before it, or over a denominator.
fn without_unit(reader: &Reader, found: &mut Candidate) {
    let numeral = found.number;
    if numeral.magnitude.is_some() || numeral.style == Style::Chinese {
        found.kind = Kind::Count;
    }
    if Span::new(numeral.start, numeral.end).of(reader.text).contains("分之") {
        found.kind = Kind::Percent;
    }
    // 死亡率15.3/10万, 单价1.2万/㎡.
    let after = reader.after(numeral.end);
    if numeral.magnitude.is_some() || after.starts_with("/10万") || after.starts_with("/百万") {
        denominators(reader, found);
    }
    // RMB 500万: one blank behind the sign is part of the span.
    let before = reader.before(numeral.start);
    let blank = before.len() - before.strip_suffix(' ').unwrap_or(before).len();
    if let Some((len, currency)) = reader.lexicon.units.symbol_ending(&before[..before.len() - blank]) {
        found.span.start = numeral.start - len - blank;
        found.unit_text = currency.name.clone();
        found.kind = Kind::Money;
        found.unit = Some(currency.clone());
    }
}

/// What parts a unit from its denominator.
pub(super) const STROKES: [char; 3] = ['/', '／', '∕'];

/// 元/吨, 吨/户/月: what follows a slash is the denominator.
pub(super) fn denominators(reader: &Reader, found: &mut Candidate) {
    while let Some(rest) = reader.after(found.span.end).strip_prefix(STROKES) {
        // 14.3平方米/每生: 每 says the same again.
        let at = reader.block.end - rest.strip_prefix('每').unwrap_or(rest).len();
        let Some(end) = denominator_end(reader, at) else { break };
        divide(found, &reader.text[at..end], end);
    }
    inverse_units(reader, found);
}

/// 3.5 m·s-1, 7500 kg·hm－2: a unit to a negative power divides.
fn inverse_units(reader: &Reader, found: &mut Candidate) {
    const DOTS: &[char] = &['·', '•', '⋅', '∙'];
    const MINUS: &[char] = &['-', '－', '−', '–', '—', '⁻'];
    while let Some(rest) = reader.after(found.span.end).strip_prefix(DOTS) {
        let at = reader.block.end - rest.len();
        let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic() || lexicon::is_han(c)).len();
        let known = unit_at_all(reader, at, name) || matches!(&rest[..name], "s" | "d" | "h" | "a" | "min" | "hm");
        let Some(power) = rest[name..].strip_prefix(MINUS).filter(|_| known && name > 0) else { break };
        let Some((digit, letter)) = power.chars().next().and_then(|c| Some((c.to_digit(10)?, c))) else { break };
        let exponent = if digit > 1 { digit.to_string() } else { String::new() };
        let end = reader.block.end - power.len() + letter.len_utf8();
        divide(found, &format!("{}{exponent}", &rest[..name]), end);
    }
}

/// One more denominator of a quantity, which ends there.
fn divide(found: &mut Candidate, denominator: &str, end: usize) {
    found.per = Some(match found.per.take() {
        Some(per) => format!("{per}/{denominator}"),
        None => denominator.to_owned(),
    });
    found.span.end = end;
}

/// Whether the letters at a place are a unit as a whole.
fn unit_at_all(reader: &Reader, at: usize, len: usize) -> bool {
    reader.lexicon.units.starting(&reader.text[at..at + len]).is_some_and(|(found, _)| found == len)
}

/// Where the denominator at a place ends, with a round number of its own in 毫克/100毫升, 部/百人 and 例/10万.
fn denominator_end(reader: &Reader, at: usize) -> Option<usize> {
    const PLAIN: &[&str] =
        &["月", "日", "年", "时", "人", "生", "户", "亩", "次", "天", "周", "季", "班", "床", "h", "d", "s", "a"];
    // 毫克/(千克·天): a bracket holds several.
    if reader.after(at).starts_with(['(', '（']) {
        let close = reader.after(at).char_indices().take(MAX_BRACKET).find(|(_, c)| matches!(c, ')' | '）'))?;
        return Some(at + close.0 + close.1.len_utf8());
    }
    let number = round_number(reader.after(at));
    if number > 0 {
        // 500米/1000米 are two lengths.
        let unit = unit_at(reader, at + number).filter(|(_, unit)| !matches!(unit.kind, Kind::Duration | Kind::Length));
        let whole = unit.map(|(end, _)| end).filter(|_| !reader.after(at + number).starts_with('/'));
        return whole.or_else(|| reader.after(at)[..number].ends_with('万').then_some(at + number));
    }
    unit_at(reader, at)
        .map(|(end, _)| end)
        .or_else(|| PLAIN.iter().find(|word| reader.after(at).starts_with(**word)).map(|word| at + word.len()))
}

/// A denominator in brackets has no more characters.
const MAX_BRACKET: usize = 12;

/// The length of 100, 10万, 百, 千, 万 at the head of a text.
fn round_number(text: &str) -> usize {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_round =
        text[..digits].strip_prefix('1').is_some_and(|zeros| !zeros.is_empty() && !zeros.contains(|c| c != '0'));
    let magnitudes = text[digits..].len() - text[digits..].trim_start_matches(['十', '百', '千', '万']).len();
    // 升/千米 has a length below the stroke, as 升/公里, and no 千 of metres.
    let is_length = text[digits..].starts_with("千米");
    if (digits > 0 && !is_round) || is_length { 0 } else { digits + magnitudes }
}

/// 90000千伏安: the last magnitude of the numeral belongs to the unit where the table has that unit.
fn give_back<'a>(reader: &Reader<'a>, numeral: Numeral) -> (Numeral, FoundUnit<'a>) {
    if let Some((at, _)) = numeral.last_magnitude.filter(|(at, _)| *at > numeral.start) {
        let magnitude = reader.after(at).chars().next().map_or(0, char::len_utf8);
        let longer = reader.lexicon.units.starting(reader.after(at)).filter(|(len, _)| *len > magnitude);
        let shorter = longer.and_then(|_| numeral::read_until(reader.text, numeral.start, at));
        if let (Some((len, unit)), Some(shorter)) = (longer, shorter) {
            return (shorter, Some((at + len, unit)));
        }
    }
    // 100+家门店: the sign says 多.
    if reader.after(numeral.end).starts_with('+')
        && let Some((end, unit)) = unit_at(reader, numeral.end + 1).filter(|(_, unit)| unit.counts)
    {
        return (Numeral { end: numeral.end + 1, bound: Bound::MoreThan, ..numeral }, Some((end, unit)));
    }
    // 万把人: about so many.
    if numeral.is_bare()
        && reader.after(numeral.end).starts_with('把')
        && let Some(unit) = unit_at(reader, numeral.end + '把'.len_utf8())
    {
        return (Numeral { end: numeral.end + '把'.len_utf8(), bound: Bound::About, ..numeral }, Some(unit));
    }
    (numeral, unit_at(reader, numeral.end))
}

/// The unit that starts at `at`, one blank before a Latin symbol passed over.
pub(in crate::quantity) fn unit_at<'a>(reader: &Reader<'a>, at: usize) -> FoundUnit<'a> {
    match reader.unit.get() {
        Some((asked, found)) if asked == at => found,
        _ => {
            let found = read_unit(reader, at);
            reader.unit.set(Some((at, found)));
            found
        }
    }
}

fn read_unit<'a>(reader: &Reader<'a>, at: usize) -> FoundUnit<'a> {
    let from = skip_space(reader, at);
    let after = reader.after(from);
    let (len, unit) = reader.lexicon.units.starting(after)?;
    // 12个点位 are twelve.
    if unit.name != "个" && after.starts_with("个点位") {
        return reader.lexicon.units.starting("个").map(|(len, unit)| (from + len, unit));
    }
    let next = after[len..].chars().next();
    let latin = after[..len].chars().next_back().is_some_and(|c| c.is_ascii_alphabetic());
    // 一九八二、一九八三两年: before a measure word 两 is a number of its own, and weighs nothing.
    if unit.name == "两"
        && after[len..].starts_with([
            '日', '人', '位', '名', '座', '条', '件', '回', '户', '年', '个', '個', '国', '地', '市', '省', '县', '家',
            '项', '次', '天', '月', '周', '类', '种', '级',
        ])
    {
        return None;
    }
    // km of kmh, t of total: a Latin symbol ends where no letter follows; kg/h of kg/hm² ends before its stroke.
    if latin && next.is_some_and(|c| c.is_ascii_alphanumeric()) {
        let stroke = after[..len].rfind('/')?;
        let (shorter, unit) = reader.lexicon.units.starting(&after[..stroke])?;
        return (shorter == stroke).then_some((from + stroke, unit));
    }
    // 900多万个体工商户: 个体 is a word before those who trade; 3个体育馆 are three.
    if ["个体工商", "个体户", "个体经营", "个体劳动"].iter().any(|word| after.starts_with(word)) {
        return None;
    }
    // 个 counts anything: 3个人 is no 个人; but 一石子 is a stone.
    let ambiguous = unit.counts && unit.name != "个"
        || matches!(unit.name.as_str(), "里" | "点" | "年" | "天" | "角" | "升" | "晚" | "夜" | "石" | "文")
        || matches!(&after[..len], "分" | "度");
    // 这一斗争, 这一担忧: there the unit begins another word; 五担水.
    if matches!(unit.name.as_str(), "斗" | "担") && is_never_parted(after) {
        return None;
    }
    let sure = || {
        let before = reader.before(at);
        counts_whatever_follows(before, unit) || counts_persons(before, unit, &after[len..])
    };
    // 1000千伏特高压线路: 特高压 is a word.
    if after[..len].ends_with("伏特") && after[len..].starts_with("高压") {
        let shorter = len - '特'.len_utf8();
        return reader.lexicon.units.starting(&after[..shorter]).map(|(len, unit)| (from + len, unit));
    }
    // 积45分升至第二, 得9分升入甲级: 升 is the verb.
    if unit.name == "分升" && after[len..].starts_with(['至', '到', '为', '入', '上']) {
        return reader.lexicon.units.starting("分").map(|(len, unit)| (from + len, unit));
    }
    // 2015首款, 全省首条: 首 is the first of its kind.
    if unit.name == "首" && after[len..].starts_with(FIRST_OF) {
        return None;
    }
    let fused = || if sure() { is_never_parted(after) } else { begins_another_word(after, len) };
    if !latin && ambiguous && fused() {
        return None;
    }
    Some((from + len, unit))
}

/// 两家子公司, 9例假阳性: behind a small number a pure measure word counts, whatever word its letter could begin; not so
/// behind a magnitude or the sign of 7000+家电品牌.
fn counts_whatever_follows(before: &str, unit: &Unit) -> bool {
    const PURE: &[&str] = &[
        "家", "例", "种", "台", "件", "条", "名", "位", "项", "所", "座", "次", "组", "只", "张", "艘", "辆", "架",
        "枚", "幅", "首", "篇", "册", "款", "份", "起", "宗", "颗", "棵", "株", "栋", "套",
    ];
    !is_rounded(before) && PURE.contains(&unit.name.as_str())
}

/// 3人为女性, 两人均未到场: behind a small number persons are counted, though 人为 and 人均 are words.
fn counts_persons(before: &str, unit: &Unit, behind: &str) -> bool {
    unit.name == "人" && behind.starts_with(['为', '均', '系']) && !behind.starts_with("为因") && !is_rounded(before)
}

/// What 首 makes the first of.
const FIRST_OF: [char; 9] = ['款', '届', '个', '次', '部', '批', '家', '座', '条'];

/// It ends with a magnitude, or with the sign of 7000+家电品牌.
fn is_rounded(before: &str) -> bool {
    before.ends_with(['万', '亿', '千', '百', '萬', '億', '+', '＋'])
}

/// 10家长 is no 10家; 10家长期合作企业 is.
fn is_never_parted(after: &str) -> bool {
    let words = lexicon::quantity_words();
    let second = after.chars().next().map_or(0, char::len_utf8);
    words.never_parted.starts(after) && !words.parted.starts(&after[second..])
}

/// 20万人口, 上千万家庭: the measure word is the head of another word, unless that word's tail begins one itself
/// (5项目标 is 5项 and 目标).
fn begins_another_word(after: &str, len: usize) -> bool {
    let mut chars = after.char_indices().skip(1);
    let single = after.chars().next().is_some_and(|c| c.len_utf8() == len);
    let (Some((_, next)), true) = (chars.next(), single) else { return false };
    let end = len + next.len_utf8();
    if is_never_parted(after) {
        return true;
    }
    // 花了三天才修好: 天才 counts after all. 15升水: behind a number 升水 is water, and no premium.
    if ENDS_UNIT.contains(&next) || segmenter::counts(&after[..end]) || &after[..end] == "升水" {
        return false;
    }
    let tag = segmenter::dictionary_tag(&after[..end]);
    if !matches!(tag, Some(Tag::Noun | Tag::Verb | Tag::VerbNoun | Tag::Adjective | Tag::Name | Tag::Region)) {
        return false;
    }
    // 四人面面相觑, 两路军杀出: the segmenter leaves the measure word alone.
    let words = segmenter::tag(after, Span::new(0, after.char_indices().nth(5).map_or(after.len(), |(at, _)| at)));
    let letters = |at: usize| words.get(at).map_or(0, |word| word.text.chars().count());
    if letters(0) < 2 {
        return false;
    }
    let tail = after[len..].chars().nth(1).map(|third| &after[len..end + third.len_utf8()]);
    let parted = tail.is_some_and(|tail| segmenter::dictionary_tag(tail).is_some());
    // 8处理器: the longer the word, the surer.
    let longer = matches!(tail, Some(tail) if segmenter::dictionary_tag(&after[..len + tail.len()]).is_some());
    // 上亿市场主体: it reads on behind 市场, and leaves no rest as it does with 标 of 5项目标.
    let reads_on = tag == Some(Tag::Noun) && (letters(0) > 2 || letters(1) > 1);
    !parted || longer || reads_on
}

/// Letters that follow a unit so often that the dictionary's word is no evidence: 元以上, 年均, 户均, 两年增长, 两天半.
const ENDS_UNIT: &[char] = &['以', '左', '余', '多', '增', '减', '的', '和', '及', '半', '，', '、'];

fn skip_space(reader: &Reader, at: usize) -> usize {
    let after = reader.after(at);
    let symbol = |c: char| c.is_ascii_alphabetic() || "℃°µμΩ%‰".contains(c) || matches!(c, '㎀'..='㏟');
    let blank = after.starts_with(' ') && after[1..].starts_with(symbol);
    if blank { at + 1 } else { at }
}

fn scaled(amount: Amount, scale: Number) -> Option<Amount> {
    Some(match amount {
        Amount::One(value) => Amount::One(value.checked_mul(scale)?.trimmed()),
        Amount::Range(low, high) => {
            Amount::Range(low.checked_mul(scale)?.trimmed(), high.checked_mul(scale)?.trimmed())
        }
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_word_that_heads_another_word_counts_where_the_rest_of_that_word_begins_one() {
        let other = |after: &str| begins_another_word(after, lexicon::HAN);
        assert!(!other("项目标"), "项 and 目标");
        assert!(other("市场主体建"), "市场主体 leaves no rest");
        assert!(other("人民生活水"), "人民 reads on behind itself, though 民生 is a word");
        assert!(other("人口普查员"), "a word whose rest begins none");
        assert!(!other("人以上参加"), "以 follows units");
    }
}
