"""When a feature that is a game's own acts: what a player sees is not what it would be without."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel import GONE, Step, World
from vintage_game_generator.kernels.python.kernel.recording import Recording
from vintage_game_generator.models.cartridge import ProvenLevel
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.models.design import FeatureButton, GameDesign
from vintage_game_generator.playtest.worlds import opened_world
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.program import program

PRESSED: dict[FeatureButton, int] = {
    FeatureButton.NONE: 0,
    FeatureButton.A: kernel.A,
    FeatureButton.B: kernel.B,
    FeatureButton.SELECT: kernel.SELECT,
    FeatureButton.UP: kernel.UP,
    FeatureButton.DOWN: kernel.DOWN,
    FeatureButton.UP_B: kernel.UP | kernel.B,
    FeatureButton.DOWN_B: kernel.DOWN | kernel.B,
    FeatureButton.DOWN_A: kernel.DOWN | kernel.A,
}
"""What is held for a feature, as bits of the input."""
Twins = tuple[Step, Step]
"""The ticks of a game with a feature, and of the same game in which it is left out."""
Sources = Mapping[str, str]
_CUSTOM = "custom.py"
_NOTE, _TAKE = "__note_chance", "__take_chance"  # no rule can have such names
# What a player sees of a world; what a feature merely keeps in mind is no act.
_seen = attrgetter("mode", "score", "lives", "coins", "keys", "power", "cells_digest")
_seen_of_actor = attrgetter("kind", "x", "y", "vx", "vy", "facing", "pose", "hp")


def wished_buttons(design: GameDesign) -> tuple[int, ...]:
    """Return what a player of mere chance presses besides, for the features to be seen."""
    held = (PRESSED[feature.button] for feature in design.custom_features)
    return tuple(buttons for buttons in held if buttons)


def acting_checks(
    design: GameDesign, levels: Sequence[ProvenLevel], played: Mapping[str, Recording]
) -> tuple[Check, ...]:
    """Return whether each feature of a game's own is seen to act in one of its recordings.

    Args:
        design: The game.
        levels: Its levels.
        played: Its recordings by their names, those first in which it is looked for first.
    """
    checks = []
    for feature in design.custom_features:
        found = _first_seen(design, feature.name, levels, played)
        detail = f"at tick {found[1]} of {found[0]}" if found else "in no recording"
        checks.append(
            Check(name=f"feature acts: {feature.name}", passed=found is not None, detail=detail)
        )
    return tuple(checks)


def _first_seen(
    design: GameDesign, name: str, levels: Sequence[ProvenLevel], played: Mapping[str, Recording]
) -> tuple[str, int] | None:
    layouts = [proven.level for proven in levels]
    steps = twins(design, name)
    for run, recording in played.items():
        worlds = opened_world(design, layouts), opened_world(design, layouts)
        tick = first_act(*steps, *worlds, recording.buttons())
        if tick is not None:
            return run, tick
    return None


class _Chance:
    """What a world's chance was, once its features had acted."""

    def __init__(self) -> None:
        self._random: int | None = None

    def note(self, world: World) -> None:
        """Keep it."""
        self._random = world.random

    def take(self, world: World) -> None:
        """Give it to another world, once."""
        if self._random is not None:
            world.random, self._random = self._random, None


def without_change(sources: Sources) -> Sources:
    """Return a program as it is."""
    return sources


def twins(
    design: GameDesign,
    name: str,
    watched: Callable[[Sources], Sources] = without_change,
    watch: Mapping[str, object] | None = None,
) -> Twins:
    """Return the ticks of a game with and without a feature, to be called in turn.

    The second takes its chance from the first in every tick, after the feature was called there or
    left out here. So a feature that only draws from the game's chance, whereupon its foes do other
    things than they would have, is not seen to act by that.

    Args:
        design: The game.
        name: The feature.
        watched: Puts calls into the program, to watch it.
        watch: What is called.
    """
    chance = _Chance()
    sources = program(design).modules
    call = f"    step_{name.replace('-', '_')}(world)\n"
    noted, left_out = f"{call}    {_NOTE}(world)\n", f"    {_TAKE}(world)\n"
    builtins = {**(watch or {}), _NOTE: chance.note, _TAKE: chance.take}
    steps: list[Step] = []
    for instead in (noted, left_out):
        custom = sources.get(_CUSTOM, "").replace(call, instead)
        modules = watched(sources | {_CUSTOM: custom})
        steps.append(load(modules, "twin", builtins)["game"].__dict__["step"])
    return steps[0], steps[1]


def first_act(
    step: Step, without: Step, world: World, twin: World, buttons: Iterable[int]
) -> int | None:
    """Return the tick, counted from 1, at which a game with a feature differs from that without.

    Up to then both worlds were alike, so that it is the feature which makes the difference.

    Args:
        step: The game's tick with the feature, of `twins`.
        without: The same without it.
        world: A world for the one.
        twin: Another in the same state for the other.
        buttons: What is pressed.
    """
    for tick, held in enumerate(buttons, start=1):
        world.buttons = twin.buttons = held
        step(world)
        without(twin)
        if _visible(world) != _visible(twin):
            return tick
    return None


def demonstration(
    design: GameDesign,
    name: str,
    world: World,
    path: Sequence[int],
    steps: Twins | None = None,
) -> list[int]:
    """Return buttons with which a feature is seen to act, or none where it was not found to.

    Args:
        design: The game.
        name: The feature.
        world: A world, which goes along the path.
        path: Buttons to press from there; now and then it is left, to try the feature's own.
        steps: The game with and without the feature, as `twins` has them.
    """
    step, without = steps or twins(design, name)
    own = next(PRESSED[one.button] for one in design.custom_features if one.name == name)
    for tick, held in enumerate(path):
        if tick % TRIED_EVERY == 0 and world.mode == kernel.PLAYING:
            tried = _with_own(path[tick : tick + len(TRIED)], own)
            acted = first_act(step, without, kernel.copied(world), kernel.copied(world), tried)
            if acted is not None:
                return [*path[:tick], *tried[:acted]]
        world.buttons = held
        step(world)
    return []


TRIED_EVERY = 60  # ticks
# How a feature's buttons are tried: let go, held for long, let go, and held once more.
TRIED = (False,) * 2 + (True,) * 60 + (False,) * 2 + (True,) * 30


def _with_own(path: Sequence[int], own: int) -> list[int]:
    """Return buttons with those of a feature held, and let go, among them."""
    return [held | own if down else held & ~own for held, down in zip(path, TRIED, strict=False)]


def _visible(world: World) -> tuple[Any, ...]:
    actors = [_seen_of_actor(actor) for actor in world.actors if actor.kind != GONE]
    return _seen(world), actors
