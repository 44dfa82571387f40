//! Amounts before the noun that they measure: 增发1万亿元国债, 146万亩湿地.

use super::acting_verb::verb_after;
use super::change::last_word;
use super::measured::{own_measure, verb_of_examples};
use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::subject::phrase;
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

/// 增发1万亿元国债: verb, amount, noun.
pub(super) fn noun_behind(context: &Context) -> Option<Tie> {
    let mention = context.mention();
    if let Some(tie) = term(context) {
        return Some(tie);
    }
    if mention.counts || matches!(mention.kind, Kind::Percent | Kind::PercentagePoint | Kind::Rank | Kind::Ratio) {
        return None;
    }
    let special = listed_fund(context).or_else(|| listed_measure(context)).or_else(|| lasting(context));
    if let Some(tie) = special.or_else(|| of_measure(context)) {
        return Some(tie);
    }
    let at = verb_of_examples(context, context.left.len()).or_else(|| last_word(context.left))?;
    let verb = context.left[at];
    // 支持设备更新的1500亿元资金: before 的 the verb only says which.
    if context.left[at + 1..].iter().any(|piece| piece.role == Role::De) {
        return None;
    }
    // 经历三年疫情: only what is lived through is measured by time before its noun.
    if mention.kind == Kind::Duration && !matches!(context.word(&verb), "经历" | "历经" | "走过" | "度过" | "经过")
    {
        return None;
    }
    if !verb.is_verb() || matches!(verb.role, Role::Verb { class: VerbClass::Level | VerbClass::Compare, .. }) {
        return None;
    }
    if let Some(measure) = own_measure(context, at) {
        return Some(Tie::to(Some(measure)).by(Some(verb.span)));
    }
    let (first, end) = phrase::starting(context.text, context.right)?;
    // 千亿元规模的渔业市场: 规模 only says that it is so large.
    let sized = context.word(&context.right[first]) == "规模"
        && context.right[first + 1..end].first().is_some_and(|next| next.role == Role::De);
    let first = if sized && first + 2 < end { first + 2 } else { first };
    if lexicon::is_milestone(context.word(&context.right[end - 1])) {
        return None;
    }
    // 投资5亿元建设基础设施: what follows is the next act; 运送2.4吨的生活物资: behind 的 it is a noun.
    // 发放5亿元服务消费券: what is given out is a noun though its first word may be a verb.
    let mixed = matches!(context.right[first].role, Role::Verb { class: VerbClass::Mixed, .. });
    let given = mixed && lexicon::spends(context.word(&verb)) && context.right[end - 1].role == Role::Noun;
    if context.right[first].is_verb() && end > first + 1 && context.right[0].role != Role::De && !given {
        return None;
    }
    Some(Tie::to(Some(phrase::of(context.right, (first, end)))).by(Some(verb.span)))
}

/// 安排20亿元救灾款和35亿元重建资金: behind 和 the amount has money of its own behind it, and the verb is shared.
fn listed_fund(context: &Context) -> Option<Tie> {
    let told = context.neighbour().filter(|told| matches!(told.tie.rule, "given" | "measure behind a verb"))?;
    let joint = context.left.last()?;
    let joined = matches!(joint.role, Role::Conjunction | Role::ListComma) && context.mention().kind == Kind::Money;
    let named = |piece: &&Piece| (piece.is_nominal() || piece.is_verb()) && !lexicon::is_fund(context.word(piece));
    let end = context.right.iter().take_while(named).count() + 1;
    let fund = context.right.get(end - 1).filter(|last| lexicon::is_fund(context.word(last)))?;
    let subject = phrase::of(context.right, (0, end));
    (joined && fund.role == Role::Noun).then(|| Tie::to(Some(subject)).by(told.tie.predicate))
}

/// 建成3公里的绿道和2公里的栈道: behind 和 the amount has its own noun behind 的, and the verb is shared.
fn listed_measure(context: &Context) -> Option<Tie> {
    let told = context.neighbour().filter(|told| told.tie.rule == "measure behind a verb")?;
    let (joint, between) = context.left.split_last()?;
    let joined = matches!(joint.role, Role::Conjunction | Role::ListComma);
    let noun = told.tie.subject.as_ref().is_some_and(|subject| subject.span().end == joint.span.start);
    let plain = between.iter().all(|piece| piece.is_nominal() || piece.role == Role::De);
    let (first, end) = phrase::starting(context.text, context.right).filter(|(first, _)| *first == 1)?;
    let subject = phrase::of(context.right, (first, end));
    (joined && noun && plain).then(|| Tie::to(Some(subject)).by(told.tie.predicate))
}

/// 两天的京津游, 275天环球旅行航线: what is named by how long it lasts stands behind its length.
fn lasting(context: &Context) -> Option<Tie> {
    let touches = context.right.first().is_some_and(|next| next.span.start == context.mention().outer.end);
    if context.mention().kind != Kind::Duration || context.mention().unit == "周年" || !touches {
        return None;
    }
    let named = |piece: &&Piece| {
        // 为期9天的首次训练任务: an adverb may lead behind 的.
        let lead = piece.role == Role::Adverb && context.right[0].role == Role::De;
        lead || piece.is_nominal() || piece.role == Role::De && piece.span.start == context.right[0].span.start
    };
    let reach = context.right.iter().take_while(named).count();
    let verbal = context.right.get(reach).is_some_and(|next| next.is_verb());
    let event = |end: &usize| lexicon::subject_words().lasting.ends(context.word(&context.right[*end - 1]));
    let end = (1..=reach + usize::from(verbal)).rev().find(event)?;
    let first = usize::from(context.right[0].role == Role::De);
    let verb = context.left.last().filter(|last| last.is_strong_verb()).map(|verb| verb.span);
    let verb = verb.or_else(|| verb_after(context.text, context.right, end));
    (first < end).then(|| Tie::to(Some(phrase::of(context.right, (first, end)))).by(verb))
}

/// 15米与20米的路灯间距: behind 的 the name of the measure itself, where nothing before the amount has it.
fn of_measure(context: &Context) -> Option<Tie> {
    let listed = |piece: &&Piece| {
        matches!(piece.role, Role::Quantity(_) | Role::ListComma | Role::Conjunction | Role::Preposition)
    };
    let behind = &context.pieces[context.at + 1..];
    let behind = &behind[behind.iter().take_while(listed).count()..];
    let free = context.left.iter().all(|piece| !piece.is_nominal() && !piece.is_verb());
    let (first, end) = phrase::starting(context.text, behind).filter(|(first, _)| *first == 1 && free)?;
    let measure = phrase::of(behind, (first, end));
    let named = measure.text(context.text);
    let length = context.mention().kind == Kind::Duration && named.ends_with(['间', '光']);
    let verb = verb_after(context.text, behind, end);
    (lexicon::is_property(&named) && !length).then(|| Tie::to(Some(measure)).by(verb))
}

/// 暂定三年有效期, 有一年保护期: what is so long is named right behind its length.
fn term(context: &Context) -> Option<Tie> {
    let next = context.right.first().filter(|_| context.mention().kind == Kind::Duration)?;
    let term = context.word(next).ends_with('期') && context.word(next).chars().count() > 2;
    let named = term && next.role == Role::Noun && next.span.start == context.mention().span.end;
    let verb = context.left.iter().rfind(|piece| piece.is_verb()).map(|verb| verb.span);
    named.then(|| Tie::to(Some(phrase::of(context.right, (0, 1)))).by(verb))
}

/// 146万亩湿地完成修复: at the head of its clause an amount is measured of the noun behind it.
pub(super) fn at_head(context: &Context) -> Option<Tie> {
    let measures = matches!(
        context.mention().kind,
        Kind::Area | Kind::Length | Kind::Mass | Kind::Volume | Kind::Money | Kind::Power | Kind::Energy
    );
    // 这条200米的长龙: words that point lead as well.
    let points = context.left.iter().rev().take(2).any(|piece| phrase::is_demonstrative(context.text, piece));
    let lead = points
        || context.left.iter().all(|piece| {
            matches!(
                piece.role,
                Role::Adverb | Role::Time | Role::Scope | Role::Conjunction | Role::Stop | Role::ListComma
            )
        });
    // Whose it is may stand before 的.
    let lead = lead
        || context.left.last().is_some_and(|last| last.role == Role::De)
            && context
                .left
                .iter()
                .all(|piece| piece.is_nominal() || matches!(piece.role, Role::De | Role::Time | Role::Adverb));
    if !measures || !lead {
        return None;
    }
    // 三千亩盛开的桃花: a verb right before 的 says which.
    let blooming = Some(context.right).filter(|right| phrase::opens_with_verb(right));
    let (first, end) = match blooming.and_then(|right| phrase::relative_head(context.text, right, 0)) {
        Some(noun) => noun,
        None => phrase::starting(context.text, context.right)
            .filter(|(first, _)| (*first == 0 || points) && !context.right[0].is_verb())?,
    };
    let next = context.pieces.get(context.at + 1 + end);
    if next.is_some_and(|next| matches!(next.role, Role::Quantity(_))) {
        return None;
    }
    let verb = verb_after(context.text, context.right, end);
    Some(Tie::to(Some(phrase::of(context.right, (first, end)))).by(verb))
}
