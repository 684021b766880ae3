"""Trying things out on a world and going back: what the players of all genres search with."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from vintage_game_generator.kernels.python.kernel import GONE, PLAYING, Actor, Step, World

_scalars = attrgetter(
    "random",
    "tick",
    "mode",
    "mode_time",
    "buttons",
    "previous",
    "level",
    "score",
    "lives",
    "max_hp",
    "coins",
    "keys",
    "power",
    "power_time",
    "checkpoint_x",
    "checkpoint_y",
    "boss",
    "width",
    "height",
    "cells_digest",
    "awake_count",
)
_actor_fields = attrgetter(*Actor.__slots__)

ActorState = tuple[Any, ...]  # integers, and one bool
Snapshot = tuple[
    tuple[int, ...], list[int], list[int], list[int], list[tuple[int, ActorState]], list[int]
]


def snapshot(world: World, same_cells: list[int] | None = None) -> Snapshot:
    """Return a world's state, to go back to with `restore`; sounds and saves are left out.

    Args:
        world: The world.
        same_cells: A list known to equal the world's cells, to save the copy.
    """
    live = [
        (slot, _actor_fields(actor))
        for slot, actor in enumerate(world.actors)
        if actor.kind != GONE
    ]
    return (
        _scalars(world),
        world.cells.copy() if same_cells is None else same_cells,
        world.awake[: world.awake_count],
        world.memory.copy(),
        live,
        [slot for slot, actor in enumerate(world.actors) if actor.kind == GONE],
    )


def restore(world: World, kept: Snapshot) -> None:
    """Bring a world back to a state of the same session."""
    scalars, cells, awake, memory, live, gone = kept
    (
        world.random,
        world.tick,
        world.mode,
        world.mode_time,
        world.buttons,
        world.previous,
        world.level,
        world.score,
        world.lives,
        world.max_hp,
        world.coins,
        world.keys,
        world.power,
        world.power_time,
        world.checkpoint_x,
        world.checkpoint_y,
        world.boss,
        world.width,
        world.height,
        world.cells_digest,
        world.awake_count,
    ) = scalars
    world.cells = cells.copy()
    world.awake[: len(awake)] = awake
    world.memory[:] = memory
    actors = world.actors
    for slot in gone:
        actors[slot].kind = GONE
    for slot, fields in live:
        actor = actors[slot]
        (
            actor.kind,
            actor.x,
            actor.y,
            actor.vx,
            actor.vy,
            actor.facing,
            actor.pose,
            actor.pose_time,
            actor.hp,
            actor.timer,
            actor.cooldown,
            actor.hurt,
            actor.ground,
            actor.home_x,
            actor.home_y,
            actor.tag,
        ) = fields


def hold(step: Step, world: World, buttons: int, ticks: int) -> int:
    """Hold buttons for some ticks while the play goes on; return for how many it did."""
    for tick in range(ticks):
        world.buttons = buttons
        step(world)
        if world.mode != PLAYING:
            return tick + 1
    return ticks


def press(step: Step, world: World, buttons: Sequence[int]) -> None:
    """Press the buttons of one tick after the other."""
    for held in buttons:
        world.buttons = held
        step(world)
