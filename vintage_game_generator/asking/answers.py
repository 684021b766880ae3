"""Answers that are kept, under everything that shapes them: what was asked once is free."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import diskcache
from pydantic import ConfigDict, Field

from vintage_game_generator.asking.database import is_damage, remove_database
from vintage_game_generator.asking.question import Message
from vintage_game_generator.models.base import Model
from vintage_game_generator.settings import private_folder, settings

SIZE_LIMIT = 512 * 2**20  # bytes on disk; then those that were kept first go
LARGEST = 32 * 2**20  # characters of one answer: a picture has two million
PATIENCE = 5  # seconds for others' writing, which takes milliseconds
RAW: int = diskcache.core.MODE_RAW  # of a value that is in its row as it is

T = TypeVar("T")


class KeptAnswer(Model):
    """What a model answered, and what that took."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    model: str
    text: str = ""
    picture: bytes = b""
    finish_reason: str = ""
    tokens_asked: int | None = None
    tokens_answered: int | None = None
    cost: Decimal | None = Field(default=None, description="US dollars, when it was asked.")
    attempts: int = Field(default=1, ge=1)


class UnsafeRow(Exception):
    """A row holds what was never kept."""


class TextDisk(diskcache.Disk):  # type: ignore[misc]  # diskcache has no types
    """What a row may hold: text, and nothing that would have to be executed to be read.

    diskcache executes pickles that it finds (CVE-2025-69872), and opens and deletes the files
    that rows name. Here a value is text inside its row, whatever its row says.
    """

    def put(self, key: Any) -> tuple[str, bool]:
        """Return a key as it is in the database."""
        return _text(key), True

    def get(self, key: Any, raw: Any) -> str:
        """Return a database's key as it was."""
        return _text(key)

    def store(self, value: Any, read: bool, key: Any = None) -> tuple[int, int, None, str]:
        """Return a value's size, mode, file and text."""
        return 0, RAW, None, _text(value)

    def fetch(self, mode: Any, filename: Any, value: Any, read: bool) -> str:
        """Return a row's text.

        Raises:
            UnsafeRow: it is a pickle, a file or something else.
        """
        if mode != RAW or filename is not None:
            raise UnsafeRow(f"mode {mode!r}")
        return _text(value)

    def remove(self, file_path: Any) -> None:
        """Leave all files alone: no row of ours names one."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise UnsafeRow(type(value).__name__)
    return value


class Answers:
    """Kept answers in a folder, for all threads and processes.

    It never raises: what is damaged, foreign or locked is not there, and what cannot be written
    is not kept; the model is then asked again.
    """

    def __init__(self, folder: Path, size_limit: int = SIZE_LIMIT) -> None:
        self.folder = folder
        self.size_limit = size_limit
        self._cache: diskcache.Cache | None = None
        self._lock = threading.Lock()

    def get(self, key: str) -> KeptAnswer | None:
        """Return the answer that was kept under a key, or none."""
        return self._tried(lambda cache: _unsealed(key, cache.get(key)))

    def put(self, key: str, answer: KeptAnswer) -> None:
        """Keep an answer under its key, if that can be."""

        def keep(cache: diskcache.Cache) -> None:
            cache.set(key, _sealed(key, answer))
            cache.cull()  # as many as it takes: `set` would remove ten small ones for a picture

        self._tried(keep)

    def _tried(self, work: Callable[[diskcache.Cache], T]) -> T | None:
        try:
            cache = self._opened()
            try:
                return work(cache)
            finally:
                cache.close()  # this thread's connection: no file stays open behind our back
        except Exception as error:  # whatever a strange file or a full disk comes to
            self._recover(error)
            return None

    def _opened(self) -> diskcache.Cache:
        with self._lock:
            if self._cache is None:
                self._cache = diskcache.Cache(
                    str(private_folder(self.folder)),
                    timeout=PATIENCE,
                    disk=TextDisk,
                    size_limit=self.size_limit,
                    eviction_policy="least-recently-stored",
                    cull_limit=0,
                    statistics=0,
                    tag_index=0,
                )
            return self._cache

    def _recover(self, error: Exception) -> None:
        with self._lock:
            self._cache = None
            if is_damage(error):
                try:
                    remove_database(self.folder / diskcache.core.DBNAME)
                except OSError:
                    return  # it stays damaged: nothing is found in it, nothing is kept


@cache
def _answers_in(folder: Path) -> Answers:
    return Answers(folder)


def local_answers() -> Answers:
    """Return the kept answers of this machine."""
    return _answers_in(settings().answers)


def answer_key(
    *,
    kind: str,
    model: str,
    api_base: str,
    messages: Iterable[Message],
    schema: Any = None,
    temperature: float | None = None,
    seed: int | None = None,
    max_tokens: int | None = None,
    size: str = "",
) -> str:
    """Return the digest of everything that shapes an answer; no key of a provider is part of it.

    Args:
        kind: 'text' or 'picture'.
        model: litellm's name.
        api_base: Another server than the provider's.
        messages: All that is said to the model.
        schema: The JSON schema of the answer, or how else its form is asked for.
        temperature: As it is sent.
        seed: As it is sent.
        max_tokens: As it is sent.
        size: A picture's size.
    """
    shaped_by = {
        "kind": kind,
        "model": model,
        "api_base": api_base,
        "messages": [[message.role, message.content] for message in messages],
        "schema": schema,
        "temperature": None if temperature is None else float(temperature),
        "seed": seed,
        "max_tokens": max_tokens,
        "size": size,
    }
    text = json.dumps(shaped_by, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _sealed(key: str, answer: KeptAnswer) -> str:
    body = answer.model_dump_json()
    if len(body) > LARGEST:
        raise UnsafeRow("too large")
    return f"{_seal(key, body)}\n{body}"


def _unsealed(key: str, row: str | None) -> KeptAnswer | None:
    if row is None or len(row) > LARGEST + 65:
        return None
    seal, _, body = row.partition("\n")
    return KeptAnswer.model_validate_json(body) if seal == _seal(key, body) else None


def _seal(key: str, body: str) -> str:
    return hashlib.sha256(f"{key}\n{body}".encode()).hexdigest()
