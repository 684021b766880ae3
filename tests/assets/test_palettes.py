"""A wished palette: what it changes in a game, and what it never touches."""

import pytest

from vintage_game_generator.assets.palettes import PALETTES, checked_palette
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.consoles.checks import check_style
from vintage_game_generator.models.config import ArtStyle, GameConfig
from vintage_game_generator.models.findings import Severity

GAMES = {"platformer": "side-view", "action-adventure": "top-down"}


def brief(console: str, genre: str, **changes: object) -> GameConfig:
    fields = {"name": "Hue", "genre": genre, "perspective": GAMES[genre], "art_style": console}
    return checked_brief(fields | {"features": ["bosses"], "seed": 4} | changes)


@pytest.mark.parametrize("genre", GAMES)
@pytest.mark.parametrize("console", list(ArtStyle))
def test_every_palette_changes_the_colours_and_nothing_else(console: str, genre: str) -> None:
    plain = brief(console, genre)
    inherited = blend(plain)
    own = style_guide(plain, inherited)
    seen = {own.model_dump_json()}
    for palette in PALETTES:
        wished = brief(console, genre, palette=palette)
        assert wished.in_python == plain.in_python
        style = style_guide(wished, blend(wished))
        assert style.colourless == own.colourless
        assert game_design(plain, inherited, style) == game_design(plain, inherited, own)
        assert not [one for one in check_style(style) if one.severity is Severity.ERROR]
        seen.add(style.model_dump_json())
    assert len(seen) > len(PALETTES) * 3 // 4, (
        "few consoles have so few colours that two look alike"
    )


def test_colours_of_ones_own_are_a_palette_too() -> None:
    wished = brief("snes", "platformer", palette=["#203050", "#E08040"])
    assert wished.palette == ("#203050", "#e08040")
    assert style_guide(wished, blend(wished)) != style_guide(
        brief("snes", "platformer"), blend(wished)
    )


@pytest.mark.parametrize("palette", ["dusky", ("#203050",), ("#203050", "blue"), ()])
def test_what_is_no_palette_is_refused(palette: str | tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"palette|colour"):
        checked_palette(palette)
