//! Measures named by one word beside what they are of: 桥长120米, 面积3亩.

use super::measured::is_sector;
use crate::fact::Kind;
use crate::lexicon;
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::Role;
use crate::subject::{Context, Tie};

/// 码头长680米，宽32米, 主体约长334米: what has the dimension stands before an adverb, or was said before.
pub(super) fn dimension_before(context: &Context, run: phrase::Run) -> Option<Tie> {
    let dimension = Some(run.phrase(context.left).span());
    let before = context.left[..run.first].iter().rposition(|piece| piece.role != Role::Adverb);
    if let Some(before) = before.filter(|before| before + 1 < run.first)
        && let Some(holder) = phrase::holder(context.text, &context.left[..=before])
    {
        return Some(Tie::to(Some(holder.phrase(context.left))).by(dimension));
    }
    let mut carried = super::carry::subject(context)?;
    without_dimension(context.text, &mut carried);
    // 有效射程800米，重3公斤: what is left only says which measure, and nothing is so heavy.
    let left = carried.text(context.text);
    let names = !lexicon::subject_words().which_measure.has(&left);
    Some(Tie::to(Some(carried).filter(|_| names)).by(dimension))
}

/// 占比, 比重 alone: a share of what was told before.
pub(super) fn is_bare_share(phrase: &str) -> bool {
    matches!(phrase, "占比" | "比重")
}

/// 人均, 占比, 水务公司 alone: the measure was said before.
pub(super) fn measure_said_before(context: &Context, phrase: &Phrase, verb: Option<Span>) -> Option<Tie> {
    let said = phrase.text(context.text);
    // 耕地面积1560亩，人均1.4亩: an average alone takes the measure said before.
    if super::change::is_bare_average(&said)
        && let Some(measure) = super::carry::in_sentence(context)
    {
        return Some(Tie::to(Some(Phrase::with_head(phrase.span(), measure.span()))).by(verb).guessed());
    }
    // 达到412万千瓦，占比38.6%: the share is of what was told before.
    if is_bare_share(&said)
        && let Some(carried) = super::carry::subject(context)
    {
        return Some(Tie::to(Some(carried)).by(verb));
    }
    // 水务公司1.4亿元 behind 风电项目完成投资37亿元: the measure is carried, the body is a place.
    // 国有企业 behind 外商投资企业进出口 is the other side of the measure.
    let side = lexicon::sides(&said).next().is_some();
    let body = context.mention().kind == Kind::Money && !side && (lexicon::is_body(&said) || is_sector(&said));
    let told = context.last().filter(|told| body && told.sentence == context.sentence)?;
    let measure = told.tie.subject.as_ref().and_then(|_| super::carry::money_measure(context));
    Some(Tie::to(measure.or(Some(phrase.clone()))).guessed())
}

/// Adjectives that name a dimension of what was said before: 宽45米.
pub(super) const DIMENSIONS: &[&str] = &["长", "宽", "高", "深", "厚", "重"];

/// 宽45米 behind 码头长680米 is said of 跑道.
fn without_dimension(text: &str, phrase: &mut Phrase) {
    let Some(last) = phrase.parts.last_mut() else { return };
    let word = last.of(text);
    // 城墙周长13公里，高12米: the whole name of the measure goes.
    if let Some(name) = lexicon::subject_words().whole_dimensions.ending(word).filter(|name| name.start > 0) {
        last.end = last.start + name.start;
        return;
    }
    if let Some(dimension) =
        DIMENSIONS.iter().find(|dimension| word.ends_with(**dimension) && word.len() > dimension.len())
    {
        last.end -= dimension.len();
        // 石桥全长86米，宽7米: 全 goes with the length.
        if last.of(text).ends_with(['全', '总']) && last.of(text).chars().count() > 1 {
            last.end -= lexicon::HAN;
        }
        return;
    }
    // 湖面海拔4528米，长71.7公里: what is long is the lake, not its other measure.
    if let Some(measure) =
        lexicon::property_ending(word).filter(|measure| word.len() >= measure.len() + lexicon::TWO_HAN)
    {
        last.end -= measure.len();
    }
}
