"""The README's pictures, from finished games: a collage of consoles and a film of the demo.

`make pictures` makes the demo and the briefs of `docs/briefs`, or takes them from the cache, and
writes `docs/pictures`. Everything is enlarged by whole numbers, so that a pixel stays a pixel.
"""

import importlib
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pygame
from PIL import Image

from vintage_game_generator.briefs import load_brief
from vintage_game_generator.consoles import console
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.packaging.folder import read_certificate
from vintage_game_generator.playtest.screen_test import crowd_sizes, liveliest

DOCS = Path(__file__).parent
PICTURES = DOCS / "pictures"
DEMO = DOCS.parent / "deployments" / "demo.yaml"


class Tile(NamedTuple):
    """One picture of the collage."""

    brief: Path
    moment: str  # which of the game's screenshots
    scale: int


TILES = (
    Tile(DEMO, "level-3-later", 2),
    Tile(DOCS / "briefs" / "brass-orchard.yaml", "level-1-later", 2),
    Tile(DOCS / "briefs" / "lantern-deep.yaml", "level-1", 2),
    Tile(DOCS / "briefs" / "fern-hollow.yaml", "level-1", 3),
    Tile(DOCS / "briefs" / "salt-vault.yaml", "level-1-later", 2),
    Tile(DOCS / "briefs" / "comet-post.yaml", "level-2", 4),
)
COLUMNS = 3
SLOT = 512
GAP = 16  # three slots and four gaps are 1600 pixels: the README shows them at half size
CAPTION = 36
SHORT_NAMES = {"nes": "NES", "snes": "SNES"}
GROUND, INK = "#14121c", (198, 194, 212)

FILM = 2  # enlargement
EVERY = 5  # ticks a frame
FRAME_TIME = 80  # milliseconds: what a GIF, which counts in hundredths, has nearest to 5/60 s
LONGEST_SCENE = 48  # frames
LARGEST_FILM = 1_450_000  # bytes


def main() -> None:
    """Make the games and write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vintage-pictures-") as scratch:
        games = {tile.brief: made(tile.brief, Path(scratch)) for tile in TILES}
        collage(games).save(PICTURES / "collage.png", optimize=True)
        (PICTURES / "play.gif").write_bytes(film(games[DEMO]))
        (PICTURES / "style.png").write_bytes((games[DEMO] / "docs" / "style.png").read_bytes())
    for path in sorted(PICTURES.iterdir()):
        print(f"{path.relative_to(DOCS.parent)}: {path.stat().st_size // 1024} KiB")


def made(brief: Path, folder: Path) -> Path:
    """Return the folder of the game that a brief asks for."""
    vintage = Path(sys.executable).with_name("vintage")
    command = [str(vintage), "generate", str(brief), "--out", str(folder), "--json"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Path(json.loads(run.stdout.splitlines()[-1])["game"])


def collage(games: dict[Path, Path]) -> Image.Image:
    """Return one screenshot of each game, in rows, with the game's name and console."""
    pictures = [screenshot(games[tile.brief], tile) for tile in TILES]
    rows = [pictures[start : start + COLUMNS] for start in range(0, len(pictures), COLUMNS)]
    heights = [max(picture.height for picture in row) for row in rows]
    size = (
        COLUMNS * (SLOT + GAP) + GAP,
        GAP + sum(height + CAPTION + GAP for height in heights),
    )
    sheet = Image.new("RGB", size, GROUND)
    top = GAP
    for number, tile in enumerate(TILES):
        row, column = divmod(number, COLUMNS)
        picture = pictures[number]
        left = GAP + column * (SLOT + GAP)
        place = left + (SLOT - picture.width) // 2, top + (heights[row] - picture.height) // 2
        sheet.paste(picture, place)
        words = caption(load_brief(tile.brief), games[DEMO])
        mask = enlarged(words, 2)
        line = left + (SLOT - mask.width) // 2, top + heights[row] + (CAPTION - mask.height) // 2
        sheet.paste(INK, line, mask)
        if column == COLUMNS - 1:
            top += heights[row] + CAPTION + GAP
    return sheet


def screenshot(game: Path, tile: Tile) -> Image.Image:
    """Return one of a game's screenshots, enlarged."""
    (path,) = (game / "screenshots").glob(f"*[0-9]-{tile.moment}.png")
    return enlarged(Image.open(path).convert("RGB"), tile.scale)


def caption(config: GameConfig, game: Path) -> Image.Image:
    """Return a game's name and console in a game's own bitmap font, as a mask."""
    package = game / read_certificate(game).package / "assets"
    font = json.loads((package / "font.json").read_text(encoding="utf-8"))
    letters = Image.open(package / "font.png").convert("RGBA").getchannel("A")
    width, height = font["cell"]
    machine = SHORT_NAMES.get(config.art_style, console(config.art_style).title)
    text = f"{config.name} - {machine}"
    line = Image.new("L", (width * len(text), height))
    for place, letter in enumerate(text):
        left = font["letters"].index(letter) * width
        line.paste(letters.crop((left, 0, left + width, height)), (place * width, 0))
    return line


def film(game: Path) -> bytes:
    """Return the liveliest moments of each level of the winning run, as a GIF of bearable weight.

    All scenes last equally long, and as long as the weight allows.
    """
    pictures, moments = winning_run(game)
    length = LONGEST_SCENE
    while True:
        scenes = [pictures[max(0, moment - length // 2) :][:length] for moment in moments]
        gif = animated([picture for scene in scenes for picture in scene])
        if len(gif) <= LARGEST_FILM:
            return gif
        length = min(length - 1, length * LARGEST_FILM // len(gif))


def winning_run(game: Path) -> tuple[list[Image.Image], list[int]]:
    """Return the pictures of a game's winning run, and which of them show the most of a level."""
    certificate = read_certificate(game)
    sys.path.insert(0, str(game))
    package = certificate.package
    playable = importlib.import_module(f"{package}.game").GAME
    gallery = importlib.import_module(f"{package}.kernel.shell.gallery")
    recordings = importlib.import_module(f"{package}.kernel.recording").Recording
    text = (game / certificate.runs[0].recording).read_text(encoding="utf-8")
    won = recordings.from_json(text)
    crowds = crowd_sizes(playable, won)
    moments = [
        liveliest(crowds, proof.first_tick, proof.last_tick) // EVERY
        for proof in certificate.levels
    ]
    pictures = [
        Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))
        for surface in gallery.frames(playable, won, EVERY)
    ]
    return pictures, moments


def animated(pictures: list[Image.Image]) -> bytes:
    """Return an endless GIF in one palette of all its pictures' colours, enlarged."""
    width, height = pictures[0].size
    strip = Image.new("RGB", (width, height * len(pictures)))
    for number, picture in enumerate(pictures):
        strip.paste(picture, (0, number * height))
    palette = strip.quantize(256, dither=Image.Dither.NONE)
    flat = [
        enlarged(picture.quantize(palette=palette, dither=Image.Dither.NONE), FILM)
        for picture in pictures
    ]
    file = io.BytesIO()
    flat[0].save(file, "GIF", save_all=True, append_images=flat[1:], duration=FRAME_TIME, loop=0)
    return file.getvalue()


def enlarged(picture: Image.Image, scale: int) -> Image.Image:
    """Return a picture with each pixel a square of so many."""
    size = picture.width * scale, picture.height * scale
    return picture.resize(size, Image.Resampling.NEAREST)


if __name__ == "__main__":
    main()
