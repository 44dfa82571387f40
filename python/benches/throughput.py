"""Megabytes a second from Python beside those from Rust, in one run and in turns, so that both meet the same machine.

    python python/benches/throughput.py [--rounds 15] [FILE ...]

Reads the articles of the project (or the files given) as one batch of so many texts. `extract_batch` answers with objects
that are made when asked for; `every fact` asks for all of them; `extract_arrow` makes columns.
"""

import argparse
import statistics
import subprocess
import time
from pathlib import Path

import shuliang

ROOT = Path(__file__).resolve().parents[2]


def every_fact(texts):
    return sum(fact.quantity.value is not None for read in shuliang.extract_batch(texts) for fact in read.facts)


WAYS = {
    "extract_batch": shuliang.extract_batch,
    "every fact": every_fact,
    "extract_arrow": shuliang.extract_arrow,
}


def rust(paths):
    """The example `batch_speed`, waiting for a line before each round."""
    command = ["cargo", "run", "--quiet", "--release", "--example", "batch_speed", "--", *map(str, paths)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--copies", type=int, default=8, help="of every text in the batch")
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    paths = (arguments.files or sorted((ROOT / "fixtures" / "docs").glob("*.txt"))) * arguments.copies
    texts = [path.resolve().read_bytes().decode() for path in paths]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    shuliang.extract_batch(texts)
    speeds = {"Rust extract_batch": [], **{name: [] for name in WAYS}}
    with rust([path.resolve() for path in paths]) as other:
        for _ in range(arguments.rounds):
            other.stdin.write("\n")
            other.stdin.flush()
            speeds["Rust extract_batch"].append(float(other.stdout.readline().split()[0]))
            for name, way in WAYS.items():
                start = time.perf_counter()
                way(texts)
                speeds[name].append(megabytes / (time.perf_counter() - start))
        other.stdin.close()
    print(f"{len(texts)} texts, {megabytes:.2f} MB, median of {arguments.rounds} rounds")
    base = statistics.median(speeds["Rust extract_batch"])
    for name, measured in speeds.items():
        median = statistics.median(measured)
        print(f"{name:20} {median:7.2f} MB/s  {median / base:.2f} of Rust")


if __name__ == "__main__":
    main()
