"""The screens around the play: title, story, level cards, pause, ending and defeat."""

from collections.abc import Sequence

import pygame

from ..constants import FACE_DOWN, HERO, WALK, WON
from ..game import Game
from ..world import Actor, World, load_level, new_world
from .camera import camera, field_size
from .cast import Cast
from .hud import bright_colour
from .lettering import Font
from .scenery import Scenery
from .veil import OPAQUE, Veil

BLINK_TICKS = 32
LETTER_TICKS = 2  # the story is typed, a letter every so many ticks
TITLE_TICKS = 600  # then the title gives way to the story, and comes back
LINGER_TICKS = 300
MARGIN = 8


class Screens:
    """Draws everything but the play itself. All of it follows from the state alone."""

    def __init__(self, game: Game, font: Font, cast: Cast, scenery: list[Scenery]) -> None:
        self._game = game
        self._font = font
        self._cast = cast
        self._scenery = scenery
        self._ink = pygame.Color(game.ink)
        self._paper = pygame.Color(game.paper)
        gold = bright_colour(next(iter(cast.items.values()), None), self._ink)
        self._bands = (self._ink, gold)
        self._veil = Veil(game.screen, self._paper)
        self._story = [line for text in game.intro for line in self._wrapped(text)]
        self._story_ticks = sum(map(len, self._story)) * LETTER_TICKS + LINGER_TICKS
        self._stage = new_world([place.map.level for place in scenery], game.seed)
        load_level(self._stage, 0)
        for actor in self._stage.actors:
            actor.facing = FACE_DOWN if game.camera == "rooms" and actor.kind == HERO else 0

    def title(self, surface: pygame.Surface, world: World) -> None:
        """Draw the title over the first level, and now and then the story."""
        time = world.mode_time % (TITLE_TICKS + (self._story_ticks if self._story else 0))
        self._first_place(surface, world.mode_time)
        if time >= TITLE_TICKS:
            self._veil.draw(surface, OPAQUE * 3 // 4)
            self._typed(surface, self._story, surface.get_height() // 4, time - TITLE_TICKS)
            return
        if self._game.camera == "rooms":
            self._veil.draw(surface, OPAQUE // 2)
        y = surface.get_height() // 8
        y = self._big(surface, self._game.display_title, y) + 2
        for line in self._wrapped(self._game.tagline):
            self._font.centre(surface, line, y, self._ink, self._paper)
            y += self._font.height + 2
        y = surface.get_height() - surface.get_height() // 4
        if world.mode_time // BLINK_TICKS % 2 == 0:
            self._font.centre(surface, "PRESS START", y, self._ink, self._paper)
        if self._game.has_save and world.save[0] > 0:
            y += self._font.height + 4
            self._font.centre(surface, "SELECT: CONTINUE", y, self._ink, self._paper)

    def card(self, surface: pygame.Surface, world: World) -> None:
        """Draw the card before a level: its number, its name, the hero and his lives."""
        surface.fill(self._paper)
        height = surface.get_height()
        self._font.centre(surface, f"LEVEL {world.level + 1}", height // 4, self._ink)
        name = self._game.stages[world.level].name
        self._big(surface, name, height // 4 + self._font.height + 4)
        lives = f"x {max(0, world.lives)}"
        x = surface.get_width() // 2
        self._hero(surface, (x - 12, height * 3 // 4), WALK, world.mode_time)
        at = x + 6, height * 3 // 4 - self._font.height
        self._font.write(surface, lives, at, self._ink)

    def pause(self, surface: pygame.Surface, world: World) -> None:
        """Dim the play and show the controls."""
        self._veil.draw(surface, OPAQUE // 2)
        lines = ["PAUSED", "", *self._game.controls] if self._game.controls else ["PAUSED"]
        self._panel(surface, lines)

    def cleared(self, surface: pygame.Surface, world: World) -> None:
        """Announce that the level is done."""
        picture = self._font.big("LEVEL CLEAR", self._scale("LEVEL CLEAR", 2), *self._colours())
        width, height = surface.get_size()
        rest = (width - picture.get_width()) // 2
        x = max(rest, width - world.mode_time * 12)
        surface.blit(picture, (x, height // 3))

    def ending(self, surface: pygame.Surface, world: World) -> None:
        """Tell how it ended, well or badly."""
        won = world.mode == WON
        if won:
            scenery = self._scenery[world.level]
            scenery.draw(self._field(surface), camera(world, self._game))
            surface.fill(self._paper, (0, 0, surface.get_width(), self._game.hud))
            self._veil.draw(surface, OPAQUE * 3 // 4)
        else:
            surface.fill(self._paper)
        height = surface.get_height()
        y = self._big(surface, "THE END" if won else "GAME OVER", height // 10) + 4
        story = self._game.ending if won else self._game.defeat
        lines = [line for text in story for line in self._wrapped(text)]
        self._typed(surface, lines, y, world.mode_time)
        self._font.centre(
            surface,
            f"SCORE {world.score:06d}",
            height - 5 * self._font.height,
            self._ink,
            self._paper,
        )
        if world.mode_time > 60 and world.mode_time // BLINK_TICKS % 2 == 0:
            y = height - 3 * self._font.height
            self._font.centre(surface, "PRESS START", y, self._ink, self._paper)

    def fade(self, surface: pygame.Surface, density: int) -> None:
        """Lay the paper over a picture, from nothing (0) to all (16)."""
        self._veil.draw(surface, density)

    def _first_place(self, surface: pygame.Surface, time: int) -> None:
        surface.fill(self._paper)
        field = self._field(surface)
        corner = camera(self._stage, self._game)
        for actor in self._stage.actors:
            actor.pose_time = time
        self._scenery[0].draw(field, corner, drift=time // 2)
        self._cast.draw(field, self._stage, corner, time)

    def _field(self, surface: pygame.Surface) -> pygame.Surface:
        return surface.subsurface(((0, self._game.hud), field_size(self._game)))

    def _hero(self, surface: pygame.Surface, at: tuple[int, int], pose: int, time: int) -> None:
        facing = FACE_DOWN if self._game.camera == "rooms" else 0
        hero = Actor(HERO, pose=pose, pose_time=time, facing=facing)
        self._cast.draw_actor(surface, hero, (-at[0], -at[1]))

    def _big(self, surface: pygame.Surface, text: str, y: int) -> int:
        """Draw big letters in the middle, as big as fits in two lines; return the end's height."""
        scale = self._scale(text, 3)
        for line in self._font.wrap(text, (surface.get_width() - MARGIN) // scale):
            picture = self._font.big(line, scale, *self._colours())
            surface.blit(picture, ((surface.get_width() - picture.get_width()) // 2, y))
            y += picture.get_height() - scale
        return y

    def _scale(self, text: str, most: int) -> int:
        for scale in range(most, 1, -1):
            room = (self._game.screen[0] - MARGIN) // scale
            lines = self._font.wrap(text, room)
            whole = max(map(len, text.split()), default=0) * self._font.width <= room
            if whole and len(lines) <= 2:
                return scale
        return 1

    def _colours(self) -> tuple[Sequence[pygame.Color], pygame.Color]:
        return self._bands, self._paper

    def _typed(self, surface: pygame.Surface, lines: list[str], y: int, time: int) -> None:
        """Write lines as far as they are typed by now."""
        left = time // LETTER_TICKS
        for line in lines:
            if left <= 0:
                return
            x = (surface.get_width() - self._font.length(line)) // 2
            self._font.write(surface, line[:left], (x, y), self._ink)
            left -= len(line)
            y += self._font.height + 4

    def _panel(self, surface: pygame.Surface, lines: list[str]) -> None:
        pitch = self._font.height + 2
        width = max(map(self._font.length, lines)) + 2 * MARGIN
        panel = pygame.Rect(0, 0, min(width, surface.get_width()), len(lines) * pitch + 14)
        panel.center = surface.get_width() // 2, surface.get_height() // 2
        surface.fill(self._ink, panel)
        surface.fill(self._paper, panel.inflate(-2, -2))
        for number, line in enumerate(lines):
            self._font.centre(surface, line, panel.y + 8 + number * pitch, self._ink)

    def _wrapped(self, text: str) -> list[str]:
        return self._font.wrap(text, self._game.screen[0] - MARGIN)
