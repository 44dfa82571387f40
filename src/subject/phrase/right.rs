//! The phrase behind a quantity, read from its start to the right.

use super::inside::names_sort;
use crate::lexicon::{self, VerbClass};
use crate::scope::time;
use crate::segmenter::{self, Tag};
use crate::subject::pieces::{Piece, Role};

/// A relative clause longer than this many pieces is not looked through.
pub(super) const MAX_RELATIVE: usize = 12;

/// The noun phrase that starts the pieces: 教师 of 教师安心从教, 实现收入的税种 cut to 税种.
pub(crate) fn starting(text: &str, pieces: &[Piece]) -> Option<(usize, usize)> {
    let mut first = 0;
    while first < pieces.len() && matches!(pieces[first].role, Role::De) {
        first += 1;
    }
    if names_sort(text, pieces, first, pieces.len()) || says_which(text, pieces, first) {
        let end = starting(text, &pieces[first + 1..]).map(|(_, end)| first + 1 + end);
        return end.map(|end| (first, end));
    }
    // 20米宽的绿化带, 五斤重的鱼, 六层楼的公寓: in which dimension it was measured is said before 的.
    let directed = pieces.first().is_some_and(|first| {
        matches!(first.span.of(text), "宽" | "长" | "高" | "厚" | "深" | "粗" | "重" | "楼" | "寬" | "長" | "樓")
    });
    if first == 0 && directed && pieces.get(1).is_some_and(|next| next.role == Role::De) && pieces.len() > 2 {
        return starting(text, &pieces[1..]).map(|(from, to)| (from + 1, to + 1));
    }
    // 达到4%（不包括风电）: a bracket explains what stands before it. 剩20%时: nor is its time what is counted.
    let no_noun = |piece: &Piece| piece.span.of(text).starts_with(['(', '（']) || piece.span.of(text) == "时";
    if pieces.get(first).is_some_and(no_noun) {
        return None;
    }
    // 3次关于法制史的研讨会, 4名被困的村民, 6名因灾转移的居民: what it is about or what befell it stands before its noun.
    let befallen = pieces.get(first + 1).is_some_and(|next| next.role == Role::De);
    let in_it = pieces.get(first + 1).is_some_and(|next| matches!(next.span.of(text), "于" | "在"));
    let about = pieces.get(first).is_some_and(|piece| {
        let word = piece.span.of(text);
        matches!(word, "关于" | "针对" | "面向" | "被" | "遭" | "以" | "因")
            || (befallen || in_it) && lexicon::is_fate(word)
    });
    if about || pieces.get(first).is_some_and(|piece| piece.is_strong_verb()) {
        return befallen_persons(text, pieces, first)
            .or_else(|| premises(text, pieces, first))
            .or_else(|| relative_head(text, pieces, first));
    }
    if !pieces.get(first).is_some_and(|piece| {
        piece.is_nominal() || piece.is_verb() || matches!(piece.role, Role::Quantity(_) | Role::Time)
    }) {
        return None;
    }
    let end = (first..pieces.len()).find(|at| !goes_on(text, pieces, first, *at)).unwrap_or(pieces.len());
    let hangs = |end: usize| match pieces[end - 1].role {
        Role::De | Role::ListComma | Role::Conjunction | Role::Localiser => true,
        // 全国13个主产省之一; 两次下调准备金率各0.5个百分点.
        _ if matches!(pieces[end - 1].span.of(text), "之一" | "各") => true,
        // 模式全覆盖: a modifier before a verb is an adverb.
        Role::Modifier => pieces.get(end).is_some_and(|next| next.is_verb()),
        _ => false,
    };
    let end = (first..=end).rev().find(|end| *end == first || !hangs(*end)).unwrap_or(first);
    let head = |piece: &Piece| {
        matches!(piece.role, Role::Noun | Role::Name | Role::Region | Role::WeakVerb | Role::Verb { .. })
    };
    let has_noun = pieces[first..end].iter().any(head);
    // 三件值得欣慰的事: a verb of the dictionary may open a relative clause too.
    // 95%组合的优势: a word alone before 的 is a noun as well.
    let opens = pieces[first].role == Role::WeakVerb && !befallen;
    // 30例听力正常的学龄儿童: what is so of them opens a relative clause.
    if first == 0
        && states_of_them(text, pieces, end)
        && let Some(them) = relative_head(text, pieces, first)
    {
        return Some(them);
    }
    let relative = || if opens { relative_head(text, pieces, first) } else { None };
    has_noun.then_some((first, end)).or_else(relative)
}

/// 听力正常, 贡献突出: behind what persons have a word or two say how it is, up to 的.
fn states_of_them(text: &str, pieces: &[Piece], end: usize) -> bool {
    let Some(last) = end.checked_sub(1).map(|at| pieces[at].span.of(text)) else { return false };
    let state = |piece: &&Piece| matches!(piece.role, Role::Adverb | Role::WeakVerb | Role::Modifier);
    let states = pieces[end..].iter().take_while(state).count();
    let closed = pieces.get(end + states).is_some_and(|next| next.role == Role::De);
    (1..=2).contains(&states) && closed && lexicon::belongs_to_person(last)
}

/// 53%的可治理沙化土地: between 的 and a noun such an adverb and its verb say which.
fn says_which(text: &str, pieces: &[Piece], first: usize) -> bool {
    let [adverb, verb, noun, ..] = &pieces[first..] else { return false };
    let open = matches!(adverb.span.of(text), "可" | "已" | "应" | "未" | "待");
    first > 0 && open && verb.is_verb() && noun.role == Role::Noun
}

/// Whether a phrase that starts at `first` goes on with the piece at `at`.
fn goes_on(text: &str, pieces: &[Piece], first: usize, at: usize) -> bool {
    // 3个播种深度（5厘米）对种子: a bracket with numbers was cut out here.
    if at > first && pieces[at - 1].span.end < pieces[at].span.start {
        return false;
    }
    let next = pieces.get(at + 1).map(|piece| piece.role);
    match pieces[at].role {
        // 12类产品换新基础上: on what ground something else is said.
        Role::Noun if at > first && next == Some(Role::Localiser) && lexicon::is_ground(pieces[at].span.of(text)) => {
            false
        }
        Role::Noun if at > first && is_set_predicate(text, pieces, at) => false,
        Role::Noun | Role::Name | Role::Region | Role::Modifier | Role::Quantity(_) | Role::Scope => true,
        // 具体举措, 80%的结算: behind a modifier or 的 it is a noun whatever its tag.
        Role::WeakVerb if at > 0 && matches!(pieces[at - 1].role, Role::Modifier | Role::De) => true,
        Role::Verb { class: VerbClass::Mixed, .. } if at > 0 && pieces[at - 1].role == Role::De => true,
        // 2亿元补贴: a verb that names money.
        Role::Verb { class: VerbClass::Mixed | VerbClass::Names, .. }
            if at == first && lexicon::is_property(pieces[at].span.of(text)) =>
        {
            true
        }
        Role::WeakVerb | Role::Verb { .. } if at > first && ends_with_act(text, &pieces[first..], at - first) => true,
        Role::Verb { class: VerbClass::Act, .. } if at > first => compounds(text, pieces, at),
        // 养老机构; but 学员拿到证书: behind a noun it is a verb unless a bare word for a body ends the phrase.
        Role::WeakVerb if pieces[first..at].iter().any(|piece| piece.role == Role::Noun) => compounds(text, pieces, at),
        // 600台农机投入秋收: but 农业投入产出比.
        Role::Verb { class: VerbClass::Names, .. } if at > first && pieces[at - 1].role == Role::Noun => {
            // 320亿元历史欠账: at the end it is the noun.
            at + 1 == pieces.len()
                || noun_follows(text, pieces, at)
                    && pieces[at + 1..].iter().any(|next| lexicon::is_property(next.span.of(text)))
        }
        Role::WeakVerb | Role::Verb { class: VerbClass::Mixed | VerbClass::Names, .. } => {
            noun_follows(text, pieces, at)
        }
        Role::De => {
            matches!(next, Some(Role::Noun | Role::Name | Role::Region | Role::Modifier | Role::WeakVerb)) && at > first
        }
        // 行政审批等事项: 等 before the word for all of the list.
        Role::Aspect if pieces[at].span.of(text) == "等" => at > first && next == Some(Role::Noun),
        // 12个污水处理与垃圾收运站点.
        Role::Preposition if at > first && is_with(text, &pieces[at]) => {
            !lexicon::is_body(pieces[at - 1].span.of(text)) && joins_acts(text, pieces, at)
        }
        // 地级及以上城市.
        Role::Conjunction if next == Some(Role::Localiser) => noun_behind(pieces, at + 2),
        Role::Localiser if at > first && pieces[at - 1].role == Role::Conjunction => noun_behind(pieces, at + 1),
        Role::ListComma | Role::Conjunction => {
            // 20项医疗、教育等服务: the last of a list before 等 is a noun.
            let last = pieces.get(at + 2).is_some_and(|behind| behind.span.of(text) == "等");
            (last || matches!(next, Some(Role::Noun | Role::Name | Role::Region | Role::Modifier | Role::WeakVerb)))
                && !parts_list(text, pieces, at)
        }
        // 14例术后患者: a time right before its noun.
        Role::Time => {
            let word = pieces[at].span.of(text);
            matches!(next, Some(Role::Noun))
                && (at == first || word.chars().count() == 2 && !word.ends_with(['年', '月', '日', '天', '季']))
        }
        // 协议基础上平稳合作: 上, 中 close what is counted.
        Role::Localiser => {
            matches!(next, Some(Role::Noun | Role::Modifier))
                && !matches!(pieces[at].span.of(text), "上" | "下" | "中" | "后" | "前")
        }
        _ => false,
    }
}

/// 十多种候鸟成群结队, 早稻长势喜人: a set phrase of four letters whose second half is no noun says what is so.
fn is_set_predicate(text: &str, pieces: &[Piece], at: usize) -> bool {
    let word = pieces[at].span.of(text);
    let half = word.char_indices().nth(2).map_or("", |(half, _)| &word[half..]);
    let says = matches!(segmenter::dictionary_tag(half), Some(Tag::Verb | Tag::Adjective));
    let closes = pieces.get(at + 1).is_none_or(|next| !next.is_nominal() && next.role != Role::De);
    word.chars().count() == 4 && says && closes && pieces[at - 1].role == Role::Noun && segmenter::is_set_phrase(word)
}

/// 3亿美元人道主义援助, 6亿元文旅惠民补贴: behind the noun that says which an act ends the phrase.
fn ends_with_act(text: &str, pieces: &[Piece], at: usize) -> bool {
    if !lexicon::is_deed(pieces[at].span.of(text)) {
        return false;
    }
    let before = pieces[at - 1];
    let which = matches!(before.role, Role::Noun | Role::Modifier) && !lexicon::is_person(before.span.of(text));
    let joins = |next: &Piece| matches!(next.role, Role::ListComma | Role::Conjunction | Role::De | Role::Stop);
    // 资金救助441个家庭: before another amount it acts.
    let counts = time::is_count(&text[pieces[at].span.end..]);
    which && !counts && pieces.get(at + 1).is_none_or(joins) && pieces[..at].iter().all(|piece| piece.is_nominal())
}

/// Whether what stands behind 、 or 以及 is no part of the list.
fn parts_list(text: &str, pieces: &[Piece], at: usize) -> bool {
    let told = pieces[at].role == Role::ListComma && next_is_told(pieces, at + 1);
    // 27个省和新疆兵团: a name is none of what is counted, unless names are.
    let proper = |piece: &Piece| matches!(piece.role, Role::Region | Role::Name);
    let named = pieces[at].role == Role::Conjunction && pieces.get(at + 1).is_some_and(proper);
    let named = named && !pieces[..at].iter().any(proper);
    // 周转量由于运力不足: a cause is no part of it either.
    // “芙蓉花瓣”不仅造型优美: nor what is said of it.
    let said = matches!(pieces[at].span.of(text), "不仅" | "不但" | "并" | "并且" | "而且" | "以便" | "从而");
    // 3名医生、护士2名: what has a count of its own.
    let counted = matches!(pieces.get(at + 2).map(|piece| piece.role), Some(Role::Quantity(_)))
        && pieces[at].role == Role::ListComma
        && pieces[at + 1].role == Role::Noun;
    told || named
        || counted
        || said
        || is_vague_count(pieces[at + 1].span.of(text))
        || lexicon::opens_adjunct(pieces[at].span.of(text))
}

/// 192个企业以及一批金融机构, 3架直升机和多枚导弹: what is counted vaguely is no part of what is counted.
fn is_vague_count(word: &str) -> bool {
    lexicon::counts_vaguely(word) || word.chars().count() == 2 && word.starts_with(['多', '数', '几'])
}

/// 3名被扣押人员: 被, its verb, and the word for persons are one noun.
fn befallen_persons(text: &str, pieces: &[Piece], first: usize) -> Option<(usize, usize)> {
    let [passive, verb, noun, ..] = pieces.get(first..)? else { return None };
    let persons = lexicon::is_person(noun.span.of(text)) && noun.role == Role::Noun;
    // 被困人员: the segmenter may hold 被困 as one word.
    if lexicon::is_fate(passive.span.of(text)) && verb.role == Role::Noun && lexicon::is_person(verb.span.of(text)) {
        return Some((first, first + 2));
    }
    (passive.span.of(text) == "被" && verb.is_verb() && persons).then_some((first, first + 3))
}

/// 4个联合实验室, 3个承接基地: an act right before a bare word for a body says which.
fn premises(text: &str, pieces: &[Piece], first: usize) -> Option<(usize, usize)> {
    let body = pieces.get(first + 1).filter(|next| next.role == Role::Noun)?;
    let ends = pieces.get(first + 2).is_none_or(|next| !next.is_nominal() && next.role != Role::De);
    (ends && lexicon::is_premises(body.span.of(text))).then_some((first, first + 2))
}

fn noun_behind(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at).is_some_and(|piece| piece.is_nominal() && piece.role != Role::Localiser)
}

/// 医养结合机构, 婴幼儿照护服务机构: noun, verb, and a bare word for a body that ends the phrase.
fn compounds(text: &str, pieces: &[Piece], at: usize) -> bool {
    let inside =
        |piece: &&Piece| matches!(piece.role, Role::Noun | Role::Modifier | Role::Verb { class: VerbClass::Mixed, .. });
    let rest = pieces[at + 1..].iter().take_while(inside).count();
    // 企业退休人员养老金: a verb right before the bare word for persons says which; 学校聘请教师 does not.
    let persons = pieces.get(at + 1).filter(|next| next.role == Role::Noun).map_or("", |next| next.span.of(text));
    if pieces[at].role == Role::WeakVerb && persons == "人员" {
        return true;
    }
    // 教学点配备了教学设施: with 了 it acts.
    if pieces[at].span.of(text).ends_with('了') {
        return false;
    }
    // 9个县获评创新基地: the title is what they were given.
    if pieces[at].span.of(text).starts_with(['获', '评']) {
        return false;
    }
    if closes_long_name(text, pieces, at) {
        return true;
    }
    (1..=2).contains(&rest) && lexicon::is_generic(pieces[at + rest].span.of(text))
        || pieces.get(at + 1).is_some_and(|next| is_with(text, next)) && joins_acts(text, pieces, at + 1)
}

/// 国家自主创新示范区, 拔尖学生培养基地: words that may be verbs inside the long name of a base or a pilot, which no body before
/// them sets up.
fn closes_long_name(text: &str, pieces: &[Piece], at: usize) -> bool {
    const LONGEST: usize = 4;
    let soft = |piece: &&Piece| {
        matches!(piece.role, Role::Noun | Role::Modifier | Role::WeakVerb | Role::Verb { class: VerbClass::Mixed, .. })
    };
    let rest = pieces[at + 1..].iter().take_while(soft).take(LONGEST).count();
    let head = pieces[at + 1..at + 1 + rest].last().map_or("", |last| last.span.of(text));
    let before = pieces[..at].last().map_or("", |last| last.span.of(text));
    lexicon::subject_words().bases.ends(head) && !lexicon::is_person(before) && !lexicon::is_body(before)
}

/// 与, which the dictionary holds for a preposition, and 和 and 及 where it holds them for one.
fn is_with(text: &str, piece: &Piece) -> bool {
    matches!(piece.span.of(text), "与" | "和" | "及")
}

/// 12个污水处理与垃圾收运站点: behind a noun or an act 与 leads to another, and to the bare word for a body that both go to.
fn joins_acts(text: &str, pieces: &[Piece], at: usize) -> bool {
    let inside = |piece: &&Piece| piece.is_verb() && !piece.is_strong_verb() || piece.role == Role::Noun;
    let rest = pieces[at + 1..].iter().take_while(inside).count();
    let closes = pieces.get(at + 1 + rest).is_none_or(|next| next.role == Role::Stop);
    closes && (2..=3).contains(&rest) && lexicon::is_generic(pieces[at + rest].span.of(text))
}

fn noun_follows(text: &str, pieces: &[Piece], at: usize) -> bool {
    // 屯道和巷道: what stands in a list with a noun is one.
    let joint =
        |piece: &&Piece| matches!(piece.role, Role::Conjunction | Role::ListComma) || piece.span.of(text) == "等";
    let listed = pieces.get(at + 1).filter(joint).is_some();
    pieces[at + 1 + usize::from(listed)..]
        .iter()
        .take_while(|piece| {
            piece.is_nominal()
                || matches!(piece.role, Role::WeakVerb | Role::Verb { class: VerbClass::Mixed, .. })
                || lexicon::is_deed(piece.span.of(text))
        })
        // 文旅消费惠民补贴: as a noun does an act that is given.
        .any(|piece| {
            matches!(piece.role, Role::Noun | Role::Name | Role::Region) || lexicon::is_deed(piece.span.of(text))
        })
}

/// 远销16个国家、产量居全国前列: what follows 、 has a verb of its own and is no part of the list.
fn next_is_told(pieces: &[Piece], from: usize) -> bool {
    let behind = pieces[from..].iter().find(|piece| !piece.is_nominal());
    behind.is_some_and(|piece| {
        matches!(
            piece.role,
            Role::Verb { class: VerbClass::Level | VerbClass::Up | VerbClass::Down | VerbClass::Compare, .. }
        )
    })
}

/// 盛开的桃花, 闲置的厂房: a word that only the dictionary knows as a verb, right before 的.
pub(crate) fn opens_with_verb(pieces: &[Piece]) -> bool {
    let [verb, de, ..] = pieces else { return false };
    verb.role == Role::WeakVerb && verb.span.len() >= lexicon::TWO_HAN && de.role == Role::De
}

/// 9个盈利的门店: the head of a relative clause.
pub(crate) fn relative_head(text: &str, pieces: &[Piece], first: usize) -> Option<(usize, usize)> {
    let de = first + pieces[first..].iter().take(MAX_RELATIVE).position(|piece| piece.role == Role::De)?;
    // 3艘载有2万吨大豆的货轮: an amount right behind the verb belongs to what it carries.
    let carries = pieces.get(first).is_some_and(|verb| lexicon::carries(verb.span.of(text)));
    let inside = &pieces[first + usize::from(carries)..de];
    let inside = if carries { inside.get(1..).unwrap_or_default() } else { inside };
    if inside.iter().any(|piece| matches!(piece.role, Role::Quantity(_) | Role::Stop)) {
        return None;
    }
    let (from, to) = starting(text, &pieces[de + 1..])?;
    Some((de + 1 + from, de + 1 + to))
}
