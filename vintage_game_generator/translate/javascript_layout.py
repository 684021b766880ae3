"""Breaking long lines of JavaScript the way Prettier does.

Code is a document of texts, lines, indents and groups, after Wadler, "A prettier printer": a group
stays on one line if it fits, else all of its own lines break.
"""

from dataclasses import dataclass

WIDTH = 100
STEP = "  "


@dataclass(frozen=True)
class Line:
    """A line break, or what stands in its place on one line."""

    flat: str = " "


@dataclass(frozen=True)
class IfBroken:
    """A text that is there only when its group is broken."""

    text: str


@dataclass(frozen=True)
class Indent:
    """Parts whose lines are one step further in."""

    parts: "tuple[Document, ...]"


@dataclass(frozen=True)
class Group:
    """Parts that stay on one line together, if they fit."""

    parts: "tuple[Document, ...]"


Document = str | Line | IfBroken | Indent | Group


def bracketed(opening: str, parts: tuple[Document, ...], closing: str) -> Group:
    """Return parts between brackets, which they leave for lines of their own when too long."""
    return Group((opening, Indent((Line(""), *parts)), Line(""), closing))


def listed(opening: str, items: "list[tuple[Document, ...]]", closing: str) -> Document:
    """Return items between brackets, on one line or each on its own."""
    if not items:
        return opening + closing
    inner: list[Document] = []
    for item in items:
        inner += [",", Line()] if inner else []
        inner += item
    return bracketed(opening, (*inner, IfBroken(",")), closing)


def flat(parts: tuple[Document, ...]) -> str:
    """Return a document on one line."""
    texts = []
    for part in parts:
        match part:
            case str():
                texts.append(part)
            case Line(text):
                texts.append(text)
            case Indent(inner) | Group(inner):
                texts.append(flat(inner))
            case IfBroken():
                pass
    return "".join(texts)


def printed(parts: tuple[Document, ...], indent: str) -> list[str]:
    """Return the lines of a document whose first line is indented so."""
    lines = [indent]
    stack: list[tuple[str, bool, Document]] = [(indent, True, part) for part in reversed(parts)]
    while stack:
        margin, broken, part = stack.pop()
        match part:
            case str():
                lines[-1] += part
            case Line(text) if broken:
                lines[-1] = lines[-1].rstrip()
                lines.append(margin)
            case Line(text):
                lines[-1] += text
            case IfBroken(text):
                lines[-1] += text if broken else ""
            case Indent(inner):
                stack += [(margin + STEP, broken, item) for item in reversed(inner)]
            case Group(inner):
                breaks = not _fits(part, stack, WIDTH - len(lines[-1]))
                stack += [(margin, breaks, item) for item in reversed(inner)]
    return lines


def _fits(group: Group, rest: list[tuple[str, bool, Document]], width: int) -> bool:
    """Return whether a group fits on one line, with what follows up to the next break."""
    waiting = [(broken, part) for _, broken, part in rest]
    waiting.append((False, group))
    while waiting and width >= 0:
        broken, part = waiting.pop()
        match part:
            case str():
                width -= len(part)
            case Line(text):
                if broken:
                    return True
                width -= len(text)
            case IfBroken(text):
                width -= len(text) if broken else 0
            case Indent(inner):
                waiting += [(broken, item) for item in reversed(inner)]
            case Group(inner):
                waiting += [(False, item) for item in reversed(inner)]
    return width >= 0
