//! Headers that give bare numbers their unit: 总额（亿元）：35.2, （单位：万元）收入 300，成本 200.

use std::sync::Arc;

use once_cell::sync::Lazy;
use regex::Regex;

use super::Reader;
use crate::lexicon::{Lexicon, Unit};
use crate::numeral::Number;
use crate::span::Span;

/// A unit in brackets.
#[derive(Debug)]
pub(crate) struct Header {
    end: usize,
    scale: Number,
    unit: Arc<Unit>,
    /// It says 单位, and holds for its whole paragraph.
    spreads: bool,
}

/// The headers of a paragraph, in order.
pub(super) fn find(text: &str, block: Span, lexicon: &Lexicon) -> Vec<Header> {
    static HEADER: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"[（(](单位[：:]\s*)?([十百千万亿]*)([^（()）：:，。]{1,8})[）)]").expect("tested"));
    HEADER
        .captures_iter(block.of(text))
        .filter_map(|found| {
            let (whole, name) = (found.get(0)?, found.get(3)?);
            let (len, unit) = lexicon.units.starting(name.as_str())?;
            let scale = Number::power_of_ten(found[2].chars().map(power).sum())?;
            let end = block.start + whole.end();
            let header = Header { end, scale, unit: unit.clone(), spreads: found.get(1).is_some() };
            (len == name.len()).then_some(header)
        })
        .collect()
}

fn power(magnitude: char) -> u32 {
    match magnitude {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        _ => 8,
    }
}

/// Magnitude and unit that a header gives the bare number at a place.
///
/// A header holds right behind its bracket, or, where it says 单位, for every number of its paragraph that ends its
/// phrase. A year heads a column.
pub(super) fn unit(reader: &Reader, at: usize) -> Option<(Number, Arc<Unit>)> {
    let behind = reader.headers().partition_point(|header| header.end <= at);
    let header = &reader.headers()[behind.checked_sub(1)?];
    let near = reader.text[header.end..at].trim_matches(['：', ':', ' ']).is_empty();
    let rest = reader.after(at);
    let ending = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    let digits = &rest[..rest.len() - ending.len()];
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let ends = ending.chars().next().is_none_or(|c| "，。；、 \t|".contains(c));
    let holds = if header.spreads { !year && (near || ends) } else { near };
    holds.then(|| (header.scale, header.unit.clone()))
}
