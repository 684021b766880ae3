"""One room of an adventure map: a canvas with a rim, doorways, and what must stay free."""

from dataclasses import dataclass, field

Spot = tuple[int, int]

FLOOR = "."
WALL = "#"
WATER = "~"
SPIKES = "^"
CRATE = "x"
STANDABLE = ".ovLkpcE"  # letters of cells on which the hero can stand unharmed


@dataclass
class Room:
    """A room as rows of level letters; the rim is wall but for its doorways."""

    columns: int
    rows: int
    outdoors: bool = False
    cells: list[list[str]] = field(default_factory=list)
    doors: list[Spot] = field(default_factory=list)  # the cells of doorways in the rim
    kept: set[Spot] = field(default_factory=set)  # floor that no furniture may take
    centre: Spot | None = None  # where a template wants its prize
    is_cut: bool = False  # whether furniture lost a piece to what must stay free

    def __post_init__(self) -> None:
        if not self.cells:
            self.cells = [[WALL] * self.columns for _ in range(self.rows)]
            self.clear()

    @property
    def is_small(self) -> bool:
        """Return whether only the simplest furniture fits."""
        return max(self.columns, self.rows) < 14 or min(self.columns, self.rows) < 11

    def clear(self) -> None:
        """Make everything inside the rim floor again."""
        self.centre = None
        self.is_cut = False
        for row in range(1, self.rows - 1):
            for column in range(1, self.columns - 1):
                self.cells[row][column] = FLOOR

    def open_door(self, side: tuple[int, int], first: int, letter: str = FLOOR) -> None:
        """Open a doorway of two cells in a side of the rim, from a row or column on."""
        dx, dy = side
        for along in (first, first + 1):
            column = along if dx == 0 else (self.columns - 1 if dx > 0 else 0)
            row = along if dy == 0 else (self.rows - 1 if dy > 0 else 0)
            self.cells[row][column] = letter
            self.doors.append((column, row))
            for inward in (1, 2):
                self.kept.add((column - dx * inward, row - dy * inward))

    def at(self, column: int, row: int) -> str:
        """Return the letter of a cell; outside is wall."""
        if 0 <= column < self.columns and 0 <= row < self.rows:
            return self.cells[row][column]
        return WALL

    def put(self, column: int, row: int, letter: str) -> None:
        """Set a cell inside the rim unless it must stay free."""
        if 0 < column < self.columns - 1 and 0 < row < self.rows - 1:
            if (column, row) not in self.kept:
                self.cells[row][column] = letter
            elif letter != FLOOR:
                self.is_cut = True

    def put_block(self, left: int, top: int, wide: int, high: int, letter: str) -> None:
        """Fill a rectangle."""
        for row in range(top, top + high):
            for column in range(left, left + wide):
                self.put(column, row, letter)

    def put_four(self, left: int, top: int, wide: int, high: int, letter: str) -> None:
        """Fill a rectangle and its mirror images across both middles."""
        right = self.columns - left - wide
        bottom = self.rows - top - high
        for column in (left, right):
            for row in (top, bottom):
                self.put_block(column, row, wide, high, letter)

    def floor(self) -> list[Spot]:
        """Return the bare cells inside the rim, row by row."""
        return [
            (column, row)
            for row in range(1, self.rows - 1)
            for column in range(1, self.columns - 1)
            if self.cells[row][column] == FLOOR
        ]

    def reach(self, start: Spot) -> set[Spot]:
        """Return the cells to which the hero can walk from a cell, doorways included."""
        seen = {start}
        ahead = [start]
        while ahead:
            column, row = ahead.pop()
            for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
                spot = column + dx, row + dy
                inside = 0 <= spot[0] < self.columns and 0 <= spot[1] < self.rows
                if inside and spot not in seen and self.cells[spot[1]][spot[0]] in STANDABLE:
                    seen.add(spot)
                    ahead.append(spot)
        return seen

    def wide_reach(self) -> set[Spot]:
        """Return the cells that can be reached from the first doorway on paths two cells wide."""
        fits = {
            (column, row)
            for row in range(1, self.rows - 2)
            for column in range(1, self.columns - 2)
            if all(
                self.cells[row + down][column + across] in STANDABLE
                for across in (0, 1)
                for down in (0, 1)
            )
        }
        door = self.doors[0]
        ahead = [spot for spot in sorted(fits) if touches(spot, door)]
        seen = set(ahead)
        while ahead:
            column, row = ahead.pop()
            for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
                spot = column + dx, row + dy
                if spot in fits and spot not in seen:
                    seen.add(spot)
                    ahead.append(spot)
        return {(c + across, r + down) for c, r in seen for across in (0, 1) for down in (0, 1)}

    def turned(self) -> "Room":
        """Return a bare room with columns and rows exchanged: what is drawn on it lies across."""
        turned = Room(self.rows, self.columns, self.outdoors)
        turned.kept = {(row, column) for column, row in self.kept}
        return turned

    def take_turned(self, turned: "Room") -> None:
        """Take over the furniture of a turned room."""
        for row in range(1, self.rows - 1):
            for column in range(1, self.columns - 1):
                self.put(column, row, turned.cells[column][row])
        if turned.centre is not None:
            self.centre = turned.centre[1], turned.centre[0]

    def is_sound(self) -> bool:
        """Return whether wide paths join all doorways and no floor is cut off."""
        wide = self.wide_reach()
        for column, row in self.doors:
            if not any(touches_cell(spot, (column, row)) for spot in wide):
                return False
        if self.centre is not None and self.at(*self.centre) != FLOOR:
            return False
        walkable = self.reach(sorted(wide)[0]) if wide else set()
        return all(spot in walkable for spot in self.floor())


def touches(corner: Spot, door: Spot) -> bool:
    """Return whether the 2x2 block at a corner lies right beside a doorway's cell."""
    return any(
        touches_cell((corner[0] + across, corner[1] + down), door)
        for across in (0, 1)
        for down in (0, 1)
    )


def touches_cell(spot: Spot, door: Spot) -> bool:
    """Return whether two cells share an edge."""
    return abs(spot[0] - door[0]) + abs(spot[1] - door[1]) == 1
