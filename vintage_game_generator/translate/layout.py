"""Breaking long lines the way ruff's formatter does.

An expression becomes a document of texts, lines and groups, after Wadler, "A prettier printer":
a group stays on one line if it fits, else all of its lines break. What ruff adds: a statement's
expression gets parentheses only when it needs them to break, and none when it has one outermost
operator and begins or ends with parentheses that can break instead.
"""

from dataclasses import dataclass

from vintage_game_generator.translate.python_expressions import (
    PRECEDENCE,
    precedence,
    spaced_operands,
    text,
)
from vintage_game_generator.translate.tree import (
    ActorField,
    Binary,
    Call,
    Comparison,
    Expression,
    Item,
    LevelField,
    LevelItem,
    Logic,
    Membership,
    Type,
    Unary,
    WorldItem,
)

WIDTH = 100
STEP = "    "


@dataclass(frozen=True)
class Line:
    """A line break, or what stands in its place on one line; the same for its group's break."""

    flat: str
    indent: int = 0  # steps, relative to the group's own line


@dataclass(frozen=True)
class IfBroken:
    """A text that is there only when the group is broken."""

    text: str


@dataclass(frozen=True)
class Group:
    """Parts that stay on one line together, if they fit; `indent` counts steps when broken."""

    parts: "tuple[Document, ...]"
    indent: int = 0


Document = str | Line | IfBroken | Group


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
    start = len(indent + before)
    bare = _parts(expression, breaking=False)
    if not (_breaks_by_itself(expression) and _opens_by(bare, WIDTH - start)):
        inner = _parts(expression, breaking=True)
        bare = (Group((IfBroken("("), Line("", 1), Group(inner, 1), Line(""), IfBroken(")"))),)
    depth = len(indent) // len(STEP)
    return _printed((before, *bare, after), depth)


def _opens_by(parts: tuple[Document, ...], width: int) -> bool:
    """Return whether there is a place to break within a width."""
    for part in parts:
        if isinstance(part, Group):
            return width >= 0
        width -= len(part) if isinstance(part, str) else 0
    return False


def _breaks_by_itself(expression: Expression) -> bool:
    """Return whether ruff leaves out parentheses around a whole expression."""
    if isinstance(expression, Call):
        return bool(expression.arguments)
    counts: dict[int, int] = {}
    ends: list[bool] = []
    _survey(expression, counts, ends)
    if not counts:
        return any(ends)
    return counts[min(counts)] == 1 and (ends[0] or ends[-1])


def _survey(expression: Expression, counts: dict[int, int], ends: list[bool]) -> None:
    """Count operators outside of parentheses by level, and note whether operands have some."""
    match expression:
        case Logic() | Comparison() | Binary() | Membership():
            operands, levels = _operands(expression), _levels(expression)
            # `and` and `or` are one level for ruff.
            for level in levels:
                outer = max(level, PRECEDENCE["and"])
                counts[outer] = counts.get(outer, 0) + 1
            for operand, parenthesized in operands:
                if parenthesized:
                    ends.append(True)
                else:
                    _survey(operand, counts, ends)
            if isinstance(expression, Membership):
                ends.append(True)
        case Unary(_, operand, _) if _in_parentheses(expression):
            ends.append(False)
            ends.append(True)
        case Unary(_, operand, _):
            ends.append(False)
            _survey(operand, counts, ends)
        case Call(_, _, arguments, _):
            ends.append(False)
            ends.append(bool(arguments))
        case _:
            ends.append(False)


def _in_parentheses(expression: Unary) -> bool:
    return text(expression).endswith(f"({text(expression.operand)})")


def _levels(expression: Expression) -> list[int]:
    match expression:
        case Logic(_, operands) | Comparison(operands, _):
            return [precedence(expression)] * (len(operands) - 1)
    return [precedence(expression)]


def _operands(expression: Expression) -> list[tuple[Expression, bool]]:
    """Return the operands of an operator, each with whether it is printed in parentheses."""
    level = precedence(expression)
    match expression:
        case Logic(_, operands):
            return [(operand, isinstance(operand, Logic)) for operand in operands]
        case Comparison(operands, _):
            return [(operand, precedence(operand) <= level) for operand in operands]
        case Membership(operand, _, _):
            return [(operand, precedence(operand) <= level)]
        case Binary(_, left, right):
            return [(left, precedence(left) < level), (right, precedence(right) <= level)]
    return []


def _parts(expression: Expression, breaking: bool) -> tuple[Document, ...]:
    """Return an expression as parts; its own operators begin lines only where that is allowed."""
    space = Line(" ") if breaking else " "
    match expression:
        case Logic() | Comparison() | Binary() | Membership():
            return _operation(expression, space, breaking)
        case Unary(operator, operand, _):
            word = "not " if operator == "not" else operator
            if _in_parentheses(expression):
                return (word, _bracketed("(", _parts(operand, True), ")"))
            return (word, *_parts(operand, breaking))
        case Call(name, _, arguments, _) if arguments:
            inner: list[Document] = []
            for argument in arguments:
                inner += [",", Line(" ")] if inner else []
                inner.append(Group(_parts(argument, True)))
            return (name, _bracketed("(", (Group((*inner, IfBroken(","))),), ")"))
        case WorldItem(name, index):
            return (f"world.{name}", _bracketed("[", _parts(index, True), "]"))
        case Item(table, index):
            return (table.name, _bracketed("[", _parts(index, True), "]"))
        case ActorField(index, name, _) if index.type != Type.ACTOR:
            return ("world.actors", _bracketed("[", _parts(index, True), "]"), f".{name}")
        case LevelField(level, name):
            return ("world.levels", _bracketed("[", _parts(level, True), "]"), f".{name}")
        case LevelItem(level, name, index):
            return (
                *_parts(LevelField(level, name), breaking),
                _bracketed("[", _parts(index, True), "]"),
            )
    return (text(expression),)


def _operation(expression: Expression, space: Document, breaking: bool) -> tuple[Document, ...]:
    found: list[Document] = []
    words = [piece.partition(" ")[0] for piece in spaced_operands(expression) or ()]
    operands = _operands(expression)
    words = words[len(words) - len(operands) :]
    for place, (operand, parenthesized) in enumerate(operands):
        inner = _parts(operand, breaking or parenthesized)
        same_level = isinstance(operand, Binary) and precedence(operand) == precedence(expression)
        if place > 0:
            found += [space, words[place] + " "]
        if parenthesized:
            found.append(_bracketed("(", inner, ")"))
        elif same_level and place == 0:
            found += inner
        else:
            found += [Group(inner)] if breaking else inner
    if isinstance(expression, Membership):
        items: list[Document] = ["(", Line("", 1), text(expression.options[0])]
        for option in expression.options[1:]:
            items += [",", Line(" ", 1), text(option)]
        word = "not in " if expression.negated else "in "
        found += [space, word, Group((*items, IfBroken(","), Line(""), ")"))]
    return tuple(found)


def _bracketed(opening: str, parts: tuple[Document, ...], closing: str) -> Group:
    return Group((opening, Line("", 1), Group(parts, 1), Line(""), closing))


def _printed(parts: tuple[Document, ...], depth: int) -> list[str]:
    """Return the lines of a document that starts at an indentation of so many steps."""
    lines = [STEP * depth]
    stack: list[tuple[int, bool, Document]] = [(depth, True, part) for part in reversed(parts)]
    while stack:
        level, broken, part = stack.pop()
        match part:
            case str():
                lines[-1] += part
            case Line(flat, indent):
                if broken:
                    lines[-1] = lines[-1].rstrip()
                    lines.append(STEP * (level + indent))
                else:
                    lines[-1] += flat
            case IfBroken(words):
                lines[-1] += words if broken else ""
            case Group(inner, indent):
                breaks = not _fits(part, stack, WIDTH - len(lines[-1]))
                stack += [(level + indent, breaks, item) for item in reversed(inner)]
    return lines


def _fits(group: Group, rest: list[tuple[int, bool, Document]], width: int) -> bool:
    """Return whether a group fits on one line, with what follows up to the next break."""
    waiting = [(broken, part) for _, broken, part in rest]
    waiting += [(False, part) for part in reversed(group.parts)]
    while waiting and width >= 0:
        broken, part = waiting.pop()
        match part:
            case str():
                width -= len(part)
            case Line(flat, _):
                if broken:
                    return True
                width -= len(flat)
            case IfBroken(words):
                width -= len(words) if broken else 0
            case Group(inner, _):
                waiting += [(broken, item) for item in reversed(inner)]
    return width >= 0
