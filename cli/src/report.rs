//! The HTML report: one file that holds texts as printed, their facts marked, and a table of all facts.
//!
//! The page needs no network and works without its script, which adds sorting, search and filters.

mod article;
mod charts;
mod cuts;
mod facts;
mod page;
mod spell;
mod timeline;

use std::io::{self, Write};

use maud::{Markup, html};
use shuliang::{Extraction, Fact};

use crate::output::{Destination, Reading, Sink};
use crate::tally::{Tally, count};

pub use page::page;

/// Prints a report when all documents are read.
pub struct Page<'a> {
    out: &'a mut Destination,
    report: Report,
}

impl<'a> Page<'a> {
    pub fn new(out: &'a mut Destination) -> Self {
        Self { out, report: Report::default() }
    }
}

impl Sink for Page<'_> {
    fn take(&mut self, reading: Reading) -> io::Result<()> {
        let Reading { document, extraction, .. } = reading;
        let name = match document.part {
            0 => document.name,
            part => format!("{}, part {}", document.name, part + 1),
        };
        self.report.add(name, document.text, extraction);
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.report.write(self.out)
    }
}

/// The documents of a run, kept until all are read: charts and filters stand above the first text.
#[derive(Debug, Default)]
struct Report {
    documents: Vec<Document>,
    facts: usize,
}

#[derive(Debug)]
struct Document {
    name: String,
    text: String,
    extraction: Extraction,
    /// The number of its first fact in the report.
    first: usize,
}

/// A fact with its number in the report, from 0, and that of its document.
#[derive(Debug, Clone, Copy)]
struct Numbered<'a> {
    number: usize,
    document: usize,
    fact: &'a Fact,
}

impl Report {
    /// Takes in a text with what was read from it; positions are bytes.
    fn add(&mut self, name: String, text: String, extraction: Extraction) {
        let first = self.facts;
        self.facts += extraction.facts.len();
        self.documents.push(Document { name, text, extraction, first });
    }

    /// Writes the report as one HTML page.
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let facts: Vec<Numbered> = self.facts().collect();
        let body = html! {
            header {
                h1 { "Quantity facts" }
                p.tally { (self.tally()) }
            }
            @if !facts.is_empty() {
                div.charts {
                    (charts::kinds(&facts))
                    (timeline::timeline(&facts))
                }
            }
            main {
                section.articles aria-label="Texts" {
                    (self.contents())
                    @for (at, document) in self.documents.iter().enumerate() { (article::article(at, document)) }
                }
                section.facts #facts aria-label="Facts" { (facts::facts(&self.documents, &facts)) }
            }
        };
        out.write_all(page(&self.title(), &body).into_string().as_bytes())
    }

    fn facts(&self) -> impl Iterator<Item = Numbered<'_>> {
        self.documents.iter().enumerate().flat_map(|(document, read)| {
            let numbered = move |(at, fact)| Numbered { number: read.first + at, document, fact };
            read.extraction.facts.iter().enumerate().map(numbered)
        })
    }

    fn title(&self) -> String {
        match self.documents.as_slice() {
            [only] => format!("{} - quantity facts", only.name),
            many => format!("{} - quantity facts", count(many.len(), "document")),
        }
    }

    fn tally(&self) -> String {
        let mut tally = Tally::default();
        for document in &self.documents {
            tally.add(Tally::of(&document.extraction));
        }
        let joins = self.documents.iter().flat_map(|document| &document.extraction.paragraphs);
        let joins = joins.map(|paragraph| paragraph.joins.len()).sum();
        format!("{tally}, {}", count(joins, "repaired break"))
    }

    /// Where more than one text stands in the report, links to each.
    fn contents(&self) -> Markup {
        html! {
            @if self.documents.len() > 1 {
                nav.contents aria-label="Texts" {
                    ol { @for (at, document) in self.documents.iter().enumerate() {
                        li { a href={ "#doc" (at + 1) } { (document.name) } " " (document.extraction.facts.len()) }
                    } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(texts: &[&str]) -> String {
        let mut report = Report::default();
        for (at, text) in texts.iter().enumerate() {
            report.add(format!("{at}.txt"), (*text).to_owned(), shuliang::extract(text));
        }
        let mut out = Vec::new();
        report.write(&mut out).expect("memory takes all");
        String::from_utf8(out).expect("the report is UTF-8")
    }

    #[test]
    fn a_quantity_leads_to_its_row_and_back() {
        let html = report(&["全镇新建桥梁3座。"]);
        assert!(html.contains(r##"href="#f1""##) && html.contains(r#"id="q1""#), "{html}");
        assert!(html.contains(r#"id="f1""#) && html.contains(r##"href="#q1""##), "{html}");
    }

    #[test]
    fn facts_are_numbered_over_all_texts() {
        let html = report(&["全镇新建桥梁3座。", "全镇修渠5条。"]);
        assert!(html.contains(r##"href="#f2""##) && html.contains("2 documents: 2 facts"), "{html}");
    }

    #[test]
    fn text_cannot_become_markup() {
        let html = report(&["新建<script>alert(1)</script>桥梁3座&amp;。"]);
        assert!(!html.contains("<script>alert"), "{html}");
        assert!(html.contains("&amp;amp;"), "{html}");
    }

    #[test]
    fn nothing_is_fetched() {
        let html = report(&["全镇新建桥梁3座。"]);
        for outside in ["src=", "url(", "@import", "<link"] {
            assert!(!html.contains(outside), "{outside}");
        }
    }

    #[test]
    fn a_run_without_texts_or_facts_is_a_page() {
        assert!(report(&[]).contains("0 documents: 0 facts"));
        assert!(report(&["水来了。"]).contains("水来了。"));
    }
}
