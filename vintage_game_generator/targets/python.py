"""The Python target: a Pygame project that a person would want to go on working in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.certificate import LanguageProof
from vintage_game_generator.models.config import GameConfig, Language
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.playtest.parity import proof_of
from vintage_game_generator.targets.rendering import rendered, template_variables
from vintage_game_generator.targets.target import Target, Trial, nothing_built
from vintage_game_generator.translate.program import program

KERNEL = Path(kernel.__file__).parent
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
        {"literal": literal, "docstring": docstring_text},
    )
    for name, source in program(design).modules.items():
        files[f"{package}/rules/{name}"] = source
    for path in _kernel_sources():
        inside = path.relative_to(KERNEL).as_posix()
        files[f"{package}/kernel/{inside}"] = path.read_text(encoding="utf-8")
    return {name: text.encode() for name, text in sorted(files.items())}


def _kernel_sources() -> Iterator[Path]:
    for path in sorted(KERNEL.rglob("*")):
        if path.suffix in (".py", ".typed"):
            yield path


def literal(value: Any) -> str:
    """Return text, a number or a tuple as Python source, in double quotes."""
    if isinstance(value, tuple):
        inside = ", ".join(literal(one) for one in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def docstring_text(text: str) -> str:
    """Return text as it may stand inside a docstring, whatever it holds."""
    return text.replace("\\", "/").replace('"', "'")


def proven(trial: Trial) -> LanguageProof:
    """Return that there is nothing to add: the certificate itself is about the Python game."""
    del trial
    return proof_of(Language.PYTHON, ())


TARGET = Target(
    language=Language.PYTHON,
    folder="",
    assets="{package}/assets",
    project_files=project_files,
    built=nothing_built,
    proven=proven,
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
)
