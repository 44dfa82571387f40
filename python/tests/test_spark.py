"""Facts of a column in a real cluster of two workers on this machine, each a JVM and a Python process of its own."""

import os
import sys

import pyarrow
import pytest
from pyspark.sql import SparkSession

import shuliang
import shuliang.spark


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("shuliang")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "512m")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
        .getOrCreate()
    )
    yield session
    session.stop()


def rows(frame):
    return sorted((row.asDict() for row in frame.collect()), key=lambda row: (row["doc"], row["quantity_start"] or 0))


def test_a_cluster_reads_what_one_process_reads(spark, articles):
    names, texts = list(articles), list(articles.values())
    df = spark.createDataFrame(list(zip(names, texts)), ["path", "text"]).repartition(4)
    read = rows(shuliang.spark.extract(df, "text", "path"))
    table = pyarrow.table(shuliang.extract_arrow(texts, docs=names)).to_pylist()
    assert len(read) == len(table) > 300
    assert read == [{**row, "error": None} for row in table]


def test_a_bad_row_becomes_an_error_and_the_job_goes_on(spark):
    df = spark.sql(
        """
        select * from values (1, '新建桥梁3座。'), (2, cast(X'33FF' as string)), (3, null), (4, '无。'), (5, '修路5公里。')
        as t(id, text)
        """
    )
    read = rows(shuliang.spark.extract(df, "text", "id"))
    told = [(row["doc"], row["quantity"], row["error"]) for row in read]
    assert told == [(1, "3座", None), (2, None, "not UTF-8, first bad byte at offset 1"), (5, "5公里", None)]
    assert [name for name, value in read[1].items() if value is not None] == ["doc", "error"]


def test_binary_texts_are_read(spark):
    df = spark.createDataFrame([("a", "新建桥梁3座。".encode()), ("b", b"\xff")], ["id", "text"])
    read = rows(shuliang.spark.extract(df, "text", "id"))
    assert [(row["quantity"], row["error"] is None) for row in read] == [("3座", True), (None, False)]


def test_lexicon_and_date_reach_the_workers(spark):
    df = spark.createDataFrame([(1, "去年运送茶叶30驮。")], ["id", "text"])
    facts = shuliang.spark.extract(df, "text", "id", lexicon='[[classifier]]\nform = "驮"\n', date="2024")
    (row,) = facts.select("unit", "time_iso", "number").collect()
    assert (row.unit, row.time_iso, row.number) == ("驮", "2023", 30)


def test_a_wrong_setting_fails_before_the_job(spark):
    df = spark.createDataFrame([(1, "3座")], ["id", "text"])
    with pytest.raises(shuliang.Error, match="ISO 8601"):
        shuliang.spark.extract(df, "text", "id", date="May")
