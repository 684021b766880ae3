"""Many threads and processes that do one thing at once, and what each of them says."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.waiting import LONGEST

ROOT = Path(__file__).parent.parent
ONLY = "import sys\nfrom concurrent.futures import ThreadPoolExecutor\n"
TOGETHER = """
with ThreadPoolExecutor(int(sys.argv[1])) as threads:
    print(sum(threads.map(work, range(int(sys.argv[1])))))
"""


def counted(script: str, home: Path, *, threads: int = 8, processes: int = 3) -> list[int]:
    """Return each process's sum of what `work(number)` of the script returned in its threads.

    The first process has so many threads, each of the others one.
    """
    sizes = [threads] + [1] * (processes - 1)
    with ThreadPoolExecutor(processes) as pool:
        return list(pool.map(lambda size: _counted(script, home, size), sizes))


def _counted(script: str, home: Path, threads: int) -> int:
    return int(said(ONLY + script + TOGETHER, home, str(threads)))


def said(script: str, home: Path, *arguments: str) -> str:
    """Return what a script prints in a process of its own, where every warning is an error."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        cwd=ROOT,
        env=os.environ | {"VINTAGE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert not run.stderr, run.stderr
    return run.stdout
