//! The rows that a user adds to the lexicon. What could never be read is refused with its line, and not left out.

use serde::Deserialize;

use super::units::Unit;
use super::{fold, half_width};
use crate::error::Error;
use crate::fact::Kind;
use crate::numeral::Number;

/// The tables that a user may extend.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UserTable {
    #[serde(default)]
    unit: Vec<UserUnit>,
    #[serde(default)]
    classifier: Vec<UserClassifier>,
    #[serde(default)]
    name: Vec<UserName>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserUnit {
    forms: Forms,
    kind: Kind,
    #[serde(default)]
    factor: Option<String>,
    #[serde(default)]
    si: Option<String>,
    #[serde(default)]
    ucum: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserClassifier {
    form: Form,
    #[serde(default)]
    kind: Option<Kind>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserName {
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    reason: String,
    forms: Vec<Name>,
}

impl UserTable {
    /// The units and measure words, each with its written forms.
    pub(super) fn units(&self) -> impl Iterator<Item = Result<(Vec<String>, Unit), Error>> {
        let units = self.unit.iter().map(|row| Ok((row.forms.0.clone(), row.unit()?)));
        units.chain(self.classifier.iter().map(|row| Ok((vec![row.form.0.clone()], row.unit()))))
    }

    /// The terms that state no quantity.
    pub(super) fn names(self) -> impl Iterator<Item = String> {
        self.name.into_iter().flat_map(|row| row.forms).map(|name| name.0)
    }
}

impl UserUnit {
    fn unit(&self) -> Result<Unit, Error> {
        let name = self.forms.0.first().cloned().unwrap_or_default();
        let exact = |written: &String| {
            let factor = written.parse::<Number>().ok().filter(|factor| *factor > Number::from(0));
            factor.ok_or_else(|| Error::BadFactor { unit: name.clone(), factor: written.clone() })
        };
        Ok(Unit {
            factor: self.factor.as_ref().map(exact).transpose()?,
            kind: self.kind,
            base: self.si.clone(),
            ucum: self.ucum.clone(),
            counts: false,
            name,
        })
    }
}

impl UserClassifier {
    fn unit(&self) -> Unit {
        let kind = self.kind.unwrap_or(Kind::Count);
        Unit { name: self.form.0.clone(), kind, factor: None, base: None, ucum: None, counts: true }
    }
}

/// What stands behind a number, folded as texts are before it is looked up: 馱 is 驮.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
struct Form(String);

impl TryFrom<String> for Form {
    type Error = &'static str;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        match written.chars().next() {
            None => Err("a form that is empty"),
            Some(first) if half_width(first).is_ascii_digit() => Err("a form that begins with a digit"),
            Some(_) if written.contains(char::is_whitespace) => Err("a form that holds white space"),
            Some(_) => Ok(Self(folded(&written))),
        }
    }
}

/// The forms of one unit.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Vec<Form>")]
struct Forms(Vec<String>);

impl TryFrom<Vec<Form>> for Forms {
    type Error = &'static str;

    fn try_from(forms: Vec<Form>) -> Result<Self, Self::Error> {
        if forms.is_empty() {
            return Err("a unit without a form");
        }
        Ok(Self(forms.into_iter().map(|form| form.0).collect()))
    }
}

/// A term, which may begin with a digit: 5G.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Name(String);

impl TryFrom<String> for Name {
    type Error = &'static str;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        if written.trim().is_empty() { Err("a name that is empty") } else { Ok(Self(folded(&written))) }
    }
}

fn folded(written: &str) -> String {
    written.chars().map(|letter| fold(half_width(letter))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_folded_as_texts_are() {
        let table: UserTable = toml::from_str(
            "[[unit]]\nforms = [\"馱\", \"ｋｙ\"]\nkind = \"mass\"\n[[name]]\nreason = \"\"\nforms = [\"５Ｇ網\"]",
        )
        .expect("it is a lexicon");
        let units: Vec<_> = table.units().map(|row| row.expect("it has no factor").0).collect();
        assert_eq!(units, [["驮", "ky"]]);
        assert_eq!(table.names().collect::<Vec<_>>(), ["5G网"]);
    }

    #[test]
    fn a_row_that_could_never_be_read_is_refused_with_its_line() {
        for (row, reason) in [
            ("[[classifier]]\nform = \"\"", "a form that is empty"),
            ("[[classifier]]\nform = \"３驮\"", "a form that begins with a digit"),
            ("[[classifier]]\nform = \"驮 茶\"", "a form that holds white space"),
            ("[[classifier]]\nform = \"驮\"\nkid = \"mass\"", "unknown field `kid`"),
            ("[[unit]]\nforms = []\nkind = \"mass\"", "a unit without a form"),
            ("[[unit]]\nforms = [\"驮\"]\nkind = \"beauty\"", "unknown variant `beauty`"),
            ("[[name]]\nreason = \"a brand\"\nforms = [\" \"]", "a name that is empty"),
        ] {
            let said = toml::from_str::<UserTable>(row).expect_err(row).to_string();
            assert!(said.contains(reason) && said.contains("at line "), "{row}: {said}");
        }
    }
}
