import hashlib
import io
import os
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from vintage_game_generator.assets.palette import (
    contrast_ratio,
    distance,
    hex_colour,
    hue_gap,
    paint_of,
)
from vintage_game_generator.authors.procedural.places import PLACES
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.authors.procedural.swatches import style_picture
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.consoles import console
from vintage_game_generator.consoles.checks import check_style
from vintage_game_generator.consoles.checks.style import base_colour, hero_legibility
from vintage_game_generator.models.config import (
    ArtStyle,
    GameConfig,
    Genre,
    Inspiration,
    Perspective,
)
from vintage_game_generator.models.style import StyleGuide, Terrain

SEEDS = range(20)
each_console = pytest.mark.parametrize("art_style", list(ArtStyle))


def _config(art_style: ArtStyle, seed: int = 0, *inspirations: str) -> GameConfig:
    # even seeds are seen from the side, odd ones from above
    above = seed % 2 == 1
    return GameConfig(
        name="Probe",
        genre=Genre.ACTION_ADVENTURE if above else Genre.PLATFORMER,
        perspective=Perspective.TOP_DOWN if above else Perspective.SIDE_VIEW,
        art_style=art_style,
        seed=seed,
        inspirations=tuple(Inspiration(game=game) for game in inspirations),
    )


def _style(art_style: ArtStyle, seed: int = 0, *inspirations: str) -> StyleGuide:
    config = _config(art_style, seed, *inspirations)
    return style_guide(config, blend(config))


@each_console
def test_every_style_keeps_to_its_console(art_style: ArtStyle) -> None:
    for seed in SEEDS:
        assert check_style(_style(art_style, seed)) == ()


@each_console
def test_the_hero_stands_out_from_every_backdrop(art_style: ArtStyle) -> None:
    for seed in SEEDS:
        style = _style(art_style, seed)
        assert hero_legibility(style.hero, style.biomes) >= 200
        assert hero_legibility(style.foe, style.biomes) >= 180


@pytest.mark.parametrize("art_style", [ArtStyle.NES, ArtStyle.SNES, ArtStyle.PICO_8])
def test_characters_are_told_apart_by_colour(art_style: ArtStyle) -> None:
    for seed in SEEDS:
        style = _style(art_style, seed)
        hero, foe, menace = (
            base_colour(palette, "primary") for palette in style.sprite_palettes[:3]
        )
        assert distance(hero, foe) >= 120
        assert distance(hero, menace) >= 120
        assert paint_of(hero).chroma >= 90


def test_nes_palettes_have_exactly_three_colours_besides_the_backdrop() -> None:
    for seed in SEEDS:
        style = _style(ArtStyle.NES, seed)
        assert all(len(palette.colours) == 3 for palette in style.sprite_palettes)
        for biome in style.biomes:
            for palette in biome.palettes:
                assert len(palette.colours) == 3
                assert biome.backdrop not in palette.colours


def test_a_game_boy_game_has_four_shades_and_two_sprite_palettes() -> None:
    for seed in SEEDS:
        style = _style(ArtStyle.GAME_BOY, seed)
        tiles = {c for biome in style.biomes for one in biome.palettes for c in one.colours}
        assert len(tiles | {biome.backdrop for biome in style.biomes}) == 4
        assert all(len(palette.colours) == 3 for palette in style.sprite_palettes)
        assert len({frozenset(palette.colours) for palette in style.sprite_palettes}) == 2


def test_snes_ramps_are_long_and_fill_their_palettes() -> None:
    for seed in SEEDS:
        style = _style(ArtStyle.SNES, seed)
        assert len(style.hero.ramps["primary"]) == 4
        assert 13 <= len(style.hero.colours) <= 15
        assert all(len(biome.ground.ramps["fill"]) >= 4 for biome in style.biomes)


@each_console
def test_materials_are_those_that_artists_look_for(art_style: ArtStyle) -> None:
    style = _style(art_style)
    for palette in style.sprite_palettes:
        assert list(palette.ramps) == [
            "outline",
            "primary",
            "secondary",
            "skin",
            "metal",
            "light",
        ]
    for biome in style.biomes:
        assert list(biome.ground.ramps) == ["outline", "fill", "top", "detail"]
        assert list(biome.accent.ramps) == ["outline", "wood", "metal", "danger", "light"]
        assert list(biome.scenery.ramps) == ["outline", "near", "plant", "water", "light"]
        assert list(biome.sky.ramps) == ["far", "mid", "glow"]


@each_console
def test_a_game_leads_through_four_terrains(art_style: ArtStyle) -> None:
    for seed in SEEDS:
        biomes = _style(art_style, seed).biomes
        assert len({biome.terrain for biome in biomes}) == len(biomes) == 4


@each_console
def test_layout_and_voices_are_the_consoles(art_style: ArtStyle) -> None:
    style, machine = _style(art_style), console(art_style)
    assert style.screen == machine.screen
    assert style.sound.voices == machine.voices
    assert style.hero_frame == machine.hero_frame
    assert contrast_ratio(style.ink, style.paper) >= 7


def test_inspirations_change_colours_and_sound() -> None:
    bright = _style(ArtStyle.SNES, 0, "Super Mario World")
    gloomy = _style(ArtStyle.SNES, 0, "Castlevania")
    assert bright.sound != gloomy.sound
    assert bright.mood != gloomy.mood

    def mean(style: StyleGuide) -> int:
        return sum(paint_of(biome.backdrop).lightness for biome in style.biomes) // 4

    assert mean(bright) > mean(gloomy) + 100


def test_seeds_and_inspirations_give_many_looks() -> None:
    looks = {
        _style(ArtStyle.NES, seed, *games).model_dump_json()
        for seed in range(8)
        for games in ((), ("Metroid",), ("Kirby's Adventure",))
    }
    assert len(looks) == 24


def test_shadows_are_cooler_than_lights() -> None:
    for seed in SEEDS:
        for biome in _style(ArtStyle.SNES, seed).biomes:
            fill = biome.ground.ramps["fill"]
            dark, light = paint_of(fill[0]), paint_of(fill[-1])
            if min(dark.chroma, light.chroma) > 40:
                assert hue_gap(dark.hue, 275) <= hue_gap(light.hue, 275) + 12


def test_every_terrain_has_places() -> None:
    assert {place.terrain for place in PLACES} == set(Terrain)


@each_console
def test_the_picture_of_a_style_shows_its_colours(art_style: ArtStyle) -> None:
    style = _style(art_style)
    with Image.open(io.BytesIO(style_picture(style))) as image:
        assert image.format == "PNG"
        assert image.width == 480
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
    shown = {hex_colour(*map(int, colour)) for colour in np.unique(pixels, axis=0)}
    assert set(style.hero.colours) <= shown
    assert {biome.backdrop for biome in style.biomes} <= shown


def test_the_same_brief_gives_the_same_style_in_another_process() -> None:
    program = (
        "import hashlib, sys\n"
        "from vintage_game_generator.authors.procedural.style import style_guide\n"
        "from vintage_game_generator.catalog.blend import blend\n"
        "from vintage_game_generator.models.config import GameConfig\n"
        "config = GameConfig.model_validate_json(sys.argv[1])\n"
        "blended = blend(config)\n"
        "text = blended.model_dump_json() + style_guide(config, blended).model_dump_json()\n"
        "print(hashlib.sha256(text.encode()).hexdigest())\n"
    )
    config = _config(ArtStyle.NES, 12, "Metroid", "Kirby's Adventure", "Contra")
    blended = blend(config)
    text = blended.model_dump_json() + style_guide(config, blended).model_dump_json()
    run = subprocess.run(
        [sys.executable, "-c", program, config.model_dump_json()],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "4711"},
    )
    assert run.stdout.strip() == hashlib.sha256(text.encode()).hexdigest()
