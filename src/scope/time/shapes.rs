//! What times look like: one row a shape, and all of them as one pattern.

use once_cell::sync::Lazy;
use regex::{Regex, RegexBuilder};

use crate::lexicon;

/// A time shape: its name, why it is one, and the pattern.
pub(super) struct Shape {
    #[cfg_attr(not(test), expect(dead_code, reason = "named for whoever reads a failing test"))]
    pub(super) name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is the shape's test"))]
    pub(super) example: &'static str,
    pub(super) pattern: &'static str,
}

const D: &str = "[0-9〇○零一二三四五六七八九十]";

/// The shapes; of two that start at one place the first wins, so longer ones stand first.
pub(super) const SHAPES: &[Shape] = &[
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
        name: "lunar day",
        example: "正月初六",
        pattern: r"(?:正月|腊月|大年)(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)(?:[日夜晚])?",
    },
    Shape {
        name: "chinese month",
        example: "十一月中旬",
        pattern: r"(?:十[一二]?|[一二三四五六七八九正腊])月(?:份|[上中下]旬|底|末|初)?(?:WORDED)?",
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
    Shape {
        name: "year of the Republic",
        example: "101年12月底",
        pattern: r"1[01][0-9](?:学年度|年度|年底|年末|年初)|1[01][0-9]年(?:1[0-2]|0?[1-9])月(?:份|[上中下]旬|底|末|初)?(?:[0-9]{1,2}日)?|1[01][0-9]年(?:至|到)1[01][0-9]年(?:间|底)",
    },
    Shape { name: "since a bare year", example: "2012以来", pattern: r"(?:19|20)[0-9]{2}以来" },
    Shape {
        name: "year of a course",
        example: "第3年",
        pattern: r"第(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})年(?:度|末)?",
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
    Shape {
        name: "hour and minute", example: "22时27分", pattern: r"(?:D{1,3})[时点](?:D{1,3})分(?:(?:D{1,3})秒)?"
    },
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
        name: "chinese day",
        example: "十四日下午",
        pattern: r"(?:[廿卅]?[一二三四五六七八九]|[二三]?十[一二三四五六七八九]?)日(?:凌晨|清晨|早晨|上午|中午|下午|傍晚|晚间|晚上|晚|夜间|深夜)",
    },
    Shape {
        name: "era year",
        example: "民国二十三年",
        pattern: r"(?:ERA)(?:元|[0-9]{1,3}|[一二三四五六七八九十百廿卅]{1,6})年度?(?:间|初|末)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?",
    },
    Shape {
        name: "census",
        example: "第七次全国人口普查",
        pattern: r"第[一二三四五六七八]次全国(?:人口|经济|农业)普查(?:期间|时)?",
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
pub(super) static SINCE: Shape =
    Shape { name: "since", example: "自开工以来", pattern: r"(?:自|从)?[\p{Han}]{1,2}(?:以来|至今)" };

/// What may follow a year: 2024年3月5日, 一九八五年底, 2024年上半年, 2010年以来.
const TAIL: &str = r"(?:[0-9]{1,2}月?[—–~～至到-]{1,2})?(?:1[0-2]|0?[1-9])月(?:份|[上中下]旬|底|末|初)?(?:[0-9]{1,2}[—–~～至到-]{1,2}[0-9]{1,2}[日号]|[0-9]{1,2}[日号](?:[—–~～至到-]{1,2}(?:[0-9]{1,2}月)?[0-9]{1,2}[日号])?)?(?:以来|以前|以后|前|后|起)?|(?:十[一二]?|[一二三四五六七八九])月(?:份|[上中下]旬|底|末|初)?(?:WORDED)?|FEASTS(?:FREE|前|后)?|(?:全年|[上下]半年|半年度?|(?:前|第)?[一二三四]个?季度末?|春季|夏季|秋季|冬季|[春夏秋冬]|底|末|初|年末|年初|年底|中期|以来|以前|之前|以后|之后|期间|同期|内|度)(?:以?前|以来|后)?|至今|间|后";

/// A day of a month in words, or from one to another: 十七日, 三十日至六月二日.
const WORDED: &str = "[一二三四五六七八九十廿卅]{1,3}[日号](?:[—–～至到-]{1,2}(?:(?:十[一二]?|[一二三四五六七八九正腊])月)?[一二三四五六七八九十廿卅]{1,3}[日号])?";

/// One holiday or busy season, or two: “五一”, 国庆中秋.
const FEASTS: &str = "“?(?:FEAST)(?:[、和]?(?:FEAST))?”?";

/// What says that a holiday is meant as a time: 假期, 期间, 当天.
const FREE: &str = "(?:小?长假|假期|假日|黄金周)(?:期间|前后|以来|首日|[前后][一二两三四五六七]天)?|[前后][一二两三四五六七]天|期间|当天|当日|前夕|前后";

/// The shapes as one pattern.
pub(super) static SHAPE: Lazy<Regex> = Lazy::new(|| {
    // Of two names that start alike the longer stands first: 国庆节, 国庆.
    let names = |list: &[String]| {
        let mut names: Vec<String> = list.iter().map(|name| regex::escape(name)).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.join("|")
    };
    let words = lexicon::time_words();
    let (eras, feasts) = (names(&words.eras), names(&words.holidays));
    let written = |shape: &Shape| {
        let pattern = shape
            .pattern
            .replace("TAIL", TAIL)
            .replace("WORDED", WORDED)
            .replace("FEASTS", FEASTS)
            .replace("FREE", FREE);
        pattern.replace("FEAST", &feasts).replace("ERA", &eras).replace("D{", &format!("{D}{{"))
    };
    let all: Vec<String> = SHAPES.iter().map(written).collect();
    RegexBuilder::new(&all.join("|")).dfa_size_limit(STATES).build().expect("the shapes are tested")
});

/// So many bytes of states are kept while texts are searched; with fewer, they are made again and again.
const STATES: usize = 8 << 20;
