//! The rules as a user may read them.

use super::distribute::SHARING;
use super::rules::RULES;

/// A rule that ties quantities to subjects. [`Fact::rule`](crate::Fact::rule) holds the name of the one that answered.
///
/// ```
/// let rule = shuliang::rules().into_iter().find(|rule| rule.name == "level").unwrap();
/// assert_eq!(rule.reason, "达, 为 say the amount of the noun before them");
/// let extraction = shuliang::extract(rule.example.text);
/// assert_eq!(extraction.facts[0].rule, rule.name);
/// let extraction = shuliang::extract(rule.counter);
/// assert_ne!(extraction.facts[0].rule, rule.name);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubjectRule {
    /// What the rule is called.
    pub name: &'static str,
    /// Why it ties what it ties.
    pub reason: &'static str,
    /// What it answers.
    pub example: RuleExample,
    /// A sentence that looks alike and that it leaves to another rule.
    pub counter: &'static str,
    /// When it is asked.
    pub pass: Pass,
}

/// A sentence and what a rule reads in it.
///
/// ```
/// let example = shuliang::rules()[0].example;
/// let extraction = shuliang::extract(example.text);
/// let fact = extraction.facts.iter().find(|fact| fact.quantity.text == example.quantity).unwrap();
/// assert_eq!(fact.subject.as_ref().unwrap().text, example.subject);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleExample {
    /// The sentence.
    pub text: &'static str,
    /// The quantity that the rule ties, as printed.
    pub quantity: &'static str,
    /// The subject that the rule gives it.
    pub subject: &'static str,
    /// The predicate, empty where there is none.
    pub predicate: &'static str,
}

/// When a rule is asked.
///
/// ```
/// let rules = shuliang::rules();
/// assert_eq!(rules[0].pass, shuliang::Pass::Tying);
/// assert_eq!(rules.last().unwrap().pass, shuliang::Pass::Sharing);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pass {
    /// For each quantity in turn; the first rule that answers ties it, and those behind are not asked.
    Tying,
    /// When all quantities of a clause are tied: a list shares a noun, and the subject of the first pass is replaced.
    Sharing,
}

/// All rules, in order of precedence: first those of [`Pass::Tying`], then those of [`Pass::Sharing`].
///
/// A fact that no rule ties has the rule `none`, which is not listed.
///
/// ```
/// let rules = shuliang::rules();
/// let at = |name| rules.iter().position(|rule| rule.name == name).unwrap();
/// // 新建4座污水处理厂: that the noun stands behind is asked before what stands in front.
/// assert!(at("counted noun") < at("noun before"));
/// assert!(at("noun before") < at("shared noun"));
/// ```
pub fn rules() -> Vec<SubjectRule> {
    let tying = RULES.iter().map(|rule| SubjectRule {
        name: rule.name,
        reason: rule.reason,
        example: rule.example,
        counter: rule.counter,
        pass: Pass::Tying,
    });
    tying.chain(SHARING.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_share_answer_their_examples_and_not_their_counter_examples() {
        for rule in SHARING {
            let RuleExample { text, quantity, subject, predicate } = rule.example;
            let facts = crate::extract(text).facts;
            let fact = facts.iter().find(|fact| fact.quantity.text == quantity).expect("the quantity is found");
            let read = (fact.subject.as_ref(), fact.predicate.as_ref(), fact.rule.as_str());
            let (read_subject, read_predicate) = (read.0.map_or("", |s| &s.text), read.1.map_or("", |p| &p.text));
            assert_eq!((read_subject, read_predicate, read.2), (subject, predicate, rule.name), "{text}");
            let counter = crate::extract(rule.counter).facts;
            assert!(!counter.is_empty() && counter.iter().all(|fact| fact.rule != rule.name), "{}", rule.counter);
        }
    }

    #[test]
    fn names_are_told_apart_and_no_rule_is_named_none() {
        let rules = rules();
        for (at, rule) in rules.iter().enumerate() {
            assert_ne!(rule.name, "none");
            assert!(rules[..at].iter().all(|other| other.name != rule.name), "two rules are named {:?}", rule.name);
        }
    }
}
