"""The emitted Ruby does what Python does, and is such as a person would commit."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ruby_programs import expected, outcomes, played, ruby, warnings, workshop
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.config import Genre
from vintage_game_generator.targets.ruby import KERNEL
from vintage_game_generator.translate.kernel_interface import kernel_interface
from vintage_game_generator.translate.program import PATTERNS, finished, genre_rules
from vintage_game_generator.translate.reading import read
from vintage_game_generator.translate.ruby import ruby_modules
from vintage_game_generator.translate.ruby_names import KERNEL_CONSTANTS, game_namespace
from vintage_game_generator.translate.settings import Settings
from vintage_game_generator.translate.sources import Library
from vintage_game_generator.translate.tree import Rules

needs_ruby = pytest.mark.skipif(shutil.which("ruby") is None, reason="ruby not found")
needs_rubocop = pytest.mark.skipif(shutil.which("rubocop") is None, reason="rubocop not found")
HEAD = '''"""A toy."""

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CELL,
    COIN,
    HERO,
    LOST,
    PUFF,
    WON,
    World,
    cell_at,
    next_random,
    play_sound,
    set_cell,
    spawn,
)

'''


def toy_rules(text: str) -> Rules:
    return finished(read(Library("toys", {"game": HEAD + text}), "game"), {})


def toy(text: str) -> str:
    """Return the Ruby of some rules, from the first constant or rule on, without indentation."""
    source = ruby_modules(toy_rules(text), "Toy")["game.rb"]
    body = source.partition("    module Game\n")[2].rpartition("    end\n  end\nend\n")[0]
    return "".join(line.removeprefix("      ") for line in body.splitlines(keepends=True))


def variants(genre: Genre) -> list[Settings]:
    """Return settings: everything, nothing, each way of the boss to fight, and mixes by chance."""
    names = [item.name for item in genre_rules(genre).constants() if item.name.startswith("HAS_")]
    every: dict[str, int | bool] = dict.fromkeys(names, True)
    none: dict[str, int | bool] = dict.fromkeys(names, False)
    patterns = PATTERNS[genre]
    bosses = [every | {name: name == chosen for name in patterns} for chosen in patterns]
    rng = random.Random(3)
    some: list[Settings] = [{name: rng.random() < 0.5 for name in names} for _ in range(4)]
    return [every, none, *bosses, *some]


@pytest.fixture(scope="module")
def programs() -> list[Rules]:
    return [
        finished(genre_rules(genre), settings) for genre in Genre for settings in variants(genre)
    ]


@pytest.fixture(scope="module")
def written(programs: list[Rules], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All variants of both genres in one folder, the kernel beside them."""
    folder = tmp_path_factory.mktemp("programs")
    workshop(programs, folder)
    return folder


@needs_ruby
def test_real_programs_do_the_same_in_ruby(programs: list[Rules], written: Path) -> None:
    sessions = [
        played(f"program{number}", rules, number + 1, 1200) for number, rules in enumerate(programs)
    ]
    assert outcomes(sessions, written) == expected(sessions)
    assert len({point.state for one in sessions for point in one.recording.checkpoints}) >= 4


@needs_ruby
def test_ruby_has_no_warning_for_any_program(written: Path) -> None:
    files = sorted(written.glob("program*/*.rb"))
    assert len(files) > 100
    assert warnings(written, files) == ""


@needs_rubocop
def test_rubocop_is_content_with_every_program(programs: list[Rules], tmp_path: Path) -> None:
    sources = sorted({source for one in programs for source in ruby_modules(one, "Toy").values()})
    for number, source in enumerate(sources):
        (tmp_path / f"rules_{number}.rb").write_text(source, encoding="utf-8")
    shutil.copy(KERNEL / ".rubocop.yml", tmp_path)
    done = subprocess.run(
        ["rubocop", "--cache", "false", "--format", "emacs"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout[:2000] + done.stderr


@needs_ruby
def test_the_kernel_s_constants_are_those_of_python() -> None:
    names = kernel_interface().constants
    places = {name: KERNEL_CONSTANTS.get(name, name) for name in names}
    script = 'require "./lib/kernel/world"; require "json"\n' + (
        "puts JSON.generate(ARGV.to_h { |name| [name, RetroKernel.const_get(name)] })"
    )
    done = ruby(KERNEL, "-e", script, *places.values())
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert {name: found[place] for name, place in places.items()} == dict(names)


@pytest.mark.parametrize("genre", Genre)
def test_a_module_requires_and_names_only_what_it_uses(genre: Genre) -> None:
    for source in ruby_modules(genre_rules(genre), "Toy").values():
        requires, _, body = source.partition("module Toy")
        for line in requires.splitlines()[2:-1]:
            file = line.split('"')[1]
            name = "".join(part.capitalize() for part in file.split("_"))
            wanted = "RetroKernel" if file.startswith("../kernel/") else f"{name}"
            assert f"{wanted}::" in body or f"{wanted}." in body, line
        for group in ("Button", "Cell", "Facing", "Kind", "Mode", "Pose", "Sound"):
            assert (f" = RetroKernel::{group}\n" in body) == (
                f" {group}::" in body.replace("(", " ")
            )


def test_a_rule_reads_as_a_person_would_write_it() -> None:
    assert (
        toy('''
COIN_SCORE = 10
# How near is near.
REACH = 26000  # on both axes
TABLE = (1, -2, 30000)


def touches(world: World, me: int, other: int) -> bool:
    """Return whether two actors are within `REACH` of each other; see `touches`."""
    dx: int = world.actors[me].x - world.actors[other].x
    dy: int = world.actors[me].y - world.actors[other].y
    return abs(dx) < REACH and abs(dy) < REACH


def step(world: World) -> None:
    """Have the hero take what he touches."""
    for me in range(1, len(world.actors)):
        if world.actors[me].tag == COIN and touches(world, 0, me):
            world.coins += 1  # one more
            # They score, too.
            world.score += COIN_SCORE * TABLE[world.coins % 3]
            play_sound(world, 3)
''')
        == """\
Cell = RetroKernel::Cell

COIN_SCORE = 10
# How near is near.
REACH = 26_000 # on both axes
TABLE = [1, -2, 30_000].freeze

module_function

# Return whether two actors are within `REACH` of each other; see `touches?`.
def touches?(world, me, other)
  actor = world.actors[me]
  other_actor = world.actors[other]
  dx = actor.x - other_actor.x
  dy = actor.y - other_actor.y
  dx.abs < REACH && dy.abs < REACH
end

# Have the hero take what he touches.
def step(world)
  (1...world.actors.length).each do |me|
    next unless world.actors[me].tag == Cell::COIN && touches?(world, 0, me)

    world.coins += 1 # one more
    # They score, too.
    world.score += COIN_SCORE * TABLE[world.coins % 3]
    world.play_sound(3)
  end
end
"""
    )


FORMS = {
    "a modifier": (
        "if world.coins > 3:\n        world.coins = 0",
        "world.coins = 0 if world.coins > 3",
    ),
    "unless": (
        "if not (world.coins > 3 and world.keys > 0):\n        world.coins = 0",
        "world.coins = 0 unless world.coins > 3 && world.keys > 0",
    ),
    "a ternary": (
        "if world.coins > 3:\n        world.keys = 1\n    else:\n        world.keys = 2",
        "world.keys = world.coins > 3 ? 1 : 2",
    ),
    "a truth": (
        "if world.coins > 3:\n        world.actors[0].ground = True\n"
        "    else:\n        world.actors[0].ground = False",
        "hero = world.actors[0]\nhero.ground = world.coins > 3",
    ),
    "a choice": (
        "if world.coins > 3 and world.keys > 1:\n        world.keys = 1\n"
        "    elif world.coins > 2:\n        world.keys = 4\n    else:\n        world.keys = 2",
        "world.keys =\n  if world.coins > 3 && world.keys > 1\n    1\n"
        "  elsif world.coins > 2\n    4\n  else\n    2\n  end",
    ),
    "a case": (
        "if world.mode == WON:\n        world.keys = 1\n        world.coins = 1\n"
        "    elif world.mode == LOST or world.mode == 3:\n        world.coins = 2\n"
        "        world.keys = 1",
        "case world.mode\nwhen Mode::WON\n  world.keys = 1\n  world.coins = 1\n"
        "when Mode::LOST, 3\n  world.coins = 2\n  world.keys = 1\nend",
    ),
    "a guard": (
        "if world.coins > 3:\n        world.keys = 1\n        world.coins = 1",
        "return if world.coins <= 3\n\nworld.keys = 1\nworld.coins = 1",
    ),
    "one condition": (
        "if world.coins > 3:\n        if world.keys > 1:\n            world.keys = 1",
        "world.keys = 1 if world.coins > 3 && world.keys > 1",
    ),
    "the positive first": (
        "if world.coins != 3:\n        world.keys = 1\n        world.coins = 1\n"
        "    else:\n        world.score = 4",
        "if world.coins == 3\n  world.score = 4\nelse\n  world.keys = 1\n  world.coins = 1\nend",
    ),
    "bounds": (
        "if 0 <= world.coins < 9:\n        world.keys = 1",
        "world.keys = 1 if world.coins >= 0 && world.coins < 9",
    ),
    "a clamp": (
        "world.coins = max(-4, min(world.coins - 1, 4))",
        "world.coins = (world.coins - 1).clamp(-4, 4)",
    ),
    "bounds that may be out of order": (
        "world.coins = min(max(world.coins, world.keys), 4)",
        "world.coins = [[world.coins, world.keys].max, 4].min",
    ),
    "parity": (
        "world.coins = world.coins + 1\n    if world.tick % 2 == 0:\n        world.keys = 1",
        "world.coins = world.coins + 1\nworld.keys = 1 if world.tick.even?",
    ),
    "operators": (
        "world.coins = (world.keys // 2 + 1) * -world.score % 7 << 3 & 255",
        "world.coins = (((world.keys / 2 + 1) * -world.score % 7) << 3) & 255",
    ),
    "a loop down": (
        "for row in range(9, 2, -1):\n        world.cells[row] = 1",
        "9.downto(3) do |row|\n  world.cells[row] = 1\nend",
    ),
    "a loop by steps": (
        "for row in range(0, world.width, 2):\n        world.cells[row] = 1",
        "(0...world.width).step(2) do |row|\n  world.cells[row] = 1\nend",
    ),
    "a loop that counts": (
        "for row in range(2, 6):\n        spawn(world, PUFF, 0, 0)",
        "4.times do\n  world.spawn(Kind::PUFF, 0, 0)\nend",
    ),
    "the value first": (
        "world.cells[next_random(world) % 4] = next_random(world)",
        "value = world.next_random\nworld.cells[world.next_random % 4] = value",
    ),
    "what is not read": (
        "unused: int = next_random(world) // 4",
        "_unused = world.next_random / 4",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_ruby_s_own_forms_are_used(form: str) -> None:
    python, wanted = FORMS[form]
    source = toy(f'def step(world: World) -> None:\n    """Advance."""\n    {python}\n')
    body = source.partition("def step(world)\n")[2].rpartition("end\n")[0]
    assert (
        "".join(line.removeprefix("  ") for line in body.splitlines(keepends=True)) == wanted + "\n"
    )


def test_an_actor_s_name_is_no_loop_variable_s() -> None:
    source = toy('''
def step(world: World) -> None:
    """Advance."""
    world.actors[0].hp = world.actors[0].tag
    for hero in range(1, 9, 2):
        world.actors[0].hp += 1
''')
    assert "the_hero = world.actors[0]" in source
    assert "4.times do\n    the_hero.hp += 1" in source


def test_a_rule_that_acts_is_no_predicate() -> None:
    source = toy('''
def is_near(world: World) -> bool:
    """Return whether the hero is near."""
    return world.actors[0].x < 4


def take(world: World, unused: int) -> bool:
    """Take a coin; return whether there was one."""
    world.coins += 1
    return is_near(world)


def step(world: World) -> None:
    """Advance."""
    if take(world, 3):
        world.keys += 1
''')
    assert "def near?(world)" in source
    assert "def take(world, _unused)" in source
    assert "world.keys += 1 if take(world, 3)" in source


SEMANTICS = '''
def sign(value: int) -> int:
    """Return the sign."""
    if value < 0:
        return -1
    elif value > 0:
        return 1
    else:
        return 0


def first_free(world: World, least: int) -> int:
    """Return from within two loops."""
    for me in range(least, 6):
        for other in range(3, -1, -1):
            if other == me:
                break
            if (me + other) % 4 == 3:
                continue
            if world.memory[other] < me * 3 - 6:
                return me * 10 + other
    return -1


def quit_early(world: World, limit: int) -> None:
    """Leave a loop and the rule."""
    for me in range(world.width + 5):
        if me > limit:
            return
        world.memory[20] += me


def step(world: World) -> None:
    """Compute all sorts of things with negative numbers."""
    a: int = next_random(world) % 41 - 20
    b: int = next_random(world) % 20 - 21
    c: int = next_random(world) % 9 + 1
    world.memory[0] = a // b + a % b * 1000
    world.memory[1] = -a // c - (-a) % c + a // -c
    world.memory[2] = a - (b - c) - (a - b) - c
    world.memory[3] = (a + b) * c // 3 % 7
    world.memory[4] = a & b | c ^ a & ~c
    world.memory[5] = (a | b) & (c ^ a) << 2 >> 1
    world.memory[6] = a * (b // c) + a * b // c + a // (b * c)
    world.memory[7] = min(max(a, -5), 5) + max(min(b, c), a, -3) - abs(a - b) + -abs(a)
    world.memory[8] = sign(a) * 3 + sign(b + 15)
    world.memory[9] = first_free(world, c % 4)
    quit_early(world, c)
    if a % 2 == 1 or not (b < -10 and c != 3) and a != b:
        world.memory[10] += 1
    if -5 <= a < c <= 8:
        world.memory[11] += 1
    done: bool = a == c
    done = done or next_random(world) % 3 == 0
    if done == (c > 4):
        world.memory[12] += 1
    world.memory[next_random(world) % 4 + 13] = next_random(world) % 100
    world.actors[c].x += a
    world.actors[0].y = world.actors[c].x // 3
    world.tick += 1
'''


@needs_ruby
def test_arithmetic_conditions_and_loops_mean_the_same(tmp_path: Path) -> None:
    rules = toy_rules(SEMANTICS)
    folder = tmp_path / "workshop"
    folder.mkdir()
    workshop([rules], folder)
    sessions = [played("program0", rules, seed, 600) for seed in range(3)]
    assert outcomes(sessions, folder) == expected(sessions)
    assert warnings(folder, [folder / "program0" / "game.rb"]) == ""


def test_long_lines_are_broken_where_ruby_may_be() -> None:
    names = ["the_first_of_them", "the_second_of_them", "the_third_of_them", "the_fourth_of_them"]
    parameters = ", ".join(f"{name}: int" for name in names)
    source = toy(
        f'''
def weigh(world: World, {parameters}) -> int:
    """Return a weight that takes {"many " * 14}words to explain."""
    world.score += 1
    if {" and ".join(f"{name} > 0" for name in names)} and world.coins > 300:
        return 1
    return {" + ".join(names)} + world.actors[0].checkpoint


def step(world: World) -> None:
    """Advance."""
    world.score = weigh(world, {", ".join(["world.checkpoint_x + world.checkpoint_y"] * 4)})
'''.replace("checkpoint\n", "x\n").replace("return 1", "world.coins = 1")
    )
    assert max(len(line) + 6 for line in source.splitlines()) <= 100
    assert (
        """\
  if the_first_of_them > 0 &&
     the_second_of_them > 0 &&
     the_third_of_them > 0 &&
     the_fourth_of_them > 0 &&
     world.coins > 300
    world.coins = 1
  end
"""
        in source
    )
    assert "  world.score =\n    weigh(\n      world,\n      world.checkpoint_x" in source


@pytest.mark.parametrize(
    ("package", "namespace"),
    [("moon_mill", "MoonMill"), ("game_1942", "Game1942"), ("signal", "SignalGame"), ("a", "A")],
)
def test_a_game_s_module_is_none_of_ruby_s_own(package: str, namespace: str) -> None:
    assert game_namespace(package) == namespace


def test_kernel_names_are_grouped() -> None:
    assert KERNEL_CONSTANTS["CELL"] == "Cell::SIZE"
    assert KERNEL_CONSTANTS["SOUND_BOSS_HIT"] == "Sound::BOSS_HIT"
    assert KERNEL_CONSTANTS["FACE_LEFT"] == "Facing::LEFT"
    assert set(KERNEL_CONSTANTS) < set(vars(kernel))
