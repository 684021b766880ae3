"""Printing expressions as Python, on one line, with no more parentheses than a person writes."""

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
    Membership,
    Number,
    Numbers,
    TheWorld,
    Truth,
    Type,
    Unary,
    WorldField,
    WorldItem,
)

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
        case Comparison() | Membership():
            return PRECEDENCE["=="]
        case Unary("not", _, _):
            return PRECEDENCE["not"]
        case Unary():
            return PRECEDENCE["unary"]
        case Number(value, _) if value < 0:
            return PRECEDENCE["unary"]
    return ATOM


def spaced_operands(expression: Expression) -> list[str] | None:
    """Return the operands of the outermost operator, all but the first led by the operator.

    They are what a long line is broken into; None when there is no such operator.
    """
    match expression:
        case Logic(operator, operands):
            # `and` inside `or` gets parentheses: not every reader knows which binds tighter.
            texts = [wrapped(operand, isinstance(operand, Logic)) for operand in operands]
            return [texts[0], *(f"{operator} {text}" for text in texts[1:])]
        case Comparison(operands, operators):
            texts = [
                wrapped(operand, precedence(operand) <= PRECEDENCE["=="]) for operand in operands
            ]
            pairs = zip(operators, texts[1:], strict=True)
            return [texts[0], *(f"{operator} {text}" for operator, text in pairs)]
        case Membership(operand, options, negated):
            first = wrapped(operand, precedence(operand) <= PRECEDENCE["=="])
            items = ", ".join(text(option) for option in options)
            return [first, f"{'not in' if negated else 'in'} ({items})"]
        case Binary(operator, left, right):
            level = PRECEDENCE[operator]
            second = wrapped(right, precedence(right) <= level)
            if precedence(left) == level:
                head = spaced_operands(left) or []
            else:
                head = [wrapped(left, precedence(left) < level)]
            return [*head, f"{operator} {second}"]
    return None


def wrapped(expression: Expression, parentheses: bool) -> str:
    """Return an expression's text, in parentheses or not."""
    printed = text(expression)
    return f"({printed})" if parentheses else printed


def text(expression: Expression) -> str:
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
            return f"world.{name}[{text(index)}]"
        case ActorField(Local(actor, Type.ACTOR), name, _):
            return f"{actor}.{name}"
        case ActorField(index, name, _):
            return f"world.actors[{text(index)}].{name}"
        case LevelField(level, name):
            return f"world.levels[{text(level)}].{name}"
        case LevelItem(level, name, index):
            return f"world.levels[{text(level)}].{name}[{text(index)}]"
        case Item(table, index):
            return f"{table.name}[{text(index)}]"
        case Length(of):
            return f"len({of.name if isinstance(of, Constant) else 'world.' + of})"
        case Numbers(items):
            printed = [text(item) for item in items]
            return f"({printed[0]},)" if len(printed) == 1 else f"({', '.join(printed)})"
        case Call(name, _, arguments, _):
            return f"{name}({', '.join(text(argument) for argument in arguments)})"
        case Unary("not", operand, _):
            return "not " + wrapped(operand, precedence(operand) < PRECEDENCE["not"])
        case Unary(operator, operand, _):
            return operator + wrapped(operand, precedence(operand) < PRECEDENCE["unary"])
    return " ".join(spaced_operands(expression) or ())
