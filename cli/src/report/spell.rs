//! The parts of facts as words.

use std::fmt::Display;

use shuliang::{Bound, Change, Direction, Extent, Fact, Modality, Quantity, Role};

/// The word that JSON uses for a value of an enum, spelt for people: `percentage point`.
pub fn word(value: impl Display) -> String {
    value.to_string().replace('_', " ")
}

/// The number, or both ends of a range.
pub fn value(quantity: &Quantity) -> String {
    match (&quantity.value, &quantity.min, &quantity.max) {
        (Some(value), ..) => value.clone(),
        (None, min, max) => {
            let end = |end: &Option<String>| end.clone().unwrap_or_default();
            format!("{}..{}", end(min), end(max))
        }
    }
}

pub fn change(change: &Change) -> String {
    let arrow = match change.direction {
        Direction::Up => "↑",
        Direction::Down => "↓",
    };
    let extent = match change.extent {
        Extent::By => "by",
        Extent::To => "to",
    };
    format!("{arrow} {extent} {}", change.basis.as_deref().unwrap_or_default()).trim_end().to_owned()
}

/// What is unusual about a fact, word by word.
pub fn notes(fact: &Fact) -> Vec<String> {
    let mut notes = Vec::new();
    if fact.quantity.bound != Bound::Exact {
        notes.push(word(fact.quantity.bound));
    }
    if fact.role != Role::Fact {
        notes.push(word(fact.role));
    }
    if fact.modality != Modality::Reported {
        notes.push(word(fact.modality));
    }
    if fact.subject.as_ref().is_some_and(|subject| subject.carried) {
        notes.push("carried".to_owned());
    }
    notes
}

/// A text without control characters, which HTML does not allow; line ends and tabs stay.
pub fn printable(text: &str) -> String {
    let keep = |c: char| !c.is_control() || matches!(c, '\n' | '\t' | '\r');
    text.chars().map(|c| if keep(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn parts_read_as_words() {
        let fact = samples::full();
        assert_eq!(notes(&fact), ["more than", "condition", "target", "carried"]);
        assert_eq!(change(fact.change.as_ref().expect("the sample has one")), "↑ by 比上年");
        assert_eq!(value(&fact.quantity), "85000");
    }

    #[test]
    fn a_range_shows_both_ends() {
        let mut quantity = samples::fact("3座").quantity;
        quantity.value = None;
        (quantity.min, quantity.max) = (Some("3".into()), Some("5".into()));
        assert_eq!(value(&quantity), "3..5");
    }

    #[test]
    fn control_characters_do_not_reach_the_page() {
        assert_eq!(printable("桥\u{0}\n\u{1b}渠"), "桥�\n�渠");
    }
}
