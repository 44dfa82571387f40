//! Changes of texts by whole letters and words, where bytes changed blindly would seldom be Chinese.

use libfuzzer_sys::fuzzer_mutate;

/// What quantities, their surroundings and layouts are made of, and what they are hardly ever made of.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "0", "15", "3.5", "1,100", "００", "一", "两", "二〇〇二", "三百零六", "十", "百", "千", "万", "亿", "兆", "半", "几", "数", "余", "多",
    "分之", "三分之一", "百分之", "点", "又", "零下", "负", "-", "+", "/", "×", "~", "—", "至", "到", "±", "99999999999999999999999999999",
    "个", "座", "处", "人次", "公里", "平方米", "亿元", "%", "％", "个百分点", "℃", "岁", "倍", "元/平方米", "年", "月", "日", "￥", "$", "分", "度",
    "约", "近", "超过", "不低于", "以上", "左右", "新建", "达到", "增长", "降至", "占", "由", "为", "有", "分别", "其中", "共", "每", "人均",
    "的", "和", "及", "等", "同比", "比上年", "第", "全市", "该县", "今年", "2024年", "3月15日", "“十四五”期间", "截至", "力争", "预计",
    "公厕", "桥梁", "居民", "地区生产总值", "道路", "GDP", "Smart", "farm ", "记者", "图为", "本报讯",
    "，", "。", "、", "；", "：", "（", "）", "“", "”", "《", "》", ",", ".", ":", "|", "<table><tr><td>", "</td></tr></table>", "$\\frac{1}{2}$",
    "\n", "\n\n", "\r\n", "\u{3000}\u{3000}", " ", "\n - 3 - \n", "一、", "（二）", "1.", "# ", "● ", "\u{1d}", "\0", "\u{200b}", "\u{202e}", "\u{feff}",
    "萬", "億", "壹", "拾", "é", "𠮷", "👩‍👩‍👧", "①", "Ⅳ", "½", "٣",
    "[[unit]]\n", "[[classifier]]\n", "[[name]]\n", "forms = [\"驮\"]\n", "form = \"驮\"\n", "kind = \"mass\"\n", "factor = \"1/3\"\n", "si = \"kg\"\n",
    "reason = \"\"\n",
];

/// Changes the first `size` of `bytes`, which has room for more, and gives the new size.
pub fn mutate(bytes: &mut [u8], size: usize, room: usize, seed: u32) -> usize {
    let mut dice = Dice(seed);
    // Bytes changed blindly have their turn too.
    if dice.below(4) == 0 {
        return fuzzer_mutate(bytes, size, room);
    }
    let mut letters: Vec<char> = String::from_utf8_lossy(&bytes[..size]).chars().collect();
    for _ in 0..=dice.below(4) {
        change(&mut letters, &mut dice);
    }
    let text = String::from_iter(letters);
    let size = text.floor_char_boundary(room.min(bytes.len()));
    bytes[..size].copy_from_slice(&text.as_bytes()[..size]);
    size
}

/// Puts a word in, takes letters out, prints letters a second time, or puts a word in the place of letters.
fn change(letters: &mut Vec<char>, dice: &mut Dice) {
    let word = WORDS[dice.below(WORDS.len())].chars();
    let (from, to) = (dice.below(letters.len() + 1), dice.below(letters.len() + 1));
    let long = from.min(to)..from.max(to);
    let short = from..letters.len().min(from + 1 + dice.below(4));
    match dice.below(8) {
        0 => drop(letters.drain(long)),
        1 => {
            let copied = letters[long].to_vec();
            let at = dice.below(letters.len() + 1);
            drop(letters.splice(at..at, copied));
        }
        2 | 3 => drop(letters.drain(short)),
        4 => drop(letters.splice(short, word)),
        _ => drop(letters.splice(from..from, word)),
    }
}

/// Numbers that look like chance, the same for the same seed.
struct Dice(u32);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % bound
    }
}
