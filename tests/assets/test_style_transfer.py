"""Games in the colours of a reference picture."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from tests.drawings import encoded, guide
from vintage_game_generator.assets.palette import distance, lightness, oklab, paint_of
from vintage_game_generator.assets.style_transfer import influence, restyled
from vintage_game_generator.consoles.checks import check_style
from vintage_game_generator.consoles.checks.style import base_colour, hero_legibility
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.influence import StyleInfluence
from vintage_game_generator.models.style import StyleGuide


def picture(*colours: str) -> Image.Image:
    """Return bands of colours, each as high."""
    image = Image.new("RGB", (60, 20 * len(colours)))
    for number, colour in enumerate(colours):
        image.paste(colour, (0, 20 * number, 60, 20 * number + 20))
    return image


SUNSET = influence(encoded(picture("#281446", "#96285a", "#fa783c", "#ffd278")))
FOREST = influence(encoded(picture("#0a2814", "#286e32", "#8cb45a", "#e6f0c8")))
ICE = influence(encoded(picture("#14285a", "#3c82be", "#b4dcf0", "#fafeff")))
GREY = influence(encoded(picture("#141414", "#e6e6e6")))
PICTURES = {"sunset": SUNSET, "forest": FOREST, "ice": ICE, "grey": GREY}


def lean(style: StyleGuide) -> tuple[int, int]:
    """Return where a game's world leans: green to red, blue to yellow."""
    colours = [oklab(biome.backdrop) for biome in style.biomes]
    colours += [oklab(c) for biome in style.biomes for one in biome.palettes for c in one.colours]
    return sum(c.a for c in colours) // len(colours), sum(c.b for c in colours) // len(colours)


def test_an_influence_is_mean_and_spread_in_whole_thousandths() -> None:
    flat = influence(encoded(picture("#c04040")))
    wanted = oklab("#c04040")
    assert abs(flat.lightness - wanted.lightness) < 12
    assert abs(flat.a - wanted.a) < 12
    assert (flat.lightness_spread, flat.a_spread, flat.b_spread) == (0, 0, 0)
    assert SUNSET.a > 60
    assert FOREST.a < -40
    assert ICE.b < -40
    assert abs(GREY.a) + abs(GREY.b) <= 2


def test_transparent_pixels_do_not_count() -> None:
    seen = picture("#c04040", "#4040c0").convert("RGBA")
    pixels = np.array(seen)
    pixels[20:, :, 3] = 0
    flat = influence(encoded(picture("#c04040")))
    assert influence(encoded(Image.fromarray(pixels))) == flat


@pytest.mark.parametrize("console", list(ArtStyle))
@pytest.mark.parametrize("seed", [7, 11])
@pytest.mark.parametrize("name", PICTURES)
def test_every_limit_holds_and_everybody_is_seen(console: ArtStyle, seed: int, name: str) -> None:
    style = guide(console, seed)
    moved = restyled(style, PICTURES[name])
    assert {one.code for one in check_style(moved)} <= {one.code for one in check_style(style)}
    coats = list(zip(style.sprite_palettes, moved.sprite_palettes, strict=True))
    for old, new in coats:
        assert new.ramps.keys() == old.ramps.keys()
        seen = hero_legibility(new, moved.biomes)
        assert seen >= min(hero_legibility(old, style.biomes), 200)
    if console is not ArtStyle.GAME_BOY:
        for number, (old, new) in enumerate(coats):
            for before, after in coats[:number]:
                gap = distance(base_colour(old, "primary"), base_colour(before, "primary"))
                now = distance(base_colour(new, "primary"), base_colour(after, "primary"))
                assert now >= min(gap, 140)


@pytest.mark.parametrize("console", [ArtStyle.NES, ArtStyle.SNES])
def test_the_world_leans_to_the_picture(console: ArtStyle) -> None:
    style = guide(console)
    before = lean(style)
    assert lean(restyled(style, SUNSET))[0] > before[0] + 10
    assert lean(restyled(style, FOREST))[0] < before[0] - 10
    assert lean(restyled(style, ICE))[1] < before[1] - 10


def test_a_small_palette_moves_as_far_as_it_can() -> None:
    style = guide(ArtStyle.PICO_8)
    assert restyled(style, FOREST) != style


def test_light_and_dark_stay_where_they_were() -> None:
    style = guide(ArtStyle.SNES)
    moved = restyled(style, SUNSET)
    for old, new in zip(style.biomes, moved.biomes, strict=True):
        assert abs(lightness(old.backdrop) - lightness(new.backdrop)) <= 130


def test_a_game_boy_takes_the_tint() -> None:
    style = guide(ArtStyle.GAME_BOY)
    moved = restyled(style, SUNSET)
    hue = paint_of(moved.biomes[0].ground.colours[-1]).hue
    assert hue < 70 or hue > 340
    assert restyled(style, GREY) == style


def test_the_rest_of_the_guide_is_left_alone() -> None:
    style = guide(ArtStyle.SNES)
    moved = restyled(style, ICE)
    kept = ("console", "mood", "screen", "tile", "outline", "light", "dither", "sound")
    assert all(getattr(moved, name) == getattr(style, name) for name in kept)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7", "no PNG, JPEG or WebP"),
        (encoded(picture("#c04040"))[:60], "broken"),
        (encoded(Image.new("RGBA", (9, 9))), "all of it is transparent"),
        (encoded(Image.new("1", (5000, 5000))), "5000 x 5000 pixels are too many"),
    ],
    ids=["empty", "pdf", "cut", "transparent", "huge"],
)
def test_a_bad_file_is_one_clear_line(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why) as caught:
        influence(data, "sea.png")
    line = str(caught.value)
    assert line.startswith("sea.png: ")
    assert "give a PNG, JPEG or WebP picture" in line
    assert "\n" not in line


def test_it_is_the_same_in_another_process() -> None:
    style = guide(ArtStyle.NES)
    program = (
        "import sys\n"
        "from vintage_game_generator.assets.style_transfer import restyled\n"
        "from vintage_game_generator.models.influence import StyleInfluence\n"
        "from vintage_game_generator.models.style import StyleGuide\n"
        "style, seen = sys.stdin.read().splitlines()\n"
        "print(restyled(StyleGuide.model_validate_json(style),\n"
        "    StyleInfluence.model_validate_json(seen)).model_dump_json())\n"
    )
    told = "\n".join(one.model_dump_json() for one in (style, FOREST))
    there = subprocess.run(
        [sys.executable, "-c", program], input=told, capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == restyled(style, FOREST).model_dump_json()
    assert StyleInfluence.model_validate_json(FOREST.model_dump_json()) == FOREST
