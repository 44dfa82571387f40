//! What must hold for every number and for every text.

use proptest::prelude::*;
use rust_decimal::Decimal;
use shuliang::numeral::{Amount, Number, find_iter, parse};

/// Characters that a style of writing uses.
struct Script {
    digits: [&'static str; 10],
    /// 十, 百, 千.
    small: [&'static str; 3],
    /// 万, 亿.
    big: [&'static str; 2],
}

const SIMPLIFIED: Script = Script {
    digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    small: ["十", "百", "千"],
    big: ["万", "亿"],
};

const TRADITIONAL: Script = Script { big: ["萬", "億"], ..SIMPLIFIED };

const CAPITALS: Script = Script {
    digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
    small: ["拾", "佰", "仟"],
    big: ["万", "亿"],
};

const OLD_CAPITALS: Script = Script {
    digits: ["零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"],
    small: ["拾", "佰", "仟"],
    big: ["萬", "億"],
};

/// Writes a number below 10^16: 一万二千亿零五.
fn spell(number: u64, script: &Script) -> String {
    if number == 0 {
        return script.digits[0].to_owned();
    }
    for (name, power) in [(script.big[1], 8), (script.big[0], 4)] {
        let unit = 10_u64.pow(power);
        if number >= unit {
            return join(spell(number / unit, script) + name, number % unit, unit, script);
        }
    }
    for power in (1..=3).rev() {
        let unit = 10_u64.pow(power);
        if number >= unit {
            let head = script.digits[(number / unit) as usize].to_owned() + script.small[power as usize - 1];
            return join(head, number % unit, unit, script);
        }
    }
    script.digits[number as usize].to_owned()
}

/// Appends the rest, behind 零 where the next place is empty.
fn join(head: String, rest: u64, unit: u64, script: &Script) -> String {
    match rest {
        0 => head,
        _ if rest < unit / 10 => head + script.digits[0] + &spell(rest, script),
        _ => head + &spell(rest, script),
    }
}

/// Writes 1亿2000万 and the like.
fn mix(number: u64) -> String {
    let (yi, wan, rest) = (number / 100_000_000, number / 10_000 % 10_000, number % 10_000);
    let mut text = String::new();
    for (part, unit) in [(yi, "亿"), (wan, "万"), (rest, "")] {
        match part {
            0 => {}
            _ if part < 1000 && !text.is_empty() => text += &format!("零{part}{unit}"),
            _ => text += &format!("{part}{unit}"),
        }
    }
    if text.is_empty() { "0".to_owned() } else { text }
}

fn group(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let first = (digits.len() + 2) % 3 + 1;
    let mut text = digits[..first].to_owned();
    for at in (first..digits.len()).step_by(3) {
        text += mark;
        text += &digits[at..at + 3];
    }
    text
}

fn widen(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// Numbers of every length alike.
fn numbers() -> impl Strategy<Value = u64> {
    (0_u32..=16).prop_flat_map(|digits| 0..10_u64.pow(digits))
}

/// Texts that are mostly made of what numerals are made of.
fn numeral_soup() -> impl Strategy<Value = String> {
    let pieces = "0 1 25 ０ ９ . ． , ， / - − 负 零 零下 〇 ○ 一 二 三 五 九 两 俩 十 百 千 万 亿 兆 廿 壹 陆 参 拾 佰 几 数 半 \
                  余 多 来 上 点 分之 又 个 年 % \u{3000} \u{2009} 000 345";
    let pieces: Vec<&'static str> = pieces.split(' ').chain([" "]).collect();
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|pieces| pieces.concat())
}

fn check_text(text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for numeral in find_iter(text) {
        prop_assert!(end <= numeral.start && numeral.start < numeral.end && numeral.end <= text.len());
        prop_assert!(text.is_char_boundary(numeral.start) && text.is_char_boundary(numeral.end));
        if let Amount::Between(low, high) = numeral.amount {
            prop_assert!(low < high);
        }
        end = numeral.end;
    }
    match parse(text) {
        Ok(number) => {
            prop_assert_eq!(parse(&number.to_string()).map(|again| again.to_string()), Ok(number.to_string()))
        }
        Err(fault) => prop_assert!(text.is_char_boundary(fault.at), "{}", fault),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases.max(2000),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_style_gives_the_number_back(number in numbers()) {
        let styles = [
            spell(number, &SIMPLIFIED),
            spell(number, &TRADITIONAL),
            spell(number, &CAPITALS),
            spell(number, &OLD_CAPITALS),
            mix(number),
            number.to_string(),
            widen(&number.to_string()),
            group(number, ","),
            widen(&group(number, ",")) + "．0",
            group(number, "\u{2009}"),
            group(number, "\u{202F}"),
            group(number, " "),
        ];
        for text in styles {
            let read = parse(&text);
            prop_assert_eq!(&read, &Ok(Number::Decimal(Decimal::from(number))), "{}", text);
            let found: Vec<_> = find_iter(&text).map(|numeral| (numeral.start, numeral.end)).collect();
            // A lone capital and digits parted by spaces need their neighbours in a text.
            if text.chars().count() > 1 && !text.contains(' ') {
                prop_assert_eq!(found, vec![(0, text.len())], "{}", text);
            }
        }
    }

    #[test]
    fn decimals_keep_their_precision(mantissa in 0..10_i128.pow(28), scale in 0_u32..=28, is_negative: bool) {
        let number = Decimal::from_i128_with_scale(if is_negative { -mantissa } else { mantissa }, scale);
        let text = number.to_string();
        prop_assert_eq!(parse(&text).map(|number| number.to_string()), Ok(text.clone()));
        prop_assert_eq!(parse(&widen(&text)).map(|number| number.to_string()), Ok(text));
    }

    #[test]
    fn magnitudes_multiply_exactly(mantissa in 1..10_i128.pow(12), scale in 0_u32..=6) {
        for (name, power) in [("百", 2), ("千", 3), ("万", 4), ("千万", 7), ("亿", 8), ("万亿", 12)] {
            let text = Decimal::from_i128_with_scale(mantissa, scale).to_string();
            if scale == 0 && power < 4 && text.len() > 3 {
                continue;
            }
            let product = Decimal::from_i128_with_scale(mantissa * 10_i128.pow(power), scale);
            prop_assert_eq!(parse(&(text + name)), Ok(Number::Decimal(product)));
        }
    }

    #[test]
    fn fractions_round_trip(numerator: i64, denominator in 1..=i64::MAX) {
        let fraction = Number::Fraction { numerator, denominator };
        prop_assert_eq!(parse(&fraction.to_string()), Ok(fraction));
        prop_assert_eq!(-(-fraction), fraction);
    }

    #[test]
    fn fractions_in_words(numerator in 0_u64..1_000_000, denominator in 1_u64..1_000_000, whole in 1_u64..1000) {
        let [upper, lower, front] = [numerator, denominator, whole].map(|number| spell(number, &SIMPLIFIED));
        prop_assume!(!["零", "百", "千"].contains(&lower.as_str()));
        let fraction = |n: u64| Number::Fraction { numerator: n as i64, denominator: denominator as i64 };
        prop_assert_eq!(parse(&format!("{lower}分之{upper}")), Ok(fraction(numerator)));
        prop_assert_eq!(parse(&format!("{front}又{lower}分之{upper}")), Ok(fraction(whole * denominator + numerator)));
    }

    #[test]
    fn products_are_exact_and_compare(a in -1_000_000_i64..1_000_000, b in 1_i64..1_000_000, c in -1_000_000_i64..1_000_000,
                                      scale in 0_u32..6) {
        let fraction = Number::Fraction { numerator: a, denominator: b };
        let decimal = Number::Decimal(Decimal::new(c, scale));
        let product = fraction.checked_mul(decimal);
        let expected = Number::Fraction { numerator: a * c, denominator: b * 10_i64.pow(scale) };
        prop_assert_eq!(product, Some(expected));
        prop_assert_eq!(decimal.checked_mul(fraction), product);
        let (left, right) = (i128::from(a) * 10_i128.pow(scale), i128::from(b) * i128::from(c));
        prop_assert_eq!(fraction.partial_cmp(&decimal), Some(left.cmp(&right)));
    }

    #[test]
    fn json_is_the_string(mantissa: i64, scale in 0_u32..=28) {
        let number = Number::Decimal(Decimal::new(mantissa, scale));
        let json = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(&json, &format!("\"{number}\""));
        prop_assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), number);
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        check_text(&text)?;
    }

    #[test]
    fn numeral_soup_is_read_without_panic(text in numeral_soup()) {
        check_text(&text)?;
    }
}

#[test]
fn extreme_numbers_do_not_overflow() {
    let least = Number::Fraction { numerator: i64::MIN, denominator: i64::MIN };
    assert_eq!((-least).to_string(), "-1/1");
    assert_eq!(
        parse(&Number::Fraction { numerator: i64::MIN, denominator: 3 }.to_string()).unwrap().to_string(),
        "-9223372036854775808/3"
    );
    let nothing = Number::Fraction { numerator: 1, denominator: 0 };
    assert_ne!(nothing, nothing);
    assert_eq!(nothing.checked_mul(nothing), None);
    let most = Number::Decimal(Decimal::MAX);
    assert_eq!(most.checked_mul(most), None);
    assert!(Number::Decimal(Decimal::new(1, 28)) < Number::Fraction { numerator: 1, denominator: i64::MAX });
    assert_eq!(Number::Decimal(Decimal::new(1, 28)).checked_mul(Number::Decimal(Decimal::new(1, 1))), None);
}

/// A pattern read again from each of its places would take hours.
#[test]
fn long_runs_take_linear_time() {
    let units = [
        "九",
        "壹",
        "9",
        "1,1",
        "1,",
        "1,111",
        ",111",
        "，111",
        "1.",
        "1.1",
        "1 ",
        "111 ",
        " 111",
        "点",
        "三点",
        "一点一",
        "万",
        "亿",
        "百万",
        "千",
        "百",
        "零",
        "零下",
        "〇",
        "○",
        "半",
        "数",
        "数百",
        "几",
        "几十",
        "两",
        "上",
        "上百",
        "余",
        "三百余",
        "多",
        "负",
        "-",
        "-1",
        "三分之",
        "三分之一",
        "又",
        "五又",
        "五又三分之",
        "十",
        "廿",
        "一百零",
        "三四",
        "三百四百",
        "1万",
        "9九",
        "九9",
    ];
    let endings = ["", "十", "万", "分之", "分之一", "又三分之一", "1", "点五", ".5.", "元"];
    for unit in units {
        for ending in endings {
            let text = unit.repeat(50_000 / unit.len()) + ending;
            let count = find_iter(&text).count();
            assert!(count <= text.len());
            let _ = parse(&text);
        }
    }
}
