//! What is cut off a noun phrase: scope words and regions at its head, relative clauses that say nothing.

use super::Run;
use super::inside::{names_average, names_sort};
use super::joined::is_trade_with;
use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::pieces::{Piece, Role};

pub(super) fn trim_head(text: &str, pieces: &[Piece], mut first: usize, end: usize) -> usize {
    while first < end {
        let piece = pieces[first];
        // 对东盟出口, 与伙伴国贸易额: whom the trade is with stays in its name.
        if is_trade_with(text, pieces, first, end) {
            break;
        }
        let explains_scope =
            first > 0 && pieces[first - 1].role == Role::Scope && piece.span.of(text).starts_with(['(', '（']);
        let averages =
            names_average(text, pieces, first, end) && first + 1 < end || names_sort(text, pieces, first, end);
        let loose = !averages
            && matches!(
                piece.role,
                Role::Adverb
                    | Role::De
                    | Role::ListComma
                    | Role::Conjunction
                    | Role::Scope
                    | Role::Time
                    | Role::Stop
                    | Role::Each
                    | Role::Preposition
            );
        // 现有, 各装机, 这个项目: words that point name nothing.
        let points = matches!(
            piece.span.of(text),
            "现" | "各"
                | "他"
                | "其余"
                | "且"
                | "其"
                | "使"
                | "使其"
                | "让"
                | "令"
                | "即"
                | "则"
                | "一条"
                | "一个"
                | "首台"
                | "第一台"
                | "但"
                | "而"
                | "在"
        ) || is_demonstrative(text, &piece);
        let points = points && first + 1 < end || is_measure_behind(text, pieces, first);
        // 餐饮、住宿等领域的标准: what the list is of names no thing.
        let listed = first > 0 && first + 2 < end && pieces[first - 1].span.of(text) == "等";
        if listed && pieces[first + 1].role == Role::De && lexicon::is_field(piece.span.of(text)) {
            first += 2;
            continue;
        }
        // 五年内, 站内: a localiser closes what stands before it.
        // 患者中男971例: behind a noun of its clause 中 closes it.
        let hangs = text[..piece.span.start].ends_with(lexicon::is_han);
        let closes = piece.role == Role::Localiser && (first > 0 || hangs || piece.span.of(text) != "中");
        if !(loose || explains_scope || closes || points) {
            break;
        }
        first += 1;
    }
    first
}

/// 这|款面霜: the measure word behind a word that points.
fn is_measure_behind(text: &str, pieces: &[Piece], at: usize) -> bool {
    const MEASURES: &[&str] =
        &["款", "种", "座", "条", "项", "起", "届", "所", "家", "名", "位", "型", "台", "批", "份", "部"];
    at > 0
        && pieces[at - 1].span.end == pieces[at].span.start
        && matches!(pieces[at - 1].span.of(text), "这" | "那" | "该" | "此" | "本")
        && MEASURES.contains(&pieces[at].span.of(text))
}

/// 这, 这座, 该型, 此次: 这, 那, 该, 此 alone or with a measure word. 那曲 is a place.
pub(crate) fn is_demonstrative(text: &str, piece: &Piece) -> bool {
    let word = piece.span.of(text);
    piece.role != Role::Region && word.chars().count() <= 2 && word.starts_with(['这', '那', '该', '此'])
}

/// 青溪县城设计供水能力, 站内客流量: a region or a place before the name of a measure is its place.
pub(super) fn trim_region(text: &str, pieces: &[Piece], run: &mut Run) {
    if run.first >= run.end {
        return;
    }
    cut_bare_relative(pieces, run);
    let phrase = Span::new(pieces[run.first].span.start, pieces[run.end - 1].span.end).of(text);
    if !lexicon::is_property(phrase) {
        return;
    }
    cut_owner(text, pieces, run);
    if phrase.ends_with("距离") {
        // 与青溪城区公路距离: the other end belongs to the name.
        let joined = run.first > 0 && matches!(pieces[run.first - 1].span.of(text), "与" | "和" | "距" | "离");
        run.first -= usize::from(joined);
        return;
    }
    let inner = &pieces[run.first..run.end];
    if let Some(at) = inner.iter().rposition(|piece| {
        piece.role == Role::Localiser && matches!(piece.span.of(text), "内" | "里" | "后" | "上" | "中")
    }) && run.first + at + 1 < run.end
    {
        run.verb = None;
        run.first += at + 1;
    }
    while run.first + 1 < run.end
        && is_region(pieces[run.first], text)
        && !matches!(pieces[run.first + 1].role, Role::ListComma | Role::Conjunction | Role::De)
    {
        run.first += 1;
        // 柳河县|城, 城区|(含太谷区): what is left of the place goes with it.
        let left_over = |piece: Piece| {
            matches!(piece.span.of(text), "城" | "区" | "内") || piece.span.of(text).starts_with(['(', '（'])
        };
        while run.first + 1 < run.end && left_over(pieces[run.first]) {
            run.first += 1;
        }
    }
}

/// 甲公司在柳城的工厂总投资: a measure that has a holder of its own needs neither whose that is nor where it stands.
/// 甲公司在柳城的销量 has none.
fn cut_owner(text: &str, pieces: &[Piece], run: &mut Run) {
    let opener = run.first.saturating_sub(1);
    let Some(place) = (opener..run.end).find(|at| pieces[*at].span.of(text) == "在") else { return };
    let owned = place < run.first || pieces[run.first..place].iter().all(|piece| piece.is_nominal());
    let placed = matches!(pieces.get(place + 1).map(|next| next.role), Some(Role::Region | Role::Name));
    let de = pieces.get(place + 2).is_some_and(|next| next.role == Role::De) && place + 4 < run.end;
    if owned && placed && de && run.verb.is_none() {
        run.first = place + 3;
    }
}

/// 自主研制的减速器寿命: a relative clause of verbs alone says nothing of what is measured.
fn cut_bare_relative(pieces: &[Piece], run: &mut Run) {
    let Some(de) = (run.first..run.end).find(|at| pieces[*at].role == Role::De) else { return };
    let bare = pieces[run.first..de].iter().all(|piece| {
        piece.is_verb() || matches!(piece.role, Role::Modifier | Role::Adverb | Role::Aspect | Role::Each)
    });
    let verbal = pieces[run.first..de].iter().any(|piece| piece.is_verb());
    if bare && verbal && de + 1 < run.end && run.verb.is_none() {
        run.first = de + 1;
    }
}

fn is_region(piece: Piece, text: &str) -> bool {
    const KINDS: &[&str] = &["乡镇", "城镇", "城市", "建制镇", "门市"];
    let word = piece.span.of(text);
    let place = matches!(piece.role, Role::Name | Role::Region | Role::Noun | Role::Scope);
    place && (word == "公司" || lexicon::subject_words().places.ends(word) && !KINDS.contains(&word))
}

/// 有意愿返乡创业的外出务工人员: what 有 opens ends with 的; the phrase is what follows.
pub(super) fn cut_exist_relative(text: &str, pieces: &[Piece], run: &mut Run) {
    // 净增有订单外贸作坊: behind another verb 有 begins the noun phrase.
    if let Some(verb) =
        run.verb.filter(|verb| *verb > 0 && pieces[*verb].span.of(text) == "有" && pieces[*verb - 1].is_verb())
    {
        run.first = verb;
        run.verb = Some(verb - 1);
        return;
    }
    let exists = run.verb.is_some_and(|verb| matches!(pieces[verb].role, Role::Verb { class: VerbClass::Exist, .. }));
    if !exists {
        return;
    }
    if let Some(de) = (run.first..run.end).rev().find(|at| pieces[*at].role == Role::De)
        && de + 1 < run.end
        && pieces[run.first..de].iter().any(|piece| piece.is_verb())
    {
        run.first = de + 1;
        run.verb = None;
    }
}
