//! Tables in markup, as web pages and page readers write them: what heads the cell that holds a quantity.
//!
//! `<tr><td>年份</td><td>比重</td></tr><tr><td>2015</td><td>40.9%</td></tr>`: 40.9% is the 比重 of 2015.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::govern;
use crate::scope::{iso, time};
use crate::span::Span;

/// The tables of a paragraph.
pub(crate) struct Tables<'t> {
    text: &'t str,
    /// In reading order.
    cells: Vec<Cell>,
}

/// A cell, with the rows and columns that it takes up.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// What stands in it.
    span: Span,
    table: usize,
    row: usize,
    column: usize,
    width: usize,
    height: usize,
}

/// What the headings of a cell say of the quantity in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Heads {
    pub(crate) measure: Option<Span>,
    pub(crate) time: Option<Span>,
    pub(crate) place: Option<Span>,
}

/// More rows or columns than so many are taken up by no cell.
const MOST: usize = 1000;

impl<'t> Tables<'t> {
    /// Those of a paragraph of clean text, where it holds any.
    pub(crate) fn of(text: &'t str, paragraph: Span) -> Option<Self> {
        static TAG: Lazy<Regex> = Lazy::new(|| Regex::new(r"<(/?)(table|tr|td|th)\b([^<>]*)>").expect("tested"));
        let stretch = paragraph.of(text);
        stretch.contains("<table").then_some(())?;
        let mut grid = Grid::default();
        let mut open: Option<(usize, usize, usize)> = None;
        for tag in TAG.captures_iter(stretch) {
            let whole = tag.get(0)?;
            let closes = !tag[1].is_empty();
            if let Some((start, width, height)) = open.take() {
                grid.put(Span::new(paragraph.start + start, paragraph.start + whole.start()), (width, height));
            }
            match &tag[2] {
                "table" if !closes => grid.begin_table(),
                "tr" if !closes => grid.begin_row(),
                "td" | "th" if !closes => {
                    open = Some((whole.end(), taken(&tag[3], "colspan"), taken(&tag[3], "rowspan")));
                }
                _ => {}
            }
        }
        Some(Self { text, cells: grid.cells })
    }

    /// What heads the cell of a quantity: the labels above it and to its left.
    pub(crate) fn heads(&self, quantity: Span) -> Option<Heads> {
        let behind = self.cells.partition_point(|cell| cell.span.end < quantity.end);
        let cell = self.cells.get(behind).filter(|cell| cell.span.contains(quantity))?;
        let above = self.cells[..behind].iter().rev().filter(|other| other.is_above(cell)).map(|other| other.span);
        let left = self.cells[..behind].iter().rev().filter(|other| other.is_left_of(cell)).map(|other| other.span);
        let above: Vec<Span> = above.filter(|span| self.is_label(*span)).collect();
        let left: Vec<Span> = left.filter(|span| self.is_label(*span)).collect();
        let names = |span: &Span| !self.is_time(*span) && !self.is_place(*span);
        let first = |wanted: &dyn Fn(&Span) -> bool| above.iter().chain(&left).copied().find(|span| wanted(span));
        Some(Heads {
            measure: first(&names),
            time: first(&|span| self.is_time(*span)),
            place: left.iter().chain(&above).copied().find(|span| self.is_place(*span)),
        })
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

/// How many rows or columns an attribute says that a cell takes up.
fn taken(attributes: &str, name: &str) -> usize {
    let said = attributes.split(name).nth(1).unwrap_or_default();
    let digits = said.trim_start_matches(['=', '"', '\'', ' ']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse::<usize>().map_or(1, |count| count.clamp(1, MOST))
}

impl Cell {
    fn is_above(&self, other: &Self) -> bool {
        let columns = self.column < other.column + other.width && other.column < self.column + self.width;
        self.table == other.table && self.row < other.row && columns
    }

    fn is_left_of(&self, other: &Self) -> bool {
        let rows = self.row <= other.row && other.row < self.row + self.height;
        self.table == other.table && self.column < other.column && rows
    }
}

/// The cells as they are read.
#[derive(Default)]
struct Grid {
    cells: Vec<Cell>,
    tables: usize,
    rows: usize,
    /// The first row below what each column is taken up by.
    free: Vec<usize>,
    column: usize,
}

impl Grid {
    fn begin_table(&mut self) {
        self.tables += 1;
        self.rows = 0;
        self.free.clear();
    }

    fn begin_row(&mut self) {
        self.rows += 1;
        self.column = 0;
    }

    fn put(&mut self, span: Span, (width, height): (usize, usize)) {
        while self.free.get(self.column).is_some_and(|free| *free > self.rows) {
            self.column += 1;
        }
        let end = (self.column + width).min(MOST);
        if self.free.len() < end {
            self.free.resize(end, 0);
        }
        self.free[self.column.min(end)..end].fill(self.rows + height);
        let (table, row, column) = (self.tables, self.rows, self.column);
        self.cells.push(Cell { span, table, row, column, width, height });
        self.column += width;
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
