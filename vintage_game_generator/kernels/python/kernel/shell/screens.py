"""The screens around the play: title, story, pause, ending and defeat."""

from collections.abc import Sequence

import pygame

from ..constants import CELL, DEATH, HERO, WON
from ..game import Game
from ..world import World, load_level, new_world
from .cast import Cast
from .lettering import BigLetters, Font, stack
from .scenery import Scenery
from .veil import OPAQUE, Veil

BLINK_TICKS = 32
LETTER_TICKS = 2  # the story is typed, a letter every so many ticks
PAGE_TICKS = 200  # for which a page of a long text stands
TITLE_TICKS = 600  # then the title gives way to the story, and comes back
LINGER_TICKS = 300
SLIDE_SPEED = 16  # pixels a tick at which a banner comes in
MARGIN = 8


class Screens:
    """Draws everything but the play itself. All of it follows from the state alone."""

    def __init__(
        self, game: Game, font: Font, big: BigLetters, cast: Cast, scenery: list[Scenery]
    ) -> None:
        self._game = game
        self._font = font
        self._big = big
        self._cast = cast
        self._scenery = scenery
        self._ink = pygame.Color(game.ink)
        self._paper = pygame.Color(game.paper)
        self._veil = Veil(game.screen, self._paper)
        self._width, self._height = game.screen
        self._story = self._wrapped(game.intro)
        self._first = new_world([place.map.level for place in scenery], game.seed)
        load_level(self._first, 0)
        self._first.actors[0].facing = cast.facing

    def title(self, surface: pygame.Surface, world: World) -> None:
        """Draw the title over the first level, and now and then the story."""
        story_ticks = sum(map(len, self._story)) * LETTER_TICKS + LINGER_TICKS
        time = world.mode_time % (TITLE_TICKS + (story_ticks if self._story else 0))
        for actor in self._first.actors:
            actor.pose_time = world.mode_time
        self._vista(surface, self._first, world.mode_time)
        if time >= TITLE_TICKS:
            self._veil.draw(surface, OPAQUE * 3 // 4)
            top = self._height // 5
            self._typed(surface, self._story, top, self._height - top, time - TITLE_TICKS)
            return
        if self._game.camera == "rooms":
            self._veil.curtain(surface, self._height // 2)
        title = self._big.lines(self._game.display_title, 4, self._width - MARGIN, 3)
        tagline = self._wrapped((self._game.tagline,))
        pitch = self._font.height + 2
        tall = sum(line.get_height() for line in title) + len(tagline) * pitch
        y = stack(surface, title, max(MARGIN, (self._height // 2 - tall) // 2))
        for line in tagline:
            self._font.centre(surface, line, y + 2, self._ink, self._paper)
            y += pitch
        y = self._height - self._height // 8
        if self._game.has_save and world.save[0] > 0:
            self._font.centre(surface, "SELECT: CONTINUE", y, self._ink, self._paper)
            y -= self._font.height + 4
        self._press_start(surface, y, world.mode_time)

    def pause(self, surface: pygame.Surface) -> None:
        """Dim the play and show the controls, aligned at their colons."""
        self._veil.draw(surface, OPAQUE // 2)
        pairs = [line.partition(": ") for line in self._game.controls]
        keys = max((len(key) for key, _, _ in pairs), default=0)
        lines = [f"{key:>{keys}}{colon}{deed}" for key, colon, deed in pairs]
        wide = max(map(len, lines), default=0)
        if wide * self._font.width > self._width - 2 * MARGIN:
            lines, wide = list(self._game.controls), 0
        self._panel(surface, ["PAUSED", *[""][: len(lines)], *(f"{t:<{wide}}" for t in lines)])

    def cleared(self, surface: pygame.Surface, world: World) -> None:
        """Announce that the level is done."""
        banner = self._big.lines("LEVEL CLEAR", 2, self._width - MARGIN, lines=2)
        away = max(0, self._width - world.mode_time * SLIDE_SPEED)
        stack(surface, banner, self._height // 3, away)

    def ending(self, surface: pygame.Surface, world: World) -> None:
        """Tell how it ended, well or badly."""
        won = world.mode == WON
        pitch = self._font.height + 4
        bottom = self._height - 3 * pitch
        if won:
            self._vista(surface, world, world.mode_time)
            bottom = self._height * 3 // 4 - self._cast.sheets[HERO].size[1] - 4
            if self._game.camera == "rooms":
                self._veil.curtain(surface, bottom - 2 * self._font.height)
        else:
            surface.fill(self._paper)
            feet = bottom - self._font.height
            self._cast.draw_hero(surface, (self._width // 2, feet), DEATH, world.mode_time)
            bottom = feet - self._cast.sheets[HERO].size[1]
        heading = self._big.lines("THE END" if won else "GAME OVER", 3, self._width - MARGIN, 1)
        y = stack(surface, heading, self._height // 14) + 4
        story = self._wrapped(self._game.ending if won else self._game.defeat)
        self._typed(surface, story, y, bottom, world.mode_time)
        y = self._height - 2 * pitch - 2
        self._font.centre(surface, f"SCORE {world.score:06d}", y, self._ink, self._paper)
        self._press_start(surface, y + pitch, world.mode_time)

    def fade(self, surface: pygame.Surface, density: int) -> None:
        """Lay the paper over a picture, from nothing (0) to all (16)."""
        self._veil.draw(surface, density)

    def _vista(self, surface: pygame.Surface, world: World, time: int) -> None:
        """Draw a world over the whole screen, the hero in its lower part; above it may be sky."""
        game = self._game
        width, height = self._width, self._height
        hero = world.actors[0]
        x = hero.x * game.cell // CELL - width // 2
        y = hero.y * game.cell // CELL - height * 3 // 4
        corner = (
            max(0, min(x, world.width * game.cell - width)),
            min(y, world.height * game.cell - height),
        )
        self._scenery[world.level].draw(surface, corner, drift=time // 2)
        self._cast.draw(surface, world, corner, time)

    def _press_start(self, surface: pygame.Surface, y: int, time: int) -> None:
        if time % (2 * BLINK_TICKS) >= BLINK_TICKS // 2:
            self._font.centre(surface, "PRESS START", y, self._ink, self._paper)

    def _typed(
        self, surface: pygame.Surface, lines: list[str], top: int, bottom: int, time: int
    ) -> None:
        """Write lines as far as they are typed by now.

        What does not fit moves up and away; once all is typed, page follows page.
        """
        pitch = self._font.height + (4 if self._width >= 200 else 2)
        room = max(1, (bottom - top) // pitch)
        left = time // LETTER_TICKS
        turned = (time - sum(map(len, lines)) * LETTER_TICKS) // PAGE_TICKS - 1
        typed = []
        for line in lines:
            if left > 0:
                typed.append((line, line[:left]))
            left -= len(line)
        if turned >= 0 and lines:
            first = turned * room % (-(-len(lines) // room) * room)
            typed = typed[first : first + room]
        y = top
        for whole, part in typed[-room:]:
            x = (self._width - self._font.length(whole)) // 2
            self._font.edged(surface, part, (x, y), self._ink, self._paper)
            y += pitch

    def _panel(self, surface: pygame.Surface, lines: list[str]) -> None:
        pitch = self._font.height + 3
        width = max(map(self._font.length, lines)) + 2 * MARGIN
        panel = pygame.Rect(0, 0, min(width, self._width), len(lines) * pitch + 2 * MARGIN - 2)
        panel.center = self._width // 2, self._height // 2
        surface.fill(self._paper, panel.inflate(2, 2))
        surface.fill(self._ink, panel)
        surface.fill(self._paper, panel.inflate(-2, -2))
        for number, line in enumerate(lines):
            self._font.centre(surface, line, panel.y + MARGIN + number * pitch, self._ink)

    def _wrapped(self, texts: Sequence[str]) -> list[str]:
        room = self._width - MARGIN
        return [line for text in texts for line in self._font.wrap(text, room)]
