"""Arithmetic with intervals: between which numbers a sum lies, and so on."""

import ast

Interval = tuple[int, int]
Found = Interval | None
"""Two ends, both included; nothing where any number is possible."""
_FARTHEST = 2**63  # an end beyond is not known: or else numbers could grow for ever here
_LAST_BIT = 31


def known(low: int, high: int) -> Found:
    """Return an interval, or nothing if it goes too far for anybody to need it."""
    return (low, high) if low >= -_FARTHEST and high <= _FARTHEST else None


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
    return None if value is None else known(-value[1], -value[0])


def inverted(value: Found) -> Found:
    """Return the interval of a value with all its bits turned."""
    return None if value is None else known(~value[1], ~value[0])


def outermost(name: str, values: list[Found], sure: list[Interval]) -> Found:
    """Return the interval of `min` or `max`, of which one end is sure if any operand is known."""
    whole = len(sure) == len(values)
    if name == "min":
        high = min(value[1] for value in sure)
        return (min(value[0] for value in sure), high) if whole else (-(2**31), high)
    low = max(value[0] for value in sure)
    return (low, max(value[1] for value in sure)) if whole else (low, 2**31 - 1)


def combined(op: ast.operator, left: Found, right: Found) -> Found:
    """Return the interval of two values' sum, difference, and so on."""
    if right and right[0] > 0 and isinstance(op, ast.Mod):
        return 0, right[1] - 1
    if isinstance(op, ast.BitAnd):
        masks = [mask[1] for mask in (left, right) if mask and mask[0] >= 0]
        return (0, min(masks)) if masks else None
    if left is None or right is None:
        return None
    match op:
        case ast.Add():
            return known(left[0] + right[0], left[1] + right[1])
        case ast.Sub():
            return known(left[0] - right[1], left[1] - right[0])
        case ast.BitOr() | ast.BitXor():
            return _of_bits(op, left, right)
        case ast.Mult():
            corners = [one * other for one in left for other in right]
        case ast.LShift() if right[0] >= 0 and right[1] <= _LAST_BIT:
            corners = [one << other for one in left for other in right]
        case ast.RShift() if right[0] >= 0 and right[1] <= _LAST_BIT:
            corners = [one >> other for one in left for other in right]
        case ast.FloorDiv() if right[0] > 0 or right[1] < 0:
            corners = [one // other for one in left for other in right]
        case _:
            return None
    return known(min(corners), max(corners))


def _of_bits(op: ast.operator, left: Interval, right: Interval) -> Found:
    """Return the interval of `|` or `^`: exact for numbers, else of all with as many bits."""
    if left[0] == left[1] and right[0] == right[1]:
        value = left[0] | right[0] if isinstance(op, ast.BitOr) else left[0] ^ right[0]
        return known(value, value)
    bits = max((end if end >= 0 else ~end).bit_length() for end in (*left, *right))
    return known(0 if min(left[0], right[0]) >= 0 else -(2**bits), 2**bits - 1)
