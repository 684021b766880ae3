"""A model's style guide: kept if it keeps to the console, and never ignored."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wishes import STYLE, begun, brief, but
from vintage_game_generator.asking.scripted import MODEL, ScriptedDesk
from vintage_game_generator.assets.palette import hue_gap, paint_of
from vintage_game_generator.authors.language_model.style import EXAMPLE, style_draft
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.catalog.classic import Mode, Mood
from vintage_game_generator.consoles.checks import check_style
from vintage_game_generator.consoles.checks.style import base_colour
from vintage_game_generator.models.config import ArtStyle, GameConfig
from vintage_game_generator.models.drafts.style import DraftedStyle, SkyKind, StyleDraft
from vintage_game_generator.models.style import Light, StyleGuide, Terrain

each_console = pytest.mark.parametrize("art_style", ArtStyle)


def drafted(answers: list[dict[str, Any]], **changes: Any) -> tuple[DraftedStyle, ScriptedDesk]:
    config = brief(**changes)
    desk = ScriptedDesk(answers)
    return style_draft(desk, config, blend(config)), desk


def made(config: GameConfig, answer: dict[str, Any] | None) -> StyleGuide:
    draft = StyleDraft.model_validate(answer) if answer else None
    return style_guide(config, blend(config), draft)


@each_console
def test_a_good_answer_is_kept_and_seen_in_the_guide(art_style: ArtStyle) -> None:
    answer, desk = drafted([STYLE], art_style=art_style)
    assert answer.credits.author == MODEL
    assert desk.refusals == []
    style = style_guide(brief(art_style=art_style), blend(brief()), answer.draft)
    assert check_style(style) == ()
    assert (style.mood, style.light.value) == ("mysterious", "top-left")
    sound = style.sound
    assert (sound.tempo, sound.scale, sound.swing) == (96, "dorian", 6)
    assert [(biome.name, biome.terrain.value) for biome in style.biomes[:2]] == [
        ("Bell Reef", "coral"),
        ("Wick Cellars", "stone"),
    ]


@pytest.mark.parametrize("art_style", [ArtStyle.SNES, ArtStyle.PICO_8])
def test_coats_take_the_hue_that_is_wished(art_style: ArtStyle) -> None:
    style = made(brief(art_style=art_style), STYLE)
    for palette, wish in ((style.hero, "hero_colour"), (style.menace, "boss_colour")):
        worn = paint_of(base_colour(palette, "primary"))
        assert hue_gap(worn.hue, paint_of(STYLE[wish]).hue) <= 35


def test_a_wished_colour_that_stands_out_is_taken_as_it_is() -> None:
    style = made(brief(art_style="snes"), but(STYLE, hero_colour="#c06038"))
    worn, wish = paint_of(base_colour(style.hero, "primary")), paint_of("#c06038")
    assert abs(worn.lightness - wish.lightness) <= 70
    assert hue_gap(worn.hue, wish.hue) <= 15


CHANGES: list[dict[str, Any]] = [
    {"mood": "epic"},
    {"hue": 40},
    {"brightness": 95},
    {"light": "top-right"},
    {"tempo": 140},
    {"scale": "phrygian"},
    {"swing": 30},
    {"places": [{"terrain": "ice", "sky": "night", "name": "Bell Reef"}]},
    {"places": [{"terrain": "coral", "sky": "lagoon", "name": "Bell Reef"}]},
    {"hero_colour": "#3060c8"},
    {"boss_colour": "#c83050"},
]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_another_answer_makes_another_guide(change: dict[str, Any]) -> None:
    config = brief(art_style="snes")
    assert made(config, but(STYLE, **change)) != made(config, STYLE)


def test_without_a_draft_the_guide_is_the_rules_own() -> None:
    config = brief()
    assert made(config, None) == style_guide(config, blend(config))
    assert made(config, None) != made(config, STYLE)


def test_what_is_plainly_meant_is_taken() -> None:
    sloppy = but(
        STYLE,
        mood=" Mysterious",
        light="Top Left",
        scale="Minor",
        tempo="about 96 bpm",
        hue=365,
        saturation=0.55,
        brightness=104,
        hero_colour="D07028",
        foe_colour="sea green",
        boss_colour="#83B",
    )
    sloppy["places"][0] |= {"terrain": "Coral", "name": "the bell reef."}
    draft = drafted([sloppy])[0].draft
    assert draft
    assert (draft.light, draft.scale, draft.tempo) == (Light.TOP_LEFT, Mode.AEOLIAN, 96)
    assert (draft.hue, draft.saturation, draft.brightness) == (359, 55, 100)
    assert (draft.hero_colour, draft.boss_colour) == ("#d07028", "#8833bb")
    assert draft.foe_colour == "#38a048"
    assert draft.places[0].name == "Bell Reef"


def place(name: str) -> list[dict[str, Any]]:
    return [{"terrain": "coral", "sky": "deep", "name": name}]


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown mood": ({"mood": "bouncy"}, "heroic"),
    "a colour that is none": ({"hero_colour": "sparkling"}, "write one such as '#3060c8'"),
    "a number far off": ({"tempo": 900}, "less than or equal to 190"),
    "nothing where places are": ({"places": []}, "at least 1"),
    "a placeholder": ({"places": place("Place One")}, "placeholder"),
    "the example's name": ({"places": place("Kiln Terraces")}, "the example's"),
    "a classic's title": ({"places": place("Super Metroid")}, "a game that exists"),
    "a classic's hero": ({"places": place("Mario Hills")}, "a game that exists"),
    "markup": ({"places": place("<b>Reef</b>")}, "'<'"),
    "mojibake": ({"places": place("CafÃ© Reef")}, "is no letter of any word"),
    "a name without letters": ({"places": place("1 2")}, "is no name"),
    "another key": ({"palette": "red"}, "Extra inputs"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_refused_in_words_that_name_it(name: str) -> None:
    change, reason = BAD[name]
    answer, desk = drafted([but(STYLE, **change), STYLE])
    assert reason in " ".join(desk.refusals[0])
    assert answer.draft == StyleDraft.model_validate(STYLE)


def test_after_refusals_it_is_left_to_the_rules_with_a_finding() -> None:
    answer, desk = drafted([but(STYLE, mood="bouncy")] * 3)
    assert answer.draft is None
    assert len(desk.refusals) == 3
    assert [finding.subject for finding in answer.credits.findings] == ["style guide"]


def test_the_question_hangs_on_the_briefs_seed_and_on_nothing_else() -> None:
    seeds = [drafted([], seed=seed)[1].questions[0].seed for seed in (1, 2, 1)]  # type: ignore[union-attr]
    assert seeds[0] == seeds[2] != seeds[1]


def test_the_example_is_an_answer_that_no_game_may_copy() -> None:
    answer, _ = drafted([EXAMPLE.model_dump(mode="json")])
    assert answer.draft is None


colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
percents = st.integers(0, 100)
wished = st.builds(
    StyleDraft,
    mood=st.sampled_from(Mood),
    hue=st.integers(0, 359),
    saturation=percents,
    brightness=percents,
    light=st.sampled_from(Light),
    tempo=st.integers(60, 190),
    scale=st.sampled_from(Mode),
    swing=st.integers(0, 40),
    places=st.lists(
        st.tuples(st.sampled_from(Terrain), st.sampled_from(SkyKind)),
        min_size=1,
        max_size=3,
        unique_by=lambda one: one[0],
    ).map(
        lambda some: [
            {"terrain": ground, "sky": sky, "name": f"Place of {ground}"} for ground, sky in some
        ]
    ),
    hero_colour=colours,
    foe_colour=colours,
    boss_colour=colours,
)


@each_console
@settings(max_examples=15)
@given(draft=wished, above=st.booleans())
def test_whatever_is_wished_keeps_to_the_console_and_can_be_seen(
    art_style: ArtStyle, draft: StyleDraft, above: bool
) -> None:
    view = {"genre": "action-adventure", "perspective": "top-down", "features": []}
    config = brief(art_style=art_style, **(view if above else {}))
    style = style_guide(config, blend(config), draft)
    assert check_style(style) == ()
    assert [biome.terrain for biome in style.biomes][: len(draft.places)] == [
        place.terrain for place in draft.places
    ]
    assert len({biome.terrain for biome in style.biomes}) == len(style.biomes)


def test_the_rules_own_guide_stays_the_foundation() -> None:
    _, style, _ = begun(brief())
    assert made(brief(), STYLE).screen == style.screen
