//! The name of a body that a stretch of text starts with, by how it ends and what is said of it: 青石镇中心小学成立于1963年.

use super::{Rank, Said};
use crate::lexicon::{self, GoverningWords, ScopeWord, is_han};
use crate::segmenter::{self, Tag};
use crate::span::{Span, letter_before};

/// The longest a name can be, in bytes.
const LONGEST: usize = 60;

/// The name of a place or body.
pub(super) struct Name {
    pub(super) span: Span,
    /// What it does where it opens a sentence: one of its kind holds on (青石镇中心小学, 机场位于城北); 供热站，面积… may be
    /// any, and ends with it.
    pub(super) rank: Rank,
}

/// The body that a run of Han letters starts with: nouns up to one that ends as names of places and bodies do, spoken of
/// at once.
pub(super) fn body_at(run: Span, said: Said) -> Option<Name> {
    let words = lexicon::governing_words();
    let text = said.text;
    let behind = &text[run.end..];
    let situated = || words.situated.is_in(run.of(text)) || words.situated.starts(behind);
    if !words.endings.is_in(run.of(text)) && !situated() {
        return None;
    }
    // Of the runs that hold such an ending few can be a name there: only these are cut into words.
    let ends: Vec<usize> = ends_of_names(run, said).collect();
    if ends.is_empty() {
        return None;
    }
    // 两个电站位于延安: what a number counts has no name.
    if said.quantities.binary_search_by_key(&run.start, |quantity| quantity.start).is_ok() {
        return None;
    }
    let mut proper = false;
    let mut found = None;
    for word in segmenter::tag(text, run) {
        // 济宁创建湿地乡镇, 青石站是…上的一座车站: no name goes over a verb.
        let acts = word.span.start > run.start && words.founding.has(word.text);
        if !is_nominal(word.tag) || acts || word.text.contains(['是', '距', '的']) {
            break;
        }
        let strange = word.text.chars().count() > 1 && !segmenter::knows(word.text);
        proper |= strange || matches!(word.tag, Tag::Name | Tag::Region);
        let span = Span::new(run.start, word.span.end);
        if is_made(span, said) {
            break;
        }
        if !ends.contains(&span.end) {
            continue;
        }
        let located = words.located.starts(&text[span.end..]);
        let situated = span.len() > word.text.len() && is_situated(span, said);
        let told = || located || is_spoken_of(span, said) || proper && is_short_region(span, said);
        if situated || is_named(span.of(text), words) && told() {
            let region = lexicon::is_region_name(span.of(text));
            let rank = match (region, proper || located) {
                // 湖南省今年统筹资金…: the next paragraph may speak of another.
                (true, _) => Rank::Paragraph,
                (false, true) => Rank::Holds,
                (false, false) => Rank::Ends,
            };
            found = Some(Name { span, rank });
        }
    }
    found
}

/// Where a name may end that a run starts with, however it is cut: 青石镇中心小学 before 成立于.
fn ends_of_names(run: Span, said: Said) -> impl Iterator<Item = usize> {
    let words = lexicon::governing_words();
    let ends = run.of(said.text).char_indices().map(move |(at, letter)| run.start + at + letter.len_utf8());
    ends.filter(move |end| {
        let span = Span::new(run.start, *end);
        let told =
            || words.located.starts(&said.text[*end..]) || is_spoken_of(span, said) || is_short_region(span, said);
        is_situated(span, said) || is_named(span.of(said.text), words) && told()
    })
}

/// 上屋组地处偏僻: what is said to lie somewhere is a place, whatever its name ends with.
fn is_situated(name: Span, said: Said) -> bool {
    lexicon::governing_words().situated.starts(&said.text[name.end..])
}

/// 东海国信粮油贸易有限公司 as a whole heading is the name of a body, however it is cut.
pub(super) fn alone(heading: Span, text: &str) -> Option<Span> {
    const LETTERS: std::ops::RangeInclusive<usize> = 6..=20;
    let (whole, name) = (heading.of(text).trim_end(), heading.of(text).trim());
    let start = heading.start + whole.len() - name.len();
    let named = name.ends_with("公司") || name.ends_with("集团") || name.ends_with("合作社");
    let plain = name.chars().all(is_han) && LETTERS.contains(&name.chars().count());
    (named && plain).then(|| Span::new(start, start + name.len()))
}

/// 安口镇为葡萄主产区, 红石镇基地: the name of a town that a run starts with, though no dictionary holds it.
pub(super) fn town_at(run: Span, said: Said) -> Option<Name> {
    let letters = run.of(said.text).char_indices().take(MOST_LETTERS + 1);
    let end = letters.skip(2).find(|(_, c)| matches!(c, '镇' | '乡')).map(|(at, c)| at + c.len_utf8())?;
    let span = Span::new(run.start, run.start + end);
    let longer = said.text[span.end..].starts_with(['镇', '乡', '村', '长', '级', '企']);
    (!longer && is_town(span.of(said.text))).then_some(Name { span, rank: Rank::Paragraph })
}

/// The most letters of a town's name before its ending.
const MOST_LETTERS: usize = 3;

/// Whether a word that ends as towns do names one: what stands before the ending is no word (重点镇, 各乡镇, 赋能村镇).
pub(super) fn is_town(name: &str) -> bool {
    const OTHERS: &str = "村各全本该每某两几多小城集建古这那个以在从对由于向把被与和及";
    let Some(head) = name.strip_suffix(['镇', '乡']) else { return false };
    let named = |tag: Option<Tag>| matches!(tag, None | Some(Tag::Region | Tag::Name));
    let word = |start: &str| segmenter::knows(start) || lexicon::verb_class(start).is_some();
    let begins_word = || head.chars().count() > 2 && head.get(..lexicon::TWO_HAN).is_some_and(word);
    let other = head.starts_with(|c| OTHERS.contains(c)) || head.ends_with(|c| OTHERS.contains(c));
    !other && named(segmenter::dictionary_tag(name)) && named(segmenter::dictionary_tag(head)) && !begins_word()
}

/// 内湖区之环境: a proper name that ends as districts do is a place, whatever follows.
fn is_short_region(name: Span, said: Said) -> bool {
    const LETTERS: usize = 6;
    let (text, behind) = (name.of(said.text), &said.text[name.end..]);
    // 篁岭村、石桥村等八个村: it is one of a list.
    let alone = !behind.starts_with('、');
    alone && text.chars().count() <= LETTERS && lexicon::is_region_name(text)
}

/// 青石小学共有…, 青石小学2024年…; not 水利局6日表示, which only tells.
fn is_spoken_of(name: Span, said: Said) -> bool {
    let words = lexicon::governing_words();
    let time = said.times.binary_search_by_key(&name.end, |time| time.start).map(|at| said.times[at]);
    let rest = &said.text[time.map_or(name.end, |time| time.end)..];
    // 移民局今天（7月15日）公布: the date may follow in a bracket.
    let bracket = rest.strip_prefix('（').filter(|_| time.is_ok()).and_then(|inside| inside.split_once('）'));
    let rest = bracket.filter(|(date, _)| date.len() <= DATE).map_or(rest, |(_, behind)| behind);
    if words.telling.starts(rest) || is_counted(said, said.text.len() - rest.len()) {
        return false;
    }
    time.is_ok() || words.speaking.starts(rest)
}

/// 新建医院6家 behind 成都市, 山东省新建学校12所: what a verb makes and a number counts is no body of its own.
pub(super) fn is_made(name: Span, said: Said) -> bool {
    let counted = said.quantities.binary_search_by_key(&name.end, |quantity| quantity.start).is_ok();
    counted && segmenter::tag(said.text, name).iter().any(|word| lexicon::verb_class(word.text).is_some())
}

/// A date in brackets has so many bytes at most: 12月15日.
const DATE: usize = 13;

/// 加油站有20个，收费站有5个: what is counted itself is no place of the count.
fn is_counted(said: Said, at: usize) -> bool {
    let tied = ["是", "有", "共有", "现有", "为"].iter().find(|verb| said.text[at..].starts_with(**verb));
    let start = at + tied.map_or(0, |verb| verb.len());
    let found = said.quantities.binary_search_by_key(&start, |quantity| quantity.start);
    let Ok(quantity) = found.map(|found| said.quantities[found]) else { return false };
    tied.is_some() && said.text[quantity.end..].chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// The Han letters that a stretch starts with, up to a scope word, as far as a name can reach.
pub(super) fn han_run(within: Span, said: Said) -> Option<Span> {
    let near = &within.of(said.text)[..letter_before(within.of(said.text), within.len().min(LONGEST))];
    let mut end = within.start + near.find(|c: char| !is_han(c)).unwrap_or(near.len());
    let behind = &said.scopes[said.scopes.partition_point(|(span, _)| span.start < within.start)..];
    if let Some((scope, _)) = behind.iter().find(|(_, word)| *word == ScopeWord::Whole) {
        end = end.min(scope.start);
    }
    (end > within.start).then(|| Span::new(within.start, end))
}

pub(super) fn is_nominal(tag: Tag) -> bool {
    matches!(tag, Tag::Noun | Tag::Name | Tag::Region | Tag::Modifier | Tag::VerbNoun | Tag::Numeral | Tag::Other)
}

/// Whether it ends as names of places and bodies do.
pub(super) fn is_named(name: &str, words: &GoverningWords) -> bool {
    // 新建中心村, 改建镇文化站: what is built is no name.
    words.endings.ends(name) && name.chars().count() > 2 && !words.kinds.ends(name) && !words.building.starts(name)
}
