//! Tables in markup, as web pages and page readers write them: what heads the cell that holds a quantity.
//!
//! `<tr><td>年份</td><td>比重</td></tr><tr><td>2015</td><td>40.9%</td></tr>`: 40.9% is the 比重 of 2015.

use crate::govern;
use crate::layout::{self, Cells};
use crate::lexicon;
use crate::scope::{iso, time};
use crate::sentence;
use crate::span::Span;

/// The tables of a paragraph.
pub(crate) struct Tables<'t> {
    text: &'t str,
    cells: Cells,
}

/// What the headings of a cell say of the quantity in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Heads {
    pub(crate) measure: Option<Span>,
    pub(crate) time: Option<Span>,
    pub(crate) place: Option<Span>,
}

impl<'t> Tables<'t> {
    /// Those of a paragraph of clean text, where it holds any.
    pub(crate) fn of(text: &'t str, paragraph: Span) -> Option<Self> {
        Cells::of(text, paragraph).map(|cells| Self { text, cells })
    }

    /// What heads the cell of a quantity: the labels above it and to its left.
    pub(crate) fn heads(&self, quantity: Span) -> Option<Heads> {
        let cell = self.cells.holding(quantity)?;
        let above: Vec<Span> = self.cells.above(cell).filter_map(|cell| self.label(cell)).collect();
        let left: Vec<Span> = self.cells.left_of(cell).filter_map(|cell| self.label(cell)).collect();
        let names = |span: &Span| !self.is_time(*span) && !self.is_place(*span) && !self.is_filler(*span);
        let first = |wanted: &dyn Fn(&Span) -> bool| above.iter().chain(&left).copied().find(|span| wanted(span));
        let place = left.iter().chain(&above).copied().find(|span| self.is_place(*span));
        Some(Heads {
            measure: first(&names).map(|head| self.named(head)),
            time: first(&|span| self.is_time(*span)),
            // 东城街道 in the first column of a row holds for it, as a place does.
            place: place
                .or_else(|| left.last().copied().filter(|_| !above.is_empty()).filter(|span| self.is_holder(*span))),
        })
    }

    /// 收入 of 一、收入（万元）, 学费 of 其中：学费: what numbers the row and the unit in brackets are no part of the name.
    fn named(&self, head: Span) -> Span {
        let said = head.of(self.text);
        let marker = sentence::list_marker(said);
        let among = said[marker..]
            .strip_prefix("其中")
            .map_or(marker, |rest| said.len() - rest.trim_start_matches(['：', ':']).len());
        let start = if among < said.len() { among } else { 0 };
        let bracket = said.trim_end().strip_suffix(['）', ')']).and_then(|open| open.rfind(['（', '(']));
        let end = bracket.filter(|at| *at > start).unwrap_or(said.len());
        Span::new(head.start + start, head.start + end)
    }

    /// What a cell says, where it is a label: words, or a year at the edge (比重, 2015).
    fn label(&self, cell: usize) -> Option<Span> {
        let span = self.cells.span(cell);
        let said = span.of(self.text);
        let words = said.chars().any(char::is_alphabetic) && (!said.contains('%') || said.contains(['（', '(']));
        let year = self.is_time(span) && (!iso::is_bare_year(said) || self.cells.is_at_edge(cell));
        (words || year).then_some(span)
    }

    fn is_time(&self, cell: Span) -> bool {
        iso::is_bare_year(cell.of(self.text)) || time::find(self.text, cell).first() == Some(&cell)
    }

    fn is_place(&self, cell: Span) -> bool {
        govern::is_place(cell.of(self.text))
    }

    /// 数量, 单位 and 数值 head a column and name nothing: what is counted stands in the row.
    fn is_filler(&self, cell: Span) -> bool {
        let said = cell.of(self.text).trim();
        let unit = said.trim_start_matches(['十', '百', '千', '万', '亿']);
        layout::is_unit_column(said)
            || matches!(said, "数量" | "数值" | "指标值" | "数额" | "金额" | "合计")
            || lexicon::BUILT_IN.units.starting(unit).is_some_and(|(len, _)| len == unit.len())
    }

    /// Whether it ends as the names of places and bodies do.
    fn is_holder(&self, cell: Span) -> bool {
        let said = cell.of(self.text);
        said.chars().count() > 2 && (lexicon::is_region_name(said) || lexicon::is_body(said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(text: &str, quantity: &str) -> [String; 3] {
        let tables = Tables::of(text, Span::new(0, text.len())).expect("a table");
        let start = text.find(quantity).expect("it stands there");
        let heads = tables.heads(Span::new(start, start + quantity.len())).expect("in a cell");
        let said = |span: Option<Span>| span.map_or("", |span| span.of(text)).to_owned();
        [said(heads.measure), said(heads.time), said(heads.place)]
    }

    #[test]
    fn what_stands_above_and_to_the_left_heads_a_cell() {
        let text = "<table><tr><td>年份</td><td>比重</td></tr><tr><td>2015</td><td>40.9%</td></tr></table>";
        assert_eq!(heads(text, "40.9%"), ["比重", "2015", ""]);
    }

    #[test]
    fn a_cell_over_several_columns_heads_them_all() {
        let text = "<table><tr><td colspan=\"2\">2005年</td><td colspan=\"2\">2015年</td></tr><tr><td>去向</td>\
                    <td>比重</td><td>去向</td><td>比重</td></tr><tr><td>德国</td><td>9.06%</td><td>法国</td>\
                    <td>9.86%</td></tr></table>";
        assert_eq!(heads(text, "9.06%"), ["比重", "2005年", "德国"]);
        assert_eq!(heads(text, "9.86%"), ["比重", "2015年", "法国"]);
    }

    #[test]
    fn a_cell_over_several_rows_moves_those_beside_it() {
        let text = "<table><tr><td rowspan=\"2\">时间</td><td>法国</td></tr><tr><td>占比</td></tr><tr><td>2010</td>\
                    <td>21.73%</td></tr></table>";
        assert_eq!(heads(text, "21.73%"), ["占比", "2010", "法国"]);
    }

    #[test]
    fn broken_markup_is_no_table_and_no_panic() {
        let plain = "占比40.9%";
        assert!(Tables::of(plain, Span::new(0, plain.len())).is_none());
        let text = "<table><td colspan=\"99999999999999999999\">40.9%<tr><td rowspan=0>9%</td>";
        assert_eq!(heads(text, "9%"), ["", "", ""]);
    }
}
