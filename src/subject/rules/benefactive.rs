//! Those whom a preposition brings in with their count: who gains, who is acted on, with whom it is done.

use super::acting_verb::verb_after;
use super::counted::such_as;
use crate::lexicon;
use crate::segmenter::{self, Tag};
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

/// Prepositions that bring in those who gain or act.
const BENEFICIARY: &[&str] = &["为", "给", "向", "让", "使", "令", "对", "替", "帮"];

/// 为23.6万户居民加装报警装置, 让1.26万名护士安心工作.
pub(super) fn benefactive(context: &Context) -> Option<Tie> {
    let before = context.left.iter().rfind(|piece| !matches!(piece.role, Role::Adverb | Role::Scope))?;
    if !context.mention().counts {
        return None;
    }
    if !BENEFICIARY.contains(&context.word(before)) {
        return residents(context);
    }
    let rest = &context.pieces[context.at + 1..];
    let (first, end) = such_as(context).or_else(|| phrase::starting(context.text, context.right))?;
    // 对100个地区的人员: what has persons of its own is counted.
    let members = (first..end).find(|at| {
        context.right[*at].role == Role::De
            && *at > first
            && lexicon::has_members(context.word(&context.right[*at - 1]))
    });
    let end = members.unwrap_or(end);
    // 困难学生普惠性发放, 群众喝上干净水: behind a word for persons the act or its manner follows.
    let acted_on = |piece: &Piece| {
        let word = context.word(piece);
        lexicon::is_body(word) || lexicon::is_generic(word)
    };
    let ends = |at: usize| {
        context
            .right
            .get(at + 1)
            .is_none_or(|next| next.is_verb() || segmenter::dictionary_tag(context.word(next)) == Some(Tag::VerbNoun))
    };
    let person = (first..end).find(|at| {
        let piece = &context.right[*at];
        lexicon::is_person(context.word(piece)) || acted_on(piece) && ends(*at)
    });
    let person = person.map(|at| at - first);
    let verb = verb_after(context.text, rest, person.map_or(end, |at| first + at + 1))
        .or_else(|| verb_after(context.text, rest, end))?;
    let end = person.map_or(end, |at| first + at + 1);
    Some(Tie::to(Some(phrase::of(context.right, (first, end)))).by(Some(verb)))
}

/// 为南宁、北海等城市1400万人供水: where those who gain live stands between.
fn residents(context: &Context) -> Option<Tie> {
    let open = context.left.iter().rposition(|piece| BENEFICIARY.contains(&context.word(piece)))?;
    let places = context.left[open + 1..].iter().all(|piece| {
        piece.is_nominal() || matches!(piece.role, Role::ListComma | Role::Conjunction) || context.word(piece) == "等"
    });
    let verb = context.right.first().filter(|next| next.is_verb())?;
    let persons = matches!(context.mention().unit.as_str(), "人" | "户");
    let unit = context.mention().unit_span.filter(|_| persons && places)?;
    Some(Tie::to(Some(Phrase::new(unit))).by(Some(verb.span)))
}

/// 对4家机构调查, 对29起行为采取措施: the act stands behind what 对 brings in, though it may be a noun.
pub(super) fn acted_towards(context: &Context, (first, end): (usize, usize)) -> Option<Tie> {
    context.left.last().filter(|last| context.word(last) == "对")?;
    let act = context.right.get(end - 1).filter(|last| end > first + 1 && last.span.len() == lexicon::TWO_HAN)?;
    let verbal = act.is_verb() || segmenter::dictionary_tag(context.word(act)) == Some(Tag::VerbNoun);
    let closes = context.right.len() == end && context.at + 1 + end == context.pieces.len();
    (verbal && closes).then(|| Tie::to(Some(phrase::of(context.right, (first, end - 1)))).by(Some(act.span)))
}

/// 向50个国家提供援助, 与20所高校共建实验室: behind those whom a preposition brings in stand the verb and its object.
pub(super) fn towards_whom(context: &Context, (first, end): (usize, usize)) -> Option<Tie> {
    context.left.last().filter(|last| matches!(context.word(last), "向" | "与" | "同" | "给"))?;
    let word = |at: usize| context.word(&context.right[at]);
    let whom = |at: usize| lexicon::is_body(word(at)) || lexicon::is_person(word(at)) || lexicon::has_members(word(at));
    // 发放贷款 may stand as one word: its first two letters are the verb.
    let verb = |at: usize| word(at).get(..lexicon::TWO_HAN).filter(|verb| lexicon::verb_class(verb).is_some());
    let act = (first + 1..end).find(|at| verb(*at).is_some() && whom(at - 1))?;
    let start = context.right[act].span.start;
    let object = act + 1 < end || context.right[act].span.len() > lexicon::TWO_HAN;
    let predicate = Some(Span::new(start, start + lexicon::TWO_HAN));
    object.then(|| Tie::to(Some(phrase::of(context.right, (first, act)))).by(predicate))
}
