"""The emitted JavaScript does what Python does, and is such as a person would commit."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.javascript_programs import Session, expected, outcomes, played, written_program
from tests.node_tools import run_node_tool
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.config import Genre
from vintage_game_generator.targets.web import KERNEL
from vintage_game_generator.translate.javascript import javascript_modules
from vintage_game_generator.translate.program import PATTERNS, finished, genre_rules
from vintage_game_generator.translate.reading import read
from vintage_game_generator.translate.settings import Settings
from vintage_game_generator.translate.sources import Library
from vintage_game_generator.translate.tree import Rules

EVERYWHERE = "*/src/rules/*.js"


def variants(genre: Genre) -> list[Settings]:
    """Return settings: everything, nothing, each way of the boss to fight, and a mix by chance."""
    names = [item.name for item in genre_rules(genre).constants() if item.name.startswith("HAS_")]
    every: dict[str, int | bool] = dict.fromkeys(names, True)
    none: dict[str, int | bool] = dict.fromkeys(names, False)
    patterns = PATTERNS[genre]
    bosses = [every | {name: name == chosen for name in patterns} for chosen in patterns]
    rng = random.Random(3)
    some: dict[str, int | bool] = {name: rng.random() < 0.5 for name in names}
    return [every, none, *bosses, some]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Rules, Path]]:
    """Variants of both genres, each in a folder of its own inside of one project."""
    project = tmp_path_factory.mktemp("programs")
    made = []
    for genre in Genre:
        for number, settings in enumerate(variants(genre)):
            rules = finished(genre_rules(genre), settings)
            made.append((rules, written_program(rules, project / f"{genre.name}-{number}")))
    for name in ("eslint.config.js", "package.json", "tsconfig.json"):
        shutil.copy(KERNEL / name, project)
    return made


def test_real_programs_do_the_same_in_node(
    programs: list[tuple[Rules, Path]], tmp_path: Path
) -> None:
    sessions = [
        played(rules, folder, seed, 1500) for seed, (rules, folder) in enumerate(programs, start=1)
    ]
    assert outcomes(sessions, tmp_path) == expected(sessions)
    assert len({point.state for one in sessions for point in one.recording.checkpoints}) >= 4


@pytest.mark.parametrize(
    "tool", [("tsc",), ("eslint", EVERYWHERE), ("prettier", "--check", EVERYWHERE)]
)
def test_every_program_is_typed_clean_and_formatted(
    programs: list[tuple[Rules, Path]], tool: tuple[str, ...]
) -> None:
    project = programs[0][1].parent
    settings = json.loads((KERNEL / "tsconfig.json").read_text(encoding="utf-8"))
    (project / "tsconfig.json").write_text(json.dumps(settings | {"include": ["*/src"]}))
    done = run_node_tool(project, *tool)
    assert done.returncode == 0, done.stdout + done.stderr


def test_kernel_constants_are_those_of_python() -> None:
    module = (KERNEL / "src" / "kernel" / "index.js").as_uri()
    script = f'import * as kernel from "{module}"; console.log(JSON.stringify(kernel));'
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    wanted = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in vars(kernel).items()
        if name.isupper()
    }
    found = json.loads(done.stdout)
    assert {name: found.get(name) for name in wanted} == wanted


HEAD = '''"""A toy."""

from vintage_game_generator.kernels.python.kernel import (
    COIN,
    HERO,
    PUFF,
    World,
    load_level,
    next_random,
    spawn,
)

'''


def rules_of(text: str) -> Rules:
    """Return the rules of a module that follows the imports."""
    return finished(read(Library("toys", {"game": HEAD + text}), "game"), {})


def toy(text: str) -> str:
    return javascript_modules(rules_of(text))["game.js"]


def test_rules_become_a_module_with_its_comments() -> None:
    source = toy('''
# What it costs.
PRICE = 3  # coins
TABLE = (1, -2)

BITS = 0xFF
LEFT_OVER = -5


def is_rich(world: World, least_sum: int) -> bool:
    """Return whether there is enough."""
    return world.coins >= least_sum and not world.actors[0].ground


def step(world: World) -> None:
    """Advance.

    It costs.
    """
    # First this.
    world.coins -= PRICE  # at once

    # Then that.
    for turn in range(2, 8, 2):  # three times
        world.score += TABLE[turn % len(TABLE)] & BITS
        # That was it.
    if is_rich(world, LEFT_OVER):
        world.power_time = 0
    # Else a coin.
    elif world.mode_time > 5:  # or two
        world.coins = -world.coins
    else:
        world.coins += 1  # at least
''')
    assert (
        source
        == """/** A toy. */

/** @import { World } from "../kernel/index.js" */

import { mod } from "../kernel/index.js";

// What it costs.
const PRICE = 3; // coins
const TABLE = Object.freeze([1, -2]);

const BITS = 0xff;
const LEFT_OVER = -5;

/**
 * Return whether there is enough.
 * @param {World} world
 * @param {number} leastSum
 * @returns {boolean}
 */
function isRich(world, leastSum) {
  return world.coins >= leastSum && !world.actors[0].ground;
}

/**
 * Advance.
 *
 * It costs.
 * @param {World} world
 */
export function step(world) {
  // First this.
  world.coins -= PRICE; // at once

  // Then that.
  for (let turn = 2; turn < 8; turn += 2) {
    // three times
    world.score += TABLE[mod(turn, TABLE.length)] & BITS;
    // That was it.
  }
  if (isRich(world, LEFT_OVER)) {
    world.powerTime = 0;
  } else if (world.modeTime > 5) {
    // Else a coin.
    // or two
    world.coins = -world.coins;
  } else {
    world.coins += 1; // at least
  }
}
"""
    )


def test_variables_are_constant_where_they_can_be() -> None:
    source = toy('''
def step(world: World) -> None:
    """Advance."""
    fixed: int = world.score
    counted: int = 0
    chosen: int = 0
    if fixed > 3:
        chosen = 1
    else:
        chosen = 2
    counted += chosen
    for slot in range(fixed):
        counted += slot
    for slot in range(world.awake_count - 1, -1, -1):
        world.awake[slot] = counted
    for slot in range(world.awake_count):
        world.awake[slot] = counted
''')
    assert (
        source.partition("(world) {\n")[2]
        == """  const fixed = world.score;
  let counted = 0;
  let chosen;
  if (fixed > 3) {
    chosen = 1;
  } else {
    chosen = 2;
  }
  counted += chosen;
  for (let slot = 0; slot < fixed; slot++) {
    counted += slot;
  }
  for (let slot = world.awakeCount - 1; slot > -1; slot--) {
    world.awake[slot] = counted;
  }
  for (let slot = 0, end = world.awakeCount; slot < end; slot++) {
    world.awake[slot] = counted;
  }
}
"""
    )


def test_an_actor_that_is_used_twice_gets_a_name() -> None:
    source = toy('''
def step(world: World) -> None:
    """Advance."""
    new_slot: int = spawn(world, PUFF, 0, 0)
    world.actors[new_slot].timer = 3
    world.actors[new_slot].pose_time = 4
    if world.actors[0].kind == HERO:
        world.actors[0].hp -= 1
''')
    assert (
        source.partition("(world) {\n")[2]
        == """  const newSlot = spawn(world, PUFF, 0, 0);
  const actor = world.actors[newSlot];
  actor.timer = 3;
  actor.poseTime = 4;
  const hero = world.actors[0];
  if (hero.kind === HERO) {
    hero.hp -= 1;
  }
}
"""
    )


def test_parentheses_are_where_javascript_needs_them() -> None:
    source = toy('''
def step(world: World) -> None:
    """Advance."""
    a: int = world.score
    b: int = world.coins
    world.memory[0] = (a + b) * -(a - b) - (b - a)
    world.memory[1] = a & b + 1 | a ^ 3
    world.memory[2] = a << 2 + b >> 1
    world.memory[3] = ~a // (b * 2) % 5
    world.memory[4] = (a - b) // -3
    if not (a & 1 == 0 and 0 <= b < 9) or (a < b) == (b < 3):
        world.memory[5] //= a * b
        world.memory[6] %= a + 1
''')
    assert (
        source.partition("world.coins;\n")[2]
        == """  world.memory[0] = (a + b) * -(a - b) - (b - a);
  world.memory[1] = (a & (b + 1)) | (a ^ 3);
  world.memory[2] = (a << (2 + b)) >> 1;
  world.memory[3] = mod(Math.floor(~a / (b * 2)), 5);
  world.memory[4] = Math.floor((a - b) / -3);
  if (!((a & 1) === 0 && 0 <= b && b < 9) || a < b === b < 3) {
    world.memory[5] = Math.floor(world.memory[5] / (a * b));
    world.memory[6] = mod(world.memory[6], a + 1);
  }
}
"""
    )


def test_a_place_that_may_move_is_looked_up_after_its_value() -> None:
    source = toy('''
def loaded(world: World) -> int:
    """Return a coin, in a new level."""
    load_level(world, 1)
    return COIN


def step(world: World) -> None:
    """Advance."""
    world.cells[3] = loaded(world)
    world.actors[world.boss].hp = loaded(world)
    world.memory[next_random(world) % 4] //= 2
    world.actors[0].hp = loaded(world)
''')
    assert (
        source.partition("step(world) {\n")[2]
        == """  const value = loaded(world);
  world.cells[3] = value;
  const theValue = loaded(world);
  world.actors[world.boss].hp = theValue;
  const place = mod(nextRandom(world), 4);
  world.memory[place] = Math.floor(world.memory[place] / 2);
  world.actors[0].hp = loaded(world);
}
"""
    )


ARITHMETIC = '''
TABLE = (7, -7, 6, -6, 0, 1, -1, 2147483647, -2147483648)
DIVISORS = (1, -1, 2, -2, 3, -3, 5, 4096, -2147483648, 2147483647)


def mixed(world: World, found: int) -> None:
    """Stir a number into the memory."""
    slot: int = world.memory[31]
    world.memory[slot] = (world.memory[slot] ^ found) >> 1 ^ found & 0xFFFF
    world.memory[31] = (slot + 1) % 31


def compared(world: World, a: int, b: int) -> None:
    """Stir comparisons into the memory."""
    if a < b <= 6 or -1 <= a != b:
        mixed(world, 1)
    if not (a == b or a > 3 and b < 0):
        mixed(world, 2)
    if (a < 0) == (b < 0):
        mixed(world, 3)


def step(world: World) -> None:
    """Advance."""
    world.tick += 1
    for i in range(len(TABLE)):
        a: int = TABLE[i]
        mixed(world, ~a)
        mixed(world, a >> world.tick % 32)
        mixed(world, (a & 0xFF) << 3 | a & 7)
        for j in range(len(DIVISORS) - 1, -1, -1):
            b: int = DIVISORS[j]
            mixed(world, a % b)
            if a != -2147483648 or b != -1:
                mixed(world, a // b)
                mixed(world, -a // 2 % 7 - a % b // 3 if False else 0)
            compared(world, a, b)
    other: int = next_random(world) - 0x3FFFFFFF
    mixed(world, other // 4096 * 3 - other % 4096)
    mixed(world, min(abs(other), max(3, other // -7)))
    world.score = world.memory[0] // -(1 + world.tick)
'''.replace("                mixed(world, -a // 2 % 7 - a % b // 3 if False else 0)\n", "")


def test_numbers_round_and_compare_as_in_python(tmp_path: Path) -> None:
    rules = rules_of(ARITHMETIC)
    folder = written_program(rules, tmp_path / "arithmetic")
    sessions: list[Session] = [played(rules, folder, seed, 120) for seed in (1, 2)]
    assert outcomes(sessions, tmp_path) == expected(sessions)
    assert sessions[0].recording.hash != sessions[1].recording.hash


def test_long_lines_break_as_prettier_breaks_them(tmp_path: Path) -> None:
    long = "world.checkpoint_x + world.checkpoint_y * world.power_time"
    rules = rules_of(f'''
LONG_TABLE = ({", ".join(str(number * 1001) for number in range(40))})
LONG_SUM = (111111111 + 222222222 + 333333333) * 2 - 444444444 + 555555555 - 666666666 - 7777777


def deep(world: World, first: int, second: int, third: bool) -> bool:
    """Return something long."""
    return first < {long} and (second > {long} or third) and not third or first == second - {long}


def step(world: World) -> None:
    """Advance."""
    value: int = {long} - ({long}) * 3 + {long}
    world.cells[value + world.width * world.height - (world.checkpoint_x + value) * 4] = {long}
    if not ({long} < 3 and {long} > 5 and world.actors[0].ground):
        world.score = max({long}, min({long}, value), LONG_SUM)
    if deep(world, {long}, {long}, {long} == 5) or deep(world, 1, 2, not world.actors[0].ground):
        world.score = world.actors[world.memory[{long}] + world.awake_count + world.height].home_x
    for slot in range({long} - world.width, world.width * world.height + world.awake_count + 1, 3):
        world.score += LONG_TABLE[slot // 3 % len(LONG_TABLE)] * ({long}) // (world.height + {long})
''')
    folder = written_program(rules, tmp_path / "long")
    shutil.copy(KERNEL / "package.json", folder)
    done = run_node_tool(folder, "prettier", "--check", "src/rules")
    assert done.returncode == 0, (folder / "src/rules/game.js").read_text(encoding="utf-8")
