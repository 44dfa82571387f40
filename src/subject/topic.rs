//! What a clause without quantities leaves for the next: 盐田建设，五年投资….

use super::phrase::{self, Phrase};
use super::pieces::{self, Piece, Role};
use super::{Paragraph, frame};
use crate::lexicon;
use crate::sentence::Clause;
use crate::span::Span;

/// A noun phrase that a clause without quantities leaves for the next.
#[derive(Debug, Clone)]
pub(crate) struct Topic {
    pub(crate) phrase: Phrase,
    pub(crate) clause: usize,
    pub(crate) mark: char,
    /// Whether the clause put it foremost: 病种分布以肺炎居多，36例 counts it.
    pub(crate) foremost: bool,
}

/// 盐田建设，五年投资…: a clause without a quantity leaves its noun phrase for the next.
pub(super) fn topic(paragraph: &Paragraph, clauses: &[Clause], at: usize) -> Option<Topic> {
    let clause = &clauses[at];
    if clause.span.len() > MAX_TOPIC_BYTES {
        return None;
    }
    let pieces = pieces::cut(&frame(paragraph, clause, &[]));
    let lead = strip_lead(&pieces);
    let word = |piece: &Piece| piece.span.of(paragraph.text);
    let key = matches!(clause.mark, '：' | ':');
    // 现为三等站, 包括四县: what a thing is said to be or to hold is no new topic.
    // 扣除物价因素，…: nor is what is left out.
    let states =
        !key && lead.first().is_some_and(|piece| lexicon::states(word(piece)) || lexicon::excludes(word(piece)));
    // 截至收盘，…, 由于雨量减少，…: a time or a cause leaves no topic.
    let dates = pieces.first().is_some_and(|piece| lexicon::opens_adjunct(word(piece)));
    if states || dates {
        return None;
    }
    if let Some(record) = record_holder(paragraph.text, &pieces, clause.span) {
        return record.map(|phrase| Topic { phrase, clause: at, mark: clause.mark, foremost: false });
    }
    // 投出最高报价（1.178元）: a bracket tells of the noun right before it.
    let before =
        clause.holes.first().map(|hole| pieces.iter().take_while(|piece| piece.span.end <= hole.start).count());
    let told_last = key || lead.first().is_some_and(|piece| piece.is_verb());
    let ending = |pieces: &[Piece]| {
        phrase::ending(paragraph.text, pieces, phrase::Sort::Measured).map(|run| (run.first, run.end))
    };
    let most = foremost(paragraph.text, &pieces);
    let range = most.or_else(|| match before {
        Some(before) => ending(&pieces[..before]),
        None if told_last || names_measure(paragraph.text, &pieces) => ending(&pieces),
        None => {
            let skipped = pieces.len() - lead.len();
            phrase::starting(paragraph.text, lead).map(|(from, to)| (skipped + from, skipped + to))
        }
    });
    // 出口增势强劲，达5亿元: how it moves is no part of its name.
    let moves = |at: &usize| lexicon::subject_words().trends.has(word(&pieces[*at]));
    let range = range.map(|(from, to)| (from, (from + 1..to).find(moves).unwrap_or(to)));
    // 安某，男，54岁: it says what the person is, and is no new topic.
    let range = range.filter(|range| !matches!(phrase::of(&pieces, *range).text(paragraph.text).as_str(), "男" | "女"));
    range.map(|range| Topic {
        phrase: phrase::of(&pieces, range),
        clause: at,
        mark: clause.mark,
        foremost: most.is_some(),
    })
}

/// 牧户从草场得到的收入，户均83元: a clause that is nothing but the name of a measure, with a clause of its own before 的.
fn names_measure(text: &str, pieces: &[Piece]) -> bool {
    let Some(de) = pieces.iter().rposition(|piece| piece.role == Role::De).filter(|de| de + 1 < pieces.len()) else {
        return false;
    };
    // 财政出现较大的赤字: an adjective before 的 says which, and the verb governs.
    let named = pieces[de + 1..].iter().all(|piece| piece.role == Role::Noun)
        && de.checked_sub(1).is_some_and(|before| pieces[before].is_verb() || pieces[before].role == Role::Noun);
    named
        && lexicon::is_property(pieces[pieces.len() - 1].span.of(text))
        && pieces[..de].iter().any(|piece| piece.is_verb())
}

/// Of a clause that tells of a record what holds it: 茶叶产量 of 茶叶产量再创新高; 规模 of 规模创下新高 is that of what was told before.
fn record_holder(text: &str, pieces: &[Piece], clause: Span) -> Option<Option<Phrase>> {
    const RECORDS: &[&str] = &["新高", "新低", "纪录", "记录", "最高", "水平"];
    const OWN_NAME: usize = 3;
    let said = clause.of(text).trim_end();
    let sets = |word: &str| word.ends_with('创') || matches!(word, "创下" | "创造" | "创出" | "创新" | "创新高");
    let set = pieces.iter().position(|piece| sets(piece.span.of(text)))?;
    if !RECORDS.iter().any(|end| said.ends_with(end)) {
        return None;
    }
    let run = phrase::ending(text, &pieces[..set], phrase::Sort::Measured).map(|run| run.phrase(pieces));
    Some(run.filter(|holder| holder.text(text).chars().count() >= OWN_NAME))
}

/// 工种分布以瓦工居多: what stands foremost is told of next.
fn foremost(text: &str, pieces: &[Piece]) -> Option<(usize, usize)> {
    let open = pieces.iter().position(|piece| piece.span.of(text) == "以")?;
    let close =
        pieces.iter().rposition(|piece| matches!(piece.span.of(text), "居多" | "为主" | "最多" | "为多" | "居首"))?;
    (open + 1 < close).then_some((open + 1, close))
}

/// A clause longer than this leaves no topic worth the cutting.
const MAX_TOPIC_BYTES: usize = 180;

fn strip_lead(pieces: &[Piece]) -> &[Piece] {
    let drives =
        |at: usize| matches!(pieces[at].role, Role::Modifier) && pieces.get(at + 1).is_some_and(|next| next.is_verb());
    let lead = pieces.iter().enumerate().take_while(|(at, piece)| {
        drives(*at)
            || matches!(
                piece.role,
                Role::Adverb | Role::Conjunction | Role::Scope | Role::Time | Role::Stop | Role::ListComma
            )
    });
    &pieces[lead.count()..]
}
