//! Shares that do not fit their amounts: 公共车位数达11375个，占总车位数的60%, of 16250.

use std::collections::HashMap;

use shuliang::indicator::{Amount, Indicator};
use shuliang::{Fact, Kind as Quantity, Role, indicator};

use super::{Finding, Kind, Page};

/// So many wholes of one name are held against a share.
const MOST_WHOLES: usize = 16;

/// Words that say of a whole that it is one.
const WHOLES: [char; 5] = ['总', '全', '部', '共', '的'];

pub fn look(page: Page) -> Vec<Finding> {
    let facts = page.facts();
    let pairs = facts.windows(2).map(|pair| (&pair[0], &pair[1]));
    let shares: Vec<(&Fact, &Fact)> = pairs.filter(|(part, share)| is_share(page, part, share)).collect();
    if shares.is_empty() {
        return Vec::new();
    }
    let amounts = amounts(page);
    shares.into_iter().filter_map(|(part, share)| misfit(&amounts, part, share)).collect()
}

/// The amounts of a text by the bare names of what they measure.
type Amounts<'a> = HashMap<String, Vec<&'a Fact>>;

fn amounts(page: Page) -> Amounts {
    let mut amounts: Amounts = HashMap::new();
    for (at, fact) in page.facts().iter().enumerate().filter(|(_, fact)| fact.change.is_none()) {
        if let Some(indicator) = Indicator::of(page.extraction, at) {
            amounts.entry(bare(&indicator.subject)).or_default().push(fact);
        }
    }
    amounts
}

/// Whether the second fact is the share that the first has in a whole.
fn is_share(page: Page, part: &Fact, share: &Fact) -> bool {
    let holds = share.predicate.as_ref().is_some_and(|predicate| predicate.text.contains('占'));
    let amount =
        !matches!(part.quantity.kind, Quantity::Percent | Quantity::PercentagePoint | Quantity::Rank | Quantity::Ratio);
    let plain = [part, share].iter().all(|fact| fact.role == Role::Fact && fact.change.is_none());
    let same =
        part.subject.as_ref().map(|subject| &subject.text) == share.subject.as_ref().map(|subject| &subject.text);
    share.quantity.kind == Quantity::Percent
        && holds
        && amount
        && plain
        && same
        && page.one_sentence(part, share)
        && !share.of.as_ref().is_some_and(|of| indicator::is_plan(&of.text))
        // 分别占: the shares stand behind all the parts.
        && !page.between(part, share).contains("分别")
        && !page.between(part, share).contains('；')
}

fn misfit(amounts: &Amounts, part: &Fact, share: &Fact) -> Option<Finding> {
    let (part_amount, percent) = (Amount::of(part)?, Amount::of(share)?);
    let named = amounts.get(&bare(&share.of.as_ref()?.text))?;
    let mut wholes = named.iter().filter(|whole| counts_same(whole, part)).take(MOST_WHOLES).peekable();
    let first = *wholes.peek()?;
    // One whole that fits is enough: the text may tell it for several places.
    let fits = |whole: &&Fact| Amount::of(whole).is_some_and(|whole| whole.holds_share(&part_amount, &percent));
    if wholes.any(fits) {
        return None;
    }
    let counted = exact(&part_amount)? / exact(&Amount::of(first)?)? * 100.0;
    let (told, whole) = (&share.quantity.text, &first.quantity.text);
    let reason = format!("{} of {whole} is {counted:.1}%, not {told}", part.quantity.text);
    Some(Finding::about(Kind::Share, share, reason).see(first))
}

fn exact(amount: &Amount) -> Option<f64> {
    amount.value().to_string().parse().ok().filter(|value| *value != 0.0)
}

/// Whether a whole counts in the unit of the part and holds for its time.
fn counts_same(whole: &Fact, part: &Fact) -> bool {
    let when = |fact: &Fact| fact.time.as_ref().map(|time| time.iso.clone().unwrap_or_else(|| time.text.clone()));
    let itself = whole.quantity.start == part.quantity.start;
    !itself && whole.quantity.unit == part.quantity.unit && whole.per == part.per && when(whole) == when(part)
}

/// A name without the words that say that it is a whole: 总车位数 and 车位总数 are 车位数.
fn bare(name: &str) -> String {
    name.chars().filter(|c| !WHOLES.contains(c) && !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_share_is_held_against_its_whole() {
        let told = |share: &str| format!("全市总车位数达16250个。其中，公共车位数达11375个，占总车位数的{share}。");
        assert_eq!(found(Kind::Share, &told("60%")), ["60%: 11375个 of 16250个 is 70.0%, not 60%"]);
        assert!(found(Kind::Share, &told("70%")).is_empty());
        assert!(found(Kind::Share, &told("70.0%")).is_empty());
    }

    #[test]
    fn without_a_whole_nothing_is_said() {
        assert!(found(Kind::Share, "公共车位数达11375个，占总车位数的60%。").is_empty());
    }

    #[test]
    fn more_than_a_plan_may_be_done() {
        assert!(found(Kind::Share, "全县支出预算120万元。全年支出90万元，占支出预算的60%。").is_empty());
    }
}
