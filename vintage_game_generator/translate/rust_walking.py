"""Ways through the Rust that the emitter builds."""

from collections.abc import Iterator

from vintage_game_generator.translate.rust_syntax import (
    Call,
    Choice,
    Code,
    Do,
    Field,
    Fork,
    Give,
    Group,
    Index,
    Infix,
    Leave,
    Let,
    Line,
    Lines,
    Listing,
    Loop,
    Match,
    Method,
    Name,
    Prefix,
    Put,
    Span,
)


def lines_within(lines: Lines) -> Iterator[Line]:
    """Yield every statement, however deep."""
    for line in lines:
        yield line
        for block in _blocks(line):
            yield from lines_within(block)


def codes_within(lines: Lines) -> Iterator[Code]:
    """Yield every expression, and all that it is made of."""
    for line in lines_within(lines):
        for code in _own(line):
            yield from codes_inside(code)


def codes_inside(code: Code) -> Iterator[Code]:
    """Yield an expression and all that it is made of."""
    yield code
    for part in _parts(code):
        yield from codes_inside(part)


def receivers(lines: Lines) -> frozenset[str]:
    """Return the names that a method's owner is computed from, so that their type must be known."""
    found = {
        name
        for code in codes_within(lines)
        if isinstance(code, Method)
        for name in _computed_from(code.owner)
    }
    sources: dict[str, set[str]] = {}
    for line in lines_within(lines):
        match line:
            case Let(name, value) | Loop(name, value) if value is not None:
                sources.setdefault(name, set()).update(_computed_from(value))
            case _:
                pass
    waiting = list(found)
    while waiting:
        new = sources.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return frozenset(found)


def _computed_from(code: Code) -> Iterator[str]:
    match code:
        case Name(text):
            yield text
        case Group(inside) | Prefix(_, inside) | Method(inside, _, _):
            yield from _computed_from(inside)
        case Infix(_, left, right) | Span(left, right, _):
            yield from _computed_from(left)
            yield from _computed_from(right)
        case _:
            pass


def _blocks(line: Line) -> Iterator[Lines]:
    match line:
        case Fork(branches, otherwise):
            for _, block in branches:
                yield block
            yield otherwise or ()
        case Match(_, arms):
            for arm in arms:
                yield arm.body
        case Loop(_, _, body):
            yield body
        case Let(_, Choice(branches, last)) | Give(Choice(branches, last)):
            for _, block in branches:
                yield block
            yield last
        case _:
            pass


def _own(line: Line) -> Iterator[Code]:
    match line:
        case Let(_, value) | Leave(_, value) if value is not None:
            yield value
        case Put(_, place, value):
            yield place
            yield value
        case Do(code) | Give(code):
            yield code
        case Fork(branches, _):
            for condition, _ in branches:
                yield condition
        case Match(subject, arms):
            yield subject
            for arm in arms:
                yield from arm.patterns
                if arm.guard is not None:
                    yield arm.guard
        case Loop(_, range_, _):
            yield range_
        case _:
            pass


def _parts(code: Code) -> tuple[Code, ...]:
    match code:
        case Field(owner, _):
            return (owner,)
        case Index(owner, place):
            return (owner, place)
        case Method(owner, _, arguments):
            return (owner, *arguments)
        case Call(_, arguments):
            return arguments
        case Prefix(_, inside) | Group(inside):
            return (inside,)
        case Infix(_, left, right):
            return (left, right)
        case Span(start, stop, _):
            return (start, stop)
        case Listing(items):
            return items
        case Choice(branches, _):
            return tuple(condition for condition, _ in branches)
    return ()
