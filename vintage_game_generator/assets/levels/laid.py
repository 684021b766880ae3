"""A level that was laid by a draft, with where each part of the draft lies in it."""

from dataclasses import dataclass

from vintage_game_generator.models.level import Level

BY_RULE = -1


@dataclass(frozen=True)
class Stretch:
    """Where one part of a draft lies.

    Attributes:
        index: The part's index in the draft; `BY_RULE` for what the rules laid in between.
        name: How the author knows it: 'part 7, `gap 3`'.
        left: Its first column.
        top: Its first row.
        right: Its last column.
        bottom: Its last row.
        foot: The row in which the hero stands at the end of a platformer's part; 0 in rooms.
    """

    index: int
    name: str
    left: int
    top: int
    right: int
    bottom: int
    foot: int = 0

    def holds(self, column: int, row: int) -> bool:
        """Return whether a cell is in it."""
        return self.left <= column <= self.right and self.top <= row <= self.bottom


@dataclass(frozen=True)
class Laid:
    """A level of a draft.

    Attributes:
        level: The level.
        stretches: Its parts, in the order in which the hero comes to them.
        notes: What the rules changed or added, in words.
        own_spawns: How many of the level's spawns come first that the draft asked for.
        left_out: How many parts found no place.
    """

    level: Level
    stretches: tuple[Stretch, ...]
    notes: tuple[str, ...] = ()
    own_spawns: int = 0
    left_out: int = 0

    def where(self, column: int, row: int) -> Stretch | None:
        """Return the part that a cell lies in."""
        return next((one for one in self.stretches if one.holds(column, row)), None)
