//! What the times and places of an article stand for: ISO dates, the city of 全市, the codes of divisions.

use std::collections::HashMap;

use super::antecedent::{self, plain};
use crate::fact::Modality;
use crate::govern::Seats;
use crate::scope::iso::{self, DocumentTime};
use crate::span::Span;

/// The readings of an article's times and places, each read once.
pub(super) struct Meaning<'t> {
    text: &'t str,
    document: Option<DocumentTime>,
    seats: Seats<'t>,
    times: HashMap<(Span, Modality), Option<String>>,
    places: HashMap<Span, Named>,
}

/// What a place is called and coded.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub(super) resolved: Option<String>,
    pub(super) code: Option<String>,
}

impl<'t> Meaning<'t> {
    /// Of an article of the clean text `text`.
    pub(super) fn of(text: &'t str, article: Span, document: Option<DocumentTime>) -> Self {
        let seats = Seats::of(article.of(text));
        Self { text, document, seats, times: HashMap::new(), places: HashMap::new() }
    }

    /// The ISO reading of the time of a fact. What is wanted is not over, so that 全年 is the document's year; what is
    /// foreseen may be (预计去年…, 经初步测算), else it is ahead too.
    pub(super) fn time(&mut self, time: Span, modality: Modality) -> Option<String> {
        let (text, document) = (self.text, self.document);
        let reported = || antecedent::reading(text, time, document);
        let ahead = || antecedent::reading(text, time, document.map(|document| DocumentTime::of(document.year, None)));
        let read = || match modality {
            Modality::Reported => reported(),
            Modality::Target => ahead(),
            Modality::Estimate => reported().or_else(ahead),
        };
        self.times.entry((time, modality)).or_insert_with(read).clone()
    }

    /// The ISO reading of what a change is compared with, where `time` is that of the fact.
    pub(super) fn basis(&self, basis: Span, time: Option<&str>) -> Option<String> {
        iso::basis(&plain(basis.of(self.text)), time, self.document)
    }

    /// What a place stands for.
    pub(super) fn place(&mut self, place: Span) -> Named {
        let (text, seats) = (self.text, &mut self.seats);
        let read = || {
            let said = plain(place.of(text));
            let resolved = seats.resolve(&said, &text[..place.start]);
            let code = seats.code(resolved.as_deref().unwrap_or(&said)).map(str::to_owned);
            Named { resolved, code }
        };
        self.places.entry(place).or_insert_with(read).clone()
    }
}
