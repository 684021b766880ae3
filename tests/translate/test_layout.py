"""Long lines break where ruff's formatter breaks them."""

import random
import subprocess
import sys
from pathlib import Path

from vintage_game_generator.translate.arithmetic import value_of
from vintage_game_generator.translate.layout import laid_out
from vintage_game_generator.translate.python_expressions import text
from vintage_game_generator.translate.tree import (
    ActorField,
    Binary,
    Call,
    Comparison,
    Constant,
    Expression,
    Item,
    LevelItem,
    Local,
    Logic,
    Membership,
    Number,
    Type,
    Unary,
    WorldField,
    WorldItem,
)

SPEED = Constant("WALK_SPEED", "m", Type.INT)
LEAVES: tuple[Expression, ...] = (
    Local("x", Type.INT),
    Local("column_of_the_hero", Type.INT),
    Local("distance_to_wall", Type.INT),
    Number(4095),
    SPEED,
    WorldField("score", Type.INT),
    WorldItem("memory", Constant("SWING", "m", Type.INT)),
    Item(Constant("WAVE", "m", Type.INTS), Local("turn", Type.INT)),
    LevelItem(WorldField("level", Type.INT), "cells", Local("place", Type.INT)),
    ActorField(Local("me", Type.INT), "cooldown", Type.INT),
    ActorField(Local("actor", Type.ACTOR), "vx", Type.INT),
)


def number(rng: random.Random, depth: int) -> Expression:
    kind = rng.random()
    if depth <= 0 or kind < 0.35:
        return rng.choice(LEAVES)
    if kind < 0.75:
        operator = rng.choice(["+", "-", "*", "//", "%", "&", "<<", "|"])
        return Binary(operator, number(rng, depth - 1), number(rng, depth - 1))
    if kind < 0.9:
        return call(rng, depth, rng.choice(["min", "distance_between"]), Type.INT)
    return Unary("-", number(rng, depth - 1), Type.INT)


def call(rng: random.Random, depth: int, name: str, kind: Type) -> Call:
    arguments = tuple(number(rng, depth - 2) for _ in range(rng.randrange(1, 4)))
    return Call(name, "m", arguments, kind)


def condition(rng: random.Random, depth: int) -> Expression:
    kind = rng.random()
    if depth <= 0 or kind < 0.4:
        operator = rng.choice(["<", "==", ">="])
        return Comparison((number(rng, depth), number(rng, depth)), (operator,))
    if kind < 0.5:
        return Membership(number(rng, depth - 2), (SPEED, Number(3), SPEED), kind < 0.45)
    if kind < 0.8:
        operands = tuple(condition(rng, depth - 1) for _ in range(rng.randrange(2, 4)))
        return Logic(rng.choice(["and", "or"]), operands)
    if kind < 0.9:
        return call(rng, depth, "can_stand_at", Type.BOOL)
    return Unary("not", condition(rng, depth - 1), Type.BOOL)


def function(rng: random.Random, name: int) -> list[str]:
    deep = rng.randrange(1, 4)
    indent = "    " * deep
    lines = [f"def rule_{name}():", *("    " * step + "if x:" for step in range(1, deep))]
    depth = rng.randrange(1, 5)
    statements = (
        laid_out(indent, "target = ", number(rng, depth), ""),
        laid_out(indent, "return ", condition(rng, depth), ""),
        [*laid_out(indent, "if ", condition(rng, depth), ":"), f"{indent}    pass"],
        laid_out(indent, "", call(rng, depth + 1, "play_sound_of", Type.NONE), ""),
    )
    return [*lines, *rng.choice(statements)]


def plain_number(rng: random.Random, depth: int) -> Expression:
    if depth <= 0 or rng.random() < 0.2:
        return Number(rng.randrange(1, 5))
    if rng.random() < 0.2:
        return Unary(rng.choice("-~"), plain_number(rng, depth - 1), Type.INT)
    operator = rng.choice(["+", "-", "*", "//", "%", "&", "|", "^", "<<", ">>"])
    return Binary(operator, plain_number(rng, depth - 1), plain_number(rng, depth - 1))


def test_printed_expressions_mean_what_the_tree_means() -> None:
    rng = random.Random(5)
    compared = 0
    for _ in range(3000):
        expression = plain_number(rng, 5)
        try:
            value = value_of(expression, {})
        except ArithmeticError:
            continue
        assert eval(text(expression)) == value
        lines = laid_out("", "x = ", Binary("+", expression, Number(100000000)), "")
        names: dict[str, int] = {}
        exec("\n".join(lines), names)
        assert names["x"] == value + 100000000
        compared += 1
    assert compared > 1500


def test_a_thousand_random_statements_are_as_ruff_formats_them(tmp_path: Path) -> None:
    rng = random.Random(20)
    functions = ["\n".join(function(rng, name)) for name in range(1000)]
    assert sum(lines.count("(\n") for lines in functions) > 400
    file = tmp_path / "statements.py"
    file.write_text("\n\n\n".join(functions) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", "--diff"]
    done = subprocess.run(
        [*command, "--line-length", "100", str(file)], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0
