from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vintage_game_generator.assets.palette import (
    Paint,
    change,
    contrast_ratio,
    distance,
    hex_colour,
    hue_gap,
    leaned,
    legibility,
    lightness,
    mixed,
    nearest_colour,
    oklab,
    paint_of,
    ramp,
    rgb,
    snapped,
)

channels = st.integers(0, 255)
colours = st.builds(hex_colour, channels, channels, channels)
hues = st.integers(0, 359)
GREYS = [hex_colour(level, level, level) for level in range(0, 256, 15)]


def test_oklab_of_known_colours() -> None:
    # Björn Ottosson's own table, rounded to thousandths
    assert oklab("#ffffff") == (1000, 0, 0)
    assert oklab("#000000") == (0, 0, 0)
    assert oklab("#ff0000") == (628, 225, 126)
    assert oklab("#0000ff") == (452, -32, -312)


@given(colours)
def test_a_colour_survives_being_taken_apart_and_mixed(colour: str) -> None:
    # whole degrees and thousandths lose a little; more than twice the visible would be a fault
    assert distance(mixed(paint_of(colour)), colour) <= 40


@given(st.integers(100, 1000), st.integers(0, 400), hues)
def test_mixing_keeps_lightness_and_gives_up_chroma(value: int, chroma: int, hue: int) -> None:
    assert abs(lightness(mixed(Paint(value, chroma, hue))) - value) <= 12


@given(colours)
def test_rgb_reads_what_hex_writes(colour: str) -> None:
    assert hex_colour(*rgb(colour)) == colour


@given(st.integers(300, 800), st.integers(0, 200), hues, st.integers(1, 5))
def test_a_ramp_rises_and_keeps_its_base_in_the_middle(
    value: int, chroma: int, hue: int, steps: int
) -> None:
    base = Paint(value, chroma, hue)
    paints = ramp(base, steps, span=200)
    assert len(paints) == steps
    assert paints[steps // 2] == base
    assert all(one.lightness < other.lightness for one, other in pairwise(paints))


def test_a_ramps_shadows_are_cooler_and_its_lights_warmer() -> None:
    dark, base, light = ramp(Paint(500, 120, 145), 3)
    assert hue_gap(dark.hue, 275) < hue_gap(base.hue, 275)
    assert hue_gap(light.hue, 85) < hue_gap(base.hue, 85)


@given(hues, hues, st.integers(0, 180))
def test_leaning_never_passes_its_aim(hue: int, towards: int, degrees: int) -> None:
    assert hue_gap(leaned(hue, towards, degrees), towards) == max(
        hue_gap(hue, towards) - degrees, 0
    )


@given(colours)
def test_the_nearest_colour_is_no_farther_than_any_other(colour: str) -> None:
    found = nearest_colour(colour, GREYS)
    assert distance(colour, found) == min(distance(colour, grey) for grey in GREYS)


@given(st.lists(colours, min_size=1, max_size=5))
def test_snapped_colours_are_distinct_and_keep_the_order_of_lightness(targets: list[str]) -> None:
    chosen = snapped(targets, GREYS, avoid=["#000000"])
    assert len(set(chosen)) == len(targets)
    assert "#000000" not in chosen
    order = sorted(range(len(targets)), key=lambda index: (lightness(targets[index]), index))
    values = [lightness(chosen[index]) for index in order]
    assert values == sorted(values)


def test_one_colour_snaps_to_its_nearest() -> None:
    assert snapped(["#8a8a8a"], GREYS) == [nearest_colour("#8a8a8a", GREYS)]


def test_a_stronger_colour_replaces_better_than_a_grey() -> None:
    dull, strong = oklab(mixed(Paint(500, 80, 300))), oklab(mixed(Paint(500, 170, 300)))
    grey = oklab(mixed(Paint(500, 0, 0)))
    assert change(dull, strong) < change(dull, grey)


def test_lightness_counts_more_than_hue_for_legibility() -> None:
    behind = mixed(Paint(500, 100, 30))
    assert legibility(mixed(Paint(800, 100, 30)), behind) > legibility(
        mixed(Paint(500, 100, 210)), behind
    )


def test_contrast_of_black_and_white() -> None:
    assert contrast_ratio("#000000", "#ffffff") == contrast_ratio("#ffffff", "#000000") == 21
    assert contrast_ratio("#777777", "#777777") == 1
