//! Comparisons with another side: 快于全省2.8个百分点, 高于乙组的78.3%.

use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

/// 旅游收入增速快于全省2.8个百分点, 比计划多5人.
pub(super) fn comparison(context: &Context) -> Option<Tie> {
    // 比哥哥高了5厘米: 了 only says that it is so.
    let left = match context.left {
        [rest @ .., particle] if particle.role == Role::Aspect && context.word(particle) == "了" => rest,
        left => left,
    };
    // 比同期高7.5个百分点: a bare adjective compares only behind 比.
    let last = left.last().map_or("", |last| context.word(last));
    let adjective = lexicon::subject_words().comparing.has(last);
    let goes_on = adjective && goes_on_comparing(context, left);
    let adjective = adjective && (goes_on || left.iter().any(|piece| matches!(context.word(piece), "比" | "较")));
    // 价格高几十块: of money such an adjective compares by itself.
    let dearer = context.mention().kind == Kind::Money && matches!(last, "高" | "低" | "贵" | "便宜");
    let adjective = adjective || dearer && left.len() > 1;
    let compares = |piece: &Piece| matches!(piece.role, Role::Verb { class: VerbClass::Compare, .. });
    let at = if adjective { left.len() - 1 } else { context.left.iter().rposition(compares)? };
    let verb = &context.left[at];
    let behind = left.get(at + 1..).unwrap_or_default();
    // 高出全部工业投资6.2个百分点: a verb that names an amount is the other side too.
    let compared = behind.iter().all(|piece| {
        let named = matches!(piece.role, Role::Verb { class: VerbClass::Names | VerbClass::Mixed, .. });
        piece.is_nominal()
            || named && lexicon::is_property(context.word(piece))
            || matches!(piece.role, Role::Time | Role::Adverb | Role::ListComma | Role::De)
    });
    let short = context.word(verb).chars().count() == 1;
    let against = context.left[..at].iter().rposition(|piece| matches!(context.word(piece), "比" | "较"));
    // 水位超警戒线0.8米: 超 with the other side behind it compares; with the amount alone it bounds.
    let passes = matches!(context.word(verb), "超" | "超过" | "超出") && !behind.is_empty();
    if !compared || (short && !passes && !dearer && !goes_on && (against.is_none() || !behind.is_empty())) {
        return None;
    }
    let holder = &context.left[..against.unwrap_or(at)];
    if let Some(own) = of_other_side(context, behind) {
        return Some(Tie::to(Some(own)).by(Some(verb.span)));
    }
    let subject: Option<Phrase> = phrase::holder(context.text, holder).map(|run| run.phrase(holder));
    Some(Tie::to(subject.or_else(|| super::carry::subject(context))).by(Some(verb.span)))
}

/// 比旧款贵了300元，重了15克: the comparison goes on with another adjective.
fn goes_on_comparing(context: &Context, left: &[Piece]) -> bool {
    let alone = left[..left.len() - 1].iter().all(|piece| matches!(piece.role, Role::Adverb | Role::ListComma));
    let told = context.last().filter(|told| alone && told.sentence == context.sentence);
    told.is_some_and(|told| told.tie.rule == super::COMPARISON)
}

/// 有效率为92.5%，高于乙组的78.3%: with 的 the amount is the other side's own, of the measure said before. A place only says
/// where (失业率为3.1%，低于邻市的3.9%).
fn of_other_side(context: &Context, behind: &[Piece]) -> Option<Phrase> {
    let (_, other) = behind.split_last().filter(|(last, _)| last.role == Role::De)?;
    let told = context.last().filter(|told| context.mentions[told.mention].unit == context.mention().unit)?;
    let run = phrase::ending(context.text, other, context.sort())?;
    let measure = told.tie.subject.as_ref()?;
    let place = other[run.first..run.end].iter().all(|piece| matches!(piece.role, Role::Region | Role::Scope))
        || lexicon::is_region_name(run.phrase(behind).span().of(context.text));
    let side = run.phrase(behind);
    // 就业人数为1.2万人，低于预期的11.3万人: what was expected is of the same measure.
    let expected = lexicon::subject_words().expected.ends(&side.text(context.text));
    if place || expected {
        return Some(measure.carry());
    }
    let head = super::subset::measure_of(context.text, *measure.parts.last()?);
    let head = head.filter(|_| !lexicon::is_property(&side.text(context.text)));
    Some(head.map_or_else(|| side.clone(), |head| Phrase::with_head(side.span(), head)))
}
