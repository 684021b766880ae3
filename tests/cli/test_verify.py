"""`vintage verify` finds whatever is not as it was when the game was certified."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Finished, Home


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def one(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[0]


@pytest.fixture
def copy(platformer: Finished, tmp_path: Path) -> Path:
    return Path(shutil.copytree(platformer.folder, tmp_path / "night-tide"))


def test_a_fresh_game_passes_every_check(platformer: Finished) -> None:
    run = platformer.home.run("verify", platformer.folder)
    assert run.returncode == 0
    assert run.stderr == ""
    lines = run.stdout.splitlines()
    assert all(line.startswith("ok") for line in lines)
    assert {line.split(":")[0].split()[-1] for line in lines} >= {"files", "win", "lose"}


@pytest.mark.parametrize(
    "pattern",
    [
        "*/assets/sprites/hero.png",
        "*/assets/levels/level-2.tmj",
        "recordings/win.json",
        "*/rules/tuning.py",
        "certificate.json",
    ],
)
@pytest.mark.parametrize("change", [flip, Path.unlink], ids=["flipped", "deleted"])
def test_one_changed_byte_or_lost_file_is_named(
    pattern: str, change: Callable[[Path], None], copy: Path
) -> None:
    path = one(copy, pattern)
    change(path)
    run = Home(copy.parent).run("verify", copy)
    assert run.returncode == 1
    assert path.name in run.stdout + run.stderr
    assert "Traceback" not in run.stderr


def test_machines_are_told_which_file_it_is(copy: Path) -> None:
    flip(one(copy, "*/assets/sounds/coin.wav"))
    run = Home(copy.parent).run("verify", copy, "--json")
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["verified"] is False
    assert [failure["name"] for failure in told["failures"]] == [
        "night_tide/assets/sounds/coin.wav"
    ]


@pytest.mark.parametrize("command", ["verify", "play"])
@pytest.mark.parametrize("place", ["empty", "missing", "file"])
def test_a_folder_without_a_game_is_one_line(command: str, place: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("not a game")
    run = Home(tmp_path).run(command, place)
    assert run.returncode in (1, 2)
    (line,) = run.stderr.splitlines()
    assert place in line
