//! What holds for every text: no panic, and every part is found in the source where the fact says it stands.

mod spans;

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use shuliang::{Extraction, Fact, extract};
use spans::check;

/// Words around quantities.
const WORDS: &[&str] = &[
    // Bounds, verbs and small words.
    "约",
    "近",
    "超过",
    "不低于",
    "以上",
    "以下",
    "左右",
    "多",
    "余",
    "新建",
    "改造",
    "达到",
    "增长",
    "降至",
    "增至",
    "占",
    "由",
    "为",
    "有",
    "发放",
    "惠及",
    "同比",
    "比上年",
    "分别",
    "其中",
    "共",
    "每",
    "每千人口",
    "人均",
    "累计",
    "的",
    "和",
    "及",
    "了",
    "在",
    "后",
    "中",
    "等",
    "不",
    "将",
    // Nouns.
    "公厕",
    "污水处理厂",
    "城镇居民",
    "地区生产总值",
    "养老机构",
    "道路及小街巷",
    "普惠托位数",
    "三大攻坚战",
    "GDP",
    "5G",
    "5A级景区",
    "供热面积",
    "培训",
    "学员",
];

/// Numbers, units, marks and breaks, as they meet in articles and as they never should.
const PIECES: &[&str] = &[
    // Numbers.
    "489",
    "3.5",
    "1,100.9",
    "4.",
    "０３",
    "１２",
    "九",
    "十",
    "三百零六",
    "两千四百五",
    "二〇〇二",
    "百分之七十",
    "百分之",
    "百分百",
    "半数",
    "居首位",
    "正负",
    "±",
    "成",
    "折",
    "分",
    "两",
    "点",
    "三分之一",
    "零下5",
    "-0.3",
    "几十",
    "上千",
    "数百",
    "半",
    "第二",
    "第十二",
    "8.5万余",
    "60多",
    "3至5",
    "20—30",
    "5%～8%",
    "1/3",
    "22.5：77.5",
    "20×30",
    "⑴",
    "①",
    "㈡",
    "99999999999999999999999999999999",
    "点",
    "万",
    "亿",
    // Units.
    "个",
    "座",
    "公里",
    "平方米",
    "亿元",
    "万元",
    "%",
    "％",
    "个百分点",
    "人次",
    "户",
    "℃",
    "岁",
    "倍",
    "番",
    "元/平方米",
    "微克/立方米",
    "位",
    "年",
    "月",
    "千瓦时",
    "GB",
    "￥",
    "$",
    // Times and places.
    "2024年",
    "3月15日",
    "今年",
    "“十四五”期间",
    "截至6月底",
    "上午9点30分",
    "全市",
    "云川市",
    "全省",
    // Marks, brackets and quotes, closed and open.
    "，",
    "。",
    "、",
    "；",
    "：",
    ",",
    ".",
    ":",
    "！",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "‘",
    "《",
    "》",
    "〔",
    "〕",
    "——",
    "—",
    "·",
    "●",
    "一、",
    "（二）",
    "1.",
    // Breaks and white space.
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\u{3000}\u{3000}",
    " ",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "\u{2028}",
    "\u{c}",
    "\n - 3 - \n",
    "\n第3版\n",
    // Other scripts, letters of another length when folded, emoji.
    "萬",
    "億",
    "臺",
    "ａ",
    "é",
    "e\u{301}",
    "Ⅳ",
    "👩‍👩‍👧",
    "𠮷",
    "\0",
];

fn text_of_pieces() -> impl Strategy<Value = String> {
    vec(prop_oneof![2 => select(PIECES), 1 => select(WORDS)], 0..40).prop_map(|pieces| pieces.concat())
}

/// Clauses of few words, every other one with a quantity or what looks like one.
fn text_of_clauses() -> impl Strategy<Value = String> {
    let words = || vec(select(WORDS), 0..4).prop_map(|words| words.concat());
    let quantity = prop_oneof![Just(String::new()), vec(select(PIECES), 2).prop_map(|pieces| pieces.concat())];
    let clause = (words(), quantity, words()).prop_map(|(before, quantity, behind)| before + &quantity + &behind);
    vec(clause, 1..12).prop_map(|clauses| clauses.join("，"))
}

/// One paragraph of running text, long enough that a break inside it is seen to be one.
fn running_text() -> impl Strategy<Value = String> {
    let clause = (select(CLAUSES), 2u32..9999).prop_map(|(clause, number)| clause.replace("{}", &number.to_string()));
    vec(clause, 6..12).prop_map(|clauses| clauses.join("，") + "。")
}

const CLAUSES: &[&str] = &[
    "新建村级文化广场{}处",
    "城乡道路改造里程达到{}.5公里",
    "发放稳定就业补贴{}万元",
    "为{}户困难家庭更换供水管线",
    "新能源发电装机容量比上年增长{}%",
    "全县现有各类养老服务机构{}家",
    "培训农村实用技术人员{}余人次",
];

proptest! {
    // Of the places where a text may be broken, most are joined again; the few others are drawn anew.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_global_rejects: ProptestConfig::default().cases.saturating_mul(20),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_text_of_chinese_signs_is_read(text in "[\\p{Han}0-9０-９零一二三四五六七八九十百千万亿点两半，。、：；（）%％．.\\n \u{3000}]{0,60}") {
        check(&text)?;
    }

    #[test]
    fn a_text_of_pieces_is_read(text in text_of_pieces()) {
        check(&text)?;
    }

    #[test]
    fn a_text_of_clauses_is_read(text in text_of_clauses()) {
        check(&text)?;
    }

    #[test]
    fn reading_again_gives_the_same(text in text_of_pieces()) {
        prop_assert_eq!(extract(&text), extract(&text));
    }

    #[test]
    fn a_paragraph_put_back_together_says_the_same(text in running_text(), at in any::<prop::sample::Index>()) {
        let letters: Vec<usize> = text.char_indices().map(|(byte, _)| byte).skip(1).collect();
        let at = letters[at.index(letters.len())];
        let broken = extract(&format!("{}\n\n{}", &text[..at], &text[at..]));
        let joined = broken.paragraphs.len() == 1;
        prop_assume!(joined);
        let whole = extract(&text);
        prop_assert_eq!(said(&broken), said(&whole));
    }

    #[test]
    fn a_document_behind_a_section_break_leaves_the_facts_as_they_were(first in running_text(), second in running_text()) {
        let alone = extract(&first);
        let both = extract(&format!("{first}\n\n\n\n{second}"));
        prop_assert!(both.facts.len() >= alone.facts.len());
        // Only that a passage is printed again may be new.
        let as_alone = both.facts[..alone.facts.len()].iter().cloned().map(|fact| Fact { duplicate: false, ..fact });
        prop_assert_eq!(as_alone.collect::<Vec<_>>(), alone.facts);
    }

    #[test]
    fn a_blank_line_between_paragraphs_moves_the_facts_only(
        texts in vec(running_text(), 2..5),
        at in any::<prop::sample::Index>(),
    ) {
        let at = 1 + at.index(texts.len() - 1);
        let wider = [texts[..at].join("\n\n"), texts[at..].join("\n\n")].join("\n\n\n");
        prop_assert_eq!(written(&wider, same), written(&texts.join("\n\n"), same));
    }

    #[test]
    fn full_width_says_what_half_width_says(text in running_text()) {
        prop_assert_eq!(written(&letters(&text, full_width), half_width), written(&text, half_width));
    }

    #[test]
    fn traditional_says_what_simplified_says(text in text_of_clauses()) {
        prop_assert_eq!(written(&letters(&text, traditional), simplified), written(&text, simplified));
    }
}

/// Signs and wholes that a number may share with the one before it.
#[test]
fn neighbours_share_no_letter() {
    for text in [
        "8.5万余三分之一百分之七十零下54895%～8%",
        "三分之一百分百",
        "五分之百分之二百分之三",
        "5%～8%正负3%",
        "3$5$6元",
        "全省第一第二位",
    ] {
        check(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    }
}

#[test]
fn every_article_is_read() {
    insta::glob!("../fixtures/docs", "*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("an article is text");
        check(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    });
}

/// The quantities with their values and units.
fn said(extraction: &Extraction) -> Vec<(&str, Option<&str>, &str)> {
    let quantities = extraction.facts.iter().map(|fact| &fact.quantity);
    quantities.map(|quantity| (quantity.text.as_str(), quantity.value.as_deref(), quantity.unit.as_str())).collect()
}

/// The facts without their positions, letter by letter as `form` writes them.
fn written(text: &str, form: fn(char) -> char) -> Vec<Value> {
    fn rewrite(value: &mut Value, form: fn(char) -> char) {
        match value {
            Value::String(text) => *text = letters(text, form),
            Value::Array(items) => items.iter_mut().for_each(|item| rewrite(item, form)),
            Value::Object(fields) => {
                fields.retain(|name, _| name != "start" && name != "end");
                fields.values_mut().for_each(|field| rewrite(field, form));
            }
            _ => {}
        }
    }
    let facts = extract(text).facts.into_iter().map(|fact| serde_json::to_value(fact).expect("a fact is JSON"));
    facts
        .map(|mut fact| {
            rewrite(&mut fact, form);
            fact
        })
        .collect()
}

fn letters(text: &str, form: fn(char) -> char) -> String {
    text.chars().map(form).collect()
}

fn same(c: char) -> char {
    c
}

/// The full-width forms stand 0xFEE0 above those of ASCII.
const WIDTH: u32 = 0xFEE0;

fn full_width(c: char) -> char {
    if c.is_ascii_graphic() { char::from_u32(c as u32 + WIDTH).expect("it has one") } else { c }
}

fn half_width(c: char) -> char {
    char::from_u32((c as u32).wrapping_sub(WIDTH)).filter(char::is_ascii_graphic).unwrap_or(c)
}

fn traditional(c: char) -> char {
    SCRIPTS.iter().find(|(_, simple)| *simple == c).map_or(c, |(written, _)| *written)
}

fn simplified(c: char) -> char {
    SCRIPTS.iter().find(|(written, _)| *written == c).map_or(c, |(_, simple)| *simple)
}

/// Letters in traditional and simplified script, one to one: of several that fold to one, the first.
static SCRIPTS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../data/traditional.toml").parse().expect("the table is TOML");
    let pairs = table["pairs"].as_str().expect("the pairs are a text").split_whitespace();
    let letters = |pair: &str| pair.chars().next().zip(pair.chars().nth(1)).expect("a pair is two letters");
    pairs.map(letters).collect()
});
