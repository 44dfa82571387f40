//! The HTML report in a real browser. Needs Debian's `chromium` and `chromium-driver`:
//! `cargo test -p shuliang-cli --test browser -- --ignored`.
//!
//! `UPDATE_PICTURE=1` writes the picture of the README anew.

mod browser {
    pub mod driver;
}

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use browser::driver::{Browser, Page};
use tempfile::TempDir;

const PHONE: (u32, u32) = (390, 800);
const DESK: (u32, u32) = (1360, 860);
const NARROWEST: u32 = 320;

/// A folder with the report of one article; the article; its facts as the command line prints them.
struct Report {
    folder: TempDir,
    facts: Vec<serde_json::Value>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn printed(format: &str, paths: &[&str]) -> Vec<u8> {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    let assert = command.current_dir(root()).args(["extract", "--format", format]).args(paths).assert().success();
    assert.get_output().stdout.clone()
}

impl Report {
    fn of(paths: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        fs::write(folder.path().join("report.html"), printed("html", paths)).expect("a file can be written");
        let lines = String::from_utf8(printed("jsonl", paths)).expect("JSON is UTF-8");
        let facts = lines.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
        Self { folder, facts }
    }

    fn url(&self) -> String {
        format!("file://{}", self.folder.path().join("report.html").display())
    }

    fn count(&self, fits: impl Fn(&serde_json::Value) -> bool) -> usize {
        self.facts.iter().filter(|fact| fits(fact)).count()
    }
}

/// Opens the report of the paths in a window of this size, lets the test look, and sees that no script failed.
fn look(paths: &[&str], size: (u32, u32), test: impl AsyncFnOnce(&Page, &Report)) {
    let report = Report::of(paths);
    Browser::start().run(async |browser| {
        let page = browser.open(&report.url(), size).await;
        test(&page, &report).await;
        assert_eq!(page.complaints().await, Vec::<String>::new(), "the browser complains");
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn a_fact_that_is_clicked_shows_its_row_and_back() {
    look(&["fixtures/docs/city_page.txt"], DESK, async |page, report| {
        let at = 7;
        let text = report.facts[at - 1]["quantity"]["text"].as_str().expect("a quantity has a text").to_owned();
        page.click(&format!("#q{at}")).await;
        assert_eq!(page.texts("tr.active td:nth-child(2)").await, [text]);
        assert!(page.seen(&format!("#f{at}")).await, "the row is scrolled into view");

        // The subject of another fact leads to the row of that fact.
        let with_subject =
            1 + report.facts.iter().position(|fact| fact["subject"].is_object()).expect("one has a subject");
        page.click(&format!("a.s[href='#f{with_subject}']")).await;
        assert_eq!(page.texts("tr.active td:first-child").await, [with_subject.to_string()]);

        page.click("#f3 a[href='#q3']").await;
        assert!(
            page.seen("#q3").await && page.has_class("#q3", "active").await,
            "the text is scrolled to the quantity"
        );
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn filters_and_search_leave_the_facts_that_fit() {
    look(&["fixtures/docs/city_page.txt"], DESK, async |page, report| {
        let all = report.facts.len();
        assert_eq!(page.property("#shown", "value").await, format!("{all} of {all}"));

        page.choose("#filter-kind", "percent").await;
        let percents = report.count(|fact| fact["quantity"]["kind"] == "percent");
        assert!(percents > 0);
        assert_eq!(page.property("#shown", "value").await, format!("{percents} of {all}"));
        assert_eq!(page.visible("#table tbody tr").await, percents);
        assert_eq!(page.number_of("#table tbody tr:not([hidden])[data-kind='percent']").await, percents);
        let place =
            |kind: &str| 1 + report.facts.iter().position(|fact| fact["quantity"]["kind"] == kind).expect("one has it");
        let (percent, money) = (place("percent"), place("money"));
        assert!(
            !page.has_class(&format!("#q{percent}"), "off").await && page.has_class(&format!("#q{money}"), "off").await
        );

        page.click("button[type=reset]").await;
        page.choose("#filter-confidence", "likely").await;
        assert_eq!(page.visible("#table tbody tr").await, report.count(|fact| fact["confidence"] == "likely"));

        page.click("button[type=reset]").await;
        page.write("#search", "电梯").await;
        let lifts = report.count(|fact| fact["subject"]["text"].as_str().is_some_and(|text| text.contains("电梯")));
        assert!(lifts > 0);
        assert_eq!(page.visible("#table tbody tr").await, lifts);

        // A link to a row that the filters hide clears them.
        page.choose("#filter-kind", "rank").await;
        page.click("#q1").await;
        assert_eq!(page.visible("#table tbody tr").await, all);
    });
}

/// A field of a fact as the report names it.
fn field<'a>(fact: &'a serde_json::Value, filter: &str) -> &'a str {
    let value = match filter {
        "kind" | "unit" => &fact["quantity"][filter],
        filter => &fact[filter],
    };
    value.as_str().expect("it is a word")
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn each_filter_leaves_the_facts_that_fit() {
    let texts = ["fixtures/docs/city_page.txt", "fixtures/docs/work_report.txt"];
    look(&texts, DESK, async |page, report| {
        let rarest = |filter: &str| {
            let values = report.facts.iter().map(|fact| field(fact, filter));
            values.min_by_key(|value| report.count(|fact| field(fact, filter) == *value)).expect("there are facts")
        };
        for filter in ["kind", "unit", "role", "modality", "confidence", "doc"] {
            let value = rarest(filter);
            let number = texts.iter().position(|text| *text == value).map(|at| (at + 1).to_string());
            page.choose(&format!("#filter-{filter}"), number.as_deref().unwrap_or(value)).await;
            let fitting = report.count(|fact| field(fact, filter) == value);
            assert!(fitting > 0 && fitting < report.facts.len(), "{filter} tells nothing apart");
            assert_eq!(page.visible("#table tbody tr").await, fitting, "{filter}: {value}");
            page.press("body", "\u{e00c}").await;
            assert_eq!(page.visible("#table tbody tr").await, report.facts.len(), "Esc clears {filter}");
        }
        assert_eq!(page.texts("nav.contents li a").await, texts);
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn the_charts_count_the_facts_and_a_bar_filters_by_its_kind() {
    look(&["fixtures/docs/city_page.txt"], DESK, async |page, report| {
        let money = report.count(|fact| field(fact, "kind") == "money");
        assert_eq!(page.texts("g[data-kind='money'] text:last-child").await, [money.to_string()]);
        page.click("g[data-kind='money'] rect").await;
        assert_eq!(page.visible("#table tbody tr").await, money);
        page.click("g[data-kind='money'] rect").await;
        assert_eq!(page.visible("#table tbody tr").await, report.facts.len());
        page.press("g[data-kind='money']", "\u{e007}").await;
        assert_eq!(page.visible("#table tbody tr").await, money, "Enter on a bar filters");
        assert_eq!(page.number_of("g[aria-pressed='true']").await, 1);
        page.press("g[data-kind='money']", " ").await;
        assert_eq!(page.visible("#table tbody tr").await, report.facts.len());

        let times = page.texts(".timeline text.name").await;
        assert!(!times.is_empty() && times.len() == page.number_of(".timeline rect").await);
        for time in times {
            assert!(report.count(|fact| fact["time"]["iso"] == time) > 0, "{time}");
        }
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn a_head_sorts_by_its_column_and_again_the_other_way() {
    look(&["fixtures/docs/city_page.txt"], DESK, async |page, _| {
        let values = async || -> Vec<f64> {
            let cells = page.texts("td.value").await;
            cells.iter().filter_map(|cell| cell.parse().ok()).collect()
        };
        page.click("th:nth-child(3) button").await;
        assert!(values().await.is_sorted(), "{:?}", values().await);
        page.click("th:nth-child(3) button").await;
        assert!(values().await.is_sorted_by(|a, b| a >= b), "{:?}", values().await);
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn keys_walk_the_facts_and_reach_the_search() {
    look(&["fixtures/docs/city_page.txt"], DESK, async |page, _| {
        page.press("body", "jj").await;
        assert_eq!(page.texts("tr.active td:first-child").await, ["2"]);
        assert_eq!(page.focused().await, "q2");
        page.press("body", "k").await;
        assert_eq!(page.focused().await, "q1");
        page.press("body", "/").await;
        assert_eq!(page.focused().await, "search");
        page.press("th:nth-child(3) button", "\u{e007}").await;
        assert_eq!(page.texts("th[aria-sort='ascending']").await, ["value"], "Enter on a head sorts");
        page.press("#search", "电梯\u{e00c}").await;
        assert_eq!(page.property("#search", "value").await, "");
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn a_passage_printed_twice_leads_to_its_first_standing_and_breaks_are_marked() {
    look(&["fixtures/docs/city_page.txt"], DESK, async |page, _| {
        let again = page.texts(".text .again").await.concat();
        assert!(again.contains("住院率由“十三五”末的81.4%提升至90%以上"), "{again}");
        page.click("[id^='d1-'][id$='b']").await;
        assert!(page.property("html", "baseURI").await.ends_with("-1a"), "the link leads to the first standing");
        assert!(page.number_of(".text .join").await > 3, "the article is broken in several places");
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn nothing_is_wider_than_a_phone() {
    for width in [NARROWEST, PHONE.0] {
        look(&["fixtures/docs/city_page.txt", "fixtures/docs/work_report.txt"], (width, PHONE.1), async |page, _| {
            assert_eq!(page.overflow().await, 0, "at {width} pixels");
            assert_eq!(page.number_of("article").await, 2);
        });
    }
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn the_dark_page_is_dark_and_the_printed_page_has_no_controls() {
    look(&["fixtures/docs/city_page.txt"], DESK, async |page, _| {
        let light = page.background().await;
        page.emulate("", "dark").await;
        let dark = page.background().await;
        assert_ne!(light, dark);
        page.emulate("print", "dark").await;
        assert_eq!(page.background().await, light, "paper is white");
        assert_eq!(page.visible(".controls").await, 0);
        assert!(page.visible("#table tbody tr").await > 50);
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn a_point_of_a_series_leads_to_its_sentence() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in [("a.txt", "2022年，全县粮食产量达30万吨。"), ("b.txt", "2023年，全县粮食产量达31.5万吨。")]
    {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    let html = folder.path().join("series.html");
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("shuliang"));
    command.arg("series").arg("-o").arg(&html).arg(folder.path()).assert().success();
    Browser::start().run(async |browser| {
        let page = browser.open(&format!("file://{}", html.display()), PHONE).await;
        assert_eq!(page.overflow().await, 0);
        page.click("svg a[href='#v2'] circle").await;
        assert!(page.seen("#v2").await);
        assert_eq!(page.texts("li:target mark").await, ["31.5万吨"]);
        assert_eq!(page.complaints().await, Vec::<String>::new(), "the browser complains");
    });
}

#[test]
#[ignore = "needs chromium and chromedriver"]
fn the_picture_of_the_readme() {
    look(&["fixtures/docs/city_page.txt"], DESK, async |page, _| {
        page.click("#q7").await;
        let picture = page.picture().await;
        assert!(picture.len() > 20_000, "an empty page");
        if std::env::var_os("UPDATE_PICTURE").is_some() {
            fs::write(root().join("docs/report.png"), picture).expect("the picture can be written");
        }
    });
}
