//! The columns of the table: all about one column in one row.

use shuliang::{Bound, Change, Confidence, Direction, Extent, Fact, Modality, Part, Role};

/// One column: its head, how its cells stand, whether it may be cut, and what it prints of a fact.
pub struct Column {
    pub head: &'static str,
    pub align: Align,
    pub yields: Option<Yields>,
    pub cell: fn(&Fact) -> String,
}

/// Where a cell stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// How a column gives way where the terminal is too narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yields {
    /// The lower, the earlier.
    pub turn: u8,
    /// The width that the column keeps.
    pub floor: usize,
}

/// The columns from left to right. The subject yields first; value, unit and bound never, for a number that is cut
/// is another number.
pub const COLUMNS: &[Column] = &[
    Column { head: "quantity", align: Align::Left, yields: yields(7, 12), cell: |fact| fact.quantity.text.clone() },
    Column { head: "value", align: Align::Right, yields: None, cell: value },
    Column { head: "unit", align: Align::Left, yields: None, cell: |fact| fact.quantity.unit.clone() },
    Column { head: "bound", align: Align::Left, yields: None, cell: |fact| bound(fact.quantity.bound).to_owned() },
    Column { head: "subject", align: Align::Left, yields: yields(0, 16), cell: subject },
    Column { head: "predicate", align: Align::Left, yields: yields(6, 9), cell: |fact| part(&fact.predicate) },
    Column { head: "change", align: Align::Left, yields: yields(4, 6), cell: change },
    Column { head: "per", align: Align::Left, yields: yields(5, 6), cell: per },
    Column { head: "of", align: Align::Left, yields: yields(1, 10), cell: |fact| part(&fact.of) },
    Column { head: "time", align: Align::Left, yields: yields(3, 10), cell: time },
    Column { head: "place", align: Align::Left, yields: yields(2, 10), cell: place },
    Column { head: "notes", align: Align::Left, yields: yields(8, 10), cell: notes },
];

const fn yields(turn: u8, floor: usize) -> Option<Yields> {
    Some(Yields { turn, floor })
}

fn value(fact: &Fact) -> String {
    let quantity = &fact.quantity;
    match (&quantity.value, &quantity.min, &quantity.max) {
        (Some(value), _, _) => value.clone(),
        (None, None, None) => String::new(),
        (None, min, max) => format!("{}..{}", min.as_deref().unwrap_or(""), max.as_deref().unwrap_or("")),
    }
}

/// Signs of ASCII: ≥ and ≈ are two columns wide on some terminals and one on others.
fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::About => "about",
        Bound::Nearly => "nearly",
        Bound::MoreThan => ">",
        Bound::AtLeast => ">=",
        Bound::LessThan => "<",
        Bound::AtMost => "<=",
    }
}

fn subject(fact: &Fact) -> String {
    fact.subject.as_ref().map(|subject| subject.text.clone()).unwrap_or_default()
}

fn part(part: &Option<Part>) -> String {
    part.as_ref().map(|part| part.text.clone()).unwrap_or_default()
}

fn per(fact: &Fact) -> String {
    fact.per.as_ref().map(|per| per.text.clone()).unwrap_or_default()
}

fn time(fact: &Fact) -> String {
    fact.time.as_ref().map(|time| time.text.clone()).unwrap_or_default()
}

fn place(fact: &Fact) -> String {
    fact.place.as_ref().map(|place| place.text.clone()).unwrap_or_default()
}

/// `+` for 增长5%, `to-` for 降至3%, and what it is compared with.
fn change(fact: &Fact) -> String {
    let Some(Change { direction, extent, basis, .. }) = &fact.change else {
        return String::new();
    };
    let sign = match (extent, direction) {
        (Extent::By, Direction::Up) => "+",
        (Extent::By, Direction::Down) => "-",
        (Extent::To, Direction::Up) => "to+",
        (Extent::To, Direction::Down) => "to-",
    };
    basis.iter().fold(sign.to_owned(), |sign, basis| format!("{sign} {basis}"))
}

/// What a plain, certain, reported fact would not have.
fn notes(fact: &Fact) -> String {
    let mut notes = Vec::new();
    if fact.role == Role::Condition {
        notes.push("condition");
    }
    match fact.modality {
        Modality::Reported => {}
        Modality::Target => notes.push("target"),
        Modality::Estimate => notes.push("estimate"),
    }
    if fact.subject.as_ref().is_some_and(|subject| subject.carried) {
        notes.push("carried");
    }
    if fact.confidence == Confidence::Likely {
        notes.push("likely");
    }
    if fact.duplicate {
        notes.push("dup");
    }
    notes.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn a_range_shows_both_ends_and_an_open_one_its_end() {
        let mut fact = samples::fact("3至5座");
        fact.quantity.value = None;
        fact.quantity.min = Some("3".into());
        assert_eq!(value(&fact), "3..");
        fact.quantity.max = Some("5".into());
        assert_eq!(value(&fact), "3..5");
    }

    #[test]
    fn a_change_shows_its_direction_extent_and_basis() {
        let mut fact = samples::fact("3%");
        fact.change = Some(Change { direction: Direction::Down, extent: Extent::To, basis: None, basis_iso: None });
        assert_eq!(change(&fact), "to-");
        fact.change =
            Some(Change {
                direction: Direction::Up, extent: Extent::By, basis: Some("同比".into()), basis_iso: None
            });
        assert_eq!(change(&fact), "+ 同比");
    }

    #[test]
    fn notes_name_what_is_out_of_the_ordinary() {
        assert_eq!(notes(&samples::fact("3座")), "");
        assert_eq!(notes(&samples::full()), "condition target carried likely dup");
    }

    #[test]
    fn every_turn_to_yield_is_taken_once() {
        let mut turns: Vec<u8> = COLUMNS.iter().filter_map(|column| column.yields).map(|yields| yields.turn).collect();
        turns.sort_unstable();
        assert!(turns.iter().copied().eq(0..turns.len() as u8), "{turns:?}");
    }
}
