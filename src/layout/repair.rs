//! The rules that say whether a paragraph goes on in the next line.

use super::ends::OpenEnds;
use super::pairs::{Pairs, Place};
use super::state::State;
use super::{number, shape};
use crate::fact::Tier;
use crate::lexicon::{is_han, line_heads};

/// Paragraphs of this many characters are no headings, so that an end in mid-sentence tells of a break.
const LONG: usize = 35;
/// Lines of verse are at most this long, in characters: the line before the break and the line behind it.
pub(super) const VERSE: (usize, usize) = (14, 20);

/// One rule of the repair.
pub(super) struct Rule {
    #[cfg_attr(not(test), expect(dead_code, reason = "named by the test that checks every row"))]
    pub(super) name: &'static str,
    /// Why it holds.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test that checks every row"))]
    pub(super) reason: &'static str,
    /// A break and what the rule says of it: before, behind, verdict.
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the test of every row"))]
    pub(super) example: (&'static str, &'static str, Verdict),
    pub(super) decide: fn(&Break) -> Option<Verdict>,
}

/// What a rule says of a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The paragraph goes on.
    Join(Tier),
    /// The paragraph ends here.
    Part,
}

/// The place between a paragraph so far and the next line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Break<'a> {
    /// The paragraph so far.
    pub(super) before: &'a str,
    pub(super) state: &'a State,
    /// The next line.
    pub(super) after: &'a str,
    pub(super) width: Width,
    pub(super) pairs: &'a Pairs<'a>,
    pub(super) ends: &'a OpenEnds<'a>,
}

impl Break<'_> {
    /// Whether the next line starts in the middle of a word of this text.
    pub(super) fn splits_word(&self) -> bool {
        let around = self.before.chars().next_back().zip(self.after.chars().next());
        around.is_some_and(|(before, after)| self.pairs.are_joined(before, Place::LineEnd, after))
    }
}

/// What the width of the printed lines says of a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// Lines are paragraphs: nothing.
    Free,
    /// The line before fills the width, and the next stands flush.
    Full,
    /// The line before ends short, or the next is set in or set off.
    Short,
}

/// The rules, in order; the first that answers holds. No answer parts.
///
/// A missed join loses a fact, a false one ties a number to the wrong noun: rules prefer the miss.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "full_line",
        reason: "text of a fixed width breaks wherever the line is full, whatever it ends with",
        example: ("开发区引资总量为40617万元，同比多出一成，其中外商占去多半。", "四家工厂已开工。", Verdict::Part),
        decide: full_line,
    },
    Rule {
        name: "split_number",
        reason: "digits on both sides of a break are one number, also where the point ends the line",
        example: ("今秋全县果品收成好于往年，总共13.", "5万吨，多收2%。", Verdict::Join(Tier::Certain)),
        decide: split_number,
    },
    Rule {
        name: "short_number",
        reason: "also in a short line, where the next goes on to a unit and cannot be a line by itself",
        example: ("新栽果树4.68", "万株", Verdict::Join(Tier::Certain)),
        decide: short_number,
    },
    Rule {
        name: "sentence_end",
        reason: "a paragraph that ends its sentence is complete",
        example: ("镇里办起食堂14处。”", "老人吃饭不再发愁。", Verdict::Part),
        decide: sentence_end,
    },
    Rule {
        name: "misread_stop",
        reason: "a letter alone behind a formula is a full stop misread, unless it starts a word that the next line ends",
        example: ("今春清淤，灌溉面积占全镇的 $ 8 1 \\% $ 号", "渠首新装水泵两台，每日提水一千方。", Verdict::Part),
        decide: misread_stop,
    },
    Rule {
        name: "hanging_mark",
        reason: "no paragraph starts with a mark that follows words",
        example: ("全年新建学校15所", "，改造学校20所。", Verdict::Join(Tier::Certain)),
        decide: hanging_mark,
    },
    Rule {
        name: "open_bracket",
        reason: "a bracket or quote that is still open is closed in the same paragraph",
        example: ("印发《某县村庄污水", "治理办法》，村民叫好。", Verdict::Join(Tier::Certain)),
        decide: open_bracket,
    },
    Rule {
        name: "open_clause",
        reason: "， and 、 announce more; but lines of verse end with them",
        example: ("把渡口改桥写进年度计划，县里拨出专款，", "让3万名山民过河不再等船。", Verdict::Join(Tier::Certain)),
        decide: open_clause,
    },
    Rule {
        name: "number_and_unit",
        reason: "a number waits for its unit",
        example: ("环湖步道今春全线贯通，全长2.35", "公里；沿途凉亭九座。", Verdict::Join(Tier::Certain)),
        decide: number_and_unit,
    },
    Rule {
        name: "new_item",
        reason: "a list marker, byline, dateline or caption starts something new",
        example: (
            "春灌期间各乡水情平稳，抢修渠道和调度闸门两头的事情都赶在了播种前头",
            "（一）抢修渠道",
            Verdict::Part,
        ),
        decide: new_item,
    },
    Rule {
        name: "announcing_mark",
        reason: "： ； —— ） ” 》 end list heads, list items and titles",
        example: ("合作社年内要办成的几件事情，已经挨家挨户征求过意见，排在前面的是：", "翻修粮仓", Verdict::Part),
        decide: announcing_mark,
    },
    Rule {
        name: "long_and_open",
        reason: "a long paragraph that ends in mid-sentence was broken by a column or page",
        example: (
            "给山区学校配发校车27辆。借助县级调度平台，连通交警、气象、医院，让学",
            "生上下学有人照看，家长放心。",
            Verdict::Join(Tier::Likely),
        ),
        decide: long_and_open,
    },
    Rule {
        name: "short_and_open",
        reason: "a short line is a heading, unless a comma shows running text on both sides",
        example: ("入冬以来，牧区各站", "按户备足草料和防疫药品，两万头牛羊安然过冬。", Verdict::Join(Tier::Likely)),
        decide: short_and_open,
    },
];

/// Whether the paragraph goes on behind the break, by the first rule that answers.
pub(super) fn verdict(at: &Break) -> Verdict {
    RULES.iter().find_map(|rule| (rule.decide)(at)).unwrap_or(Verdict::Part)
}

fn full_line(at: &Break) -> Option<Verdict> {
    if at.width != Width::Full || shape::heading_like(at.before) && shape::list_marker(at.before).is_some() {
        return None;
    }
    // Behind a full stop a short line without marks is a heading: the rest of a paragraph would end in a stop.
    let heading = shape::ends_sentence(at.before) && shape::heading_like(at.after);
    if heading || new_item(at).is_some() {
        return None;
    }
    let certain = open_bracket(at).or_else(|| open_clause(at)).or_else(|| number_and_unit(at));
    Some(certain.unwrap_or(Verdict::Join(Tier::Likely)))
}

fn split_number(at: &Break) -> Option<Verdict> {
    let running =
        (at.state.commas || at.state.stops) && !shape::bare_number(at.after) && shape::list_marker(at.after).is_none();
    let head = at.after.chars().next()?;
    let joined = match (at.before.chars().next_back()?, head) {
        ('0'..='9', '0'..='9' | '%' | '‰' | '.') | ('.' | ',', '0'..='9') => number::ends_line(at.before),
        _ => false,
    };
    (joined && running).then_some(Verdict::Join(Tier::Certain))
}

fn short_number(at: &Break) -> Option<Verdict> {
    if at.state.running() || is_note(at.before) || !number::ends_line(at.before) {
        return None;
    }
    // A number alone on its line may be a page number or a cell: then the next line itself must show the break.
    let alone = shape::bare_number(at.before);
    let split = number::goes_on(at.after) && (!alone || number::needs_head(at.after));
    let unit = at.before.ends_with(|c: char| c.is_ascii_digit()) && number::starts_with_unit(at.after);
    (split || unit).then_some(Verdict::Join(Tier::Certain))
}

fn sentence_end(at: &Break) -> Option<Verdict> {
    shape::ends_sentence(at.before).then_some(Verdict::Part)
}

fn misread_stop(at: &Break) -> Option<Verdict> {
    let alone = at.before.strip_suffix(is_han).is_some_and(|formula| formula.ends_with("$ "));
    (alone && !at.splits_word()).then_some(Verdict::Part)
}

fn hanging_mark(at: &Break) -> Option<Verdict> {
    let hangs = at.after.starts_with(['，', '。', '、', '；', '：', '！', '？', '%', '‰', '℃']);
    let heading = shape::list_marker(at.before).is_some() && shape::heading_like(at.before);
    (hangs && !heading && !shape::table_row(at.before)).then_some(Verdict::Join(Tier::Certain))
}

fn open_bracket(at: &Break) -> Option<Verdict> {
    (at.state.waits_for_closer() && !starts_something(at.after)).then_some(Verdict::Join(Tier::Certain))
}

fn open_clause(at: &Break) -> Option<Verdict> {
    let open = at.before.ends_with(['，', '、', ',']);
    let verse = at.state.chars <= VERSE.0 && shape::at_most(at.after, VERSE.1);
    (open && !verse && !starts_something(at.after)).then_some(Verdict::Join(Tier::Certain))
}

fn number_and_unit(at: &Break) -> Option<Verdict> {
    let number = at.before.ends_with(|c: char| c.is_ascii_digit());
    let unit = line_heads().after_digits.start(at.after);
    (number && unit && at.state.running()).then_some(Verdict::Join(Tier::Certain))
}

fn new_item(at: &Break) -> Option<Verdict> {
    starts_something(at.after).then_some(Verdict::Part)
}

/// Whether a line starts something new by its form.
fn starts_something(line: &str) -> bool {
    shape::list_marker(line).is_some()
        || shape::byline(line)
        || shape::dateline(line)
        || shape::caption(line)
        || shape::table_row(line)
        || shape::paper_part(line)
}

fn announcing_mark(at: &Break) -> Option<Verdict> {
    let marks = ['：', '；', ':', ';', '）', ')', '”', '》', '】', '>'];
    (at.before.ends_with(marks) || at.before.ends_with("——")).then_some(Verdict::Part)
}

fn long_and_open(at: &Break) -> Option<Verdict> {
    let long = at.state.chars >= LONG || at.state.stops;
    let plain = !is_note(at.before) && !shape::heading_like(at.after);
    (long && plain && goes_on(at)).then_some(Verdict::Join(Tier::Likely))
}

/// Whether an end without a mark tells of a break: not where lines end so by habit, but for one that splits a word.
fn goes_on(at: &Break) -> bool {
    !at.ends.are_habit() || at.splits_word()
}

fn short_and_open(at: &Break) -> Option<Verdict> {
    if is_note(at.before) || shape::heading_like(at.after) {
        return None;
    }
    let marked = shape::list_marker(at.before).is_some() && !at.state.stops;
    let verse = at.state.chars <= VERSE.0 && shape::at_most(at.after, VERSE.1);
    let running = at.state.commas && !verse && !marked && at.after.contains(['，', '。']);
    let split = !marked && at.after.contains('，') && at.splits_word();
    (split || running && goes_on(at)).then_some(Verdict::Join(Tier::Likely))
}

fn is_note(line: &str) -> bool {
    shape::byline(line)
        || shape::caption(line)
        || shape::table_row(line)
        || shape::date_alone(line)
        || shape::paper_index(line)
        || shape::list_marker(line).is_some_and(|marker| marker.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str, width: Width) -> (Option<&'static str>, Verdict) {
        let mut state = State::default();
        state.read_on(before);
        let draft = super::super::draft::draft("");
        let pairs = Pairs::of(&draft);
        let at = Break { before, state: &state, after, width, pairs: &pairs, ends: &OpenEnds::of(&draft, &pairs) };
        let rule = RULES.iter().find(|rule| (rule.decide)(&at).is_some()).map(|rule| rule.name);
        (rule, verdict(&at))
    }

    #[test]
    fn every_rule_answers_its_own_example() {
        for rule in &RULES[1..] {
            let (before, after, expected) = rule.example;
            assert_eq!(
                check(before, after, Width::Free),
                (Some(rule.name), expected),
                "{}: {}",
                rule.name,
                rule.reason
            );
        }
    }

    #[test]
    fn a_full_line_goes_on_whatever_it_ends_with() {
        let (before, after, _) = RULES[0].example;
        assert_eq!(check(before, after, Width::Full), (Some("full_line"), Verdict::Join(Tier::Likely)));
        assert_eq!(check(before, after, Width::Short), (Some("sentence_end"), Verdict::Part));
        assert_eq!(check(before, "一、项目", Width::Full).1, Verdict::Part);
    }

    #[test]
    fn verse_and_headings_stay_apart() {
        assert_eq!(check("床前一片明月光，", "疑是地上一层霜，", Width::Free).1, Verdict::Part);
        assert_eq!(check("多点布局 照护银发老人", "入秋以后，镇上食堂又添两处。", Width::Free).1, Verdict::Part);
        assert_eq!(check("一、滨河苗圃", "：苗圃于1993年开园，占地7亩。", Width::Free).1, Verdict::Part);
    }

    #[test]
    fn a_figure_with_figures_left_out_closes_no_quote() {
        assert_eq!(check("茶会名为‘山野’97品茗", "会’，到场茶农30户。", Width::Free).0, Some("open_bracket"));
    }
}
