"""Pictures inside Markdown, small enough for Prefect's UI."""

import base64
import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from vintage_game_generator.authors.procedural.vignette import vignette
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.run_state import DONE, PieceState
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.store.results import kept_result

LARGEST_PICTURE = 400_000  # bytes; the UI loads every artifact of a run at once
SHOTS = ("*-title.png", "*-level-1.png", "*-ending.png")
STRIP = 720  # pixels: what fits the UI beside its sidebar
GAP = 8
SCALE = 3  # of what is drawn small
FRAMES = 6  # of the hero
HERO = "sprite hero"


def picture(png: bytes, title: str) -> str:
    """Return a picture inside Markdown; one too heavy for the UI is halved until it fits."""
    image: Image.Image = Image.open(io.BytesIO(png))
    while len(png) > LARGEST_PICTURE:
        image = image.resize((image.width // 2, image.height // 2))
        png = _encoded(image)
    return f"![{title}](data:image/png;base64,{base64.b64encode(png).decode()})"


def looks_of_game(folder: Path) -> str:
    """Return a finished game's title, first level and ending side by side, in Markdown."""
    found = [path for shot in SHOTS for path in sorted((folder / "screenshots").glob(shot))[:1]]
    shots = [Image.open(path).convert("RGB") for path in found]
    if not shots:
        return ""
    scale = max(1, STRIP // (shots[0].width * len(shots)))
    return picture(_strip(shots, scale), "Title, first level, ending")


def look_of_pieces(pieces: Sequence[PieceState]) -> str:
    """Return what is known of an unfinished game's look, in Markdown: a landscape, the hero."""
    parts = []
    style = _made(Phase.STYLE, pieces)
    if isinstance(style, StyleGuide):
        scene = vignette(style, style.biomes[0]).convert("RGB")
        parts.append(picture(_strip([scene], SCALE), "A landscape"))
    hero = _made(Phase.SPRITE, [one for one in pieces if one.piece == HERO])
    if isinstance(hero, Asset):
        ref = next(ref for name, ref in sorted(hero.files.items()) if name.endswith(".png"))
        sheet = Image.open(io.BytesIO(local_store().get(ref))).convert("RGBA")
        some = sheet.crop((0, 0, min(sheet.width, FRAMES * sheet.height), sheet.height))
        parts.append(picture(_strip([some], SCALE), "The hero"))
    return " ".join(parts)


def _made(phase: Phase, pieces: Sequence[PieceState]) -> object:
    """Return the first piece of a phase, if one is finished."""
    keys = [one.key for one in pieces if one.phase == phase and one.status in DONE]
    kept = kept_result(keys[0]) if keys else None
    return kept.value if kept else None


def _strip(images: Sequence[Image.Image], scale: int) -> bytes:
    """Return a PNG of pictures of one size in a row, so many times as large."""
    width, height = images[0].size
    strip = Image.new("RGBA", (len(images) * (width * scale + GAP) - GAP, height * scale))
    for number, image in enumerate(images):
        large = image.resize((width * scale, height * scale), Image.Resampling.NEAREST)
        strip.paste(large, (number * (width * scale + GAP), 0))
    return _encoded(strip)


def _encoded(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
