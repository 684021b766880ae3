"""The card before a level: its number and name, what there is to do, who says what, the lives."""

import pygame

from ..constants import HERO, WALK
from ..game import Game
from ..world import World
from .cast import Cast
from .lettering import BigLetters, Font, stack

MARGIN = 8
GAP = 6
ROOMY = 200  # on a screen so wide, lines stand further apart


class Card:
    """Draws a level's card. All of it follows from the state alone."""

    def __init__(self, game: Game, font: Font, big: BigLetters, cast: Cast) -> None:
        self._game = game
        self._font = font
        self._big = big
        self._cast = cast
        self._ink = pygame.Color(game.ink)
        self._paper = pygame.Color(game.paper)
        self._width, self._height = game.screen
        roomy = self._width >= ROOMY
        self._pitch = font.height + (4 if roomy else 2)
        self._close = font.height // (1 if roomy else 2)

    def draw(self, surface: pygame.Surface, world: World) -> None:
        """Draw the card; what it says is spread over its height."""
        stage = self._game.stages[world.level]
        name = self._big.lines(stage.name, 2, self._width - MARGIN, lines=2)
        blocks = [lines for lines in (stage.goal, stage.saying) if lines]
        air = self._close if blocks else self._font.height
        top, gap = self._height // 4 - air, 0
        if blocks:
            tall = self._font.height + sum(line.get_height() for line in name) + 3 * air
            tall += self._pitch * sum(map(len, blocks)) + self._cast.sheets[HERO].size[1]
            top = gap = max(0, (self._height - tall) // (len(blocks) + 3))
        surface.fill(self._paper)
        bottom = self._heading(surface, f"LEVEL {world.level + 1}", name, top, air)
        for lines in blocks:
            bottom += gap
            for number, line in enumerate(lines):
                speaker = lines is stage.saying and number == 0
                colour = self._big.accent if speaker else self._ink
                self._font.centre(surface, line, bottom, colour)
                bottom += self._pitch
        self._lives(surface, world, bottom)

    def _heading(
        self,
        surface: pygame.Surface,
        number: str,
        name: list[pygame.Surface],
        top: int,
        air: int,
    ) -> int:
        """Draw a level's number and name between two rules; return where the lower one is."""
        self._font.centre(surface, number, top + air, self._ink)
        bottom = stack(surface, name, top + 2 * air + self._font.height) + air
        rule = pygame.Rect(0, 0, self._width * 3 // 4, 1)
        for y in (top, bottom):
            rule.center = self._width // 2, y
            surface.fill(self._big.gold, rule)
        return bottom

    def _lives(self, surface: pygame.Surface, world: World, top: int) -> None:
        """Draw the hero, and how many lives he has, in the middle of what is below a height."""
        lives = f"x {max(0, world.lives)}"
        wide, tall = self._cast.sheets[HERO].size
        feet = (top + self._height + tall) // 2
        x = (self._width - wide - self._font.length(lives) - GAP) // 2
        self._cast.draw_hero(surface, (x + wide // 2, feet), WALK, world.mode_time)
        at = x + wide + GAP, feet - (tall + self._font.height) // 2
        self._font.write(surface, lives, at, self._ink)
