"""How high and how far the hero of one game can jump, found by jumping."""

from dataclasses import dataclass

from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.rules.platformer import tuning as tuning_rules

CELL = 4096
LONGEST_FLIGHT = 240


@dataclass(frozen=True)
class Reach:
    """What one leap can do, in 1/4096 of a cell, from a run at full speed.

    `path` holds the height above the ground after each tick of a jump whose button is held.
    """

    speed: int
    path: tuple[int, ...]
    double_path: tuple[int, ...]
    spring: int
    dash: int

    @property
    def rise(self) -> int:
        """Return how high a jump goes."""
        return max(self.path)

    @property
    def double_rise(self) -> int:
        """Return how high two jumps go, the second at the top of the first."""
        return max(self.double_path)

    @property
    def step(self) -> int:
        """Return how many rows a comfortable jump climbs."""
        return max(1, (self.rise - CELL // 3) // CELL)

    def across(self, rows_up: int = 0) -> int:
        """Return how far a jump carries before it is below so many rows above its start."""
        landing = [tick for tick, height in enumerate(self.path) if height >= rows_up * CELL]
        return landing[-1] * self.speed if landing else 0

    def gap(self, rows_up: int = 0) -> int:
        """Return the widest gap in cells that such a jump crosses with ease."""
        return max(0, (self.across(rows_up) - CELL // 3) // CELL)

    def arc(self, cells: int) -> list[int]:
        """Return the height in rows over each cell of a gap, along the jump that crosses it."""
        start = max(0, (self.across() - cells * CELL) // 2)
        ticks = [(start + cell * CELL + CELL // 2) // self.speed for cell in range(cells)]
        return [self.path[min(tick, len(self.path) - 1)] // CELL for tick in ticks]


def reach_of(design: GameDesign) -> Reach:
    """Return what the hero of a game can reach, by its tuning."""
    return measure(design.tuning, Feature.DASH in design.features)


def measure(changes: dict[str, int], dashes: bool = False) -> Reach:
    """Return what a hero can reach; `changes` holds other values for the tuning's constants."""

    def value(name: str) -> int:
        default: int = getattr(tuning_rules, name)
        return changes.get(name, default)

    gravity, fall, fastest = value("GRAVITY"), value("FALL_GRAVITY"), value("MAX_FALL")

    def flight(*speeds: int) -> tuple[int, ...]:
        heights = [0]
        height, speed, left = 0, -speeds[0], list(speeds[1:])
        for _ in range(LONGEST_FLIGHT):
            if speed >= 0 and left:
                speed = -left.pop(0)
            speed = speed + gravity if speed < 0 else min(speed + fall, fastest)
            height -= speed
            heights.append(height)
            if height < -8 * CELL:
                break
        return tuple(heights)

    jump = value("JUMP_SPEED")
    return Reach(
        speed=value("RUN_SPEED"),
        path=flight(jump),
        double_path=flight(jump, value("AIR_JUMP_SPEED")),
        spring=max(flight(value("SPRING_SPEED"))),
        dash=(value("DASH_SPEED") - value("RUN_SPEED")) * value("DASH_TIME") if dashes else 0,
    )
