//! The rules that tie a quantity, specific first.

mod acted;
mod acting_verb;
mod acts_counted;
mod benefactive;
mod carry;
mod change;
mod comparison;
pub(crate) mod condition;
mod counted;
mod counted_end;
mod dimension;
mod event;
mod measured;
mod measured_behind;
mod rank;
mod relation;
mod share_of_noun;
mod siblings;
mod subset;
mod total;

use super::listing::RuleExample;
use super::phrase::Phrase;
use super::{Context, Tie};
use crate::lexicon;
use crate::span::Span;

/// A construction.
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) reason: &'static str,
    /// A sentence, its last quantity, the subject and the predicate that the rule gives it.
    pub(crate) example: RuleExample,
    /// A sentence that looks alike, whose last quantity another rule ties: where this rule must keep silent.
    pub(crate) counter: &'static str,
    pub(crate) answer: fn(&Context) -> Option<Tie>,
}

const fn example(
    text: &'static str,
    quantity: &'static str,
    subject: &'static str,
    predicate: &'static str,
) -> RuleExample {
    RuleExample { text, quantity, subject, predicate }
}

/// The rule of what is part of what was counted before.
pub(crate) const COMPARISON: &str = "comparison";
pub(crate) const PART_OF_SET: &str = "part of a set";

/// The rule of the first end of a change.
pub(crate) const STARTING_POINT: &str = "starting point";

/// The constructions; the first that answers wins.
pub(crate) static RULES: &[Rule] = &[
    Rule {
        name: "condition",
        reason: "a quantity that only restricts the noun behind it reports nothing",
        example: example("6岁以下儿童的床位", "6岁", "儿童", ""),
        counter: "补贴6万名以上儿童",
        answer: condition::answer,
    },
    Rule {
        name: "rank",
        reason: "a rank is said of what stands before the ranking verb or the scope",
        example: example("粮食总产量居全国第2位", "第2位", "粮食总产量", "居"),
        counter: "粮食总产量占全国的2%",
        answer: rank::rank,
    },
    Rule {
        name: "share",
        reason: "占 ties the part before it to the whole behind it",
        example: example("普惠托位占总托位数的70%", "70%", "普惠托位", "占"),
        counter: "普惠托位占用场地70平方米",
        answer: relation::share,
    },
    Rule {
        name: "ratio to another side",
        reason: "与生产总值之比为2.6%: the other side is the whole",
        example: example("研发经费486亿元，与生产总值之比为2.6%", "2.6%", "研发经费", "为"),
        counter: "研发经费与去年同期相比增长2.6%",
        answer: relation::ratio_to,
    },
    Rule {
        name: "share of a plan",
        reason: "完成年度目标的62.7%: the whole is what was planned",
        example: example("城镇新增就业5万人，完成年度目标的62.7%", "62.7%", "城镇新增就业", "完成"),
        counter: "完成年度目标产值62.7亿元",
        answer: relation::of_plan,
    },
    Rule {
        name: "share of a whole",
        reason: "发生额的20%: 的 ties the share to its whole",
        example: example("冬小麦已出苗，完成意向面积的61.5%", "61.5%", "冬小麦", "完成"),
        counter: "发生额的增速为20%",
        answer: relation::of_whole,
    },
    Rule {
        name: "share before its whole",
        reason: "a percentage right before a noun takes its part of that noun",
        example: example("系统覆盖95%以上行政村", "95%", "行政村", "覆盖"),
        counter: "系统覆盖95个以上行政村",
        answer: share_of_noun::share,
    },
    Rule {
        name: COMPARISON,
        reason: "快于, 高于 compare the subject with another side and change nothing",
        example: example("投资增速快于全国3.4个百分点", "3.4个百分点", "投资增速", "快于"),
        counter: "投资增速高达3.4%",
        answer: comparison::comparison,
    },
    Rule {
        name: "distance",
        reason: "距 ties a place to the other end of the distance",
        example: example("新车站距县城约30公里", "30公里", "新车站", "距"),
        counter: "新车站距县城不远，站线总长30公里",
        answer: relation::distance,
    },
    Rule {
        name: "times of an act",
        reason: "两次下调基准利率: how often an act was done is said of its object",
        example: example("年内两次下调基准利率", "两次", "基准利率", "下调"),
        counter: "年内央行下调基准利率两次",
        answer: counted::times,
    },
    Rule {
        name: "levied",
        reason: "每平方米收取6元 under a heading that names the fee is said of that fee",
        example: example("停车管理费\n\n按占地面积每平方米收取6.40元。", "6.40元", "停车管理费", "收取"),
        counter: "停车管理费\n\n按占地面积每平方米补贴6.40元。",
        answer: carry::levied,
    },
    Rule {
        name: "by",
        reason: "损耗率拟按2%安排: 按, 以 bring in the amount before the verb",
        example: example("损耗率拟按2%安排", "2%", "损耗率", "安排"),
        counter: "按标准建成2座泵站",
        answer: relation::by,
    },
    Rule {
        name: PART_OF_SET,
        reason: "640个村落中有615个通了公交: the part is of the set named before 中",
        example: example("640个村落中有615个通了公交", "615个", "村落", "有"),
        counter: "640个村落中有615名村医",
        answer: carry::part,
    },
    Rule {
        name: "growth behind",
        reason: "录得2.2%的正增长: the verb of growth may follow its amount",
        example: example("景区收入保持8%以上增长", "8%", "景区收入", "增长"),
        counter: "景区收入实现8亿元的增长",
        answer: change::behind,
    },
    Rule {
        name: "subset",
        reason: "境外输入106例 behind 感染者730例: a bare modifier takes the head of the set",
        example: example("新增感染者730例，其中境外输入106例", "106例", "境外输入感染者", ""),
        counter: "新增感染者730例，其中密切接触者106例",
        answer: subset::answer,
    },
    Rule {
        name: STARTING_POINT,
        reason: "由9.8%降至7.5%: what follows 由 is where the change began",
        example: example("失业率由9.8%", "9.8%", "失业率", ""),
        counter: "失业率由此降至9.8%",
        answer: change::starting_point,
    },
    Rule {
        name: "breakthrough",
        reason: "突破 says that a growing total passed the amount",
        example: example("民宿经营户突破2700家", "2700家", "民宿经营户", "突破"),
        counter: "民宿经营户突破淡季瓶颈，增至2700家",
        answer: change::breakthrough,
    },
    Rule {
        name: "growth",
        reason: "a verb of growth right before the amount is said of the noun before it",
        example: example("地区生产总值同比增长5.2%", "5.2%", "地区生产总值", "增长"),
        counter: "地区生产总值增长目标为5.2%",
        answer: change::growth,
    },
    Rule {
        name: "benefactive",
        reason: "为, 让 bring in those who gain; the verb stands behind them",
        example: example("为23.6万户居民加装报警器", "23.6万户", "居民", "加装"),
        counter: "为方便居民加装报警器23.6万台",
        answer: benefactive::benefactive,
    },
    Rule {
        name: "fate",
        reason: "造成48人死亡: what befell the persons is counted, not its cause",
        example: example("地震造成48人死亡", "48人", "死亡", "死亡"),
        counter: "地震造成48间房屋倒塌",
        answer: counted::fate,
    },
    Rule {
        name: "apposition",
        reason: "青溪、柳河、东陵三县: a count behind the names of places counts those named",
        example: example("青溪、柳河、东陵三县建成水厂", "三县", "青溪、柳河、东陵", "建成"),
        counter: "青溪、柳河、东陵3座水库",
        answer: counted::apposition,
    },
    Rule {
        name: "counted noun",
        reason: "a measure word stands before the noun that it counts",
        example: example("新建4座污水处理厂", "4座", "污水处理厂", "新建"),
        counter: "新建污水处理厂4座",
        answer: counted::noun_behind,
    },
    Rule {
        name: "given",
        reason: "给予商户8万元补助: between the verb and the amount stands who gets it, behind it what is given",
        example: example("给予达标商户8万元补助", "8万元", "补助", "给予"),
        counter: "给予8家达标商户补助",
        answer: measured::given,
    },
    Rule {
        name: "in brackets",
        reason: "502公顷（52%）: a figure in brackets is said of what stands before the bracket",
        example: example("林地340公顷（35%）、耕地120公顷", "35%", "林地", ""),
        counter: "林地340公顷（其中竹林35公顷）",
        answer: carry::in_brackets,
    },
    Rule {
        name: "total",
        reason: "合计5台 behind 轿车3台、货车2台: a total is said of all whose amounts add up to it",
        example: example("采购轿车3台、货车2台，合计5台", "5台", "轿车、货车", "合计"),
        counter: "采购轿车3台、货车2台，合计500万元",
        answer: total::total,
    },
    Rule {
        name: "coordinated",
        reason: "a quantity behind 、 alone repeats the construction before it",
        example: example("惠及渔民270人、845人", "845人", "渔民", "惠及"),
        counter: "惠及渔民270人、商户845家",
        answer: carry::coordinated,
    },
    Rule {
        name: "measure behind a verb",
        reason: "增发1万亿元国债: an amount between its verb and the noun that it measures",
        example: example("增发1万亿元国债", "1万亿元", "国债", "增发"),
        counter: "增发国债1万亿元",
        answer: measured_behind::noun_behind,
    },
    Rule {
        name: "length of an event",
        reason: "举行比赛，历时2小时: the event that the clause before tells of lasted so long",
        example: example("协会昨日举行书画比赛，历时2小时", "2小时", "书画比赛", "历时"),
        counter: "协会昨日举行书画比赛，用时2小时",
        answer: event::lasted,
    },
    Rule {
        name: "level",
        reason: "达, 为 say the amount of the noun before them",
        example: example("通航里程达2648公里", "2648公里", "通航里程", "达"),
        counter: "通航里程增至2648公里",
        answer: measured::level,
    },
    Rule {
        name: "growth of an object",
        reason: "扩大茶园面积26万亩: the verb of growth stands before its noun",
        example: example("扩大茶园面积26万亩", "26万亩", "茶园面积", "扩大"),
        counter: "茶园面积扩大26万亩",
        answer: change::of_object,
    },
    Rule {
        name: "named amount",
        reason: "投资, 出资 name themselves what the money is",
        example: example("全镇投资3100万元", "3100万元", "投资", "投资"),
        counter: "全镇投资项目31个",
        answer: measured::named,
    },
    Rule {
        name: "anniversary",
        reason: "庆祝图书馆开馆30周年: what has its anniversary is neither the feast nor what is listed before it",
        example: example("市民庆祝图书馆开馆30周年", "30周年", "图书馆", "开馆"),
        counter: "图书馆开馆30周年",
        answer: acted::anniversary,
    },
    Rule {
        name: "act on the topic",
        reason: "育儿津贴发放8630户: the verb stands between its topic and the amount",
        example: example("育儿津贴发放8630户", "8630户", "育儿津贴", "发放"),
        counter: "发放育儿津贴8630户",
        answer: acted::act,
    },
    Rule {
        name: "noun before",
        reason: "the noun phrase right before a quantity is what it measures; a verb before that governs both",
        example: example("修缮老旧桥梁及涵洞316处", "316处", "老旧桥梁及涵洞", "修缮"),
        counter: "修缮316处老旧桥梁及涵洞",
        answer: measured::noun_before,
    },
    Rule {
        name: "amount at the head",
        reason: "146万亩湿地完成修复: what stands behind an amount that opens its clause is what it measures",
        example: example("目前，146万亩湿地完成修复", "146万亩", "湿地", "完成"),
        counter: "目前，湿地面积146万亩",
        answer: measured_behind::at_head,
    },
    Rule {
        name: "key",
        reason: "水价：6.5元: what stands before ： is the subject of a bare value",
        example: example("洗浴用水水价：9.8元/吨", "9.8元/吨", "洗浴用水水价", ""),
        counter: "水价上调：洗浴用水水价9.8元/吨",
        answer: carry::key,
    },
    Rule {
        name: "carried",
        reason: "a dropped noun is the one said last",
        example: example("11所县级医院投入使用，7所获评示范单位", "7所", "县级医院", "获评"),
        counter: "11所县级医院投入使用，7所学校获评示范单位",
        answer: carry::carried,
    },
];

/// 共有, 现有 say 有, 约为 says 为; what else they say is no verb.
fn bare_verb(context: &Context, predicate: Span) -> Span {
    let said = predicate.of(context.text);
    // 招募了640名: 了 is no part of the verb.
    if let Some(bare) = said.strip_suffix('了').filter(|bare| !bare.is_empty()) {
        return Span::new(predicate.start, predicate.start + bare.len());
    }
    let adverb = said
        .strip_suffix('有')
        .or_else(|| said.strip_suffix(['为', '达', '在', '是', '合']).filter(|word| *word == "约"));
    let adverbial = adverb.is_some_and(|adverb| lexicon::subject_words().before_having.has(adverb));
    if adverbial { Span::new(predicate.end - '有'.len_utf8(), predicate.end) } else { predicate }
}

/// ①, 100, /10 and a point are nobody's subject; a point, a mark or a digit of a list before a name is no part of it.
fn without_marks(text: &str, mut subject: Phrase) -> Option<Phrase> {
    let first = subject.parts.first_mut()?;
    let loose = |c: char| matches!(c, '.' | '，' | ',' | '、' | '/' | '+' | '-' | '·' | '*' | '#' | '|' | '①'..='⑳');
    let kept = first.of(text).trim_start_matches(loose);
    first.start = first.end - kept.len();
    let words = subject.text(text);
    let names = words.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
        || words.chars().filter(char::is_ascii_alphabetic).count() > 1;
    names.then_some(subject)
}

/// The tie of the first rule that answers, or a tie to nothing.
pub(crate) fn answer(context: &Context) -> Tie {
    for rule in RULES {
        if let Some(mut tie) = (rule.answer)(context) {
            tie.rule = rule.name;
            siblings::of_sector(context, &mut tie);
            siblings::of_other_side(context, &mut tie);
            siblings::of_product(context, &mut tie);
            siblings::of_group(context, &mut tie);
            tie.subject = tie.subject.and_then(|subject| without_marks(context.text, subject));
            tie.predicate = tie.predicate.map(|span| bare_verb(context, span));
            return tie;
        }
    }
    untied()
}

/// What no rule answers.
pub(crate) fn untied() -> Tie {
    Tie { rule: "none", ..Tie::to(None).guessed() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_answers_its_example() {
        let mut wrong = Vec::new();
        for rule in RULES {
            let example = &rule.example;
            let found = crate::extract(example.text).facts;
            let Some(fact) = found.iter().rfind(|fact| fact.quantity.text == example.quantity) else {
                wrong.push(format!("{}: no quantity {} in {}", rule.name, example.quantity, example.text));
                continue;
            };
            let subject = fact.subject.as_ref().map_or("", |subject| subject.text.as_str());
            let predicate = fact.predicate.as_ref().map_or("", |predicate| predicate.text.as_str());
            if (subject, predicate, fact.rule.as_str()) != (example.subject, example.predicate, rule.name) {
                wrong.push(format!("{}: {} gives {subject} / {predicate} by {}", rule.name, example.text, fact.rule));
            }
        }
        assert!(wrong.is_empty(), "{}\nhelp: src/subject/rules/", wrong.join("\n"));
    }

    #[test]
    fn every_rule_is_silent_on_its_counter_example() {
        let mut wrong = Vec::new();
        for rule in RULES {
            match crate::extract(rule.counter).facts.last().map(|fact| fact.rule.as_str()) {
                None => wrong.push(format!("{}: no quantity in {}", rule.name, rule.counter)),
                Some("none") => wrong.push(format!("{}: no rule answers {}", rule.name, rule.counter)),
                Some(answered) if answered == rule.name => wrong.push(format!("{answered} answers {}", rule.counter)),
                Some(_) => {}
            }
        }
        assert!(wrong.is_empty(), "{}\nhelp: src/subject/rules/", wrong.join("\n"));
    }

    #[test]
    fn names_and_reasons_are_told() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(!rule.reason.is_empty(), "the rule {:?} has no reason", rule.name);
            assert!(RULES[..at].iter().all(|other| other.name != rule.name), "two rules are named {:?}", rule.name);
        }
    }
}
