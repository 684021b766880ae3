"""The numbers of feel fit the pictures and the inspirations."""

import pytest

from tests.plans import GENRES, plan
from vintage_game_generator.kernels.python.kernel import CELL
from vintage_game_generator.models.config import ArtStyle, Genre
from vintage_game_generator.rules.platformer.lift import LIFT_HALF, LIFT_TALL
from vintage_game_generator.translate.program import PATTERNS


@pytest.mark.parametrize("genre", GENRES)
@pytest.mark.parametrize("art_style", ArtStyle)
def test_a_boss_is_nearly_as_large_as_its_picture(genre: Genre, art_style: ArtStyle) -> None:
    made = plan(genre, art_style=art_style, features=["bosses"])
    wide, tall = (edge * CELL // made.style.tile for edge in made.style.boss_frame)
    assert wide * 3 // 4 < 2 * made.design.tuning["BOSS_HALF"] < wide
    assert tall // 2 < made.design.tuning["BOSS_TALL"] < tall


@pytest.mark.parametrize("genre", GENRES)
def test_seeds_choose_how_the_boss_fights(genre: Genre) -> None:
    chosen = set()
    for seed in range(12):
        tuning = plan(genre, seed=seed, features=["bosses"]).design.tuning
        patterns = [name for name in PATTERNS[genre] if name in tuning]
        assert [tuning[name] for name in patterns] == [1]
        chosen.update(patterns)
    assert chosen == set(PATTERNS[genre])


def test_a_game_without_a_boss_has_no_numbers_for_one() -> None:
    assert not [name for name in plan().design.tuning if "BOSS" in name]


def test_those_who_shoot_inspire_a_hero_who_shoots() -> None:
    shooting = plan(features=["combat"], inspirations=["Mega Man 2"])
    cutting = plan(features=["combat"], inspirations=["Castlevania"])
    assert shooting.design.tuning["HAS_BLADE"] == 0
    assert cutting.design.tuning["HAS_BLADE"] == 1


@pytest.mark.parametrize("art_style", ArtStyle)
def test_a_lift_is_as_wide_as_it_carries(art_style: ArtStyle) -> None:
    made = plan(art_style=art_style)
    (lift,) = [sprite for sprite in made.design.sprites if sprite.name == "lift"]
    tile = made.style.tile
    assert lift.frame == (2 * LIFT_HALF * tile // CELL, LIFT_TALL * tile // CELL)
