"""A game's rules as a program: read once, set to the game's values, folded, printed, loaded."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast

from vintage_game_generator.kernels.python.kernel import World
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.design import Behaviour, CustomFeature, GameDesign
from vintage_game_generator.translate.custom import with_custom
from vintage_game_generator.translate.folding import folded
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.python import python_modules
from vintage_game_generator.translate.reading import read
from vintage_game_generator.translate.settings import Settings, with_settings
from vintage_game_generator.translate.shaking import shaken
from vintage_game_generator.translate.sources import Library, rules_library
from vintage_game_generator.translate.tree import Rules, Type

ENTRIES: dict[Genre, str] = {
    Genre.PLATFORMER: "platformer.game",
    Genre.ACTION_ADVENTURE: "adventure.game",
}
"""The rules module of each genre whose `step` is a tick."""

SWITCHES: dict[Feature, str] = {
    Feature.COMBAT: "HAS_COMBAT",
    Feature.POWER_UPS: "HAS_POWER_UPS",
    Feature.KEYS_AND_DOORS: "HAS_KEYS",
    Feature.BOSSES: "HAS_BOSSES",
    Feature.SAVE: "HAS_SAVE",
    Feature.DASH: "HAS_DASH",
    Feature.DOUBLE_JUMP: "HAS_DOUBLE_JUMP",
    Feature.WALL_JUMP: "HAS_WALL_JUMP",
}
PATTERNS: dict[Genre, tuple[str, ...]] = {
    Genre.PLATFORMER: ("HAS_LEAPER", "HAS_SWEEPER", "HAS_STORM"),
    Genre.ACTION_ADVENTURE: ("HAS_RUSHER", "HAS_CASTER", "HAS_BOUNCER"),
}
"""How the boss of each genre can fight; the design's tuning sets one of them."""
Constants = tuple[tuple[str, int | bool], ...]
Features = tuple[CustomFeature, ...]
_LOCK = threading.Lock()  # the caches below: two threads must not load one program twice


@dataclass(frozen=True)
class Program:
    """The rules of one game, ready to run and to be written down."""

    modules: dict[str, str]
    """The Python sources of the cartridge's `rules` folder by file name; `game.py` has `step`."""
    step: Callable[[World], None]
    """Advance a world by one tick; the emitted modules themselves, in memory."""
    constants: dict[str, int | bool]
    """The values that the game gives to the rules' constants."""


def program(design: GameDesign) -> Program:
    """Return the program of a design's game; the same one for the same rules and constants.

    Raises:
        RulesRefused: The rules are outside the rules language.
        UnknownConstant: The design's tuning names a constant that its genre's rules lack.
    """
    constants = design_constants(design)
    with _LOCK:
        modules, step = _loaded(
            design.genre, design.custom_features, tuple(sorted(constants.items()))
        )
    return Program(dict(modules), step, constants)


def design_constants(design: GameDesign) -> dict[str, int | bool]:
    """Return the constants of a design: its features and foes as switches, and its tuning.

    A boss of which the tuning does not say how it fights does so after its genre's first pattern.
    """
    types = {constant.name: constant.type for constant in genre_rules(design.genre).constants()}
    behaviours = {member.behaviour for member in design.enemies}
    switches: dict[str, int | bool] = {
        name: design.has(feature) for feature, name in SWITCHES.items()
    }
    for behaviour in Behaviour:
        switches[f"HAS_{behaviour.name}"] = behaviour in behaviours
    patterns = PATTERNS[design.genre]
    chosen = [name for name in patterns if design.tuning.get(name)] or patterns
    for name in patterns:
        switches[name] = design.has(Feature.BOSSES) and name == chosen[0]
    switches["HAS_CUSTOM"] = bool(design.custom_features)
    tuning = {
        name: bool(value) if types.get(name) == Type.BOOL else value
        for name, value in design.tuning.items()
        if name not in patterns
    }
    return {name: on for name, on in switches.items() if name in types} | tuning


def game_rules(design: GameDesign) -> Rules:
    """Return the tree of a design's game, set and folded: what every language is printed from.

    Raises:
        RulesRefused: The rules are outside the rules language.
        UnknownConstant: The design's tuning names a constant that its genre's rules lack.
    """
    constants = design_constants(design)
    with _LOCK:
        return _game_rules(design.genre, design.custom_features, tuple(sorted(constants.items())))


def genre_rules(genre: Genre) -> Rules:
    """Return the tree of a genre's rules, read once."""
    with _LOCK:
        return _genre_rules(genre)


@cache
def _genre_rules(genre: Genre) -> Rules:
    return read(rules_library(), ENTRIES[genre])


@cache
def _own_rules(genre: Genre, features: Features) -> Rules:
    if not features:
        return _genre_rules(genre)
    taken = [constant.name for constant in _genre_rules(genre).constants()]
    return read(with_custom(rules_library(), genre, features, taken), ENTRIES[genre])


@cache
def _game_rules(genre: Genre, features: Features, constants: Constants) -> Rules:
    return finished(_own_rules(genre, features), dict(constants))


@cache
def _loaded(
    genre: Genre, features: Features, constants: Constants
) -> tuple[dict[str, str], Callable[[World], None]]:
    modules = python_modules(_game_rules(genre, features, constants))
    step = load(modules, "game")[ENTRIES[genre].rpartition(".")[2]].__dict__["step"]
    return modules, cast(Callable[[World], None], step)


def finished(rules: Rules, settings: Settings) -> Rules:
    """Return rules set to a game's values, folded, and with only what their entry reaches."""
    return shaken(folded(with_settings(rules, settings)))


def emit(library: Library, entry: str, constants: Settings, rule: str = "step") -> dict[str, str]:
    """Return the Python modules of any rules, by file name.

    Args:
        library: Where the rules are.
        entry: The module of the entry rule, by its name in the library.
        constants: Values for constants; others keep those that the rules give.
        rule: The entry rule.
    """
    return python_modules(finished(read(library, entry, rule), constants))
