//! Numbers without a unit or a value of their own: the indefinite 一, 几, units of headers, denominators.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::fact::{Bound, Kind};
use crate::lexicon;
use crate::numeral::{Number, Style};
use crate::quantity::readers::plain;
use crate::quantity::{Amount, Candidate, Reader, bounds};
use crate::segmenter::{self, Tag};
use crate::span::last_letters;

/// 一个 (= a), 一种, 一位: only 仅有一家, 一家也没有, 死亡1人, a figure or a place at the end count.
pub(super) fn indefinite_one(reader: &Reader, candidate: &Candidate) -> bool {
    let written = &reader.text[candidate.number.start..candidate.number.end];
    if written != "一" {
        return false;
    }
    let before = reader.before(candidate.number.start);
    let after = reader.after(candidate.span.end);
    let words = lexicon::quantity_words();
    if words.counting_one.ends(before) {
        return false;
    }
    // 税率百分之一, 压缩一成: a share is never the article.
    if candidate.kind == Kind::Percent || reader.text[candidate.span.start..candidate.span.end].contains('半') {
        return false;
    }
    // 一个多月: what is more than one is counted. So is 一年 of 刑期一年四个月.
    let several = candidate.span.end - candidate.number.end > candidate.unit_text.len();
    if candidate.bound != Bound::Exact || several && candidate.kind == Kind::Duration {
        return false;
    }
    // 其中一人死亡: what befell persons is told of so many.
    if candidate.unit_text == "人" && lexicon::starts_with_fate(after) {
        return false;
    }
    let measured = candidate.unit.as_ref().is_some_and(|unit| !unit.counts && unit.kind != Kind::Count)
        && !matches!(candidate.unit_text.as_str(), "寸" | "码");
    match candidate.kind {
        Kind::Duration => {
            // 用了一个月就坏了: what it took is measured.
            let counted =
                before.ends_with(['经', '时', '续', '满', '期', '短', '用', '按']) || words.taking.ends(before);
            // 一天就到货: it took no longer; 这一天就要来了 points at the day.
            let no_more =
                after.starts_with('就') && !before.ends_with(['这', '那', '有', '某', '同', '每', '哪', '前']);
            // 有一年有效期: what is so long stands behind.
            let named = lexicon::time_words().length_behind.starting(after);
            let counted = counted || named.is_some_and(|named| after[..named.end].ends_with('期'));
            let less = no_more || ["不到", "左右", "计算"].iter().any(|word| after.starts_with(word));
            !(after.starts_with(['内', '以', '多', '余']) || counted || less)
        }
        // 叮嘱了一番, 长叹一声: only what is multiplied (翻一番) counts, and an act done once is told, not counted.
        Kind::Multiple if candidate.unit_text == "番" => !before.trim_end_matches('了').ends_with('翻'),
        Kind::Frequency => !reader.clause_before(candidate.number.start).contains('每'),
        _ if candidate.unit.is_none() => !after.starts_with("半"),
        _ if measured => false,
        // 迈出重要一步: a step forward is progress, and nobody counts it.
        _ if candidate.unit_text == "步" => true,
        // 电站一个，: behind its noun and before a mark a measure word counts.
        _ => !(after.starts_with(['，', '；', '、', '。', '：']) && follows_noun(before)),
    }
}

/// 电站一个, but not 又添一个 or 聚在一处: what is done or where it is done is no noun counted.
fn follows_noun(before: &str) -> bool {
    let last = |count: usize| last_letters(before, count);
    let acts = [2, 1].into_iter().find_map(|count| segmenter::dictionary_tag(last(count)?)) == Some(Tag::Verb)
        // 房产一套: 产 is no verb there.
        || last(1).is_some_and(|word| lexicon::verb_class(word).is_some())
            && last(2).and_then(segmenter::dictionary_tag) != Some(Tag::Noun);
    !acts
        && before
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_ascii() && !"有是为的了成着过这那每另某任哪在到至作做换，。；、：".contains(c))
}

/// A number without a unit states a quantity only by its own form, with a magnitude, or behind an index.
pub(super) fn bare_number(reader: &Reader, candidate: &Candidate) -> bool {
    let has_unit = candidate.unit.is_some() || !candidate.unit_text.is_empty() || candidate.per.is_some();
    if has_unit || matches!(candidate.amount, Amount::Parts(_)) {
        return false;
    }
    let bare = Bare {
        written: &reader.text[candidate.number.start..candidate.number.end],
        before: reader.before(candidate.number.start),
        after: reader.after(candidate.number.end),
    };
    if let Some(refused) = bare.by_form(candidate.span.of(reader.text)) {
        return refused;
    }
    if candidate.number.is_bare() {
        // 播放量过亿: at the end of its phrase 过 exceeds.
        let exceeds = bare.before.ends_with('过') && !bare.before.ends_with("不过") && bare.ends_phrase();
        let bounded = exceeds || bounds::before_number(bare.before).is_some() || bare.before.ends_with('上');
        // 补贴近百万家庭; but 近万家灯火 and the like hang on one magnitude.
        let single = bare.written.trim_start_matches('上').chars().count() == 1;
        let crowd = bare.written.starts_with('上') && bare.is_crowd();
        return !(bounded || bare.written.starts_with('上')) || single && !crowd && starts_noun(bare.after);
    }
    !(bare.is_elliptical()
        || bare.is_large(candidate)
        || bare.is_brought(candidate)
        || bare.is_held()
        || bare.is_tallied()
        || bare.counts_heads()
        || candidate.number.style == Style::Chinese && bare.levels() > 0 && bare.is_crowd()
        || bare.is_index())
}

/// A number without a unit, and what stands around it.
struct Bare<'t> {
    written: &'t str,
    before: &'t str,
    after: &'t str,
}

impl Bare<'_> {
    /// Whether it is refused, where its form alone decides.
    fn by_form(&self, whole: &str) -> Option<bool> {
        match self.written {
            // 伎俩 is a trick.
            "俩" | "倆" | "仨" => Some(self.before.ends_with(['伎', '技'])),
            // 半规管, 半成品: a half of nothing begins another word.
            "半" => Some(true),
            "一半" | "半百" => Some(false),
            written if written.contains("分之") => Some(false),
            _ if whole.contains('/') || whole.starts_with(['±', '正']) => Some(false),
            _ => None,
        }
    }

    fn ends_phrase(&self) -> bool {
        self.after.chars().next().is_none_or(|c| "，。；、！？）".contains(c))
    }

    /// How many magnitudes it is written with.
    fn levels(&self) -> usize {
        self.written.chars().filter(|c| "十百千万亿".contains(*c)).count()
    }

    /// 卖了两千四百五: more than one magnitude and nothing behind make an amount by themselves.
    fn is_elliptical(&self) -> bool {
        self.written.chars().count() >= 3
            && self.levels() >= 1
            && !self.written.ends_with(['十', '百', '千', '万', '亿'])
            && self.ends_phrase()
            && !self.before.ends_with(['第', '—', '-', '·'])
    }

    /// 6600多万纳税人. 3万2千 ends in 千, and is large all the same.
    fn is_large(&self, candidate: &Candidate) -> bool {
        let ten_thousand = matches!(&candidate.amount, Amount::One(value) if *value >= Number::from(10_000));
        let arabic = candidate.number.style == Style::Arabic && starts_noun(self.after);
        candidate.number.magnitude.is_some_and(|(_, power)| power >= 4 || ten_thousand || arabic)
    }

    /// 加满一箱花了400多: a blurred number at the end of its phrase. 报名的有三四百: hundreds in words there, behind a
    /// word that brings in an amount.
    fn is_brought(&self, candidate: &Candidate) -> bool {
        const BRINGS: &[char] =
            &['有', '达', '到', '约', '近', '超', '过', '了', '足', '共', '逾', '满', '剩', '出', '至'];
        let in_words = candidate.number.style == Style::Chinese && self.levels() >= 1 && self.before.ends_with(BRINGS);
        self.ends_phrase() && (candidate.number.bound == Bound::MoreThan || in_words)
    }

    /// 数千居民, 上千学生: persons in hundreds need no measure word.
    fn is_crowd(&self) -> bool {
        let vague =
            self.written.starts_with(['数', '几', '上', '數', '幾']) && self.written.contains(['百', '千', '万']);
        let next: String = self.after.chars().take(2).collect();
        vague && lexicon::is_person(&next)
    }

    /// 可容纳840学生: of those whom a place holds or receives the measure word may be left out.
    fn is_held(&self) -> bool {
        let next: String = self.after.trim_start().chars().take(2).collect();
        lexicon::quantity_words().holding.ends(self.before.trim_end()) && lexicon::is_person(&next)
    }

    /// 30分10篮板8助攻: what players are credited with has no measure word.
    fn is_tallied(&self) -> bool {
        let small = self.written.len() <= 2 && self.written.bytes().all(|digit| digit.is_ascii_digit());
        small && lexicon::quantity_words().tallied.starts(self.after)
    }

    /// 全校500学生, 三百村民: of persons in tens and more the measure word may be left out. 2024学生 names a year.
    fn counts_heads(&self) -> bool {
        let digits = self.written.bytes().all(|digit| digit.is_ascii_digit());
        let year = digits && self.written.len() == 4 && self.written.starts_with(['1', '2']);
        let called = lexicon::quantity_words().called.has(self.written);
        let many = digits && !called && (2..=4).contains(&self.written.len()) && !year || self.levels() > 0;
        // 专为360粉丝: a brand is a number too, and no verb of having stands before it.
        let open = |c: char| "，。；：\n有共约近超过余达自了名让使给与和及校村县市省镇厂国场".contains(c);
        if !many || !(self.before.is_empty() || self.before.ends_with(open)) {
            return false;
        }
        let next: String = self.after.chars().take(2).collect();
        lexicon::is_person(&next) && segmenter::dictionary_tag(&next) == Some(Tag::Noun)
    }

    /// 指数为102.4, and an index moved to its new value.
    fn is_index(&self) -> bool {
        // 系数由“十五”时期的1.04下降到0.59: a time may stand before the start.
        let started = self.before.strip_suffix('的').and_then(|before| before.rsplit_once(['由', '从']));
        let dated = started.filter(|(_, time)| time.len() <= LONGEST_TIME && !time.contains(['，', '。', '、']));
        if let Some((name, _)) = dated.filter(|_| self.written.contains('.')) {
            return lexicon::takes_bare_number(name);
        }
        let name =
            self.before.trim_end_matches(['为', '是', '达', '到', '于', '至', '约', '由', '从', '收', '报', '：', ':']);
        // 性别比（以女性为100）为104.97: a bracket stands between.
        let name = name.strip_suffix('）').and_then(|name| name.rsplit_once('（')).map_or(name, |(name, _)| name);
        self.written.contains('.') && (moved_to(self.before) || self.is_difference() || self.is_start())
            || lexicon::takes_bare_number(name)
    }

    /// 指数为50.8，比上月上升0.3: how far an index moved, said of another time.
    fn is_difference(&self) -> bool {
        let clause = self.before.rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
        let compared = clause.starts_with(['比', '较']) || clause.starts_with("同比") || clause.starts_with("环比");
        compared && self.ends_phrase() && moves(clause)
    }

    /// 生育率由1.3下降到1.1: where it began.
    fn is_start(&self) -> bool {
        const LONGEST_VERB: usize = 3;
        let reached = self.after.split_once(['到', '至']).map(|(verb, _)| verb);
        let verb = reached.filter(|verb| verb.chars().count() <= LONGEST_VERB);
        self.before.ends_with(['由', '从']) && verb.is_some_and(moves)
    }
}

/// “十五”时期 and other times before a start have so many bytes at most.
const LONGEST_TIME: usize = 40;

/// Whether a clause closes with a verb of change: 比上月上升.
fn moves(clause: &str) -> bool {
    static MOVES: Lazy<Regex> = Lazy::new(|| {
        Regex::new("(?:上升|提高|增加|扩大|提升|下降|降低|缩小|减少|收窄|回落|回升|上涨|下跌|升|增|降)了?$")
            .expect("tested")
    });
    MOVES.is_match(clause)
}

/// 收入比由2.11缩小到2.06: an index moved to its new value.
fn moved_to(before: &str) -> bool {
    static MOVED: Lazy<Regex> = Lazy::new(|| {
        Regex::new("(?:上升|提高|增加|扩大|提升|下降|降低|缩小|减少|收窄|回落|回升|升|增|降)(?:到|至|为)$")
            .expect("tested")
    });
    let tail = before.char_indices().rev().nth(4).map_or(before, |(at, _)| &before[at..]);
    MOVED.is_match(tail)
}

fn starts_noun(after: &str) -> bool {
    after.chars().next().is_some_and(|c| c.is_alphabetic() && !"以左余多的".contains(c))
}

/// 每千人口, 每万人: the denominator of a rate.
pub(super) fn denominator(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.span.start);
    let after = reader.after(candidate.number.end);
    // 5块钱一斤: what the price buys. 每满300元减50元: what must be spent for it.
    if plain::prices(reader, candidate.span.start) || before.ends_with("每满") {
        return true;
    }
    // 每10家企业中就有9家: what stands behind 每 divides.
    // 每100克含糖8克 as well.
    if before.ends_with('每') && candidate.unit.as_ref().is_some_and(|unit| unit.kind != Kind::Money) {
        return true;
    }
    // 每招用1人1500元: so is what stands behind 每 and its verb, before the amount.
    let verb = last_letters(before, 2).filter(|verb| lexicon::quantity_words().each_act.contains(*verb));
    let amount = reader.after(candidate.span.end).starts_with(|c: char| c.is_ascii_digit());
    if amount && verb.is_some_and(|verb| before[..before.len() - verb.len()].ends_with('每')) {
        return true;
    }
    // 万元GDP能耗, 百万吨死亡人数: a magnitude and its unit before what is related to them.
    let related = candidate.number.is_bare() && candidate.unit.is_some() && {
        let behind = reader.after(candidate.span.end);
        lexicon::quantity_words().related.starts(behind) && !behind.starts_with("死亡的")
    };
    related
        || before.ends_with('每')
            && (candidate.number.is_bare() || candidate.number.style == Style::Chinese || after.starts_with("人口"))
        || (candidate.number.is_bare() && after.starts_with('人') && after.starts_with("人拥有"))
        || (candidate.number.is_bare() && after.starts_with("人均"))
}

/// 百八十块, 千儿八百: about so many, and neither end of it is said.
pub(super) fn vague(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.span.start);
    // 王万两个 may name a man.
    let levelled = candidate.number.last_magnitude.is_some();
    candidate.number.style == Style::Chinese && levelled && before.ends_with(['百', '千', '万'])
}

/// 这是不平凡的五年: behind what they were like years are pointed at, not measured.
pub(super) fn pointing_years(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.span.end);
    let closes = after.chars().next().is_none_or(|c| !c.is_alphanumeric() || matches!(c, '里' | '中' | '间'));
    let before = reader.before(candidate.span.start);
    let described = || before.ends_with('的') && !["为期的", "长达的"].iter().any(|length| before.ends_with(length));
    candidate.unit_text == "年" && candidate.number.style == Style::Chinese && closes && described()
}

/// 5年生存率, 3年生树苗: the years are part of what the thing is called.
pub(super) fn named_after_years(reader: &Reader, candidate: &Candidate) -> bool {
    let behind = reader.after(candidate.span.end);
    candidate.unit_text == "年" && lexicon::time_words().named_after_years.starts(behind)
}

/// 头两个月开局良好: 头 makes a time of its length.
pub(super) fn first_of_time(reader: &Reader, candidate: &Candidate) -> bool {
    let first = reader.before(candidate.span.start).ends_with('头');
    first && matches!(candidate.unit_text.as_str(), "年" | "个月" | "天" | "季度" | "个季度")
}

/// 元/千瓦时, 每千米: the magnitude is part of the unit and no number stands before it.
pub(super) fn unit_alone(reader: &Reader, candidate: &Candidate) -> bool {
    let first = reader.after(candidate.number.start).chars().next().map_or(0, char::len_utf8);
    let unit = || reader.lexicon.units.starting(reader.after(candidate.number.start));
    candidate.number.is_bare() && unit().is_some_and(|(len, _)| len > first)
}

/// 万平方米 in the column of the units of a table.
fn fills_cell(reader: &Reader, candidate: &Candidate) -> bool {
    let cell = reader.cells().and_then(|cells| Some(cells.span(cells.holding(candidate.span)?)));
    cell.is_some_and(|cell| cell.of(reader.text).trim() == candidate.span.of(reader.text))
}

/// 单位：亿元, 产量（万吨）: a magnitude with its unit alone heads a column.
pub(super) fn header_unit(reader: &Reader, candidate: &Candidate) -> bool {
    if !candidate.number.is_bare() {
        return false;
    }
    let before = reader.before(candidate.span.start);
    let after = reader.after(candidate.span.end);
    let bracketed = before.ends_with(['（', '(', '/', '：', ':'])
        && (after.is_empty() || after.starts_with(['）', ')', '、', '，', ' ']));
    // A table read cell by cell: the unit is a paragraph by itself.
    let cell = candidate.span.of(reader.text) == reader.block.of(reader.text).trim() || fills_cell(reader, candidate);
    bracketed || cell
}

/// 产量一年比一年高, 一批比一批好: what grows from one to the next is not counted.
pub(super) fn one_by_one(reader: &Reader, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.number.start, candidate.number.end);
    let unit = candidate.unit_text.as_str();
    let next = || reader.after(end).strip_prefix(unit).is_some_and(|rest| rest.starts_with("比一"));
    let last = || reader.before(start).strip_suffix('比').and_then(|rest| rest.strip_suffix(unit));
    reader.text[start..end] == *"一" && !unit.is_empty() && (next() || last().is_some_and(|rest| rest.ends_with('一')))
}
