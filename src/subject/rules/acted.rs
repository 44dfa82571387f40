//! Quantities right behind a verb that acts: 育儿津贴发放8630户.

use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::subject::phrase::{self, Phrase};
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, Tie};

use super::carry;
use super::change::last_word;

/// 育儿津贴发放8630户, 港口建设投资完成62.5亿元.
pub(super) fn act(context: &Context) -> Option<Tie> {
    if let Some(tie) = carry::lived_through(context) {
        return Some(tie);
    }
    let at = last_word(context.left)?;
    let verb = context.left[at];
    // 其中出口148.2亿元: the verb is the name of a measure.
    if lexicon::is_property(context.word(&verb)) {
        return None;
    }
    let act = matches!(verb.role, Role::Verb { class: VerbClass::Act | VerbClass::Light, .. });
    let towards = is_towards(context, at);
    if !(act || towards || may_act(context, at)) {
        return None;
    }
    if act && let Some(tie) = what_persons_have(context, &verb) {
        return Some(tie);
    }
    if act && let Some(tie) = money_out_of(context, at).or_else(|| money_for(context, at)) {
        return Some(tie);
    }
    // 我队与客队交战5次: who acts with the other side stands before 与.
    let with = context.left[..at].iter().rposition(|piece| matches!(context.word(piece), "与" | "同" | "和" | "跟"));
    let with = with.filter(|with| towards && *with > 0);
    let holder = &context.left[..with.unwrap_or(at)];
    let run = phrase::holder(context.text, holder);
    // 他在北京住了三年半, 在医院躺了三天: who does it stands before 在.
    let placed = placed(context, at).filter(|_| towards);
    let run = run.filter(|run| match placed {
        Some(opener) => run.end <= opener,
        None => !towards || with.is_some(),
    });
    let run = run.map(|run| run.phrase(holder));
    // 煤矿爆炸，死12人, 开展整治，拘留12人: where no persons were told of, 人 itself is what it befell.
    if run.is_none() && lexicon::subject_words().befalling_persons.has(context.word(&verb)) {
        let persons = carry::names_itself(context).filter(|_| context.mention().unit == "人");
        let told = carry::subject(context).filter(|said| lexicon::is_person(&said.text(context.text)));
        if let Some(persons) = persons.filter(|_| told.is_none()) {
            return Some(Tie::to(Some(persons)).by(Some(verb.span)));
        }
    }
    let like = context.last().is_some_and(|told| context.mentions[told.mention].unit == context.mention().unit);
    if !act && run.is_none() && !like {
        return Some(itself(context, at));
    }
    // 执法人员已逮捕11人: who acts is not who is counted.
    let agent = run.as_ref().is_some_and(|phrase| lexicon::is_person(&phrase.text(context.text)));
    if let Some(person) = carry::names_itself(context).filter(|_| agent && act) {
        return Some(Tie::to(Some(person)).by(Some(verb.span)));
    }
    // 公安机关立案3万件: who opens cases is not counted, and the verb holds its own object.
    let casework = &lexicon::subject_words().casework;
    let cases = |phrase: &Phrase| {
        let said = phrase.text(context.text);
        said.contains('案') && !casework.has(&said)
    };
    let opens_case = casework.has(context.word(&verb));
    if opens_case && !run.as_ref().is_some_and(cases) && !carry::subject(context).as_ref().is_some_and(cases) {
        return Some(Tie::to(Some(Phrase::new(verb.span))).by(Some(verb.span)));
    }
    let body = run.as_ref().filter(|phrase| lexicon::is_body(&phrase.text(context.text))).cloned();
    // 零售总额100亿元。城镇实现44亿元，乡村实现56亿元: a part of what was told of.
    let part = |phrase: &Phrase| {
        let said = phrase.text(context.text);
        lexicon::is_restrictive(&said) || said == "乡村"
    };
    let topic = run
        .filter(|phrase| !lexicon::is_body(&phrase.text(context.text)) && !is_manner(context, phrase) && !part(phrase));
    if topic.is_none() && verb.role == Role::WeakVerb && context.last().is_none() && placed.is_none() {
        return None;
    }
    let carried = topic.is_none();
    // 污水处理厂新建4座: where nothing else was said, the body itself is built.
    // 大学成立60周年: a body has its anniversary.
    let aged = context.mention().unit == "周年";
    let body = body.filter(|_| context.mention().counts || aged);
    // 巡逻队8日称，三天里救出了56人: nor is who acts, said before, who is counted.
    let said = carry::subject(context).map(|said| whom_it_befell(context, said));
    let subject = topic.or_else(|| body.clone().filter(|_| aged)).or(said).or(body);
    let tie = Tie::to(subject).by(Some(verb.span));
    Some(if carried { tie.guessed() } else { tie })
}

/// 拿出90亿元用于转移支付: money is what it is for, where nothing else is named.
fn money_for(context: &Context, verb: usize) -> Option<Tie> {
    let (purpose, named) = context.right.split_first().filter(|_| context.mention().kind == Kind::Money)?;
    let stated = matches!(context.word(purpose), "用于" | "用来" | "用以");
    let range = phrase::starting(context.text, named).filter(|(first, _)| stated && *first == 0)?;
    Some(Tie::to(Some(phrase::of(named, range))).by(Some(context.left[verb].span)))
}

/// 从风险基金中拿出100亿元: money is what it is taken out of.
fn money_out_of(context: &Context, verb: usize) -> Option<Tie> {
    let (inside, before) = context.left[..verb].split_last().filter(|_| context.mention().kind == Kind::Money)?;
    let from = before.iter().rposition(|piece| context.word(piece) == "从")?;
    let named = before.get(from + 1..).filter(|_| matches!(context.word(inside), "中" | "里" | "内"))?;
    let run = phrase::holder(context.text, named)?;
    Some(Tie::to(Some(run.phrase(named))).by(Some(context.left[verb].span)))
}

/// The persons themselves, where of them nothing else was said than who acts on them.
fn whom_it_befell(context: &Context, said: Phrase) -> Phrase {
    let text = said.text(context.text);
    let agent = lexicon::is_body(&text) || lexicon::subject_words().agents.ends(&text);
    if agent { carry::names_itself(context).unwrap_or(said) } else { said }
}

/// 庆祝图书馆开馆30周年, 甲会议、乙协定签署10周年纪念会, 开馆30周年暨学会成立5周年: what comes of age is one thing, and it is not
/// the feast.
pub(super) fn anniversary(context: &Context) -> Option<Tie> {
    if context.mention().unit != "周年" {
        return None;
    }
    let edge = |at: &usize| {
        let piece = &context.left[*at];
        matches!(piece.role, Role::ListComma | Role::Preposition)
            || context.word(piece) == "暨" && !is_of_both(context, *at)
            || lexicon::celebrates(context.word(piece))
    };
    let from = (0..context.left.len()).rfind(edge)? + 1;
    let own = &context.left[from..];
    let at = last_word(own)?;
    let verb = Some(own[at].span).filter(|_| own[at].is_verb() && at > 0);
    let holder = if verb.is_some() { &own[..at] } else { own };
    let run = phrase::holder(context.text, holder)?;
    let governing = run.verb.map(|at| holder[at].span);
    Some(Tie::to(Some(run.phrase(holder))).by(verb.or(governing)))
}

/// 西山战役暨卫城战役胜利60周年: two of a kind came to pass together.
fn is_of_both(context: &Context, at: usize) -> bool {
    let kind = |piece: &Piece| context.word(piece).chars().rev().take(2).collect::<String>();
    let before = context.left[..at].last().filter(|last| last.is_nominal()).map(kind);
    before.is_some_and(|before| context.left[at + 1..].iter().any(|piece| piece.is_nominal() && kind(piece) == before))
}

/// Whether a word that is a noun as often acts here.
fn may_act(context: &Context, at: usize) -> bool {
    let verb = &context.left[at];
    if !matches!(verb.role, Role::Verb { class: VerbClass::Mixed, .. } | Role::WeakVerb) {
        return false;
    }
    // 送戏下乡, 雨污分流改造: a verb that may be a noun is one behind a noun or another verb.
    let opens = at == 0
        || matches!(
            context.left[at - 1].role,
            Role::Adverb | Role::Time | Role::Scope | Role::Stop | Role::ListComma | Role::Aspect
        );
    // 从管理费中划拨3.85亿元: before money a word that only the dictionary knows as a verb acts.
    let paid = verb.role == Role::WeakVerb && context.mention().kind == Kind::Money;
    // 卫星在轨运行3000天, 装置连续运转200小时: how long something is done is said of who does it.
    let lasts = context.mention().kind == Kind::Duration && at > 0 && context.left[at - 1].is_nominal();
    // 工程分二期建设: 分 right before a count parts what stands before it.
    let parts = context.word(verb) == "分" && at > 0 && context.left[at - 1].is_nominal();
    // 被告负担3000元, 王强贡献20分: behind persons and names these act.
    let alone = !context.left[..at].iter().any(|piece| piece.is_verb());
    let borne = alone && lexicon::subject_words().borne.has(context.word(verb)) && at > 0 && {
        let who = context.left[at - 1];
        who.role == Role::Name || lexicon::is_person(context.word(&who)) || lexicon::is_body(context.word(&who))
    };
    opens || paid || lasts || parts || borne
}

/// 向特定对象发行6500万股: the noun before is whom it is done to.
fn is_towards(context: &Context, at: usize) -> bool {
    context.left[at].is_verb()
        && at > 0
        && context.left[at - 1].is_nominal()
        && phrase::is_brought_in(context.text, context.left, at)
}

/// 他在北京住了三年半: where 在 brings in the place of the act.
fn placed(context: &Context, at: usize) -> Option<usize> {
    let opener = context.left[..at].iter().rposition(|piece| piece.role == Role::Preposition)?;
    (context.word(&context.left[opener]) == "在").then_some(opener)
}

/// 解决21万人的饮水问题: what the persons have is acted on.
fn what_persons_have(context: &Context, verb: &Piece) -> Option<Tie> {
    let persons = matches!(context.mention().unit.as_str(), "人" | "户" | "名");
    context.right.first().filter(|next| persons && next.role == Role::De)?;
    let noun = phrase::starting(context.text, context.right)?;
    Some(Tie::to(Some(phrase::of(context.right, noun))).by(Some(verb.span)))
}

/// Nothing of the kind was said: the act itself is counted (流动放映超3万场, 累计培训3万人次).
fn itself(context: &Context, at: usize) -> Tie {
    let verb = context.left[at];
    let counts = context.mention().counts;
    let letter = context.word(&verb).chars().count() == 1;
    // 用了20天, 折腾了一小时: how long something is done is not said of the doing.
    if letter || context.mention().kind == Kind::Duration && !counts {
        return Tie::to(carry::in_sentence(context)).by(Some(verb.span)).guessed();
    }
    // 样品称取0.5克: an amount of something that the sentence has named.
    let named = carry::in_sentence(context)
        .filter(|named| !counts && at == 0 && !lexicon::is_property(&named.text(context.text)));
    if let Some(named) = named {
        return Tie::to(Some(named)).by(Some(verb.span)).guessed();
    }
    // 插图5000幅: unless times are counted, the word is the thing itself.
    let driven = at > 0 || lexicon::subject_words().occasions.has(&context.mention().unit);
    let predicate = (driven || !counts).then_some(verb.span);
    Tie::to(Some(Phrase::new(verb.span))).by(predicate).guessed()
}

/// 现场解决52条: the manner of an act is not what it was done to.
fn is_manner(context: &Context, phrase: &Phrase) -> bool {
    const MANNERS: &[&str] = &["现场", "当场", "网上", "线上", "线下", "当地"];
    MANNERS.contains(&phrase.text(context.text).as_str())
}
