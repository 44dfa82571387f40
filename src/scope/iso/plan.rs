//! Plan periods, centuries and decades.

use once_cell::sync::Lazy;
use regex::Regex;

use super::{Stretch, number};

/// “十四五”期间, 第四个五年计划期间, 20世纪90年代, 1990年代.
pub(super) fn read(words: &str) -> Option<Stretch> {
    plan(words).or_else(|| century(words))
}

fn plan(words: &str) -> Option<Stretch> {
    static PLAN: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^(?:第?([一二三四五六七八九十]{1,3})个五年|(十?[一二三四五六七八九]|十)五)(?:计划|规划)?(?:期间|时期)?(?:(末期?)|(初期?)|前([一二三])年|后([一二三])年)?$")
            .expect("tested")
    });
    let found = PLAN.captures(words)?;
    let count = number(found.get(1).or(found.get(2))?.as_str())?;
    let first = first_year(count)?;
    let part = |at: usize| found.get(at).and_then(|years| number(years.as_str()));
    let (from, to) = match (part(5), part(6)) {
        _ if found.get(3).is_some() => (first + 4, first + 4),
        _ if found.get(4).is_some() => (first, first),
        (Some(years), _) => (first, first + years - 1),
        (None, Some(years)) => (first + 5 - years, first + 4),
        (None, None) => (first, first + 4),
    };
    Some(Stretch { from: from.to_string(), to: to.to_string() })
}

/// The first plan began in 1953; between the second and the third lay three years of adjustment.
fn first_year(count: u32) -> Option<u32> {
    match count {
        1 => Some(1953),
        2 => Some(1958),
        3..=20 => Some(1966 + 5 * (count - 3)),
        _ => None,
    }
}

fn century(words: &str) -> Option<Stretch> {
    static CENTURY: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})世纪(?:([0-9])0年代|([一二三四五六七八九])十年代)?|([12][0-9]{2})0年代)$")
            .expect("tested")
    });
    let found = CENTURY.captures(words)?;
    let decade = |first: u32| Some(Stretch { from: first.to_string(), to: (first + 9).to_string() });
    if let Some(tens) = found.get(4) {
        return decade(number(tens.as_str())? * 10);
    }
    let century = number(&found[1])?.checked_sub(1)? * 100;
    match found.get(2).or(found.get(3)) {
        Some(tens) => decade(century + number(tens.as_str())? * 10),
        None => Some(Stretch { from: (century + 1).to_string(), to: (century + 100).to_string() }),
    }
}
