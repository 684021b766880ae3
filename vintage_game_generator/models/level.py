"""One level: a grid of cells and the actors that start in it."""

from pydantic import Field, model_validator

from vintage_game_generator.kernels.python.kernel import constants
from vintage_game_generator.models.base import Model

CELL_LETTERS: dict[str, int] = {
    ".": constants.EMPTY,
    "#": constants.SOLID,
    "-": constants.LEDGE,
    "^": constants.HAZARD,
    "~": constants.WATER,
    "H": constants.LADDER,
    "o": constants.COIN,
    "v": constants.HEART,
    "L": constants.LIFE,
    "k": constants.KEY,
    "D": constants.DOOR,
    "c": constants.CHECKPOINT,
    "E": constants.EXIT,
    "p": constants.POWER,
    "x": constants.CRATE,
    "s": constants.SPRING,
    "G": constants.GATE,
}
LETTERS = {cell: letter for letter, cell in CELL_LETTERS.items()}


class Spawn(Model):
    """An actor that is there when the level starts."""

    kind: str = Field(description="A name of `constants.KIND_NAMES`: 'hero', 'walker', ...")
    column: int = Field(ge=0)
    row: int = Field(ge=0, description="The cell in which the actor stands.")
    tag: int = Field(default=0, description="Read by the rules: a patrol's length, a facing ...")


class Level(Model):
    """A level that a program can play.

    `rows` holds one letter of `CELL_LETTERS` a cell, so that a level can be read in a diff.
    """

    number: int = Field(ge=1)
    name: str
    biome: int
    tune: str
    rows: tuple[str, ...]
    spawns: tuple[Spawn, ...]

    @model_validator(mode="after")
    def _is_a_rectangle_of_known_cells(self) -> "Level":
        width = len(self.rows[0])
        for number, row in enumerate(self.rows):
            if len(row) != width:
                raise ValueError(f"row {number} has {len(row)} cells, the first has {width}")
            for column, letter in enumerate(row):
                if letter not in CELL_LETTERS:
                    raise ValueError(
                        f"row {number}, column {column}: no cell is written {letter!r}"
                    )
        return self

    @property
    def columns(self) -> int:
        """Return the width in cells."""
        return len(self.rows[0])

    @property
    def cells(self) -> list[int]:
        """Return the kernel's cell codes, row by row."""
        return [CELL_LETTERS[letter] for row in self.rows for letter in row]
