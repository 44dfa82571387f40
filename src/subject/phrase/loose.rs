//! What is no part of a noun phrase at its edges: ordinals, words between it and its quantity, verbs of relative clauses.

use super::right::MAX_RELATIVE;
use super::trim::is_demonstrative;
use crate::lexicon;
use crate::span::Span;
use crate::subject::pieces::{Piece, Role};

/// 第二批5400座, 一次2片: an ordinal or an occasion alone names nothing.
pub(super) fn is_ordinal(text: &str, pieces: &[Piece]) -> bool {
    let phrase = Span::new(pieces[0].span.start, pieces[pieces.len() - 1].span.end).of(text);
    if matches!(phrase, "一个" | "其他" | "其余" | "其它" | "另外" | "剩余" | "其中") {
        return true;
    }
    // 该股收报17.86元: so a share is named again.
    if let [word] = pieces
        && is_demonstrative(text, word)
        && word.span.of(text) != "该股"
    {
        return true;
    }
    if matches!(phrase, "一次" | "一日" | "一天" | "一周" | "一年" | "一月" | "每次" | "每日") {
        return true;
    }
    phrase.starts_with('第') && phrase.chars().count() <= 3 && !phrase.ends_with(['产', '业'])
}

/// 这些项目中有六成: of the group it says only that the share is in it; but 俄中建交75周年.
pub(super) fn closes_group(text: &str, pieces: &[Piece]) -> bool {
    let [.., group, last] = pieces else { return false };
    let among = last.role == Role::Localiser && matches!(last.span.of(text), "中" | "之中");
    among && group.role == Role::Noun && group.span.len() >= lexicon::TWO_HAN
}

/// What may stand between a phrase and its quantity without being part of it: 共, 均, 已, the 被 of 被罚3万元, the 时 of
/// 完工时12座 (bounds are cut off before).
pub(super) fn is_loose_end(text: &str, piece: Piece) -> bool {
    matches!(
        piece.span.of(text),
        "各" | "共"
            | "凡"
            | "短短"
            | "整整"
            | "足足"
            | "被"
            | "遭"
            | "获"
            | "受"
            | "均"
            // 人参产量年达300吨.
            | "年"
            | "计"
            | "一度"
            | "最高"
            | "最长"
            | "最短"
            | "最早"
            | "最晚"
            | "最低"
            | "最多"
            | "最少"
            // 寿命一般为20年.
            | "一般"
            | "通常"
            | "盘中"
            | "收盘"
            | "已"
            | "大约"
            | "净"
            | "仅"
            | "要"
            | "则"
            | "时"
            | "现"
            | "曾"
            // 补贴标准统一由52元提高到74元, 安居工程新安排740套.
            | "统一"
            | "新"
    ) || matches!(
        piece.role,
        Role::Adverb
            | Role::Aspect
            | Role::Time
            | Role::Stop
            | Role::ListComma
            | Role::Conjunction
            | Role::De
            | Role::Each
    )
}

/// A verb right before …的: 施工的项目; it belongs to the relative clause only if 的 follows within reach.
pub(super) fn is_bound_by_de(pieces: &[Piece], at: usize) -> bool {
    at > 0
        && pieces[at + 1..].iter().take(MAX_RELATIVE).any(|piece| piece.role == Role::De)
        && !opens_clause(pieces, at)
}

/// Only words of time, place and manner stand before: the verb governs.
pub(super) fn opens_clause(pieces: &[Piece], at: usize) -> bool {
    pieces[..at].iter().all(|piece| {
        matches!(
            piece.role,
            Role::Time | Role::Scope | Role::Adverb | Role::Conjunction | Role::Aspect | Role::Stop | Role::ListComma
        )
    })
}
