//! Words that the segmenter or its dictionary fused: 价格上涨 is a noun and its verb of growth.

use super::{Around, Reading, Role, verb};
use crate::lexicon::{self, VerbClass};
use crate::segmenter::{self, Tag, Word};
use crate::span::Span;

/// The two pieces of a fused word; what stands around it is asked only where it matters.
pub(super) fn parted(text: &str, word: &Word, around: &Around) -> Option<Reading> {
    fused_growth(text, word)
        .or_else(|| fused_object(text, word).filter(|_| around.drives()))
        .or_else(|| fused_verb(text, word))
        .or_else(|| fused_manner(text, word))
        .or_else(|| fused_opener(word))
        .or_else(|| fused_guess(word))
        .or_else(|| fused_particle(word))
        .or_else(|| fused_ending(text, word, around))
        .or_else(|| fused_measure(text, word))
}

/// The two pieces of a word that is cut at a byte.
fn part(word: &Word, at: usize, roles: [Role; 2]) -> Reading {
    Reading::Parted(at - word.span.start, roles)
}

/// 价格上涨 stands in the dictionary as one word; here it is a noun and its verb of growth.
fn fused_growth(text: &str, word: &Word) -> Option<Reading> {
    let cut = word.span.end.saturating_sub(VERB_BYTES);
    if word.span.len() <= VERB_BYTES || !text.is_char_boundary(cut) {
        return None;
    }
    let class = lexicon::verb_class(Span::new(cut, word.span.end).of(text))?;
    (matches!(class, VerbClass::Up | VerbClass::Down) && verb(word.text).is_none())
        .then(|| part(word, cut, [Role::Noun, Role::Verb { class, to: false }]))
}

/// 已侦办案件: the dictionary holds act and object as one noun.
fn fused_object(text: &str, word: &Word) -> Option<Reading> {
    let middle = word.span.start + VERB_BYTES;
    if word.span.len() != 2 * VERB_BYTES || word.tag != Tag::Noun || !text.is_char_boundary(middle) {
        return None;
    }
    let class = lexicon::verb_class(Span::new(word.span.start, middle).of(text))?;
    matches!(class, VerbClass::Act | VerbClass::Mixed)
        .then(|| part(word, middle, [Role::Verb { class, to: false }, Role::Noun]))
}

/// 深证成指涨, 节水率达: a name fused with its verb.
fn fused_verb(text: &str, word: &Word) -> Option<Reading> {
    let letter = word.span.end.saturating_sub(lexicon::HAN);
    let measured = word.text.char_indices().rev().nth(1).is_some_and(|(_, c)| MEASURE_LETTERS.contains(&c));
    let fused = word.text.ends_with(['涨', '跌']) || measured && word.text.ends_with(['达', '为', '超', '居']);
    // 家家悦涨超7%: of a name that the dictionary does not hold the last letter may stand alone.
    let market = word.text.ends_with(['涨', '跌']) && lexicon::verb_class(word.text).is_none();
    let whole = word.span.len() > VERB_BYTES
        || market && word.span.len() == VERB_BYTES
        || measured && word.span.len() == VERB_BYTES;
    if !whole || !fused || segmenter::knows(word.text) {
        return None;
    }
    let class = lexicon::verb_class(Span::new(letter, word.span.end).of(text)).unwrap_or(VerbClass::Level);
    Some(part(word, letter, [Role::Noun, Role::Verb { class, to: false }]))
}

/// 联合推出, 集中签约: the dictionary holds a manner and its act as one noun.
fn fused_manner(text: &str, word: &Word) -> Option<Reading> {
    let middle = word.span.start + VERB_BYTES;
    let noun = matches!(word.tag, Tag::Noun | Tag::Name | Tag::Other);
    if word.span.len() != 2 * VERB_BYTES || !noun || !text.is_char_boundary(middle) {
        return None;
    }
    let head = Span::new(word.span.start, middle).of(text);
    let adverbial = lexicon::is_manner(head) || segmenter::dictionary_tag(head) == Some(Tag::Adverb);
    let act = Span::new(middle, word.span.end).of(text);
    let role = match lexicon::verb_class(act) {
        Some(VerbClass::Mixed | VerbClass::Names) => None,
        Some(class) => Some(Role::Verb { class, to: false }),
        None => (segmenter::dictionary_tag(act) == Some(Tag::Verb)).then_some(Role::WeakVerb),
    };
    role.filter(|_| adverbial).map(|role| part(word, middle, [Role::Adverb, role]))
}

/// 管着八处, 买过两个: a verb of one letter with its particle.
fn fused_particle(word: &Word) -> Option<Reading> {
    let fused = word.tag == Tag::Particle && word.span.len() == VERB_BYTES && word.text.ends_with(['着', '了', '过']);
    fused.then(|| part(word, word.span.start + lexicon::HAN, [Role::WeakVerb, Role::Aspect]))
}

/// 水箱里装了15升水, 他们班有45人: the segmenter guesses a verb of a localiser or a noun and the verb behind it.
fn fused_guess(word: &Word) -> Option<Reading> {
    if word.span.len() != VERB_BYTES || word.tag != Tag::Verb || segmenter::knows(word.text) {
        return None;
    }
    let roles = if word.text.starts_with(['里', '上', '内', '中', '下']) {
        [Role::Stop, Role::WeakVerb]
    } else if word.text.ends_with('有') {
        let head = match segmenter::dictionary_tag(&word.text[..lexicon::HAN]) {
            Some(Tag::Adverb) => Role::Adverb,
            Some(Tag::Verb) => Role::WeakVerb,
            _ => Role::Noun,
        };
        [head, Role::Verb { class: VerbClass::Exist, to: false }]
    } else {
        return None;
    };
    Some(part(word, word.span.start + lexicon::HAN, roles))
}

/// A letter that opens a phrase, fused with what follows, and 等 fused with what it follows.
fn fused_opener(word: &Word) -> Option<Reading> {
    let at = word.span.start + lexicon::HAN;
    let two = word.span.len() == VERB_BYTES;
    // 冬小麦已播: the segmenter guesses a word of an adverb and a verb.
    let adverb = ['已', '仅', '共', '均', '未', '曾', '将', '正', '刚', '又', '还'];
    if two && word.text.starts_with(adverb) && !segmenter::knows(word.text) {
        return Some(part(word, at, [Role::Adverb, Role::WeakVerb]));
    }
    // 料理机|等: a particle of a noun's last letter and 等.
    if two && word.tag == Tag::Particle && word.text.ends_with('等') {
        return Some(part(word, at, [Role::Noun, Role::Aspect]));
    }
    // 人口在城镇落户: a person's name that begins with 在.
    let inside = word.tag == Tag::Name && word.text.starts_with('在') && word.span.len() > lexicon::HAN;
    inside.then(|| part(word, at, [Role::Preposition, Role::Noun]))
}

/// 投资规模较2023年增长: the segmenter guesses a word of a noun and what compares or bounds behind it.
fn fused_ending(text: &str, word: &Word, around: &Around) -> Option<Reading> {
    const ENDINGS: &[(char, Role)] = &[
        ('较', Role::Preposition),
        ('比', Role::Preposition),
        ('经', Role::Preposition),
        ('约', Role::Adverb),
        ('近', Role::Adverb),
        ('仅', Role::Adverb),
        ('已', Role::Adverb),
        ('均', Role::Adverb),
    ];
    let (letter, role) = ENDINGS.iter().find(|(letter, _)| word.text.ends_with(*letter))?;
    let at = word.span.end - letter.len_utf8();
    let noun = Span::new(word.span.start, at);
    // 放养量经: a measure's last letter alone may stand before it.
    let named = noun.len() >= VERB_BYTES && segmenter::knows(noun.of(text));
    let measured = *letter == '经' && noun.of(text).ends_with(MEASURE_LETTERS);
    // The dictionary itself holds 规模较.
    // 立案数比2022年下降: before a time 比 compares.
    let measured = measured || *letter == '比' && noun.of(text).ends_with(MEASURE_LETTERS) && around.dates();
    let guessed = (named || measured) && (*letter == '较' || !segmenter::knows(word.text));
    guessed.then(|| part(word, at, [Role::Noun, *role]))
}

/// 退货率仅1.2%, 待业率控制在2%: the segmenter guesses a word of a measure's last letter and what follows it.
fn fused_measure(text: &str, word: &Word) -> Option<Reading> {
    const ADVERBS: &[&str] = &["仅", "约", "近", "已", "均", "也", "都", "将", "只", "较", "不", "还", "仍"];
    let first = word.text.chars().next().filter(|c| MEASURE_LETTERS.contains(c))?;
    let at = word.span.start + first.len_utf8();
    let rest = Span::new(at, word.span.end);
    let role = match verb(rest.of(text)) {
        Some((class, to)) => Role::Verb { class, to },
        None if ADVERBS.contains(&rest.of(text)) => Role::Adverb,
        None => return None,
    };
    (!segmenter::knows(word.text)).then(|| part(word, at, [Role::Noun, role]))
}

/// The last letters of measures' names: 率, 量.
const MEASURE_LETTERS: &[char] = &['率', '量', '数', '额', '价', '费', '值', '度', '比'];

/// Two Han characters, as most verbs have.
pub(super) const VERB_BYTES: usize = lexicon::TWO_HAN;
