"""A run that is stopped while other processes make its pieces."""

import os
import signal
from pathlib import Path

import pytest

from tests.faults.machine import FOLDER, Machine, files
from tests.waiting import until
from vintage_game_generator.models.run_state import STATE


def session_of(number: int) -> set[int]:
    """Return the processes of a session, but for those that ended."""
    found = set()
    for place in Path("/proc").iterdir():
        try:
            fields = (place / "stat").read_text().rpartition(") ")[2].split()
        except OSError:  # no process, or gone meanwhile
            continue
        if fields[3] == str(number) and fields[0] != "Z":
            found.add(int(place.name))
    return found


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_run_leaves_no_process_and_is_gone_on_with(
    how: signal.Signals, machine: Machine, whole: dict[str, bytes]
) -> None:
    run = machine.in_the_middle("--runner", "processes", phase="sprite")
    assert len(session_of(run)) > 1, "other processes make pieces"
    if how is signal.SIGINT:
        os.killpg(run, how)  # what a terminal does
    else:
        machine.kill(run, how)
    if how is not signal.SIGKILL:  # what stands still hears nothing else
        machine.go_on(run)
    ended = machine.end(run)
    until(lambda: not session_of(run), lambda: session_of(run))
    assert ended.code == (130 if how is signal.SIGINT else -how), ended.said
    assert "Traceback" not in ended.said
    assert files(machine.games).keys() == {f"{FOLDER}/{STATE}"}
    kept = machine.results
    again = machine.generate()
    assert again.code == 0, again.said
    assert again.summary["cached"] >= len(kept)
    assert files(machine.games) == whole
