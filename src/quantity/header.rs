//! Headers that give bare numbers their unit: 总额（亿元）：35.2, （单位：万元）收入 300，成本 200.

use std::sync::Arc;

use once_cell::sync::Lazy;
use regex::Regex;

use super::Reader;
use crate::layout::{self, Cells};
use crate::lexicon::{self, Lexicon, Unit};
use crate::numeral::Number;
use crate::span::{Span, letter_from};

/// A unit in brackets.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    end: usize,
    pub(super) scale: Number,
    pub(super) unit: Arc<Unit>,
    /// The unit as written.
    pub(super) name: String,
    /// What the unit is per: 公斤/亩.
    pub(super) per: Option<String>,
    /// It says 单位, and holds for its whole paragraph.
    spreads: bool,
}

/// The headers of a paragraph, in order.
pub(super) fn find(text: &str, block: Span, lexicon: &Lexicon) -> Vec<Header> {
    static HEADER: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"[（(](单位[：:]\s*)?([十百千万亿]*)([^（()）：:，。/]{1,8})(?:/([^（()）：:，。/]{1,6}))?[）)]")
            .expect("tested")
    });
    HEADER
        .captures_iter(block.of(text))
        .filter_map(|found| {
            let (whole, name) = (found.get(0)?, found.get(3)?);
            let scale = Number::power_of_ten(found[2].chars().map(power).sum())?;
            let spreads = found.get(1).is_some();
            let (unit, name, per) = named(name.as_str(), found.get(4).map(|per| per.as_str()), lexicon)?;
            Some(Header { end: block.start + whole.end(), scale, unit, name, per, spreads })
        })
        .collect()
}

/// The unit that a bracket names, as a whole (km/h) or with what it is per (公斤/亩).
fn named(name: &str, per: Option<&str>, lexicon: &Lexicon) -> Option<(Arc<Unit>, String, Option<String>)> {
    let whole = |name: &str| lexicon.units.starting(name).filter(|(len, _)| *len == name.len());
    let joined = per.map(|per| format!("{name}/{per}"));
    if let Some((_, unit)) = joined.as_deref().and_then(whole) {
        return Some((unit.clone(), name.to_owned(), per.map(str::to_owned)));
    }
    whole(name).map(|(_, unit)| (unit.clone(), name.to_owned(), per.map(str::to_owned)))
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

/// The header that gives the bare number at a place its magnitude and unit.
///
/// A header holds right behind its bracket, or, where it says 单位, for every number of its paragraph that ends its
/// phrase. A year heads a column.
pub(super) fn unit(reader: &Reader, at: usize) -> Option<Header> {
    if let Some(cells) = reader.cells() {
        return of_cell(reader, cells, at);
    }
    let behind = reader.headers().partition_point(|header| header.end <= at);
    let header = &reader.headers()[behind.checked_sub(1)?];
    let near = reader.text[header.end..at].trim_matches(['：', ':', ' ']).is_empty();
    let rest = reader.after(at);
    let ending = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    let digits = &rest[..rest.len() - ending.len()];
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let ends = ending.chars().next().is_none_or(|c| "，。；、 \t|".contains(c));
    let holds = if header.spreads { !year && (near || ends) } else { near };
    holds.then(|| header.clone())
}

/// 320 in a table below 收入（万元）, or whose caption says 单位：万元: a cell of digits alone takes the unit of its column, its row
/// or its table. The first column names the rows.
fn of_cell(reader: &Reader, cells: &Cells, at: usize) -> Option<Header> {
    let first = reader.after(at).chars().next().map_or(0, char::len_utf8);
    let cell = cells.holding(Span::new(at, at + first))?;
    let said = |cell: usize| cells.span(cell).of(reader.text).trim();
    let figures = said(cell).trim_start_matches(['-', '－', '−']);
    let bare = !figures.is_empty() && figures.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    cells.left_of(cell).next().filter(|_| bare)?;
    let named = |cell: usize| find(reader.text, cells.span(cell), reader.lexicon).pop();
    // 占地面积|亩|1260: the unit stands in a column of its own.
    let units = cells.left_of(cell).find(|left| cells.above(*left).any(|head| layout::is_unit_column(said(head))));
    let own = units.and_then(|units| alone(reader, said(units)));
    let own = own.or_else(|| cells.above(cell).chain(cells.left_of(cell)).find_map(named));
    // 年份, 名次: what the unit of the table is not meant for.
    let points = cells.above(cell).any(|head| lexicon::quantity_words().pointing_columns.ends(said(head)));
    own.or_else(|| if points { None } else { caption(reader) })
}

/// 万平方米 alone in a cell.
fn alone(reader: &Reader, said: &str) -> Option<Header> {
    let bracketed = format!("（{said}）");
    find(&bracketed, Span::new(0, bracketed.len()), reader.lexicon).pop()
}

/// What the line above a table says of its unit.
fn caption(reader: &Reader) -> Option<Header> {
    const NEAR: usize = 300;
    let from = letter_from(reader.text, reader.block.start.saturating_sub(NEAR));
    let above = reader.text[from..reader.block.start].trim_end();
    let start = from + above.rfind('\n').map_or(0, |at| at + 1);
    find(reader.text, Span::new(start, from + above.len()), reader.lexicon).into_iter().rfind(|header| header.spreads)
}
