"""The README's pictures, from finished games: a collage of consoles, a film, a gallery.

`make pictures` makes the demo and the briefs of `docs/briefs`, or takes them from the cache, and
writes `docs/pictures`. Everything is enlarged by whole numbers, so that a pixel stays a pixel; the
gallery is photographed in Chromium.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from vintage_game_generator.briefs import load_brief
from vintage_game_generator.consoles import console
from vintage_game_generator.gallery.film import animated, in_one_palette
from vintage_game_generator.gallery.footage import Footage, enlarged, footage
from vintage_game_generator.gallery.page import build_gallery
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.store.blobs import local_store

DOCS = Path(__file__).parent
PICTURES = DOCS / "pictures"
BRIEFS = DOCS / "briefs"
DEMO = DOCS.parent / "deployments" / "demo.yaml"


class Tile(NamedTuple):
    """One picture of the collage."""

    brief: Path
    level: int
    scale: int


TILES = (
    Tile(DEMO, 3, 2),
    Tile(BRIEFS / "brass-orchard.yaml", 2, 2),
    Tile(BRIEFS / "lantern-deep.yaml", 1, 2),
    Tile(BRIEFS / "fern-hollow.yaml", 2, 3),
    Tile(BRIEFS / "salt-vault.yaml", 3, 2),
    Tile(BRIEFS / "comet-post.yaml", 1, 4),
)
COLUMNS = 3
SLOT = 512
GAP = 16  # three slots and four gaps are 1600 pixels: the README shows them at half size
CAPTION = 36
WORDS_BELOW = 10
SHORT_NAMES = {"nes": "NES", "snes": "SNES"}
GROUND, INK = "#14121c", (198, 194, 212)

FILM = 2  # enlargement
EVERY = 5  # ticks a frame
FRAME_TIME = 80  # milliseconds: what a GIF, which counts in hundredths, has nearest to 5/60 s
LONGEST_SCENE = 48  # frames
LARGEST_FILM = 1_450_000  # bytes
GALLERY = (1440, 1080)  # pixels of the browser's window


def main() -> None:
    """Make the games and write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vintage-pictures-") as scratch:
        games = [made(tile.brief, Path(scratch)) for tile in TILES]
        runs = [
            footage(game, read_certificate(game), [], every=EVERY, reach=LONGEST_SCENE // 2)
            for game in games
        ]
        collage(runs, lettering(games[0])).save(PICTURES / "collage.png", optimize=True)
        (PICTURES / "play.gif").write_bytes(film(runs[0]))
        (PICTURES / "style.png").write_bytes((games[0] / "docs" / "style.png").read_bytes())
        photograph(build_gallery(Path(scratch), games, "Harbour arcade", local_store()))
    for path in sorted(PICTURES.iterdir()):
        print(f"{path.relative_to(DOCS.parent)}: {path.stat().st_size // 1024} KiB")


def made(brief: Path, folder: Path) -> Path:
    """Return the folder of the game that a brief asks for."""
    vintage = Path(sys.executable).with_name("vintage")
    languages = "target_languages=[python, web]"
    command = [str(vintage), "generate", str(brief), "--out", str(folder), "--set", languages]
    command.append("--json")
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Path(json.loads(run.stdout.splitlines()[-1])["game"])


def photograph(page: Path) -> None:
    """Write what a browser shows of a gallery."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium not found: the gallery's picture stays as it is")
        return
    picture = PICTURES / "gallery.png"
    look = ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--virtual-time-budget=4000"]
    size = f"--window-size={GALLERY[0]},{GALLERY[1]}"
    command = [chromium, *look, size, f"--screenshot={picture}", page.as_uri()]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    Image.open(picture).convert("RGB").quantize(256).save(picture, optimize=True)


def lettering(game: Path) -> Callable[[str], Image.Image]:
    """Return what writes a line in a game's own bitmap font, as a mask."""
    assets = game / read_certificate(game).package / "assets"
    font = json.loads((assets / "font.json").read_text(encoding="utf-8"))
    letters = Image.open(assets / "font.png").convert("RGBA").getchannel("A")
    width, height = font["cell"]

    def written(text: str) -> Image.Image:
        line = Image.new("L", (width * len(text), height))
        for place, letter in enumerate(text):
            left = font["letters"].index(letter) * width
            line.paste(letters.crop((left, 0, left + width, height)), (place * width, 0))
        return line

    return written


def collage(runs: list[Footage], written: Callable[[str], Image.Image]) -> Image.Image:
    """Return one picture of each game, in rows, with the game's name and console below it."""
    pictures = [
        enlarged(run.pictures[run.moments[tile.level - 1]], tile.scale)
        for run, tile in zip(runs, TILES, strict=True)
    ]
    rows = [pictures[start : start + COLUMNS] for start in range(0, len(pictures), COLUMNS)]
    heights = [max(picture.height for picture in row) for row in rows]
    width = COLUMNS * (SLOT + GAP) + GAP
    sheet = Image.new("RGB", (width, GAP + sum(heights) + len(rows) * (CAPTION + GAP)), GROUND)
    top = GAP
    for number, (picture, tile) in enumerate(zip(pictures, TILES, strict=True)):
        row, column = divmod(number, COLUMNS)
        left = GAP + column * (SLOT + GAP)
        foot = top + heights[row]
        sheet.paste(picture, (left + (SLOT - picture.width) // 2, foot - picture.height))
        words = enlarged(written(caption(load_brief(tile.brief))), 2)
        sheet.paste(INK, (left + (SLOT - words.width) // 2, foot + WORDS_BELOW), words)
        if column == COLUMNS - 1:
            top = foot + CAPTION + GAP
    return sheet


def caption(config: GameConfig) -> str:
    """Return a game's name and console."""
    machine = console(config.art_style).title
    return f"{config.name} - {SHORT_NAMES.get(config.art_style, machine)}"


def film(run: Footage) -> bytes:
    """Return the liveliest moments of each level of a winning run, as a GIF of bearable weight.

    All scenes last equally long, and as long as the weight allows.
    """
    length = LONGEST_SCENE
    while True:
        scenes = [
            range(moment - length // 2 * EVERY, moment + (length + 1) // 2 * EVERY, EVERY)
            for moment in run.moments
        ]
        pictures = [run.pictures[tick] for scene in scenes for tick in scene]
        gif = animated(
            [(enlarged(picture, FILM), FRAME_TIME) for picture in in_one_palette(pictures)]
        )
        if len(gif) <= LARGEST_FILM:
            return gif
        length = min(length - 1, length * LARGEST_FILM // len(gif))


if __name__ == "__main__":
    main()
