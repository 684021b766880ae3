"""A feature that was admitted is played with: it must act, and spoil nothing."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.feature_samples import GLIDE, GRAPPLING_HOOK, SAMPLES, SHIELD
from tests.plans import plan
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.features.admission import admit_feature
from vintage_game_generator.features.trial import Acted, tried_feature
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel import Level, Spawn, Step, World, new_world
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import CustomFeature
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.playtest.worlds import buttons_to_play
from vintage_game_generator.translate.program import program

TICK = 'def step_feature(world: World) -> None:\n    """Act."""\n'


def taken(source: str, genre: Genre = Genre.PLATFORMER, button: str = "none") -> CustomFeature:
    fields = {"name": "sample", "summary": "A sample of a feature."}
    draft = FeatureDraft.model_validate({**fields, "source": source, "button": button})
    return admit_feature(draft, plan(genre).design)


def tried(source: str, genre: Genre = Genre.PLATFORMER, button: str = "none") -> Acted:
    made = plan(genre)
    return tried_feature(taken(source, genre, button), made.design, made.style.view)


@pytest.mark.parametrize(
    ("genre", "sample"),
    [(genre, sample) for genre in Genre for sample in SAMPLES[genre]],
    ids=[f"{genre}-{sample['name']}" for genre in Genre for sample in SAMPLES[genre]],
)
def test_good_features_are_seen_to_act(genre: Genre, sample: dict[str, object]) -> None:
    made = plan(genre, features=(Feature.COMBAT, Feature.BOSSES))
    feature = admit_feature(FeatureDraft.model_validate(sample), made.design)
    acted = tried_feature(feature, made.design, made.style.view)
    assert acted.level in (1, made.design.levels[-1].number)
    assert acted == tried_feature(feature, made.design, made.style.view)


SPOILING = {
    "the hero cannot move": (
        f"{TICK}    world.actors[0].vx = 0\n",
        Genre.PLATFORMER,
        "sample.py:1: the hero cannot move any more with RIGHT held",
    ),
    "the hero cannot jump": (
        f"{TICK}    world.actors[0].vy = max(world.actors[0].vy, 0)\n",
        Genre.PLATFORMER,
        "the hero cannot move any more with A held",
    ),
    "a level cannot be won": (
        f"{TICK}    if world.actors[0].x > 60 * CELL:\n        move_hero(world, -2000, 0)\n",
        Genre.PLATFORMER,
        "level 1 cannot be won any more with it",
    ),
    "nobody can lose": (
        f"{TICK}    shield_hero(world)\n",
        Genre.ACTION_ADVENTURE,
        "nobody can lose any more with it",
    ),
    "nothing is seen of it": (
        f"{TICK}    world.memory[OWN_1] += 1\n",
        Genre.PLATFORMER,
        "the feature did nothing that a player could see",
    ),
    "a number is too large": (
        "SPEED = 9\n\n\n"
        f"{TICK}    pull(world, world.actors[0].x - 7)\n\n\n"
        'def pull(world: World, dx: int) -> None:\n    """Pull."""\n'
        "    if dx * dx < SPEED:\n        world.actors[0].vy = 5\n",
        Genre.PLATFORMER,
        "sample.py:9: in pull: `dx * dx` came to ",
    ),
    "a number grows and grows": (
        f"{TICK}    far: int = 3\n    for _ in range(40):\n        far *= 3\n"
        "    if far < 5:\n        world.actors[0].vy = -5\n",
        Genre.PLATFORMER,
        "in step_feature: `far * 3` came to ",
    ),
}


@pytest.mark.parametrize(("source", "genre", "named"), SPOILING.values(), ids=SPOILING)
def test_a_feature_that_spoils_the_game_is_refused(source: str, genre: Genre, named: str) -> None:
    with pytest.raises(Refused) as caught:
        tried(source, genre)
    assert named in caught.value.reasons[0]


def meadow(
    sample: Mapping[str, object] | str, genre: Genre = Genre.PLATFORMER
) -> tuple[World, Step]:
    """Return a world at play, and its tick, of a game with one feature."""
    design = plan(genre, features=(Feature.COMBAT,)).design
    feature = (
        taken(sample, genre)
        if isinstance(sample, str)
        else admit_feature(FeatureDraft.model_validate(sample), design)
    )
    step = program(design.model_copy(update={"custom_features": (feature,)})).step
    rows = [*["#" * 30] * 5, *["#" + "." * 28 + "#"] * 7, "#" * 30]
    cells = [kernel.SOLID if letter == "#" else kernel.EMPTY for row in rows for letter in row]
    world = new_world([Level(30, 13, cells, [Spawn(kernel.HERO, 5, 11, 0)])], 1)
    buttons_to_play(step, world)
    assert world.mode == kernel.PLAYING
    return world, step


def held(world: World, step: Step, buttons: int, ticks: int) -> None:
    for _ in range(ticks):
        world.buttons = buttons
        step(world)


def test_gliding_slows_a_fall() -> None:
    falls = []
    for buttons in (0, kernel.A):
        world, step = meadow(GLIDE)
        held(world, step, kernel.A, 30)
        held(world, step, buttons, 8)
        falls.append(world.actors[0].vy)
    assert falls[1] <= 260 < falls[0]


def test_the_hook_pulls_the_hero_to_the_ceiling() -> None:
    world, step = meadow(GRAPPLING_HOOK)
    ways = []
    for _ in range(40):
        held(world, step, kernel.UP | kernel.B, 1)
        ways.append(world.actors[0].y)
    assert ways[0] - min(ways) > 4 * kernel.CELL


def test_the_shield_lasts_for_a_while_only() -> None:
    world, step = meadow(SHIELD, Genre.ACTION_ADVENTURE)
    held(world, step, kernel.SELECT, 60)
    assert world.actors[0].hurt > 0
    held(world, step, 0, 120)
    assert world.actors[0].hurt == 0


def test_what_a_feature_keeps_is_part_of_the_state_and_ends_with_a_pause() -> None:
    world, step = meadow(f"{TICK}    world.memory[OWN_2] += 1\n")
    kept = world.memory[21]
    held(world, step, 0, 10)
    assert world.memory[21] == kept + 10
    for buttons in (kernel.START, 0, kernel.START, 0):
        held(world, step, buttons, 1)
    assert world.memory[21] == 1


def test_puffs_without_end_leave_the_game_its_actors() -> None:
    source = f"{TICK}    for x in range(8):\n        puff(world, x * CELL, 9 * CELL)\n"
    world, step = meadow(source)
    for _ in range(60):
        held(world, step, 0, 1)
        assert sum(actor.kind == kernel.GONE for actor in world.actors) >= 12
    assert sum(actor.kind == kernel.PUFF for actor in world.actors) > 20


def test_speeds_and_numbers_are_brought_back() -> None:
    source = f"{TICK}    world.actors[0].vx = 99999\n    world.memory[OWN_4] = 2000000000\n"
    world, step = meadow(source)
    held(world, step, 0, 30)
    assert (world.actors[0].vx, world.memory[23]) == (2040, 1048576)
    assert world.actors[0].x < 29 * kernel.CELL, "no wall is passed"


def test_the_example_of_the_documents_would_be_in_a_game() -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "custom-features.md"
    source = page.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    assert tried(source, button="up+b")
