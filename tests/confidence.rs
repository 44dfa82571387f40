//! Which readings are likely and which certain, as the documentation of `Confidence` says.

use shuliang::{Confidence, extract};

/// A sentence, the rule that ties its last quantity, and the subject, empty where it stays open.
type Row = (&'static str, &'static str, &'static str);

const LIKELY: &[Row] = &[
    ("新建公厕15座，其中80座达标", "carried", "公厕"),
    ("大约3个。", "none", ""),
    ("民宿经营户突破瓶颈，达2700家", "level", "民宿经营户"),
    ("新建公厕15座，改造提升80座", "act on the topic", "公厕"),
    ("新建桥梁3座，公司完成2座", "act on the topic", "桥梁"),
    ("全县累计培训3万人次", "act on the topic", "培训"),
    ("样品烘干，称取0.5克", "act on the topic", "样品"),
    ("大桥合龙，用了20天", "act on the topic", "大桥"),
    ("现场解决52条", "act on the topic", ""),
    ("耕地面积1560亩，人均1.4亩", "noun before", "人均耕地面积"),
    ("风电项目完成投资37亿元，水务公司1.4亿元", "noun before", "投资"),
    ("粮食产量5吨，其中武汉市1吨", "noun before", "粮食产量"),
    ("新增病例5例，其中武汉市1例", "subset", "病例"),
    ("新建公厕15座，改造提升80座、90处", "coordinated", "公厕"),
    ("销售额突破瓶颈，达1000万元以上至5000万元", "level", "销售额"),
    ("城镇收入30亿元、农村收入20亿元，分别为3万元和2万元", "shared noun", "农村收入"),
];

const CERTAIN: &[Row] = &[
    ("生产总值1228亿元，增长5%", "growth", "生产总值"),
    ("惠及渔民270人、845人", "coordinated", "渔民"),
    ("通航里程达2648公里", "level", "通航里程"),
    ("育儿津贴发放8630户", "act on the topic", "育儿津贴"),
    ("修缮老旧桥梁及涵洞316处", "noun before", "老旧桥梁及涵洞"),
    ("新增感染者730例，其中境外输入106例", "subset", "境外输入感染者"),
];

fn check(rows: &[Row], confidence: Confidence) {
    for (text, rule, subject) in rows {
        let facts = extract(text).facts;
        let fact = facts.last().unwrap_or_else(|| panic!("no quantity in {text}"));
        let read = fact.subject.as_ref().map_or("", |subject| &subject.text);
        assert_eq!((fact.rule.as_str(), read, fact.confidence), (*rule, *subject, confidence), "{text}");
    }
}

#[test]
fn what_is_guessed_is_likely() {
    check(LIKELY, Confidence::Likely);
    let shared = &extract("建成2座国家级、5座省级示范性综合书库").facts[0];
    assert_eq!((shared.rule.as_str(), shared.confidence), ("shared noun", Confidence::Likely));
}

#[test]
fn what_the_clause_says_is_certain() {
    check(CERTAIN, Confidence::Certain);
}
