"""`x.clamp(low, high)` in Ruby, where rules write `min(max(x, low), high)`."""

from collections.abc import Mapping

from vintage_game_generator.translate.arithmetic import Unknown, value_of
from vintage_game_generator.translate.purity import Key
from vintage_game_generator.translate.tree import (
    BUILTIN,
    Binary,
    Call,
    Expression,
    Type,
    Unary,
)
from vintage_game_generator.translate.walking import inside

Clamp = tuple[Expression, Expression, Expression]


def clamped(call: Call, values: Mapping[Key, int]) -> Clamp | None:
    """Return what a call keeps between which bounds, if it does.

    Only where the bounds are surely in order, since Ruby's `clamp` refuses others.
    """
    within = {"min": "max", "max": "min"}.get(call.name)
    if call.module != BUILTIN or len(call.arguments) != 2 or within is None:
        return None
    inner, outer_bound = _bound_last(call.arguments, values)
    match inner:
        case Call(name, module, (_, _) as arguments, _) if (name, module) == (within, BUILTIN):
            subject, inner_bound = _bound_last(arguments, values)
        case _:
            return None
    bounds = (inner_bound, outer_bound)
    low, high = bounds if within == "max" else bounds[::-1]
    return (subject, low, high) if _in_order(low, high, values) else None


def _bound_last(
    arguments: tuple[Expression, ...], values: Mapping[Key, int]
) -> tuple[Expression, Expression]:
    """Return two arguments, one whose value is known at the end."""
    first, second = arguments
    return (second, first) if _known(first, values) else (first, second)


def _known(expression: Expression, values: Mapping[Key, int]) -> bool:
    try:
        value_of(expression, values)
    except (Unknown, ArithmeticError):
        return False
    return True


def _in_order(low: Expression, high: Expression, values: Mapping[Key, int]) -> bool:
    match low, high:
        case Binary("-", home, back), Binary("+", same, forth) if home == same and not _calls(home):
            low, high = Unary("-", back, Type.INT), forth
    try:
        return value_of(low, values) <= value_of(high, values)
    except (Unknown, ArithmeticError):
        return False


def _calls(expression: Expression) -> bool:
    return any(isinstance(part, Call) for part in inside(expression))
