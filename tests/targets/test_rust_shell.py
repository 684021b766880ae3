"""What is said of a Rust game's window where it cannot be tried, or not all of it."""

import io
import json
import platform
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import RunProof
from vintage_game_generator.playtest.parity import Tried
from vintage_game_generator.targets.rust import KERNELS
from vintage_game_generator.targets.rust_shell import (
    OLDEST_SHELL,
    engine,
    release_shell,
    shell_checks,
    target_folder,
)
from vintage_game_generator.targets.target import Trial
from vintage_game_generator.targets.tools import Found


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """A project with nothing in it, on a machine with nothing on it."""
    shell = tmp_path / "rust" / "shell"
    shell.mkdir(parents=True)
    (shell / "Cargo.toml").write_text('[package]\nname = "moth-bridge"\n', encoding="utf-8")
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("CARGO_TARGET_DIR", str(tmp_path / "target"))
    return Trial(tmp_path, tmp_path / "rust", "moth_bridge", (), {}, shells=True)


def install(trial: Trial, name: str, script: str) -> None:
    """Put a program on the path."""
    program = trial.game / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def install_cargo(trial: Trial, version: str = "1.95.0", **commands: str) -> None:
    """Put a cargo on the path whose commands do as they are told, and else do well."""
    cases = "\n".join(f"{name}) {script} ;;" for name, script in commands.items())
    install(trial, "pkg-config", "echo 1.2.8")
    install(trial, "cargo", f'case "$1" in\n--version) echo cargo {version} ;;\n{cases}\nesac')


def install_engine(trial: Trial) -> None:
    """Have the engine built."""
    built = target_folder() / "release" / "deps"
    built.mkdir(parents=True)
    (built / "libbevy_internal-1.rlib").touch()


def building(trial: Trial, script: str) -> str:
    """Return a command that builds a program that does as it is told."""
    program = trial.project / "shell" / "target" / "release" / "moth-bridge"
    program.parent.mkdir(parents=True)
    program.with_suffix(".sh").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.with_suffix(".sh").chmod(0o755)
    return f"/bin/mv {program}.sh {program}"


def picture() -> bytes:
    """Return a small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (4, 2), "red").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def shown(trial: Trial) -> Trial:
    """A game with a recording and a picture, on a machine where the engine is built."""
    run = RunProof(recording="win.json", outcome="won", ticks=9, hash="0")
    (trial.game / "picture.png").write_bytes(picture())
    install_engine(trial)
    return trial._replace(runs=(run,), pictures={6: picture()})


def test_without_cargo_nothing_is_checked(trial: Trial) -> None:
    assert shell_checks(trial) == Tried(lacking="shell not checked (cargo not found)")


@pytest.mark.parametrize("version", ["1.85.0", "1.94.1"])
def test_a_cargo_that_is_too_old_for_the_engine_is_no_fault_of_the_game(
    trial: Trial, version: str
) -> None:
    install_cargo(trial, version, check="exit 101")
    why = f"cargo {version} is older than 1.95"
    assert shell_checks(trial) == Tried(lacking=f"shell not checked ({why})")
    assert engine() == Found(False, why)
    with pytest.raises(BadGame, match=rf"cannot be built \({why}\)"):
        release_shell(trial.project)


def test_the_oldest_rust_is_the_manifest_s() -> None:
    manifest = tomllib.loads((KERNELS / "shell" / "Cargo.toml").read_text(encoding="utf-8"))
    assert manifest["package"]["rust-version"] == ".".join(map(str, OLDEST_SHELL))


def test_a_library_that_lacks_is_no_fault_of_the_game(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    install_cargo(trial)
    install(trial, "pkg-config", '[ "$2" != alsa ]')
    assert shell_checks(trial) == Tried(lacking="shell not checked (libasound2-dev not found)")
    (trial.game / "bin" / "pkg-config").unlink()
    assert shell_checks(trial) == Tried(lacking="shell not checked (pkg-config not found)")
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    assert shell_checks(trial).checks


def test_without_the_registry_nothing_is_checked_and_another_try_is_worth_it(trial: Trial) -> None:
    install_cargo(trial, fetch="exit 101")
    assert shell_checks(trial) == Tried(
        lacking="shell not checked (crates.io not reached)", lasting=False
    )
    with pytest.raises(BadGame, match=r"cannot be built \(crates.io not reached\)"):
        release_shell(trial.project)


def test_a_window_that_does_not_compile_is_a_fault(trial: Trial) -> None:
    manifest = trial.project / "shell" / "Cargo.toml"
    error = {"level": "error", "message": "expected one of", "spans": [{}]}
    line = {"reason": "compiler-message", "manifest_path": str(manifest), "message": error}
    install_cargo(trial, check=f"echo '{json.dumps(line)}'; exit 101")
    (check,), lacking, _ = shell_checks(trial)
    assert (check.passed, check.detail, lacking) == (False, "error: expected one of", "")


def test_an_engine_that_does_not_compile_is_the_machine_s(trial: Trial) -> None:
    error = {"level": "error", "message": "expected one of", "spans": [{}]}
    line = {"reason": "compiler-message", "manifest_path": "/bevy/Cargo.toml", "message": error}
    install_cargo(trial, check=f"echo '{json.dumps(line)}'; exit 101")
    assert shell_checks(trial) == Tried(
        lacking="shell not checked (expected one of)", lasting=False
    )


def test_what_it_shows_is_only_compared_where_the_engine_is(trial: Trial) -> None:
    install_cargo(trial)
    (check,), lacking, lasting = shell_checks(trial)
    assert (check.name, check.passed) == ("rust: window compiles", True)
    assert lacking == "look not compared (Bevy has not been built here)"
    assert lasting, "that the engine is there is a fact of the tools"


def test_a_program_that_cannot_be_linked_is_the_machine_s(shown: Trial) -> None:
    install_cargo(shown, build="echo 'error: linker `cc` not found' >&2; exit 101")
    (check,), lacking, lasting = shell_checks(shown)
    assert (check.name, lacking, lasting) == (
        "rust: window compiles",
        "look not compared (linker `cc` not found)",
        False,
    )


def test_without_a_driver_nothing_is_shown_and_nothing_fails(shown: Trial) -> None:
    said = "thread 'main' panicked: Unable to find a GPU! Make sure you have installed drivers"
    install_cargo(shown, build=building(shown, f'echo "{said}" >&2; exit 101'))
    (check,), lacking, lasting = shell_checks(shown)
    assert (check.name, lacking) == (
        "rust: window compiles",
        "look not compared (no graphics driver)",
    )
    assert not lasting


@pytest.mark.parametrize(
    ("script", "name", "detail"),
    [
        ("exit 0", "rust: looks alike", "8 of 8 pixels differ in 1 pictures"),
        ("echo broken >&2; exit 101", "rust: takes pictures", "broken"),
    ],
)
def test_a_program_without_pictures_is_a_fault(
    shown: Trial, script: str, name: str, detail: str
) -> None:
    install_cargo(shown, build=building(shown, script))
    *_, check = shell_checks(shown).checks
    assert (check.name, check.passed, check.detail) == (name, False, detail)


def test_a_program_that_shows_the_same_is_verified(shown: Trial) -> None:
    script = f'/bin/cp {shown.game}/picture.png "${{4#6:}}"'
    install_cargo(shown, build=building(shown, script))
    checks, lacking, lasting = shell_checks(shown)
    assert [(check.name, check.passed) for check in checks] == [
        ("rust: window compiles", True),
        ("rust: looks alike", True),
    ]
    assert (lacking, lasting) == ("", True)


def test_the_program_goes_to_its_own_project_and_the_engine_to_one_place(trial: Trial) -> None:
    told = f'echo "$CARGO_TARGET_DIR $CARGO_BUILD_BUILD_DIR" > {trial.game}/told'
    install_cargo(trial, build=told)
    program = release_shell(trial.project)
    mine = trial.project.resolve() / "shell" / "target"
    assert program.parent == mine / "release"
    assert (trial.game / "told").read_text().split() == [str(mine), str(trial.game / "target")]


def test_nothing_of_a_tried_game_is_kept(trial: Trial) -> None:
    install_cargo(trial, clean=f'echo "$@" >> {trial.game}/cleaned')
    shell_checks(trial)
    cleaned = (trial.game / "cleaned").read_text(encoding="utf-8").splitlines()
    assert [line.partition("--profile ")[2] for line in cleaned] == [
        "dev --package moth-bridge --package moth-bridge-core",
        "release --package moth-bridge --package moth-bridge-core",
    ]


def test_the_engine_is_built_once_for_all_games(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert target_folder() == trial.game / "target"
    monkeypatch.delenv("CARGO_TARGET_DIR")
    assert target_folder().name == "cargo-target"
