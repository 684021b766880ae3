"""The values of constant expressions, in the arithmetic that all target languages share."""

from collections.abc import Callable, Mapping

from vintage_game_generator.translate.kernel_interface import kernel_interface
from vintage_game_generator.translate.tree import (
    KERNEL,
    Binary,
    Constant,
    Expression,
    Number,
    Rules,
    Type,
    Unary,
)

Values = dict[tuple[str, str], int]

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


def constant_values(rules: Rules) -> Values:
    """Return the values of all constants that rules may read, the kernel's too."""
    values = {(KERNEL, name): value for name, value in kernel_interface().constants.items()}
    for constant in rules.constants():
        if constant.type == Type.INT:
            values[constant.key] = value_of(constant.value, values)
    return values


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
