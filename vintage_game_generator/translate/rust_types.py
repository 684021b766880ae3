"""Types of variables, where Rust cannot tell them: bare literals that a method is called on."""

from dataclasses import replace

from vintage_game_generator.translate.rust_precedence import is_literal
from vintage_game_generator.translate.rust_syntax import (
    Choice,
    Code,
    Fork,
    Give,
    Group,
    Let,
    Line,
    Lines,
    Loop,
    Match,
    Method,
    Name,
    Prefix,
    Span,
)
from vintage_game_generator.translate.rust_walking import receivers


def with_types(lines: Lines) -> Lines:
    """Return a rule's body that says `i32` where Rust could not tell it from a bare literal."""
    asked = receivers(lines)

    def typed(line: Line) -> Line:
        match line:
            case Let(name, value, _, _, _) if name in asked and _is_literal(value):
                return replace(line, kind="i32")
            case Fork(branches, otherwise, _):
                return replace(
                    line,
                    branches=tuple((code, all_typed(block)) for code, block in branches),
                    otherwise=None if otherwise is None else all_typed(otherwise),
                )
            case Match(_, arms, _):
                new = tuple(replace(arm, body=all_typed(arm.body)) for arm in arms)
                return replace(line, arms=new)
            case Loop(name, range_, body, _):
                if name in asked:
                    range_ = _with_typed_start(range_)
                return replace(line, range=range_, body=all_typed(body))
        return line

    def all_typed(block: Lines) -> Lines:
        return tuple(typed(line) for line in block)

    return all_typed(lines)


def _with_typed_start(range_: Code) -> Code:
    """Return a range whose numbers are `i32` also where both are bare literals."""
    match range_:
        case Span(Name(first), stop, inclusive) if _is_literal(Name(first)) and _is_literal(stop):
            return Span(Name(f"{first}_i32"), stop, inclusive)
        case Span(Prefix(sign, Name(first)), stop, inclusive) if _is_literal(stop):
            return Span(Prefix(sign, Name(f"{first}_i32")), stop, inclusive)
        case Group(inside):
            return Group(_with_typed_start(inside))
        case Method(owner, _, _):
            return replace(range_, owner=_with_typed_start(owner))
    return range_


def _is_literal(code: Code | None) -> bool:
    if isinstance(code, Choice):
        blocks = [*(block for _, block in code.branches), code.otherwise]
        values = [block[-1] for block in blocks]
        return all(isinstance(value, Give) and is_literal(value.code) for value in values)
    return code is not None and is_literal(code)
