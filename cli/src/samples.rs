//! Facts made by hand, for the tests of what prints facts.

use std::ops::Range;

use shuliang::{
    Bound, Change, Confidence, Direction, Extent, Fact, Kind, Modality, Part, Per, Place, Quantity, Role, Subject, Time,
};

/// A fact with a quantity alone: `text` is digits and a unit, and stands at the start of its document.
pub fn fact(text: &str) -> Fact {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (value, unit) = text.split_at(digits);
    Fact {
        quantity: Quantity {
            text: text.into(),
            start: 0,
            end: text.len(),
            value: Some(value.into()),
            min: None,
            max: None,
            unit: unit.into(),
            bound: Bound::Exact,
            kind: Kind::Count,
            base: None,
        },
        subject: None,
        predicate: None,
        change: None,
        per: None,
        of: None,
        ranked_in: None,
        time: None,
        place: None,
        role: Role::Fact,
        modality: Modality::Reported,
        confidence: Confidence::Certain,
        paragraph: 0,
        duplicate: false,
        duplicate_of: None,
        rule: "sample".into(),
    }
}

/// A fact that has every part.
pub fn full() -> Fact {
    let mut fact = fact("85000名");
    fact.quantity.text = "8.5万余名".into();
    fact.quantity.bound = Bound::MoreThan;
    fact.subject = Some(Subject { carried: true, ..subject("八十周岁以上高龄老年人", 30..63) });
    fact.predicate = Some(Part { text: "发放".into(), start: 15, end: 21 });
    fact.change = Some(Change {
        direction: Direction::Up,
        extent: Extent::By,
        basis: Some("比上年".into()),
        basis_iso: Some("2023".into()),
    });
    fact.per = Some(Per { text: "月".into() });
    fact.of = Some(Part { text: "老年人总数".into(), start: 70, end: 85 });
    fact.ranked_in = Some(Part { text: "全省".into(), start: 85, end: 91 });
    fact.time = Some(Time { text: "今年".into(), start: 0, end: 6, iso: None });
    fact.place =
        Some(Place { resolved: Some("晋江市".into()), code: Some("350582".into()), ..place("全市", 9..15) });
    fact.role = Role::Condition;
    fact.modality = Modality::Target;
    fact.confidence = Confidence::Likely;
    fact.duplicate = true;
    fact
}

/// Facts of several shapes: all parts, few parts, half-width, long, astral, with an emoji sequence.
pub fn many() -> Vec<Fact> {
    let mut long = fact("3座");
    long.subject = Some(subject(&"跨江大桥𠮷".repeat(30), 0..0));
    let mut half = fact("5GB");
    half.subject = Some(subject("memory of a phone 👨‍👩‍👧❤️", 0..0));
    half.place = Some(place("Hong Kong", 0..0));
    vec![full(), fact("489条"), long, half]
}

pub fn subject(text: &str, span: Range<usize>) -> Subject {
    Subject { text: text.into(), start: span.start, end: span.end, carried: false }
}

pub fn place(text: &str, span: Range<usize>) -> Place {
    Place { text: text.into(), start: span.start, end: span.end, resolved: None, code: None }
}
