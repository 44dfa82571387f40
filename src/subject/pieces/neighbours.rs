//! What a word is by its place: 登记 acts, 登记制度 is a noun; 经初步估算 is said in passing.

use super::{Piece, Role};
use crate::lexicon::{self, VerbClass};
use crate::segmenter::{self, Tag};
use crate::span::Span;

/// Gives pieces the roles that their neighbours ask for.
pub(super) fn all(text: &str, pieces: &mut [Piece]) {
    say_adjective(text, pieces);
    loosen_manner(text, pieces);
    name_what_is_pointed_at(text, pieces);
    loosen_reckoning(text, pieces);
    act_before_particle(text, pieces);
    act_on_each_kind(text, pieces);
    develop(text, pieces);
    name_what_is_counted(text, pieces);
    loosen_act_on_title(text, pieces);
    loosen_share_in_title(text, pieces);
    loosen_average(text, pieces);
    loosen_limit(text, pieces);
    loosen_record(text, pieces);
    loosen_finding(text, pieces);
    loosen_term(text, pieces);
    act_for_persons(text, pieces);
    act_by_adverb(text, pieces);
    name_effort(text, pieces);
    loosen_modal(text, pieces);
    loosen_total(text, pieces);
    undergo(text, pieces);
    say_backward(text, pieces);
    tell_persons_by_act(text, pieces);
}

/// 接待祭扫群众3万人次: between a verb and a word for persons what they do themselves says which.
fn tell_persons_by_act(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len().saturating_sub(1) {
        let persons = pieces[at + 1].role == Role::Noun && lexicon::is_person(pieces[at + 1].span.of(text));
        let own = || lexicon::subject_words().own_acts.has(pieces[at].span.of(text));
        if pieces[at - 1].is_verb() && persons && pieces[at].is_verb() && own() {
            pieces[at].role = Role::Modifier;
        }
    }
}

/// 关停落后煤矿20座, 淘汰落后的产能: between a verb and its noun 落后 says which.
fn say_backward(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let noun = pieces.get(at + 1).is_some_and(|next| next.is_nominal() || next.role == Role::De);
        if noun && pieces[at - 1].is_verb() && pieces[at].span.of(text) == "落后" {
            pieces[at].role = Role::Modifier;
        }
    }
}

/// 310例胆囊结石行切除术: before what is done to patients 行 is the verb.
fn undergo(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let treated = |piece: &Piece| lexicon::subject_words().treatments.ends(piece.span.of(text));
        if pieces[at].span.of(text) == "行" && pieces[at + 1..].iter().take(4).any(treated) {
            pieces[at].role = Role::WeakVerb;
        }
    }
}

/// 粮食合计增产114.7亿斤: before another verb 合计 only says that all is taken together.
fn loosen_total(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        if pieces[at].is_strong_verb() && takes_together(pieces[at - 1].span.of(text)) {
            pieces[at - 1].role = Role::Adverb;
        }
    }
}

/// 合计, 共计: what says that all is taken together.
pub(super) fn takes_together(word: &str) -> bool {
    matches!(word, "合计" | "总计" | "共计")
}

/// 今年要新建学校20所, 园区要尽快建设: before another verb 要 only says that it is wanted; in 充电要3个小时 it governs.
fn loosen_modal(text: &str, pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let mut behind = pieces[at + 1..].iter().skip_while(|next| next.role == Role::Adverb);
        if behind.next().is_some_and(|next| next.is_verb()) && pieces[at].span.of(text) == "要" {
            pieces[at].role = Role::Adverb;
        }
    }
}

/// 经过两次努力: at the end of its clause, behind a count or 的, 努力 is a noun.
fn name_effort(text: &str, pieces: &mut [Piece]) {
    if let [.., before, last] = pieces
        && matches!(before.role, Role::Quantity(_) | Role::De)
        && last.span.of(text) == "努力"
    {
        last.role = Role::Noun;
    }
}

/// 共需要苗木18亿株, 已经持续了两个小时: words that stand before verbs as adverbs do are verbs before nouns and amounts.
fn act_by_adverb(text: &str, pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let behind = |step: usize| pieces.get(at + step).map(|piece| piece.role);
        if pieces[at].role != Role::Adverb {
            continue;
        }
        let verbal = match pieces[at].span.of(text) {
            "需要" | "需" => {
                let noun = pieces[at + 1..].iter().find(|piece| piece.role != Role::Modifier);
                noun.is_some_and(|noun| matches!(noun.role, Role::Noun | Role::Quantity(_)))
            }
            "持续" => {
                let step = 1 + usize::from(behind(1) == Some(Role::Aspect));
                let lasts = matches!(behind(step), Some(Role::Quantity(_)));
                lasts && pieces.get(at + step + 1).is_none_or(|next| !next.is_verb())
            }
            _ => false,
        };
        if verbal {
            pieces[at].role = Role::WeakVerb;
        }
    }
}

/// 放养量经初步估算约2.4亿只: how the amount was found out is said in passing.
fn loosen_reckoning(text: &str, pieces: &mut [Piece]) {
    const MOST: usize = 3;
    for at in 0..pieces.len() {
        if !matches!(pieces[at].span.of(text), "经" | "据" | "经过" | "根据") {
            continue;
        }
        let near = pieces[at + 1..].iter().take(MOST);
        let manner = |piece: &&Piece| matches!(piece.role, Role::Modifier | Role::Adverb);
        let end = at + 1 + near.take_while(manner).count();
        if pieces.get(end).is_some_and(|last| lexicon::reckons(last.span.of(text))) {
            pieces[at..=end].iter_mut().for_each(|piece| piece.role = Role::Aspect);
        }
    }
}

/// 倾了二百个锞子: one letter before 了 or 着 is a verb, whatever the dictionary holds it for; so is 工作 of 工作了五年, which the
/// dictionary knows as a verb and a noun.
fn act_before_particle(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let particle = || pieces[at].role == Role::Aspect && matches!(pieces[at].span.of(text), "了" | "着" | "过");
        let counted = pieces.get(at + 1).is_some_and(|next| matches!(next.role, Role::Quantity(_)));
        // 划分成了179块: behind a verb it completes that.
        let completes = at > 1 && pieces[at - 2].is_verb();
        let word = pieces[at - 1].span;
        let verbal =
            || word.len() == '了'.len_utf8() || segmenter::dictionary_tag(word.of(text)) == Some(Tag::VerbNoun);
        // 等了两个小时: before 了 it waits, and closes no list.
        let waits = word.of(text) == "等";
        if counted && (waits || pieces[at - 1].role == Role::Noun) && !completes && particle() && verbal() {
            pieces[at - 1].role = Role::WeakVerb;
        }
    }
}

/// 发展各类花卉40种: a word that may be a verb is one before 各类.
fn act_on_each_kind(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let before = pieces[at - 1];
        let each = || matches!(pieces[at].span.of(text), "各类" | "各种" | "各项" | "各级" | "各级各类");
        let head = at < 2 || !(pieces[at - 2].is_nominal() || pieces[at - 2].role == Role::De);
        let verbal = || segmenter::dictionary_tag(before.span.of(text)) == Some(Tag::VerbNoun);
        if before.role == Role::Noun && head && each() && verbal() {
            pieces[at - 1].role = Role::WeakVerb;
        }
    }
}

/// 发展会员3200名: at the head of its clause, before a noun and its amount, 发展 acts; 发展速度8% is a measure.
fn develop(text: &str, pieces: &mut [Piece]) {
    let lead = pieces.iter().take_while(|piece| matches!(piece.role, Role::Time | Role::Scope | Role::Adverb)).count();
    let Some([head, behind @ ..]) = pieces.get_mut(lead..) else { return };
    let nouns = behind.iter().take_while(|piece| matches!(piece.role, Role::Noun | Role::Modifier)).count();
    let counted = behind.get(nouns).is_some_and(|next| matches!(next.role, Role::Quantity(_)));
    let last = nouns.checked_sub(1).map_or("", |last| behind[last].span.of(text));
    let names = lexicon::is_property(last) || lexicon::is_fund(last);
    if head.span.of(text) == "发展" && nouns > 0 && counted && !names {
        head.role = Role::WeakVerb;
    }
}

/// 基本解决, 重点支持: words that stand before a verb as its manner.
fn loosen_manner(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let touch = pieces[at - 1].span.end == pieces[at].span.start;
        if !touch || !(pieces[at].is_verb() || pieces[at].role == Role::Modifier) {
            continue;
        }
        let word = pieces[at - 1].span.of(text);
        let behind_noun = at > 1 && matches!(pieces[at - 2].role, Role::Noun | Role::Adverb);
        // 采购商线下参会: behind a noun also before a verb that may be a noun.
        let manner = || {
            if pieces[at].is_strong_verb() { lexicon::is_manner(word) } else { behind_noun && lexicon::is_way(word) }
        };
        if pieces[at].is_verb() && manner() {
            pieces[at - 1].role = Role::Adverb;
        }
        // 均价较高的城市: before an adjective 较 compares nothing.
        if pieces[at].role == Role::Modifier && word == "较" {
            pieces[at - 1].role = Role::Modifier;
        }
    }
}

/// 该组织10名成员, 这项改革: behind a word that points at one thing stands its noun.
fn name_what_is_pointed_at(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let touch = pieces[at - 1].span.end == pieces[at].span.start;
        let points = || matches!(pieces[at - 1].span.of(text), "该" | "该项" | "这项" | "这一");
        let noun_too = matches!(
            pieces[at].role,
            Role::WeakVerb | Role::Verb { class: VerbClass::Light | VerbClass::Mixed | VerbClass::Names, .. }
        );
        if touch && noun_too && pieces[at].span.len() >= lexicon::TWO_HAN && points() {
            pieces[at].role = Role::Noun;
        }
    }
}

/// 增长明显, 长势整体良好: an adjective that closes a clause behind its noun is said of it, and no part of it.
fn say_adjective(text: &str, pieces: &mut [Piece]) {
    let [.., before, last] = pieces else { return };
    let touch = before.span.end == last.span.start && last.span.len() >= lexicon::TWO_HAN;
    if !touch || last.role != Role::Modifier {
        return;
    }
    let on_the_whole = matches!(before.span.of(text), "整体" | "总体");
    let behind_noun = on_the_whole || matches!(before.role, Role::Noun | Role::Adverb);
    if behind_noun && segmenter::dictionary_tag(last.span.of(text)) == Some(Tag::Adjective) {
        last.role = Role::Stop;
        if on_the_whole {
            before.role = Role::Adverb;
        }
    }
}

/// 对共建“一带一路”国家出口: what is quoted only says which.
fn loosen_share_in_title(text: &str, pieces: &mut [Piece]) {
    for at in 0..pieces.len().saturating_sub(2) {
        let [_, title, noun] = [pieces[at], pieces[at + 1], pieces[at + 2]];
        let quoted = || title.span.of(text).starts_with(['“', '「']);
        if noun.role == Role::Noun && quoted() && lexicon::shares_in(pieces[at].span.of(text)) {
            pieces[at].role = Role::Modifier;
        }
    }
}

/// 37个共建“一带一路”国家: between a count and its noun an act on what is quoted only says which.
fn loosen_act_on_title(text: &str, pieces: &mut [Piece]) {
    for at in 0..pieces.len().saturating_sub(3) {
        let [count, act, title, noun] = [pieces[at], pieces[at + 1], pieces[at + 2], pieces[at + 3]];
        let quoted = || title.span.of(text).starts_with(['“', '「', '《']);
        let acts = matches!(act.role, Role::Verb { class: VerbClass::Act, .. });
        if matches!(count.role, Role::Quantity(_)) && acts && noun.role == Role::Noun && quoted() {
            pieces[at + 1].role = Role::Modifier;
        }
    }
}

/// 提高到人均1196元, 从人均40元: between a verb or a preposition and the amount an average is a denominator.
fn loosen_average(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len().saturating_sub(1) {
        let governed = pieces[at - 1].is_verb() || pieces[at - 1].role == Role::Preposition;
        let amount = matches!(pieces[at + 1].role, Role::Quantity(_));
        if amount && governed && lexicon::average_per(pieces[at].span.of(text)).is_some() {
            pieces[at].role = Role::Each;
        }
    }
}

/// 登记户数至2011年底为1240家: 至 before a time says until when.
fn loosen_limit(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        if pieces[at].role != Role::Time {
            continue;
        }
        let until = matches!(pieces[at - 1].span.of(text), "至" | "到" | "迄" | "截至" | "截止");
        // 合作社在8月已发展到10万个: nor is 在 before a time more than when; in 在2024年锦标赛中 it is.
        let behind = pieces.get(at + 1).is_some_and(|next| !next.is_nominal() && next.role != Role::De);
        let when = pieces[at - 1].role == Role::Preposition && pieces[at - 1].span.of(text) == "在" && behind;
        if until || when {
            pieces[at - 1].role = Role::Adverb;
        }
    }
}

/// 达到创纪录的310亿美元: what calls the amount a record stands between the verb and the amount.
fn loosen_record(text: &str, pieces: &mut [Piece]) {
    const MOST: usize = 4;
    for at in 1..pieces.len().saturating_sub(1) {
        let amount = matches!(pieces[at + 1].role, Role::Quantity(_));
        if !amount || pieces[at].role != Role::De {
            continue;
        }
        let near = at.saturating_sub(MOST)..at;
        let verb = near.rev().find(|verb| pieces[*verb].is_strong_verb());
        let Some(verb) = verb.filter(|verb| verb + 1 < at) else { continue };
        let said = Span::new(pieces[verb].span.end, pieces[at].span.start).of(text);
        // 砍下全队最高的27分: nor is it said of whom it is the most.
        let most = ["最高", "最多", "最低", "最大"].iter().any(|most| said.ends_with(most));
        let whole = said.starts_with(['全', '本']) && most;
        if lexicon::subject_words().record.has(said) || whole {
            pieces[verb + 1..=at].iter_mut().for_each(|piece| piece.role = Role::Aspect);
        }
    }
}

/// 公示期为自发布之日起5个工作日: from when a term runs is said in passing.
fn loosen_term(text: &str, pieces: &mut [Piece]) {
    let ends = |piece: &Piece| text[..piece.span.end].ends_with("之日起");
    let Some(end) = pieces.iter().rposition(ends) else { return };
    if let Some(start) = pieces[..end].iter().rposition(|piece| piece.span.of(text) == "自") {
        pieces[start..=end].iter_mut().for_each(|piece| piece.role = Role::Aspect);
    }
}

/// 结果治愈率60%: at the head of a clause 结果 only opens what was found.
fn loosen_finding(text: &str, pieces: &mut [Piece]) {
    if let [first, second, ..] = pieces
        && matches!(first.span.of(text), "结果" | "结论")
        && first.span.end == second.span.start
        && (second.is_nominal() || second.is_verb())
    {
        first.role = Role::Adverb;
    }
}

/// 机场接待旅客3万人次, 民航运输旅客1711万人: behind a body or a place such an act serves the persons who are counted.
fn act_for_persons(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len().saturating_sub(2) {
        let [before, act, noun, count] = [pieces[at - 1], pieces[at], pieces[at + 1], pieces[at + 2]];
        let serves = matches!(act.role, Role::Verb { class: VerbClass::Mixed, .. } | Role::WeakVerb | Role::Noun)
            && matches!(before.role, Role::Noun | Role::Name | Role::Region | Role::Scope);
        let touch = before.span.end == act.span.start && act.span.end == noun.span.start;
        if !matches!(count.role, Role::Quantity(_)) || !serves || !touch {
            continue;
        }
        let counted = count.span.of(text).contains(['人', '名', '位']);
        let persons = lexicon::names_person(noun.span.of(text)) && !lexicon::is_generic(noun.span.of(text));
        if counted && persons && lexicon::subject_words().serving.has(act.span.of(text)) {
            pieces[at].role = Role::Verb { class: VerbClass::Act, to: false };
        }
    }
}

/// 关停行业组织64家: behind its noun and before a bare count of bodies 组织 is one; 社区组织6场演出 is an act.
fn name_what_is_counted(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len().saturating_sub(1) {
        let [before, word, count] = [pieces[at - 1], pieces[at], pieces[at + 1]];
        let counted = matches!(count.role, Role::Quantity(_)) && count.span.of(text).ends_with(['家', '个']);
        let ends = || pieces.get(at + 2).is_none_or(|behind| !behind.is_nominal());
        let touch = before.span.end == word.span.start && matches!(before.role, Role::Noun | Role::Name);
        if touch && counted && word.span.of(text) == "组织" && ends() {
            pieces[at].role = Role::Noun;
        }
    }
}
