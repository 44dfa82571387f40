//! Which time expressions govern, and how far.
//!
//! 2024年，全市建成3座: the whole section. 目前, 3月5日, 成立于1992年: their sentence. 由2015年的5座增加到9座: the first
//! quantity alone. 比2020年增长: none.

use super::surroundings::{Openers, Surroundings};
use super::{Governor, Rank, Said};
use crate::fact::ParagraphKind;
use crate::lexicon::{self, GoverningWords};
use crate::sentence::Sentence;
use crate::span::Span;

/// The governing times of a sentence.
pub(super) fn times(sentence: &Sentence, said: Said) -> Vec<Governor> {
    let text = said.text;
    if said.times.is_empty() {
        return Vec::new();
    }
    let openers = Openers::of(text, sentence, &beside(said));
    let words = lexicon::governing_words();
    let mut compared: Option<Span> = None;
    let mut found = Vec::new();
    for span in joined(text, said.times, sentence.span) {
        let around = Surroundings { text, sentence, span };
        let listed = compared.is_some_and(|last| matches!(&text[last.end..span.start], "和" | "、" | "及" | "与"));
        if listed || around.is_compared(words) {
            compared = Some(span);
        } else if !is_name(&around, words) {
            found.push(governor(&around, &openers, said, words));
        }
    }
    found
}

/// 从1961年到1975年 is one expression, 从 included; 由1961年的…增加到 is not.
fn joined(text: &str, times: &[Span], within: Span) -> Vec<Span> {
    let opened = |start: usize| text[within.start..start].ends_with('从');
    let mut out: Vec<Span> = Vec::new();
    for span in times.iter().copied() {
        match out.last_mut() {
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

/// Part of a name or of a fixed phrase: 《2024年…》, 三年行动, 八大类, 有记录以来, 学前一年, 〔2022〕21号.
fn is_name(around: &Surroundings, words: &GoverningWords) -> bool {
    let said = around.span.of(around.text);
    let record = said.ends_with("以来") && around.after().starts_with(['最', '新', '首']);
    around.in_title()
        || words.pointing.has(said)
        || said.ends_with('大')
        || said.ends_with("规划")
        || words.named.starts(around.after()) && !said.ends_with(['末', '底'])
        || around.before().ends_with(['〕', ']'])
        || around.before().ends_with('学') && said.starts_with('前')
        || record
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
    let founded = words.founding.is_in(clause);
    // 3月5日, 2009年9月, 6月末: when something happened, or a stock was counted.
    let point = said.ends_with(['日', '号', '月', '末', '底']) && !said.contains(['-', '—', '前', '至'])
        || said.contains([':', '：']);
    let opens = match said_of.kind {
        // 蓝山县2024年上半年统计公报 speaks of that half-year, 蓝山县2024年政府工作报告 of the year before as well.
        ParagraphKind::Heading => !words.documents.is_in(clause),
        _ => openers.lead_to(span.start),
    };
    // 9月24日0—24时新增9例。新增疑似病例4例: a report of one day speaks of it to its end.
    let reported =
        ["0—24时", "0-24时", "0～24时", "0至24时", "0时至24时"].iter().any(|day| around.after().starts_with(day));
    let passes = !reported && (founded || point || !opens || words.passing.has(said));
    Governor { span, until: around.end(), rank: if passes { Rank::Ends } else { Rank::Holds } }
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
