"""The forty briefs in all languages: how many games do the same in each, by `make matrix`."""

import os
import re
import shutil
import subprocess
import sys

from tests.bench.runs import ROOT
from vintage_game_generator.models.config import Language

COMMAND = ("-m", "pytest", "-q", "-m", "matrix", "-n", str(os.cpu_count() or 1))
PLAYED_BY = {Language.RUST: "cargo", Language.RUBY: "ruby", Language.WEB: "node"}


def has_tools(language: Language) -> bool:
    """Return whether this machine can play recordings in a language besides Python."""
    return shutil.which(PLAYED_BY[language]) is not None


def equal_games() -> tuple[int, int]:
    """Return how many of the matrix's games do the same in all languages, and of how many.

    None do where a language cannot be played: the tests of the matrix leave that one out.
    """
    if not all(map(has_tools, PLAYED_BY)):
        return 0, 40
    ran = subprocess.run(
        [sys.executable, *COMMAND, "tests/test_matrix.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    last = ran.stdout.strip().rpartition("\n")[2]
    counts = {
        word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error)", last)
    }
    return counts.get("passed", 0), sum(counts.values())
