"""The features that are a game's own, as modules of its rules.

A feature is written with the kit's names and no imports, `step_feature` being its tick. Here it
becomes a rules module like any other: it imports what it uses, its rule and its constants have
names that no other module has, and its registers are its own. `rules/custom.py` is written anew, to
call it. All of it is text: nothing runs, and the checker reads the result like all rules.
"""

import ast
import io
import tokenize
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from vintage_game_generator.models.config import Genre
from vintage_game_generator.models.design import CustomFeature
from vintage_game_generator.translate.checker import Refusal, RulesRefused
from vintage_game_generator.translate.kernel_interface import KERNEL_MODULE, kernel_interface
from vintage_game_generator.translate.names import folded
from vintage_game_generator.translate.sources import RULES_PACKAGE, Library, rules_library

TICK = "step_feature"
"""What the rule is called, in a feature as it is written, that is run every tick."""
OWN_REGISTERS = ("OWN_1", "OWN_2", "OWN_3", "OWN_4")
"""The registers of the first feature, by which every feature knows its own."""
MOST_FEATURES = 3
"""How many features have registers of their own in a game."""
TAKEN_FEATURES = ("custom",)
"""Names that no feature can have: its tick would be called like that of all features."""
_CUSTOM, _KIT, _SESSION = "custom", "feature_kit", "session"
_MOVES = {
    Genre.PLATFORMER: "platformer.feature_moves",
    Genre.ACTION_ADVENTURE: "adventure.feature_moves",
}
_NOT_OFFERED = ("forget_own", "settle_features", "has_room")  # the game's own side of the kit
_KERNEL_RULES = ("World", "cell_at", "next_random", "play_sound")
_KERNELS_OWN = ("START", "ACTORS", "MEMORY", "SAVE", "SOUNDS", "ZERO_SEED")
_CALLS = '''"""The features that are this game's own."""

{imports}


def step_custom(world: World) -> None:
    """Let them act; what they keep ends with a life, a level and a pause."""
    if world.mode_time == 1:
        forget_own(world)
{calls}
    settle_features(world)
'''


@cache
def offered(genre: Genre) -> Mapping[str, str]:
    """Return the names that features may use, each with the full name of its module."""
    constants = [name for name in kernel_interface().constants if name not in _KERNELS_OWN]
    found = dict.fromkeys([*_KERNEL_RULES, *constants], KERNEL_MODULE)
    found |= dict.fromkeys(OWN_REGISTERS, f"{RULES_PACKAGE}.{_KIT}")
    found["pressed"] = f"{RULES_PACKAGE}.{_SESSION}"
    for module in (_KIT, _MOVES[genre]):
        for rule in kit_rules(module):
            if rule.name not in _NOT_OFFERED:
                found[rule.name] = f"{RULES_PACKAGE}.{module}"
    return found


@cache
def taken_names() -> frozenset[str]:
    """Return the names that are nobody's to give: the kernel's, and those of any genre's kit.

    A name is taken even where features cannot use it, since a language may import it for them.
    """
    kernel = kernel_interface()
    names = {"World", *_NOT_OFFERED, *kernel.constants, *kernel.primitives}
    return frozenset(names.union(*(offered(genre) for genre in Genre)))


def kit_rules(module: str) -> list[ast.FunctionDef]:
    """Return the rules of a module as they are written."""
    tree = ast.parse(rules_library().texts[module])
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def kit(genre: Genre) -> list[ast.FunctionDef]:
    """Return what features may call beside the kernel, as it is written."""
    names = offered(genre)
    rules = [rule for module in (_SESSION, _KIT, _MOVES[genre]) for rule in kit_rules(module)]
    return [rule for rule in rules if rule.name in names]


def module_name(name: str) -> str:
    """Return the module of a feature in the rules; no other and no language has such a name."""
    return f"features.{name.replace('-', '_')}_feature"


def file_name(name: str) -> str:
    """Return how a feature's file is called in messages."""
    return f"{name.replace('-', '_')}.py"


def with_custom(
    library: Library, genre: Genre, features: Sequence[CustomFeature], taken: Iterable[str]
) -> Library:
    """Return rules to which the features of a game are added.

    Args:
        library: The rules of all games.
        genre: The game's genre.
        features: Its own features, in the order in which they act.
        taken: The constants that the genre's rules have.

    Raises:
        RulesRefused: a feature is no Python.
    """
    used = {*taken, *kernel_interface().constants}
    texts, origins = dict(library.texts), dict(library.origins)
    for number, feature in enumerate(features):
        module = module_name(feature.name)
        texts[module], constants = _module(feature, number, genre, used)
        origins[module] = file_name(feature.name)
        used |= constants
    texts[_CUSTOM] = _calls(features)
    return Library(library.package, texts, origins)


def head_lines(feature: CustomFeature, genre: Genre) -> int:
    """Return how many lines a feature's module has before the feature's own."""
    text, _ = _module(feature, 0, genre, set())
    return text.count("\n") - feature.source.count("\n")


def _module(
    feature: CustomFeature, number: int, genre: Genre, taken: set[str]
) -> tuple[str, set[str]]:
    """Return a feature's module, and its constants."""
    tree = _syntax(feature)
    prefix = feature.name.replace("-", "_").upper()
    own = {name: f"OWN_{len(OWN_REGISTERS) * number + place}" for place, name in _places()}
    constants = _free_names(_constants(tree), prefix, taken)
    source = renamed(feature.source, {TICK: _tick(feature.name), **own, **constants})
    places = offered(genre)
    imports: dict[str, set[str]] = {KERNEL_MODULE: {"World"}}
    for name in _borrowed(tree):
        if name in places and name not in constants:
            imports.setdefault(places[name], set()).add(own.get(name, name))
    head = [f'"""{feature.summary}"""', *(_import(*one) for one in sorted(imports.items()))]
    return "\n".join([*head, "", source]), set(constants.values())


def _free_names(names: Sequence[str], prefix: str, taken: set[str]) -> dict[str, str]:
    """Return what a feature's constants are called in a game that has some names already."""
    used = {folded(name) for name in taken}
    found = {name: name for name in names if folded(name) not in used}
    used |= {folded(name) for name in found}
    for name in names:
        if name not in found:
            free, number = f"{prefix}_{name}", 2
            while folded(free) in used:
                free, number = f"{prefix}_{name}_{number}", number + 1
            used.add(folded(free))
            found[name] = free
    return found


def _syntax(feature: CustomFeature) -> ast.Module:
    try:
        return ast.parse(feature.source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None) or 1
        file = file_name(feature.name)
        raise RulesRefused((Refusal(file, line, "this is not Python", str(error)),)) from error


def _places() -> Iterable[tuple[int, str]]:
    return enumerate(OWN_REGISTERS, start=1)


def _tick(name: str) -> str:
    return f"step_{name.replace('-', '_')}"


def _constants(tree: ast.Module) -> list[str]:
    """Return the names that a module assigns to, outside of its rules."""
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _borrowed(tree: ast.Module) -> set[str]:
    """Return the names that a module reads and does not itself define."""
    named = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    defined = {node.id for node in named if not isinstance(node.ctx, ast.Load)}
    defined |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return {node.id for node in named} - defined


def _import(module: str, names: Iterable[str]) -> str:
    return f"from {module} import {', '.join(sorted(names))}"


def _calls(features: Sequence[CustomFeature]) -> str:
    ticks = {module_name(feature.name): _tick(feature.name) for feature in features}
    imports = [
        _import(KERNEL_MODULE, ["World"]),
        _import(f"{RULES_PACKAGE}.{_KIT}", ["forget_own", "settle_features"]),
        *(_import(f"{RULES_PACKAGE}.{module}", [tick]) for module, tick in ticks.items()),
    ]
    calls = "\n".join(f"    {tick}(world)" for tick in ticks.values())
    return _CALLS.format(imports="\n".join(imports), calls=calls)


def renamed(source: str, names: Mapping[str, str]) -> str:
    """Return a source in which names are others; what follows a dot is no name of its own."""
    lines = source.splitlines(keepends=True)
    found: list[tuple[int, int, str]] = []
    before = ""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NAME and before != "." and token.string in names:
            found.append((token.start[0] - 1, token.start[1], token.string))
        before = token.string
    for row, column, name in reversed(found):
        line = lines[row]
        lines[row] = line[:column] + names[name] + line[column + len(name) :]
    return "".join(lines)
