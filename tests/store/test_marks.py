"""Marks of runs: which is under way, which was killed, and which nobody asks for any more."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock

from tests.waiting import LONGEST
from vintage_game_generator.settings import private_folder, settings
from vintage_game_generator.store import marks
from vintage_game_generator.store.marks import is_lost, is_under_way, under_way


def mark(run: str) -> Path:
    return settings().locks / f"run-{run}.lock"


def killed(run: str) -> None:
    """Leave what a process leaves that was killed."""
    private_folder(settings().locks)
    mark(run).touch()


def test_a_run_is_under_way_until_it_ends_and_leaves_nothing() -> None:
    with under_way("one"):
        assert is_under_way("one")
        assert not is_lost("one")
    assert not is_under_way("one")
    assert not is_lost("one")
    assert not mark("one").exists()


def test_a_run_whose_process_was_killed_is_lost_until_it_is_tried_again() -> None:
    end = "with under_way('two'): os.kill(os.getpid(), 9)"
    code = f"import os\nfrom vintage_game_generator.store.marks import under_way\n{end}"
    killed = subprocess.run([sys.executable, "-c", code], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert is_lost("two")
    assert is_lost("two"), "to look changes nothing"
    assert not is_under_way("two")
    with under_way("two"):
        assert is_under_way("two")
    assert not is_lost("two")


def test_two_who_look_at_the_same_time_see_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "LOOK", LONGEST)
    killed("three")
    seen: list[bool] = []
    lookers = [threading.Thread(target=lambda: seen.append(is_lost("three"))) for _ in range(4)]
    for one in lookers:
        one.start()
    for one in lookers:
        one.join()
    assert seen == [True] * 4
    with under_way("three"):
        pass


def test_a_run_that_ends_while_somebody_looks_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    block = under_way("four")
    block.__enter__()
    held = marks._held

    def ends_first(path: Path) -> object:
        block.__exit__(None, None, None)
        return held(path)

    monkeypatch.setattr(marks, "_held", ends_first)
    assert not is_lost("four")
    assert not mark("four").exists()


def test_what_was_killed_long_ago_is_forgotten_and_nothing_else() -> None:
    for run in ("old", "lately", "long"):
        killed(run)
    game = FileLock(settings().locks / "a-game.lock")
    game.acquire()
    past = time.time() - 31 * 24 * 3600
    for path in (mark("old"), mark("long"), Path(game.lock_file)):
        os.utime(path, (past, past))
    with FileLock(mark("long")), under_way("now"):
        assert not mark("old").exists()
        assert mark("lately").exists()
        assert mark("long").exists(), "that run goes on"
        assert Path(game.lock_file).exists()
    game.release()
    for run in ("lately", "long"):
        mark(run).unlink()
