//! Gold: what a careful reader says that a text states, one JSON object a line.

use std::path::{Path, PathBuf};
use std::{fmt, fs};

use serde::{Deserialize, Deserializer};

use crate::amount::Amount;
use crate::letters::{Letters, plain, unit};

/// A fact as gold tells it. Where several readings are right, each stands in the list.
#[derive(Debug)]
pub struct Expected {
    /// Letters of the text, white space dropped.
    pub span: (usize, usize),
    pub amount: Amount,
    /// The readings of each field, in the order of [`crate::score::FIELDS`].
    pub fields: Vec<Vec<String>>,
    pub units: Vec<String>,
    /// Careful readers differ on whether it is a fact: found or not, it does not count.
    pub optional: bool,
}

/// A text with its gold.
#[derive(Debug)]
pub struct Document {
    pub name: String,
    pub text: String,
    pub expected: Vec<Expected>,
}

/// Why gold cannot be read: the file, the line where there is one, and the cause.
#[derive(Debug)]
pub struct GoldError {
    path: PathBuf,
    line: Option<usize>,
    cause: String,
}

impl fmt::Display for GoldError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}", self.cause)
    }
}

const GOLD: &str = ".gold.jsonl";

/// Every NAME.txt of `folder` that has a NAME.gold.jsonl, in the order of names.
pub fn documents(folder: &Path) -> Result<Vec<Document>, GoldError> {
    let failed = |cause: String| GoldError { path: folder.to_owned(), line: None, cause };
    let entries = fs::read_dir(folder).map_err(|error| failed(error.to_string()))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(|error| failed(error.to_string()))?.file_name();
        names.extend(name.to_string_lossy().strip_suffix(GOLD).map(str::to_owned));
    }
    names.sort();
    if names.is_empty() {
        return Err(failed(format!("no NAME{GOLD} in this folder")));
    }
    names.into_iter().map(|name| document(folder, name)).collect()
}

fn document(folder: &Path, name: String) -> Result<Document, GoldError> {
    let text = read(folder.join(format!("{name}.txt")))?;
    let path = folder.join(format!("{name}{GOLD}"));
    let expected =
        parse(&read(path.clone())?, &text).map_err(|(line, cause)| GoldError { path, line: Some(line), cause })?;
    Ok(Document { name, text, expected })
}

fn read(path: PathBuf) -> Result<String, GoldError> {
    fs::read_to_string(&path).map_err(|error| GoldError { path, line: None, cause: error.to_string() })
}

/// The facts of a gold file about `text`; an error has the number of its line.
pub fn parse(gold: &str, text: &str) -> Result<Vec<Expected>, (usize, String)> {
    let letters = Letters::of(text);
    let lines = gold.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| expected(line, &letters).map_err(|cause| (at + 1, cause))).collect()
}

fn expected(line: &str, letters: &Letters) -> Result<Expected, String> {
    // The row is one line of its own to the parser: of its place only the column says something.
    let cause = |error: serde_json::Error| error.to_string().replace(" at line 1 column ", ", column ");
    let row: Row = serde_json::from_str(line).map_err(cause)?;
    let span = letters
        .occurrence(&row.q, row.nth)
        .ok_or_else(|| format!("the text has no occurrence {} of {:?} (they are counted from 0)", row.nth, row.q))?;
    let amount = Amount::of(row.value.as_deref(), row.min.as_deref(), row.max.as_deref());
    let units = row.unit.0.iter().map(|written| unit(written)).collect();
    let fields = [
        row.bound.or("exact"),
        row.subject,
        row.predicate.or(""),
        row.change.or(""),
        row.per.or(""),
        row.of.or(""),
        row.time.or(""),
        row.place.or(""),
        row.role.or("fact"),
        row.dup.or("false"),
    ];
    let fields = fields.into_iter().map(|Readings(all)| all.iter().map(|reading| plain(reading)).collect()).collect();
    Ok(Expected { span, amount, fields, units, optional: row.optional })
}

/// A line of a gold file.
#[derive(Deserialize)]
struct Row {
    q: String,
    #[serde(default)]
    nth: usize,
    value: Option<String>,
    min: Option<String>,
    max: Option<String>,
    #[serde(default)]
    unit: Readings,
    #[serde(default)]
    bound: Readings,
    subject: Readings,
    #[serde(default)]
    predicate: Readings,
    #[serde(default)]
    change: Readings,
    #[serde(default)]
    per: Readings,
    #[serde(default)]
    of: Readings,
    #[serde(default)]
    time: Readings,
    #[serde(default)]
    place: Readings,
    #[serde(default)]
    role: Readings,
    #[serde(default)]
    dup: Readings,
    #[serde(default)]
    optional: bool,
}

/// One reading or a list of them.
#[derive(Default)]
struct Readings(Vec<String>);

impl Readings {
    fn or(self, usual: &str) -> Self {
        if self.0.is_empty() { Self(vec![usual.to_owned()]) } else { self }
    }
}

impl<'de> Deserialize<'de> for Readings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "a reading or a list of readings was expected")]
        enum Form {
            One(Word),
            Many(Vec<Word>),
        }
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Word {
            Text(String),
            Flag(bool),
        }
        let word = |word: Word| match word {
            Word::Text(text) => text,
            Word::Flag(flag) => flag.to_string(),
        };
        Ok(Self(match Form::deserialize(deserializer)? {
            Form::One(one) => vec![word(one)],
            Form::Many(many) => many.into_iter().map(word).collect(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "修桥3座、\n建桥3座。";

    fn error(gold: &str) -> String {
        let (line, cause) = parse(gold, TEXT).expect_err("the gold is broken");
        format!("{line}: {cause}")
    }

    #[test]
    fn one_reading_and_a_list_are_read_alike() {
        let one = parse(r#"{"q":"3座","nth":1,"value":"3","unit":"座","subject":"桥"}"#, TEXT).expect("it is gold");
        let many = parse(r#"{"q":"3座","nth":1,"value":"3","unit":"座","subject":["桥"],"dup":[false]}"#, TEXT);
        let many = many.expect("it is gold");
        assert_eq!((one[0].span, &one[0].fields), (many[0].span, &many[0].fields));
        assert_eq!(one[0].span, (7, 9));
    }

    #[test]
    fn a_broken_line_is_named_with_its_cause() {
        assert!(error("\n{\"q\":").starts_with("2: EOF while parsing"));
        assert!(error(r#"{"q":"3座"}"#).starts_with("1: missing field `subject`, column "));
        assert!(error(r#"{"q":"3座","subject":3}"#).contains("a reading or a list of readings was expected"));
        let missing = error(r#"{"q":"3座","nth":2,"subject":"桥"}"#);
        assert_eq!(missing, r#"1: the text has no occurrence 2 of "3座" (they are counted from 0)"#);
    }

    #[test]
    fn a_folder_without_gold_is_named() {
        let error = documents(Path::new("src")).expect_err("src holds no gold");
        assert_eq!(error.to_string(), "src: no NAME.gold.jsonl in this folder");
    }
}
