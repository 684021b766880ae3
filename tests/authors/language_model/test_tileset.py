"""Tilesets that a model described."""

from functools import cache
from typing import Any

import pytest

from vintage_game_generator.asking.question import Question
from vintage_game_generator.asking.scripted import ScriptedDesk
from vintage_game_generator.assets.tilesets import draw_tileset
from vintage_game_generator.authors.language_model.tileset import tileset_draft
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import StyleGuide

BRICKS = ["22222221", "22222221", "22222221", "11111111"] + ["22212222"] * 3 + ["11111111"]
ANSWER = {
    "texture": BRICKS,
    "decorations": ["pebbles", "bones"],
    "density": "rich",
    "edge": "slabs",
    "far": "castles",
    "near": "woods",
}


@cache
def place(view: str = "side-view") -> tuple[TilesetSpec, StyleGuide]:
    genre = "platformer" if view == "side-view" else "action-adventure"
    config = checked_brief({"name": "Tide", "genre": genre, "perspective": view, "seed": 4})
    inherited = blend(config)
    style = style_guide(config, inherited)
    return game_design(config, inherited, style).tilesets[0], style


@pytest.mark.parametrize("view", ["side-view", "top-down", "three-quarter"])
def test_a_good_answer_is_kept_and_seen(view: str) -> None:
    spec, style = place(view)
    desk = ScriptedDesk([ANSWER])
    made = tileset_draft(desk, spec, style, "wet stones")
    assert made.draft == TilesetDraft.model_validate(ANSWER)
    assert made.credits.author == "scripted"
    path = f"tiles/{spec.name}.png"
    assert draw_tileset(spec, style, made.draft)[path] != draw_tileset(spec, style)[path]
    (question,) = desk.questions
    assert isinstance(question, Question)
    assert question.seed == spec.seed
    assert "wet stones" in question.messages[0].content
    assert ("castles" in question.messages[0].content) == spec.side_view


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"texture": ["2222x222"] * 8}, "row 1 has 'x': write 8 digits from 0 to 4"),
        ({"texture": ["22222222", ""]}, "row 2 is empty"),
        ({"texture": []}, "texture"),
        ({"decorations": ["dragon", "ship"]}, "can be drawn: choose from barrel"),
        ({"edge": "teeth"}, "edge"),
        ({"near": "volcano"}, "near"),
    ],
)
def test_a_bad_answer_is_refused_and_asked_again(change: dict[str, Any], reason: str) -> None:
    spec, style = place()
    desk = ScriptedDesk([ANSWER | change, ANSWER])
    made = tileset_draft(desk, spec, style)
    assert reason in " ".join(desk.refusals[0])
    assert made.draft is not None


def test_decorations_that_no_one_would_see_are_refused() -> None:
    spec, style = place("top-down")
    desk = ScriptedDesk([ANSWER | {"decorations": ["tree", "lamp"]}])
    made = tileset_draft(desk, spec, style)
    assert "none can be seen from there; choose from blossoms" in desk.refusals[0][0]
    assert made.draft is None
    assert [finding.code for finding in made.credits.findings] == ["fell-back"]


def test_what_does_not_suit_the_place_is_left_to_the_rules() -> None:
    spec, style = place("top-down")
    made = tileset_draft(ScriptedDesk([ANSWER | {"decorations": ["lamp", "bones"]}]), spec, style)
    assert [finding.code for finding in made.credits.findings] == ["kept-in-part"]
    assert "lamp is not known from this view" in made.credits.findings[0].message
    open_air, guide = place()
    under = guide.biomes[open_air.biome].model_copy(update={"backdrop": "#80c0f0"})
    bright = guide.model_copy(update={"biomes": (under, *guide.biomes[1:])})
    made = tileset_draft(ScriptedDesk([ANSWER | {"far": "cave"}]), open_air, bright)
    assert "no cave below an open sky" in made.credits.findings[-1].message


def test_what_is_plainly_meant_is_mended() -> None:
    draft = TilesetDraft.model_validate(
        {
            "texture": [22222222, "2 3 2 3", [1, 2], "29.2"],
            "decorations": "Mushrooms, torch, Pebble, mushroom",
            "density": "Rich",
            "far": "Snow Peaks",
            "near": "none",
        }
    )
    assert len(draft.texture) == 8
    assert draft.texture[:4] == ("22222222", "23232323", "12121212", "24222422")
    assert draft.decorations == ("mushroom", "pebbles")
    assert (draft.far, draft.near, draft.density) == ("snow-peaks", None, "rich")


def test_a_draft_survives_json() -> None:
    made = tileset_draft(ScriptedDesk([ANSWER]), *place())
    assert type(made).model_validate_json(made.model_dump_json()) == made
