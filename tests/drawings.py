"""Characters drawn in letters, as models would: `d` dark, `m` middle, `l` light."""

import io
from functools import cache

import numpy as np
from PIL import Image

from vintage_game_generator.assets.palette import rgb
from vintage_game_generator.assets.pictures.grid import colours_of, grid_size, palette_of
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import SpriteRole, SpriteSpec
from vintage_game_generator.models.drafts.letters import DIGITS
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import StyleGuide

KNIGHT = (
    "......mm........", ".....mmmm.......", "....llllll......", "...llllllll.....",
    "...llddddll..l..", "...lldlddll..l..", "...llllllll..l..", "....llllll...l..",
    "..mmmmmmmmmm.l..", "..lmmmmmmmml.l..", "..lmmmmmmmmllll.", "..l.mmmmmm..l...",
    "....dddddd......", "....mm..mm......", "....mm..mm......", "...lll..lll.....",
)  # fmt: skip
SLIME = (
    "................", "................", "................", "......mmmm......",
    "....mmmmmmmm....", "...mmmlllmmmm...", "..mmmlllmmmmmm..", "..mmmlmmmmmmmm..",
    ".mmmmddmmddmmmm.", ".mmmldmmldmmmmm.", ".mmmmddmmddmmmm.", "mmmmmmmmmmmmmmmm",
    "mmmmmmddddmmmmmm", "mmmmmmmmmmmmmmmm", "dmmmmmmmmmmmmmmd", ".dddddddddddddd.",
)  # fmt: skip
BAT = (
    "................", "................", "m..............m", "mm....d..d....mm",
    "mmm..dddddd..mmm", "mmmmddddddddmmmm", "mmmmddlddlddmmmm", "mmdmddddddddmdmm",
    "m..m.ddlldd.m..m", "......dddd......", "......l..l......", "................",
    "................", "................", "................", "................",
)  # fmt: skip
GIANT = (
    ".l............l.", ".ll..........ll.", ".lll..mmmm..lll.", "..llmmmmmmmmll..",
    "...mmmmmmmmmm...", "...mllmmmmllm...", "...mldmmmmldm...", "...mmmmmmmmmm...",
    "...mmddddddmm...", ".mmmmdldldlmmmm.", "mmmmmddddddmmmmm", "mmlmmmmmmmmmmlmm",
    "mmlmlmmllllmlmmm", "ll.mmmllllmm..ll", "...mmm....mmm...", "..llll....llll..",
)  # fmt: skip
SMALL_KNIGHT = (
    "..mmmm..", ".mllllm.", ".mldldm.", ".mllllm.", ".mmmmmm.", "lmmmmmml", "..m..m..",
    "..m..m..",
)  # fmt: skip
CAST = {
    "knight": (SpriteRole.HERO, "hero", KNIGHT),
    "slime": (SpriteRole.ENEMY, "foe", SLIME),
    "bat": (SpriteRole.ENEMY, "menace", BAT),
    "colossus": (SpriteRole.BOSS, "menace", GIANT),
}
NAMES = {"knight": "hero", "slime": "hopper", "bat": "flyer", "colossus": "boss"}


@cache
def guide(console: ArtStyle, seed: int = 7) -> StyleGuide:
    """Return the style guide of a game on a console."""
    config = checked_brief(
        {
            "name": "Drawn",
            "genre": "platformer",
            "perspective": "side-view",
            "art_style": console,
            "seed": seed,
        }
    )
    return style_guide(config, blend(config))


def spec_of(style: StyleGuide, kind: str, top_down: bool = False) -> SpriteSpec:
    """Return what is asked for one of the `CAST`."""
    role, palette, _ = CAST[kind]
    return SpriteSpec(
        name=NAMES[kind],
        role=role,
        archetype=kind,
        palette=palette,
        frame=style.boss_frame if role is SpriteRole.BOSS else style.hero_frame,
        top_down=top_down,
        attacks=True,
        seed=5,
    )


def rows_of(kind: str, spec: SpriteSpec, style: StyleGuide) -> tuple[str, ...]:
    """Return the rows that a model would write for one of the `CAST`, in its palette and grid."""
    rows = SMALL_KNIGHT if max(spec.frame) == 8 else CAST[kind][2]
    palette = palette_of(spec, style)
    colours = colours_of(palette)
    clothes = palette.ramps["primary"]
    pale = "skin" if spec.role is SpriteRole.HERO else "light"
    table = str.maketrans(
        {
            "d": DIGITS[colours.index(palette.ramps["outline"][0])],
            "m": DIGITS[colours.index(clothes[len(clothes) // 2])],
            "l": DIGITS[colours.index(palette.ramps[pale][-1])],
        }
    )
    columns, high = grid_size(spec)
    drawn = [row.translate(table) for row in rows]
    while len(drawn[0]) > columns:  # every sixth column or so is left out, and as many rows
        drawn = [row[:5] + row[6:] if len(row) % 2 else row[:10] + row[11:] for row in drawn]
    while len(drawn) > high:
        drawn = drawn[:11] + drawn[12:]
    aside = (columns - len(drawn[0])) // 2
    drawn = [("." * aside + row).ljust(columns, ".") for row in drawn]
    return (*["." * columns] * (high - len(drawn)), *drawn)


def draft_of(kind: str, spec: SpriteSpec, style: StyleGuide) -> SpriteDraft:
    """Return one of the `CAST` as a draft."""
    return SpriteDraft(rows=rows_of(kind, spec, style))


def painted(
    rows: tuple[str, ...],
    colours: tuple[str, ...],
    cell: int = 32,
    key: str = "#ff00ff",
    margin: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> Image.Image:
    """Return rows as an image model would paint them: square cells on a flat colour.

    Args:
        rows: in the letters of a draft.
        colours: of the letters.
        cell: pixels to a side.
        key: behind the figure.
        margin: pixels of it on the left, above, on the right, below.
    """
    small = Image.new("RGB", (len(rows[0]), len(rows)), key)
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            if letter != ".":
                small.putpixel((x, y), rgb(colours[DIGITS.index(letter)]))
    large = small.resize((small.width * cell, small.height * cell), Image.Resampling.NEAREST)
    left, above, right, below = margin
    picture = Image.new("RGB", (large.width + left + right, large.height + above + below), key)
    picture.paste(large, (left, above))
    return picture


def encoded(picture: Image.Image, kind: str = "PNG", quality: int = 80) -> bytes:
    """Return a picture as a file."""
    stream = io.BytesIO()
    picture.save(stream, kind, quality=quality)
    return stream.getvalue()


def frames_of(files: dict[str, bytes], name: str, width: int) -> list[np.ndarray]:
    """Return the frames of a sheet: rows x columns x RGBA each."""
    sheet = np.array(Image.open(io.BytesIO(files[f"sprites/{name}.png"])))
    return [sheet[:, at : at + width] for at in range(0, sheet.shape[1], width)]
