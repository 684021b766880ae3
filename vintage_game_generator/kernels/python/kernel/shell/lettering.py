"""Text in the game's bitmap font: plain lines, and big letters for titles."""

from collections.abc import Sequence
from pathlib import Path

import pygame

from ..errors import AssetError
from .pictures import load_facts, load_picture

Colour = pygame.Color


class Font:
    """The bitmap font. Letters keep their tinted pictures, so that a line costs only blits."""

    def __init__(self, assets: Path) -> None:
        """Read the font.

        Raises:
            AssetError: A file of the font is missing or malformed.
        """
        file = assets / "font.json"
        facts = load_facts(file)
        picture = load_picture(file.with_suffix(".png"))
        try:
            self.width, self.height = int(facts["cell"][0]), int(facts["cell"][1])
            letters = str(facts["letters"])
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise AssetError(file, f"is no font ({error!r})") from error
        if picture.get_width() < self.width * len(letters):
            raise AssetError(file, f"names {len(letters)} letters, more than the picture has")
        self._shapes = {
            letter: picture.subsurface((index * self.width, 0, self.width, self.height))
            for index, letter in enumerate(letters)
        }
        self._tinted: dict[tuple[str, int], pygame.Surface] = {}
        self._big: dict[tuple[str, int], pygame.Surface] = {}

    def length(self, text: str) -> int:
        """Return the width of a line in pixels."""
        return self.width * len(text)

    def write(
        self, surface: pygame.Surface, text: str, at: tuple[int, int], colour: Colour
    ) -> None:
        """Draw a line; a letter that the font lacks leaves a gap."""
        x, y = at
        for letter in text:
            if letter != " ":
                tinted = self._letter(letter, colour)
                if tinted is not None:
                    surface.blit(tinted, (x, y))
            x += self.width

    def centre(
        self,
        surface: pygame.Surface,
        text: str,
        y: int,
        colour: Colour,
        shadow: Colour | None = None,
    ) -> None:
        """Draw a line in the middle of a surface, with an edge where the ground is busy."""
        x = (surface.get_width() - self.length(text)) // 2
        if shadow is not None:
            for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1), (1, 1)):
                self.write(surface, text, (x + dx, y + dy), shadow)
        self.write(surface, text, (x, y), colour)

    def wrap(self, text: str, width: int) -> list[str]:
        """Return a text in lines that fit so many pixels."""
        columns = max(1, width // self.width)
        lines: list[str] = []
        for word in text.split():
            if lines and len(lines[-1]) + 1 + len(word) <= columns:
                lines[-1] += f" {word}"
            else:
                lines.extend(word[at : at + columns] for at in range(0, len(word), columns))
        return lines

    def big(self, text: str, scale: int, bands: Sequence[Colour], edge: Colour) -> pygame.Surface:
        """Return a line of big letters: bands of colour from the top down, an edge, a shadow.

        The letters are smoothed by EPX where the scale doubles (A. Johnston, 1992), so that
        they look drawn and not enlarged.
        """
        key = text, scale
        if key not in self._big:
            self._big[key] = self._drawn_big(text, scale, bands, edge)
        return self._big[key]

    def _drawn_big(
        self, text: str, scale: int, bands: Sequence[Colour], edge: Colour
    ) -> pygame.Surface:
        shape = pygame.Surface((self.length(text) + 2, self.height + 2), pygame.SRCALPHA, 32)
        self.write(shape, text, (1, 1), Colour("white"))
        grown = 1
        while grown * 2 <= scale:
            shape = pygame.transform.scale2x(shape)
            grown *= 2
        if grown != scale:
            size = (self.length(text) + 2) * scale, (self.height + 2) * scale
            shape = pygame.transform.scale(shape, size)
        width, height = shape.get_size()
        mask = pygame.mask.from_surface(shape)
        dark = mask.to_surface(setcolor=edge, unsetcolor=(0, 0, 0, 0))
        face = mask.to_surface(setcolor=bands[0], unsetcolor=(0, 0, 0, 0))
        for index, colour in enumerate(bands):
            top = scale + self.height * scale * index // len(bands)
            band = pygame.Rect(0, top, width, height - top)
            tinted = mask.to_surface(setcolor=colour, unsetcolor=(0, 0, 0, 0))
            face.blit(tinted, band, band)
        reach = max(1, scale // 2)
        picture = pygame.Surface((width + 2 * reach, height + 3 * reach), pygame.SRCALPHA, 32)
        for dy in range(2 * reach + 1 + reach):
            for dx in range(2 * reach + 1):
                picture.blit(dark, (dx, dy))
        picture.blit(face, (reach, reach))
        return picture

    def _letter(self, letter: str, colour: Colour) -> pygame.Surface | None:
        key = letter, int(colour)
        if key not in self._tinted:
            shape = self._shapes.get(letter) or self._shapes.get(letter.upper())
            if shape is None:
                return None
            tinted = shape.copy()
            tinted.fill(colour, special_flags=pygame.BLEND_RGBA_MULT)
            self._tinted[key] = tinted
        return self._tinted[key]
