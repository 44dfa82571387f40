//! The named places that a stretch of text starts with: 江苏盐城, 浏阳市淳口镇, 深圳、广州和东莞, 31个省（自治区、直辖市）.

use once_cell::sync::Lazy;
use regex::Regex;

use super::names::{self, Name, han_run, is_nominal};
use super::{Rank, Said};
use crate::lexicon::{self, Found, WordEnds, divisions, is_han};
use crate::segmenter::{self, Tag};
use crate::span::Span;

/// 31个省（自治区、直辖市）和兵团新增30例。新增疑似病例11例: the country counted by its parts holds on where nothing else does.
pub(super) fn country_counted(within: Span, said: Said) -> Option<Name> {
    static PARTS: Lazy<Regex> = Lazy::new(|| {
        Regex::new(r"^3[0-4]个?省(?:区市|份|（[\p{Han}、]{3,12}）)(?:和\p{Han}{2,8}兵团)?").expect("tested")
    });
    let stretch = within.of(said.text);
    let found = if stretch.starts_with('3') { PARTS.find(stretch) } else { None };
    found.map(|found| Name { span: Span::new(within.start, within.start + found.end()), rank: Rank::Yields })
}

/// 中国陶瓷业景气指数: the country by its name holds for the paragraph that it opens where a measure of it stands behind, else
/// for the sentence (中国代表团).
pub(super) fn country_named(within: Span, said: Said) -> Option<Name> {
    let words = lexicon::governing_words();
    let stretch = within.of(said.text);
    let end = words.country.starting(stretch).map(Found::len)?;
    // 中国南水北调集团: in the name of a body it is no place.
    let behind = Span::new(within.start + end, within.end);
    if words.country_longer.starts(behind.of(said.text)) || body_behind(behind, said).is_some() {
        return None;
    }
    let rank = if opens_measure(behind, said) { Rank::Paragraph } else { Rank::Ends };
    Some(Name { span: Span::new(within.start, within.start + end), rank })
}

/// 经济持续增长, 油气消费量不断增大: nouns up to the name of a measure.
fn opens_measure(behind: Span, said: Said) -> bool {
    let Some(run) = han_run(behind, said) else { return false };
    let words = segmenter::tag(said.text, run);
    let nominal = words.iter().take_while(|word| is_nominal(word.tag));
    nominal.last().is_some_and(|last| {
        let named = Span::new(run.start, last.span.end).of(said.text);
        named.ends_with("经济") || lexicon::is_property(named)
    })
}

/// 广东中山500多名党员, 浏阳市淳口镇, 深圳、广州和东莞: the places that a stretch starts with, one after the other or listed.
pub(super) fn region_at(within: Span, said: Said) -> Option<Name> {
    let words = lexicon::governing_words();
    let stretch = within.of(said.text);
    let Chain { end, last, lists, pieces } = chain(stretch)?;
    let behind = &stretch[end..];
    let known = words.known.starts(&stretch[last..]);
    let endings = if known { &words.provinces } else { &words.towns };
    // 莫斯科州, 加沙城: the kind right behind the name.
    let kind = || {
        let rest = behind.strip_prefix(['州', '市', '城']).filter(|_| known)?;
        // 约旦河西岸城市, 首尔市场: it begins another word.
        (!rest.starts_with(['市', '场', '长', '镇', '墙'])).then_some(behind.len() - rest.len())
    };
    let body = || body_behind(Span::new(within.start + end, within.end), said);
    let longer = kind().or_else(|| part_at(behind, endings)).or_else(body).unwrap_or(0);
    // 长沙至郴州高速公路, 美国F-16: of a route or a product. 长沙，常德，岳阳等地: of a list that commas cut.
    let of_another = behind.starts_with(|c: char| c.is_ascii_alphabetic() || "－—-–至到".contains(c));
    // … or of one whose other places are not known: 江西篁岭村、西递村等八个村.
    let counted = behind.strip_prefix('等').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let cut = lists == 0 && pieces == 1 && behind.starts_with('等') || counted || behind[longer..].starts_with('、');
    // 亚洲首台, 江苏最大: only where it is the first or the largest of its kind.
    let ranked = behind.starts_with(['首', '最']) && !behind.starts_with("首都") && !behind.starts_with("首府");
    // 中山大学, 上海证券交易所: a short name is part of a longer one.
    let short = pieces == 1 && longer == 0 && !stretch[..end].ends_with(divisions::ENDINGS);
    // 吉林一号卫星: a number makes it a name; not so 北京10号线.
    let number = behind.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let line = ["号线", "号楼", "号院"].iter().any(|word| number.starts_with(word));
    let numbered = number.len() < behind.len() && number.starts_with('号') && !line;
    if of_another || cut || ranked || numbered || only_speaks(behind) || short && words.longer.starts(behind) {
        return None;
    }
    // 山西、河南等地建成…: several places have a sentence in common, no more.
    let rank = if lists == 0 { Rank::Paragraph } else { Rank::Ends };
    Some(Name { span: Span::new(within.start, within.start + end + longer), rank })
}

/// 俄罗斯国防部称，…: a clause that closes with who speaks says nothing of the place; who publishes figures (统计厅公布，) does,
/// and 之称 is no speech.
fn only_speaks(behind: &str) -> bool {
    const LETTERS: usize = 24;
    let speech = lexicon::governing_words().speech.ending(behind);
    let named = |start: usize| behind[..start].ends_with(['之', '俗', '简', '统', '号', '誉', '素']);
    speech.is_some_and(|verb| verb.start > 0 && !named(verb.start)) && behind.chars().nth(LETTERS).is_none()
}

/// Places one after the other.
struct Chain {
    /// Where they end.
    end: usize,
    /// Where the last starts.
    last: usize,
    /// How many joints of a list stand between them.
    lists: usize,
    pieces: usize,
}

fn chain(stretch: &str) -> Option<Chain> {
    let words = lexicon::governing_words();
    let mut chain = Chain { end: 0, last: 0, lists: 0, pieces: 0 };
    loop {
        let Chain { end, last, .. } = chain;
        let rest = &stretch[end..];
        let joint = words.joints.starting(rest).filter(|_| end > 0);
        let joint = joint.map_or(0, Found::len);
        let next = &rest[joint..];
        // 浙江嘉善: behind its province a county needs no ending.
        let county = || if joint == 0 && end > 0 { divisions::county_of(&stretch[last..end], next) } else { None };
        let listed = || if joint > 0 { short_name_in_list(next) } else { None };
        let Some(len) = place_at(next).or_else(county).or_else(listed) else { break };
        let part = words.parts.starting(&next[len..]).filter(|part| !is_output(&next[len + part.len()..]));
        chain = Chain {
            end: end + joint + len + part.map_or(0, Found::len),
            last: end + joint,
            lists: chain.lists + usize::from(joint > 0),
            pieces: chain.pieces + 1,
        };
    }
    (chain.pieces > 0).then_some(chain)
}

/// 贵州地区生产总值: 地区 belongs to what follows.
fn is_output(behind: &str) -> bool {
    behind.starts_with("生产总值")
}

/// 石臼所 of 大连、石臼所、湛江: a short name between two of a list.
fn short_name_in_list(text: &str) -> Option<usize> {
    let len = text.find(['、', '等'])?;
    (2..=4).contains(&text[..len].chars().count()).then_some(len)
}

/// How long the words are that lead in a place: 位于 at the head of a sentence, 产粮大省 before 安徽.
pub(super) fn lead_in(text: &str) -> usize {
    const LETTERS: usize = 8;
    let words = lexicon::governing_words();
    let near = &text[..text.char_indices().nth(LETTERS).map_or(text.len(), |(at, _)| at)];
    let titles = words.titles.find_iter(near).map(|title| title.end);
    let title = titles.filter(|at| place_at(&text[*at..]).is_some()).min();
    let lies = || words.lying.starting(text).map(Found::len);
    title.or_else(lies).unwrap_or(0)
}

/// 云岭野山参开发有限公司 behind 吉林: the place is part of the name of a body.
fn body_behind(within: Span, said: Said) -> Option<usize> {
    let words = lexicon::governing_words();
    let run = han_run(within, said)?;
    let name = run.of(said.text);
    // 东站项目位于浦东新区: no name goes over what says where it lies.
    if !words.bodies.is_in(name) || words.situated.is_in(name) {
        return None;
    }
    let tagged = segmenter::tag(said.text, run);
    let nominal = tagged.iter().take_while(|word| is_nominal(word.tag)).map(|word| word.span.end - run.start);
    let ends = |end: &usize| words.bodies.ends(&name[..*end]);
    // 吉林省柳俐粮食有限公司 as a whole heading is a name, however it is cut.
    let whole = Some(name.len()).filter(|end| run.end == within.end && ends(end));
    let end = nominal.filter(ends).last().or(whole)?;
    if names::is_made(Span::new(run.start, run.start + end), said) {
        return None;
    }
    (!words.telling.starts(&said.text[run.start + end..])).then_some(end)
}

/// Whether a text is the name of a province, city, county, state or region, and nothing else.
pub(crate) fn is_place(text: &str) -> bool {
    place_at(text) == Some(text.len()) || lexicon::governing_words().country.has(text)
}

/// How long the province, city, county, state or region is that a text starts with.
fn place_at(text: &str) -> Option<usize> {
    let short = || divisions::short_name(text).filter(|end| is_region(&text[..*end]));
    let division = || if divisions::is_known_head(text) { divisions::full_name(text).or_else(short) } else { None };
    division().or_else(|| lexicon::governing_words().known.starting(text).map(Found::len))
}

/// 大同, but not 合作 of 合作市.
fn is_region(short: &str) -> bool {
    matches!(segmenter::dictionary_tag(short), None | Some(Tag::Region | Tag::Name))
}

/// The letters of a town or village between its county and its ending, and of a state's province.
const PART: std::ops::RangeInclusive<usize> = 2..=4;

/// 淳口镇 behind 浏阳市, 莫斯科州 behind 俄罗斯; not 城镇 or 各乡镇.
fn part_at(text: &str, endings: &WordEnds) -> Option<usize> {
    let letters = text.char_indices().take(PART.end() + 2).take_while(|(_, c)| is_han(*c));
    letters.map(|(at, letter)| &text[..at + letter.len_utf8()]).find_map(|name| {
        let head = &name[..endings.ending(name)?.start];
        // 首尔外汇市场: the ending begins another word.
        let market = name.ends_with('市') && text[name.len()..].starts_with('场');
        let proper = matches!(segmenter::dictionary_tag(name), None | Some(Tag::Region | Tag::Name));
        // 济宁创建湿地乡镇: what a verb opens is no town.
        let acts = head.get(..lexicon::TWO_HAN).is_some_and(|verb| lexicon::verb_class(verb).is_some());
        (proper && !acts && !market && PART.contains(&head.chars().count())).then_some(name.len())
    })
}
