"""The recordings of a game: one that wins it, one that loses it, some of mere chance."""

import random
from collections.abc import Sequence

from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.recording import Recording, record
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.certificate import LevelProof
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.playtest.acting import demonstration, wished_buttons
from vintage_game_generator.playtest.players import PLAYERS, buttons_of
from vintage_game_generator.playtest.search import press
from vintage_game_generator.playtest.worlds import buttons_to_play, opened_world
from vintage_game_generator.translate.program import program

RANDOM_TICKS = 3600
RANDOM_RUNS = 3
CLOSING = 600  # ticks that a recording goes on after the last screen came up: time to read it
LONGEST_HELD = 30  # ticks for which a random player holds the same buttons: a pause is no longer
PAUSES = 0.02  # of the times that one presses something else
LONGEST_BETWEEN = 600  # ticks from one level's end to the next one's begin, at most


def winning_run(
    design: GameDesign, levels: list[ProvenLevel]
) -> tuple[Recording, tuple[LevelProof, ...]]:
    """Return a recording from the title to the ending, and which part of it clears which level.

    A level plays the same whatever came before it, so each is cleared by the buttons that cleared
    it alone.

    Raises:
        NotProven: a level's solution does not clear it.
    """
    step = program(design).step
    world = opened_world(design, [proven.level for proven in levels])
    pressed = buttons_to_play(step, world)
    proofs = []
    for proven in levels:
        first = len(pressed)
        solution = buttons_of(proven.solution)
        press(step, world, solution)
        if world.mode != kernel.CLEARED:
            level = proven.level
            raise NotProven(f"level {level.number} ({level.name}): not won within the whole game")
        pressed += solution
        proofs.append(
            LevelProof(
                number=proven.level.number,
                name=proven.level.name,
                first_tick=first,
                last_tick=len(pressed),
                attempts=proven.attempts,
            )
        )
        pressed += _waiting(step, world, (kernel.PLAYING, kernel.WON))
    pressed += [0] * CLOSING
    return _recorded(design, levels, pressed), tuple(proofs)


def losing_run(design: GameDesign, levels: list[ProvenLevel]) -> Recording:
    """Return a recording from the title to the game-over screen."""
    step = program(design).step
    world = opened_world(design, [proven.level for proven in levels])
    pressed = buttons_to_play(step, world)
    pressed += PLAYERS[design.genre].lose(step, world) + [0] * CLOSING
    return _recorded(design, levels, pressed)


def random_runs(design: GameDesign, levels: list[ProvenLevel], lead: list[int]) -> list[Recording]:
    """Return recordings of a player who presses at random, a minute each.

    Args:
        design: The game.
        levels: Its levels.
        lead: The buttons that bring the game from the title to its last level: the last
            recording begins with them, and its minute comes after. Where a game has features of
            its own, the others begin with demonstrations of them, for them to be seen.
    """
    step = program(design).step
    runs = []
    for number, before in enumerate([*_demonstrations(design, levels, lead), lead]):
        chance = random.Random(design.seed * RANDOM_RUNS + number)
        world = opened_world(design, [proven.level for proven in levels])
        press(step, world, before)
        minute = at_random(step, world, chance, wished_buttons(design))
        runs.append(_recorded(design, levels, before + minute))
    return runs


def _demonstrations(
    design: GameDesign, levels: list[ProvenLevel], lead: list[int]
) -> list[list[int]]:
    """Return what all recordings by chance but the last begin with, one feature after the other.

    A recording that shows one already goes on along the lead, as far as that leads then, to show
    the next. Where that shows nothing, the other recordings are tried.
    """
    step = program(design).step
    begun: list[list[int]] = [[] for _ in range(RANDOM_RUNS - 1)]
    for number, feature in enumerate(design.custom_features):
        for place in range(number, number + len(begun)):
            before = begun[place % len(begun)]
            world = opened_world(design, [proven.level for proven in levels])
            press(step, world, before)
            shown = demonstration(design, feature.name, world, lead[len(before) :])
            if shown:
                before += shown
                break
    return begun


def at_random(
    step: kernel.Step, world: kernel.World, chance: random.Random, wished: Sequence[int] = ()
) -> list[int]:
    """Press buttons at random for a minute; start now and then, and wherever nothing is played.

    Args:
        step: The game's tick.
        world: The world, which goes on by a minute.
        chance: Which buttons, and for how long.
        wished: Buttons that are pressed as often as A and B: those of the game's own features.
    """
    pressed: list[int] = []
    while len(pressed) < RANDOM_TICKS:
        held = chance.choice(HELD) | chance.choice((0, 0, kernel.A, kernel.B, *wished))
        begun = world.mode == kernel.PLAYING and chance.random() >= PAUSES
        buttons = [held if begun else kernel.START] + [held] * chance.randrange(3, LONGEST_HELD)
        press(step, world, buttons)
        pressed += buttons
    return pressed[:RANDOM_TICKS]


HELD = (0, kernel.RIGHT, kernel.RIGHT, kernel.LEFT, kernel.UP, kernel.DOWN)


def _waiting(step: kernel.Step, world: kernel.World, modes: tuple[int, ...]) -> list[int]:
    pressed: list[int] = []
    while world.mode not in modes and len(pressed) < LONGEST_BETWEEN:
        pressed.append(0)
        world.buttons = 0
        step(world)
    return pressed


def _recorded(design: GameDesign, levels: list[ProvenLevel], pressed: list[int]) -> Recording:
    world = opened_world(design, [proven.level for proven in levels])
    return record(program(design).step, world, pressed, design.package)
