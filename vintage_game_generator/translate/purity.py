"""Which rules change nothing: calling them for their own sake is a mistake."""

from collections.abc import Iterator

from vintage_game_generator.translate.kernel_interface import PURE_PRIMITIVES
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    Assign,
    Augment,
    Call,
    Expression,
    Function,
    Local,
    Perform,
    Rules,
)
from vintage_game_generator.translate.walking import expressions, inside, statements

Key = tuple[str, str]


def pure_functions(rules: Rules) -> frozenset[Key]:
    """Return the functions, of kernel and builtins too, that only compute a value."""
    pure: set[Key] = {(KERNEL, name) for name in PURE_PRIMITIVES}
    pure |= {(BUILTIN, name) for name in ("abs", "min", "max")}
    waiting = {
        function.key: {
            (part.module, part.name)
            for part in expressions(function.body)
            if isinstance(part, Call)
        }
        for function in rules.functions()
        if not _writes(function)
    }
    found = True
    while found:
        found = False
        for key, called in list(waiting.items()):
            if called <= pure:
                pure.add(key)
                del waiting[key]
                found = True
    return frozenset(pure)


def _writes(function: Function) -> bool:
    return any(
        isinstance(statement, Assign | Augment) and not isinstance(statement.target, Local)
        for statement in statements(function.body)
    )


def is_pure(expression: Expression, pure: frozenset[Key]) -> bool:
    """Return whether evaluating an expression changes nothing."""
    return all(
        (part.module, part.name) in pure for part in inside(expression) if isinstance(part, Call)
    )


def unused_results(rules: Rules) -> Iterator[tuple[Function, int, str]]:
    """Yield each call of a pure function as a statement: the caller, its line, the called."""
    pure = pure_functions(rules)
    for function in rules.functions():
        for statement in statements(function.body):
            if isinstance(statement, Perform) and is_pure(statement.call, pure):
                yield function, statement.line, statement.call.name
