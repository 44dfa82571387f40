//! Facts of a passage printed again: marked and linked to the fact that they repeat, never dropped.

use crate::fact::{Duplicate, Fact, Passage};

use super::marks_duplicate;

/// Marks the facts that stand in the later of two equal passages.
pub(crate) fn mark(facts: &mut [Fact], duplicates: &[Duplicate]) {
    for duplicate in duplicates.iter().filter(|duplicate| marks_duplicate(duplicate.kind)) {
        let (again, first) = (within(facts, &duplicate.again), within(facts, &duplicate.first));
        let mut next = first.start;
        for at in again {
            let text = facts[at].quantity.text.clone();
            // Passages repeat their facts in order, so the search goes on behind the last one found.
            let found = (next..first.end).find(|other| facts[*other].quantity.text == text);
            if let Some(other) = found {
                next = other + 1;
            }
            // The first of all standings is meant, also where the earlier one repeats a still earlier.
            let first_standing = found.map(|found| facts[found].duplicate_of.unwrap_or(found));
            let fact = &mut facts[at];
            fact.duplicate = true;
            fact.duplicate_of = fact.duplicate_of.or(first_standing);
        }
    }
}

/// The facts of a passage; they stand in text order.
fn within(facts: &[Fact], passage: &Passage) -> std::ops::Range<usize> {
    let from = facts.partition_point(|fact| fact.quantity.start < passage.start);
    let to = facts.partition_point(|fact| fact.quantity.start < passage.end);
    from..to.max(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_that_starts_where_the_passage_ends_is_none_of_it() {
        let facts = crate::extract("新建桥梁3座，修路5公里。").facts;
        let passage = Passage { paragraph: 0, start: facts[0].quantity.start, end: facts[1].quantity.start };
        assert_eq!(within(&facts, &passage), 0..1);
    }
}
