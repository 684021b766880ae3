"""Why a piece would be made again: what of it is not what it was in the last run."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.run_states import made_before
from vintage_game_generator.store.keys import (
    PHASE_CODE,
    PHASE_PROMPTS,
    Phase,
    code_version,
    digests,
    versions_of,
)
from vintage_game_generator.store.places import storage
from vintage_game_generator.store.results import kept_result

NEW = "new"
SINCE_THEN = "source, prompts or libraries since it was made"
DIGEST = 12  # characters; what is shorter is a library's version
# Inputs that are no record of the brief, in words.
WORDS = {
    "asking": "how models are asked",
    "checked": "whether assets are checked",
    "language": "the language",
    "manner": "the style picture",
    "painter": "who draws pictures",
    "shells": "whether windows are looked at",
    "target": "what writes the language",
    "toolchain": "the language's tools",
    "wish": "the wish",
    "writer": "who is asked",
}


class Compared(NamedTuple):
    """A piece beside what it was in the last run."""

    known: bool  # whether it was there
    key: str = ""  # of its result then
    inputs: tuple[str, ...] = ()  # which are not what they were
    versions: tuple[str, ...] = ()  # of which sources, prompts and libraries, in words


class History:
    """What a game of this name was made of when it was last worked on here."""

    def __init__(self, config: GameConfig) -> None:
        self._before = made_before(config)
        self._results = storage("results")
        self._versions = cache(versions_of)  # to read all sources once is enough

    @property
    def known(self) -> bool:
        """Return whether such a game was worked on here."""
        return self._before is not None

    def compared(self, phase: Phase, piece: str, inputs: Mapping[str, Any]) -> Compared:
        """Return a piece beside what it was.

        Args:
            phase: Whose piece it is.
            piece: As its task run is called.
            inputs: Those that are known, by name.
        """
        record = self._before.pieces.get(piece) if self._before else None
        if not record:
            return Compared(known=False)
        now = digests(inputs)
        then = {
            name: one for name, one in record.inputs.items() if name.partition(".")[0] in inputs
        }
        names = tuple(name for name in {**now, **then} if now.get(name) != then.get(name))
        changed = tuple(self._changed_versions(phase))
        if not changed and record.code != code_version(phase):
            changed = (SINCE_THEN,)  # a later run, which did not come to this piece, had it so
        return Compared(True, record.key, names, changed)

    def news(self, phase: Phase) -> str:
        """Return why a piece is new of which nothing else is new."""
        return WORDS["writer"] if self.known and phase in PHASE_PROMPTS else NEW

    def holds(self, key: str) -> bool:
        """Return whether there is a result under a key, sound or not."""
        return self._results.entry(key) is not None

    def result(self, piece: str) -> Any:
        """Return what a piece was in the last run, nothing if that is not kept."""
        record = self._before.pieces.get(piece) if self._before else None
        kept = kept_result(record.key) if record else None
        return kept.value if kept else None

    def _changed_versions(self, phase: Phase) -> Iterable[str]:
        then = self._before.versions if self._before else {}
        now = self._versions(phase)
        for name, version in now.items():
            if then.get(name) == version:
                continue
            digest = len(version) == DIGEST and version.isalnum()  # a library's has dots
            source = digest and not name.startswith("prompt ")
            if source:
                yield f"source {name}"
            elif name.startswith("prompt "):
                yield name
            else:
                yield f"{name} {version} (was {then.get(name, 'not there')})"
        places = ("models", *PHASE_CODE[phase])
        for name in then.keys() - now.keys():
            if any(name == place or name.startswith(f"{place}/") for place in places):
                yield f"source {name}, which is gone"


def roots(found: Compared, causes: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return what changed first; nothing where the piece is new.

    Args:
        found: The piece beside what it was.
        causes: By input, why the pieces that it comes from are made again; only of those inputs
            that come from pieces.
    """
    why = list(found.versions)
    everything = [one for said in causes.values() for one in said]
    for name in found.inputs:
        top, _, part = name.partition(".")
        if top == "config":
            why.append(f"the brief's {part.replace('_', ' ')}")
        elif top in WORDS:
            why.append(WORDS[top])
        elif top in causes:
            why += causes[top]
        else:
            why += everything
    if not found.inputs:
        why += everything
    return tuple(dict.fromkeys(why))
