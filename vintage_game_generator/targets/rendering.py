"""Files from templates: what the projects of all languages are rendered with."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.models.config import Feature, GameConfig, Genre, Language
from vintage_game_generator.models.design import GameDesign, LevelBrief, SpriteRole
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.targets.controls import controls
from vintage_game_generator.translate.program import game_rules

Filter = Callable[[Any], str]
Lines = tuple[str, ...]


def rendered(
    language: Language,
    templates: Mapping[str, str],
    variables: Mapping[str, Any],
    filters: Mapping[str, Filter],
) -> dict[str, str]:
    """Return the files of a project that come from templates.

    Args:
        language: Whose folder of `targets/templates` holds them, with `shared` beside it.
        templates: The files by their names, in which `{package}` is filled in.
        variables: What the templates may name, such as `template_variables`.
        filters: How values are written in the language: `literal` and its kin.
    """
    folders = (f"templates/{language}", "templates/shared")
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("vintage_game_generator.targets", f) for f in folders]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters.update(filters)
    package = variables["design"].package
    return {
        name.format(package=package): environment.get_template(template).render(variables)
        for name, template in templates.items()
    }


def copied(kernel: Path, places: Mapping[str, str]) -> dict[str, bytes]:
    """Return what goes from a kernel's project into each game, byte for byte.

    Args:
        kernel: The kernel's project.
        places: Files and whole folders in it, and where each goes in the game's project.
    """
    files = {}
    for name, place in places.items():
        top = kernel / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            inside = path.relative_to(top)
            if path.is_file() and "__pycache__" not in inside.parts:
                files[(PurePosixPath(place) / inside).as_posix()] = path.read_bytes()
    return files


def template_variables(config: GameConfig, design: GameDesign, style: StyleGuide) -> dict[str, Any]:
    """Return what the templates of every language may name."""
    return {
        "config": config,
        "design": design,
        "style": style,
        "controls": controls(design),
        "stages": stages(design),
        "kinds": shown_kinds(design),
        "has": {feature.name.lower(): design.has(feature) for feature in Feature},
        "follows": design.genre == Genre.PLATFORMER,
        "rules": sorted(module.file for module in game_rules(design).modules),
        "boss_hp": design.tuning["BOSS_HP"] if design.boss else 0,
    }


def stages(design: GameDesign) -> list[tuple[LevelBrief, Lines, Lines]]:
    """Return each level with the lines of its goal and of what is said in it; some have none."""
    nothing: list[Lines] = [()] * len(design.levels)
    goals, sayings = [*design.story.goals, *nothing], [*design.story.sayings, *nothing]
    return list(zip(design.levels, goals, sayings, strict=False))


def shown_kinds(design: GameDesign) -> dict[str, str]:
    """Return the kernel's constant and the sheet's name for each actor that the game shows."""
    actors = [spec.name for spec in design.sprites if spec.role != SpriteRole.ITEM]
    actors += [spec.name for spec in design.sprites if spec.name in ("lift", "rune")]
    known = [name for name in kernel.KIND_NAMES if name in actors]
    return {name.upper().replace("-", "_"): name for name in known}
