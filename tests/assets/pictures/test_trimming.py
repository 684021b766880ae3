"""What is put onto a drawing: toppings on heads, markings on bodies."""

import numpy as np
import pytest

from tests.drawings import CAST, draft_of, frames_of, guide, spec_of
from vintage_game_generator.assets.sprites import draw_sprite
from vintage_game_generator.consoles.checks import check_sprite
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.drafts.sprite import Marking, Topping

TOPPINGS = [one for one in Topping if one is not Topping.AS_DRAWN]
MARKINGS = [one for one in Marking if one is not Marking.AS_DRAWN]


def standing(console: ArtStyle, kind: str, **wishes: object) -> np.ndarray:
    style = guide(console)
    spec = spec_of(style, kind)
    draft = draft_of(kind, spec, style).model_copy(update=wishes)
    files = draw_sprite(spec, style, draft)
    assert not check_sprite(files, spec, style)
    return frames_of(files, spec.name, spec.frame[0])[0]


@pytest.mark.parametrize("console", list(ArtStyle))
@pytest.mark.parametrize("kind", CAST)
def test_every_topping_is_seen_and_differs(console: ArtStyle, kind: str) -> None:
    shown = [standing(console, kind, topping=one).tobytes() for one in Topping]
    assert shown[0] not in shown[1:]
    assert len(set(shown)) >= len(shown) - 2  # eight pixels are few


@pytest.mark.parametrize("console", [ArtStyle.NES, ArtStyle.GAME_BOY, ArtStyle.SNES])
def test_every_marking_is_seen_below_the_head(console: ArtStyle) -> None:
    plain = standing(console, "slime")
    height = plain.shape[0]
    for one in MARKINGS:
        marked = standing(console, "slime", marking=one)
        changed = (marked != plain).any(axis=-1)
        assert changed.any(), one
        assert np.array_equal(marked[..., 3], plain[..., 3])
        assert not changed[: height // 3].any(), one


@pytest.mark.parametrize("topping", TOPPINGS)
def test_a_topping_finds_room_above_a_head_that_fills_the_frame(topping: Topping) -> None:
    bare, topped = (
        standing(ArtStyle.NES, "knight"),
        standing(ArtStyle.NES, "knight", topping=topping),
    )
    rows = [np.flatnonzero(frame[..., 3].any(axis=1)) for frame in (bare, topped)]
    assert rows[1][-1] == rows[0][-1]
    assert rows[1][0] <= rows[0][0]
    dark = list(bytes.fromhex(guide(ArtStyle.NES).hero.ramps["outline"][0][1:]))
    eyes = [int((frame[..., :3] == dark).all(axis=-1)[4:9, 4:12].sum()) for frame in (bare, topped)]
    assert eyes[1] >= eyes[0] - 2
