//! Numerals in names: titles, terms, identifiers, roads, plans, sessions.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::fact::Kind;
use crate::lexicon;
use crate::numeral::Style;
use crate::quantity::{Amount, Candidate, Enclosures, Reader};
use crate::segmenter::{self, Tag};
use crate::span::{Span, last_letters, letter_before};

/// A term covers the whole quantity: 十分 in 三十分钟, 一点 in 一点五倍 and 之一 in 百分之一 do not.
pub(super) fn inside_term(reader: &Reader, candidate: &Candidate) -> bool {
    // 二类 of 一、二类 covers what is told of the range; 之一 is the end of a share.
    let share = candidate.kind == Kind::Percent;
    let start = if share { candidate.span.start } else { candidate.number.start };
    covering(reader.terms(), candidate).is_some_and(|term| term.start <= start)
}

/// The span that reaches over the end of the quantity, of spans in order.
fn covering(spans: &[Span], candidate: &Candidate) -> Option<Span> {
    let at = spans.partition_point(|span| span.end < candidate.span.end);
    spans.get(at).copied().filter(|span| span.start < candidate.span.end)
}

/// What is written between the marks around the quantity.
fn enclosed<'r>(reader: &'r Reader, enclosures: &[Span], candidate: &Candidate) -> Option<&'r str> {
    let found = covering(enclosures, candidate).filter(|inside| inside.start <= candidate.span.start)?;
    Some(found.of(reader.text))
}

pub(super) fn inside_title(reader: &Reader, candidate: &Candidate) -> bool {
    let Enclosures { titles, brackets, .. } = reader.enclosures();
    enclosed(reader, titles, candidate).or_else(|| enclosed(reader, brackets, candidate)).is_some()
}

/// G303, T1000, 0351-8222, 20D: letters or a leading zero touch the digits.
pub(super) fn identifier(reader: &Reader, candidate: &Candidate) -> bool {
    if candidate.number.style != Style::Arabic {
        return false;
    }
    let before = reader.before(candidate.span.start);
    // 直-20J, 运-20A: behind a type a dash is no sign where a letter follows; 西安-5℃ is cold.
    let lettered = candidate.unit_text.starts_with(|c: char| c.is_ascii_uppercase());
    if lettered && candidate.span.of(reader.text).starts_with('-') && lexicon::quantity_words().types.ends(before) {
        return true;
    }
    let head = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "-_/.+".contains(c));
    // 炉温650℃/8 h, 增加.20 cm: a stroke or a full stop behind a word parts, it joins no name.
    // What is added has its own unit: 6-BA+0.2 mg/L. A per cent sign or a bracket closes what stands before the stop.
    let parts = matches!(&before[head.len()..], "/" | "." | "+")
        && head.ends_with(|c: char| !c.is_ascii() || matches!(c, '%' | ')'))
        || before.ends_with('+') && candidate.unit.as_ref().is_some_and(|unit| !unit.counts);
    let letters = if parts { 0 } else { before.len() - head.len() };
    let measured = candidate.unit.is_some() || matches!(candidate.amount, Amount::Parts(_));
    let after = reader.after(candidate.span.end).chars().next();
    let letter_behind = after.is_some_and(|c| c.is_ascii_alphabetic() || c == '#') && candidate.unit.is_none();
    let written = candidate.number.start..candidate.number.end;
    let leading_zero = {
        let digits = &reader.text[written];
        digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.")
    };
    let numbered = before.ends_with(['№', '#', '：']) && before.ends_with("电话：");
    leading_zero || letter_behind || numbered || (letters > 0 && !(measured && is_word(before, letters)))
}

/// GDP, PPI are words before their value; G, T-, 5- begin a name.
fn is_word(before: &str, letters: usize) -> bool {
    let token = &before[before.len() - letters..];
    token.len() >= 3 && token.chars().all(|c| c.is_ascii_alphabetic())
}

/// “15分钟救治圈”, “六个一”: a short quotation is a name, unless it states growth or money itself.
pub(super) fn quoted_coinage(reader: &Reader, candidate: &Candidate) -> bool {
    let Some(quoted) = enclosed(reader, &reader.enclosures().quotes, candidate) else { return false };
    let stated = matches!(candidate.kind, Kind::Percent | Kind::PercentagePoint | Kind::Money | Kind::Multiple);
    quoted.chars().count() <= MAX_COINAGE && !stated && !quoted.contains(['，', '。'])
}

const MAX_COINAGE: usize = 14;

/// 千岛湖, 九江, 统一: the dictionary has a word there that is no number.
pub(super) fn inside_word(reader: &Reader, candidate: &Candidate) -> bool {
    if candidate.number.style != Style::Chinese || matches!(candidate.kind, Kind::Rank | Kind::Percent | Kind::Ratio) {
        return false;
    }
    let start = candidate.number.start;
    if &reader.text[start..candidate.span.end] == "四处" {
        return !counts_places(reader, candidate);
    }
    // 姐妹俩, 咱俩 are in the dictionary, and two persons all the same; 年过半百 holds no 过半.
    let persons = matches!(&reader.text[start..candidate.number.end], "俩" | "倆" | "仨" | "半百");
    if candidate.number.end - start > MAX_WORD_BYTES || persons {
        return false;
    }
    let before: Vec<usize> =
        reader.before(start).char_indices().rev().take(2).map(|(at, _)| reader.block.start + at).collect();
    let starts = std::iter::once(start).chain(before);
    starts.into_iter().filter(|from| !stands_apart(reader, *from, start)).any(|from| {
        let head = Span::new(from, start).of(reader.text);
        // 楼高三十层: 高三 is a class at school, and no part of a longer number.
        let tall = ["楼", "身", "塔", "墙", "坝", "树", "限", "净", "层", "山", "桥"]
            .iter()
            .any(|noun| reader.before(from).ends_with(noun));
        let mut ends = reader.after(from).char_indices().map(|(at, c)| from + at + c.len_utf8()).take(4);
        ends.any(|to| {
            // 零钱, 零件: nobody counts none of a thing so.
            let none = &reader.text[start..candidate.number.end] == "零"
                && to == candidate.span.end
                && candidate.unit_text != "分";
            let covers = to > start && (from < start || to > candidate.span.end || none);
            let measures = matches!(head, "高" | "长" | "大" | "深")
                && (to < candidate.number.end || tall || candidate.kind == Kind::Length);
            // 迈上百亿元: 上百 alone would be the number, so 上 ends the verb before it.
            let climbs = to <= candidate.number.end && reader.after(start).starts_with(['百', '千', '万']);
            covers && !measures && !climbs && is_another_word(Span::new(from, to).of(reader.text), from < start)
        })
    })
}

/// What stands before the number belongs to something else: it bounds or governs the number (近百家, 翻两番), ends a verb
/// (设立三个月试用期) or brings in what is acted on (对数百个网点进行检查).
fn stands_apart(reader: &Reader, from: usize, start: usize) -> bool {
    let head = Span::new(from, start).of(reader.text);
    if head.is_empty() {
        return false;
    }
    let governs =
        lexicon::verb_class(head).is_some() || lexicon::bound_before(head).is_some_and(|(_, len)| len == head.len());
    let brings = matches!(head, "对" | "向" | "被") && reader.after(start).starts_with(['数', '几']);
    let verb = |letter: &str| lexicon::verb_class(&format!("{letter}{head}")).is_some();
    governs || brings || last_letters(reader.before(from), 1).is_some_and(verb)
}

/// 再添四处世界遗产: before what is counted there; 四处奔走 is everywhere.
fn counts_places(reader: &Reader, candidate: &Candidate) -> bool {
    const NEAR: usize = 12;
    let end = candidate.span.end;
    let near = Span::new(end, letter_before(reader.text, (end + NEAR).min(reader.block.end)));
    // 昨夜四处灯火通明: only a verb before them counts them.
    let before = reader.before(candidate.number.start);
    let acts =
        (1..=2).any(|letters| last_letters(before, letters).is_some_and(|verb| lexicon::verb_class(verb).is_some()));
    let words = segmenter::tag(reader.text, near);
    acts && words.first().is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Name | Tag::Region | Tag::Modifier))
}

/// Numerals of more than two characters are no part of a word.
const MAX_WORD_BYTES: usize = 6;

fn is_another_word(word: &str, begins_before: bool) -> bool {
    static NUMBER_WORD: Lazy<Regex> =
        Lazy::new(|| Regex::new("^[一二三四五六七八九十百千万亿两几数半余多]+").expect("tested"));
    let behind = NUMBER_WORD.find(word).map(|found| &word[found.end()..]);
    let counts = behind.is_some_and(|behind| behind.is_empty() || segmenter::counts(behind));
    if word.chars().count() < 2 || !begins_before && counts {
        return false;
    }
    match segmenter::dictionary_tag(word) {
        Some(Tag::Numeral | Tag::Time | Tag::Punctuation | Tag::Other) | None => false,
        Some(_) => true,
    }
}

/// 三年行动, 五年规划: a plan is named by its length.
pub(super) fn named_plan(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.span.end);

    (matches!(candidate.unit_text.as_str(), "年" | "天" | "日" | "个月")
        && lexicon::quantity_words().plans.starts(after))
}

/// 二十届三中全会, 市十六届人大四次会议, 八届人大三次会议: numbered sessions.
pub(super) fn session(reader: &Reader, candidate: &Candidate) -> bool {
    static BEHIND: Lazy<Regex> = Lazy::new(|| {
        Regex::new(
            "^(?:[届次])(?:[一二三四五六七八九十]+中全会|[^，。；]{0,6}(?:人大|人代会|政协|全会|会议|党代会|代表大会))",
        )
        .expect("tested")
    });
    // 召开十二届全国人大, 二十届中央: these are numbered, whatever stands before.
    static BODY: Lazy<Regex> = Lazy::new(|| {
        Regex::new("^届(?:[一二三四五六七八九十]+(?:中全会|次)|中央|全国人大|全国政协|人大[一二三四五六七八九十]+次|人民代表大会)")
            .expect("tested")
    });
    let text = &reader.text[candidate.number.end..reader.block.end];
    let before = reader.before(candidate.number.start);
    if text.starts_with('届') && BODY.is_match(text) {
        return true;
    }
    let numbered = text.starts_with(['届', '次']) && BEHIND.is_match(text) || text.starts_with("中全会");
    let counts = || lexicon::quantity_words().convening.ends(before);
    // 第四届、五届会长: the second of two ordinals.
    let listed = candidate.unit_text == "届" && before.ends_with("届、");
    numbered && !counts() || listed
}

/// 花园二期: a phase of a project is an ordinal.
pub(super) fn phase(reader: &Reader, candidate: &Candidate) -> bool {
    candidate.unit_text == "期"
        && candidate.number.style == Style::Chinese
        && !lexicon::quantity_words().issuing.ends(reader.before(candidate.number.start))
}

/// 中山路二段, S207辉三线, 国道318线, 27路公交, 502室, 负二层, 十八里铺, 中铁十二局: part of a name of a road, a place, a body.
pub(super) fn road(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.number.start);
    let after = reader.after(candidate.span.end);
    let arabic = candidate.number.style == Style::Arabic;
    let numbered = || {
        let mut near = before.char_indices().rev().take(3);
        near.any(|(at, c)| c.is_ascii_digit() && !before[at..].contains(['，', '、', '。']))
    };
    match candidate.unit_text.as_str() {
        // 国道210线85公里处: a stake beside the road.
        "公里" | "千米" if after.starts_with('处') => {
            before.strip_suffix('线').is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
        }
        "段" => before.ends_with(['路', '街', '道']) && !arabic && !before.ends_with("修路"),
        // 三四线城市, 二线品牌: a tier.
        "线" if lexicon::quantity_words().tiers.starts(after) => true,
        "核" => after.starts_with("处理器") || after.starts_with("芯片"),
        "线" => numbered() || before.ends_with(['道', '速']) || arabic && after.starts_with(['公', '地', '恢']),
        "国" => after.starts_with('道'),
        "路" => arabic && (after.starts_with(['公', '车']) || before.ends_with(['乘', '坐', '搭', '换'])),
        "室" => arabic && before.ends_with(['楼', '层', '元', '号', '栋', '座', '幢']),
        "层" => candidate.span.of(reader.text).starts_with('负'),
        "局" => before.ends_with(['铁', '交', '建']),
        "里" => after.starts_with(['铺', '店', '河', '墩', '庄', '屯', '桥']),
        _ => false,
    }
}

/// 清泉、六道、圣水等: between other names in a list a numeral and a measure word are a name.
pub(super) fn listed_name(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.span.start);
    let after = reader.after(candidate.span.end);
    let Some(items) = before.strip_suffix('、') else { return false };
    let item: String = items.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    let counted = |text: &str| text.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十两百千万".contains(c));
    let rest: String = after.chars().skip(1).take_while(|c| c.is_alphanumeric()).collect();
    // 等11个 closes the list and counts it.
    let Some((next, _)) = rest.split_once('等') else { return false };
    candidate.number.style == Style::Chinese
        && candidate.unit.as_ref().is_some_and(|unit| unit.counts)
        && after.starts_with('、')
        && !counted(&item)
        && !counted(next)
}

/// 天九镇, 张八村: a numeral character in the name of a village or a town.
pub(super) fn place_name(reader: &Reader, candidate: &Candidate) -> bool {
    let named = matches!(
        candidate.unit_text.as_str(),
        "区" | "镇" | "乡" | "村" | "庄" | "寨" | "屯" | "里" | "沟" | "营" | "堡" | "道" | "桥"
    );
    let single =
        candidate.number.style == Style::Chinese && candidate.number.end - candidate.number.start == '一'.len_utf8();
    if !named || !single {
        return false;
    }
    let before = reader.before(candidate.number.start).chars().next_back();
    let open = before.is_none_or(|c| {
        !c.is_alphabetic() || "的共有等全这那其各在了及和辖涉成到盖为建至圆围长距离行走近远约达".contains(c)
    });
    // 柳河镇太平一区 is a quarter; 青石市三区四县 and 南北两区 are counted.
    let counted = &reader.text[candidate.number.start..candidate.number.end] == "两";
    let quarter = !counted && before.is_some_and(|c| !"市县省州地分设划成".contains(c));
    !open && (candidate.unit_text != "区" || quarter)
}

/// 五里堡村, 五道沟镇: a small number and a noun that ends in the word for a place.
pub(super) fn numbered_place(reader: &Reader, candidate: &Candidate) -> bool {
    static PLACE: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"^[\p{Han}]{0,2}?[镇村乡屯堡庄沟岭](?:[^办级民委里内集企上中]|$)").expect("tested"));
    const UNITS: &[&str] = &["里", "道", "家", "台", "间", "棵", "站", "井", "步", "河", "合", "面", "角"];
    let single =
        candidate.number.style == Style::Chinese && candidate.number.end - candidate.number.start == '一'.len_utf8();
    single && UNITS.contains(&candidate.unit_text.as_str()) && PLACE.is_match(reader.after(candidate.span.end))
}

/// 三步快速复位法: steps in the name of a method.
pub(super) fn method(reader: &Reader, candidate: &Candidate) -> bool {
    static METHOD: Lazy<Regex> =
        Lazy::new(|| Regex::new(r"^[\p{Han}]{0,10}?法(?:[^\p{Han}]|[治进行]|$)").expect("tested"));
    let name = || METHOD.find(reader.after(candidate.span.end)).map(|found| found.as_str());
    candidate.number.style == Style::Chinese
        && matches!(candidate.unit_text.as_str(), "步" | "点" | "段")
        && name().is_some_and(|name| !lexicon::quantity_words().no_methods.is_in(name))
}

/// ISO9001：2000: number and year of a standard.
pub(super) fn standard(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.number.start).trim_end();
    candidate.kind == Kind::Ratio
        && ["ISO", "GB", "GB/T", "IEC", "EN", "ASTM"].iter().any(|body| before.ends_with(body))
}

/// 六营攻占高地, 64军奉命北上: where nothing stands before it that could count them, a body of troops is called by its
/// number. 两军会师, 五百军列阵, 歼敌2师 and 三个师 count them.
fn numbered_troops(reader: &Reader, candidate: &Candidate) -> bool {
    const TROOPS: &[&str] = &["军", "师", "旅", "团", "营", "连"];
    let written = &reader.text[candidate.number.start..candidate.number.end];
    let before = reader.before(candidate.span.start).chars().next_back();
    let opens = before.is_none_or(|mark| "，。；：、！？（“\n 和与及由".contains(mark));
    opens
        && matches!(candidate.amount, Amount::One(_))
        && TROOPS.contains(&candidate.unit_text.as_str())
        && !written.contains(['两', '百', '千', '万'])
        && reader.after(candidate.number.end).starts_with(candidate.unit_text.as_str())
}

/// 二班同学, 三团二营, 二队队员: a numbered body of people. What is counted takes 两, or another noun (三组数据).
pub(super) fn numbered_body(reader: &Reader, candidate: &Candidate) -> bool {
    if numbered_troops(reader, candidate) {
        return true;
    }
    const BODIES: &[&str] = &["班", "队", "组", "排", "连", "营", "团", "旅"];
    let written = &reader.text[candidate.number.start..candidate.number.end];
    let after = reader.after(candidate.span.end);
    let mut next = after.chars();
    let smaller = next.next().is_some_and(|c| "一二三四五六七八九".contains(c))
        && next.next().is_some_and(|c| "班排连营".contains(c));
    candidate.number.style == Style::Chinese
        && written.chars().count() == 1
        && written != "两"
        && BODIES.contains(&candidate.unit_text.as_str())
        && (smaller || lexicon::quantity_words().members.starts(after))
}

/// 四面围住, 三面环山: sides of a place, unless flags, walls or drums are counted.
pub(super) fn directions(reader: &Reader, candidate: &Candidate) -> bool {
    if sides(reader, candidate) {
        return true;
    }
    const FLAT: &[char] = &['旗', '墙', '鼓', '镜', '锣', '屏', '牌', '彩', '帘', '盾', '琴'];
    let written = &reader.text[candidate.number.start..candidate.number.end];
    let flat = || reader.after(candidate.span.end).chars().take(4).any(|c| FLAT.contains(&c));
    candidate.unit_text == "面"
        && matches!(written, "两" | "三" | "四" | "八")
        && !flat()
        && !reader.before(candidate.span.start).ends_with(FLAT)
}

/// 两下夹攻: from both sides, unless something was done twice (敲了两下).
fn sides(reader: &Reader, candidate: &Candidate) -> bool {
    let written = &reader.text[candidate.number.start..candidate.number.end];
    if candidate.unit_text != "下" || written != "两" {
        return false;
    }
    let before = reader.before(candidate.span.start);
    let done = before.ends_with(['了', '过', '上', '用', '按'])
        || before.chars().next_back().is_some_and(|c| {
            lexicon::verb_class(c.encode_utf8(&mut [0; 4])).is_some()
                || segmenter::dictionary_tag(c.encode_utf8(&mut [0; 4])) == Some(Tag::Verb)
        });
    !done
}
