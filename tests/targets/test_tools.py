"""What is said of tools, be they here, old, broken or not here."""

from pathlib import Path

import pytest

from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import TARGETS, tools
from vintage_game_generator.targets.toolchain import toolchain
from vintage_game_generator.targets.tools import Found, library_version, tool_version


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with programs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("script", "oldest", "well", "fact"),
    [
        ("echo 'tool 1.95.0 (abc 2026-01-01)'", (1, 85), True, "1.95.0"),
        ("echo v18.2.0", (18,), True, "18.2.0"),
        ("echo 'tool 1.70.0 (7fe40dc8c 2023-04-27)'", (1, 85), False, "1.70.0 is older than 1.85"),
        ("echo '9.10'", (9, 9), True, "9.10"),
        ("echo 'no number'", (), True, "found"),
        ("echo 'no number'", (1,), False, "tells no version"),
        ("exit 1", (1,), False, "does not run (exit code 1)"),
        ("echo 'error: no toolchain is set' >&2; exit 1", (1,), False, "does not run ({})"),
    ],
)
def test_a_tool_is_told_by_its_version_or_by_what_is_wrong(
    script: str, oldest: tuple[int, ...], well: bool, fact: str, folder: Path
) -> None:
    install(folder, "tool", script)
    assert tool_version("tool", oldest) == (well, fact.format("error: no toolchain is set"), True)


def test_a_tool_that_is_not_here_or_no_program_is_said_to_be_so(folder: Path) -> None:
    assert tool_version("tool") == Found(False, "not found")
    (folder / "tool").write_bytes(b"\x7fELF")
    (folder / "tool").chmod(0o755)
    found = tool_version("tool")
    assert found.fact == "does not run (tool cannot be run (Exec format error))"
    assert not found.well
    assert not found.lasting


def test_a_tool_that_does_not_answer_is_worth_another_try(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(folder, "tool", "exec /bin/sleep 60")
    monkeypatch.setattr(tools, "ANSWER", 0.05)
    assert tool_version("tool") == (False, "does not run (tool did not end within 0 s)", False)


def test_a_library_has_the_version_that_its_program_tells(folder: Path) -> None:
    install(folder, "pkg-config", '[ "$2" = alsa ] && echo 1.2.8')
    assert library_version("pkg-config", ("--modversion", "alsa")) == Found(True, "1.2.8")
    assert library_version("pkg-config", ("--modversion", "x")) == Found(False, "not found")


def test_every_tool_s_version_is_in_the_chain(folder: Path) -> None:
    install(folder, "node", "echo v20.1.0")
    assert toolchain([Language.WEB]) == {"node": "20.1.0", "chromium": "not found"}
    install(folder, "node", "echo v22.1.0")
    assert toolchain([Language.WEB])["node"] == "22.1.0"
    for language in TARGETS:
        names = [tool.name for tool in TARGETS[language].tools]
        assert list(toolchain([language])) == names
        assert len({*names}) == len(names)
