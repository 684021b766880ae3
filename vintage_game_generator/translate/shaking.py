"""Shaking: rules and constants that the entry does not reach fall off."""

from collections.abc import Iterator
from dataclasses import replace

from vintage_game_generator.translate.purity import Key
from vintage_game_generator.translate.tree import (
    Block,
    Call,
    Constant,
    Expression,
    Module,
    Rules,
)
from vintage_game_generator.translate.walking import expressions, inside


def shaken(rules: Rules) -> Rules:
    """Return rules with only what the entry reaches; modules with nothing left vanish."""
    bodies = {function.key: function.body for function in rules.functions()}
    values = {constant.key: constant.value for constant in rules.constants()}
    reached: set[Key] = set()
    waiting = [rules.entry]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += used(bodies.get(key, ()), values.get(key))
    modules = (_kept(module, reached) for module in rules.modules)
    left = tuple(module for module in modules if module.functions or module.constants)
    return replace(rules, modules=left)


def used(block: Block, value: Expression | None = None) -> list[Key]:
    """Return the functions and constants that a block, or a constant's value, refers to."""
    found = list(expressions(block))
    if value is not None:
        found += inside(value)
    keys: list[Key] = []
    for part in found:
        if isinstance(part, Call | Constant):
            keys.append((part.module, part.name))
        elif hasattr(part, "of") and isinstance(part.of, Constant):
            keys.append((part.of.module, part.of.name))
    return list(dict.fromkeys(keys))


def references(module: Module) -> Iterator[Key]:
    """Yield the functions and constants that a module refers to; some of them several times."""
    for constant in module.constants:
        yield from used((), constant.value)
    for function in module.functions:
        yield from used(function.body)


def wanted_elsewhere(rules: Rules) -> set[Key]:
    """Return what other modules than its own refer to, and the entry."""
    found = {rules.entry}
    for module in rules.modules:
        found |= {key for key in references(module) if key[0] != module.name}
    return found


def _kept(module: Module, reached: set[Key]) -> Module:
    return replace(
        module,
        constants=tuple(item for item in module.constants if item.key in reached),
        functions=tuple(item for item in module.functions if item.key in reached),
    )
