"""What models wrote, carried from one machine to another: it was paid for."""

import json
import re
from collections.abc import Mapping

from vintage_game_generator.errors import StoreError
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.store.places import storage
from vintage_game_generator.store.results import (
    JSON_SERIALIZER,
    OWN_MODELS,
    decoded,
    is_sound,
    sound_result,
)

# What a model says in each phase. A result of another class is none of that phase.
CARRIED: Mapping[Phase, str] = {
    phase: f"{OWN_MODELS}drafts.{name}"
    for phase, name in {
        Phase.STYLE_DRAFT: "style.DraftedStyle",
        Phase.DESIGN_DRAFT: "design.DraftedDesign",
        Phase.DIRECTIONS: "directions.DraftedDirections",
        Phase.SCRIPT: "script.Script",
        Phase.LEVEL_DRAFT: "level.DraftedLevel",
        Phase.SPRITE_DRAFT: "sprite.DraftedSprite",
        Phase.TILESET_DRAFT: "tileset.DraftedTileset",
        Phase.MUSIC_DRAFT: "music.DraftedMusic",
        Phase.FEATURE: "feature.DraftedFeature",
    }.items()
}
_KEY = re.compile(rf"({'|'.join(CARRIED)})-[0-9a-f]{{64}}")
LONGEST = 1 << 18  # letters; the longest drafts have some thousands


def export_result(key: str) -> str | None:
    """Return what a model said, as JSON, if it is kept under this key and can be trusted."""
    if not _KEY.fullmatch(key):
        return None
    try:
        result = sound_result(storage("results"), key, local_store())
    except StoreError:  # the place does not answer
        return None
    return json.dumps(result.value, ensure_ascii=False) if result else None


def import_result(key: str, record: str) -> bool:
    """Keep what a model said elsewhere; return whether it is new and could be trusted.

    It is data of the one class that its phase has, and is checked like a model's fresh answer
    when pieces are made of it. What is kept already stays.

    Raises:
        StoreError: it cannot be written.
    """
    named = _KEY.fullmatch(key)
    if named is None or len(record) > LONGEST:
        return False
    place = storage("results")
    if sound_result(place, key, local_store()):
        return False
    try:
        result = json.loads(record)
        if result["__class__"] != CARRIED[Phase(named[1])] or not is_sound(result, local_store()):
            return False
        decoded(result)
    except (ValueError, TypeError, KeyError, AttributeError, ImportError, RecursionError):
        return False
    metadata = {"storage_key": key, "serializer": JSON_SERIALIZER}
    place.write(key, json.dumps({"metadata": metadata, "result": json.dumps(result)}).encode())
    return True
