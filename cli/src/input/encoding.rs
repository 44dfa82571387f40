//! Which encoding bytes are in: said by the user, or found by looking at them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use clap::ValueEnum;
use encoding_rs::{BIG5, DecoderResult, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// What the user says of the encoding of texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Encoding {
    /// By the byte order mark, else by the bytes themselves
    #[default]
    Auto,
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    /// With GBK and GB 2312, which are parts of it
    #[value(name = "gb18030", aliases = ["gbk", "gb2312"])]
    Gb18030,
    Big5,
    /// The byte order by the mark, else by the bytes themselves
    #[value(name = "utf-16", alias = "utf16")]
    Utf16,
}

/// The encoding, where what the user says leaves nothing open.
pub fn settled(said: Encoding) -> Option<&'static encoding_rs::Encoding> {
    match said {
        Encoding::Auto | Encoding::Utf16 => None,
        Encoding::Utf8 => Some(UTF_8),
        Encoding::Gb18030 => Some(GB18030),
        Encoding::Big5 => Some(BIG5),
    }
}

/// The encoding of the bytes `head` that open an input, as far as they show it. `None` where it must be found where the
/// first letter beyond ASCII stands.
pub fn at_start(said: Encoding, head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let marked = by_mark(head);
    if said == Encoding::Utf16 {
        let marked = marked.filter(|encoding| *encoding == UTF_16LE || *encoding == UTF_16BE);
        return Some(marked.or_else(|| utf16(head)).unwrap_or(UTF_16LE));
    }
    settled(said).or(marked).or_else(|| utf16(head))
}

/// The encoding of `window`, bytes from the first letter beyond ASCII on.
pub fn found(window: &[u8]) -> &'static encoding_rs::Encoding {
    if is_utf8(window) {
        return UTF_8;
    }
    let [gb18030, big5] = [GB18030, BIG5].map(|encoding| Trial::of(encoding, window).wrong);
    match gb18030.cmp(&big5) {
        std::cmp::Ordering::Less => GB18030,
        std::cmp::Ordering::Greater => BIG5,
        std::cmp::Ordering::Equal => likelier(window),
    }
}

/// Big5 or GB18030, which take much the same bytes, by the letters that come out.
fn likelier(window: &[u8]) -> &'static encoding_rs::Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(window, false);
    if detector.guess(None, Utf8Detection::Deny) == BIG5 { BIG5 } else { GB18030 }
}

fn by_mark(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const GB18030_MARK: &[u8] = b"\x84\x31\x95\x33";
    match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, _)) => Some(encoding),
        None => head.starts_with(GB18030_MARK).then_some(GB18030),
    }
}

/// UTF-16 without a mark: not UTF-8, and most of what one of the byte orders gives is Chinese text.
fn utf16(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if !head.contains(&0) && is_utf8(head) {
        return None;
    }
    let trials = [UTF_16LE, UTF_16BE].map(|encoding| (encoding, Trial::of(encoding, head)));
    let best = trials.into_iter().max_by_key(|(_, trial)| trial.plausible)?;
    best.1.is_text().then_some(best.0)
}

/// Whether `bytes` are UTF-8, perhaps with some wrong bytes. Letters of three and four bytes tell: in another encoding
/// they hardly come about by chance, where wrong bytes abound.
fn is_utf8(bytes: &[u8]) -> bool {
    let trial = Trial::of(UTF_8, bytes);
    trial.wrong == 0 || trial.beyond_latin >= trial.wrong
}

/// What decoding some bytes gives.
#[derive(Debug, Default)]
struct Trial {
    letters: usize,
    /// Sequences that the encoding has no letter for. What is cut off at the end does not count.
    wrong: usize,
    /// Letters that take three or four bytes of UTF-8.
    beyond_latin: usize,
    /// Letters that Chinese text is made of.
    plausible: usize,
}

impl Trial {
    fn of(encoding: &'static encoding_rs::Encoding, mut bytes: &[u8]) -> Self {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut trial = Self::default();
        let mut buffer = [0; 4096];
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(bytes, &mut buffer, false);
            bytes = &bytes[read..];
            trial.count(std::str::from_utf8(&buffer[..written]).unwrap_or_default());
            match result {
                DecoderResult::InputEmpty => return trial,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => trial.wrong += 1,
            }
        }
    }

    fn count(&mut self, text: &str) {
        for letter in text.chars() {
            self.letters += 1;
            self.beyond_latin += usize::from(letter.len_utf8() > 2);
            self.plausible += usize::from(is_plausible(letter));
        }
    }

    /// Nine of ten letters are such as Chinese text is made of.
    fn is_text(&self) -> bool {
        self.plausible > 0 && self.plausible * 10 >= (self.letters + self.wrong) * 9
    }
}

/// ASCII that is printed, the punctuation of Chinese, ideographs and full-width forms.
fn is_plausible(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='~' | '\u{b7}' | '\u{2010}'..='\u{2049}' | '\u{2100}'..='\u{22ff}'
        | '\u{2460}'..='\u{24ff}' | '\u{3000}'..='\u{3017}' | '\u{4e00}'..='\u{9fa5}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff5e}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "全县累计修缮老旧桥梁及涵洞316处，总造价约4.8亿元；新建候车亭42座。\n";
    const TRADITIONAL: &str = "全縣累計修繕老舊橋樑及涵洞316處，總造價約4.8億元；新建候車亭42座。\n";

    fn encoded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
        match encoding.name() {
            "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => {
                let (bytes, _, unmappable) = encoding.encode(text);
                assert!(!unmappable, "{} has no letter for one of {text}", encoding.name());
                bytes.into_owned()
            }
        }
    }

    fn detected(bytes: &[u8]) -> &'static str {
        let beyond = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
        at_start(Encoding::Auto, bytes).unwrap_or_else(|| found(&bytes[beyond..])).name()
    }

    fn every_case() -> impl Iterator<Item = (&'static encoding_rs::Encoding, &'static str)> {
        let both =
            [UTF_8, GB18030, UTF_16LE, UTF_16BE].map(|encoding| [(encoding, SIMPLIFIED), (encoding, TRADITIONAL)]);
        both.into_iter().flatten().chain([(BIG5, TRADITIONAL)])
    }

    #[test]
    fn a_sentence_shows_its_encoding() {
        for (encoding, text) in every_case() {
            assert_eq!(detected(&encoded(encoding, text)), encoding.name(), "{text}");
            let short: String = text.chars().take(9).collect();
            assert_eq!(detected(&encoded(encoding, &short)), encoding.name(), "{short}");
        }
    }

    #[test]
    fn latin_before_it_does_not_hide_it() {
        for (encoding, text) in every_case() {
            let text = "id,text\n1,".repeat(20) + text;
            assert_eq!(detected(&encoded(encoding, &text)), encoding.name(), "{text}");
        }
    }

    #[test]
    fn a_wrong_byte_does_not_hide_utf8() {
        let mut bytes = encoded(UTF_8, SIMPLIFIED);
        for at in [0, 10, 30] {
            bytes[at] = 0xff;
        }
        assert_eq!(detected(&bytes), "UTF-8");
    }

    #[test]
    fn a_mark_shows_it_at_once() {
        for encoding in [UTF_8, GB18030, UTF_16LE, UTF_16BE] {
            assert_eq!(detected(&encoded(encoding, "\u{feff}3")), encoding.name());
        }
    }

    #[test]
    fn what_the_user_says_holds() {
        let bytes = encoded(GB18030, SIMPLIFIED);
        let said = [
            (Encoding::Utf8, UTF_8),
            (Encoding::Big5, BIG5),
            (Encoding::Gb18030, GB18030),
            (Encoding::Utf16, UTF_16LE),
        ];
        for (said, encoding) in said {
            assert_eq!(at_start(said, &bytes), Some(encoding));
        }
        assert_eq!(at_start(Encoding::Utf16, &encoded(UTF_16BE, SIMPLIFIED)), Some(UTF_16BE));
    }
}
