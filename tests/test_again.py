"""Which pieces are made again when somebody asks for it."""

import pytest

from vintage_game_generator.again import checked_again, is_wanted_again
from vintage_game_generator.errors import BadInput
from vintage_game_generator.store.keys import Phase


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("sprite", "sprite"),
        ("sprites", "sprite"),
        ("sprite:hero", "sprite:hero"),
        (" levels : 2 ", "level:2"),
        ("style-draft", "style-draft"),
    ],
)
def test_a_wish_names_a_phase_or_one_of_its_pieces(written: str, kept: str) -> None:
    assert checked_again([written], "--again") == (kept,)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("hero", "write one of style, design, .*sound, code, game$"),
        ("", "write one of style"),
        (":hero", "write one of style"),
        ("sprite:", "write 'sprite:hero'"),
        ("sprits", "did you mean 'sprite'"),
        ("tilesett:cave", "did you mean 'tileset'"),
    ],
)
def test_what_names_no_pieces_is_refused_with_what_is_near(written: str, hint: str) -> None:
    with pytest.raises(BadInput, match=rf"--again: .* names no pieces; {hint}"):
        checked_again(["sprite", written], "--again")


@pytest.mark.parametrize(
    ("wish", "phase", "piece", "wanted"),
    [
        ("sprite", Phase.SPRITE, "sprite hero", True),
        ("sprite", Phase.TUNE, "tune title", False),
        ("sprite:hero", Phase.SPRITE, "sprite hero", True),
        ("sprite:hero", Phase.SPRITE_DRAFT, "sprite hero, asked", True),
        ("sprite:hero", Phase.SPRITE, "sprite hero-shot", False),
        ("sprite:hero", Phase.SPRITE, "sprite coin", False),
        ("sprite-draft:hero", Phase.SPRITE, "sprite hero", True),
        ("level:2", Phase.LEVEL, "level 2: The Pit", True),
        ("level:2", Phase.LEVEL, "level 1: Room 20", False),
        ("level:2", Phase.LEVEL, "level 3: Room 2", False),
        ("level:pit", Phase.LEVEL, "level 2: The pit", True),
    ],
)
def test_who_wants_a_piece_again_wants_its_draft_again_too(
    wish: str, phase: Phase, piece: str, wanted: bool
) -> None:
    assert is_wanted_again([wish], phase, piece) is wanted
