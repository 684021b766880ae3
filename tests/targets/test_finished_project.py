"""The finished project on a machine of its own: a copied folder, and nothing of ours."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.command import Finished
from tests.waiting import LONGEST

BARE = {
    "PATH": os.environ["PATH"],
    "SDL_VIDEODRIVER": "dummy",
    "SDL_AUDIODRIVER": "dummy",
    "PYTHONDONTWRITEBYTECODE": "1",
}


def run(cwd: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={**BARE, "HOME": str(cwd), **more},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


@pytest.fixture(scope="module", params=["platformer", "adventure"])
def made(request: pytest.FixtureRequest) -> Finished:
    found: Finished = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def copy(made: Finished, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("elsewhere") / "a folder with spaces"
    return Path(shutil.copytree(made.folder, place))


def test_its_recordings_replay_from_any_folder(made: Finished, copy: Path, tmp_path: Path) -> None:
    replayed = run(
        *(tmp_path, "-m", made.package, "--replay", copy / "recordings" / "win.json"),
        PYTHONPATH=str(copy),
    )
    assert replayed.returncode == 0, replayed.stderr
    lines = [json.loads(line) for line in replayed.stdout.splitlines() if line.startswith("{")]
    assert lines[-1]["outcome"] == "won"
    assert [line["tick"] for line in lines[:-1]] == list(range(60, lines[-1]["ticks"] + 1, 60))
    assert list(tmp_path.iterdir()) == [], "a replay writes nothing"


def test_it_takes_screenshots(made: Finished, copy: Path, tmp_path: Path) -> None:
    shots = [tmp_path / "early.png", tmp_path / "late.png"]
    arguments = ["--screenshot", f"60:{shots[0]}", "--screenshot", f"900:{shots[1]}"]
    taken = run(copy, "-m", made.package, "--replay", "recordings/win.json", *arguments)
    assert taken.returncode == 0, taken.stderr
    style = json.loads((copy / "docs" / "style.json").read_text())
    for shot in shots:
        with Image.open(shot) as picture:
            width, height = style["screen"]
            assert picture.width % width == picture.height % height == 0
            assert picture.width // width == picture.height // height
    assert shots[0].read_bytes() != shots[1].read_bytes()


def test_a_recording_with_another_hash_does_not_replay(
    made: Finished, copy: Path, tmp_path: Path
) -> None:
    document = json.loads((copy / "recordings" / "win.json").read_text())
    ending = dict(document, hash="00000000")
    point = document["checkpoints"][5]
    middle = json.loads(json.dumps(document))
    middle["checkpoints"][5]["hash"] = "00000000"
    for number, changed in enumerate((ending, middle)):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(changed))
        replayed = run(copy, "-m", made.package, "--replay", path)
        assert replayed.returncode == 1
        assert "mismatch" in replayed.stdout
        assert "Traceback" not in replayed.stderr
    assert point["tick"] == 360


def test_its_own_tests_and_checks_pass(copy: Path) -> None:
    for command in (
        ("pytest", "-q", "-p", "no:cacheprovider"),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("ruff", "check", "--no-cache", "--select", "E,F,I,UP,B", "."),
        ("mypy", "--no-incremental", "."),
    ):
        checked = run(copy, "-m", *command)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_files_that_its_readme_names_are_there(made: Finished, copy: Path) -> None:
    readme = (copy / "README.md").read_text(encoding="utf-8")
    for place in ("screenshots/1-title.png", "recordings/win.json", "certificate.json"):
        assert place in readme
        assert (copy / place).is_file()
    for place in ("game.py", "rules/tuning.py", "assets/levels"):
        assert f"`{made.package}/{place}" in readme
        assert (copy / made.package / place).exists()
