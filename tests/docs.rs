//! Whole articles, one fact a line, as snapshots that a reviewer can read.

use std::fmt::Write;

use shuliang::{Direction, Extent, Extraction, Fact, Role, extract};

#[test]
fn articles_read_as_before() {
    insta::glob!("../fixtures/docs", "*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("a fixture is UTF-8");
        insta::assert_snapshot!(page(&text, &extract(&text)));
    });
}

fn page(text: &str, extraction: &Extraction) -> String {
    let mut out = String::new();
    for fact in &extraction.facts {
        writeln!(out, "{}", line(fact)).expect("a string takes all");
    }
    for paragraph in extraction.paragraphs.iter().filter(|paragraph| !paragraph.joins.is_empty()) {
        let tiers: Vec<String> = paragraph.joins.iter().map(|join| format!("{:?}", join.tier)).collect();
        let head = head(&text[paragraph.start..paragraph.end]);
        writeln!(out, "joined {}: {head}", tiers.join(", ")).expect("a string takes all");
    }
    for duplicate in &extraction.duplicates {
        let again = head(&text[duplicate.again.start..duplicate.again.end]);
        writeln!(out, "{:?} {:.2}: {again}", duplicate.kind, duplicate.similarity).expect("a string takes all");
    }
    for warning in &extraction.warnings {
        writeln!(out, "warning at {}: {}", warning.start, warning.message).expect("a string takes all");
    }
    out
}

/// `316处 = 316 处 | 老旧桥梁及涵洞 | 修缮 | noun before`
fn line(fact: &Fact) -> String {
    let quantity = &fact.quantity;
    let range = || format!("{}..{}", quantity.min.as_deref().unwrap_or(""), quantity.max.as_deref().unwrap_or(""));
    let value = quantity.value.clone().unwrap_or_else(range);
    let subject = fact.subject.as_ref().map_or("-", |subject| &subject.text);
    let predicate = fact.predicate.as_ref().map_or("-", |predicate| &predicate.text);
    let mut notes = vec![format!("{:?}", quantity.bound)];
    notes.extend(fact.change.as_ref().map(|change| {
        let to = if change.extent == Extent::To { "to" } else { "by" };
        format!("{to} {}", if change.direction == Direction::Up { "up" } else { "down" })
    }));
    notes.extend(fact.per.as_ref().map(|per| format!("per {}", per.text)));
    notes.extend(fact.of.as_ref().map(|of| format!("of {}", of.text)));
    notes.extend((fact.role == Role::Condition).then(|| "condition".to_owned()));
    notes.extend(fact.duplicate.then(|| format!("repeats {:?}", fact.duplicate_of)));
    let time = fact.time.as_ref().map_or("-", |time| &time.text);
    let place = fact.place.as_ref().map_or("-", |place| &place.text);
    format!(
        "{} = {value} {} | {subject} | {predicate} | {} | {time} | {place} | {}",
        quantity.text,
        quantity.unit,
        notes.join(", "),
        fact.rule
    )
}

fn head(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).take(20).collect()
}
