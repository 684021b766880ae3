"""Drawings out of pictures that an image model painted."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.drawings import CAST, encoded, guide, painted, rows_of, spec_of
from vintage_game_generator.assets.palette import mixed, paint_of
from vintage_game_generator.assets.pictures.faults import faults
from vintage_game_generator.assets.pictures.grid import colours_of, palette_of
from vintage_game_generator.assets.pictures.keying import key_of
from vintage_game_generator.assets.pictures.opening import NotAPicture
from vintage_game_generator.assets.pictures.sampling import picture_grid, sprite_from_image
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import SpriteSpec
from vintage_game_generator.models.style import StyleGuide

NES = guide(ArtStyle.NES)


def trimmed(rows: tuple[str, ...]) -> list[str]:
    drawn = [row for row in rows if row.strip(".")]
    left = min(len(row) - len(row.lstrip(".")) for row in drawn)
    right = max(len(row.rstrip(".")) for row in drawn)
    return [row[left:right] for row in drawn]


def sample(
    kind: str, style: StyleGuide = NES
) -> tuple[SpriteSpec, tuple[str, ...], tuple[str, ...]]:
    spec = spec_of(style, kind)
    return spec, rows_of(kind, spec, style), colours_of(palette_of(spec, style))


def right(rows: tuple[str, ...], found: tuple[str, ...]) -> int:
    """Return the percentage of cells that were read as they were painted."""
    one, other = trimmed(rows), trimmed(found)
    assert [len(row) for row in one] == [len(row) for row in other]
    pairs = [(a, b) for p, q in zip(one, other, strict=True) for a, b in zip(p, q, strict=True)]
    return sum(a == b for a, b in pairs) * 100 // len(pairs)


@pytest.mark.parametrize("kind", CAST)
@pytest.mark.parametrize(
    "picture",
    [
        {"cell": 64},
        {"cell": 40, "margin": (101, 37, 53, 211)},
        {"cell": 17, "margin": (300, 300, 440, 440)},
        {"cell": 21, "key": "#00ff00"},
    ],
    ids=["as-asked", "offset", "small-cells", "green"],
)
def test_the_grid_is_found_and_read(kind: str, picture: dict[str, object]) -> None:
    spec, rows, colours = sample(kind)
    draft = sprite_from_image(encoded(painted(rows, colours, **picture)), spec, NES)  # type: ignore[arg-type]
    assert right(rows, draft.rows) == 100
    assert len(draft.rows[0]) <= picture_grid(spec)[0]


@pytest.mark.parametrize("kind", CAST)
def test_blur_noise_and_compression_are_read_through(kind: str) -> None:
    spec, rows, colours = sample(kind)
    clean = painted(rows, colours, 30, margin=(201, 90, 333, 454))
    chance = np.random.Generator(np.random.PCG64(1))
    grain = chance.integers(-18, 19, (clean.height, clean.width, 3))
    noisy = Image.fromarray((np.asarray(clean).astype(int) + grain).clip(0, 255).astype(np.uint8))
    for data in (
        encoded(clean.filter(ImageFilter.GaussianBlur(3))),
        encoded(noisy),
        encoded(clean, "JPEG", 55),
        encoded(noisy, "WEBP", 70),
    ):
        assert right(rows, sprite_from_image(data, spec, NES).rows) >= 94


def test_colours_near_the_palettes_are_taken_for_it() -> None:
    spec, rows, colours = sample("slime")
    shifted = tuple(
        mixed(paint_of(one)._replace(hue=(paint_of(one).hue + 20) % 360)) for one in colours
    )
    assert right(rows, sprite_from_image(encoded(painted(rows, shifted)), spec, NES).rows) == 100


def test_greys_take_the_palettes_colours_by_their_lightness() -> None:
    spec, rows, _ = sample("slime")
    greys = ("#303030", "#505050", "#707070")
    assert right(rows, sprite_from_image(encoded(painted(rows, greys)), spec, NES).rows) == 100


def test_a_clear_background_needs_no_key() -> None:
    spec, rows, colours = sample("bat")
    pixels = np.array(painted(rows, colours).convert("RGBA"))
    pixels[(pixels[..., :3] == [255, 0, 255]).all(axis=-1)] = 0
    draft = sprite_from_image(encoded(Image.fromarray(pixels)), spec, NES)
    assert right(rows, draft.rows) == 100


def test_a_smooth_picture_without_a_grid_is_cut_into_the_cells_that_were_asked_for() -> None:
    spec = spec_of(NES, "slime")
    colours = colours_of(palette_of(spec, NES))
    picture = Image.new("RGB", (1024, 1024), "#ff00ff")
    drawn = ImageDraw.Draw(picture)
    drawn.ellipse((150, 300, 870, 980), fill=colours[1])
    for x in (380, 620):
        drawn.ellipse((x - 60, 500, x + 60, 640), fill=colours[2])
        drawn.ellipse((x - 30, 550, x + 30, 630), fill=colours[0])
    draft = sprite_from_image(encoded(picture), spec, NES)
    assert (len(draft.rows[0]), len(draft.rows)) == (16, 16)
    assert faults(draft, spec, NES) == ()
    assert {"0", "1", "2"} <= set("".join(draft.rows))


@pytest.mark.parametrize("console", [ArtStyle.SNES, ArtStyle.PICO_8, ArtStyle.GAME_BOY])
def test_other_consoles_have_their_own_grids(console: ArtStyle) -> None:
    style = guide(console)
    for kind in CAST:
        spec, rows, colours = sample(kind, style)
        draft = sprite_from_image(encoded(painted(rows, colours, 24)), spec, style)
        assert right(rows, draft.rows) == 100


def test_what_has_no_flat_background_or_no_figure_is_refused() -> None:
    spec = spec_of(NES, "knight")
    busy = Image.effect_noise((256, 256), 120).convert("RGB")
    with pytest.raises(NotAPicture, match="not of one colour; paint it flat #"):
        sprite_from_image(encoded(busy), spec, NES)
    with pytest.raises(NotAPicture, match="nothing is drawn"):
        sprite_from_image(encoded(Image.new("RGB", (256, 256), "#ff00ff")), spec, NES)
    with pytest.raises(NotAPicture, match="no PNG, JPEG or WebP"):
        sprite_from_image(b"I cannot draw that.", spec, NES)


def test_a_magenta_figure_is_painted_on_green() -> None:
    assert key_of(["#000000", "#30a040"]) == "#ff00ff"
    assert key_of(["#000000", "#e010e0"]) == "#00ff00"
