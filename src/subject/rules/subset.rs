//! Parts of a set told before: 新增感染者730例，其中境外输入106例.

use crate::lexicon::{self, VerbClass};
use crate::segmenter::{self, Tag};
use crate::span::Span;
use crate::subject::phrase::Phrase;
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, REACH, Tie, Told};

/// A bare modifier before a count takes the head of the set; a bare place takes the set's whole name.
pub(super) fn answer(context: &Context) -> Option<Tie> {
    let told = set(context)?;
    let subject = told.tie.subject.as_ref()?;
    let (words, verb) = without_verb(context);
    let words = without_lead(words);
    if words.is_empty() {
        return None;
    }
    let whole = Span::new(words[0].span.start, words[words.len() - 1].span.end);
    let named = lexicon::is_restrictive(whole.of(context.text));
    if context.mention().counts && !named && words.iter().all(|piece| piece.role == Role::Region) {
        return Some(Tie::to(Some(subject.carry())).by(verb).guessed());
    }
    let modifies = context.mention().counts && words.iter().all(|piece| piece.role == Role::Modifier);
    if !(named || modifies) {
        return None;
    }
    if subject.text(context.text).starts_with(whole.of(context.text)) {
        return Some(Tie::to(Some(subject.carry())).by(verb));
    }
    Some(Tie::to(Some(Phrase::with_head(whole, head(context.text, subject)))).by(verb))
}

/// The last quantity of the same unit: of the sentence for a count, of this or the last for an amount (零售总额596亿元，
/// 增长4%。按经营地分，城镇498亿元).
fn set<'a>(context: &Context<'a>) -> Option<&'a Told> {
    let mention = context.mention();
    let reach = if mention.counts { 0 } else { 1 };
    let near =
        context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence + reach >= context.sentence);
    near.filter(|told| {
        !crate::subject::is_relative(mention.kind) && context.mentions[told.mention].unit == mention.unit
    })
    .find(|told| {
        let named = told.tie.subject.as_ref().map(|subject| subject.text(context.text));
        named.is_some_and(|subject| !lexicon::is_restrictive(&subject))
    })
}

/// 城东区有457家: the verb of having stands between.
fn without_verb<'a>(context: &Context<'a>) -> (&'a [Piece], Option<Span>) {
    match context.left.split_last() {
        Some((last, rest)) if matches!(last.role, Role::Verb { class: VerbClass::Exist, .. }) => {
            (rest, Some(last.span))
        }
        _ => (context.left, None),
    }
}

fn without_lead(pieces: &[Piece]) -> &[Piece] {
    let lead = pieces.iter().take_while(|piece| {
        matches!(piece.role, Role::Adverb | Role::Conjunction | Role::ListComma | Role::Stop | Role::Time | Role::Scope)
    });
    &pieces[lead.count()..]
}

/// What the parts share: 感染者; 职称 of 高级职称.
fn head(text: &str, subject: &Phrase) -> Span {
    let last = *subject.parts.last().expect("a phrase has a part");
    let words = segmenter::tag(text, last);
    match words.as_slice() {
        [first, .., end] if first.tag == Tag::Modifier => Span::new(first.span.end, end.span.end),
        _ => last,
    }
}
