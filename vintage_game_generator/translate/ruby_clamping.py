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
    if call.module != BUILTIN or len(call.arguments) != 2:
        return None
    match call.name, call.arguments:
        case "min", (Call("max", module, (subject, low), _), high) if module == BUILTIN:
            pass
        case "max", (Call("min", module, (subject, high), _), low) if module == BUILTIN:
            pass
        case _:
            return None
    return (subject, low, high) if _in_order(low, high, values) else None


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
