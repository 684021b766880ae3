"""Conditions: simpler ones, their opposites, and which cannot hold together."""

from vintage_game_generator.translate.kernel_interface import kernel_interface
from vintage_game_generator.translate.purity import Key, is_pure
from vintage_game_generator.translate.tree import (
    KERNEL,
    Comparison,
    Constant,
    Expression,
    Logic,
    Number,
    Truth,
    Type,
    Unary,
)

_OPPOSITES = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def simplified(expression: Expression, pure: frozenset[Key]) -> Expression:
    """Return an expression whose parts are simple already, without known truths in it."""
    match expression:
        case Unary("not", Truth(value), _):
            return Truth(not value)
        case Unary("not", Unary("not", operand, _), _):
            return operand
        case Logic(operator, operands):
            return _joined(operator, operands, pure)
        case Comparison((left, right), ("==" | "!=" as operator,)) if left.type == Type.BOOL:
            for one, other in ((left, right), (right, left)):
                if isinstance(one, Truth):
                    same = one.value == (operator == "==")
                    return other if same else negated(other)
    return expression


def _joined(operator: str, operands: tuple[Expression, ...], pure: frozenset[Key]) -> Expression:
    deciding = Truth(operator == "or")
    left: list[Expression] = []
    for operand in operands:
        if isinstance(operand, Logic) and operand.operator == operator:
            left += operand.operands
        elif isinstance(operand, Truth) and operand != deciding:
            continue
        else:
            left.append(operand)
        if operand == deciding:
            # What stands before it is evaluated still, and must be if it changes anything.
            while len(left) > 1 and is_pure(left[-2], pure):
                del left[-2]
            break
    if not left:
        return Truth(operator == "and")
    return left[0] if len(left) == 1 else Logic(operator, tuple(left))


def negated(condition: Expression) -> Expression:
    """Return the opposite of a condition, as a person would write it."""
    match condition:
        case Truth(value):
            return Truth(not value)
        case Unary("not", operand, _):
            return operand
        case Comparison(operands, (operator,)) if operands[0].type != Type.BOOL or operator in (
            "==",
            "!=",
        ):
            return Comparison(operands, (_OPPOSITES[operator],))
    return Unary("not", condition, Type.BOOL)


def conjunction(first: Expression, second: Expression) -> Expression:
    """Return `first and second` without nested `and`s."""
    return _both("and", first, second)


def disjunction(first: Expression, second: Expression) -> Expression:
    """Return `first or second` without nested `or`s."""
    return _both("or", first, second)


def _both(operator: str, first: Expression, second: Expression) -> Expression:
    operands: list[Expression] = []
    for operand in (first, second):
        if isinstance(operand, Logic) and operand.operator == operator:
            operands += operand.operands
        else:
            operands.append(operand)
    return Logic(operator, tuple(operands))


def excludes(first: Expression, second: Expression) -> bool:
    """Return whether two conditions surely cannot hold together.

    Each compares the same place with another constant: `kind == WALKER`, `kind == BOSS and ...`.
    """
    return any(
        one[0] == other[0] and _differ(one[1], other[1])
        for one in _equalities(first)
        for other in _equalities(second)
    )


def _equalities(condition: Expression) -> list[tuple[Expression, Expression]]:
    parts = (
        condition.operands
        if isinstance(condition, Logic) and condition.operator == "and"
        else (condition,)
    )
    return [
        (part.operands[0], part.operands[1])
        for part in parts
        if isinstance(part, Comparison)
        and part.operators == ("==",)
        and isinstance(part.operands[1], Constant | Number)
    ]


def _differ(one: Expression, other: Expression) -> bool:
    first, second = _known(one), _known(other)
    return first is not None and second is not None and first != second


def _known(expression: Expression) -> int | None:
    match expression:
        case Number(value, _):
            return value
        case Constant(name, module, _) if module == KERNEL:
            return kernel_interface().constants[name]
    return None
