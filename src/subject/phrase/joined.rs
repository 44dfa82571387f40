//! Nouns that a word between them joins: 研发与试验经费, 中国与东盟贸易额.

use crate::lexicon;
use crate::subject::pieces::{Piece, Role};

/// 研发与试验经费: between two nouns 与 joins them.
pub(super) fn joins(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let noun = |piece: Option<&Piece>| {
        piece.is_some_and(|piece| {
            matches!(piece.role, Role::Noun | Role::WeakVerb) && !lexicon::is_person(piece.span.of(text))
        })
    };
    // 日元对美元汇率: one currency against another.
    let rate = matches!(pieces[at].span.of(text), "对" | "兑")
        && pieces[at..end].iter().any(|piece| piece.span.of(text).contains("汇率"));
    if rate {
        return at > 0 && pieces[at - 1].is_nominal();
    }
    if is_bilateral(text, pieces, at, end)
        || is_trade_with(text, pieces, at, end)
        || is_of_both_sides(text, pieces, at, end)
    {
        return true;
    }
    matches!(pieces[at].span.of(text), "与" | "和")
        && at + 1 < end
        && noun(at.checked_sub(1).and_then(|before| pieces.get(before)))
        && noun(pieces.get(at + 1))
        && !lexicon::is_body(pieces[at - 1].span.of(text))
}

/// 单位与居民存款总额, 企业与农户签约率: at the head of a clause a measure is of bodies and persons both.
fn is_of_both_sides(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let side = |piece: Option<&Piece>| {
        piece.is_some_and(|piece| {
            let word = piece.span.of(text);
            piece.role == Role::Noun && (lexicon::is_person(word) || lexicon::is_body(word))
        })
    };
    let opens = at < 2 || matches!(pieces[at - 2].role, Role::Time | Role::Scope | Role::Stop);
    let measured = end > at + 2 && lexicon::is_property(pieces[end - 1].span.of(text));
    let both = at > 0 && side(pieces.get(at - 1)) && side(pieces.get(at + 1));
    pieces[at].span.of(text) == "与" && both && opens && measured
}

/// 民营企业对东盟进出口: whom the trade is with is part of its name.
pub(super) fn is_trade_with(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    if at + 2 >= end || !matches!(pieces[at].span.of(text), "对" | "与") {
        return false;
    }
    let other = matches!(pieces[at + 1].role, Role::Region | Role::Name | Role::Noun);
    other && lexicon::subject_words().trade.ends(pieces[end - 1].span.of(text))
}

/// 中国与东盟贸易额, 中国同中亚国家双向投资: what two states have together is of both.
fn is_bilateral(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let joint = matches!(pieces[at].span.of(text), "与" | "同" | "和");
    let state = at.checked_sub(1).is_some_and(|before| matches!(pieces[before].role, Role::Region | Role::Name));
    let other = pieces.get(at + 1).is_some_and(|next| matches!(next.role, Role::Region | Role::Name | Role::Noun));
    let shared = |piece: &Piece| {
        let word = piece.span.of(text);
        ["贸易", "双边", "双向", "经贸", "进出口", "往来"].iter().any(|head| word.starts_with(head))
    };
    joint && state && other && pieces[at + 1..end].iter().any(shared)
}
