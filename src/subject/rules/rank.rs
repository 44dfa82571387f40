//! Places in an order: 总量居全国第二.

use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

/// 粮食总产量居全国第2位, 总量全国第二.
pub(super) fn rank(context: &Context) -> Option<Tie> {
    if context.mention().kind != Kind::Rank {
        return None;
    }
    if let Some(tie) = moved_rank(context) {
        return Some(tie);
    }
    let verb = context.left.iter().rposition(|piece| matches!(piece.role, Role::Verb { class: VerbClass::Level, .. }));
    let holder = match verb {
        Some(verb) => without_scope(context.text, &context.left[..verb]),
        None => without_scope(context.text, context.left),
    };
    // 产值与苏州并列第二: who has the same rank stands behind 与.
    let tied = verb.filter(|verb| context.word(&context.left[*verb]).starts_with("并列"));
    let with = tied.and_then(|_| holder.iter().rposition(|piece| matches!(context.word(piece), "与" | "同" | "跟")));
    let holder = with.filter(|at| *at > 0).map_or(holder, |at| &holder[..at]);
    let predicate = verb.map(|verb| context.left[verb].span);
    // 本厂是国内排名第一的制造商: with 的 behind the rank, what stands before 是 has it, unless the measure by which it ranks
    // stands behind 是 (是国内销量第一的制造商).
    let copula = context.left.iter().position(|piece| context.word(piece) == "是");
    let behind = copula.map_or(&[][..], |at| without_scope(context.text, &context.left[at + 1..]));
    let lead = behind.iter().take_while(|piece| piece.role == Role::Scope || is_scope(context.word(piece))).count();
    let behind = &behind[lead..];
    let measured = phrase::ending(context.text, behind, context.sort()).map(|run| run.phrase(behind));
    let measured = measured.filter(|measure| lexicon::is_property(&measure.text(context.text)));
    let predicate = predicate.filter(|_| measured.is_none());
    let holder = copula.filter(|at| *at < holder.len()).map_or(holder, |at| &holder[..at]);
    let subject = measured.or_else(|| phrase::holder(context.text, holder).map(|run| run.phrase(holder)));
    // 小组赛前两名: 前 belongs to the rank.
    let subject = subject.filter(|named| !named.text(context.text).ends_with('前'));
    let ranked_in = scope_of_rank(context, verb);
    Some(Tie { ranked_in, ..Tie::to(subject.or_else(|| super::carry::subject(context))).by(predicate) })
}

/// 由全国第32位上升到第11位: where it moved to, and where it came from.
fn moved_rank(context: &Context) -> Option<Tie> {
    let before = without_scope(context.text, context.left);
    let ranked_in = scope_of_rank(context, None);
    if let Some((opener, holder)) = before.split_last().filter(|(last, _)| matches!(context.word(last), "由" | "从"))
    {
        // 宜居指数排名由第25位上升: 排名 says what is told of the index.
        let level = |piece: &&Piece| matches!(piece.role, Role::Verb { class: VerbClass::Level, .. });
        let named = &holder[..holder.len() - holder.iter().rev().take_while(level).count()];
        let subject = phrase::holder(context.text, named).map(|run| run.phrase(named));
        let subject = subject.or_else(|| rank_itself(context, holder)).or_else(|| super::carry::subject(context));
        return Some(Tie { ranked_in, ..Tie::to(subject) }).filter(|_| opener.role == Role::Preposition);
    }
    let (growth, verb) = super::change::grown_to(before)?;
    let holder = &before[..before.len() - 1];
    let own = phrase::holder(context.text, holder).map(|run| run.phrase(holder));
    let own = own.or_else(|| rank_itself(context, holder));
    let pair = || context.neighbour().filter(|told| context.mentions[told.mention].kind == Kind::Rank);
    let subject = own.or_else(|| pair()?.tie.subject.clone()).or_else(|| super::carry::subject(context));
    Some(Tie { ranked_in, change: Some(growth), ..Tie::to(subject).by(Some(verb)) })
}

/// 排名升至第二: where nothing else is named the rank itself is said to move.
fn rank_itself(context: &Context, holder: &[Piece]) -> Option<Phrase> {
    let last = holder.last().filter(|last| matches!(context.word(last), "排名" | "名次" | "位次" | "排位"))?;
    Some(Phrase::new(last.span))
}

/// 全国 of 居全国第2位 and of 总量全国第二: what the rank is one of.
fn scope_of_rank(context: &Context, verb: Option<usize>) -> Option<Span> {
    let from = verb.map_or_else(|| without_scope(context.text, context.left).len(), |verb| verb + 1);
    let named = |piece: &&Piece| piece.is_nominal() || piece.role == Role::Scope;
    let behind = &context.left[from..];
    let scope = &behind[behind.len() - behind.iter().rev().take_while(named).count()..];
    Some(Span::new(scope.first()?.span.start, scope.last()?.span.end))
}

/// The scope of a rank is no part of its subject: 总量|全国|第二.
fn without_scope<'a>(text: &str, pieces: &'a [Piece]) -> &'a [Piece] {
    let mut kept = pieces.len();
    while kept > 0 && (pieces[kept - 1].role == Role::Scope || is_scope(pieces[kept - 1].span.of(text))) {
        kept -= 1;
    }
    &pieces[..kept]
}

/// 国内, 世界, 亚洲 before a rank.
fn is_scope(word: &str) -> bool {
    matches!(word, "亚洲" | "欧洲" | "中国" | "同行业" | "行业" | "同类" | "业内")
        || lexicon::scope_words(word).any(|(found, _)| found.len() == word.len())
}
