//! Parts that are more than their whole, and structures that are not a hundred.

use std::collections::HashSet;

use shuliang::indicator::Amount;
use shuliang::numeral::Number;
use shuliang::{Bound, Fact, Kind as Quantity, Role};

use super::{Finding, Kind, Page};

/// What opens the parts of a whole.
const PARTS: &str = "其中";

/// So many facts behind 其中 are looked at; longer lists are tables.
const MOST_PARTS: usize = 32;

/// By how much a structure of rounded parts may miss a hundred: 0.1 for each part but one.
const ROUNDING: f64 = 0.1;

pub fn look(page: Page) -> Vec<Finding> {
    let mut findings = parts(page);
    findings.extend(page.facts().iter().filter_map(structure));
    findings
}

/// 共有82家，其中公办50家，民办42家.
fn parts(page: Page) -> Vec<Finding> {
    let facts = page.facts();
    let opened = facts
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| page.one_sentence(&pair[0], &pair[1]) && opens_parts(page.between(&pair[0], &pair[1])));
    opened.filter_map(|(whole, _)| more_than_whole(page, whole)).collect()
}

/// Whether 其中 opens the clause: 共82家，其中公办50家. In 审议报告9件和决定1件，通过其中3件 it points back at both.
fn opens_parts(between: &str) -> bool {
    between.split_once(PARTS).is_some_and(|(before, _)| before.chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
}

fn more_than_whole(page: Page, at: usize) -> Option<Finding> {
    let (whole, rest) = page.facts()[at..].split_first()?;
    let parts: Vec<&Fact> = rest.iter().take(MOST_PARTS).take_while(|fact| belongs(page, whole, fact)).collect();
    let parts: Vec<&Fact> = parts.into_iter().filter(|part| counts_same(whole, part)).collect();
    if !is_plain(whole) || parts.is_empty() {
        return None;
    }
    let total = Amount::of(whole)?;
    let amounts: Vec<Number> = parts.iter().filter_map(|part| Some(Amount::of(part)?.value())).collect();
    if let Some((part, _)) = parts.iter().zip(&amounts).find(|(_, amount)| **amount > total.value()) {
        let reason = format!("the part {} is more than its whole {}", part.quantity.text, whole.quantity.text);
        return Some(Finding::about(Kind::Sum, part, reason).see(whole));
    }
    if !are_told_apart(&parts) {
        return None;
    }
    let sum = amounts.iter().copied().try_fold(Number::from(0), Number::checked_add)?;
    // Parts that are rounded may be a little more together.
    let over = sum.checked_mul(Number::from(100))? > total.value().checked_mul(Number::from(101))?;
    let last = parts.last().filter(|_| over)?;
    let reason = format!("the parts add up to {sum}, more than their whole {}", whole.quantity.text);
    Some(Finding::about(Kind::Sum, last, reason).see(whole))
}

/// Whether a fact stands among the parts that 其中 opens behind a whole: up to the next ； and in no bracket.
fn belongs(page: Page, whole: &Fact, fact: &Fact) -> bool {
    let between = page.between(whole, fact);
    page.one_sentence(whole, fact)
        && between.matches(PARTS).count() == 1
        && !between.contains(['；', ';', '（', '(', '）', ')'])
}

/// Whether a fact counts in the unit of the whole, as a part may.
fn counts_same(whole: &Fact, part: &Fact) -> bool {
    is_plain(part) && part.quantity.unit == whole.quantity.unit && part.per == whole.per && is_named_like(whole, part)
}

/// Whether each part has a name of its own. Of 共8项，其中前4项已完成，完成前4项以后… two are the same four.
fn are_told_apart(parts: &[&Fact]) -> bool {
    let names: Vec<&str> =
        parts.iter().filter_map(|part| part.subject.as_ref()).map(|subject| subject.text.as_str()).collect();
    names.len() == parts.len() && names.iter().collect::<HashSet<_>>().len() == names.len()
}

/// 其中公办养老院 is of 养老院; 其中，新城建有湿地 is not of 湿地城市.
fn is_named_like(whole: &Fact, part: &Fact) -> bool {
    let ending = |fact: &Fact| {
        let subject = &fact.subject.as_ref()?.text;
        subject.char_indices().rev().nth(1).map(|(at, _)| subject[at..].to_owned())
    };
    ending(whole).is_some_and(|head| ending(part) == Some(head))
}

/// An amount that is reported and is neither a change nor a share.
fn is_plain(fact: &Fact) -> bool {
    let quantity = &fact.quantity;
    fact.role == Role::Fact
        && fact.change.is_none()
        && matches!(quantity.bound, Bound::Exact)
        && !matches!(
            quantity.kind,
            Quantity::Percent | Quantity::PercentagePoint | Quantity::Rank | Quantity::Ratio | Quantity::Multiple
        )
}

/// 三次产业结构为8.6：40.1：52.3.
fn structure(fact: &Fact) -> Option<Finding> {
    let value = fact.quantity.value.as_deref().filter(|_| fact.quantity.kind == Quantity::Ratio)?;
    let parts: Vec<f64> = value.split(':').filter_map(|part| part.parse().ok()).collect();
    let sum: f64 = parts.iter().sum();
    let named = parts.len() > 2 && (90.0..110.0).contains(&sum);
    let off = (sum - 100.0).abs() > ROUNDING * (parts.len() as f64 - 1.0) + 1e-9;
    // One digit behind the point is what rounding leaves.
    let sum = (sum * 10.0).round() / 10.0;
    let reason = || format!("the parts of {} add up to {sum}", fact.quantity.text);
    (named && off).then(|| Finding::about(Kind::Sum, fact, reason()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_part_is_not_more_than_its_whole() {
        assert_eq!(found(Kind::Sum, "全县有养老院82家，其中公办养老院92家。").len(), 1);
        assert!(found(Kind::Sum, "全县有养老院82家，其中公办养老院42家。").is_empty());
        assert!(found(Kind::Sum, "全县有湿地公园2个，其中河口镇有泵站12个。").is_empty());
    }

    #[test]
    fn parts_together_are_not_more_than_their_whole() {
        let told = |private: &str| format!("全县有养老院82家，其中公办养老院42家，民办养老院{private}家。");
        assert_eq!(found(Kind::Sum, &told("50")), ["50家: the parts add up to 92, more than their whole 82家"]);
        assert!(found(Kind::Sum, &told("40")).is_empty());
        for pointed in [
            "全县有养老院8家，其中养老院5家已修好，余下养老院要等这5家养老院完工。",
            "审议报告9件和报告草案1件，通过其中报告3件。",
        ] {
            assert!(found(Kind::Sum, pointed).is_empty(), "{pointed}");
        }
    }

    #[test]
    fn a_structure_is_a_hundred() {
        assert_eq!(
            found(Kind::Sum, "三次产业结构比为8.6：40.1：53.3。"),
            ["8.6：40.1：53.…: the parts of 8.6：40.1：53.3 add up to 102"]
        );
        assert!(found(Kind::Sum, "三次产业结构比为8.6：40.1：51.3。").is_empty());
    }
}
