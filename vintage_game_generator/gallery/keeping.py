"""What is costly to make for a gallery, kept by what it is made of, its code's version too."""

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress

from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.store.places import storage
from vintage_game_generator.store.results import JSON_SERIALIZER, refs_in, sound_result


def kept(kind: str, made_of: Sequence[str], make: Callable[[], bytes], store: Store) -> bytes:
    """Return what was made of the same before, or make it and keep it, as a task's result is kept.

    Args:
        kind: What it is: `film`.
        made_of: All that it depends on: digests of what it shows, the version of its code.
        make: Makes it.
        store: Where its bytes are kept.
    """
    results = storage("results")
    key = f"{kind}-{hashlib.sha256(json.dumps(made_of).encode()).hexdigest()}"
    with suppress(StoreError):
        record = sound_result(results, key, store)
        for ref in refs_in(record.value if record else []):
            return store.get(ref)
    content = make()
    with suppress(StoreError):  # a full disk costs time, the next time, and no gallery
        results.write(key, _record(store.put(content)))
    return content


def _record(ref: Ref) -> bytes:
    """Return a record as Prefect writes it, so that results are all examined and pruned alike."""
    metadata = {"serializer": JSON_SERIALIZER}
    return json.dumps({"metadata": metadata, "result": ref.model_dump_json()}).encode()
