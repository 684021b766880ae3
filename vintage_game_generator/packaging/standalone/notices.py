"""Whose work is inside a build: what its licences ask to be told, beside what they cover."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from vintage_game_generator.packaging.licences import LICENCES
from vintage_game_generator.packaging.rendering import template
from vintage_game_generator.packaging.standalone.job import Job

README = "README.txt"
TEXTS = "licences"  # the folder of whole licences, in the build

_HERE = Path(__file__).parent
_LIBRARY = re.compile(r"(lib)?(.+?)(\.so(\.[\d.]+)?|\.dylib|\.dll)")
_OF_PYTHON = re.compile(r"(lib)?python\d|.*\.(cpython-|abi3\.)")  # under Python's own licence
_OPERATORS = {"AND", "OR", "WITH"}


class Notice(NamedTuple):
    """Something that a build contains."""

    name: str
    licence: str
    """As an SPDX expression."""
    copyright: str
    link: str
    texts: Mapping[str, str] = {}
    """Licences that came with it, by the name of their file; else they are found by `licence`."""


GAME = Notice("the game itself", "MIT-0", "made for this game", "")


def add_papers(job: Job, start: str, notices: Sequence[Notice]) -> None:
    """Write into a build how it is started, whose work it contains, and all licences.

    Args:
        job: The build, whose folder is there.
        start: The file that starts the game.
        notices: What the build contains.
    """
    rows = []
    texts = {"MIT-0.txt": (job.game / "LICENSE").read_text(encoding="utf-8")}
    for notice in notices:
        own = dict(notice.texts) or known_texts(notice.licence)
        texts |= own
        rows.append((notice, sorted(own) or (["MIT-0.txt"] if notice == GAME else [])))
    folder = job.into / TEXTS
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    said: dict[str, Any] = {"title": job.certificate.title, "start": start}
    for name in (LICENCES, README):
        text = template(f"standalone/{name}.jinja").render(said, rows=rows, folder=TEXTS)
        (job.into / name).write_text(text, encoding="utf-8")


def known_texts(expression: str) -> dict[str, str]:
    """Return the licences of an SPDX expression that are kept here, by the name of their file."""
    names = [word for word in re.findall(r"[\w.+-]+", expression) if word not in _OPERATORS]
    files = {f"{re.sub('-(only|or-later)$', '', name)}.txt" for name in names}
    paths = {name: _HERE / "texts" / name for name in sorted(files)}
    return {
        name: path.read_text(encoding="utf-8") for name, path in paths.items() if path.is_file()
    }


def library_notices(build: Path) -> list[Notice]:
    """Return what shared libraries a build contains, each once; of unknown ones the file's name."""
    found: dict[str, Notice] = {}
    for path in sorted(build.rglob("*")):
        match = _LIBRARY.fullmatch(path.name)
        if not match or path.is_symlink() or _OF_PYTHON.match(path.name):
            continue
        notice = _library(f"{match[2]}.".lower()) or Notice(
            path.name, "of the system that this was built on", "", ""
        )
        found[notice.name] = notice
    return sorted(found.values(), key=lambda notice: notice.name.lower())


def _library(name: str) -> Notice | None:
    fits = [(len(start), library) for start, library in _libraries() if name.startswith(start)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


@cache
def _libraries() -> tuple[tuple[str, Notice], ...]:
    known = tomllib.loads((_HERE / "libraries.toml").read_text(encoding="utf-8"))["library"]
    return tuple(
        (start, Notice(one["name"], one["licence"], one["copyright"], one["link"]))
        for one in known
        for start in one["files"]
    )
