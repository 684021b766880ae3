"""Dimming the console's way: a pattern of dots in the paper's colour, no new shade."""

import pygame

from .pictures import keyed

BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))  # Bayer, 1973
OPAQUE = 16
FADE_ROWS = 2  # of each density, where a curtain ends


class Veil:
    """Seventeen densities of dots, from nothing (0) to all (16)."""

    def __init__(self, size: tuple[int, int], colour: pygame.Color) -> None:
        self._size = size
        self._colour = colour
        self._patterns: dict[int, pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, density: int, area: pygame.Rect | None = None) -> None:
        """Lay the dots over a surface of the veil's size, or over an area of it."""
        if density <= 0:
            return
        if density not in self._patterns:
            self._patterns[density] = self._pattern(density)
        surface.blit(self._patterns[density], area or (0, 0), area)

    def curtain(self, surface: pygame.Surface, height: int) -> None:
        """Lay a cloth over the top of a surface: closed to that height, then fading out."""
        width = self._size[0]
        surface.fill(self._colour, (0, 0, width, height))
        for step in range(1, OPAQUE):
            band = pygame.Rect(0, height + (step - 1) * FADE_ROWS, width, FADE_ROWS)
            self.draw(surface, OPAQUE - step, band)

    def _pattern(self, density: int) -> pygame.Surface:
        width, height = self._size
        unit = keyed((4, 4))
        for y, row in enumerate(BAYER):
            for x, threshold in enumerate(row):
                if threshold < density:
                    unit.set_at((x, y), self._colour)
        pattern = keyed(self._size)
        for y in range(0, height, 4):
            for x in range(0, width, 4):
                pattern.blit(unit, (x, y))
        return pattern
