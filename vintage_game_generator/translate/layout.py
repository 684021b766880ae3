"""Breaking long lines the way ruff's formatter does."""

from vintage_game_generator.translate.python_expressions import (
    NO_ALIASES,
    Aliases,
    spaced_operands,
    text,
    wrapped,
)
from vintage_game_generator.translate.tree import (
    Binary,
    Call,
    Comparison,
    Expression,
    Logic,
    Unary,
)

WIDTH = 100
STEP = "    "


def laid_out(
    indent: str, before: str, expression: Expression, after: str, aliases: Aliases = NO_ALIASES
) -> list[str]:
    """Return the lines of a statement that has one expression.

    Args:
        indent: The statement's indentation.
        before: What stands before the expression: `return `, `x = `, `if `.
        expression: The expression.
        after: What stands after it: nothing or `:`.
        aliases: The names of actors.
    """
    line = f"{indent}{before}{text(expression, aliases)}{after}"
    if len(line) <= WIDTH:
        return [line]
    if isinstance(expression, Call):
        return _call(indent, before, expression, after, aliases)
    if isinstance(expression, Comparison | Binary) and _breaks_in_last_call(
        indent, before, expression, aliases
    ):
        operands = _operands(expression)
        last = operands[-1]
        assert isinstance(last, Call)
        head = (spaced_operands(expression, aliases) or [])[:-1]
        operator = (spaced_operands(expression, aliases) or [""])[-1].partition(" ")[0]
        lead = f"{before}{' '.join(head)} {operator} "
        return _call(indent, lead, last, after, aliases)
    return [
        f"{indent}{before}(",
        *_broken(indent + STEP, "", expression, aliases),
        f"{indent}){after}",
    ]


def _operands(expression: Comparison | Binary) -> tuple[Expression, ...]:
    if isinstance(expression, Comparison):
        return expression.operands
    return expression.left, expression.right


def _breaks_in_last_call(
    indent: str, before: str, expression: Comparison | Binary, aliases: Aliases
) -> bool:
    """Return whether the one operator's last operand is a call that can be broken instead."""
    operands = _operands(expression)
    last = operands[-1]
    pieces = spaced_operands(expression, aliases) or []
    if len(pieces) != 2 or not isinstance(last, Call) or not last.arguments:
        return False
    opening = f"{indent}{before}{pieces[0]} {pieces[1].partition('(')[0]}("
    return len(opening) <= WIDTH


def _call(indent: str, before: str, call: Call, after: str, aliases: Aliases) -> list[str]:
    arguments = [text(argument, aliases) for argument in call.arguments]
    inner = indent + STEP
    one_line = inner + ", ".join(arguments)
    if len(one_line) <= WIDTH:
        lines = [one_line]
    else:
        lines = []
        for argument in call.arguments:
            lines += _broken(inner, "", argument, aliases)
            lines[-1] += ","
    return [f"{indent}{before}{call.name}(", *lines, f"{indent}){after}"]


def _broken(indent: str, lead: str, expression: Expression, aliases: Aliases) -> list[str]:
    """Return an expression inside parentheses, broken at its operators when it is too long."""
    line = f"{indent}{lead}{text(expression, aliases)}"
    if len(line) <= WIDTH:
        return [line]
    match expression:
        case Logic(operator, operands):
            lines: list[str] = []
            for place, operand in enumerate(operands):
                word = f"{lead if place == 0 else operator + ' '}"
                if isinstance(operand, Logic) and len(
                    f"{indent}{word}{wrapped(operand, aliases, True)}"
                ) > WIDTH:
                    lines.append(f"{indent}{word}(")
                    lines += _broken(indent + STEP, "", operand, aliases)
                    lines.append(f"{indent})")
                elif isinstance(operand, Logic):
                    lines.append(f"{indent}{word}{wrapped(operand, aliases, True)}")
                else:
                    lines += _broken(indent, word, operand, aliases)
            return lines
        case Call():
            return _call(indent, lead, expression, "", aliases)
        case Unary("not", operand, _) if isinstance(operand, Logic):
            return [
                f"{indent}{lead}not (",
                *_broken(indent + STEP, "", operand, aliases),
                f"{indent})",
            ]
    pieces = spaced_operands(expression, aliases)
    if pieces is None:
        return [line]
    return [f"{indent}{lead}{pieces[0]}", *(indent + piece for piece in pieces[1:])]
