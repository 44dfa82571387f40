//! Pieces that belong together: denominators, verbs with their complements, nouns made by a suffix.

use super::{Piece, Role, amounts, neighbours};
use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::denominator;

/// The pieces with what belongs together joined.
pub(super) fn all(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut pieces = part_comparisons(text, pieces);
    join_grades(text, &mut pieces);
    let mut pieces = swallow_denominators(text, pieces);
    join_suffixes(text, &mut pieces);
    neighbours::all(text, &mut pieces);
    amounts::all(text, &mut pieces);
    join_two_states(text, &mut pieces);
    join_acts(&mut pieces);
    merge_verbs(text, &pieces)
}

/// 票房收入比上年增长7%: the dictionary holds 收入比; where a growth follows, 比 opens the comparison.
fn part_comparisons(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let opens = |at: usize| opens_comparison(text, pieces[at], &pieces[at + 1..]);
    if !(0..pieces.len()).any(opens) {
        return pieces;
    }
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        if opens(at) {
            let cut = piece.span.end - '比'.len_utf8();
            out.push(Piece { span: Span::new(piece.span.start, cut), role: Role::Noun });
            out.push(Piece { span: Span::new(cut, piece.span.end), role: Role::Preposition });
        } else {
            out.push(*piece);
        }
    }
    out
}

fn opens_comparison(text: &str, piece: Piece, behind: &[Piece]) -> bool {
    let compared = || behind.first().is_some_and(|next| next.is_nominal() || next.role == Role::Time);
    let grows = |later: &Piece| {
        matches!(later.role, Role::Verb { class: VerbClass::Up | VerbClass::Down | VerbClass::Compare, .. })
    };
    piece.role == Role::Noun
        && piece.span.len() > lexicon::TWO_HAN
        && piece.span.of(text).ends_with('比')
        && compared()
        && behind.iter().any(grows)
}

/// 退化湿地修复治理520万亩: two acts behind their noun and right before an amount are one.
fn join_acts(pieces: &mut Vec<Piece>) {
    let mut at = 2;
    while let Some([noun, act, piece, next]) = pieces.get(at - 2..at + 2) {
        let mixed = matches!(piece.role, Role::Verb { class: VerbClass::Mixed, .. });
        let counted = matches!(next.role, Role::Quantity(_));
        let acts = matches!(act.role, Role::Verb { class: VerbClass::Act, .. }) && act.span.end == piece.span.start;
        if mixed && counted && acts && noun.role == Role::Noun {
            pieces[at - 1].span.end = pieces[at].span.end;
            pieces.remove(at);
        } else {
            at += 1;
        }
    }
}

/// So many pieces a list of grades has at most.
const MOST_GRADES: usize = 12;

/// Ⅰ—Ⅲ类水质, 一、二类用地, 好于三类水质: the grades of a class stand before its noun as one word.
fn join_grades(text: &str, pieces: &mut Vec<Piece>) {
    let mut at = 0;
    while at < pieces.len() {
        if let Some(end) = grades(text, &pieces[at..]).map(|len| at + len) {
            let span = Span::new(pieces[at].span.start, pieces[end].span.end);
            pieces[at] = Piece { span, role: Role::Modifier };
            pieces.drain(at + 1..=end);
        }
        at += 1;
    }
}

/// How many pieces behind the first belong to a list of grades.
fn grades(text: &str, pieces: &[Piece]) -> Option<usize> {
    let level = |c: char| matches!(c, 'Ⅰ'..='Ⅻ' | '一' | '二' | '三' | '四' | '五' | '劣');
    let grade = |word: &str| {
        let letters = word.strip_suffix('类').unwrap_or(word);
        !letters.is_empty() && letters.chars().all(level)
    };
    let joint = |word: &str| matches!(word, "—" | "-" | "–" | "～" | "~" | "至" | "、" | "和");
    let better = |word: &str| matches!(word, "好于" | "优于" | "劣于" | "达到或好于" | "达到或优于");
    let first = pieces.first()?.span.of(text);
    let opens = better(first) || grade(first) && !first.ends_with('类');
    let belongs = |word: &&str| grade(word) || joint(word) || better(word) || word.ends_with('类');
    let words = pieces.iter().map(|piece| piece.span.of(text)).take(if opens { MOST_GRADES } else { 0 });
    words.take_while(belongs).enumerate().skip(1).filter(|(_, word)| word.ends_with('类')).map(|(at, _)| at).last()
}

/// 每 公斤, 每 千 人口: the denominator is one piece with its 每.
fn swallow_denominators(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    if !pieces.iter().any(|piece| piece.role == Role::Each) {
        return pieces;
    }
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let each = out.last().filter(|last| last.role == Role::Each).map(|last| last.span);
        if let Some(each) = each {
            let behind = &text[each.start + '每'.len_utf8()..];
            let end = denominator::end(behind).map_or(each.end, |len| each.start + '每'.len_utf8() + len);
            if piece.span.start < end && !matches!(piece.role, Role::Quantity(_)) {
                if let Some(last) = out.last_mut() {
                    last.span.end = piece.span.end.min(end).max(last.span.end);
                }
                if piece.span.end > end {
                    out.push(Piece { span: Span::new(end, piece.span.end), role: piece.role });
                }
                continue;
            }
        }
        out.push(piece);
    }
    out
}

/// 散养户, 批发零售业, 治疗组, 便民服务站: a verb and a letter that makes nouns are one noun.
fn join_suffixes(text: &str, pieces: &mut Vec<Piece>) {
    pieces.dedup_by(|piece, last| last.span.end == piece.span.start && is_suffix(text, last, piece));
}

/// The letters that make nouns.
const SUFFIXES: &[char] = &[
    '业', '户', '组', '率', '费', '价', '商', '员', '者', '期', '制', '性', '法', '史', '权', '型', '站', '所', '厂',
    '院', '会', '团', '队', '司', '部', '处', '点',
];

/// Whether the piece right behind another makes one noun with it, which then takes it in.
fn is_suffix(text: &str, last: &mut Piece, piece: &mut Piece) -> bool {
    // 总造价, 总投入: 总 makes a noun of the verb behind it.
    let level = matches!(piece.role, Role::Verb { class: VerbClass::Level, .. });
    if piece.is_verb() && !level && last.span.of(text) == "总" {
        piece.role = Role::Noun;
    }
    // All that makes nouns is one letter.
    let word = piece.span.of(text);
    if word.len() != lexicon::HAN {
        return false;
    }
    let suffix = word.starts_with(SUFFIXES) && !matches!(piece.role, Role::Quantity(_));
    let made = suffix
        && (last.is_verb() || last.is_nominal() && word == "者" || last.role == Role::Noun && word == "站")
        && last.span.len() >= lexicon::TWO_HAN;
    let named = made || is_named_after(*last, word) || is_room(*last, word);
    // 建设费|用: the segmenter cuts 费用.
    let joins = named || word == "用" && last.span.of(text).ends_with('费');
    if joins {
        last.span.end = piece.span.end;
    }
    if named {
        last.role = Role::Noun;
    }
    joins
}

/// 青溪站, 东陵港: a place's name with the letter of what stands there.
fn is_named_after(place: Piece, word: &str) -> bool {
    matches!(place.role, Role::Region | Role::Name) && matches!(word, "站" | "港" | "桥" | "湖" | "岛" | "寺")
}

/// 特别|室: an adverb before a room or a course is part of its name.
fn is_room(before: Piece, word: &str) -> bool {
    before.role == Role::Adverb && before.span.len() == lexicon::TWO_HAN && matches!(word, "室" | "馆" | "班" | "课")
}

/// Verbs that stand together are one: 培育 打造, 新建、扩容, 提高 到, 增长 了; 新 建.
fn merge_verbs(text: &str, pieces: &[Piece]) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (at, mut piece) in pieces.iter().copied().enumerate() {
        if is_route(text, pieces, at) {
            piece.role = Role::Conjunction;
        } else if attains(text, pieces, at) {
            piece.role = Role::Verb { class: VerbClass::Level, to: false };
        }
        let touching = merged.last().filter(|last| last.span.end == piece.span.start);
        let together =
            touching.and_then(|last| fused(text, pieces, at, *last).or_else(|| completed(text, *last, piece)));
        match merged.last_mut().zip(together) {
            Some((last, role)) => {
                last.span.end = piece.span.end;
                last.role = role;
            }
            None => merged.push(piece),
        }
    }
    join_listed_verbs(&mut merged);
    merged
}

/// 北京至上海: between two places 至 is no verb.
fn is_route(text: &str, pieces: &[Piece], at: usize) -> bool {
    // 县城至高铁站快速通道: so between stations, ports and towns.
    let spot = |near: &Piece| {
        near.role == Role::Noun && near.span.of(text).ends_with(['站', '城', '镇', '村', '港', '桥', '口', '场'])
    };
    let place = |near: Option<usize>| {
        near.and_then(|near| pieces.get(near)).is_some_and(|near| near.role == Role::Region || spot(near))
    };
    matches!(pieces[at].span.of(text), "至" | "到" | "经") && place(at.checked_sub(1)) && place(Some(at + 1))
}

/// 气温到30度, 职工到60岁退休: between a noun and an amount 到 is the verb; but 从下单到3天后.
fn attains(text: &str, pieces: &[Piece], at: usize) -> bool {
    let around = at.checked_sub(1).and_then(|from| pieces.get(from..at + 2));
    let Some([holder, to, amount]) = around else { return false };
    let holds = matches!(holder.role, Role::Noun | Role::Name) && holder.span.end == to.span.start;
    holds
        && !is_verb_letter(text, *holder)
        && matches!(amount.role, Role::Quantity(_))
        && to.span.of(text) == "到"
        && !pieces[..at].iter().any(|piece| matches!(piece.span.of(text), "从" | "自" | "由"))
}

/// What a verb and the piece right behind it are together, by what stands around them.
fn fused(text: &str, pieces: &[Piece], at: usize, last: Piece) -> Option<Role> {
    let (piece, next) = (pieces[at], pieces.get(at + 1));
    // 用了20天: with 了 or 过 behind it a preposition is a verb.
    let used = last.role == Role::Preposition && matches!(piece.span.of(text), "了" | "过");
    let acts = used
        || upgrades(text, last, piece, next)
        || at > 1 && acts_twice(text, &pieces[at - 2..], last)
        || acts_jointly(text, &pieces[..=at], last, next)
        || reaches(text, last, piece, next);
    if acts {
        return Some(Role::Verb { class: VerbClass::Act, to: false });
    }
    settles(text, last, piece, next).then_some(Role::Verb { class: VerbClass::Level, to: false })
}

/// 提高到, 增长了, 培育打造: what completes a verb, and an act right behind an act.
fn completed(text: &str, last: Piece, piece: Piece) -> Option<Role> {
    let Role::Verb { class, to } = last.role else { return None };
    let word = piece.span.of(text);
    let grows = matches!(class, VerbClass::Up | VerbClass::Down);
    let takes = grows || matches!(class, VerbClass::Act | VerbClass::Level | VerbClass::Mixed);
    if takes && (matches!(word, "到" | "至") || word == "为" && grows) {
        return Some(Role::Verb { class: without_noun(class), to: to || grows });
    }
    if word == "了" {
        return Some(Role::Verb { class: without_noun(class), to });
    }
    match piece.role {
        // 吸引了来自各地的游客: where they come from is said of what is acted on.
        _ if word == "来自" => None,
        Role::Verb { class: VerbClass::Act, to } if class == VerbClass::Act => Some(Role::Verb { class, to }),
        _ => None,
    }
}

/// 培训了6000人次, 转移到城镇: with 了 or 到 behind it a word that is a noun as often is a verb.
pub(super) fn without_noun(class: VerbClass) -> VerbClass {
    if class == VerbClass::Mixed { VerbClass::Act } else { class }
}

/// 正在隔离观察密接者: behind an adverb two verbs in a row govern the noun together.
fn acts_twice(text: &str, pieces: &[Piece], last: Piece) -> bool {
    let [adverb, first, second, noun, ..] = pieces else { return false };
    let verbal = |piece: &Piece| matches!(piece.role, Role::WeakVerb | Role::Verb { class: VerbClass::Mixed, .. });
    let touch = adverb.span.end == first.span.start && first.span.end == second.span.start;
    adverb.role == Role::Adverb
        && last.span == first.span
        && verbal(first)
        && verbal(second)
        && touch
        && is_acted_on(text, noun)
}

/// A noun that an act may be done to, and no bare word for a project or a measure, of which the act may be the name.
fn is_acted_on(text: &str, noun: &Piece) -> bool {
    let word = noun.span.of(text);
    noun.role == Role::Noun && !lexicon::is_generic(word) && !lexicon::is_property(word)
}

/// 清理整治排污口12个: where no noun stands before them an act and another that is done with it govern the noun behind.
fn acts_jointly(text: &str, before: &[Piece], last: Piece, next: Option<&Piece>) -> bool {
    let ([.., piece], Some(noun)) = (before, next) else { return false };
    let verbal = |piece: &Piece| {
        matches!(piece.role, Role::WeakVerb | Role::Verb { class: VerbClass::Act | VerbClass::Mixed, .. })
    };
    let touch = last.span.end == piece.span.start && piece.span.end == noun.span.start;
    let joint = touch && verbal(&last) && verbal(piece);
    if !(joint && lexicon::acts_jointly(last.span.of(text), piece.span.of(text))) {
        return false;
    }
    let touching = before.iter().rev().find(|piece| piece.span.end <= last.span.start);
    let behind_noun = touching.is_some_and(|noun| noun.is_nominal() && noun.span.end == last.span.start);
    // 转移安置800多人: the amount may stand right behind.
    let counted = matches!(noun.role, Role::Quantity(_)) && last.span.len() >= lexicon::TWO_HAN;
    !behind_noun && (counted || is_acted_on(text, noun)) && !lexicon::is_undertaking(noun.span.of(text))
}

/// 价格设定为12元, 标杆价确定在0.5元: a verb with 为 or 在 right before the amount says where it lies.
fn settles(text: &str, before: Piece, piece: Piece, next: Option<&Piece>) -> bool {
    let verb = matches!(before.role, Role::WeakVerb | Role::Verb { class: VerbClass::Act | VerbClass::Mixed, .. });
    let amount = next.is_some_and(|next| matches!(next.role, Role::Quantity(_)));
    // 要求在12个月内建成: 在 says by when.
    let within = next.is_some_and(|next| text[next.span.end..].starts_with('内'));
    let word = piece.span.of(text);
    verb && amount && before.span.end == piece.span.start && (word == "为" || word == "在" && !within)
}

/// 记录到40次地震: what the verb reached is counted.
fn reaches(text: &str, before: Piece, piece: Piece, next: Option<&Piece>) -> bool {
    let amount = next.is_some_and(|next| matches!(next.role, Role::Quantity(_)));
    let verb = before.role == Role::WeakVerb || is_verb_letter(text, before);
    verb && amount && piece.span.of(text) == "到"
}

/// 战到三十合: before 到 one letter that names no person is the verb, whatever the dictionary holds it for; 他到20岁.
fn is_verb_letter(text: &str, piece: Piece) -> bool {
    let word = piece.span.of(text);
    piece.role == Role::Noun
        && piece.span.len() == lexicon::HAN
        && !matches!(word, "他" | "她" | "我" | "你")
        && !lexicon::is_person(word)
}

/// 是中印尼建交75周年: at the head of a name 中 is China.
fn join_two_states(text: &str, pieces: &mut Vec<Piece>) {
    let at = (0..pieces.len().saturating_sub(1)).find(|at| {
        if pieces[*at].span.of(text) != "中" {
            return false;
        }
        let head = at.checked_sub(1).is_none_or(|before| !pieces[before].is_nominal());
        let touch = pieces[*at].span.end == pieces[at + 1].span.start;
        let words = lexicon::subject_words();
        let in_common = pieces.get(at + 2).is_some_and(|next| words.between_states.starts(next.span.of(text)));
        // 中马建交: a state's short name, whatever else the letter is.
        let state =
            pieces[at + 1].role == Role::Region || in_common && words.states.contains(pieces[at + 1].span.of(text));
        head && touch && state
    });
    if let Some(at) = at {
        let span = Span::new(pieces[at].span.start, pieces[at + 1].span.end);
        pieces[at + 1] = Piece { span, role: Role::Region };
        pieces.remove(at);
    }
}

/// 翻新提升17座, 汽车报废更新270万辆, 修缮提升9处: before a count 提升 is the second half of an act; before 5% it grows.
fn upgrades(text: &str, before: Piece, piece: Piece, next: Option<&Piece>) -> bool {
    let act = matches!(before.role, Role::WeakVerb | Role::Verb { class: VerbClass::Act | VerbClass::Mixed, .. });
    let counted = next.is_some_and(|next| {
        matches!(next.role, Role::Quantity(_)) && !next.span.of(text).ends_with(['%', '‰', '点', '倍', '成'])
    });
    act && counted
        && before.span.end == piece.span.start
        && matches!(piece.span.of(text), "提升" | "升级" | "提质" | "更新" | "重建" | "改建")
}

/// 新建、扩容4座, 新建和续建: two acts over one object.
fn join_listed_verbs(pieces: &mut Vec<Piece>) {
    let act = |role: Role| matches!(role, Role::Verb { class: VerbClass::Act | VerbClass::Mixed, .. });
    let mut at = 2;
    while let Some([first, joint, second]) = pieces.get(at - 2..=at) {
        let listed = act(second.role)
            && act(first.role)
            && matches!(joint.role, Role::ListComma | Role::Conjunction)
            && first.span.end == joint.span.start;
        if listed {
            pieces[at - 2].span.end = second.span.end;
            pieces[at - 2].role = Role::Verb { class: VerbClass::Act, to: false };
            pieces.drain(at - 1..=at);
        } else {
            at += 1;
        }
    }
}
