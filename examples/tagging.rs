//! Makes `data/tagging.txt` from the model of jieba-rs that guesses the tags of words which no dictionary holds:
//!
//! ```text
//! cargo run --example tagging -- path/to/jieba-rs/src/data/posseg.txt > data/tagging.txt
//! ```
//!
//! A state is a place in a word (`B` begins it, `M` is inside, `E` ends it, `S` is all of it) with the word's tag. The
//! first line names the states, the second says how likely a text starts with each; a line for each state says which
//! may follow; then a line for each letter, sorted, says which states it has. Likelihoods are thousandths of natural
//! logarithms without their minus: `17:4762` is state 17 with e^-4.762.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::{BufWriter, Write, stdout};
use std::{env, fs};

/// A place in a word and the number of a tag.
type State = (u8, u8);

#[derive(Default)]
struct Model {
    tags: Vec<String>,
    start: BTreeMap<State, i64>,
    next: BTreeMap<State, BTreeMap<State, i64>>,
    letters: BTreeMap<char, BTreeMap<State, i64>>,
    /// The only states that some letters may have.
    allowed: BTreeMap<char, BTreeSet<State>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("say where the model of jieba-rs stands")?;
    let source = fs::read_to_string(&path).map_err(|cause| format!("{path}: {cause}"))?;
    let mut model = Model::default();
    let mut section = "";
    for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        if line.starts_with(['@', '#']) {
            section = line;
        } else {
            read(&mut model, section, line).ok_or_else(|| format!("{path}:{}: not understood: {line}", number + 1))?;
        }
    }
    write(&model)
}

fn read(model: &mut Model, section: &str, line: &str) -> Option<()> {
    let mut parts = line.split('|').filter(|part| !part.is_empty());
    match section {
        "@TAGS" => model.tags = line.split(',').map(str::to_owned).collect(),
        "@START" => {
            let (state, weight) = weighted(line)?;
            model.start.insert(state, weight);
        }
        "@TRANS" => {
            let from = state(parts.next()?)?;
            model.next.insert(from, parts.map(weighted).collect::<Option<_>>()?);
        }
        "@EMIT" => {
            let from = state(parts.next()?)?;
            for part in parts {
                let (letter, weight) = part.rsplit_once(',')?;
                model.letters.entry(letter.chars().next()?).or_default().insert(from, thousandths(weight)?);
            }
        }
        "@CHAR_STATE" => {
            let letter = parts.next()?.chars().next()?;
            model.allowed.insert(letter, parts.map(state).collect::<Option<_>>()?);
        }
        _ => return None,
    }
    Some(())
}

fn weighted(written: &str) -> Option<(State, i64)> {
    let (named, weight) = written.rsplit_once(',')?;
    Some((state(named)?, thousandths(weight)?))
}

fn state(written: &str) -> Option<State> {
    let (place, tag) = written.split_once(',')?;
    Some((place.parse().ok()?, tag.parse().ok()?))
}

fn thousandths(logarithm: &str) -> Option<i64> {
    logarithm.parse().ok().map(|logarithm: f64| (-logarithm * 1000.0).round() as i64)
}

fn write(model: &Model) -> Result<(), Box<dyn Error>> {
    let mut states: BTreeSet<State> = model.start.keys().chain(model.next.keys()).copied().collect();
    states.extend(model.letters.values().flat_map(BTreeMap::keys));
    let numbers: BTreeMap<State, usize> = states.iter().enumerate().map(|(number, state)| (*state, number)).collect();
    let row = |weights: &BTreeMap<State, i64>, keeps: &dyn Fn(&State) -> bool| -> String {
        let kept = weights.iter().filter(|(state, _)| keeps(state));
        kept.map(|(state, weight)| format!(" {}:{weight}", numbers[state])).collect()
    };
    let mut out = BufWriter::new(stdout().lock());
    let names = states.iter().map(|&(place, tag)| {
        let place = ['B', 'M', 'E', 'S'][usize::from(place)];
        format!(" {place}{}", model.tags[usize::from(tag)])
    });
    writeln!(out, "states{}", names.collect::<String>())?;
    writeln!(out, "start{}", row(&model.start, &|_| true))?;
    let none = BTreeMap::new();
    for state in &states {
        writeln!(out, "next{}", row(model.next.get(state).unwrap_or(&none), &|_| true))?;
    }
    for (letter, weights) in &model.letters {
        let allowed = model.allowed.get(letter).filter(|allowed| !allowed.is_empty());
        writeln!(out, "{letter}{}", row(weights, &|state| allowed.is_none_or(|allowed| allowed.contains(state))))?;
    }
    Ok(out.flush()?)
}
