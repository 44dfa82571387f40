//! A negated verb says the contrary: 尚未开工2处 is no count of what was begun.

use super::{Context, Tie};
use crate::span::Span;

/// Adverbs end with one of these where they negate: 未, 尚未, 并不, 没有.
const NEGATING: &[&str] = &["没有", "未", "不", "没"];

/// Takes the letters that negate the predicate into it.
pub(super) fn add(context: &Context, tie: &mut Tie) {
    let Some(verb) = tie.predicate else { return };
    let at = context.pieces.partition_point(|piece| piece.span.start < verb.start);
    let Some(before) = at.checked_sub(1).map(|at| context.pieces[at]).filter(|piece| piece.span.end == verb.start)
    else {
        return;
    };
    let word = before.span.of(context.text);
    if let Some(letters) = NEGATING.iter().find(|letters| word.ends_with(**letters)) {
        tie.predicate = Some(Span::new(verb.start - letters.len(), verb.end));
    }
}
