//! The table that people read: a title, one line a fact, columns that line up on a terminal.
//!
//! A Chinese character takes two columns of a terminal, so cells are padded by display width, not by length.

mod columns;

use std::io::{self, Write};

use shuliang::{Extraction, Fact};
use unicode_width::UnicodeWidthStr;

use super::{Destination, Reading, Sink};
use crate::explain;
use crate::tally::Tally;
pub use columns::Align;
use columns::{COLUMNS, Column};

const GAP: &str = "  ";
const USUAL_WIDTH: usize = 120;

/// Prints a table for every document.
pub struct Tables<'a> {
    out: &'a mut Destination,
    width: usize,
}

impl<'a> Tables<'a> {
    pub fn new(out: &'a mut Destination) -> Self {
        Self { out, width: terminal_width() }
    }
}

impl Sink for Tables<'_> {
    fn take(&mut self, reading: Reading) -> io::Result<()> {
        let Reading { document, extraction, sentences, .. } = &reading;
        writeln!(self.out, "{}", title(&document.name, extraction))?;
        let mut lines = lines(&extraction.facts, self.width).into_iter();
        if let Some(head) = lines.next() {
            writeln!(self.out, "{head}")?;
        }
        let mut sentences = sentences.iter();
        for (line, fact) in lines.zip(&extraction.facts) {
            writeln!(self.out, "{line}")?;
            if let Some(sentence) = sentences.next() {
                explain::write(self.out, fact, sentence)?;
            }
        }
        writeln!(self.out)?;
        self.out.flush()
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

/// The line over the table of the document `name`.
pub fn title(name: &str, extraction: &Extraction) -> String {
    format!("{}: {}", printable(name), Tally::of(extraction).counts())
}

/// The heads and then one line a fact, at most `width` columns wide where cutting long cells can bring that about.
/// A column that no fact fills is left out; without facts there are no lines.
pub fn lines(facts: &[Fact], width: usize) -> Vec<String> {
    if facts.is_empty() {
        return Vec::new();
    }
    let mut filled: Vec<Filled> = COLUMNS.iter().filter_map(|column| fill(column, facts)).collect();
    fit(&mut filled, width);
    let heads = line(&filled, |column| column.column.head);
    let rows = (0..facts.len()).map(|row| line(&filled, |column| &column.cells[row]));
    std::iter::once(heads).chain(rows).collect()
}

/// The columns of the terminal as the shell tells them, 120 where it does not.
fn terminal_width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    told.filter(|columns| *columns > 0).unwrap_or(USUAL_WIDTH)
}

/// A column with the cells of all facts.
struct Filled {
    column: &'static Column,
    cells: Vec<String>,
    width: usize,
}

fn fill(column: &'static Column, facts: &[Fact]) -> Option<Filled> {
    let cells: Vec<String> = facts.iter().map(|fact| printable(&(column.cell)(fact))).collect();
    let widest = cells.iter().map(|cell| cell.width()).max().filter(|widest| *widest > 0)?;
    Some(Filled { column, cells, width: widest.max(column.head.width()) })
}

/// Takes columns narrower until all fit: those that yield first first, none below its floor.
fn fit(filled: &mut [Filled], room: usize) {
    let taken = filled.iter().map(|column| column.width + GAP.len()).sum::<usize>() - GAP.len();
    let mut excess = taken.saturating_sub(room);
    let mut yielding: Vec<_> =
        filled.iter_mut().filter_map(|column| column.column.yields.map(|yields| (yields, column))).collect();
    yielding.sort_by_key(|(yields, _)| yields.turn);
    for (yields, column) in yielding {
        let given = excess.min(column.width.saturating_sub(yields.floor));
        column.width -= given;
        excess -= given;
    }
}

fn line<'a>(filled: &'a [Filled], cell: impl Fn(&'a Filled) -> &'a str) -> String {
    let cells: Vec<String> =
        filled.iter().map(|column| pad(&cut(cell(column), column.width), column.width, column.column.align)).collect();
    cells.join(GAP).trim_end().to_owned()
}

pub fn pad(cell: &str, width: usize, align: Align) -> String {
    let blank = " ".repeat(width.saturating_sub(cell.width()));
    match align {
        Align::Left => cell.to_owned() + &blank,
        Align::Right => blank + cell,
    }
}

/// The cell, or as much of it as stands before a `…` in `width` columns.
pub fn cut(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    // The width of a string is not the sum over its characters (emoji sequences), so it is measured as a whole.
    let mut cut: String = cell.chars().take(width).collect();
    while !cut.is_empty() && cut.width() + "…".width() > width {
        cut.pop();
    }
    cut + "…"
}

/// Control characters as �, so that a text cannot steer the reader's terminal or break a line in two.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    /// What stands from the display column `from` up to `to`; panics where a wide character straddles an edge.
    fn between(line: &str, from: usize, to: usize) -> &str {
        let at = |wanted: usize| {
            let edges = line.char_indices().map(|(byte, _)| byte).chain([line.len()]);
            edges.into_iter().find(|byte| line[..*byte].width() >= wanted).map_or(line.len(), |byte| {
                assert_eq!(line[..byte].width(), wanted, "a character straddles column {wanted} of {line:?}");
                byte
            })
        };
        &line[at(from)..at(to)]
    }

    fn assert_columns_line_up(width: usize) {
        let facts = samples::many();
        let mut filled: Vec<Filled> = COLUMNS.iter().filter_map(|column| fill(column, &facts)).collect();
        fit(&mut filled, width);
        for (row, line) in lines(&facts, width).iter().enumerate() {
            let mut from = 0;
            for column in &filled {
                let cell = row.checked_sub(1).map_or(column.column.head, |row| &column.cells[row]);
                let shown = between(line, from, from + column.width);
                assert_eq!(shown.trim(), cut(cell, column.width), "{} in {line:?}", column.column.head);
                from += column.width + GAP.len();
                assert_eq!(between(line, from - GAP.len(), from).trim(), "", "the gap in {line:?}");
            }
        }
    }

    #[test]
    fn columns_stand_at_the_same_display_width_on_every_line() {
        for width in [40, 80, 81, 100, 120, 1000] {
            assert_columns_line_up(width);
        }
    }

    #[test]
    fn a_long_subject_is_cut_at_the_width_and_says_so() {
        let lines = lines(&samples::many(), 120);
        assert!(lines.iter().all(|line| line.width() <= 120), "{lines:#?}");
        assert!(lines.iter().any(|line| line.contains('…')), "{lines:#?}");
    }

    #[test]
    fn a_number_is_never_cut() {
        assert!(lines(&samples::many(), 10).iter().any(|line| line.contains(" 85000 ")));
    }

    #[test]
    fn a_column_without_cells_is_left_out() {
        assert_eq!(lines(&[samples::fact("489条")], 80), ["quantity  value  unit", "489条       489  条"]);
        assert!(lines(&[], 80).is_empty());
    }

    #[test]
    fn wide_characters_are_cut_whole() {
        assert_eq!(cut("高龄老年人", 10), "高龄老年人");
        assert_eq!(cut("高龄老年人", 9), "高龄老年…");
        assert_eq!(cut("高龄老年人", 8), "高龄老…");
        assert_eq!(cut("高龄", 1), "…");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(printable("红\u{1b}[31m"), "红�[31m");
    }

    #[test]
    fn the_title_counts_what_stands_in_the_document() {
        let extraction = Extraction { facts: samples::many(), ..Extraction::default() };
        assert_eq!(title("a.txt", &extraction), "a.txt: 4 facts, 1 duplicate, 0 warnings");
    }
}
