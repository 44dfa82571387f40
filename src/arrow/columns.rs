//! The columns of a fact, in order: name, whether null stands where a part is absent, and what is read of the fact.
//!
//! The documentation of [`crate::arrow`] says what each means; a test holds the two together.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, BooleanArray, Decimal128Array, Int64Array};
use arrow_schema::{ArrowError, DataType, Field};
use rayon::prelude::*;
use rust_decimal::Decimal;

use self::Cells::{Flag, Number, Place, Text, Word};
use crate::fact::{Base, Fact};

/// Digits and decimals of a number to reckon with: 28 digits before the point, as many as a written number holds.
const PRECISION: u8 = 38;
const SCALE: u8 = 10;

#[derive(Debug)]
pub(super) struct Column {
    name: &'static str,
    nullable: bool,
    cells: Cells,
}

/// What is read of a fact.
#[derive(Debug, Clone, Copy)]
enum Cells {
    Text(fn(&Fact) -> Option<&str>),
    /// The name of an enum's value.
    Word(fn(&Fact) -> Option<String>),
    /// A position or an index.
    Place(fn(&Fact) -> Option<usize>),
    Flag(fn(&Fact) -> Option<bool>),
    /// An exact value to reckon with.
    Number(fn(&Fact) -> Option<&str>),
}

const fn always(name: &'static str, cells: Cells) -> Column {
    Column { name, nullable: false, cells }
}

const fn maybe(name: &'static str, cells: Cells) -> Column {
    Column { name, nullable: true, cells }
}

pub(super) const COLUMNS: &[Column] = &[
    always("quantity", Text(|fact| Some(&fact.quantity.text))),
    always("quantity_start", Place(|fact| Some(fact.quantity.start))),
    always("quantity_end", Place(|fact| Some(fact.quantity.end))),
    maybe("value", Text(|fact| fact.quantity.value.as_deref())),
    maybe("number", Number(|fact| fact.quantity.value.as_deref())),
    maybe("min", Text(|fact| fact.quantity.min.as_deref())),
    maybe("max", Text(|fact| fact.quantity.max.as_deref())),
    always("unit", Text(|fact| Some(&fact.quantity.unit))),
    always("bound", Word(|fact| Some(fact.quantity.bound.to_string()))),
    always("kind", Word(|fact| Some(fact.quantity.kind.to_string()))),
    maybe("base_value", Text(|fact| base(fact)?.value.as_deref())),
    maybe("base_number", Number(|fact| base(fact)?.value.as_deref())),
    maybe("base_unit", Text(|fact| Some(&base(fact)?.unit))),
    maybe("base_ucum", Text(|fact| base(fact)?.ucum.as_deref())),
    maybe("subject", Text(|fact| Some(&fact.subject.as_ref()?.text))),
    maybe("subject_start", Place(|fact| Some(fact.subject.as_ref()?.start))),
    maybe("subject_end", Place(|fact| Some(fact.subject.as_ref()?.end))),
    maybe("subject_carried", Flag(|fact| Some(fact.subject.as_ref()?.carried))),
    maybe("predicate", Text(|fact| Some(&fact.predicate.as_ref()?.text))),
    maybe("predicate_start", Place(|fact| Some(fact.predicate.as_ref()?.start))),
    maybe("predicate_end", Place(|fact| Some(fact.predicate.as_ref()?.end))),
    maybe("change_direction", Word(|fact| Some(fact.change.as_ref()?.direction.to_string()))),
    maybe("change_extent", Word(|fact| Some(fact.change.as_ref()?.extent.to_string()))),
    maybe("change_basis", Text(|fact| fact.change.as_ref()?.basis.as_deref())),
    maybe("change_basis_iso", Text(|fact| fact.change.as_ref()?.basis_iso.as_deref())),
    maybe("per", Text(|fact| Some(&fact.per.as_ref()?.text))),
    maybe("of", Text(|fact| Some(&fact.of.as_ref()?.text))),
    maybe("of_start", Place(|fact| Some(fact.of.as_ref()?.start))),
    maybe("of_end", Place(|fact| Some(fact.of.as_ref()?.end))),
    maybe("ranked_in", Text(|fact| Some(&fact.ranked_in.as_ref()?.text))),
    maybe("ranked_in_start", Place(|fact| Some(fact.ranked_in.as_ref()?.start))),
    maybe("ranked_in_end", Place(|fact| Some(fact.ranked_in.as_ref()?.end))),
    maybe("time", Text(|fact| Some(&fact.time.as_ref()?.text))),
    maybe("time_start", Place(|fact| Some(fact.time.as_ref()?.start))),
    maybe("time_end", Place(|fact| Some(fact.time.as_ref()?.end))),
    maybe("time_iso", Text(|fact| fact.time.as_ref()?.iso.as_deref())),
    maybe("place", Text(|fact| Some(&fact.place.as_ref()?.text))),
    maybe("place_start", Place(|fact| Some(fact.place.as_ref()?.start))),
    maybe("place_end", Place(|fact| Some(fact.place.as_ref()?.end))),
    maybe("place_resolved", Text(|fact| fact.place.as_ref()?.resolved.as_deref())),
    maybe("place_code", Text(|fact| fact.place.as_ref()?.code.as_deref())),
    always("role", Word(|fact| Some(fact.role.to_string()))),
    always("modality", Word(|fact| Some(fact.modality.to_string()))),
    always("confidence", Word(|fact| Some(fact.confidence.to_string()))),
    always("paragraph", Place(|fact| Some(fact.paragraph))),
    always("duplicate", Flag(|fact| Some(fact.duplicate))),
    maybe("duplicate_of", Place(|fact| fact.duplicate_of)),
    always("rule", Text(|fact| Some(&fact.rule))),
];

fn base(fact: &Fact) -> Option<&Base> {
    fact.quantity.base.as_ref()
}

/// The columns of the facts, each built on whatever core is free.
pub(super) fn arrays(facts: &[&Fact]) -> Result<Vec<ArrayRef>, ArrowError> {
    COLUMNS.par_iter().map(|column| column.array(facts)).collect()
}

impl Column {
    pub(super) fn field(&self) -> Field {
        let kind = match self.cells {
            Text(_) | Word(_) => DataType::Utf8,
            Place(_) => DataType::Int64,
            Flag(_) => DataType::Boolean,
            Number(_) => DataType::Decimal128(PRECISION, SCALE.cast_signed()),
        };
        Field::new(self.name, kind, self.nullable)
    }

    fn array(&self, facts: &[&Fact]) -> Result<ArrayRef, ArrowError> {
        let facts = facts.iter().copied();
        Ok(match self.cells {
            Text(read) => strings(facts.map(read))?,
            Word(read) => strings(facts.map(read))?,
            Place(read) => Arc::new(facts.map(|fact| read(fact).map(position)).collect::<Int64Array>()),
            Flag(read) => Arc::new(facts.map(read).collect::<BooleanArray>()),
            Number(read) => {
                let numbers: Decimal128Array = facts.map(|fact| read(fact).and_then(number)).collect();
                Arc::new(numbers.with_precision_and_scale(PRECISION, SCALE.cast_signed())?)
            }
        })
    }
}

/// A column of texts.
pub(super) fn strings(texts: impl Iterator<Item = Option<impl AsRef<str>>>) -> Result<ArrayRef, ArrowError> {
    let mut builder = StringBuilder::with_capacity(texts.size_hint().0, 0);
    for text in texts {
        append_text(&mut builder, text)?;
    }
    Ok(Arc::new(builder.finish()))
}

/// Appends to a column whose texts may take two gigabytes, beyond which the builder would panic.
pub(super) fn append_text(builder: &mut StringBuilder, text: Option<impl AsRef<str>>) -> Result<(), ArrowError> {
    let end = builder.values_slice().len() + text.as_ref().map_or(0, |text| text.as_ref().len());
    if i32::try_from(end).is_err() {
        return Err(ArrowError::OffsetOverflowError(end));
    }
    builder.append_option(text);
    Ok(())
}

/// No text in memory is longer than an `i64` can count.
pub(super) fn position(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// A decimal or fraction as a multiple of 10⁻¹⁰; none for the parts of a ratio or product.
fn number(value: &str) -> Option<i128> {
    let number = match value.split_once('/') {
        Some((over, under)) => exact(over)?.checked_div(exact(under)?)?,
        None => exact(value)?,
    };
    let rounded = number.round_dp(u32::from(SCALE));
    let missing = u32::from(SCALE) - rounded.scale();
    let scaled = rounded.mantissa().checked_mul(10_i128.pow(missing))?;
    (scaled.unsigned_abs() < 10_u128.pow(u32::from(PRECISION))).then_some(scaled)
}

fn exact(decimal: &str) -> Option<Decimal> {
    Decimal::from_str_exact(decimal).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_becomes_a_number_where_it_is_one() {
        let cases = [
            ("41.90", Some(419_000_000_000)),
            ("-3", Some(-30_000_000_000)),
            ("1/3", Some(3_333_333_333)),
            ("2/0", None),
            ("3.9:59.5:36.6", None),
            ("20×30", None),
            ("0.00000000016", Some(2)),
            ("9999999999999999999999999999", Some(9_999_999_999_999_999_999_999_999_999 * 10_000_000_000)),
            ("10000000000000000000000000000", None),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected, "{value}");
        }
    }

    #[test]
    fn the_documentation_lists_the_columns() {
        let mut rows = include_str!("mod.rs").lines().filter_map(|line| line.strip_prefix("//! | `"));
        for column in COLUMNS {
            let row = rows.next().expect("every column has a row");
            let cells: Vec<&str> = row.split('|').map(|cell| cell.trim_matches([' ', '`'])).collect();
            let field = column.field();
            assert_eq!(cells[0], field.name());
            assert_eq!(cells[1], field.data_type().to_string(), "{}", cells[0]);
            assert_eq!(cells[2] != "never", field.is_nullable(), "{}", cells[0]);
        }
        assert_eq!(rows.next(), None);
    }
}
