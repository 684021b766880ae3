"""Each phase's cache key covers all code that makes its result: found by following imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from vintage_game_generator.store.keys import PACKAGE, PHASE_CODE, Phase

NAME = PACKAGE.name
ENTRIES: dict[Phase, tuple[str, ...]] = {
    Phase.BLEND: ("catalog.blend",),
    Phase.STYLE: ("authors.procedural.style",),
    Phase.DESIGN: ("authors.procedural.design",),
    Phase.LEVEL: ("playtest.proving", "assets.levels.platformer", "assets.levels.adventure"),
    Phase.SPRITE: ("assets.sprites.draw", "consoles.checks.sprite"),
    Phase.TILESET: ("assets.tilesets.tileset", "consoles.checks.tileset"),
    Phase.FONT: ("assets.font",),
    Phase.TUNE: ("assets.music.tune",),
    Phase.SOUND: ("assets.sounds",),
    Phase.CODE: ("targets.python",),
    Phase.GAME: ("targets.assembly",),
    Phase.CERTIFICATE: ("playtest.certification",),
    Phase.PACKAGE: ("packaging.archive",),
}
# In every key by their content, or without a say in what is made.
ASIDE = ("models", "store", "errors", "settings", "authors.protocol", "__init__")


def file_of(module: str) -> Path | None:
    path = PACKAGE.joinpath(*module.split("."))
    for candidate in (path.with_suffix(".py"), path / "__init__.py"):
        if candidate.exists():
            return candidate
    return None


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(NAME):
            inside = (node.module or "").removeprefix(NAME).removeprefix(".")
            for name in node.names:
                deeper = f"{inside}.{name.name}".removeprefix(".")
                yield deeper if file_of(deeper) else inside


def closure(entries: tuple[str, ...]) -> set[Path]:
    seen: set[str] = set()
    waiting = list(entries)
    while waiting:
        module = waiting.pop()
        file = file_of(module)
        if module in seen or file is None or module.startswith(ASIDE) or not module:
            continue
        seen.add(module)
        waiting += imported(file)
    return {file for module in seen if (file := file_of(module))}


@pytest.mark.parametrize("phase", list(Phase))
def test_a_phase_names_all_the_code_that_it_reaches(phase: Phase) -> None:
    covered = [PACKAGE / path for path in PHASE_CODE[phase]]
    missing = sorted(
        file.relative_to(PACKAGE).as_posix()
        for file in closure(ENTRIES[phase])
        if not any(file == path or path in file.parents for path in covered)
    )
    assert missing == []
