"""The room that code has on a line, and code that needs no more than one."""

from typing import NamedTuple

from vintage_game_generator.translate.rust_syntax import (
    Call,
    Code,
    Field,
    Group,
    Index,
    Infix,
    Listing,
    Method,
    Name,
    Prefix,
    Span,
)

WIDTH = 100
TAB = 4


class Shape(NamedTuple):
    """The room for an expression: what is left of the line, its indentation, what is used of it."""

    width: int
    indent: int
    offset: int

    @property
    def used(self) -> int:
        """Return the column at which the expression begins."""
        return self.indent + self.offset

    @property
    def overhead(self) -> int:
        """Return the room that is kept free at the end of the line."""
        return max(WIDTH - self.used - self.width, 0)

    def after(self, count: int) -> "Shape":
        """Return what is left after some characters; a negative width means that nothing fits."""
        return Shape(self.width - count, self.indent, self.offset + count)

    def without(self, count: int) -> "Shape":
        """Return a shape that keeps some characters free at the end."""
        return Shape(self.width - count, self.indent, self.offset)

    def inner(self) -> "Shape":
        """Return the shape of a new line, one step further in."""
        return line_shape(self.indent + TAB)


def line_shape(indent: int) -> Shape:
    """Return the shape of a whole line with an indentation."""
    return Shape(WIDTH - indent, indent, 0)


def one_line(code: Code) -> str:
    """Return an expression on one line, however long."""
    match code:
        case Name(text):
            return text
        case Group(inside):
            return f"({one_line(inside)})"
        case Prefix(operator, operand):
            return operator + one_line(operand)
        case Infix(operator, left, right):
            return f"{one_line(left)} {operator} {one_line(right)}"
        case Span(start, stop, inclusive):
            return f"{one_line(start)}{'..=' if inclusive else '..'}{one_line(stop)}"
        case Index(owner, place):
            return f"{one_line(owner)}[{one_line(place)}]"
        case Call(name, arguments):
            return f"{name}({', '.join(map(one_line, arguments))})"
        case Method(owner, name, arguments):
            return f"{one_line(owner)}.{name}({', '.join(map(one_line, arguments))})"
        case Field(owner, name):
            return f"{one_line(owner)}.{name}"
        case Listing(items):
            return f"[{', '.join(map(one_line, items))}]"
    raise TypeError(code)


def fits(text: str, shape: Shape) -> bool:
    """Return whether a text keeps to its shape."""
    first, *others = text.split("\n")
    if len(first) > shape.width:
        return False
    return not others or (
        all(len(line) <= WIDTH for line in others) and len(others[-1]) <= shape.used + shape.width
    )


def last_width(text: str) -> int:
    """Return the width of the last line."""
    return len(text.rpartition("\n")[2])


def is_extendable(text: str) -> bool:
    """Return whether the last line is nothing but what closes earlier ones."""
    return not text.rpartition("\n")[2].strip("()]}?> ")
