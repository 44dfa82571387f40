//! Pages as users meet them: what is joined, what is not, and what a paragraph is called.

#[path = "../src/passage/tests/clauses.rs"]
mod clauses;

use clauses::CLAUSES;
use shuliang::{ParagraphKind, extract, repair};

#[test]
fn facts_stand_in_the_order_of_the_source_past_a_caption() {
    let text = "入冬以来，牧区各站按户备足草料3万吨和防疫药品，让散居在山里的牧民\n\n图为新建的棚圈5座。\n\n和2万头牛羊安然过冬。";
    let extraction = extract(text);
    assert_eq!(extraction.paragraphs[0].joins.len(), 1);
    let starts: Vec<usize> = extraction.facts.iter().map(|fact| fact.quantity.start).collect();
    assert!(starts.len() == 3 && starts.is_sorted(), "{starts:?}");
}

#[test]
fn a_journals_name_between_pictures_is_passed_where_a_word_is_broken() {
    let furniture = "图1 渡口今貌\n\n水乡月刊\n\n图2 渡口旧影\n\n";
    let clauses = CLAUSES.join("，");
    let told = format!("{clauses}，渠道两边栽下柳树，守渠道的人在渠道尽头种瓜，有人顺着渠");
    let text = format!("{told}\n\n{furniture}道走到山里，看见渠首的石闸。");
    let paragraphs = extract(&text).paragraphs;
    let kinds: Vec<ParagraphKind> = paragraphs.iter().map(|paragraph| paragraph.kind).collect();
    assert_eq!(paragraphs[0].joins.len(), 1, "{kinds:?}");
    assert_eq!(kinds[1..], [ParagraphKind::Caption, ParagraphKind::Heading, ParagraphKind::Caption]);
    let other = extract(&format!("{told}\n\n{furniture}树下有人歇脚，等船过河去赶集。"));
    assert!(other.paragraphs.iter().all(|paragraph| paragraph.joins.is_empty()));
}

#[test]
fn lines_that_end_open_by_habit_are_not_joined() {
    let notice = |at: usize| {
        let clauses: Vec<&str> = (0..3 + at % 5).map(|clause| CLAUSES[(at * 7 + clause * 5) % CLAUSES.len()]).collect();
        clauses.join("，")
    };
    let notices: Vec<String> = (0..60).map(notice).collect();
    assert_eq!(repair(&notices.join("\n")).paragraphs.len(), 60);
}

#[test]
fn lines_of_one_width_are_joined_with_and_without_empty_lines_between() {
    let paragraph = CLAUSES.join("，") + "。";
    let letters: Vec<char> = format!("　　{paragraph}　　{paragraph}").chars().collect();
    let lines: Vec<String> = letters.chunks(21).map(String::from_iter).collect();
    for between in ["\n", "\r\n", "\n\n", "\n \n"] {
        let repaired = repair(&lines.join(between));
        assert_eq!(repaired.paragraphs.len(), 1, "{between:?}: {}", repaired.text());
    }
}

#[test]
fn a_heading_beside_page_numbers_is_a_running_head() {
    let page = |number: usize, town: &str| format!("{town}修通了公路。\n\n{number}\n\n河口县志\n\n");
    let text = format!("修路\n\n{}{}修路\n\n村村通车。", page(12, "河口镇"), page(13, "石桥镇"));
    let kinds: Vec<ParagraphKind> = extract(&text).paragraphs.iter().map(|paragraph| paragraph.kind).collect();
    use ParagraphKind::{Body, Heading, PageNumber, RunningHead};
    let expected = [Heading, Body, PageNumber, RunningHead, Body, PageNumber, RunningHead, Heading, Body];
    assert_eq!(kinds, expected);
}

#[test]
fn every_kind_of_paragraph_is_named() {
    let kinds = [
        ("河口镇桥通了", ParagraphKind::Heading),
        ("（记者 某某）", ParagraphKind::Byline),
        ("2013年5月7日", ParagraphKind::Dateline),
        ("昨日，河口镇的第三座桥通车，两岸村民往返只要十分钟。", ParagraphKind::Body),
        ("一、修桥", ParagraphKind::Heading),
        ("- 石料由村里自备", ParagraphKind::ListItem),
        ("- 木料由林场供应", ParagraphKind::ListItem),
        ("图为新桥。", ParagraphKind::Caption),
        ("12", ParagraphKind::PageNumber),
        ("桥头有一处候车亭，供赶集的人歇脚。", ParagraphKind::Body),
        ("|年份|桥|", ParagraphKind::TableRow),
    ];
    let lines: Vec<&str> = kinds.iter().map(|(line, _)| *line).collect();
    for between in ["\n", "\n\n"] {
        let extraction = extract(&lines.join(between));
        let told: Vec<ParagraphKind> = extraction.paragraphs.iter().map(|paragraph| paragraph.kind).collect();
        assert_eq!(told, kinds.iter().map(|(_, kind)| *kind).collect::<Vec<_>>());
    }
}
