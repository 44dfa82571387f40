"""Facts of a column of texts in Spark 4: `shuliang.spark.extract`.

Texts go to the Python workers and facts come back as Arrow batches (`mapInArrow`); Spark does the distribution. Every
worker reads on one core, since Spark starts a worker for each core. `python/README.md` has figures on scaling.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Union

import pyarrow
from pyspark.sql import DataFrame
from pyspark.sql.functions import col, explode_outer
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructField, StructType

import shuliang

if TYPE_CHECKING:
    from datetime import date as Date


def extract(
    df: DataFrame,
    text_col: str,
    id_col: str,
    *,
    lexicon: Union[str, os.PathLike[str], None] = None,
    date: Union[str, Date, None] = None,
) -> DataFrame:
    """The facts of the column `text_col`, one a row: `doc` (what `id_col` holds), the columns of a fact, and `error`.

    `text_col` holds strings or binary UTF-8. A text that is not UTF-8 is one row with its `doc` and the reason in `error`,
    where all else is null; a null text has no facts. Positions count characters, as Spark's `substring` does.

    The lexicon and the date are those of `shuliang.Extractor`.
    """
    extractor = shuliang.Extractor(lexicon, date)
    facts = from_arrow_schema(pyarrow.table(shuliang.extract_lists([])).schema)
    schema = StructType([StructField("doc", df.schema[id_col].dataType), facts["facts"], facts["error"]])

    def read(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        # Read by the pool of threads when it starts, at the first text.
        os.environ.setdefault("RAYON_NUM_THREADS", "1")
        for batch in batches:
            lists = pyarrow.record_batch(extractor.extract_lists(batch.column(1)))
            columns: list[Any] = [batch.column(0), lists.column("facts"), lists.column("error")]
            yield pyarrow.RecordBatch.from_arrays(columns, names=schema.names)

    lists = df.select(col(id_col).alias("doc"), col(text_col)).mapInArrow(read, schema)
    rows = lists.select("doc", explode_outer("facts").alias("fact"), "error")
    return rows.where("fact is not null or error is not null").select("doc", "fact.*", "error")
