//! One indicator with two values for one time.

use std::collections::HashMap;

use shuliang::indicator::{Amount, Indicator};
use shuliang::{Confidence, Fact, Kind as Quantity, Modality};

use super::{Finding, Kind, Page};

/// A shorter name is of too many things: 面积, 资金, 增加值.
const SHORTEST_NAME: usize = 5;

/// So many values of one indicator are remembered: a text that repeats itself without end is not compared with all of it.
const MOST_VALUES: usize = 16;

/// What two values must share.
type Key = (Indicator, Modality, String);

pub fn look(page: Page) -> Vec<Finding> {
    let mut seen: HashMap<Key, Vec<(usize, Amount)>> = HashMap::new();
    let mut findings = Vec::new();
    for (at, fact) in page.facts().iter().enumerate() {
        let Some((key, amount)) = key(page, at) else { continue };
        let earlier = seen.entry(key).or_default();
        // One paragraph tells a whole and its parts by one name: 全市有学校565所，…，四县有学校265所.
        let differs = |(other, told): &&(usize, Amount)| {
            page.facts()[*other].paragraph != fact.paragraph && !amount.agrees_with(told)
        };
        if let Some((other, _)) = earlier.iter().find(differs) {
            findings.push(told(fact, &page.facts()[*other]));
        }
        if earlier.len() < MOST_VALUES {
            earlier.push((at, amount));
        }
    }
    findings
}

fn told(fact: &Fact, other: &Fact) -> Finding {
    let subject = fact.subject.as_ref().map_or("", |subject| &subject.text);
    let time = fact.time.as_ref().map_or("", |time| &time.text);
    let reason = format!("{subject} is {} here and {} there, both {time}", fact.quantity.text, other.quantity.text);
    Finding::about(Kind::Conflict, fact, reason).see(other)
}

/// What names the value without doubt; none where its name, its time or its reading leaves one.
fn key(page: Page, at: usize) -> Option<(Key, Amount)> {
    let fact = &page.facts()[at];
    let indicator = Indicator::of(page.extraction, at)?;
    let subject = fact.subject.as_ref()?;
    let time = fact.time.as_ref()?;
    // What was done (新建学校3所) may be done again, a measure has one value.
    let measured = indicator.act.is_empty() && indicator.subject.chars().count() >= SHORTEST_NAME;
    let sure = fact.confidence == Confidence::Certain && !subject.carried && !fact.duplicate;
    // 一季度 of an unknown year is that of two articles, 本周 that of two markets.
    let time = time.iso.clone()?;
    (measured && sure && names_rate(fact, &subject.text)).then_some(())?;
    Some(((indicator, fact.modality, time), Amount::of(fact)?))
}

/// Whether a level in per cent is of what is one: 失业率5.1%. In 货物、集装箱吞吐量分别增长3%、5% it is a growth misread.
fn names_rate(fact: &Fact, subject: &str) -> bool {
    fact.quantity.kind != Quantity::Percent
        || fact.change.is_some()
        || subject.ends_with(['率', '重', '比', '例', '幅', '速', '数'])
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn two_values_of_one_time_are_told() {
        let text = "2023年，全县城镇新增就业5210人。\n\n2023年，全县城镇新增就业5120人，超过目标。";
        assert_eq!(found(Kind::Conflict, text).len(), 1);
    }

    #[test]
    fn a_rounded_value_another_time_and_another_act_are_no_conflict() {
        for text in [
            "2023年，全县城镇新增就业5210人。\n\n2023年，全县城镇新增就业0.52万人。",
            "2022年，全县城镇新增就业5210人。\n\n2023年，全县城镇新增就业5120人。",
            "2023年，全县新建乡村公路桥梁3座。\n\n2023年，全县新建乡村公路桥梁5座。",
        ] {
            assert!(found(Kind::Conflict, text).is_empty(), "{text}");
        }
    }
}
