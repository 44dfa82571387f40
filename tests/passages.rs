//! What holds for repair and duplicated passages of every text, and for passages beside a naive suffix array.

#[path = "spans/blank.rs"]
mod blank;
#[path = "../src/passage/tests/clauses.rs"]
mod clauses;

use std::collections::{BTreeMap, BTreeSet};

use blank::is_blank;
use clauses::CLAUSES;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::RngSeed;
use shuliang::{DuplicateKind, PassageIndex, Repaired, extract, repair};

const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\u{3000}\u{3000}",
    " ",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "- 3 -\n",
    "第3版\n",
    "一、",
    "（二）",
    "●",
    "# ",
    "图为渡口。",
    "（记者 某某）",
    "本报讯",
    "|甲|乙|",
    "，",
    "。",
    "、",
    "；",
    "：",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "……",
    "4.",
    "12",
    "2013年",
    "3.5万亩",
    "%",
    "0张",
    "万株",
    "Smart",
    " farm ",
    "é",
    "𠮷",
    "興修",
    "村",
    "水",
];

fn any_layout() -> impl Strategy<Value = String> {
    vec(prop_oneof![3 => select(PIECES), 2 => select(CLAUSES)], 0..50).prop_map(|pieces| pieces.concat())
}

/// A paragraph of running text.
fn paragraph() -> impl Strategy<Value = String> {
    vec((select(CLAUSES), 2u32..99), 4..9).prop_map(|clauses| {
        let told: Vec<String> = clauses.iter().map(|(clause, number)| format!("{clause}，花了{number}天")).collect();
        told.join("，") + "。"
    })
}

/// Paragraphs, some of them broken, some with their end or their beginning printed again.
fn broken_page() -> impl Strategy<Value = String> {
    let broken = (paragraph(), any::<Index>(), 0..5).prop_map(|(paragraph, at, way)| {
        let letters: Vec<usize> = paragraph.char_indices().map(|(at, _)| at).collect();
        let at = letters[5 + at.index(letters.len() - 10)];
        let (before, after) = paragraph.split_at(at);
        match way {
            0 => format!("{before}\n\n{after}"),
            1 => format!("{before}\n\n- 4 -\n\n{after}"),
            2 => format!("{before}\n\n{}{after}", &before[letters[letters.len() / 8].min(at)..]),
            3 => format!("{paragraph}\n\n{after}"),
            _ => paragraph,
        }
    });
    vec(broken, 1..6).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(20_250_714), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_map_reproduces_every_letter(text in prop_oneof![any_layout(), broken_page(), any::<String>()]) {
        let repaired = repair(&text);
        let mut told = vec![false; text.len()];
        for paragraph in &repaired.paragraphs {
            let mut written = vec![false; paragraph.text.len()];
            for stretch in &paragraph.map {
                let (here, there) = (stretch.start..stretch.start + stretch.len, stretch.source..stretch.source + stretch.len);
                prop_assert_eq!(&paragraph.text[here.clone()], &text[there.clone()]);
                written[here].fill(true);
                told[there].fill(true);
            }
            let unwritten = paragraph.text.char_indices().find(|(at, letter)| !written[*at] && *letter != ' ');
            prop_assert_eq!(unwritten, None);
        }
        let untold = text.char_indices().find(|(at, letter)| !told[*at] && !is_blank(*letter));
        prop_assert_eq!(untold, None, "in {:?}", text);
    }

    #[test]
    fn the_map_leads_both_ways(text in broken_page()) {
        for paragraph in repair(&text).paragraphs {
            for (at, letter) in paragraph.text.char_indices() {
                let source = paragraph.source_of(at).expect("every Chinese letter stands in the source");
                prop_assert!(text[source..].starts_with(letter));
                let back = paragraph.place_of(source).expect("what stands in the source has a place");
                prop_assert_eq!(&paragraph.text[back..back + letter.len_utf8()], letter.to_string());
            }
        }
    }

    #[test]
    fn a_repaired_text_needs_no_repair(text in broken_page()) {
        let once = repair(&text).text();
        prop_assert_eq!(repair(&once).text(), once);
    }

    #[test]
    fn repair_after_repair_comes_to_rest(text in any_layout()) {
        let mut before = repair(&text);
        for _ in 0..before.paragraphs.len() {
            let after = repair(&before.text());
            if after.text() == before.text() {
                break;
            }
            prop_assert!(after.paragraphs.len() < before.paragraphs.len(), "{}", before.text());
            before = after;
        }
        prop_assert_eq!(repair(&before.text()).text(), before.text());
    }

    #[test]
    fn paragraphs_are_those_of_the_extraction(text in any_layout()) {
        let Repaired { paragraphs } = repair(&text);
        let told = extract(&text).paragraphs;
        let same = paragraphs.iter().zip(&told).all(|(mended, told)| {
            (mended.kind, mended.start, mended.end, &mended.joins) == (told.kind, told.start, told.end, &told.joins)
        });
        prop_assert!(paragraphs.len() == told.len() && same);
    }

    #[test]
    fn repair_makes_no_new_column_repeat(text in broken_page()) {
        let repeats = |text: &str| {
            let found = extract(text).duplicates;
            found.iter().filter(|duplicate| duplicate.kind == DuplicateKind::ColumnRepeat).count()
        };
        prop_assert!(repeats(&repair(&text).text()) <= repeats(&text));
    }

    #[test]
    fn the_order_of_paragraphs_does_not_change_the_clusters(
        paragraphs in vec(paragraph(), 2..5),
        copies in vec((any::<Index>(), any::<Index>(), select(vec!["", "山", "水风"])), 2..7),
        order in any::<u64>(),
    ) {
        let mut all = paragraphs.clone();
        for (which, at, put_in) in copies {
            let copied = which.get(&all).clone();
            let letters: Vec<usize> = copied.char_indices().map(|(at, _)| at).collect();
            let at = letters[at.index(letters.len() - 1)];
            all.push(format!("{}{put_in}{}", &copied[..at], &copied[at..]));
        }
        let mut turned = all.clone();
        turned.sort_by_key(|paragraph| paragraph.bytes().fold(order, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)));
        prop_assert_eq!(clusters(&all), clusters(&turned));
    }

    #[test]
    fn what_two_texts_share_is_what_a_suffix_array_says(
        shared in subsequence(CLAUSES, 1..6),
        first in subsequence(CLAUSES, 0..4),
        again in subsequence(CLAUSES, 0..4),
    ) {
        let text = |own: &[&str]| [own, &["山路边上"], &shared[..], &["溪水里面"], own].concat().join("，") + "。";
        let (first, again) = (text(&first), text(&again));
        let mut index = PassageIndex::new();
        index.add(&first);
        index.add(&again);
        let told = index.repeats().map(|repeat| index.letters(&repeat.again)).collect::<Vec<_>>();
        let run = longest_shared(&letters(&first), &letters(&again));
        if run.len() >= 48 {
            let run = String::from_iter(&run);
            prop_assert!(told.iter().any(|passage| passage.contains(&run)), "{run} is not in {told:?}");
        }
    }
}

/// The groups of paragraphs that exact and near standings make, as texts.
fn clusters(paragraphs: &[String]) -> BTreeSet<Vec<String>> {
    let mut index = PassageIndex::new();
    index.add(&paragraphs.join("\n\n"));
    let mut group: Vec<usize> = (0..paragraphs.len()).collect();
    for repeat in index.repeats() {
        if matches!(repeat.kind, DuplicateKind::Exact | DuplicateKind::Near) {
            let (from, to) = (group[repeat.again.paragraph], group[repeat.first.paragraph]);
            group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
        }
    }
    let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (paragraph, group) in paragraphs.iter().zip(group) {
        groups.entry(group).or_default().push(paragraph.clone());
    }
    groups
        .into_values()
        .map(|mut texts| {
            texts.sort();
            texts
        })
        .collect()
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The longest run of both texts: neighbours in the sorted list of all suffixes.
fn longest_shared(first: &[char], again: &[char]) -> Vec<char> {
    let all: Vec<char> = first.iter().chain(&['#']).chain(again).copied().collect();
    let mut suffixes: Vec<usize> = (0..all.len()).collect();
    suffixes.sort_by(|a, b| all[*a..].cmp(&all[*b..]));
    let side = |at: usize| at > first.len();
    let common = |a: usize, b: usize| all[a..].iter().zip(&all[b..]).take_while(|(x, y)| x == y && **x != '#').count();
    let pairs = suffixes.windows(2).filter(|pair| side(pair[0]) != side(pair[1]));
    let longest = pairs.map(|pair| (common(pair[0], pair[1]), pair[0])).max();
    longest.map_or(Vec::new(), |(len, at)| all[at..at + len].to_vec())
}

#[test]
fn the_oracle_finds_the_longest_run() {
    assert_eq!(longest_shared(&letters("甲乙丙丁戊"), &letters("子乙丙丁，丑")), letters("乙丙丁"));
}

#[test]
fn facts_of_a_passage_printed_again_lead_to_the_first() {
    let told = "河口镇今春修通公路12公里，添置渡船3只，栽下柳树4500株。";
    let text = format!("{told}\n\n昨日，镇上召开了总结会，到会的有各村代表。\n\n{told}\n\n会后众人散去。\n\n{told}");
    let facts = extract(&text).facts;
    let first: Vec<_> = facts.iter().filter(|fact| !fact.duplicate).collect();
    assert_eq!((facts.len(), first.len()), (9, 3));
    for (at, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.duplicate) {
        assert_eq!(fact.duplicate_of, Some(at % 3), "{}", fact.quantity.text);
    }
}

/// A passage that starts with a number, and tells the same number twice.
#[test]
fn facts_printed_again_lead_to_the_first_in_their_order() {
    let told = "3只渡船在河口镇添置好了，另外还有木船3只停在上游的石桥下面。";
    let facts = extract(&format!("{told}\n\n昨日，镇上召开了总结会。\n\n{told}")).facts;
    let places: Vec<_> = facts.iter().map(|fact| fact.duplicate_of).collect();
    assert_eq!(places, [None, None, Some(0), Some(1)]);
}

#[test]
fn changed_numbers_make_a_variant_and_no_duplicate() {
    let told = "河口镇今春修通公路12公里，添置渡船3只，栽下柳树4500株。";
    let extraction = extract(&format!("{told}\n\n{}", told.replace("4500", "5400")));
    assert_eq!(extraction.duplicates[0].kind, DuplicateKind::Variant);
    assert!(!extraction.duplicates[0].numbers_equal);
    assert!(extraction.facts.iter().all(|fact| !fact.duplicate));
}

#[test]
fn a_passage_full_of_other_figures_is_a_variant_too() {
    let told = "河滩上的水田和后山的梯田收稻1204吨，山坡上的旱地收麦8573吨，收豆3908吨，收薯2117吨，农户自家在屋旁搭起的圈舍里养牛6042头、羊15301只。";
    let other: String =
        told.chars().map(|c| c.to_digit(10).map_or(c, |digit| char::from(b'0' + (9 - digit as u8)))).collect();
    let extraction = extract(&format!("{told}\n\n{other}"));
    let kinds: Vec<_> = extraction.duplicates.iter().map(|duplicate| duplicate.kind).collect();
    assert_eq!(kinds, [DuplicateKind::Variant]);
}

/// The letters are the same, since points between digits are none.
#[test]
fn a_point_in_a_number_makes_another_number() {
    let told = "河口镇今春修通公路12.5公里，添置渡船3只，栽下柳树4500株。";
    let extraction = extract(&format!("{told}\n\n{}", told.replace("12.5", "125")));
    let kinds: Vec<_> = extraction.duplicates.iter().map(|duplicate| duplicate.kind).collect();
    assert_eq!(kinds, [DuplicateKind::Variant]);
}

#[test]
fn one_near_standing_leads_to_its_whole_group() {
    let told = CLAUSES[..4].join("，");
    let mut index = PassageIndex::new();
    for put_in in ["", "今年", "如今", "那时"] {
        index.add(&format!("{put_in}{told}。"));
    }
    let places: Vec<_> = index.repeats().map(|repeat| (repeat.kind, repeat.again.document)).collect();
    assert_eq!(places, [1, 2, 3].map(|again| (DuplicateKind::Near, again)));
}

/// An index of so many documents, which all hold one slogan.
fn sloganeers(documents: usize) -> PassageIndex {
    let slogan =
        "把每一寸渠道都修到田头把每一滴水都送到苗根让旱地也有好收成让远山也有清泉水喝让娃娃也有新书读让老人也有热汤喝";
    let mut index = PassageIndex::new();
    for (at, clause) in CLAUSES.iter().take(documents).enumerate() {
        let other = CLAUSES[(at + 5) % CLAUSES.len()];
        index.add(&format!("{clause}，{slogan}，{other}，{clause}，大家{other}。"));
    }
    index
}

#[test]
fn what_eight_documents_say_is_a_formula() {
    let kinds: Vec<_> = sloganeers(CLAUSES.len()).repeats().map(|repeat| repeat.kind).collect();
    assert!(kinds.contains(&DuplicateKind::Formula), "{kinds:?}");
}

#[test]
fn documents_without_passages_stand_behind_a_formula() {
    let mut index = sloganeers(8);
    let before: Vec<_> = index.repeats().collect();
    index.add("");
    index.add("");
    assert_eq!(index.repeats().collect::<Vec<_>>(), before);
}

#[test]
fn hostile_texts_are_read() {
    let sentence = "河口镇渡船停航三天，两岸村民改走上游石桥。";
    let own = |at: usize| char::from_u32(0x4e00 + (at * 977 % 0x5000) as u32).unwrap_or('一');
    let around = |at: usize| format!("{}{sentence}{}\n", own(at * 2), own(at * 2 + 1));
    for text in [
        (0..5_000).map(around).collect::<String>(),
        "的".repeat(100_000),
        sentence.repeat(5_000),
        format!("{sentence}\n").repeat(5_000),
        "“".repeat(50_000),
        "9\n".repeat(20_000),
        "，\n".repeat(20_000),
        format!("{sentence}\n- 1 -\n").repeat(3_000),
    ] {
        let repaired = repair(&text);
        let letters = |text: &str| text.chars().filter(|letter| !is_blank(*letter)).count();
        assert!(letters(&repaired.text()) <= letters(&text));
        let mut index = PassageIndex::new();
        index.add(&text);
        assert!(index.repeats().count() <= repaired.paragraphs.len());
    }
}

/// Between its changed letters it has but one run that is long enough to be met.
#[test]
fn a_short_passage_with_three_letters_changed_is_near_to_one_of_another_document() {
    let first = "河口镇渡船停航期间两岸村民改走上游石桥往返要多走许多路。";
    let changed: String =
        first.chars().enumerate().map(|(at, letter)| if [4, 9, 22].contains(&at) { '桑' } else { letter }).collect();
    let mut index = PassageIndex::new();
    for text in [first, "另一份通报讲的是别的事情，与渡口没有关系。", &changed] {
        index.add(text);
    }
    let kinds: Vec<_> = index.repeats().map(|repeat| repeat.kind).collect();
    assert_eq!(kinds, [DuplicateKind::Near]);
}
