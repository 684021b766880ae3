"""Breaking long lines the way ruff's formatter does."""

from vintage_game_generator.translate.python_expressions import (
    spaced_operands,
    text,
    wrapped,
)
from vintage_game_generator.translate.tree import Binary, Call, Comparison, Expression, Logic, Unary

WIDTH = 100
STEP = "    "


def laid_out(indent: str, before: str, expression: Expression, after: str) -> list[str]:
    """Return the lines of a statement that has one expression.

    Args:
        indent: The statement's indentation.
        before: What stands before the expression: `return `, `x = `, `if `.
        expression: The expression.
        after: What stands after it: nothing or `:`.
    """
    line = f"{indent}{before}{text(expression)}{after}"
    if len(line) <= WIDTH:
        return [line]
    if isinstance(expression, Call):
        return _call(indent, before, expression, after)
    return _at_the_end(indent, before, expression, after) or [
        f"{indent}{before}(",
        *_broken(indent + STEP, "", expression),
        f"{indent}){after}",
    ]


def _at_the_end(indent: str, before: str, expression: Expression, after: str) -> list[str]:
    """Break inside the last operand, where there is one operator and that operand has parentheses.

    Nothing is returned where that does not hold.
    """
    match expression:
        case Logic(_, (_, last)) | Comparison((_, last), _) | Binary(_, _, last):
            pieces = spaced_operands(expression) or []
        case _:
            return []
    if len(pieces) != 2:
        return []
    operator = pieces[1].partition(" ")[0]
    lead = f"{before}{pieces[0]} {operator} "
    if isinstance(last, Call) and last.arguments:
        opening = f"{indent}{lead}{last.name}("
        return _call(indent, lead, last, after) if len(opening) <= WIDTH else []
    if pieces[1] == f"{operator} ({text(last)})" and len(indent + lead) < WIDTH:
        return [f"{indent}{lead}(", *_broken(indent + STEP, "", last), f"{indent}){after}"]
    return []


def _call(indent: str, before: str, call: Call, after: str) -> list[str]:
    """Break inside a call's parentheses: the arguments on one line, or on one each."""
    inner = indent + STEP
    one_line = inner + ", ".join(text(argument) for argument in call.arguments)
    lines = [one_line]
    if len(one_line) > WIDTH:
        lines = []
        for argument in call.arguments:
            lines += _broken(inner, "", argument)
            lines[-1] += ","
    return [f"{indent}{before}{call.name}(", *lines, f"{indent}){after}"]


def _broken(indent: str, lead: str, expression: Expression) -> list[str]:
    """Return an expression inside parentheses, broken at its operators when it is too long."""
    line = f"{indent}{lead}{text(expression)}"
    if len(line) <= WIDTH:
        return [line]
    match expression:
        case Logic(operator, operands):
            lines: list[str] = []
            for place, operand in enumerate(operands):
                word = f"{operator} " if place else lead
                lines += _operand(indent, word, operand)
            return lines
        case Call():
            return _call(indent, lead, expression, "")
        case Unary("not", Logic() as operand, _):
            return [f"{indent}{lead}not (", *_broken(indent + STEP, "", operand), f"{indent})"]
    pieces = spaced_operands(expression) or [text(expression)]
    return [f"{indent}{lead}{pieces[0]}", *(indent + piece for piece in pieces[1:])]


def _operand(indent: str, word: str, operand: Expression) -> list[str]:
    """Return an operand of `and` or `or`, with its word, in its own parentheses if need be."""
    if not isinstance(operand, Logic):
        return _broken(indent, word, operand)
    line = f"{indent}{word}{wrapped(operand, True)}"
    if len(line) <= WIDTH:
        return [line]
    return [f"{indent}{word}(", *_broken(indent + STEP, "", operand), f"{indent})"]
