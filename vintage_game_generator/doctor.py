"""What this machine has, and what it lacks for making and playing games."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import NamedTuple
from urllib.request import urlopen

from vintage_game_generator.errors import StoreError
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.targets import TARGETS

PROJECT = "vintage-game-generator"
ANSWER_SECONDS = 5
LEAST_SPACE = 500 * 1024 * 1024  # bytes: some dozens of games


class Examined(NamedTuple):
    """One thing that was looked at."""

    name: str
    well: bool
    detail: str
    hint: str = ""
    optional: bool = False
    """Whether games are made and played without it."""


def examined() -> list[Examined]:
    """Return what was found, the needed things first."""
    needed = [_python(), *_packages(), _store(), _space(), _server(), _display()]
    return [*needed, *_tools(), _pyinstaller()]


def _python() -> Examined:
    found = ".".join(map(str, sys.version_info[:3]))
    return Examined("Python", sys.version_info >= (3, 11), found)


def _packages() -> Iterator[Examined]:
    try:
        from packaging.requirements import Requirement  # noqa: PLC0415, it comes with Prefect

        needed = [Requirement(line) for line in requires(PROJECT) or ()]
    except (ImportError, PackageNotFoundError):
        yield Examined(PROJECT, False, "is not installed whole", "pip install -e . in its folder")
        return
    for one in needed:
        if one.marker and not one.marker.evaluate({"extra": ""}):
            continue
        wanted = f"pip install '{one.name}{one.specifier}'"
        try:
            found = version(one.name)
        except PackageNotFoundError:
            yield Examined(one.name, False, "is not installed", wanted)
            continue
        fits = one.specifier.contains(found, prereleases=True)
        yield Examined(one.name, fits, found, "" if fits else wanted)


def _store() -> Examined:
    store = local_store()
    try:
        held = store.holds(store.put(b"doctor"))
    except StoreError as error:
        wanted = "VINTAGE_STORAGE" if store.elsewhere else "VINTAGE_HOME to a folder of yours"
        return Examined("store", False, str(error), f"set {wanted}")
    copies = f", copies of {store.elsewhere}" if store.elsewhere else ""
    return Examined("store", held, f"{store.folder}{copies}")


def _space() -> Examined:
    home = settings().home
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    return Examined("disk", free > LEAST_SPACE, f"{free // 2**20} MiB free", "")


def _server() -> Examined:
    address = os.environ.get("PREFECT_API_URL")
    if not address:
        return Examined(
            "Prefect server", True, "none set: each run starts its own and keeps its history"
        )
    try:
        with urlopen(f"{address.rstrip('/')}/health", timeout=ANSWER_SECONDS):
            return Examined("Prefect server", True, "answers at PREFECT_API_URL")
    except (OSError, ValueError):
        hint = "start one with `vintage up`, or unset PREFECT_API_URL to do without"
        return Examined("Prefect server", False, "does not answer at PREFECT_API_URL", hint)


def _display() -> Examined:
    here = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    detail = "a window can open" if here else "none: games are made and checked, not shown"
    return Examined("display", True, detail)


def _tools() -> Iterator[Examined]:
    """Tell of what the other languages are checked and played with."""
    for language, target in TARGETS.items():
        for tool in target.tools:
            found = tool.found()
            lost = f"{language.capitalize()} games ship but are not wholly verified"
            hint = "" if found.well else f"{lost}; {tool.way} {tool.hint}"
            yield Examined(tool.name, found.well, found.fact, hint, optional=True)


def _pyinstaller() -> Examined:
    try:
        return Examined("pyinstaller", True, version("pyinstaller"), optional=True)
    except PackageNotFoundError:
        hint = "--standalone builds no Python game; pip install pyinstaller"
        return Examined("pyinstaller", False, "not found", hint, optional=True)
