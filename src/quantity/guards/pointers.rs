//! Numbers that point and count nothing: dates, ordinals, list numbers, levels, coordinates.

use crate::fact::Kind;
use crate::numeral::{Number, Style};
use crate::quantity::{Amount, Candidate, Reader};
use crate::span::Span;

fn inside_any(spans: &[Span], candidate: &Candidate) -> bool {
    let after = spans.partition_point(|span| span.end <= candidate.number.start);
    spans.get(after).is_some_and(|span| span.overlaps(Span::new(candidate.number.start, candidate.number.end)))
}

pub(super) fn inside_time(reader: &Reader, candidate: &Candidate) -> bool {
    inside_any(reader.times, candidate)
}

pub(super) fn ordinal(reader: &Reader, candidate: &Candidate) -> bool {
    candidate.kind != Kind::Rank && reader.before(candidate.number.start).trim_end().ends_with(['第', '初'])
}

/// 3.公司治理, （3）, 3、: the number of a list item at the head of its paragraph or sentence.
pub(super) fn list_number(reader: &Reader, candidate: &Candidate) -> bool {
    if candidate.unit.is_some() || candidate.number.magnitude.is_some() {
        return false;
    }
    let before = reader.before(candidate.span.start).trim_end_matches(['（', '(', ' ']);
    let head = before.is_empty() || before.ends_with(['。', '；', '：']);
    head && reader.after(candidate.span.end).starts_with(['.', '、', '．', '）', ')', ' '])
}

/// 第十二条, 本法十二条: article numbers have been refused as ordinals; 国发5号 and 12号楼 point too.
pub(super) fn article(reader: &Reader, candidate: &Candidate) -> bool {
    const POINTERS: &[&str] = &["号", "楼", "路", "弄", "室", "版", "栋号", "幢号", "中学", "小学", "医院", "团", "师"];
    let after = reader.after(candidate.number.end);
    if candidate.unit.is_none() {
        return POINTERS.iter().any(|word| after.starts_with(word));
    }
    false
}

/// 三级医院, 两级政府, 二级以上: a level, unless steps or a scale is counted.
pub(super) fn level(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.number.end);
    let before = reader.before(candidate.number.start);
    let scale = ["地震", "震级", "风力", "里氏", "台阶", "阵风", "石阶"].iter().any(|word| before.ends_with(word));
    let measured = ["地震", "大风", "强震", "台阶"].iter().any(|word| after.starts_with(&format!("级{word}")));
    (after.starts_with('级') && !scale && !measured) || after.starts_with("A级") || after.starts_with("星级")
}

/// 85年 of 从85年起 is a year; 干了85年 a length.
pub(super) fn short_year(reader: &Reader, candidate: &Candidate) -> bool {
    let digits = &reader.text[candidate.number.start..candidate.number.end];
    let before = reader.before(candidate.number.start);
    candidate.unit_text == "年"
        && digits.len() == 2
        && digits.chars().all(|c| c.is_ascii_digit())
        && (before.is_empty() || before.ends_with(['从', '自', '到', '至', '于', '，', '。', '（', '(']))
        && reader
            .after(candidate.span.end)
            .starts_with(|c: char| "起底末初前后至到以产计".contains(c) || c.is_ascii_digit())
}

/// 三年级 is a class at school.
pub(super) fn school_year(reader: &Reader, candidate: &Candidate) -> bool {
    candidate.unit_text == "年度"
        || candidate.unit_text == "年" && reader.after(candidate.span.end).starts_with(['级', '制', '度', '代'])
}

/// 北纬30度45分: coordinates point to a place.
pub(super) fn coordinate(reader: &Reader, candidate: &Candidate) -> bool {
    if !matches!(candidate.unit_text.as_str(), "度" | "分" | "秒" | "°" | "′" | "″") {
        return false;
    }
    let before = reader.before(candidate.span.start);
    if reader.after(candidate.span.end).starts_with(['E', 'W', 'N', 'S', '东', '西', '南', '北'])
        && candidate.unit_text == "°"
    {
        return true;
    }
    let clause = before.rfind(['，', '。', '；']).map_or(before, |at| &before[at..]);
    ["北纬", "南纬", "东经", "西经", "纬度", "经度"].iter().any(|word| clause.contains(word))
}

/// 劣五类, 优于三类: classes of water and of quality.
pub(super) fn water_class(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.number.start);
    let after = reader.after(candidate.span.end);
    let graded = ["劣", "优于", "好于", "达到", "达", "为", "国家"].iter().any(|word| before.ends_with(word));
    candidate.unit_text == "类"
        && (graded || ["水", "标准", "断面", "用地", "比例"].iter().any(|word| after.starts_with(word)))
}

/// 八点一刻, 零点: a time of day, unless points of an index or a score are told.
pub(super) fn clock(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.number.start);
    let after = reader.after(candidate.number.end);
    let hour = match &candidate.amount {
        Amount::One(value) => *value <= Number::from(24),
        _ => false,
    };
    let scored = ["涨", "跌", "升", "降", "报", "收", "达到", "达", "高出", "指数", "得", "扣", "加", "了"];
    let oclock = after.starts_with('点') && candidate.unit_text == "点" && candidate.number.style == Style::Chinese;
    let quarter = candidate.unit_text == "刻" && !after.starts_with("刻钟");
    (oclock && hour && !scored.iter().any(|word| before.ends_with(word))) || quarter
}

/// 放在第一位: what comes first is no rank.
pub(super) fn priority(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.span.start);
    candidate.kind == Kind::Rank && ["放在", "摆在", "置于", "排在首", "作为"].iter().any(|word| before.ends_with(word))
}
