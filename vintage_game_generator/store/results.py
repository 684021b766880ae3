"""Cached task results on disk: small JSON, trusted only while all the bytes they name are there."""

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.base import Model
from vintage_game_generator.store.blobs import Store, local_store
from vintage_game_generator.store.places import Folder, Place, storage

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


@dataclass(frozen=True)
class Kept:
    """The result of a phase that was kept: it may be nothing."""

    value: Any


@dataclass(frozen=True)
class Record:
    """A sound record: its bytes, and the result in it as plain data."""

    content: bytes
    value: Any


def kept_result(key: str) -> Kept | None:
    """Return the result that is kept under a phase's key, if it can be trusted.

    One that cannot is removed, so that it is made again (see `drop_if_unsound`).
    """
    place = storage("results")
    record = sound_result(place, key, local_store())
    if record is None:
        return None
    try:
        return Kept(decoded(record.value))
    except (ValidationError, ImportError, AttributeError, TypeError, KeyError):
        place.remove([key])
        return None


def drop_if_unsound(record: Path, store: Store) -> None:
    """Remove a cached result that cannot be trusted, so that it is made again.

    Unsound is a record that would have other code than ours imported, one whose bytes are missing
    or altered in the store, and one that says itself that it does not last: what depends on more
    than its key, as on a network that was away.
    """
    sound_result(Folder(record.parent), record.name, store)


def sound_result(place: Place, key: str, store: Store) -> Record | None:
    """Return a record if it is sound, else remove it.

    One that is sound counts as used now, and so does what it names. One that is cut off is left
    alone: Prefect writes into the file itself, so that another process may be at it. It is no hit
    for anybody, and who makes the result writes over it.

    Raises:
        StoreError: the place does not answer.
    """
    entry = place.entry(key)
    content = place.read(key) if entry else None
    if entry is None or content is None:
        return None
    try:
        envelope = json.loads(content)
    except (ValueError, RecursionError):
        return None
    try:
        result = json.loads(envelope["result"])
        sound = envelope["metadata"]["serializer"] == JSON_SERIALIZER and is_sound(result, store)
    except (ValueError, KeyError, TypeError, AttributeError, ImportError, RecursionError):
        sound = False
    if sound:
        place.renew(entry, content)
        return Record(content, result)
    if place.entry(key) == entry:  # else it was made again meanwhile
        place.remove([key])
    return None


def is_sound(result: Any, store: Store) -> bool:
    """Return whether a result is of our own models alone, lasts, and has all bytes in the store.

    Raises:
        TypeError: it would have something else loaded; or `ImportError`, or `AttributeError`.
    """
    return (
        all(_loads_models_only(found) for found in _objects_in(result))
        and all(found.get("lasting") is not False for found in _objects_in(result))
        and store.holds_all(refs_in(result))
    )


def decoded(value: Any) -> Any:
    """Return plain data with each `{"__class__": ..., "data": ...}` made a model of ours again."""
    if isinstance(value, dict):
        if "__class__" in value:
            return _own_model(value["__class__"]).model_validate(decoded(value["data"]))
        return {name: decoded(one) for name, one in value.items()}
    return [decoded(one) for one in value] if isinstance(value, list) else value


@cache
def _own_model(name: str) -> type[Model]:
    """Return a model of ours by its full name.

    Raises:
        TypeError: it is something else.
    """
    module, _, label = name.rpartition(".")
    found = getattr(importlib.import_module(module), label) if name.startswith(OWN_MODELS) else None
    if not (isinstance(found, type) and issubclass(found, Model)):
        raise TypeError(f"{name}: not a model of ours")
    return found


def refs_in(value: Any) -> Iterator[Ref]:
    """Yield every store reference inside plain JSON data."""
    for found in _objects_in(value):
        if found.keys() == {"sha256", "size"}:
            yield Ref.model_validate(found)


def _loads_models_only(found: dict[str, Any]) -> bool:
    """Return whether Prefect makes nothing but a model of ours of an object, if anything at all.

    It imports what `__exc_type__` names too, and calls a function that `__class__` names.
    """
    if "__class__" in found:
        _own_model(found["__class__"])
    return "__exc_type__" not in found


def _objects_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _objects_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from _objects_in(one)
