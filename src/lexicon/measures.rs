//! What measures are measured in, and symbols that are often miswritten.

use once_cell::sync::Lazy;
use serde::Deserialize;

use super::parse;
use crate::fact::Kind;

#[derive(Debug, Deserialize)]
struct Table {
    measure: Vec<Measure>,
    symbol: Vec<Symbol>,
}

#[derive(Debug, Deserialize)]
struct Measure {
    endings: Vec<String>,
    kinds: Vec<Kind>,
    #[cfg_attr(not(test), expect(dead_code, reason = "its test reads it"))]
    example: String,
}

#[derive(Debug, Deserialize)]
struct Symbol {
    right: String,
    wrong: Vec<String>,
}

static TABLE: Lazy<Table> = Lazy::new(|| parse(include_str!("../../data/measures.toml")));

/// The kinds of quantity that a measure of this name may have; empty where the name does not say.
pub(crate) fn measured_in(name: &str) -> &'static [Kind] {
    let fits = |measure: &&Measure| measure.endings.iter().any(|ending| name.ends_with(ending.as_str()));
    TABLE.measure.iter().find(fits).map_or(&[], |measure| &measure.kinds)
}

/// The right symbol for a miswritten one.
pub(crate) fn right_symbol(written: &str) -> Option<&'static str> {
    let fits = |symbol: &&Symbol| symbol.wrong.iter().any(|wrong| wrong == written);
    TABLE.symbol.iter().find(fits).map(|symbol| symbol.right.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_its_kind_in_its_example() {
        for measure in &TABLE.measure {
            let quantity = &crate::extract(&measure.example).facts[0].quantity;
            assert!(measure.kinds.contains(&quantity.kind), "{} is {:?}", measure.example, quantity.kind);
            assert!(measure.endings.iter().any(|ending| measure.example.contains(ending.as_str())));
        }
    }

    #[test]
    fn no_right_symbol_is_a_wrong_one() {
        for symbol in &TABLE.symbol {
            assert_eq!(right_symbol(&symbol.right), None);
        }
    }
}
