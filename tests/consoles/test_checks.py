import io
import json

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from vintage_game_generator.assets.palette import rgb
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.consoles.checks import (
    check_backdrop,
    check_level,
    check_sprite,
    check_style,
    check_tileset,
)
from vintage_game_generator.models.config import ArtStyle, GameConfig, Genre, Perspective
from vintage_game_generator.models.design import SpriteRole, SpriteSpec, TilesetSpec
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.level import Level, Spawn
from vintage_game_generator.models.style import StyleGuide, SubPalette

Pixels = NDArray[np.uint8]


def _style(art_style: ArtStyle) -> StyleGuide:
    config = GameConfig(
        name="Probe",
        genre=Genre.PLATFORMER,
        perspective=Perspective.SIDE_VIEW,
        art_style=art_style,
        seed=3,
    )
    return style_guide(config, blend(config))


NES = _style(ArtStyle.NES)
HERO = SpriteSpec(
    name="hero",
    role=SpriteRole.HERO,
    archetype="knight",
    palette="hero",
    frame=(16, 16),
    top_down=False,
    seed=1,
)
TILES = TilesetSpec(name="meadow", biome=0, side_view=True, seed=1)


def _canvas(width: int, height: int, colour: str) -> Pixels:
    pixels = np.full((height, width, 4), 255, dtype=np.uint8)
    pixels[..., :3] = rgb(colour)
    return pixels


def _png(pixels: Pixels) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


def _sprite(pixels: Pixels, frames: tuple[int, ...] = (0, 1)) -> dict[str, bytes]:
    sheet = {
        "frame": [16, 16],
        "anchor": [8, 15],
        "animations": {"idle": {"frames": list(frames), "ticks": 8, "loop": True}},
    }
    return {"sprites/hero.png": _png(pixels), "sprites/hero.json": json.dumps(sheet).encode()}


def _codes(findings: tuple[Finding, ...]) -> list[tuple[Severity, str]]:
    return [(finding.severity, finding.code) for finding in findings]


def test_a_sheet_in_its_palette_passes() -> None:
    pixels = _canvas(32, 16, NES.hero.colours[0])
    pixels[4:8, 4:8, :3] = rgb(NES.hero.colours[1])
    pixels[0, 0] = 0
    assert check_sprite(_sprite(pixels), HERO, NES) == ()


def test_one_pixel_off_the_palette_is_an_error() -> None:
    pixels = _canvas(32, 16, NES.hero.colours[0])
    pixels[3, 3, :3] = (1, 2, 3)
    (finding,) = check_sprite(_sprite(pixels), HERO, NES)
    assert (finding.severity, finding.code) == (Severity.ERROR, "off-palette")
    assert "1 pixels" in finding.message
    assert "#010203" in finding.message


def test_a_half_transparent_pixel_is_an_error() -> None:
    pixels = _canvas(32, 16, NES.hero.colours[0])
    pixels[3, 3, 3] = 128
    assert _codes(check_sprite(_sprite(pixels), HERO, NES)) == [
        (Severity.ERROR, "half-transparent")
    ]


def test_another_characters_colours_are_an_error() -> None:
    foreign = next(c for c in NES.treasure.colours if c not in NES.hero.colours)
    pixels = _canvas(32, 16, foreign)
    assert _codes(check_sprite(_sprite(pixels), HERO, NES)) == [(Severity.ERROR, "off-palette")]


def test_a_sheet_that_is_no_row_of_frames_is_an_error() -> None:
    pixels = _canvas(30, 16, NES.hero.colours[0])
    assert (Severity.ERROR, "sheet-size") in _codes(check_sprite(_sprite(pixels), HERO, NES))


def test_an_animation_with_a_frame_that_is_not_there_is_an_error() -> None:
    pixels = _canvas(32, 16, NES.hero.colours[0])
    findings = check_sprite(_sprite(pixels, (0, 7)), HERO, NES)
    assert _codes(findings) == [(Severity.ERROR, "frame-missing")]


def test_an_empty_frame_is_a_warning() -> None:
    pixels = _canvas(32, 16, NES.hero.colours[0])
    pixels[:, 16:] = 0
    findings = check_sprite(_sprite(pixels), HERO, NES)
    assert _codes(findings) == [(Severity.WARNING, "empty-frame")]


def test_a_frame_of_no_whole_hardware_sprites_is_an_error() -> None:
    odd = HERO.model_copy(update={"frame": (12, 12)})
    sheet = {"frame": [12, 12], "anchor": [6, 11], "animations": {"idle": {"frames": [0]}}}
    files = {
        "sprites/hero.png": _png(_canvas(12, 12, NES.hero.colours[0])),
        "sprites/hero.json": json.dumps(sheet).encode(),
    }
    assert _codes(check_sprite(files, odd, NES)) == [(Severity.ERROR, "sprite-size")]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"sprites/hero.png": b"no picture", "sprites/hero.json": b"{}"},
        {"sprites/hero.png": _png(_canvas(16, 16, "#000000")), "sprites/hero.json": b"[1]"},
        {"sprites/hero.png": _png(_canvas(16, 16, "#000000")), "sprites/hero.json": b"{"},
    ],
)
def test_missing_and_malformed_files_are_errors(files: dict[str, bytes]) -> None:
    findings = check_sprite(files, HERO, NES)
    assert [finding.severity for finding in findings] == [Severity.ERROR]


def _tiles(pixels: Pixels) -> dict[str, bytes]:
    sheet = {"tile": 16, "columns": 16, "names": {"solid": [0, 15]}}
    layers = {"layers": [{"file": "meadow-0.png", "speed": 0, "y": 16}]}
    sky = _canvas(256, 32, NES.biomes[0].backdrop)
    return {
        "tiles/meadow.png": _png(pixels),
        "tiles/meadow.json": json.dumps(sheet).encode(),
        "backdrops/meadow-0.png": _png(sky),
        "backdrops/meadow.json": json.dumps(layers).encode(),
    }


def test_tiles_of_one_palette_each_pass() -> None:
    biome = NES.biomes[0]
    pixels = _canvas(256, 16, biome.backdrop)
    for index, palette in enumerate(biome.palettes):
        for step, colour in enumerate(palette.colours):
            pixels[step * 4 : step * 4 + 4, index * 16 : index * 16 + 16, :3] = rgb(colour)
    assert check_tileset(_tiles(pixels), TILES, NES) == ()


def test_two_palettes_in_one_cell_clash() -> None:
    biome = NES.biomes[0]
    pixels = _canvas(256, 16, biome.backdrop)
    # the colours of two palettes that no third palette could show together
    for row, palette in ((0, biome.ground), (8, biome.sky)):
        for step, colour in enumerate(palette.colours):
            pixels[row + step, :16, :3] = rgb(colour)
    findings = check_tileset(_tiles(pixels), TILES, NES)
    assert _codes(findings) == [(Severity.ERROR, "palette-clash")]
    assert findings[0].message.startswith("1 cells")


def test_a_tile_off_the_palettes_is_an_error() -> None:
    pixels = _canvas(256, 16, "#010203")
    assert _codes(check_tileset(_tiles(pixels), TILES, NES)) == [(Severity.ERROR, "off-palette")]


def test_a_sheet_without_a_named_tile_is_an_error() -> None:
    files = _tiles(_canvas(256, 16, NES.biomes[0].backdrop))
    sheet = {"tile": 16, "columns": 16, "names": {"solid": [16]}}
    files["tiles/meadow.json"] = json.dumps(sheet).encode()
    assert _codes(check_tileset(files, TILES, NES)) == [(Severity.ERROR, "tile-missing")]


def test_a_backdrop_is_as_wide_as_the_screen() -> None:
    files = _tiles(_canvas(256, 16, NES.biomes[0].backdrop))
    files["backdrops/meadow-0.png"] = _png(_canvas(200, 32, NES.biomes[0].backdrop))
    assert _codes(check_backdrop(files, TILES, NES)) == [(Severity.ERROR, "backdrop-size")]
    del files["backdrops/meadow-0.png"]
    assert _codes(check_backdrop(files, TILES, NES)) == [(Severity.ERROR, "missing-backdrop")]


def test_rooms_seen_from_above_need_no_backdrop() -> None:
    files = _tiles(_canvas(256, 16, NES.biomes[0].backdrop))
    above = TILES.model_copy(update={"side_view": False})
    kept = {name: data for name, data in files.items() if name.startswith("tiles/")}
    assert check_tileset(kept, above, NES) == ()


def test_a_style_with_a_colour_that_the_console_lacks_is_an_error() -> None:
    broken = NES.model_copy(update={"ink": "#123456"})
    assert (Severity.ERROR, "unknown-colour") in _codes(check_style(broken))


def test_a_palette_that_is_too_large_is_an_error() -> None:
    colours = dict.fromkeys((*NES.hero.colours, *NES.treasure.colours, *NES.foe.colours))
    ramps = {"primary": NES.hero.ramps["primary"]}
    ramps |= {f"m{number}": (colour,) for number, colour in enumerate(colours)}
    broken = NES.model_copy(update={"hero": SubPalette(name="hero", ramps=ramps)})
    assert (Severity.ERROR, "palette-size") in _codes(check_style(broken))


def test_a_ramp_that_does_not_rise_is_an_error() -> None:
    light, dark = NES.hero.colours[2], NES.hero.colours[0]
    ramps = NES.hero.ramps | {"primary": (light, dark)}
    broken = NES.model_copy(update={"hero": SubPalette(name="hero", ramps=ramps)})
    assert (Severity.ERROR, "ramp-order") in _codes(check_style(broken))


def test_a_fifth_shade_on_a_game_boy_is_an_error() -> None:
    broken = _style(ArtStyle.GAME_BOY).model_copy(update={"ink": "#123456"})
    assert (Severity.ERROR, "shades") in _codes(check_style(broken))


def test_a_hero_in_the_colour_of_the_sky_is_a_warning() -> None:
    sky = NES.biomes[0].backdrop
    ramps = NES.hero.ramps | {"primary": (sky,)}
    broken = NES.model_copy(update={"hero": SubPalette(name="hero", ramps=ramps)})
    assert (Severity.WARNING, "hero-hard-to-see") in _codes(check_style(broken))


def test_text_without_contrast_is_a_warning() -> None:
    broken = NES.model_copy(update={"ink": NES.paper})
    assert (Severity.WARNING, "text-hard-to-read") in _codes(check_style(broken))


def _level(spawns: tuple[Spawn, ...]) -> Level:
    rows = tuple("." * 40 for _ in range(13))
    return Level(number=1, name="Probe", biome=0, tune="level-1", rows=rows, spawns=spawns)


def test_a_crowd_on_one_line_is_a_warning() -> None:
    hero = Spawn(kind="hero", column=1, row=10)
    foes = tuple(Spawn(kind="walker", column=column, row=10) for column in range(4, 12))
    assert check_level(_level((hero, *foes[:3])), NES) == ()
    findings = check_level(_level((hero, *foes)), NES)
    assert _codes(findings) == [(Severity.WARNING, "sprite-line-limit")]
    assert "18 hardware sprites" in findings[0].message


def test_foes_on_other_screens_do_not_count() -> None:
    hero = Spawn(kind="hero", column=1, row=10)
    foes = tuple(Spawn(kind="walker", column=column, row=10) for column in (3, 4, 5, 30, 31, 32))
    assert check_level(_level((hero, *foes)), NES) == ()
