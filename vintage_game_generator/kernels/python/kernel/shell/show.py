"""The running picture: frames with a steady camera, slides and fades, for window and films."""

import pygame

from ..constants import CLEARED, DYING, PAUSED, PLAYING
from ..world import World
from .camera import Sight
from .painter import Painter
from .veil import OPAQUE

IN_PLAY = (PLAYING, PAUSED, CLEARED, DYING)


class Show:
    """Draws one frame after the other. What it remembers is never part of the state."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._sight = Sight(painter.game)
        self._scene = (-1, -1)
        self._mode = -1
        self._dim = 0

    @property
    def holds(self) -> bool:
        """Return whether the world should wait while the picture slides."""
        return self._sight.sliding

    def advance(self, world: World) -> None:
        """Look at a world after its tick."""
        scene = (PLAYING if world.mode in IN_PLAY else world.mode, world.level)
        revived = self._mode == DYING and world.mode == PLAYING
        cut = scene != self._scene or revived
        self._dim = OPAQUE if cut else max(0, self._dim - 1)
        self._scene, self._mode = scene, world.mode
        if world.mode in IN_PLAY:
            self._sight.follow(world, cut)

    def slide(self) -> None:
        """Go on sliding while the world waits."""
        self._sight.slide()

    def draw(self, surface: pygame.Surface, world: World) -> None:
        """Draw a frame on a surface of the console's screen size."""
        self._painter.draw(surface, world, self._sight.corner())
        self._painter.fade(surface, self._dim)
