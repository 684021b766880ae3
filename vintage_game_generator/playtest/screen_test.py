"""A script that runs inside a finished game: look at its screen, and leave pictures of it.

`python screen_test.py PACKAGE SPANS [PICTURES]` in the game's folder, where SPANS lists the first
and the last tick of each level in the winning recording, and PICTURES is the folder for pictures.
Prints the checks, and the tick of each picture of the winning recording, as JSON on its last line.
"""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pygame
from PIL import Image

ANSWER_TICKS = 40
FILM_EVERY = 3  # ticks a frame: 20 frames a second
FILM_TICKS = 480
FEWEST_COLOURS = 2  # of a frame; a Game Boy's cards have three


def main(package: str, spans: list[list[int]], pictures: str = "") -> dict[str, Any]:
    """Run the checks and return them; take pictures if there is a folder for them."""
    game = importlib.import_module(f"{package}.game").GAME
    painter = importlib.import_module(f"{package}.kernel.shell.painter").Painter(game)
    recordings = importlib.import_module(f"{package}.kernel.recording").Recording

    def recording(name: str) -> Any:
        return recordings.from_json(Path(f"recordings/{name}.json").read_text(encoding="utf-8"))

    won = recording("win")
    taken = {}
    if pictures:
        taken = take_pictures(game, won, recording("lose"), spans, Path(pictures))
    surface = pygame.Surface(game.screen, 0, 32)
    checks = [
        clears(game, won, spans),
        answers(game, painter, surface, won, spans[0][0]),
        endures(game, painter, surface, recording("random-1")),
    ]
    return {"checks": checks, "pictures": taken}


def kernel_of(game: Any) -> Any:
    """Return the kernel that a game runs on, with its constants."""
    return importlib.import_module(f"{game.package}.kernel")


def take_pictures(
    game: Any, won: Any, lost: Any, spans: list[list[int]], folder: Path
) -> dict[str, int]:
    """Write screenshots of all that a player sees from the title to the ending, and a film.

    Returns the ticks of the winning recording at which its pictures were taken.
    """
    gallery = importlib.import_module(f"{game.package}.kernel.shell.gallery")
    folder.mkdir(exist_ok=True)
    moments = {40: "title", spans[0][0] - 30: "card", won.ticks: "ending"}
    crowds = crowd_sizes(game, won)
    for number, (first, last) in enumerate(spans, start=1):
        middle = (first + last) // 2
        moments[liveliest(crowds, first, middle)] = f"level-{number}"
        moments[liveliest(crowds, middle, last)] = f"level-{number}-later"
    ticks = sorted(moments)
    names = [f"{place}-{moments[tick]}.png" for place, tick in enumerate(ticks, start=1)]
    for name, picture in zip(names, gallery.screenshots(game, won, ticks), strict=True):
        (folder / name).write_bytes(picture)
    (picture,) = gallery.screenshots(game, lost, [lost.ticks])
    (folder / f"{len(ticks) + 1}-game-over.png").write_bytes(picture)
    film(game, gallery, won, spans[0][0], folder / "play.gif")
    return dict(zip(names, ticks, strict=True))


def crowd_sizes(game: Any, won: Any) -> list[int]:
    """Return, for each tick of a recording, how many foes are on the screen with the hero.

    While he blinks nobody counts, nor does a foe that blinks.
    """
    kernel, world = kernel_of(game), game.world_of(won)
    foes = range(kernel.WALKER, kernel.CHARGER + 1)
    across, down = (size * kernel.CELL // 2 for size in game.view)
    sizes = []
    for buttons in won.buttons():
        world.buttons = buttons
        game.step(world)
        hero = world.actors[0]
        if hero.hurt > 0:  # who was just hurt blinks: half the time he is not drawn
            sizes.append(0)
            continue
        near = [
            world.actors[slot]
            for slot in world.awake[: world.awake_count]
            if abs(world.actors[slot].x - hero.x) < across
            and abs(world.actors[slot].y - hero.y) < down
            and world.actors[slot].hurt == 0
        ]
        bosses = sum(actor.kind == kernel.BOSS for actor in near)
        sizes.append(sum(actor.kind in foes for actor in near) + 9 * bosses)
    return sizes


def liveliest(sizes: list[int], first: int, last: int) -> int:
    """Return the tick between two others with the most foes about, the middle one of such."""
    most = max(sizes[first:last])
    ticks = [tick for tick in range(first, last) if sizes[tick] == most]
    return ticks[len(ticks) // 2] + 1


def film(game: Any, gallery: Any, won: Any, first: int, path: Path) -> None:
    """Write some seconds of the winning run as an animated GIF."""
    pictures = []
    for number, surface in enumerate(gallery.frames(game, won, FILM_EVERY)):
        tick = number * FILM_EVERY
        if tick >= first + FILM_TICKS:
            break
        if tick >= first:
            raw = pygame.image.tobytes(surface, "RGB")
            pictures.append(Image.frombytes("RGB", surface.get_size(), raw))
    palette = pictures[len(pictures) // 2].quantize(256, dither=Image.Dither.NONE)
    flat = [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures]
    flat[0].save(path, save_all=True, append_images=flat[1:], duration=50, loop=0, optimize=False)


def clears(game: Any, won: Any, spans: list[list[int]]) -> dict[str, Any]:
    """Return whether the winning run enters and clears each level where its span says."""
    kernel, world = kernel_of(game), game.world_of(won)
    entered: dict[int, int] = {}
    cleared: dict[int, int] = {}
    for tick, buttons in enumerate(won.buttons(), start=1):
        world.buttons = buttons
        game.step(world)
        if world.mode == kernel.PLAYING:
            entered.setdefault(world.level, tick)
        elif world.mode == kernel.CLEARED:
            cleared.setdefault(world.level, tick)
    played = [[entered.get(level), cleared.get(level)] for level in range(len(game.stages))]
    return {
        "name": "levels are cleared",
        "passed": played == spans,
        "detail": f"from tick to tick of the winning run: {json.dumps(played)[1:-1]}",
    }


def answers(game: Any, painter: Any, surface: Any, won: Any, first: int) -> dict[str, Any]:
    """Return whether holding a button makes another picture than holding none."""
    pictures = []
    for held in (0, kernel_of(game).RIGHT):
        world = game.world_of(won)
        for tick, buttons in enumerate(won.buttons()):
            if tick == first + ANSWER_TICKS:
                break
            world.buttons = buttons if tick < first else held
            game.step(world)
        painter.draw(surface, world)
        pictures.append(memoryview(pygame.image.tobytes(surface, "RGBA")).cast("I"))
    differing = sum(one != other for one, other in zip(*pictures, strict=True))
    return {
        "name": "screen answers input",
        "passed": differing > 0,
        "detail": f"holding right for {ANSWER_TICKS} ticks changes {differing} pixels",
    }


def endures(game: Any, painter: Any, surface: Any, run: Any) -> dict[str, Any]:
    """Return whether every frame of a random minute shows something and none crashes."""
    world = game.world_of(run)
    drawn, dull = 0, 0
    for buttons in run.buttons():
        world.buttons = buttons
        game.step(world)
        painter.draw(surface, world)
        drawn += 1
        if drawn % 60 == 0:
            image = Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))
            dull += len(image.getcolors(1 << 16) or range(FEWEST_COLOURS)) < FEWEST_COLOURS
    return {
        "name": "screen endures random input",
        "passed": dull == 0,
        "detail": f"{drawn} frames drawn, {dull} of the looked-at ones blank",
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]), *sys.argv[3:])))
