"""The status bar: hearts, lives, coins, keys, a power's time, and the score."""

import pygame

from ..constants import BOSS, COIN, HEART, KEY, POWER, TICKS_A_SECOND
from ..game import Game
from ..world import World
from .cast import Cast
from .lettering import Font
from .pictures import SpriteSheet

ICON = 8
ROOMY = 200  # a screen so wide shows counts as "x 3"
DARK = 140  # a colour whose brightest channel is below this does not show on a status bar

SHAPES = {
    "heart": (".##.##.", "#######", "#######", "#######", ".#####.", "..###..", "...#..."),
    "hollow": (".##.##.", "#..#..#", "#.....#", "#.....#", ".#...#.", "..#.#..", "...#..."),
    "life": ("..###..", "..###..", ".#####.", "#.###.#", "..###..", "..#.#..", ".##.##."),
    "coin": ("..###..", ".#####.", "##.####", "##.####", "##.####", ".#####.", "..###.."),
    "key": (".......", ".##....", "#..#...", "#..####", "#..#.#.", ".##..#.", "......."),
    "power": ("...#...", "..###..", "#######", ".#####.", ".#####.", ".##.##.", ".#...#."),
}


class Hud:
    """Draws the status bar; what a game lacks is not on it."""

    def __init__(self, game: Game, font: Font, cast: Cast) -> None:
        self._game = game
        self._font = font
        self._ink = pygame.Color(game.ink)
        self._paper = pygame.Color(game.paper)
        self._menace = bright_colour(cast.sheets.get(BOSS), self._ink)
        self._roomy = game.screen[0] >= ROOMY
        self._gap = 8 if self._roomy else 4
        owners = {"heart": HEART, "hollow": HEART, "coin": COIN, "key": KEY, "power": POWER}
        self._icons = {
            name: self._icon(name, bright_colour(cast.items.get(owners.get(name, 0)), self._ink))
            for name in SHAPES
        }

    def draw(self, surface: pygame.Surface, world: World) -> None:
        """Draw the bar over the top of the screen, and a boss's strength at its foot."""
        game = self._game
        surface.fill(self._paper, (0, 0, game.screen[0], game.hud))
        state = self._state(world)
        score = f"{world.score:06d}"
        width = sum(self._width(part) for part in state) + self._gap * (len(state) + 1)
        middle = (game.hud - ICON + 2) // 2  # an icon's last row is empty
        if game.screen[0] - width >= self._font.length(score):
            self._line(surface, state, middle, score)
        elif game.hud >= 2 * ICON:
            self._line(surface, state[:1], 1, score)
            self._line(surface, state[1:], game.hud - ICON + 1, "")
        else:
            self._line(surface, state, middle, "")
        boss = world.actors[world.boss]
        if world.boss and game.boss_hp and boss.kind == BOSS and boss.hp > 0:
            self._boss(surface, boss.hp)

    def _state(self, world: World) -> list[list[str]]:
        """Return the bar's parts; each is a run of icons' names and of text."""
        game = self._game
        hp = max(0, world.actors[0].hp)
        parts = [["heart"] * hp + ["hollow"] * (world.max_hp - hp)] if world.max_hp > 1 else []
        times = "x" if self._roomy else ""
        parts.append(["life", f"{times}{max(0, world.lives)}"])
        parts.append(["coin", f"{times}{world.coins}"])
        if game.has_keys:
            parts.append(["key", f"{times}{world.keys}"])
        if game.has_power and world.power and self._shines(world.power_time):
            parts.append(["power", f"{-(-world.power_time // TICKS_A_SECOND)}"])
        return parts

    def _line(self, surface: pygame.Surface, parts: list[list[str]], y: int, ending: str) -> None:
        x = self._gap
        for part in parts:
            for piece in part:
                if piece in self._icons:
                    surface.blit(self._icons[piece], (x, y))
                else:
                    self._write(surface, piece, x, y)
                x += self._width([piece])
            x += self._gap
        if ending:
            at = surface.get_width() - self._font.length(ending) - self._gap
            self._write(surface, ending, at, y)

    def _write(self, surface: pygame.Surface, text: str, x: int, y: int) -> None:
        self._font.write(surface, text, (x, y + (ICON - self._font.height) // 2), self._ink)

    def _width(self, part: list[str]) -> int:
        return sum(ICON if piece in self._icons else self._font.length(piece) for piece in part)

    def _boss(self, surface: pygame.Surface, hp: int) -> None:
        width, height = surface.get_size()
        length = width // 2
        bar = pygame.Rect(0, 0, length + 4, 7)
        bar.midbottom = (width // 2, height - 3)
        surface.fill(self._ink, bar)
        surface.fill(self._paper, bar.inflate(-2, -2))
        filled = length * min(hp, self._game.boss_hp) // self._game.boss_hp
        surface.fill(self._menace, (bar.x + 2, bar.y + 2, filled, 3))

    @staticmethod
    def _shines(power_time: int) -> bool:
        """Return whether the power shows: it blinks in its last three seconds."""
        return power_time >= 3 * TICKS_A_SECOND or power_time // 8 % 2 == 0

    @staticmethod
    def _icon(name: str, colour: pygame.Color) -> pygame.Surface:
        icon = pygame.Surface((ICON, ICON), pygame.SRCALPHA, 32)
        for y, row in enumerate(SHAPES[name]):
            for x, dot in enumerate(row):
                if dot == "#":
                    icon.set_at((x, y), colour)
        return icon


def bright_colour(sheet: SpriteSheet | None, otherwise: pygame.Color) -> pygame.Color:
    """Return the brightest and most colourful colour that a sprite has much of."""
    bright = [c for c in sheet.colours() if max(c.r, c.g, c.b) >= DARK] if sheet else []
    return max(bright, key=_glow, default=otherwise)


def _glow(colour: pygame.Color) -> int:
    channels = colour.r, colour.g, colour.b
    return max(channels) + 2 * (max(channels) - min(channels))


def title_colours(
    game: Game, cast: Cast
) -> tuple[pygame.Color, pygame.Color, pygame.Color, pygame.Color]:
    """Return the colours of big letters: ink, the treasure's colour and its shade, the paper."""
    ink, paper = pygame.Color(game.ink), pygame.Color(game.paper)
    treasure = cast.items.get(COIN)
    gold = bright_colour(treasure, ink)
    shades = [colour for colour in treasure.colours() if colour != paper] if treasure else [gold]
    deep = min(shades or [gold], key=lambda colour: sum(colour[:3]))
    return ink, gold, deep, paper
