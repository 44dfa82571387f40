//! Ranks: 第11位, 全国第二, 前10位.

use once_cell::sync::Lazy;
use regex::Regex;

use super::{amount_of, candidate, ends_phrase};
use crate::fact::{Bound, Kind};
use crate::lexicon;
use crate::numeral::Numeral;
use crate::quantity::{Candidate, Reader};
use crate::span::Span;

/// 第11位, 第一名; 全国第二 where nothing is counted behind it.
pub(super) fn rank(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    let before = reader.before(numeral.start);
    let head = before.strip_suffix('第')?;
    let after = reader.after(numeral.end);
    let ranked = ["位", "名"].iter().find(|unit| after.starts_with(**unit));
    let end = match ranked {
        Some(unit) => numeral.end + unit.len(),
        None if ends_phrase(after) && names_ranking(head) => numeral.end,
        None if moves_from(head, after) => numeral.end,
        None => return None,
    };
    let start = numeral.start - '第'.len_utf8();
    Some(Candidate {
        unit_text: "位".to_owned(),
        kind: Kind::Rank,
        ..candidate(Span::new(start, end), numeral, amount_of(&numeral))
    })
}

/// 总量全国第二, 排名第八, 升至第三: a scope, a ranking word or a verb that moves the rank stands before 第.
fn names_ranking(head: &str) -> bool {
    let words = lexicon::quantity_words();
    words.ranking.ends(head) || words.rank_moves.last_in(head).is_some_and(|found| found.end == head.len())
}

/// 从第五升至第二, 由第三降到第八: where a rank began stands between 由 and the verb that moves it.
fn moves_from(head: &str, after: &str) -> bool {
    head.ends_with(['由', '从']) && lexicon::quantity_words().rank_moves.starts(after)
}

/// 居全国前10位, 位列前三: at most that rank.
pub(super) fn top_ranks(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    static TOP: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"(?:居|列|入|进|排名|名列|跻身|位居|位列|全国|全省|全球|世界|行业|稳居|保持)(?:全国|全省|全市|全球|世界|同类|行业|城市|中部|西部)?(?:[^，。；]{0,6})前$")
            .expect("tested")
    });
    let before = reader.before(numeral.start);
    let tail = before.char_indices().rev().nth(16).map_or(before, |(at, _)| &before[at..]);
    let after = reader.after(numeral.end);
    // 上届蓝湖杯前四名: those who came first in a contest.
    let contest = tail.strip_suffix('前').is_some_and(|head| lexicon::quantity_words().contests.ends(head));
    if !tail.ends_with('前') || !(TOP.is_match(tail) || contest && after.starts_with('名')) {
        return None;
    }
    let end = ["位", "名"].iter().find(|unit| after.starts_with(**unit)).map(|unit| numeral.end + unit.len());
    let end = end.or_else(|| ends_phrase(after).then_some(numeral.end))?;
    Some(Candidate {
        unit_text: "位".to_owned(),
        kind: Kind::Rank,
        bound: Bound::AtMost,
        ..candidate(Span::new(numeral.start, end), numeral, amount_of(&numeral))
    })
}
