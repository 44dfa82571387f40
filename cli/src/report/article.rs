//! A text as printed, its facts, repeats and repaired breaks marked.

use maud::{Markup, html};
use shuliang::{Duplicate, DuplicateKind, Paragraph, ParagraphKind, Tier, Warning};

use super::Document;
use super::cuts::{self, Layer, Mark, Piece};
use super::spell::{printable, word};

/// The text of the document with this number.
pub fn article(at: usize, document: &Document) -> Markup {
    let mut marks = cuts::marks(&document.extraction);
    let blocks = blocks(&document.extraction.paragraphs, &mut marks);
    let within = within(&blocks, &marks);
    let view = View { at, document };
    html! {
        article #{ "doc" (at + 1) } {
            h2 { (document.name) }
            div.text lang="zh" {
                @for (block, marks) in blocks.iter().zip(within) {
                    @let pieces = cuts::pieces(&document.text, (block.start, block.end), &marks);
                    p class=(kind_class(block.kind)) { @for piece in &pieces { (view.piece(piece)) } }
                }
            }
            (warnings(&document.extraction.warnings))
        }
    }
}

/// The paragraphs that stand by themselves. One that interrupts another is a mark inside that one.
fn blocks<'a>(paragraphs: &'a [Paragraph], marks: &mut Vec<Mark>) -> Vec<&'a Paragraph> {
    let mut sorted: Vec<&Paragraph> = paragraphs.iter().collect();
    sorted.sort_by_key(|paragraph| (paragraph.start, std::cmp::Reverse(paragraph.end)));
    let mut blocks: Vec<&Paragraph> = Vec::with_capacity(sorted.len());
    for paragraph in sorted {
        if blocks.last().is_some_and(|block| paragraph.start < block.end) {
            marks.push(Mark { start: paragraph.start, end: paragraph.end, layer: Layer::Furniture });
        } else {
            blocks.push(paragraph);
        }
    }
    marks.sort_by_key(|mark| (mark.start, mark.layer));
    blocks
}

/// The marks of each block, so that no block looks through the marks of all.
fn within(blocks: &[&Paragraph], marks: &[Mark]) -> Vec<Vec<Mark>> {
    let mut within = vec![Vec::new(); blocks.len()];
    for mark in marks {
        let first = blocks.partition_point(|block| block.end <= mark.start);
        let reached = blocks[first..].iter().take_while(|block| block.start < mark.end).count();
        for marks in &mut within[first..first + reached] {
            marks.push(*mark);
        }
    }
    within
}

fn kind_class(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Heading => "heading",
        ParagraphKind::PageNumber | ParagraphKind::RunningHead => "furniture",
        _ => "body",
    }
}

#[derive(Clone, Copy)]
struct View<'a> {
    at: usize,
    document: &'a Document,
}

impl View<'_> {
    fn piece(self, piece: &Piece) -> Markup {
        let classes = classes(&piece.marks);
        let facts = self.facts(&piece.marks);
        let begins = |mark: &&Mark| mark.start == piece.start;
        let link = piece.marks.iter().find_map(|mark| match mark.layer {
            Layer::Quantity(fact) | Layer::Subject(fact) | Layer::Predicate(fact) => Some((mark, fact)),
            _ => None,
        });
        let quantity = piece.marks.iter().filter(begins).find_map(|mark| match mark.layer {
            Layer::Quantity(fact) => Some(self.number(fact)),
            _ => None,
        });
        let text = printable(piece.text);
        html! {
            @for mark in piece.marks.iter().filter(begins) { (self.passage_link(mark.layer)) }
            @match link {
                Some((mark, fact)) => {
                    @let title = self.title(mark.layer, fact);
                    a id=[quantity.map(|number| format!("q{number}"))] class=(classes) data-f=(facts) title=(title)
                        href={ "#f" (self.number(fact)) } tabindex=[quantity.is_none().then_some("-1")] { (text) }
                }
                None if classes.is_empty() => { (text) }
                None => {
                    span class=(classes) data-f=[(!facts.is_empty()).then_some(facts)] title=[self.note(&piece.marks)] { (text) }
                }
            }
        }
    }

    /// The number of a fact as the page shows it.
    fn number(self, fact: usize) -> usize {
        self.document.first + fact + 1
    }

    fn facts(self, marks: &[Mark]) -> String {
        let mut numbers: Vec<usize> = marks.iter().filter_map(|mark| fact_of(mark.layer)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let numbers: Vec<String> = numbers.into_iter().map(|fact| self.number(fact).to_string()).collect();
        numbers.join(" ")
    }

    fn title(self, layer: Layer, fact: usize) -> String {
        let part = match layer {
            Layer::Subject(_) => "subject",
            Layer::Predicate(_) => "predicate",
            _ => "quantity",
        };
        format!("{part} of fact {}", self.number(fact))
    }

    /// What a reader is told of a piece that belongs to no fact.
    fn note(self, marks: &[Mark]) -> Option<String> {
        marks.iter().find_map(|mark| match mark.layer {
            Layer::Join(Tier::Weak) => Some("a broken paragraph goes on past this".to_owned()),
            Layer::Join(tier) => Some(format!("a broken paragraph, joined: {}", word(tier))),
            Layer::Warning(at) => Some(self.document.extraction.warnings[at].message.clone()),
            _ => None,
        })
    }

    /// The sign before a passage that stands twice: it leads to the other standing.
    fn passage_link(self, layer: Layer) -> Markup {
        let id = |at: usize, standing: &str| format!("d{}-{}{standing}", self.at + 1, at + 1);
        let (at, here, there, sign) = match layer {
            Layer::First(at) => (at, "a", "b", "⤓"),
            Layer::Again(at) => (at, "b", "a", "⤒"),
            _ => return html! {},
        };
        let told = told(&self.document.extraction.duplicates[at], layer);
        html! { a.passage id=(id(at, here)) href={ "#" (id(at, there)) } title=(told) aria-label=(told) { (sign) } }
    }
}

fn told(duplicate: &Duplicate, layer: Layer) -> String {
    let kind = word(duplicate.kind);
    let alike = format!("{kind}, {:.0}% alike", duplicate.similarity * 100.0);
    match (layer, duplicate.kind) {
        (Layer::First(_), _) => format!("stands again below ({alike})"),
        (_, DuplicateKind::Variant) => format!("stands above with other numbers ({alike})"),
        _ => format!("repeats what stands above ({alike})"),
    }
}

fn fact_of(layer: Layer) -> Option<usize> {
    match layer {
        Layer::Quantity(fact)
        | Layer::Subject(fact)
        | Layer::Predicate(fact)
        | Layer::Whole(fact)
        | Layer::Time(fact)
        | Layer::Place(fact) => Some(fact),
        _ => None,
    }
}

fn classes(marks: &[Mark]) -> String {
    let mut classes: Vec<&str> = marks.iter().map(|mark| class(mark.layer)).collect();
    classes.dedup();
    classes.join(" ")
}

fn class(layer: Layer) -> &'static str {
    match layer {
        Layer::Quantity(_) => "q",
        Layer::Subject(_) => "s",
        Layer::Predicate(_) => "p",
        Layer::Whole(_) => "of",
        Layer::Time(_) => "time",
        Layer::Place(_) => "place",
        Layer::First(_) => "first",
        Layer::Again(_) => "again",
        Layer::Join(Tier::Weak) => "join weak",
        Layer::Join(_) => "join",
        Layer::Furniture => "furniture",
        Layer::Warning(_) => "warning",
    }
}

fn warnings(warnings: &[Warning]) -> Markup {
    html! {
        @if !warnings.is_empty() {
            details.warnings {
                summary { "Warnings: " (warnings.len()) }
                ul { @for warning in warnings { li { "byte " (warning.start) ": " (warning.message) } } }
            }
        }
    }
}
