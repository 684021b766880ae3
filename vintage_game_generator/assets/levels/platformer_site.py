"""A level under construction: columns are added to the right, ground with mass first."""

import random
from dataclasses import dataclass, field

from vintage_game_generator.assets.levels.platformer_reach import Reach
from vintage_game_generator.models.config import Feature
from vintage_game_generator.models.design import Behaviour
from vintage_game_generator.models.level import Spawn

MOST_SPAWNS = 44  # the kernel's pool has 64 slots; shots and puffs want some
AIR, GROUND, LEDGE, SPIKES, WATER = ".", "#", "-", "^", "~"


@dataclass
class Site:
    """Where a level is built, and what the builder must know.

    `floor` is the row of the ground's surface at the right end: the hero stands in the row above.
    `enemies` are in the order in which they come in. `clear[column]` is the highest row that a
    roof must leave open there.
    """

    chance: random.Random
    reach: Reach
    height: int
    difficulty: int
    features: tuple[Feature, ...]
    enemies: tuple[Behaviour, ...]
    floor: int
    columns: list[list[str]] = field(default_factory=list)
    clear: list[int] = field(default_factory=list)
    spawns: list[Spawn] = field(default_factory=list)
    known: int = 1  # how many kinds of foes the hero has met before this level
    debuts: int = 100  # columns in which the other kinds come in, one after the other

    @property
    def here(self) -> int:
        """Return the next column's number."""
        return len(self.columns)

    @property
    def highest(self) -> int:
        """Return the highest row that a floor may have: a jump's height below the sky."""
        return self.reach.step + 3

    @property
    def lowest(self) -> int:
        """Return the lowest row that a floor may have: two rows of ground below."""
        return self.height - 2

    def has(self, feature: Feature) -> bool:
        """Return whether the game has a feature."""
        return feature in self.features

    def ground(self, count: int, floor: int | None = None) -> int:
        """Add columns of ground, and return the first one's number."""
        first = self.here
        if floor is not None:
            self.floor = floor
        for _ in range(count):
            self.columns.append(
                [GROUND if row >= self.floor else AIR for row in range(self.height)]
            )
            self.clear.append(max(0, self.floor - self.reach.step - 4))
        return first

    def pit(self, count: int, depth: str = AIR) -> int:
        """Add columns without ground, with water or spikes at their bottom if those are given."""
        first = self.here
        for _ in range(count):
            column = [AIR] * self.height
            if depth != AIR:
                surface = min(self.floor + 2, self.height - 2)
                for row in range(surface, self.height):
                    column[row] = depth if depth == WATER or row == surface else GROUND
            self.columns.append(column)
            self.clear.append(max(0, self.floor - self.reach.step - 4))
        return first

    def put(self, column: int, row: int, letter: str) -> None:
        """Write a cell; what is above the map is left out."""
        if row >= 0:
            self.columns[column][row] = letter
            if letter not in (GROUND, SPIKES):
                self.keep_clear(column, row)

    def keep_clear(self, column: int, row: int) -> None:
        """Have a roof leave room for a jump from a row."""
        highest = max(0, row - self.reach.step - 3)
        self.clear[column] = min(self.clear[column], highest)

    def fill(self, left: int, top: int, right: int, bottom: int, letter: str = GROUND) -> None:
        """Write a rectangle of cells, its last column and row included."""
        for column in range(left, right + 1):
            for row in range(max(top, 0), bottom + 1):
                self.columns[column][row] = letter

    def cell(self, column: int, row: int) -> str:
        """Return a cell."""
        return self.columns[column][row]

    def coin(self, column: int, row: int) -> None:
        """Lay a coin where there is air."""
        if 0 <= column < self.here and 0 <= row < self.height and self.cell(column, row) == AIR:
            self.put(column, row, "o")

    def spawn(self, kind: str, column: int, row: int, tag: int = 0) -> None:
        """Have an actor start somewhere, while there is room for it."""
        if len(self.spawns) < MOST_SPAWNS:
            self.spawns.append(Spawn(kind=kind, column=column, row=max(row, 0), tag=tag))

    def chance_of(self, percent: int) -> bool:
        """Return whether something happens."""
        return self.chance.randrange(100) < percent

    def between(self, low: int, high: int) -> int:
        """Return a number of a range; the range's low end if it is empty."""
        return self.chance.randint(low, max(low, high))
