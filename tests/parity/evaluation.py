"""What expressions of the rules' tree are worth: an oracle that no emitter has a part in.

Every number that is computed must fit 32 bits signed, every index must be inside of its list, and
every shift by 0 to 31 bits; `OutOfRange` says what breaks that. For speed each node of the tree
becomes a function of the frame, which holds the rule's variables by name.
"""

from collections.abc import Callable, Sequence
from typing import Any

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.translate.tree import (
    KERNEL,
    ActorField,
    Binary,
    Call,
    Comparison,
    Constant,
    Expression,
    Item,
    Length,
    LevelField,
    LevelItem,
    Local,
    Logic,
    Number,
    Numbers,
    TheWorld,
    Truth,
    Unary,
    WorldField,
    WorldItem,
)

Frame = dict[str, Any]
Read = Callable[[Frame], Any]
LEAST, MOST = -(2**31), 2**31 - 1
OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "+": lambda one, other: fitting(one + other),
    "-": lambda one, other: fitting(one - other),
    "*": lambda one, other: fitting(one * other),
    "//": lambda one, other: fitting(one // other),
    "%": lambda one, other: one % other,
    "&": lambda one, other: one & other,
    "|": lambda one, other: one | other,
    "^": lambda one, other: one ^ other,
    "<<": lambda one, other: fitting(one << _amount(other)),
    ">>": lambda one, other: one >> _amount(other),
}


class OutOfRange(ArithmeticError):
    """A rule that computes what does not fit, or reaches outside of a list."""


def fitting(value: Any) -> Any:
    """Return a value that fits 32 bits signed."""
    if not LEAST <= value <= MOST:
        raise OutOfRange(f"{value} does not fit")
    return value


def _amount(bits: int) -> int:
    if not 0 <= bits < 32:
        raise OutOfRange(f"a shift by {bits} bits")
    return bits


def inside(items: Sequence[Any], index: int) -> int:
    """Return an index that is inside of a list."""
    if not 0 <= index < len(items):
        raise OutOfRange(f"index {index} of {len(items)}")
    return index


def at(items: Sequence[Any], index: int) -> Any:
    """Return an item."""
    return items[inside(items, index)]


class Evaluation:
    """Makes functions of expressions; constants and rules are known by module and name."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], Any] = {}
        self.parameters: dict[tuple[str, str], tuple[str, ...]] = {}
        self.functions: dict[tuple[str, str], Read] = {}

    def expression(self, expression: Expression) -> Read:
        """Return what computes an expression."""
        match expression:
            case Number(value, _) | Truth(value):
                return lambda frame: value
            case Local(name, _):
                return lambda frame: frame[name]
            case TheWorld():
                return lambda frame: frame["world"]
            case Constant(name, module, _):
                known = getattr(kernel, name) if module == KERNEL else self.values[module, name]
                return lambda frame: known
            case Numbers(items):
                numbers = tuple(self.expression(item)({}) for item in items)
                return lambda frame: numbers
            case WorldField(name, _):
                return lambda frame: getattr(frame["world"], name)
            case Length(Constant(name, module, _)):
                size = len(self.values[module, name])
                return lambda frame: size
            case Length(str(name)):
                return lambda frame: len(getattr(frame["world"], name))
            case Unary(operator, operand, _):
                return self.unary(operator, self.expression(operand))
            case Binary(operator, left, right):
                operation = OPERATIONS[operator]
                first, second = self.expression(left), self.expression(right)
                return lambda frame: operation(first(frame), second(frame))
            case Comparison():
                return self.comparison(expression)
            case Logic(operator, operands):
                parts, decided = [self.expression(each) for each in operands], operator == "or"
                if decided:
                    return lambda frame: any(part(frame) for part in parts)
                return lambda frame: all(part(frame) for part in parts)
            case Call():
                return self.call(expression)
        return self.item(expression)

    def item(self, expression: Expression) -> Read:
        """Return what looks up an item of a list, or a field of a record in one."""
        match expression:
            case Item(table, index):
                numbers, where = self.expression(table)({}), self.expression(index)
                return lambda frame: at(numbers, where(frame))
            case WorldItem(name, index):
                where = self.expression(index)
                return lambda frame: at(getattr(frame["world"], name), where(frame))
            case ActorField(index, name, _):
                where = self.expression(index)
                return lambda frame: getattr(at(frame["world"].actors, where(frame)), name)
            case LevelField(level, name):
                where = self.expression(level)
                return lambda frame: getattr(at(frame["world"].levels, where(frame)), name)
            case LevelItem(level, name, index):
                which, where = self.expression(level), self.expression(index)

                def item(frame: Frame) -> Any:
                    layout = at(frame["world"].levels, which(frame))
                    return at(getattr(layout, name), where(frame))

                return item
        raise TypeError(expression)

    def unary(self, operator: str, operand: Read) -> Read:
        if operator == "not":
            return lambda frame: not operand(frame)
        if operator == "-":
            return lambda frame: fitting(-operand(frame))
        return lambda frame: ~operand(frame)

    def comparison(self, expression: Comparison) -> Read:
        first = self.expression(expression.operands[0])
        rest = [
            (OPERATIONS[operator], self.expression(operand))
            for operator, operand in zip(expression.operators, expression.operands[1:], strict=True)
        ]

        def compared(frame: Frame) -> bool:
            left = first(frame)
            for holds, operand in rest:
                right = operand(frame)
                if not holds(left, right):
                    return False
                left = right
            return True

        return compared

    def call(self, expression: Call) -> Read:
        key = expression.module, expression.name
        arguments = [self.expression(argument) for argument in expression.arguments]
        if key in self.parameters:
            names = self.parameters[key]

            def called(frame: Frame) -> Any:
                given = [argument(frame) for argument in arguments]
                return self.functions[key](dict(zip(names, given, strict=True)))

            return called
        builtins: dict[str, Callable[..., int]] = {"abs": abs, "min": min, "max": max}
        name = expression.name
        function = getattr(kernel, name) if expression.module == KERNEL else builtins[name]
        return lambda frame: fitting(function(*[argument(frame) for argument in arguments]) or 0)
