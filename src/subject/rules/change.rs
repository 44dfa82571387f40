//! Growth and fall.

use crate::fact::{Bound, Direction, Extent, Kind};
use crate::lexicon::{self, VerbClass};
use crate::segmenter;
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Growth, REACH, Tie};

pub(super) fn direction(piece: &Piece) -> Option<(Direction, Extent)> {
    let Role::Verb { class, to } = piece.role else { return None };
    let direction = match class {
        VerbClass::Up => Direction::Up,
        VerbClass::Down => Direction::Down,
        _ => return None,
    };
    Some((direction, if to { Extent::To } else { Extent::By }))
}

/// The verb right before the amount; 约, 了 and adverbs may stand between.
pub(super) fn last_word(pieces: &[Piece]) -> Option<usize> {
    pieces.iter().rposition(|piece| {
        !matches!(piece.role, Role::Adverb | Role::Aspect | Role::Time | Role::De | Role::Each | Role::Scope)
    })
}

/// 地区生产总值同比增长5.2%; 增速比上月提高0.6个百分点; 降至7.5%.
pub(super) fn growth(context: &Context) -> Option<Tie> {
    if let Some(tie) = result(context) {
        return Some(tie);
    }
    let at = last_word(context.left)?;
    let verb = &context.left[at];
    let (direction, extent) = direction(verb)?;
    // 改善了3万人的居住条件: what the persons have is bettered, and nobody grows.
    if context.word(verb).starts_with("改善") && context.right.first().is_some_and(|next| next.role == Role::De) {
        let noun = phrase::starting(context.text, context.right)?;
        return Some(Tie::to(Some(phrase::of(context.right, noun))).by(Some(verb.span)));
    }
    if warms_place(context, at) {
        let change = Some(Growth { direction, extent, basis: None });
        return Some(Tie { change, ..Tie::to(Some(Phrase::new(verb.span))).by(Some(verb.span)) });
    }
    let (holder, basis) = without_basis(context, &context.left[..at]);
    let basis = basis.or_else(|| opening_basis(context));
    let held = phrase::holder(context.text, holder);
    let measured = held.as_ref().and_then(|run| super::carry::measure_of_place(context, &holder[run.first..run.end]));
    let subject = measured.or_else(|| listed_name(context, at)).or_else(|| held.map(|run| run.phrase(holder)));
    // 全年人均增加1680元: an average alone takes the measure said before.
    let subject = subject.filter(|phrase| !is_bare_average(&phrase.text(context.text)));
    // 增加了9万户家庭供热能力: what is counted follows.
    let amount = subject.is_none() && context.mention().kind == Kind::Money;
    let counted = context.left.len() == at + 1 && (context.mention().counts || amount) && extent == Extent::By;
    let behind = context.right.first().filter(|next| counted && next.role == Role::Noun);
    let behind = behind.and_then(|_| phrase::starting(context.text, context.right));
    let behind = behind.or_else(|| share_of_measure(context, at).filter(|_| extent == Extent::By));
    let subject = behind.map(|noun| phrase::of(context.right, noun)).or(subject);
    let of = if subject.is_none() && extent == Extent::To { whole_of_pair(context) } else { None };
    // 发电技术由刚刚起步提高到55%: a start without an amount stands between.
    let start = holder.iter().position(|piece| matches!(context.word(piece), "由" | "从"));
    let before = || start.and_then(|at| phrase::holder(context.text, &holder[..at])).map(|run| run.phrase(holder));
    let subject = subject.or_else(before).or_else(|| super::carry::subject(context));
    let direction = if is_negative_pull(context, at) { Direction::Down } else { direction };
    Some(Tie { change: Some(Growth { direction, extent, basis }), of, ..Tie::to(subject).by(Some(verb.span)) })
}

/// 局部地区降温10℃: of a place the drop names the amount itself; 冷却水降温5℃ is said of the water.
fn warms_place(context: &Context, verb: usize) -> bool {
    let words = lexicon::subject_words();
    let warms = words.warming.has(context.word(&context.left[verb])) && context.mention().kind == Kind::Temperature;
    warms
        && phrase::holder(context.text, &context.left[..verb]).is_none_or(|run| {
            let named = &context.left[run.first..run.end];
            let place = |piece: &Piece| matches!(piece.role, Role::Region | Role::Name | Role::Scope | Role::ListComma);
            let said = run.phrase(&context.left[..verb]).text(context.text);
            named.iter().all(place) || words.places.ends(&said) || said.ends_with(['地', '部', '区', '带'])
        })
}

/// 提高30%生产效率, 降低了20%的成本: the measure that grows or falls by a share stands behind it.
fn share_of_measure(context: &Context, verb: usize) -> Option<(usize, usize)> {
    let next = context.right.first().filter(|_| context.mention().kind == Kind::Percent)?;
    // 低于4月增长0.3%的水平: what grows by itself has its measure before it.
    let verb_said = context.word(&context.left[verb]).trim_end_matches('了');
    let raised = lexicon::subject_words().raising.has(verb_said);
    let led = raised && context.left[verb + 1..].iter().all(|piece| piece.role == Role::Aspect);
    let (first, end) = phrase::starting(context.text, context.right).filter(|_| led)?;
    let measure = lexicon::is_property(&phrase::of(context.right, (first, end)).text(context.text));
    let touches = first == usize::from(next.role == Role::De);
    // 增长5%用户: without 的 any noun is meant where nothing else is named.
    let bare = next.role == Role::Noun && verb == 0;
    (touches && (measure || bare)).then_some((first, end))
}

/// 特发服务涨10%, 万得A500跌2%: before 涨 and 跌 a short name that the dictionary does not know stands whole.
fn listed_name(context: &Context, verb: usize) -> Option<Phrase> {
    const LETTERS: usize = 10;
    let name = context.left.get(..verb).filter(|name| context.first && name.len() > 1)?;
    let market =
        matches!(context.word(&context.left[verb]), "涨" | "跌" | "收涨" | "收跌" | "涨超" | "跌超" | "大涨" | "大跌");
    let phrase = phrase::of(name, (0, name.len()));
    let joined = name.windows(2).all(|pair| pair[0].span.end == pair[1].span.start);
    let guessed = matches!(name[0].role, Role::Adverb | Role::Aspect);
    // 高新发展涨9%: what names of companies end with closes the name.
    let links = |word: &str| matches!(word, "其中" | "此外" | "另外" | "同时" | "随后" | "一度");
    let manner = matches!(name[0].role, Role::Modifier | Role::Adverb) && !links(context.word(&name[0]));
    let listed = lexicon::subject_words().listed_endings.has(context.word(&name[1]));
    let qualified = name.len() == 2 && manner && listed;
    let unknown = qualified || guessed && !segmenter::knows(context.word(&name[0]));
    let short = phrase.text(context.text).chars().count() <= LETTERS;
    let plain =
        |piece: &Piece| !matches!(piece.role, Role::De | Role::ListComma | Role::Stop | Role::Time | Role::Quantity(_));
    (market && joined && unknown && short && name.iter().all(plain)).then_some(phrase)
}

/// 人均, 户均 without a measure.
pub(super) fn is_bare_average(phrase: &str) -> bool {
    lexicon::average_per(phrase).is_some() && phrase.chars().count() == 2
}

/// 出货量下滑3.2%至2.9亿部: the amount behind 至 is what the growth before it led to.
fn result(context: &Context) -> Option<Tie> {
    let told = context.neighbour()?;
    let growth = told.tie.change.filter(|growth| growth.extent == Extent::By)?;
    let (to, between) = context.left.split_last()?;
    let leads = matches!(context.word(to), "至" | "到" | "达" | "达到" | "为");
    let bare = between.iter().all(|piece| matches!(piece.role, Role::Adverb | Role::Aspect | Role::ListComma));
    // 增加600人至9万人: of one unit only 至 right behind the first amount leads on.
    let touches = between.is_empty() && matches!(context.word(to), "至" | "到");
    let same = context.mentions[told.mention].unit == context.mention().unit;
    if !leads || !bare || same && !touches {
        return None;
    }
    let change = Some(Growth { extent: Extent::To, ..growth });
    Some(Tie { change, ..Tie::to(told.tie.subject.as_ref().map(Phrase::carry)).by(told.tie.predicate) })
}

/// 占B的比例由x提高到y: both ends are shares of B.
fn whole_of_pair(context: &Context) -> Option<Span> {
    context
        .neighbour()
        .filter(|told| matches!(told.tie.rule, super::STARTING_POINT | "share"))
        .and_then(|told| told.tie.of)
}

/// 负向拉动 falls.
fn is_negative_pull(context: &Context, at: usize) -> bool {
    context.left[..at].iter().rev().take(3).any(|piece| context.word(piece).starts_with("负向"))
}

/// Cuts 同比, 比上年同期, 较一季度 off the end: (what is left, the basis).
fn without_basis<'a>(context: &Context, pieces: &'a [Piece]) -> (&'a [Piece], Option<Span>) {
    let end = last_word(pieces).map_or(0, |at| at + 1);
    let named = pieces[end..].iter().find(|piece| lexicon::bases().iter().any(|basis| basis == context.word(piece)));
    if let Some(basis) = named {
        return (&pieces[..end], Some(basis.span));
    }
    let against = compared(context, pieces);
    match against {
        Some(at) if at + 1 < pieces.len() && is_basis(context, &pieces[at + 1..]) => {
            // 比上年实际增长: 实际 is the manner of the growth.
            let last = pieces
                .iter()
                .rposition(|piece| context.word(piece) != "实际" && !matches!(piece.role, Role::Adverb | Role::Each));
            let basis = Span::new(pieces[at].span.start, pieces[last.unwrap_or(at)].span.end);
            // 比同期比重提高: behind a time the noun is what grew.
            let time = pieces[at + 1..].iter().take_while(|piece| piece.role == Role::Time).count();
            let named = &pieces[at + 1 + time..];
            let headless = phrase::holder(context.text, &pieces[..at]).is_none();
            // 比上年预算增加: what was planned is a basis too.
            let planned = named.first().is_some_and(|piece| lexicon::is_plan(context.word(piece)));
            // 比1954年的产量增长: with 的 behind the time the noun belongs to the basis.
            if time > 0 && headless && !planned && named.first().is_some_and(|piece| piece.role == Role::Noun) {
                return (named, Some(Span::new(pieces[at].span.start, named[0].span.start)));
            }
            (&pieces[..at], Some(basis))
        }
        _ => (pieces, None),
    }
}

/// 与2020年相比，茶园面积增长8%，产量增长5%: the clause that opens a comparison is the basis of the growths behind it.
fn opening_basis(context: &Context) -> Option<Span> {
    let clauses = &context.paragraph.sentences[context.sentence].clauses;
    let said = |span: Span| span.of(context.text).trim_end_matches(['，', ',']);
    // 与2020年相比，甲增长8%；今年乙增长5%: behind ； with a time of its own another comparison may begin.
    let dated = context.left.iter().any(|piece| piece.role == Role::Time);
    let near = clauses[..context.clause].iter().rev().take(REACH);
    let mut before = near.take_while(|clause| !dated || !matches!(clause.mark, '；' | ';'));
    let opening = before.find(|clause| said(clause.span).ends_with("相比"))?;
    let words = said(opening.span);
    let at = words.char_indices().find(|(at, letter)| opens_basis(words, *at, *letter))?.0;
    Some(Span::new(opening.span.start + at, opening.span.start + words.len()))
}

/// 与 at the head of 与2020年相比, 和 before 去年 in 交船数量和去年同期相比; but not 同 of 同期 or 与 of 参与.
fn opens_basis(words: &str, at: usize, letter: char) -> bool {
    let (before, behind) = (&words[..at], &words[at + letter.len_utf8()..]);
    let dated = before.ends_with(['年', '月', '日', '期', '末', '底', '度']);
    let time = behind.starts_with(|c: char| c.is_ascii_digit() || "去上前今昨此一二“".contains(c));
    matches!(letter, '与' | '同' | '跟' | '和') && !behind.starts_with('期') && (before.is_empty() || dated || time)
}

/// 上年同期, 推广前: no act, unless 前, 后, 时 makes a time of it.
fn is_basis(context: &Context, pieces: &[Piece]) -> bool {
    let dated = pieces.last().is_some_and(|last| matches!(context.word(last), "前" | "后" | "时" | "之前" | "以前"));
    // 比1954年的铺轨里数增长: behind 的 an act may name a measure.
    let de = pieces.iter().position(|piece| piece.role == Role::De).filter(|de| de + 2 < pieces.len());
    let named = de.is_some() && pieces.last().is_some_and(|last| last.role == Role::Noun);
    dated || named || pieces.iter().all(|piece| !piece.is_strong_verb())
}

/// Where the basis begins: 比 of 比上年末, 与 of 与上一年相比.
fn compared(context: &Context, pieces: &[Piece]) -> Option<usize> {
    // 内地与香港贸易额增长5%: 与 compares only with a time (与上年持平), or where 相比 closes.
    let compares = |at: &usize| match context.word(&pieces[*at]) {
        "比" | "较" | "相比" | "比同期" | "对比" => true,
        "与" => pieces.get(at + 1).is_some_and(|next| next.role == Role::Time),
        _ => false,
    };
    let at = (0..pieces.len()).rfind(compares)?;
    let closes = matches!(context.word(&pieces[at]), "相比" | "对比");
    let opens = |piece: &Piece| matches!(context.word(piece), "与" | "和" | "同" | "跟" | "比");
    let open = if closes { pieces[..at].iter().rposition(opens) } else { None };
    open.or(Some(at))
}

/// 录得2.2%的正增长, 保持8%以上增长.
pub(super) fn behind(context: &Context) -> Option<Tie> {
    if !crate::subject::is_relative(context.mention().kind) {
        return None;
    }
    let mut right = context.right.iter().skip_while(|piece| matches!(piece.role, Role::De | Role::Modifier));
    let verb = right.next().filter(|piece| direction(piece).is_some())?;
    if right.next().is_some_and(|next| next.is_nominal()) {
        return None;
    }
    let (direction, extent) = direction(verb)?;
    let at = last_word(context.left).filter(|at| context.left[*at].is_verb())?;
    let holder = &context.left[..at];
    let subject = phrase::holder(context.text, holder).map(|run| run.phrase(holder));
    let subject = subject.or_else(|| super::carry::subject(context));
    Some(Tie { change: Some(Growth { direction, extent, basis: None }), ..Tie::to(subject).by(Some(verb.span)) })
}

/// 由9.8%降至7.5%, 从2018年的3.6万元提高到5.1万元: the first of the pair.
pub(super) fn starting_point(context: &Context) -> Option<Tie> {
    let opens = |piece: &Piece| matches!(context.word(piece), "由" | "从" | "自");
    let at = context.left.iter().rposition(opens).or_else(|| basis(context))?;
    let only_time = context.left[at + 1..].iter().all(|piece| {
        matches!(piece.role, Role::Time | Role::De | Role::Adverb | Role::Scope | Role::Each)
            || is_bare_average(context.word(piece))
    });
    // 从试用前的6%: 前, 后 make a time of any word.
    let dated = context.left[at + 1..].iter().any(|piece| lexicon::subject_words().starting.has(context.word(piece)));
    // 由15名专家组成的小组: who makes something up is no start.
    let makes_up = context.right.iter().any(|piece| lexicon::makes_up(context.word(piece)));
    // 从5个背包内查获30包: what something is taken from is counted.
    let taken_from = context.mention().counts
        && context.word(&context.left[at]) == "从"
        && context.right.iter().any(|piece| piece.is_strong_verb())
        && !context.right.iter().any(|piece| direction(piece).is_some())
        && phrase::starting(context.text, context.right).is_some_and(|(first, _)| first == 0);
    if taken_from || !only_time && !dated || makes_up || does_something(context) {
        return None;
    }
    if let Some(counted) = counted_start(context) {
        return Some(Tie::to(Some(counted)));
    }
    let holder = &context.left[..at];
    let mut tie = match super::relation::share(&Context { left: holder, ..*context }) {
        Some(share) => share,
        None => {
            let subject = phrase::holder(context.text, holder).map(|run| run.phrase(holder));
            Tie::to(subject.or_else(|| super::carry::subject(context)))
        }
    };
    tie.predicate = None;
    Some(tie)
}

/// 产量比去年的300吨增长10%: what the growth behind is measured by is no growth itself.
fn basis(context: &Context) -> Option<usize> {
    let grows = context.right.first().is_some_and(|next| direction(next).is_some());
    let owned = context.left.last().is_some_and(|last| last.role == Role::De);
    compared(context, context.left).filter(|_| grows && owned)
}

/// 学校由8个班增加到12个: what grew in number stands behind its first count.
fn counted_start(context: &Context) -> Option<Phrase> {
    let range = phrase::starting(context.text, context.right).filter(|(first, _)| *first == 0)?;
    context.mention().counts.then(|| phrase::of(context.right, range))
}

/// 由8家单位联合承办, 由3000多名志愿者完成: persons and bodies behind 由 do what follows.
fn does_something(context: &Context) -> bool {
    let mention = context.mention();
    let acts = mention.counts && lexicon::subject_words().acting.iter().any(|unit| *unit == mention.unit);
    let mut verbs = context.right.iter().filter(|piece| piece.is_verb()).peekable();
    let leads_on = |verb: &Piece| direction(verb).is_some() || context.word(verb).ends_with(['到', '至', '为']);
    acts && verbs.peek().is_some() && !verbs.any(leads_on)
}

/// 扩大茶园面积26万亩, 净增个体商户7.3万户, 新增海盐生产能力90万吨, 负向拉动全县消费1.6个百分点.
pub(super) fn of_object(context: &Context) -> Option<Tie> {
    let run = phrase::ending(context.text, context.left, context.sort())?;
    let verb = run.verb.map(|verb| context.left[verb])?;
    // 对县域经济增长贡献率超过四成: the growth is what is contributed to.
    if run.phrase(context.left).text(context.text).ends_with("贡献率") {
        return None;
    }
    if let Some(tie) = reached_for(context, run.verb?) {
        return Some(tie);
    }
    let measured_increase =
        context.word(&verb) == "新增" && !context.mention().counts && context.mention().kind != Kind::Money;
    let direction = match direction(&verb) {
        Some((direction, _)) => direction,
        None if measured_increase => Direction::Up,
        None => return None,
    };
    // 改善农户200户: persons and things are reached, they do not grow.
    if context.mention().counts && matches!(context.word(&verb), "拉动" | "改善" | "提升") {
        return Some(Tie::to(Some(run.phrase(context.left))).by(Some(verb.span)));
    }
    let negative = run.verb.is_some_and(|at| is_negative_pull(context, at));
    let direction = if negative { Direction::Down } else { direction };
    let change = Some(Growth { direction, extent: Extent::By, basis: None });
    Some(Tie { change, ..Tie::to(Some(run.phrase(context.left))).by(Some(verb.span)) })
}

/// 起付标准降至城镇职工每人每年300元: behind a verb that says where a measure came to stands whom it is for.
fn reached_for(context: &Context, verb: usize) -> Option<Tie> {
    let (direction, extent) = direction(&context.left[verb]).filter(|(_, extent)| *extent == Extent::To)?;
    let holder = &context.left[..verb];
    let own = phrase::holder(context.text, holder).map(|run| run.phrase(holder));
    let from = || context.neighbour().filter(|told| told.tie.rule == super::STARTING_POINT)?.tie.subject.clone();
    let measure = own.or_else(from).filter(|measure| lexicon::is_property(&measure.text(context.text)))?;
    let change = Some(Growth { direction, extent, basis: None });
    Some(Tie { change, ..Tie::to(Some(measure)).by(Some(context.left[verb].span)) })
}

/// 注册护士总量突破9万人: more than the amount, and grown to it; 汇率跌破150 is less, and fallen to it.
pub(super) fn breakthrough(context: &Context) -> Option<Tie> {
    let word = context.mention().bound_word?;
    if !lexicon::subject_words().passing.has(word.of(context.text)) {
        return None;
    }
    let direction = if context.mention().bound == Bound::LessThan { Direction::Down } else { Direction::Up };
    // 突破100余项关键技术: what is solved is counted, and grows to nothing.
    if let Some(range) = phrase::starting(context.text, context.right).filter(|_| context.mention().counts) {
        let solved = phrase::of(context.right, range);
        if lexicon::subject_words().solved.ends(&solved.text(context.text)) {
            return Some(Tie::to(Some(solved)).by(Some(word)));
        }
    }
    let held = |left: &[Piece]| phrase::holder(context.text, left).map(|run| run.phrase(left));
    // 班列已开行突破1万列: what the count of an act broke through is of those who act.
    let act = last_word(context.left).filter(|at| context.left[*at].is_verb());
    let subject = held(context.left).or_else(|| held(&context.left[..act?]));
    let change = Some(Growth { direction, extent: Extent::To, basis: None });
    Some(Tie { change, ..Tie::to(subject.or_else(|| super::carry::subject(context))).by(Some(word)) })
}

/// The growth to a result that ends the pieces: 提高到 of 占财政收入的比重提高到72%.
pub(super) fn grown_to(pieces: &[Piece]) -> Option<(Growth, Span)> {
    let verb = &pieces[last_word(pieces)?];
    let (direction, extent) = direction(verb)?;
    (extent == Extent::To).then_some((Growth { direction, extent, basis: None }, verb.span))
}
