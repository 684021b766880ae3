"""Between which numbers a value lies, and how often a loop turns, is found without running it."""

import ast

import pytest

from vintage_game_generator.features.intervals import Intervals

KNOWN = {
    "3": (3, 3),
    "-3": (-3, -3),
    "CELL": (4096, 4096),
    "CELL - 1": (4095, 4095),
    "OWN_2": (21, 21),
    "SIZE * 2 + 1": (9, 9),
    "world.score": (0, 10**7),
    "world.tick": None,
    "world.score % 7": (0, 6),
    "world.score & 15": (0, 15),
    "world.score // 0": None,
    "abs(ahead_x(world))": (0, 1),
    "abs(min(world.tick, 0))": (0, 2**31),
    "min(max(world.tick, 1), 9)": (1, 9),
    "max(world.tick, 1)": (1, 2**31 - 1),
    "cell_at(world, 1, 1)": (0, 17),
    "next_random(world) % 4 - 2": (-2, 1),
    "len(world.actors)": (64, 64),
    "len(TABLE)": (3, 3),
    "world.awake[2]": (0, 63),
    "world.actors[2].facing": (0, 3),
    "own(world)": (1, 2),
    "endless(world)": None,
    "TABLE[1]": (1, 3),
    "1 << 16": (65536, 65536),
    "1 << 40": None,
    "-9 >> 1": (-5, -5),
    "5 | 8": (13, 13),
    "5 ^ -1": (-6, -6),
    "world.score % 5 | 8": (0, 15),
    "~ahead_x(world)": (-2, 0),
    "CELL << 31 << 31": None,
    "9223372036854775807 + 9": None,
    "7 // 2 - 9 // -2": (8, 8),
}


@pytest.mark.parametrize(("expression", "wanted"), KNOWN.items(), ids=KNOWN)
def test_an_expression(expression: str, wanted: tuple[int, int] | None) -> None:
    tree = ast.parse(
        "SIZE = 4\nTABLE = (1, 2, 3)\n"
        "def own(world):\n    if world.coins:\n        return 2\n    return 1\n"
        "def endless(world):\n    return endless(world)\n"
    )
    node = ast.parse(expression, mode="eval").body
    assert Intervals(tree).of(node) == wanted


VARIABLES = {
    "x = 3": (3, 3),
    "x = 3\n    if world.coins:\n        x = -2": (-2, 3),
    "x = 3\n    x += world.coins % 2": None,  # in a loop it would grow
    "for x in range(8):\n        pass": (0, 7),
    "for x in range(2, 8, 3):\n        pass": (2, 7),
    "for x in range(8, 0, -1):\n        pass": (1, 8),
    "for x in range(world.awake_count):\n        pass": (0, 63),
    "for x in range(world.score):\n        pass": (0, 10**7 - 1),
    "for x in range(world.tick):\n        pass": None,
    "y = 5\n    x = y + 1": (6, 6),
    "x = world.memory[3]": (-(2**20), 2**20),
    "x = world.memory[3]\n    world.memory[4] = 3 << 20": (-(2**20), 3 << 20),
    "x = world.memory[3]\n    world.memory[4] = world.tick": None,
    "x = 999\n" + "    x = x * x\n" * 40: None,
    "x = y\n    y = x": None,
}


@pytest.mark.parametrize(("body", "wanted"), VARIABLES.items(), ids=range(len(VARIABLES)))
def test_a_variable_over_all_that_is_assigned_to_it(
    body: str, wanted: tuple[int, int] | None
) -> None:
    tree = ast.parse(f"def f(world):\n    {body}\n")
    assert Intervals(tree).of(ast.Name(id="x", ctx=ast.Load()), "f") == wanted


def test_a_parameter_over_all_calls() -> None:
    tree = ast.parse(
        "def f(world):\n    g(world, 1)\n    for i in range(4):\n        g(world, i + 6)\n"
        "def g(world, x):\n    g(world, 2)\n"
    )
    assert Intervals(tree).of(ast.Name(id="x", ctx=ast.Load()), "g") == (1, 9)


LOOPS = {
    "range(8)": 8,
    "range(2, 8)": 6,
    "range(8, 2, -2)": 3,
    "range(0, 7, 2)": 4,
    "range(5, 2)": 0,
    "range(SIZE)": 4,
    "range(-SIZE, SIZE + 1)": 9,
    "range(world.coins - SIZE, world.coins + SIZE + 1)": 9,
    "range(world.coins // 2, world.coins // 2 + 3)": 3,
    "range(world.coins, world.score)": None,
    "range(next_random(world), next_random(world) + 1)": None,
    "range(world.coins)": None,
    "range(world.coins % 5)": 4,
    "range(1, len(world.actors))": 63,
    "range(world.awake_count)": 64,
    "range(0, 9, world.coins)": None,
    "range(0, 9, 0)": None,
}


@pytest.mark.parametrize(("loop", "wanted"), LOOPS.items(), ids=LOOPS)
def test_how_often_a_loop_turns(loop: str, wanted: int | None) -> None:
    tree = ast.parse(f"SIZE = 4\ndef f(world):\n    for x in {loop}:\n        pass\n")
    (function,) = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    (node,) = function.body
    assert isinstance(node, ast.For)
    assert Intervals(tree).turns(node, "f") == wanted
