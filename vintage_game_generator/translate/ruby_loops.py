"""The heads of loops in Ruby: `each`, `times`, `downto` and `step`."""

from vintage_game_generator.translate.ruby_expressions import (
    ATOM,
    Expressions,
    is_literal,
    precedence,
)
from vintage_game_generator.translate.tree import (
    Binary,
    Expression,
    For,
    Local,
    Number,
    Type,
    Unary,
)
from vintage_game_generator.translate.walking import expressions


def loop_head(loop: For, printed: Expressions) -> str:
    """Return the line that begins a loop; the bounds are evaluated once, before the first turn."""
    read = {part.name for part in expressions(loop.body) if isinstance(part, Local)}
    block = f"do |{loop.variable}|" if loop.variable in read else "do"
    start, stop, step = loop.start, loop.stop, loop.step
    turns = _turns(loop)
    if loop.variable not in read and turns is not None:
        return f"{turns}.times do"
    if step > 0:
        if start == Number(0) and step == 1:
            return f"{_receiver(stop, printed)}.times {block}"
        bounds = f"({_bound(start, printed)}...{_bound(stop, printed)})"
        return f"{bounds}.{'each' if step == 1 else f'step({step})'} {block}"
    last = printed.text(_after(stop))
    if step == -1:
        return f"{_receiver(start, printed)}.downto({last}) {block}"
    return f"{_receiver(start, printed)}.step({last}, {step}) {block}"


def _turns(loop: For) -> int | None:
    """Return how often a loop turns, if that is known."""
    start, stop = _literal(loop.start), _literal(loop.stop)
    return None if start is None or stop is None else len(range(start, stop, loop.step))


def _literal(expression: Expression) -> int | None:
    match expression:
        case Number(value, _):
            return value
        case Unary("-", Number(value, _), _):
            return -value
    return None


def _after(stop: Expression) -> Expression:
    """Return the last number of a loop downwards: one more than where it stops."""
    match stop:
        case Unary("-", Number(value, _), _):
            return Number(0) if value == 1 else Unary("-", Number(value - 1), Type.INT)
        case Number(value, _):
            return Number(value + 1)
    return Binary("+", stop, Number(1))


def _bound(expression: Expression, printed: Expressions) -> str:
    """Return a bound of a range, in parentheses if it begins with a number and goes on."""
    first = expression
    while isinstance(first, Binary):
        first = first.left
    return printed.wrapped(expression, isinstance(expression, Binary) and is_literal(first))


def _receiver(expression: Expression, printed: Expressions) -> str:
    plain = precedence(expression) >= ATOM or is_literal(expression)
    return printed.wrapped(expression, not plain)
