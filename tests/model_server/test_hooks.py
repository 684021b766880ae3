"""What the clever model says is admitted: a whole game can be written by it."""

import json
from typing import Any

import pytest

from tests.model_server.clever import clever, filled
from tests.model_server.clever_desk import CleverDesk
from tests.model_server.hooks import DRAFTS, HOOKS, kind_of
from tests.model_server.server import ModelServer
from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.asking.structured import schema_of
from vintage_game_generator.assets.levels.drafted import laid_out
from vintage_game_generator.authors.language_model.design import design_draft
from vintage_game_generator.authors.language_model.dialogue import dialogue_draft
from vintage_game_generator.authors.language_model.directions import directions_draft
from vintage_game_generator.authors.language_model.level import level_draft
from vintage_game_generator.authors.language_model.music import music_draft
from vintage_game_generator.authors.language_model.quests import quests_draft
from vintage_game_generator.authors.language_model.sprite import picture_draft, sprite_draft
from vintage_game_generator.authors.language_model.story import story_draft
from vintage_game_generator.authors.language_model.style import style_draft
from vintage_game_generator.authors.language_model.tileset import tileset_draft
from vintage_game_generator.authors.procedural.design import game_design
from vintage_game_generator.authors.procedural.style import style_guide
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import blend
from vintage_game_generator.features.admission import admit_feature
from vintage_game_generator.models.config import ArtStyle, GameConfig, Genre, Perspective
from vintage_game_generator.models.design import SpriteRole
from vintage_game_generator.models.drafts.brief import BriefDraft
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.models.writer import Terms, Writer
from vintage_game_generator.playtest.drafted_play import played

DRAWN = (SpriteRole.HERO, SpriteRole.ENEMY, SpriteRole.BOSS)
VIEWS = {
    Genre.PLATFORMER: Perspective.SIDE_VIEW,
    Genre.ACTION_ADVENTURE: Perspective.THREE_QUARTER,
}


def brief(genre: Genre, art_style: ArtStyle) -> GameConfig:
    return checked_brief(
        {
            "name": "Written",
            "genre": genre,
            "perspective": VIEWS[genre],
            "art_style": art_style,
            "features": ["combat", "bosses", "keys-and-doors"],
            "seed": 3,
        }
    )


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("art_style", [ArtStyle.GAME_BOY, ArtStyle.SNES])
def test_nearly_all_pieces_of_a_game_are_admitted(genre: Genre, art_style: ArtStyle) -> None:
    config, desk = brief(genre, art_style), CleverDesk()
    inherited = blend(config)
    drafted = style_draft(desk, config, inherited)
    style = style_guide(config, inherited, drafted.draft)
    design = game_design(
        config, inherited, style, design_draft(desk, config, inherited, style).draft
    )
    directions = directions_draft(desk, config, style).draft
    assert directions
    story = story_draft(desk, config, design, style).draft
    quests = quests_draft(desk, config, design, style, story).draft
    dialogue_draft(desk, config, design, style, story, quests)
    music_draft(desk, design, style, directions.music)
    for tileset in design.tilesets:
        tileset_draft(desk, tileset, style, directions.places)
    for spec in design.sprites:
        if spec.role in DRAWN:
            sprite_draft(desk, spec, style, directions.characters)
            picture_draft(desk, spec, style, directions.characters)
    asked = sum(desk.kept.values()) + sum(desk.lost.values())
    assert asked >= 18
    assert sum(desk.lost.values()) * 10 <= asked, (desk.lost, desk.refusals)
    assert len(desk.refusals) * 4 <= asked, desk.refusals


@pytest.mark.parametrize("genre", Genre)
def test_levels_can_be_won_as_they_are(genre: Genre) -> None:
    config, desk = brief(genre, ArtStyle.NES), CleverDesk()
    inherited = blend(config)
    style = style_guide(config, inherited)
    design = game_design(config, inherited, style)
    for level in design.levels:
        draft = level_draft(desk, level, design, style).draft
        assert draft, desk.refusals
        assert isinstance(played(laid_out(level, design, style.view, draft), design), list)
    assert len(desk.refusals) <= 1


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("wish", ["a coin magnet", "a mirror world"])
def test_features_are_admitted(genre: Genre, wish: str) -> None:
    config = brief(genre, ArtStyle.NES)
    inherited = blend(config)
    design = game_design(config, inherited, style_guide(config, inherited))
    prompt = f'You write one new feature for a retro {genre}.\nWhat is wished for: "{wish}"'
    draft = FeatureDraft.model_validate(filled(schema_of(FeatureDraft), prompt))
    assert admit_feature(draft, design)
    assert (draft.name == "coin-magnet") or "magnet" not in wish


def test_every_draft_is_known_by_its_fields_and_has_a_hook() -> None:
    for draft in DRAFTS:
        assert kind_of(schema_of(draft)) == draft.__name__
        assert draft.__name__ in HOOKS
    assert kind_of({"title": "Poem", "properties": {"verses": {}}}) == "Poem"


@pytest.mark.parametrize("model", ["openai/test-model", "anthropic/claude-3-haiku-20240307"])
def test_a_draft_is_admitted_over_each_wire(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "canary-key-1234")
    config = brief(Genre.PLATFORMER, ArtStyle.NES)
    with ModelServer(clever) as server:
        base = server.openai_base if model.startswith("openai/") else server.anthropic_base
        desk = desk_of(Writer(models=(model,), api_base=base), Terms(cache=False))
        drafted = style_draft(desk, config, blend(config))
    assert drafted.draft
    assert drafted.credits.author == model
    assert len(server.asked) == 1


def test_answers_are_the_same_in_any_order() -> None:
    schema: dict[str, Any] = schema_of(BriefDraft)
    first = [json.dumps(filled(schema, f"brief {number}")) for number in range(5)]
    last = [json.dumps(filled(schema, f"brief {number}")) for number in reversed(range(5))]
    assert first == last[::-1]
    assert len(set(first)) == 5
