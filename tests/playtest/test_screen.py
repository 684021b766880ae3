"""The screen test sees when a game does not answer or shows nothing."""

import shutil
from pathlib import Path

import pytest

from tests.command import Finished
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.playtest.process import looked_at

# Put at the end of the painter's module: the screen stays as it is, or goes blank.
NEVER_DRAWS = "\n\nPainter.draw = lambda self, surface, *rest: surface.fill((9, 9, 9))\n"
# One pixel changes a little with the buttons, and one a lot.
TWO_PIXELS = """

def two_pixels(self, surface, world):
    surface.fill((9, 9, 9))
    if world.buttons:
        surface.set_at((0, 0), (9, 9, 10))
        surface.set_at((1, 0), (200, 201, 202))


Painter.draw = two_pixels
"""


@pytest.fixture
def copy(platformer: Finished, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(platformer.folder, tmp_path / "night-tide"))
    shutil.rmtree(folder / "screenshots")
    return folder


def checks_of(folder: Path, pictures: str = "") -> dict[str, Check]:
    certificate = read_certificate(folder)
    package = next(folder.glob("*/__main__.py")).parent.name
    screen = looked_at(folder, package, certificate.levels, pictures)
    wanted = {Path(one.file).name: one.tick for one in certificate.pictures} if pictures else {}
    assert screen.pictures == wanted
    return {check.name: check for check in screen.checks}


def test_a_game_answers_endures_and_is_pictured_alike(copy: Path, platformer: Finished) -> None:
    assert all(check.passed for check in checks_of(copy, "screenshots").values())
    for picture in (platformer.folder / "screenshots").iterdir():
        assert (copy / "screenshots" / picture.name).read_bytes() == picture.read_bytes()


def test_a_screen_that_shows_nothing_fails_both_checks(copy: Path) -> None:
    painter = copy / "night_tide" / "kernel" / "shell" / "painter.py"
    painter.write_text(painter.read_text() + NEVER_DRAWS)
    checks = checks_of(copy)
    assert not checks["screen answers input"].passed
    assert "changes 0 pixels" in checks["screen answers input"].detail
    assert not checks["screen endures random input"].passed
    assert not (copy / "screenshots").exists(), "nobody asked for pictures"


def test_a_pixel_counts_once_however_much_it_changes(copy: Path) -> None:
    painter = copy / "night_tide" / "kernel" / "shell" / "painter.py"
    painter.write_text(painter.read_text() + TWO_PIXELS)
    assert "changes 2 pixels" in checks_of(copy)["screen answers input"].detail


def test_a_game_may_be_called_like_a_module_of_the_generator(copy: Path) -> None:
    (copy / "night_tide").rename(copy / "search")
    for path in (copy / "search").rglob("*.py"):
        path.write_text(path.read_text().replace("night_tide", "search"))
    assert all(check.passed for check in checks_of(copy).values())


def test_a_lost_picture_is_one_line_that_names_it(copy: Path) -> None:
    (copy / "night_tide" / "assets" / "sprites" / "hero.png").unlink()
    (check,) = checks_of(copy).values()
    assert not check.passed
    assert "hero.png" in check.detail
    assert "\n" not in check.detail
