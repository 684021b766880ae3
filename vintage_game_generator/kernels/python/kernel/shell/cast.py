"""What moves or shines: actors by their pose, and the cells that a hero can take or open."""

import pygame

from ..constants import (
    CELL,
    CELL_NAMES,
    CHECKPOINT,
    CHECKPOINT_LIT,
    COIN,
    DEATH,
    FACE_DOWN,
    FACE_RIGHT,
    FOE_SHOT,
    GATE,
    GONE,
    HERO,
    HERO_SHOT,
    IDLE,
    KIND_NAMES,
    LIFT,
    SLASH,
)
from ..errors import AssetError
from ..game import Game
from ..levels import LevelMap
from ..world import Actor, World
from .pictures import Animation, SpriteSheet

TURNING = (HERO_SHOT, FOE_SHOT, SLASH)  # drawn to the right; up and down are turned pictures
BLINK_TICKS = 4
SHEET_OF_CELL = {
    cell: CELL_NAMES[CHECKPOINT if cell == CHECKPOINT_LIT else cell]
    for cell in range(COIN, GATE + 1)
}


class Cast:
    """All sprites of a game."""

    def __init__(self, game: Game, maps: list[LevelMap]) -> None:
        """Read every sprite that the game names or its maps need.

        Raises:
            AssetError: A sprite is missing.
        """
        self._cell = game.cell
        self._by_depth = game.camera == "rooms"
        self.facing = FACE_DOWN if self._by_depth else FACE_RIGHT  # the hero's, where he waits
        for stage, drawn in zip(game.stages, maps, strict=True):
            for spawn in drawn.level.spawns:
                if spawn.kind not in game.sprites:
                    problem = f"has a {KIND_NAMES[spawn.kind]}, and the game no sprite for it"
                    raise AssetError(game.assets / stage.map, problem)
        self.sheets = {kind: SpriteSheet(game.assets, name) for kind, name in game.sprites.items()}
        for kind in TURNING:
            if kind in self.sheets:
                self.sheets[kind].turn_with_facing()
        shown = {cell for drawn in maps for cell in drawn.level.cells}
        self.items: dict[int, SpriteSheet] = {}
        self._item_animations: dict[int, Animation] = {}
        for cell, name in SHEET_OF_CELL.items():
            if cell in shown or (game.assets / "sprites" / f"{name}.json").exists():
                sheet = SpriteSheet(game.assets, name)
                idle = sheet.poses[IDLE, FACE_RIGHT]
                self.items[cell] = sheet
                lit = cell == CHECKPOINT_LIT
                self._item_animations[cell] = sheet.animations.get("lit", idle) if lit else idle

    def draw(self, field: pygame.Surface, world: World, corner: tuple[int, int], tick: int) -> None:
        """Draw what is in sight, items first; the tick tells how far items have turned."""
        self._draw_items(field, world, corner, tick)
        present = [(slot, actor) for slot, actor in enumerate(world.actors) if actor.kind != GONE]
        order = self._depth if self._by_depth else self._layer
        for _, actor in sorted(present, key=order):
            if actor.hurt // BLINK_TICKS % 2 == 0 or actor.pose == DEATH:
                self.draw_actor(field, actor, corner)

    def draw_actor(self, field: pygame.Surface, actor: Actor, corner: tuple[int, int]) -> None:
        """Draw one actor, its feet where it stands."""
        sheet = self.sheets.get(actor.kind)
        if sheet is None:
            return
        width, height = sheet.size
        x = (actor.x * self._cell // CELL) - corner[0] - sheet.anchor[0]
        y = (actor.y * self._cell // CELL) + 1 - corner[1] - sheet.anchor[1]
        if -width < x < field.get_width() and -height < y < field.get_height():
            index = sheet.poses[actor.pose, actor.facing].frame(actor.pose_time)
            field.blit(sheet.frames[actor.facing][index], (x, y))

    def draw_hero(
        self, surface: pygame.Surface, feet: tuple[int, int], pose: int, time: int
    ) -> None:
        """Draw the hero alone, his feet at a place of the surface."""
        hero = Actor(HERO, pose=pose, pose_time=time, facing=self.facing)
        self.draw_actor(surface, hero, (-feet[0], -feet[1]))

    def _draw_items(
        self, field: pygame.Surface, world: World, corner: tuple[int, int], tick: int
    ) -> None:
        edge = self._cell
        pictures = {
            cell: sheet.frames[FACE_RIGHT][self._item_animations[cell].frame(tick)]
            for cell, sheet in self.items.items()
        }
        first, last = max(0, corner[0] // edge), (corner[0] + field.get_width()) // edge + 1
        top, bottom = max(0, corner[1] // edge), (corner[1] + field.get_height()) // edge + 1
        for row in range(top, min(bottom, world.height)):
            start = row * world.width
            cells = world.cells[start + first : start + min(last, world.width)]
            for column, cell in enumerate(cells, start=first):
                if cell in pictures:
                    anchor = self.items[cell].anchor
                    x = column * edge + edge // 2 - corner[0] - anchor[0]
                    y = row * edge + edge - corner[1] - anchor[1]
                    field.blit(pictures[cell], (x, y))

    @staticmethod
    def _depth(present: tuple[int, Actor]) -> tuple[int, int]:
        """Sort by what is nearer to the viewer, seen from above."""
        return present[1].y, -present[0]

    @staticmethod
    def _layer(present: tuple[int, Actor]) -> tuple[int, int]:
        """Sort what carries behind, the hero before his foes, shots and effects before all."""
        kind = present[1].kind
        layer = 0 if kind == LIFT else 2 if kind == HERO else 3 if kind > FOE_SHOT else 1
        return layer, present[0]
