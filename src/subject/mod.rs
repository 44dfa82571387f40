//! Subjects, predicates and relations: what the quantity is said of, by which verb, and how.
//!
//! The words of the clause around a quantity are cut by jieba into pieces ([`pieces`]); an ordered list of named rules
//! ([`rules::RULES`]) ties each quantity, specific constructions first. What earlier clauses of the paragraph said is kept
//! ([`Discourse`]), so that a dropped noun is carried over. A last pass hands shared heads and 分别 lists out.

mod denominator;
mod distribute;
mod listing;
mod negation;
pub(crate) mod phrase;
pub(crate) mod pieces;
pub(crate) mod rules;
mod topic;

pub use listing::{Pass, RuleExample, SubjectRule, rules};
pub(crate) use topic::Topic;

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::fact::{Confidence, Direction, Extent, Kind, Role};
use crate::lexicon;
use crate::quantity::Mention;
use crate::sentence::{self, Clause, Sentence};
use crate::span::Span;
use phrase::{Phrase, Sort};
use pieces::{Frame, Piece};

/// What a quantity is tied to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tie {
    pub(crate) subject: Option<Phrase>,
    pub(crate) predicate: Option<Span>,
    pub(crate) change: Option<Growth>,
    pub(crate) per: Option<String>,
    pub(crate) of: Option<Span>,
    pub(crate) ranked_in: Option<Span>,
    pub(crate) role: Role,
    pub(crate) confidence: Confidence,
    pub(crate) rule: &'static str,
}

/// A growth or fall, with the words that name its basis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Growth {
    pub(crate) direction: Direction,
    pub(crate) extent: Extent,
    pub(crate) basis: Option<Span>,
}

/// An end of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    From,
    To,
}

impl Tie {
    pub(crate) fn to(subject: Option<Phrase>) -> Self {
        Self {
            subject,
            predicate: None,
            change: None,
            per: None,
            of: None,
            ranked_in: None,
            role: Role::Fact,
            confidence: Confidence::Certain,
            rule: "",
        }
    }

    pub(crate) fn by(mut self, predicate: Option<Span>) -> Self {
        self.predicate = predicate;
        self
    }

    /// Which end of a change the amount is: 21% and 29% of 由21%升到29%. The tie `before` it is one of its sentence.
    pub(crate) fn end_of_change(&self, before: Option<&Self>) -> Option<End> {
        // 占比重由41%升到63%: a share may be where it began.
        let starts = |tie: &Self| tie.rule == rules::STARTING_POINT || tie.rule == "share" && tie.predicate.is_none();
        let reached = self.change.is_some_and(|change| change.extent == Extent::To);
        match before {
            _ if starts(self) => Some(End::From),
            Some(before) if starts(before) && reached => Some(End::To),
            _ => None,
        }
    }

    /// 青溪 of 青溪、柳河分别增长5%和8%: of the places of a list the one that this amount was dealt to.
    pub(crate) fn dealt_place(&self, text: &str, list: Span) -> Option<Span> {
        let first = *self.subject.as_ref().filter(|_| self.rule == distribute::SHARED)?.parts.first()?;
        if first.start < list.start || first.start >= list.end {
            return None;
        }
        let own = Span::new(first.start, first.end.min(list.end));
        let parted = |letter: Option<char>| matches!(letter, Some('、' | '和' | '与' | '及'));
        let opens = own.start == list.start || parted(text[..own.start].chars().next_back());
        let closes = own.end == list.end || parted(text[own.end..].chars().next());
        (own != list && opens && closes).then_some(own)
    }

    pub(crate) fn guessed(mut self) -> Self {
        self.confidence = Confidence::Likely;
        self
    }
}

/// A quantity that has been tied, as later clauses see it.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) mention: usize,
    pub(crate) sentence: usize,
    pub(crate) clause: usize,
    pub(crate) tie: Tie,
}

/// What the paragraph has said so far.
#[derive(Debug, Default)]
pub(crate) struct Discourse {
    pub(crate) told: Vec<Told>,
    /// The clauses of this sentence that said no quantity so far, and the topic that the last of them leaves, once a
    /// rule has asked for it: most clauses need not be cut into words.
    quiet: Vec<usize>,
    topic: OnceCell<Option<Topic>>,
    /// What a heading or a line ending in ： names for the lines below it.
    pub(crate) heading: Option<Phrase>,
}

/// What a rule sees.
pub(crate) struct Context<'a> {
    pub(crate) paragraph: &'a Paragraph<'a>,
    pub(crate) text: &'a str,
    pub(crate) mentions: &'a [Mention],
    /// The quantity to tie, by its index.
    pub(crate) index: usize,
    pub(crate) pieces: &'a [Piece],
    /// Its place among the pieces.
    pub(crate) at: usize,
    /// The pieces between the last fact of the clause and the quantity.
    pub(crate) left: &'a [Piece],
    /// The pieces between the quantity and the next fact of the clause.
    pub(crate) right: &'a [Piece],
    /// Which quantities of the clause only restrict a noun.
    pub(crate) conditions: &'a HashSet<usize>,
    pub(crate) discourse: &'a Discourse,
    pub(crate) sentence: usize,
    pub(crate) clause: usize,
    /// Whether no fact stands before it in the clause.
    pub(crate) first: bool,
    /// The fact before the bracket, where the clause is one.
    pub(crate) host: Option<&'a Told>,
}

impl<'a> Context<'a> {
    pub(crate) fn mention(&self) -> &'a Mention {
        &self.mentions[self.index]
    }

    pub(crate) fn sort(&self) -> Sort {
        if self.mention().counts && !self.mention().unit.is_empty() { Sort::Counted } else { Sort::Measured }
    }

    pub(crate) fn word(&self, piece: &Piece) -> &'a str {
        piece.span.of(self.text)
    }

    /// The noun phrase that heads the last clause of the sentence without a quantity.
    pub(crate) fn topic(&self) -> Option<&'a Topic> {
        let clauses = &self.paragraph.sentences[self.sentence].clauses;
        let last = |quiet: &[usize]| quiet.iter().rev().find_map(|at| topic::topic(self.paragraph, clauses, *at));
        self.discourse.topic.get_or_init(|| last(&self.discourse.quiet)).as_ref()
    }

    /// Whether a clause of the sentence, before this one, said no quantity.
    pub(crate) fn is_quiet(&self, clause: usize) -> bool {
        self.discourse.quiet.contains(&clause)
    }

    /// The last fact told, anywhere in the paragraph.
    pub(crate) fn last(&self) -> Option<&'a Told> {
        self.discourse.told.last()
    }

    /// The fact before it in the same clause.
    pub(crate) fn neighbour(&self) -> Option<&'a Told> {
        self.last().filter(|told| !self.first && told.sentence == self.sentence && told.clause == self.clause)
    }
}

/// Ties the quantities of a paragraph: one answer for each mention, at its place.
pub(crate) fn tie(paragraph: &Paragraph) -> Vec<Tie> {
    let mut discourse = Discourse { heading: paragraph.heading.clone(), ..Discourse::default() };
    for (number, sentence) in paragraph.sentences.iter().enumerate() {
        discourse.quiet.clear();
        discourse.topic = OnceCell::new();
        for (clause_number, clause) in sentence.clauses.iter().enumerate() {
            clause_ties(paragraph, clause, (number, clause_number), &mut discourse);
        }
    }
    // A mention that no clause holds as a whole is tied to nothing, and its neighbours keep their own ties.
    let mut ties = vec![rules::untied(); paragraph.mentions.len()];
    for told in discourse.told {
        ties[told.mention] = told.tie;
    }
    ties
}

/// The tie of a quantity in the cell of a table, to what heads the cell.
pub(crate) fn of_cell(head: Option<Span>, mention: &Mention) -> Tie {
    let per = mention.per.clone();
    let tie = Tie { rule: distribute::TABLE_CELL, per, ..Tie::to(head.map(Phrase::new)) };
    if head.is_none() { tie.guessed() } else { tie }
}

/// What a heading names for the lines below it: 人防异地建设费 of （一）人防异地建设费.
pub(crate) fn heading(text: &str, block: Span) -> Option<Phrase> {
    let span = Span::new(block.start + sentence::list_marker(block.of(text)), block.end);
    let words = span.of(text);
    let names = !words.is_empty() && words.chars().count() <= MAX_HEADING && lexicon::is_property(words);
    names.then(|| Phrase::new(span))
}

/// A longer heading tells a story and names nothing.
const MAX_HEADING: usize = 20;

/// A paragraph as this stage reads it.
pub(crate) struct Paragraph<'a> {
    pub(crate) text: &'a str,
    pub(crate) sentences: &'a [Sentence],
    pub(crate) mentions: &'a [Mention],
    pub(crate) times: &'a [Span],
    pub(crate) places: &'a [Span],
    /// The heading above, where it names what its lines count.
    pub(crate) heading: Option<Phrase>,
}

/// The pieces of a clause as if it said no quantity.
pub(crate) fn pieces_alone(paragraph: &Paragraph, sentence: usize, clause: usize) -> Vec<Piece> {
    pieces::cut(&frame(paragraph, &paragraph.sentences[sentence].clauses[clause], &[]))
}

fn clause_ties(paragraph: &Paragraph, clause: &Clause, place: (usize, usize), discourse: &mut Discourse) {
    let inside: Vec<(usize, Span)> = mentions_of(paragraph, clause);
    if inside.is_empty() {
        discourse.quiet.push(place.1);
        discourse.topic = OnceCell::new();
        return;
    }
    let pieces = pieces::cut(&frame(paragraph, clause, &inside));
    let conditions = rules::condition::find(paragraph.text, paragraph.mentions, &pieces);
    let inside_bracket = clause.explains.map(|_| clause.span.start);
    let start = discourse.told.len();
    for (at, piece) in pieces.iter().enumerate() {
        let pieces::Role::Quantity(index) = piece.role else { continue };
        let context = context(paragraph, &pieces, at, index, &conditions, place, (discourse, inside_bracket));
        let mut tie = rules::answer(&context);
        denominator::add(&context, &mut tie);
        negation::add(&context, &mut tie);
        // A noun may stand where no rule looks: without one the answer is a guess.
        let tie = if tie.subject.is_none() { tie.guessed() } else { tie };
        release_verb(paragraph, &mut discourse.told[start..], (index, &tie));
        discourse.told.push(Told { mention: index, sentence: place.0, clause: place.1, tie });
    }
    if rules::condition::is_threshold(paragraph.text, clause) {
        discourse.told[start..].iter_mut().for_each(|told| told.tie.role = Role::Condition);
    }
    let (before, facts) = discourse.told.split_at_mut(start);
    distribute::heads(paragraph.text, &pieces, &conditions, (before, facts));
    distribute::respectively(paragraph, &pieces, before, facts);
}

/// 28种蔬菜均价为5元, 46家医院住院日为7天, 1540处隐患点已治理1203处: the verb of the measure, or of the part, says nothing of how many
/// there are.
fn release_verb(paragraph: &Paragraph, told: &mut [Told], (mention, tie): (usize, &Tie)) {
    let (Some(before), Some(subject), Some(verb)) = (told.last_mut(), &tie.subject, tie.predicate) else { return };
    let noun = before.tie.subject.as_ref().filter(|_| before.tie.rule == "counted noun").map(Phrase::span);
    let Some(noun) = noun.filter(|_| before.tie.predicate == Some(verb)) else { return };
    let owned = subject.span().start == noun.start && subject.span().end > noun.end;
    let unit = |at: usize| &paragraph.mentions[at].unit;
    let between = !subject.carried && subject.span().start >= noun.end && subject.span().end <= verb.start;
    let level = matches!(verb.of(paragraph.text), "为" | "是" | "达" | "达到") && !paragraph.mentions[mention].counts;
    let measured = between && (level || lexicon::is_property(&subject.text(paragraph.text)));
    let part = subject.carried && subject.span() == noun && unit(mention) == unit(before.mention);
    if owned || measured || part {
        before.tie.predicate = None;
    }
}

fn frame<'a>(paragraph: &'a Paragraph, clause: &'a Clause, mentions: &'a [(usize, Span)]) -> Frame<'a> {
    Frame {
        text: paragraph.text,
        clause: clause.span,
        holes: &clause.holes,
        mentions,
        times: within(paragraph.times, clause.span),
        places: within(paragraph.places, clause.span),
    }
}

fn mentions_of(paragraph: &Paragraph, clause: &Clause) -> Vec<(usize, Span)> {
    let from = paragraph.mentions.partition_point(|mention| mention.span.start < clause.span.start);
    paragraph.mentions[from..]
        .iter()
        .enumerate()
        .take_while(|(_, mention)| mention.span.start < clause.span.end)
        .filter(|(_, mention)| !clause.holes.iter().any(|hole| hole.overlaps(mention.span)))
        .map(|(at, mention)| {
            let outer = Span::new(
                without_verb(paragraph.text, mention).max(clause.span.start),
                mention.outer.end.min(clause.span.end),
            );
            (from + at, outer)
        })
        .collect()
}

/// Where a mention begins for its clause: 为 of 约为 is a verb, though 约 bounds the number.
fn without_verb(text: &str, mention: &Mention) -> usize {
    // 评分为（9.1±2.2）分: the bracket opens the amount.
    let opened = text[..mention.outer.start].strip_suffix(['（', '(']);
    if let Some(before) = opened.filter(|_| mention.span.of(text).contains('±')) {
        return before.len();
    }
    let verb = |word: &Span| word.of(text).ends_with(['为', '有', '达', '占', '在', '是', '合']);
    mention.bound_word.filter(verb).map_or(mention.outer.start, |word| word.end)
}

fn within(spans: &[Span], clause: Span) -> &[Span] {
    let from = spans.partition_point(|span| span.start < clause.start);
    let to = spans.partition_point(|span| span.start < clause.end);
    &spans[from..to.max(from)]
}

fn context<'a>(
    paragraph: &'a Paragraph,
    pieces: &'a [Piece],
    at: usize,
    index: usize,
    conditions: &'a HashSet<usize>,
    (sentence, clause): (usize, usize),
    (discourse, inside): (&'a Discourse, Option<usize>),
) -> Context<'a> {
    let is_fact = |piece: &Piece| matches!(piece.role, pieces::Role::Quantity(other) if !conditions.contains(&other));
    let fact = pieces[..at].iter().rposition(is_fact).map_or(0, |before| before + 1);
    // 为1.2万名农民工追回工资: the noun that the last quantity counts is no part of what follows.
    let counted =
        discourse.told.last().filter(|told| fact > 0 && matches!(told.tie.rule, "counted noun" | "benefactive"));
    let counted = counted
        .and_then(|told| told.tie.subject.as_ref())
        .filter(|subject| !subject.carried)
        .map_or(0, |subject| subject.span().end);
    let behind = (fact..at).find(|piece| pieces[*piece].span.start >= counted).unwrap_or(at);
    let owned = !paragraph.mentions[index].counts && has_measure(paragraph.text, &pieces[fact..at], behind - fact);
    let from = if owned { fact } else { behind };
    let to = pieces[at + 1..].iter().position(is_fact).map_or(pieces.len(), |next| at + 1 + next);
    Context {
        paragraph,
        text: paragraph.text,
        mentions: paragraph.mentions,
        index,
        pieces,
        at,
        left: &pieces[from..at],
        right: &pieces[at + 1..to],
        conditions,
        discourse,
        sentence,
        clause,
        first: fact == 0,
        host: inside.and_then(|start| host(paragraph, &discourse.told, start)),
    }
}

/// 28种蔬菜均价为5元: the measure right behind the noun that is counted is that noun's own. 5家企业共有职工300人 has none.
fn has_measure(text: &str, pieces: &[Piece], noun: usize) -> bool {
    let Some((head, rest)) = pieces.split_at_checked(noun).filter(|(head, rest)| !head.is_empty() && !rest.is_empty())
    else {
        return false;
    };
    let named = rest.iter().take_while(|piece| piece.role == pieces::Role::Noun).count();
    let run = &rest[..named];
    let touches = run.first().is_some_and(|first| first.span.start == head[noun - 1].span.end);
    touches && run.last().is_some_and(|last| lexicon::is_property(last.span.of(text)))
}

/// How many facts back something is looked for: no reader remembers more.
pub(crate) const REACH: usize = 32;

/// The fact that a bracket explains, whose inside starts here.
fn host<'a>(paragraph: &Paragraph, told: &'a [Told], start: usize) -> Option<&'a Told> {
    let near = || told.iter().rev().take(REACH);
    // 5个深度（3、6厘米）: what the bracket explains may be counted.
    let open = bracket_before(paragraph.text, start);
    let named =
        |told: &&Told| told.tie.subject.as_ref().is_some_and(|subject| !subject.carried && subject.span().end == open);
    if let Some(host) = near().find(named) {
        return Some(host);
    }
    // 林地340公顷（35%）、耕地120公顷（12%）: the nearest before the bracket, not the one told last.
    let before = near().filter(|told| paragraph.mentions[told.mention].span.end <= start);
    let host = before.max_by_key(|told| paragraph.mentions[told.mention].span.end)?;
    // A noun between the quantity and the bracket is what the bracket explains.
    let between = &paragraph.text[paragraph.mentions[host.mention].outer.end..start];
    between.chars().all(|c| !c.is_alphanumeric()).then_some(host)
}

/// Where the bracket begins whose inside starts here.
fn bracket_before(text: &str, inside: usize) -> usize {
    inside - text[..inside].chars().next_back().map_or(0, char::len_utf8)
}

/// Whether the kind tells a change or a share, so that a carried subject is a measure.
pub(crate) fn is_relative(kind: Kind) -> bool {
    matches!(kind, Kind::Percent | Kind::PercentagePoint | Kind::Multiple)
}
