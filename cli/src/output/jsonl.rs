//! JSON Lines: one fact a line, the document's name in front.

use std::io::{self, Write};

use serde::Serialize;
use shuliang::Fact;

use super::{Destination, Reading, Sink};

#[derive(Serialize)]
struct Row<'a> {
    doc: &'a str,
    #[serde(flatten)]
    fact: &'a Fact,
}

/// Prints a line for every fact.
pub struct Lines<'a>(&'a mut Destination);

impl<'a> Lines<'a> {
    pub fn new(out: &'a mut Destination) -> Self {
        Self(out)
    }
}

impl Sink for Lines<'_> {
    fn take(&mut self, reading: Reading) -> io::Result<()> {
        write(self.0, &reading.document.name, &reading.extraction.facts)?;
        self.0.flush()
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the facts of the document `doc`.
fn write(out: &mut impl Write, doc: &str, facts: &[Fact]) -> io::Result<()> {
    for fact in facts {
        line(out, &Row { doc, fact })?;
    }
    Ok(())
}

/// Writes one JSON object and ends its line.
pub fn line(out: &mut impl Write, row: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, row)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn a_fact_is_one_line_with_doc_first_and_absent_parts_null() {
        let mut out = Vec::new();
        write(&mut out, "a.txt", &[samples::fact("489条"), samples::fact("3座")]).expect("memory takes all");
        let out = String::from_utf8(out).expect("JSON is UTF-8");
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[0],
            concat!(
                r#"{"doc":"a.txt","quantity":{"text":"489条","start":0,"end":6,"value":"489","min":null,"max":null,"#,
                r#""unit":"条","bound":"exact","kind":"count","base":null},"subject":null,"predicate":null,"#,
                r#""change":null,"per":null,"of":null,"ranked_in":null,"time":null,"place":null,"role":"fact","modality":"reported","#,
                r#""confidence":"certain","paragraph":0,"duplicate":false,"duplicate_of":null,"rule":"sample"}"#
            )
        );
    }

    #[test]
    fn a_line_reads_back_as_the_fact() {
        let fact = samples::full();
        let mut out = Vec::new();
        write(&mut out, "a.txt", std::slice::from_ref(&fact)).expect("memory takes all");
        assert_eq!(serde_json::from_slice::<Fact>(&out).expect("a line is a fact"), fact);
    }
}
