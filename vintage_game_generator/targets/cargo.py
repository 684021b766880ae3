"""Cargo on this machine: how it fares with a game, and whose fault it is if it fails."""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from vintage_game_generator.models.certificate import Check
from vintage_game_generator.playtest.parity import Tried
from vintage_game_generator.playtest.process import (
    LONGEST,
    Finished,
    ToolFailed,
    last_line,
    run_tool,
)

JSON = "--message-format=json"
"""Has cargo tell where each error is: what `compiled` goes by."""
_BROKEN_OFF = 1
# What cargo says of a project's own manifests and locks, before anything is compiled.
_OWN_FAULTS = ("failed to parse manifest", "failed to parse lock file", "--locked was passed")


def cargo(
    folder: Path,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    seconds: float = LONGEST,
) -> Finished:
    """Run cargo in a folder; return how it went.

    A cargo that is not here or does not end has failed, and says so in its last line.
    """
    command = [shutil.which("cargo") or "cargo", *arguments]
    try:
        return run_tool(
            command, folder, os.environ if environment is None else environment, seconds
        )
    except ToolFailed as error:
        return CompletedProcess(command, _BROKEN_OFF, "", error.why)


def host(folder: Path) -> str:
    """Return the kind of machine that cargo builds for: `x86_64-unknown-linux-gnu`."""
    told = re.search(r"^host: (\S+)$", cargo(folder, "-vV").stdout, re.MULTILINE)
    return told[1] if told else ""


def compiled(name: str, command: str, done: Finished, project: Path) -> Tried:
    """Return whether a game's crates compile; where it is the machine's fault, what went wrong.

    The game's fault is an error at a place in its sources, its manifests or its locks. What has no
    place or lies elsewhere is the machine's: no linker, a full disk, an engine that does not
    compile with this Rust.

    Args:
        name: Of the check.
        command: For the check's detail: `cargo check`.
        done: How cargo went, best with `JSON` among its arguments.
        project: The game's project, with all of its crates.
    """
    if done.returncode == 0:
        return Tried((Check(name=name, passed=True, detail=command),))
    fault = _own_fault(done, project)
    if fault:
        return Tried((Check(name=name, passed=False, detail=fault),))
    return Tried(lacking=_trouble(done, project), lasting=False)


def _own_fault(done: Finished, project: Path) -> str:
    said = _first_error(done)
    if any(words in done.stderr for words in _OWN_FAULTS):
        return said
    own = project.resolve()
    for line in _errors(done):
        if own in Path(line["manifest_path"]).resolve().parents and line["message"]["spans"]:
            return f"error: {line['message']['message']}"
    return ""


def _trouble(done: Finished, project: Path) -> str:
    """Return what went wrong first, without the folder in which the game was tried."""
    told = [line["message"]["message"] for line in _errors(done)]
    words = told[0].partition("\n")[0] if told else _first_error(done)
    return words.removeprefix("error: ").replace(f"{project.resolve()}{os.sep}", "")


def _first_error(done: Finished) -> str:
    lines = [line for line in done.stderr.splitlines() if line.startswith("error")]
    return lines[0] if lines else last_line(done)


def _errors(done: Finished) -> Iterator[Any]:
    """Yield the compiler's errors among the lines that cargo prints with `JSON`."""
    for line in done.stdout.splitlines():
        try:
            told = json.loads(line)
        except ValueError:
            continue  # of a build script, or of cargo itself
        if told.get("reason") == "compiler-message" and told["message"]["level"] == "error":
            yield told
