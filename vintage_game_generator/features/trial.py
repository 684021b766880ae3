"""The trial: a feature that was admitted is played with, and must act and spoil nothing.

It is the first time that anything of the feature runs. It runs for a budget of ticks. What it does
in each of them was bounded before, by its text, and is counted here besides; it keeps four numbers,
and the kit leaves the game a part of the actors' pool (`rules/feature_kit.py`). Whatever goes wrong
is the feature's fault: it is refused, in words.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vintage_game_generator.asking.question import Refused
from vintage_game_generator.authors.procedural.chance import derived_chance
from vintage_game_generator.errors import NotProven, VintageError
from vintage_game_generator.features.watching import (
    Fuel,
    TooLarge,
    TooMuch,
    counted,
    metered_step,
    watched_step,
)
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel import Step, World
from vintage_game_generator.kernels.python.kernel.hashing import state_hash
from vintage_game_generator.models.design import CustomFeature, GameDesign
from vintage_game_generator.models.level import Level
from vintage_game_generator.playtest.acting import PRESSED, Twins, demonstration, twins
from vintage_game_generator.playtest.players import PLAYERS
from vintage_game_generator.playtest.proving import LEVEL_BUILDERS
from vintage_game_generator.playtest.recordings import at_random
from vintage_game_generator.playtest.search import press
from vintage_game_generator.playtest.worlds import buttons_to_play, world_of_level
from vintage_game_generator.translate.custom import file_name
from vintage_game_generator.translate.program import program

WALK_TICKS = 40
MOVES = (kernel.RIGHT, kernel.LEFT, kernel.DOWN, kernel.UP, kernel.A)
FAILURES = (
    ArithmeticError,
    LookupError,
    RuntimeError,  # of which too deep a recursion is one
    TypeError,
    ValueError,  # of which refused rules are one
    NameError,
    AttributeError,
    MemoryError,
    VintageError,
)
"""What a feature can fail with; no error of it ends more than its own trial."""


class Acted(NamedTuple):
    """When a feature was first seen to act."""

    level: int
    tick: int


class _Trial(NamedTuple):
    """A game with and without a feature; the feature's work is counted in all but `plain`."""

    design: GameDesign
    feature: CustomFeature
    plain: Step
    """The tick as it would ship: runs only what was watched to its end before."""
    step: Step
    without: Step
    watched: Step
    twins: Twins

    @property
    def place(self) -> str:
        return f"{file_name(self.feature.name)}:1"


def tried_feature(feature: CustomFeature, design: GameDesign, view: tuple[int, int]) -> Acted:
    """Return when a feature acts in its game, as far as some minutes of play can tell.

    Args:
        feature: A feature that was admitted.
        design: The game.
        view: Columns and rows of cells that the screen shows, for the levels to try it in.

    Raises:
        Refused: the hero cannot move any more, a level cannot be won or lost any more, a number
            does not fit 32 bits, the feature does too much, fails, or does nothing that can be
            seen.
    """
    try:
        return _acted(_trial(feature, design), view)
    except TooLarge as error:
        fault = (
            f"{_line_of(feature, str(error))}: {error}; compare abs(dx) and abs(dy) with numbers"
            " instead of multiplying, and keep numbers small"
        )
        raise Refused([fault]) from error
    except TooMuch as error:
        place = f"{file_name(feature.name)}:1"
        fault = f"{place}: it does too much: {error}; loop over less, and call less inside of loops"
        raise Refused([fault]) from error
    except FAILURES as error:
        failure = f"{type(error).__name__}: {error}".rstrip(": ")
        raise Refused([f"{file_name(feature.name)}:1: it fails in play: {failure}"]) from error


def _trial(feature: CustomFeature, design: GameDesign) -> _Trial:
    without = design.without_features()
    featured = without.model_copy(update={"custom_features": (feature,)})
    modules, fuel = program(featured).modules, Fuel()
    apart = twins(featured, feature.name, lambda sources: counted(sources, feature), fuel.watch)
    return _Trial(
        featured,
        feature,
        program(featured).step,
        metered_step(modules, feature, fuel),
        program(without).step,
        watched_step(modules, feature, fuel),
        (fuel.metered(apart[0]), fuel.metered(apart[1])),
    )


def _acted(trial: _Trial, view: tuple[int, int]) -> Acted:
    design = trial.design
    without = design.without_features()
    ends = dict.fromkeys((0, len(design.levels) - 1))  # the first and the last, or the only one
    build = LEVEL_BUILDERS[design.genre]
    levels = [build(design.levels[end], without, view) for end in ends]
    for level in levels:
        _watch_at_random(trial, level)
    _check_moves(trial, levels[0])
    shown = [_shown(trial, level) for level in levels]
    _check_losable(trial, levels[0])
    acted = next((one for one in shown if one), None)
    if acted is None:
        raise Refused(
            [
                f"{trial.place}: the feature did nothing that a player could see on the way through"
                f" whole levels, with '{trial.feature.button}' pressed again and again; what"
                " comes of the game's chance alone does not count"
            ]
        )
    return acted


def _world(trial: _Trial, level: Level, step: Step) -> World:
    world = world_of_level(trial.design, level)
    buttons_to_play(step, world)
    return world


def _check_moves(trial: _Trial, level: Level) -> None:
    """Refuse a feature with which the hero goes less than half as far as without it."""
    for button in MOVES:
        wide = _way(trial, level, trial.without, button)
        if 2 * _way(trial, level, trial.step, button) < wide:
            name = _name_of(button)
            raise Refused(
                [
                    f"{trial.place}: the hero cannot move any more with {name} held, and no other"
                    " button; let him be unless the feature's own button is pressed"
                ]
            )


def _way(trial: _Trial, level: Level, step: Step, button: int) -> int:
    """Return how far the hero gets from where the level begins."""
    world = _world(trial, level, step)
    hero = world.actors[0]
    x, y, far = hero.x, hero.y, 0
    for _ in range(WALK_TICKS):
        world.buttons = button
        step(world)
        far = max(far, abs(hero.x - x) + abs(hero.y - y))
    return far


def _name_of(button: int) -> str:
    """Return how a button is called: LEFT."""
    names = ("A", "B", "SELECT", "START", "UP", "DOWN", "LEFT", "RIGHT")
    return next(name for name in names if vars(kernel)[name] == button)


def _watch_at_random(trial: _Trial, level: Level) -> None:
    """Play by chance for a minute, twice: what would go wrong in other languages stops here."""
    chance = derived_chance(trial.design.seed, "trial", trial.feature.name, level.number)
    wished = (PRESSED[trial.feature.button],) * 2
    pressed = at_random(trial.watched, _world(trial, level, trial.watched), chance, wished)
    hashes = set()
    for step in (trial.watched, trial.plain):
        world = _world(trial, level, step)
        press(step, world, pressed)
        hashes.add(state_hash(world))
    if len(hashes) > 1:
        raise Refused([f"{trial.place}: it does not do the same when it is run again"])


def _line_of(feature: CustomFeature, message: str) -> str:
    """Return file and line of the rule that a message is about."""
    lines = feature.source.splitlines()
    for number, line in enumerate(lines, start=1):
        found = line.removeprefix("def ").partition("(")[0]
        if line.startswith("def ") and message.startswith(f"in {found}:"):
            return f"{file_name(feature.name)}:{number}"
    return f"{file_name(feature.name)}:1"


def _shown(trial: _Trial, level: Level) -> Acted | None:
    """Return when a feature acts on the way through a level, which must still be one.

    Raises:
        Refused: the level could be won without the feature, and cannot be won with it.
    """
    solve = PLAYERS[trial.design.genre].solve
    solution = solve(trial.step, _world(trial, level, trial.step))
    if solution is None:
        if solve(trial.without, _world(trial, level, trial.without)) is None:
            return None
        raise Refused(
            [
                f"{trial.place}: level {level.number} cannot be won any more with it; have it do"
                " less by itself"
            ]
        )
    for pressed in (solution, list(_overlaid(trial, level, solution))):
        press(trial.watched, _world(trial, level, trial.watched), pressed)
    world = _world(trial, level, trial.step)
    shown = demonstration(trial.design, trial.feature.name, world, solution, trial.twins)
    return Acted(level.number, len(shown)) if shown else None


def _overlaid(trial: _Trial, level: Level, solution: Sequence[int]) -> Iterator[int]:
    """Yield a solution's buttons with the feature's own among them: other places are seen so."""
    chance = derived_chance(trial.design.seed, "overlay", trial.feature.name, level.number)
    added = left = 0
    for held in solution:
        if left == 0:
            left = chance.randrange(4, 40)
            added = chance.choice((0, 0, PRESSED[trial.feature.button]))
        left -= 1
        yield held | added


def _check_losable(trial: _Trial, level: Level) -> None:
    """Refuse a feature with which nobody can lose any more."""
    lose = PLAYERS[trial.design.genre].lose
    try:
        lose(trial.without, _world(trial, level, trial.without))
    except NotProven:
        return
    try:
        lose(trial.step, _world(trial, level, trial.step))
    except NotProven as error:
        raise Refused(
            [f"{trial.place}: nobody can lose any more with it; have it rest between two uses"]
        ) from error
