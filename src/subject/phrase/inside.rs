//! Words that may be part of a noun phrase or not: a verb before the name of a measure, an adverb of an average.

use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::pieces::{Piece, Role};

/// 经济增长预期目标, 空气质量改善幅度: a verb of growth between nouns names a measure.
pub(super) fn names_growth(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let noun = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.role == Role::Noun);
    let before = at.checked_sub(1).map(|before| &pieces[before]);
    // 使农民减轻负担: persons do it, no measure is named.
    let person = before.is_some_and(|piece| lexicon::is_person(piece.span.of(text)));
    // 指数涨1.14报17989点: a figure is no noun.
    let figure = pieces.get(at + 1).is_some_and(|piece| piece.span.of(text).starts_with(|c: char| c.is_ascii_digit()));
    // 精简比例达到80%: at the head of its clause with the bare name of a measure.
    let bare = before.is_none_or(|before| !before.is_nominal())
        && end == at + 2
        && pieces.get(at + 1).is_some_and(|next| lexicon::is_degree(next.span.of(text)));
    at + 1 < end && noun(pieces.get(at + 1)) && (noun(before) || bare) && !person && !figure
}

/// 为农民工追回工资: the noun before the verb is brought in by a preposition, so the verb governs.
pub(crate) fn is_brought_in(text: &str, pieces: &[Piece], at: usize) -> bool {
    let before = pieces[..at].iter().rev().find(|piece| !(piece.is_nominal() || piece.role == Role::Adverb));
    before.is_some_and(|piece| piece.role == Role::Preposition || matches!(piece.span.of(text), "为" | "给" | "向"))
}

/// 完成教育设施新建及维修项目108个: behind a light verb an act is part of what is done.
pub(super) fn is_object_of_light(pieces: &[Piece], at: usize, end: usize) -> bool {
    let before = pieces[..at].iter().rev().find(|piece| {
        let word = matches!(piece.role, Role::Aspect | Role::ListComma | Role::Conjunction | Role::De | Role::WeakVerb);
        let act = matches!(piece.role, Role::Verb { class: VerbClass::Act | VerbClass::Mixed, .. });
        !(piece.is_nominal() || word || act)
    });
    at + 1 < end && before.is_some_and(|piece| matches!(piece.role, Role::Verb { class: VerbClass::Light, .. }))
}

/// 原油开采能力, 出厂价格: an act before the name of its measure, behind a noun or a verb of its own.
pub(super) fn names_measure(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    // 宣布规模为108万亿日元的方案: it is announced, and no size of an announcement.
    if lexicon::says(pieces[at].span.of(text)) {
        return false;
    }
    let measure = pieces.get(at + 1).filter(|next| at + 1 < end && next.role == Role::Noun);
    // 工程采用直径1000毫米的钢管: what is used is so wide; but 开挖直径.
    let used = pieces[at].span.of(text).ends_with(['用', '成', '有', '置', '备']);
    if used && measure.is_some_and(|next| next.span.of(text).ends_with('径')) {
        return false;
    }
    let measured = measure.is_some_and(|next| lexicon::is_property(next.span.of(text)));
    // 年节约电费50亿元: money as its object names no measure.
    if measure.is_some_and(|next| lexicon::spends(pieces[at].span.of(text)) && lexicon::is_paid(next.span.of(text))) {
        return false;
    }
    // 办结率, 交易量: a verb and a one-letter measure are one word.
    if measure.is_some_and(|next| next.span.len() == lexicon::HAN && measured) {
        return true;
    }
    // 恢复水平, 安装人次: a verb and the bare name of a measure are one name at the head of a clause too.
    let bare = end == at + 2 && pieces.get(at + 1).is_some_and(|next| lexicon::is_bare_measure(next.span.of(text)));
    if bare {
        return true;
    }
    // 领取失业保险金人数, 参加养老保险的人数: those who do so are numbered.
    let persons = pieces[end - 1].span.of(text).ends_with("人数");
    if persons && end > at + 2 && lexicon::subject_words().joining.has(pieces[at].span.of(text)) {
        return true;
    }
    if is_brought_in(text, pieces, at) {
        return false;
    }
    let behind = at.checked_sub(1).map(|before| pieces[before].role);
    // 平均办理时限: an average of acts.
    let averaged = at > 0 && matches!(pieces[at - 1].span.of(text), "平均" | "最高" | "最低");
    measured
        && (averaged
            || matches!(
                behind,
                Some(
                    Role::Noun
                        | Role::Region
                        | Role::Modifier
                        | Role::ListComma
                        | Role::Conjunction
                        | Role::Verb { class: VerbClass::Light, .. }
                )
            ))
}

/// 实有登记求职人员2万人: behind a verb of having an act before persons says which.
pub(super) fn names_persons(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let had = at > 0 && matches!(pieces[at - 1].role, Role::Verb { class: VerbClass::Exist, .. });
    had && at + 1 < end && lexicon::is_person(pieces[end - 1].span.of(text))
}

/// 取消达标表彰项目29项, 施工的更新改造项目: behind another verb or 的 an act and a bare word for a project are one name.
pub(super) fn names_matter(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let generic = end == at + 2 && pieces.get(at + 1).is_some_and(|next| lexicon::is_generic(next.span.of(text)));
    let joined = at > 1
        && matches!(pieces[at - 1].role, Role::Conjunction | Role::ListComma)
        && matches!(pieces[at - 2].role, Role::WeakVerb | Role::Verb { class: VerbClass::Mixed, .. });
    let verb =
        |piece: &Piece| matches!(piece.role, Role::WeakVerb | Role::De | Role::Verb { class: VerbClass::Mixed, .. });
    generic && at > 1 && (joined || verb(&pieces[at - 1]))
}

/// 人口自然增长率, 长途光缆长度, 120个免费展位: an adverb right before a noun that says which.
pub(super) fn names_sort(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    at + 1 < end
        && pieces[at].role == Role::Adverb
        && lexicon::describes(pieces[at].span.of(text))
        && pieces[at].span.end == pieces[at + 1].span.start
        && pieces[at + 1].is_nominal()
}

/// 平均油价, 游客接待量年均增长率, 累计供气户数: an adverb that is part of a measure's name.
pub(super) fn names_average(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let word = pieces[at].span.of(text);
    let noun = pieces.get(at + 1).is_some_and(|next| match next.role {
        Role::Noun => true,
        // 累计服务毕业生: 累计 drives a verb.
        // 平均收取管理费用: with money as its object the verb acts.
        Role::WeakVerb | Role::Verb { class: VerbClass::Mixed | VerbClass::Act, .. } => {
            word != "累计"
                && !lexicon::spends(next.span.of(text))
                && !has_object(text, &pieces[at + 1..end.max(at + 1)])
        }
        Role::Modifier => word != "累计",
        _ => false,
    });
    // 首次有效率: an ordinal before a rate is part of its name; 首次突破 is none.
    let first = word == "首次" && pieces.get(at + 1).is_some_and(|next| lexicon::is_property(next.span.of(text)));
    noun && lexicon::subject_words().averaging.has(word)
        || first && pieces.get(at + 1).is_some_and(|next| next.role == Role::Noun)
}

/// 日均处理交易26亿笔: a verb with its object, which names no measure (日均处理能力).
fn has_object(text: &str, pieces: &[Piece]) -> bool {
    let Some((verb, object)) = pieces.split_first().filter(|(_, object)| !object.is_empty()) else { return false };
    let whole = Span::new(verb.span.start, object[object.len() - 1].span.end).of(text);
    !lexicon::is_property(whole) && object.iter().all(|piece| piece.is_nominal() || piece.is_verb())
}

/// 向特定对象发行股票: behind a preposition and its noun the verb governs.
pub(super) fn acts_for(text: &str, pieces: &[Piece], at: usize, end: usize) -> bool {
    let object = at + 1 < end && at > 0 && pieces[at - 1].is_nominal();
    let before = pieces[..at].iter().rev().find(|piece| !(piece.is_nominal() || piece.role == Role::Adverb));
    // 为基层培养医师36万人: at the head of the clause 为 brings in who gains.
    let opens = pieces.first().is_some_and(|first| first.span.of(text) == "为");
    object
        && before.is_some_and(|piece| match piece.span.of(text) {
            "向" | "给" | "对" => true,
            "为" => opens,
            _ => false,
        })
}

pub(super) fn is_years(text: &str, piece: Piece) -> bool {
    let word = piece.span.of(text);
    word.ends_with('年')
        && word.chars().count() <= 3
        && !word.starts_with(['今', '去', '前', '明', '上', '当', '同', '本', '全'])
}
