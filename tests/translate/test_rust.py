"""The emitted Rust does what Python does, and is such as a person would commit."""

import random
from itertools import product
from pathlib import Path

import pytest

from tests.javascript_programs import Session, expected, played
from tests.rust_programs import cargo, outcomes, written_crates
from vintage_game_generator.models.config import Genre
from vintage_game_generator.translate.program import PATTERNS, finished, genre_rules
from vintage_game_generator.translate.reading import read
from vintage_game_generator.translate.rust import rust_modules
from vintage_game_generator.translate.settings import Settings
from vintage_game_generator.translate.sources import Library
from vintage_game_generator.translate.tree import Rules

KERNEL = "vintage_game_generator.kernels.python.kernel"
ODD = '''"""Rules that try the corners of the language."""

from vintage_game_generator.kernels.python.kernel import (
    ACTORS,
    CELL,
    COIN,
    CRATE,
    EMPTY,
    FLYER,
    GONE,
    MEMORY,
    PLAYING,
    SOUND_COIN,
    WALKER,
    World,
    cell_at,
    load_level,
    next_random,
    place,
    play_sound,
    set_cell,
    spawn,
)

STEPS = (-7, 3, 0x40, 12, -1, 4096, 77)
SPAN = -3
LONG = (100000, 200000, 300000, 400000, 500000, 600000, 700000, 800000, 900000, 1000000, 1100000)


def roll(world: World) -> int:
    """Return the next chance, and count it."""
    world.coins += 1
    return next_random(world) % 1000


def some_kind(world: World) -> int:
    """Return a kind by chance."""
    if roll(world) % 2 == 0:
        return WALKER
    return FLYER


def quotients(world: World, dividend: int, divisor: int) -> None:
    """Divide in all ways."""
    world.memory[0] += dividend // 7 + dividend % 7
    world.memory[1] += (dividend - 4096) // CELL + (dividend - 4096) % CELL
    world.memory[2] += dividend // divisor - dividend % divisor
    world.memory[3] += -dividend // 3 * 5 % 11 - (dividend - 9) // (SPAN * 2)
    world.memory[4] = world.memory[4] % 97 * dividend % 89
    world.memory[5] //= 3
    world.memory[5] %= SPAN
    world.memory[6] = (dividend << 3) ^ ~dividend & 255 | dividend >> 2


def borrow(world: World) -> bool:
    """Change the world in the middle of an expression."""
    place(world, 3 + roll(world) % 3, some_kind(world), roll(world), world.coins)
    world.memory[7] += roll(world)
    world.memory[8 + roll(world) % 2] = roll(world) - world.coins
    world.memory[world.memory[10] % 3 + 10] = world.coins
    world.actors[world.actors[3].tag].timer += 1
    if world.coins > 3 and spawn(world, some_kind(world), roll(world), 5) > 0:
        world.memory[12] += 1
    elif max(roll(world), 400) > 500 or spawn(world, WALKER, roll(world), roll(world)) == 0:
        return roll(world) > world.memory[7] % 1000
    return False


def dead_values(world: World, limit: int) -> int:
    """Set variables that nothing reads, and some that something does."""
    unused: int = roll(world)
    first: int = 0
    if limit > 3:
        first = 5
    elif limit > 1:
        first = 4
    else:
        first = roll(world)
    unused = first
    second: int = 1
    for turn in range(limit):
        second = turn
        if turn > 4:
            break
        second = second * 3
    third: int = 2
    for back in range(9, -1, -2):
        if back % 3 == 0:
            continue
        third += back
    return first + second + third


def facings(world: World) -> None:
    """Use codes as numbers, and numbers as codes."""
    world.actors[0].facing = (world.actors[0].facing + 1) % 4
    world.actors[1].facing = world.tick % 4
    spun: int = 3 - world.actors[1].facing
    world.actors[1].pose = max(min(spun, 5), 0)
    world.memory[13] = world.actors[0].kind * 2 + STEPS[world.tick % 7] + LONG[world.tick % 11]
    cell: int = cell_at(world, world.tick % 8, world.tick // 8 % 6)
    if cell == EMPTY or cell == COIN or cell == CRATE:
        set_cell(world, world.tick % 8, world.tick // 8 % 6, (cell + 6) % 12)
    if 2 <= cell <= 9 and not (world.actors[1].kind >= WALKER and world.actors[1].kind < 7):
        play_sound(world, SOUND_COIN)


def step(world: World) -> None:
    """Do all of it."""
    world.tick += 1
    world.sound_count = 0
    if world.mode != PLAYING:
        load_level(world, 0)
        world.mode = PLAYING
    quotients(world, world.tick * 31 - 700, world.tick % 9 - 13)
    held: bool = borrow(world)
    if held:
        world.score += 1
    world.score += dead_values(world, world.tick % 7) + world.memory[12] % MEMORY
    facings(world)
    for slot in range(40, ACTORS):
        world.actors[slot].kind = GONE
'''
SHORT = '''"""Coins: they score, and enough of them make a life."""

from vintage_game_generator.kernels.python.kernel import (
    BOSS,
    CELL,
    CHARGER,
    COIN,
    EMPTY,
    FACE_LEFT,
    HEART,
    KEY,
    SOUND_COIN,
    START,
    WALKER,
    World,
    cell_at,
    play_sound,
    set_cell,
)

# What a coin brings.
SCORE = 10
ENOUGH = 50  # of them make a life
EASY = COIN


def lies_at(world: World, me: int, reach: int) -> int:
    """Return what lies before an actor.

    Args:
        world: The world.
        me: The actor's slot.
        reach: How far it sees.
    """
    x: int = world.actors[me].x + reach
    if world.actors[me].facing == FACE_LEFT:
        x = world.actors[me].x - reach
    return cell_at(world, x // CELL, world.actors[me].y // CELL)


def take(world: World, column: int, row: int) -> None:
    """Take a coin."""
    set_cell(world, column, row, EMPTY)
    world.coins += 1
    world.score = world.score + SCORE
    # A life is worth a sound of its own, but there is none.
    if world.coins % ENOUGH == 0 and world.lives < 99:
        world.lives += 1
    play_sound(world, SOUND_COIN)


def step(world: World) -> None:
    """Let the hero take what lies before it, or its foes lose heart."""
    cell: int = lies_at(world, 0, 2600)
    if cell == EASY:
        take(world, world.actors[0].x // CELL, world.actors[0].y // CELL)
    elif cell == HEART and world.actors[0].hp < world.max_hp:
        world.actors[0].hp = min(world.actors[0].hp + 1, world.max_hp)
    elif cell == KEY:
        world.keys += 1
    for me in range(1, len(world.actors)):
        kind: int = world.actors[me].kind
        if kind >= WALKER and kind <= CHARGER or kind == BOSS:  # whoever can be hurt
            world.actors[me].hp = max(world.actors[me].hp - abs(world.actors[me].vx) // 512, 0)
    if world.buttons & START != 0:
        return
'''
PRINTED = """\
//! Coins: they score, and enough of them make a life.

use crate::kernel::{CELL, Cell, Facing, Kind, Sound, World, cell_at, play_sound, set_cell};

// What a coin brings.
const SCORE: i32 = 10;
const ENOUGH: i32 = 50; // of them make a life
const EASY: Cell = Cell::Coin;

/// Return what lies before an actor.
///
/// # Arguments
///
/// - `world`: The world.
/// - `me`: The actor's slot.
/// - `reach`: How far it sees.
fn lies_at(world: &World, me: i32, reach: i32) -> Cell {
    let x = if world.actors[me].facing == Facing::Left {
        world.actors[me].x - reach
    } else {
        world.actors[me].x + reach
    };
    cell_at(
        world,
        x.div_euclid(CELL),
        world.actors[me].y.div_euclid(CELL),
    )
}

/// Take a coin.
fn take(world: &mut World, column: i32, row: i32) {
    set_cell(world, column, row, Cell::Empty);
    world.coins += 1;
    world.score += SCORE;
    // A life is worth a sound of its own, but there is none.
    if world.coins.rem_euclid(ENOUGH) == 0 && world.lives < 99 {
        world.lives += 1;
    }
    play_sound(world, Sound::Coin);
}

/// Let the hero take what lies before it, or its foes lose heart.
pub fn step(world: &mut World) {
    let cell = lies_at(world, 0, 2600);
    if cell == EASY {
        take(
            world,
            world.actors[0].x.div_euclid(CELL),
            world.actors[0].y.div_euclid(CELL),
        );
    } else if cell == Cell::Heart && world.actors[0].hp < world.max_hp {
        world.actors[0].hp = (world.actors[0].hp + 1).min(world.max_hp);
    } else if cell == Cell::Key {
        world.keys += 1;
    }
    for me in 1..world.actors.len() {
        let kind = world.actors[me].kind;
        if (Kind::Walker..=Kind::Charger).contains(&kind) || kind == Kind::Boss {
            // whoever can be hurt
            world.actors[me].hp = (world.actors[me].hp - world.actors[me].vx.abs() / 512).max(0);
        }
    }
}
"""


def rules_of(text: str) -> Rules:
    """Return the finished rules of one module."""
    return finished(read(Library("tried", {"game": text}), "game"), {})


def variants(genre: Genre) -> list[Settings]:
    """Return settings: each way of the boss to fight with and without weapons, none, and a mix."""
    names = [item.name for item in genre_rules(genre).constants() if item.name.startswith("HAS_")]
    every: dict[str, int | bool] = dict.fromkeys(names, True)
    patterns = PATTERNS[genre]
    bosses = [
        every | {"HAS_COMBAT": armed} | {name: name == chosen for name in patterns}
        for chosen, armed in zip(patterns, (True, False, True), strict=True)
    ]
    rng = random.Random(5)
    some: dict[str, int | bool] = {name: rng.random() < 0.5 for name in names}
    return [*bosses, dict.fromkeys(names, False), some]


@pytest.fixture(scope="module")
def programs() -> list[Rules]:
    """Variants of both genres, and rules that try the corners of the language."""
    real = [
        finished(genre_rules(genre), settings) for genre in Genre for settings in variants(genre)
    ]
    return [*real, rules_of(SHORT), rules_of(ODD)]


@pytest.fixture(scope="module")
def crates(programs: list[Rules], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Those programs as crates."""
    return written_crates(programs, tmp_path_factory.mktemp("crates"))


def test_a_module_reads_as_a_person_would_write_it() -> None:
    assert rust_modules(rules_of(SHORT))["game.rs"] == PRINTED


def test_programs_do_the_same_in_rust(programs: list[Rules], crates: list[Path]) -> None:
    built = cargo(crates[0].parent, "build", "--offline", "--quiet")
    assert built.returncode == 0, built.stderr
    sessions: list[Session] = [
        played(rules, crate, seed, 1500)
        for seed, (rules, crate) in enumerate(zip(programs, crates, strict=True), start=1)
    ]
    assert outcomes(sessions) == expected(sessions)
    assert len({point.state for one in sessions for point in one.recording.checkpoints}) >= 4


def test_programs_are_formatted(crates: list[Path]) -> None:
    checked = cargo(crates[0].parent, "fmt", "--check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_clippy_and_the_compiler_have_nothing_to_say(crates: list[Path]) -> None:
    real = [argument for crate in crates[:-1] for argument in ("-p", crate.name)]
    strict = ("clippy", "--offline", "--quiet", "--all-targets")
    checked = cargo(crates[0].parent, *strict, *real, "--", "-D", "warnings")
    assert checked.returncode == 0, checked.stderr


def test_the_same_rules_give_the_same_sources(programs: list[Rules]) -> None:
    for rules in programs:
        assert rust_modules(rules) == rust_modules(rules)


def test_what_is_used_elsewhere_and_nothing_else_is_public(programs: list[Rules]) -> None:
    for rules in programs:
        modules = rust_modules(rules)
        for (name, source), other in product(modules.items(), ("fn", "const")):
            for line in source.splitlines():
                words = line.split()
                if words[:2] == ["pub", other]:
                    thing = words[2].partition("(")[0].rstrip(":")
                    others = [text for file, text in modules.items() if file != name]
                    entry = (name, thing) == ("game.rs", "step")
                    assert entry or any(thing in text for text in others), (name, thing)
