"""Arithmetic with intervals: between which numbers a sum lies, and so on."""

import ast

Interval = tuple[int, int]
Found = Interval | None
"""Two ends, both included; nothing where any number is possible."""


def between(low: Found, high: Found) -> Found:
    """Return the interval from one value's least to another's greatest."""
    return None if low is None or high is None else (low[0], max(low[0], high[1]))


def joined(one: Found, other: Found) -> Found:
    """Return the interval of what may be either of two values."""
    if one is None or other is None:
        return None
    return min(one[0], other[0]), max(one[1], other[1])


def negative(value: Found) -> Found:
    """Return the interval of a value with its sign changed."""
    return None if value is None else (-value[1], -value[0])


def outermost(name: str, values: list[Found], known: list[Interval]) -> Found:
    """Return the interval of `min` or `max`, of which one end is sure if any operand is known."""
    whole = len(known) == len(values)
    if name == "min":
        high = min(value[1] for value in known)
        return (min(value[0] for value in known), high) if whole else (-(2**31), high)
    low = max(value[0] for value in known)
    return (low, max(value[1] for value in known)) if whole else (low, 2**31 - 1)


def combined(op: ast.operator, left: Found, right: Found) -> Found:
    """Return the interval of two values' sum, difference, and so on."""
    if right and right[0] > 0 and isinstance(op, ast.Mod):
        return 0, right[1] - 1
    if isinstance(op, ast.BitAnd):
        for mask in (left, right):
            if mask and mask[0] >= 0:
                return 0, mask[1]
        return None
    if left is None or right is None:
        return None
    match op:
        case ast.Add():
            return left[0] + right[0], left[1] + right[1]
        case ast.Sub():
            return left[0] - right[1], left[1] - right[0]
        case ast.Mult():
            corners = [one * other for one in left for other in right]
        case ast.FloorDiv() if right[0] > 0 or right[1] < 0:
            corners = [one // other for one in left for other in right]
        case _:
            return None
    return min(corners), max(corners)
