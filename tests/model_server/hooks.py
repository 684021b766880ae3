"""What a clever model says where an answer by chance would hardly be admitted.

One line a kind of draft, by its class's name. Where a schema came without its title, the class is
known by its fields.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from tests.model_server import coding, figures, places, writing
from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.brief import BriefDraft
from vintage_game_generator.models.drafts.design import DesignDraft
from vintage_game_generator.models.drafts.dialogue import DialogueDraft
from vintage_game_generator.models.drafts.directions import DirectionsDraft
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.models.drafts.level import AdventureDraft, PlatformerDraft
from vintage_game_generator.models.drafts.music import MusicDraft
from vintage_game_generator.models.drafts.quests import QuestsDraft
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.drafts.story import StoryDraft
from vintage_game_generator.models.drafts.style import StyleDraft
from vintage_game_generator.models.drafts.tileset import TilesetDraft

Hook = Callable[[Mapping[str, Any], str], dict[str, Any]]

DRAFTS: tuple[type[Model], ...] = (
    *(BriefDraft, StyleDraft, DesignDraft, DirectionsDraft, StoryDraft, QuestsDraft),
    *(DialogueDraft, PlatformerDraft, AdventureDraft, SpriteDraft, TilesetDraft, MusicDraft),
    FeatureDraft,
)
HOOKS: dict[str, Hook] = {
    "BriefDraft": writing.brief,
    "StyleDraft": writing.style,
    "DesignDraft": writing.design,
    "DirectionsDraft": writing.directions,
    "StoryDraft": writing.story,
    "QuestsDraft": writing.quests,
    "DialogueDraft": writing.dialogue,
    "PlatformerDraft": places.course,
    "AdventureDraft": places.route,
    "SpriteDraft": figures.sprite,
    "TilesetDraft": places.tileset,
    "MusicDraft": places.music,
    "FeatureDraft": coding.feature,
}


def kind_of(schema: Mapping[str, Any]) -> str:
    """Return the name of the draft's class that a schema is of, or its title."""
    known = _by_fields().get(frozenset(schema.get("properties", ())))
    return known or str(schema.get("title", ""))


@cache
def _by_fields() -> dict[frozenset[str], str]:
    return {frozenset(draft.model_json_schema()["properties"]): draft.__name__ for draft in DRAFTS}
