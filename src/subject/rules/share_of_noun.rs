//! Shares right before the noun that they take their part of: 覆盖95%以上行政村, 参会人员中有三成来自海外.

use super::relation::{is_award, is_fraction};
use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

/// 参会人员中有30%来自海外, 受访者中有七成支持: the share is of those before 中, and the verb behind it tells of them.
fn share_of_set(context: &Context) -> Option<Tie> {
    let among = context.left.iter().rposition(|piece| context.word(piece) == "中")?;
    let (whole, behind) = (&context.left[..among], &context.left[among + 1..]);
    let having =
        |piece: &Piece| piece.role == Role::Adverb || matches!(piece.role, Role::Verb { class: VerbClass::Exist, .. });
    let told = context.right.first().is_some_and(|next| next.is_verb());
    let run =
        phrase::holder(context.text, whole).filter(|run| told && run.end == among && behind.iter().all(having))?;
    let set = run.phrase(whole);
    let verb = behind.last().filter(|last| last.is_verb()).map(|last| last.span);
    let verb = verb.or_else(|| super::acting_verb::verb_after(context.text, context.right, 0));
    let of = Some(set.span());
    Some(Tie { of, ..Tie::to(Some(set)).by(verb) })
}

/// 覆盖95%以上行政村, 80%的结算: the share stands before its whole.
pub(super) fn share(context: &Context) -> Option<Tie> {
    // 三分之一的乡镇, 半数职工: a fraction is a share as well.
    let fraction = context.mention().unit.is_empty() && context.mention().kind != Kind::Number && is_fraction(context);
    if context.mention().kind != Kind::Percent && !fraction {
        return None;
    }
    if let Some(tie) = rate_of_goal(context).or_else(|| awarded(context)).or_else(|| share_of_set(context)) {
        return Some(tie);
    }
    let (first, end) = phrase::starting(context.text, context.right)?;
    let behind_de = first > 0;
    // 六成以上表示满意: a verb right behind the share says what its holders do.
    // 超六成监测对象已消除风险: before its noun and another verb it says which.
    let told = context.right[end..].iter().any(|piece| piece.is_verb());
    if !behind_de && context.right[first].is_verb() && end <= first + 2 && !(end == first + 2 && told) {
        return None;
    }
    // 节约10%的总要求: a result is no whole; nor is what 保持30%左右的高位 only calls the amount.
    let last = context.word(&context.right[end - 1]);
    if lexicon::is_outcome(last) || behind_de && lexicon::subject_words().heights.has(last) {
        return None;
    }
    if let Some(tie) = shares_held(context, (first, end)).or_else(|| rate_of_holder(context, (first, end))) {
        return Some(tie);
    }
    let verb = context.left.iter().rev().find(|piece| piece.is_verb());
    let share = context.neighbour().filter(|told| told.tie.rule == "share before its whole");
    // 七成地区、五成行业回暖: the list goes on.
    // 70%WHC、100%WHC: strengths of a solution are no shares.
    let named = context.word(&context.right[first]).starts_with(lexicon::is_han);
    let listed = |piece: &Piece| piece.is_nominal() || piece.role == Role::ListComma;
    let goes_on = share.is_some() && named && context.left.iter().all(listed);
    let follows = (behind_de || goes_on) && follows_place_or_share(context, share.is_some());
    let governed = follows || is_governed(context, behind_de);
    let grows = verb.is_some_and(|verb| matches!(verb.role, Role::Verb { class: VerbClass::Up | VerbClass::Down, .. }));
    // 仅14%农户参加: an adverb governs nothing.
    let adverbs = context.left.iter().all(|piece| piece.role == Role::Adverb);
    let bare = context.left.is_empty() || adverbs && !context.right[first].is_verb();
    if grows || !governed || !(behind_de || follows || verb.is_some() || bare) {
        return None;
    }
    // 年均6.1%的经济增长: a verb of growth that ends the clause is a noun, and the share its rate.
    let growth = context.right.len() == end + 1
        && behind_de
        && matches!(context.right[end].role, Role::Verb { class: VerbClass::Up | VerbClass::Down, to: false });
    let end = end + usize::from(growth);
    let subject = phrase::of(context.right, (first, end));
    // 以年均6.6%的增速: the noun names the rate itself.
    if growth || lexicon::is_rate(&subject.text(context.text)) {
        return Some(Tie::to(Some(subject)).by(verb.map(|verb| verb.span)));
    }
    let listed = share.filter(|_| follows).and_then(|told| told.tie.predicate);
    let verb = verb.map(|verb| verb.span).or(listed);
    let predicate = verb
        .or_else(|| super::acting_verb::verb_after(context.text, context.right, end))
        .or_else(|| super::acting_verb::verb_behind_list(context, end));
    // 享受3%的优惠税率: a rate is told, and no part of it.
    let of = Some(subject.span()).filter(|whole| !whole.of(context.text).ends_with('率'));
    Some(Tie { of, ..Tie::to(Some(subject)).by(predicate) })
}

/// 给予用户电费20%的补贴: behind who gets it stands the whole, behind the share what is given.
fn awarded(context: &Context) -> Option<Tie> {
    let verb = context.left.iter().rposition(|piece| lexicon::gives(context.word(piece)))?;
    let [de, award, ..] = context.right else { return None };
    let given = is_award(context.word(award));
    let named = &context.left[verb + 1..];
    let receiver =
        named.first().filter(|first| lexicon::is_person(context.word(first)) || lexicon::is_body(context.word(first)));
    let whole = named.get(usize::from(receiver.is_some())..).filter(|whole| !whole.is_empty())?;
    let plain = whole.iter().all(|piece| piece.is_nominal() || piece.is_verb());
    let subject = phrase::of(whole, (0, whole.len()));
    (given && de.role == Role::De && plain)
        .then(|| Tie { of: Some(subject.span()), ..Tie::to(Some(subject)).by(Some(context.left[verb].span)) })
}

/// 提出8%左右的产值增长目标: what is aimed at is the rate itself, and no whole.
fn rate_of_goal(context: &Context) -> Option<Tie> {
    let (de, goal) = context.right.split_first().filter(|(first, _)| first.role == Role::De)?;
    // 粮食产量增加5%的预期性目标: what is to grow stands before the verb.
    let grows = |last: &&Piece| matches!(last.role, Role::Verb { class: VerbClass::Up | VerbClass::Down, .. });
    if context.left.last().filter(grows).is_some() {
        return None;
    }
    let named = goal.iter().all(|piece| piece.is_nominal() || piece.is_verb()) && goal.len() > 1;
    let aimed = goal.last().filter(|last| named && context.word(last).ends_with("目标"))?;
    let verb = context.left.iter().rfind(|piece| piece.is_verb());
    let subject = Phrase::new(Span::new(de.span.end, aimed.span.end));
    Some(Tie::to(Some(subject)).by(verb.map(|verb| verb.span)))
}

/// 持17%的蓝山商行, 持有其18.3%股权: of shares in a company what is held, or behind 的 who holds it.
fn shares_held(context: &Context, (first, end): (usize, usize)) -> Option<Tie> {
    let last = context.left.last().map(|last| (context.word(last), last.span));
    if let Some((_, verb)) = last.filter(|(word, _)| first > 0 && matches!(*word, "持" | "持股" | "占股")) {
        return Some(Tie::to(super::carry::in_sentence(context)).by(Some(verb)));
    }
    let named = phrase::of(context.right, (first, end));
    let text = named.text(context.text);
    let verb = context.left.iter().rfind(|piece| piece.is_verb()).map(|piece| piece.span);
    let held = ["股权", "股份", "权益", "份额"].iter().any(|word| text.ends_with(word));
    held.then(|| Tie::to(Some(named)).by(verb))
}

/// 拦下流域三成的水量、五成的沙量: a place behind the verb, or a share before it, stands before the share.
fn follows_place_or_share(context: &Context, behind_share: bool) -> bool {
    context.left.last().is_some_and(|last| match last.role {
        Role::Region | Role::Scope => true,
        Role::ListComma | Role::Conjunction => behind_share,
        _ => false,
    })
}

/// Whether nothing stands before the share that it could belong to.
fn is_governed(context: &Context, behind_de: bool) -> bool {
    // 川渝70%以上的医院: where the whole lies may stand before its share.
    let place = |piece: &Piece| matches!(piece.role, Role::Region | Role::Scope | Role::Time | Role::Adverb);
    let placed = behind_de && context.left.iter().all(place);
    placed
        || context.left.last().is_none_or(|last| match last.role {
            // 在70%的乡镇设站, 对八成的门店检查: a preposition brings in the share of a whole.
            Role::Preposition => behind_de,
            Role::Adverb => true,
            _ => last.is_verb(),
        })
}

/// 能源消费年均6.6%的增速: what grows stands before the share.
fn rate_of_holder(context: &Context, (first, end): (usize, usize)) -> Option<Tie> {
    let rate = phrase::of(context.right, (first, end));
    if first == 0 || !lexicon::is_rate(&rate.text(context.text)) {
        return None;
    }
    let lead = context.left.iter().rposition(|piece| !matches!(piece.role, Role::Adverb | Role::Each))? + 1;
    let before = &context.left[..lead];
    let adjoins = lead < context.left.len() && before.last().is_some_and(|last| !last.is_strong_verb() || lead > 1);
    let holder = phrase::holder(context.text, before).filter(|run| adjoins && run.end == lead)?;
    let verb = before[..holder.first].iter().rfind(|piece| piece.is_verb()).map(|piece| piece.span);
    let verb = verb.or_else(|| super::acting_verb::verb_after(context.text, context.right, end));
    Some(Tie::to(Some(Phrase::with_head(holder.phrase(before).span(), rate.span()))).by(verb))
}
