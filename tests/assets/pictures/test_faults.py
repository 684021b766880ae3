"""What is said of drawings that are no characters."""

import pytest

from tests.drawings import CAST, draft_of, guide, spec_of
from vintage_game_generator.assets.pictures.faults import faults
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.drafts.sprite import SpriteDraft

EMPTY = "." * 16


def found(rows: list[str]) -> str:
    style = guide(ArtStyle.NES)
    filled = [EMPTY] * (16 - len(rows)) + rows
    return "; ".join(faults(SpriteDraft(rows=tuple(filled)), spec_of(style, "knight"), style))


@pytest.mark.parametrize("console", list(ArtStyle))
@pytest.mark.parametrize("kind", CAST)
def test_good_drawings_have_none(console: ArtStyle, kind: str) -> None:
    style = guide(console)
    spec = spec_of(style, kind)
    assert faults(draft_of(kind, spec, style), spec, style) == ()


def test_a_box_is_no_figure() -> None:
    assert "filled box: rows 3 to 16, columns 2 to 15" in found([".12222222222221."] * 14)


def test_pieces_are_named_with_the_place_of_the_next() -> None:
    half = ["..1122.....1122."] * 12
    assert "falls apart: its largest part has 50%" in found(half)
    assert "join it with what is at row 5, column 12" in found(half)


def test_a_lost_pixel_is_no_piece() -> None:
    style = guide(ArtStyle.NES)
    spec = spec_of(style, "slime")
    rows = list(draft_of("slime", spec, style).rows)
    rows[0] = "2" + rows[0][1:]
    assert faults(SpriteDraft(rows=tuple(rows)), spec, style) == ()


def test_what_is_small_thin_or_hollow_is_said_with_its_size() -> None:
    small = found(["......1221......"] * 4 + ["......1..1......"])
    assert "too small: it fills only rows 12 to 16, columns 7 to 10 of 16 rows" in small
    assert "too thin" in found([".......12......."] * 15)
    assert "only lines: 25 of 256" in found(["..1............."] * 13 + ["..121111111111.."])


def test_one_colour_is_too_few() -> None:
    rows = ["....11111111....", "...1111111111...", *["..111111111111.."] * 9, "...111....111..."]
    assert "all of it is 1: give eyes and clothes the colours 0 and 2" in found(rows)
