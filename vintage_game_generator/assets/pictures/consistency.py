"""How well a sprite sheet fits its game, by measurement."""

import json
from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low

import numpy as np
import numpy.typing as npt
from pydantic import Field

from vintage_game_generator.assets.palette import legibility
from vintage_game_generator.assets.pictures.grid import is_thing, palette_of, wants_outline
from vintage_game_generator.assets.pictures.lighting import RICH, SMALLEST_LIT
from vintage_game_generator.assets.pictures.shape import Mask
from vintage_game_generator.assets.sprites.inks import LIGHT, OUTLINE, coloured, ink
from vintage_game_generator.assets.sprites.outline import light_side
from vintage_game_generator.consoles.checks.pixels import CLEAR, Codes, code_of, codes_of, colour_of
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.design import SpriteSpec
from vintage_game_generator.models.style import Outline, StyleGuide, SubPalette

Files = Mapping[str, bytes]
PASSING = 50  # a total below it is drawn again
LEAST_AREA, MOST_AREA = 12, 92  # percent of a frame that a figure covers
LEAST_REACH = 55  # percent of the frame that its longer side takes
FULL_LINE = 75  # percent of the edge in a line's colours, which is as good as all
VISIBLE = 60  # thousandths of lightness between a pixel and the backdrop
FULL_CONTRAST = 50  # percent of the pixels that are visible, which is as good as all
SHORTEST_RUN = 3  # pixels of one material in a row, across which light can be seen

Percent = Field(ge=0, le=100)


class Score(Model):
    """How well a sprite fits its game: 0 to 100 for each thing that is measured.

    The first frame of its rest counts; what cannot be wrong on a console is 100.
    """

    palette: int = Percent  # pixels in the sub-palette; more than one colour of it
    size: int = Percent  # how much of the frame is covered, and beside others of that frame
    outline: int = Percent  # how much of the edge is in a line's colour
    light: int = Percent  # whether materials are lighter where the style guide's light comes from
    contrast: int = Percent  # pixels that stand out from the backdrop they stand out from least
    advice: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Return the weakest part: a hero that cannot be seen is not saved by its outline."""
        return min(self.palette, self.size, self.outline, self.light, self.contrast)

    @property
    def passes(self) -> bool:
        """Return whether the sprite may ship."""
        return self.total >= PASSING


def consistency(
    files: Files, spec: SpriteSpec, style: StyleGuide, others: Sequence[Files] = ()
) -> Score:
    """Return how well a sprite sheet fits its game.

    Args:
        files: `sprites/NAME.png` and `sprites/NAME.json`.
        spec: what was asked for.
        style: the game's style guide.
        others: files of sprites of the game that are finished; those with frames of the same size
            are compared with.
    """
    shown = standing(files)
    if shown is None or not (shown != CLEAR).any():
        return Score(
            palette=0, size=0, outline=0, light=0, contrast=0, advice=("nothing is drawn",)
        )
    palette = palette_of(spec, style)
    parts = {
        "palette": _palette(shown, palette),
        "size": _size(shown, [one for one in map(standing, others) if one is not None]),
        "outline": _outline(shown, spec, style) if wants_outline(style) else 100,
        "light": _light(shown, palette, style),
        "contrast": _contrast(shown, style),
    }
    advice = {
        "palette": f"use at least two colours of the palette {palette.name}, and no others",
        "size": _size_advice(shown),
        "outline": "close the figure with a line one pixel wide in the darkest colour",
        "light": f"make each part lighter towards the {style.light.value}, darker away from it",
        "contrast": "use more of the colours that differ in lightness from"
        f" {', '.join(dict.fromkeys(biome.backdrop for biome in style.biomes))} behind it",
    }
    return Score(
        **parts, advice=tuple(advice[name] for name, value in parts.items() if value < PASSING)
    )


def standing(files: Files) -> Codes | None:
    """Return the first frame of a sprite's rest as colour numbers, or none."""
    pictures = [name for name in files if name.endswith(".png")]
    if not pictures:
        return None
    codes = codes_of(files[pictures[0]])
    try:
        sheet = json.loads(files[pictures[0].removesuffix(".png") + ".json"])
        width = int(sheet["frame"][0])
        rests = [one for name, one in sheet["animations"].items() if name.startswith("idle")]
        first = int(rests[0]["frames"][0]) * width
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None
    if codes is None or width < 1 or not 0 <= first < codes.shape[1]:
        return None
    return codes[:, first : first + width]


def _share(part: int, whole: int) -> int:
    return part * 100 // max(whole, 1)


def _palette(shown: Codes, palette: SubPalette) -> int:
    drawn = shown[shown != CLEAR]
    own = np.isin(drawn, [code_of(colour) for colour in palette.colours])
    varied = np.unique(drawn).size > 1 or len(palette.colours) == 1
    return _share(int(own.sum()), drawn.size) if varied else 30


def _covered(shown: Codes) -> tuple[int, int]:
    """Return the area and the longer reach of a figure, in percent of its frame."""
    solid = shown != CLEAR
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    high, wide = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    return _share(int(solid.sum()), solid.size), max(
        _share(high, solid.shape[0]), _share(wide, solid.shape[1])
    )


def _size(shown: Codes, others: list[Codes]) -> int:
    area, reach = _covered(shown)
    score = min(100, area * 100 // LEAST_AREA, reach**2 * 100 // LEAST_REACH**2)
    if area > MOST_AREA:
        score = max(score - 10 * (area - MOST_AREA), 0)
    alike = [
        _covered(one)[0] for one in others if one.shape == shown.shape and (one != CLEAR).any()
    ]
    if alike:
        usual = max(median_low(alike), 1)
        score = min(score, area * 200 // usual, usual * 300 // max(area, 1))
    return score


def _size_advice(shown: Codes) -> str:
    area, reach = _covered(shown)
    return (
        f"it covers {area}% of its frame and reaches across {reach}% of it;"
        f" {'leave some of it free' if area > MOST_AREA else 'draw it larger'}"
    )


def _edge(shown: Codes) -> Mask:
    """Return the pixels that touch what is clear; what the frame cuts off is open."""
    clear = np.pad(shown == CLEAR, 1, constant_values=False)
    beside = clear[:-2, 1:-1] | clear[2:, 1:-1] | clear[1:-1, :-2] | clear[1:-1, 2:]
    return np.asarray((shown != CLEAR) & beside)


def _outline(shown: Codes, spec: SpriteSpec, style: StyleGuide) -> int:
    materials = range(OUTLINE, LIGHT + 1 if style.outline is Outline.SELECTIVE else OUTLINE + 1)
    inks = np.array([[ink(material, 0) for material in materials]], dtype=np.int16)
    line = coloured(inks, palette_of(spec, style), is_thing(spec))[0].tolist()
    edge = _edge(shown)
    closed = np.isin(shown[edge], [red << 16 | green << 8 | blue for red, green, blue, _ in line])
    return min(_share(int(closed.sum()), int(edge.sum())) * 100 // FULL_LINE, 100)


def lean_of_light(shown: Codes, palette: SubPalette) -> tuple[int, int]:
    """Return how much lighter materials are on the left than on the right, on top than below.

    In percent of a step of their ramps, the mean of all stretches of one material; the line
    around the figure is left out.
    """
    shown = np.where(_edge(shown), CLEAR, shown)
    steps = np.full(shown.shape, -1, dtype=np.int64)
    ramps = np.full(shown.shape, -1, dtype=np.int64)
    for number, ramp in enumerate(palette.ramps.values()):
        for step, colour in enumerate(ramp):
            here = (shown == code_of(colour)) & (ramps < 0)
            if len(ramp) > 1:
                steps[here], ramps[here] = step, number
    return _falling(steps, ramps), _falling(steps.T, ramps.T)


def _falling(steps: npt.NDArray[np.int64], ramps: npt.NDArray[np.int64]) -> int:
    falls = [
        int(line[start] - line[end - 1])
        for line, materials in zip(steps, ramps, strict=True)
        for start, end in _stretches(materials.tolist())
    ]
    return sum(falls) * 100 // len(falls) if falls else 0


def _stretches(materials: list[int]) -> Iterable[tuple[int, int]]:
    start = 0
    for place in range(1, len(materials) + 1):
        if place == len(materials) or materials[place] != materials[start]:
            if materials[start] >= 0 and place - start >= SHORTEST_RUN:
                yield start, place
            start = place


def _light(shown: Codes, palette: SubPalette, style: StyleGuide) -> int:
    if min(shown.shape) < SMALLEST_LIT or len(palette.colours) < RICH:
        return 100  # small pictures are lit by hand, and few colours show shapes instead
    left, top = lean_of_light(shown, palette)
    side = light_side(style.light)
    towards = top // 4 - left * side if side else -abs(left) * 2 // 3
    return min(max(100 + 3 * towards, 0), 100)


def _contrast(shown: Codes, style: StyleGuide) -> int:
    codes, counts = np.unique(shown[shown >= 0], return_counts=True)
    colours = [colour_of(int(code)) for code in codes]
    shares = []
    for biome in style.biomes:
        seen = sum(
            int(count)
            for colour, count in zip(colours, counts, strict=True)
            if legibility(colour, biome.backdrop) >= VISIBLE
        )
        shares.append(_share(seen, int(counts.sum())))
    return min(min(shares, default=100) * 100 // FULL_CONTRAST, 100)
