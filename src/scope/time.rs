//! Time expressions: what dates, years, months, periods and clock times look like.
//!
//! 2024年3月5日, 一九八五年底, 1-9月, 前三季度, “十四五”期间, 第四个五年计划期间, 上世纪90年代, 近五年, 上午9点.
//! A length of time that is itself said (连续5年, 历时三年, 在三年内) is a quantity and stays one.

mod shapes;

use once_cell::sync::Lazy;
use regex::Regex;

use self::shapes::{SHAPE, SINCE};
use crate::lexicon;
use crate::segmenter::{self, Tag};
use crate::span::{Span, last_letters, letter_from};

/// The time expressions of a stretch of clean text, in order, none overlapping.
pub(crate) fn find(text: &str, within: Span) -> Vec<Span> {
    let piece = within.of(text);
    let mut found: Vec<Span> = shapes(piece).into_iter().chain(words(piece)).collect();
    found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut kept: Vec<Span> = Vec::new();
    for span in found {
        match kept.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            Some(last) if reaches(piece, *last, span) => last.end = span.end,
            // 2024年 上半年, 去年 9月: one expression.
            Some(last) if span.start == last.end && goes_on(piece, *last, span) => last.end = span.end,
            _ => kept.push(span),
        }
    }
    kept.into_iter().map(|span| Span::new(span.start + within.start, span.end + within.start)).collect()
}

/// 去年前三季度 is one time; 前 behind another, as in 五年前三季度, is not.
fn goes_on(piece: &str, last: Span, span: Span) -> bool {
    let part = span.of(piece);
    !part.starts_with('前') || is_calendar_year(last.of(piece)) && part.ends_with(['月', '度', '末'])
}

/// 28日夜间到29日凌晨: from one part of a day to another.
fn reaches(piece: &str, last: Span, span: Span) -> bool {
    let part = |span: Span| span.of(piece).contains(['日', '号', '天', '晚', '夜', '晨', '午']);
    matches!(piece.get(last.end..span.start), Some("到" | "至")) && part(last) && part(span)
}

/// 2023年, 去年; not 五年, 10年.
fn is_calendar_year(said: &str) -> bool {
    said.ends_with('年') && (!is_count(said) || said.len() == "2023年".len() || said.len() == "二〇二三年".len())
}

/// Whether a time starts with a number, as lengths do: 三年, not 去年.
pub(crate) fn is_count(said: &str) -> bool {
    said.starts_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十几廿".contains(c))
}

fn shapes(piece: &str) -> Vec<Span> {
    static SINCE_PATTERN: Lazy<Regex> = Lazy::new(|| Regex::new(SINCE.pattern).expect("the shape is tested"));
    let ends = piece.contains("以来") || piece.contains("至今");
    let since = ends.then(|| SINCE_PATTERN.find_iter(piece));
    SHAPE
        .find_iter(piece)
        .chain(since.into_iter().flatten().filter(|found| names_event(found.as_str())))
        .filter(|found| !is_length(piece, found.start(), found.end()))
        .filter(|found| !is_inside_number(piece, found.start(), found.end()))
        .map(|found| since_when(piece, without_season(piece, Span::new(found.start(), found.end()))))
        .map(|span| with_event(piece, span))
        .collect()
}

/// 栽后3年, 术后3天: the letter before 后 says behind what.
fn with_event(piece: &str, span: Span) -> Span {
    const EVENTS: [char; 10] = ['栽', '术', '婚', '产', '病', '震', '灾', '播', '伤', '愈'];
    let before = &piece[..span.start];
    let letter = before.chars().next_back().filter(|letter| EVENTS.contains(letter));
    let event = letter.filter(|_| span.of(piece).starts_with('后'));
    // 离婚后3年, 手术后3天: the letter may end a word.
    let word = last_letters(before, 2).filter(|word| segmenter::knows(word)).map(str::len);
    let begun = event.map_or(0, |letter| word.unwrap_or(letter.len_utf8()));
    Span::new(span.start - begun, span.end)
}

/// 建校至今 and 自开工以来 count from an event. 公司至今已生产20万辆 and 这是我至今用过的 name none before their 至今, nor do a
/// pronoun, 是 and particles before 以来.
fn names_event(said: &str) -> bool {
    let event = said.trim_start_matches(['自', '从']);
    let opened = event.len() < said.len();
    let named = event.strip_suffix("至今").is_none_or(|event| {
        opened
            || event.ends_with(['后', '初', '间', '节'])
            || lexicon::time_words().events.has(event)
            || matches!(segmenter::dictionary_tag(event), Some(Tag::Verb | Tag::VerbNoun | Tag::Time))
            || lexicon::verb_class(event).is_some()
    });
    named && !said.contains(['我', '你', '他', '她', '它', '是', '的', '也', '都'])
}

/// What may follow the number that a holiday is called by: 2024年十一国庆, 2024年五一假期.
const HOLIDAY: [char; 8] = ['国', '黄', '小', '长', '假', '期', '当', '前'];

/// 2024年 of 2024年夏粮产量: the season belongs to what is sown or reaped in it.
fn without_season(piece: &str, span: Span) -> Span {
    // 2024年暑期档票房: a season of the cinema is named after the holidays. 1978年十一届三中全会: a number is no holiday.
    let said = span.of(piece);
    let behind = &piece[span.end..];
    // 五年中央财政投入3000亿元: 中 begins a name; 央行 has none before it.
    if said.ends_with("年中") && behind.starts_with('央') && !behind.starts_with("央行") {
        return Span::new(span.start, span.end - lexicon::HAN);
    }
    let counts = said.ends_with('一') && behind.starts_with(lexicon::is_han) && !behind.starts_with(HOLIDAY);
    if (behind.starts_with('档') || counts)
        && let Some(year) = said.rfind('年').filter(|at| !said.ends_with('年') && *at > 0)
    {
        return Span::new(span.start, span.start + year + '年'.len_utf8());
    }
    let seasonal =
        span.of(piece).ends_with(['春', '夏', '秋', '冬']) && lexicon::time_words().seasonal.starts(&piece[span.end..]);
    if seasonal { Span::new(span.start, span.end - lexicon::HAN) } else { span }
}

/// 自去年启动整治行动以来: what begins with 自 at the head of its clause is one time with its 以来.
fn since_when(piece: &str, span: Span) -> Span {
    const LETTERS: usize = 40;
    let said = span.of(piece);
    if !said.ends_with("以来") || said.starts_with(['自', '从']) {
        return span;
    }
    let head = piece[..span.start].rfind(['，', '。', '；', '：', '！', '？', '\n', '（', '“']);
    let start = head.map_or(0, |at| at + piece[at..].chars().next().map_or(0, char::len_utf8));
    let clause = &piece[start..span.start];
    let opens = clause.starts_with('从')
        || clause.starts_with('自') && !clause.starts_with("自然") && !clause.starts_with("自治");
    // 专项行动开展以来，…: a clause that is nothing but the event.
    let event = piece[span.end..].starts_with('，')
        && clause.chars().count() <= EVENT
        && names_event_alone(&piece[start..span.end]);
    let whole = opens && clause.chars().count() <= LETTERS || event;
    if whole { Span::new(start, span.end) } else { span }
}

/// The longest event that a clause before 以来 names, in letters.
const EVENT: usize = 8;

/// 我市 of 我市疫情发生以来 is a place, 今年 a time, and 开业半年多以来 is counted from now.
fn names_event_alone(clause: &str) -> bool {
    clause.chars().all(lexicon::is_han)
        && !clause.contains(['年', '月', '天', '周'])
        && lexicon::scope_words(clause).next().is_none()
        && lexicon::named_times().find_iter(clause).next().is_none()
}

/// With 今 of 至今 these make another word: 提升至今年, 截至今天.
const BEHIND_NOW: [char; 6] = ['年', '天', '日', '早', '晚', '晨'];

fn words(piece: &str) -> Vec<Span> {
    // 3年末 counts years; 年末 alone is a time.
    let counted = |start: usize| {
        piece[start..].starts_with('年')
            && piece[..start].ends_with(|c: char| c.is_numeric() || "一二三四五六七八九十两几".contains(c))
    };
    let found = lexicon::named_times().find_iter(piece).map(|found| Span::new(found.start, found.end));
    // 提升至今年的94元: 至 leads to 今年.
    let found = found.map(|span| {
        let other = span.of(piece) == "至今" && piece[span.end..].starts_with(BEHIND_NOW);
        if other { Span::new(span.start + '至'.len_utf8(), span.end + '年'.len_utf8()) } else { span }
    });
    // 体现在, 出现在: 现 belongs to the verb.
    let verb = |span: &Span| {
        span.of(piece) == "现在" && piece[..span.start].ends_with(['体', '表', '出', '呈', '发', '再', '实'])
    };
    // 5月中国快递发展指数: 中 begins a name; 合同期限: 同期 is no word there.
    let names = &lexicon::time_words().names_behind_month;
    let another = |span: &Span| match span.of(piece) {
        "月中" => names.starts(&piece[span.start + '月'.len_utf8()..]),
        // 提前一年完成: 前 belongs to the verb.
        "前一年" | "前一天" | "前一日" | "前一个月" => piece[..span.start].ends_with(['提', '超', '目']),
        // 年中大促: named after its season.
        // 大年初八: a day of the new year.
        "年初" => piece[..span.start].ends_with('大'),
        "年中" | "年底" | "年末" => lexicon::time_words().yearly.starts(&piece[span.end..]),
        // 首次月背采样, 每次月租: 次 counts.
        "次月" => {
            piece[..span.start].ends_with(['首', '每', '两', '几', '一', '数', '多', '此', '再', '屡'])
                || counted_before(piece, span.start)
        }
        // 我当时就…: only at the head of its clause it dates what follows.
        "当时" | "彼时" => piece[..span.start].ends_with(|c: char| c.is_alphanumeric()),
        // 给予五年过渡期: the length measures it.
        "过渡期" => piece[..span.start].ends_with(['年', '月']),
        "暑期" | "除夕" => piece[span.end..].starts_with('档'),
        "同期" => piece[..span.start].ends_with('合') || piece[span.end..].starts_with('限'),
        // 秋季学期全面复学: a term at school is named after its season; but 今年秋季学期 is dated. So are games.
        "春季" | "夏季" | "秋季" | "冬季" => {
            let behind = &piece[span.end..];
            let term = behind.starts_with("学期") && !piece[..span.start].ends_with('年');
            term || lexicon::time_words().games.starts(behind)
        }
        _ => false,
    };
    found.filter(|span| !counted(span.start) && !verb(span) && !another(span)).collect()
}

/// Whether a numeral ends right before a place.
fn counted_before(piece: &str, at: usize) -> bool {
    piece[..at].ends_with(|c: char| c.is_ascii_digit() || "二三四五六七八九十".contains(c))
}

fn is_length(piece: &str, start: usize, end: usize) -> bool {
    let said = &piece[start..end];
    // 九年义务教育: the length names the schooling; 提升至今年: 今 belongs to the year.
    let behind = &piece[end..];
    let named = said.ends_with('年') && lexicon::time_words().named_after_years.starts(behind);
    if named || behind.starts_with("义务") || said.ends_with("至今") && behind.starts_with(BEHIND_NOW) {
        return true;
    }
    // 应当在30日内作出答复: a term is no day.
    if said.ends_with('日') && !said.contains('月') && behind.starts_with('内') {
        return true;
    }
    // 有效期由3年调整为5年: what is changed is a length.
    if said.ends_with('年')
        && is_count(said)
        && piece[..start].ends_with(['由', '从'])
        && behind.starts_with(['调', '延', '缩', '改', '增', '减', '提', '降'])
    {
        return true;
    }
    // 一周三次, 每周两天: 周 is what it is done so often in.
    if said.starts_with('周') && lexicon::time_words().times_in_week.starts(behind) {
        return true;
    }
    // 工作重点转移的第一年, 连续第三年: told by what stands before, and no time by itself.
    // 第三年级, 第三年轻员工: there 年 begins another word.
    let course = said.starts_with('第') && said.contains('年') && !said.contains('度');
    if course && (piece[..start].ends_with(['的', '续']) || behind.starts_with(['级', '轻'])) {
        return true;
    }
    // 提前12天, 超前3个月, 目前12天: 前 belongs to the word before.
    if said.starts_with('前') && piece[..start].ends_with(['提', '超', '目', '此', '之', '以']) {
        return true;
    }
    // 工作了近十年: with 了 before it a length is told.
    if said.starts_with('近') && piece[..start].ends_with('了') && !said.ends_with(['来', '间']) {
        return true;
    }
    let length = said.chars().count() <= 4 && said.contains('年') && is_count(said);
    let bare = length
        && !said.contains(['来', '代', '月', '底', '末', '初', '度'])
        && said.chars().filter(char::is_ascii_digit).count() < 4;
    let words = lexicon::time_words();
    let lasts = words.lasting.ends(&piece[..start]);
    if !bare {
        return lasts && !said.chars().take(4).all(|c| c.is_ascii_digit());
    }
    lasts
        || words.length_before.ends(&piece[..start])
        || (!said.ends_with('前') && words.length_behind.starts(&piece[end..]))
        || piece[end..].chars().next().is_none_or(|c| "，。；、）)！？,;!?".contains(c))
            && !said.ends_with(['内', '间', '中', '里', '前'])
}

/// 12024年 is no year, 3.5日 and 第3日 no days, 八年 of 二十八年 no length.
fn is_inside_number(piece: &str, start: usize, end: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let han = |c: char| "一二三四五六七八九十百千万亿〇○零两".contains(c);
    let first = piece[start..end].chars().next().unwrap_or(' ');
    let before = piece[..start].chars().next_back();
    // 第1号洪峰, 10号线: an ordinal.
    let named = piece[..end].ends_with('号') && lexicon::time_words().numbered.starts(behind_numbers(&piece[end..]));
    // 20:50:30 of three industries are shares, not a time.
    // 采购包2：16路网关: the number of a lot.
    if piece[start..end].contains(['：', ':']) && lexicon::quantity_words().lots.ends(&piece[..start]) {
        return true;
    }
    // 25:21、22:25: scores of a match.
    let score = piece[start..end].contains([':', '：']) && is_of_match(&piece[..start]);
    let shares = score || piece[start..end].split(':').filter_map(|part| part.parse::<u32>().ok()).sum::<u32>() == 100;
    let ordinal = shares || named || before == Some('第') && piece[..end].ends_with(['号', '日']);
    ordinal || (first.is_ascii_digit() && before.is_some_and(digit)) || (han(first) && before.is_some_and(han))
}

/// Whether a clause speaks of the score of a match, set or game, before a time of day that is none: 比分为25:21.
fn is_of_match(before: &str) -> bool {
    const NEAR: usize = 90;
    let near = &before[letter_from(before, before.len().saturating_sub(NEAR))..];
    let clause = near.rsplit(['，', '。', '；', '！', '？', '\n']).next().unwrap_or_default();
    lexicon::time_words().scores.is_in(clause)
}

/// 机组 of 3号、4号机组: the head that a few numbers share.
fn behind_numbers(mut rest: &str) -> &str {
    const FEW: usize = 8;
    for _ in 0..FEW {
        let Some(listed) = rest.strip_prefix(['、', '和', '与', '及']) else { break };
        let number = listed.trim_start_matches(|c: char| c.is_ascii_digit());
        match number.strip_prefix('号') {
            Some(behind) if number.len() < listed.len() => rest = behind,
            _ => break,
        }
    }
    rest
}

#[cfg(test)]
mod tests;
