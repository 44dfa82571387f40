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
fn tens_take_neither_decimals_nor_a_liang() {
    check(&[("共2.5十", &[("2.5", "2.5"), ("十", "10")]), ("两十个", &[("两", "2"), ("十", "10")])]);
    check(&[("共2.5百", &[("2.5百", "250")]), ("两百个", &[("两百", "200")])]);
    check(&[("三廿个", &[("三", "3"), ("廿", "20")])]);
    // A run of them is no number, and none of its tens stands for itself.
    check(&[("共十十十座", &[]), ("双十十周年", &[("十", "10"), ("十", "10")])]);
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
    let read = |text: &str| read_at(text, 0).unwrap();
    assert_eq!((read("4分之3").style, read("四分之三").style), (Style::Arabic, Style::Chinese));
    assert_eq!((read("五又三分之一").body, read("五又三分之一").start), (0, 0));
}

#[test]
fn capitals_keep_to_themselves() {
    check(&[("共拾伍元", &[("拾伍", "15")]), ("共贰佰伍拾元", &[("贰佰伍拾", "250")])]);
    // 陆 is land here, and multiplies no 百.
    check(&[("大陆百姓", &[]), ("登陆千人", &[])]);
}
