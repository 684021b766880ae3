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

    def edged(
        self,
        surface: pygame.Surface,
        text: str,
        at: tuple[int, int],
        colour: Colour,
        edge: Colour,
    ) -> None:
        """Draw a line with an edge around it, to be read on busy ground."""
        for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1), (1, 1)):
            self.write(surface, text, (at[0] + dx, at[1] + dy), edge)
        self.write(surface, text, at, colour)

    def centre(
        self,
        surface: pygame.Surface,
        text: str,
        y: int,
        colour: Colour,
        edge: Colour | None = None,
    ) -> None:
        """Draw a line in the middle of a surface, with or without an edge."""
        x = (surface.get_width() - self.length(text)) // 2
        if edge is None:
            self.write(surface, text, (x, y), colour)
        else:
            self.edged(surface, text, (x, y), colour, edge)

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


THINNEST_SMOOTH = 7  # pixels a letter; smoothing eats the strokes of smaller ones


class BigLetters:
    """Letters for titles: enlarged smoothly, in bands of colour, with depth and an edge."""

    def __init__(self, font: Font, ink: Colour, gold: Colour, deep: Colour, edge: Colour) -> None:
        self.gold = gold
        self.accent = gold if gold != ink else deep  # sets words off from others in ink
        self._font = font
        self._bands = (ink, gold)
        self._deep = deep
        self._edge = edge
        self._drawn: dict[tuple[str, int], pygame.Surface] = {}

    def lines(self, text: str, scale: int, width: int, lines: int) -> list[pygame.Surface]:
        """Return a text as pictures of its lines, as large as fits.

        Args:
            text: Some words.
            scale: The largest enlargement that is wanted, 1 to 4.
            width: The room in pixels.
            lines: How many lines there may be; a longer text is not enlarged.
        """
        while scale > 1 and not self._fits(text, scale, width, lines):
            scale -= 1
        return [self._line(line, scale) for line in self._font.wrap(text, width // scale)]

    def _fits(self, text: str, scale: int, width: int, lines: int) -> bool:
        longest = max(map(len, text.split()), default=0) * self._font.width * scale
        allowed = min(lines, 5 - scale)  # the larger, the fewer
        return longest <= width and len(self._font.wrap(text, width // scale)) <= allowed

    def _line(self, text: str, scale: int) -> pygame.Surface:
        if (text, scale) not in self._drawn:
            self._drawn[text, scale] = self._draw(text, scale)
        return self._drawn[text, scale]

    def _draw(self, text: str, scale: int) -> pygame.Surface:
        plain = pygame.Surface((self._font.length(text), self._font.height), pygame.SRCALPHA, 32)
        self._font.write(plain, text, (0, 0), Colour("white"))
        letters = pygame.mask.from_surface(plain)
        if self._font.width < THINNEST_SMOOTH:
            letters = letters.scale((letters.get_size()[0] * scale, letters.get_size()[1] * scale))
        else:
            letters = enlarged(letters, scale)
        width, height = letters.get_size()
        depth = scale - 1
        picture = pygame.Surface((width + depth + 2, height + depth + 2), pygame.SRCALPHA, 32)
        clear = Colour(0, 0, 0, 0)
        edge = letters.to_surface(setcolor=self._edge, unsetcolor=clear)
        deep = letters.to_surface(setcolor=self._deep, unsetcolor=clear)
        for down in range(depth + 1):
            for dx, dy in ((0, 1), (1, 0), (2, 1), (1, 2), (0, 0), (2, 0), (0, 2), (2, 2)):
                picture.blit(edge, (down + dx, down + dy))
        for down in range(depth, 0, -1):
            picture.blit(deep, (down + 1, down + 1))
        for number, colour in enumerate(self._bands):
            top = height * number // len(self._bands)
            band = pygame.Rect(0, top, width, height - top)
            face = letters.to_surface(setcolor=colour, unsetcolor=clear)
            picture.blit(face, (1, 1 + top), band)
        return picture


def stack(surface: pygame.Surface, lines: Sequence[pygame.Surface], y: int, away: int = 0) -> int:
    """Draw pictures one below the other in the middle, or so far to its right.

    Returns:
        Where they end.
    """
    for line in lines:
        surface.blit(line, ((surface.get_width() - line.get_width()) // 2 + away, y))
        y += line.get_height()
    return y


def enlarged(letters: pygame.Mask, scale: int) -> pygame.Mask:
    """Return letters two, three or four times as large, their stairs smoothed.

    The rules are Scale2x and Scale3x (A. Mazzoleni, https://www.scale2x.it/algorithm).
    """
    if scale == 4:
        return enlarged(enlarged(letters, 2), 2)
    width, height = letters.get_size()

    def dot(x: int, y: int) -> int:
        return letters.get_at((x, y)) if 0 <= x < width and 0 <= y < height else 0

    large = pygame.Mask((width * scale, height * scale))
    for y in range(height):
        for x in range(width):
            around = [dot(x + dx, y + dy) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
            for index, value in enumerate(_split(around, scale)):
                large.set_at((x * scale + index % scale, y * scale + index // scale), value)
    return large


def _split(around: list[int], scale: int) -> list[int]:
    """Return the parts of a dot, row by row, from the nine dots of its neighbourhood."""
    a, b, c, d, e, f, g, h, i = around
    if scale == 1 or b == h or d == f:
        return [e] * scale * scale
    corners = [d if d == b else e, f if b == f else e, d if d == h else e, f if h == f else e]
    if scale == 2:
        return corners
    top = b if (d == b and e != c) or (b == f and e != a) else e
    left = d if (d == b and e != g) or (d == h and e != a) else e
    right = f if (b == f and e != i) or (h == f and e != c) else e
    bottom = h if (d == h and e != i) or (h == f and e != g) else e
    return [corners[0], top, corners[1], left, e, right, corners[2], bottom, corners[3]]
