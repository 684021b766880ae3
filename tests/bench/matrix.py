"""The forty briefs in all languages: how many games do the same in each, by `make matrix`."""

import os
import re
import subprocess
import sys

from tests.bench.runs import ROOT

COMMAND = ("-m", "pytest", "-q", "-m", "matrix", "-n", str(os.cpu_count() or 1))


def equal_games() -> tuple[int, int]:
    """Return how many of the matrix's games are certified and equal in all languages, of how many.

    A language whose tool is missing on this machine is left out of it, as the matrix's own output
    says.
    """
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
