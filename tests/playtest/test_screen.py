"""The screen test sees when a game does not answer or shows nothing."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.command import Finished
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.packaging.folder import read_certificate
from vintage_game_generator.playtest.certification import SCREEN_TEST
from vintage_game_generator.playtest.process import last_line, run_game

# Put at the end of the painter's module: the screen stays as it is, or goes blank.
NEVER_DRAWS = "\n\nPainter.draw = lambda self, surface, *rest: surface.fill((9, 9, 9))\n"


@pytest.fixture
def copy(platformer: Finished, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(platformer.folder, tmp_path / "night-tide"))
    shutil.rmtree(folder / "screenshots")
    return folder


def looked_at(folder: Path) -> subprocess.CompletedProcess[str]:
    certificate = read_certificate(folder)
    spans = [[proof.first_tick, proof.last_tick] for proof in certificate.levels]
    return run_game(folder, [str(SCREEN_TEST), certificate.package, json.dumps(spans)])


def checks_of(run: subprocess.CompletedProcess[str]) -> dict[str, Check]:
    checks = [Check.model_validate(one) for one in json.loads(run.stdout.splitlines()[-1])]
    return {check.name: check for check in checks}


def test_a_game_answers_endures_and_is_pictured_alike(copy: Path, platformer: Finished) -> None:
    run = looked_at(copy)
    assert run.returncode == 0, run.stderr
    assert all(check.passed for check in checks_of(run).values())
    for picture in (platformer.folder / "screenshots").iterdir():
        assert (copy / "screenshots" / picture.name).read_bytes() == picture.read_bytes()


def test_a_screen_that_shows_nothing_fails_both_checks(copy: Path) -> None:
    painter = copy / "night_tide" / "kernel" / "shell" / "painter.py"
    painter.write_text(painter.read_text() + NEVER_DRAWS)
    checks = checks_of(looked_at(copy))
    assert not checks["screen answers input"].passed
    assert "changes 0 pixels" in checks["screen answers input"].detail
    assert not checks["screen endures random input"].passed


def test_a_lost_picture_is_one_line_that_names_it(copy: Path) -> None:
    (copy / "night_tide" / "assets" / "sprites" / "hero.png").unlink()
    run = looked_at(copy)
    assert run.returncode != 0
    assert "hero.png" in last_line(run)
