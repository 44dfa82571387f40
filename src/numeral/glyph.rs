//! The characters that numerals are written with.

/// What a character means inside a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// `0` to `9`, also full width.
    Arabic(u8),
    /// 〇 to 九, and the capitals 壹 to 玖.
    Digit(u8, Hand),
    /// ○, which is a zero inside a numeral (二○○二) and a bullet elsewhere.
    Circle,
    /// 两: before a magnitude or a measure word; behind a number it is a unit of mass (二两).
    Liang,
    /// 俩 and 仨, which hold their own measure word.
    Both(u8),
    /// 十, 百, 千 by their power of ten.
    Small(u32, Hand),
    /// 廿, 卅, 卌.
    Tens(u8),
    /// 万, 亿, 兆 by their power of ten.
    Big(u32),
    /// 几.
    Few,
    /// 数 as in 数百.
    Several,
    /// 半.
    Half,
    /// No part of a numeral by itself.
    Other,
}

/// Everyday characters, or the capitals that cheques are written in.
///
/// Many capitals are everyday words (陆 land, 伍 a troop, 参 to join), so the two hands do not mix within a term:
/// 大陆三百 holds 三百 and no 陆.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// 三百.
    Common,
    /// 叁佰.
    Capital,
}

/// Reads one character.
pub(super) fn glyph(c: char) -> Glyph {
    use Glyph::*;
    use Hand::*;
    match c {
        '0'..='9' => Arabic(c as u8 - b'0'),
        '０'..='９' => Arabic((c as u32 - '０' as u32) as u8),
        '〇' | '零' => Digit(0, Common),
        '○' | '◯' => Circle,
        '一' => Digit(1, Common),
        '二' => Digit(2, Common),
        '三' => Digit(3, Common),
        '四' => Digit(4, Common),
        '五' => Digit(5, Common),
        '六' => Digit(6, Common),
        '七' => Digit(7, Common),
        '八' => Digit(8, Common),
        '九' => Digit(9, Common),
        '壹' | '壱' | '弌' => Digit(1, Capital),
        '贰' | '貳' | '弍' | '貮' => Digit(2, Capital),
        '叁' | '叄' | '參' | '参' | '弎' => Digit(3, Capital),
        '肆' => Digit(4, Capital),
        '伍' => Digit(5, Capital),
        '陆' | '陸' => Digit(6, Capital),
        '柒' => Digit(7, Capital),
        '捌' => Digit(8, Capital),
        '玖' => Digit(9, Capital),
        '两' | '兩' => Liang,
        '俩' | '倆' => Both(2),
        '仨' => Both(3),
        '十' => Small(1, Common),
        '百' => Small(2, Common),
        '千' => Small(3, Common),
        '拾' => Small(1, Capital),
        '佰' => Small(2, Capital),
        '仟' => Small(3, Capital),
        '廿' => Tens(2),
        '卅' => Tens(3),
        '卌' => Tens(4),
        '万' | '萬' => Big(4),
        '亿' | '億' => Big(8),
        '兆' => Big(12),
        '几' | '幾' => Few,
        '数' | '數' => Several,
        '半' => Half,
        _ => Other,
    }
}

/// The glyph at a byte, `Other` at the end.
pub(super) fn glyph_at(text: &str, at: usize) -> Glyph {
    match char_at(text, at) {
        Some('w' | 'W') if is_ten_thousand(text, at) => Glyph::Big(4),
        letter => letter.map_or(Glyph::Other, glyph),
    }
}

/// 10w+, 6W多: behind digits and before a sign or word of excess W is 万, and no watt. 5W+5W adds watts, and 65W多口 and 100W+
/// before 快充 are chargers.
fn is_ten_thousand(text: &str, at: usize) -> bool {
    const CHARGING: &[&str] = &["快充", "闪充", "充电", "无线", "多口", "多功能", "多用"];
    let behind = &text[after(text, at)..];
    let charges = |rest: &str| CHARGING.iter().any(|word| rest.starts_with(word));
    let excess = behind.starts_with(['多', '余']) && !charges(behind)
        || behind.strip_prefix(['+', '＋']).is_some_and(|rest| !rest.starts_with(is_arabic) && !charges(rest));
    excess && char_before(text, at).is_some_and(is_arabic)
}

/// The character at a byte; none at the end or inside a character.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at a byte.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The byte after the character at `at`.
pub(super) fn after(text: &str, at: usize) -> usize {
    at + char_at(text, at).map_or(0, char::len_utf8)
}

/// Whether a character is an Arabic digit of either width.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(glyph(c), Glyph::Arabic(_))
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character is a magnitude: 十, 百, 千, 万, 亿, 兆.
pub(super) fn is_magnitude(c: char) -> bool {
    matches!(glyph(c), Glyph::Small(..) | Glyph::Big(_))
}
