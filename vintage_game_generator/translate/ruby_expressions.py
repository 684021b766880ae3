"""Printing expressions as Ruby, on one line, with no more parentheses than a person writes."""

from vintage_game_generator.translate.ruby_clamping import clamped
from vintage_game_generator.translate.ruby_names import Names
from vintage_game_generator.translate.tree import (
    BUILTIN,
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
    Type,
    Unary,
    WorldField,
    WorldItem,
)

ATOM = 20
PRECEDENCE = {
    "or": 1,
    "and": 2,
    "==": 4,
    "<": 5,
    "|": 6,
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
_SPELT = {"and": "&&", "or": "||", "//": "/"}
_ARITHMETIC = ("+", "-", "*", "//", "%")
_GROUPED_DIGITS = 5  # from so many digits on, Ruby groups them: 16_384


def spelt(operator: str) -> str:
    """Return an operator as Ruby writes it."""
    return _SPELT.get(operator, operator)


def precedence(expression: Expression) -> int:
    """Return how tightly the outermost operator of an expression binds."""
    match expression:
        case Logic(operator, _) | Binary(operator, _, _):
            return PRECEDENCE[operator]
        case Comparison() if parity(expression) is not None:
            return ATOM
        case Comparison(_, operators):
            return PRECEDENCE["==" if operators[0] in ("==", "!=") else "<"]
        case Unary() | Number(int(), _) if not _is_plain(expression):
            return PRECEDENCE["unary"]
    return ATOM


def _is_plain(expression: Expression) -> bool:
    return isinstance(expression, Number) and expression.value >= 0


def number_text(number: Number) -> str:
    """Return an integer literal, with its digits in groups of three if it is long."""
    if number.hexadecimal:
        return f"0x{number.value:X}"
    long = abs(number.value) >= 10 ** (_GROUPED_DIGITS - 1)
    return f"{number.value:_}" if long else f"{number.value}"


def is_literal(expression: Expression) -> bool:
    """Return whether an expression is a number as it is written, with its sign or without."""
    match expression:
        case Unary("-", Number(value, _), _):
            return value >= 0
    return isinstance(expression, Number)


def parity(comparison: Comparison) -> tuple[Expression, str] | None:
    """Return what a comparison asks whether it is even or odd, and which, if it does."""
    match comparison:
        case Comparison(
            (Binary("%", subject, Number(2, _)), Number(0 | 1 as rest, _)), (word,)
        ) if word in ("==", "!="):
            return subject, "even?" if (rest == 0) == (word == "==") else "odd?"
    return None


def operands_of(expression: Expression) -> list[tuple[str, Expression, bool]] | None:
    """Return the operands of an operator: the operator before each, and whether it is wrapped.

    A chain of operators of one kind, such as `a + b - c`, is one list.
    """
    level = precedence(expression)
    match expression:
        case Comparison() if parity(expression) is not None:
            return None
        case Logic(operator, operands):
            # `&&` inside `||` gets parentheses: not every reader knows which binds tighter.
            return [(operator, part, isinstance(part, Logic)) for part in operands]
        case Comparison((left, right), (operator,)):
            return [
                ("", left, precedence(left) <= PRECEDENCE["<"]),
                (operator, right, precedence(right) <= PRECEDENCE["<"]),
            ]
        case Binary(operator, left, right):
            last = (operator, right, _wraps(operator, right, precedence(right) <= level))
            if precedence(left) == level:
                return [*(operands_of(left) or []), last]
            return [("", left, _wraps(operator, left, precedence(left) < level)), last]
    return None


def _wraps(operator: str, operand: Expression, needed: bool) -> bool:
    """Return whether an operand stands in parentheses: bits and sums are never mixed without."""
    if needed or not isinstance(operand, Binary):
        return needed
    return (operator in _ARITHMETIC) != (operand.operator in _ARITHMETIC) or (
        operator not in _ARITHMETIC and operand.operator != operator
    )


class Expressions:
    """Prints the expressions of one module."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def text(self, expression: Expression) -> str:
        """Return an expression on one line."""
        found = operands_of(expression)
        if found is not None:
            first, *others = [(spelt(word), self.wrapped(part, in_)) for word, part, in_ in found]
            return " ".join([first[1], *(f"{word} {part}" for word, part in others)])
        match expression:
            case Number():
                return number_text(expression)
            case Truth(value):
                return "true" if value else "false"
            case TheWorld():
                return "world"
            case Local(name, _):
                return name
            case Constant():
                return self.names.constant(expression)
            case Numbers(items):
                return f"[{', '.join(self.text(item) for item in items)}]"
            case Unary("not", operand, _):
                return "!" + self.wrapped(operand, precedence(operand) < PRECEDENCE["unary"])
            case Unary(operator, operand, _):
                # Ruby takes a sign before digits for a part of the number: -5.abs is 5.
                signed = isinstance(operand, Call) and self.text(operand)[0].isdigit()
                wraps = signed or precedence(operand) < PRECEDENCE["unary"]
                return operator + self.wrapped(operand, wraps)
            case Call():
                return self._call(expression)
            case Comparison():
                asked = parity(expression)
                assert asked is not None
                return f"{self._receiver(asked[0])}.{asked[1]}"
        return self._part(expression)

    def wrapped(self, expression: Expression, parentheses: bool) -> str:
        """Return an expression's text, in parentheses or not."""
        printed = self.text(expression)
        return f"({printed})" if parentheses else printed

    def called(self, call: Call) -> tuple[str, tuple[Expression, ...]]:
        """Return what is called, and the arguments that stand in its parentheses."""
        if call.module == KERNEL:
            return f"world.{call.name}", call.arguments[1:]
        return self.names.method(call.module, call.name), call.arguments

    def _part(self, expression: Expression) -> str:
        match expression:
            case WorldField(name, _):
                return f"world.{name}"
            case WorldItem(name, index):
                return f"world.{name}[{self.text(index)}]"
            case ActorField(Local(actor, Type.ACTOR), name, _):
                return f"{actor}.{name}"
            case ActorField(index, name, _):
                return f"world.actors[{self.text(index)}].{name}"
            case LevelField(level, name):
                return f"world.levels[{self.text(level)}].{name}"
            case LevelItem(level, name, index):
                return f"world.levels[{self.text(level)}].{name}[{self.text(index)}]"
            case Item(table, index):
                return f"{self.names.constant(table)}[{self.text(index)}]"
            case Length(Constant() as table):
                return f"{self.names.constant(table)}.length"
            case Length(name):
                return f"world.{name}.length"
        raise TypeError(f"{expression} cannot be written in Ruby")

    def _call(self, call: Call) -> str:
        if call.module == BUILTIN:
            return self._builtin(call)
        name, arguments = self.called(call)
        inside = ", ".join(self.text(argument) for argument in arguments)
        return f"{name}({inside})" if arguments else name

    def _builtin(self, call: Call) -> str:
        bounded = clamped(call, self.names.values)
        if bounded is not None:
            subject, low, high = bounded
            return f"{self._receiver(subject)}.clamp({self.text(low)}, {self.text(high)})"
        if call.name == "abs":
            return f"{self._receiver(call.arguments[0])}.abs"
        inside = ", ".join(self.text(argument) for argument in call.arguments)
        return f"[{inside}].{call.name}"

    def _receiver(self, expression: Expression) -> str:
        return self.wrapped(
            expression, precedence(expression) < ATOM and not is_literal(expression)
        )
