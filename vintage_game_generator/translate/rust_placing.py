"""Where rustfmt puts what a statement ends with: beside `let x =`, or on the line below.

The functions follow `expr.rs` of rustfmt 1.9.
"""

from collections.abc import Callable

from vintage_game_generator.translate.rust_shape import Shape, fits, last_width


def right_side(before: str, layout: Callable[[Shape], str | None], shape: Shape) -> str | None:
    """Return what follows `before` and a space or a line break: rustfmt's `choose_rhs`.

    Args:
        before: What stands on the line already, without its indentation: `let x =`.
        layout: What lays out the expression in a shape.
        shape: The whole statement's, without what must follow the expression.
    """
    beside = shape.after(last_width(before) + 1)
    first = layout(beside) if beside.width >= 0 else None
    if first is not None and "\n" not in first and len(first) <= beside.width:
        return f" {first}"
    below = shape.inner().without(shape.overhead)
    second = layout(below)
    if first is not None and (second is None or not fits(second, below)):
        return f" {first}"
    if second is None:
        return None
    if first is None or _prefers_next_line(first, second):
        return f"\n{' ' * below.indent}{second}"
    return f" {first}"


def _prefers_next_line(first: str, second: str) -> bool:
    if "\n" not in second or first.count("\n") > second.count("\n") + 1:
        return True
    return any(
        first.partition("\n")[0].endswith(end) and not second.partition("\n")[0].endswith(end)
        for end in "({["
    )
