//! Numbers that point and count nothing: dates, ordinals, list numbers, levels, coordinates.

use crate::fact::Kind;
use crate::lexicon;
use crate::numeral::{Number, Style};
use crate::quantity::{Amount, Candidate, Reader};
use crate::segmenter::{self, Tag};
use crate::span::Span;

fn inside_any(spans: &[Span], candidate: &Candidate) -> bool {
    let after = spans.partition_point(|span| span.end <= candidate.number.start);
    spans.get(after).is_some_and(|span| span.overlaps(Span::new(candidate.number.start, candidate.number.end)))
}

pub(super) fn inside_time(reader: &Reader, candidate: &Candidate) -> bool {
    // 产业结构调整为5:40:55 tells no time of day.
    let ratio = || {
        let clause = reader.clause_before(candidate.span.start);
        ["结构", "比例", "比重", "之比", "配比", "比为"].iter().any(|word| clause.contains(word))
    };
    inside_any(reader.times, candidate) && !(candidate.kind == Kind::Ratio && ratio())
}

pub(super) fn ordinal(reader: &Reader, candidate: &Candidate) -> bool {
    // 第 1 1 条: a page reader left blanks between the digits.
    let before = without_parted_digits(reader.before(candidate.number.start));
    // 第2、3条: 第 holds for the list.
    let listed = || {
        let digit = |c: char| c.is_ascii_digit() || HAN_DIGITS.contains(c);
        let head = before.strip_suffix(['、', '和', '至', '—', '-']).map(|list| list.trim_end_matches(digit));
        head.is_some_and(|head| head.ends_with('第'))
    };
    candidate.kind != Kind::Rank && (before.ends_with(['第', '初']) || listed())
}

const HAN_DIGITS: &str = "一二三四五六七八九十";

/// What stands before digits that a page reader parted, of which no number has more than it can hold.
fn without_parted_digits(before: &str) -> &str {
    let parted = before.bytes().rev().take(LONGEST_PARTED).take_while(|c| *c == b' ' || c.is_ascii_digit()).count();
    &before[..before.len() - parted]
}

/// So many digits and blanks in a row are looked back over.
const LONGEST_PARTED: usize = 64;

/// 第十二条, 本法十二条: article numbers have been refused as ordinals; 国发5号 and 12号楼 point too.
pub(super) fn article(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.number.end);
    if candidate.unit.is_none() {
        return lexicon::quantity_words().pointed_at.starts(after);
    }
    false
}

/// 三级医院, 两级政府, 二级以上: a level, unless steps or a scale is counted.
pub(super) fn level(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.number.end);
    if !after.starts_with('级') {
        return after.starts_with("A级") || after.starts_with("星级");
    }
    let before = reader.before(candidate.span.start);
    let words = lexicon::quantity_words();
    // 最大风力有14级, 阵风可达11级: what the amount is of stands before the verb.
    let before = words.reaching.ending(before).map_or(before, |verb| &before[..verb.start]);
    let scale = words.scales.ends(before);
    // 8级大风, 10级以上阵风.
    let behind = &after['级'.len_utf8()..];
    let behind = behind.strip_prefix("以上").unwrap_or(behind);
    let measured = words.on_scale.starts(behind);
    !scale && !measured
}

/// 1对1辅导: how many for how many is a manner, and its second number counts nothing either.
pub(super) fn one_to_one(reader: &Reader, candidate: &Candidate) -> bool {
    let number = &reader.text[candidate.number.start..candidate.number.end];
    let unparted = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let behind = reader.after(candidate.number.end).strip_prefix('对').and_then(|rest| rest.strip_prefix(number));
    let before = reader.before(candidate.number.start).strip_suffix('对');
    let first = before.is_some_and(|rest| rest.ends_with(number));
    number.len() == 1 && (behind.is_some_and(unparted) || first)
}

/// 9.18日上午: a month and a day with a full stop between them.
pub(super) fn dotted_day(reader: &Reader, candidate: &Candidate) -> bool {
    if !matches!(candidate.unit_text.as_str(), "日" | "号") {
        return false;
    }
    let written = &reader.text[candidate.number.start..candidate.number.end];
    let month_and_day = written.split_once('.').is_some_and(|(month, day)| {
        let within = |digits: &str, last: u32| digits.parse().is_ok_and(|value: u32| (1..=last).contains(&value));
        within(month, 12) && within(day, 31)
    });
    // 平均住院日为8.6日: what took so long is told.
    let before = reader.before(candidate.span.start);
    let lasted = lexicon::quantity_words().day_lengths.is_in(reader.clause_before(candidate.span.start))
        || before.ends_with(['为', '达', '少', '短', '长']);
    month_and_day && !lasted
}

/// QQ群482615093, 热线4008123123: long digits behind a word for a number to call or join.
pub(super) fn call_number(reader: &Reader, candidate: &Candidate) -> bool {
    let written = &reader.text[candidate.number.start..candidate.number.end];
    let before = reader.before(candidate.number.start).trim_end_matches([' ', '：', ':']);
    written.len() >= MIN_CALL_NUMBER
        && written.chars().all(|c| c.is_ascii_digit())
        && lexicon::quantity_words().calling.ends(before)
}

const MIN_CALL_NUMBER: usize = 5;

/// 85年 of 从85年起 is a year; 干了85年 a length.
pub(super) fn short_year(reader: &Reader, candidate: &Candidate) -> bool {
    let digits = &reader.text[candidate.number.start..candidate.number.end];
    let short = matches!(digits.len(), 2 | 3) && digits.chars().all(|c| c.is_ascii_digit());
    if candidate.unit_text != "年" || !short {
        return false;
    }
    let before = reader.before(candidate.number.start).trim_end();
    let after = reader.after(candidate.span.end).trim_start();
    // 101年12月 of the calendar of the Republic.
    let month = after.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().starts_with('月')
        && after.starts_with(|c: char| c.is_ascii_digit());
    let republic = digits.len() == 3 && digits.starts_with('1') && acts(after);
    let elided = before.ends_with(['‘', '’', '\'']);
    let opens =
        before.is_empty() || before.ends_with(['从', '自', '到', '至', '于', '，', '。', '（', '(', '、', '；', '：']);
    let goes_on = after.starts_with(|c: char| "起底末初前后至到以产计".contains(c) || c.is_ascii_digit());
    month || elided || opens && (republic || digits.len() == 2 && goes_on)
}

/// 101年办理迁葬: a verb follows.
fn acts(after: &str) -> bool {
    let end = after.char_indices().nth(2).map_or(after.len(), |(at, _)| at);
    lexicon::verb_class(&after[..end]).is_some() || segmenter::dictionary_tag(&after[..end]) == Some(Tag::Verb)
}

/// 三年级 is a class at school, 101学年度 a year of it.
pub(super) fn school_year(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.span.end);
    candidate.unit_text == "年度"
        || candidate.unit_text == "学年" && after.starts_with('度')
        || candidate.unit_text == "年" && after.starts_with(['级', '制', '度', '代'])
}

/// 北纬28度16分: coordinates point to a place.
pub(super) fn coordinate(reader: &Reader, candidate: &Candidate) -> bool {
    if !matches!(candidate.unit_text.as_str(), "度" | "分" | "秒" | "°" | "′" | "″") {
        return false;
    }
    if reader.after(candidate.span.end).starts_with(['E', 'W', 'N', 'S', '东', '西', '南', '北'])
        && candidate.unit_text == "°"
    {
        return true;
    }
    let clause = reader.clause_before(candidate.span.start);
    ["北纬", "南纬", "东经", "西经", "纬度", "经度"].iter().any(|word| clause.contains(word))
}

/// 劣五类, 优于三类: classes of water and of quality.
pub(super) fn water_class(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.span.end);
    let graded = || lexicon::quantity_words().grading.ends(reader.before(candidate.number.start));
    candidate.unit_text == "类"
        && (graded() || ["水", "标准", "断面", "用地", "比例"].iter().any(|word| after.starts_with(word)))
}

/// 八点一刻, 零点: a time of day, unless points of an index or a score are told.
pub(super) fn clock(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.number.end);
    if !after.starts_with('点') && !matches!(candidate.unit_text.as_str(), "点" | "刻") {
        return false;
    }
    let before = reader.before(candidate.number.start);
    // 三四点钟 as well.
    let hour = match &candidate.amount {
        Amount::One(value) | Amount::Range(_, value) => *value <= Number::from(24),
        _ => false,
    };
    let oclock = after.starts_with('点') && candidate.unit_text == "点" && candidate.number.style == Style::Chinese;
    let quarter = candidate.unit_text == "刻" && !after.starts_with("刻钟");
    // 周日11点开会, 25日8点: behind a day.
    let day = before.ends_with(['日', '天', '午', '晚', '晨', '早', '夜'])
        || before.ends_with("周六")
        || before.ends_with("星期六");
    let dated = after.starts_with('点') && candidate.unit_text == "点" && day;
    // 15点30到站.
    let minutes =
        after.strip_prefix('点').is_some_and(|rest| rest.chars().take(2).filter(char::is_ascii_digit).count() == 2);
    // 8点档播出.
    let slot = candidate.unit_text == "点" && after.starts_with("点档");
    ((dated || minutes || slot) && hour)
        || (oclock && hour && !lexicon::quantity_words().scoring.ends(before) && !makes_points(after))
        || quarter
}

/// 五点建议, 四点主张: points that somebody makes.
fn makes_points(after: &str) -> bool {
    after.strip_prefix('点').is_some_and(|rest| lexicon::quantity_words().made_points.starts(rest))
}

/// 放在第一位, 第一位女航天员: what comes first, and who was the first to do something, is no rank.
pub(super) fn priority(reader: &Reader, candidate: &Candidate) -> bool {
    let before = reader.before(candidate.span.start);
    let after = reader.after(candidate.span.end);
    let noun = || {
        let word = after.char_indices().nth(2).map_or(after, |(end, _)| &after[..end]);
        let tag = segmenter::dictionary_tag(word);
        after.starts_with(['女', '男']) || matches!(tag, Some(Tag::Noun | Tag::Name | Tag::Region))
    };
    let first = matches!(candidate.unit_text.as_str(), "位" | "名");
    if candidate.kind == Kind::Rank && first && !lexicon::quantity_words().ranking.ends(before) && noun() {
        return true;
    }
    candidate.kind == Kind::Rank && ["放在", "摆在", "置于", "排在首", "作为"].iter().any(|word| before.ends_with(word))
}

/// 图1 1992—2008年 without its blank, 2015届毕业生: a year behind a dash that no time has taken, a year of leaving
/// school.
pub(super) fn year(reader: &Reader, candidate: &Candidate) -> bool {
    let digits = &reader.text[candidate.number.start..candidate.number.end];
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let before = reader.before(candidate.number.start).trim_end();
    match candidate.unit_text.as_str() {
        "年" => {
            year && before.ends_with(['—', '–', '-', '~', '～', '至'])
                || digits.len() == 5 && before.ends_with(['图', '表', '圖'])
        }
        // 2015款车型, 2018版教材: of a model or an edition.
        "届" | "屆" | "级" | "級" | "款" | "版" => year,
        _ => false,
    }
}

/// 表3-5, 图2-1: the number of a table, whatever its title begins with.
pub(super) fn reference(reader: &Reader, candidate: &Candidate) -> bool {
    let written = candidate.span.of(reader.text);
    let numbered = written.starts_with(|c: char| c.is_ascii_digit()) && written.contains(['-', '－', '–']);
    let joined = written.split_once(['-', '－', '–']).is_some_and(|(left, _)| left.chars().all(|c| c.is_ascii_digit()));
    numbered && joined && reader.before(candidate.span.start).trim_end().ends_with(['表', '图', '圖', '式'])
}

/// 教體二字第123號: the word that an office marks its letters with.
pub(super) fn letter(reader: &Reader, candidate: &Candidate) -> bool {
    candidate.unit_text == "字" && reader.after(candidate.span.end).trim_start().starts_with('第')
}

/// 过去48小时, 这五年, 三百年前此地是海, 两个月前开的店, 两年半来: a length before 前 or 来 dates. A notice is due so long before: 开庭三日前送达.
pub(super) fn dated_length(reader: &Reader, candidate: &Candidate) -> bool {
    if candidate.kind != Kind::Duration {
        return false;
    }
    let after = reader.clause_after(candidate.span.end).trim_start_matches(['多', '余']);
    let before = reader.before(candidate.span.start);
    // 两年半来, but not 花了三天来整理.
    let since = after
        .strip_prefix('来')
        .is_some_and(|rest| !rest.starts_with(['自', '到', '的', '回', '说', '看', '计', '源', '往']));
    let words = lexicon::quantity_words();
    if words.dating.ends(before) {
        return true;
    }
    if since && !before.ends_with(['用', '了', '花', '需', '要', '以']) {
        return true;
    }
    // 3月5日至7日三天, 2月9日、10日两天: behind the days that it sums up a length only dates.
    let days = before.trim_end_matches(|c: char| c.is_ascii_digit() || "日号月一二三四五六七八九十".contains(c));
    if before.ends_with(['日', '号']) && days.ends_with(['至', '到', '、', '—', '-', '和']) {
        return true;
    }
    // 开幕式前两小时，…, 震后48小时，…: a length that closes a clause behind 前 or 后 says when; but 提前两小时.
    // 开幕式前一个半小时: the numeral may begin at 半.
    let before_half = before.strip_suffix("一个").unwrap_or(before);
    let event = before_half.ends_with(['前', '后']) && !words.measuring_ends.ends(before);
    if event && (after.is_empty() || after.starts_with(['，', '。', '；'])) {
        return true;
    }
    // 三天后，队伍抵达, 预计15天后抵达; but 后续三天, 三个月后的产量, 满三个月后.
    let later = after.strip_prefix("之后").or_else(|| after.strip_prefix("以后")).or_else(|| after.strip_prefix('后'));
    let head = reader.clause_before(candidate.span.start).trim().trim_end_matches(['大', '约']).trim_end();
    if later.is_some_and(|rest| !rest.starts_with(['的', '期', '续', '备', '方', '勤', '者']))
        && (head.is_empty() || words.foreseeing.ends(head))
    {
        return true;
    }
    let Some(rest) = ["之前", "以前", "前"].iter().find_map(|word| after.strip_prefix(word)) else { return false };
    let due = words.due.is_in(rest) || words.advance.ends(before);
    !due && !rest.starts_with(['往', '后', '景', '程', '移', '进', '置', '端'])
}

/// 三方协议: parties, where no earth, stone or water is measured.
pub(super) fn parties(reader: &Reader, candidate: &Candidate) -> bool {
    const MEASURED: &[char] = &['土', '石', '沙', '砂', '木', '料', '水', '气', '泥', '凝', '渣', '煤'];
    candidate.unit_text == "方"
        && candidate.number.style == Style::Chinese
        && candidate.number.magnitude.is_none()
        && !reader.clause_before(candidate.span.start).contains(MEASURED)
        && !reader.after(candidate.span.end).chars().take(3).any(|c| MEASURED.contains(&c))
}

/// 一则路远，二则天黑: the second of two reasons. Messages are counted behind their noun (启事二则), or with 两.
pub(super) fn reason(reader: &Reader, candidate: &Candidate) -> bool {
    let written = &reader.text[candidate.number.start..candidate.number.end];
    if candidate.unit_text != "则" || !matches!(written, "二" | "三" | "四" | "五" | "六") {
        return false;
    }
    let opens = reader
        .before(candidate.span.start)
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphabetic() || "也了矣".contains(c));
    let goes_on = reader.after(candidate.span.end).starts_with(|c: char| c.is_alphabetic());
    opens || goes_on
}

/// 约$10^5$个, 取$3 \times 2$: a dollar sign that opens a formula is no money.
pub(super) fn formula(reader: &Reader, candidate: &Candidate) -> bool {
    if candidate.kind != Kind::Money || !candidate.span.of(reader.text).starts_with('$') {
        return false;
    }
    let rest = reader.after(candidate.span.end);
    let inside = rest.split('$').next().unwrap_or(rest);
    let tex = inside.len() < rest.len() && inside.contains(['\\', '^', '_', '{', '=', '~']);
    tex && inside.len() <= MAX_FORMULA
}

/// A formula in running text is no longer than this, in bytes.
const MAX_FORMULA: usize = 120;

/// 2 0 1 9 年: the last digit of a number whose digits a page reader parted.
pub(super) fn fragment(reader: &Reader, candidate: &Candidate) -> bool {
    if candidate.number.end - candidate.number.start != 1 {
        return false;
    }
    let before = reader.before(candidate.number.start);
    let digits = &before[without_parted_digits(before).len()..];
    let alone = digits.split(' ').filter(|group| !group.is_empty()).all(|group| group.len() == 1);
    alone && digits.trim().len() >= MIN_PARTED && digits.ends_with(' ')
}

/// Two digits with a blank between them, before the last.
const MIN_PARTED: usize = 3;
