"""What runs tasks at the same time, and what becomes of it when the run dies."""

import importlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cloudpickle
import pytest
from prefect import flow, task
from prefect.settings import PREFECT_API_URL

from flows.runners import runner_of
from tests.command import hearing_ctrl_c
from tests.waiting import ENDLESS, LONGEST, LOOK, until
from vintage_game_generator.errors import BadInput

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # no other process has this module


@task
def process_of(number: int) -> tuple[int, int]:
    return number, os.getpid()


@pytest.mark.parametrize("setting", ["threads", "processes", "dask"])
@pytest.mark.usefixtures("prefect_server")
def test_tasks_run_where_the_setting_says(setting: str) -> None:
    @flow
    def two() -> list[tuple[int, int]]:
        with runner_of(setting, 1) as runner:
            futures = [runner.submit(process_of, {"number": number}) for number in (1, 2)]
            return [future.result() for future in futures]

    numbers, processes = zip(*two(), strict=True)
    assert numbers == (1, 2)
    assert (os.getpid() in processes) is (setting == "threads")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("proceses", "task_runner: 'proceses' runs no tasks; did you mean 'processes'?"),
        ("cloud", "'cloud' runs no tasks; write one of threads, processes, dask, ray"),
        ("threads@tcp://host:1", "threads are of this machine; write 'threads'"),
        ("dask@host", "'host' is no address; write such as 'dask@tcp://host:8786'"),
    ],
)
def test_a_setting_that_cannot_be_is_told_in_one_line(setting: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        runner_of(setting, 2)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "module", "install"),
    [
        ("dask@tcp://host:8786", "prefect_dask", "pip install 'vintage-game-generator[dask]'"),
        ("ray", "prefect_ray", "pip install prefect-ray"),
    ],
)
def test_what_is_not_installed_is_told_with_what_to_install(
    setting: str, module: str, install: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.import_module

    def without(name: str, *rest: Any) -> Any:
        if name == module:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return found(name, *rest)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.raises(BadInput, match="is not installed") as caught:
        runner_of(setting, 2)
    assert install in str(caught.value)


def test_a_cluster_that_does_not_answer_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(BadInput, match=r"no cluster answers there \(ConnectionRefusedError"):
        runner_of(f"dask@tcp://127.0.0.1:{port}", 2)


RUN = """
import os, sys, time
from prefect import task
from flows.runners import runner_of

@task
def sleep(mark):
    with open(mark, "w") as file:
        file.write(str(os.getpid()))
    time.sleep(ENDLESS)

if __name__ == "__main__":
    with runner_of("processes", 1) as runner:
        runner.submit(sleep, {"mark": sys.argv[1]}).result()
""".replace("ENDLESS", str(ENDLESS))


@contextmanager
def sleeping(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """Have a run whose process sleeps for ever, once it has written its number into a file."""
    script, mark = tmp_path / "run.py", tmp_path / "mark"
    script.write_text(RUN)
    environment = os.environ | {
        "PREFECT_API_URL": str(PREFECT_API_URL.value()),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    with hearing_ctrl_c():
        run = subprocess.Popen(
            [sys.executable, script, mark],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    try:
        yield run, mark
    finally:
        run.kill()
        run.wait()


@pytest.mark.parametrize("killed_by", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.usefixtures("prefect_server")
def test_processes_end_with_a_run_that_is_killed_or_stopped(
    killed_by: signal.Signals, tmp_path: Path
) -> None:
    with sleeping(tmp_path) as (run, mark):
        child = int(until(lambda: mark.exists() and mark.read_text()))
        run.send_signal(killed_by)
        run.wait(LONGEST)
        until(lambda: not _lives(child))


@pytest.mark.usefixtures("prefect_server")
def test_a_process_does_not_hear_ctrl_c_while_it_starts_and_what_it_starts_does(
    tmp_path: Path,
) -> None:
    with sleeping(tmp_path) as (run, mark):
        child = until(lambda: _spawned_by(run.pid))
        looks = [_deaf(child)]
        while not mark.exists():
            looks.append(_deaf(child))
            time.sleep(LOOK)
        assert all(looks)
        assert not _has(child, "SigBlk")


def _spawned_by(run: int) -> int:
    """Return the number of the process that a run has started, or nothing."""
    for children in Path(f"/proc/{run}/task").glob("*/children"):
        for child in children.read_text().split():
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
    return 0


def _deaf(process: int) -> bool:
    return _has(process, "SigBlk") or _has(process, "SigIgn")


def _has(process: int, which: str) -> bool:
    """Return whether Ctrl-C is among a process's signals of one kind, see proc(5)."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    told = dict(line.split(":", 1) for line in lines)
    return bool(int(told[which], 16) & 1 << (signal.SIGINT - 1))


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
