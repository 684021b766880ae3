"""A design's program: the right switches and numbers, loaded once, usable from any thread."""

import sys
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest

from vintage_game_generator.kernels.python.kernel import PLAYING, World, new_world
from vintage_game_generator.models.config import Feature, Genre, Perspective
from vintage_game_generator.models.design import Behaviour, CastMember, GameDesign, Story
from vintage_game_generator.translate.program import (
    SWITCHES,
    design_constants,
    emit,
    program,
)
from vintage_game_generator.translate.settings import UnknownConstant
from vintage_game_generator.translate.sources import Library


def a_design(
    genre: Genre,
    features: tuple[Feature, ...] = (),
    behaviours: tuple[Behaviour, ...] = (),
    **tuning: int,
) -> GameDesign:
    side = genre == Genre.PLATFORMER
    foes = tuple(
        CastMember(name=kind.title(), sprite=kind, archetype="slime", behaviour=kind)
        for kind in behaviours
    )
    return GameDesign(
        title="Toy",
        display_title="TOY",
        package="toy",
        seed=1,
        genre=genre,
        perspective=Perspective.SIDE_VIEW if side else Perspective.TOP_DOWN,
        features=features,
        story=Story(tagline="", intro=(), ending=(), defeat=()),
        hero=CastMember(name="Hero", sprite="hero", archetype="knight"),
        enemies=foes,
        boss=None,
        levels=(),
        tuning=tuning,
        sprites=(),
        tilesets=(),
        tunes=(),
        sounds=(),
    )


@pytest.mark.parametrize("genre", Genre)
def test_features_and_foes_become_switches(genre: Genre) -> None:
    design = a_design(genre, (Feature.COMBAT, Feature.SAVE), (Behaviour.HOPPER,), LIVES=5)
    constants = design_constants(design)
    on = {name for name, value in constants.items() if value is True}
    assert on == {"HAS_COMBAT", "HAS_SAVE", "HAS_HOPPER"}
    assert constants["HAS_KEYS"] is False
    assert constants["HAS_WALKER"] is False
    assert constants["LIVES"] == 5
    made = program(design)
    assert "LIVES = 5" in made.modules["options.py"]
    assert "def step(world: World) -> None:" in made.modules["game.py"]
    assert made.constants == constants


def test_every_feature_has_a_switch() -> None:
    assert set(SWITCHES) == set(Feature)


def test_a_tuning_that_no_rule_has_is_an_error() -> None:
    with pytest.raises(UnknownConstant, match="LIVVES; did you mean LIVES"):
        program(a_design(Genre.PLATFORMER, LIVVES=3))


@pytest.mark.parametrize("genre", Genre)
def test_a_program_is_loaded_once_for_all_threads(genre: Genre) -> None:
    design = a_design(genre, (Feature.COMBAT,), (Behaviour.WALKER,), LIVES=4)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(program, [design] * 16))
    assert len({id(one.step) for one in made}) == 1
    assert program(a_design(genre, LIVES=6)).step is not made[0].step


def test_a_program_leaves_no_module_behind() -> None:
    before = set(sys.modules)
    program(a_design(Genre.PLATFORMER, LIVES=8))
    assert set(sys.modules) == before


def test_a_caller_cannot_change_a_program_for_others() -> None:
    design = a_design(Genre.PLATFORMER, LIVES=9)
    program(design).modules.clear()
    assert "game.py" in program(design).modules


@pytest.mark.parametrize("genre", Genre)
def test_a_program_starts_at_the_title(genre: Genre) -> None:
    world = new_world([], 1)
    program(a_design(genre)).step(world)
    assert world.tick == 1
    assert world.mode != PLAYING


def test_emitted_rules_see_nothing_of_python() -> None:
    step = program(a_design(Genre.PLATFORMER)).step
    builtins = step.__globals__["__builtins__"]
    assert "open" not in builtins
    with pytest.raises(ImportError, match="rules cannot import os"):
        builtins["__import__"]("os")


def test_a_failure_shows_the_emitted_line() -> None:
    world = World(levels=[], seed=1, random=1, buttons=16)
    with pytest.raises(IndexError) as failure:
        for _ in range(3):
            program(a_design(Genre.PLATFORMER)).step(world)
    shown = "".join(traceback.format_exception(failure.value))
    assert "rules/session.py" in shown
    assert "load_level(world, level)" in shown


def test_emission_is_the_same_every_time() -> None:
    text = (
        '"""Toy."""\n\n'
        "from vintage_game_generator.kernels.python.kernel import World\n\n"
        "SPEED = 3\n\n\n"
        'def step(world: World) -> None:\n    """Advance."""\n    world.score += SPEED\n'
    )
    library = Library("toys", {"game": text})
    assert emit(library, "game", {"SPEED": 4}) == emit(library, "game", {"SPEED": 4})
    assert "SPEED = 4" in emit(library, "game", {"SPEED": 4})["game.py"]
