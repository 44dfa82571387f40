//! Values gathered into series, and what in them cannot be true together.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use shuliang::indicator::{Amount, Indicator};
use shuliang::{Bound, Confidence, Extraction, Modality};

use crate::behind::Behind;
use crate::calendar;
use crate::input::Document;
use crate::lines::Lines;

/// A value of an indicator, as one document tells it.
#[derive(Debug, Clone, Serialize)]
pub struct Point {
    /// The ISO 8601 date or interval of the value; null where the text does not say it.
    pub time: Option<String>,
    /// The time as printed.
    pub time_text: Option<String>,
    /// In the unit of the indicator.
    pub value: String,
    /// As printed.
    pub quantity: String,
    pub bound: Bound,
    pub confidence: Confidence,
    /// Whether another value of the same time cannot be the same amount.
    pub conflict: bool,
    pub doc: String,
    /// The date of the document as its name says it.
    pub doc_date: Option<String>,
    pub line: usize,
    pub column: usize,
    pub start: usize,
    pub end: usize,
    pub sentence: String,
}

impl Point {
    /// Where the value stands on the line of years: in the middle of its time, else at the date of its document.
    pub fn when(&self) -> Option<f64> {
        let time =
            self.time.as_deref().and_then(calendar::years).filter(|span| span.from.is_finite() && span.to.is_finite());
        let dated = || self.doc_date.as_deref().and_then(calendar::years).map(|span| span.from);
        time.map(|span| f64::midpoint(span.from, span.to)).or_else(dated)
    }

    /// How long the time is that the value holds for; `None` where it is not known.
    fn period(&self) -> Option<String> {
        calendar::years(self.time.as_deref()?)?.length()
    }

    /// What the value is said to hold for: its time, or its document.
    pub fn label(&self) -> String {
        match (&self.time, &self.doc_date) {
            (Some(time), _) => time.clone(),
            (None, Some(date)) => format!("text of {date}"),
            (None, None) => "no time".to_owned(),
        }
    }

    /// Moves the place of a value that stands in a part of a document behind the parts before it.
    pub fn move_behind(&mut self, behind: Behind) {
        (self.line, self.column) = behind.line((self.line, self.column));
        self.start += behind.offset;
        self.end += behind.offset;
    }
}

/// A value with the series that it belongs to.
#[derive(Debug)]
pub struct Found {
    pub indicator: Indicator,
    pub modality: Modality,
    /// The index of the fact in its document.
    pub fact: usize,
    pub point: Point,
    amount: Amount,
}

/// The values of one indicator, in the order of their times.
#[derive(Debug)]
pub struct Series {
    pub indicator: Indicator,
    pub modality: Modality,
    /// How long the times of the values are: what came about in five years is no value beside that of one. `None` where
    /// no time is known.
    pub period: Option<String>,
    pub points: Vec<Point>,
}

impl Series {
    pub fn conflicts(&self) -> usize {
        self.points.iter().filter(|point| point.conflict).count()
    }
}

/// The values that a document tells once; sentences are not filled in.
pub fn found(document: &Document, extraction: &Extraction, date: Option<&str>) -> Vec<Found> {
    let lines = Lines::of(&document.text);
    let facts = extraction.facts.iter().enumerate().filter(|(_, fact)| !fact.duplicate);
    let found = facts.filter_map(|(at, fact)| {
        let (indicator, amount) = (Indicator::of(extraction, at)?, Amount::of(fact)?);
        let (line, column) = lines.place(fact.quantity.start);
        let point = Point {
            time: fact.time.as_ref().and_then(|time| time.iso.clone()),
            time_text: fact.time.as_ref().map(|time| time.text.clone()),
            value: amount.value().to_string(),
            quantity: fact.quantity.text.clone(),
            bound: fact.quantity.bound,
            confidence: fact.confidence,
            conflict: false,
            doc: document.name.clone(),
            doc_date: date.map(str::to_owned),
            line,
            column,
            start: fact.quantity.start,
            end: fact.quantity.end,
            sentence: String::new(),
        };
        Some(Found { indicator, modality: fact.modality, fact: at, point, amount })
    });
    found.collect()
}

/// All values of a run. They stay until all texts are read, so what a series shares is kept once.
#[derive(Debug, Default)]
pub struct Collection {
    series: BTreeMap<(Indicator, String), (Modality, Vec<Value>)>,
}

#[derive(Debug)]
struct Value {
    point: Point,
    amount: Amount,
}

impl Collection {
    /// Takes in the values of a document.
    pub fn add(&mut self, found: Vec<Found>) {
        for found in found {
            let Found { indicator, modality, point, amount, .. } = found;
            let of_series = self.series.entry((indicator, modality.to_string()));
            of_series.or_insert_with(|| (modality, Vec::new())).1.push(Value { point, amount });
        }
    }

    /// The series that at least so many texts tell, the longest first.
    pub fn series(self, texts: usize) -> Vec<Series> {
        let told = |series: &Series| series.points.iter().map(|point| &point.doc).collect::<BTreeSet<_>>().len();
        let mut series: Vec<Series> = self
            .series
            .into_iter()
            .flat_map(|((indicator, _), (modality, values))| by_period(&indicator, modality, values))
            .collect();
        series.retain(|series| told(series) >= texts);
        series.sort_by_key(|series| std::cmp::Reverse(series.points.len()));
        series
    }
}

/// Values whose time is not known stand with the values of the most frequent period.
fn by_period(indicator: &Indicator, modality: Modality, values: Vec<Value>) -> Vec<Series> {
    let mut periods: BTreeMap<Option<String>, Vec<Value>> = BTreeMap::new();
    for value in values {
        periods.entry(value.point.period()).or_default().push(value);
    }
    let undated = periods.remove(&None).unwrap_or_default();
    let usual = periods.iter().max_by_key(|(_, values)| values.len()).and_then(|(period, _)| period.clone());
    periods.entry(usual).or_default().extend(undated);
    let filled = periods.into_iter().filter(|(_, values)| !values.is_empty());
    let points = filled.map(|(period, values)| (period, in_order(values)));
    points.map(|(period, points)| Series { indicator: indicator.clone(), modality, period, points }).collect()
}

fn in_order(mut values: Vec<Value>) -> Vec<Point> {
    mark_conflicts(&mut values);
    // Documents come in their order, and values without any time stay in it, behind the others.
    let when = |value: &Value| value.point.when().unwrap_or(f64::INFINITY);
    values.sort_by(|a, b| when(a).total_cmp(&when(b)));
    values.into_iter().map(|value| value.point).collect()
}

/// Marks values of one known time that cannot be the same amount.
fn mark_conflicts(values: &mut [Value]) {
    let mut times: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, value) in values.iter().enumerate() {
        if let Some(time) = &value.point.time {
            times.entry(time.clone()).or_default().push(at);
        }
    }
    for same in times.into_values().filter(|same| same.len() > 1) {
        let mut told: Vec<(usize, Amount)> = Vec::new();
        for at in &same {
            if told.len() < MOST_AMOUNTS && told.iter().all(|(_, amount)| *amount != values[*at].amount) {
                told.push((*at, values[*at].amount.clone()));
            }
        }
        for at in same {
            let point = &values[at].point;
            let differs = |(other, amount): &(usize, Amount)| {
                !is_beside(point, &values[*other].point) && !values[at].amount.agrees_with(amount)
            };
            values[at].point.conflict = told.iter().any(differs);
        }
    }
}

/// Whether both stand in one paragraph, which does not contradict itself: it tells a whole and its parts by one name, or
/// values of several years (由前两年分别上升4.1%、0.3%转为下降1.6%).
fn is_beside(point: &Point, other: &Point) -> bool {
    (&point.doc, point.line) == (&other.doc, other.line)
}

/// So many different amounts of one time are held against each value.
const MOST_AMOUNTS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(texts: &[(&str, &str)]) -> Collection {
        let mut collection = Collection::default();
        for (name, text) in texts {
            let document = Document { name: (*name).into(), origin: (*name).into(), text: (*text).into(), part: 0 };
            collection.add(found(&document, &shuliang::extract(text), None));
        }
        collection
    }

    #[test]
    fn one_indicator_of_several_texts_is_a_series_in_time() {
        let texts = [("b", "2023年，全县粮食产量达31万吨。"), ("a", "2022年，全县粮食产量达30万吨。")];
        let series = collection(&texts).series(2);
        let told: Vec<_> = series[0].points.iter().map(|point| (point.label(), point.value.clone())).collect();
        assert_eq!(told, [("2022".into(), "300000000".into()), ("2023".into(), "310000000".into())]);
        assert_eq!(series[0].conflicts(), 0);
    }

    #[test]
    fn two_values_of_one_time_conflict_unless_one_is_rounded() {
        let told = |a: &str, b: &str| {
            let texts =
                [("a", &*format!("2023年，全县粮食产量达{a}。")), ("b", &*format!("2023年，全县粮食产量达{b}。"))];
            collection(&texts).series(2)[0].conflicts()
        };
        assert_eq!(told("31万吨", "33万吨"), 2);
        assert_eq!(told("31万吨", "31.2万吨"), 0);
    }

    #[test]
    fn one_paragraph_does_not_contradict_itself() {
        let texts =
            [("a", "2023年，全县粮食产量达31万吨，粮食产量达35万吨。"), ("b", "2022年，全县粮食产量达30万吨。")];
        assert_eq!(collection(&texts).series(2)[0].conflicts(), 0);
    }

    #[test]
    fn what_came_about_in_years_stands_apart_from_what_did_in_one() {
        let texts = [
            ("a", "2022年，全县造林面积3万公顷。2018年—2022年，全县造林面积14万公顷。"),
            ("b", "2023年，全县造林面积4万公顷。"),
        ];
        let series = collection(&texts).series(1);
        let told: Vec<_> = series.iter().map(|series| (series.period.as_deref(), series.points.len())).collect();
        assert_eq!(told, [(Some("P1Y"), 2), (Some("P5Y"), 1)]);
    }

    #[test]
    fn what_is_wanted_is_a_series_of_its_own() {
        let texts = [("a", "2023年，全县粮食产量达31万吨。"), ("b", "2023年，力争全县粮食产量达33万吨。")];
        assert!(collection(&texts).series(2).is_empty());
        assert_eq!(collection(&texts).series(1).len(), 2);
    }
}
