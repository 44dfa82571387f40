//! The tables of `data/` as a linter reads them: every column known, every row with a name to report.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use shuliang::Kind;

/// All tables that this test lints.
pub struct Tables {
    dimensions: Vec<(String, Dimension)>,
    pub classifiers: Vec<Classifier>,
    pub currencies: Vec<Currency>,
    traditional: Traditional,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    #[serde(rename = "kind")]
    _kind: Kind,
    #[serde(rename = "si")]
    _si: String,
    pub ucum: String,
    unit: Vec<Unit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub forms: Vec<String>,
    pub factor: String,
    pub ucum: String,
    pub offset: Option<String>,
    #[serde(rename = "si")]
    _si: Option<String>,
    pub base_ucum: Option<String>,
    example: String,
    #[serde(default, rename = "note")]
    _note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassifierTable {
    classifier: Vec<Classifier>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classifier {
    form: String,
    #[serde(default, rename = "kind")]
    _kind: Kind,
    #[serde(rename = "classes")]
    _classes: String,
    example: String,
    #[serde(default, rename = "note")]
    _note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrencyTable {
    currency: Vec<Currency>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currency {
    pub code: String,
    pub forms: Vec<String>,
    pub symbols: Vec<String>,
    #[serde(default)]
    pub minor: Vec<Minor>,
    example: String,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minor {
    pub forms: Vec<String>,
    pub per: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Traditional {
    pairs: String,
    compatibility: String,
}

impl Tables {
    pub fn read() -> Self {
        let dimensions = files(Path::new("data/units"), "toml");
        Self {
            dimensions: dimensions.iter().map(|file| (file.display().to_string(), parse(file))).collect(),
            classifiers: parse::<ClassifierTable>(Path::new("data/classifiers.toml")).classifier,
            currencies: parse::<CurrencyTable>(Path::new("data/currencies.toml")).currency,
            traditional: parse(Path::new("data/traditional.toml")),
        }
    }

    pub fn units(&self) -> impl Iterator<Item = (String, &Unit, &Dimension)> {
        self.dimensions.iter().flat_map(|(file, dimension)| {
            dimension.unit.iter().map(move |unit| (format!("{file}: {}", name(&unit.forms)), unit, dimension))
        })
    }

    pub fn traditional_pairs(&self) -> Vec<&str> {
        let traditional = &self.traditional;
        traditional.pairs.split_whitespace().chain(traditional.compatibility.split_whitespace()).collect()
    }

    /// Every written form with its row; minor units come last.
    pub fn forms(&self) -> Vec<Form> {
        let mut forms = Vec::new();
        let mut add = |texts: &[String], row: String, minor: bool| {
            forms.extend(texts.iter().map(|text| Form { text: text.clone(), row: row.clone(), minor }));
        };
        for (row, unit, _) in self.units() {
            add(&unit.forms, row, false);
        }
        for classifier in &self.classifiers {
            add(std::slice::from_ref(&classifier.form), classifier.row(), false);
        }
        for currency in &self.currencies {
            add(&currency.forms, currency.row(), false);
        }
        for currency in &self.currencies {
            for minor in &currency.minor {
                add(&minor.forms, format!("{}, minor {}", currency.row(), name(&minor.forms)), true);
            }
        }
        forms
    }

    pub fn examples(&self) -> impl Iterator<Item = Example> {
        let units = self.units().map(|(row, unit, _)| Example::new(row, name(&unit.forms), &unit.example));
        let classifiers = self.classifiers.iter().map(|row| Example::new(row.row(), &row.form, &row.example));
        let currencies = self.currencies.iter().map(|row| Example::new(row.row(), name(&row.forms), &row.example));
        units.chain(classifiers).chain(currencies)
    }
}

impl Classifier {
    pub fn row(&self) -> String {
        format!("data/classifiers.toml: {}", self.form)
    }
}

impl Currency {
    pub fn row(&self) -> String {
        format!("data/currencies.toml: {} {}", self.code, name(&self.forms))
    }
}

pub struct Form {
    pub text: String,
    pub row: String,
    pub minor: bool,
}

pub struct Example {
    row: String,
    form: String,
    text: String,
}

impl Example {
    fn new(row: String, form: &str, text: &str) -> Self {
        Self { row, form: form.to_owned(), text: text.to_owned() }
    }

    /// The form must stand behind a number exactly once, and no longer form of another row may cover it there:
    /// 5千瓦 is no example of 瓦.
    pub fn problem(&self, forms: &[Form]) -> Option<String> {
        let behind_number: Vec<usize> =
            self.text.match_indices(&self.form).map(|(at, _)| at).filter(|at| self.number_ends_at(*at)).collect();
        let [at] = behind_number[..] else {
            let times = behind_number.len();
            return Some(format!("{}: in {:?} the form stands {times} times behind a number", self.row, self.text));
        };
        let end = at + self.form.len();
        let starts = self.text.char_indices().map(|(from, _)| from).filter(|from| {
            *from <= at && self.number_ends_at(*from) && self.text[*from..at].chars().all(is_number_character)
        });
        let longer = starts.flat_map(|from| {
            forms.iter().filter(move |form| {
                let len = form.text.len();
                len > self.form.len() && from + len >= end && self.text[from..].starts_with(&form.text)
            })
        });
        let other = longer.max_by_key(|form| form.text.len())?;
        Some(format!("{}: {:?} reads as {} of {}", self.row, self.text, other.text, other.row))
    }

    fn number_ends_at(&self, at: usize) -> bool {
        self.text[..at].ends_with(is_number_character)
    }
}

fn name(forms: &[String]) -> &str {
    forms.first().map_or("", String::as_str)
}

pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_number_character(c: char) -> bool {
    is_digit(c) || "零〇一二两三四五六七八九十百千万亿".contains(c)
}

/// The files below `folder` with an extension, in order.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn parse<T: DeserializeOwned>(file: &Path) -> T {
    toml::from_str(&read(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
