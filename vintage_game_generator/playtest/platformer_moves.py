"""What a game's hero can do, found by trying it out at the start of a level."""

from dataclasses import dataclass, replace

from vintage_game_generator.kernels.python.kernel import (
    CELL,
    LEFT,
    PLAYING,
    RIGHT,
    SELECT,
    A,
    Step,
    World,
)
from vintage_game_generator.playtest.search import hold, restore, snapshot
from vintage_game_generator.rules.platformer.registers import AIR_JUMPS

JUMP_TICKS = 40
TO_THE_TOP = 23


@dataclass(frozen=True)
class Moves:
    """What the hero can do.

    `rise` and `air_rise` are how high its first and its second jump go, in 1/4096 of a cell,
    `lift_off` is the speed of the first, `across` how far the first carries at full speed.
    """

    rise: int
    air_rise: int
    lift_off: int
    across: int
    double_jump: bool
    wall_jump: bool
    dash: bool

    def kinder(self) -> "Moves":
        """Return moves that reach farther: for where the simple picture is too strict."""
        return replace(self, rise=self.rise + CELL, across=self.across + 4 * CELL)

    @property
    def rows(self) -> int:
        """Return how many rows the hero can rise from a foothold, rounded up."""
        return -(-(self.rise + self.air_rise) // CELL)

    @property
    def aside(self) -> int:
        """Return how many cells the hero flies sideways besides one for each row that it falls."""
        return max(1, -(-self.across // CELL) - self.rise // CELL) + (2 if self.dash else 0)

    def rows_left(self, world: World) -> int:
        """Return how many rows the hero may still rise, rounded up."""
        left = self.air_rise * world.memory[AIR_JUMPS] if self.double_jump else 0
        vy = world.actors[0].vy
        if vy < 0:
            # the height that is left grows with the square of the speed
            left += self.rise * vy * vy // (self.lift_off * self.lift_off)
        return left // CELL + 1 if left else 0


def try_moves(step: Step, world: World) -> Moves:
    """Return what the hero can do; the world is left as it was."""
    start = snapshot(world)
    hold(step, world, 0, 4)
    ground = snapshot(world)
    floor = world.actors[0].y
    hold(step, world, A, 1)
    lift_off = max(-world.actors[0].vy, 1)
    rise = _highest(step, world, A, JUMP_TICKS, floor)
    airborne = JUMP_TICKS + 2
    restore(world, ground)
    hold(step, world, A, TO_THE_TOP)
    hold(step, world, 0, 1)
    hold(step, world, A, 1)
    double = world.actors[0].vy < -lift_off // 2
    both = _highest(step, world, A, JUMP_TICKS, floor) if double else rise
    restore(world, ground)
    hold(step, world, RIGHT, 24)
    across = world.actors[0].vx * airborne
    restore(world, ground)
    wall = _leaps_off_walls(step, world)
    restore(world, ground)
    hold(step, world, RIGHT, 2)
    walked = world.actors[0].vx
    hold(step, world, RIGHT | SELECT, 1)
    dash = world.actors[0].vx > 2 * walked + 200
    restore(world, start)
    return Moves(rise, max(both - rise, 0), lift_off, across, double, wall, dash)


def _highest(step: Step, world: World, buttons: int, ticks: int, floor: int) -> int:
    highest = 0
    for _ in range(ticks):
        hold(step, world, buttons, 1)
        highest = max(highest, floor - world.actors[0].y)
    return highest


def _leaps_off_walls(step: Step, world: World) -> bool:
    """Return whether a jump in the air beside the start's wall throws the hero off it."""
    hold(step, world, LEFT, 120)
    hold(step, world, LEFT | A, 14)
    hold(step, world, LEFT, 1)
    hold(step, world, LEFT | A, 1)
    return world.mode == PLAYING and world.actors[0].vx > 0
