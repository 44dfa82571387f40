//! Time expressions: what dates, years, months, periods and clock times look like.
//!
//! 2024年3月5日, 一九八五年底, 1-9月, 前三季度, “十四五”期间, 第四个五年计划期间, 上世纪90年代, 近五年, 上午9点.
//! A length of time that is itself said (连续5年, 历时三年, 在三年内) is a quantity and stays one.

use once_cell::sync::Lazy;
use regex::{Regex, RegexBuilder};

use crate::lexicon;
use crate::segmenter::{self, Tag};
use crate::span::Span;

/// A time shape: its name, why it is one, and the pattern.
struct Shape {
    #[cfg_attr(not(test), expect(dead_code, reason = "named for whoever reads a failing test"))]
    name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is the shape's test"))]
    example: &'static str,
    pattern: &'static str,
}

const D: &str = "[0-9〇○零一二三四五六七八九十]";

/// The shapes; of two that start at one place the first wins, so longer ones stand first.
const SHAPES: &[Shape] = &[
    Shape { name: "short year", example: "’97年底", pattern: r"[’‘][0-9]{2}年(?:TAIL)?" },
    Shape {
        name: "years",
        example: "2016年—2020年",
        pattern: r"(?:1[0-9]|20)[0-9]{2}年?(?:[—–~～至到-]{1,2})(?:1[0-9]|20)[0-9]{2}(?:年度?(?:TAIL)?|学年|财年)",
    },
    Shape {
        name: "months of years",
        example: "2008年1月～2013年12月",
        pattern: r"(?:1[0-9]|20)[0-9]{2}年(?:1[0-2]|0?[1-9])月(?:[0-9]{1,2}日)?[—–~～至到-]{1,2}(?:1[0-9]|20)[0-9]{2}年(?:1[0-2]|0?[1-9])月(?:[0-9]{1,2}日)?",
    },
    Shape {
        name: "listed years",
        example: "2019、2020和2021年度",
        pattern: r"(?:(?:1[0-9]|20)[0-9]{2}[、和])+(?:1[0-9]|20)[0-9]{2}年度?",
    },
    Shape {
        name: "financial year",
        example: "2012-13财年",
        pattern: r"(?:1[0-9]|20)[0-9]{2}[-—/][0-9]{2,4}(?:财政?|学)?年度?",
    },
    Shape {
        name: "decade by its year",
        example: "1990年代",
        pattern: r"(?:1[0-9]|20)[0-9]0年代(?:末期?|初期?|中期|以来)?",
    },
    Shape {
        name: "year", example: "2024年3月5日", pattern: r"(?:公元前?)?(?:1[0-9]|20|21)[0-9]{2}年度?(?:TAIL)?"
    },
    Shape {
        name: "chinese years",
        example: "一九七一年到一九七八年",
        pattern: r"[一二][〇○零一二三四五六七八九]{3}年?(?:[—–~～至到-]{1,2})[一二][〇○零一二三四五六七八九]{3}年度?",
    },
    Shape {
        name: "listed chinese years",
        example: "一九七九和一九八○",
        pattern: r"(?:[一二][〇○零一二三四五六七八九]{3}年?[、和])+[一二][〇○零一二三四五六七八九]{3}(?:年度?)?",
    },
    Shape {
        name: "chinese year",
        example: "一九八五年底",
        pattern: r"[一二][〇○零一二三四五六七八九]{3}年度?(?:TAIL)?",
    },
    Shape {
        name: "days of a month",
        example: "3月5-8日",
        pattern: r"(?:1[0-2]|0?[1-9])月[0-9]{1,2}(?:[日号])?[—–~～至到-]{1,2}(?:(?:1[0-2]|0?[1-9])月)?[0-9]{1,2}[日号]",
    },
    Shape {
        name: "month",
        example: "1-9月",
        pattern: r"(?:[0-9]{1,2}月?[—–~～至到-]{1,2})?(?:1[0-2]|0?[1-9])月(?:份|[上中下]旬|底|末|初)?(?:[0-9]{1,2}[日号](?:[—–~～至到-]{1,2}[0-9]{1,2}[日号])?)?",
    },
    Shape {
        name: "chinese month",
        example: "十一月中旬",
        pattern: r"(?:十[一二]?|[一二三四五六七八九正腊])月(?:份|[上中下]旬|底|末|初)?(?:[一二三四五六七八九十廿卅]{1,3}[日号])?",
    },
    Shape {
        name: "year before our era",
        example: "公元前221年",
        pattern: r"公元前?(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,5})年",
    },
    Shape {
        name: "slashed date",
        example: "2026-02-09",
        pattern: r"(?:1[0-9]|20)[0-9]{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:[12][0-9]|3[01]|0?[1-9])",
    },
    Shape {
        name: "first months", example: "前七个月", pattern: r"前(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})个?月"
    },
    Shape {
        name: "quarter", example: "一季度末", pattern: r"(?:前|第)?[一二三四1234](?:、[一二三四])?(?:个)?季度末?"
    },
    Shape {
        name: "half year", example: "2024年上半年", pattern: r"(?:今年|去年|上年|明年)?[上下]半年"
    },
    Shape {
        name: "plan period",
        example: "“十四五”期间",
        pattern: r"“(?:十[一二三四五六]?|[一二三四五六七八九])五”(?:规划)?(?:期间|时期|以来|末期?|初期?|中期|前[一二三]年|后[一二三]年|以前)?",
    },
    Shape {
        name: "numbered plan",
        example: "第四个五年计划期间",
        pattern: r"第[一二三四五六七八九十]{1,3}个五年(?:计划|规划)?(?:期间|时期)?",
    },
    Shape {
        name: "century",
        example: "上世纪90年代",
        pattern: r"(?:(?:公元前?)?[0-9一二三四五六七八九十]{1,3}世纪|[上本]世纪)(?:(?:[0-9]0|[一二三四五六七八九]十)年代)?(?:末期?|初期?|中叶|中期|以来|上半叶|下半叶)?",
    },
    Shape {
        name: "decade",
        example: "八十年代初",
        pattern: r"(?:(?:1[0-9]|20)?[0-9]0|[一二三四五六七八九]十)年代(?:末期?|初期?|中期|以来)?",
    },
    Shape {
        name: "years up to now",
        example: "近五年来",
        pattern: r"(?:(?:最近|过去|未来|今后|最后|近|这|前|后)(?:的)?(?:[0-9]{1,2}|[一二两三四五六七八九十几]{1,3})(?:个)?(?:多)?(?:年|月|天|周|星期|季度)(?:来|以来|间|里|多来)?|(?:[0-9]{1,2}|[一二两三四五六七八九十几]{1,3})(?:多)?(?:个月|年|天)多?(?:来|以来)|(?:[一二两三四五六七八九十几]{1,3}个多月|半年多?|半个多?月)以来)",
    },
    Shape { name: "vague time ago", example: "几天前", pattern: r"[几数](?:天|日|周|个月|年)前" },
    Shape {
        name: "hours up to now",
        example: "过去24小时",
        pattern: r"(?:过去|最近|未来)(?:的)?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})小时(?:来|以来|间|里|内)?",
    },
    Shape {
        name: "years and a half up to now",
        example: "一年半来",
        pattern: r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})年半(?:来|以来)",
    },
    Shape {
        name: "dated length",
        example: "五年内",
        pattern: r"(?:[2-9]|[1-9][0-9]|[二两三四五六七八九十]|二十|三十)年(?:内|间|中|里|前)?",
    },
    Shape {
        name: "clock",
        example: "上午9点30分",
        pattern: r"(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|深夜|夜间|当晚|次日|当日|每日|每天)(?:D{1,3})(?:时|点)(?:(?:D{1,3})分|半|[一三]刻|整|许)?",
    },
    Shape {
        name: "digital clock",
        example: "14:30",
        pattern: r"(?:[01]?[0-9]|2[0-3])[:：][0-5][0-9](?:[:：][0-5][0-9])?",
    },
    Shape { name: "hour and minute", example: "22时27分", pattern: r"[0-9]{1,2}时[0-9]{1,2}分(?:[0-9]{1,2}秒)?" },
    Shape {
        name: "hour of the day",
        example: "5日8时",
        pattern: r"[0-9]{1,2}[日号](?:凌晨|上午|下午|晚)?[0-9]{1,2}[时点](?:[0-9]{1,2}分)?",
    },
    Shape {
        name: "day",
        example: "15日晚间",
        pattern: r"(?:[12][0-9]|3[01]|0?[1-9])[日号](?:凌晨|清晨|早晨|上午|中午|下午|傍晚|晚间|晚上|晚|夜间|深夜|白天|起|前|[—–~～至到-]{1,2}(?:[12][0-9]|3[01]|0?[1-9])[日号])?",
    },
    Shape {
        name: "era year",
        example: "民国二十三年",
        pattern: r"(?:ERA)(?:元|[0-9]{1,3}|[一二三四五六七八九十百廿卅]{1,6})年度?(?:间|初|末)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?",
    },
    Shape { name: "years of an era", example: "康熙年间", pattern: r"(?:ERA)(?:年间|初年|末年|中叶)" },
    Shape { name: "holiday", example: "国庆中秋假期", pattern: r"FEASTS(?:FREE)" },
    Shape {
        name: "centuries up to now",
        example: "半个多世纪以来",
        pattern: r"(?:半|[一二两三四五六七八九几十]{1,3}|[0-9]{1,2})个?多?世纪(?:以来|来)",
    },
    Shape {
        name: "as of an hour", example: "截至19时", pattern: r"截[至止][0-9]{1,2}[时点](?:[0-9]{1,2}分)?"
    },
    Shape {
        name: "weekday",
        example: "周一",
        pattern: r"(?:周|星期|礼拜)[一二三四五六日天](?:至(?:周|星期)?[一二三四五六日天])?",
    },
    Shape {
        name: "since the congress",
        example: "十九大以来",
        pattern: r"党的[一二三四五六七八九十]{1,3}大(?:以来|召开以来)?|(?:十[一二三四五六七八九]|二十)大(?:以来|召开以来)?|[一二三四五六七八九十]{1,3}大以来",
    },
];

/// What may stand at any word, so that it is looked for only where a text holds its ending.
static SINCE: Shape =
    Shape { name: "since", example: "自开工以来", pattern: r"(?:自|从)?[\p{Han}]{1,2}(?:以来|至今)" };

/// What may follow a year: 2024年3月5日, 一九八五年底, 2024年上半年, 2010年以来.
const TAIL: &str = r"(?:[0-9]{1,2}月?[—–~～至到-]{1,2})?(?:1[0-2]|0?[1-9])月(?:份|[上中下]旬|底|末|初)?(?:[0-9]{1,2}[—–~～至到-]{1,2}[0-9]{1,2}[日号]|[0-9]{1,2}[日号](?:[—–~～至到-]{1,2}(?:[0-9]{1,2}月)?[0-9]{1,2}[日号])?)?(?:以来|以前|以后|前|后|起)?|(?:十[一二]?|[一二三四五六七八九])月(?:份|[上中下]旬|底|末|初)?(?:[一二三四五六七八九十廿]{1,3}[日号])?|FEASTS(?:FREE|前|后)?|(?:全年|[上下]半年|半年度?|(?:前|第)?[一二三四]个?季度末?|春季|夏季|秋季|冬季|[春夏秋冬]|底|末|初|年末|年初|年底|中期|以来|以前|之前|以后|之后|期间|同期|内|度)(?:以?前|以来|后)?|至今|间|后";

/// One holiday or busy season, or two: “五一”, 国庆中秋.
const FEASTS: &str = "“?(?:FEAST)(?:[、和]?(?:FEAST))?”?";

/// What says that a holiday is meant as a time: 假期, 期间, 当天.
const FREE: &str = "(?:小?长假|假期|假日|黄金周)(?:期间|前后|以来)?|期间|当天|当日|前夕|前后";

/// The shapes as one pattern.
static SHAPE: Lazy<Regex> = Lazy::new(|| {
    // Of two names that start alike the longer stands first: 国庆节, 国庆.
    let names = |list: &[String]| {
        let mut names: Vec<String> = list.iter().map(|name| regex::escape(name)).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.join("|")
    };
    let words = lexicon::time_words();
    let (eras, feasts) = (names(&words.eras), names(&words.holidays));
    let written = |shape: &Shape| {
        let pattern = shape.pattern.replace("TAIL", TAIL).replace("FEASTS", FEASTS).replace("FREE", FREE);
        pattern.replace("FEAST", &feasts).replace("ERA", &eras).replace("D{", &format!("{D}{{"))
    };
    let all: Vec<String> = SHAPES.iter().map(written).collect();
    RegexBuilder::new(&all.join("|")).dfa_size_limit(STATES).build().expect("the shapes are tested")
});

/// So many bytes of states are kept while texts are searched; with fewer, they are made again and again.
const STATES: usize = 8 << 20;

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
        .collect()
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

/// 2024年 of 2024年夏粮产量: the season belongs to what is sown or reaped in it.
fn without_season(piece: &str, span: Span) -> Span {
    // 2024年暑期档票房: a season of the cinema is named after the holidays.
    let said = span.of(piece);
    if piece[span.end..].starts_with('档')
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
    if opens && clause.chars().count() <= LETTERS { Span::new(start, span.end) } else { span }
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
        "年中" | "年底" | "年末" => lexicon::time_words().yearly.starts(&piece[span.end..]),
        // 首次月背采样, 每次月租: 次 counts.
        "次月" => {
            piece[..span.start].ends_with(['首', '每', '两', '几', '一', '数', '多', '此', '再', '屡'])
                || counted_before(piece, span.start)
        }
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
        || piece[end..].chars().next().is_none_or(|c| "，。；、）)！？".contains(c))
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
    // 25:21、22:25: scores of a match.
    let score = piece[start..end].contains([':', '：']) && is_of_match(&piece[..start]);
    let shares = score || piece[start..end].split(':').filter_map(|part| part.parse::<u32>().ok()).sum::<u32>() == 100;
    let ordinal = shares || named || before == Some('第') && piece[..end].ends_with(['号', '日']);
    ordinal || (first.is_ascii_digit() && before.is_some_and(digit)) || (han(first) && before.is_some_and(han))
}

/// Whether a clause speaks of the score of a match, set or game, before a time of day that is none: 比分为25:21.
fn is_of_match(before: &str) -> bool {
    let clause = before.rsplit(['，', '。', '；', '！', '？', '\n']).next().unwrap_or_default();
    ["比分", "局分", "总分", "盘分"].iter().any(|word| clause.contains(word))
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
