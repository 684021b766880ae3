"""`vintage` in processes that begin at once: `python -m tests.faults.forked_commands`.

This process loads what takes seconds to load, and forks for each command. It reads a JSON object a
line, and answers each with a number:

- `{"arguments": [...], "said": FILE, "fault": [NAME, ...], "halt": [PHASE, RESULTS]}` starts
  `vintage` with these arguments, what it says in a file, under a fault of `CHILD_FAULTS`; it stops
  itself (SIGSTOP) after the first result of a phase; answers with its process number;
- `{"wait": NUMBER}` answers with its exit code, after `LONGEST` with that of a kill.
"""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from tests.faults.child_faults import CHILD_FAULTS
from tests.faults.machine import is_whole
from tests.waiting import LONGEST
from vintage_game_generator.settings import prefect_environment

os.environ.update(prefect_environment(verbose=False))  # read when Prefect is imported

import flows.local  # noqa: F401, the command loads it by its name
from vintage_game_generator import cli


def started(arguments: Sequence[str], said: Path, fault: Sequence[Any], halt: Sequence[str]) -> int:
    """Return the number of a process that runs a command, in a group of its own."""
    child = os.fork()
    if not child:
        os.setsid()
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        for stream, source in ((0, os.open(os.devnull, os.O_RDONLY)), (1, out), (2, out)):
            os.dup2(source, stream)
        if halt:
            threading.Thread(target=stop_after, args=halt, daemon=True).start()
        _run(arguments, fault)
    return child


def stop_after(phase: str, results: str) -> None:
    """Stop this process, for others to have it go on, when there is a whole result of a phase."""
    while not any(is_whole(path) for path in Path(results).glob(f"{phase}-*")):
        time.sleep(0.005)
    os.kill(os.getpid(), signal.SIGSTOP)


def _run(arguments: Sequence[str], fault: Sequence[Any]) -> NoReturn:
    """Run a command to its end, the end of its process included."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who has no terminal may ignore it
    if fault:
        name, *details = fault
        CHILD_FAULTS[name](*details)
    sys.argv = ["vintage", *arguments]
    cli.main()
    sys.exit(0)


def ended(child: int) -> int:
    """Return the exit code of a process; one that does not end in time is killed."""
    deadline = time.monotonic() + LONGEST
    while True:
        number, status = os.waitpid(child, os.WNOHANG)
        if number:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        time.sleep(0.02)


def main() -> None:
    """Do what is asked for, until nobody asks any more."""
    print("ready", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked:
            answer = ended(asked["wait"])
        else:
            said = Path(asked["said"])
            answer = started(asked["arguments"], said, asked["fault"], asked["halt"])
        print(answer, flush=True)


if __name__ == "__main__":
    main()
