"""Values that are not there yet, and which pieces a value comes from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from vintage_game_generator.models.plan import Asking, Verdict
from vintage_game_generator.store.keys import Phase


@dataclass(eq=False)
class Part:
    """What is known of a piece before it is made."""

    phase: Phase
    piece: str
    verdict: Verdict = Verdict.RUNS
    because: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    asking: Asking | None = None
    resolved: bool = True  # whether its result is known, and not only how it could be
    as_before: bool = False  # whether its result is what it was in the last run
    certain: bool = False  # whether its result is surely something else than it was


Parts = dict[Part, None]  # a set that keeps its order


class Unknown:
    """The result of pieces that are not made yet: whatever it is asked for is unknown too."""

    def __init__(self, parts: Iterable[Part], **known: Any) -> None:
        self._parts = dict.fromkeys(parts)
        self._known = known

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._known.get(name) or Unknown(self._parts)

    def __iter__(self) -> "Iterator[Unknown]":
        yield Unknown(self._parts)


@dataclass
class Origins:
    """Which pieces a value comes from: records are known by themselves, wherever they are."""

    known: dict[int, tuple[BaseModel, Parts]] = field(default_factory=dict)

    def of(self, value: Any) -> Parts:
        """Return all pieces of which something is in a value."""
        if isinstance(value, Unknown):
            return value._parts
        if isinstance(value, BaseModel):
            if id(value) not in self.known:
                found = merged(self.of(one) for one in dict(value).values())
                self.known[id(value)] = value, found
            return self.known[id(value)][1]
        if isinstance(value, Mapping):
            return merged(map(self.of, value.values()))
        return merged(map(self.of, value)) if isinstance(value, list | tuple) else {}

    def claim(self, value: Any, parts: Parts) -> None:
        """Note that a record as a whole comes from some pieces, whatever was known of it."""
        if isinstance(value, BaseModel):
            self.known[id(value)] = value, parts

    def adopt(self, value: Any, parts: Parts) -> None:
        """Note that a value, and what is in it and not from elsewhere, comes from some pieces."""
        if isinstance(value, BaseModel):
            self.known.setdefault(id(value), (value, parts))
            value = dict(value)
        if isinstance(value, Mapping):
            value = list(value.values())
        if isinstance(value, list | tuple):
            for one in value:
                self.adopt(one, parts)


def merged(found: Iterable[Parts]) -> Parts:
    """Return the pieces of several, each once."""
    return {part: None for parts in found for part in parts}


def unresolved(parts: Parts) -> Parts:
    """Return those pieces whose results are not known."""
    return {part: None for part in parts if not part.resolved}
