"""Breaking long lines of Ruby: after an operator, after `=`, or between a call's parentheses."""

from vintage_game_generator.translate.ruby_expressions import (
    Expressions,
    operands_of,
    spelt,
)
from vintage_game_generator.translate.tree import (
    BUILTIN,
    Call,
    Expression,
    Unary,
)

WIDTH = 100
STEP = "  "


class Layout:
    """Lays out the expressions of one module."""

    def __init__(self, expressions: Expressions) -> None:
        self.expressions = expressions

    def laid_out(self, indent: str, before: str, expression: Expression) -> list[str]:
        """Return the lines of a statement that has one expression.

        Args:
            indent: The statement's indentation.
            before: What stands before the expression: `return `, `x = `, `if `.
            expression: The expression.
        """
        line = f"{indent}{before}{self.expressions.text(expression)}"
        if len(line) <= WIDTH:
            return [line]
        if before.endswith("= "):
            inner = indent + STEP
            return [(indent + before).rstrip(), *self._continued(inner, "", expression, inner)]
        # Operands line up behind a keyword, and are indented where there is none.
        column = " " * len(indent + before) if before else indent + STEP
        return self._continued(indent, before, expression, column)

    def _continued(
        self, indent: str, before: str, expression: Expression, column: str
    ) -> list[str]:
        """Return the lines of an expression whose operands begin at a column."""
        lines = self._broken(expression, len(indent + before), indent, column)
        return [f"{indent}{before}{lines[0]}", *lines[1:]]

    def _broken(self, expression: Expression, width: int, indent: str, column: str) -> list[str]:
        """Return an expression's lines; all but the first have their indentation.

        Args:
            expression: The expression.
            width: How much of its first line is taken.
            indent: The indentation of the line that it begins in.
            column: The indentation of operands on lines of their own.
        """
        text = self.expressions.text(expression)
        if width + len(text) <= WIDTH:
            return [text]
        operands = operands_of(expression)
        if operands is not None:
            return self._operation(operands, width, indent, column)
        match expression:
            case Unary(operator, operand, _):
                mark = "!" if operator == "not" else operator
                wraps = text.startswith(f"{mark}(")
                return self._enclosed(mark, operand, wraps, width, indent, column)
            case Call(_, module, arguments, _) if arguments and module != BUILTIN:
                return self._call(expression, indent)
        return [text]

    def _operation(
        self, operands: list[tuple[str, Expression, bool]], width: int, indent: str, column: str
    ) -> list[str]:
        lines: list[str] = []
        for place, (operator, operand, wraps) in enumerate(operands):
            if place > 0:
                lines[-1] += f" {spelt(operator)}"
                width, indent = len(column), column
            # What follows on the last line of an operand has to fit, too.
            room = width + (3 if place < len(operands) - 1 else 0)
            inner = self._enclosed("", operand, wraps, room, indent, column)
            lines += [inner[0] if place == 0 else column + inner[0], *inner[1:]]
        return lines

    def _enclosed(
        self, mark: str, operand: Expression, wraps: bool, width: int, indent: str, column: str
    ) -> list[str]:
        """Return the lines of an operand behind a mark, in parentheses or not."""
        opening = mark + ("(" if wraps else "")
        text = self.expressions.text(operand)
        if width + len(opening) + len(text) + wraps <= WIDTH:
            return [f"{opening}{text}{')' if wraps else ''}"]
        inner = column + " " * len(opening)
        lines = self._broken(operand, width + len(opening) + wraps, indent, inner)
        lines[0] = opening + lines[0]
        lines[-1] += ")" if wraps else ""
        return lines

    def _call(self, call: Call, indent: str) -> list[str]:
        name, arguments = self.expressions.called(call)
        texts = [self.expressions.text(argument) for argument in arguments]
        inner = indent + STEP
        if len(inner) + len(", ".join(texts)) <= WIDTH:
            return [f"{name}(", inner + ", ".join(texts), f"{indent})"]
        ended = [*(f"{text}," for text in texts[:-1]), texts[-1]]
        return [f"{name}(", *(inner + text for text in ended), f"{indent})"]
