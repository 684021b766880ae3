"""A feature that a model wrote is refused by name, or taken, before anything of it has run."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from textwrap import indent
from typing import Any

import pytest
from pydantic import ValidationError

from tests.feature_samples import GLIDE, SAMPLES, SHOCKWAVE
from tests.plans import plan
from vintage_game_generator.asking.question import Refused
from vintage_game_generator.features import admit_feature
from vintage_game_generator.features.mending import mended
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import CustomFeature, FeatureButton
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.translate.program import program

TICK = 'def step_feature(world: World) -> None:\n    """Act."""\n'
HOP = "    world.actors[0].vy = -900\n"


def drafted(source: str, **changes: Any) -> FeatureDraft:
    fields = {"name": "sample", "summary": "A sample of a feature.", "button": "none"}
    return FeatureDraft.model_validate({**fields, "source": source, **changes})


def admitted(source: str, genre: Genre = Genre.PLATFORMER, **changes: Any) -> CustomFeature:
    return admit_feature(drafted(source, **changes), plan(genre).design)


def refused(source: str, genre: Genre = Genre.PLATFORMER, **changes: Any) -> str:
    with pytest.raises(Refused) as caught:
        admitted(source, genre, **changes)
    return "\n".join(caught.value.reasons)


_watched: list[str] | None = None


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _watched is None:
        return
    reaches = event != "compile" and "canary" in str(arguments)  # to parse is to compile
    if event == "exec" or reaches:
        _watched.append(f"{event} {arguments}")


@cache
def _hooked() -> None:
    sys.addaudithook(_note)  # Python never takes one off again: it is idle outside of a test


@contextmanager
def nothing_runs() -> Iterator[None]:
    """Fail if any code object is executed anew, or a canary's file or address is touched."""
    global _watched  # noqa: PLW0603
    _hooked()
    _watched = []
    try:
        yield
        assert _watched == []
    finally:
        _watched = None


HOSTILE = {
    "a file": (f'{TICK}    open("canary.txt", "w")\n', "'open' reads and writes files"),
    "a socket": (
        f'import socket\n\n\n{TICK}    socket.create_connection(("canary", 80))\n',
        "'socket' reaches the network",
    ),
    "a shell": (
        f'from os import system\n\n\n{TICK}    system("touch canary")\n',
        "'system' runs programs",
    ),
    "getattr": (
        f'{TICK}    getattr(world, "le" + "vels")\n',
        "'getattr' looks behind names",
    ),
    "eval": (f'{TICK}    eval("1")\n', "'eval' runs programs"),
    "a dunder name": (
        f"{TICK}    world.__class__.__init__\n",
        "'__class__' has a double underscore",
    ),
    "an import by dunder": (
        f'{TICK}    __import__("os")\n',
        "'__import__' has a double underscore",
    ),
    "an endless loop": (f"{TICK}    while True:\n{'    ' + HOP}", "a `while` loop may never end"),
    "a loop without an end": (
        f"{TICK}    for x in range(world.score):\n{'    ' + HOP}",
        "a loop of which nobody knows how often it turns",
    ),
    "recursion": (f"{TICK}    step_feature(world)\n", "a rule calls itself"),
    "exponential calls": (
        TICK
        + "    rule_1(world)\n"
        + "".join(
            f'\n\ndef rule_{n}(world: World) -> None:\n    """Twice."""\n'
            + f"    rule_{n + 1}(world)\n" * 2
            for n in range(1, 20)
        )
        + f'\n\ndef rule_20(world: World) -> None:\n    """Hop."""\n{HOP}',
        "a tick of up to ",
    ),
    "loops in loops": (
        f"{TICK}    for x in range(64):\n        for y in range(64):\n{'        ' + HOP}",
        "a tick of up to 8",
    ),
    "a huge range": (
        f"{TICK}    for x in range(1000000000):\n{'    ' + HOP}",
        "a loop of more than 65536 turns",
    ),
    "a huge list": (
        f"{TICK}    numbers = [0] * 1000000000\n",
        "a list that is made by `*`",
    ),
    "a huge table": (
        "TABLE = (\n" + "    1, 1, 1,\n" * 30 + f")\n\n\n{TICK}{HOP}",
        "a table of 90 items",
    ),
    "a huge number": (
        f"{TICK}    world.actors[0].vy = 9 ** 9 ** 9\n",
        "a power with `**`",
    ),
    "a huge shift": (
        f"{TICK}    world.actors[0].vy = 1 << world.score\n",
        "a shift by what may be no number of bits",
    ),
    "a word of Rust": (
        f"{TICK}    loop(world)\n\n\ndef loop(world: World) -> None:\n    " + f'"""Hop."""\n{HOP}',
        "'loop' is reserved in Rust",
    ),
    "a word of JavaScript": (
        f"{TICK}    var: int = 3\n    world.actors[0].vy = var\n",
        "'var' is reserved in JavaScript",
    ),
    "a word of Ruby": (
        f"{TICK}    unless: int = 3\n    world.actors[0].vy = unless\n",
        "'unless' is reserved in Ruby",
    ),
    "the end of a comment in Rust": (
        f"{TICK}    # */ fn main() {{}} /*\n{HOP}",
        "`*/`, which ends a comment in Rust and in JavaScript",
    ),
    "the end of a comment in a docstring": (
        f'def step_feature(world: World) -> None:\n    """Act. */ process.exit() /*"""\n{HOP}',
        "`*/`, which ends a comment in Rust and in JavaScript",
    ),
    "the end of a comment in Ruby": (
        f"{TICK}    # =end system('canary')\n{HOP}",
        "`=end`, which ends a comment in Ruby",
    ),
    "code in a text of Ruby": (
        f"{TICK}    # #{{system('canary')}}\n{HOP}",
        "`#{`, which is code in a text of Ruby",
    ),
    "the end of a page's script": (
        f"{TICK}    # </script><script>alert(1)\n{HOP}",
        "`</`, which ends the script in a web page",
    ),
    "a comment that Ruby reads": (
        f"# encoding: utf-16\n\n\n{TICK}{HOP}",
        "a comment for a tool: `encoding:`",
    ),
    "a path": (f'{TICK}    play_sound(world, "../../canary.wav")\n', "a path: '../../canary.wav'"),
    "an unprintable letter": (f"{TICK}    # a\u2028b\n{HOP}", "the letter U+2028"),
    "a letter that looks like another": (f"{TICK}    # \u0430\n{HOP}", "the letter U+0430"),
    "too many lines": (TICK + HOP * 210, "212 lines"),
    "too deep": (f"{TICK}    world.actors[0].vy = {'-' * 60}1\n", "40 parts inside of each other"),
    "too deep for Python": (
        f"{TICK}    world.actors[0].vx = (\n" + f"{'(' * 130}\n" * 2 + f"1\n{')' * 130}\n" * 2,
        "this is not Python",
    ),
    "a class": (f"class Trick:\n    size = 1\n\n\n{TICK}{HOP}", "a class"),
    "a lambda": (f"{TICK}    trick = lambda: 1\n", "a lambda"),
    "a text": (f"{TICK}    words: int = f'{{world}}'\n", "an f-string"),
    "a decorator": (f"@trick\n{TICK}{HOP}", "a decorator"),
    "a default": (
        f'def step_feature(world: World = open("canary")) -> None:\n    """Act."""\n{HOP}',
        "'open' reads and writes files",
    ),
    "a rule of the kit by another": (
        f"{TICK}    shield_hero(world)\n\n\n"
        f'def shield_hero(world: World) -> None:\n    """Hop."""\n{HOP}',
        "'shield_hero' is there already; call it, or name yours otherwise",
    ),
    "another level": (f"{TICK}    load_level(world, 2)\n", "there is no 'load_level' to call"),
    "the game's mode": (f"{TICK}    world.mode = WON\n", "'.mode' is the game's own"),
    "the game's save": (f"{TICK}    world.save[0] = 9\n", "'.save' is the game's own"),
    "the game's map": (f"{TICK}    world.cells[0] = 0\n", "'.cells' is the game's own"),
    "other registers": (
        f"{TICK}    world.memory[9] = 1\n",
        "a register that is not the feature's own",
    ),
    "another actor": (f"{TICK}    world.actors[3].kind = 0\n", "'.kind' is the game's own"),
    "an actor that is not there": (
        f"{TICK}    world.actors[0].vx = world.actors[world.score].vx\n",
        "an item of world.actors that may not be there",
    ),
    "a division by nothing": (
        f"{TICK}    world.actors[0].vx = 99 // world.coins\n",
        "a division by what may be 0",
    ),
    "the pause": (f"{TICK}    if pressed(world, START):\n{'    ' + HOP}", "START is the pause's"),
    "a constant of the kernel by another value": (
        f"EMPTY = 1 << 16\n\n\n{TICK}    for i in range(EMPTY):\n        for j in range(EMPTY):\n"
        "            for k in range(EMPTY):\n                puff(world, i, j)\n",
        "'EMPTY' is there already; name yours otherwise",
    ),
    "a loop by a constant of bits": (
        f"MANY = 3 << 14 | 5\n\n\n{TICK}    for i in range(MANY):\n        puff(world, i, i)\n",
        "a tick of up to 147474 steps",
    ),
    "a constant that nobody knows": (
        f"MANY = 1 << 99\n\n\n{TICK}    for i in range(MANY):\n        puff(world, i, i)\n",
        "a constant of which nobody knows the value",
    ),
    "a variable like a constant": (
        f"{TICK}    CELL: int = world.score\n    for i in range(CELL):\n    {HOP}",
        "'CELL' is there already",
    ),
    "a parameter like a rule": (
        f"{TICK}    go(world, 1)\n\n\n"
        f'def go(world: World, puff: int) -> None:\n    """Hop."""\n{HOP}',
        "'puff' is there already",
    ),
    "a register over several lines": (
        f"OWN_1 = (\n    1 << 3\n)\n\n\n{TICK}    world.memory[OWN_1] = 5\n",
        "'OWN_1' is given a value; registers begin at 0; leave this out",
    ),
    "a register that begins at 5": (
        f"OWN_1 = 5\n\n\n{TICK}    world.memory[OWN_1] += 5\n",
        "'OWN_1' is given a value; registers begin at 0; leave this out",
    ),
    "a register of another feature's": (
        f"{TICK}    world.memory[OWN_1 * 2 - 19] = 5\n",  # OWN_2 only for a game's first feature
        "a register that is not the feature's own",
    ),
    "growing constants": (
        f"X0 = {'9' * 120}\n"
        + "".join(f"X{n} = X{n - 1} * X{n - 1}\n" for n in range(1, 60))
        + f"\n\n{TICK}{HOP}",
        "a number beyond 32 bits",
    ),
    "constants that grow from small ones": (
        "X0 = 99\n"
        + "".join(f"X{n} = X{n - 1} * X{n - 1}\n" for n in range(1, 60))
        + f"\n\n{TICK}{HOP}",
        "a constant of which nobody knows the value",
    ),
    "growing variables": (
        f"{TICK}    x0: int = 99\n"
        + "".join(f"    x{n}: int = x{n - 1} * x{n - 1}\n" for n in range(1, 60))
        + HOP,
        "a product that may not fit 32 bits",
    ),
    "a product of places": (
        f"{TICK}    world.actors[0].vy = world.actors[0].x * world.actors[0].y\n",
        "a product that may not fit 32 bits; bound what goes in: min(max(x, -999), 999)",
    ),
    "a product of what nobody knows": (
        f"{TICK}    world.actors[0].vx = world.tick * 2\n",
        "a product that may not fit 32 bits",
    ),
    "a shift that is too wide": (
        f"{TICK}    world.actors[0].vy = world.actors[0].x << 9\n",
        "a shift that may not fit 32 bits",
    ),
    "a number without a positive": (
        f"{TICK}    world.actors[0].vy = abs(-2147483648)\n",
        "an `abs` that may not fit 32 bits",
    ),
    "the least number without its minus": (
        f"{TICK}    x: int = -2147483648\n    world.actors[0].vy = -x\n",
        "a change of sign that may not fit 32 bits",
    ),
    "a product in a loop": (
        f"{TICK}    for i in range(40):\n        world.actors[0].vy *= 3\n",
        "a product that grows with every turn",
    ),
    "a product in a loop in other words": (
        f"{TICK}    for i in range(40):\n"
        "        world.memory[OWN_1] = world.memory[OWN_1] * 3 + 1\n",
        "a product that grows with every turn",
    ),
    "no more harm for ever": (
        f"{TICK}    world.actors[0].hurt -= 1\n    world.actors[0].hurt = 0\n",
        "'.hurt' is the game's own; call shield_hero(world)",
    ),
    "many hearts": (
        f"{TICK}    world.actors[0].hp += 3\n",
        "'.hp' is the game's own; call heal_hero(world)",
    ),
    "a body beside its head": (
        f"{TICK}    if held(world, A): world.actors[0].vy = -900\n",
        "a statement on the line of another; write each statement on a line of its own",
    ),
    "a body beside its else": (
        f"{TICK}    if held(world, A):\n    {HOP}    else: world.actors[0].vx = 5\n",
        "a statement on the line of another",
    ),
    "a rule on a line": (
        "def step_feature(world: World) -> None: world.actors[0].vy = -900\n",
        "a statement on the line of another",
    ),
    "two statements on a line": (
        f"OWN_1 = 0; REACH = 3\n\n\n{TICK}{HOP}",
        "a `;`; write each statement on a line of its own",
    ),
    "a backslash": (
        f"{TICK}    if held(world, A) \\\n            and held(world, B):\n    {HOP}",
        "a line that goes on after a backslash",
    ),
    "a source that grows when it is mended": (
        f"H = 0\n\n\n{TICK}" + "    H = H+H+H+H+H+H+H\n" * 180,
        "more than 8192 letters once it is spelt out",
    ),
    "a rule of the kernel by another": (
        f'{TICK}    spawn(world)\n\n\ndef spawn(world: World) -> None:\n    """Hop."""\n{HOP}',
        "'spawn' is there already",
    ),
    "a rule of the other genre's kit": (
        f"{TICK}    world.actors[0].vy = ahead_y(world)\n\n\n"
        'def ahead_y(world: World) -> int:\n    """Look."""\n    return 900000\n',
        "'ahead_y' is there already",
    ),
    "a block of another kind": (
        f"{TICK}    with world:\n    {HOP}",
        "a block of another kind: with",
    ),
    "no tick": (
        "def first(world: World) -> None:\n    second(world, 1)\n\n\n"
        "def second(world: World, x: int) -> None:\n    third(world)\n\n\n"
        "def third(world: World) -> None:\n    first(world)\n",
        "there is no rule 'step_feature'",
    ),
    "no Python": ("def step_feature(world: World) -> None\n    pass\n", "this is not Python"),
}


@pytest.mark.parametrize(("source", "named"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_code_is_refused_by_name_and_never_runs(
    source: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(TICK + HOP.replace("vy", "z"))  # what is imported late is imported by now
    draft, design = drafted(source), plan().design
    with nothing_runs(), pytest.raises(Refused) as caught:
        admit_feature(draft, design)
    assert named in "\n".join(caught.value.reasons)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        "type: ignore",
        "biome-ignore lint",
        "deno-lint-ignore-file",
        "istanbul ignore next",
        "# sourceMappingURL=http:evil",
        "@ sourceURL=evil",
        "Go. @param {x} y",
        "@returns {never}",
        "@type {any}",
        "@ts-nocheck",
    ],
)
def test_words_for_tools_are_refused(words: str) -> None:
    assert "a comment for a tool: `" in refused(f"{TICK}    # {words}\n{HOP}")
    docstring = f'def step_feature(world: World) -> None:\n    """Act. {words}"""\n{HOP}'
    assert "a comment for a tool: `" in refused(docstring)


def test_a_name_of_the_game_s_own_is_refused() -> None:
    said = refused(TICK + HOP, name="custom")
    assert "custom.py:1: the name 'custom'; give the feature another one" in said


_BITS = ("()", "[0]", "; ", "\n", ":", "world", "OWN_1", "= 0", "H", "(", "x", "-1", "*", "\\", "#")
_MORE = ("lambda: ", "pass", "global H", "else: ", '"""', "world.memory[", "1 << 31", "EMPTY = 3")
_WHOLE = ("if held(world, A): ", "world.actors[0].x = ")


def mutated(source: str, random: Random) -> str:
    """Return a source with a line dropped, joined or said twice, or a few letters changed."""
    lines = source.split("\n")
    line, place = random.randrange(len(lines)), random.randrange(len(source))
    match random.randrange(5):
        case 0:
            lines.pop(line)
        case 1:
            lines[line : line + 2] = [" ".join(lines[line : line + 2])]
        case 2:
            lines.insert(line, random.choice(lines))
        case 3:
            return source[:place] + random.choice(_BITS + _MORE + _WHOLE) + source[place:]
        case _:
            return source[:place] + source[place + random.randrange(1, 8) :]
    return "\n".join(lines)


def test_whatever_is_written_it_is_taken_or_refused() -> None:
    random = Random(11)
    refusals = 0
    for number in range(200):
        genre = list(Genre)[number % 2]
        sample = dict(random.choice(SAMPLES[genre]))
        for _ in range(random.choice((1, 1, 2))):
            sample["source"] = mutated(sample["source"], random)
        draft = FeatureDraft.model_validate(sample)
        try:
            with nothing_runs():
                admit_feature(draft, plan(genre).design)
        except Refused as error:
            assert error.reasons
            assert "it cannot be read" not in str(error)
            refusals += 1
    assert 60 < refusals < 200


def test_the_watch_sees_what_runs() -> None:
    with pytest.raises(AssertionError), nothing_runs():
        exec("x = 1")


@pytest.mark.parametrize("name", ["../../canary", "a/b", "..\\canary", "/etc/passwd"])
def test_a_path_for_a_name_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="reads like a path"):
        drafted(TICK + HOP, name=name)


def test_reasons_have_the_file_and_the_line_as_it_was_written() -> None:
    source = f'"""Words."""\n\nfrom kernel import World, A\n\n\n{TICK}    x: int = 1.5\n{HOP}'
    said = refused(source, name="far-jump")
    assert "far_jump.py:8: a float; write it as an int, in finer units (line 8: x: int" in said
    assert said.endswith("Write the whole module again.")


def test_a_rule_without_a_docstring_moves_no_line() -> None:
    source = "def step_feature(world: World) -> None:\n    help_it(world)\n    x: int = 1.5\n"
    assert "sample.py:3: a float" in refused(source)


def test_no_more_is_said_at_a_time_than_a_small_model_can_mend() -> None:
    said = refused(TICK + "".join(f"    x_{n}: int = {n}.5\n" for n in range(12)))
    assert said.count(": a float;") == 6
    assert "And 6 more." in said


@pytest.mark.parametrize("genre", Genre)
def test_good_features_are_taken(genre: Genre) -> None:
    for sample in SAMPLES[genre]:
        draft = FeatureDraft.model_validate(sample)
        with nothing_runs():
            feature = admit_feature(draft, plan(genre).design)
        assert (feature.name, feature.button) == (draft.name, draft.button)


MENDED = {
    "imports of the kit": f"from kernel import World\nfrom .kit import held\n\n\n{TICK}{HOP}",
    "a docstring of the module": f'"""Hops."""\n\n\n{TICK}{HOP}',
    "no docstrings": f"def step_feature(world: World) -> None:\n{HOP}",
    "another name of the tick": f'def hop(world: World) -> None:\n    """Hop."""\n{HOP}',
    "registers by number": f"{TICK}    world.memory[0] += 1\n{HOP}",
    "a sound of another game": f"{TICK}    play_sound(world, SOUND_BOSS_HIT)\n{HOP}",
    "a sound that nobody knows": f"{TICK}    play_sound(world, SOUND_BOING)\n{HOP}",
    "a fence": f"Here it is:\n```python\n{TICK}{HOP}```\nEnjoy!",
    "tabs and Windows": (TICK + HOP).replace("    ", "\t").replace("\n", "\r\n"),
    "line ends that were escaped twice": (TICK + HOP).replace("\n", "\\n").replace('"', '\\"'),
    "an indented module": "".join(f"  {line}\n" for line in (TICK + HOP).splitlines()),
}


@pytest.mark.parametrize("source", MENDED.values(), ids=MENDED)
def test_what_is_plainly_meant_is_mended(source: str) -> None:
    made = program(plan().design.model_copy(update={"custom_features": (admitted(source),)}))
    assert "vy = -900" in made.modules["sample_feature.py"]


MEANT = {
    "a variable of the module": (
        "REST = 0\n",
        "if REST > 0:\n    REST -= 1\nelse:\n    REST = 9",
        "REST = OWN_1",
        "if world.memory[REST] > 0:\n    world.memory[REST] -= 1\n"
        "else:\n    world.memory[REST] = 9",
    ),
    "a global variable": (
        "REST: int = 0\n",
        "global REST\nREST += 1",
        "REST = OWN_1",
        "world.memory[REST] += 1",
    ),
    "a register by its bare name": (
        "OWN_1 = 0  # a rest\n",
        "OWN_1 += 1\nif OWN_1 > 5:\n    OWN_2 = OWN_1 % 4",
        "",
        "world.memory[OWN_1] += 1\nif world.memory[OWN_1] > 5:\n"
        "    world.memory[OWN_2] = world.memory[OWN_1] % 4",
    ),
    "a register's other name": (
        "REST = OWN_2\n",
        "world.memory[REST] = 4\nif REST > 0:\n    world.memory[REST] = REST + 1",
        "REST = OWN_2",
        "world.memory[REST] = 4\nif world.memory[REST] > 0:\n"
        "    world.memory[REST] = world.memory[REST] + 1",
    ),
    "another place for the hero": (
        "",
        "world.actors[0].x += 300\nworld.actors[0].y -= 2 * CELL",
        "",
        "move_hero(world, 300, 0)\nmove_hero(world, 0, -(2 * CELL))",
    ),
    "a place to be at": (
        "",
        "x = 5 * CELL\nworld.actors[0].x = x",
        "",
        "x = 5 * CELL\nmove_hero(world, x - world.actors[0].x, 0)",
    ),
    "a heart, a shield and a score": (
        "",
        "world.actors[0].hp += 1\nworld.actors[0].hurt = 9\nworld.score += 50",
        "",
        "heal_hero(world)\nshield_hero(world)\nadd_score(world, 50)",
    ),
}


@pytest.mark.parametrize(("head", "body", "constants", "made"), MEANT.values(), ids=MEANT)
def test_what_features_say_in_other_ways_is_meant_so(
    head: str, body: str, constants: str, made: str
) -> None:
    source = mended(f"{head}\n\n{TICK}{indent(body, '    ')}\n", Genre.PLATFORMER, ()).source
    wanted = mended(f"{constants}\n\n{TICK}{indent(made, '    ')}\n", Genre.PLATFORMER, ()).source
    left = ast.parse(source.replace("        pass\n", "").replace("    pass\n", ""))
    assert ast.unparse(left).replace("(x)", "x") == ast.unparse(ast.parse(wanted))


@pytest.mark.parametrize("name", ["x", "y", "vx", "vy", "hp", "hurt", "score"])
@pytest.mark.parametrize("genre", Genre)
def test_variables_of_a_feature_s_own_stay_what_they_are(name: str, genre: Genre) -> None:
    body = f"{name}: int = 0\n{name} += 1\n{name} -= 2\n{name} = 5\npuff(world, {name}, 1)\n"
    source = f"{TICK}{indent(body, '    ')}"
    assert mended(source, genre, ()).source == source


def test_only_the_hero_is_meant() -> None:
    source = f"{TICK}    world.actors[3].x += 5\n    world.actors[3].hurt = 9\n"
    assert mended(source, Genre.PLATFORMER, ()).source == source


def test_speeds_of_an_adventure_s_hero_are_moves() -> None:
    body = "world.actors[0].vx = 300\nworld.actors[0].vy -= 40"
    source = mended(f"{TICK}{indent(body, '    ')}\n", Genre.ACTION_ADVENTURE, ()).source
    assert "move_hero(world, 300, 0)\n    move_hero(world, 0, -(40))" in source


def test_a_register_that_is_handed_on_is_meant_itself() -> None:
    source = (
        f"REST = OWN_3\n\n\n{TICK}    count(world, REST)\n\n\n"
        'def count(world: World, which: int) -> None:\n    """Count."""\n'
        "    world.memory[which] += 1\n    world.actors[0].vy -= 90\n"
    )
    assert admitted(source).source.startswith("REST = OWN_3\n")
    assert "    count(world, REST)" in admitted(source).source


def test_lines_in_a_list_are_one_text() -> None:
    lines = (TICK + HOP).splitlines()
    assert drafted("x" * 20).model_copy(update={"source": TICK + HOP}) == drafted(
        lines  # type: ignore[arg-type]
    )


def test_a_button_that_is_never_asked_for_is_refused() -> None:
    assert "the button is 'select', and SELECT is never asked for" in refused(
        TICK + HOP, button="select"
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [("Up + B", "up+b"), ("NONE", "none"), (None, "none"), ("jump", "a"), ("Select", "select")],
)
def test_a_button_in_other_words(said: str | None, meant: str) -> None:
    assert drafted(TICK + HOP, button=said).button == FeatureButton(meant)


def test_a_summary_is_one_plain_line() -> None:
    draft = drafted(TICK + HOP, summary='Hold "A" & glide\nlike a leaf — slowly')
    assert draft.summary == "Hold 'A' and glide like a leaf - slowly."


def test_only_a_platformer_lets_features_write_speeds() -> None:
    source = f"{TICK}    world.actors[0].vx *= 2\n{HOP}"
    assert admitted(source, Genre.PLATFORMER)
    assert "call move_hero(world, dx, dy) in every tick" in refused(source, Genre.ACTION_ADVENTURE)


def test_shots_are_for_games_that_have_them() -> None:
    draft = drafted(f"{TICK}    if pressed(world, B):\n        fire_shot(world)\n")
    armed = plan(features=(Feature.COMBAT, Feature.POWER_UPS)).design
    assert admit_feature(draft, armed)
    with pytest.raises(Refused, match="there is no 'fire_shot' to call"):
        admit_feature(draft, plan(features=()).design)


def test_loops_around_the_hero_are_known_to_end() -> None:
    source = (
        "REACH = 3\n\n\n"
        f"{TICK}    column: int = world.actors[0].x // CELL\n"
        "    for across in range(column - REACH, column + REACH + 1):\n"
        "        if take_coin(world, across, 4):\n"
        "            break\n"
        "    for slot in range(1, len(world.actors)):\n"
        "        if is_foe(world, slot) and world.actors[slot].hp > 1:\n"
        "            push_foe(world, slot, 90)\n"
        "    for index in range(world.awake_count):\n"
        "        if world.actors[world.awake[index]].hp > 1:\n"
        "            world.memory[OWN_1 + 1] = world.awake[index] % 7\n"
    )
    assert admitted(source)


def test_features_are_told_apart_whatever_they_are_called() -> None:
    one, two = FeatureDraft.model_validate(GLIDE), FeatureDraft.model_validate(SHOCKWAVE)
    assert admit_feature(one, plan().design) != admit_feature(two, plan().design)
