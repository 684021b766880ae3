"""Forty briefs, forty certified games, and no two that share what makes a game its own.

Each is made in every language, and does the same in all that this machine can play.

A game writes down what it is made of in a folder of all games of the test run and then reads
what the others wrote, so that of any two games at least the later one is compared with the other,
however the games are spread over processes.
"""

import hashlib
import json
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.matrix import has_tools
from tests.library_calls import Clock, MadeGame, made
from vintage_game_generator import catalog
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.models.certificate import RUNS
from vintage_game_generator.models.config import (
    SIDE_VIEW_FEATURES,
    ArtStyle,
    Feature,
    GameConfig,
    Genre,
    Language,
    Perspective,
)
from vintage_game_generator.store.blobs import Store, write_whole

SEEDS = (0, 1, 2, 7, 42, 1986, 65536, 20261123, 2147483648, 4294967295)
CONSOLES = tuple(ArtStyle)
PERSPECTIVES = tuple(Perspective)
NAMES = ("Lantern Run", "Ötzi's Trail", "灯台守", "1942", "Полночь", "Rust & Rain", "A", "Élan")


def brief(number: int) -> GameConfig:
    """Return one of the forty: every seed on every console, the rest in turn."""
    row, column = divmod(number, len(CONSOLES))
    chance = random.Random(number)
    perspective = PERSPECTIVES[(row + column) % len(PERSPECTIVES)]
    side = perspective is Perspective.SIDE_VIEW
    possible = [feature for feature in Feature if side or feature not in SIDE_VIEW_FEATURES]
    inspirations = chance.sample([game.name for game in catalog.games()], row % 4)
    return checked_brief(
        {
            "name": f"{NAMES[number % len(NAMES)]} {number}",
            "genre": Genre.PLATFORMER if side else Genre.ACTION_ADVENTURE,
            "perspective": perspective,
            "art_style": CONSOLES[column],
            "features": chance.sample(possible, (2 * row + column) % (len(possible) + 1)),
            "inspirations": [
                {"game": game, "weight": chance.randrange(1, 5)} for game in inspirations
            ],
            "target_languages": list(Language),
            "seed": SEEDS[row],
        }
    )


def sample_brief(number: int) -> GameConfig:
    """Return one of six: both genres without and with all features, on all consoles."""
    perspective = PERSPECTIVES[number % len(PERSPECTIVES)]
    side = perspective is Perspective.SIDE_VIEW
    everything = [feature for feature in Feature if side or feature not in SIDE_VIEW_FEATURES]
    return checked_brief(
        {
            "name": f"Sample {number}",
            "genre": Genre.PLATFORMER if side else Genre.ACTION_ADVENTURE,
            "perspective": perspective,
            "art_style": CONSOLES[number % len(CONSOLES)],
            "features": everything if number < len(PERSPECTIVES) else [],
            "target_languages": list(Language),
            "seed": 100 + number,
        }
    )


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this test run, the same in all of its processes."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.mark.matrix
@pytest.mark.parametrize("number", range(40))
def test_one_of_forty_briefs_becomes_a_certified_game_of_its_own(
    number: int, shared_folder: Path
) -> None:
    prove(brief(number), shared_folder / "forty")


@pytest.mark.parametrize("number", range(6))
def test_one_of_six_briefs_becomes_a_certified_game_of_its_own(
    number: int, shared_folder: Path
) -> None:
    prove(sample_brief(number), shared_folder / "six")


def test_the_forty_briefs_cover_what_a_brief_can_say() -> None:
    briefs = [brief(number) for number in range(40)]
    views = {(config.art_style, config.perspective) for config in briefs}
    assert len(views) == len(CONSOLES) * len(PERSPECTIVES)
    assert len({config.seed for config in briefs}) == 10
    asked = {config.perspective: set[int]() for config in briefs}
    for config in briefs:
        asked[config.perspective].add(len(config.features))
    assert asked[Perspective.SIDE_VIEW] == set(range(len(Feature) + 1))
    for perspective in (Perspective.TOP_DOWN, Perspective.THREE_QUARTER):
        assert asked[perspective] == set(range(len(Feature) - len(SIDE_VIEW_FEATURES) + 1))
    assert {len(config.inspirations) for config in briefs} == {0, 1, 2, 3}


def prove(config: GameConfig, folder: Path) -> None:
    """Make a game and compare it with all that were made before it."""
    clock = Clock()
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        one = made(config, Store(Path(scratch)), clock)
    told = ", ".join(f"{phase} {seconds:.2f}" for phase, seconds in clock.seconds.items())
    print(f"\n{config.name}: {sum(clock.seconds.values()):.1f} s ({told})")
    assert one.game.certificate.certified
    passed = {check.name for check in one.game.certificate.parity if check.passed}
    for language, verdict in one.game.certificate.languages.items():
        print(f"  {language}: {verdict}")
        if language != Language.PYTHON and has_tools(Language(language)):
            assert {f"{language}: replay {run}" for run in RUNS} <= passed
    traits = dict(traits_of(one))
    write_whole(folder / f"{one.game.package}.json", json.dumps(traits).encode())
    for path in sorted(folder.glob("*.json")):
        if path.stem != one.game.package:
            others = json.loads(path.read_text())
            shared = [(what, others[digest]) for digest, what in traits.items() if digest in others]
            assert not shared, f"{config.name} has what {path.stem} has: {shared}"


def traits_of(one: MadeGame) -> Iterator[tuple[str, str]]:
    """Yield the digest and the name of all that no two games may share."""
    for proven in one.levels:
        level = proven.level
        spawns = [spawn.model_dump() for spawn in level.spawns]
        yield _digest(["level", level.rows, spawns]), f"level {level.number}"
    style = one.style
    palettes = [
        [palette.model_dump() for palette in style.sprite_palettes],
        [[palette.model_dump() for palette in biome.palettes] for biome in style.biomes],
    ]
    files = {name: ref for asset in one.assets for name, ref in asset.files.items()}
    yield _digest([palettes, files["sprites/hero.png"].sha256]), "palette and hero"
    for name, ref in files.items():
        if name.startswith("music/") and name.endswith(".wav"):
            yield ref.sha256, name


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
