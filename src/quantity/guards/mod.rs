//! Guards: each refuses a class of numerals that state no quantity.

mod bare;
mod names;
mod pointers;

use super::{Candidate, Reader};

/// A class of silence.
pub(crate) struct Guard {
    #[cfg_attr(not(test), expect(dead_code, reason = "named for whoever reads a failing test"))]
    pub(crate) name: &'static str,
    /// A text in which it refuses the first numeral.
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is the guard's test"))]
    pub(crate) refused: &'static str,
    /// A text in which the same characters are a quantity.
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is the guard's test"))]
    pub(crate) kept: &'static str,
    pub(crate) refuses: fn(&Reader, &Candidate) -> bool,
}

/// The guards, cheap ones first.
pub(crate) static GUARDS: &[Guard] = &[
    Guard { name: "time", refused: "2024年3月15日开工", kept: "用时15日", refuses: pointers::inside_time },
    Guard { name: "ordinal", refused: "第三届展会", kept: "举办三届展会", refuses: pointers::ordinal },
    Guard { name: "identifier", refused: "沿G303线", kept: "沿线303公里", refuses: names::identifier },
    Guard {
        name: "article number", refused: "依照本法第十二条", kept: "制定法规十二条", refuses: pointers::article
    },
    Guard { name: "level", refused: "三级医院", kept: "台阶三级", refuses: pointers::level },
    Guard {
        name: "indefinite one", refused: "这是一个好办法", kept: "仅有一家企业", refuses: bare::indefinite_one
    },
    Guard {
        name: "named plan", refused: "质量提升三年行动方案", kept: "用时三年", refuses: names::named_plan
    },
    Guard {
        name: "session", refused: "党的二十届三中全会", kept: "举办二十届展会", refuses: names::session
    },
    Guard { name: "phase", refused: "滨江花园二期项目", kept: "培训二期", refuses: names::phase },
    Guard {
        name: "name in a list",
        refused: "清河、六道、白石等变电所",
        kept: "修路、六道、白石",
        refuses: names::listed_name,
    },
    Guard {
        name: "unit alone", refused: "单位：元/千瓦时", kept: "用电3千瓦时", refuses: bare::unit_alone
    },
    Guard {
        name: "unit of a header", refused: "产量（万吨）", kept: "产量（3万吨）", refuses: bare::header_unit
    },
    Guard { name: "one to one", refused: "1对1辅导", kept: "手套1对12元", refuses: pointers::one_to_one },
    Guard { name: "coordinate", refused: "北纬28度16分", kept: "转动30度", refuses: pointers::coordinate },
    Guard { name: "place name", refused: "延伸至天九镇", kept: "建成九镇", refuses: names::place_name },
    Guard {
        name: "place name with a distance",
        refused: "路过五里堡村",
        kept: "走了五里坡路",
        refuses: names::numbered_place,
    },
    Guard {
        name: "method of steps", refused: "改良三步快速复位法", kept: "后退三步", refuses: names::method
    },
    Guard {
        name: "number of a standard",
        refused: "通过ISO9001：2000认证",
        kept: "比例为9：2",
        refuses: names::standard,
    },
    Guard {
        name: "water class", refused: "劣五类水质断面", kept: "药品五类", refuses: pointers::water_class
    },
    Guard { name: "road", refused: "位于中山路二段", kept: "修路二段", refuses: names::road },
    Guard { name: "clock", refused: "八点一刻开会", kept: "上涨八点", refuses: pointers::clock },
    Guard {
        name: "priority", refused: "把质量放在第一位", kept: "总量居第一位", refuses: pointers::priority
    },
    Guard { name: "bare number", refused: "共5", kept: "指数为100.7", refuses: bare::bare_number },
    Guard { name: "denominator", refused: "每千人口有床位", kept: "人口3千人", refuses: bare::denominator },
    Guard {
        name: "coinage in quotes", refused: "“15分钟救治圈”", kept: "“增长15%”", refuses: names::quoted_coinage
    },
    Guard {
        name: "fixed term", refused: "打赢三大攻坚战", kept: "建成三大市场12个", refuses: names::inside_term
    },
    Guard {
        name: "title", refused: "印发《3年行动计划》", kept: "印发文件3份", refuses: names::inside_title
    },
    Guard { name: "year of two digits", refused: "从85年起", kept: "干了85年", refuses: pointers::short_year },
    Guard {
        name: "word that holds a numeral character",
        refused: "千岛湖的水",
        kept: "三千座岛屿",
        refuses: names::inside_word,
    },
    Guard {
        name: "years that point",
        refused: "这是不平凡的五年",
        kept: "花去宝贵的五年时间",
        refuses: bare::pointing_years,
    },
    Guard {
        name: "first of a time", refused: "头两个月开局良好", kept: "用了两个月", refuses: bare::first_of_time
    },
    Guard {
        name: "named after its years",
        refused: "患者5年生存率回升",
        kept: "从业5年",
        refuses: bare::named_after_years,
    },
    Guard {
        name: "year behind a dash", refused: "图11992—2008年产量", kept: "干了16年", refuses: pointers::year
    },
    Guard {
        name: "reference", refused: "见表 3-5 台北人口", kept: "添置3至5台", refuses: pointers::reference
    },
    Guard {
        name: "dotted day", refused: "9.18日上午发货", kept: "用时11.5小时", refuses: pointers::dotted_day
    },
    Guard {
        name: "number to call",
        refused: "QQ群482615093日更",
        kept: "群众370786人",
        refuses: pointers::call_number,
    },
    Guard { name: "directions", refused: "四面围住山寨", kept: "升起四面红旗", refuses: names::directions },
    Guard {
        name: "numbered body", refused: "三团二营官兵", kept: "分成三组讨论", refuses: names::numbered_body
    },
    Guard { name: "fragment", refused: "2 0 1 9 年建成", kept: "培训9人", refuses: pointers::fragment },
    Guard { name: "vague", refused: "百八十块", kept: "一百八十块", refuses: bare::vague },
    Guard { name: "letter", refused: "教体二字第20716号", kept: "题写二字", refuses: pointers::letter },
    Guard {
        name: "dated length",
        refused: "三百年前此地是海",
        kept: "开庭三日前送达传票",
        refuses: pointers::dated_length,
    },
    Guard { name: "parties", refused: "签订三方协议", kept: "挖土三方", refuses: pointers::parties },
    Guard { name: "reason", refused: "二则天黑", kept: "启事二则", refuses: pointers::reason },
    Guard {
        name: "one by one", refused: "水位一天比一天多", kept: "水位一天涨两米", refuses: bare::one_by_one
    },
    Guard { name: "formula", refused: "约$10^5$", kept: "售价$10", refuses: pointers::formula },
    Guard { name: "school year", refused: "三年级学生", kept: "学了三年", refuses: pointers::school_year },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::BUILT_IN;
    use crate::quantity;
    use crate::scope::time;
    use crate::span::Span;

    fn mentions(text: &str) -> Vec<&str> {
        let block = Span::new(0, text.len());
        let times = time::find(text, block);
        quantity::find(text, block, &times, &BUILT_IN).0.iter().map(|mention| mention.span.of(text)).collect()
    }

    #[test]
    fn every_guard_refuses_and_keeps_its_examples() {
        let mut wrong = Vec::new();
        for guard in GUARDS {
            if !mentions(guard.refused).is_empty() {
                wrong.push(format!("{}: {} gives {:?}", guard.name, guard.refused, mentions(guard.refused)));
            }
            if !guard.kept.is_empty() && mentions(guard.kept).is_empty() {
                wrong.push(format!("{}: {} gives nothing", guard.name, guard.kept));
            }
        }
        assert!(wrong.is_empty(), "{}\nhelp: src/quantity/guards.rs", wrong.join("\n"));
    }
}
