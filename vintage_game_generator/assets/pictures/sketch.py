"""A plain sketch of a character, for a model to start from: what a rule would draw in its grid."""

import random

import numpy as np

from vintage_game_generator.assets.pictures.grid import (
    colours_of,
    is_thing,
    palette_of,
    wants_outline,
)
from vintage_game_generator.assets.pictures.posing import drawn
from vintage_game_generator.assets.pictures.shape import cropped, without_outline
from vintage_game_generator.assets.sprites.inks import CLEAR, Picture, coloured
from vintage_game_generator.assets.sprites.pixel.foe import foe_sheet
from vintage_game_generator.assets.sprites.pixel.hero import hero_sheet
from vintage_game_generator.assets.sprites.pixel.tot import tot_sheet
from vintage_game_generator.consoles.checks.pixels import CLEAR as NOTHING
from vintage_game_generator.consoles.checks.pixels import code_of
from vintage_game_generator.models.design import SpriteRole, SpriteSpec
from vintage_game_generator.models.drafts.letters import DIGITS
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import StyleGuide

SMALL, LARGE = 8, 16
OWN = 3  # percent of the pixels in which a drawing must differ from its sketch


def sketch_of(spec: SpriteSpec, style: StyleGuide, grid: tuple[int, int]) -> tuple[str, ...]:
    """Return a sketch in a draft's letters.

    It is drawn by the artist of small pictures, with another seed than the sprite that rules
    would draw.
    """
    columns, rows = grid
    drawing = _drawn(spec, style, SMALL if min(grid) <= SMALL else LARGE)
    if wants_outline(style):
        drawing = without_outline(drawing)
    drawing = cropped(drawing)[-rows:]
    first = max(drawing.shape[1] - columns, 0) // 2
    drawing = drawing[:, first : first + columns]
    aside = (columns - drawing.shape[1]) // 2
    frame = np.zeros((rows, columns), dtype=np.int16)
    frame[rows - drawing.shape[0] :, aside : aside + drawing.shape[1]] = drawing
    return _letters(frame, spec, style)


def _drawn(spec: SpriteSpec, style: StyleGuide, size: int) -> Picture:
    rng = random.Random(spec.seed + 1)
    if spec.role is SpriteRole.HERO and size == SMALL:
        sheet = tot_sheet(spec.archetype, rng, spec.top_down)
    elif spec.role is SpriteRole.HERO:
        sheet = hero_sheet(spec.archetype, rng, style, spec.top_down)
    else:
        sheet = foe_sheet(spec.archetype, size, rng, style, spec.role is SpriteRole.BOSS)
    return sheet.frames[0]


def _letters(drawing: Picture, spec: SpriteSpec, style: StyleGuide) -> tuple[str, ...]:
    palette = palette_of(spec, style)
    pixels = coloured(drawing, palette, is_thing(spec)).astype(np.int64)
    codes = pixels[..., 0] << 16 | pixels[..., 1] << 8 | pixels[..., 2]
    codes[drawing == CLEAR] = NOTHING
    letters = {code_of(one): digit for digit, one in zip(DIGITS, colours_of(palette), strict=False)}
    return tuple("".join(letters.get(code, ".") for code in row) for row in codes.tolist())


def differs(
    draft: SpriteDraft, sketch: tuple[str, ...], spec: SpriteSpec, style: StyleGuide
) -> tuple[int, int]:
    """Return in how many pixels a drawing differs from its sketch, and in how many it must."""
    one = drawn(draft, spec, style)
    other = drawn(SpriteDraft(rows=sketch), spec, style)
    if one.shape != other.shape:
        return one.size, 0
    figure = (one != CLEAR) | (other != CLEAR)
    return int((one != other).sum()), -(-int(figure.sum()) * OWN // 100)
