//! How long an event lasted that the clause before tells of: 举行比赛，历时2小时.

use crate::fact::Kind;
use crate::lexicon;
use crate::subject::phrase;
use crate::subject::pieces::Role;
use crate::subject::{Context, Tie, pieces_alone};

/// 司机举行罢工，计划持续3天: the event lasts, not who holds it.
pub(super) fn lasted(context: &Context) -> Option<Tie> {
    let (last, before) = context.left.split_last().filter(|_| context.mention().kind == Kind::Duration)?;
    // 为期9天的军训开始: what lasts so long may stand behind it.
    let closes = context.right.first().is_none_or(|next| next.role == Role::Stop);
    let lasts = closes && lexicon::subject_words().enduring.has(context.word(last));
    let bare = before.iter().all(|piece| !piece.is_nominal() && !piece.is_verb());
    let clause = context.clause.checked_sub(1).filter(|before| lasts && bare && context.is_quiet(*before))?;
    let pieces = pieces_alone(context.paragraph, context.sentence, clause);
    let words = lexicon::governing_words();
    let holds = pieces.iter().rposition(|piece| piece.is_verb() && words.holding.is_in(context.word(piece)))?;
    let event = phrase::ending(context.text, &pieces[holds + 1..], phrase::Sort::Measured)?;
    Some(Tie::to(Some(event.phrase(&pieces[holds + 1..]).carry())).by(Some(last.span)))
}
