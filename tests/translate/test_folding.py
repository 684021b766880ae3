"""What is switched off leaves no trace, and what stays does what it did."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from vintage_game_generator.kernels.python.kernel import World
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.program import emit
from vintage_game_generator.translate.settings import UnknownConstant
from vintage_game_generator.translate.sources import Library

IMPORTS = """from vintage_game_generator.kernels.python.kernel import (
    COIN,
    HEART,
    KEY,
    SOUND_COIN,
    World,
    cell_at,
    next_random,
    play_sound,
)
"""
OPTIONS = '''"""Options."""

# Parts.
HAS_A = True
HAS_B = True

# Numbers.
SPEED = 3  # fast
HALF = SPEED // 2
THIRD = -SPEED
'''
STEP = 'def step(world: World) -> None:\n    """Advance."""\n'


def emitted(body: str, rules: str = "", **settings: int | bool) -> str:
    """Return the emitted lines of `step`'s module after its imports."""
    text = f'"""Game."""\n\n{IMPORTS}from toys.options import HALF, HAS_A, HAS_B, SPEED\n\n\n'
    indented = "".join(f"    {line}\n" if line else "\n" for line in body.splitlines())
    library = Library("toys", {"game": text + rules + STEP + indented, "options": OPTIONS})
    return emit(library, "game", settings)["game.py"]


def body_of(source: str) -> str:
    lines = source.partition('"""Advance."""\n')[2].splitlines()
    return "\n".join(line.removeprefix("    ") for line in lines)


FOLDS = {
    "if HAS_A:\n    world.score = 1\nworld.keys = 2": "world.keys = 2",
    "if not HAS_A:\n    world.score = 1\nworld.keys = 2": "world.score = 1\nworld.keys = 2",
    "if HAS_A:\n    world.score = 1\nelse:\n    world.score = 2": "world.score = 2",
    "if HAS_A and world.keys > 0:\n    world.score = 1\nworld.keys = 2": "world.keys = 2",
    "if HAS_A or world.keys > 0:\n    world.score = 1": "if world.keys > 0:\n    world.score = 1",
    "if HAS_B and world.keys > 0:\n    world.score = 1": "if world.keys > 0:\n    world.score = 1",
    "if world.keys > 0 and HAS_B:\n    world.score = 1": "if world.keys > 0:\n    world.score = 1",
    "if world.keys > 0:\n    if HAS_A:\n        world.score = 1\nelse:\n    world.score = 2": (
        "if world.keys <= 0:\n    world.score = 2"
    ),
    "if world.keys > 0:\n    if HAS_B:\n        if world.score > 0:\n            world.score = 1": (
        "if world.keys > 0 and world.score > 0:\n    world.score = 1"
    ),
    "if world.keys == 1:\n    if HAS_A:\n        world.score = 1\n"
    "elif world.keys == 2:\n    world.score = 2": "if world.keys == 2:\n    world.score = 2",
    "if world.keys > 1:\n    if HAS_A:\n        world.score = 1\n"
    "elif world.coins > 1:\n    world.score = 2": (
        "if world.keys <= 1 and world.coins > 1:\n    world.score = 2"
    ),
    "if world.keys == 1:\n    world.score = 1\nelif world.keys == 2:\n    if HAS_A:\n"
    "        world.score = 2\n": "if world.keys == 1:\n    world.score = 1",
    "if world.keys == 1:\n    world.score = 1\nelif HAS_A:\n    world.score = 2\nelse:\n"
    "    world.score = 3": "if world.keys == 1:\n    world.score = 1\nelse:\n    world.score = 3",
    "if world.keys == 1:\n    world.score = 1\nelif HAS_B:\n    world.score = 2\nelse:\n"
    "    world.score = 3": "if world.keys == 1:\n    world.score = 1\nelse:\n    world.score = 2",
    "if world.keys == 1:\n    world.score = 1\nelif world.keys == 2:\n    world.score = 1": (
        "if world.keys in (1, 2):\n    world.score = 1"
    ),
    "if HAS_B:\n    world.score = 1\n    return\nworld.keys = 2": "world.score = 1",
    "for turn in range(3):\n    if HAS_A:\n        world.score = turn\nworld.keys = 2": (
        "world.keys = 2"
    ),
    "for turn in range(3):\n    if HAS_A:\n        world.score = turn\n    world.keys += 1": (
        "for _ in range(3):\n    world.keys += 1"
    ),
    "speed: int = world.keys\nif HAS_A:\n    world.score = speed\nworld.keys = 2": "world.keys = 2",
    "speed: int = world.keys\nspeed += 1\nif HAS_A:\n    world.score = speed\nworld.keys = 2": (
        "world.keys = 2"
    ),
    "chance: int = next_random(world)\nif HAS_A:\n    world.score = chance\nworld.keys = 2": (
        "next_random(world)\nworld.keys = 2"
    ),
    "fits: bool = HAS_A and world.keys > 0\nif not fits:\n    world.score = 1": (
        "fits = False\nif not fits:\n    world.score = 1"
    ),
    "# Why.\nif HAS_B:\n    world.score = 1  # one": "# Why.\nworld.score = 1  # one",
    "if world.keys > 0:  # any\n    world.score = 1\n# None.\nelse:  # none\n    world.keys = 1": (
        "if world.keys > 0:  # any\n    world.score = 1\n# None.\nelse:  # none\n    world.keys = 1"
    ),
    "world.score = SPEED": "world.score = SPEED",
    "if world.keys > 0:\n    if HAS_A:\n        world.score = 1\n    # Alone.\nworld.keys = 2": (
        "world.keys = 2"
    ),
    "chance: int = 3\nchance += next_random(world) + 1\nworld.keys = 2": (
        "chance = 3\nchance += next_random(world) + 1\nworld.keys = 2"
    ),
    "if HAS_B:\n    slot: int = world.keys\n    world.actors[slot].hp = 1\n"
    "    world.actors[slot].tag = 1\nif not HAS_A:\n    slot: int = world.coins\n"
    "    world.actors[slot].hp = 2\n    world.actors[slot].tag = 2": (
        "slot = world.keys\nworld.actors[slot].hp = 1\nworld.actors[slot].tag = 1\n"
        "slot = world.coins\nworld.actors[slot].hp = 2\nworld.actors[slot].tag = 2"
    ),
}


@pytest.mark.parametrize(("body", "left"), FOLDS.items(), ids=range(len(FOLDS)))
def test_fold(body: str, left: str) -> None:
    assert body_of(emitted(body, HAS_A=False)) == left


def test_an_impure_condition_is_still_evaluated() -> None:
    body = "if next_random(world) > 5 and HAS_A:\n    world.score = 1\nworld.keys = 2"
    assert "next_random(world) > 5" in emitted(body, HAS_A=False)


def test_a_rule_that_only_answers_dissolves_into_its_callers() -> None:
    rule = (
        'def flies(world: World) -> bool:\n    """Return whether it flies."""\n'
        "    if HAS_A:\n        return world.keys > 0\n    return False\n\n\n"
    )
    source = emitted("if flies(world):\n    world.score = 1\nworld.coins = 2", rule, HAS_A=False)
    assert "flies" not in source
    assert body_of(source) == "world.coins = 2"


@pytest.mark.parametrize(("value", "left"), [("1", "1"), ("SPEED", "SPEED")])
def test_a_rule_that_only_names_a_number_dissolves_too(value: str, left: str) -> None:
    rules = (
        'def strength(world: World) -> int:\n    """Return a number."""\n'
        f"    if HAS_A and world.keys > 0:\n        return 2\n    return {value}\n\n\n"
    )
    source = emitted("world.score += strength(world)", rules, HAS_A=False)
    assert "strength" not in source
    assert body_of(source) == f"world.score += {left}"


def test_a_rule_of_which_nothing_is_left_vanishes_with_its_calls() -> None:
    rule = (
        'def fly(world: World) -> None:\n    """Fly."""\n'
        "    if HAS_A:\n        world.score = 1\n\n\n"
    )
    source = emitted("fly(world)\nworld.coins = 2", rule, HAS_A=False)
    assert "fly" not in source


def test_constants_that_nothing_reads_fall_off_with_their_heading() -> None:
    text = f'"""Game."""\n\n{IMPORTS}from toys.options import HAS_A, SPEED\n\n\n'
    step = STEP + "    if HAS_A:\n        world.score = SPEED\n"
    library = Library("toys", {"game": text + step, "options": OPTIONS})
    modules = emit(library, "game", {"SPEED": -5})
    assert modules["options.py"] == '"""Options."""\n\n# Numbers.\nSPEED = -5  # fast\n'
    assert "HAS_A" not in modules["game.py"]
    assert "import COIN" not in modules["game.py"]


def test_a_module_with_nothing_left_vanishes() -> None:
    text = f'"""Game."""\n\n{IMPORTS}from toys.options import HAS_A\n\n\n'
    step = STEP + "    world.keys = 1\n    if HAS_A:\n        world.score = 1\n"
    modules = emit(Library("toys", {"game": text + step, "options": OPTIONS}), "game", {})
    assert list(modules) == ["game.py"]


def test_dependent_constants_follow_the_one_that_is_set() -> None:
    modules_text = emitted("world.score = HALF", SPEED=9)
    assert "from .options import HALF" in modules_text


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"SPED": 3}, "no constant SPED; did you mean SPEED?"),
        ({"SPEED": True}, "SPEED is int"),
        ({"HAS_A": 1}, "HAS_A is bool"),
        ({"SPEED": -(2**31)}, "THIRD: 2147483648 does not fit 32 bits signed"),
        ({"SPEED": 2**31}, "does not fit 32 bits signed"),
    ],
)
def test_a_setting_that_does_not_fit_is_an_error(
    settings: dict[str, int | bool], message: str
) -> None:
    with pytest.raises(UnknownConstant, match="^.*" + message.replace("?", r"\?")):
        emitted("world.score = SPEED", "", **settings)


def test_folding_keeps_what_happens_in_every_combination() -> None:
    rules = (
        'def chance(world: World) -> bool:\n    """Return a chance."""\n'
        "    if HAS_A and next_random(world) % 2 == 0:\n        return True\n"
        "    return HAS_B and next_random(world) % 3 == 0\n\n\n"
    )
    body = (
        "cell: int = cell_at(world, 0, 0)\n"
        "for turn in range(4):\n"
        "    if cell == COIN:\n        if HAS_A:\n            play_sound(world, SOUND_COIN)\n"
        "    elif cell == HEART and HAS_B:\n        world.keys += turn\n"
        "    elif chance(world) or (HAS_B and chance(world)):\n        world.score += turn\n"
        "    elif cell == KEY:\n        break\n"
        "    else:\n        world.coins += SPEED\n"
        "    if HAS_A or world.score > 9:\n        continue\n"
        "    world.lives += 1"
    )
    for has_a in (True, False):
        for has_b in (True, False):
            folded_text = emitted(body, rules, HAS_A=has_a, HAS_B=has_b)
            reference = reference_step(rules, body, has_a, has_b)
            step = load({"game.py": folded_text, "options.py": "SPEED = 3\n"}, "toy")["game"].step
            for seed in range(1, 60):
                worlds = [
                    World(levels=[], seed=1, random=seed * 7919, width=1, height=1, cells=[cell])
                    for cell in (seed % 18, seed % 18)
                ]
                for _ in range(20):
                    step(worlds[0])
                    reference(worlds[1])
                assert worlds[0] == worlds[1]


def reference_step(rules: str, body: str, has_a: bool, has_b: bool) -> Callable[[World], None]:
    """Return the rules' own `step`, executed as Python."""
    indented = "".join(f"    {line}\n" for line in body.splitlines())
    names: dict[str, Any] = {"HAS_A": has_a, "HAS_B": has_b, "SPEED": 3}
    exec(IMPORTS + rules + "def step(world: World) -> None:\n" + indented, names)
    return cast(Callable[[World], None], names["step"])


def test_a_rule_of_which_only_its_answer_is_left_is_not_called_for_what_it_did() -> None:
    rule = (
        'def touch(world: World) -> int:\n    """Return what was touched."""\n'
        "    if HAS_A:\n        world.score = 1\n    return 3\n\n\n"
    )
    body = "touch(world)\nworld.keys = touch(world)"
    assert body_of(emitted(body, rule, HAS_A=True)).splitlines()[0] == "touch(world)"
    assert body_of(emitted(body, rule, HAS_A=False)) == "world.keys = 3"
