//! The verb that acts on what is counted, where it stands in another place than right before the quantity.

use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::phrase;
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, pieces_alone};

/// The verb that governs from the left, nouns between passed over only behind a preposition.
pub(super) fn verb_before(context: &Context) -> Option<Span> {
    // 摘自讲话、指示、批示等140篇文献: the words of a list govern nothing.
    let list = context.left.last().filter(|last| context.word(last) == "等");
    let list = list.and_then(|_| context.left.iter().position(|piece| piece.role == Role::ListComma));
    if let Some(comma) = list {
        // 出台降低税费、扩大开放等10条措施: the verb before the acts that are listed.
        let strong = |at: &usize| context.left[*at].is_strong_verb();
        // 明确阶段性提高额度、降低比例等五项措施: how it is done may stand between.
        let act = |at: &usize| {
            let mut behind = context.left[at + 1..comma].iter();
            behind.find(|next| !context.word(next).ends_with('性')).is_some_and(|next| next.is_verb())
        };
        let first = (0..comma).find(strong).filter(act);
        let governs = first.map(|at| &context.left[at]);
        let governs = governs.or(context.left[..comma].iter().rfind(|piece| piece.is_strong_verb()));
        return governs.or(context.left.first().filter(|first| first.is_verb())).map(|piece| piece.span);
    }
    if let Some(verb) = verb_before_included(context) {
        return Some(verb);
    }
    if let Some(fields) = listed_fields(context) {
        return context.left[..fields].iter().rfind(governs_fields).map(|piece| piece.span);
    }
    let last = context.left.iter().rposition(|piece| piece.is_verb())?;
    // 提出了以畜牧为中心的十项方针: 以…为…的 stands between the verb and what is counted.
    let phrase = context.left[..last].iter().rposition(|piece| context.word(piece) == "以");
    let verb = match phrase.and_then(|at| at.checked_sub(1)).filter(|at| context.left[*at].is_verb()) {
        Some(before) if context.word(&context.left[last]) == "为" => before,
        _ => last,
    };
    let between = &context.left[verb + 1..];
    // 住院期间三次检测: behind a verb these only say when.
    let dates = |piece: &Piece| matches!(context.word(piece), "期间" | "以来" | "之后" | "之前" | "前后");
    if between.first().is_some_and(dates) {
        return None;
    }
    let open = between.iter().all(|piece| {
        matches!(piece.role, Role::Adverb | Role::Aspect | Role::Scope | Role::Time | Role::Localiser | Role::Modifier)
    });
    if open {
        return Some(context.left[verb].span);
    }
    // 开设木雕、刺绣、茶艺等12个班, 夺得世界冠军和三枚奖牌: the verb stands before the list of what is counted.
    let nominal = |piece: &Piece| {
        piece.is_nominal()
            || matches!(piece.role, Role::ListComma | Role::Conjunction | Role::De)
            || matches!(context.word(piece), "与" | "及")
    };
    // 最新出土的陶龙等12件文物: the verb of a relative clause in the list governs nothing.
    let relative = between.first().is_some_and(|first| first.role == Role::De);
    let listed = !relative && context.left.last().is_some_and(|last| context.word(last) == "等")
        || between.iter().all(nominal)
            && (context.left[verb].is_strong_verb() || verb == 0 && context.first || is_driven(context, verb))
            // 位于合肥的三条产线: before 的 the verb only says which.
            && (between.last().is_some_and(|last| last.role != Role::De)
                // 空袭了武装分子的36个目标: with 了 it is the verb of the clause.
                || context.word(&context.left[verb]).ends_with('了'))
        // 提出了以畜牧为中心的十项方针: the verb governs over a phrase with a preposition.
        || between.first().is_some_and(|first| first.role == Role::Preposition)
            && between.last().is_some_and(|last| last.role == Role::De);
    // 演出包括序曲和五个乐章: right before 有 or 包括 a verb at the head names what has them.
    let names = |at: usize| {
        let having = |next: &Piece| matches!(next.role, Role::Verb { class: VerbClass::Exist, .. });
        at == 0 && context.left.get(at + 1).is_some_and(having)
    };
    let strong = (0..context.left.len()).find(|at| context.left[*at].is_strong_verb() && !names(*at));
    let driven = Some(&context.left[verb]).filter(|_| is_driven(context, verb));
    let governs = strong.map(|at| &context.left[at]).or(driven);
    let governs = governs.or(context.left.first().filter(|first| first.is_verb()));
    governs.filter(|_| listed).map(|piece| piece.span)
}

/// 已袭击该地区约300个目标: behind such an adverb a verb that may be a noun acts.
fn is_driven(context: &Context, verb: usize) -> bool {
    let before = verb.checked_sub(1).map(|before| context.word(&context.left[before]));
    before.is_some_and(|word| lexicon::subject_words().driving.has(word))
}

/// 出动包括直升机在内的30多架飞机: 包括…在内的 stands between the verb and what is counted.
fn verb_before_included(context: &Context) -> Option<Span> {
    let [head @ .., within, de] = context.left else { return None };
    let closed = de.role == Role::De && context.word(within).ends_with('内');
    let open = head.iter().rposition(|piece| matches!(context.word(piece), "包括" | "包含")).filter(|_| closed)?;
    // 来自包括大企业在内的200名代表, 导致包括老人在内的9人受困: whose they are, or what caused what is told behind them.
    let tells = |word: &str| matches!(word, "来自" | "造成" | "导致" | "致" | "致使" | "使" | "让");
    head[..open]
        .iter()
        .rfind(|piece| piece.is_verb())
        .map(|piece| piece.span)
        .filter(|verb| !tells(verb.of(context.text)))
}

/// 吸引了来自9所高校的120名人才: what acts on them stands before where they come from.
pub(super) fn verb_before_origin(context: &Context) -> Option<Span> {
    let behind_de = context.left.last().is_some_and(|last| last.role == Role::De);
    let near = context.at.saturating_sub(NEAR)..context.at;
    let before = context.pieces.get(near).filter(|_| behind_de)?;
    let origin = before.iter().rposition(|piece| context.word(piece) == "来自")?;
    let verb = before[..origin].iter().rfind(|piece| piece.role != Role::Aspect)?;
    verb.is_strong_verb().then_some(verb.span)
}

/// So many pieces back the verb before an origin is looked for.
const NEAR: usize = 24;

/// Where the names of fields begin that may be acts as well: 生产 of 围绕生产、流通和消费三个环节.
fn listed_fields(context: &Context) -> Option<usize> {
    let field = context.right.first().is_some_and(|next| lexicon::is_field(context.word(next)));
    let last = context.left.len().checked_sub(1).filter(|last| field && context.left[*last].is_verb())?;
    let joint = |piece: &Piece| matches!(piece.role, Role::ListComma | Role::Conjunction);
    let merged = context.word(&context.left[last]).contains(['、', '和']);
    let listed = last > 0 && joint(&context.left[last - 1]);
    let first = context.left.iter().position(joint).map_or(last, |joint| joint.saturating_sub(1));
    (merged || listed).then_some(first)
}

/// 围绕, 聚焦, 通过: what governs the fields of a list, a verb or what opens an adjunct.
fn governs_fields(piece: &&Piece) -> bool {
    piece.is_verb() || piece.role == Role::Preposition
}

/// 培育3个省级茶叶品牌和8个市级茶叶品牌: one verb over a list.
pub(super) fn shared_verb(context: &Context) -> Option<Span> {
    let told = context.neighbour()?;
    // 来自50个国家的200名代表: before 的 the count only says whose.
    if context.left.last().is_some_and(|last| last.role == Role::De) {
        return None;
    }
    let listed = context.left.iter().all(|piece| {
        matches!(piece.role, Role::ListComma | Role::Conjunction | Role::Preposition)
            || piece.is_nominal()
            || piece.role == Role::De
    });
    listed.then_some(told.tie.predicate).flatten()
}

/// 60家作坊与80多名商户举行签约仪式: the verb stands behind the last of those who act.
pub(super) fn verb_behind_list(context: &Context, end: usize) -> Option<Span> {
    // 公布了20个案例、7个标注基地: behind its own verb a list needs no other.
    if context.pieces[..context.at].iter().rev().take(NEAR).any(|piece| piece.is_strong_verb()) {
        return None;
    }
    let mut rest = context.pieces.get(context.at + 1 + end..)?;
    for _ in 0..NEAR {
        let [joint, count, behind @ ..] = rest else { return None };
        let joins =
            matches!(joint.role, Role::ListComma | Role::Conjunction) || matches!(context.word(joint), "与" | "及");
        if !joins || !matches!(count.role, Role::Quantity(_)) {
            return None;
        }
        // 70%的村庄、80%的学校得到改造: behind 的 as well.
        let de = usize::from(behind.first().is_some_and(|next| next.role == Role::De));
        let (_, end) = phrase::starting(context.text, behind).filter(|(first, _)| *first == de)?;
        if let Some(verb) = verb_after(context.text, behind, end) {
            let next = behind.get(behind.partition_point(|piece| piece.span.start < verb.end));
            let relative = next.is_some_and(|next| next.role == Role::De && next.span.start == verb.end);
            return Some(verb).filter(|_| !relative);
        }
        rest = &behind[end..];
    }
    None
}

/// 共有37家书店；412家图书流动点: the next clause begins with the quantity.
pub(super) fn verb_of_last_clause(context: &Context) -> Option<Span> {
    let told = context.last()?;
    let ends = !context.right.iter().any(|piece| piece.is_strong_verb() || piece.role == Role::De)
        && context.pieces.len() == context.at + 1 + context.right.len();
    let next =
        told.sentence == context.sentence && told.clause + 1 == context.clause && context.left.is_empty() && ends;
    let same = told.tie.rule == "counted noun";
    (next && same).then_some(told.tie.predicate).flatten()
}

/// The first verb behind a phrase: 全部开馆 of 9家博物馆全部开馆.
pub(super) fn verb_after(text: &str, pieces: &[Piece], end: usize) -> Option<Span> {
    let rest = &pieces[end..];
    let reach = rest.iter().take_while(|piece| !matches!(piece.role, Role::Quantity(_) | Role::Stop)).count();
    let rest = &rest[..reach];
    if opens_reason(text, rest) {
        return behind_reason(text, rest);
    }
    let first = rest.iter().position(|piece| piece.is_verb())?;
    let first = first + usize::from(is_named_act(text, &rest[first..]));
    if rest[..first].iter().any(|piece| lexicon::means().has(piece.span.of(text))) {
        return Some(behind_means(text, &rest[first..]));
    }
    // 予以处罚, 进行了整治: the act stands behind a verb that says no more than that it is done.
    let formal = matches!(rest[first].span.of(text), "予以" | "加以" | "进行" | "进行了");
    let behind = rest[first + 1..].iter().skip_while(|next| next.role == Role::Aspect);
    // 集中改造, 预注册: all that is done.
    let acts: Vec<Span> = behind.take_while(|next| formal && next.is_verb()).map(|next| next.span).collect();
    let act = acts.first().zip(acts.last()).map(|(first, last)| Span::new(first.start, last.end));
    Some(act.unwrap_or(rest[first].span))
}

/// 60个国家贸易实现增长: right before a verb that carries it out an act is a noun.
fn is_named_act(text: &str, pieces: &[Piece]) -> bool {
    let [act, verb, ..] = pieces else { return false };
    let noun_too = matches!(act.role, Role::Verb { class: VerbClass::Mixed | VerbClass::Names, .. });
    let word = verb.span.of(text);
    let carries_out = matches!(word, "实现" | "实现了" | "取得" | "取得了" | "完成" | "达" | "达到" | "进行" | "呈现");
    noun_too && carries_out && act.span.end == verb.span.start
}

/// 因 of 2趟列车因大风停运.
fn opens_reason(text: &str, pieces: &[Piece]) -> bool {
    pieces.first().is_some_and(|first| matches!(first.span.of(text), "因" | "因为" | "由于"))
}

/// 停运 of 因大风停运, 受到 of 因骚乱受到指控: the verbs of a reason tell nothing; what came of it stands behind 被, or last.
fn behind_reason(text: &str, pieces: &[Piece]) -> Option<Span> {
    if let Some(passive) = passive(text, pieces) {
        return verb_after(text, pieces, passive + 1);
    }
    let light = |piece: &&Piece| matches!(piece.role, Role::Verb { class: VerbClass::Light, .. });
    let told = pieces.iter().rfind(light).or_else(|| pieces.iter().rfind(|piece| piece.is_verb()));
    told.map(|piece| piece.span)
}

/// Where 被 stands.
fn passive(text: &str, pieces: &[Piece]) -> Option<usize> {
    pieces.iter().position(|piece| piece.span.of(text) == "被")
}

/// 3家企业因排放超标，被责令停产: what came of a reason may open the next clause.
pub(super) fn verb_of_consequence(context: &Context, end: usize) -> Option<Span> {
    let reason = context.right.get(end..).filter(|rest| opens_reason(context.text, rest))?;
    let next = context.clause + 1;
    let follows = next < context.paragraph.sentences[context.sentence].clauses.len();
    if !follows || passive(context.text, reason).is_some() {
        return None;
    }
    let pieces = pieces_alone(context.paragraph, context.sentence, next);
    let head = pieces.iter().find(|piece| context.word(piece) != "被" && piece.role != Role::Adverb);
    // 因大风停运，导致旅客滞留: what it led to is no deed of theirs.
    let causes = |piece: &Piece| lexicon::subject_words().causing.has(context.word(piece));
    head.filter(|piece| piece.is_verb() && !causes(piece)).map(|piece| piece.span)
}

/// 实现 of 通过发展旅游实现了增收, 完成 of 通过助学贷款完成学业: the verb with 了, else one that an act is done by, else the
/// last of the clause.
fn behind_means(text: &str, rest: &[Piece]) -> Span {
    let done = |at: usize| {
        rest[at].span.of(text).ends_with('了') || rest.get(at + 1).is_some_and(|next| next.span.of(text) == "了")
    };
    let verbs = || (0..rest.len()).filter(|at| rest[*at].is_verb() && !matches!(rest[*at].span.of(text), "为" | "来"));
    let light = |at: &usize| matches!(rest[*at].role, Role::Verb { class: VerbClass::Light, .. });
    let verb = verbs().find(|at| done(*at)).or(verbs().rfind(light)).or(verbs().next_back()).unwrap_or_default();
    rest[verb].span
}
