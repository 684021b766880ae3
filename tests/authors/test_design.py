"""The architecture: different briefs make different games, the same brief the same one."""

import os
import subprocess
import sys

import pytest

from tests.plans import FEATURES, plan
from vintage_game_generator.authors.procedural.lines import letters_a_line
from vintage_game_generator.models.config import ArtStyle, Feature, Genre
from vintage_game_generator.models.design import GameDesign

DIGEST = """
import hashlib
from tests.plans import plan
from vintage_game_generator.models.config import Genre
made = [plan(genre, seed=77, inspirations=["Metroid", "Tetris"]) for genre in Genre]
print(hashlib.sha256("".join(one.design.model_dump_json() for one in made).encode()).hexdigest())
"""


def cast(design: GameDesign) -> object:
    return design.hero, design.enemies


def levels(design: GameDesign) -> object:
    return [(level.name, level.seed) for level in design.levels]


def seeds(design: GameDesign) -> object:
    return [sprite.seed for sprite in design.sprites], [tune.seed for tune in design.tunes]


@pytest.mark.parametrize("genre", Genre)
def test_other_seeds_make_other_casts_levels_tunes_and_pictures(genre: Genre) -> None:
    designs = [plan(genre, seed=seed).design for seed in range(12)]
    for aspect in (cast, levels, seeds):
        assert len({repr(aspect(design)) for design in designs}) == len(designs)
    assert len({design.hero.name for design in designs}) >= 5
    assert len({design.story.intro for design in designs}) >= 3


@pytest.mark.parametrize("genre", Genre)
def test_inspirations_change_how_the_game_feels(genre: Genre) -> None:
    games = ["Metroid", "Super Mario Bros.", "Castlevania", "Sonic the Hedgehog"]
    designs = [plan(genre, seed=1, inspirations=[game]).design for game in games]
    assert len({tuple(design.tuning.items()) for design in designs}) >= 3
    assert len({design.tunes[0].tempo for design in designs}) >= 2
    shapes = {tuple((one.difficulty, one.verticality) for one in d.levels) for d in designs}
    assert len(shapes) >= 3


def test_the_description_colours_the_cast() -> None:
    told = "A lighthouse keeper fights tide ghosts to relight the lamps."
    bare = plan(seed=5)
    described = plan(seed=5, custom_description=told)
    assert (described.design, described.style) != (bare.design, bare.style)


@pytest.mark.parametrize("genre", Genre)
def test_the_same_brief_is_planned_alike_in_any_process(genre: Genre) -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("seed", range(6))
def test_every_game_has_levels_foes_and_a_rising_danger(genre: Genre, seed: int) -> None:
    design = plan(genre, seed=seed, features=FEATURES[genre]).design
    assert len(design.levels) >= 3
    assert [level.number for level in design.levels] == list(range(1, len(design.levels) + 1))
    assert len({level.name for level in design.levels}) == len(design.levels)
    behaviours = {enemy.behaviour for enemy in design.enemies}
    assert len(behaviours) >= 4
    assert all(set(level.enemies) <= behaviours for level in design.levels)
    difficulties = [level.difficulty for level in design.levels]
    assert difficulties == sorted(difficulties)
    assert design.levels[-1].boss
    assert not any(level.boss for level in design.levels[:-1])
    assert all(level.locks for level in design.levels)
    tunes = {tune.name for tune in design.tunes}
    assert {"title", "boss", "ending", *(level.tune for level in design.levels)} <= tunes


@pytest.mark.parametrize("genre", Genre)
def test_what_was_not_asked_for_is_not_there(genre: Genre) -> None:
    design = plan(genre, seed=3).design
    assert design.features == ()
    assert design.boss is None
    assert not any(level.boss or level.locks for level in design.levels)


def test_moves_of_the_inspirations_are_inherited() -> None:
    design = plan(seed=1, inspirations=["Ninja Gaiden"]).design
    assert Feature.WALL_JUMP in design.features
    above = plan(Genre.ACTION_ADVENTURE, seed=1, inspirations=["Ninja Gaiden"]).design
    assert Feature.WALL_JUMP not in above.features


@pytest.mark.parametrize("console", ArtStyle)
@pytest.mark.parametrize("seed", range(4))
def test_the_story_fits_the_screen(console: ArtStyle, seed: int) -> None:
    made = plan(seed=seed, art_style=console)
    widest = letters_a_line(made.style)
    for part in (made.design.story.intro, made.design.story.ending, made.design.story.defeat):
        assert part
        assert max(map(len, part)) <= widest
        assert all(line.isascii() for line in part)
    assert len(made.design.story.tagline) <= 40
