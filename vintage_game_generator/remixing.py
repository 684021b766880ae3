"""A game beside its remix: which files are the same to the byte, by kind."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from pydantic import Field

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.packaging.delivered import read_certificate

ASSETS = {
    "levels": "levels",
    "sprites": "sprites",
    "tiles": "tilesets",
    "backdrops": "backdrops",
    "music": "tunes",
    "sounds": "sounds",
}
FOLDERS = ("recordings", "screenshots", "docs")
BEHIND = "backgroundcolor"  # of a map, in the format of Tiled
ONLY_BEHIND = "only the colour behind it"
PAPERS = ("brief.yaml", "provenance.jsonl", "README.md", "LICENCES.md", "LICENSE")
# In the order in which they are told.
KINDS = (
    *("levels", "recordings", "sprites", "tilesets", "backdrops", "tunes", "sounds", "font"),
    *("code", "screenshots", "docs", "papers"),
)


class ChangedFile(Model):
    """A file of both games that is another; SHA-256 of each."""

    file: str
    before: str
    after: str
    note: str = Field(default="", description="What is the same all the same.")


class Kind(Model):
    """The files of one kind in both games."""

    kind: str
    same: tuple[str, ...] = ()
    changed: tuple[ChangedFile, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class ChangedWish(Model):
    """A field of the brief that was changed, as JSON has it."""

    field: str
    before: object = Field(description="In the game's own brief.")
    after: object


def changed_wishes(before: GameConfig, after: GameConfig) -> tuple[ChangedWish, ...]:
    """Return the fields that differ in two briefs."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    return tuple(
        ChangedWish(field=name, before=old[name], after=new[name])
        for name in old
        if old[name] != new[name]
    )


def compared(before: Path, after: Path) -> tuple[Kind, ...]:
    """Return the files of two games' folders side by side, by kind.

    Each is called without its package's folder: games of other titles have the same files.

    Raises:
        BadGame: one of them is no game.
    """
    old, new = _digests(before), _digests(after)
    return tuple(
        Kind(
            kind=kind,
            same=tuple(
                name
                for name in names
                if name in old and name in new and old[name][1] == new[name][1]
            ),
            changed=tuple(
                _changed(name, old[name], new[name])
                for name in names
                if name in old and name in new and old[name][1] != new[name][1]
            ),
            added=tuple(name for name in names if name not in old),
            removed=tuple(name for name in names if name not in new),
        )
        for kind, names in _by_kind(sorted({**old, **new}))
    )


def _by_kind(names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for name in names:
        found[_kind(name)].append(name)
    yield from ((kind, of_it) for kind, of_it in found.items() if of_it)


def _digests(folder: Path) -> dict[str, tuple[Path, str]]:
    """Return where a game's files are, and their SHA-256, whatever its package is called."""
    certificate = read_certificate(folder)
    found = {}
    for name, digest in certificate.files.items():
        parts = PurePosixPath(name).parts
        inside = parts[1:] if len(parts) > 1 and parts[0] == certificate.package else parts
        found["/".join(inside)] = folder / name, digest
    return found


def _changed(name: str, old: tuple[Path, str], new: tuple[Path, str]) -> ChangedFile:
    note = ONLY_BEHIND if name.endswith(".tmj") and _map(old[0]) == _map(new[0]) else ""
    return ChangedFile(file=name, before=old[1], after=new[1], note=note)


def _map(file: Path) -> dict[str, object]:
    """Return a level's map without the colour that is seen behind it."""
    return {name: one for name, one in json.loads(file.read_bytes()).items() if name != BEHIND}


def _kind(name: str) -> str:
    top, *rest = parts = PurePosixPath(name).parts
    if "assets" in parts[:-1]:
        return ASSETS.get(parts[parts.index("assets") + 1], "font")
    if rest and top in FOLDERS:
        return top
    return "papers" if name in PAPERS else "code"
