"""The Python target: a Pygame project that a person would want to go on working in."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vintage_game_generator.kernels import python
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.targets.rendering import copied, rendered, template_variables
from vintage_game_generator.targets.target import Foundation, Program, Target, nothing_built
from vintage_game_generator.translate.program import program

KERNELS = Path(python.__file__).parent
TEMPLATES = {
    "pyproject.toml": "pyproject.toml.jinja",
    "LICENSE": "LICENSE.jinja",
    ".gitignore": "gitignore.jinja",
    "tests/test_game.py": "test_game.py.jinja",
    "{package}/__init__.py": "init.py.jinja",
    "{package}/__main__.py": "main.py.jinja",
    "{package}/game.py": "game.py.jinja",
    "{package}/rules/__init__.py": "rules.py.jinja",
}


def project_files(config: GameConfig, design: GameDesign, style: StyleGuide) -> dict[str, bytes]:
    """Return the project's code: package, kernel, rules, tests and papers, without assets."""
    package = design.package
    files = rendered(
        Language.PYTHON,
        TEMPLATES,
        template_variables(config, design, style),
        {"literal": literal, "texts": texts, "docstring": docstring_text},
    )
    for name, source in program(design).modules.items():
        files[f"{package}/rules/{name}"] = source
    made = {name: text.encode() for name, text in files.items()}
    return dict(sorted((made | copied(KERNELS, {"kernel": f"{package}/kernel"})).items()))


def literal(value: Any) -> str:
    """Return text, a number or a tuple as Python source, in double quotes."""
    if isinstance(value, tuple):
        inside = ", ".join(literal(one) for one in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def texts(entry: tuple[str, tuple[str, ...]], indent: int = 4) -> str:
    """Return an argument that is a tuple of texts: several are on a line each."""
    name, values = entry
    pad = " " * indent
    if len(values) < 2:
        return f"{pad}{name}={literal(values)},"
    inside = (f"{pad}    {literal(value)}," for value in values)
    return "\n".join([f"{pad}{name}=(", *inside, f"{pad}),"])


def docstring_text(text: str) -> str:
    """Return text as it may stand inside a docstring, whatever it holds."""
    return text.replace("\\", "/").replace('"', "'")


def play_program(project: Path, package: str, options: Sequence[str]) -> Program:
    """Return what opens the game's window."""
    # Python looks in the folder by itself, but not where PYTHONSAFEPATH is set.
    return Program([sys.executable, "-m", package, *options], project, {"PYTHONPATH": str(project)})


TARGET = Target(
    language=Language.PYTHON,
    folder="",
    assets="{package}/assets",
    project_files=project_files,
    built=nothing_built,
    proven=None,
    tools=(),
    code=(
        "targets/python.py",
        "targets/templates/python",
        "targets/templates/shared",
        "kernels/python/kernel",
    ),
    title="Python, with Pygame",
    play="python -m {package}",
    replay="python -m {package} --replay recordings/win.json",
    foundations=(
        Foundation("Python", "https://www.python.org", "PSF-2.0"),
        Foundation("pygame-ce", "https://pyga.me", "LGPL-2.1-or-later"),
        Foundation("SDL 2", "https://www.libsdl.org", "Zlib"),
    ),
    program=play_program,
)
