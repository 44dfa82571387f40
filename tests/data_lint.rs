//! Lints the tables of `data/` that hold units, measure words, currencies and characters, and names the row to mend.
//!
//! `data/README.md` says what the columns mean.

#[path = "data_lint/tables.rs"]
mod tables;
#[path = "data_lint/ucum.rs"]
mod ucum;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use shuliang::ParagraphKind;

use tables::{Form, Tables, files, is_digit, read};

#[test]
fn no_form_stands_twice() {
    let mut first: BTreeMap<&str, &Form> = BTreeMap::new();
    let tables = Tables::read();
    let forms = tables.forms();
    let mut problems = Vec::new();
    for form in &forms {
        // 分 is a minute, a point and a cent; the words around decide, as the notes of both rows say.
        let cent = form.minor && form.text == "分";
        if let Some(other) = first.get(form.text.as_str()).filter(|_| !cent) {
            problems.push(format!("{} stands in {} and again in {}", form.text, other.row, form.row));
        }
        first.entry(&form.text).or_insert(form);
    }
    report(problems);
}

#[test]
fn no_word_stands_twice() {
    let mut problems = Vec::new();
    for (file, table, list) in [
        ("verbs.toml", "verb", "forms"),
        ("names.toml", "name", "forms"),
        ("segmentation.toml", "word", "forms"),
        ("segmentation.toml", "split", "forms"),
    ] {
        let mut seen = BTreeSet::new();
        for word in words(file, table, list) {
            if !seen.insert(word.clone()) {
                problems.push(format!("data/{file}: {word} stands twice"));
            }
        }
    }
    report(problems);
}

/// The words of all rows of a table.
fn words(file: &str, table: &str, list: &str) -> Vec<String> {
    let value: toml::Value = toml::from_str(&read(&Path::new("data").join(file))).expect("the table is TOML");
    let rows = value[table].as_array().expect("the table has rows");
    rows.iter().flat_map(|row| listed_in(row, list)).collect()
}

#[test]
fn scope_words_with_a_reach_are_scope_words() {
    let mut problems = Vec::new();
    let places: Vec<String> = ["words", "sectors"].iter().flat_map(|list| listed("places.toml", list)).collect();
    for list in ["areas", "wide", "unplaced"] {
        let strangers = listed("governing.toml", list).into_iter().filter(|word| !places.contains(word));
        problems.extend(strangers.map(|word| format!("data/governing.toml, {list}: {word} is not in places.toml")));
    }
    for word in words("governing.toml", "seats", "words").into_iter().filter(|word| !places.contains(word)) {
        problems.push(format!("data/governing.toml, seats: {word} is not in places.toml"));
    }
    report(problems);
}

#[test]
fn no_word_of_a_list_stands_twice() {
    let mut problems = Vec::new();
    let stages = ["governing.toml", "quantity.toml", "subject.toml"].map(|file| (file, lists_of(file)));
    let each = stages.iter().flat_map(|(file, lists)| lists.iter().map(|list| (*file, vec![list.as_str()])));
    let found = [("places.toml", vec!["words", "sectors", "others"]), ("times.toml", vec!["words", "bases"])];
    for (file, lists) in each.chain(found) {
        let mut seen = BTreeSet::new();
        let all = lists.iter().flat_map(|list| listed(file, list));
        let twice = all.filter(|word| !seen.insert(word.clone()));
        problems.extend(twice.map(|word| format!("data/{file}, {}: {word} stands twice", lists.join(", "))));
    }
    report(problems);
}

/// The lists of words at the top of a table.
fn lists_of(file: &str) -> Vec<String> {
    let table: toml::Table = toml::from_str(&read(&Path::new("data").join(file))).expect("the table is TOML");
    let lists =
        table.into_iter().filter(|(_, rows)| rows.as_array().is_some_and(|rows| rows.iter().all(toml::Value::is_str)));
    lists.map(|(list, _)| list).collect()
}

/// The words of a list at the top of a table.
fn listed(file: &str, list: &str) -> Vec<String> {
    let value: toml::Value = toml::from_str(&read(&Path::new("data").join(file))).expect("the table is TOML");
    let words = value[list].as_array().expect("the table has the list").iter();
    words.filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

#[test]
fn lines_are_known_by_their_heads() {
    let table: toml::Table = toml::from_str(&read(Path::new("data/layout.toml"))).expect("the table is TOML");
    let example = |row: &str| table[row]["example"].as_str().expect("every row has an example");
    let mut problems = Vec::new();
    for row in table.keys() {
        let (mut seen, forms) = (BTreeSet::new(), listed_in(&table[row], "forms"));
        let twice = forms.iter().filter(|form| !seen.insert(form.as_str()));
        problems.extend(twice.map(|form| format!("data/layout.toml, {row}: {form} stands twice")));
        if !forms.iter().any(|form| example(row).starts_with(form)) {
            problems.push(format!("data/layout.toml, {row}: {} begins with none of the forms", example(row)));
        }
    }
    for (row, kind) in [
        ("bullet", ParagraphKind::ListItem),
        ("byline", ParagraphKind::Byline),
        ("dateline", ParagraphKind::Dateline),
        ("agency", ParagraphKind::Dateline),
        ("caption", ParagraphKind::Caption),
    ] {
        let read_as = shuliang::extract(example(row)).paragraphs[0].kind;
        if read_as != kind {
            problems.push(format!("data/layout.toml, {row}: {} is read as {read_as:?}", example(row)));
        }
    }
    report(problems);
}

/// The words of a list of a row.
fn listed_in(row: &toml::Value, list: &str) -> Vec<String> {
    let words = row[list].as_array().into_iter().flatten();
    words.filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

#[test]
fn no_symbol_stands_twice_or_ends_a_word() {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut problems = Vec::new();
    for currency in Tables::read().currencies {
        for symbol in &currency.symbols {
            if let Some(other) = first.insert(symbol.clone(), currency.row()) {
                problems.push(format!("{symbol} stands in {other} and again in {}", currency.row()));
            }
            // RM20 would be found in FORM20.
            if symbol.len() < 3 && symbol.chars().all(|c| c.is_ascii_alphabetic()) {
                problems.push(format!("{}: the symbol {symbol} can end a common word", currency.row()));
            }
        }
    }
    report(problems);
}

#[test]
fn every_example_reads_as_its_own_row() {
    let tables = Tables::read();
    let forms = tables.forms();
    let problems = tables.examples().filter_map(|example| example.problem(&forms)).collect();
    report(problems);
}

#[test]
fn every_form_can_match() {
    let tables = Tables::read();
    let folded: BTreeSet<char> = tables.traditional_pairs().iter().filter_map(|pair| pair.chars().next()).collect();
    let mut problems = Vec::new();
    for form in tables.forms() {
        if form.text.is_empty() || form.text.contains(char::is_whitespace) || form.text.starts_with(is_digit) {
            problems.push(format!("{}: {:?} is empty, holds white space or begins with a digit", form.row, form.text));
        }
        if let Some(c) = form.text.chars().find(|c| folded.contains(c)) {
            problems.push(format!("{}: {} holds {c}, which is folded before forms are looked up", form.row, form.text));
        }
    }
    report(problems);
}

#[test]
fn every_factor_is_exact_and_positive() {
    let mut problems = Vec::new();
    for (row, unit, _) in Tables::read().units() {
        if !unit.factor.is_empty() && !is_exact_positive(&unit.factor) {
            problems.push(format!("{row}: the factor {:?} is no positive decimal or fraction", unit.factor));
        }
        if unit.offset.as_ref().is_some_and(|offset| !is_exact_positive(offset)) {
            problems.push(format!("{row}: the offset {:?} is no positive decimal or fraction", unit.offset));
        }
    }
    for currency in Tables::read().currencies {
        for minor in currency.minor.iter().filter(|minor| minor.per.parse::<u32>().map_or(true, |per| per < 2)) {
            problems.push(format!("{}: {:?} of {:?} go to one", currency.row(), minor.per, minor.forms));
        }
    }
    report(problems);
}

#[test]
fn every_ucum_code_is_well_formed() {
    let mut codes = BTreeSet::new();
    for (row, unit, dimension) in Tables::read().units() {
        codes.insert((row.clone(), unit.ucum.clone()));
        codes.insert((row, unit.base_ucum.clone().unwrap_or_else(|| dimension.ucum.clone())));
    }
    let problems = codes
        .into_iter()
        .filter(|(_, code)| !code.is_empty())
        .filter_map(|(row, code)| ucum::check(&code).err().map(|why| format!("{row}: {code:?} is no UCUM code: {why}")))
        .collect();
    report(problems);
}

#[test]
fn every_currency_code_is_of_iso_4217() {
    let active: BTreeSet<&str> = ISO_4217.split_whitespace().collect();
    let withdrawn: BTreeSet<&str> = ISO_4217_WITHDRAWN.split_whitespace().collect();
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for currency in Tables::read().currencies {
        let code = currency.code.as_str();
        if !(code.is_empty() || active.contains(code) || withdrawn.contains(code)) {
            problems.push(format!("{}: {code} is no code of ISO 4217", currency.row()));
        }
        if withdrawn.contains(code) && currency.note.is_empty() {
            problems.push(format!("{}: {code} is withdrawn, and no note says since when", currency.row()));
        }
        if !code.is_empty() && !seen.insert(currency.code.clone()) {
            problems.push(format!("{}: {code} has a row already", currency.row()));
        }
    }
    problems.extend(active.iter().filter(|code| !seen.contains(**code)).map(|code| format!("{code} has no row")));
    report(problems);
}

#[test]
fn the_tables_are_large_enough() {
    let tables = Tables::read();
    let unit_forms: usize = tables.units().map(|(_, unit, _)| unit.forms.len()).sum();
    assert!(unit_forms >= 400, "data/units: {unit_forms} forms");
    assert!(tables.classifiers.len() >= 250, "data/classifiers.toml: {} rows", tables.classifiers.len());
    assert!(tables.currencies.len() >= 150, "data/currencies.toml: {} rows", tables.currencies.len());
    assert!(
        tables.traditional_pairs().len() >= 2500,
        "data/traditional.toml: {} pairs",
        tables.traditional_pairs().len()
    );
}

#[test]
fn traditional_pairs_fold_one_to_one() {
    let tables = Tables::read();
    let pairs = tables.traditional_pairs();
    let right: BTreeMap<char, &str> = pairs.iter().filter_map(|pair| Some((pair.chars().nth(1)?, *pair))).collect();
    let mut left: BTreeMap<char, &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for pair in &pairs {
        let chars: Vec<char> = pair.chars().collect();
        let [from, to] = chars[..] else {
            problems.push(format!("data/traditional.toml: {pair} is no pair of characters"));
            continue;
        };
        if from.len_utf8() != to.len_utf8() || from == to {
            problems.push(format!("data/traditional.toml: {pair} are of unlike length, or alike"));
        }
        if let Some(other) = left.insert(from, pair) {
            problems.push(format!("data/traditional.toml: {pair} folds the character of {other}"));
        }
        if let Some(other) = right.get(&from) {
            problems.push(format!("data/traditional.toml: {pair} folds what {other} folds to"));
        }
    }
    report(problems);
}

#[test]
fn every_unit_table_is_loaded() {
    let loader: String = files(Path::new("src"), "rs").into_iter().map(|file| read(&file)).collect();
    let named = |file: &PathBuf| loader.contains(&file.to_string_lossy().replace('\\', "/"));
    let (loaded, missing): (Vec<_>, Vec<_>) = files(Path::new("data/units"), "toml").into_iter().partition(named);
    assert!(loaded.is_empty() || missing.is_empty(), "no source file includes {missing:?}");
}

/// A decimal that the library's number type holds exactly, or a fraction of two integers; more than zero.
fn is_exact_positive(written: &str) -> bool {
    let plain = |part: &str| part.starts_with(is_digit) && part.ends_with(is_digit) && !part.contains(['e', 'E', '_']);
    match written.split_once('/') {
        Some((numerator, denominator)) => {
            [numerator, denominator].iter().all(|part| plain(part) && part.parse::<i64>().is_ok_and(|part| part > 0))
        }
        None => plain(written) && Decimal::from_str_exact(written).is_ok_and(|value| value > Decimal::ZERO),
    }
}

fn report(problems: Vec<String>) {
    assert!(problems.is_empty(), "{} rows to mend:\n{}", problems.len(), problems.join("\n"));
}

/// The codes in force (list one of 2026), without metals, units of the bond market, test codes, and the funds codes USN and UYW.
const ISO_4217: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN \
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS \
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK \
    LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB \
    PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UZS VED VES VND VUV WST XAD XAF XCD XCG XDR XOF XPF XSU XUA YER \
    ZAR ZMW ZWG";

/// Codes withdrawn within living memory that texts still name.
const ISO_4217_WITHDRAWN: &str = "ANG ATS BEF BGN DEM ESP FIM FRF GRD HRK IEP ITL NLG PTE";
