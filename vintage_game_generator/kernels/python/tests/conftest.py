"""A toy game: coloured blocks for pictures, and rules that fit on a page."""

import json
import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.game import Game, Stage

CELL = 16
LETTERS = "".join(chr(code) for code in range(32, 127))
ROWS = (
    "............................",
    "............................",
    "............................",
    "..........oo................",
    "....................c.......",
    "......v.............##......",
    "..........##................",
    "...####.....................",
    "..................k...D.....",
    "............................",
    "....................E.......",
    "############################",
    "############################",
)
CODES = {
    ".": kernel.EMPTY,
    "#": kernel.SOLID,
    "o": kernel.COIN,
    "v": kernel.HEART,
    "k": kernel.KEY,
    "D": kernel.DOOR,
    "c": kernel.CHECKPOINT,
    "E": kernel.EXIT,
}


def toy_step(world: kernel.World) -> None:
    """Start starts and pauses; the hero walks; the exit wins; Select gives up."""
    world.tick += 1
    world.mode_time += 1
    world.sound_count = 0
    pressed = world.buttons & ~world.previous
    world.previous = world.buttons
    if world.mode == kernel.TITLE and pressed & kernel.START:
        world.lives, world.max_hp = 3, 3
        kernel.load_level(world, 0)
        world.actors[0].hp = 2
        enter(world, kernel.INTRO)
    elif world.mode == kernel.PLAYING:
        play_tick(world, pressed)
    elif world.mode == kernel.PAUSED and pressed & kernel.START:
        enter(world, kernel.PLAYING)
    elif world.mode == kernel.INTRO and world.mode_time >= 30:
        world.mode, world.mode_time = kernel.PLAYING, 0
    elif world.mode == kernel.CLEARED and world.mode_time >= 60:
        enter(world, kernel.WON)
    elif world.mode in (kernel.WON, kernel.LOST) and pressed & kernel.START:
        enter(world, kernel.TITLE)


def enter(world: kernel.World, mode: int) -> None:
    """Begin a mode."""
    world.mode, world.mode_time = mode, 0


def play_tick(world: kernel.World, pressed: int) -> None:
    """Walk, take what is there, count it in the save."""
    if pressed & kernel.START:
        enter(world, kernel.PAUSED)
        return
    if pressed & kernel.SELECT:
        enter(world, kernel.LOST)
        return
    hero = world.actors[0]
    hero.vx = 512 * ((world.buttons & kernel.RIGHT != 0) - (world.buttons & kernel.LEFT != 0))
    hero.vy = 512 * ((world.buttons & kernel.DOWN != 0) - (world.buttons & kernel.UP != 0))
    hero.x = max(0, min(hero.x + hero.vx, world.width * kernel.CELL - 1))
    hero.y = max(0, min(hero.y + hero.vy, 11 * kernel.CELL - 1))
    if hero.vx:
        hero.facing = kernel.FACE_LEFT if hero.vx < 0 else kernel.FACE_RIGHT
    hero.pose = kernel.WALK if hero.vx else kernel.IDLE
    hero.pose_time += 1
    world.actors[1].x += kernel.next_random(world) % 65 - 32
    column, row = hero.x // kernel.CELL, hero.y // kernel.CELL
    found = kernel.cell_at(world, column, row)
    if found == kernel.COIN:
        kernel.set_cell(world, column, row, kernel.EMPTY)
        world.coins += 1
        world.save[0] = world.coins
        kernel.play_sound(world, kernel.SOUND_COIN)
    elif found == kernel.EXIT:
        enter(world, kernel.CLEARED)


def map_document() -> dict[str, object]:
    """Return the toy's level as a Tiled map."""
    cells = [CODES[letter] for row in ROWS for letter in row]
    tiles = [1 if cell == kernel.SOLID else 0 for cell in cells]
    width, height = len(ROWS[0]), len(ROWS)
    size = {"width": width, "height": height, "type": "tilelayer"}
    points = [(2, 10, "hero", 0), (14, 10, "walker", 3)]
    return {
        "type": "map",
        "width": width,
        "height": height,
        "tilewidth": CELL,
        "tileheight": CELL,
        "tilesets": [{"firstgid": 1, "name": "block"}, {"firstgid": 257, "name": "cells"}],
        "layers": [
            size | {"name": "terrain", "data": tiles},
            size | {"name": "cells", "data": [257 + cell if cell else 0 for cell in cells]},
            {
                "name": "actors",
                "type": "objectgroup",
                "objects": [
                    {
                        "type": kind,
                        "x": column * CELL + 8,
                        "y": row * CELL + 15,
                        "point": True,
                        "properties": [{"name": "tag", "type": "int", "value": tag}],
                    }
                    for column, row, kind, tag in points
                ],
            },
        ],
    }


def draw_sheet(folder: Path, name: str, colour: str) -> None:
    """Write a sprite of four frames: a block with an eye at its right, brighter in turn."""
    sheet = pygame.Surface((4 * CELL, CELL), pygame.SRCALPHA, 32)
    for index in range(4):
        body = pygame.Color(colour).lerp("white", index / 8)
        sheet.fill(body, (index * CELL + 3, 2, 10, 14))
        sheet.fill("black", (index * CELL + 10, 5, 2, 2))
    pygame.image.save(sheet, folder / f"{name}.png")
    facts = {
        "frame": [CELL, CELL],
        "anchor": [8, 16],
        "animations": {
            "idle": {"frames": [0, 1], "ticks": 20, "loop": True},
            "walk": {"frames": [2, 3], "ticks": 8, "loop": True},
        },
    }
    (folder / f"{name}.json").write_text(json.dumps(facts))


def draw_assets(assets: Path) -> None:
    """Write everything that the toy shows."""
    for name in ("sprites", "tiles", "backdrops", "levels"):
        (assets / name).mkdir(parents=True)
    colours = {"hero": "red3", "walker": "purple", "coin": "gold2", "heart": "hotpink"}
    for name in ("key", "door", "checkpoint", "exit"):
        colours[name] = "orange"
    for name, colour in colours.items():
        draw_sheet(assets / "sprites", name, colour)
    tiles = pygame.Surface((16 * CELL, CELL), pygame.SRCALPHA, 32)
    tiles.fill("saddlebrown", (0, 0, CELL, CELL))
    tiles.fill("forestgreen", (0, 0, CELL, 4))
    pygame.image.save(tiles, assets / "tiles" / "block.png")
    facts: dict[str, object] = {"tile": CELL, "columns": 16, "names": {"solid": [0]}}
    (assets / "tiles" / "block.json").write_text(json.dumps(facts))
    hills = pygame.Surface((256, 100), pygame.SRCALPHA, 32)
    pygame.draw.circle(hills, "darkseagreen", (128, 130), 100)
    pygame.image.save(hills, assets / "backdrops" / "block-0.png")
    facts = {"layers": [{"file": "block-0.png", "speed": 40, "y": 124}]}
    (assets / "backdrops" / "block.json").write_text(json.dumps(facts))
    font = pygame.Surface((8 * len(LETTERS), 8), pygame.SRCALPHA, 32)
    for index in range(1, len(LETTERS)):
        font.fill("white", (index * 8, 0, 7, 7))
        font.fill((0, 0, 0, 0), (index * 8 + 2, 2, 1 + index % 4, 1 + index % 3))
    pygame.image.save(font, assets / "font.png")
    (assets / "font.json").write_text(json.dumps({"cell": [8, 8], "letters": LETTERS}))
    (assets / "levels" / "level-1.tmj").write_text(json.dumps(map_document()))


@pytest.fixture(scope="session")
def toy_map() -> Callable[[], dict[str, object]]:
    """Return what makes a fresh document of the toy's level, to be spoilt."""
    return map_document


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Game:
    """Return the toy game, seen from the side."""
    assets = tmp_path_factory.mktemp("toy") / "assets"
    draw_assets(assets)
    return Game(
        title="Toy",
        display_title="TOY BLOCKS",
        package="toy",
        seed=7,
        step=toy_step,
        assets=assets,
        screen=(256, 224),
        cell=CELL,
        hud=16,
        view=(16, 13),
        camera="follow",
        ink="#fcfcfc",
        paper="#101020",
        stages=(Stage("levels/level-1.tmj", "First Steps", "level-1", "block", "#6080c0"),),
        sprites={kernel.HERO: "hero", kernel.WALKER: "walker"},
        tagline="A block among blocks",
        intro=("Once there was a block.", "It went to the right."),
        ending=("And it arrived.",),
        defeat=("It stayed where it was.",),
        controls=("ARROWS: MOVE", "START: PAUSE"),
        has_keys=True,
        has_save=True,
    )
