"""Processes that go on in the background, found again and stopped without hitting another's.

A process is known by its number and its birth: numbers are given again. What it started has a mark
in its environment, by which it is found even if who started it died.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from vintage_game_generator.settings import private_folder
from vintage_game_generator.store.blobs import write_whole

PROC = Path("/proc")
MARK = "VINTAGE_PART"
GRACE = 20  # seconds between the wish that a process ends and its end by force


def start(
    name: str,
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    cwd: Path,
    umask: int = -1,
) -> subprocess.Popen[bytes]:
    """Return a process that outlives this one; it is noted in the folder, its output goes there.

    Args:
        name: What it is called there: `worker` makes `worker.pid` and `worker.log`.
        command: Its arguments; passwords go in the environment, which others cannot list.
        folder: Of this user alone. The log of the process before is kept as `.log.old`.
        environment: All of its environment.
        cwd: Where it works.
        umask: Which rights its files lack; as this process's if nothing is said.
    """
    private_folder(folder)
    log = folder / f"{name}.log"
    with suppress(FileNotFoundError):
        log.replace(folder / f"{name}.log.old")
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**environment, MARK: str(folder / name)},
            stdin=subprocess.DEVNULL,
            stdout=handle,
            stderr=handle,
            start_new_session=True,
            umask=umask,
        )
    finally:
        os.close(handle)
    note = {"pid": process.pid, "birth": birth(process.pid)}
    write_whole(folder / f"{name}.pid", json.dumps(note).encode())
    return process


def running(name: str, folder: Path) -> int | None:
    """Return the number of a noted process, nothing if it has ended or never was."""
    note = _note(name, folder)
    found = note and birth(note["pid"])
    return note["pid"] if note and found and found == note["birth"] else None


def stop(name: str, folder: Path, patience: float = GRACE, first: str = "") -> bool:
    """End a noted process and all that it started; return whether there was any of it.

    Args:
        name: What it is called in the folder.
        folder: Where it is noted.
        patience: Seconds that the process itself has to end, and to end what it started, before
            all of them are told; these have `GRACE` seconds before they are ended by force.
        first: A variable: what has it in its environment is ended first, while the others are
            held so that they neither replace it nor end it in their own way.
    """
    note = _note(name, folder)
    mark = str(folder / name)
    left = _left(note, mark) if note else []
    found = bool(left)
    if note and first:
        _end_first(note, mark, first)
        left = _left(note, mark)
    if note and note["pid"] in left:
        _signal([note["pid"]], signal.SIGTERM)
        left = _wait(lambda: _left(note, mark), patience)
    for number in (signal.SIGTERM, signal.SIGKILL):
        if note and left:
            _signal(left, number)
            left = _wait(lambda: _left(note, mark), GRACE)
    (folder / f"{name}.pid").unlink(missing_ok=True)
    return found


def _end_first(note: dict[str, Any], mark: str, variable: str) -> None:
    everybody = _left(note, mark)
    these = [
        pid
        for pid in everybody
        if any(setting.startswith(f"{variable}=") for setting in _environment(pid))
    ]
    if these:
        others = [pid for pid in everybody if pid not in these]
        _signal(others, signal.SIGSTOP)
        _signal(these, signal.SIGTERM)
        _wait(lambda: [pid for pid in these if birth(pid)], GRACE)
        _signal(others[:1], signal.SIGTERM)  # waits until they go on, and is the first they hear
        _signal(others, signal.SIGCONT)


def last_words(name: str, folder: Path, secrets: Sequence[str] = ()) -> str:
    """Return the last line of a process's log that says something, without any of the secrets."""
    with suppress(OSError):
        lines = (folder / f"{name}.log").read_text(errors="replace").splitlines()
        for line in reversed(lines):
            if any(letter.isalnum() for letter in line):
                for secret in filter(None, secrets):
                    line = line.replace(secret, "***")  # noqa: PLW2901, it is the same line
                return line.strip()
    return "it said nothing"


def birth(pid: int) -> str | None:
    """Return when a process began, in words that no other process of that number has.

    Nothing for one that is not there, or is dead and only not yet buried.
    """
    if PROC.is_dir():
        ticks = _ticks(pid)
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {ticks}" if ticks else None
    asked = subprocess.run(  # elsewhere than on Linux
        ["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.split()
    return " ".join(asked[1:]) if asked and not asked[0].startswith("Z") else None


def _note(name: str, folder: Path) -> dict[str, Any] | None:
    try:
        note = json.loads((folder / f"{name}.pid").read_bytes())
        return {"pid": int(note["pid"]), "birth": note["birth"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _left(note: dict[str, Any], mark: str) -> list[int]:
    """Return who is left of a noted process and of all that it started."""
    pid = note["pid"]
    leader = [pid] if birth(pid) == note["birth"] is not None else []
    if not PROC.is_dir():
        return leader and [pid, *_below(pid)]
    pids = [int(one.name) for one in PROC.iterdir() if one.name.isdigit()]
    ours = [one for one in pids if f"{MARK}={mark}" in _environment(one) and birth(one)]
    return leader + [one for one in ours if one != pid]


def _environment(pid: int) -> list[str]:
    """Return a process's environment as Linux keeps it; nothing of another user's."""
    try:
        told = (PROC / str(pid) / "environ").read_bytes()
    except OSError:
        return []
    return told.decode(errors="replace").split("\0")


def _below(pid: int) -> list[int]:
    """Return the children of a process, and theirs, elsewhere than on Linux."""
    asked = subprocess.run(["ps", "-axo", "ppid=,pid="], capture_output=True, text=True, check=True)
    pairs = [tuple(map(int, line.split())) for line in asked.stdout.splitlines()]
    found = [pid]
    for one in found:
        found += [child for parent, child in pairs if parent == one and child not in found]
    return found[1:]


def _ticks(pid: int) -> str | None:
    """Return when a living process began, as Linux says it since the machine's start.

    https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    """
    try:
        text = (PROC / str(pid) / "stat").read_text()
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()  # the name before may hold anything
    return None if fields[0] in "ZX" else fields[19]


def _signal(pids: Sequence[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def _wait(left: Callable[[], list[int]], seconds: float) -> list[int]:
    """Return who is still there after at most so many seconds."""
    deadline = time.monotonic() + seconds
    while (there := left()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return there
