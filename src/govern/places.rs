//! Which places and bodies govern, and how far.
//!
//! 全市新建3座: the section. 城区有书亭26座: up to the next semicolon. 居全国第二, 快于全省: none. A named place or body that
//! opens a sentence (青石镇中心小学成立于1963年) holds until the next.

use super::surroundings::{Openers, Surroundings};
use super::{Governor, Rank, Said, names, regions};
use crate::fact::ParagraphKind;
use crate::lexicon::{self, GoverningWords, ScopeWord};
use crate::scope::time;
use crate::segmenter::{self, Tag};
use crate::sentence::Sentence;
use crate::span::{Span, last_letters};

/// The governing places of a sentence, in order.
pub(super) fn places(sentence: &Sentence, said: Said) -> Vec<Governor> {
    let words = lexicon::governing_words();
    let Said { text, times, scopes, .. } = said;
    let openers = Openers::of(text, sentence, times);
    let mut found: Vec<Governor> = named(sentence, said, &openers);
    found.extend(located(sentence, said));
    found.extend(listed(sentence, said));
    found.extend(beside(sentence, said));
    if said.kind == ParagraphKind::Heading && found.is_empty() {
        found.extend(titled(sentence, said));
    }
    found.extend(said.topics.iter().map(|&span| Surroundings { text, sentence, span }).filter_map(|topic| {
        let apart = !topic.is_compared(words) && !topic.in_title();
        apart.then(|| Governor { span: topic.span, until: topic.end(), rank: Rank::Holds })
    }));
    found.sort_by_key(|one| one.span.start);
    let in_name = |span: Span| {
        let begun = found.partition_point(|name| name.span.start < span.end);
        found[..begun].last().is_some_and(|name| name.span.overlaps(span))
    };
    let mut compared: Option<Span> = None;
    let scopes = scopes.iter().filter(|(span, _)| !in_name(*span)).filter_map(|&(span, word)| {
        let around = Surroundings { text, sentence, span };
        // 分别高于全国、全省2.6和1.9个百分点: of a list each is the other side.
        let listed = compared.is_some_and(|last| matches!(&text[last.end..span.start], "、" | "和" | "及" | "与"));
        if listed || around.is_compared(words) {
            compared = Some(span);
        }
        if listed || only_describes(&around, words) { None } else { scope(&around, word, times, &openers) }
    });
    let scopes: Vec<Governor> = scopes.collect();
    found.extend(scopes);
    found.sort_by_key(|one| one.span.start);
    found
}

/// 2012年青石市统计公报: the first named place of a heading.
fn titled(sentence: &Sentence, said: Said) -> Option<Governor> {
    const ENDINGS: &[char] = &['省', '市', '县', '区', '镇', '乡', '州', '旗'];
    if let Some(span) = names::alone(sentence.span, said.text) {
        return Some(Governor { span, until: sentence.span.end, rank: Rank::Holds });
    }
    if !sentence.span.of(said.text).contains(ENDINGS) {
        return None;
    }
    let words = lexicon::governing_words();
    let tagged = segmenter::tag(said.text, sentence.span);
    let place = tagged.iter().find(|word| {
        matches!(word.tag, Tag::Region | Tag::Name) && word.text.ends_with(ENDINGS) && names::is_named(word.text, words)
    })?;
    Some(Governor { span: place.span, until: sentence.span.end, rank: Rank::Holds })
}

/// 居全国第二, “全国先进单位”, 全国重点城市, 与市区相距, 来自全国的选手.
fn only_describes(around: &Surroundings, words: &GoverningWords) -> bool {
    around.before().ends_with("来自")
        || around.in_title()
        || around.in_quotation()
        || around.is_compared(words)
        || words.ranking.starts(around.after()) && !is_measured_there(around)
        || is_superlative(around)
        || is_field_of_rank(around)
        || is_contest(around, words)
}

/// 全市平均降水量620毫米: at the head of its clause, before the amount of a measure that the place has; 全国平均水平 only describes.
fn is_measured_there(around: &Surroundings) -> bool {
    const NEAR: usize = 16;
    let opens = around.before().is_empty() || around.before().ends_with(['，', '。', '；', '\n', '年', '月', '日']);
    let near = around.letters_behind(NEAR);
    let extreme = ["平均", "最高", "最低", "最大"].iter().any(|word| near.starts_with(word));
    let measure =
        near.find(|c: char| c.is_ascii_digit()).map(|end| near[..end].trim_end_matches(['为', '达', '约', '是']));
    opens && extreme && measure.is_some_and(|measure| lexicon::is_property(measure) && !measure.ends_with("水平"))
}

/// 全球规模最大的水厂: it only says among which it is the most.
fn is_superlative(around: &Surroundings) -> bool {
    const NEAR: usize = 12;
    let head = around.letters_behind(NEAR).split(['，', '、', '。', '；']).next().unwrap_or_default();
    head.split_once('最').is_some_and(|(measure, rest)| lexicon::is_property(measure) && rest.contains('的'))
}

/// 总量在全省86个县中排名第一: it only says among which.
fn is_field_of_rank(around: &Surroundings) -> bool {
    const NEAR: usize = 16;
    let near = around.letters_behind(NEAR);
    let counted = near.starts_with(|c: char| c.is_ascii_digit());
    around.before().ends_with('在')
        && counted
        && ["中排", "中居", "中列", "中位"].iter().any(|rank| near.contains(rank))
}

/// 在全国速滑达标赛上夺得2枚: the contest is a nationwide one.
fn is_contest(around: &Surroundings, words: &GoverningWords) -> bool {
    const NEAR: usize = 10;
    let near = around.letters_behind(NEAR).split(['，', '、', '。', '；']).next().unwrap_or_default();
    words.contests.is_in(near)
}

fn scope(around: &Surroundings, word: ScopeWord, times: &[Span], openers: &Openers) -> Option<Governor> {
    let words = lexicon::governing_words();
    let span = around.span;
    let said = span.of(around.text);
    if words.unplaced.has(said) {
        return None;
    }
    if words.areas.has(said) {
        let clause = Span::new(around.clause_start(), span.end);
        let locative = Openers::within(around.text, clause, times).lead_to(span.start);
        return locative.then(|| Governor { span, until: around.end_of_group(), rank: Rank::Ends });
    }
    if word == ScopeWord::Sector {
        return None;
    }
    let opens = openers.lead_to(span.start);
    let wide = words.wide.has(said);
    // 该院 points at what its paragraph speaks of; 该厂商 is another word.
    if said.starts_with('该') && around.after().starts_with(['商', '长', '民', '级', '属']) {
        return None;
    }
    let rank = match opens {
        true if !wide => Rank::Holds,
        false if wide => Rank::Ends,
        _ => Rank::Yields,
    };
    Some(Governor { span, until: around.end(), rank })
}

/// The named places and bodies that open the sentence or, behind ： and ；, a clause of it; those that everybody knows
/// open any clause.
fn named(sentence: &Sentence, said: Said, openers: &Openers) -> Vec<Governor> {
    let Said { text, times, .. } = said;
    let words = lexicon::governing_words();
    let mut found = Vec::new();
    let mut first = true;
    for clause in &sentence.clauses {
        let behind = text[..clause.span.start].chars().next_back();
        // 除夕祭宗祠　宁国开夜宴: what a headline names behind a blank holds for nothing.
        if matches!(behind, Some(' ' | '\u{3000}')) && !first {
            continue;
        }
        let among = clause.span.of(text).starts_with("其中");
        let opens = first || among || matches!(behind, Some('：' | ':' | '；' | ';'));
        let start = Openers::end_within(text, clause.span, times);
        let head = if first { openers.end().max(start) } else { start };
        let at = head + if first { regions::lead_in(&text[head..sentence.span.end]) } else { 0 };
        let within = Span::new(at.min(clause.span.end), clause.span.end);
        let run = if opens { names::han_run(within, said) } else { None };
        let body = run.and_then(|run| names::body_at(run, said).or_else(|| names::town_at(run, said)));
        let country = if first || among { regions::country_named(within, said) } else { None };
        let region =
            country.or_else(|| regions::country_counted(within, said)).or_else(|| regions::region_at(within, said));
        // 咸宁市 and 咸宁市嘉鱼县: the longer name is the place.
        let name = region.into_iter().chain(body).max_by_key(|name| name.span.len());
        // 长沙，常德，岳阳等地: a place alone between commas is of a list.
        let name = name.filter(|name| openers.end() >= head || name.span.end < clause.span.end);
        // 江苏省统计局今天公布，…: who tells is no place of what is told, but its region is.
        let told = || if first && head >= clause.span.end { regions::region_at(clause.span, said) } else { None };
        let name = name.or_else(told);
        // “一湾四岛”: of a quoted name no part is a place.
        let cut_quote = |span: Span| text[..span.start].ends_with('“') && !text[span.end..].starts_with('”');
        let name = name.filter(|name| !(cut_quote(name.span) && time::is_count(name.span.of(text))));
        let name = name.filter(|name| !is_contest(&Surroundings { text, sentence, span: name.span }, words));
        found.extend(name.map(|name| {
            let around = Surroundings { text, sentence, span: name.span };
            let until = if first { around.end() } else { around.end_of_group() };
            let rank = match name.rank {
                // 2012年扬州市统计公报 speaks of it to its end.
                Rank::Paragraph if said.kind == ParagraphKind::Heading => Rank::Holds,
                // 山西卫健委：山西新增…: what stands before the colon only names who tells.
                Rank::Paragraph if first || matches!(behind, Some('：' | ':')) => Rank::Paragraph,
                rank if first || rank == Rank::Yields => rank,
                _ => Rank::Ends,
            };
            Governor { span: name.span, until, rank }
        }));
        // 2020年，青石县共有…; 深秋时节，青石县…: the clause behind a time or a few words still opens the sentence.
        let few = first && found.is_empty() && clause.mark == '，' && clause.span.len() <= FEW;
        first = first && (few || openers.end() > clause.span.end);
    }
    found
}

/// 其中杭州市7例、宁波市5例: of a list each amount has its own.
fn listed(sentence: &Sentence, said: Said) -> Vec<Governor> {
    let behind = |quantity: &Span| {
        let rest = &said.text[quantity.end..sentence.span.end];
        let joint = rest.chars().next().filter(|c| matches!(c, '、' | '和' | '与' | '及'))?;
        let within = Span::new(quantity.end + joint.len_utf8(), sentence.span.end);
        let span = regions::region_at(within, said)?.span;
        let until = Surroundings { text: said.text, sentence, span }.clause_end();
        Some(Governor { span, until, rank: Rank::Ends })
    };
    let inside = |quantity: &&Span| quantity.end <= sentence.span.end;
    said.quantities.iter().filter(inside).filter_map(behind).collect()
}

/// 取湖南6个气象站的资料: a known place right before what is counted there, behind a verb. A distance is none (离徐州一百里), nor
/// is a place of a list (泰州、盐城两个市).
fn beside(sentence: &Sentence, said: Said) -> Vec<Governor> {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=3;
    const MEASURED: &[char] = &['里', '米', '时', '日', '天', '年', '月', '分', '秒', '%', '两', '级'];
    let words = lexicon::governing_words();
    let place = |quantity: &Span| {
        let before = &said.text[sentence.span.start..quantity.start];
        if quantity.of(said.text).ends_with(MEASURED) {
            return None;
        }
        let starts = before.char_indices().rev().map(|(at, _)| at).take(*LETTERS.end()).skip(1);
        let known = |at: &usize| segmenter::knows(&before[*at..]) && regions::is_place(&before[*at..]);
        let at = starts.into_iter().find(known)?;
        let verb = last_letters(&before[..at], 2).and_then(segmenter::dictionary_tag) == Some(Tag::Verb);
        let span = Span::new(sentence.span.start + at, quantity.start);
        let scopes = &said.scopes[said.scopes.partition_point(|(scope, _)| scope.end <= span.start)..];
        let scope = scopes.first().is_some_and(|(scope, _)| scope.overlaps(span));
        let around = Surroundings { text: said.text, sentence, span };
        let apart = (verb || before[..at].ends_with(['取', '了', '对'])) && !scope && !around.is_compared(words);
        (apart && !around.in_title()).then_some(Governor { span, until: quantity.end, rank: Rank::Ends })
    };
    let inside = |quantity: &&Span| quantity.end <= sentence.span.end;
    said.quantities.iter().filter(inside).filter_map(place).collect()
}

/// 风机在盐城下线, 项目均位于江苏: the known place where something lies or is done.
fn located(sentence: &Sentence, said: Said) -> Vec<Governor> {
    let words = lexicon::governing_words();
    let stretch = sentence.span.of(said.text);
    // 对加沙地带45个目标进行了空袭: 对 opens the place of a blow.
    let struck = stretch.contains('对') && words.striking.is_in(stretch);
    let aims = if struck { Some(stretch.match_indices('对')) } else { None };
    let aimed = aims.into_iter().flatten().map(|(at, aim)| at + aim.len());
    let found = words.locating.find_iter(stretch).map(|opener| opener.end).chain(aimed).filter_map(|opener| {
        let within = Span::new(sentence.span.start + opener, sentence.span.end);
        let span = regions::region_at(within, said)?.span;
        let around = Surroundings { text: said.text, sentence, span };
        // 来自英国3例: but 来自英国的游客 are told by where they come from.
        let before = &stretch[..opener];
        let origin = before.ends_with("来自") && !is_followed_by_quantity(span, said);
        // 两个电站位于延安: but a name (青溪机场位于柳河县) is the place itself.
        let named = words.settling.ends(before) && !counts_before(&around, said);
        let apart = !origin && !named && !around.in_title() && !around.in_quotation() && !is_contest(&around, words);
        // 产地集中在南阳，亩均单产450公斤: where part of it lies is said in its clause alone.
        let gathers = words.gathering.ends(before);
        let until = if gathers { around.clause_end() } else { around.end_of_group() };
        // 车展今天在长沙开幕。参展品牌120个: what was held there goes on in its paragraph.
        let held = said.quantities.is_empty()
            && words.holding.is_in(around.near_after().split(['，', '。']).next().unwrap_or_default());
        let rank = if held && before.ends_with('在') { Rank::Paragraph } else { Rank::Ends };
        apart.then_some(Governor { span, until, rank })
    });
    found.collect()
}

/// Whether the clause of a place counts something before it.
fn counts_before(around: &Surroundings, said: Said) -> bool {
    let clause = Span::new(around.clause_start(), around.span.start);
    let next = said.quantities.get(said.quantities.partition_point(|quantity| quantity.start < clause.start));
    next.is_some_and(|next| clause.contains(*next))
}

fn is_followed_by_quantity(place: Span, said: Said) -> bool {
    said.quantities.binary_search_by_key(&place.end, |quantity| quantity.start).is_ok()
}

/// So few bytes of a clause are only the setting of what follows.
const FEW: usize = 18;
