//! The SI base value of a physical quantity, the code of money.

use super::{Amount, Candidate};
use crate::fact::{Base, Kind};

/// The value in the base unit, where the unit has one.
pub(super) fn of(candidate: &Candidate) -> Option<Base> {
    let unit = candidate.unit.as_ref()?;
    let base = unit.base.clone()?;
    let factor = unit.factor?;
    let value = match &candidate.amount {
        Amount::One(value) => Some(value.checked_mul(factor)?.to_string()),
        _ => None,
    };
    let ucum = if candidate.kind == Kind::Money { None } else { unit.ucum.clone() };
    Some(Base { value, unit: base, ucum })
}
