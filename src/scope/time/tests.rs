//! Shapes and words of time in a text.

use super::shapes::SHAPES;
use super::*;

fn times(text: &str) -> Vec<&str> {
    find(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect()
}

#[test]
fn every_shape_finds_its_example() {
    for shape in SHAPES.iter().chain([&SINCE]) {
        let found = times(shape.example);
        assert_eq!(found, [shape.example], "the shape {:?}", shape.name);
    }
}

#[test]
fn lengths_are_no_times() {
    for text in ["连续5年增长", "历时三年", "工期2年", "租赁期限为12年", "2000人", "至少要花3年工夫", "持续近5个月"]
    {
        assert_eq!(times(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_verb_in_now_is_no_time() {
    assert_eq!(times("成效体现在六个方面"), Vec::<&str>::new());
    assert_eq!(times("现在有六个站"), ["现在"]);
}

#[test]
fn times_in_text() {
    assert_eq!(times("到一九七六年，全县桑园面积"), ["一九七六年"]);
    assert_eq!(times("截至6月底，参保人数"), ["6月底"]);
    assert_eq!(times("2023年前11个月，2023年1月至11月"), ["2023年前11个月", "2023年1月至11月"]);
    assert_eq!(times("2011年09月07日"), ["2011年09月07日"]);
    assert_eq!(times("从28日夜间到29日凌晨"), ["28日夜间到29日凌晨"]);
    assert_eq!(times("开业半年多以来，回归八个多月以来"), ["半年多以来", "八个多月以来"]);
    assert_eq!(times("投产的3号、4号机组，2号和3号线"), Vec::<&str>::new());
    assert_eq!(times("10月中旬以来，11月以来"), ["10月中旬以来", "11月以来"]);
    assert_eq!(times("2013年8月6日，馆方说明"), ["2013年8月6日"]);
    assert_eq!(times("从一九六一年到一九七三年的十二年中"), ["一九六一年到一九七三年"]);
}
