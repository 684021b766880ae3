"""What the integers of rules are found to be: kinds, poses, cells, or plain numbers."""

import pytest

from vintage_game_generator.models.config import Genre
from vintage_game_generator.translate.families import FAMILIES, MEMBERS
from vintage_game_generator.translate.kernel_interface import kernel_interface
from vintage_game_generator.translate.program import genre_rules
from vintage_game_generator.translate.reading import read
from vintage_game_generator.translate.rust_enumerations import Enumerations, enumerations
from vintage_game_generator.translate.sources import Library

HEAD = '''"""Rules."""

from vintage_game_generator.kernels.python.kernel import (
    FLYER,
    IDLE,
    SOLID,
    WALKER,
    World,
    cell_at,
    next_random,
    place,
    play_sound,
    set_cell,
    spawn,
)

'''


def found(body: str) -> Enumerations:
    """Return the families of rules of which the body of `step` is given."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    rules = f'def step(world: World) -> None:\n    """Step."""\n{lines}\n'
    library = Library("tried", {"game": HEAD + rules})
    return enumerations(read(library, "game"))


def local(body: str, name: str = "found") -> str | None:
    return found(body).local(("game", "step"), name)


def test_every_member_is_one_of_the_kernel_s_constants() -> None:
    constants = kernel_interface().constants
    for family, members in FAMILIES.items():
        for code, name in members.items():
            assert constants[name] == code
            assert MEMBERS[name] == family


@pytest.mark.parametrize(
    ("body", "family"),
    [
        ("found: int = world.actors[0].kind\nworld.score += found", "Kind"),
        ("found: int = WALKER\nspawn(world, found, 0, 0)", "Kind"),
        ("found: int = cell_at(world, 0, 0)\nset_cell(world, 1, 1, found)", "Cell"),
        ("found: int = world.mode\nworld.score += found", "Mode"),
        ("found: int = next_random(world) % 4\nworld.actors[0].facing = found", "Facing"),
        ("found: int = 3\nif world.actors[0].kind == found:\n    world.score += 1", "Kind"),
        ("found: int = 3\nfound = FLYER\nworld.score += found", "Kind"),
        ("other: int = WALKER\nfound: int = other\nworld.score += found", "Kind"),
    ],
)
def test_families_spread_along_what_rules_do(body: str, family: str) -> None:
    assert local(body) == family


@pytest.mark.parametrize(
    "body",
    [
        "found: int = world.score\nworld.coins += found",
        "found: int = world.memory[3]\nworld.actors[0].kind = found",
        "found: int = next_random(world) % 40\nworld.actors[0].kind = found",
        "found: int = WALKER\nfound += 1\nworld.actors[0].kind = found",
        "found: int = WALKER\nfound = world.actors[0].pose\nworld.score += found",
        "found: int = 99\nif world.actors[0].kind == found:\n    world.score += 1",
        "for found in range(2, 8):\n    place(world, found, found, 0, 0)",
        "other: int = world.memory[1]\nfound: int = WALKER\nfound = other\nworld.score += found",
    ],
)
def test_what_may_be_no_member_stays_a_number(body: str) -> None:
    assert local(body) is None


def test_a_mixed_variable_does_not_spoil_the_family_of_others() -> None:
    body = "mixed: int = WALKER\nmixed = IDLE\nfound: int = WALKER\nworld.score += found + mixed"
    assert local(body, "mixed") is None
    assert local(body) == "Kind"


@pytest.mark.parametrize("genre", Genre)
def test_parameters_of_the_real_rules_are_what_their_names_say(genre: Genre) -> None:
    rules = genre_rules(genre)
    families = enumerations(rules)
    wanted = {"kind": "Kind", "pose": "Pose", "facing": "Facing", "mode": "Mode", "cell": "Cell"}
    asked = [
        (function.key, parameter.name)
        for function in rules.functions()
        for parameter in function.parameters
        if parameter.name in wanted
    ]
    assert len(asked) > 3
    for key, name in asked:
        assert families.local(key, name) == wanted[name]
