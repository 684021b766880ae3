"""The values of constant expressions, in the arithmetic that all target languages share."""

from collections.abc import Callable, Mapping

from vintage_game_generator.translate.tree import (
    Binary,
    Constant,
    Expression,
    Number,
    Type,
    Unary,
)

LEAST, MOST = -(2**31), 2**31 - 1
_OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "+": int.__add__,
    "-": int.__sub__,
    "*": int.__mul__,
    "//": int.__floordiv__,
    "%": int.__mod__,
    "&": int.__and__,
    "|": int.__or__,
    "^": int.__xor__,
}


class Unknown(ValueError):
    """The value depends on more than constants."""


def value_of(expression: Expression, values: Mapping[tuple[str, str], int]) -> int:
    """Return the value of an expression over constants, whose values are given.

    Raises:
        Unknown: It reads something else than constants.
        ArithmeticError: It divides by zero, or does not fit 32 bits signed.
    """
    match expression:
        case Number(value, _):
            return value
        case Constant(name, module, Type.INT) if (module, name) in values:
            return values[module, name]
        case Unary("-", operand, _):
            return _fitting(-value_of(operand, values))
        case Unary("~", operand, _):
            return ~value_of(operand, values)
        case Binary(operator, left, right):
            first, second = value_of(left, values), value_of(right, values)
            if operator in ("<<", ">>"):
                if not 0 <= second < 32:
                    raise ArithmeticError(f"a shift by {second} bits")
                return _fitting(first << second if operator == "<<" else first >> second)
            return _fitting(_OPERATIONS[operator](first, second))
    raise Unknown


def _fitting(value: int) -> int:
    if not LEAST <= value <= MOST:
        raise ArithmeticError(f"{value} does not fit 32 bits signed")
    return value
