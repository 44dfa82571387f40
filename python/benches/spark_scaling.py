"""What a cluster on this machine makes of many texts: start-up, throughput and memory by workers, partitions and batches.

    python python/benches/spark_scaling.py [--texts 4000]

The texts are copies of the project's articles. Every line is a cluster of its own. `start` is the first job, on one text a
worker: Python starts, the package is loaded, the tables are read. `memory` is the most that a Python worker held.
"""

import argparse
import multiprocessing
import os
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def measure(workers, partitions, batch, wanted):
    import pyarrow
    from pyspark.sql import SparkSession

    import shuliang.spark

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(batch))
        .getOrCreate()
    )
    articles = [path.read_text("utf-8") for path in sorted((ROOT / "fixtures" / "docs").glob("*.txt"))]
    texts = [(row, articles[row % len(articles)]) for row in range(wanted)]
    megabytes = sum(len(text.encode()) for _, text in texts) / 1e6
    df = session.createDataFrame(texts, ["id", "text"]).repartition(partitions).cache()
    df.count()

    def peaks(batches):
        """How many megabytes the worker held at most."""
        for _ in batches:
            pass
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield pyarrow.RecordBatch.from_pydict({"mb": [held]})

    def seconds(frame):
        start = time.perf_counter()
        facts = shuliang.spark.extract(frame, "text", "id").selectExpr("count(*)", "count(number)").collect()[0][0]
        return time.perf_counter() - start, facts

    first, _ = seconds(df.limit(workers).repartition(workers))
    taken, facts = min(seconds(df) for _ in range(3))
    held = max(row.mb for row in df.mapInArrow(peaks, "mb double").collect())
    print(
        f"{workers:7} {partitions:10} {batch:6} {first:8.1f} s {megabytes / taken:8.2f} MB/s {held:7.0f} MB   {facts} facts",
        flush=True,
    )
    session.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=4000)
    wanted = parser.parse_args().texts
    print("workers partitions  batch      start   throughput    memory")
    for setting in [(1, 4, 100), (2, 4, 100), (2, 16, 100), (2, 4, 10), (2, 4, 10000)]:
        process = multiprocessing.get_context("spawn").Process(target=measure, args=(*setting, wanted))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
