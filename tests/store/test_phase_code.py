"""Each phase's cache key covers all code that makes its result: found by following imports."""

import ast
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vintage_game_generator.models.config import Language
from vintage_game_generator.store import keys
from vintage_game_generator.store.keys import PACKAGE, PHASE_CODE, PHASE_LIBRARIES, Phase
from vintage_game_generator.targets import TARGETS

NAME = PACKAGE.name
ENTRIES: dict[Phase, tuple[str, ...]] = {
    Phase.BLEND: ("catalog.blend",),
    Phase.STYLE: ("authors.procedural.style",),
    Phase.STYLE_DRAFT: ("authors.language_model.style",),
    Phase.DESIGN_DRAFT: ("authors.language_model.design",),
    Phase.DIRECTIONS: ("authors.language_model.directions",),
    Phase.SCRIPT: tuple(f"authors.language_model.{one}" for one in ("story", "quests", "dialogue")),
    Phase.LEVEL_DRAFT: ("authors.language_model.level",),
    Phase.SPRITE_DRAFT: ("authors.language_model.sprite",),
    Phase.TILESET_DRAFT: ("authors.language_model.tileset",),
    Phase.MUSIC_DRAFT: ("authors.language_model.music",),
    Phase.FEATURE: ("authors.language_model.feature",),
    Phase.DESIGN: ("authors.procedural.design",),
    Phase.LEVEL: ("playtest.proving", "assets.levels.platformer", "assets.levels.adventure"),
    Phase.SPRITE: ("assets.sprites.draw", "consoles.checks.sprite"),
    Phase.TILESET: ("assets.tilesets.tileset", "consoles.checks.tileset"),
    Phase.FONT: ("assets.font",),
    Phase.TUNE: ("assets.music.tune",),
    Phase.SOUND: ("assets.sounds",),
    Phase.CODE: ("targets.writing",),
    Phase.GAME: ("targets.assembly",),
    Phase.CERTIFICATE: ("playtest.certification",),
    Phase.PARITY: ("targets.trials",),
    Phase.PACKAGE: ("packaging.archive", "packaging.sealing"),
}
# In every key, or without a say in what is made.
ASIDE = ("models", "store", "errors", "settings", "cores", "authors.protocol", "__init__")
DISTRIBUTIONS = {
    "PIL": "pillow",
    "anyascii": "anyascii",
    "jinja2": "jinja2",
    "numpy": "numpy",
    "pygame": "pygame-ce",
    "yaml": "pyyaml",
}
# All targets are listed in one place, so that whatever uses one reaches all that any target does.
# What writes a language is in the keys by the target's `code`, and then by the cartridge that came
# of it; what plays a language is in the parity's key.
BY_TARGET = (Phase.CODE, Phase.PARITY)
TARGET_CODE = tuple(path for target in TARGETS.values() for path in target.code)
CHROMIUM = ("chromium", "chromium_pipe", "chromium_tab", "web_browser")
PLAYING = ("target", "tools", "cargo", *CHROMIUM)  # modules of targets that write nothing
SHELL = "kernels/python/kernel/shell"  # the window, which is opened in the certificate alone


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
    files = {file for module in seen if (file := file_of(module))}
    return {file for file in files if len(ast.parse(file.read_text(encoding="utf-8")).body) > 1}


def libraries(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (
            DISTRIBUTIONS[top] for name in names if (top := name.split(".")[0]) in DISTRIBUTIONS
        )


@pytest.mark.parametrize("phase", list(Phase))
def test_a_phase_names_all_libraries_that_it_reaches(phase: Phase) -> None:
    reached = {
        library
        for file in closure(ENTRIES[phase])
        if not file.relative_to(PACKAGE).as_posix().startswith(SHELL)
        for library in libraries(file)
    }
    own = set(PHASE_LIBRARIES.get(phase, ()))
    if uses_targets(phase):
        own |= {library for other in BY_TARGET for library in PHASE_LIBRARIES[other]}
    assert reached <= own


def test_the_certificate_depends_on_what_it_names_and_what_draws_its_pictures() -> None:
    assert {"pillow", "pygame-ce", "vintage-game-generator"} <= set(
        PHASE_LIBRARIES[Phase.CERTIFICATE]
    )


@pytest.fixture
def fresh() -> Iterator[None]:
    keys.code_version.cache_clear()
    yield
    keys.code_version.cache_clear()


def changed_by(change: Callable[[], None]) -> set[Phase]:
    before = {phase: keys.code_version(phase) for phase in Phase}
    change()
    keys.code_version.cache_clear()
    return {phase for phase in Phase if keys.code_version(phase) != before[phase]}


@pytest.mark.usefixtures("fresh")
def test_another_minor_version_of_python_makes_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert changed_by(lambda: monkeypatch.setattr(keys, "PYTHON", "Python 3.99")) == set(Phase)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("edited", "phases"),
    [
        ("models/style.py", set(Phase)),
        ("playtest/screen_test.py", {Phase.CERTIFICATE}),
        (
            "playtest/search.py",
            {Phase.LEVEL, Phase.LEVEL_DRAFT, Phase.FEATURE, Phase.CERTIFICATE},
        ),
    ],
)
def test_an_edit_makes_anew_what_depends_on_it(
    edited: str, phases: set[Phase], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / NAME

    def edit() -> None:
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        with (copy / edited).open("a") as file:
            file.write("# edited\n")
        monkeypatch.setattr(keys, "PACKAGE", copy)

    assert changed_by(edit) == phases


def uses_targets(phase: Phase) -> bool:
    return any(entry.startswith(("targets", "packaging")) for entry in ENTRIES[phase])


def uncovered(entries: tuple[str, ...], covering: tuple[str, ...]) -> list[str]:
    covered = [PACKAGE / path for path in covering]
    return sorted(
        file.relative_to(PACKAGE).as_posix()
        for file in closure(entries)
        if not any(file == path or path in file.parents for path in covered)
    )


@pytest.mark.parametrize("phase", list(Phase))
def test_a_phase_names_all_the_code_that_it_reaches(phase: Phase) -> None:
    own = PHASE_CODE[phase]
    if uses_targets(phase):
        own += TARGET_CODE
        own += tuple(path for other in BY_TARGET for path in PHASE_CODE[other])
    assert uncovered(ENTRIES[phase], own) == []


@pytest.mark.parametrize("language", list(Language))
def test_a_target_names_all_the_code_that_writes_its_projects(language: Language) -> None:
    name = f"targets.{TARGETS[language].project_files.__module__.rpartition('.')[2]}"
    own = (*TARGETS[language].code, *PHASE_CODE[Phase.CODE], *PHASE_CODE[Phase.GAME])
    playing = ("playtest", *(f"targets/{name}.py" for name in PLAYING))
    assert uncovered((name,), (*own, *playing)) == []
    for path in TARGETS[language].code:
        assert (PACKAGE / path).exists(), path
