//! The table of facts with its search and filters.

use std::collections::BTreeMap;

use maud::{Markup, html};
use shuliang::{Confidence, Fact};

use super::spell::{change, notes, value, word};
use super::{Document, Numbered};

/// The head of each column, and what sorts it.
const COLUMNS: &[(&str, &str)] = &[
    ("#", "number"),
    ("quantity", "text"),
    ("value", "number"),
    ("unit", "text"),
    ("subject", "text"),
    ("predicate", "text"),
    ("change", "text"),
    ("of, per", "text"),
    ("time", "text"),
    ("place", "text"),
    ("notes", "text"),
];

/// The controls and the table.
pub fn facts(documents: &[Document], facts: &[Numbered]) -> Markup {
    html! {
        h2 { "Facts" }
        (controls(documents, facts))
        div.table-frame {
            table #table {
                thead { tr {
                    @for (head, sort) in COLUMNS {
                        th scope="col" data-sort=(sort) { button type="button" { (head) } }
                    }
                } }
                tbody { @for fact in facts { (row(documents, fact)) } }
            }
        }
    }
}

fn controls(documents: &[Document], facts: &[Numbered]) -> Markup {
    let options = |of: fn(&Fact) -> String| counted(facts.iter().map(|numbered| of(numbered.fact)));
    html! {
        form.controls role="search" hidden {
            label.search { "Search " input #search type="search" autocomplete="off" placeholder="subject, unit, time …"; }
            (choice("kind", &options(|fact| word(fact.quantity.kind))))
            (choice("unit", &options(|fact| fact.quantity.unit.clone())))
            (choice("role", &options(|fact| word(fact.role))))
            (choice("modality", &options(|fact| word(fact.modality))))
            (choice("confidence", &options(|fact| word(fact.confidence))))
            @if documents.len() > 1 {
                label { "text "
                    select #filter-doc data-filter="doc" {
                        option value="*" { "all" }
                        @for (at, document) in documents.iter().enumerate() {
                            option value=(at + 1) { (document.name) }
                        }
                    }
                }
            }
            button type="reset" { "Clear" }
            output #shown for="search" aria-live="polite" { (facts.len()) " of " (facts.len()) }
            p.keys { kbd { "j" } " " kbd { "k" } " next and previous fact, " kbd { "/" } " search, " kbd { "Esc" } " clear" }
        }
    }
}

fn choice(name: &str, options: &[(String, usize)]) -> Markup {
    html! {
        label { (name) " "
            select #{ "filter-" (name) } data-filter=(name) {
                option value="*" { "all" }
                @for (option, count) in options {
                    option value=(option) { (if option.is_empty() { "(none)" } else { option }) " " (count) }
                }
            }
        }
    }
}

/// The values with how often each stands, the frequent first.
pub fn counted(values: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0) += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    // The sort is stable, so values of one count stay in the order of their letters.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn row(documents: &[Document], numbered: &Numbered) -> Markup {
    let Numbered { number, document, fact } = *numbered;
    let number = number + 1;
    let quantity = &fact.quantity;
    html! {
        tr #{ "f" (number) } data-kind=(word(quantity.kind)) data-unit=(quantity.unit) data-role=(word(fact.role))
            data-modality=(word(fact.modality)) data-confidence=(word(fact.confidence)) data-doc=(document + 1) {
            td data-head="#" { (number) }
            td data-head="quantity" lang="zh" { a href={ "#q" (number) } { (quantity.text) } }
            td.value data-head="value" { (value(quantity)) }
            td data-head="unit" lang="zh" { (quantity.unit) }
            td data-head="subject" lang="zh" { @if let Some(subject) = &fact.subject { (subject.text) } }
            td data-head="predicate" lang="zh" { @if let Some(predicate) = &fact.predicate { (predicate.text) } }
            td data-head="change" lang="zh" { @if let Some(told) = &fact.change { (change(told)) } }
            td data-head="of, per" lang="zh" {
                @if let Some(of) = &fact.of { (of.text) }
                @if let Some(per) = &fact.per { "/" (per.text) }
            }
            td data-head="time" lang="zh" { @if let Some(time) = &fact.time {
                (time.text) @if let Some(iso) = &time.iso { " " small { (iso) } }
            } }
            td data-head="place" lang="zh" { @if let Some(place) = &fact.place {
                (place.text) @if let Some(resolved) = &place.resolved { " " small { (resolved) } }
            } }
            td data-head="notes" { (note_cell(documents, numbered)) }
        }
    }
}

fn note_cell(documents: &[Document], numbered: &Numbered) -> Markup {
    let fact = numbered.fact;
    let first = fact.duplicate_of.map(|first| documents[numbered.document].first + first + 1);
    html! {
        (notes(fact).join(", "))
        @if fact.confidence == Confidence::Likely { " " span.likely { "likely" } }
        @if fact.duplicate { " "
            @match first {
                Some(first) => a.duplicate href={ "#f" (first) } { "repeats " (first) },
                None => span.duplicate { "repeated" },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_values_come_first() {
        let values = ["户", "座", "座", "条"].map(str::to_owned);
        let expected = [("座", 2), ("户", 1), ("条", 1)].map(|(value, count)| (value.to_owned(), count));
        assert_eq!(counted(values.into_iter()), expected.map(|pair| pair));
    }
}
