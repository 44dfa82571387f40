//! Where the noun that is counted ends, when more is said behind it.

use crate::lexicon::{self, VerbClass};
use crate::segmenter::{self, Tag};
use crate::span::Span;
use crate::subject::pieces::{Piece, Role};
use crate::subject::{Context, phrase};

/// Where the counted noun ends, when more is said behind it.
///
/// 6家作坊年产值达到980万元: the measure behind the noun has its own amount. 构建覆盖27万户牧民的服务网络: behind 的 stands
/// what does the covering.
pub(super) fn own_noun(context: &Context, first: usize, end: usize) -> usize {
    let pieces = context.right;
    let told = struck_places(context, first, end)
        .or_else(|| awarded(context, first, end))
        .or_else(|| supplied(context, first, end))
        .or_else(|| becoming(context, first, end))
        .or_else(|| working(context, first, end));
    if let Some(end) = told {
        return end;
    }
    if let Some(end) = before_measure(context, first, end).or_else(|| persons_end(context, first, end)) {
        return end;
    }
    let Some(de) = pieces[first..end].iter().position(|piece| piece.role == Role::De).map(|at| first + at) else {
        return end;
    };
    let noun = pieces[de - 1].role == Role::Noun;
    // 四个项目的最低报价: things are counted, their measure is not.
    let behind = Span::new(pieces[de].span.end, pieces[end - 1].span.end).of(context.text);
    let measured = noun && (lexicon::is_property(behind) || lexicon::is_outcome(behind));
    // 5个国家的代表, 12家企业的负责人: what has persons or things of its own is counted.
    let holder = context.word(&pieces[de - 1]);
    // 5名温州的游客: no places are counted so, and the name only says where they are from.
    let unit = context.mention().unit.as_str();
    let from = matches!(unit, "名" | "位" | "人") || lexicon::subject_words().counting_things.has(unit);
    let holds = pieces[de - 1].role == Role::Region && !from
        || lexicon::has_members(holder)
        || lexicon::is_person(holder)
        || lexicon::is_body(holder);
    let owned = holds && pieces[first..de].iter().all(|piece| piece.is_nominal() || piece.role == Role::Conjunction);
    let verbs = context.left.iter().filter(|piece| piece.is_verb()).count();
    let carries = context.left.last().is_some_and(|last| lexicon::carries(context.word(last)));
    let related = noun && relates(context, (first, de), end);
    let covers = related || noun && (carries || context.left.last().is_some_and(|last| last.is_verb()) && verbs > 1);
    if measured || owned || covers { de } else { end }
}

/// 设有200张床位的医院投入使用, 产生18枚金牌的比赛: such a measure word counts the thing before 的, and who has or makes so many stands
/// behind it with a verb of its own. A medal has nothing that could be counted so.
fn relates(context: &Context, (first, de): (usize, usize), end: usize) -> bool {
    let words = lexicon::subject_words();
    let plain = |piece: &Piece| piece.role == Role::Noun && !phrase::is_demonstrative(context.text, piece);
    let thing = context.right[first..de].iter().all(plain);
    let governed = context.left.iter().rfind(|piece| piece.role != Role::Aspect).is_some_and(|last| last.is_verb());
    let medal = words.medals.ends(context.word(&context.right[de - 1]));
    let counts = words.counting_things.has(&context.mention().unit);
    let when = |piece: &&Piece| !matches!(piece.role, Role::Time | Role::Adverb | Role::Scope);
    let told = context.right[end..].iter().find(when).is_some_and(|next| next.is_verb());
    thing && governed && (medal || counts && told)
}

/// 授予30名同志先进个人称号: to whom it is given is counted, and what is given stands behind.
fn awarded(context: &Context, first: usize, end: usize) -> Option<usize> {
    let words = lexicon::subject_words();
    let gives = context.left.iter().any(|piece| words.awarding.has(context.word(piece)));
    let receiver = context.word(&context.right[first]);
    let person = lexicon::is_person(receiver) || matches!(receiver, "集体" | "单位" | "个人");
    let given = gives && person && end > first + 1 && words.prizes.ends(context.word(&context.right[end - 1]));
    given.then_some(first + 1)
}

/// 在141个地区打击目标: what is done in so many places is told behind them.
fn struck_places(context: &Context, first: usize, end: usize) -> Option<usize> {
    let pieces = context.right;
    let places = context.left.last().is_some_and(|last| matches!(context.word(last), "在" | "于"));
    let told = end > first + 2
        && is_kind_of_place(context.word(&pieces[first]))
        && pieces[first + 1].is_verb()
        && pieces[first + 2].is_nominal()
        && pieces[first..end].iter().all(|piece| piece.role != Role::De);
    (places && told).then_some(first + 1)
}

/// 满足6万户家庭全年用电需求: what those who are counted need stands behind them.
fn supplied(context: &Context, first: usize, end: usize) -> Option<usize> {
    let supplies = context.left.last().is_some_and(|last| lexicon::subject_words().supplying.has(context.word(last)));
    let who = context.word(&context.right[first]);
    let needs = supplies && end > first + 1 && (lexicon::is_person(who) || matches!(who, "家庭" | "农户"));
    (needs && !lexicon::is_person(context.word(&context.right[end - 1]))).then_some(first + 1)
}

/// 三个优势产业规模化、品牌化发展: how it is to become is said of what is counted.
fn becoming(context: &Context, first: usize, end: usize) -> Option<usize> {
    // 社区文化、体育中心: culture is no change.
    let changes = |word: &str| word.ends_with('化') && !word.ends_with("文化");
    // The next of the list may be cut in two: 集群|化.
    let again = |comma: &Piece| context.text[comma.span.end..].chars().take(4).any(|letter| letter == '化');
    let becomes = |at: &usize| {
        let comma = context.right.get(at + 1).filter(|next| next.role == Role::ListComma);
        changes(context.word(&context.right[*at])) && comma.is_some_and(again)
    };
    (first + 1..end).find(becomes).filter(|at| context.right[at - 1].is_nominal())
}

/// 60个行政村加工果脯: behind places a verb with a thing as its object is told of them.
fn working(context: &Context, first: usize, end: usize) -> Option<usize> {
    let pieces = &context.right[..end];
    let who =
        |piece: &Piece| matches!(context.word(piece), "行政村" | "自然村") || is_kind_of_place(context.word(piece));
    let acts = |at: &usize| {
        let mixed = matches!(pieces[*at].role, Role::Verb { class: VerbClass::Mixed, .. });
        mixed && who(&pieces[*at - 1]) && pieces[*at + 1].role == Role::Noun
    };
    let verb = (first + 1..end.saturating_sub(1)).find(acts)?;
    let object = context.word(&pieces[end - 1]);
    let thing = !lexicon::is_generic(object)
        && !lexicon::is_body(object)
        && !lexicon::is_person(object)
        && !lexicon::is_property(object)
        && !lexicon::is_undertaking(object)
        && !lexicon::is_sector(object)
        && !lexicon::subject_words().bases.ends(object);
    let closes = context.right.get(end).is_none_or(|next| next.role == Role::Stop);
    (thing && closes).then_some(verb)
}

/// 31种产品产量保持增长: where the noun before a measure ends, when what follows tells of that measure.
fn before_measure(context: &Context, first: usize, end: usize) -> Option<usize> {
    let pieces = context.right;
    // 16个产区产量有所增加: an adverb may stand between.
    let next = pieces[end..].iter().find(|piece| piece.role != Role::Adverb)?;
    let class = if let Role::Verb { class, .. } = next.role { Some(class) } else { None };
    let told = matches!(class, Some(VerbClass::Level | VerbClass::Up | VerbClass::Down | VerbClass::Light))
        || context.word(next) == "保持";
    // 农村贫困人口实现脱贫: those counted are persons, and no measure.
    let last = context.word(&pieces[end - 1]);
    let measured = told && lexicon::is_property(last) && !last.ends_with("人口");
    // 31种工业产品产量: of kinds the noun right before the measure is the last of their name.
    let kinds = matches!(context.mention().unit.as_str(), "种" | "类" | "款");
    let thing = |piece: &Piece| piece.role == Role::Noun;
    let noun = match kinds && pieces[first..end].iter().all(|piece| piece.role != Role::De) {
        true => pieces[first..end - 1].iter().rposition(thing),
        false => pieces[first..end].iter().position(thing),
    };
    noun.map(|at| first + at + 1).filter(|noun| measured && *noun < end)
}

/// 镇 of 12个镇财政收入, 企业 of 3家企业产值: the place, body or persons that have a measure end their own name.
pub(super) fn who_has_it(context: &Context, first: usize, end: usize) -> Option<usize> {
    let has = |piece: &Piece| {
        let word = context.word(piece);
        piece.role == Role::Noun && (is_kind_of_place(word) || lexicon::is_body(word) || lexicon::is_person(word))
    };
    let at = context.right[first..end].iter().position(has)? + first + 1;
    (at < end).then_some(at)
}

/// 55例肺癌患者行手术治疗, 26名群众喝上干净水: behind a word for persons a verb begins what is said of them.
fn persons_end(context: &Context, first: usize, end: usize) -> Option<usize> {
    let pieces = context.right;
    // 3740万农村人口就医困难: without a measure word the persons are counted.
    let bare = context.mention().unit.is_empty();
    let persons = |piece: &Piece| lexicon::is_person(context.word(piece));
    let population = |piece: &Piece| bare && context.word(piece).ends_with("人口");
    let named = &pieces[first..end];
    let at = named.iter().position(persons).or_else(|| named.iter().position(population))? + first + 1;
    // 八百万求职者会员: two words for persons are one name.
    let at = at
        + usize::from(pieces.get(at).is_some_and(|next| at < end && next.span.len() > lexicon::HAN && persons(next)));
    let acts = pieces[at..end].iter().any(|piece| piece.is_verb())
        || pieces.get(at).is_some_and(|next| {
            lexicon::subject_words().befalling.has(context.word(next)) || context.word(next).starts_with('被')
        });
    // 三名队员身心状态良好: what is said of the state of persons counts them.
    let last = pieces.get(end).filter(|_| end + 1 == pieces.len() && at < end);
    let state = last.is_some_and(|last| segmenter::dictionary_tag(context.word(last)) == Some(Tag::Adjective));
    (bare || acts || state).then_some(at)
}

/// 镇, 县城, 地区: what places of a kind are called.
fn is_kind_of_place(word: &str) -> bool {
    lexicon::subject_words().places.ends(word) || matches!(word, "地区" | "城市" | "国家" | "乡镇")
}
