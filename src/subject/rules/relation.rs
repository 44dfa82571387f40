//! Shares, distances and what stands behind 按 and 以.

use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, REACH, Tie};

fn is_share(context: &Context) -> bool {
    matches!(context.mention().kind, Kind::Percent | Kind::Number | Kind::Multiple) || is_fraction(context)
}

/// 个体经营占全县零售额比重为31.2%.
pub(super) fn share(context: &Context) -> Option<Tie> {
    if !is_share(context) {
        return None;
    }
    let is_take = |piece: &Piece| matches!(context.word(piece), "占" | "占到" | "约占" | "占了" | "占据");
    let take = context.left.iter().rposition(is_take)?;
    let subject = phrase::holder(context.text, &context.left[..take]).map(|run| run.phrase(context.left));
    // 教师1860人，具有博士学位的占78%: 的 without its noun leaves the one said before.
    let acts = |piece: &Piece| piece.is_verb();
    let headless = take > 0 && context.left[take - 1].role == Role::De && context.left[..take].iter().any(acts);
    let told = if headless { super::carry::counted_in_sentence(context) } else { None };
    // 教师中具有高级职称的占30%: of them some are such.
    let among = context.left[..take].iter().position(|piece| context.word(piece) == "中").filter(|_| headless);
    let set = || {
        let whole = &context.left[..among?];
        phrase::holder(context.text, whole).map(|run| run.phrase(whole))
    };
    let subject = told.or_else(set).or(subject);
    // 国营占63%: a bare modifier stands for what it is of.
    let bare =
        context.left[..take].iter().all(|piece| piece.role == Role::Modifier).then_some(take).filter(|at| *at > 0);
    let subject = subject.or_else(|| bare.map(|at| phrase::of(context.left, (0, at))));
    let subject = subject.or_else(|| super::carry::subject(context));
    let of = whole(context, &context.left[take + 1..]);
    // 占财政收入的比重提高到72%: the share has grown to it.
    if let Some((growth, verb)) = super::change::grown_to(&context.left[take + 1..]) {
        return Some(Tie { of, change: Some(growth), ..Tie::to(subject).by(Some(verb)) });
    }
    // 占比重由41%升到63%: where the share began has no verb.
    let began = context.left.last().is_some_and(|last| matches!(context.word(last), "由" | "从"));
    Some(Tie { of, ..Tie::to(subject).by(Some(context.left[take].span).filter(|_| !began)) })
}

/// Words for a share, behind the whole that it is of.
const SHARES: [&str; 4] = ["比重", "比例", "份额", "占比"];

/// The whole between 占 and the share, without 的, 比重, 比例 and the verb behind them.
fn whole(context: &Context, pieces: &[Piece]) -> Option<Span> {
    // 占B的比例由x提高到y: 由 begins the amounts.
    let from = pieces.iter().position(|piece| matches!(context.word(piece), "由" | "从"));
    // 占市场的份额连续保持在14%: the word for a share closes the whole.
    let named = pieces.iter().position(|piece| SHARES.contains(&context.word(piece)));
    let mut end = from.or(named.filter(|at| *at > 0)).unwrap_or(pieces.len());
    while end > 0 {
        let piece = &pieces[end - 1];
        // 占年度计划的112%: the plan is the whole.
        let filler = !lexicon::is_plan(context.word(piece))
            && (matches!(piece.role, Role::De | Role::Adverb | Role::Aspect | Role::Preposition | Role::Stop)
                || matches!(piece.role, Role::Verb { class: VerbClass::Level | VerbClass::Up | VerbClass::Down, .. })
                || SHARES.contains(&context.word(piece)));
        if !filler {
            break;
        }
        end -= 1;
    }
    // 占粮食产量比重: the word for a share may end the whole's own.
    let ended =
        |last: Span| ["比重", "占比"].iter().find_map(|word| last.of(context.text).strip_suffix(word)).map(str::len);
    let last = end.checked_sub(1).map(|at| pieces[at].span)?;
    let reach = ended(last).filter(|length| *length > 0).map_or(last.end, |length| last.start + length);
    Some(Span::new(pieces[0].span.start, reach))
}

/// 按发生额的20%补助, 完成意向面积的61.5%: 的 ties the share to its whole; the part was told before, if at all.
pub(super) fn of_whole(context: &Context) -> Option<Tie> {
    let (de, rest) = context.left.split_last().filter(|(last, _)| last.role == Role::De)?;
    if !matches!(context.mention().kind, Kind::Percent | Kind::Multiple) && !is_fraction(context) {
        return None;
    }
    if let Some(tie) = bounded_share(context, rest) {
        return Some(tie);
    }
    // 高于对照组的78.3%: a comparison has another side, no whole.
    if rest.iter().any(|piece| matches!(piece.role, Role::Verb { class: VerbClass::Compare, .. })) {
        return None;
    }
    let run =
        phrase::ending(context.text, rest, context.sort()).filter(|run| rest[run.end - 1].span.end == de.span.start)?;
    let based = rest[..run.first]
        .iter()
        .rposition(|piece| matches!(context.word(piece), "按" | "按照" | "以" | "参照" | "根据" | "依"));
    let whole = based.and_then(|at| ground(context, rest, at)).unwrap_or_else(|| run.phrase(rest));
    let before = run.verb.map(|verb| rest[verb].span).filter(|_| based.is_none());
    let verb = before.or_else(|| verb_of_list(context));
    let based = based.is_some();
    // 木桥造价约为石桥造价的3倍: what stands before 为, 是 is the part.
    // 物价只有上海的一半: so does 只有.
    let only = |verb: &Piece| matches!(context.word(verb), "只有" | "仅有" | "相当于" | "不及" | "仅为");
    let level = run
        .verb
        .filter(|verb| matches!(rest[*verb].role, Role::Verb { class: VerbClass::Level, .. }) || only(&rest[*verb]));
    let named = level.and_then(|verb| phrase::holder(context.text, &rest[..verb])).map(|run| run.phrase(rest));
    let part = if based { None } else { named.or_else(|| super::carry::in_sentence(context)) };
    let of = whole.span();
    Some(Tie { of: Some(of), ..Tie::to(Some(part.unwrap_or(whole))).by(verb) })
}

/// 绿化面积不少于屋顶面积的三分之一: what stands before the bounding word is the part, what stands behind it the whole.
fn bounded_share(context: &Context, rest: &[Piece]) -> Option<Tie> {
    let negated = |at: usize| at > 0 && context.word(&rest[at - 1]).starts_with('不');
    let at = (1..rest.len()).rfind(|at| match context.word(&rest[*at]) {
        "超过" | "不超过" | "不低于" | "不高于" | "不少于" | "不多于" => true,
        "低于" | "高于" | "少于" | "多于" | "于" => negated(*at),
        _ => false,
    })?;
    let start = if negated(at) { at - 1 } else { at };
    let part = phrase::holder(context.text, &rest[..start])?.phrase(rest);
    let named = rest.get(at + 1..).filter(|named| !named.is_empty())?;
    let whole = named.iter().all(|piece| piece.is_nominal() || piece.is_verb());
    let of = Span::new(named[0].span.start, named[named.len() - 1].span.end);
    let bounds = Span::new(rest[start].span.start, rest[at].span.end);
    whole.then(|| Tie { of: Some(of), ..Tie::to(Some(part)).by(Some(bounds)) })
}

/// 按年度新增地方贡献的70%: all that stands between the preposition and 的, but for its time, is the whole.
fn ground(context: &Context, rest: &[Piece], preposition: usize) -> Option<Phrase> {
    let lead = |piece: &&Piece| {
        matches!(piece.role, Role::Time | Role::Each | Role::Scope) || matches!(context.word(piece), "其" | "企业")
    };
    let start = preposition + 1 + rest[preposition + 1..].iter().take_while(lead).count();
    let named = rest.get(start..).filter(|named| !named.is_empty())?;
    let plain = named.iter().all(|piece| piece.is_nominal() || piece.is_verb());
    plain.then(|| phrase::of(rest, (start, rest.len())))
}

/// The verb behind a share, or behind the last of a list: 按贡献的70%、60%给予奖励.
fn verb_of_list(context: &Context) -> Option<Span> {
    let behind = &context.pieces[context.at + 1..];
    let listed =
        |piece: &&Piece| matches!(piece.role, Role::Quantity(_) | Role::ListComma | Role::Conjunction | Role::Adverb);
    super::acting_verb::verb_after(context.text, behind, behind.iter().take_while(listed).count())
}

pub(super) fn is_fraction(context: &Context) -> bool {
    let written = context.mention().span.of(context.text);
    written.contains("分之") || matches!(written, "一半" | "半数")
}

/// 车站距县城30公里: 距 ties a place to the other end.
pub(super) fn distance(context: &Context) -> Option<Tie> {
    let away = |piece: &Piece| {
        matches!(
            context.word(piece),
            "距" | "距离" | "离" | "相距" | "毗邻" | "北距" | "南距" | "东距" | "西距" | "位于" | "地处" | "坐落于"
        )
    };
    let at = context.left.iter().rposition(away)?;
    let other_end = context.left.get(at + 1).is_some_and(|next| next.is_nominal());
    if context.mention().kind != Kind::Length || !other_end {
        return None;
    }
    let holder = &context.left[..at];
    let subject = phrase::holder(context.text, holder).map(|run| run.phrase(holder));
    Some(Tie::to(subject.or_else(|| super::carry::in_sentence(context))).by(Some(context.left[at].span)))
}

/// 损耗率拟按2%安排, 以6.8元/股配售.
pub(super) fn by(context: &Context) -> Option<Tie> {
    // 以每股6.8元的价格: the denominator may stand between.
    let each = context.left.iter().rev().take_while(|piece| piece.role == Role::Each).count();
    let (last, holder) = context.left[..context.left.len() - each].split_last()?;
    // 以3比1战胜对手: a score belongs to nobody, and the verb says what it decided.
    let decided = context.right.first().filter(|next| next.is_verb() && context.word(last) == "以");
    if let Some(verb) = decided.filter(|_| context.mention().kind == Kind::Ratio) {
        return Some(Tie::to(None).by(Some(verb.span)).guessed());
    }
    let touches = matches!(context.word(last), "按" | "以" | "按照");
    // 按每招用1人1500元的标准发放补助: what is paid for may stand between.
    let opened = context.left.first().is_some_and(|first| matches!(context.word(first), "按" | "按照"));
    if context.mention().counts || !(touches || opened) {
        return None;
    }
    let given = given_by(context);
    if given.is_some() || !touches {
        return given;
    }
    // 以48万元为基数: what the amount is made.
    if let [made, noun, ..] = context.right
        && context.word(made) == "为"
        && matches!(context.word(noun), "基数" | "半径" | "基准" | "底价" | "上限" | "下限")
    {
        return Some(Tie::to(Some(Phrase::new(noun.span))).by(Some(made.span)));
    }
    // 按50%比例分配: the word for a share names nothing that is shared.
    if context.right.first().is_some_and(|next| context.word(next) == "比例") {
        let verb = super::acting_verb::verb_after(context.text, context.right, 1)
            .or(context.right.get(1).map(|next| next.span));
        return Some(Tie::to(super::carry::in_sentence(context)).by(verb));
    }
    // 以0.415元/千瓦时的价格中标: the noun behind names the price.
    if let Some(range) = phrase::starting(context.text, context.right)
        && (range.0 > 0 || lexicon::is_property(&phrase::of(context.right, range).text(context.text)))
    {
        let verb = super::acting_verb::verb_after(context.text, context.right, range.1);
        return Some(Tie::to(Some(phrase::of(context.right, range))).by(verb));
    }
    // 以18.6元的价格向特定对象发行: whom it is done to may stand between.
    let first = context.right.first()?;
    let verb = match first.role {
        Role::Preposition => context.right.iter().find(|piece| piece.is_verb())?,
        _ => Some(first).filter(|piece| piece.is_verb())?,
    };
    let named = phrase::holder(context.text, holder).map(|run| run.phrase(holder));
    // 公司以6.8元/股配售: a body acts, the verb says what has the price.
    let named = named.filter(|phrase| !lexicon::is_body(&phrase.text(context.text)));
    let subject = named.unwrap_or(Phrase::new(verb.span));
    Some(Tie::to(Some(subject)).by(Some(verb.span)))
}

/// 按每月300元给予租房补助, 按每人800元的标准发放补贴: what is given stands behind the verb of giving.
fn given_by(context: &Context) -> Option<Tie> {
    let standard = match context.right {
        [de, word, ..] if de.role == Role::De && matches!(context.word(word), "标准" | "比例" | "额度") => 2,
        [word, ..] if matches!(context.word(word), "标准" | "比例") => 1,
        _ => 0,
    };
    let (verb, behind) = context.right.get(standard..)?.split_first()?;
    let gives = lexicon::gives(context.word(verb));
    let end = behind.iter().take_while(|piece| piece.is_nominal() || piece.is_verb()).count();
    let last = behind.get(end.checked_sub(1)?)?;
    (gives && is_award(context.word(last))).then(|| Tie::to(Some(phrase::of(behind, (0, end)))).by(Some(verb.span)))
}

/// 补贴, 房租补助, 研发费用: what somebody is given.
pub(super) fn is_award(word: &str) -> bool {
    lexicon::is_fund(word) || lexicon::subject_words().awards.ends(word)
}

/// 经费支出486亿元，与生产总值之比为2.61%: 与…之比 is a share of the other side.
pub(super) fn ratio_to(context: &Context) -> Option<Tie> {
    if !is_share(context) {
        return None;
    }
    let open = context.left.iter().rposition(|piece| matches!(context.word(piece), "与" | "同"))?;
    let behind = &context.left[open..];
    let close = (1..behind.len()).find(|at| {
        let owned =
            behind[at - 1].role == Role::De && matches!(context.word(&behind[*at]), "比例" | "比值" | "比率" | "比");
        owned || context.word(&behind[*at]) == "之比"
    })?;
    let other = context.left.get(open + 1..open + close)?;
    let named = other.iter().rposition(|piece| piece.role != Role::De)?;
    let of = Span::new(other[0].span.start, other[named].span.end);
    let holder = &context.left[..open];
    let subject = phrase::holder(context.text, holder).map(|run| run.phrase(holder));
    let subject = subject.or_else(|| super::carry::in_sentence(context));
    // 与生产总值的比率降至13.5%: the ratio has fallen to it.
    if let Some((growth, verb)) = super::change::grown_to(&context.left[open + close..]) {
        return Some(Tie { of: Some(of), change: Some(growth), ..Tie::to(subject).by(Some(verb)) });
    }
    let verb = context.left[open + close..].iter().find(|piece| piece.is_strong_verb()).map(|piece| piece.span);
    Some(Tie { of: Some(of), ..Tie::to(subject).by(verb) })
}

/// 完成年目标任务625人的96%: the plan may be told with its amount.
fn of_planned_amount(context: &Context) -> Option<Tie> {
    let told = context.neighbour()?;
    let plan = told.tie.subject.as_ref()?;
    let before = &context.mentions[told.mention];
    let touches = context.left[0].span.start == before.span.end && plan.span().end <= before.span.start;
    let planned = lexicon::is_plan(&plan.text(context.text));
    let near = context.discourse.told.iter().rev().take(REACH).skip(1);
    let subject = near.take_while(|told| told.sentence == context.sentence).find_map(|told| told.tie.subject.as_ref());
    (touches && planned)
        .then(|| Tie { of: Some(plan.span()), ..Tie::to(subject.map(Phrase::carry)).by(told.tie.predicate) })
}

/// 完成年度目标的62.7%: a share of what was planned, said of what was told before.
pub(super) fn of_plan(context: &Context) -> Option<Tie> {
    let (_, rest) = context.left.split_last().filter(|(last, _)| last.role == Role::De && is_share(context))?;
    if rest.is_empty() {
        return of_planned_amount(context);
    }
    let plan = rest.last().filter(|piece| lexicon::is_plan(context.word(piece)))?;
    // 完成铺轨任务的73%: 完成 governs, not the act that the plan is of.
    let completes = |piece: &Piece| matches!(piece.role, Role::Verb { class: VerbClass::Light, .. });
    let verb = rest.iter().rposition(completes).or_else(|| rest.iter().rposition(|piece| piece.is_strong_verb()))?;
    let of = Span::new(rest.get(verb + 1)?.span.start, plan.span.end);
    let named = phrase::holder(context.text, &rest[..verb]).map(|run| run.phrase(rest));
    let subject = named.or_else(|| super::carry::subject(context));
    Some(Tie { of: Some(of), ..Tie::to(subject).by(Some(rest[verb].span)) })
}
