//! Units that do not measure their subject, miswritten symbols, falls and shares that cannot be.

use shuliang::{Direction, Extent, Fact, Kind as Quantity, Role, indicator};

use super::{Finding, Kind, Page};

pub fn look(page: Page) -> Vec<Finding> {
    let told = |fact: &Fact| {
        let reason = wrong_measure(fact).or_else(|| wrong_symbol(fact)).or_else(|| impossible(fact))?;
        Some(Finding::about(Kind::Unit, fact, reason))
    };
    page.facts().iter().filter_map(told).collect()
}

/// 造林面积达3公里.
fn wrong_measure(fact: &Fact) -> Option<String> {
    let subject = fact.subject.as_ref().filter(|subject| !subject.carried && fact.role == Role::Fact)?;
    let kinds = indicator::measured_in(&subject.text);
    let kind = fact.quantity.kind;
    let says_unit = is_physical(kind) && fact.quantity.base.is_some();
    let wrong = !kinds.is_empty() && !kinds.contains(&kind) && says_unit;
    wrong.then(|| {
        let wanted: Vec<String> = kinds.iter().map(ToString::to_string).collect();
        format!(
            "{} is told in {}, which measures {kind}, not {}",
            subject.text,
            fact.quantity.unit,
            wanted.join(" or ")
        )
    })
}

/// Kinds that are never a share, a growth or a count of what is measured.
fn is_physical(kind: Quantity) -> bool {
    matches!(
        kind,
        Quantity::Length
            | Quantity::Area
            | Quantity::Volume
            | Quantity::Mass
            | Quantity::Money
            | Quantity::Temperature
            | Quantity::Power
            | Quantity::Energy
    )
}

/// 50KG.
fn wrong_symbol(fact: &Fact) -> Option<String> {
    let symbol: String = fact.quantity.text.chars().rev().take_while(char::is_ascii_alphabetic).collect();
    let symbol: String = symbol.chars().rev().collect();
    indicator::right_symbol(&symbol).map(|right| format!("the symbol {symbol} is written {right}"))
}

/// 减少2倍, 下降120%, 占120%.
fn impossible(fact: &Fact) -> Option<String> {
    let value: f64 = fact.quantity.value.as_ref()?.parse().ok()?;
    let falls =
        fact.change.as_ref().is_some_and(|change| (change.direction, change.extent) == (Direction::Down, Extent::By));
    let text = &fact.quantity.text;
    match fact.quantity.kind {
        Quantity::Multiple if falls && value >= 1.0 => {
            Some(format!("nothing falls by {text}: less than nothing is left"))
        }
        Quantity::Percent if falls && value > 100.0 && is_amount(fact) => {
            Some(format!("nothing falls by {text}: less than nothing is left"))
        }
        Quantity::Percent if value > 100.0 && fact.of.is_some() && holds(fact) => {
            Some(format!("a part is not {text} of its whole"))
        }
        _ => None,
    }
}

fn holds(fact: &Fact) -> bool {
    let of_plan = fact.of.as_ref().is_some_and(|of| indicator::is_plan(&of.text));
    !of_plan && fact.predicate.as_ref().is_some_and(|predicate| predicate.text.starts_with('占'))
}

/// Profits may turn to losses and fall by more than all.
fn is_amount(fact: &Fact) -> bool {
    fact.subject.as_ref().is_some_and(|subject| {
        !["利润", "收益", "盈", "净额", "差额", "利"].iter().any(|word| subject.text.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_measure_is_told_in_its_own_units() {
        assert_eq!(found(Kind::Unit, "全县造林面积达3公里。").len(), 1);
        assert!(found(Kind::Unit, "全县造林面积达3万公顷，增长5%。").is_empty());
    }

    #[test]
    fn symbols_are_written_as_the_standard_writes_them() {
        assert_eq!(found(Kind::Unit, "每袋化肥重50KG。"), ["50KG: the symbol KG is written kg"]);
        assert!(found(Kind::Unit, "每袋化肥重50kg。").is_empty());
    }

    #[test]
    fn nothing_falls_by_more_than_all() {
        assert_eq!(found(Kind::Unit, "事故起数下降2倍。").len(), 1);
        assert_eq!(found(Kind::Unit, "粮食产量下降120%。").len(), 1);
        assert!(found(Kind::Unit, "净利润下降120%。").is_empty());
        assert!(found(Kind::Unit, "粮食产量下降20%。").is_empty());
    }
}
