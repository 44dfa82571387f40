//! The closing line of a run: what was read.

use std::fmt;

use shuliang::Extraction;

/// What was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub documents: usize,
    pub facts: usize,
    pub duplicates: usize,
    pub warnings: usize,
    pub errors: usize,
}

impl Tally {
    /// What stands in one document.
    pub fn of(extraction: &Extraction) -> Self {
        Self {
            documents: 1,
            facts: extraction.facts.len(),
            duplicates: extraction.facts.iter().filter(|fact| fact.duplicate).count(),
            warnings: extraction.warnings.len(),
            errors: 0,
        }
    }

    pub fn add(&mut self, other: Self) {
        self.documents += other.documents;
        self.facts += other.facts;
        self.duplicates += other.duplicates;
        self.warnings += other.warnings;
        self.errors += other.errors;
    }

    /// `12 facts, 1 duplicate, 0 warnings`.
    pub fn counts(&self) -> String {
        let Tally { facts, duplicates, warnings, .. } = *self;
        format!("{}, {}, {}", count(facts, "fact"), count(duplicates, "duplicate"), count(warnings, "warning"))
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}{}", count(self.documents, "document"), self.counts(), errors(self.errors))
    }
}

/// What the closing line says of what could not be read; nothing where all was.
pub fn errors(number: usize) -> String {
    if number == 0 { String::new() } else { format!(", {}", count(number, "error")) }
}

/// `1 fact`, `2 facts`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tally_counts_in_words() {
        let mut tally = Tally { documents: 1, facts: 1, ..Tally::default() };
        assert_eq!(tally.to_string(), "1 document: 1 fact, 0 duplicates, 0 warnings");
        tally.add(Tally { documents: 1, warnings: 3, errors: 1, ..Tally::default() });
        assert_eq!(tally.to_string(), "2 documents: 1 fact, 0 duplicates, 3 warnings, 1 error");
    }
}
