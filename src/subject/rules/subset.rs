//! Parts of a set told before: 新增感染者730例，其中境外输入106例.

use crate::lexicon::{self, VerbClass};
use crate::segmenter::{self, Tag};
use crate::span::{Span, letter_before};
use crate::subject::phrase::Phrase;
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, REACH, Tie, Told};

/// A bare modifier before a count takes the head of the set; a bare place takes the set's whole name.
pub(super) fn answer(context: &Context) -> Option<Tie> {
    // 其中，山城有19人死亡: what befell them is told behind.
    if context.right.first().is_some_and(|next| lexicon::is_fate(context.word(next))) {
        return None;
    }
    let told = set(context)?;
    let subject = told.tie.subject.as_ref()?;
    if let Some(tie) = reached_by_part(context, subject) {
        return Some(tie);
    }
    let (words, verb) = without_verb(context);
    let words = without_lead(words);
    if words.is_empty() {
        return None;
    }
    let whole = Span::new(words[0].span.start, words[words.len() - 1].span.end);
    let named = lexicon::is_restrictive(whole.of(context.text));
    let places = words.iter().all(|piece| piece.role == Role::Region && context.word(piece).chars().count() > 1);
    if context.mention().counts && !named && places && knows_places(context, words) {
        return Some(Tie::to(Some(subject.carry())).by(verb).guessed());
    }
    // 野羊二十只，青羊二十只; 治疗组50例，显效36例: a word that no suffix makes an attribute names its own thing.
    let attribute = |piece: &Piece| piece.role == Role::Modifier && context.word(piece).ends_with(ATTRIBUTES);
    let modifies = context.mention().counts && words.iter().all(attribute);
    if let Some(part) = graded_part(context.text, whole, subject) {
        return Some(Tie::to(Some(part)).by(verb));
    }
    if let Some(part) = part_of_measure(context, words, subject) {
        return Some(Tie::to(Some(part)).by(verb));
    }
    if let Some(part) = part_of_bodies(context, words, subject) {
        return Some(Tie::to(Some(part)).by(verb));
    }
    if !(named || modifies) {
        return None;
    }
    // 对照组男35例，女28例: of a restrictive word nothing is left for the next.
    if lexicon::is_restrictive(head(context.text, subject).of(context.text)) || ends_restrictive(context.text, subject)
    {
        return Some(Tie::to(Some(Phrase::new(whole))).by(verb));
    }
    if subject.text(context.text).starts_with(whole.of(context.text)) {
        return Some(Tie::to(Some(subject.carry())).by(verb));
    }
    Some(Tie::to(Some(Phrase::with_head(whole, head(context.text, subject)))).by(verb))
}

/// A级景区8家，其中5A级3家: a grade in letters takes what the set is called behind its own grade.
fn graded_part(text: &str, grade: Span, set: &Phrase) -> Option<Phrase> {
    let graded = |words: &str| {
        let letters = words.len() - words.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let level = letters > 0 && words[letters..].starts_with('级');
        level.then_some(letters + '级'.len_utf8())
    };
    graded(grade.of(text)).filter(|len| *len == grade.len())?;
    let last = *set.parts.last()?;
    let head = Span::new(last.start + graded(last.of(text)).unwrap_or(0), last.end);
    (!head.is_empty()).then(|| Phrase::with_head(grade, head))
}

/// 对照组男, 甲组女: the last word only says which part.
fn ends_restrictive(text: &str, subject: &Phrase) -> bool {
    let last = subject.parts.last().map(|last| segmenter::tag(text, *last));
    last.and_then(|words| words.last().map(|word| matches!(word.text, "男" | "女"))).unwrap_or(false)
}

/// 江苏21例: a guess of the segmenter (青羊) is no place.
fn knows_places(context: &Context, words: &[Piece]) -> bool {
    words.iter().all(|piece| segmenter::knows(context.word(piece)) || lexicon::is_region_name(context.word(piece)))
}

/// Suffixes of words that only stand before a noun: 省级, 大型, 公办, 二等.
const ATTRIBUTES: &[char] = &['级', '等', '型', '性', '式', '类', '办', '营', '制', '业', '期'];

/// The last quantity of the same unit: of the sentence for a count, of this or the last for an amount (零售总额596亿元，
/// 增长4%。按经营地分，城镇498亿元).
fn set<'a>(context: &Context<'a>) -> Option<&'a Told> {
    let mention = context.mention();
    // 新增48例。其中，境外输入7例: 其中 reaches back over a full stop.
    let sentence = context.paragraph.sentences[context.sentence].span.of(context.text);
    let reach = if mention.counts && !sentence.trim_start().starts_with("其中") { 0 } else { 1 };
    let near =
        context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence + reach >= context.sentence);
    // 新增病例21例（含转归3例），其中甲区12例: what a bracket tells of is no set of what follows it.
    near.filter(|told| !super::carry::is_aside(context, told))
        .filter(|told| {
            !crate::subject::is_relative(mention.kind) && context.mentions[told.mention].unit == mention.unit
        })
        .find(|told| {
            let named = told.tie.subject.as_ref().map(|subject| subject.text(context.text));
            named.is_some_and(|subject| !lexicon::is_restrictive(&subject))
        })
}

/// 城东区有457家: the verb of having stands between.
fn without_verb<'a>(context: &Context<'a>) -> (&'a [Piece], Option<Span>) {
    match context.left.split_last() {
        Some((last, rest)) if matches!(last.role, Role::Verb { class: VerbClass::Exist, .. }) => {
            (rest, Some(last.span))
        }
        _ => (context.left, None),
    }
}

fn without_lead(pieces: &[Piece]) -> &[Piece] {
    let lead = pieces.iter().take_while(|piece| {
        matches!(piece.role, Role::Adverb | Role::Conjunction | Role::ListComma | Role::Stop | Role::Time | Role::Scope)
    });
    &pieces[lead.count()..]
}

/// 商铺销售面积500万平方米，其中门店400万平方米: a bare noun behind 其中 takes the measure of the set.
fn part_of_measure(context: &Context, words: &[Piece], set: &Phrase) -> Option<Phrase> {
    let among = context.pieces.first().is_some_and(|first| context.word(first) == "其中");
    let nouns = words
        .iter()
        .all(|piece| matches!(piece.role, Role::Noun | Role::Modifier | Role::ListComma | Role::Conjunction));
    let own = Span::new(words.first()?.span.start, words.last()?.span.end);
    let said = own.of(context.text);
    let bare = !lexicon::is_property(said) && !lexicon::is_sector(said) && !lexicon::is_fund(said);
    if context.mention().counts || !among || !nouns || !bare || !context.right.is_empty() {
        return None;
    }
    let whole = *set.parts.last()?;
    // 贷款余额50亿元，其中住宅18亿元: the whole name of a balance.
    let balance = Some(whole).filter(|whole| whole.of(context.text).ends_with("余额"));
    let measure = balance.or_else(|| measure_of(context.text, whole))?;
    Some(Phrase::with_head(own, measure))
}

/// 床位2.31万张，其中医院1.75万张: a body behind 其中 that no such measure word counts has so many of the set.
fn part_of_bodies(context: &Context, words: &[Piece], set: &Phrase) -> Option<Phrase> {
    let among = context.pieces.first().is_some_and(|first| context.word(first) == "其中");
    let own = Span::new(words.first()?.span.start, words.last()?.span.end);
    let nouns = words.iter().all(|piece| matches!(piece.role, Role::Noun | Role::Modifier));
    let has = among && nouns && context.right.is_empty() && lexicon::is_body(own.of(context.text));
    let unit = context.mention().unit.as_str();
    let other = context.mention().counts && !unit.is_empty() && !lexicon::subject_words().counting_bodies.has(unit);
    (has && other).then(|| Phrase::with_head(own, head(context.text, set)))
}

/// 完成房地产投资75亿元。其中，住宅完成50亿元; 实现零售额803亿元。按行业分，批发业实现738亿元: what a part reached is of the measure of the
/// whole.
fn reached_by_part(context: &Context, set: &Phrase) -> Option<Tie> {
    const NEAR: usize = 60;
    let light = |last: &Piece| matches!(last.role, Role::Verb { class: VerbClass::Light, .. });
    let (verb, before) = context.left.split_last().filter(|(last, _)| light(last))?;
    let sentence = context.paragraph.sentences[context.sentence].span.of(context.text).trim_start();
    let near = &sentence[..letter_before(sentence, sentence.len().min(NEAR))];
    let opener = near.split(['，', '：']).next().unwrap_or_default();
    let parts = sentence.starts_with("其中") || opener.starts_with('按') && opener.ends_with('分');
    let words = without_lead(before);
    let named = |piece: &Piece| piece.is_nominal() || matches!(piece.role, Role::ListComma | Role::Conjunction);
    if !parts || !words.iter().all(named) || !lexicon::is_property(&set.text(context.text)) {
        return None;
    }
    let own = Span::new(words.first()?.span.start, words.last()?.span.end);
    let said = own.of(context.text);
    // 城镇实现747亿元: which part of the country it is names no measure.
    let itself = lexicon::is_property(said) || lexicon::is_fund(said) || lexicon::is_restrictive(said);
    // 种植业总产值 of 农业总产值; but 国际航线货邮运输量.
    let measured = measure_of(context.text, *set.parts.last()?).filter(|_| lexicon::is_sector(said));
    let measure = measured.or(set.parts.last().copied()).filter(|_| !itself)?;
    Some(Tie::to(Some(Phrase::with_head(own, measure))).by(Some(verb.span)))
}

/// 销售面积 of 商铺销售面积: the last words that name a measure, with the verb before them.
pub(super) fn measure_of(text: &str, phrase: Span) -> Option<Span> {
    let words = segmenter::tag(text, phrase);
    let measured = |at: &usize| lexicon::is_property(Span::new(words[*at].span.start, phrase.end).of(text));
    let mut first = (1..words.len()).rev().find(measured)?;
    while first > 1 && matches!(words[first - 1].tag, Tag::Verb | Tag::VerbNoun) {
        first -= 1;
    }
    Some(Span::new(words[first].span.start, phrase.end))
}

/// What the parts share: 感染者; 职称 of 高级职称.
fn head(text: &str, subject: &Phrase) -> Span {
    let last = *subject.parts.last().expect("a phrase has a part");
    let words = segmenter::tag(text, last);
    match words.as_slice() {
        [first, .., end] if first.tag == Tag::Modifier => Span::new(first.span.end, end.span.end),
        _ => last,
    }
}
