//! Texts at the edge of a rule, each of which reads otherwise where the rule is a sign off.

use super::*;

#[test]
fn a_numeral_moves_as_a_whole() {
    let numeral = read_at("共-3.9万", "共".len()).unwrap().shifted(100);
    assert_eq!((numeral.start, numeral.body, numeral.end), (103, 104, 110));
    assert_eq!((numeral.magnitude, numeral.last_magnitude), (Some((107, 4)), Some((107, 4))));
}

#[test]
fn magnitudes_alone_are_bare() {
    let bare = |text| read_at(text, 0).unwrap().is_bare();
    assert!(bare("亿") && bare("百万") && !bare("三亿") && !bare("二〇〇二") && !bare("3"));
}

#[test]
fn groups_of_thousands() {
    let spaced = format!("1{}", " 000".repeat(10));
    let longest = format!("1{}", " 000".repeat(9));
    check(&[
        (&format!("共{spaced}元"), &[(&spaced, "too long")]),
        (&format!("共{longest}元"), &[(&longest, &format!("1{}", "000".repeat(9)))]),
        // Ten to the twenty-eighth has 29 digits.
        ("共1000000000000亿亿元", &[("1000000000000亿亿", "too long")]),
        ("共100000000000亿亿元", &[("100000000000亿亿", &format!("1{}", "0".repeat(27)))]),
        // A label counts nothing, so its comma lists.
        ("图1，120个村", &[("1", "1"), ("120", "120")]),
        ("招生1，120人", &[("1，120", "1120")]),
        ("共3\u{2009}000元5角", &[("3\u{2009}000", "3000"), ("5", "5")]),
    ]);
}

#[test]
fn marks_between_groups() {
    let commas = format!("1{}", ",000".repeat(12));
    check(&[
        (&format!("共{commas}元"), &[(&commas, "too long")]),
        // The mark before the first group stands behind a word, so the group is no item of a list.
        ("产量,120,500吨", &[("120,500", "120500")]),
        // 300人 are counted, and 120 may be as well.
        ("招生120，300人", &[("120", "120"), ("300", "300")]),
        ("约3 000.5万元", &[("3 000.5万", "30005000")]),
        ("|3 120|5 400|", &[("3", "3"), ("120", "120"), ("5", "5"), ("400", "400")]),
    ]);
    // So many groups are the columns of a table.
    assert_eq!(find_iter(&format!("共1{}元", " 000".repeat(11))).count(), 12);
    for (text, at) in [("5 100 22", 1), ("3\u{3000}000\u{3000}5", 1), ("3 000 元", 5)] {
        assert_eq!(parse(text).unwrap_err().at, at, "{text}");
    }
}

#[test]
fn tens_take_neither_decimals_nor_a_liang() {
    check(&[("共2.5十", &[("2.5", "2.5"), ("十", "10")]), ("两十个", &[("两", "2"), ("十", "10")])]);
    check(&[("共2.5百", &[("2.5百", "250")]), ("两百个", &[("两百", "200")])]);
    check(&[("三廿个", &[("三", "3"), ("廿", "20")])]);
    // A run of them is no number, and none of its tens stands for itself.
    check(&[("共十十十座", &[]), ("双十十周年", &[("十", "10"), ("十", "10")])]);
}

#[test]
fn terms_fall() {
    check_whole(&[("四万万五千万", "450000000"), ("一亿几万", "100010000..100100000")]);
    check(&[
        ("三百一百都行", &[("三百", "300"), ("一百", "100")]),
        ("三千五万都行", &[("三千", "3000"), ("五万", "50000")]),
        ("5亿20000万", &[("5亿", "500000000"), ("20000万", "200000000")]),
        ("3.9万5千", &[("3.9万", "39000"), ("5千", "5000")]),
    ]);
    // Ten to the twenty-eighth as a sum.
    let sum = format!("{}亿10000万", "9".repeat(20));
    check(&[(&sum, &[(&sum, "too long")])]);
}

#[test]
fn only_one_to_nine_are_elided() {
    // 10 behind 万 is no ten thousand, and 几 behind 百 no hundred to thousand.
    check(&[("5万10天", &[("5万", "50000"), ("10", "10")]), ("一百几个", &[("一百", "100")])]);
    // Nobody counts zero or two persons in ten thousands.
    check(&[("零万", &[]), ("俩万", &[])]);
}

#[test]
fn points_in_characters_follow_units_in_characters() {
    // 3点 is a time of day, and nothing stands behind the point of 万.
    check(&[("下午3点五人", &[("3", "3"), ("五", "5")]), ("三万点五座", &[("三万", "30000"), ("五", "5")])]);
    // 29 places are not held, whatever stands behind them.
    let places = format!("0.{}1万", "0".repeat(28));
    check(&[(&places, &[(&places, "too long")])]);
}

#[test]
fn neighbours_follow_one_another() {
    check_whole(&[("零一", "1#")]);
    check(&[
        ("约四、六百人", &[("四", "4"), ("六百", "600")]),
        ("约零、一百人", &[("零", "0"), ("一百", "100")]),
        ("两三四个", &[("两", "2"), ("三四", "3..4")]),
        ("数万-9万元", &[("数万", "10000..100000"), ("9万", "90000")]),
    ]);
}

#[test]
fn digits_behind_a_magnitude() {
    check_whole(&[("3万500", "30500"), ("3亿1000", "300001000"), ("3佰贰拾", "320")]);
    check(&[("3万50元", &[("3万", "30000"), ("50", "50")]), ("3亿2022年", &[("3亿", "300000000"), ("2022", "2022")])]);
}

#[test]
fn only_short_round_numbers_take_a_verb_for_about() {
    check(&[("20来个", &[("20来", "~20")]), ("200来个", &[("200来", "~200")])]);
    check(&[("25来个", &[("25", "25")]), ("2000来个", &[("2000", "2000")]), ("5来个", &[("5", "5")])]);
}

#[test]
fn only_round_numbers_take_more() {
    check_whole(&[("8.5余万", ">85000")]);
    check(&[
        ("5多个", &[("5", "5")]),
        ("13.5多吨", &[("13.5", "13.5")]),
        ("十五多个", &[("十五", "15")]),
        // 百分之 is a whole, so that 上 belongs to the verb.
        ("升上百分之五", &[("五", "5")]),
    ]);
}

fn number(written: &str) -> Number {
    written.parse().expect(written)
}

#[test]
fn numbers_are_equal_by_value() {
    for (left, right, equal) in
        [("2/4", "0.5", true), ("41.90", "41.9", true), ("1/3", "2/6", true), ("1/3", "0.33", false), ("3", "4", false)]
    {
        assert_eq!(number(left) == number(right), equal, "{left} and {right}");
    }
}

#[test]
fn signs_of_numbers() {
    let over = |numerator, denominator| Number::Fraction { numerator, denominator };
    assert_eq!(number("-0").to_string(), "0");
    assert_eq!((over(1, -3).to_string(), over(1, 0).to_string()), ("-1/3".to_owned(), "1/0".to_owned()));
    assert_eq!((-over(i64::MIN, i64::MIN)).to_string(), "-1/1");
}

#[test]
fn written_decimals_are_not_whole() {
    assert!(number("3").is_whole() && !number("3.0").is_whole() && !number("1/3").is_whole());
}

#[test]
fn sums_hold_28_digits() {
    let most = number(&"9".repeat(28));
    assert_eq!(most.checked_add(number("1")), None);
    assert_eq!(most.checked_add(number("-1")).map(|sum| sum.to_string()), Some(format!("{}8", "9".repeat(27))));
}

#[test]
fn fractions_that_end_are_decimals() {
    let decimal = |written| number(written).to_decimal().map(|value| value.to_string());
    for (written, value) in
        [("3/5", "0.6"), ("1/8", "0.125"), ("7/1", "7"), ("6/40", "0.15"), ("6/15", "0.4"), ("-1/4", "-0.25")]
    {
        assert_eq!(decimal(written).as_deref(), Some(value), "{written}");
    }
    assert_eq!(["1/3", "1/6", "1/15"].map(decimal), [const { None }; 3]);
}

fn product(left: &str, right: &str) -> Option<String> {
    number(left).checked_mul(number(right)).map(|value| value.to_string())
}

#[test]
fn products_keep_their_precision_as_far_as_it_can_be_held() {
    let smallest = format!("0.{}1", "0".repeat(27));
    assert_eq!(product("2.50", "4").as_deref(), Some("10.00"));
    assert_eq!(product(&format!("0.{}1", "0".repeat(26)), "1.0"), Some(format!("0.{}10", "0".repeat(26))));
    // The closing zeros give way where there are more than 28 places.
    assert_eq!(product(&format!("0.{}10", "0".repeat(26)), "0.10"), Some(smallest.clone()));
    assert_eq!(product(&format!("0.{}1", "0".repeat(26)), "0.10"), Some(smallest.clone()));
    assert_eq!(product(&format!("0.{}5", "0".repeat(27)), "0.2"), Some(smallest.clone()));
    assert_eq!(product(&smallest, "0.1"), None);
    let largest = "9".repeat(28);
    assert_eq!(product(&largest, "1"), Some(largest.clone()));
    assert_eq!(product(&largest, "10"), None);
    assert_eq!(product(&largest, "1/3"), Some("3".repeat(28)));
}

#[test]
fn a_stroke_between_other_than_digits_is_no_fraction() {
    for (text, at, reason) in [("x/3", 0, "unexpected 'x'"), ("3/x", 1, "unexpected '/'"), ("/3", 0, "unexpected '/'")]
    {
        let fault = parse(text).unwrap_err();
        assert_eq!((fault.at, fault.reason.as_str()), (at, reason), "{text}");
    }
}

#[test]
fn a_fraction_has_two_exact_whole_parts() {
    let found = |text| find_iter(text).map(|numeral| show(&numeral)).collect::<Vec<_>>().join(" ");
    assert_eq!(found("占四分之三"), "3/4");
    for text in ["占三分之百", "占十余分之三", "占三分之二十余", "占几分之一", "占三分之几十"]
    {
        assert!(!found(text).contains('/') && !found(text).contains("too long"), "{text}: {}", found(text));
    }
    // The second 分之 takes its 百 with it, and 2.5 is no whole before a part.
    assert_eq!(found("三分之一百分之七十"), "1/3 70");
    assert_eq!(found("2.5又三分之一"), "");
    assert_eq!(found(&format!("{}又三分之一", "9".repeat(20))), "too long");
    let read = |text: &str| read_at(text, 0).unwrap();
    assert_eq!((read("4分之3").style, read("四分之三").style), (Style::Arabic, Style::Chinese));
    assert_eq!((read("五又三分之一").body, read("五又三分之一").start), (0, 0));
}

#[test]
fn capitals_keep_to_themselves() {
    check(&[("共拾伍元", &[("拾伍", "15")]), ("共贰佰伍拾元", &[("贰佰伍拾", "250")])]);
    check(&[("共贰佰五十元", &[("贰佰五十", "250")]), ("走了三百拾级而上", &[("三百", "300")])]);
    // 陆 is land here, and multiplies no 百.
    check(&[("大陆百姓", &[]), ("登陆千人", &[])]);
}

#[test]
fn what_no_numeral_starts_with_is_read_as_none() {
    let letters = (0..=u32::from(u16::MAX)).filter_map(char::from_u32).filter(|letter| !starts(*letter));
    let read: String = letters.filter(|letter| read_at(&format!("{letter}十3百"), 0).is_some()).collect();
    assert_eq!(read, "");
}
