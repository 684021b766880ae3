"""`vintage doctor` on other languages' tools: worth a word, and never a failure."""

import json
import platform
import re
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tests.command import Home
from vintage_game_generator import doctor
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.rust_shell import LINUX_TOOLS


def test_tools_of_other_languages_are_told_of_and_needed_by_nobody() -> None:
    found = {one.name: one for one in doctor.examined()}
    for target in TARGETS.values():
        for tool in target.tools:
            assert found[tool.name].optional
    assert found["pyinstaller"].optional
    assert not found["pygame-ce"].optional


def test_a_machine_without_them_is_well(tmp_path: Path) -> None:
    run = Home(tmp_path).run("doctor", PATH=str(tmp_path))
    assert run.returncode == 0, run.stdout
    for target in TARGETS.values():
        for tool in target.tools:
            if tool.name == "libSDL2" or (sys.platform != "linux" and tool in LINUX_TOOLS):
                continue
            line = f"--   {tool.name}: .*not found; {target.language.capitalize()} games ship"
            assert re.search(line, run.stdout), tool.name
            assert tool.hint in run.stdout
    told = json.loads(Home(tmp_path).run("doctor", "--json", PATH=str(tmp_path)).stdout)
    lacks = [one for one in told if not one["well"]]
    assert all(one["optional"] for one in lacks)


@pytest.mark.parametrize(
    ("script", "well", "said"),
    [
        ("echo 'tool 1.95.0 (abc 2026-01-01)'", True, "1.95.0"),
        ("echo 'tool 1.70.0'", False, "1.70.0 is older than 1.85"),
        ("echo 'no toolchain' >&2; exit 1", False, "does not run (no toolchain)"),
    ],
)
def test_an_old_or_broken_tool_is_not_well(
    script: str, well: bool, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cargo").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "cargo").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    found = {one.name: one for one in doctor.examined()}["cargo"]
    assert (found.well, found.detail) == (well, said)
    assert bool(found.hint) is not well


def test_all_that_is_checked_with_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CARGO_TARGET_DIR", str(tmp_path))
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    hints = {one.name: one.hint for one in doctor.examined() if not one.well}
    for name in ("minitest", "fiddle", "libasound2-dev", "libudev-dev"):
        assert "not wholly verified; install it from your system's package " in hints[name]
    assert hints["Bevy"].endswith("; build it with `vintage generate BRIEF --standalone`")


def test_without_pyinstaller_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(package: str) -> str:
        if package == "pyinstaller":
            raise PackageNotFoundError(package)
        return "99.0"

    monkeypatch.setattr(doctor, "version", installed)
    found = {one.name: one for one in doctor.examined()}["pyinstaller"]
    assert (found.well, found.optional) == (False, True)
    assert "pip install pyinstaller" in found.hint


def test_the_storage_that_machines_share_is_named_without_its_secrets(tmp_path: Path) -> None:
    shared = f"memory://{tmp_path.name}/vintage"
    run = Home(tmp_path).run("doctor", VINTAGE_STORAGE=shared)
    assert re.search(rf"store: .*, copies of {shared}/store", run.stdout), run.stdout
