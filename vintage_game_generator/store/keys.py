"""Cache keys: what a phase depends on, and nothing else."""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import prompts
from vintage_game_generator.translate.emitters import shared_sources

PACKAGE = Path(__file__).parent.parent


class Phase(StrEnum):
    """A step of making a game, in the order of a run."""

    BLEND = "blend"
    STYLE_DRAFT = "style-draft"
    STYLE = "style"
    DESIGN_DRAFT = "design-draft"
    DIRECTIONS = "directions"
    DESIGN = "design"
    SCRIPT = "script"
    LEVEL_DRAFT = "level-draft"
    SPRITE_DRAFT = "sprite-draft"
    TILESET_DRAFT = "tileset-draft"
    MUSIC_DRAFT = "music-draft"
    FEATURE = "feature"
    LEVEL = "level"
    SPRITE = "sprite"
    TILESET = "tileset"
    FONT = "font"
    TUNE = "tune"
    SOUND = "sound"
    CODE = "code"
    GAME = "game"
    CERTIFICATE = "certificate"
    PARITY = "parity"
    PACKAGE = "package"


ASSET_PHASES = (Phase.SPRITE, Phase.TILESET, Phase.FONT, Phase.TUNE, Phase.SOUND)


PROGRAM = ("rules", *shared_sources(), "kernels/python/kernel")
FONT = ("assets/font.py", "assets/font_large.txt", "assets/font_small.txt")
WHOLE_GAMES = (
    *("certification", "looks", "parity", "process"),
    *("recordings", "screen_test", "verification"),
)
PLAYERS = tuple(
    f"playtest/{file.name}"
    for file in sorted((PACKAGE / "playtest").glob("*.py"))
    if file.stem not in WHOLE_GAMES
)
REPAINTING = tuple(
    f"assets/{file}.py"
    for file in ("palettes", "style_transfer", "repainting", "pictures/opening", "sprites/inks")
)
# The code that makes each phase's result, as paths in this package: editing any of it makes
# the phase run again. Models take part in every phase.
PHASE_CODE: dict[Phase, tuple[str, ...]] = {
    Phase.BLEND: ("catalog",),
    Phase.STYLE: ("authors/procedural", "catalog", "consoles", "assets/palette.py", *REPAINTING),
    Phase.DESIGN: ("authors/procedural", "assets/sprites/archetypes.py", "naming.py", *PROGRAM),
    Phase.LEVEL: ("assets/levels", *PLAYERS, *PROGRAM, "authors/procedural/chance.py"),
    Phase.SPRITE: (
        "assets/sprites",
        "assets/pictures",
        "assets/making.py",
        "assets/palette.py",
        "consoles",
    ),
    Phase.TILESET: (
        "assets/tilesets",
        "assets/neural_style.py",
        *REPAINTING,
        "assets/making.py",
        "assets/palette.py",
        "consoles",
        "kernels/python/kernel",
    ),
    Phase.FONT: FONT,
    Phase.TUNE: ("assets/music", "assets/making.py"),
    Phase.SOUND: ("assets/sounds.py", "assets/music", "assets/making.py"),
    # What writes one language alone is in its target's `code`, and in the keys by that.
    Phase.CODE: ("targets/writing.py", "targets/rendering.py", "targets/controls.py", *PROGRAM),
    Phase.GAME: (
        "targets/assembly.py",
        "assets/tilesets",
        *FONT,
        "assets/palette.py",
        "authors/procedural/swatches.py",
        "authors/procedural/vignette.py",
        "kernels/python/kernel",
    ),
    Phase.CERTIFICATE: ("playtest", *PROGRAM, "authors/procedural/chance.py"),
    Phase.PARITY: (*(f"playtest/{one}.py" for one in ("looks", "parity", "process")), "targets"),
    Phase.PACKAGE: (
        "packaging",
        "templates.py",
        "targets",
        "asking/ledger.py",
        "asking/runs.py",
        *PROGRAM,
    ),
}
# What a model says of a piece also rests on how it is asked, and on how its answer is admitted:
# by making the piece.
ASKED_BY_ALL = ("author", "prompting", "parts", "wording")
PHASE_CODE |= {
    drafting: (
        "asking",
        *(f"authors/language_model/{one}.py" for one in (*asked, *ASKED_BY_ALL)),
        *("catalog", "consoles", "assets/palette.py"),
        *PHASE_CODE[making],
    )
    for drafting, asked, making in (
        (Phase.STYLE_DRAFT, ("style",), Phase.STYLE),
        (Phase.DESIGN_DRAFT, ("design",), Phase.DESIGN),
        (Phase.DIRECTIONS, ("directions",), Phase.STYLE),
        (Phase.SCRIPT, ("story", "quests", "dialogue"), Phase.DESIGN),
        (Phase.LEVEL_DRAFT, ("level", "level_wishes"), Phase.LEVEL),
        (Phase.SPRITE_DRAFT, ("sprite",), Phase.SPRITE),
        (Phase.TILESET_DRAFT, ("tileset",), Phase.TILESET),
        (Phase.MUSIC_DRAFT, ("music",), Phase.TUNE),
        (Phase.FEATURE, ("feature",), Phase.LEVEL),
    )
}
PHASE_CODE[Phase.FEATURE] += ("features", "playtest/recordings.py")
# The prompts that a phase renders: editing one makes its phase run again, and no other.
ASKING_AGAIN = ("again", "schema")
PHASE_PROMPTS: dict[Phase, tuple[str, ...]] = {
    Phase.STYLE_DRAFT: (*ASKING_AGAIN, "style-guide"),
    Phase.DESIGN_DRAFT: (*ASKING_AGAIN, "architecture"),
    Phase.DIRECTIONS: (*ASKING_AGAIN, "directions"),
    Phase.SCRIPT: (*ASKING_AGAIN, "story", "quests", "dialogue"),
    Phase.LEVEL_DRAFT: (*ASKING_AGAIN, "level", "repair-level"),
    Phase.SPRITE_DRAFT: (*ASKING_AGAIN, "sprite", "picture", "redrawn"),
    Phase.TILESET_DRAFT: (*ASKING_AGAIN, "tileset"),
    Phase.MUSIC_DRAFT: (*ASKING_AGAIN, "music"),
    Phase.FEATURE: (*ASKING_AGAIN, *prompts.names("features")),
}
# Libraries whose version can change a byte of what they make.
PHASE_LIBRARIES: dict[Phase, tuple[str, ...]] = {
    Phase.STYLE: ("numpy", "pillow"),
    **dict.fromkeys(PHASE_PROMPTS, ("anyascii", "numpy", "pillow")),
    Phase.DESIGN: ("anyascii",),
    Phase.SPRITE: ("numpy", "pillow"),
    Phase.TILESET: ("numpy", "pillow"),
    Phase.FONT: ("numpy", "pillow"),
    Phase.TUNE: ("numpy",),
    Phase.SOUND: ("numpy",),
    Phase.CODE: ("jinja2",),
    Phase.GAME: ("numpy", "pillow"),
    # The certificate names the generator's own version.
    Phase.CERTIFICATE: ("pillow", "pygame-ce", "vintage-game-generator"),
    Phase.PARITY: ("numpy", "pillow"),
    Phase.PACKAGE: ("jinja2", "pyyaml"),
}
# What `random` picks and shuffles for a seed is only promised within one minor version.
PYTHON = f"Python {sys.version_info.major}.{sys.version_info.minor}\n"


def content_key(phase: Phase, inputs: Mapping[str, Any]) -> str:
    """Return the key of a phase's result for its named inputs: models, and what JSON can hold."""
    parts = [phase.value, code_version(phase), _plain(dict(inputs))]
    return f"{phase.value}-{hashlib.sha256(_text(parts)).hexdigest()}"


def digests(inputs: Mapping[str, Any]) -> dict[str, str]:
    """Return a short digest of each input, of a record each field's: `style.palettes`."""
    parts: dict[str, Any] = {}
    for name, value in inputs.items():
        plain = _plain(value)
        if isinstance(plain, dict):
            parts |= {f"{name}.{field}": one for field, one in plain.items()}
        else:
            parts[name] = plain
    return {name: hashlib.sha256(_text(one)).hexdigest()[:12] for name, one in parts.items()}


@cache
def code_version(phase: Phase) -> str:
    """Return a digest of what makes a phase's results: source, prompts, libraries and Python."""
    made = _source_digest(("models", *PHASE_CODE[phase]), PHASE_LIBRARIES.get(phase, ()))
    return ":".join([made, *(prompts.digest(name) for name in PHASE_PROMPTS.get(phase, ()))])


def versions_of(phase: Phase) -> dict[str, str]:
    """Return the parts of a phase's code version one by one, so that one can say what changed.

    Each source by its path in this package, each prompt and library by its name.
    """
    sources = dict(_sources(("models", *PHASE_CODE[phase])))
    asked = {f"prompt {name}": prompts.digest(name) for name in PHASE_PROMPTS.get(phase, ())}
    libraries = {name: version(name) for name in PHASE_LIBRARIES.get(phase, ())}
    digests = {name: digest[:12] for name, digest in (sources | asked).items()}
    return digests | libraries | {"Python": PYTHON.split()[1]}


@cache
def source_version(paths: tuple[str, ...]) -> str:
    """Return a digest of some sources, by their paths in this package."""
    return _source_digest(paths, ())


def game_key(config: BaseModel, *circumstances: Any) -> str:
    """Return the key of a whole game: its brief, the code of all phases, and what else counts."""
    versions = "".join(code_version(phase) for phase in Phase)
    text = f"{versions}{json.dumps(circumstances, sort_keys=True)}{config.model_dump_json()}"
    return hashlib.sha256(text.encode()).hexdigest()


def _source_digest(paths: Iterable[str], libraries: Iterable[str]) -> str:
    digest = hashlib.sha256(PYTHON.encode())
    for name, content in _sources(paths):
        digest.update(f"{name}\n{content}\n".encode())
    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def _sources(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each source by its path in this package, and its digest."""
    for path in paths:
        top = PACKAGE / path
        files = sorted(top.rglob("*")) if top.is_dir() else [top]
        for file in files:
            inside = file.relative_to(PACKAGE)
            if file.is_file() and "__pycache__" not in inside.parts:
                yield inside.as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()


def _text(plain: Any) -> bytes:
    return json.dumps(plain, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
