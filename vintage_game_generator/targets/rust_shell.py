"""The window of a Rust game: whether it compiles here, and what it shows."""

import os
import platform
import re
import shutil
import tomllib
from collections.abc import Sequence
from pathlib import Path

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.parity import (
    Finished,
    look_check,
    picture_arguments,
    pictures_in,
    run_tool,
    tool_check,
)
from vintage_game_generator.playtest.process import last_line
from vintage_game_generator.settings import settings
from vintage_game_generator.targets.target import Trial

SHELL = "shell"
"""The window's folder in the project; it is a workspace of its own."""
FETCHING = 900
"""Seconds for the engine's sources: some hundred megabytes the first time."""
COMPILING = 3600
"""Seconds for the engine itself: a slow machine needs most of an hour the first time."""
LIBRARIES = {"alsa": "libasound2-dev", "libudev": "libudev-dev"}
"""What the engine is built with on Linux, and the Debian packages that have it."""
RELEASE = ("build", "--release", "--locked", "--offline", "--quiet")


def shell_checks(trial: Trial) -> tuple[tuple[Check, ...], str]:
    """Return how a game's window fares, and in words what could not be tried.

    That it compiles is checked wherever the engine's sources can be had. What it shows is compared
    only where the engine has been built before: that takes half an hour.

    Raises:
        BadGame: a tool did not end.
    """
    cargo = shutil.which("cargo")
    lacking = _missing_tools(cargo)
    if lacking or cargo is None:
        return (), f"shell not checked ({lacking})"
    folder = trial.project / SHELL
    if not _fetched(cargo, folder):
        return (), "shell not checked (crates.io not reached)"
    try:
        return _checked(trial, cargo)
    finally:
        forget_shell(trial.project)


def _checked(trial: Trial, cargo: str) -> tuple[tuple[Check, ...], str]:
    """Return how the window compiles and what it shows; the engine's sources are here."""
    folder = trial.project / SHELL
    done = _cargo(cargo, folder, "check", "--locked", "--offline", "--quiet")
    compiles = tool_check("rust: window compiles", done, "cargo check")
    if not compiles.passed:
        return (compiles,), ""
    if not engine_is_built():
        return (compiles,), "look not compared (Bevy has not been built here)"
    found = pictures(trial.project, trial.game / trial.runs[0].recording, sorted(trial.pictures))
    if not found:
        return (compiles,), "look not compared (no graphics driver)"
    return (compiles, look_check(Language.RUST, trial.pictures, found)), ""


def release_shell(project: Path) -> Path:
    """Return the game's program for players, built; the assets go beside it.

    Raises:
        BadGame: it cannot be built here; the message says why.
    """
    folder = project / SHELL
    cargo = shutil.which("cargo")
    lacking = _missing_tools(cargo)
    if lacking or cargo is None:
        raise BadGame(f"{folder}: cannot be built ({lacking})")
    if not _fetched(cargo, folder):
        raise BadGame(f"{folder}: cannot be built (crates.io not reached)")
    done = _cargo(cargo, folder, *RELEASE)
    if done.returncode != 0:
        raise BadGame(f"{folder}: {last_line(done)}")
    name = _crate(project)
    return target_folder() / "release" / (f"{name}.exe" if os.name == "nt" else name)


def forget_shell(project: Path) -> None:
    """Remove what was built of the game alone: a hundred megabytes; the engine stays.

    Raises:
        BadGame: a tool did not end.
    """
    cargo = shutil.which("cargo")
    if cargo is not None:
        name = _crate(project)
        own = ["--package", name, "--package", f"{name}-core"]
        for profile in ("dev", "release"):
            clean = ("clean", "--locked", "--offline", "--quiet", "--profile", profile)
            _cargo(cargo, project / SHELL, *clean, *own)


def pictures(project: Path, recording: Path, ticks: Sequence[int]) -> dict[int, bytes]:
    """Return what the window shows of a recording after some ticks: PNG files.

    They need a graphics driver, be it one in software, but no display. There are none where there
    is no driver.

    Raises:
        BadGame: the window cannot be built.
    """
    program = release_shell(project)
    folder = project / "pictures"
    folder.mkdir(exist_ok=True)
    arguments = ["--replay", str(recording.resolve()), *picture_arguments(ticks, folder.resolve())]
    done = run_tool([program, *arguments], project, _environment())
    if done.returncode != 0 and "Unable to find a GPU" not in done.stderr:
        raise BadGame(f"{program}: {last_line(done)}")
    return pictures_in(folder, ticks)


def target_folder() -> Path:
    """Return where the engine is built, once for all games: `CARGO_TARGET_DIR`, or ours."""
    given = os.environ.get("CARGO_TARGET_DIR")
    return Path(given).absolute() if given else settings().home / "cargo-target"


def engine_is_built() -> bool:
    """Return whether the engine has been built for players on this machine."""
    return any((target_folder() / "release" / "deps").glob("libbevy_internal-*.rlib"))


def _crate(project: Path) -> str:
    manifest = tomllib.loads((project / SHELL / "Cargo.toml").read_text(encoding="utf-8"))
    name: str = manifest["package"]["name"]
    return name


def _missing_tools(cargo: str | None) -> str:
    """Return what building the engine lacks on this machine, or nothing."""
    if cargo is None:
        return "cargo not found"
    if platform.system() != "Linux":
        return ""
    asked = shutil.which("pkg-config")
    if asked is None:
        return "pkg-config not found"
    missing = [
        package
        for library, package in LIBRARIES.items()
        if run_tool([asked, "--exists", library], Path.cwd(), os.environ).returncode != 0
    ]
    return f"{', '.join(missing)} not found" if missing else ""


def _fetched(cargo: str, folder: Path) -> bool:
    """Return whether the engine's sources are here, now if not before."""
    host = re.search(r"^host: (\S+)$", _cargo(cargo, folder, "-vV").stdout, re.MULTILINE)
    target = ["--target", host[1]] if host else []
    fetch = ["fetch", "--locked", "--quiet", *target]
    return any(
        _cargo(cargo, folder, *fetch, *way, seconds=FETCHING).returncode == 0
        for way in (["--offline"], [])
    )


def _cargo(cargo: str, folder: Path, *arguments: str, seconds: float = COMPILING) -> Finished:
    return run_tool([cargo, *arguments], folder, _environment(), seconds)


def _environment() -> dict[str, str]:
    return os.environ | {"CARGO_TARGET_DIR": str(target_folder()), "CARGO_TERM_COLOR": "never"}
