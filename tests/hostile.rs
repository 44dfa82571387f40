//! Texts, lexicons and dates as nobody should send them, each with what happens.
//!
//! An outcome is the quantities in their order (`15座 23处`, `15座*3` for three alike), each warning as `!` and what it
//! stands at, or the error. A long number is cut: `99999999…(40)`. In every row all spans are those of the source.

mod spans;

use shuliang::{Error, Extractor};

/// What a row tries: its name, what is sent, what happens.
type Row = (&'static str, String, &'static str);

/// A fact that must be left before and behind what is hostile.
const BEFORE: &str = "全市新建公厕15座。";
const BEHIND: &str = "城区改造桥梁23处。";

/// A hostile stretch between two paragraphs.
fn between(hostile: &str) -> String {
    format!("{BEFORE}\n\n{hostile}\n\n{BEHIND}")
}

fn signs() -> Vec<Row> {
    let controls: String = ('\u{1}'..='\u{1f}').filter(|c| !c.is_whitespace()).collect();
    vec![
        ("nothing", "".into(), ""),
        ("white space alone", " \t\u{3000}\n\r\n\u{a0}".into(), ""),
        ("NUL in a number", "新建公厕1\u{0}5座。".into(), "15座"),
        ("NUL between number and unit", "新建公厕15\u{0}座。".into(), "15座"),
        ("separators of ASCII between numbers", "新建公厕12\u{1f}15座。".into(), "15座"),
        ("NUL 10,000 times", between(&"\u{0}".repeat(10_000)), "15座 23处"),
        ("every control character", between(&controls), "15座 23处"),
        ("a bidi override around a number", "新建公厕\u{202e}15座\u{202c}。".into(), "15座"),
        ("a bidi override that is never closed", between("\u{202e}\u{202d}\u{2067}"), "15座 23处"),
        ("bidi isolates in a number", "新建公厕1\u{2066}5\u{2069}座。".into(), "15座"),
        ("a zero-width space in a number", "新建公厕1\u{200b}5座。".into(), "15座"),
        ("a zero-width joiner in a number", "新建公厕1\u{200d}5座。".into(), "15座"),
        ("a zero-width non-joiner before the unit", "新建公厕15\u{200c}座。".into(), "15座"),
        ("a word joiner in a number", "新建公厕1\u{2060}5座。".into(), "15座"),
        ("a BOM at the start", format!("\u{feff}{BEFORE}"), "15座"),
        ("a BOM in a number", "新建公厕1\u{feff}5座。".into(), "15座"),
        ("a soft hyphen in a number", "新建公厕1\u{ad}5座。".into(), "15座"),
        ("a lone combining mark at the start", format!("\u{301}\u{20e3}{BEFORE}"), "15座"),
        ("10,000 combining marks on one letter", between(&format!("e{}", "\u{301}".repeat(10_000))), "15座 23处"),
        ("a variation selector before the unit", "新建公厕15\u{fe0f}座。".into(), "15座"),
        ("digits in keycaps", "新建公厕1\u{fe0f}\u{20e3}5\u{fe0f}\u{20e3}座。".into(), ""),
        ("private-use characters", between("\u{e000}\u{f8ff}\u{f0000}15\u{e001}"), "15座 23处"),
        ("a private-use unit", "新建公厕15\u{e000}。".into(), ""),
        ("characters beyond the basic plane", "𠮷𠮷𠀀新建公厕15座𪚥。".into(), "15座"),
        ("code points that are no characters", between("\u{fffe}\u{ffff}\u{1ffff}\u{10ffff}"), "15座 23处"),
        ("replacement characters", between(&"\u{fffd}".repeat(1000)), "15座 23处"),
        ("emoji", between(&"👩‍👩‍👧🇨🇳🏽".repeat(1000)), "15座 23处"),
        ("Hangul", between("서울시는 공중화장실 15개를 새로 지었다. 한글"), "15座 23处"),
        ("Arabic with Arabic digits", between("بنيت ١٥ مدرسة"), "15座 23处"),
        ("Thai and Devanagari digits", between("๑๕ १५"), "15座 23处"),
        ("mathematical digits", "新建公厕𝟏𝟓座。".into(), ""),
        ("tag characters", "新建公厕15\u{e0061}\u{e007f}座。".into(), "15座"),
        ("an ideographic space between all letters", "新　建　公　厕　1　5　座　。".into(), "15座"),
        ("no-break and thin spaces", "新建公厕\u{a0}15\u{2009}座。".into(), "15座"),
        ("escapes of surrogates", between("\\ud83d\\ude00\\uD800 %ED%A0%80"), "15座 23处"),
        ("entities of no character", between("&#0;&#xD800;&#x110000;&#99999999999;&;&#;"), "15座 23处"),
        ("every ASCII sign", between(&(' '..='~').filter(|c| !c.is_alphanumeric()).collect::<String>()), "15座 23处"),
        (
            "every ASCII sign 1,000 times",
            between(&('!'..='/').map(|c| c.to_string().repeat(1000)).collect::<String>()),
            "15座 23处",
        ),
    ]
}

fn line_ends() -> Vec<Row> {
    vec![
        ("CR alone", format!("{BEFORE}\r\r{BEHIND}\r"), "15座 23处"),
        ("mixed line ends", format!("{BEFORE}\r\n\n\r{BEFORE}\n\r{BEHIND}\r\r\n"), "15座*2 23处"),
        ("line and paragraph separators", format!("{BEFORE}\u{2028}{BEFORE}\u{2029}{BEHIND}"), "15座*2 23处"),
        (
            "form feed, vertical tab, next line",
            format!("{BEFORE}\u{c}{BEFORE}\u{b}{BEFORE}\u{85}{BEHIND}"),
            "15座*3 23处",
        ),
        ("100,000 line breaks", between(&"\n".repeat(100_000)), "15座 23处"),
        ("100,000 carriage returns", between(&"\r".repeat(100_000)), "15座 23处"),
        ("a line break behind every letter", BEFORE.chars().flat_map(|c| [c, '\n']).collect(), ""),
        ("20,000 paragraphs", format!("{BEFORE}\n\n").repeat(20_000), "15座*20000"),
        ("2,000 lines without a full stop", "新建公厕15座\n".repeat(2_000), "15座*2000"),
        ("a line of 10,000 quantities", "全市新建公厕15座，".repeat(10_000), "15座*10000"),
        ("a line of a megabyte without a mark", "全市新建公厕".repeat(56_000), ""),
        ("a megabyte of spaces", format!("{BEFORE}{}{BEHIND}", " ".repeat(1 << 20)), "15座 23处"),
    ]
}

fn brackets() -> Vec<Row> {
    let deep = |open: &str, close: &str| between(&format!("{}{}", open.repeat(100_000), close.repeat(100_000)));
    vec![
        ("100,000 brackets deep", deep("（", "）"), "15座 23处"),
        ("100,000 ASCII brackets deep", deep("([{", "}])"), "15座 23处"),
        ("100,000 brackets that are never closed", between(&"（".repeat(100_000)), "15座 23处"),
        ("100,000 brackets that were never opened", between(&"）".repeat(100_000)), "15座 23处"),
        ("brackets that cross", between(&"（【《）】》".repeat(10_000)), "15座 23处"),
        ("a bracket before all", format!("（{BEFORE}{BEHIND}"), "15座 23处"),
        ("a bracket open between number and unit", "新建公厕15（座。".into(), ""),
        ("quotes 100,000 deep", deep("“‘", "’”"), "15座 23处"),
        ("quotes that are never closed", format!("“{BEFORE}‘\n\n《{BEHIND}"), "15座 23处"),
        ("quotes that were never opened", format!("{BEFORE}”’》{BEHIND}"), "15座 23处"),
        ("an odd number of straight quotes", format!("\"{BEFORE}\"\"'{BEHIND}"), "15座 23处"),
        ("a title mark around every letter", BEFORE.chars().map(|c| format!("《{c}》")).collect(), ""),
    ]
}

fn numbers() -> Vec<Row> {
    vec![
        ("28 digits", format!("新建公厕{}座。", "9".repeat(28)), "99999999…(29)"),
        ("29 digits", format!("{BEFORE}新建公厕{}座。{BEHIND}", "9".repeat(29)), "15座 23处 !99999999…(30)"),
        ("29 digits with separators", format!("新建公厕99{}座。", ",999".repeat(9)), "!99,999,9…(39)"),
        ("20,000 digits", between(&"9".repeat(20_000)), "15座 23处"),
        ("20,000 full-width digits", between(&"９".repeat(20_000)), "15座 23处"),
        ("20,000 zeros before a number", format!("新建公厕{}15座。", "0".repeat(20_000)), ""),
        ("40 decimal places", format!("增长0.{}1%。", "0".repeat(39)), "!0.000000…(43)"),
        ("20,000 Chinese digits", between(&"一".repeat(20_000)), "15座 23处"),
        ("Chinese digits before a unit", format!("新建公厕{}座。", "一".repeat(40)), "!一一一一一一一一…(41)"),
        ("20,000 times 亿", between(&"亿".repeat(20_000)), "15座 23处"),
        ("一亿亿亿", "产值一亿亿亿元，新建公厕15座。".into(), "15座"),
        ("9 亿亿亿亿", "产值9亿亿亿亿元，新建公厕15座。".into(), "15座"),
        ("tens without end", format!("新建公厕{}座。", "十".repeat(10_000)), ""),
        ("thousands and tens that climb", between(&"一十百千万亿".repeat(10_000)), "15座 23处"),
        ("points without end", between(&"1.".repeat(10_000)), "15座 23处"),
        ("commas without end", between(&"1,".repeat(10_000)), "15座 23处"),
        ("点 without end", between(&"三点".repeat(10_000)), "15座 23处"),
        ("signs before a number", "气温降至−−－-－5℃。".into(), ""),
        ("a fraction over nothing", "占全部的1/0，占0/0，占零分之三。".into(), ""),
        ("fractions of fractions", between(&"三分之".repeat(5_000)), "15座 23处"),
        ("百分之 without end", between(&"百分之".repeat(5_000)), "15座 百分之百*2500 23处"),
        ("a range without end", format!("新建公厕{}5座。", "1-".repeat(3_000)), ""),
        ("a range upside down", "新建公厕30至20座。".into(), "20座 !30至20座"),
        ("a fall that is none of a range", "公厕从30到20座。".into(), "20座"),
        ("a product without end", format!("面积{}5米。", "20×".repeat(10_000)), "20×20×20…(30002)"),
        ("a ratio without end", format!("比例为{}5。", "3:".repeat(10_000)), "3:3:3:3:…(20001)"),
        ("percent signs without end", format!("增长5{}。", "%".repeat(20_000)), "5%"),
        ("ranks of ranks", between(&"第".repeat(20_000)), "15座 23处"),
        ("hints without a number", between(&"几数多余近约上".repeat(2_000)), "15座 23处"),
        ("units without a number", between(&"亿元平方公里个百分点".repeat(500)), "15座 亿元*500 23处"),
        ("circled numbers", between(&"①⑳㈠㊿ⅣⅯ".repeat(10_000)), "15座 23处"),
        ("a time that is none", "2024年13月45日25时61分，新建公厕15座。".into(), "45日 15座"),
        ("years without end", between(&"2024年".repeat(2_000)), "15座 23处"),
    ]
}

fn lists() -> Vec<Row> {
    let items = |mark: &str| (0..1000).map(|_| format!("公厕15座{mark}")).collect::<String>();
    vec![
        ("、 between 10,000 nouns", format!("新建公厕{}15座。", "、桥梁".repeat(10_000)), "15座"),
        ("、 between 10,000 numbers", format!("新建公厕{}座。", "15、".repeat(10_000)), ""),
        ("、 between 1,000 quantities", format!("新建{}", items("、")), "15座*1000"),
        ("、 alone", between(&"、".repeat(20_000)), "15座 23处"),
        ("的 without end", format!("新建{}公厕15座。", "的".repeat(20_000)), "15座"),
        ("nouns joined by 的", format!("新建{}15座。", "公厕的".repeat(5_000)), "15座"),
        ("分别 with 1,000 numbers", format!("公厕、桥梁分别为{}。", "15座、".repeat(1_000)), "15座*1000"),
        ("commas alone", between(&"，".repeat(20_000)), "15座 23处"),
        ("full stops alone", between(&"。".repeat(20_000)), "15座 23处"),
        ("每 without end", format!("{}人15座。", "每".repeat(20_000)), "15座"),
        ("占 without end", format!("{}全市的15%。", "占".repeat(20_000)), "15%"),
        ("verbs without end", format!("{}公厕15座。", "新建改造达到".repeat(10_000)), "15座"),
        ("one passage 1,000 times on a line", BEFORE.repeat(1000), "15座*1000"),
    ]
}

fn markup() -> Vec<Row> {
    let cell = "<tr><td>公厕</td><td>15座</td></tr>";
    vec![
        (
            "10,000 tables inside each other",
            format!("{}15座{}", "<table><tr><td>".repeat(10_000), "</td></tr></table>".repeat(10_000)),
            "15座",
        ),
        ("tables that are never closed", format!("{}{BEHIND}", "<table><tr><td>".repeat(10_000)), "23处"),
        ("a table that was never opened", format!("{BEFORE}</td></tr></table>\n\n{BEHIND}"), "15座 23处"),
        (
            "a cell over 4,000,000,000 columns",
            format!("<table><tr><td colspan=\"4000000000\">数量（座）</td></tr>{cell}</table>"),
            "15座",
        ),
        (
            "a cell over too many rows to count",
            format!("<table><tr><td rowspan=\"99999999999999999999\">数量</td></tr>{cell}</table>"),
            "15座",
        ),
        (
            "a cell over fewer than no rows",
            format!("<table><tr><td rowspan=\"-1\" colspan=\"0\">数量</td></tr>{cell}</table>"),
            "15座",
        ),
        (
            "spans in every cell of 200 rows",
            format!("<table>{}</table>", "<tr><td rowspan=\"1000\" colspan=\"1000\">15座</td></tr>".repeat(200)),
            "15座*200",
        ),
        ("a table of 500 rows", format!("<table>{}</table>", cell.repeat(500)), "15座*500"),
        (
            "a tag without an end",
            format!("{BEFORE}\n\n<table><tr><td class=\"{}", "公厕15座".repeat(1000)),
            "15座*1001",
        ),
        ("20,000 opening angle brackets", between(&"<".repeat(20_000)), "15座 23处"),
        ("a comment that is never closed", format!("{BEFORE}\n\n<!-- {BEHIND}"), "15座 23处"),
        ("a formula that is never closed", format!("{BEFORE}其中$x^2 + 新建桥梁23处。"), "15座 23处"),
        ("dollar signs without end", between(&"$".repeat(20_000)), "15座 23处"),
        (
            "fractions nested in a formula",
            between(&format!("${}1{}$", "\\frac{".repeat(10_000), "}{2}".repeat(10_000))),
            "15座 23处",
        ),
        ("bars of a table without end", between(&"|".repeat(20_000)), "15座 23处"),
        ("backslashes without end", between(&"\\".repeat(20_000)), "15座 23处"),
    ]
}

/// A row of TOML that extends the lexicon.
fn lexicons() -> Vec<Row> {
    vec![
        ("an empty lexicon", "".into(), "taken"),
        (
            "a form that stands already",
            "[[classifier]]\nform = \"座\"\n".into(),
            "the lexicon gives \"座\" twice: as 座 and as 座",
        ),
        (
            "a form twice in one lexicon",
            "[[classifier]]\nform = \"驮\"\n[[classifier]]\nform = \"驮\"\n".into(),
            "the lexicon gives \"驮\" twice: as 驮 and as 驮",
        ),
        ("a form twice in one unit", "[[unit]]\nforms = [\"驮\", \"驮\"]\nkind = \"mass\"\n".into(), "taken"),
        ("a factor of nothing", unit("0"), "the factor \"0\" of the unit \"驮\" is not a positive decimal or fraction"),
        (
            "a factor below nothing",
            unit("-2"),
            "the factor \"-2\" of the unit \"驮\" is not a positive decimal or fraction",
        ),
        (
            "a factor that is no number",
            unit("很多"),
            "the factor \"很多\" of the unit \"驮\" is not a positive decimal or fraction",
        ),
        (
            "a factor over nothing",
            unit("1/0"),
            "the factor \"1/0\" of the unit \"驮\" is not a positive decimal or fraction",
        ),
        (
            "a factor of 40 digits",
            unit(&"9".repeat(40)),
            "the factor \"9999999999999999999999999999999999999999\" of the unit \"驮\" is not a positive decimal or fraction",
        ),
        (
            "a factor that is empty",
            unit(""),
            "the factor \"\" of the unit \"驮\" is not a positive decimal or fraction",
        ),
        (
            "a kind that there is not",
            "[[unit]]\nforms = [\"驮\"]\nkind = \"beauty\"\n".into(),
            "the lexicon cannot be read: TOML parse error at line 3, column 8",
        ),
        (
            "a table that there is not",
            "[[units]]\nforms = [\"驮\"]\n".into(),
            "the lexicon cannot be read: TOML parse error at line 1, column 3",
        ),
        (
            "a classifier without a form",
            "[[classifier]]\n".into(),
            "the lexicon cannot be read: TOML parse error at line 1, column 1",
        ),
        (
            "a form that is a number",
            "[[classifier]]\nform = 5\n".into(),
            "the lexicon cannot be read: TOML parse error at line 2, column 8",
        ),
        (
            "a form that is empty",
            "[[classifier]]\nform = \"\"\n".into(),
            "the lexicon cannot be read: TOML parse error at line 2, column 8",
        ),
        ("no TOML", "新建公厕15座".into(), "the lexicon cannot be read: TOML parse error at line 1, column 8"),
        (
            "TOML with NUL",
            "[[classifier]]\nform = \"\u{0}\"\n".into(),
            "the lexicon cannot be read: TOML parse error at line 2, column 9",
        ),
        (
            "arrays 100,000 deep",
            format!("unit = {}", "[".repeat(100_000)),
            "the lexicon cannot be read: TOML parse error at line 1, column 88",
        ),
    ]
}

fn unit(factor: &str) -> String {
    format!("[[unit]]\nforms = [\"驮\"]\nkind = \"mass\"\nfactor = \"{factor}\"\nsi = \"kg\"\n")
}

fn dates() -> Vec<Row> {
    vec![
        ("no date", "".into(), "no date"),
        ("a thirteenth month", "2024-13".into(), "no date"),
        ("a day that the month has not", "2023-02-29".into(), "no date"),
        ("a day of a leap year", "2024-02-29".into(), "taken"),
        ("a month without its zero", "2024-3".into(), "no date"),
        ("a date without hyphens", "20240305".into(), "no date"),
        ("a date with a time", "2024-03-05T08:00".into(), "no date"),
        ("full-width digits", "２０２４".into(), "no date"),
        ("a date in Chinese", "2024年3月".into(), "no date"),
        ("a line end behind the date", "2024\n".into(), "no date"),
        ("10,000 digits of a year", "2".repeat(10_000), "no date"),
    ]
}

fn are_read(rows: Vec<Row>) {
    holds(rows, |text| {
        let extraction = spans::check(text).unwrap_or_else(|error| panic!("{error}"));
        let facts = extraction.facts.iter().map(|fact| cut(&fact.quantity.text));
        let warnings = extraction.warnings.iter().map(|warning| format!("!{}", cut(&text[warning.start..warning.end])));
        in_runs(facts.chain(warnings))
    });
}

#[test]
fn hostile_signs_are_read() {
    are_read(signs());
}

#[test]
fn hostile_line_ends_are_read() {
    are_read(line_ends());
}

#[test]
fn hostile_brackets_are_read() {
    are_read(brackets());
}

#[test]
fn hostile_numbers_are_read() {
    are_read(numbers());
}

#[test]
fn hostile_lists_are_read() {
    are_read(lists());
}

#[test]
fn hostile_markup_is_read() {
    are_read(markup());
}

#[test]
fn hostile_settings_are_refused() {
    let said = |built: Result<Extractor, Error>| match built {
        Ok(_) => "taken".to_owned(),
        // Below its first line the reader of TOML shows the place.
        Err(error) => error.to_string().lines().next().unwrap_or_default().to_owned(),
    };
    holds(lexicons(), |toml| said(Extractor::builder().lexicon(toml).and_then(|builder| builder.build())));
    holds(dates(), |date| match Extractor::new().with_document_time(date) {
        Err(Error::BadDate(named)) if named == date => "no date".to_owned(),
        built => said(built),
    });
}

/// Runs every row and tells all that differ.
fn holds(rows: Vec<Row>, read: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    for (name, input, wanted) in rows {
        // Captured; it names the row where one panics.
        println!("{name}");
        let found = read(&input);
        if found != wanted {
            wrong.push(format!("{name}\n  found  {found}\n  wanted {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn cut(text: &str) -> String {
    let letters = text.chars().count();
    if letters <= 20 { text.to_owned() } else { format!("{}…({letters})", text.chars().take(8).collect::<String>()) }
}

/// `15座*3` for three that follow each other.
fn in_runs(all: impl Iterator<Item = String>) -> String {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for item in all {
        match runs.last_mut() {
            Some((last, times)) if *last == item => *times += 1,
            _ => runs.push((item, 1)),
        }
    }
    let printed = runs.into_iter().map(|(item, times)| if times == 1 { item } else { format!("{item}*{times}") });
    printed.collect::<Vec<_>>().join(" ")
}
