//! How a fact was read: its rule and those asked before it, the sentence around it, and the parts with their places.

use std::io::{self, Write};

use shuliang::{Extraction, Fact, Pass, SubjectRule};

/// At most so many characters of a sentence are shown on either side of the quantity. A text without full stops
/// (a table, a scan) is one long sentence, and showing all of it with every fact would square the output.
const REACH: usize = 80;

/// The sentences around the facts of `text`, in the order of the facts. Positions must still be bytes.
pub fn sentences(text: &str, extraction: &Extraction) -> Vec<String> {
    extraction.facts.iter().map(|fact| sentence(text, extraction, fact)).collect()
}

/// Writes the derivation of one fact, indented under its line.
pub fn write(out: &mut impl Write, fact: &Fact, sentence: &str) -> io::Result<()> {
    let mut line = |name: &str, what: String| writeln!(out, "    {name:<9} {what}");
    line("rule", format!("{}, {}, {}", fact.rule, fact.confidence, fact.modality))?;
    for (name, what) in derivation(&fact.rule, &shuliang::rules()) {
        line(name, what)?;
    }
    line("sentence", sentence.to_owned())?;
    let quantity = &fact.quantity;
    line("quantity", format!("{}, {}", placed(&quantity.text, quantity.start, quantity.end), quantity.kind))?;
    if let Some(base) = &quantity.base {
        line("base", format!("{} {}", base.value.as_deref().unwrap_or("range"), base.unit))?;
    }
    if let Some(subject) = &fact.subject {
        let carried = if subject.carried { ", carried from an earlier clause" } else { "" };
        line("subject", placed(&subject.text, subject.start, subject.end) + carried)?;
    }
    if let Some(predicate) = &fact.predicate {
        line("predicate", placed(&predicate.text, predicate.start, predicate.end))?;
    }
    if let Some(of) = &fact.of {
        line("of", placed(&of.text, of.start, of.end))?;
    }
    if let Some(time) = &fact.time {
        line("time", placed(&time.text, time.start, time.end) + &meaning(time.iso.as_deref()))?;
    }
    if let Some(place) = &fact.place {
        let meant = meaning(place.resolved.as_deref()) + &meaning(place.code.as_deref());
        line("place", placed(&place.text, place.start, place.end) + &meant)?;
    }
    Ok(())
}

/// Why the rule `name` answers, and which rules were tried before it.
fn derivation(name: &str, rules: &[SubjectRule]) -> Vec<(&'static str, String)> {
    let tying = rules.iter().filter(|rule| rule.pass == Pass::Tying).count();
    let Some(at) = rules.iter().position(|rule| rule.name == name) else {
        let untied = (name == "none").then(|| ("tried", format!("all {tying} rules, and none answered")));
        return untied.into_iter().collect();
    };
    let tried = match rules[at].pass {
        Pass::Tying if at == 0 => format!("{name}, which is the first and answered"),
        Pass::Tying => format!("{}, then {name}, which answered", shortened(&rules[..at])),
        _ => format!("the {tying} rules up to one that answered, then {name}, which replaced its subject"),
    };
    vec![("reason", rules[at].reason.to_owned()), ("tried", tried)]
}

/// The first and the last of the names: the order of the rules is the same for every fact, so the ends say where it is.
fn shortened(rules: &[SubjectRule]) -> String {
    let names: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
    match names.as_slice() {
        [first, second, between @ .., before, last] if between.len() > 1 => {
            format!("{first}, {second}, {} more, {before}, {last}", between.len())
        }
        few => few.join(", "),
    }
}

fn placed(text: &str, start: usize, end: usize) -> String {
    format!("{text} {start}..{end}")
}

fn meaning(known: Option<&str>) -> String {
    known.map(|known| format!(", {known}")).unwrap_or_default()
}

/// The source from full stop to full stop, within the fact's paragraph, runs of white space as one space.
pub fn sentence(text: &str, extraction: &Extraction, fact: &Fact) -> String {
    let (start, end) = (fact.quantity.start, fact.quantity.end);
    let (first, last) = extraction
        .paragraphs
        .get(fact.paragraph)
        .map_or((0, text.len()), |paragraph| (paragraph.start.min(start), paragraph.end.max(end)));
    let (Some(before), Some(quantity), Some(after)) =
        (text.get(first..start), text.get(start..end), text.get(end..last))
    else {
        return fact.quantity.text.clone();
    };
    let back: usize = before.chars().rev().take(REACH).take_while(|c| !ends_sentence(*c)).map(char::len_utf8).sum();
    let mut stopped = false;
    let on = after.chars().take(REACH).take_while(|c| !std::mem::replace(&mut stopped, ends_sentence(*c)));
    let shown: String = before[before.len() - back..].chars().chain(quantity.chars()).chain(on).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ends_sentence(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '!' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn around(text: &str, quantity: &str) -> String {
        let mut fact = samples::fact(quantity);
        fact.quantity.start = text.find(quantity).expect("the text holds the quantity");
        fact.quantity.end = fact.quantity.start + quantity.len();
        sentences(text, &Extraction { facts: vec![fact], ..Extraction::default() }).remove(0)
    }

    #[test]
    fn a_sentence_goes_from_full_stop_to_full_stop() {
        assert_eq!(around("路通了。全镇修\n\n桥3座，建渠5条。水来了。", "3座"), "全镇修 桥3座，建渠5条。");
        assert_eq!(around("桥3座", "3座"), "桥3座");
    }

    #[test]
    fn a_text_without_full_stops_is_shown_in_part() {
        let text = "、".repeat(500) + "3座" + &"、".repeat(500);
        assert_eq!(around(&text, "3座").chars().count(), 2 * REACH + 2);
    }

    #[test]
    fn a_span_outside_the_text_shows_the_quantity_alone() {
        let extraction = Extraction { facts: vec![samples::fact("3座")], ..Extraction::default() };
        assert_eq!(sentences("桥", &extraction), ["3座"]);
    }

    fn told(rule: &str) -> Vec<String> {
        derivation(rule, &shuliang::rules()).into_iter().map(|(name, what)| format!("{name}: {what}")).collect()
    }

    #[test]
    fn the_rules_tried_are_those_before_the_one_that_answered() {
        let rules = shuliang::rules();
        for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.pass == Pass::Tying) {
            let [reason, tried] = told(rule.name).try_into().expect("a rule has a reason and those before it");
            assert_eq!(reason, format!("reason: {}", rule.reason));
            let before = at.checked_sub(1).map_or(String::new(), |before| format!("{}, then ", rules[before].name));
            assert!(tried.starts_with("tried: condition,"), "{tried}");
            assert!(
                tried.contains(&format!("{before}{}, which ", rule.name)) && tried.ends_with("answered"),
                "{tried}"
            );
        }
    }

    #[test]
    fn few_rules_are_named_and_many_are_counted() {
        let rules = shuliang::rules();
        let names: Vec<&str> = rules[..8].iter().map(|rule| rule.name).collect();
        assert_eq!(shortened(&rules[..5]), names[..5].join(", "));
        let ends = [&names[..2], &["4 more"], &names[6..]].concat();
        assert_eq!(shortened(&rules[..8]), ends.join(", "));
    }

    #[test]
    fn what_shares_a_noun_comes_behind_and_what_nothing_ties_has_no_reason() {
        let shared = told("shared noun");
        assert!(shared[1].ends_with("then shared noun, which replaced its subject"), "{shared:?}");
        let untied = told("none");
        assert!(untied.len() == 1 && untied[0].ends_with("none answered"), "{untied:?}");
        assert!(told("a rule of another version").is_empty());
    }

    #[test]
    fn a_derivation_names_rule_sentence_and_parts() {
        let mut out = Vec::new();
        write(&mut out, &samples::full(), "今年全市发放补贴。").expect("memory takes all");
        let out = String::from_utf8(out).expect("text is UTF-8");
        for part in ["rule      sample, likely, target", "sentence  今年全市发放补贴。", "place     全市 9..15, 晋江市"]
        {
            assert!(out.contains(part), "{part:?} is missing in\n{out}");
        }
    }
}
