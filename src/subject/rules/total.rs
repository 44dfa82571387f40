//! Totals told behind the members that they add up: 采购轿车3台、货车2台，合计5台.

use crate::fact::Role as FactRole;
use crate::numeral::Number;
use crate::quantity::Amount;
use crate::span::Span;
use crate::subject::phrase::Phrase;
use crate::subject::pieces::Role;
use crate::subject::{Context, Tie, Told, is_relative};

/// No list is added up over more members.
const MOST_MEMBERS: usize = 12;

/// The total is said of all whose amounts add up to it; one that is no sum of those before it is none of theirs.
pub(super) fn total(context: &Context) -> Option<Tie> {
    let (word, before) = context.left.split_last().filter(|_| context.right.is_empty())?;
    let bare = before.iter().all(|piece| {
        matches!(piece.role, Role::Adverb | Role::Aspect | Role::ListComma | Role::Conjunction | Role::Stop)
    });
    let sums = crate::lexicon::subject_words().totals.has(context.word(word));
    if !bare || !sums || is_relative(context.mention().kind) {
        return None;
    }
    let members = added_up(context)?;
    let verb = Some(word.span).filter(|_| word.is_verb()).or(members[0].tie.predicate);
    Some(Tie::to(Some(list(context, members)?)).by(verb))
}

/// The last facts of the sentence whose amounts add up to this one.
fn added_up<'a>(context: &Context<'a>) -> Option<&'a [Told]> {
    let told = &context.discourse.told;
    let Amount::One(total) = context.mention().amount else { return None };
    let mut sum = Number::from(0);
    for at in (0..told.len()).rev().take(MOST_MEMBERS) {
        let (member, mention) = (&told[at], &context.mentions[told[at].mention]);
        let alike = mention.unit == context.mention().unit || mention.counts && context.mention().counts;
        let Amount::One(value) = mention.amount else { return None };
        // 企业5家，其中盈利3家、亏损2家，共5家: the parts of a set add up to the set.
        let part = context.text[..mention.span.start].rsplit(['，', '。', '；', '\n']).next();
        let part = part.is_some_and(|clause| clause.starts_with("其中"));
        if member.sentence != context.sentence || !alike || part || member.tie.role != FactRole::Fact {
            return None;
        }
        sum = sum.checked_add(value)?;
        if sum.trimmed() == total.trimmed() && at + 1 < told.len() {
            return Some(&told[at..]);
        }
    }
    None
}

/// 轿车、货车: the members with the marks between them; what all of them are, where they are the same.
fn list(context: &Context, members: &[Told]) -> Option<Phrase> {
    let subjects: Vec<&Phrase> = members.iter().filter_map(|member| member.tie.subject.as_ref()).collect();
    let first = *subjects.first().filter(|_| subjects.len() == members.len())?;
    if subjects.iter().all(|subject| subject.text(context.text) == first.text(context.text)) {
        return Some(first.carry());
    }
    let mut parts = first.parts.clone();
    for (subject, before) in subjects[1..].iter().zip(members) {
        let from = context.mentions[before.mention].span.end.max(parts.last()?.end);
        let between = Span::new(from, subject.span().start.max(from)).of(context.text);
        let mark = between.find(['、', '和', '，'])?;
        let len = between[mark..].chars().next().map_or(0, char::len_utf8);
        parts.push(Span::new(from + mark, from + mark + len));
        parts.extend(&subject.parts);
    }
    Some(Phrase { parts, carried: true })
}
