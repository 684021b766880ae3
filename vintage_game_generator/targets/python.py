"""The Python target: a Pygame project that a person would want to go on working in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.config import Feature, GameConfig, Genre
from vintage_game_generator.models.design import GameDesign, SpriteRole
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.targets.controls import controls
from vintage_game_generator.translate.program import program

KERNEL = Path(kernel.__file__).parent
TEMPLATES = {
    "README.md": "README.md.jinja",
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
    files = {
        name.format(package=package): _rendered(template, config, design, style)
        for name, template in TEMPLATES.items()
    }
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


def _rendered(template: str, config: GameConfig, design: GameDesign, style: StyleGuide) -> str:
    environment = Environment(
        loader=PackageLoader("vintage_game_generator.targets", "templates/python"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters["literal"] = literal
    environment.filters["docstring"] = docstring_text
    return environment.get_template(template).render(
        config=config,
        design=design,
        style=style,
        controls=controls(design),
        kinds=_kinds(design),
        has={feature.name.lower(): design.has(feature) for feature in Feature},
        follows=design.genre == Genre.PLATFORMER,
        rules=sorted(program(design).modules),
        boss_hp=design.tuning["BOSS_HP"] if design.boss else 0,
    )


def literal(value: Any) -> str:
    """Return text, a number or a tuple as Python source, in double quotes."""
    if isinstance(value, tuple):
        inside = ", ".join(literal(one) for one in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def docstring_text(text: str) -> str:
    """Return text as it may stand inside a docstring, whatever it holds."""
    return text.replace("\\", "/").replace('"', "'")


def _kinds(design: GameDesign) -> dict[str, str]:
    """Return the kernel's constant and the sheet's name for each actor that the game shows."""
    actors = [spec.name for spec in design.sprites if spec.role != SpriteRole.ITEM]
    actors += [spec.name for spec in design.sprites if spec.name in ("lift", "rune")]
    known = [name for name in kernel.KIND_NAMES if name in actors]
    return {name.upper().replace("-", "_"): name for name in known}
