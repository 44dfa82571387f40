//! Measures whose holder stands apart: said before another measure, or parted from its own by a denominator.

use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::phrase::{self, Phrase, Run};
use crate::subject::pieces::Role;
use crate::subject::{Context, REACH, Tie, denominator, is_relative};

/// 铁路客运量300万人，货运量1230万吨: a bare measure behind its sibling is of the same holder.
pub(super) fn of_one_holder(context: &Context, measure: &Phrase) -> Option<Phrase> {
    let own = measure.text(context.text);
    let mut siblings = lexicon::siblings(&own).peekable();
    siblings.peek()?;
    let siblings: Vec<&str> = siblings.collect();
    // Its growth may stand between: 客运量300万人，增长4%，货运量….
    let mut near = context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence == context.sentence);
    let told = near.find(|told| !is_relative(context.mentions[told.mention].kind))?;
    let subject = told.tie.subject.as_ref()?;
    let named = |part: Span| siblings.iter().copied().filter(move |word| part.of(context.text).ends_with(word));
    let holder = match subject.parts.as_slice() {
        [whole] => {
            let longest = named(*whole).map(str::len).max()?;
            (whole.len() > longest).then(|| Span::new(whole.start, whole.end - longest))
        }
        [first, last] => named(*last).any(|word| word.len() == last.len()).then_some(*first),
        _ => None,
    }?;
    Some(Phrase::with_head(holder, measure.span()))
}

/// 水稻每亩产量518公斤, 油菜实现每亩单产162公斤: the denominator, and a verb before it, may part the measure from its holder.
pub(super) fn per_unit(context: &Context, run: Run) -> Option<(Phrase, Option<Span>)> {
    let each = run.first.checked_sub(1).filter(|at| context.left[*at].role == Role::Each)?;
    let measure = run.phrase(context.left);
    let light = each
        .checked_sub(1)
        .filter(|at| matches!(context.left[*at].role, Role::Verb { class: VerbClass::Light | VerbClass::Level, .. }));
    let before = &context.left[..light.unwrap_or(each)];
    let holder = phrase::holder(context.text, before).filter(|holder| holder.end == before.len())?;
    let named = lexicon::is_property(&measure.text(context.text));
    let subject = Phrase::with_head(holder.phrase(before).span(), measure.span());
    named.then(|| (subject, light.map(|at| context.left[at].span)))
}

/// 管网建设完成投资首次迈上百亿元: a bare measure behind a light verb is of the sector or activity before that.
pub(super) fn of_sector(context: &Context, tie: &mut Tie) {
    let Some(measure) = tie.subject.as_ref().filter(|subject| !subject.carried && subject.parts.len() == 1) else {
        return;
    };
    let at = context.left.partition_point(|piece| piece.span.start < measure.span().start);
    let light = at.checked_sub(1).filter(|light| {
        context.left.get(at).is_some_and(|piece| piece.span.start == measure.span().start)
            && matches!(context.left[*light].role, Role::Verb { class: VerbClass::Light, .. })
    });
    let Some(light) = light.filter(|_| lexicon::is_property(&measure.text(context.text))) else { return };
    let before = &context.left[..light];
    let holder = phrase::holder(context.text, before).map(|run| run.phrase(before));
    if let Some(holder) = holder.filter(|holder| lexicon::is_sector(&holder.text(context.text))) {
        tie.subject = Some(Phrase::with_head(holder.span(), measure.span()));
    }
}

/// 治愈率为80%，对照组为65%: a group has the measure that was just told of another.
pub(super) fn of_group(context: &Context, tie: &mut Tie) {
    let share = context.mention().kind == crate::fact::Kind::Percent && tie.change.is_none();
    let Some([group]) = tie.subject.as_ref().filter(|_| share).map(|subject| subject.parts.as_slice()) else { return };
    if !group.of(context.text).ends_with('组') {
        return;
    }
    let told = context.last().filter(|told| told.sentence == context.sentence && told.clause + 1 == context.clause);
    let told = told.filter(|told| context.mentions[told.mention].unit == context.mention().unit);
    let Some(measure) = told.and_then(|told| told.tie.subject.as_ref()?.parts.last().copied()) else { return };
    let words = measure.of(context.text);
    // 观察组治愈率: behind the other group its measure.
    let behind = words.find('组').map(|at| Span::new(measure.start + at + '组'.len_utf8(), measure.end));
    let head = behind.filter(|head| lexicon::is_property(head.of(context.text)));
    if let Some(head) = head.or_else(|| Some(measure).filter(|_| behind.is_none() && lexicon::is_property(words))) {
        tie.subject = Some(Phrase::with_head(*group, head));
    }
}

/// 茶园面积为800亩，年产12吨: no area makes anything; what it is the area of does.
pub(super) fn of_product(context: &Context, tie: &mut Tie) {
    let yields = |verb: Span| denominator::is_yearly_output(verb.of(context.text));
    let Some(subject) = tie.subject.as_ref().filter(|subject| subject.carried && tie.predicate.is_some_and(yields))
    else {
        return;
    };
    let [area] = subject.parts.as_slice() else { return };
    if !area.of(context.text).ends_with("面积") {
        return;
    }
    if let Some(measure) = super::subset::measure_of(context.text, *area) {
        tie.subject = Some(Phrase::new(Span::new(area.start, measure.start)).carry());
    }
}

/// 城镇居民人均收入3万元，农村居民1.5万元: the other side of what a measure is told of is no thing of its own.
pub(super) fn of_other_side(context: &Context, tie: &mut Tie) {
    let Some(side) = tie.subject.as_ref().filter(|subject| !subject.carried && !context.mention().counts) else {
        return;
    };
    let [side] = side.parts.as_slice() else { return };
    let own = side.of(context.text);
    let mut others = lexicon::sides(own).filter(|other| *other != own).peekable();
    if others.peek().is_none() {
        return;
    }
    let unit = &context.mention().unit;
    let mut near = context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence == context.sentence);
    let Some(told) = near.find(|told| context.mentions[told.mention].unit == *unit && told.tie.subject.is_some())
    else {
        return;
    };
    let Some([whole]) = told.tie.subject.as_ref().map(|subject| subject.parts.as_slice()) else { return };
    let named = whole.of(context.text);
    let Some(other) = others.filter(|other| named.starts_with(other)).max_by_key(|other| other.len()) else { return };
    let measure = Span::new(whole.start + other.len(), whole.end);
    if lexicon::is_property(measure.of(context.text)) {
        tie.subject = Some(Phrase::with_head(*side, measure));
    }
}
