//! The clean paragraphs of a folder: those that are whole, and the headings between them.

use std::path::Path;
use std::{fs, io};

/// Shorter paragraphs are headings and items, in letters.
const RUNNING: usize = 60;
/// Longer lines are no headings, in letters.
const HEADING: usize = 30;

/// The texts of a folder, in the order of their names.
pub fn read(folder: &Path) -> io::Result<Vec<String>> {
    let paths: Result<Vec<_>, _> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}

/// The paragraphs of a text that has one a line: whole ones, and the headings between them.
///
/// A line that is neither may be a broken piece of the text itself, and what stands beside it too.
pub fn paragraphs(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let whole = |at: usize| lines.get(at).is_none_or(|line| is_running(line));
    let heading = |at: usize| is_heading(lines[at]) && at > 0 && whole(at - 1) && whole(at + 1);
    (0..lines.len()).filter(|&at| is_running(lines[at]) || heading(at)).map(|at| lines[at]).collect()
}

/// Whether a paragraph is whole running text.
pub fn is_running(paragraph: &str) -> bool {
    let closed = ["“”", "《》", "（）"].iter().all(|pair| {
        let count = |at| paragraph.chars().filter(|c| pair.chars().nth(at) == Some(*c)).count();
        count(0) == count(1)
    });
    closed
        && paragraph.chars().count() >= RUNNING
        && paragraph.ends_with(['。', '！', '？'])
        && !paragraph.starts_with(['，', '。', '、', '；', '：', '》', '”', '）'])
}

fn is_heading(line: &str) -> bool {
    line.chars().count() <= HEADING
        && !line.contains(['，', '。', '；', '《', '》', '“', '”', '|'])
        && !line.ends_with(['、', '：'])
}
