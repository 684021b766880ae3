"""`vintage doctor` on other languages' tools: worth a word, and never a failure."""

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tests.command import Home
from vintage_game_generator import doctor
from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import TARGETS


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
            if tool.name.startswith("lib") or tool.look is not None:
                continue
            line = f"--   {tool.name}: not found; {target.language.capitalize()} games ship"
            assert line in run.stdout
            assert tool.hint in run.stdout
    told = json.loads(Home(tmp_path).run("doctor", "--json", PATH=str(tmp_path)).stdout)
    lacks = [one for one in told if not one["well"]]
    assert all(one["optional"] for one in lacks)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'tool 1.95.0 (abc 2026-01-01)'", "1.95.0"),
        ("echo 'no number'", "found"),
        ("exit 1", "found"),
    ],
)
def test_the_version_of_a_tool_is_told_if_it_tells_it(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = TARGETS[Language.RUST].tools[0].name
    (tmp_path / tool).write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / tool).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    found = {one.name: one for one in doctor.examined()}
    assert (found[tool].well, found[tool].detail) == (True, said)


def test_without_pyinstaller_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(package: str) -> str:
        if package == "pyinstaller":
            raise PackageNotFoundError(package)
        return "99.0"

    monkeypatch.setattr(doctor, "version", installed)
    found = {one.name: one for one in doctor.examined()}["pyinstaller"]
    assert (found.well, found.optional) == (False, True)
    assert "vintage-game-generator[standalone]" in found.hint
