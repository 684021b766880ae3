"""A frame: what the player sees of a world."""

import pygame

from ..constants import (
    CLEARED,
    FACE_DOWN,
    FACE_RIGHT,
    HERO,
    IDLE,
    INTRO,
    LOST,
    PAUSED,
    TITLE,
    WON,
)
from ..errors import AssetError
from ..game import Game
from ..world import World
from .camera import camera, field_size
from .card import Card
from .cast import Cast
from .hud import Hud, title_colours
from .lettering import BigLetters, Font
from .scenery import Scenery
from .screens import Screens


class Painter:
    """Everything that a game shows, read once. Drawing never changes the world."""

    def __init__(self, game: Game) -> None:
        """Read all pictures of a game.

        Raises:
            LevelError: A map cannot be played.
            AssetError: A picture is missing or malformed.
        """
        self.game = game
        maps = game.maps()
        if not maps:
            raise AssetError(game.package, "has no levels")
        self._scenery = [
            Scenery(game, stage, drawn) for stage, drawn in zip(game.stages, maps, strict=True)
        ]
        font = Font(game.assets)
        self._cast = Cast(game, maps)
        self._hud = Hud(game, font, self._cast)
        big = BigLetters(font, *title_colours(game, self._cast))
        self._card = Card(game, font, big, self._cast)
        self._screens = Screens(game, font, big, self._cast, self._scenery)
        self._field = pygame.Rect((0, game.hud), field_size(game))

    def draw(
        self, surface: pygame.Surface, world: World, corner: tuple[int, int] | None = None
    ) -> None:
        """Draw a world on a surface of the console's screen size.

        Args:
            surface: Where to draw.
            world: What to draw.
            corner: The map's pixel at the top left; the hero's surroundings if not given.
        """
        mode = world.mode
        if mode == TITLE:
            self._screens.title(surface, world)
        elif mode == INTRO:
            self._card.draw(surface, world)
        elif mode in (WON, LOST):
            self._screens.ending(surface, world)
        else:
            self._play(surface, world, corner or camera(world, self.game))
            if mode == PAUSED:
                self._screens.pause(surface)
            elif mode == CLEARED:
                self._screens.cleared(surface, world)

    def icon(self) -> pygame.Surface:
        """Return the hero as the window's icon."""
        sheet = self._cast.sheets[HERO]
        return sheet.frames[FACE_RIGHT][sheet.poses[IDLE, FACE_DOWN].frame(0)]

    def fade(self, surface: pygame.Surface, density: int) -> None:
        """Dim a picture, from not at all (0) to nothing left (16)."""
        self._screens.fade(surface, density)

    def _play(self, surface: pygame.Surface, world: World, corner: tuple[int, int]) -> None:
        if self._field.bottom < surface.get_height() or self._field.width < surface.get_width():
            surface.fill(self.game.paper)
        field = surface.subsurface(self._field)
        self._scenery[world.level].draw(field, corner)
        self._cast.draw(field, world, corner, world.tick)
        self._hud.draw(surface, world)
