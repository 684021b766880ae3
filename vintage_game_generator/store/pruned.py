"""What pruning removed, and what it left."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vintage_game_generator.errors import BadInput
from vintage_game_generator.store.places import Entry

UNITS = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
UNITS |= {"KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "TIB": 2**40}


@dataclass
class Count:
    """How many files of a kind stay and go, and their bytes."""

    kept: int = 0
    kept_bytes: int = 0
    removed: int = 0
    freed: int = 0

    def add(self, entries: Iterable[Entry], gone: Iterable[Entry]) -> None:
        """Count files, of which some go."""
        going = {one.name for one in gone}
        for one in entries:
            if one.name in going:
                self.removed += 1
                self.freed += one.size
            else:
                self.kept += 1
                self.kept_bytes += one.size


@dataclass
class Pruned:
    """What was removed, by kind, and what is to be said of it."""

    counts: dict[str, Count] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def count(self, kind: str, entries: Iterable[Entry], gone: Iterable[Entry]) -> None:
        """Count files of a kind, of which some go."""
        self.counts.setdefault(kind, Count()).add(entries, gone)

    def rows(self) -> list[dict[str, str | int]]:
        """Return a table of it: a row for each kind."""
        return [
            {
                "what": kind,
                "kept": one.kept,
                "kept bytes": size(one.kept_bytes),
                "removed": one.removed,
                "freed": size(one.freed),
            }
            for kind, one in self.counts.items()
        ]

    def told(self, *, dry_run: bool) -> str:
        """Return it in one line."""
        removed = sum(one.removed for one in self.counts.values())
        act = "would free" if dry_run else "freed"
        return f"{act} {size(self.freed)} in {removed} files; {size(self.kept_bytes)} stay"

    @property
    def freed(self) -> int:
        """Return the bytes that were freed."""
        return sum(one.freed for one in self.counts.values())

    @property
    def kept_bytes(self) -> int:
        """Return the bytes that stay."""
        return sum(one.kept_bytes for one in self.counts.values())


def bytes_of(text: str) -> int:
    """Return a size such as `5 GB` in bytes.

    Raises:
        BadInput: it is no size.
    """
    found = re.fullmatch(r"\s*(\d{1,12}(?:\.\d{1,3})?)\s*([A-Za-z]+)\s*", text)
    if not found or found[2].upper() not in UNITS:
        raise BadInput(f"{text!r} is no size", where="largest", hint="write '5 GB' or '500 MB'")
    return int(float(found[1]) * UNITS[found[2].upper()])


def size(count: int) -> str:
    """Return bytes as people say them: `1.5 GB`."""
    for unit in ("TB", "GB", "MB", "KB"):
        if count >= UNITS[unit]:
            return f"{count / UNITS[unit]:.1f} {unit}"
    return f"{count} B"
