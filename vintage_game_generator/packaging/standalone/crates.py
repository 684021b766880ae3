"""Whose work is inside a Rust program: the crates that it is linked from, with their licences."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vintage_game_generator.errors import BadGame
from vintage_game_generator.packaging.standalone.notices import Notice
from vintage_game_generator.playtest.process import Finished, last_line
from vintage_game_generator.targets.cargo import cargo, host

SECONDS = 120
RUST = Notice(
    "Rust's standard library",
    "MIT OR Apache-2.0",
    "the Rust project developers",
    "https://www.rust-lang.org",
)
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|copyright|notice|unlicense)", re.IGNORECASE)
_LARGEST = 200_000  # bytes; what is longer is no licence


def crate_notices(project: Path) -> list[Notice]:
    """Return a notice for each crate that is linked into a program of a built project.

    What only builds or tests it is left out. A text that many crates share is kept once.

    Args:
        project: The folder of the program's own crate.

    Raises:
        BadGame: cargo does not say.
    """
    kind = host(project)
    platform = ("--filter-platform", kind) if kind else ()
    known = json.loads(_metadata(project, *platform).stdout)
    crates = {crate["id"]: crate for crate in known["packages"]}
    nodes = {node["id"]: node for node in known["resolve"]["nodes"]}
    needed = _linked(known["resolve"]["root"], nodes)
    linked = [crates[key] for key in needed if crates[key]["source"]]
    kept: dict[str, str] = {}
    return [RUST, *(_notice(crate, kept) for crate in sorted(linked, key=lambda one: one["id"]))]


def _metadata(folder: Path, *options: str) -> Finished:
    command = ("metadata", "--format-version", "1", "--locked", "--offline", *options)
    done = cargo(folder, *command, seconds=SECONDS)
    if done.returncode:
        raise BadGame(f"{folder}: cargo metadata: {last_line(done)}")
    return done


def _linked(start: str, nodes: Mapping[str, Any]) -> set[str]:
    """Return what a crate needs to run, itself among it."""
    found, waiting = {start}, [start]
    while waiting:
        for needed in nodes[waiting.pop()]["deps"]:
            runs = any(kind["kind"] is None for kind in needed["dep_kinds"])
            if runs and needed["pkg"] not in found:
                found.add(needed["pkg"])
                waiting.append(needed["pkg"])
    return found


def _notice(crate: Mapping[str, Any], kept: dict[str, str]) -> Notice:
    """Return a crate's notice.

    Args:
        crate: What cargo knows of it.
        kept: The names of texts by their digests; gets those that are new.
    """
    name = f"{crate['name']} {crate['version']}"
    texts = {}
    for path in _licence_files(Path(crate["manifest_path"]).parent):
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        file = kept.setdefault(digest, f"{name.replace(' ', '-')}-{path.name}.txt")
        texts[file] = content.decode(errors="replace")
    return Notice(
        name,
        crate["license"] or "see its texts",
        ", ".join(author.partition(" <")[0] for author in crate["authors"]),
        crate["repository"] or f"https://crates.io/crates/{crate['name']}",
        texts,
    )


def _licence_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_file() and _LICENCE_FILE.match(path.name) and path.stat().st_size < _LARGEST:
            yield path
