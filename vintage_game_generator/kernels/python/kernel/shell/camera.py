"""Where the player looks: the map's pixel at the top left of the picture."""

from ..constants import CELL
from ..game import Game
from ..world import World

SLIDE_TICKS = 16
SLACK_CELLS = 2
CATCH_UP = 3  # pixels a tick


def camera(world: World, game: Game) -> tuple[int, int]:
    """Return the corner of what is seen, in pixels of the map; a pure function of the state."""
    hero = world.actors[0]
    columns, rows = game.view
    if game.camera == "rooms":
        column = max(0, min(hero.x // CELL, world.width - 1)) // columns
        row = max(0, min(hero.y // CELL, world.height - 1)) // rows
        return column * columns * game.cell, row * rows * game.cell
    x, y = _aim(world, game)
    return _on_map(world, game, x, y)


def field_size(game: Game) -> tuple[int, int]:
    """Return the size in pixels of the picture of the map, below the status bar."""
    if game.camera == "rooms":
        return game.view[0] * game.cell, game.view[1] * game.cell
    return game.screen[0], game.screen[1] - game.hud


def _aim(world: World, game: Game) -> tuple[int, int]:
    """Return the corner that has the hero in the middle and a little low."""
    width, height = field_size(game)
    hero = world.actors[0]
    x = hero.x * game.cell // CELL - width // 2
    return x, hero.y * game.cell // CELL - height * 5 // 8


def _on_map(world: World, game: Game, x: int, y: int) -> tuple[int, int]:
    width, height = field_size(game)
    right, bottom = world.width * game.cell - width, world.height * game.cell - height
    return max(0, min(x, right)), max(0, min(y, bottom))


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
            x, y = _aim(world, self._game)
            self._at = _on_map(world, self._game, x, self._steady(y))
        self._level = world.level

    def corner(self) -> tuple[int, int]:
        """Return the corner of what is seen, in pixels of the map."""
        if not self._left:
            return self._at
        done = SLIDE_TICKS - self._left
        (x0, y0), (x1, y1) = self._from, self._at
        return x0 + (x1 - x0) * done // SLIDE_TICKS, y0 + (y1 - y0) * done // SLIDE_TICKS

    def _steady(self, target: int) -> int:
        """Return a height that ignores jumps, and catches up with climbs and falls."""
        now = self._at[1]
        most = field_size(self._game)[1] // 4
        away = abs(target - now)
        wanted = max(0, away - min(SLACK_CELLS * self._game.cell, most))
        step = max(min(wanted, CATCH_UP), away - most)
        return now + step if target > now else now - step
