//! Facts as Arrow record batches say what the facts say.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, Int64Array, LargeStringArray, NullArray, RecordBatch, StringArray, StringViewArray,
    StructArray,
};
use shuliang::{Extractor, OffsetUnit, arrow};

const TEXT: &str = "去年，𠮷安市新建桥梁3座，改造危房1.2万余间；公交占比为1/3，耗时3至5天。";

fn rows(texts: &dyn Array, unit: OffsetUnit) -> RecordBatch {
    let docs = Int64Array::from_iter_values(0..texts.len() as i64);
    Extractor::new().extract_rows(&docs, texts, unit).expect("the texts can be read")
}

fn text<'a>(batch: &'a RecordBatch, column: &str) -> Vec<Option<&'a str>> {
    batch.column_by_name(column).expect("the column is there").as_string::<i32>().iter().collect()
}

#[test]
fn rows_say_what_the_facts_say() {
    let facts = shuliang::extract(TEXT).facts;
    let batch = rows(&StringArray::from(vec![TEXT]), OffsetUnit::Bytes);
    assert_eq!(batch.num_rows(), facts.len());
    let quantities: Vec<_> = facts.iter().map(|fact| Some(fact.quantity.text.as_str())).collect();
    assert_eq!(text(&batch, "quantity"), quantities);
    let subjects: Vec<_> =
        facts.iter().map(|fact| fact.subject.as_ref().map(|subject| subject.text.as_str())).collect();
    assert_eq!(text(&batch, "subject"), subjects);
    let values: Vec<_> = facts.iter().map(|fact| fact.quantity.value.as_deref()).collect();
    assert_eq!(text(&batch, "value"), values);
    assert_eq!(text(&batch, "bound")[1], Some("more_than"));
    assert_eq!((text(&batch, "min")[3], text(&batch, "max")[3]), (Some("3"), Some("5")));
}

#[test]
fn a_number_is_there_to_reckon_with() {
    let batch = rows(&StringArray::from(vec![TEXT]), OffsetUnit::Bytes);
    let numbers = batch.column_by_name("number").expect("the column is there").as_primitive::<Decimal128Type>();
    assert_eq!(numbers.value_as_string(1), "12000.0000000000");
    assert_eq!(numbers.value_as_string(2), "0.3333333333");
    assert!(numbers.is_null(3), "a range is no single number");
}

#[test]
fn every_form_of_text_reads_alike() {
    let texts = [Some(TEXT), None, Some("")];
    let forms: [ArrayRef; 4] = [
        Arc::new(StringArray::from_iter(texts)),
        Arc::new(LargeStringArray::from_iter(texts)),
        Arc::new(StringViewArray::from_iter(texts)),
        Arc::new(BinaryArray::from_iter(texts.map(|text| text.map(str::as_bytes)))),
    ];
    let [first, others @ ..] = forms.map(|form| rows(&form, OffsetUnit::Bytes));
    assert_eq!(first.num_rows(), 4);
    for other in others {
        assert_eq!(other, first);
    }
    assert_eq!(rows(&NullArray::new(2), OffsetUnit::Bytes).num_rows(), 0);
}

#[test]
fn a_slice_of_an_array_is_read_and_no_more() {
    let texts = StringArray::from(vec!["改造危房12间。", "新建桥梁3座。", "修路5公里。"]);
    assert_eq!(text(&rows(&texts.slice(1, 1), OffsetUnit::Bytes), "quantity"), [Some("3座")]);
}

#[test]
fn positions_count_what_is_asked_for() {
    for (unit, expected) in [(OffsetUnit::Bytes, 31), (OffsetUnit::Chars, 10), (OffsetUnit::Utf16, 11)] {
        let batch = rows(&StringArray::from(vec![TEXT]), unit);
        let starts = batch.column_by_name("quantity_start").expect("the column is there").as_primitive::<Int64Type>();
        assert_eq!(starts.value(0), expected, "{unit:?}");
    }
}

#[test]
fn what_is_no_text_is_named() {
    let extractor = Extractor::new();
    let docs = Int64Array::from(vec![7, 8]);
    let refuse = |texts: &dyn Array| {
        let error = extractor.extract_rows(&docs, texts, OffsetUnit::Bytes).expect_err("it cannot be read");
        error.to_string()
    };
    assert!(refuse(&Int64Array::from(vec![1, 2])).ends_with("not Int64"));
    assert!(refuse(&StringArray::from(vec![TEXT])).ends_with("2 document ids for 1 documents"));
    let bad: [&[u8]; 2] = [TEXT.as_bytes(), b"\xe6\xa1\xa53\xff5"];
    assert!(refuse(&BinaryArray::from_iter_values(bad)).ends_with("row 1: not UTF-8, first bad byte at offset 4"));
}

#[test]
fn lists_keep_one_row_a_text_and_name_what_cannot_be_read() {
    let long = format!("耗资{}元。", "9".repeat(60));
    let texts = [Some(TEXT.as_bytes()), None, Some(b"3\xff"), Some("无数字。".as_bytes()), Some(long.as_bytes())];
    let batch = Extractor::new()
        .extract_lists(&BinaryArray::from_iter(texts), OffsetUnit::Bytes)
        .expect("a row that cannot be read is no error");
    assert_eq!(batch.schema().as_ref(), &arrow::list_schema());
    let facts = batch.column(0).as_list::<i32>();
    let lengths: Vec<_> = facts.iter().map(|list| list.map(|list| list.len())).collect();
    assert_eq!(lengths[..4], [Some(4), None, None, Some(0)]);
    let warnings = batch.column(1).as_list::<i32>();
    assert_eq!(warnings.value_length(4), 1);
    let errors = [None, None, Some("not UTF-8, first bad byte at offset 1"), None, None];
    assert_eq!(text(&batch, "error"), errors);
}

#[test]
fn a_list_holds_the_columns_of_the_rows() {
    let texts = StringArray::from(vec![TEXT, TEXT]);
    let batch = Extractor::new().extract_lists(&texts, OffsetUnit::Chars).expect("the texts can be read");
    let facts: &StructArray = batch.column(0).as_list::<i32>().values().as_struct();
    let rows = rows(&texts, OffsetUnit::Chars);
    assert_eq!(facts.columns(), &rows.columns()[1..]);
    assert_eq!(facts.fields()[..], rows.schema().fields()[1..]);
}
