"""Facts as columns, given to and taken from others by the Arrow PyCapsule interface."""

from decimal import Decimal

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest

import shuliang

TEXTS = ["去年𠮷安市新建桥梁3座。", None, "改造危房1.2万间，修路5公里。"]
QUANTITIES = ["3座", "1.2万间", "5公里"]


def test_a_table_is_taken_by_pyarrow():
    facts = shuliang.extract_arrow(TEXTS)
    table = pyarrow.table(facts)
    assert len(facts) == table.num_rows == 3
    assert table.column_names == facts.column_names
    assert pyarrow.schema(facts) == table.schema
    assert pyarrow.record_batch(facts).to_pylist() == table.to_pylist()
    assert table["doc"].to_pylist() == [0, 2, 2]
    assert table["quantity"].to_pylist() == QUANTITIES
    assert table["number"].to_pylist() == [Decimal(3), Decimal(12000), Decimal(5)]
    table.validate(full=True)


def test_a_table_is_taken_by_polars():
    frame = polars.DataFrame(shuliang.extract_arrow(TEXTS))
    assert frame["quantity"].to_list() == QUANTITIES
    assert frame["number"].sum() == Decimal(12008)


def test_a_table_is_taken_by_pandas():
    frame = pandas.DataFrame.from_arrow(shuliang.extract_arrow(TEXTS))
    assert list(frame["quantity"]) == QUANTITIES


def test_a_table_is_taken_by_duckdb():
    facts = shuliang.extract_arrow(TEXTS)
    assert len(facts) == 3
    rows = duckdb.sql("select unit, sum(number) from facts group by unit").fetchall()
    assert sorted(rows) == [("公里", 5), ("座", 3), ("间", 12000)]


@pytest.mark.parametrize(
    "texts",
    [
        pyarrow.array(TEXTS),
        pyarrow.array(TEXTS, pyarrow.large_string()),
        pyarrow.array(TEXTS, pyarrow.string_view()),
        pyarrow.array([text and text.encode() for text in TEXTS], pyarrow.binary()),
        pyarrow.chunked_array([TEXTS[:1], TEXTS[1:]]),
        polars.Series(TEXTS),
        pandas.Series(TEXTS, dtype="str"),
        iter(TEXTS),
    ],
    ids=lambda texts: f"{type(texts).__module__}.{getattr(texts, 'type', type(texts).__name__)}",
)
def test_texts_of_every_form_read_alike(texts):
    assert pyarrow.table(shuliang.extract_arrow(texts)) == pyarrow.table(shuliang.extract_arrow(TEXTS))


def test_an_array_of_numpy_is_read():
    table = pyarrow.table(shuliang.extract_arrow(numpy.array([TEXTS[0], TEXTS[2]], dtype=object)))
    assert table["quantity"].to_pylist() == QUANTITIES


@pytest.mark.parametrize(
    "docs", [[7, 8, 9], ["a", "b", "c"], pyarrow.array([7, 8, 9], pyarrow.int16()), polars.Series(["a", "b", "c"])]
)
def test_ids_are_kept_as_they_are(docs):
    given = list(docs) if not isinstance(docs, pyarrow.Array) else docs.to_pylist()
    table = pyarrow.table(shuliang.extract_arrow(TEXTS, docs=docs))
    assert table["doc"].to_pylist() == [given[0], given[2], given[2]]


def test_what_is_no_text_is_named():
    with pytest.raises(shuliang.Error, match="row 1: not UTF-8, first bad byte at offset 1"):
        shuliang.extract_arrow(pyarrow.array([b"3", b"3\xff"]))
    with pytest.raises(shuliang.Error, match="not Int64"):
        shuliang.extract_arrow(pyarrow.array([1, 2]))
    with pytest.raises(TypeError, match="text 1 is no str but float"):
        shuliang.extract_arrow(["3座", float("nan")])
    with pytest.raises(shuliang.Error, match="2 document ids for 3 texts"):
        shuliang.extract_arrow(TEXTS, docs=[1, 2])


def test_a_string_that_lies_about_being_utf8_is_looked_at():
    lying = pyarrow.array([b"3\xff\xe5"], pyarrow.binary()).view(pyarrow.string())
    with pytest.raises(shuliang.Error, match="row 0: not UTF-8"):
        shuliang.extract_arrow(lying)


def test_lists_keep_a_row_a_text_and_go_on():
    texts = pyarrow.array([b"3\xff", "新建桥梁3座。".encode(), None])
    table = pyarrow.table(shuliang.extract_lists(texts))
    assert table["error"].to_pylist() == ["not UTF-8, first bad byte at offset 1", None, None]
    facts = table["facts"].to_pylist()
    assert (facts[0], facts[2]) == (None, None)
    assert [fact["quantity"] for fact in facts[1]] == ["3座"]


def test_many_texts_come_in_batches_and_read_alike():
    texts = ["新建桥梁3座。"] * 5000
    facts = shuliang.extract_arrow(texts)
    table = pyarrow.table(facts)
    assert table["quantity"].num_chunks == 2
    assert table["doc"].to_pylist() == list(range(5000))
    assert pyarrow.record_batch(facts).num_rows == 5000
    assert len(shuliang.extract_lists(texts)) == 5000


def test_no_texts_are_an_empty_table():
    for texts in [[], pyarrow.chunked_array([], pyarrow.string())]:
        table = pyarrow.table(shuliang.extract_arrow(texts))
        assert (table.num_rows, table.column_names[0]) == (0, "doc")


def test_positions_count_what_is_asked_for():
    table = pyarrow.table(shuliang.Extractor(offsets="bytes").extract_arrow(TEXTS))
    start, end = table["quantity_start"][0].as_py(), table["quantity_end"][0].as_py()
    assert TEXTS[0].encode()[start:end].decode() == "3座"
