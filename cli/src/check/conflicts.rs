//! One indicator with two values for one time.

use std::collections::HashMap;

use shuliang::indicator::{Amount, Indicator};
use shuliang::{Confidence, Fact, Kind as Quantity, Modality};

use super::{Finding, Kind, Page};

/// A shorter name is of too many things: 面积, 资金, 增加值.
const SHORTEST_NAME: usize = 5;

/// So many values of one indicator are remembered: a text that repeats itself without end is not compared with all of it.
const MOST_VALUES: usize = 16;

/// So many letters behind a time are looked at.
const BEHIND: usize = 4;

/// 2024年中秋档, 2025年第九届: the time is part of the name of an occasion, of which a year has several.
const OCCASIONS: [char; 10] = ['档', '届', '节', '假', '季', '周', '场', '站', '赛', '期'];

/// 2005年与2000年相比: what the time is compared with is more than a year back.
const COMPARED: [char; 4] = ['比', '较', '与', '和'];

/// 按2020年价格计算: an amount at the prices of another year is another amount.
const PRICES: [&str; 2] = ["年价格计算", "不变价"];

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
    let iso = time.iso.clone()?;
    let plain = dates_alone(page, time.end) && !is_at_prices(page, fact);
    (measured && sure && plain && names_rate(fact, &subject.text)).then_some(())?;
    Some(((indicator, fact.modality, iso), Amount::of(fact)?))
}

/// Whether the time that ends here neither names an occasion nor is compared with another.
fn dates_alone(page: Page, end: usize) -> bool {
    let behind: Vec<char> = page.text.get(end..).unwrap_or_default().chars().take(BEHIND).collect();
    let name = behind.iter().take_while(|c| c.is_alphanumeric());
    !behind.first().is_some_and(|c| COMPARED.contains(c)) && !name.clone().any(|c| OCCASIONS.contains(c))
}

fn is_at_prices(page: Page, fact: &Fact) -> bool {
    let paragraph = page.extraction.paragraphs.get(fact.paragraph);
    let text = paragraph.and_then(|paragraph| page.text.get(paragraph.start..paragraph.end)).unwrap_or_default();
    fact.quantity.kind == Quantity::Money && PRICES.iter().any(|words| text.contains(words))
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
            "2023年，全县农业总产值达8万亿元。\n\n2023年，全县农业总产值达89713亿元。",
            "2023年春节档电影总票房达3亿元。\n\n2023年国庆档电影总票房达5亿元。",
            "2023年，农业总产值达80亿元。\n\n按2020年价格计算，2023年农业总产值达71亿元。",
            "2023年，农业总产值比上年增长3%。\n\n2023年比2018年，农业总产值增长21%。",
        ] {
            assert!(found(Kind::Conflict, text).is_empty(), "{text}");
        }
    }
}
