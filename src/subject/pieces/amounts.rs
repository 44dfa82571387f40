//! What a word is by the amount beside it: 处5000元罚款 punishes, 占30分 takes up, 以北12公里处 is a spot.

use super::{Piece, Role, neighbours};
use crate::lexicon::{self, VerbClass};

/// Gives pieces the roles that the amounts beside them ask for.
pub(super) fn all(text: &str, pieces: &mut [Piece]) {
    if !pieces.iter().any(|piece| matches!(piece.role, Role::Quantity(_))) {
        return;
    }
    loosen_spot(text, pieces);
    loosen_sum(text, pieces);
    punish(text, pieces);
    exceed(text, pieces);
    loosen_article(text, pieces);
    loosen_foresight(text, pieces);
    take_up(text, pieces);
}

/// 处3年以下有期徒刑, 处5000元罚款: before an amount 处 punishes; 距决口处9公里 is a place.
fn punish(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let opens = at < 2 || !pieces[at - 2].is_nominal() && !pieces[at - 2].is_verb();
        if opens && pieces[at - 1].span.of(text) == "处" && matches!(pieces[at].role, Role::Quantity(_)) {
            pieces[at - 1].role = Role::Verb { class: VerbClass::Act, to: false };
        }
    }
}

/// 支出超过收入8亿元: with the other side behind it 超过 compares; with the amount alone it bounds.
fn exceed(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        if pieces[at].role != Role::Adverb || !matches!(pieces[at].span.of(text), "超过" | "超出") {
            continue;
        }
        let side = pieces[at + 1..].iter().take_while(|next| next.is_nominal() || next.role == Role::Time).count();
        let amount = pieces.get(at + 1 + side).is_some_and(|next| matches!(next.role, Role::Quantity(_)));
        let holder = pieces[at - 1].is_nominal() || pieces[at - 1].is_verb();
        if holder && side > 0 && amount {
            pieces[at].role = Role::Verb { class: VerbClass::Compare, to: false };
        }
    }
}

/// 买下一套120平方米的三居室, 一艘核载50人的渡船, 一片厚度不到1毫米的晶圆: 一 and its measure word before an amount, or before the
/// measure of what it is of, only introduce it.
fn loosen_article(text: &str, pieces: &mut [Piece]) {
    let amount = |piece: &Piece| matches!(piece.role, Role::Quantity(_));
    for at in 0..pieces.len() {
        let Some(measure_word) = pieces[at].span.of(text).strip_prefix('一') else { continue };
        // 一家三代: a family is no article.
        let family = measure_word == "家" && pieces.get(at + 2).is_none_or(|next| next.role != Role::De);
        // 块 is money in the table of units.
        let counts = lexicon::BUILT_IN
            .units
            .starting(measure_word)
            .is_some_and(|(len, unit)| len == measure_word.len() && (unit.counts || measure_word == "块"));
        if family || !counts {
            continue;
        }
        let before_amount = match &pieces[at + 1..] {
            [next, ..] if amount(next) => true,
            [verb, next, ..] if verb.is_verb() && amount(next) => true,
            [measure, rest @ ..] if lexicon::is_property(measure.span.of(text)) => {
                let verb = rest.iter().take_while(|next| next.is_verb() || next.role == Role::Adverb).count();
                matches!(&rest[verb..], [next, de, ..] if amount(next) && de.role == Role::De)
            }
            _ => false,
        };
        if before_amount {
            pieces[at].role = Role::Aspect;
        }
    }
}

/// 货币供应量预期增长13%: before what it is to grow by 预期 only says that it is foreseen; 增长预期上调至3% and 预期增长目标 name it.
fn loosen_foresight(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len().saturating_sub(1) {
        let grows = matches!(pieces[at].role, Role::Verb { class: VerbClass::Up | VerbClass::Down, to: false });
        let amount = matches!(pieces[at + 1].role, Role::Quantity(_)) && !pieces[at].span.of(text).contains('调');
        if grows && amount && pieces[at - 1].span.of(text) == "预期" {
            pieces[at - 1].role = Role::Adverb;
        }
    }
}

/// 价格分占30分, 甲党占12席: right before points, seats or votes 占 is the verb.
fn take_up(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let amount =
            matches!(pieces[at].role, Role::Quantity(_)) && pieces[at].span.of(text).ends_with(['分', '席', '票']);
        if amount && pieces[at - 1].span.of(text) == "占" {
            pieces[at - 1].role = Role::Verb { class: VerbClass::Level, to: false };
        }
    }
}

/// 位于县城以北12公里处: 处 behind a length is the spot, and counts nothing.
fn loosen_spot(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let length =
            matches!(pieces[at - 1].role, Role::Quantity(_)) && pieces[at - 1].span.of(text).ends_with(['米', '里']);
        if length && pieces[at].span.of(text) == "处" {
            pieces[at].role = Role::Stop;
        }
    }
}

/// 已发行共计150亿元国债: behind a verb that an adverb drives 共计 only says that all is taken together; in 支出合计5亿元 it ties the amount to its noun.
fn loosen_sum(text: &str, pieces: &mut [Piece]) {
    for at in 2..pieces.len() {
        let amount = pieces.get(at + 1).is_some_and(|next| matches!(next.role, Role::Quantity(_)));
        let acts = pieces[at - 1].is_verb() && pieces[at - 2].role == Role::Adverb;
        if amount && acts && neighbours::takes_together(pieces[at].span.of(text)) {
            pieces[at].role = Role::Adverb;
        }
    }
}
