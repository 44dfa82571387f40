//! Closes the breaks: lines become the paragraphs of the page.

use std::collections::HashMap;

use super::draft::{self, Draft, Line};
use super::ends::OpenEnds;
use super::pairs::Pairs;
use super::repair::{self, Break, Verdict, Width};
use super::state::State;
use super::{Block, Page, Seam, number, repeat, shape, wrap};
use crate::fact::{Join, ParagraphKind, Tier};
use crate::span::Span;

/// A break is looked past at most so many lines of page furniture: foot, head, picture, caption.
const FURNITURE_LINES: usize = 6;
/// The head of so many paragraphs back may be printed again.
const NEAR_BY: usize = 2;
/// Running heads are at most this long, in characters.
const LONGEST_RUNNING_HEAD: usize = 40;

/// Joins the lines of a draft into paragraphs.
pub(super) fn assemble(draft: &Draft, pairs: &Pairs) -> Page {
    let printed = Printed {
        full: wrap::full_width(draft),
        heads: repeated_lines(draft),
        pairs,
        ends: OpenEnds::of(draft, pairs),
        blanks_tell: draft.lines.iter().skip(1).any(|line| !line.blank_before),
        draft,
    };
    let mut page = Page::default();
    page.text.reserve(draft.text.len() + draft.lines.len());
    let mut index = 0;
    while index < draft.lines.len() {
        index = paragraph(&printed, index, &mut page);
    }
    page
}

/// The lines as printed, with what is known of the whole text.
struct Printed<'a> {
    draft: &'a Draft,
    /// The width of full lines, where a fixed width broke the text.
    full: Option<usize>,
    /// How often each short line stands in the text, figures left out.
    heads: HashMap<u64, u32>,
    pairs: &'a Pairs<'a>,
    ends: OpenEnds<'a>,
    /// Whether some lines stand without an empty line between them.
    blanks_tell: bool,
}

/// Writes the paragraph that starts at a line, then the furniture that it runs past; gives the line behind both.
fn paragraph(printed: &Printed, first: usize, page: &mut Page) -> usize {
    let line = printed.draft.line(first);
    let mut near_by = page.blocks.iter().rev().take(NEAR_BY);
    let repeats_head = near_by.any(|block| repeat::is_head(block.clean.of(&page.text), line));
    let mut open = Open::start(printed, first, page);
    if repeats_head {
        open.close(page, ParagraphKind::Body);
        return first + 1;
    }
    let mut passed = Vec::new();
    let mut next = first + 1;
    while next < printed.draft.lines.len() {
        let Some(step) = step(printed, &mut open, page, next) else { break };
        let before = &page.text[open.start..];
        let kind_of = |line| furniture(printed, before, line).unwrap_or_default();
        passed.extend((next..step.line).map(|line| (line, kind_of(line))));
        open.join(printed, &step, page);
        next = step.line + 1;
    }
    open.close(page, ParagraphKind::Body);
    for (line, kind) in passed {
        Open::start(printed, line, page).close(page, kind);
    }
    next
}

/// How an open paragraph goes on.
struct Step {
    /// In which line.
    line: usize,
    /// Behind how many bytes of that line, which repeat what stands before.
    skip: usize,
    tier: Tier,
}

/// Where the open paragraph goes on, if it does: in the line `next`, or past furniture that starts there.
fn step(printed: &Printed, open: &mut Open, page: &Page, next: usize) -> Option<Step> {
    let before = &page.text[open.start..];
    // Most paragraphs are whole, and nothing more need be known of them.
    if before.ends_with(['。', '！', '？']) && printed.width(open, next) != Width::Full {
        return None;
    }
    open.state.read_on(before);
    let line = printed.draft.line(next);
    // A point behind a digit may stand inside a number: 4.|68.
    if !shape::ends_sentence(before) || number::ends_line(before) {
        if let Some(skip) = repeat::overlap(before, line) {
            return Some(Step { line: next, skip, tier: Tier::Certain });
        }
        if let Some(passed) = furniture_lines(printed, before, next) {
            let past = printed.past(open, before, passed.end);
            let joined = matches!(repair::verdict(&past), Verdict::Join(_)) && (passed.sure || past.splits_word());
            return joined.then_some(Step { line: passed.end, skip: 0, tier: Tier::Weak });
        }
    }
    match repair::verdict(&printed.at(open, before, next)) {
        Verdict::Join(tier) => Some(Step { line: next, skip: 0, tier }),
        Verdict::Part => None,
    }
}

/// Lines that interrupt a paragraph.
struct Passed {
    /// The line behind them.
    end: usize,
    /// Whether each by itself is page furniture.
    sure: bool,
}

/// The furniture that starts at a line; `None` where the line is one of the text, or too many follow.
///
/// A short line between two others that interrupt is passed as well: what stands between a picture and a page number
/// may be the name of the journal.
fn furniture_lines(printed: &Printed, before: &str, next: usize) -> Option<Passed> {
    let end = printed.draft.lines.len().min(next + FURNITURE_LINES + 1);
    let interrupts = |line: usize| line < end && furniture(printed, before, line).is_some();
    let (mut line, mut sure) = (next, true);
    while interrupts(line) || line > next && interrupts(line + 1) && shape::heading_like(printed.draft.line(line)) {
        sure &= interrupts(line);
        line += 1;
    }
    (line > next && line < end).then_some(Passed { end: line, sure })
}

/// What a line is that interrupts the text: page number, running head, caption, or the end of the paragraph printed
/// again; `None` for a line of the text itself.
fn furniture(printed: &Printed, before: &str, line: usize) -> Option<ParagraphKind> {
    let text = printed.draft.line(line);
    if shape::page_number(text) {
        Some(ParagraphKind::PageNumber)
    } else if shape::caption(text) {
        Some(ParagraphKind::Caption)
    } else if repeat::is_tail(before, text) {
        Some(ParagraphKind::Body)
    } else {
        printed.is_head(text).then_some(ParagraphKind::RunningHead)
    }
}

/// How often each short line stands in a text: running heads stand on every page.
fn repeated_lines(draft: &Draft) -> HashMap<u64, u32> {
    let mut heads = HashMap::new();
    for index in 0..draft.lines.len() {
        let line = draft.line(index);
        if shape::at_most(line, LONGEST_RUNNING_HEAD) && !shape::ends_sentence(line) {
            *heads.entry(head_key(line)).or_insert(0) += 1;
        }
    }
    heads
}

/// A line without figures and marks, as a hash (FNV-1a): the page number beside a running head changes.
pub(super) fn head_key(line: &str) -> u64 {
    let counts = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c) || c.is_alphabetic();
    line.chars()
        .filter(counts)
        .fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3))
}

impl Printed<'_> {
    /// Whether a line could be a running head: short, without clauses, and standing in the text more than once.
    fn is_head(&self, line: &str) -> bool {
        shape::at_most(line, LONGEST_RUNNING_HEAD)
            && !shape::ends_sentence(line)
            && !line.contains(['，', '。', '；'])
            && line.contains(char::is_alphabetic)
            && self.heads.get(&head_key(line)).is_some_and(|&times| times > 1)
    }

    /// Whether an empty line sets a line off; where one stands before every line it says nothing.
    fn set_off(&self, line: Line) -> bool {
        self.blanks_tell && line.blank_before
    }

    /// What the width of the lines says of the break before a line.
    fn width(&self, open: &Open, next: usize) -> Width {
        let line = self.draft.lines[next];
        match self.full {
            None => Width::Free,
            Some(full) if open.columns >= full && !line.indented && !self.set_off(line) => Width::Full,
            Some(_) => Width::Short,
        }
    }

    /// The break before a line that stands directly behind the paragraph.
    fn at<'b>(&'b self, open: &'b Open, before: &'b str, next: usize) -> Break<'b> {
        let width = self.width(open, next);
        Break { before, state: &open.state, after: self.draft.line(next), width, pairs: self.pairs, ends: &self.ends }
    }

    /// The break before a line that goes on behind page furniture: its width says nothing.
    fn past<'b>(&'b self, open: &'b Open, before: &'b str, next: usize) -> Break<'b> {
        Break { width: Width::Free, ..self.at(open, before, next) }
    }
}

/// The paragraph that is being written.
struct Open {
    /// Where it starts in the page's text.
    start: usize,
    state: State,
    /// The printed width of its last line, in columns.
    columns: usize,
    joins: Vec<Join>,
}

impl Open {
    fn start(printed: &Printed, line: usize, page: &mut Page) -> Self {
        if !page.text.is_empty() {
            let end = page.map.source_end();
            page.map.push(page.text.len(), 1, end, 0);
            page.text.push('\n');
        }
        let mut open = Self { start: page.text.len(), state: State::default(), columns: 0, joins: Vec::new() };
        open.write(printed, line, printed.draft.lines[line].clean, page);
        open
    }

    fn write(&mut self, printed: &Printed, line: usize, piece: Span, page: &mut Page) {
        page.map.append(page.text.len(), &printed.draft.map, piece);
        let piece = piece.of(&printed.draft.text);
        page.text.push_str(piece);
        self.columns = wrap::columns(printed.draft.line(line));
    }

    fn join(&mut self, printed: &Printed, step: &Step, page: &mut Page) {
        let clean = printed.draft.lines[step.line].clean;
        let piece = Span::new(clean.start + step.skip, clean.end);
        let start = page.map.source_end();
        let end = printed.draft.map.to_source(Span::new(piece.start, piece.start + 1)).start;
        let (last, next) = (page.text.chars().next_back(), piece.of(&printed.draft.text).chars().next());
        if last.zip(next).is_some_and(|(last, next)| draft::parts_words(last, next)) {
            page.map.push(page.text.len(), 1, start, end.saturating_sub(start));
            page.text.push(' ');
        }
        page.seams.push(Seam {
            clean: page.text.len(),
            tier: step.tier,
            drops_text: step.skip > 0 || step.tier == Tier::Weak,
        });
        self.joins.push(Join { start, end, tier: step.tier });
        self.write(printed, step.line, piece, page);
    }

    fn close(self, page: &mut Page, kind: ParagraphKind) {
        let clean = Span::new(self.start, page.text.len());
        page.blocks.push(Block { kind, clean, joins: self.joins });
    }
}
