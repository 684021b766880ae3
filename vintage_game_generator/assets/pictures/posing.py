"""A drawn character, cleaned, enlarged to its frame and stood on its ground."""

import numpy as np

from vintage_game_generator.assets.pictures.grid import inked, palette_of, wants_outline
from vintage_game_generator.assets.pictures.lighting import (
    RICH,
    SMALLEST_LIT,
    closed,
    framed,
    lit,
)
from vintage_game_generator.assets.pictures.shape import (
    box,
    cropped,
    enlarged,
    outline_drawn,
    runs,
    without_outline,
    without_specks,
)
from vintage_game_generator.assets.pictures.trimming import trimmed
from vintage_game_generator.assets.sprites.archetypes import ARCHETYPES
from vintage_game_generator.assets.sprites.inks import CLEAR, Picture
from vintage_game_generator.models.design import Behaviour, SpriteRole, SpriteSpec
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import StyleGuide

DRAWN_LINE = 60  # percent of the border that is dark where a line was drawn
FLOATING = (Behaviour.FLYER, Behaviour.CHASER)


def behaviour_of(spec: SpriteSpec) -> Behaviour | None:
    """Return how an enemy acts, by its name or else its archetype; none for heroes and bosses."""
    if spec.role is not SpriteRole.ENEMY:
        return None
    named = next((one for one in Behaviour if one == spec.name), None)
    return named or next((one for one in Behaviour if spec.archetype in ARCHETYPES[one]), None)


def drawn(draft: SpriteDraft, spec: SpriteSpec, style: StyleGuide) -> Picture:
    """Return what was drawn, with what the draft wants put onto it, in the draft's own size."""
    return trimmed(inked(draft, spec, style), draft.topping, draft.marking)


def base_pose(draft: SpriteDraft, spec: SpriteSpec, style: StyleGuide) -> Picture:
    """Return the character in its frame, neither lit nor outlined yet.

    A line that was drawn around it is taken off, since every frame is given a new one.
    """
    drawing = without_specks(drawn(draft, spec, style))
    if wants_outline(style) and outline_drawn(drawing) >= DRAWN_LINE:
        bare = without_outline(drawing)
        drawing = bare if (bare != CLEAR).any() else drawing
    drawing = cropped(drawing)
    height, width = drawing.shape
    factor = max(min(spec.frame[0] // width, spec.frame[1] // height), 1)
    asked = min(spec.frame[0] // len(draft.rows[0]), spec.frame[1] // len(draft.rows))
    drawing = enlarged(drawing, min(factor, max(asked, 1)))
    return _stood(drawing, spec, style)


def _stood(drawing: Picture, spec: SpriteSpec, style: StyleGuide) -> Picture:
    """Return a figure in its frame: its weight in the middle, its feet on the ground."""
    across, high = spec.frame
    line = 1 if wants_outline(style) else 0
    drawing = drawing[-high:] if drawing.shape[0] > high else drawing
    if drawing.shape[1] > across:
        first = (drawing.shape[1] - across) // 2
        drawing = drawing[:, first : first + across]
    height, width = drawing.shape
    hover = max(high // 16, 1) if behaviour_of(spec) in FLOATING and not stands(drawing) else 0
    room = high - height
    below = min(line, room)
    below += min(hover, max(room - 2 * line, 0))
    columns = np.flatnonzero(drawing != CLEAR) % width
    middle = (int(columns.sum()) * 2 + len(columns)) // max(len(columns), 1)  # in half pixels
    margin = min(line, (across - width) // 2)
    left = min(max((across - middle) // 2, margin), across - width - margin)
    frame = np.zeros((high, across), dtype=np.int16)
    frame[room - below : high - below, left : left + width] = drawing
    return frame


def stands(drawing: Picture) -> bool:
    """Return whether a figure has two legs or more, a gap between them at the bottom."""
    top, bottom, _, _ = box(drawing)
    return len(runs(drawing[max(bottom - 1, top)])) > 1 if bottom else False


def finished(pose: Picture, spec: SpriteSpec, style: StyleGuide) -> Picture:
    """Return a pose as it is shown: lit and outlined as the style guide wants it."""
    if min(spec.frame) >= SMALLEST_LIT and len(palette_of(spec, style).colours) >= RICH:
        pose = lit(pose, style)
    if not wants_outline(style):
        return pose
    if min(spec.frame) >= SMALLEST_LIT:
        pose = framed(pose)
    return closed(pose, style)
