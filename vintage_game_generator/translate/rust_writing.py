"""Writing statements as the lines that rustfmt would leave alone."""

from collections.abc import Callable

from vintage_game_generator.translate.rust_comments import comment_lines
from vintage_game_generator.translate.rust_layout import laid_out
from vintage_game_generator.translate.rust_placing import right_side
from vintage_game_generator.translate.rust_shape import (
    TAB,
    WIDTH,
    Shape,
    is_extendable,
    line_shape,
    one_line,
)
from vintage_game_generator.translate.rust_syntax import (
    Arm,
    Aside,
    Call,
    Choice,
    Code,
    Do,
    Fork,
    Give,
    Leave,
    Let,
    Line,
    Lines,
    Loop,
    Match,
    Put,
)

CHOICE_WIDTH = 50  # of an `if` with its `else` on one line


def written(lines: Lines, indent: int) -> list[str]:
    """Return the lines of a block's inside."""
    found: list[str] = []
    for place, line in enumerate(lines):
        remarks = line.remarks
        if remarks.blank and place > 0:
            found.append("")
        leading = list(remarks.leading)
        texts = _line(line, indent)
        trailing = f" // {remarks.trailing}" if remarks.trailing else ""
        if trailing and texts:
            if len(texts) == 1 and len(texts[0] + trailing) <= WIDTH:
                texts[0] += trailing
            else:
                leading.append(remarks.trailing)
        found += comment_lines(leading, indent)
        found += texts
    return found


def _line(line: Line, indent: int) -> list[str]:
    shape = line_shape(indent)
    margin = " " * indent
    match line:
        case Aside():
            return []
        case Let(name, None, _, kind):
            return [f"{margin}let {name}{f': {kind}' if kind else ''};"]
        case Let(name, value, mutable, kind) if value is not None:
            annotation = f": {kind}" if kind else ""
            before = f"let {'mut ' if mutable else ''}{name}{annotation} ="
            return _assigned(before, value, shape)
        case Put(operator, place, value):
            return _assigned(f"{one_line(place)} {operator}", value, shape)
        case Do(code):
            return _statement("", code, ";", shape)
        case Give(code):
            if isinstance(code, Choice):
                return _fork(code.branches, code.otherwise, indent)
            return _statement("", code, "", shape)
        case Leave(word, None):
            return [f"{margin}{word};"]
        case Leave(word, value) if value is not None:
            return _statement(f"{word} ", value, ";", shape)
        case Fork(branches, otherwise):
            return _fork(branches, otherwise, indent)
        case Match(subject, arms):
            lines = [f"{margin}match {one_line(subject)} {{"]
            for arm in arms:
                lines += arm_lines(arm, indent + TAB)
            return [*lines, f"{margin}}}"]
        case Loop(name, range_, body):
            before = f"for {name} in"
            after = right_side(before, lambda room: laid_out(range_, room), shape)
            head = before + (after if after is not None else f" {one_line(range_)}")
            return _with_block(head, body, indent)
    raise TypeError(line)


def _statement(before: str, code: Code, after: str, shape: Shape) -> list[str]:
    text = laid_out(code, shape.after(len(before)).without(len(after)))
    whole = before + (text if text is not None else one_line(code)) + after
    return (" " * shape.indent + whole).split("\n")


def _assigned(before: str, value: Code, shape: Shape) -> list[str]:
    layout: Callable[[Shape], str | None]
    if isinstance(value, Choice):
        layout = lambda room: _choice(value, room)  # noqa: E731
    else:
        layout = lambda room: laid_out(value, room)  # noqa: E731
    after = right_side(before, layout, shape.without(1))
    if after is None:
        after = f" {one_line(value)}"
    return (" " * shape.indent + before + after + ";").split("\n")


def _choice(choice: Choice, shape: Shape) -> str | None:
    """Return an `if` as a value: on one line if it is short."""
    if len(choice.branches) == 1:
        (condition, first), second = choice.branches[0], choice.otherwise
        if _is_bare(first) and _is_bare(second):
            text = (
                f"if {one_line(condition)} {{ {one_line(_value(first))} }}"
                f" else {{ {one_line(_value(second))} }}"
            )
            if len(text) <= min(CHOICE_WIDTH, shape.width):
                return text
    lines = _fork(choice.branches, choice.otherwise, shape.indent, shape.offset)
    return "\n".join(lines)[shape.indent :]


def _is_bare(lines: Lines) -> bool:
    return len(lines) == 1 and not lines[0].remarks.leading and not lines[0].remarks.trailing


def _value(lines: Lines) -> Code:
    last = lines[-1]
    if not isinstance(last, Give):
        raise TypeError(last)
    return last.code


def _fork(
    branches: tuple[tuple[Code, Lines], ...], otherwise: Lines | None, indent: int, offset: int = 0
) -> list[str]:
    lines: list[str] = []
    margin = " " * indent
    for place, (condition, body) in enumerate(branches):
        word = "if "
        shape = Shape(WIDTH - indent - offset, indent, offset)
        room = shape.after(len("} else " if place else "")).after(len(word))
        text = laid_out(condition, room)
        if text is None:
            text = one_line(condition)
        budget = WIDTH - room.used - 2
        apart = ("\n" in text or len(text) > budget) and not (
            is_extendable(text) and not _indented(text, indent + offset)
        )
        head = f"{'} else ' if place else ''}{word}{text}"
        if place:
            del lines[-1]
        lines += (margin + head).split("\n")
        if apart:
            lines.append(margin + "{")
        else:
            lines[-1] += " {"
        lines += [*written(body, indent + TAB), margin + "}"]
        if not (body or apart or otherwise) and place == len(branches) - 1:
            lines[-2:] = [lines[-2] + "}"]
    if otherwise:
        lines[-1] += " else {"
        lines += [*written(otherwise, indent + TAB), margin + "}"]
    return lines


def _indented(text: str, column: int) -> bool:
    last = text.rpartition("\n")[2]
    return len(last) - len(last.lstrip()) > column


def _with_block(head: str, body: Lines, indent: int) -> list[str]:
    margin = " " * indent
    lines = (margin + head).split("\n")
    space = " " if head else ""
    inside = written(body, indent + TAB)
    if not inside:
        return [*lines[:-1], f"{lines[-1]}{space}{{}}"]
    return [*lines[:-1], f"{lines[-1]}{space}{{", *inside, margin + "}"]


def arm_lines(arm: Arm, indent: int) -> list[str]:
    """Return an arm of a `match`."""
    margin = " " * indent
    pattern = " | ".join(one_line(pattern) for pattern in arm.patterns) or "_"
    head = pattern if arm.guard is None else pattern + _guard(pattern, arm.guard, indent)
    if "\n" in head:
        lines = f"{margin}{head} =>".split("\n")
        return [*lines, *_with_block("", arm.body, indent)]
    short = _short_body(arm.body)
    if short is not None:
        before = len(head) + len(" => ")
        shape = line_shape(indent).after(before).without(len(","))
        text = laid_out(short, shape)
        if text is not None and "\n" not in text and len(text) <= shape.width:
            return [f"{margin}{head} => {text},"]
    return _with_block(f"{head} =>", arm.body, indent)


def _guard(pattern: str, guard: Code, indent: int) -> str:
    """Return ` if guard` beside a pattern, or on the line below."""
    room = len(" => {")
    beside = laid_out(guard, line_shape(indent).after(len(pattern) + len(" if ")).without(room))
    if beside is not None and "\n" not in beside:
        return f" if {beside}"
    below = line_shape(indent + TAB).after(len("if ")).without(room)
    text = laid_out(guard, below)
    return f"\n{' ' * below.indent}if {text if text is not None else one_line(guard)}"


def _short_body(body: Lines) -> Code | None:
    """Return what may stand after `=>` without braces."""
    if len(body) != 1 or body[0].remarks.leading or body[0].remarks.trailing:
        return None
    match body[0]:
        case Give(code) if not isinstance(code, Choice):
            return code
        case Do(Call() as code, False):
            return code
    return None
