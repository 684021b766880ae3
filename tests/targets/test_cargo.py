"""Whose fault it is that cargo fails: the game's, or the machine's."""

import os
import shutil
from pathlib import Path

import pytest

from vintage_game_generator.playtest.parity import Tried
from vintage_game_generator.targets.cargo import JSON, cargo, compiled, host

MANIFEST = '[package]\nname = "moth"\nversion = "1.0.0"\nedition = "2024"\n'
LOCK = 'version = 4\n\n[[package]]\nname = "moth"\nversion = "1.0.0"\n'
needs_cargo = pytest.mark.skipif(shutil.which("cargo") is None, reason="cargo not found")


def tried(
    project: Path, source: str, *, manifest: str = MANIFEST, lock: str = LOCK, **changes: str
) -> Tried:
    """Return how a crate of one file fares."""
    (project / "src").mkdir()
    (project / "src" / "main.rs").write_text(source)
    (project / "Cargo.toml").write_text(manifest)
    (project / "Cargo.lock").write_text(lock)
    options = ("--locked", "--offline", "--quiet", JSON, "--target-dir", str(project / "target"))
    done = cargo(project, "build", *options, environment={**os.environ, **changes})
    return compiled("rust: builds", "cargo build", done, project)


@needs_cargo
def test_what_compiles_is_well(tmp_path: Path) -> None:
    (check,) = tried(tmp_path, "fn main() {}\n").checks
    assert (check.passed, check.detail) == (True, "cargo build")
    assert "-" in host(tmp_path)


@needs_cargo
def test_an_error_in_a_source_is_the_game_s(tmp_path: Path) -> None:
    (check,) = tried(tmp_path, "fn main() { let x: u8 = true; }\n").checks
    assert (check.passed, check.detail) == (False, "error: mismatched types")


@needs_cargo
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"manifest": "[package]\n"}, "failed to parse manifest"),
        ({"lock": LOCK.replace("moth", "bat")}, "--locked was passed"),
    ],
)
def test_a_wrong_manifest_or_lock_is_the_game_s(
    changes: dict[str, str], said: str, tmp_path: Path
) -> None:
    (check,) = tried(tmp_path, "fn main() {}\n", **changes).checks
    assert not check.passed
    assert said in check.detail


@needs_cargo
def test_a_missing_linker_is_the_machine_s(tmp_path: Path) -> None:
    found = tried(tmp_path, "fn main() {}\n", RUSTFLAGS="-C linker=no-such-linker")
    assert found == Tried(lacking="linker `no-such-linker` not found", lasting=False)


def test_what_does_not_run_is_the_machine_s_and_names_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = tried(tmp_path, "")
    assert found.lacking == "cargo cannot be run (No such file or directory)"
    (tmp_path / "cargo").write_text(
        f"#!/bin/sh\necho 'error: {tmp_path}/target: No space left on device' >&2\nexit 101\n"
    )
    (tmp_path / "cargo").chmod(0o755)
    done = cargo(tmp_path, "build")
    assert compiled("rust: builds", "cargo build", done, tmp_path) == Tried(
        lacking="target: No space left on device", lasting=False
    )
