//! Words that blur a number: 余, 多, 来, and the neighbours that tell 数, 上 and bare 百 from everyday words.

use super::compound::{Compound, Ending};
use super::glyph::{Glyph, after, char_at, glyph_at, is_han};
use super::read::{Read, Source};
use crate::fact::Bound;

/// Characters whose 上 is no part of a number: 以上百…, 会上千人, 网上百家.
pub(super) const TAKES_UP: &str = "以迈登跃站踏冲攀晚早会會网網路海线線街车車船场場本史界身头頭地水";

/// Characters whose 数 ends a noun: 人数百余, 总数千分之一.
pub(super) const TAKES_NUMBER: &str = "人户戶总總次倍指系参參函个個件多少无無半基岁歲天家套股台";

/// Words before a magnitude that stands for itself: 近百家, 逾千人.
pub(super) const NEAR_BARE: &str = "近逾超过過破约約满滿达達";

/// Measure words that count hundreds and thousands without a digit: 百名专家, 千场演出.
const COUNTS_HUNDREDS: &str = "名场款家辆艘架项";

/// Whether a measure word and what it counts stand behind 百 or 千: 百家企业; but 百家争鸣, 百家姓, 千家万户.
pub(super) fn counts_hundreds(behind: &str) -> bool {
    let mut letters = behind.chars();
    let (measure, noun) = (letters.next(), letters.next());
    measure.is_some_and(|c| COUNTS_HUNDREDS.contains(c))
        && noun.is_some_and(|c| is_han(c) && !"争姓讲乐号饭衣湖万百千".contains(c))
}

/// Words in which 几 is no number: 几乎, 几何, 几率.
pub(super) const NO_FEW: &str = "乎何率";

/// Attaches 余, 多 or 来 with the magnitude behind it: 二百三十余万, 3亿多, 十来万.
pub(super) fn suffixed(source: Source<'_>, compound: Compound) -> Read<Compound> {
    let text = source.text;
    let Some(mark) = char_at(text, compound.end) else { return Ok(compound) };
    let behind = after(text, compound.end);
    let Some((bound, refused)) = blur(mark) else { return Ok(compound) };
    let before_big = matches!(glyph_at(text, behind), Glyph::Big(_));
    if !takes(&compound, mark, before_big) || char_at(text, behind).is_some_and(|c| refused.contains(c)) {
        return Ok(compound);
    }
    Ok(compound.blurred(text, behind, bound))
}

/// Passes over 余 or 多 where the number is vague already: 上千余人, 数百余名.
pub(super) fn skip_more(text: &str, at: usize) -> usize {
    match char_at(text, at).map(|mark| (mark, blur(mark))) {
        Some((mark, Some((Bound::MoreThan, refused)))) => {
            let behind = at + mark.len_utf8();
            if char_at(text, behind).is_some_and(|c| refused.contains(c)) { at } else { behind }
        }
        _ => at,
    }
}

/// What a word says about the number before it, and the characters with which it makes another word:
/// 多云, 余额, 来自.
fn blur(mark: char) -> Option<(Bound, &'static str)> {
    match mark {
        '多' => Some((Bound::MoreThan, "云雲样樣晶")),
        '余' | '餘' => Some((Bound::MoreThan, "额額震热熱粮糧杭姚")),
        '来' | '來' => Some((Bound::About, "自到得源说說看往访訪华華电電信函回临臨宾賓客历歷料年京沪滬")),
        _ => None,
    }
}

/// Whether the word may stand behind such a number.
///
/// 余 and 多 follow a round number (3000多, 五百余, 3.9万多). 来 is also a verb, so it follows only 十, 百, 千 or a
/// short round number (20来个, but 投资5亿来建设).
fn takes(compound: &Compound, mark: char, before_big: bool) -> bool {
    let is_about = matches!(mark, '来' | '來');
    match compound.ending {
        Ending::Small => true,
        Ending::Big => !is_about,
        Ending::Arabic { digits, round } if is_about => round && (2..=3).contains(&digits),
        Ending::Arabic { digits, .. } => before_big || digits > 1,
        Ending::ArabicDecimals => before_big && !is_about,
        Ending::Units => before_big && !is_about,
        Ending::Other => false,
    }
}
