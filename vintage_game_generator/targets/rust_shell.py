"""The window of a Rust game: whether it compiles here, and what it shows."""

import os
import platform
import tomllib
from collections.abc import Sequence
from pathlib import Path

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.looks import look_check, picture_arguments, pictures_in
from vintage_game_generator.playtest.parity import Tried, tool_check
from vintage_game_generator.playtest.process import (
    LONGEST,
    Finished,
    NotRun,
    ToolFailed,
    last_line,
    run_tool,
)
from vintage_game_generator.settings import private_folder, settings
from vintage_game_generator.targets.cargo import JSON, cargo, compiled, host
from vintage_game_generator.targets.target import Trial
from vintage_game_generator.targets.tools import Found, Tool, library_version, tool_version

SHELL = "shell"
"""The window's folder in the project; it is a workspace of its own."""
OLDEST_SHELL = (1, 95)
"""The first Rust that the engine compiles with, as the shell's manifest says."""
FETCHING = 900
"""Seconds for the engine's sources: some hundred megabytes the first time."""
COMPILING = 3600
"""Seconds for the engine itself: a slow machine needs most of an hour the first time."""
LONGEST_SHELL = 2 * FETCHING + 2 * COMPILING + 4 * LONGEST
"""Seconds for all together: sources from here or else from afar, check, build, play, clean."""
LIBRARIES = {"alsa": "libasound2-dev", "libudev": "libudev-dev"}
"""What the engine is built with on Linux, and the Debian packages that have it."""
NO_DRIVER = "Unable to find a GPU"
"""What the engine says where nothing can draw, not even a driver in software."""
_QUIET = ("--locked", "--offline", "--quiet")


def shell_checks(trial: Trial) -> Tried:
    """Return how a game's window fares, and in words what could not be tried.

    That it compiles is checked wherever the engine's sources can be had. What it shows is compared
    only where the engine has been built before: that takes half an hour.
    """
    ready = machine()
    if not ready.well:
        return Tried(lacking=f"shell not checked ({ready.fact})", lasting=ready.lasting)
    try:
        return _checked(trial)
    finally:
        forget_shell(trial.project)


def machine() -> Found:
    """Return whether this machine has what the engine is built with, or what it lacks."""
    found = tool_version("cargo", OLDEST_SHELL)
    if not found.well:
        return found._replace(fact=f"cargo {found.fact}")
    if platform.system() == "Linux":
        looks = [(tool.name, tool.found()) for tool in LINUX_TOOLS]
        lacking = [f"{name} {found.fact}" for name, found in looks if not found.well]
        if not looks[0][1].well:
            lacking = lacking[:1]  # without the finder of libraries, nobody can tell of them
        if lacking:
            lasting = all(found.lasting for _, found in looks)
            return Found(False, ", ".join(lacking), lasting)
    return found


def _on_linux(found: Found) -> Found:
    return found if platform.system() == "Linux" else Found(True, "not needed")


def _library(name: str) -> Tool:
    return Tool(
        LIBRARIES[name],
        f"your system's package {LIBRARIES[name]}",
        lambda: _on_linux(library_version("pkg-config", ("--modversion", name))),
    )


LINUX_TOOLS = (
    Tool(
        "pkg-config",
        "your system's package pkg-config",
        lambda: _on_linux(tool_version("pkg-config")),
    ),
    *map(_library, LIBRARIES),
)
"""What the engine is built with where the system is Linux, the finder of libraries first."""


def _checked(trial: Trial) -> Tried:
    """Return how the window compiles and what it shows, on a machine that has what it needs."""
    name = f"{Language.RUST}: window compiles"
    folder = trial.project / SHELL
    fetched = compiled(name, "cargo fetch", _fetch(folder), trial.project)
    if fetched.lacking:
        return fetched._replace(lacking="shell not checked (crates.io not reached)")
    if not fetched.checks[0].passed:
        return fetched
    done = _cargo(folder, "check", *_QUIET, JSON)
    checked = compiled(name, "cargo check", done, trial.project)
    if checked.lacking:
        return checked._replace(lacking=f"shell not checked ({checked.lacking})")
    if not checked.checks[0].passed:
        return checked
    if not engine_is_built():
        return checked._replace(lacking="look not compared (Bevy has not been built here)")
    look = _looked_at(trial)
    return look._replace(checks=checked.checks + look.checks)


def _looked_at(trial: Trial) -> Tried:
    """Return how the window's pictures compare, or why they cannot be compared."""
    ticks = sorted(trial.pictures)
    built = compiled("rust: window builds", "cargo build", _release(trial.project), trial.project)
    if built.lacking:
        return built._replace(lacking=f"look not compared ({built.lacking})")
    if not built.checks[0].passed:
        return built
    recording = trial.game / trial.runs[0].recording
    try:
        done, found = _taken(trial.project, recording, ticks)
    except NotRun:
        raise
    except ToolFailed as error:  # the rules have ended: it is drawing in software that takes long
        return Tried(lacking=f"look not compared ({error.why})", lasting=False)
    if done.returncode != 0 and NO_DRIVER in done.stderr:
        return Tried(lacking="look not compared (no graphics driver)", lasting=False)
    if done.returncode != 0:
        return Tried((tool_check("rust: takes pictures", done),))
    return Tried((look_check(Language.RUST, trial.pictures, found),))


def release_shell(project: Path) -> Path:
    """Return the game's program for players, built in its project; the assets go beside it.

    Raises:
        BadGame: it cannot be built here; the message says why.
    """
    folder = project / SHELL
    ready = machine()
    if not ready.well:
        raise BadGame(f"{folder}: cannot be built ({ready.fact})")
    if _fetch(folder).returncode != 0:
        raise BadGame(f"{folder}: cannot be built (crates.io not reached)")
    built = compiled("rust: window builds", "cargo build", _release(project), project)
    wrong = built.lacking or next((one.detail for one in built.checks if not one.passed), "")
    if wrong:
        raise BadGame(f"{folder}: cannot be built ({wrong})")
    return _program(project)


def forget_shell(project: Path) -> None:
    """Remove what was built of the game alone: a hundred megabytes; the engine stays."""
    name = _crate(project)
    own = ("--package", name, "--package", f"{name}-core")
    for profile in ("dev", "release"):
        _cargo(project / SHELL, "clean", *_QUIET, "--profile", profile, *own, seconds=LONGEST)


def pictures(project: Path, recording: Path, ticks: Sequence[int]) -> dict[int, bytes]:
    """Return what the window shows of a recording after some ticks: PNG files.

    They need a graphics driver, be it one in software, but no display.

    Raises:
        BadGame: the window cannot be built, or shows nothing.
    """
    program = release_shell(project)
    done, found = _taken(project, recording, ticks)
    if done.returncode != 0:
        raise BadGame(f"{program}: {last_line(done)}")
    return found


def target_folder() -> Path:
    """Return where the engine is built, once for all games: `CARGO_TARGET_DIR`, or ours."""
    given = os.environ.get("CARGO_TARGET_DIR")
    return Path(given).absolute() if given else settings().home / "cargo-target"


def private_target_folder() -> Path:
    """Return that folder, ready to build in: what is run of it is this user's alone.

    Raises:
        OSError: it cannot be made.
    """
    folder = target_folder()
    return folder if os.environ.get("CARGO_TARGET_DIR") else private_folder(folder)


def engine_is_built() -> bool:
    """Return whether the engine has been built for players on this machine."""
    return any((target_folder() / "release" / "deps").glob("libbevy_internal-*.rlib"))


def engine() -> Found:
    """Return whether the engine has been built here, or could not be."""
    ready = tool_version("cargo", OLDEST_SHELL)
    if not ready.well:
        return ready._replace(fact=f"cargo {ready.fact}")
    return Found(True, "built") if engine_is_built() else Found(False, "not built")


def _crate(project: Path) -> str:
    manifest = tomllib.loads((project / SHELL / "Cargo.toml").read_text(encoding="utf-8"))
    name: str = manifest["package"]["name"]
    return name


def _program(project: Path) -> Path:
    name = _crate(project)
    folder = project.resolve() / SHELL / "target" / "release"
    return folder / (f"{name}.exe" if os.name == "nt" else name)


def _fetch(folder: Path) -> Finished:
    """Get the engine's sources if they are not here; return how that went."""
    target = host(folder)
    fetch = ("fetch", "--locked", "--quiet", *(("--target", target) if target else ()))
    done = _cargo(folder, *fetch, "--offline", seconds=FETCHING)
    return done if done.returncode == 0 else _cargo(folder, *fetch, seconds=FETCHING)


def _release(project: Path) -> Finished:
    return _cargo(project / SHELL, "build", "--release", *_QUIET, JSON)


def _taken(
    project: Path, recording: Path, ticks: Sequence[int]
) -> tuple[Finished, dict[int, bytes]]:
    """Return how the built program fared with taking pictures, and those that it took."""
    folder = project.resolve() / "pictures"
    folder.mkdir(exist_ok=True)
    asked = ["--replay", str(recording.resolve()), *picture_arguments(ticks, folder)]
    return run_tool([_program(project), *asked], project, os.environ), pictures_in(folder, ticks)


def _cargo(folder: Path, *arguments: str, seconds: float = COMPILING) -> Finished:
    """Run cargo with the engine's own folder.

    What comes out in the end goes to the project: two games can have the same name.
    """
    environment = os.environ | {
        "CARGO_BUILD_BUILD_DIR": str(private_target_folder()),
        "CARGO_TARGET_DIR": str(folder.resolve() / "target"),
        "CARGO_TERM_COLOR": "never",
    }
    return cargo(folder, *arguments, environment=environment, seconds=seconds)
