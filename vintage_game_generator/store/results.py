"""Cached task results on disk: small JSON, trusted only while all the bytes they name are there."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vintage_game_generator.models.assets import Ref
from vintage_game_generator.store.blobs import Store


def drop_if_unsound(record: Path, store: Store) -> None:
    """Remove a cached result that cannot be trusted, so that it is made again.

    Unsound is a record that is cut off, one that names another serializer than JSON (it
    could have a pickle executed), and one whose bytes are missing or altered in the store.
    """
    if not record.exists():
        return
    try:
        envelope = json.loads(record.read_bytes())
        serializer = envelope["metadata"]["serializer"]["type"]
        sound = serializer == "json" and all(
            store.holds(ref) for ref in refs_in(json.loads(envelope["result"]))
        )
    except (ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        record.unlink(missing_ok=True)


def refs_in(value: Any) -> Iterator[Ref]:
    """Yield every store reference inside plain JSON data."""
    if isinstance(value, dict):
        if value.keys() == {"sha256", "size"}:
            yield Ref.model_validate(value)
        else:
            for one in value.values():
                yield from refs_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from refs_in(one)
