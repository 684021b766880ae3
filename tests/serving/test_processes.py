"""Processes in the background: found again, and ended without hitting anybody else's."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.waiting import ENDLESS, LONGEST, until
from vintage_game_generator.serving import processes

SLEEP = [sys.executable, "-c", f"import time; time.sleep({LONGEST})"]
# A parent that ends at once; its child is in a session of its own, and would live on.
ORPHAN = [
    sys.executable,
    "-c",
    f"import subprocess, sys;subprocess.Popen({SLEEP!r}, start_new_session=True)",
]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    f"print('deaf', flush=True); time.sleep({LONGEST})",
]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str, list[str]], subprocess.Popen[bytes]]]:
    started = []

    def begin(name: str, command: list[str]) -> subprocess.Popen[bytes]:
        process = processes.start(name, command, tmp_path, os.environ, tmp_path)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()


Start = Callable[[str, list[str]], subprocess.Popen[bytes]]


def test_a_process_is_found_and_ended(tmp_path: Path, start: Start) -> None:
    process = start("part", SLEEP)
    assert processes.running("part", tmp_path) == process.pid
    assert processes.stop("part", tmp_path)
    assert process.wait() == -signal.SIGTERM
    assert processes.running("part", tmp_path) is None
    assert not processes.stop("part", tmp_path)


def test_a_number_that_is_somebody_elses_now_is_left_alone(tmp_path: Path) -> None:
    other = subprocess.Popen(SLEEP)
    try:
        for birth in ("long ago", None):
            note = {"pid": other.pid, "birth": birth}
            (tmp_path / "part.pid").write_text(json.dumps(note))
            assert processes.running("part", tmp_path) is None
            assert not processes.stop("part", tmp_path)
            assert other.poll() is None
            assert not (tmp_path / "part.pid").exists()
    finally:
        other.kill()
        other.wait()


@pytest.mark.parametrize("note", ["", "{", "[]", '{"pid": "one"}', "\0"])
def test_a_note_that_is_cut_off_is_no_process(tmp_path: Path, note: str) -> None:
    (tmp_path / "part.pid").write_text(note)
    assert processes.running("part", tmp_path) is None
    assert not processes.stop("part", tmp_path)


def test_what_a_dead_process_left_behind_is_ended_too(tmp_path: Path, start: Start) -> None:
    start("part", ORPHAN).wait()
    assert processes.running("part", tmp_path) is None
    assert processes.stop("part", tmp_path)
    assert not processes.stop("part", tmp_path)


def test_what_does_not_hear_is_ended_by_force(
    tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "GRACE", 1)
    process = start("part", STUBBORN)
    until(lambda: (tmp_path / "part.log").read_text() == "deaf\n")
    assert processes.stop("part", tmp_path, patience=0.2)
    assert process.wait() == -signal.SIGKILL


def test_what_is_named_ends_first_and_its_parent_sees_it(tmp_path: Path, start: Start) -> None:
    parent = f"""
import os, subprocess, sys
child = subprocess.Popen({SLEEP!r}, env=os.environ | {{"RUN_ID": "1"}}, start_new_session=True)
print("begun", flush=True)
print("child", child.wait(), flush=True)
"""
    start("part", [sys.executable, "-c", parent])
    log = tmp_path / "part.log"
    until(lambda: "begun" in log.read_text())
    assert processes.stop("part", tmp_path, first="RUN_ID")
    # Its parent was held, and then heard its own end: whoever was first could not be replaced.
    assert log.read_text() == "begun\n"


def test_the_log_of_the_time_before_is_kept_and_passwords_are_not_shown(
    tmp_path: Path, start: Start
) -> None:
    for word in ("one", "two"):
        start("part", [sys.executable, "-c", f"print('{word} me:secret'); print('---')"]).wait()
    assert "one" in (tmp_path / "part.log.old").read_text()
    assert processes.last_words("part", tmp_path, ["me:secret", ""]) == "two ***"
    assert (tmp_path / "part.log").stat().st_mode & 0o077 == 0


def test_a_command_that_dies_is_started_again_until_it_shall_end(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    code = f"""
import pathlib, sys, time
marks = pathlib.Path({str(marks)!r})
with marks.open("a") as file: file.write("x")
if marks.stat().st_size < 2: sys.exit(7)
time.sleep({LONGEST})
"""
    keep = [sys.executable, "-m", "vintage_game_generator.serving.keeping"]
    keeper = subprocess.Popen(
        [*keep, sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    )
    until(lambda: marks.exists() and marks.read_text() == "xx")
    keeper.send_signal(signal.SIGTERM)
    said, _ = keeper.communicate(timeout=LONGEST)
    assert said == "ended with 7; started again in 2 s\n"
    assert keeper.returncode == 256 - signal.SIGTERM or keeper.returncode < 0
    assert marks.read_text() == "xx"


def test_a_wish_that_a_command_ends_is_heard_while_it_is_being_started() -> None:
    code = f"""
import os, signal, subprocess, sys
from vintage_game_generator.serving.keeping import keep
start = subprocess.Popen
def started(command):
    process = start(command)
    os.kill(os.getpid(), signal.SIGTERM)
    return process
subprocess.Popen = started
print(keep([sys.executable, "-c", "import time; time.sleep({ENDLESS})"]))
"""
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=LONGEST, check=True
    )
    assert ended.stdout == f"{-signal.SIGTERM}\n"
