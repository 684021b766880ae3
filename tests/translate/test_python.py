"""The emitted Python is such as a person would commit: formatted, linted, typed, commented."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.config import Genre
from vintage_game_generator.translate.program import emit, finished, genre_rules
from vintage_game_generator.translate.python import python_modules
from vintage_game_generator.translate.sources import Library

RULES = [
    "--isolated",
    "--no-cache",
    "--line-length=100",
    "--target-version=py311",
    "--select=E,F,I,UP,B,SIM,PTH,PL,RUF,D",
    "--ignore=PLR0911,PLR0912,PLR0913,PLR0915,PLR2004,D203,D213",
    "--config=lint.pydocstyle.convention='google'",
]


def switches(genre: Genre) -> list[str]:
    return [item.name for item in genre_rules(genre).constants() if item.name.startswith("HAS_")]


def variants(genre: Genre) -> list[dict[str, int | bool]]:
    """Return settings: everything, nothing, and some chosen by chance."""
    names = switches(genre)
    rng = random.Random(3)
    some: list[dict[str, int | bool]] = [
        {name: rng.random() < 0.5 for name in names} for _ in range(5)
    ]
    return [dict.fromkeys(names, True), dict.fromkeys(names, False), *some]


@pytest.fixture(scope="module")
def games(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one package a variant of each genre."""
    folder = tmp_path_factory.mktemp("games")
    for genre in Genre:
        for number, settings in enumerate(variants(genre)):
            package = folder / f"{genre.name.lower()}_{number}"
            (package / "rules").mkdir(parents=True)
            (package / "__init__.py").write_text('"""A game."""\n', encoding="utf-8")
            (package / "rules" / "__init__.py").write_text('"""Rules."""\n', encoding="utf-8")
            modules = python_modules(finished(genre_rules(genre), settings))
            for name, source in modules.items():
                (package / "rules" / name).write_text(source, encoding="utf-8")
    return folder


def ruff(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ruff", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_variant_is_formatted(games: Path) -> None:
    arguments = ["--isolated", "--no-cache", "--line-length=100", "--diff"]
    done = ruff("format", *arguments, str(games))
    assert done.stdout == ""
    assert done.returncode == 0


def test_every_variant_is_free_of_lint(games: Path) -> None:
    done = ruff("check", *RULES, "--output-format=concise", str(games))
    assert done.stdout == "All checks passed!\n"


@pytest.mark.parametrize("genre", Genre)
def test_the_whole_program_is_strictly_typed(genre: Genre, games: Path, tmp_path: Path) -> None:
    package = tmp_path / "game"
    shutil.copytree(games / f"{genre.name.lower()}_0", package)
    source = Path(kernel.__file__).parent
    (package / "kernel").mkdir()
    for name in source.glob("*.py"):
        shutil.copy(name, package / "kernel")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    done = subprocess.run(
        [*command, "-p", "game.rules"], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.stdout.startswith("Success"), done.stdout


@pytest.mark.parametrize("genre", Genre)
def test_a_game_without_a_feature_does_not_speak_of_it(genre: Genre) -> None:
    settings: dict[str, int | bool] = dict.fromkeys(switches(genre), False)
    modules = python_modules(finished(genre_rules(genre), settings))
    assert not any("HAS_" in source for source in modules.values())
    everything = python_modules(finished(genre_rules(genre), {}))
    assert len(modules) < len(everything)


HEAD = '''"""A toy."""

from vintage_game_generator.kernels.python.kernel import HERO, PUFF, World, spawn

'''


def toy(rules: str) -> str:
    return emit(Library("toys", {"game": HEAD + rules}), "game", {})["game.py"]


def test_an_actor_that_is_used_twice_gets_a_name() -> None:
    source = toy('''
def drift(world: World, me: int) -> None:
    """Drift."""
    world.actors[me].x += world.actors[me].vx
    if world.actors[0].x < world.actors[me].x:
        world.actors[0].hp -= 1


def step(world: World) -> None:
    """Advance."""
    for me in range(len(world.actors)):
        drift(world, me)
        if world.actors[me].kind == HERO:
            world.actors[me].hp += 1
    slot: int = spawn(world, PUFF, 0, 0)
    world.actors[slot].timer = 3
    world.actors[slot].tag = 4
''')
    assert (
        source.partition("\n\n\n")[2]
        == '''def drift(world: World, me: int) -> None:
    """Drift."""
    actor = world.actors[me]
    actor.x += actor.vx
    hero = world.actors[0]
    if hero.x < actor.x:
        hero.hp -= 1


def step(world: World) -> None:
    """Advance."""
    for me in range(len(world.actors)):
        drift(world, me)
        actor = world.actors[me]
        if actor.kind == HERO:
            actor.hp += 1
    slot = spawn(world, PUFF, 0, 0)
    slot_actor = world.actors[slot]
    slot_actor.timer = 3
    slot_actor.tag = 4
'''
    )


def test_a_slot_that_changes_or_may_be_outside_the_pool_gets_no_name() -> None:
    source = toy('''
def step(world: World) -> None:
    """Advance."""
    slot: int = world.memory[0]
    if slot < 64 and world.actors[slot].kind == HERO:
        world.score += 1
    if slot < 64 and world.actors[slot].kind == PUFF:
        world.score += 1
    other: int = 3
    world.actors[other].hp = 1
    other = 4
    world.actors[other].hp = 1
''')
    assert "_actor = " not in source
    assert "actor = " not in source


def test_docstrings_and_comments_are_kept() -> None:
    source = toy('''
# What it costs.
PRICE = 3  # coins
TABLE = (1, 2)

BITS = 0xFF


def step(world: World) -> None:
    """Advance.

    It costs.
    """
    # First this.
    world.coins -= PRICE  # at once

    # Then that.
    for turn in range(2, 8, 2):  # three times
        world.score += TABLE[turn % len(TABLE)] & BITS
        # That was it.
''')
    assert (
        source
        == '''"""A toy."""

from ..kernel import World

# What it costs.
PRICE = 3  # coins
TABLE = (1, 2)

BITS = 0xFF


def step(world: World) -> None:
    """Advance.

    It costs.
    """
    # First this.
    world.coins -= PRICE  # at once

    # Then that.
    for turn in range(2, 8, 2):  # three times
        world.score += TABLE[turn % len(TABLE)] & BITS
        # That was it.
'''
    )
