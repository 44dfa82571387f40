//! A clause as a line of pieces: quantities, times, scope words, and the words between them with their roles.

mod amounts;
mod fused;
mod merge;
mod neighbours;

use std::cell::{Cell, RefCell};

use self::fused::VERB_BYTES;
use crate::fact::Kind;
use crate::lexicon::{self, VerbClass};
use crate::segmenter::{self, Memo, Tag, Word};
use crate::span::{Span, marks};
use crate::subject::denominator;

/// What a piece does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A quantity, by its index among the mentions of the paragraph.
    Quantity(usize),
    Time,
    /// 全市, 我省.
    Scope,
    /// A verb of `data/verbs.toml`; `to` where it says the result (增至, 提高到).
    Verb {
        class: VerbClass,
        to: bool,
    },
    /// A verb that only the dictionary knows: it may as well stand inside a noun phrase (养老机构).
    WeakVerb,
    Noun,
    /// The name of a person, body or brand.
    Name,
    /// The name of a place.
    Region,
    /// 大型, 省级, 新: before nouns.
    Modifier,
    Adverb,
    Preposition,
    Conjunction,
    /// 的.
    De,
    /// 了, 着, 过.
    Aspect,
    /// 每.
    Each,
    /// 中, 内, 境内.
    Localiser,
    /// 、.
    ListComma,
    /// Anything else that ends a phrase.
    Stop,
}

/// A piece of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) role: Role,
}

impl Piece {
    /// Whether the piece may stand inside a noun phrase.
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self.role, Role::Noun | Role::Name | Role::Region | Role::Modifier | Role::Localiser | Role::Scope)
    }

    /// Whether the piece is a verb of the table, of any class but those that are nouns as often.
    pub(crate) fn is_strong_verb(self) -> bool {
        matches!(self.role, Role::Verb { class, .. } if class != VerbClass::Mixed && class != VerbClass::Names)
    }

    pub(crate) fn is_verb(self) -> bool {
        matches!(self.role, Role::Verb { .. } | Role::WeakVerb)
    }
}

/// What is known of a clause before its words are cut.
pub(crate) struct Frame<'a> {
    pub(crate) text: &'a str,
    pub(crate) clause: Span,
    pub(crate) holes: &'a [Span],
    /// Outer spans of the mentions inside, with their index.
    pub(crate) mentions: &'a [(usize, Span)],
    pub(crate) times: &'a [Span],
    pub(crate) places: &'a [Span],
}

/// Cuts a clause into pieces.
pub(crate) fn cut(frame: &Frame) -> Vec<Piece> {
    let mut fixed: Vec<Piece> = Vec::new();
    let inside = |span: &Span| frame.clause.contains(*span) && !frame.holes.iter().any(|hole| hole.overlaps(*span));
    fixed.extend(frame.mentions.iter().map(|(index, span)| Piece { span: *span, role: Role::Quantity(*index) }));
    fixed.extend(frame.times.iter().filter(|span| inside(span)).map(|span| Piece { span: *span, role: Role::Time }));
    fixed.extend(frame.places.iter().filter(|span| inside(span)).map(|span| Piece { span: *span, role: Role::Scope }));
    fixed.extend(frame.holes.iter().map(|hole| Piece { span: *hole, role: Role::Aspect }));
    fixed.sort_by_key(|piece| (piece.span.start, std::cmp::Reverse(piece.span.end)));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = frame.clause.start;
    for piece in fixed {
        if piece.span.start < at {
            continue;
        }
        words(frame.text, Span::new(at, piece.span.start), &mut pieces);
        at = piece.span.end;
        pieces.push(piece);
    }
    words(frame.text, Span::new(at, frame.clause.end), &mut pieces);
    pieces.retain(|piece| !frame.holes.contains(&piece.span));
    drop_formula_marks(frame.text, &mut pieces);
    loosen_currency(frame.text, &mut pieces);
    drop_currency(frame.text, &mut pieces);
    merge::all(frame.text, pieces)
}

/// 降低至 $1.80\%$: the dollar signs of a formula, and the blanks beside them, stand between nothing.
fn drop_formula_marks(text: &str, pieces: &mut Vec<Piece>) {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
    if !Span::new(first.span.start, last.span.end).of(text).contains('$') {
        return;
    }
    let mark = |piece: &Piece| piece.span.of(text).chars().all(|c| c == '$' || c.is_whitespace());
    let dollar = |pieces: &[Piece]| pieces.iter().any(|piece| piece.span.of(text).contains('$'));
    let mut dropped = vec![false; pieces.len()];
    for at in 0..pieces.len() {
        if !matches!(pieces[at].role, Role::Quantity(_)) {
            continue;
        }
        let from = pieces[..at].iter().rposition(|piece| !mark(piece)).map_or(0, |before| before + 1);
        let to = pieces[at + 1..].iter().position(|piece| !mark(piece)).map_or(pieces.len(), |next| at + 1 + next);
        if dollar(&pieces[from..at]) || dollar(&pieces[at + 1..to]) {
            dropped[from..at].fill(true);
            dropped[at + 1..to].fill(true);
        }
    }
    let mut kept = dropped.into_iter().map(|dropped| !dropped);
    pieces.retain(|_| kept.next().unwrap_or(true));
}

/// 保证金新台币3000万元: the name of the currency before an amount belongs to no phrase.
fn loosen_currency(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        if !matches!(pieces[at].role, Role::Quantity(_)) {
            continue;
        }
        let word = pieces[at - 1].span.of(text);
        let unit = lexicon::BUILT_IN.units.starting(word).filter(|(len, _)| *len == word.len());
        if word == "人民币" || unit.is_some_and(|(_, unit)| unit.kind == Kind::Money) {
            pieces[at - 1].role = Role::Aspect;
        }
        // 投资1496亿元人民币: nor does it behind the amount.
        if let Some(next) = pieces.get_mut(at + 1).filter(|next| next.span.of(text) == "人民币") {
            next.role = Role::Aspect;
        }
    }
}

/// 发行35亿元人民币国债: what the money is for stands behind its currency.
fn drop_currency(text: &str, pieces: &mut Vec<Piece>) {
    let noun = |piece: Option<&Piece>| piece.is_some_and(|next| next.role == Role::Noun);
    let between = |at: usize| {
        matches!(pieces[at - 1].role, Role::Quantity(_))
            && pieces[at].span.of(text) == "人民币"
            && noun(pieces.get(at + 1))
    };
    if let Some(at) = (1..pieces.len()).find(|at| between(*at)) {
        pieces.remove(at);
    }
}

/// Cuts running words; a quotation, a title or an explaining bracket is one noun.
fn words(text: &str, stretch: Span, pieces: &mut Vec<Piece>) {
    const PAIRS: &[(char, char)] =
        &[('<', '>'), ('“', '”'), ('《', '》'), ('（', '）'), ('(', ')'), ('「', '」'), ('‘', '’')];
    let mut at = stretch.start;
    let mut search = stretch.start;
    while let Some((offset, open)) =
        marks(Span::new(search, stretch.end).of(text)).find(|(_, c)| PAIRS.iter().any(|(open, _)| open == c))
    {
        let start = search + offset;
        let close = PAIRS.iter().find(|(left, _)| *left == open).map_or(open, |(_, right)| *right);
        let inside = start + open.len_utf8();
        let Some(len) = Span::new(inside, stretch.end).of(text).find(close) else {
            search = inside;
            continue;
        };
        let end = inside + len + close.len_utf8();
        plain_words(text, Span::new(at, start), pieces);
        // <td>: markup is no word.
        let said = Span::new(inside, inside + len).of(text);
        // 同比（下同）增长8.1%: how it was compared.
        let compares =
            pieces.last().is_some_and(|last| last.span.end == start && matches!(last.span.of(text), "同比" | "环比"));
        let role = match () {
            _ if open == '<' || is_list_mark(said) => Role::Stop,
            // 总值2.3万亿元（下同），增长5%: nor what else is reckoned so.
            _ if compares || said == "下同" => Role::Aspect,
            _ => Role::Noun,
        };
        pieces.push(Piece { span: Span::new(start, end), role });
        at = end;
        search = end;
    }
    plain_words(text, Span::new(at, stretch.end), pieces);
}

/// （一）工业支出: a bare numeral in brackets counts the points of a list.
fn is_list_mark(inside: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    (1..=3).contains(&inside.chars().count()) && inside.chars().all(numeral)
}

/// Cuts Han words with jieba; a run of letters and digits (PM2.5, S206) is one noun.
fn plain_words(text: &str, stretch: Span, pieces: &mut Vec<Piece>) {
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '/' | '_');
    let mut at = stretch.start;
    while at < stretch.end {
        let rest = Span::new(at, stretch.end).of(text);
        let first_latin = rest.starts_with(latin);
        let len = rest.find(|c| latin(c) != first_latin).unwrap_or(rest.len());
        let span = Span::new(at, at + len + if first_latin { road_name(&rest[..len], &rest[len..]) } else { 0 });
        at = span.end;
        if first_latin {
            // 发生率为33%.: marks alone are no name.
            // 四项功能1.资讯: nor is the number of a point.
            let numbered =
                span.of(text).strip_suffix('.').is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
            let named = !numbered && span.of(text).contains(|c: char| c.is_ascii_alphanumeric());
            pieces.push(Piece { span, role: if named { Role::Noun } else { Role::Stop } });
        } else {
            segmenter::tag(text, span).iter().for_each(|word| push_word(text, word, pieces));
        }
    }
}

/// How much of what follows a road's number is its name: 永新线 behind S206.
fn road_name(number: &str, behind: &str) -> usize {
    let numbered =
        number.starts_with(|c: char| c.is_ascii_uppercase()) && number.ends_with(|c: char| c.is_ascii_digit());
    let line = behind.char_indices().take(4).find(|(_, c)| *c == '线').map_or(0, |(at, c)| at + c.len_utf8());
    if numbered { line } else { 0 }
}

/// How a word is read.
#[derive(Debug, Clone, Copy)]
enum Reading {
    Whole(Role),
    /// As two pieces where the segmenter or its dictionary fused them: the bytes of the first, and both roles.
    Parted(usize, [Role; 2]),
}

thread_local! {
    /// How words of a tag were read, where nothing around them was asked.
    static READ: RefCell<Memo<(Tag, Reading)>> = const { RefCell::new(Memo::new()) };
}

fn push_word(text: &str, word: &Word, pieces: &mut Vec<Piece>) {
    let remembered = READ.with_borrow(|read| read.get(word.text)).filter(|(tag, _)| *tag == word.tag);
    let reading = remembered.map_or_else(|| read_anew(text, word, pieces), |(_, reading)| reading);
    let (Span { start, end }, cut) = match reading {
        Reading::Whole(role) => return pieces.push(Piece { span: word.span, role }),
        Reading::Parted(len, roles) => (word.span, (word.span.start + len, roles)),
    };
    let (at, [head, tail]) = cut;
    pieces.extend([Piece { span: Span::new(start, at), role: head }, Piece { span: Span::new(at, end), role: tail }]);
}

fn read_anew(text: &str, word: &Word, pieces: &[Piece]) -> Reading {
    let around = Around { text, before: pieces.last(), word: word.span, asked: Cell::new(false) };
    let reading = fused::parted(text, word, &around).unwrap_or_else(|| match role(word) {
        Role::Noun if word.tag == Tag::VerbNoun && around.drives() => Reading::Whole(Role::WeakVerb),
        role => Reading::Whole(role),
    });
    if !around.asked.get() {
        READ.with_borrow_mut(|read| read.keep(word.text, (word.tag, reading)));
    }
    reading
}

/// What stands around a word: what is read without asking it is read so everywhere.
struct Around<'a> {
    text: &'a str,
    before: Option<&'a Piece>,
    word: Span,
    asked: Cell<bool>,
}

impl Around<'_> {
    /// 累计监管货物, 已侦办案件: such an adverb drives a verb.
    fn drives(&self) -> bool {
        self.asked.set(true);
        let before = self.before.filter(|last| last.span.end == self.word.start).map(|last| last.span.of(self.text));
        // 领导人出席会议: behind persons an act follows.
        before.is_some_and(|word| lexicon::subject_words().driving.has(word) || lexicon::is_person(word))
    }

    /// 立案数比2022年下降, 立案数比上年下降: a time follows.
    fn dates(&self) -> bool {
        self.asked.set(true);
        self.text[self.word.end..].starts_with(|c: char| c.is_ascii_digit() || "上去前同".contains(c))
    }
}

fn role(word: &Word) -> Role {
    match word.text {
        // 各具特色: what is so of each is no part of a noun phrase.
        // 各界人士 is a noun.
        idiom if idiom.starts_with('各') && idiom.chars().count() == 4 && !is_noun_of_each(word) => {
            return Role::Stop;
        }
        "的" | "之" => return Role::De,
        "了" | "着" | "过" | "起" | "出" => return Role::Aspect,
        "、" => return Role::ListComma,
        // 每满300元减50元: what must be spent for it.
        "每满" => return Role::Each,
        // 每人每天 may be one word.
        each if each.starts_with('每')
            && each
                .rsplit('每')
                .next()
                .is_some_and(|behind| denominator::end(behind) == Some(behind.len()) || behind.is_empty()) =>
        {
            return Role::Each;
        }
        // 他们推出的: a pronoun names nobody.
        " " | "你" | "您" | "她" | "它" | "我们" | "你们" | "他们" | "她们" | "它们" | "咱们" | "大家" | "这里"
        | "那里" | "此处" | "啊" | "呢" | "吧" | "吗" | "呀" | "哦" | "嘛" | "啦" | "哎" | "唉" => {
            return Role::Stop;
        }
        _ => {}
    }
    if let Some((class, to)) = verb(word.text) {
        return Role::Verb { class, to };
    }
    // 工商银行遭净卖出: as 被 it brings in what befalls.
    if word.text == "遭" {
        return Role::Preposition;
    }
    // 初速, 选手: the name of a measure or of persons is a noun, whatever the dictionary tags it.
    if lexicon::names_property(word.text) || lexicon::names_person(word.text) {
        return Role::Noun;
    }
    match word.tag {
        // 每万 and 每百 are words of their own.
        Tag::Pronoun if word.text.starts_with('每') => Role::Each,
        _ if matches!(word.text, "每百" | "每千" | "每万" | "每十万" | "每百万") => Role::Each,
        Tag::Noun | Tag::VerbNoun | Tag::Latin | Tag::Other | Tag::Pronoun => Role::Noun,
        Tag::Name => Role::Name,
        Tag::Region => Role::Region,
        // 罚没款, 发电量: a long word of the dictionary that ends in the name of an amount is a noun.
        Tag::Verb
            if word.span.len() > VERB_BYTES
                && word.text.ends_with(['者', '款', '费', '金', '额', '量', '率', '数', '价', '值']) =>
        {
            Role::Noun
        }
        Tag::Verb => Role::WeakVerb,
        Tag::Adjective | Tag::Modifier => Role::Modifier,
        // 历史性课题: such a word stands before nouns as well.
        Tag::Adverb if word.text.ends_with('性') => Role::Modifier,
        Tag::Adverb => Role::Adverb,
        Tag::Preposition => Role::Preposition,
        Tag::Conjunction => Role::Conjunction,
        Tag::Particle => Role::Aspect,
        Tag::Numeral | Tag::Time => Role::Modifier,
        Tag::Localiser => Role::Localiser,
        Tag::Punctuation | Tag::Idiom => Role::Stop,
    }
}

/// 各界人士, 各级各类: not 各具特色, 各有千秋.
fn is_noun_of_each(word: &Word) -> bool {
    word.tag == Tag::Modifier || ["各界", "各国", "各类", "各级"].iter().any(|head| word.text.starts_with(head))
}

/// 新建, 增至, 提高到, 完成了: a verb of the table, alone or with what completes it.
fn verb(word: &str) -> Option<(VerbClass, bool)> {
    if let Some(class) = lexicon::verb_class(word) {
        // 发展到, 涨至: the ending says that the result is told.
        let to = matches!(class, VerbClass::Up | VerbClass::Down) && word.ends_with(['到', '至', '为']);
        return Some((class, to));
    }
    // 微涨, 骤降, 净流入: an adverb fused with its verb of growth.
    const MANNERS: &[char] =
        &['微', '略', '稍', '急', '猛', '陡', '骤', '狂', '齐', '普', '续', '再', '净', '暴', '大', '小'];
    if let Some(class @ (VerbClass::Up | VerbClass::Down)) = word.strip_prefix(MANNERS).and_then(lexicon::verb_class) {
        return Some((class, false));
    }
    let to = word.ends_with(['到', '至', '为']);
    let stem = word.strip_suffix(['到', '至', '为', '成', '了', '起', '出']).filter(|stem| !stem.is_empty())?;
    let class = merge::without_noun(lexicon::verb_class(stem)?);
    Some((class, to && matches!(class, VerbClass::Up | VerbClass::Down)))
}
