from itertools import pairwise

import pytest

from vintage_game_generator.assets.palette import hue_gap, lightness, paint_of
from vintage_game_generator.consoles import CONSOLES, Console, console
from vintage_game_generator.consoles.game_boy import tinted_shades
from vintage_game_generator.consoles.nes import decoded
from vintage_game_generator.consoles.profile import widened
from vintage_game_generator.models.config import ArtStyle

each_console = pytest.mark.parametrize("machine", CONSOLES, ids=lambda one: one.art_style.value)


def test_every_art_style_has_its_console() -> None:
    assert [console(style).art_style for style in ArtStyle] == list(ArtStyle)
    assert len(CONSOLES) == len(ArtStyle)


@each_console
def test_sizes_are_whole_hardware_tiles(machine: Console) -> None:
    for width, height in (machine.screen, machine.hero_frame, machine.boss_frame):
        assert width % machine.hardware_tile == 0
        assert height % machine.hardware_tile == 0
    assert machine.cell % machine.hardware_tile == 0
    assert machine.sources


def test_screens_are_as_seen() -> None:
    screens = {machine.art_style: machine.screen for machine in CONSOLES}
    assert screens[ArtStyle.NES] == (256, 224)
    assert screens[ArtStyle.GAME_BOY] == (160, 144)
    assert screens[ArtStyle.SNES] == (256, 224)
    assert screens[ArtStyle.PICO_8] == (128, 128)


def test_the_nes_decodes_to_54_colours() -> None:
    assert len(console(ArtStyle.NES).master) == 54


def test_nes_greys_are_grey_and_columns_are_hues() -> None:
    assert decoded(0x0F) == decoded(0x1D) == "#000000"
    assert decoded(0x20) == decoded(0x30) == "#ffffff"
    assert paint_of(decoded(0x00)).chroma == paint_of(decoded(0x2D)).chroma == 0
    anchors = {0x12: 264, 0x16: 29, 0x1A: 142, 0x28: 110}  # blue, red, green, yellow
    for index, hue in anchors.items():
        assert hue_gap(paint_of(decoded(index)).hue, hue) < 20


def test_nes_rows_rise_in_lightness() -> None:
    for column in range(1, 13):
        values = [lightness(decoded(row * 16 + column)) for row in range(4)]
        assert values == sorted(values)
        assert values[3] - values[0] > 400


def test_game_boy_shades_stand_apart_in_any_tint() -> None:
    for hue in range(0, 360, 20):
        values = [lightness(shade) for shade in tinted_shades(hue, 80)]
        assert all(after - before >= 200 for before, after in pairwise(values))


def test_snes_colours_are_five_bits_a_channel() -> None:
    machine = console(ArtStyle.SNES)
    assert (widened(0, 5), widened(31, 5), widened(16, 5)) == (0, 255, 132)
    nearest = machine.nearest("#123456")
    assert machine.shows(nearest)
    assert not machine.shows("#123456")


def test_pico_8_ramps_rise_through_its_own_colours() -> None:
    machine = console(ArtStyle.PICO_8)
    assert len(machine.master) == 16
    for colours in machine.ramps:
        assert set(colours) <= set(machine.master)
        values = [lightness(colour) for colour in colours]
        assert values == sorted(set(values))


@each_console
def test_the_nearest_colour_of_a_shown_colour_is_itself(machine: Console) -> None:
    if machine.master:
        assert all(machine.nearest(colour) == colour for colour in machine.master)
