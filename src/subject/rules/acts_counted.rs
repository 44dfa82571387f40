//! Acts and deeds that are counted, which the dictionary tags as verbs: 5项改革, 3抢断.

use super::acting_verb::{shared_verb, verb_after, verb_before};
use super::measured::verb_of_examples;
use crate::lexicon::{self, VerbClass};
use crate::segmenter;
use crate::subject::phrase;
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

/// 教育、医疗等5项改革稳步推进, 完成12项检测: what 项 counts is an undertaking, and the act right behind it is its name. Before a
/// noun it says which (5项改革措施), and in 3项完成验收 it is told of them.
pub(super) fn undertaking(context: &Context) -> Option<Tie> {
    let act = context.right.first().filter(|_| context.mention().unit == "项")?;
    let noun_too = matches!(act.role, Role::WeakVerb | Role::Verb { class: VerbClass::Mixed, .. });
    // 41项水毁修复工程: what the dictionary does not know, or what is done together with another act, goes on behind it.
    let alone = |next: &Piece| segmenter::knows(context.word(act)) && !lexicon::is_joint_act(context.word(next));
    let closes = context.right.get(1).is_none_or(|next| {
        next.is_strong_verb() && alone(next)
            || matches!(next.role, Role::Adverb | Role::ListComma | Role::Conjunction | Role::Stop)
    });
    let listed = context.left.last().is_some_and(|last| last.is_nominal() || context.word(last) == "等");
    let governed = context.left.last().is_some_and(|last| last.is_strong_verb());
    let fits = noun_too && closes && act.span.len() >= lexicon::TWO_HAN;
    // The acts of the list govern nothing: 开展测绘、巡查等3项演练.
    let before = || match listed {
        true => verb_of_examples(context, context.left.len()).map(|at| context.left[at].span),
        false => verb_before(context),
    };
    (fits && (listed || governed || context.left.is_empty())).then(|| {
        let verb = before().or_else(|| verb_after(context.text, context.right, 1));
        Tie::to(Some(phrase::of(context.right, (0, 1)))).by(verb)
    })
}

/// 18分9助攻3抢断: what players are credited with is a noun, whatever the dictionary tags it.
pub(super) fn credited(context: &Context) -> Option<Tie> {
    let next = context.right.first().filter(|_| context.mention().unit.is_empty())?;
    let credited = lexicon::quantity_words().tallied.has(context.word(next));
    credited.then(|| {
        Tie::to(Some(phrase::of(context.right, (0, 1)))).by(verb_before(context).or_else(|| shared_verb(context)))
    })
}
