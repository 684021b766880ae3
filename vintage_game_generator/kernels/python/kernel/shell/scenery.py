"""What stands still: a level's map in one picture, and the layers far behind it."""

import pygame

from ..errors import AssetError
from ..game import Game, Stage
from ..levels import DRAWN_LAYERS, LevelMap
from .pictures import TileSheet, keyed, load_facts, load_picture

Corner = tuple[int, int]


class Scenery:
    """One level's still picture. It is drawn once; a frame only shows the part in sight."""

    def __init__(self, game: Game, stage: Stage, drawn: LevelMap) -> None:
        """Draw the map.

        Raises:
            AssetError: A picture is missing, or the map shows a tile that its sheet lacks.
        """
        self.map = drawn
        self._paint = pygame.Color(stage.backdrop)
        self._ground = _ground(game, stage, drawn)
        self._backdrop = _backdrop(game, stage) if game.camera == "follow" else []

    def draw(self, field: pygame.Surface, corner: Corner, drift: int = 0) -> None:
        """Draw what is seen from a corner; the drift moves the backdrop alone, in pixels."""
        field.fill(self._paint)
        width = field.get_width()
        for picture, speed, y in self._backdrop:
            period = picture.get_width()
            x = -((corner[0] * speed // 100 + drift * speed // 100) % period)
            while x < width:
                field.blit(picture, (x, y))
                x += period
        field.blit(self._ground, (-corner[0], -corner[1]))


def _ground(game: Game, stage: Stage, drawn: LevelMap) -> pygame.Surface:
    sheet = TileSheet(game.assets, stage.tileset)
    if sheet.tile != game.cell:
        raise AssetError(stage.tileset, f"has tiles of {sheet.tile} pixels, not {game.cell}")
    columns = drawn.level.width
    ground = keyed((columns * game.cell, drawn.level.height * game.cell))
    for name in DRAWN_LAYERS:
        for index, tile in enumerate(drawn.layers.get(name, [])):
            if tile < 0:
                continue
            row, column = divmod(index, columns)
            if tile >= len(sheet.tiles):
                raise AssetError(
                    game.assets / stage.map,
                    f"layer {name!r}, column {column}, row {row}: {stage.tileset!r} has no "
                    f"tile {tile}",
                )
            ground.blit(sheet.tiles[tile], (column * game.cell, row * game.cell))
    return ground


def _backdrop(game: Game, stage: Stage) -> list[tuple[pygame.Surface, int, int]]:
    """Return the layers from far to near: picture, percent of the camera's speed, height."""
    file = game.assets / "backdrops" / f"{stage.tileset}.json"
    layers = []
    try:
        for layer in load_facts(file)["layers"]:
            loaded = load_picture(file.with_name(layer["file"]))
            picture = keyed(loaded.get_size())
            picture.blit(loaded, (0, 0))
            layers.append((picture, int(layer["speed"]), int(layer["y"]) - game.hud))
    except (KeyError, TypeError, ValueError) as error:
        raise AssetError(file, f"is no backdrop ({error!r})") from error
    return layers
