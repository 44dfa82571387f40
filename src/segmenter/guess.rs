//! The tag of a word that no dictionary holds, guessed from its letters.
//!
//! A hidden Markov model: a state is a place in a word with the word's tag, a letter shows with some likelihood that it
//! is in a state, and a state with some likelihood which follows. Of all ways through the letters the likeliest is taken
//! (Viterbi), and of the words that it makes the longest names the tag. The model is that of jieba; here a letter's
//! states are looked up where they lie, so that nothing is loaded for letters that no guess needs.

use once_cell::sync::Lazy;

use super::lines::SortedLines;

/// Negative logarithms of likelihoods, in thousandths: the less, the likelier.
type Cost = u32;

/// What no letter does.
const NEVER: Cost = Cost::MAX;

struct Model {
    /// The names of the states: their place in a word, then its tag (`Bnr`).
    states: Vec<&'static str>,
    start: Vec<Cost>,
    /// For each state and each that may follow.
    next: Vec<Vec<Cost>>,
    letters: SortedLines<'static>,
}

static MODEL: Lazy<Model> = Lazy::new(|| {
    let mut rest = include_str!("../../data/tagging.txt");
    let mut row = || {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = behind;
        line
    };
    let states: Vec<&str> = row().split(' ').skip(1).collect();
    let dense = |row: &str| {
        let mut costs = vec![NEVER; states.len()];
        weights(row).for_each(|(state, cost)| costs[state] = cost);
        costs
    };
    let start = dense(row());
    let next = states.iter().map(|_| dense(row())).collect();
    Model { start, next, letters: SortedLines(rest), states }
});

/// The states of a row, each with its cost.
fn weights(row: &str) -> impl Iterator<Item = (usize, Cost)> + '_ {
    row.split(' ')
        .filter_map(|field| field.split_once(':'))
        .filter_map(|(state, cost)| Some((state.parse().ok()?, cost.parse().ok()?)))
}

/// The best way to a state, with the state before it.
#[derive(Clone, Copy)]
struct Step {
    state: usize,
    cost: Cost,
    before: usize,
}

/// The tag that the letters of a word let guess, `x` where they tell nothing.
pub(super) fn tag(word: &str) -> &'static str {
    let Some(states) = likeliest(word) else { return "x" };
    let mut best = (0, "x");
    let (mut begun, mut ended) = (0, 0);
    for ((at, letter), state) in word.char_indices().zip(states) {
        let end = at + letter.len_utf8();
        let (place, tag) = MODEL.states[state].split_at(1);
        if matches!(place, "B" | "S") {
            begun = at;
        }
        if matches!(place, "E" | "S") {
            ended = end;
            best = longer(best, (end - begun, tag));
        }
    }
    // A word that is begun and not ended tells nothing.
    longer(best, (word.len() - ended, "x")).1
}

/// The longer of two words with their tags; of two as long the later.
fn longer(best: (usize, &'static str), next: (usize, &'static str)) -> (usize, &'static str) {
    if next.0 >= best.0 && next.0 > 0 { next } else { best }
}

/// The states of the likeliest way through the letters.
fn likeliest(word: &str) -> Option<Vec<usize>> {
    let mut ways: Vec<Vec<Step>> = Vec::new();
    for (at, letter) in word.char_indices() {
        let row = MODEL.letters.find(&word[at..at + letter.len_utf8()]).unwrap_or_default();
        let step = |(state, cost): (usize, Cost)| match ways.last() {
            None => first(state, cost),
            Some(before) => following(before, state, cost),
        };
        ways.push(weights(row).filter_map(step).collect());
    }
    let closes = |step: &&Step| MODEL.states[step.state].starts_with(['E', 'S']);
    let last = ways.last()?.iter().filter(closes).min_by_key(|step| step.cost)?;
    let mut states = vec![last.state];
    let mut before = last.before;
    for way in ways.iter().rev().skip(1) {
        let step = way.iter().find(|step| step.state == before)?;
        states.push(step.state);
        before = step.before;
    }
    states.reverse();
    Some(states)
}

fn first(state: usize, cost: Cost) -> Option<Step> {
    let start = MODEL.start[state];
    (start != NEVER).then(|| Step { state, cost: start + cost, before: state })
}

/// The best way to a state from those before it.
fn following(before: &[Step], state: usize, cost: Cost) -> Option<Step> {
    let ways = before.iter().filter(|step| MODEL.next[step.state][state] != NEVER);
    let best = ways.min_by_key(|step| step.cost + MODEL.next[step.state][state])?;
    Some(Step { state, cost: best.cost + MODEL.next[best.state][state] + cost, before: best.state })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_let_guess_a_tag() {
        assert_eq!(tag("张尧"), "nr");
        assert_eq!((tag("🚀"), tag("")), ("x", "x"));
    }
}
