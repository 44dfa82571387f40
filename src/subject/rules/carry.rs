//! Dropped nouns: what was said before holds on.

use crate::fact::{Extent, Kind};
use crate::lexicon::{self, VerbClass};
use crate::quantity::Mention;
use crate::segmenter::{self, Tag};
use crate::span::Span;
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, REACH, Tie, Told, Topic, is_relative};

/// 惠及渔民270人、845人; 开通航线4条310公里.
pub(super) fn coordinated(context: &Context) -> Option<Tie> {
    let told = context.neighbour()?;
    // 增长8%（城镇）、6%（农村）: what the bracket behind an amount says is of that amount.
    let end = context.mentions[told.mention].span.end;
    let between = Span::new(end, context.mention().span.start).of(context.text);
    let bracket = between.strip_prefix(['（', '(']).and_then(|inside| inside.split_once(['）', ')']));
    let closed = bracket.map_or(end, |(_, behind)| context.mention().span.start - behind.len());
    let bare = context
        .left
        .iter()
        .filter(|piece| piece.span.start >= closed)
        .all(|piece| matches!(piece.role, Role::ListComma | Role::Conjunction | Role::Adverb | Role::Aspect));
    if !bare {
        return None;
    }
    let mut tie = told.tie.clone();
    // 1座灯塔和600平方米的候船楼: what is measured has a noun of its own behind 的.
    if let Some(tie) = own_noun_behind(context, told) {
        return Some(tie);
    }
    // 辖12镇8乡, 286户1120人: each word for what is counted names itself.
    let before = context.mentions[told.mention].unit_span.map(Phrase::new);
    let itself =
        tie.subject.as_ref().is_some_and(|subject| before.as_ref().is_some_and(|unit| unit.parts == subject.parts));
    if itself && context.mention().unit != context.mentions[told.mention].unit {
        tie.subject = names_itself(context).or(tie.subject);
    }
    // 收入增长8%、超过60亿元: an amount of its own behind a growth grew by nothing.
    let grown = tie.change.is_some_and(|growth| growth.extent == Extent::By);
    if grown && is_relative(context.mentions[told.mention].kind) && !is_relative(context.mention().kind) {
        tie.change = None;
        tie.predicate = context.mention().bound_word.filter(|word| word.of(context.text).starts_with('超'));
    }
    // 补贴标准分别为每人1000元、1500元: the denominator holds down a list of one unit.
    let same = context.mention().unit == context.mentions[told.mention].unit;
    let per = tie.per.take().filter(|_| same && !context.mention().counts);
    Some(Tie { role: crate::fact::Role::Fact, per, ..tie })
}

/// 候船楼 of 新建1座灯塔和600平方米的候船楼; the verb is shared.
fn own_noun_behind(context: &Context, told: &Told) -> Option<Tie> {
    let listed = context.left.iter().any(|piece| matches!(piece.role, Role::ListComma | Role::Conjunction));
    let de = context.right.first().is_some_and(|next| next.role == Role::De);
    let noun = phrase::starting(context.text, context.right)
        .filter(|_| listed && de && !context.mention().counts && context.mention().kind != Kind::Duration)?;
    let subject = phrase::of(context.right, noun);
    // 四百斤、五百斤的要求: a list of one unit has one noun.
    let another = context.mention().unit != context.mentions[told.mention].unit;
    let named = another && !lexicon::is_property(&subject.text(context.text));
    named.then(|| Tie::to(Some(subject)).by(told.tie.predicate))
}

/// 洗浴用水水价：9.8元/吨.
pub(super) fn key(context: &Context) -> Option<Tie> {
    let bare = context.first
        && context
            .left
            .iter()
            .all(|piece| matches!(piece.role, Role::Adverb | Role::Aspect | Role::Stop | Role::Each | Role::Noun));
    let right_behind = |topic: &&Topic| topic.clause + 1 == context.clause && matches!(topic.mark, '：' | ':');
    let topic = if bare { context.topic().filter(right_behind) } else { None };
    // 结果表明：3米: who tells it, or that it is told, is no key.
    let key = topic.filter(|topic| !tells(&topic.phrase.text(context.text)));
    key.map(|topic| Tie::to(Some(topic.phrase.clone())))
}

/// 改造提升80座, 7所达到推荐标准.
pub(super) fn carried(context: &Context) -> Option<Tie> {
    if let Some(tie) = object_for_years(context) {
        return Some(tie);
    }
    if context.mention().kind == Kind::Duration && !goes_on(context) {
        let verb = super::acting_verb::verb_after(context.text, context.right, 0)?;
        return Some(Tie::to(None).by(Some(verb)).guessed());
    }
    let subject = subject(context)?;
    let predicate = context.left.iter().rfind(|piece| piece.is_verb()).map(|piece| piece.span);
    let predicate = predicate.or_else(|| super::acting_verb::verb_after(context.text, context.right, 0));
    Some(Tie::to(Some(subject)).by(predicate).guessed())
}

/// 连续7年提高养老金水平: what is done so long is done to the noun behind the verb.
fn object_for_years(context: &Context) -> Option<Tie> {
    let verb =
        context.right.first().filter(|next| next.is_strong_verb() && context.mention().kind == Kind::Duration)?;
    let steady = context.left.last().is_some_and(|last| matches!(context.word(last), "连续" | "接连" | "持续"));
    let noun = phrase::starting(context.text, &context.right[1..]).filter(|(first, _)| steady && *first == 0)?;
    Some(Tie::to(Some(phrase::of(&context.right[1..], noun))).by(Some(verb.span)))
}

/// 经历了二十多年的隔绝, 走了三天的山路: what lasted so long stands behind 的.
pub(super) fn lived_through(context: &Context) -> Option<Tie> {
    let lives = |piece: &&Piece| lexicon::lives_through(context.word(piece).trim_end_matches('了'));
    let verb = context.left.iter().rfind(lives).or_else(|| just_done(context))?;
    context.right.first().filter(|next| next.role == Role::De && context.mention().kind == Kind::Duration)?;
    let (first, end) = phrase::starting(context.text, context.right).or_else(|| {
        let acts = |piece: &&Piece| piece.is_verb() || matches!(piece.role, Role::Conjunction | Role::ListComma);
        let end = 1 + context.right[1..].iter().take_while(acts).count();
        (end > 1).then_some((1, end))
    })?;
    let subject = phrase::of(context.right, (first, end));
    let length =
        matches!(subject.text(context.text).as_str(), "时间" | "时光" | "岁月" | "过程" | "历程" | "工夫" | "功夫");
    (!length).then(|| Tie::to(Some(subject)).by(Some(verb.span)))
}

/// The verb with 了 right before a length of time: 走 of 走了三天的山路.
fn just_done<'c>(context: &Context<'c>) -> Option<&'c Piece> {
    let (last, before) = context.left.split_last()?;
    match context.word(last) {
        "了" => before.last().filter(|verb| verb.is_verb()),
        word => Some(last).filter(|_| last.is_verb() && word.ends_with('了')),
    }
}

/// 连续5年增长 goes on about what was said; 4小时到达 tells of another act.
fn goes_on(context: &Context) -> bool {
    let steady = |piece: &Piece| {
        matches!(piece.role, Role::Verb { class: VerbClass::Up | VerbClass::Down | VerbClass::Level, .. })
            || matches!(context.word(piece), "连续" | "保持" | "持续" | "延长" | "缩短" | "实现")
    };
    let acts = context.right.iter().any(|piece| piece.is_verb());
    !acts || context.left.iter().chain(context.right).any(steady)
}

/// The subject that a clause without one takes over.
///
/// Growth goes with the measure said before it in the sentence (增长5% behind 生产总值1228亿元), a share of growth with
/// the last rate, a counted thing with the last one of the same measure word.
pub(super) fn subject(context: &Context) -> Option<Phrase> {
    let mention = context.mention();
    let told = &context.discourse.told;
    if let Some(itself) = names_itself(context) {
        let others = |told: &Told| told.sentence == context.sentence && is_deed_of_others(context, told);
        if told.last().is_some_and(others) || acts_itself(context) {
            return Some(itself);
        }
    }
    let near = told.iter().rev().take(REACH).take_while(|told| told.sentence == context.sentence);
    let near = near.filter(|told| !is_aside(context, told));
    let topic = fresh_topic(context);
    let last_clause = told.last().map_or((0, 0), |told| (told.sentence, told.clause));
    let newer_topic =
        topic.filter(|topic| (context.sentence, topic.clause) > last_clause && (!mention.counts || topic.foremost));
    if let Some(topic) = newer_topic {
        return Some(topic.phrase.carry());
    }
    let nearest = near.clone().find_map(|told| Some((told, fitting(context, told)?)));
    let like = |told: &&Told| context.mentions[told.mention].unit == mention.unit;
    let alike = nearest.as_ref().filter(|(told, _)| goes_with_unit(context, told));
    let alike = alike.and_then(|_| near.filter(like).find_map(|told| fitting(context, told)));
    let in_sentence = alike.or(nearest.map(|(_, subject)| subject));
    let same_unit = || {
        told.iter()
            .rev()
            .take(REACH)
            .filter(|told| context.mentions[told.mention].unit == mention.unit)
            .find_map(|told| told.tie.subject.as_ref())
    };
    in_sentence
        .or_else(|| mention.counts.then(same_unit).flatten().map(Phrase::carry))
        .or_else(|| topic.map(|topic| topic.phrase.carry()))
        .or_else(|| context.discourse.heading.as_ref().map(Phrase::carry))
        .or_else(|| {
            // Over a sentence only growth and a like unit go on: 初速875米/秒 is not said of what stood before.
            let like = |told: &&Told| is_relative(mention.kind) || context.mentions[told.mention].unit == mention.unit;
            let before = told.iter().rev().take(REACH).filter(|_| !mention.counts).filter(like);
            before.filter_map(|told| told.tie.subject.as_ref()).next().map(Phrase::carry)
        })
        .or_else(|| names_itself(context))
}

/// 10人遇难，70人在医院救治, 报名300人，淘汰120人: what befell some or what they did is not what is told of others, unless it
/// grew.
fn is_deed_of_others(context: &Context, told: &Told) -> bool {
    let Some(subject) = told.tie.subject.as_ref() else { return false };
    let text = subject.text(context.text);
    let befell = lexicon::is_fate(&text) && !lexicon::is_property(&text);
    let acts = context.left.iter().chain(context.right).any(|piece| piece.is_verb());
    let grows = context.left.iter().any(|piece| super::change::direction(piece).is_some());
    let itself = told.tie.predicate.is_some_and(|verb| subject.parts == [verb]);
    context.mention().unit == context.mentions[told.mention].unit && (befell || itself) && acts && !grows
}

/// 实施新政策，300万人受益: 人 with a verb of its own and nothing before it is told of itself, unless persons were told of.
fn acts_itself(context: &Context) -> bool {
    let bare = context.left.iter().all(|piece| piece.role == Role::Adverb);
    // 30人、几辆汽车落水: others may be listed behind.
    let next = context.right.iter().find(|piece| piece.role != Role::Adverb);
    let acts = next.is_some_and(|next| next.is_verb() || next.role == Role::ListComma);
    let persons = |told: &Told| {
        let subject = told.tie.subject.as_ref().map(|subject| subject.text(context.text));
        subject.is_some_and(|subject| lexicon::is_person(&subject) || subject.ends_with("人数"))
    };
    let near = context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence == context.sentence);
    bare && acts && context.mention().unit == "人" && !near.into_iter().any(persons)
}

/// 病例21例（含转归3例），…: what is told in a bracket is of the bracket alone.
pub(super) fn is_aside(context: &Context, told: &Told) -> bool {
    let explains = |sentence: usize, clause: usize| context.paragraph.sentences[sentence].clauses[clause].explains;
    explains(told.sentence, told.clause).is_some() && explains(context.sentence, context.clause).is_none()
}

/// 全国投资增长4%，湖南增长2%: of a place alone the measure told before is meant.
pub(super) fn measure_of_place(context: &Context, named: &[Piece]) -> Option<Phrase> {
    let place = !named.is_empty() && named.iter().all(|piece| matches!(piece.role, Role::Region | Role::Scope));
    let measure = |phrase: &Phrase| lexicon::is_property(&phrase.text(context.text));
    if place { in_sentence(context).filter(measure) } else { None }
}

/// 企业362家、从业人员8126人，增加25家: behind a clause of counts each measure word goes on with its own noun.
fn goes_with_unit(context: &Context, nearest: &Told) -> bool {
    let counted = |mention: &Mention| {
        mention.counts && !mention.unit.is_empty() && !is_relative(mention.kind) && mention.kind != Kind::Rank
    };
    let earlier = (nearest.sentence, nearest.clause) < (context.sentence, context.clause);
    counted(context.mention()) && counted(&context.mentions[nearest.mention]) && earlier
}

/// The subject told or named before it in the sentence.
pub(super) fn in_sentence(context: &Context) -> Option<Phrase> {
    let near = context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence == context.sentence);
    let told = near.filter_map(|told| fitting(context, told)).next();
    told.or_else(|| fresh_topic(context).map(|topic| topic.phrase.carry()))
}

/// What was counted last in the sentence: 教师 of 教师1860人，具有博士学位的占78%.
pub(super) fn counted_in_sentence(context: &Context) -> Option<Phrase> {
    let near = context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence == context.sentence);
    let counted = |told: &&Told| {
        let mention = &context.mentions[told.mention];
        mention.counts && mention.kind == Kind::Count && !mention.unit.is_empty()
    };
    near.filter(counted).find_map(|told| told.tie.subject.as_ref()).map(Phrase::carry)
}

/// 城市 of 70个城市中，上涨的有55个，持平的有3个: the set that the sentence names before 中, whose parts are told by 的 without a noun.
pub(super) fn set_of_part(context: &Context) -> Option<Phrase> {
    let near = context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence == context.sentence);
    let mut alike = near.filter(|told| context.mentions[told.mention].unit == context.mention().unit);
    let subject = alike.find_map(|told| {
        let subject = told.tie.subject.as_ref().filter(|_| context.mentions[told.mention].counts)?;
        let behind = &context.text[subject.span().end..];
        (behind.starts_with('中') || behind.starts_with("里，") || behind.starts_with("当中")).then_some(subject)
    });
    subject.map(Phrase::carry)
}

/// What the sentence named without a quantity.
fn fresh_topic<'a>(context: &Context<'a>) -> Option<&'a Topic> {
    let topic = context.topic();
    // 完工后，…: a time is nobody's subject.
    let dates =
        |topic: &&Topic| topic.phrase.text(context.text).ends_with(['后', '後', '前', '时', '時', '初', '末', '中']);
    // 提高补助标准；今年安排430亿元: behind ； another matter begins.
    let ended =
        |topic: &&Topic| matches!(topic.mark, '；' | ';') || lexicon::is_hollow(&topic.phrase.text(context.text));
    topic
        .filter(|topic| !dates(topic) && !ended(topic))
        .filter(|topic| may_carry(context.text, &topic.phrase) && !tells(&topic.phrase.text(context.text)))
}

/// The subject of an earlier fact, where this quantity may be said of it.
fn fitting(context: &Context, other: &Told) -> Option<Phrase> {
    let mention = context.mention();
    let before = &context.mentions[other.mention];
    let subject = other.tie.subject.as_ref()?;
    // 收入连上三个台阶，由2亿元增至5亿元: steps that were taken do not grow.
    if lexicon::is_milestone(&subject.text(context.text)) {
        return None;
    }
    let rate = lexicon::is_rate(&subject.text(context.text));
    let condition = other.tie.role == crate::fact::Role::Condition;
    // 学生人数增长5%，达到3万人: what grew by a share has the level that it came to.
    let grown = other.tie.change.is_some_and(|change| change.extent == Extent::By) && before.kind == Kind::Percent;
    if grown && !rate && !condition && mention.counts && reaches_level(context) && may_carry(context.text, subject) {
        return Some(subject.carry());
    }
    // 109个村民组，5879户: 户 and 人 name themselves, unless persons or the same were told of.
    let names_itself = names_itself(context).is_some() && before.unit != mention.unit;
    // 5879户，21689人: nor where the others named themselves too.
    let named_too = before.unit_span.is_some_and(|unit| unit == subject.span());
    if names_itself && (named_too || !lexicon::is_person(&subject.text(context.text))) {
        return None;
    }
    let suits = match mention.kind {
        Kind::Percent => !rate,
        // 储量2亿吨，居全国第一位: whatever was measured may be ranked.
        Kind::Rank => true,
        _ if is_relative(mention.kind) => true,
        // 约占总量的一半: a share is said of amounts too.
        _ if mention.counts && !mention.unit.is_empty() => before.counts && !is_relative(before.kind),
        // 增速高0.7个百分点，四月增加2330万元: no rate grows by an amount of money.
        Kind::Money => !rate,
        _ => true,
    };
    (suits && !condition && may_carry(context.text, subject)).then(|| subject.carry())
}

/// 达到3万人, 增至3万家: only the verb of a level stands before the amount.
fn reaches_level(context: &Context) -> bool {
    let Some((verb, adverbs)) = context.left.split_last() else { return false };
    let level = match verb.role {
        Role::Verb { class: VerbClass::Level, .. } => true,
        Role::Verb { class: VerbClass::Up | VerbClass::Down, to } => to,
        _ => false,
    };
    level && adverbs.iter().all(|piece| matches!(piece.role, Role::Adverb | Role::Aspect | Role::Time))
}

/// A numeral, a bracket or a letter alone is nobody's subject.
fn may_carry(text: &str, phrase: &Phrase) -> bool {
    let words = phrase.text(text);
    let named = words.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
        || words.chars().filter(char::is_ascii_alphabetic).count() > 1;
    // 他告诉记者，往年是1.8万吨: who is only pointed at has no amount.
    let points = matches!(words.as_str(), "他" | "我" | "你");
    named && !points && !words.starts_with(['(', '（', '/', '<'])
}

/// 央视网消息, 财政部表示: who tells it is not what is told of.
fn tells(phrase: &str) -> bool {
    phrase.contains(['（', '(']) || lexicon::tells(phrase)
}

/// 尚有286人接受培训: 人, 户, 村 say themselves what is counted.
pub(super) fn names_itself(context: &Context) -> Option<Phrase> {
    let mention = context.mention();
    let noun = matches!(
        mention.unit.as_str(),
        "人" | "户" | "村" | "县" | "市" | "省" | "镇" | "乡" | "国" | "区" | "校" | "家庭"
    );
    mention.unit_span.filter(|_| noun).map(Phrase::new)
}

/// The money measure told last in the sentence: 投资 of 完成投资37亿元.
pub(super) fn money_measure(context: &Context) -> Option<Phrase> {
    let near = context.discourse.told.iter().rev().take(REACH).take_while(|told| told.sentence == context.sentence);
    near.filter(|told| context.mentions[told.mention].kind == Kind::Money)
        .filter_map(|told| told.tie.subject.as_ref())
        .find(|subject| lexicon::is_property(&subject.text(context.text)))
        .map(Phrase::carry)
}

/// 640个村落中有615个通了公交.
pub(super) fn part(context: &Context) -> Option<Tie> {
    let before = context.pieces.get(..context.at)?;
    let before = before.split_last().filter(|(last, _)| last.role == Role::De).map_or(before, |(_, rest)| rest);
    if let Some(bounded) = before.last()
        && matches!(bounded.role, Role::Quantity(other) if context.conditions.contains(&other))
        && context.mention().counts
        && !context.mentions[context.index].unit.is_empty()
        && phrase::starting(context.text, context.right).is_none()
    {
        // 新开工项目120个，其中投资5亿元以上的6个.
        let set = counted_in_sentence(context).or_else(|| fresh_topic(context).map(|topic| topic.phrase.carry()));
        return Some(Tie::to(set).guessed());
    }
    let told = context.neighbour()?;
    let last = context.left.last().filter(|last| last.role != Role::De).or(context.left.iter().nth_back(1))?;
    let verb = Some(last.span).filter(|_| last.is_verb());
    // 255个行政村中有25个贫困村: a noun that closes the clause is what the part is.
    let noun = |piece: &Piece| matches!(piece.role, Role::Noun | Role::Modifier);
    let closes = context.at + 1 + context.right.len() == context.pieces.len();
    // 60家合作社中有45家亏损: how bodies and persons fare is no noun.
    let fares = matches!(context.right, [act] if segmenter::dictionary_tag(context.word(act)) == Some(Tag::VerbNoun))
        && lexicon::subject_words().acting.contains(&context.mention().unit);
    if closes && !context.right.is_empty() && context.right.iter().all(noun) && !fares {
        return None;
    }
    // 国小9所、国中3所: a school is no set.
    if matches!(context.word(last), "国中" | "高中" | "初中" | "职中") {
        return None;
    }
    // 96家门店中81家实现盈利: without a verb of having.
    if verb.is_none() && !context.word(last).ends_with('中') {
        return None;
    }
    let inside = context.left.iter().any(|piece| context.word(piece).ends_with('中'));
    // 720个席位中的185席: 席 is the thing itself, whose unit is another.
    let named = told.tie.subject.as_ref().is_some_and(|set| set.text(context.text).contains(&context.mention().unit));
    let alike = context.mention().unit == context.mentions[told.mention].unit || named;
    // 4度电中有1度来自风能: amounts of one unit as well.
    let same_unit = context.mention().unit == context.mentions[told.mention].unit;
    if !((context.mention().counts || same_unit) && inside && alike) {
        return None;
    }
    let predicate = verb.or_else(|| super::acting_verb::verb_after(context.text, context.right, 0));
    Some(Tie::to(told.tie.subject.as_ref().map(Phrase::carry)).by(predicate))
}

/// 人防异地建设费 … 每平方米收取6元: the heading names what is levied.
pub(super) fn levied(context: &Context) -> Option<Tie> {
    let heading = context.discourse.heading.as_ref()?;
    let levies = |piece: &&crate::subject::pieces::Piece| {
        matches!(context.word(piece), "收取" | "缴纳" | "征收" | "计收" | "需缴纳" | "收" | "缴")
    };
    let verb = context.left.iter().rfind(levies)?;
    (context.mention().kind == Kind::Money).then(|| Tie::to(Some(heading.carry())).by(Some(verb.span)))
}

/// 峭陡坡区约340公顷（35%）.
pub(super) fn in_brackets(context: &Context) -> Option<Tie> {
    let host = context.host?;
    let bare = context.first
        && context.left.iter().all(|piece| matches!(piece.role, Role::Adverb | Role::Aspect | Role::Stop));
    let subject = host.tie.subject.as_ref().filter(|_| bare)?;
    let noun = crate::subject::phrase::starting(context.text, context.right).is_some();
    (!noun || !context.mention().counts).then(|| Tie::to(Some(subject.carry())))
}
