"""What is said of a Rust game's window where it cannot be tried, or not all of it."""

import platform
from pathlib import Path

import pytest

from vintage_game_generator.errors import BadGame
from vintage_game_generator.targets.rust_shell import release_shell, shell_checks, target_folder
from vintage_game_generator.targets.target import Trial


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


def install_cargo(trial: Trial, **commands: str) -> None:
    """Put a cargo on the path whose commands do as they are told, and else do well."""
    cases = "\n".join(f"{name}) {script} ;;" for name, script in commands.items())
    install(trial, "pkg-config", "exit 0")
    install(trial, "cargo", f'case "$1" in\n{cases}\nesac')


def test_without_cargo_nothing_is_checked(trial: Trial) -> None:
    assert shell_checks(trial) == ((), "shell not checked (cargo not found)")


def test_a_library_that_lacks_is_no_fault_of_the_game(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    install_cargo(trial)
    install(trial, "pkg-config", '[ "$2" != alsa ]')
    assert shell_checks(trial) == ((), "shell not checked (libasound2-dev not found)")


def test_without_the_registry_nothing_is_checked(trial: Trial) -> None:
    install_cargo(trial, fetch="exit 101")
    assert shell_checks(trial) == ((), "shell not checked (crates.io not reached)")
    with pytest.raises(BadGame, match=r"cannot be built \(crates.io not reached\)"):
        release_shell(trial.project)


def test_a_window_that_does_not_compile_is_a_fault(trial: Trial) -> None:
    install_cargo(trial, check="echo 'error: expected one of' >&2; exit 101")
    (check,), lacking = shell_checks(trial)
    assert (check.passed, check.detail, lacking) == (False, "error: expected one of", "")


def test_what_it_shows_is_only_compared_where_the_engine_is(trial: Trial) -> None:
    install_cargo(trial)
    (check,), lacking = shell_checks(trial)
    assert (check.name, check.passed) == ("rust: window compiles", True)
    assert lacking == "look not compared (Bevy has not been built here)"


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
