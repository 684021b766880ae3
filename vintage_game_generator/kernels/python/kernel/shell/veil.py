"""Dimming the console's way: a pattern of dots in the paper's colour, no new shade."""

import pygame

from .pictures import keyed

BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))  # Bayer, 1973
OPAQUE = 16


class Veil:
    """Seventeen densities of dots, from nothing (0) to all (16)."""

    def __init__(self, size: tuple[int, int], colour: pygame.Color) -> None:
        self._size = size
        self._colour = colour
        self._patterns: dict[int, pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, density: int) -> None:
        """Lay the dots over a surface of the veil's size or less."""
        if density <= 0:
            return
        if density not in self._patterns:
            self._patterns[density] = self._pattern(density)
        surface.blit(self._patterns[density], (0, 0))

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
