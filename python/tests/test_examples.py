"""The snippets of the README and the examples run and say what they promise."""

import doctest
import re
import runpy
import sys
from pathlib import Path

import pytest

import shuliang

HERE = Path(__file__).resolve().parents[1]
README = (HERE / "README.md").read_text("utf-8")
SNIPPETS = re.findall(r"^### (.+?)\n.*?```python\n(.*?)```", README, re.MULTILINE | re.DOTALL)


def test_the_package_shows_an_example_that_holds():
    tried = doctest.testmod(shuliang)
    assert tried.attempted > 0 and tried.failed == 0


@pytest.mark.parametrize("code", [code for _, code in SNIPPETS], ids=[title for title, _ in SNIPPETS])
def test_a_snippet_of_the_readme_holds(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text('[[classifier]]\nform = "驮"\n', "utf-8")
    exec(compile(code, "README.md", "exec"), {})


def test_there_are_snippets():
    assert {"polars", "pandas", "DuckDB"} <= {title for title, _ in SNIPPETS}


def test_yearly_reports_become_a_table_and_a_plot(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["yearly_reports.py", str(tmp_path)])
    made = runpy.run_path(str(HERE / "examples" / "yearly_reports.py"))
    rows = {(row["subject"], row["unit"]): row for row in made["by_year"].to_dicts()}
    gdp = rows["地区生产总值", "元"]
    assert [gdp[year] for year in ["2021", "2022", "2023", "2024"]] == [1.864e10, 1.979e10, 2.126e10, 2.281e10]
    assert rows["农村公路", "公里"]["2024"] == 171
    assert made["reached"].select("subject", "reached").rows() == [("地区生产总值", False), ("一般公共预算收入", True)]
    assert (tmp_path / "yearly_reports.png").read_bytes().startswith(b"\x89PNG")
