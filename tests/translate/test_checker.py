"""Everything that the rules language refuses, with what it says instead."""

import pytest

from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.design import CustomFeature, FeatureButton
from vintage_game_generator.translate.checker import RulesRefused
from vintage_game_generator.translate.custom import with_custom
from vintage_game_generator.translate.program import ENTRIES, genre_rules
from vintage_game_generator.translate.reading import read
from vintage_game_generator.translate.sources import Library, rules_library

KERNEL = "vintage_game_generator.kernels.python.kernel"
HEAD = f'''"""Toy rules."""

from {KERNEL} import ACTORS, HERO, World, cell_at, next_random, place, play_sound, spawn

LIMIT = 7
HAS_WINGS = True
TABLE = (3, 1, 4)


def answer(world: World, number: int) -> int:
    """Return a number, and change the world."""
    world.score += number
    return number


def half(number: int) -> int:
    """Return half of a number."""
    return number // 2


'''
STEP = '''def step(world: World) -> None:
    """Do something."""
'''


def refusals_of(text: str, **others: str) -> list[str]:
    library = Library("toys", {"game": text, **others})
    with pytest.raises(RulesRefused) as refused:
        read(library, "game")
    return [str(refusal) for refusal in refused.value.refusals]


STATEMENTS = {
    "while world.score > 0:\n    world.score -= 1": "`while` loop may never end",
    "try:\n    world.score = 1\nexcept ValueError:\n    world.score = 2": "an exception handler",
    "raise ValueError": "an exception",
    "assert world.score == 0": "an assertion",
    "with world:\n    world.score = 1": "`with`",
    "class Thing:\n    pass": "a class",
    "def inner() -> None:\n    pass": "a nested function",
    "global LIMIT": "`global`",
    "del world.score": "`del`",
    "import math": "an import inside",
    "match world.score:\n    case 1:\n        world.score = 2": "`match`",
    "x = lambda: 1": "a lambda",
    "x = 1 if world.score > 0 else 2": "a conditional expression",
    "x = (y := 2)": "an assignment inside an expression",
    "x = f'{world.score}'": "an f-string",
    "x = 'text'": "a string",
    "x = 1.5": "a float",
    "x = {}": "a dict",
    "x = {1, 2}": "a set",
    "x = [1, 2]": "a list",
    "x = (1, 2)": "a tuple",
    "x = [i for i in range(3)]": "a comprehension",
    "x = None": "`None`",
    "x = 2147483648": "does not fit 32 bits signed",
    "x = 7 / 2": "a division with `/`",
    "x = 7 ** 2": "a power with `**`",
    "x = 7 // 0": "a division by zero",
    "x = 1 << 32": "a shift by more than 31 bits",
    "x = +world.score": "a unary plus",
    "x = world.score is 3": "a comparison with `is`",
    "x = world.score in TABLE": "a comparison with `in`",
    "x = 0 < next_random(world) < 9": "a call in the middle of a chain",
    "x = world": "an alias of a record",
    "hero = world.actors[0]": "an alias of an actor",
    "cells = world.cells": "the list `world.cells` as a value",
    "table = TABLE": "an alias of a record or a table",
    "x = TABLE[3]": "'TABLE' has only 3 items",
    "x = TABLE[-1]": "a negative index",
    "x = world.memory[-1]": "a negative index",
    "x = LIMIT[0]": "an index into this",
    "x = world.cells[1:2]": "a slice",
    "x = world.wings": "the world has no field 'wings'",
    "x = world.random": "`world.random` is the kernel's own",
    "world.seed = 3": "`world.seed` is the kernel's own",
    "x = world.actors[0].wings": "an actor has no field 'wings'",
    "x = world.__class__": "double underscore",
    "x = __name__": "double underscore",
    "x = world.score.real": "the attribute '.real'",
    "x = half": "the rule 'half' is used as a value",
    "x = nowhere": "'nowhere' is not defined here",
    "x = len(LIMIT)": "the length of this",
    "x = print(1)": "'print' is no rule",
    "x = world.cells.copy()": "a call of an attribute",
    "x = half(number=3)": "an argument by keyword",
    "x = half(*TABLE)": "an unpacked argument",
    "x = half(1, 2)": "'half' wants 1 arguments",
    "x = min(1)": "'min' wants two ints or more",
    "x = abs(1, 2)": "'abs' wants one int",
    "x = place(world, 0, HERO, 0, 0)": "an alias of a record",
    "x = half(world.actors[0].ground)": "a bool is used as an int",
    "x = 1 + True": "a bool is used as an int",
    "if world.score:\n    world.score = 0": "an int is used as a bool",
    "x = not world.score": "an int is used as a bool",
    "x = world.score == True": "an int is compared with a bool",
    "x = True < False": "bools have no order",
    "world.score = world.score > 0": "a bool is used as an int",
    "world.actors[0].ground = 1": "an int is used as a bool",
    "world.actors[0].ground += 1": "a bool is used as an int",
    "x: float = 1.0": "of another type than int or bool",
    "x: int": "a variable without a value",
    "x = 1\nx: int = 2": "'x' is declared already",
    "x = 1\nx = True": "a bool is used as an int",
    "x = y = 1": "an assignment to several targets",
    "x, y = 1, 2": "an assignment to several targets",
    "LIMIT = 3": "hides a rule, a constant or a builtin",
    "half = 3": "hides a rule, a constant or a builtin",
    "LIMIT += 3": "'LIMIT' is a constant",
    "x += 3": "'x' is not declared",
    "world = 3": "an assignment to the world",
    "world.levels[0].cells[0] = 3": "an assignment to a constant",
    "if world.score > 0:\n    x = 1\nworld.score = x": "in a block that has ended",
    "if LIMIT > 3:\n    x = 1\nelse:\n    x = True": "'x' is int elsewhere in this rule",
    "for x in TABLE:\n    world.score = x": "a loop over something else than a range",
    "for x in range(3):\n    x = 1": "an assignment to a loop's variable",
    "for x in range(3):\n    x += 1": "an assignment to a loop's variable",
    "x = 1\nfor x in range(3):\n    world.score = x": "'x' is in use already",
    "for x in range(0, 9, world.score):\n    world.score = x": "a step that is no fixed number",
    "for x in range(0, 9, 0):\n    world.score = x": "a step that is no fixed number",
    "for x in range(1000000):\n    world.score = x": "a loop of more than 65536 turns",
    "for x in range(3):\n    world.score = x\nelse:\n    world.score = 0": "`else` after a loop",
    "for x, y in range(3):\n    world.score = x": "a loop over several variables",
    "world.score": "a value that nothing uses",
    "abs(world.score)": "which does nothing else, is not used",
    "half(world.score)": "which does nothing else, is not used",
    "cell_at(world, 0, 0)": "which does nothing else, is not used",
    "len(world.cells)": "a value that nothing uses",
    "'words'": "a string",
    "return 1": "a value from a rule that returns None",
    "fn = 1": "'fn' is reserved in Rust",
    "floor_div = 1": "'floor_div' is reserved in Rust",
    "nil = 1": "'nil' is reserved in Ruby",
    "typeof = 1": "'typeof' is reserved",
    "list = 1": "'list' is reserved in Python",
    "len = 1": "'len' is reserved in Python",
    "walkSpeed = 1": "not in snake case",
    "_speed = 1": "not in snake case",
    "walk_on = 1\nwalkon = 2": "the same name in camelCase",
    "world.score = 1  # ends */ here": "holds */",
    "world.score = 1  # =begin": "holds =begin",
    "world.score = 1  # a bell \a": "unprintable U+0007",
    'world.score = 1  # a "quote"': "ends with a quote",
    "break": "outside of a loop",
}


@pytest.mark.parametrize(("body", "what"), STATEMENTS.items(), ids=STATEMENTS.keys())
def test_statement_is_refused(body: str, what: str) -> None:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    refusals = refusals_of(HEAD + STEP + lines)
    assert any(what in refusal for refusal in refusals), refusals
    assert all("; " in refusal for refusal in refusals)


MODULES = {
    "def rule(number) -> int:\n": "is no int, bool or World",
    "def rule(number: str) -> int:\n": "is no int, bool or World",
    "def rule(actor: Actor) -> int:\n": "an actor as a parameter",
    "def rule(number: int = 3) -> int:\n": "a default argument",
    "def rule(*number: int) -> int:\n": "arguments of any number",
    "def rule(*, number: int) -> int:\n": "a `*` or `/` among the parameters",
    "def rule(number: int):\n": "does not say what it returns",
    "def rule(number: int) -> str:\n": "does not say what it returns",
    "def rule(number: int, world: World) -> int:\n": "the world is not first",
    "def rule(place: World) -> int:\n": "call the world `world: World`",
    "def rule(number: int, number: int) -> int:\n": "two parameters of one name",
    "@staticmethod\ndef rule(number: int) -> int:\n": "a decorator",
    "async def rule(number: int) -> int:\n": "an async function",
    "def move(number: int) -> int:\n": "'move' is reserved in Rust",
    "def walkAbout(number: int) -> int:\n": "not in snake case",
    "def rule(world: int) -> int:\n": "call the world `world: World`",
    "def rule(fn: int) -> int:\n": "'fn' is reserved in Rust",
    "def rule(half: int) -> int:\n": "hides a rule, a constant or a builtin",
    "def half(number: int) -> int:\n": "'half' is in use already",
    "def ha_lf(number: int) -> int:\n": "the same name in camelCase",
}


@pytest.mark.parametrize(("head", "what"), MODULES.items(), ids=MODULES.keys())
def test_rule_is_refused(head: str, what: str) -> None:
    rule = f'{head}    """Return one."""\n    return 1\n\n\n'
    refusals = refusals_of(HEAD + rule + STEP + "    world.score = 1\n")
    assert any(what in refusal for refusal in refusals), refusals


TOPS = {
    "import math": "an import of a whole module",
    "from math import sqrt": "an import from 'math'",
    "from toys.other import missing": "does not define 'missing'",
    "from toys.other import SPEED as PACE": "under another name",
    "from toys.other import *": "an import of everything",
    f"from {KERNEL} import CELL_NAMES": "does not define 'CELL_NAMES'",
    "speed = 3": "is not in capitals",
    "SPEED = 'fast'": "a string",
    "SPEED = abs(-3)": "computed by a call",
    "SPEED = 2147483647 + 1": "does not fit 32 bits signed",
    "SPEED = 3 // (LIMIT - 7)": "modulo by zero",
    "SPEEDS = ()": "an empty tuple",
    "SPEEDS = (1, True)": "a bool is used as an int",
    "HAS_FUN = not HAS_WINGS": "a computed switch",
    "LIMIT = 8": "'LIMIT' is in use already",
    "BEGIN = 8": "'BEGIN' is reserved in Ruby",
    "ACTORS = 8": "'ACTORS' is in use already",
    "class Thing: ...": "a class",
    "for turn in range(3): ...": "code outside of rules",
    "half(3)": "code outside of rules",
}


@pytest.mark.parametrize(("line", "what"), TOPS.items(), ids=TOPS.keys())
def test_top_of_a_module_is_refused(line: str, what: str) -> None:
    text = HEAD + line + "\n\n\n" + STEP + "    world.score = 1\n"
    refusals = refusals_of(text, other='"""Other."""\n\nSPEED = 3\n')
    assert any(what in refusal for refusal in refusals), refusals


def test_recursion_is_refused_also_through_another_rule() -> None:
    ping = 'def ping(world: World) -> None:\n    """Call pong."""\n    pong(world)\n\n\n'
    pong = 'def pong(world: World) -> None:\n    """Call ping."""\n    ping(world)\n\n\n'
    refusals = refusals_of(HEAD + ping + pong + STEP + "    ping(world)\n")
    assert any("a rule calls itself: ping -> pong -> ping" in refusal for refusal in refusals)


def test_modules_that_import_each_other_are_refused() -> None:
    text = HEAD.replace("LIMIT = 7", "from toys.other import SPEED\n\nLIMIT = 7")
    other = '"""Other."""\n\nfrom toys.game import LIMIT\n\nSPEED = LIMIT\n'
    refusals = refusals_of(text + STEP + "    world.score = SPEED\n", other=other)
    assert any("import each other" in refusal for refusal in refusals)


def test_one_constant_in_two_modules_is_refused() -> None:
    text = HEAD.replace("LIMIT = 7", "from toys.other import SPEED\n\nLIMIT = 7")
    other = '"""Other."""\n\nSPEED = 3\nTABLE = (1, 2)\n'
    refusals = refusals_of(text + STEP + "    world.score = SPEED\n", other=other)
    assert any("'TABLE' is a constant of 'other' too" in refusal for refusal in refusals)


def test_two_modules_of_one_name_are_refused() -> None:
    text = HEAD.replace("LIMIT = 7", "from toys.deep.game import SPEED\n\nLIMIT = 7")
    refusals = refusals_of(
        text + STEP + "    world.score = SPEED\n",
        **{"deep.game": '"""Other."""\n\nSPEED = 3\n'},
    )
    assert any("another module is called 'game' too" in refusal for refusal in refusals)


def test_a_path_without_a_value_is_refused() -> None:
    rule = 'def rule(number: int) -> int:\n    """Return one."""\n    if number > 0:\n'
    refusals = refusals_of(HEAD + rule + "        return 1\n\n\n" + STEP + "    world.score = 1\n")
    assert any("'rule' may end without a value" in refusal for refusal in refusals)


def test_a_missing_docstring_is_refused() -> None:
    refusals = refusals_of(HEAD + "def step(world: World) -> None:\n    world.score = 1\n")
    assert any("a docstring is missing" in refusal for refusal in refusals)


def test_an_entry_of_another_shape_is_refused() -> None:
    refusals = refusals_of(HEAD)
    assert any("there is no rule 'step'" in refusal for refusal in refusals)


def test_all_refusals_come_at_once_with_file_and_line() -> None:
    text = HEAD + STEP + "    x = 1.5\n    world.score = 'a'\n    while True:\n        break\n"
    first = text.count("\n", 0, text.index("x = 1.5")) + 1
    lines = [refusal.partition(": ")[0] for refusal in refusals_of(text)]
    assert lines == [f"game.py:{first + offset}" for offset in range(3)]


def test_what_is_not_python_is_one_refusal() -> None:
    assert refusals_of("def step(:\n") == ["game.py:1: this is not Python; invalid syntax"]


def test_every_shipped_rules_module_is_in_the_language_and_reached() -> None:
    shows = CustomFeature(
        name="shows",
        summary="Shows smoke.",
        button=FeatureButton.NONE,
        source='def step_feature(world: World) -> None:\n    """Show."""\n    puff(world, 1, 2)\n',
    )
    reached = {module.name for genre in Genre for module in genre_rules(genre).modules}
    for genre in Genre:
        library = with_custom(rules_library(), genre, (shows,), ())
        reached |= {module.name for module in read(library, ENTRIES[genre]).modules}
    assert reached == {*rules_library().texts, "features.shows_feature"}
