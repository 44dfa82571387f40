//! Units, measure words and currencies: one table, looked up by the longest written form.

use std::sync::Arc;

use serde::Deserialize;

use super::{WordEnds, parse};
use crate::error::Error;
use crate::fact::Kind;
use crate::numeral::Number;

/// One unit, measure word or currency.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit {
    /// The name, as the first form of its row.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Exact factor to the base unit; none where there is no base.
    pub(crate) factor: Option<Number>,
    /// The SI base unit, or the ISO 4217 code.
    pub(crate) base: Option<String>,
    /// The UCUM code of the SI base unit.
    pub(crate) ucum: Option<String>,
    /// A measure word of the language (个, 家), not a physical unit.
    pub(crate) counts: bool,
}

/// All written forms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Units {
    /// Shared with the quantities that are read: a unit is asked for many times before one of them stands.
    rows: Vec<Arc<Unit>>,
    /// For every first letter which of the lists holds its forms; the table is asked behind every number.
    by_first: Vec<u16>,
    /// The forms of each first letter, the longest first; the first list is empty.
    lists: Vec<Vec<Form>>,
    symbols: WordEnds,
    /// The row of each symbol.
    symbol_rows: Vec<usize>,
}

/// One written form.
#[derive(Debug, Clone)]
struct Form {
    text: String,
    /// Its second letter: most forms of one first letter differ there, and need not be compared as a whole.
    second: Option<char>,
    row: usize,
}

/// The letters of the basic plane; those beyond share its last place.
const FIRST_LETTERS: usize = 0x1_0000;

const DIMENSIONS: &[&str] = &[
    include_str!("../../data/units/age.toml"),
    include_str!("../../data/units/angle.toml"),
    include_str!("../../data/units/area.toml"),
    include_str!("../../data/units/concentration.toml"),
    include_str!("../../data/units/current.toml"),
    include_str!("../../data/units/data.toml"),
    include_str!("../../data/units/duration.toml"),
    include_str!("../../data/units/energy.toml"),
    include_str!("../../data/units/flow.toml"),
    include_str!("../../data/units/force.toml"),
    include_str!("../../data/units/frequency_rate.toml"),
    include_str!("../../data/units/length.toml"),
    include_str!("../../data/units/mass.toml"),
    include_str!("../../data/units/multiple.toml"),
    include_str!("../../data/units/percent.toml"),
    include_str!("../../data/units/percentage_point.toml"),
    include_str!("../../data/units/physical.toml"),
    include_str!("../../data/units/power.toml"),
    include_str!("../../data/units/pressure.toml"),
    include_str!("../../data/units/speed.toml"),
    include_str!("../../data/units/temperature.toml"),
    include_str!("../../data/units/transport.toml"),
    include_str!("../../data/units/voltage.toml"),
    include_str!("../../data/units/volume.toml"),
];

impl Units {
    /// The tables of `data/`.
    pub(super) fn built_in() -> Self {
        let mut units = Self::default();
        for table in DIMENSIONS {
            let dimension: DimensionTable = parse(table);
            for row in &dimension.unit {
                units.add(&row.forms, dimension.unit_of(row));
            }
        }
        for row in parse::<ClassifierTable>(include_str!("../../data/classifiers.toml")).classifier {
            units.add(std::slice::from_ref(&row.form), row.unit());
        }
        let mut symbols = Vec::new();
        for row in parse::<CurrencyTable>(include_str!("../../data/currencies.toml")).currency {
            units.symbol_rows.extend(row.symbols.iter().map(|_| units.rows.len()));
            units.add_currency(&row);
            symbols.extend(row.symbols);
        }
        units.symbols = symbols.into();
        units.sort();
        units
    }

    /// Adds a user's rows; a form that stands already is an error.
    pub(super) fn extend(
        &mut self,
        rows: impl Iterator<Item = Result<(Vec<String>, Unit), Error>>,
    ) -> Result<(), Error> {
        for row in rows {
            let (forms, unit) = row?;
            self.check_new(&forms, &unit)?;
            self.add(&forms, unit);
        }
        self.sort();
        Ok(())
    }

    /// The unit whose written form is the longest that starts `text`, with the length of that form in bytes.
    pub(crate) fn starting(&self, text: &str) -> Option<(usize, &Arc<Unit>)> {
        let mut letters = text.chars();
        let list = *self.by_first.get(place_of(letters.next()?))?;
        let second = letters.next();
        let starts = |form: &&Form| (form.second.is_none() || form.second == second) && text.starts_with(&form.text);
        let form = self.lists[usize::from(list)].iter().find(starts)?;
        Some((form.text.len(), &self.rows[form.row]))
    }

    /// The currency whose sign ends `text` (`US$` before 20), with the length of the sign in bytes.
    pub(crate) fn symbol_ending(&self, text: &str) -> Option<(usize, &Arc<Unit>)> {
        let found = self.symbols.ending(text)?;
        Some((found.len(), &self.rows[self.symbol_rows[found.row]]))
    }

    fn add(&mut self, forms: &[String], unit: Unit) {
        let row = self.rows.len();
        self.rows.push(Arc::new(unit));
        for form in forms {
            let mut letters = form.chars();
            if let Some(first) = letters.next() {
                self.list_of(first).push(Form { text: form.clone(), second: letters.next(), row });
            }
        }
    }

    /// The forms that start with a letter, or with one that shares its place.
    fn list_of(&mut self, first: char) -> &mut Vec<Form> {
        self.by_first.resize(FIRST_LETTERS, 0);
        let list = &mut self.by_first[place_of(first)];
        if *list == 0 {
            self.lists.resize_with(self.lists.len().max(1) + 1, Vec::new);
            *list = (self.lists.len() - 1) as u16;
        }
        &mut self.lists[usize::from(*list)]
    }

    fn add_currency(&mut self, row: &CurrencyRow) {
        let code = (!row.code.is_empty()).then(|| row.code.clone());
        let unit = |name: &str, factor: Option<Number>| Unit {
            name: name.to_owned(),
            kind: Kind::Money,
            factor,
            base: code.clone(),
            ucum: None,
            counts: false,
        };
        let Some(name) = row.forms.first() else { return };
        self.add(&row.forms, unit(name, Some(Number::from(1))));
        for minor in &row.minor {
            // 分 alone is a minute or a point more often than a cent; the guards of quantity/ decide.
            let forms: Vec<String> = minor.forms.iter().filter(|form| form.as_str() != "分").cloned().collect();
            let factor = minor.per.parse::<i64>().ok().filter(|per| *per != 0);
            let factor = factor.map(|denominator| Number::Fraction { numerator: 1, denominator });
            if let Some(name) = forms.first().cloned() {
                self.add(&forms, unit(&name, factor));
            }
        }
    }

    fn sort(&mut self) {
        for forms in &mut self.lists {
            forms.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
        }
    }

    fn check_new(&self, forms: &[String], unit: &Unit) -> Result<(), Error> {
        for form in forms {
            let Some((len, old)) = self.starting(form) else { continue };
            if len == form.len() {
                return Err(Error::DoubleForm {
                    form: form.clone(),
                    first: old.name.clone(),
                    second: unit.name.clone(),
                });
            }
        }
        Ok(())
    }
}

fn place_of(first: char) -> usize {
    (first as usize).min(FIRST_LETTERS - 1)
}

#[derive(Debug, Deserialize)]
struct DimensionTable {
    kind: Kind,
    si: String,
    ucum: String,
    unit: Vec<UnitRow>,
}

#[derive(Debug, Deserialize)]
struct UnitRow {
    forms: Vec<String>,
    #[serde(default)]
    factor: String,
    #[serde(default)]
    offset: Option<String>,
    #[serde(default)]
    si: Option<String>,
    #[serde(default)]
    base_ucum: Option<String>,
}

impl DimensionTable {
    fn unit_of(&self, row: &UnitRow) -> Unit {
        let si = row.si.as_ref().unwrap_or(&self.si);
        let ucum = row.base_ucum.as_ref().unwrap_or(&self.ucum);
        // A scale with an offset (℃) is not converted by a factor.
        let factor = if row.offset.is_some() { None } else { row.factor.parse().ok() };
        Unit {
            name: row.forms.first().cloned().unwrap_or_default(),
            kind: self.kind,
            base: (factor.is_some() && !si.is_empty()).then(|| si.clone()),
            ucum: (factor.is_some() && !ucum.is_empty()).then(|| ucum.clone()),
            factor,
            counts: false,
        }
    }
}

#[derive(Debug, Deserialize)]
struct ClassifierTable {
    classifier: Vec<ClassifierRow>,
}

/// A measure word.
#[derive(Debug, Deserialize)]
struct ClassifierRow {
    form: String,
    #[serde(default)]
    kind: Option<Kind>,
}

impl ClassifierRow {
    fn unit(&self) -> Unit {
        Unit {
            name: self.form.clone(),
            kind: self.kind.unwrap_or(Kind::Count),
            factor: None,
            base: None,
            ucum: None,
            counts: true,
        }
    }
}

#[derive(Debug, Deserialize)]
struct CurrencyTable {
    currency: Vec<CurrencyRow>,
}

#[derive(Debug, Deserialize)]
struct CurrencyRow {
    code: String,
    forms: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    minor: Vec<MinorRow>,
}

#[derive(Debug, Deserialize)]
struct MinorRow {
    forms: Vec<String>,
    per: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_form_is_found_also_beyond_the_basic_plane() {
        let row = |form: &str| ClassifierRow { form: form.to_owned(), kind: None };
        let rows = ["斗", "斗米", "𠮷", "𠀀箱"].map(row).map(|row| Ok((vec![row.form.clone()], row.unit())));
        let mut units = Units::default();
        assert!(units.starting("斗").is_none());
        units.extend(rows.into_iter()).expect("no form stands twice");
        for (text, form) in [("斗米三", "斗米"), ("斗三", "斗"), ("𠀀箱三", "𠀀箱"), ("𠮷", "𠮷")] {
            assert_eq!(
                units.starting(text).map(|(length, unit)| (length, unit.name.as_str())),
                Some((form.len(), form))
            );
        }
        assert!(units.starting("𠀀三").is_none() && units.starting("").is_none());
    }
}
