"""A feature that was admitted is played with: it must act, and spoil nothing."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.feature_samples import GLIDE, GRAPPLING_HOOK, SAMPLES, SHIELD
from tests.plans import plan
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.features.admission import admit_feature
from vintage_game_generator.features.trial import Acted, tried_feature
from vintage_game_generator.features.watching import Fuel, TooMuch, metered_step, watched_step
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel import Level, Spawn, Step, World, new_world
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import CustomFeature, FeatureButton
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.playtest.proving import LEVEL_BUILDERS
from vintage_game_generator.playtest.worlds import buttons_to_play, world_of_level
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
}


@pytest.mark.parametrize(("source", "genre", "named"), SPOILING.values(), ids=SPOILING)
def test_a_feature_that_spoils_the_game_is_refused(source: str, genre: Genre, named: str) -> None:
    with pytest.raises(Refused) as caught:
        tried(source, genre)
    assert named in caught.value.reasons[0]


def unread(source: str) -> CustomFeature:
    """Return a feature that nobody read: the trial is all that there is between it and a game."""
    return CustomFeature(
        name="sample", summary="A sample.", button=FeatureButton.NONE, source=source
    )


LOOP = "    for i in range(60000):\n        for j in range(60000):\n"
FAILING = {
    "a number is too large": (
        "SPEED = 9\n\n\n"
        f"{TICK}    pull(world, world.actors[0].x - 7)\n\n\n"
        'def pull(world: World, dx: int) -> None:\n    """Pull."""\n'
        "    if dx * dx * dx < SPEED:\n        world.actors[0].vy = 5\n",
        "sample.py:9: in pull: `dx * dx",
    ),
    "a number grows and grows": (
        f"{TICK}    far: int = 3\n    for _ in range(40):\n        far *= 3\n"
        "    if far < 5:\n        world.actors[0].vy = -5\n",
        "in step_feature: `far * 3` came to ",
    ),
    "a register grows in one tick": (
        f"{TICK}    for _ in range(2100):\n        world.memory[OWN_1] += 1048576\n",
        "in step_feature: `world.memory[OWN_1] + 1048576` came to 2147483648",
    ),
    "a rule of the game's own is led too far": (
        f"{TICK}    world.actors[0].vx = 2147483647\n    world.actors[0].x = 2147483647\n",
        "which does not fit 32 bits",
    ),
    "it hardly ends": (
        f"{TICK}{LOOP}            world.memory[OWN_1] = i + j\n",
        "it does too much: more than 20000 calls and turns of loops in one tick",
    ),
    "it divides by nothing": (
        f"{TICK}    world.memory[OWN_1] = 7 // max(0, world.memory[OWN_2])\n",
        "it fails in play: ZeroDivisionError",
    ),
    "it reads what is not there": (
        f"{TICK}    world.memory[OWN_1] = world.actors[world.coins + 64].x\n",
        "it fails in play: IndexError",
    ),
    "it calls itself": (
        f"{TICK}    step_feature(world)\n",
        "sample.py:1: it ",
    ),
    "it is outside of the language": (
        'def step_feature(world: World) -> None:\n    """Act."""\n    open("canary")\n',
        "it fails in play: RulesRefused",
    ),
}


@pytest.mark.parametrize(("source", "named"), FAILING.values(), ids=FAILING)
def test_what_fails_on_trial_is_refused_in_words(source: str, named: str) -> None:
    made = plan()
    with pytest.raises(Refused) as caught:
        tried_feature(unread(source), made.design, made.style.view)
    assert named in caught.value.reasons[0]


@pytest.mark.parametrize("genre", Genre)
def test_a_feature_that_only_disturbs_the_chance_does_not_act(genre: Genre) -> None:
    made = plan(genre, features=(Feature.COMBAT,))
    feature = unread(
        f"{TICK}    for _ in range(next_random(world) % 3):\n        roll(world)\n\n\n"
        'def roll(world: World) -> None:\n    """Roll."""\n'
        "    world.memory[OWN_1] = next_random(world) % 9\n"
    )
    with pytest.raises(Refused, match="did nothing that a player could see"):
        tried_feature(feature, made.design, made.style.view)


def test_all_work_of_a_trial_is_bounded() -> None:
    source = f"{TICK}    for _ in range(100):\n        world.memory[OWN_1] += 1\n"
    design = plan().design.model_copy(update={"custom_features": (unread(source),)})
    counts = []
    for _ in range(2):
        fuel = Fuel(in_all=5000)
        step = metered_step(program(design).modules, design.custom_features[0], fuel)
        world, _ = meadow(source)
        with pytest.raises(TooMuch, match="more than 5000 calls"):
            held(world, step, 0, 60)
        counts.append(world.tick)
    assert counts[0] == counts[1]


FAR_AWAY = (-2147483648, 2147483647)
FAR_CALLS = tuple(
    call.format(far)
    for far in FAR_AWAY
    for call in (
        "strike_near(world, {0}, {0}, 5)",
        "puff(world, {0}, {0})",
        "smash_crate(world, {0}, {0})",
        "take_coin(world, {0}, {0})",
        "put_crate(world, {0}, {0})",
        "solid_at(world, {0}, {0})",
        "nearest_foe(world, {0})",
        "is_foe(world, {0})",
        "move_hero(world, {0}, {0})",
        "add_score(world, {0})",
    )
)


@pytest.mark.parametrize("genre", Genre)
def test_the_kit_takes_any_number(genre: Genre) -> None:
    """Every sum in every rule of the game is watched while the kit is called with the worst."""
    uses = "".join(
        f"    if {call}:\n        world.memory[OWN_1] = 1\n"
        if call.startswith(("take", "put", "solid", "is_foe"))
        else f"    world.memory[OWN_1] = {call}\n"
        if call.startswith(("strike", "nearest"))
        else f"    {call}\n"
        for call in FAR_CALLS
    )
    push = "-2147483648" if genre == Genre.PLATFORMER else "-2147483648, 2147483647"
    source = f"{TICK}{uses}    push_foe(world, nearest_foe(world, 2147483647), {push})\n"
    design = plan(genre, features=(Feature.COMBAT, Feature.BOSSES)).design
    feature = unread(source)
    design = design.model_copy(update={"custom_features": (feature,)})
    step = watched_step(program(design).modules, feature, Fuel())
    layout = LEVEL_BUILDERS[genre](design.levels[-1], design, plan(genre).style.view)
    world = world_of_level(design, layout)
    buttons_to_play(step, world)
    for buttons in (kernel.RIGHT, kernel.A, kernel.B) * 20:
        held(world, step, buttons, 1)
    assert all(actor.kind != kernel.PUFF or actor.x >= 0 for actor in world.actors)


def test_nobody_leaves_the_map_for_good_above() -> None:
    lifts = f"{TICK}    for _ in range(600):\n        move_hero(world, 0, -2040)\n"
    design = plan().design.model_copy(update={"custom_features": (unread(lifts),)})
    step = program(design).step
    rows = ["#" + "." * 28 + "#"] * 11 + ["#" * 30] * 2
    cells = [kernel.SOLID if letter == "#" else kernel.EMPTY for row in rows for letter in row]
    world = new_world([Level(30, 13, cells, [Spawn(kernel.HERO, 5, 10, 0)])], 1)
    buttons_to_play(step, world)
    held(world, step, 0, 20)
    assert -2 * 1048576 < world.actors[0].y < 0


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
