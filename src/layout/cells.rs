//! The cells of tables in markup, as web pages and page readers write them, with the rows and columns that they take up.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::span::Span;

/// The cells of a paragraph's tables, in reading order.
#[derive(Debug)]
pub(crate) struct Cells {
    cells: Vec<Cell>,
    /// The cells of each column of each table, from the top.
    columns: Vec<Vec<Vec<usize>>>,
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

/// So many cells right above one, and so many at the top of its column, may head it.
const NEAR: usize = 64;
const TOP: usize = 8;

/// More rows or columns than so many are taken up by no cell.
const MOST: usize = 1000;

impl Cells {
    /// Those of a paragraph of clean text, where it holds any.
    pub(crate) fn of(text: &str, paragraph: Span) -> Option<Self> {
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
        Some(Self { columns: columns(&grid.cells), cells: grid.cells })
    }

    /// The cell that holds a stretch, by its number.
    pub(crate) fn holding(&self, stretch: Span) -> Option<usize> {
        let behind = self.cells.partition_point(|cell| cell.span.end < stretch.end);
        self.cells.get(behind).filter(|cell| cell.span.contains(stretch)).map(|_| behind)
    }

    /// What stands in a cell.
    pub(crate) fn span(&self, cell: usize) -> Span {
        self.cells[cell].span
    }

    /// The cells above a cell in its column, the nearest first: those near by and those at the top.
    pub(crate) fn above(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let Cell { table, row, column, .. } = self.cells[cell];
        let column = self.column(table, column);
        let higher = &column[..column.partition_point(|other| self.cells[*other].row < row)];
        let near = higher.len().saturating_sub(NEAR);
        higher[near..].iter().rev().chain(higher[..near.min(TOP)].iter().rev()).copied()
    }

    /// The cells to the left of a cell in its row, the nearest first; one that takes up several rows stands in each.
    pub(crate) fn left_of(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let Cell { table, row, column, .. } = self.cells[cell];
        let mut last = cell;
        (0..column).rev().take(NEAR).filter_map(move |left| {
            let cells = self.column(table, left);
            let at = cells.partition_point(|other| self.cells[*other].row <= row).checked_sub(1)?;
            let reaches = row < self.cells[cells[at]].row + self.cells[cells[at]].height;
            let found = Some(cells[at]).filter(|found| reaches && *found != last)?;
            last = found;
            Some(found)
        })
    }

    fn column(&self, table: usize, column: usize) -> &[usize] {
        self.columns.get(table).and_then(|columns| columns.get(column)).map_or(&[], Vec::as_slice)
    }

    /// Whether a cell stands at the edge of its table, where the headings are: in its first row or its first column.
    pub(crate) fn is_at_edge(&self, cell: usize) -> bool {
        self.above(cell).next().is_none() || self.left_of(cell).next().is_none()
    }
}

/// Whether a heading is that of a column of units: 计量单位.
pub(crate) fn is_unit_column(heading: &str) -> bool {
    matches!(heading.trim(), "单位" | "计量单位" | "单 位")
}

/// How many rows or columns an attribute says that a cell takes up.
fn taken(attributes: &str, name: &str) -> usize {
    let said = attributes.split(name).nth(1).unwrap_or_default();
    let digits = said.trim_start_matches(['=', '"', '\'', ' ']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse::<usize>().map_or(1, |count| count.clamp(1, MOST))
}

/// The cells of each table by the columns that they take up.
fn columns(cells: &[Cell]) -> Vec<Vec<Vec<usize>>> {
    let mut tables: Vec<Vec<Vec<usize>>> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        tables.resize_with(tables.len().max(cell.table + 1), Vec::new);
        let columns = &mut tables[cell.table];
        let end = (cell.column + cell.width.min(NEAR)).min(MOST);
        columns.resize_with(columns.len().max(end), Vec::new);
        columns[cell.column.min(end)..end].iter_mut().for_each(|column| column.push(at));
    }
    tables
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
