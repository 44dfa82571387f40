//! Tables in markup, as web pages and page readers write them: what heads the cell that holds a quantity.
//!
//! `<tr><td>年份</td><td>比重</td></tr><tr><td>2015</td><td>40.9%</td></tr>`: 40.9% is the 比重 of 2015.

use crate::govern;
use crate::layout::Cells;
use crate::scope::{iso, time};
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
        let above: Vec<Span> = self.cells.above(cell).filter(|span| self.is_label(*span)).collect();
        let left: Vec<Span> = self.cells.left_of(cell).filter(|span| self.is_label(*span)).collect();
        let names = |span: &Span| !self.is_time(*span) && !self.is_place(*span);
        let first = |wanted: &dyn Fn(&Span) -> bool| above.iter().chain(&left).copied().find(|span| wanted(span));
        Some(Heads {
            measure: first(&names).map(|head| self.without_unit(head)),
            time: first(&|span| self.is_time(*span)),
            place: left.iter().chain(&above).copied().find(|span| self.is_place(*span)),
        })
    }

    /// 收入 of 收入（万元）: the unit in brackets is that of the numbers.
    fn without_unit(&self, head: Span) -> Span {
        let said = head.of(self.text);
        let bracket = said.trim_end().strip_suffix(['）', ')']).and_then(|open| open.rfind(['（', '(']));
        bracket.filter(|at| *at > 0).map_or(head, |at| Span::new(head.start, head.start + at))
    }

    /// A cell with words, or with a year: 比重, 2015.
    fn is_label(&self, cell: Span) -> bool {
        cell.of(self.text).chars().any(char::is_alphabetic) && !cell.of(self.text).contains('%') || self.is_time(cell)
    }

    fn is_time(&self, cell: Span) -> bool {
        iso::is_bare_year(cell.of(self.text)) || time::find(self.text, cell).first() == Some(&cell)
    }

    fn is_place(&self, cell: Span) -> bool {
        govern::is_place(cell.of(self.text))
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
