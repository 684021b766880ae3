"""Where the player looks: the map's pixel at the top left of the picture."""

from ..constants import CELL
from ..game import Game
from ..world import World

SLIDE_TICKS = 16


def camera(world: World, game: Game) -> tuple[int, int]:
    """Return the corner of what is seen, in pixels of the map; a pure function of the state."""
    hero = world.actors[0]
    columns, rows = game.view
    if game.camera == "rooms":
        column = max(0, min(hero.x // CELL, world.width - 1)) // columns
        row = max(0, min(hero.y // CELL, world.height - 1)) // rows
        return column * columns * game.cell, row * rows * game.cell
    width, height = field_size(game)
    x = (hero.x * game.cell // CELL) - width // 2
    y = (hero.y * game.cell // CELL) - height * 5 // 8
    return (
        max(0, min(x, world.width * game.cell - width)),
        max(0, min(y, world.height * game.cell - height)),
    )


def field_size(game: Game) -> tuple[int, int]:
    """Return the size in pixels of the picture of the map, below the status bar."""
    if game.camera == "rooms":
        return game.view[0] * game.cell, game.view[1] * game.cell
    return game.screen[0], game.screen[1] - game.hud


class Sight:
    """A camera with a hand's steadiness: it slides from room to room and does not nod.

    Only the window uses it. While it slides, the window holds the world still.
    """

    def __init__(self, game: Game) -> None:
        self._game = game
        self._level = -1
        self._from = (0, 0)
        self._at = (0, 0)
        self._left = 0

    @property
    def sliding(self) -> bool:
        """Return whether the picture is on its way to another room."""
        return self._left > 0

    def slide(self) -> None:
        """Go on sliding."""
        self._left -= 1

    def follow(self, world: World, cut: bool) -> None:
        """Look at where the hero is now; a cut goes there at once."""
        target = camera(world, self._game)
        if cut or world.level != self._level:
            self._at, self._left = target, 0
        elif self._game.camera == "rooms":
            if target != self._at:
                self._from, self._at, self._left = self._at, target, SLIDE_TICKS
        else:
            self._at = target[0], self._steady(target[1])
        self._level = world.level

    def corner(self) -> tuple[int, int]:
        """Return the corner of what is seen, in pixels of the map."""
        if not self._left:
            return self._at
        done = SLIDE_TICKS - self._left
        (x0, y0), (x1, y1) = self._from, self._at
        return x0 + (x1 - x0) * done // SLIDE_TICKS, y0 + (y1 - y0) * done // SLIDE_TICKS

    def _steady(self, target: int) -> int:
        """Return a height that ignores small jumps and catches up with large ones."""
        now = self._at[1]
        away = target - now
        slack = self._game.cell
        step = max(-4, min(4, away // 8 if away > 0 else -(-away // 8)))
        if abs(away) > field_size(self._game)[1] // 4:
            step = away - (field_size(self._game)[1] // 4) * (1 if away > 0 else -1)
        return now if abs(away) <= slack and not step else now + step
