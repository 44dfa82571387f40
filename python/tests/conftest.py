"""What the tests share: the articles of the project, and the command line to compare with."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "fixtures" / "docs").glob("*.txt"))


@pytest.fixture(scope="session")
def articles():
    """The articles by their path, as the command line names it."""
    texts = {str(path): path.read_bytes().decode() for path in ARTICLES}
    assert len(texts) >= 8
    return texts


@pytest.fixture(scope="session")
def command_line():
    """Runs `shuliang` and reads its JSON Lines. `SHULIANG` names the program, else the release build is taken."""
    program = os.environ.get("SHULIANG") or shutil.which("shuliang", path=str(ROOT / "target" / "release"))
    assert program, "build it first: cargo build --release"

    def run(*arguments):
        done = subprocess.run([program, *arguments], check=True, capture_output=True, encoding="utf-8")
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run
