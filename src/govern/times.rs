//! Which time expressions govern, and how far.
//!
//! 2024年，全市建成3座: the whole section. 3月5日: its paragraph, for what happened. 目前, 成立于1992年: their sentence. 由2015年的5座增加到9座: the first
//! quantity alone. 比2020年增长: none.

use once_cell::sync::Lazy;
use regex::Regex;

use super::surroundings::{Openers, Surroundings};
use super::{Governor, Rank, Said};
use crate::fact::ParagraphKind;
use crate::lexicon::{self, GoverningWords};
use crate::scope::{iso, time};
use crate::segmenter::{self, Tag};
use crate::sentence::Sentence;
use crate::span::{Span, letter_before};

/// The governing times of a sentence.
pub(super) fn times(sentence: &Sentence, said: Said) -> Vec<Governor> {
    let text = said.text;
    if said.times.is_empty() || is_chapter(sentence, said) {
        return Vec::new();
    }
    let openers = Openers::of(text, sentence, &beside(said));
    let words = lexicon::governing_words();
    let mut compared: Option<Span> = None;
    let mut found = Vec::new();
    let mut announced: Option<usize> = None;
    for span in joined(text, said.times, sentence.span) {
        let around = Surroundings { text, sentence, span };
        let listed = compared.is_some_and(|last| matches!(&text[last.end..span.start], "和" | "、" | "及" | "与"));
        if listed || around.is_compared(words) || is_base(&around, said.quantities) {
            compared = Some(span);
            found.extend(of_the_basis(&around, said.quantities));
        } else if is_announced(&around, said.quantities, words) {
            announced = Some(found.len());
            found.push(Governor { span, until: around.end(), rank: Rank::Holds });
        } else if !(is_name(&around, words) || is_edition(&around, said)) {
            let governor = governor(&around, &openers, said, words);
            let only_set_beside = is_earlier_year(&around, found.first()) || is_run_of_average(&around, found.first());
            found.push(if only_set_beside { ends_with_clause(&around, governor) } else { governor });
        }
    }
    end_with_group(text, sentence, &mut found);
    // 统计局7月13日发布上半年外贸数据: when they were published is no time of what they tell.
    for told in &mut found[..announced.unwrap_or(0)] {
        told.rank = if told.rank == Rank::Paragraph { Rank::Ends } else { told.rank };
    }
    found
}

/// 上半年，甲县收入12亿元，6月份2亿元；乙县收入9亿元，6月份1亿元: said in each group of a sentence a time ends with its group, behind
/// the one that holds for all.
fn end_with_group(text: &str, sentence: &Sentence, found: &mut [Governor]) {
    // So many times behind one are looked at for the same one.
    const FEW: usize = 8;
    for at in 1..found.len() {
        let (span, said) = (found[at].span, found[at].span.of(text));
        let again = found[at + 1..].iter().take(FEW).find(|later| later.span.of(text) == said);
        let group = Surroundings { text, sentence, span }.end_of_group();
        let parted = again.is_some_and(|again| group < again.span.start);
        let first = found[0].span.of(text) != said;
        if parted && first {
            found[at].until = found[at].until.min(group);
        }
    }
}

/// 第二十回 王府除夕祭祖: what the chapter of a tale is called dates none of it.
fn is_chapter(sentence: &Sentence, said: Said) -> bool {
    let number = sentence.span.of(said.text).trim_start().strip_prefix('第');
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(c);
    let behind = number.map(|number| number.trim_start_matches(numeral));
    let numbered = behind.is_some_and(|behind| behind.starts_with(['回', '章']) && number != Some(behind));
    said.kind == ParagraphKind::Heading && numbered
}

/// 教育部今天发布2022年教育公报。公报显示，全国共有…: the period of what was published is that of what it tells, unless the same
/// clause tells amounts itself.
fn is_announced(around: &Surroundings, quantities: &[Span], words: &GoverningWords) -> bool {
    let before = around.before().trim_end_matches('《');
    if !words.publishing.ends(before) {
        return false;
    }
    let said = around.span.of(around.text);
    let period = iso::is_year(said) || iso::is_part_of_year(said);
    let clause = Span::new(around.span.end, around.clause_end().max(around.span.end));
    let next = quantities.get(quantities.partition_point(|quantity| quantity.start < clause.start));
    let tells = next.is_some_and(|next| clause.contains(*next));
    period && !tells && words.published.is_in(clause.of(around.text))
}

/// 昨天，2026年第3届龙舟赛倒计时百日: the year of games is part of their name.
fn is_edition(around: &Surroundings, said: Said) -> bool {
    const LETTERS: usize = 6;
    let number = around.after().strip_prefix('第');
    let edition = number.is_some_and(|number| number.chars().take(LETTERS).any(|letter| letter == '届'));
    edition && said.times.first().is_some_and(|first| first.start < around.span.start)
}

/// 去年产值810亿元，是2014年的10倍, 客流约为2019年的八成: the time of what is multiplied or shared is not the fact's. Nor is
/// that of a level which only goes on: 保持近两年的水平.
fn is_base(around: &Surroundings, quantities: &[Span]) -> bool {
    // So many bytes lie at most between the year and the multiple.
    const NEAR: usize = 45;
    let words = lexicon::governing_words();
    if words.keeping.ends(around.before()) {
        return around.after().strip_prefix('的').is_some_and(|level| words.levels.starts(level));
    }
    if !around.before().ends_with(['是', '为', '于']) {
        return false;
    }
    let first = quantities.get(quantities.partition_point(|quantity| quantity.start < around.span.end));
    first.is_some_and(|first| {
        let between = &around.text[around.span.end..first.start];
        let said = first.of(around.text);
        // 是5年前的近4倍: a bound may stand between.
        let between = between.trim_end_matches(['近', '约', '超']);
        let multiplied = said.ends_with('倍') && between.ends_with('的');
        let shared = between == "的" && (said.ends_with(['%', '％', '成']) || said.contains("分之"));
        (multiplied || shared) && between.len() <= NEAR && !between.contains(['，', '；', '。'])
    })
}

/// 2023年产量300吨，2022年为250吨，增长20%: an earlier year with nothing but its amount is set beside the first.
fn is_earlier_year(around: &Surroundings, first: Option<&Governor>) -> bool {
    let year = |span: Span| iso::year_of(span.of(around.text), None);
    let earlier =
        first.is_some_and(|first| year(around.span).zip(year(first.span)).is_some_and(|(own, said)| own < said));
    earlier && around.clause_start() == around.span.start && around.after().starts_with(['为', '是'])
}

/// 2023年，收入达50亿元，近三年年均增长8%；投资达120亿元: behind a year the run of years is that of the average alone.
fn is_run_of_average(around: &Surroundings, first: Option<&Governor>) -> bool {
    let averages = is_run_of_years(around.span.of(around.text)) && around.near_clause().contains("年均");
    averages && first.is_some_and(|first| iso::is_year(first.span.of(around.text)))
}

/// 近三年, 五年来: years that are counted.
pub(super) fn is_run_of_years(said: &str) -> bool {
    let counted = said.starts_with(['近', '这']) || said.starts_with("过去") || said.starts_with("最近");
    said.contains('年') && (counted || time::is_count(said) && said.ends_with('来')) && !iso::is_year(said)
}

fn ends_with_clause(around: &Surroundings, governor: Governor) -> Governor {
    Governor { until: governor.until.min(around.clause_end()), rank: Rank::Ends, ..governor }
}

/// 2005年 of 2010年与2005年相比: what is told of both years starts with it.
pub(super) fn against(sentence: &Sentence, said: Said) -> Option<Span> {
    let opened =
        |time: &&Span| Span::new(sentence.span.start, time.start).of(said.text).ends_with(['与', '和', '比', '较']);
    let closed = |time: &&Span| {
        let (before, behind) = (
            Span::new(sentence.span.start, time.start).of(said.text),
            Span::new(time.end, sentence.span.end).of(said.text),
        );
        // 2000年比1990年，城镇化率由26%上升到36%.
        behind.starts_with("相比") || before.ends_with(['比', '较']) && behind.starts_with('，')
    };
    said.times.iter().find(|time| opened(time) && closed(time)).copied()
}

/// 2015年 and 2020年 of 由2015年的5座增加到2020年的9座.
pub(super) fn pair(sentence: &Sentence, said: Said) -> Option<(Span, Span)> {
    let text = said.text;
    let reached = |time: Span| Span::new(sentence.span.start, time.start).of(text).ends_with(['到', '至', '为']);
    said.times.windows(2).rev().find_map(|two| {
        let starts = is_start(&Surroundings { text, sentence, span: two[0] });
        (starts && reached(two[1])).then_some((two[0], two[1]))
    })
}

/// 比2015年的21家增加43家: the amount of the basis is of its time.
fn of_the_basis(around: &Surroundings, quantities: &[Span]) -> Option<Governor> {
    // 恢复到2019年的108%: a share of the basis is of the time of the fact.
    let differs = around.before().ends_with(['比', '较']);
    let first = quantities.get(quantities.partition_point(|quantity| quantity.start < around.span.end))?;
    let between = around.after().strip_prefix('的').filter(|_| differs)?;
    let at_once = first.start == around.sentence.span.end - between.len();
    at_once.then_some(Governor { span: around.span, until: first.end, rank: Rank::Ends })
}

/// 从1961年到1975年 is one expression, 从 included, and so is 今天（5月21日）上午9时; 由1961年的…增加到 is not.
fn joined(text: &str, times: &[Span], within: Span) -> Vec<Span> {
    let opened = |start: usize| text[within.start..start].ends_with('从');
    let mut out: Vec<Span> = Vec::new();
    for span in times.iter().copied() {
        match out.last_mut() {
            // 16时30分 behind 今天（8月21日）.
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            Some(last) if span.start == last.end && last.of(text).ends_with('）') => last.end = span.end,
            Some(last) if is_same_day(text, *last, span) => {
                let close = span.end + '）'.len_utf8();
                last.end = close + hour(Span::new(close, within.end).of(text));
            }
            Some(last) if matches!(&text[last.end..span.start], "到" | "至") && opened(last.start) => {
                *last = Span::new(last.start - '从'.len_utf8(), span.end);
            }
            _ if opened(span.start) && span.of(text).contains(['到', '至']) => {
                out.push(Span::new(span.start - '从'.len_utf8(), span.end));
            }
            _ => out.push(span),
        }
    }
    out
}

/// 今天（5月21日）: the date in brackets says which day it is.
fn is_same_day(text: &str, last: Span, span: Span) -> bool {
    let dated = |said: &str| said.contains(|c: char| c.is_ascii_digit());
    let day = last.of(text).ends_with(['天', '日', '晚', '晨', '早']) && !dated(last.of(text));
    let date = dated(span.of(text)) && span.of(text).contains(['日', '号']);
    day && date && &text[last.end..span.start] == "（" && text[span.end..].starts_with('）')
}

/// The length of the hour behind a day in brackets: 16时 of 今天（8月21日）16时.
fn hour(behind: &str) -> usize {
    static HOUR: Lazy<Regex> = Lazy::new(|| Regex::new(r"^[0-9]{1,2}[时点](?:[0-9]{1,2}分|半|许)?").expect("tested"));
    HOUR.find(behind).map_or(0, |found| found.end())
}

/// Part of a name or of a fixed phrase: 《2024年…》, 三年行动, 八大类, 有记录以来, 学前一年, 〔2022〕21号.
fn is_name(around: &Surroundings, words: &GoverningWords) -> bool {
    let said = around.span.of(around.text);
    let record = said.ends_with("以来") && around.after().starts_with(['最', '新', '首']);
    around.in_title()
        || words.pointing.has(said)
        // 比上届同期增长, 创同期新高: it only compares, unless it opens its clause (同期，贷款增长…).
        || said == "同期" && around.clause_start() != around.span.start
        || said.starts_with('术') && words.attributive.starts(around.after())
        // 采收月份为5—7月份: the months are what is told.
        || ["月份为", "月份是", "季节为", "季节是"].iter().any(|told| around.before().ends_with(told))
        // 是近6年收成最好的: the span of what is the most.
        || said.starts_with('近') && around.before().ends_with(['是', '为']) && around.near_clause().contains('最')
        || said.ends_with('大')
        || matches!(said, "全年" | "年度" | "年初") && words.planned.starts(around.after())
        || said.ends_with("规划")
        || words.named.starts(around.after()) && !said.ends_with(['末', '底']) && !plans(around, words)
        || around.before().ends_with(['〕', ']'])
        || around.before().ends_with('学') && said.starts_with('前')
        || record
}

/// 今年计划安排七百人: 计划 before a verb is none of a name; 五年计划 is one all the same.
fn plans(around: &Surroundings, words: &GoverningWords) -> bool {
    const NEAR: usize = 12;
    const FAR: usize = 48;
    let said = around.span.of(around.text);
    let counted = time::is_count(said) && said.chars().count() <= 3;
    let verb = words.planning.starting(around.after());
    let Some(verb) = verb.filter(|_| !counted) else { return false };
    let start = around.span.end + verb.len();
    let end = letter_before(around.text, (start + NEAR).min(around.sentence.span.end));
    // 今年计划渔业产值增长9%: nor is it one before what is to grow.
    let to_grow = || {
        let clause = Span::new(start, around.clause_end().max(start));
        let near = Span::new(start, letter_before(around.text, (start + FAR).min(clause.end)));
        segmenter::tag(around.text, near).iter().any(|word| {
            matches!(lexicon::verb_class(word.text), Some(lexicon::VerbClass::Up | lexicon::VerbClass::Down))
        })
    };
    let words = segmenter::tag(around.text, Span::new(start, end));
    words.first().is_some_and(|next| {
        // 新建 is the name of a district too.
        matches!(next.tag, Tag::Verb | Tag::VerbNoun | Tag::Preposition | Tag::Adverb)
            || lexicon::verb_class(next.text).is_some()
    }) || to_grow()
}

/// Times and scope words, in order: before a time that opens a sentence others may stand (全市上半年).
fn beside(said: Said) -> Vec<Span> {
    let mut spans: Vec<Span> = said.times.iter().copied().chain(said.scopes.iter().map(|(span, _)| *span)).collect();
    spans.sort();
    spans
}

fn governor(around: &Surroundings, openers: &Openers, said_of: Said, words: &GoverningWords) -> Governor {
    let span = around.span;
    let said = span.of(around.text);
    if is_start(around) {
        // 由2015年的5座增加到9座: what it grew to has another time.
        return Governor { span, until: end_of_start(around, said_of.quantities), rank: Rank::Ends };
    }
    let clause = around.near_clause();
    // 在去年增长10%的基础上，今年…: the ground is of its own time.
    if clause.starts_with('在') && clause.trim_end_matches(['，', ',']).ends_with("基础上") {
        return Governor { span, until: around.clause_end(), rank: Rank::Ends };
    }
    // 今年启动三批: a year counted from the text's is that of more than a founding.
    let dated = said.contains(|c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九".contains(c));
    let founded = dated && words.founding.is_in(clause);
    // 3月5日, 2024-03-05, 2009年9月, 6月末: when something happened, or a stock was counted.
    let day = said.ends_with(['日', '号', '月', '末', '底']) && !said.contains(['-', '—', '前', '至']);
    let point = day && !around.after().starts_with(['起', '开']) || said.contains([':', '：']) || said.is_ascii();
    let opens = match said_of.kind {
        // 蓝山县2024年上半年统计公报 speaks of that half-year, 蓝山县2024年政府工作报告 of the year before as well.
        ParagraphKind::Heading => !words.documents.is_in(clause),
        _ => openers.lead_to(span.start),
    };
    // 9月24日0—24时新增9例。新增疑似病例4例: a report of one day speaks of it to its end.
    let reported = words.whole_days.starts(around.after());
    // 4月5日 alone in a line opens the entries of that day.
    let day_by_day = said_of.kind == ParagraphKind::Heading && around.is_alone();
    // 末, 底 of what is counted then: 6月末，存款88亿元。贷款62亿元。
    let stock = opens && !founded && said.ends_with(['末', '底']);
    // 去年这个时候，形势严峻: a moment set beside the time that is told of.
    let moment = words.moments.starts(around.after());
    let passes = !(reported || day_by_day) && (founded || point || moment || !opens || words.passing.has(said));
    // 国防部14日称，…: the day on which somebody tells is that of what he tells.
    let tells =
        is_day(said) && words.telling.starts(around.after()) && around.clause_start() == around.sentence.span.start;
    // 车展今天（5月2日）在长沙开幕。参展品牌120个: so is the day of what opens a paragraph, wherever its clause says it.
    let held = is_event_day(said) && holds_event(around, said_of.quantities, words);
    let rank = match passes {
        _ if around.in_quotation() => Rank::Ends,
        true if stock || (opens || tells) && !founded && is_day(said) => Rank::Paragraph,
        // 数据显示，3月，出口额增长8%。进口额52亿元: so does the month that opens its clause.
        true if held && !founded => Rank::Paragraph,
        true if opens && !founded && is_month(said) && around.after().starts_with('，') => Rank::Paragraph,
        true if opens && !founded && words.present.has(said) => Rank::Clears,
        true => Rank::Ends,
        false => Rank::Holds,
    };
    Governor { span, until: end(around, words), rank }
}

/// A day of which something is told: 9月3日, 今天（9月3日）, 昨天.
pub(super) fn is_event_day(said: &str) -> bool {
    is_day(said) || lexicon::governing_words().recent_days.starts(said)
}

/// Whether a day stands in the first clause of its sentence, which tells of something held then and of no amount.
fn holds_event(around: &Surroundings, quantities: &[Span], words: &GoverningWords) -> bool {
    let sentence = around.sentence;
    let first = sentence.clauses.first().is_some_and(|clause| clause.span.contains(around.span));
    let behind = around.near_after().split(['，', '。', '；']).next().unwrap_or_default();
    first && quantities.is_empty() && words.holding.is_in(behind)
}

/// 3月, 11月份: a month of no year said.
pub(super) fn is_month(said: &str) -> bool {
    let number = said.trim_end_matches('份').strip_suffix('月');
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

/// 3月5日, 26日凌晨: a day of no year said in digits; not 近日.
pub(super) fn is_day(said: &str) -> bool {
    let day = said.ends_with(['日', '号', '晨', '午', '晚']) && said.contains(|c: char| c.is_ascii_digit());
    day && !said.contains(['-', '—', '至', '年'])
}

/// 6日，股市下跌。蓝山指数收跌2.6%: the day of an event holds on in the paragraph that it opens, but not for what is
/// yet to come, returns, or is so at any time: 每周开行两班, 隧道全长5公里.
pub(super) fn is_of_day(text: &str, sentence: &Sentence, quantity: Span) -> bool {
    let clause = sentence.clauses.iter().find(|clause| clause.span.contains(quantity));
    let end = clause.map_or(sentence.span.end, |clause| clause.span.end);
    let told = Span::new(sentence.span.start, end).of(text);
    !quantity.of(text).ends_with(['年', '岁']) && !lexicon::governing_words().beyond_day.is_in(told)
}

/// How far a time reaches in its sentence.
fn end(around: &Surroundings, words: &GoverningWords) -> usize {
    if words.dating_events.ends(around.before()) {
        // 该站始建于1937年，距县城3公里: the date is that of the founding alone.
        return around.clause_end();
    }
    // 上半年投资10亿元，去年同期为8亿元，增长20%: what it is compared with has its own clause alone.
    if around.span.of(around.text).ends_with("年同期") && around.clause_start() == around.span.start {
        return around.clause_end();
    }
    around.end().min(around.end_of_quotation())
}

/// A start holds for the first quantity behind it, and not past 到 or 至.
fn end_of_start(around: &Surroundings, quantities: &[Span]) -> usize {
    let first = quantities.get(quantities.partition_point(|quantity| quantity.start < around.span.end));
    let goal = around.near_after().find(['到', '至']).map(|at| around.span.end + at);
    first.map(|first| first.end).into_iter().chain(goal).min().unwrap_or(around.end())
}

/// 由2015年的, 从去年的, 由上年末25万户: the start of a change, not its time.
fn is_start(around: &Surroundings) -> bool {
    let before = around.before();
    let dated = around.after().starts_with(['起', '开']) || around.span.of(around.text).ends_with(['来', '起']);
    before.ends_with('由') || before.ends_with('从') && !dated && around.after().starts_with('的')
}
