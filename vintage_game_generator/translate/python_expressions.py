"""Printing expressions as Python, on one line, with no more parentheses than a person writes."""

from collections.abc import Mapping

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
    Numbers,
    TheWorld,
    Truth,
    Unary,
    WorldField,
    WorldItem,
)

Aliases = Mapping[Expression, str]
"""The names of actors by the expression of their slot."""

NO_ALIASES: Aliases = {}
ATOM = 20
PRECEDENCE = {
    "or": 1,
    "and": 2,
    "not": 3,
    "==": 4,
    "|": 5,
    "^": 6,
    "&": 7,
    "<<": 8,
    ">>": 8,
    "+": 9,
    "-": 9,
    "*": 10,
    "//": 10,
    "%": 10,
    "unary": 11,
}


def precedence(expression: Expression) -> int:
    """Return how tightly the outermost operator of an expression binds."""
    match expression:
        case Logic(operator, _) | Binary(operator, _, _):
            return PRECEDENCE[operator]
        case Comparison():
            return PRECEDENCE["=="]
        case Unary("not", _, _):
            return PRECEDENCE["not"]
        case Unary():
            return PRECEDENCE["unary"]
        case Number(value, _) if value < 0:
            return PRECEDENCE["unary"]
    return ATOM


def spaced_operands(expression: Expression, aliases: Aliases) -> list[str] | None:
    """Return the operands of the outermost operator, all but the first led by the operator.

    They are what a long line is broken into; None when there is no such operator.
    """
    match expression:
        case Logic(operator, operands):
            # `and` inside `or` gets parentheses: not every reader knows which binds tighter.
            texts = [
                wrapped(operand, aliases, isinstance(operand, Logic)) for operand in operands
            ]
            return [texts[0], *(f"{operator} {text}" for text in texts[1:])]
        case Comparison(operands, operators):
            texts = [
                wrapped(operand, aliases, precedence(operand) <= PRECEDENCE["=="])
                for operand in operands
            ]
            pairs = zip(operators, texts[1:], strict=True)
            return [texts[0], *(f"{operator} {text}" for operator, text in pairs)]
        case Binary(operator, left, right):
            level = PRECEDENCE[operator]
            second = wrapped(right, aliases, precedence(right) <= level)
            if precedence(left) == level:
                first = spaced_operands(left, aliases) or []
            else:
                first = [wrapped(left, aliases, precedence(left) < level)]
            return [*first, f"{operator} {second}"]
    return None


def wrapped(expression: Expression, aliases: Aliases, parentheses: bool) -> str:
    """Return an expression's text, in parentheses or not."""
    printed = text(expression, aliases)
    return f"({printed})" if parentheses else printed


def actor(index: Expression, aliases: Aliases) -> str:
    """Return how an actor is reached: by its alias, or by its slot in the world."""
    return aliases.get(index) or f"world.actors[{text(index, aliases)}]"


def text(expression: Expression, aliases: Aliases = NO_ALIASES) -> str:
    """Return an expression as Python on one line."""
    match expression:
        case Number(value, hexadecimal):
            return f"0x{value:X}" if hexadecimal else str(value)
        case Truth(value):
            return str(value)
        case TheWorld():
            return "world"
        case Local(name, _) | Constant(name, _, _):
            return name
        case WorldField(name, _):
            return f"world.{name}"
        case WorldItem(name, index):
            return f"world.{name}[{text(index, aliases)}]"
        case ActorField(index, name, _):
            return f"{actor(index, aliases)}.{name}"
        case LevelField(level, name):
            return f"world.levels[{text(level, aliases)}].{name}"
        case LevelItem(level, name, index):
            return f"world.levels[{text(level, aliases)}].{name}[{text(index, aliases)}]"
        case Item(table, index):
            return f"{table.name}[{text(index, aliases)}]"
        case Length(of):
            return f"len({of.name if isinstance(of, Constant) else 'world.' + of})"
        case Numbers(items):
            printed = [text(item, aliases) for item in items]
            return f"({printed[0]},)" if len(printed) == 1 else f"({', '.join(printed)})"
        case Call(name, _, arguments, _):
            return f"{name}({', '.join(text(argument, aliases) for argument in arguments)})"
        case Unary("not", operand, _):
            return "not " + wrapped(operand, aliases, precedence(operand) < PRECEDENCE["not"])
        case Unary(operator, operand, _):
            return operator + wrapped(operand, aliases, precedence(operand) < PRECEDENCE["unary"])
    return " ".join(spaced_operands(expression, aliases) or ())
