"""Cached task results on disk: small JSON, trusted only while all the bytes they name are there."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vintage_game_generator.models.assets import Ref
from vintage_game_generator.store.blobs import Store

# How Prefect names its JSON serializer. A record that names another library or decoder
# would have that imported and called.
JSON_SERIALIZER: dict[str, object] = {
    "type": "json",
    "jsonlib": "json",
    "object_encoder": "prefect.serializers.prefect_json_object_encoder",
    "object_decoder": "prefect.serializers.prefect_json_object_decoder",
    "dumps_kwargs": {},
    "loads_kwargs": {},
}
OWN_MODELS = "vintage_game_generator.models."


def drop_if_unsound(record: Path, store: Store) -> None:
    """Remove a cached result that cannot be trusted, so that it is made again.

    Unsound is a record that is cut off, one that would have other code than ours imported, one
    whose bytes are missing or altered in the store, and one that says itself that it does not
    last: what depends on more than its key, as on a network that was away.
    """
    if not record.exists():
        return
    try:
        envelope = json.loads(record.read_bytes())
        result = json.loads(envelope["result"])
        sound = (
            envelope["metadata"]["serializer"] == JSON_SERIALIZER
            and all(name.startswith(OWN_MODELS) for name in _classes_in(result))
            and all(found.get("lasting") is not False for found in _objects_in(result))
            and all(store.holds(ref) for ref in refs_in(result))
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        sound = False
    if not sound:
        record.unlink(missing_ok=True)


def refs_in(value: Any) -> Iterator[Ref]:
    """Yield every store reference inside plain JSON data."""
    for found in _objects_in(value):
        if found.keys() == {"sha256", "size"}:
            yield Ref.model_validate(found)


def _classes_in(value: Any) -> Iterator[str]:
    for found in _objects_in(value):
        if "__class__" in found:
            yield found["__class__"]


def _objects_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _objects_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from _objects_in(one)
