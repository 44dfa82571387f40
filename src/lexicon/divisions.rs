//! The administrative divisions of `data/divisions.tsv`, with their codes of GB/T 2260.
//!
//! The table is sorted by the bytes of the names; it is cut into rows when the first place is looked for.

use std::ops::Range;

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

/// A name, the codes that it has or had, and whether it is in force.
#[derive(Debug, Clone, Copy)]
struct Row {
    name: &'static str,
    codes: &'static str,
    in_force: bool,
}

static ROWS: Lazy<Vec<Row>> = Lazy::new(|| {
    let row = |line: &'static str| {
        let (name, rest) = line.split_once('\t').unwrap_or((line, ""));
        Row { name, codes: rest.split('\t').next().unwrap_or_default(), in_force: !line.ends_with("past") }
    };
    include_str!("../../data/divisions.tsv").lines().map(row).collect()
});

/// The rows whose names start with the same two letters, by these: most places of a text start with none of them.
static HEADS: Lazy<FxHashMap<&'static str, Range<usize>>> = Lazy::new(|| {
    let mut heads: FxHashMap<&'static str, Range<usize>> = FxHashMap::default();
    for (at, row) in ROWS.iter().enumerate() {
        if let Some(head) = row.name.get(..super::TWO_HAN) {
            heads.entry(head).or_insert(at..at).end = at + 1;
        }
    }
    heads
});

/// The name of each code. A code may have passed from one name to another: the one in force has it.
static NAMES: Lazy<FxHashMap<&'static str, &'static str>> = Lazy::new(|| {
    let mut names = FxHashMap::default();
    let (now, past): (Vec<Row>, Vec<Row>) = ROWS.iter().partition(|row| row.in_force);
    for row in now.into_iter().chain(past) {
        row.codes.split(' ').for_each(|code| {
            names.entry(code).or_insert(row.name);
        });
    }
    names
});

/// The longest name, in letters: 积石山保安族东乡族撒拉族自治县.
const LONGEST: usize = 15;

/// How a full name ends.
pub(crate) const ENDINGS: &[char] = &['省', '市', '县', '区', '州', '旗', '盟'];

/// What a short name leaves out: 盐城 is 盐城市, 广西 is 广西壮族自治区.
const LEFT_OUT: &[&str] = &["省", "市", "自治区", "自治州", "特别行政区", "地区"];

/// How many letters a short name has: 无锡, 呼和浩特.
const SHORT: std::ops::RangeInclusive<usize> = 2..=4;

/// How long the full name of a division is that a text starts with: 青县 of 青县人口.
pub(crate) fn full_name(text: &str) -> Option<usize> {
    if !is_known_head(text) {
        return None;
    }
    let ends = text.char_indices().take(LONGEST).filter(|(_, c)| ENDINGS.contains(c));
    let mut found = None;
    for (at, last) in ends {
        let end = at + last.len_utf8();
        found = row(&text[..end]).map(|_| end).or(found);
    }
    found
}

/// How long the short name of a province or city is that a text starts with: 盐城 of 盐城今年.
pub(crate) fn short_name(text: &str) -> Option<usize> {
    if !is_known_head(text) {
        return None;
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(*SHORT.end()).skip(SHORT.start() - 1);
    let mut found = None;
    for end in ends {
        found = stands_for(&text[..end]).next().map(|_| end).or(found);
    }
    found
}

/// The short name that a text ends with: 四川 of 目前四川.
pub(crate) fn short_name_before(text: &str) -> Option<&str> {
    let starts = text.char_indices().rev().map(|(at, _)| at).take(*SHORT.end()).skip(SHORT.start() - 1);
    starts.map(|start| &text[start..]).filter(|name| stands_for(name).next().is_some()).last()
}

/// How long the short name of a county is that a text starts with, behind the name of its province or city: 嘉善 of
/// 浙江嘉善今年.
pub(crate) fn county_of(around: &str, text: &str) -> Option<usize> {
    if !is_known_head(text) {
        return None;
    }
    let above = codes(around);
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(*SHORT.end()).skip(SHORT.start() - 1);
    ends.filter(|end| !counties(&above, &text[..*end]).is_empty()).last()
}

/// The codes of the counties inside `above` that a short name stands for.
fn counties(above: &[&str], short: &str) -> Vec<&'static str> {
    if above.is_empty() {
        return Vec::new();
    }
    let rows = in_force(short).take_while(|(name, _)| name.starts_with(short));
    let codes =
        rows.filter(|(name, _)| COUNTIES.contains(&&name[short.len()..])).flat_map(|(_, codes)| codes.split(' '));
    codes.filter(|code| above.iter().any(|above| is_inside(code, above))).collect()
}

/// How the names of counties end.
const COUNTIES: &[&str] = &["县", "区", "市", "旗"];

/// Whether a division lies in another: 320900 in 320000.
fn is_inside(code: &str, above: &str) -> bool {
    code != above && code.starts_with(above.trim_end_matches("00"))
}

/// The codes of the last of several names, each inside the one before it: 江苏盐城, 北京市朝阳区. None where a part of it is
/// no division.
pub(crate) fn located(name: &str) -> Vec<&'static str> {
    let mut above: Vec<&'static str> = Vec::new();
    let (mut around, mut rest) = ("", name);
    while !rest.is_empty() {
        let fits = |code: &&str| around.is_empty() || above.iter().any(|above| is_inside(code, above));
        let named = full_name(rest).or_else(|| short_name(rest));
        let found = named.map(|len| (len, codes(&rest[..len]).into_iter().filter(fits).collect::<Vec<_>>()));
        let county = || county_of(around, rest).map(|len| (len, counties(&above, &rest[..len])));
        let Some((len, codes)) = found.filter(|(_, codes)| !codes.is_empty()).or_else(county) else {
            return Vec::new();
        };
        (above, around, rest) = (codes, &rest[..len], &rest[len..]);
    }
    above
}

/// The short names of the city and the province that a division lies in.
pub(crate) fn above(code: &str) -> impl Iterator<Item = &'static str> {
    let around = [format!("{}00", &code[..4]), format!("{}0000", &code[..2])];
    let code = code.to_owned();
    around.into_iter().filter(move |above| *above != code).filter_map(|above| name_of(&above)).map(shortened)
}

/// The codes of all divisions that a full or short name stands for. A short name is first of all a province (吉林 is
/// 吉林省), then a city with counties of its own (盐城 is 盐城市, not the 盐城地区 of old).
fn codes(name: &str) -> Vec<&'static str> {
    if let Some((_, codes)) = row(name) {
        return codes.split(' ').collect();
    }
    let rows: Vec<_> = stands_for(name).collect();
    let province = rows.iter().find(|(_, codes)| codes.ends_with("0000"));
    let city = || rows.iter().find(|(long, codes)| long.ends_with('市') && codes.ends_with("00"));
    let chosen = province.or_else(city).map_or(rows.as_slice(), std::slice::from_ref);
    chosen.iter().flat_map(|(_, codes)| codes.split(' ')).collect()
}

/// The name of the division with a code.
pub(crate) fn name_of(code: &str) -> Option<&'static str> {
    NAMES.get(code).copied()
}

/// A name without what a short name leaves out: 北京 of 北京市.
fn shortened(name: &str) -> &str {
    let rest = LEFT_OUT.iter().find_map(|ending| name.strip_suffix(ending));
    rest.filter(|rest| SHORT.contains(&rest.chars().count())).unwrap_or(name)
}

/// The rows whose names a short name leaves the end of; of counties the cities alone.
fn stands_for(short: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let long = SHORT.contains(&short.chars().count());
    let rows = in_force(short);
    rows.take_while(move |(name, _)| long && name.starts_with(short)).filter(move |(name, codes)| {
        let rest = &name[short.len()..];
        // 广西 is 广西壮族自治区; 哈尔 is not 哈尔滨市.
        let left_out = |ending: &str| rest == ending || ending.starts_with("自治") && rest.ends_with(ending);
        rest == "市" || codes.ends_with("00") && LEFT_OUT.iter().any(|ending| left_out(ending))
    })
}

/// The name and the codes of a full name.
fn row(name: &str) -> Option<(&'static str, &'static str)> {
    ROWS.get(first_at_least(name)).filter(|row| row.name == name).map(|row| (row.name, row.codes))
}

/// The names in force with their codes from the first on that is not before `name`: short names are of today (涪陵 is
/// 涪陵区).
fn in_force(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS[first_at_least(name)..].iter().filter(|row| row.in_force).map(|row| (row.name, row.codes))
}

/// The number of the first row whose name is not before `name`; behind the last where no name starts as it does.
fn first_at_least(name: &str) -> usize {
    let Some(rows) = rows_of_head(name) else { return ROWS.len() };
    rows.start + ROWS[rows.clone()].partition_point(|row| row.name < name)
}

/// Whether some name starts with the first two letters of a text.
pub(crate) fn is_known_head(text: &str) -> bool {
    rows_of_head(text).is_some()
}

fn rows_of_head(text: &str) -> Option<&'static Range<usize>> {
    HEADS.get(text.get(..super::TWO_HAN)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_name() {
        for Row { name, codes, .. } in ROWS.iter().copied() {
            assert_eq!(row(name), Some((name, codes)));
            assert!(codes.split(' ').all(|code| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())));
            assert!(name.chars().count() <= LONGEST, "{name} is longer than LONGEST");
        }
    }

    #[test]
    fn a_text_starts_with_a_full_or_a_short_name() {
        assert_eq!(full_name("扬州市辖区").map(|end| &"扬州市辖区"[..end]), Some("扬州市"));
        assert_eq!(full_name("青石市区"), None);
        assert_eq!(short_name("呼和浩特今年").map(|end| &"呼和浩特今年"[..end]), Some("呼和浩特"));
        assert_eq!(short_name("今年盐城"), None);
    }

    #[test]
    fn a_short_name_is_first_of_all_a_province() {
        assert_eq!(codes("吉林"), ["220000"]);
        assert_eq!(codes("盐城"), ["320900"]);
        assert_eq!(codes("广西"), ["450000"]);
        assert_eq!(codes("朝阳区").len(), 2);
        assert_eq!(name_of("110000").map(shortened), Some("北京"));
    }
}
