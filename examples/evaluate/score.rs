//! What the library reads, against gold.

use std::collections::BTreeMap;

use serde::Serialize;
use shuliang::{Direction, Extent, Extraction, Fact};

use crate::amount::Amount;
use crate::gold::{Document, Expected};
use crate::letters::{Letters, plain, unit};

/// The fields of a fact beside its quantity.
pub const FIELDS: [&str; 10] =
    ["bound", "subject", "predicate", "change", "per", "of", "time", "place", "role", "duplicate"];

const SUBJECT: usize = 1;

/// Those that belong to the record: time, place and duplication are judged alone.
const RECORD: &[&str] = &["bound", "subject", "predicate", "change", "per", "of", "role"];

/// How much of a fact is right, each level with all before it: the place of the mention; value and unit; the subject;
/// the fields of the record.
pub const LEVELS: [&str; 4] = ["mention", "quantity", "triple", "record"];

/// Counts over documents.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// Facts in gold.
    pub gold: usize,
    /// Facts that the library reads.
    pub read: usize,
    pub levels: [usize; LEVELS.len()],
    pub fields: [usize; FIELDS.len()],
    pub rules: BTreeMap<String, Tied>,
    pub confidences: BTreeMap<String, Tied>,
}

/// What a rule (or all readings of one confidence) tied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tied {
    pub facts: usize,
    pub in_gold: usize,
    /// Those in gold whose subject is right.
    pub right: usize,
}

impl Tied {
    pub fn precision(self) -> f64 {
        share(self.right, self.in_gold)
    }
}

impl Score {
    pub fn precision(&self, level: usize) -> f64 {
        share(self.levels[level], self.read)
    }

    pub fn recall(&self, level: usize) -> f64 {
        share(self.levels[level], self.gold)
    }

    pub fn f1(&self, level: usize) -> f64 {
        if self.gold + self.read == 0 { 1.0 } else { share(2 * self.levels[level], self.gold + self.read) }
    }

    /// Of the mentions found, how many have the field right.
    pub fn accuracy(&self, field: usize) -> f64 {
        share(self.fields[field], self.levels[0])
    }

    pub fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.read += other.read;
        self.levels.iter_mut().zip(other.levels).for_each(|(sum, more)| *sum += more);
        self.fields.iter_mut().zip(other.fields).for_each(|(sum, more)| *sum += more);
        for (sums, more) in [(&mut self.rules, &other.rules), (&mut self.confidences, &other.confidences)] {
            for (name, more) in more {
                let sum = sums.entry(name.clone()).or_default();
                sum.facts += more.facts;
                sum.in_gold += more.in_gold;
                sum.right += more.right;
            }
        }
    }
}

fn share(some: usize, all: usize) -> f64 {
    some as f64 / all.max(1) as f64
}

/// Compares what was read from a document with its gold.
pub fn compare(document: &Document, extraction: &Extraction) -> Score {
    let letters = Letters::of(&document.text);
    let (unsure, sure): (Vec<&Expected>, Vec<&Expected>) =
        document.expected.iter().partition(|expected| expected.optional);
    let mut wanted: BTreeMap<(usize, usize), &Expected> =
        sure.iter().map(|expected| (expected.span, *expected)).collect();
    let mut read: Vec<((usize, usize), &Fact)> =
        extraction.facts.iter().map(|fact| (letters.span(fact.quantity.start, fact.quantity.end), fact)).collect();
    let overlaps = |span: (usize, usize)| unsure.iter().any(|e| e.span.0 < span.1 && span.0 < e.span.1);
    read.retain(|(span, _)| wanted.contains_key(span) || !overlaps(*span));
    let mut score = Score { gold: sure.len(), read: read.len(), ..Score::default() };
    for (span, fact) in read {
        judge(&mut score, fact, wanted.remove(&span));
    }
    score
}

fn judge(score: &mut Score, fact: &Fact, expected: Option<&Expected>) {
    let right: Option<Vec<bool>> = expected.map(|expected| {
        fields(fact).iter().zip(&expected.fields).map(|(read, readings)| readings.contains(read)).collect()
    });
    let subject = right.as_ref().is_some_and(|right| right[SUBJECT]);
    let tied = Tied { facts: 1, in_gold: usize::from(expected.is_some()), right: usize::from(subject) };
    let own = Score {
        rules: BTreeMap::from([(fact.rule.clone(), tied)]),
        confidences: BTreeMap::from([(tag(fact.confidence), tied)]),
        levels: expected.zip(right.as_deref()).map_or([0; 4], |(expected, right)| levels(fact, expected, right)),
        fields: right.map_or([0; 10], |right| std::array::from_fn(|field| usize::from(right[field]))),
        ..Score::default()
    };
    score.add(&own);
}

/// One for each level that the fact reaches.
fn levels(fact: &Fact, expected: &Expected, right: &[bool]) -> [usize; LEVELS.len()] {
    let quantity = &fact.quantity;
    let amount = Amount::of(quantity.value.as_deref(), quantity.min.as_deref(), quantity.max.as_deref());
    let quantity = amount == expected.amount && expected.units.contains(&unit(&quantity.unit));
    let triple = quantity && right[SUBJECT];
    let record = triple && FIELDS.iter().zip(right).all(|(name, right)| *right || !RECORD.contains(name));
    [1, usize::from(quantity), usize::from(triple), usize::from(record)]
}

/// The fields of a fact as gold spells them.
fn fields(fact: &Fact) -> [String; FIELDS.len()] {
    let change = fact.change.as_ref().map(|change| {
        let to = if change.extent == Extent::To { "to" } else { "" };
        format!("{to}{}", if change.direction == Direction::Up { "+" } else { "-" })
    });
    let words = |text: Option<&String>| text.map(|text| plain(text)).unwrap_or_default();
    [
        tag(fact.quantity.bound),
        words(fact.subject.as_ref().map(|subject| &subject.text)),
        words(fact.predicate.as_ref().map(|predicate| &predicate.text)),
        change.unwrap_or_default(),
        words(fact.per.as_ref().map(|per| &per.text)),
        words(fact.of.as_ref().map(|of| &of.text)),
        words(fact.time.as_ref().map(|time| &time.text)),
        words(fact.place.as_ref().map(|place| &place.text)),
        tag(fact.role),
        fact.duplicate.to_string(),
    ]
}

/// The word that JSON uses for a value of an enum.
fn tag(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gold::{documents, parse};
    use std::path::Path;

    fn scored(text: &str, gold: &str) -> Score {
        let expected = parse(gold, text).expect("it is gold");
        let document = Document { name: "sample".into(), text: text.into(), expected };
        compare(&document, &shuliang::extract(text))
    }

    const BRIDGES: &str =
        r#"{"q":"3座","value":"3","unit":"座","subject":["桥梁"],"predicate":["新建"],"place":["全镇"]}"#;

    #[test]
    fn a_fact_that_gold_tells_alike_reaches_every_level() {
        let score = scored("全镇新建桥梁3座。", BRIDGES);
        assert_eq!((score.gold, score.read, score.levels), (1, 1, [1; 4]));
        assert_eq!(score.fields, [1; 10]);
        assert_eq!(score.rules["noun before"], Tied { facts: 1, in_gold: 1, right: 1 });
        assert_eq!(score.confidences["certain"].precision(), 1.0);
    }

    #[test]
    fn a_level_wants_all_levels_before_it() {
        let other_unit = BRIDGES.replace("\"座\"", "\"架\"");
        assert_eq!(scored("全镇新建桥梁3座。", &other_unit).levels, [1, 0, 0, 0]);
        let other_subject = BRIDGES.replace("桥梁", "桥");
        assert_eq!(scored("全镇新建桥梁3座。", &other_subject).levels, [1, 1, 0, 0]);
        let other_verb = BRIDGES.replace("新建", "建");
        assert_eq!(scored("全镇新建桥梁3座。", &other_verb).levels, [1, 1, 1, 0]);
        let other_place = BRIDGES.replace("全镇", "全县");
        assert_eq!(scored("全镇新建桥梁3座。", &other_place).levels, [1; 4]);
    }

    #[test]
    fn what_is_optional_counts_neither_way() {
        let optional = BRIDGES.replace("}", r#","optional":true}"#);
        let score = scored("全镇新建桥梁3座。", &optional);
        assert_eq!((score.gold, score.read), (0, 0));
        assert_eq!(score.f1(0), 1.0);
    }

    #[test]
    fn what_gold_does_not_tell_lowers_precision() {
        let score = scored("全镇新建桥梁3座、公厕5座。", BRIDGES);
        assert_eq!((score.precision(0), score.recall(0)), (0.5, 1.0));
        assert_eq!(score.rules.values().map(|tied| tied.facts).sum::<usize>(), 2);
        assert_eq!(score.rules.values().map(|tied| tied.in_gold).sum::<usize>(), 1);
    }

    /// Below these the library has become worse; where it becomes better, raise them.
    const FLOORS: [f64; LEVELS.len()] = [0.99, 0.99, 0.93, 0.88];

    #[test]
    fn the_articles_are_read_as_well_as_before() {
        let mut total = Score::default();
        for document in documents(Path::new("fixtures/docs")).unwrap_or_else(|error| panic!("{error}")) {
            total.add(&compare(&document, &shuliang::extract(&document.text)));
        }
        for (level, floor) in FLOORS.into_iter().enumerate() {
            assert!(total.f1(level) >= floor, "{} is {:.4}, below {floor}", LEVELS[level], total.f1(level));
        }
        for (name, floor) in [("bound", 0.98), ("predicate", 0.95), ("per", 0.98), ("of", 0.99), ("role", 0.99)] {
            let field = FIELDS.iter().position(|field| *field == name).expect("it is a field");
            assert!(total.accuracy(field) >= floor, "{name} is {:.4}, below {floor}", total.accuracy(field));
        }
        let (certain, likely) = (total.confidences["certain"], total.confidences["likely"]);
        assert!(certain.precision() >= 0.93, "certain is {:.4}", certain.precision());
        assert_eq!(certain.facts + likely.facts, total.read);
    }
}
