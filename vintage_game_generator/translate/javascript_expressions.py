"""Expressions as JavaScript, with the parentheses and the line breaks that Prettier gives them."""

import re

from vintage_game_generator.translate.javascript_layout import (
    Document,
    Group,
    Indent,
    Line,
    bracketed,
    flat,
    listed,
)
from vintage_game_generator.translate.tree import (
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
    TheWorld,
    Truth,
    Type,
    Unary,
    WorldField,
    WorldItem,
)

_WORDS = {"and": "&&", "or": "||", "not": "!", "==": "===", "!=": "!=="}
_PRECEDENCE = {
    "or": 1,
    "and": 2,
    "|": 3,
    "^": 4,
    "&": 5,
    "==": 6,
    "!=": 6,
    "<": 7,
    "<=": 7,
    ">": 7,
    ">=": 7,
    "<<": 8,
    ">>": 8,
    "+": 9,
    "-": 9,
    "*": 10,
    "/": 10,
}
_BITWISE = ("|", "^", "&", "<<", ">>")
_CHAINING = ("+", "-", "|", "^", "&")  # a - b - c is read from the left without a second thought
Operation = Binary | Comparison | Logic
Parts = tuple[Document, ...]


def camel_case(name: str) -> str:
    """Return the name of a rule, a variable or a field as JavaScript has it; constants stay."""
    if name.isupper():
        return name
    return re.sub(r"_(.)", lambda found: found[1].upper(), name)


def text(expression: Expression) -> str:
    """Return an expression on one line."""
    return flat(parts(expression))


def within(expression: Expression) -> Parts:
    """Return what stands between the parentheses of an `if`, which indents it."""
    if isinstance(expression, Operation):
        return _operation(expression, None, in_parentheses=True)
    return parts(expression)


def level(expression: Expression) -> Parts:
    """Return what stands where it is indented already: after `=`, or in `return (...)`."""
    if isinstance(expression, Operation):
        return (Group(_operation(expression, None)),)
    return parts(expression)


def parts(expression: Expression, parent: Expression | None = None) -> Parts:
    """Return an expression; its own operators begin lines one step further in.

    Args:
        expression: The expression.
        parent: The operation that it is a part of.
    """
    match expression:
        case Binary() | Comparison() | Logic():
            head, *rest = _operation(expression, parent)
            return (Group((head, Indent(tuple(rest)))),)
        case Unary(operator, operand, _):
            return _unary(operator, operand)
        case Number(value, hexadecimal):
            return (f"0x{value:x}" if hexadecimal else str(value),)
        case Truth(value):
            return ("true" if value else "false",)
        case TheWorld():
            return ("world",)
        case Local(name, _) | Constant(name, _, _):
            return (camel_case(name),)
        case Call(name, _, arguments, _):
            return (
                camel_case(name),
                listed("(", [parts(argument) for argument in arguments], ")"),
            )
    return _place(expression)


def _place(expression: Expression) -> Parts:
    match expression:
        case WorldField(name, _):
            return (f"world.{camel_case(name)}",)
        case WorldItem(name, index):
            return (f"world.{camel_case(name)}", *_item(index))
        case ActorField(Local(actor, Type.ACTOR), name, _):
            return (f"{camel_case(actor)}.{camel_case(name)}",)
        case ActorField(index, name, _):
            return ("world.actors", *_item(index), f".{camel_case(name)}")
        case LevelField(number, name):
            return ("world.levels", *_item(number), f".{camel_case(name)}")
        case LevelItem(number, name, index):
            return (*_place(LevelField(number, name)), *_item(index))
        case Item(table, index):
            return (table.name, *_item(index))
        case Length(of):
            return (f"{of.name if isinstance(of, Constant) else f'world.{camel_case(of)}'}.length",)
    raise ValueError(f"{expression} is not an expression of JavaScript")


def _item(index: Expression) -> Parts:
    if isinstance(index, Number):
        return ("[", *parts(index), "]")
    return (bracketed("[", parts(index), "]"),)


def _unary(operator: str, operand: Expression) -> Parts:
    word = _WORDS.get(operator, operator)
    if isinstance(operand, Operation):
        return (word, bracketed("(", _operation(operand, None), ")"))
    double = operator == "-" and text(operand).startswith("-")
    return (word, "(", *parts(operand), ")") if double else (word, *parts(operand))


def _operator(operation: Operation) -> str:
    return operation.operators[0] if isinstance(operation, Comparison) else operation.operator


def _operands(operation: Operation) -> tuple[Expression, ...]:
    if isinstance(operation, Binary):
        return operation.left, operation.right
    return operation.operands


def _operation(
    operation: Operation, parent: Expression | None, in_parentheses: bool = False
) -> Parts:
    """Return the operands of an operation, all but the first after an operator and a break."""
    operator = _operator(operation)
    first, *others = _operands(operation)
    if isinstance(first, Binary) and _chains(operator, first.operator):
        found = list(_operation(first, operation))
    else:
        found = [Group(_operand(first, operation, left=True))]
    for other in others:
        right = (_WORDS.get(operator, operator), Line(), *_operand(other, operation, left=False))
        found += [" ", *([Group(right)] if _alone(operation, parent, in_parentheses) else right)]
    return tuple(found)


def _alone(operation: Operation, parent: Expression | None, in_parentheses: bool) -> bool:
    """Return whether an operation's second operand may break by itself."""
    logic = isinstance(operation, Logic)
    operands = _operands(operation)
    if logic and (in_parentheses or len(operands) > 2):
        return False
    relatives = [*operands, *([parent] if parent is not None else [])]
    return not any(
        isinstance(one, Operation) and isinstance(one, Logic) == logic for one in relatives
    )


def _operand(operand: Expression, operation: Operation, left: bool) -> Parts:
    if isinstance(operand, Operation) and _in_parentheses(operand, operation, left):
        head, *rest = _operation(operand, operation)
        return ("(", Group((head, Indent(tuple(rest)))), ")")
    return parts(operand, operation)


def _in_parentheses(operand: Operation, operation: Operation, left: bool) -> bool:
    outer, inner = _operator(operation), _operator(operand)
    if isinstance(operand, Logic):
        return True
    if _PRECEDENCE[outer] > _PRECEDENCE[inner]:
        return True
    if _PRECEDENCE[outer] == _PRECEDENCE[inner]:
        return not left or not _chains(outer, inner)
    return outer in _BITWISE


def _chains(outer: str, inner: str) -> bool:
    """Return whether an operation can begin with another one without parentheses around it."""
    if outer == "*":
        return inner == "*"
    return outer in _CHAINING and _PRECEDENCE[outer] == _PRECEDENCE.get(inner, 0)
