//! The tables of a specification: reading, judging and rewriting their rows.

use super::claim::{Claim, Part};

/// A row.
#[derive(Debug)]
pub struct Row {
    /// Counted from 1.
    pub line: usize,
    /// With line breaks for `⏎`.
    pub text: String,
    /// The cell as written.
    pub facts: String,
    pub claims: Vec<Claim>,
    pub note: String,
    pub fixme: Option<Fixme>,
}

/// The note `FIXME want: CELL`, or `FIXME want: CELL because REASON`.
#[derive(Debug)]
pub struct Fixme {
    pub want: String,
    pub claims: Vec<Claim>,
}

/// What is printed today against what a row says.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    AsWritten,
    Wrong {
        got: String,
    },
    /// A FIXME row prints what it wants.
    NowRight {
        got: String,
    },
}

const FIXME: &str = "FIXME want:";
const BECAUSE: &str = " because ";
const HEADS: [&[&str]; 2] = [&["text", "facts"], &["text", "facts", "note"]];

/// The rows of a page, or the line that cannot be read and why.
pub fn rows(page: &str) -> Result<Vec<Row>, (usize, String)> {
    let mut rows = Vec::new();
    let mut in_table = false;
    for (at, line) in page.lines().enumerate() {
        let Some(cells) = cells(line) else {
            in_table = false;
            continue;
        };
        let is_rule = cells.iter().all(|cell| cell.chars().all(|c| c == '-') && !cell.is_empty());
        match in_table {
            false if HEADS.contains(&cells.as_slice()) => in_table = true,
            false => {
                return Err((at + 1, "a table starts with `| text | facts |` or `| text | facts | note |`".into()));
            }
            true if is_rule && rows.last().is_none_or(|row: &Row| row.line < at) => {}
            true => rows.push(row(at + 1, &cells).map_err(|what| (at + 1, what))?),
        }
    }
    Ok(rows)
}

fn row(line: usize, cells: &[&str]) -> Result<Row, String> {
    let (text, facts, note) = match *cells {
        [text, facts] => (text, facts, ""),
        [text, facts, note] => (text, facts, note),
        _ => return Err("a row has two cells or three".into()),
    };
    let fixme = note.strip_prefix(FIXME).map(|rest| {
        let want = rest.split_once(BECAUSE).map_or(rest, |(want, _)| want).trim().to_owned();
        Ok::<_, String>(Fixme { claims: claims(&want)?, want })
    });
    Ok(Row {
        line,
        text: text.replace('⏎', "\n"),
        facts: facts.to_owned(),
        claims: claims(facts)?,
        note: note.to_owned(),
        fixme: fixme.transpose()?,
    })
}

/// The rows of a page's tables with so many columns, with their lines, without the heads, which `head` opens.
pub fn plain_rows<'p, const COLUMNS: usize>(page: &'p str, head: &str) -> Vec<(usize, [&'p str; COLUMNS])> {
    let lines = page.lines().enumerate().filter_map(|(at, line)| Some((at + 1, cells(line)?)));
    let rows = lines.filter(|(_, cells)| cells[0] != head && !cells[0].starts_with("---"));
    rows.map(|(line, cells)| match <[&str; COLUMNS]>::try_from(cells) {
        Ok(cells) => (line, cells),
        Err(cells) => panic!("line {line}: a row has {COLUMNS} cells, not {}", cells.len()),
    })
    .collect()
}

fn cells(line: &str) -> Option<Vec<&str>> {
    let inside = line.trim().strip_prefix('|')?;
    Some(inside.strip_suffix('|').unwrap_or(inside).split('|').map(str::trim).collect())
}

fn claims(cell: &str) -> Result<Vec<Claim>, String> {
    if cell == "-" { Ok(Vec::new()) } else { cell.split(" ; ").map(Claim::parse).collect() }
}

/// Holds what is printed against a row. Parts that neither the row nor the file asks for are not looked at.
pub fn judge(row: &Row, printed: &[Claim], strict: &[Part]) -> Verdict {
    let wanted = row.fixme.as_ref().map_or(&[][..], |fixme| &fixme.claims);
    if row.fixme.is_some() && agree(wanted, printed, strict) {
        return Verdict::NowRight { got: show(printed, wanted, strict) };
    }
    if agree(&row.claims, printed, strict) {
        return Verdict::AsWritten;
    }
    let asked: Vec<Claim> = row.claims.iter().chain(wanted).cloned().collect();
    Verdict::Wrong { got: show(printed, &asked, strict) }
}

fn agree(expected: &[Claim], printed: &[Claim], strict: &[Part]) -> bool {
    let fits = |(expected, printed): (&Claim, &Claim)| {
        let said = expected.parts.iter().map(|(part, _)| *part);
        (&expected.quantity, &expected.value, &expected.unit) == (&printed.quantity, &printed.value, &printed.unit)
            && said.chain(strict.iter().copied()).all(|part| expected.said(part) == printed.said(part))
    };
    expected.len() == printed.len() && expected.iter().zip(printed).all(fits)
}

/// What is printed, as a cell: the parts that the file tests, and those that some fact of the row names.
fn show(printed: &[Claim], asked: &[Claim], strict: &[Part]) -> String {
    let mut parts: Vec<Part> = asked.iter().flat_map(|claim| claim.parts.iter().map(|(part, _)| *part)).collect();
    parts.extend(strict);
    let facts: Vec<String> = printed.iter().map(|claim| claim.limited_to(&parts).to_string()).collect();
    if facts.is_empty() { "-".to_owned() } else { facts.join(" ; ") }
}

/// The page with every row that is not as written set to what is printed; other lines stay as they are.
pub fn rewrite(page: &str, rows: &[Row], verdicts: &[Verdict]) -> String {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    for (row, verdict) in rows.iter().zip(verdicts) {
        let text = row.text.replace('\n', "⏎");
        lines[row.line - 1] = match verdict {
            Verdict::AsWritten => continue,
            Verdict::NowRight { .. } => {
                let want = row.fixme.as_ref().map_or(row.facts.as_str(), |fixme| &fixme.want);
                format!("| {text} | {want} |")
            }
            Verdict::Wrong { got } => format!("| {text} | {got} | {} |", note(row)),
        };
    }
    set_heads(&mut lines);
    lines.join("\n") + "\n"
}

fn note(row: &Row) -> String {
    match (&row.fixme, row.note.as_str()) {
        (Some(_), note) => note.to_owned(),
        (None, "") => format!("{FIXME} {}", row.facts),
        (None, reason) => format!("{FIXME} {}{BECAUSE}{reason}", row.facts),
    }
}

/// A table has a column of notes where one of its rows has a note.
fn set_heads(lines: &mut [String]) {
    let mut at = 0;
    while at < lines.len() {
        let rows = lines[at..].iter().take_while(|line| cells(line).is_some()).count();
        if rows >= 2 {
            let noted = lines[at + 2..at + rows].iter().any(|line| cells(line).is_some_and(|cells| cells.len() == 3));
            lines[at] = if noted { "| text | facts | note |" } else { "| text | facts |" }.to_owned();
            lines[at + 1] = if noted { "| --- | --- | --- |" } else { "| --- | --- |" }.to_owned();
        }
        at += rows + 1;
    }
}

const PAGE: &str = "\
# Lengths

| text | facts |
| --- | --- |
| 新修公路5公里 | 5公里 = 5 公里 <- 公路 |
| 第3⏎层 | - |

Prose.

| text | facts | note |
| --- | --- | --- |
| 河长9里 | - | FIXME want: 9里 = 9 里 |
| 河宽8丈 | 8丈 = 8 丈 | FIXME want: 8丈 = 8 丈 <- 河宽 because the noun is missed |
";

fn updated(page: &str, printed: &[&str]) -> String {
    let rows = rows(page).expect("the page can be read");
    let printed = printed.iter().map(|cell| claims(cell).expect("the cell can be read"));
    let verdicts: Vec<Verdict> = rows.iter().zip(printed).map(|(row, printed)| judge(row, &printed, &[])).collect();
    rewrite(page, &rows, &verdicts)
}

#[test]
fn an_update_keeps_what_was_wanted_and_takes_it_back_when_it_comes() {
    let first = ["5公里 = 5 公里 <- 新修公路 @ 修", "3层 = 3 层", "9里 = 9 里 <- 河长", "8丈 = 8 丈"];
    let page = updated(PAGE, &first);
    assert_eq!(
        page,
        "\
# Lengths

| text | facts | note |
| --- | --- | --- |
| 新修公路5公里 | 5公里 = 5 公里 <- 新修公路 | FIXME want: 5公里 = 5 公里 <- 公路 |
| 第3⏎层 | 3层 = 3 层 | FIXME want: - |

Prose.

| text | facts | note |
| --- | --- | --- |
| 河长9里 | 9里 = 9 里 |
| 河宽8丈 | 8丈 = 8 丈 | FIXME want: 8丈 = 8 丈 <- 河宽 because the noun is missed |
"
    );
    assert_eq!(updated(&page, &first), page, "a second update changes nothing");
    let right = ["5公里 = 5 公里 <- 公路", "-", "9里 = 9 里", "8丈 = 8 丈 <- 河宽"];
    let page = updated(&page, &right);
    assert!(!page.contains("FIXME") && !page.contains("note |"), "{page}");
}

#[test]
fn a_line_that_is_no_row_is_told() {
    for page in [
        "| text | fact |\n| --- | --- |\n",
        "| text | facts |\n| --- | --- |\n| 5公里 | 5公里 |\n",
        "| text | facts |\n| --- | --- |\n| 5公里 |\n",
    ] {
        assert!(rows(page).is_err(), "{page}");
    }
}
