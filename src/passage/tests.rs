//! Collections of a few paragraphs, with all that is said of them.
//!
//! `¶` parts documents and `⏎` is a line break. A repeat prints as its kind, both standings (document, paragraph, bytes)
//! and the similarity.

mod clauses;
mod formulas;

use super::*;

fn told(collection: &str) -> Vec<String> {
    let mut index = PassageIndex::new();
    for document in collection.split('¶') {
        index.add(&document.replace('⏎', "\n"));
    }
    let standing = |at: &Standing| format!("{}.{} {}..{}", at.document, at.paragraph, at.start, at.end);
    let line = |repeat: Repeat| {
        let (first, again) = (standing(&repeat.first), standing(&repeat.again));
        format!("{:?} {first}, {again}, {:.3}", repeat.kind, repeat.similarity)
    };
    index.repeats().map(line).collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (collection, expected) in rows {
        assert_eq!(told(collection), *expected, "{collection}");
    }
}

/// A column that was printed over the next: the tail of a passage.
#[test]
fn a_column_printed_over_the_next() {
    check(&[
        (
            "公里，村民在渡口旁边种下成排的柳树，老渠道清淤以后水流快了一倍。⏎\
             渡口旁边种下成排的柳树，老渠道清淤以后水流快了一倍。",
            &["ColumnRepeat 0.0 18..96, 0.1 97..175, 1.000"],
        ),
        (
            "卫生院新添了两台化验设备。⏎\
             卫生院新添了两台化验设备，中学的图书室每天傍晚开到九点。⏎\
             卫生院新添了两台化验设备。⏎\
             卫生院新添了两台化验设备",
            &[
                "ColumnRepeat 0.0 0..39, 0.1 40..79, 1.000",
                "Exact 0.0 0..39, 0.2 125..164, 1.000",
                "Exact 0.0 0..39, 0.3 165..201, 1.000",
            ],
        ),
        (
            "桥头的水文站记下了涨水的时刻，牧区的兽医站开始给羊群打防疫针。⏎⏎\
             桥头的水文站记下了涨水的时刻，牧区的兽医站开始给羊群打防疫针。¶\
             桥头的水文站记下了涨水的时刻，牧区的兽医站开始给羊群打防疫针。⏎\
             桥头的水文站记下了涨水的时刻，牧区的兽医站开始给羊群打防疫针，添置渡船3只。",
            &[
                "Exact 0.0 0..93, 0.1 95..188, 1.000",
                "Exact 0.0 0..93, 1.0 0..93, 1.000",
                "ColumnRepeat 1.0 0..93, 1.1 94..187, 1.000",
            ],
        ),
    ]);
}

/// Letters were changed, and no number.
#[test]
fn letters_were_changed() {
    check(&[(
        "河口镇修通了山里的最后一条公路，栽下柳树4500株。⏎⏎\
             修通公路12公里，电影队一个月走遍十七个寨子，粮站把去年的陈谷全部换成新米。⏎⏎\
             河口镇修外了山里的最后一条公路，里桑柳树4500株。",
        &["Near 0.0 0..70, 0.2 184..254, 0.875"],
    )]);
}

/// The end of one document begins the next.
#[test]
fn the_end_of_one_begins_the_next() {
    check(&[(
        "电影队一个月走遍十七个寨子，卫生院新添了两台化验设备，村民在渡口旁边种下成排的柳树⏎⏎\
             电影队一个月走遍十七个寨子，卫生院新添了两台化验设备，村民在渡口旁边种下成排的柳树！¶\
             电影队一个月走遍十七个寨子，卫生院新添了两台化验设备，村民在渡口旁边种下成排的柳树！",
        &["Overlap 0.0 125..251, 1.0 0..126, 1.000"],
    )]);
}

/// A short line, or a row of a table beside running text, repeats nothing.
#[test]
fn short_lines_and_rows_say_nothing() {
    check(&[
        (
            "添置渡船3只。⏎⏎\
             添置渡船3只",
            &[],
        ),
        (
            "| 老渠道清淤以后水流快了一倍，集市从河滩搬到了镇子东头。 |⏎⏎\
             收稻1204吨，老渠道清淤以后水流快了一倍，集市从河滩搬到了镇子东头。",
            &[],
        ),
    ]);
}

/// A long row of a table that stands outside of it, and a heading that returns near by.
#[test]
fn long_rows_and_headings_that_return() {
    check(&[
        (
            "桥头的水文站记下了涨水的时刻，供销社把化肥送到了地头！⏎⏎\
             桥头的水文站记梓了涨水的时外，供销社把化肥送到了地头！¶\
             桥头的水文站记下了涨水的时刻，供销社把化肥送到了地头！⏎⏎\
             | 桥头的水文站记梓了涨水的时外，供销社把化肥送到了地头！ |⏎⏎\
             桥头的水文站记梓了涨水的时外，供销社把化肥送到了地头！",
            &[
                "Exact 0.0 0..81, 1.0 0..81, 1.000",
                "Exact 0.1 83..164, 1.1 85..166, 1.000",
                "Exact 0.1 83..164, 1.2 170..251, 1.000",
            ],
        ),
        (
            "集市从河滩搬到了镇子东头。⏎⏎\
             集市从河滩搬到了镇子东头。⏎⏎\
             集市从河滩搬到了镇子东头。⏎⏎\
             集市从河滩搬到了镇子东头",
            &["Exact 0.0 0..39, 0.1 41..80, 1.000", "Exact 0.0 0..39, 0.2 82..121, 1.000"],
        ),
        (
            "电影队一个月走遍十七个寨子，茶农用竹筒引来后山的泉水⏎⏎\
             电影队一个月走遍十七个寨子，茶农用竹筒引来后山的泉水¶\
             电影队一个月走遍十七个寨子，茶农用竹筒引来后山的泉水⏎⏎\
             电影队一个月走遍十七个寨子，茶农用竹筒引来后山的泉水⏎⏎\
             电影队一个月走遍十七个寨子，茶农用竹筒引来后山的泉水。",
            &["Exact 0.0 0..158, 1.0 0..241, 1.000"],
        ),
    ]);
}

/// One holds the other, with a letter changed at an end or in the midst.
#[test]
fn one_holds_the_other() {
    check(&[
        (
            "供销社把化肥送到了地头，中学的图书室每天傍晚开到九点！⏎⏎\
             牧区的兽医站开始给羊群打防疫针，河口镇修通了山里的最后一条公路，集市从河滩搬到了镇子东头。⏎⏎\
             牧外的兽医站开始给羊群打防疫针，河口镇修通了山里的最后一条公路，集市从河滩搬到了镇子东头里⏎⏎\
             供销社把化肥送到了地头，中学的图书室每天傍晚开到九点！",
            &["Contained 0.1 83..218, 0.2 220..352, 0.976", "ColumnRepeat 0.0 0..81, 0.2 357..438, 1.000"],
        ),
        (
            "收稻1204吨，牧区的兽医站开始给羊群打防疫针，集市从河滩搬到了镇子东头，添置渡船3只。⏎\
             电影队一个月走遍十七个寨子，河口镇修通了山里的最后一条公路，老渠道清淤以后水流快了一倍，村民在渡口旁边种下成排的柳树，栽下柳树4500株，栽下柳树4500株。⏎\
             河口镇修通了山里的最后一条公路，老渠道清淤以外水流快了一倍，村民在渡口旁边种下成排的柳树梓",
            &["Contained 0.1 165..303, 0.2 345..480, 0.953"],
        ),
        (
            "栽下柳树4500株，牧区的兽医站开始给羊群打防疫针。⏎⏎\
             河口镇修通了山里的最后一条公路，电影队一个月走遍十七个寨子⏎⏎\
             栽下柳树4500株，牧区的兽医站开始给羊群打防疫针⏎⏎\
             栽下柳树4里00株，牧区的兽医站开始给羊群打防疫针。",
            &["Contained 0.0 0..70, 0.1 161..228, 1.000"],
        ),
    ]);
}

/// The pieces stand too far apart in the longer one.
#[test]
fn pieces_too_far_apart() {
    check(&[(
        "老渠道清淤以后水流快了一倍，卫生院新添了两台化验设备，栽下柳树4500株。⏎⏎\
             老渠道老渠道清淤以后水流快了一倍清淤以后水流快了一倍，卫生院新添了两台化验设备，栽下柳树4500株。",
        &[],
    )]);
}

/// Ten letters more than forty are just borne, eleven are not.
#[test]
fn pieces_a_quarter_of_their_length_apart() {
    let held = "河口镇修通了山里的最后一条公路，卫生院新添了两台化验设备，电影队一个月走遍十七个寨子。";
    let holding = |between: &str| {
        let (head, tail) = held.split_once('，').expect("two clauses");
        told(&format!("{held}⏎⏎{head}，{between}，{tail}"))
    };
    assert_eq!(holding("茶农们用竹筒引来泉水"), ["Contained 0.0 0..129, 0.1 131..293, 0.800"]);
    assert_eq!(holding("茶农们用竹筒引来了泉水"), Vec::<String>::new());
}

/// Other numbers are other facts.
#[test]
fn other_numbers_are_other_facts() {
    check(&[
        (
            "添置渡船5只，茶农用竹筒引来后山的泉水！⏎⏎\
             添置渡船3只，茶农用竹筒引来后山的泉水！⏎⏎\
             添置渡船3只，茶农用竹筒引来后山的泉水！⏎⏎\
             添置渡船3只，茶农用竹筒引来后山的泉水！",
            &["Exact 0.1 60..118, 0.2 120..178, 1.000", "Exact 0.1 60..118, 0.3 180..238, 1.000"],
        ),
        (
            "204吨，集市从河滩搬到了镇子东头。⏎⏎\
             电影队一个月走遍十七个寨子，收稻1204吨，集市从河滩搬到了镇子东头。⏎⏎\
             电影队一个月走遍十七个寨子，收稻1204吨，集市从河滩搬到了镇子东头。",
            &["Variant 0.0 0..48, 0.1 99..147, 1.000", "Exact 0.1 50..147, 0.2 149..246, 1.000"],
        ),
        (
            "收稻1204吨，粮站把去年的陈谷全部换成新米，中学的图书室每天傍晚开到九点。¶\
             收稻1栽下柳树4500株204吨，粮站把去年的陈谷全部换成新米，中学的图书室每天傍晚开到九点。¶\
             添置渡船3只，供销社把化肥送到了地头",
            &["Variant 0.0 0..106, 1.0 0..125, 0.795"],
        ),
    ]);
}

/// A run is shared and no more.
#[test]
fn a_run_and_no_more() {
    check(&[(
        "供销社把化肥送到了地头，茶农用竹筒引来后山的泉水，卫生院新添了两台化验设备。⏎⏎\
             茶农用竹筒引来后山的泉水，收稻1204吨，桥头的水文站记下了涨水的时刻⏎⏎\
             茶农用竹筒引来后山的泉水，收稻1204吨，桥头的水文站记下了涨水的时刻。⏎⏎\
             添置渡船3只，茶农用竹筒引来后山的泉水，收稻1204吨，桥头的水文站记下了涨水的时刻，河口镇修通了山里的最后一条公路，桥头的水文站记下了涨水的时刻。",
        &["Partial 0.1 116..213, 0.2 336..436, 1.000"],
    )]);
}

/// The letters are the same, and what they write is not; capital letters write the same.
#[test]
fn points_part_numbers() {
    check(&[
        ("添置渡船3.5只，茶农引来泉水。¶添置渡船35只，茶农引来泉水。", &[]),
        ("修桥12座，另有三座水渠通水。¶修桥12座，另有三，座水渠通水。", &[]),
        ("全县GDP增长的消息传遍河口镇。⏎⏎全县gdp增长的消息传遍河口镇。", &["Exact 0.0 0..42, 0.1 44..86, 1.000"]),
    ]);
}

/// A heading that returns far off and tells no figure is no repetition, and the head of a page never is one.
#[test]
fn headings_return() {
    check(&[(
        "一、渡口两岸成排柳树的栽种和看护⏎⏎\
         河口镇修通了山里的最后一条公路，车马不再绕行。⏎⏎\
         村民在渡口旁边忙碌了整个春天，没有人歇息。⏎⏎\
         粮站把去年的陈谷全部换成新米，堆满了仓房。⏎⏎\
         一、渡口两岸成排柳树的栽种和看护",
        &[],
    )]);
    check(&[(
        "河口镇志资料汇编12卷初稿本⏎⏎河口镇修通了山里的最后一条公路。⏎⏎- 1 -⏎⏎\
         河口镇志资料汇编12卷初稿本⏎⏎村民在渡口旁边种下成排的柳树。⏎⏎- 2 -⏎⏎\
         河口镇志资料汇编12卷初稿本⏎⏎粮站把去年的陈谷全部换成新米。⏎⏎- 3 -",
        &[],
    )]);
}

#[test]
fn documents_are_numbered_as_they_come() {
    let mut index = PassageIndex::new();
    assert_eq!(["渡船停航。", "", "渡船复航。"].map(|text| index.add(text)), [0, 1, 2]);
}

#[test]
fn half_of_a_standing_is_not_most_of_it() {
    let found = |again: std::ops::Range<usize>| Match {
        kind: DuplicateKind::Partial,
        first: 0..again.len(),
        again,
        similarity: 1.0,
        numbers_equal: true,
    };
    assert!(found(100..110).mostly_beyond(&[found(90..104)]));
    assert!(!found(100..110).mostly_beyond(&[found(90..105)]));
}

/// A tail of a few letters, even one that is a number, was not printed over anything.
#[test]
fn a_tail_of_few_letters_is_no_column() {
    check(&[
        (
            "头！⏎⏎\
             到了镇子东头！",
            &[],
        ),
        (
            "修通公路12公里！⏎\
             2公里！",
            &[],
        ),
    ]);
}

/// What stands before the first shared run and behind the last is part of what is held.
#[test]
fn the_letters_at_the_ends_count() {
    check(&[
        (
            "老渠道清淤以后水流快了一倍。⏎⏎\
             老渠道清淤以后水流快了一倍，河口镇修通了山里的最后一条公路！⏎⏎\
             牧区的兽医站开始给羊群打防疫针，老渠道清淤以后水流快了一倍，河口镇修通了山里的最后一条公路，牧区的兽医站开始给羊群打防疫针，添置渡船3只。",
            &["Contained 0.1 44..134, 0.2 184..274, 1.000"],
        ),
        (
            "甲乙丙丁河口镇修通了山里的最后一条公路老渠道清淤以后水流快了一倍茶农用竹筒引来后山。⏎⏎\
             口镇修通了山里的最后一条公路老渠道清淤以后水流快了一倍茶农用竹筒引来后山戊己庚辛。",
            &["Contained 0.0 15..126, 0.1 128..236, 1.000"],
        ),
        (
            "粮站把去年的陈谷全部换成新米，河口镇修通了山里的最后一条公路。⏎⏎\
             粮站把去年的陈谷全部换成外米，河口镇修通了山里桑最后一条公路。",
            &["Near 0.0 0..93, 0.1 95..188, 0.931"],
        ),
    ]);
}

/// Of two likenesses that cover the same letters the stronger is told.
#[test]
fn the_stronger_likeness_is_told() {
    check(&[(
        "修通公路12公里，供销社把化肥送到了地头，添置渡船3只，栽下柳树4500株，收稻1204吨。¶\
             供销社供销社把化肥送到了地头把化肥送到了地头，添置渡船3只，栽下柳树4500株，收稻1204吨。⏎⏎\
             供销社把化肥送到了地头，添置渡船3只，栽下柳树4500株，收稻1204吨。",
        &["Contained 1.0 33..126, 1.1 128..221, 0.909"],
    )]);
}

/// Passages full of figures are as near as their words are.
#[test]
fn few_shared_words_between_figures_say_nothing() {
    check(&[
        (
            "修通公栽下柳树4500株路12公里，收稻1204吨，中学的图书室每天傍晚开到九点！⏎\
             修通公路12公里，收稻1204吨，中学的图书室每天傍晚开到九点！",
            &[],
        ),
        (
            "村民在渡口旁边种下成排的柳树。⏎\
             栽下柳树5400株，中学的图书室每天傍晚开到九点，添置渡船5只。¶\
             栽下柳树4500株，中学的图书室⏎⏎\
             栽下柳树4500株，中学的图书室每天傍晚开到九点，添置渡船3只。⏎⏎\
             添置渡船3只，中学的图书室每天傍晚开到九点，茶农用竹筒引来后山的泉水！⏎⏎\
             修通公路12公里，栽下柳树4500株，中学的图书室每天傍晚开到九点，添置渡船3只。",
            &["Variant 0.1 46..132, 1.2 235..344, 0.703"],
        ),
    ]);
}

/// 共计 35人 and 共计 48人 behind the same words: the numbers that part the passages are no part of what they share.
#[test]
fn a_number_right_behind_a_shared_run_is_none_of_it() {
    let run =
        "那年大水冲走了石桥边的柳树和渡口的木船，老船工们连夜把粮食搬到高处的祠堂里，保住了全村的口粮，得救的乡亲共计";
    let first = format!(
        "县志里有一段不起眼的文字提到这件旧事，{run}35人，后来他们的孙辈在祠堂前立了一块青石碑，每年清明都去打扫。"
    );
    let again = format!(
        "村口卖豆腐的老人常给孩子们讲起爷爷的故事，{run}48人，讲完总要指指墙上那道深色的水印，叫大家记住水的厉害。"
    );
    let mut index = PassageIndex::new();
    index.add(&first);
    index.add(&again);
    let repeats: Vec<Repeat> = index.repeats().collect();
    assert_eq!(repeats.len(), 1);
    assert!(first[..repeats[0].first.end].ends_with("共计"), "{repeats:?}");
    assert!(repeats[0].numbers_equal, "{repeats:?}");
}
