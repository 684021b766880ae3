"""Films of winning runs."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from tests.command import Finished
from vintage_game_generator.errors import BadGame
from vintage_game_generator.gallery.film import LARGEST_FILM, film
from vintage_game_generator.gallery.footage import footage
from vintage_game_generator.packaging.delivered import read_certificate


def test_a_film_is_small_and_shows_the_run_pixel_for_pixel(adventure: Finished) -> None:
    certificate = read_certificate(adventure.folder)
    gif = film(adventure.folder, certificate)
    assert len(gif) <= LARGEST_FILM
    shown = [frame.convert("RGB") for frame in ImageSequence.Iterator(Image.open(io.BytesIO(gif)))]
    assert len(shown) > 40
    ending = certificate.pictures[-1]
    assert ending.tick == certificate.runs[0].ticks
    picture = Image.open(adventure.folder / ending.file).convert("RGB")
    assert shown[0].size == picture.size
    assert picture.tobytes() in [frame.tobytes() for frame in shown]


def test_a_run_is_filmed_the_same_each_time_and_leaves_nothing_behind(adventure: Finished) -> None:
    certificate = read_certificate(adventure.folder)
    before = sorted(adventure.folder.rglob("*"))
    first, other = (
        footage(adventure.folder, certificate, [40], every=30, reach=2) for _ in range(2)
    )
    assert first.moments == other.moments
    assert [one.tobytes() for one in first.pictures.values()] == [
        one.tobytes() for one in other.pictures.values()
    ]
    assert len(first.pictures) > len(certificate.levels)
    assert all(moment % 30 == 0 for moment in first.moments)
    assert sorted(adventure.folder.rglob("*")) == before


def test_a_game_that_does_not_run_has_no_film(adventure: Finished, tmp_path: Path) -> None:
    folder = shutil.copytree(adventure.folder, tmp_path / "broken")
    (folder / adventure.package / "game.py").write_text("raise SystemExit('no such luck')\n")
    with pytest.raises(BadGame, match="no such luck"):
        film(folder, read_certificate(folder))
