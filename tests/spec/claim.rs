//! A fact as a specification writes it.
//!
//! `QUANTITY = VALUE UNIT`, then in any order `[bound]`, `<- SUBJECT`, `@ PREDICATE`, `[condition]`, `[up by]` (or `down`,
//! or `to`), `per X`, `of X`. A range is `MIN..MAX`. White space inside a part does not count.

use std::fmt;

use shuliang::{Direction, Extent, Fact, Role};

/// What a fact says, each part as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    pub quantity: String,
    pub value: String,
    pub unit: String,
    /// The other parts that are said, in the order of [`Part`].
    pub parts: Vec<(Part, String)>,
    /// The rule that tied it; told with a failure, never compared.
    pub rule: String,
}

/// A part that a cell may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Bound,
    Subject,
    Predicate,
    Role,
    Change,
    Per,
    Of,
}

const BOUNDS: &[&str] = &["about", "nearly", "more_than", "at_least", "less_than", "at_most"];
const CHANGES: &[&str] = &["up by", "up to", "down by", "down to"];

impl Claim {
    /// What a fact of the library says.
    pub fn of(fact: &Fact) -> Self {
        let quantity = &fact.quantity;
        let range = || {
            let (min, max) = quantity.min.as_deref().zip(quantity.max.as_deref())?;
            Some(format!("{min}..{max}"))
        };
        let bound = serde_json::to_value(quantity.bound).ok().and_then(|name| name.as_str().map(str::to_owned));
        let change = fact.change.as_ref().map(|change| match (change.direction, change.extent) {
            (Direction::Up, Extent::By) => "up by",
            (Direction::Up, Extent::To) => "up to",
            (Direction::Down, Extent::By) => "down by",
            (Direction::Down, Extent::To) => "down to",
        });
        let parts = [
            (Part::Bound, bound.filter(|bound| bound != "exact")),
            (Part::Subject, fact.subject.as_ref().map(|subject| subject.text.clone())),
            (Part::Predicate, fact.predicate.as_ref().map(|predicate| predicate.text.clone())),
            (Part::Role, (fact.role == Role::Condition).then(|| "condition".to_owned())),
            (Part::Change, change.map(str::to_owned)),
            (Part::Per, fact.per.as_ref().map(|per| per.text.clone())),
            (Part::Of, fact.of.as_ref().map(|of| of.text.clone())),
        ];
        Self {
            quantity: squeeze(&quantity.text),
            value: quantity.value.clone().or_else(range).unwrap_or_else(|| "?".to_owned()),
            unit: squeeze(&quantity.unit),
            parts: parts.into_iter().filter_map(|(part, said)| Some((part, squeeze_but_words(part, &said?)))).collect(),
            rule: fact.rule.clone(),
        }
    }

    /// Reads one fact of a cell.
    pub fn parse(written: &str) -> Result<Self, String> {
        let (quantity, rest) = written.split_once(" = ").ok_or_else(|| format!("no ` = ` in {written:?}"))?;
        let mut claim = Self { quantity: squeeze(quantity), ..Self::default() };
        let mut words = rest.split_whitespace();
        claim.value = words.next().ok_or_else(|| format!("no value in {written:?}"))?.to_owned();
        let mut open: Option<(Part, String)> = None;
        while let Some(word) = words.next() {
            let part = match word {
                "<-" => Part::Subject,
                "@" => Part::Predicate,
                "per" => Part::Per,
                "of" => Part::Of,
                _ if word.starts_with('[') => {
                    claim.parts.push(bracket(word, &mut words)?);
                    claim.parts.extend(open.take());
                    continue;
                }
                _ => {
                    open.as_mut().map_or(&mut claim.unit, |(_, said)| said).push_str(word);
                    continue;
                }
            };
            claim.parts.extend(open.replace((part, String::new())));
        }
        claim.parts.extend(open);
        claim.parts.sort();
        match claim.parts.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(format!("{:?} stands twice in {written:?}", pair[0].0)),
            None => Ok(claim),
        }
    }

    /// What is said of a part.
    pub fn said(&self, part: Part) -> Option<&str> {
        self.parts.iter().find(|(other, _)| *other == part).map(|(_, said)| said.as_str())
    }

    /// The claim with these parts alone.
    pub fn limited_to(&self, parts: &[Part]) -> Self {
        let mut claim = self.clone();
        claim.parts.retain(|(part, _)| parts.contains(part));
        claim
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} = {}", self.quantity, self.value)?;
        if !self.unit.is_empty() {
            write!(f, " {}", self.unit)?;
        }
        for (part, said) in &self.parts {
            match part {
                Part::Bound | Part::Role | Part::Change => write!(f, " [{said}]")?,
                Part::Subject => write!(f, " <- {said}")?,
                Part::Predicate => write!(f, " @ {said}")?,
                Part::Per => write!(f, " per {said}")?,
                Part::Of => write!(f, " of {said}")?,
            }
        }
        Ok(())
    }
}

fn bracket<'w>(first: &str, more: &mut impl Iterator<Item = &'w str>) -> Result<(Part, String), String> {
    let mut whole = first.to_owned();
    while !whole.ends_with(']') {
        let word = more.next().ok_or_else(|| format!("{whole:?} is not closed"))?;
        whole = format!("{whole} {word}");
    }
    let said = whole.trim_matches(['[', ']']);
    match said {
        "condition" => Ok((Part::Role, said.to_owned())),
        _ if BOUNDS.contains(&said) => Ok((Part::Bound, said.to_owned())),
        _ if CHANGES.contains(&said) => Ok((Part::Change, said.to_owned())),
        _ => Err(format!("[{said}] is neither a bound nor a change nor [condition]")),
    }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

/// `up by` keeps its blank.
fn squeeze_but_words(part: Part, text: &str) -> String {
    if part == Part::Change { text.to_owned() } else { squeeze(text) }
}

#[test]
fn a_claim_prints_as_it_was_written() {
    for written in [
        "20万 = 200000",
        "1/3 = 1/3 [at_least] of 乡镇",
        "3至5年 = 3..5 年",
        "25度 = 25 度 [more_than] <- 耕地 [condition]",
        "88元 = 88 元 <- 津贴 @ 提高到 [up to] per 月",
        "72% = 72 % <- 税收 @ 提高到 [up to] of 财政收入",
    ] {
        assert_eq!(Claim::parse(written).map(|claim| claim.to_string()), Ok(written.to_owned()));
    }
}

#[test]
fn a_misspelt_bracket_is_told() {
    for written in ["5% = 5 % [abuot]", "5% = 5 % [up", "5%", "5% = 5 % @ 增 @ 长"] {
        assert!(Claim::parse(written).is_err(), "{written}");
    }
}
