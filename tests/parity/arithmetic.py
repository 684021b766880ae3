"""Random arithmetic whose operands and results fit 32 bits, as their bounds say."""

from tests.parity.drawing import Drawing
from tests.parity.shapes import LEAST, MOST, Shape, Value

SHIFTS = (0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 15, 16, 17, 24, 31)


class Arithmetic(Drawing):
    """Draws sums, products, quotients and their kin."""

    def sum(self, depth: int) -> Value:
        left, right = self.whole(depth), self.whole(depth)
        half = Shape("int", LEAST // 2, MOST // 2)
        left, right = self.fitted(left, half), self.fitted(right, half)
        calls = left.calls or right.calls
        if self.chance(2):
            low, high = left.low + right.low, left.high + right.high
            return Value(f"({left.text} + {right.text})", low, high, calls)
        low, high = left.low - right.high, left.high - right.low
        return Value(f"({left.text} - {right.text})", low, high, calls)

    def product(self, depth: int) -> Value:
        left, right = self.whole(depth), self.whole(depth)
        size = 30 - max(abs(right.low), abs(right.high)).bit_length()
        if size < 4:
            size = self.rng.choice((8, 12, 15, 20))
            right = self.fitted(right, Shape("int", -(1 << (30 - size)), (1 << (30 - size)) - 1))
        left = self.fitted(left, Shape("int", -(1 << size), (1 << size) - 1))
        ends = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        text = f"({left.text} * {right.text})"
        return Value(text, min(ends), max(ends), left.calls or right.calls)

    def divisor(self, depth: int) -> Value:
        """Return an expression that is never zero, nor of both signs."""
        if self.chance(2):
            size = self.rng.choice((1, 2, 3, 4, 5, 7, 8, 10, 16, 60, 100, 256, 4096, 1 << 20))
            size = -size if self.chance(3) else size
            return Value(str(size), size, size)
        value = self.whole(depth)
        match self.rng.randrange(4):
            case 0:
                return Value(f"(({value.text} & 15) + 1)", 1, 16, value.calls)
            case 1:
                return Value(f"(-1 - ({value.text} & 7))", -8, -1, value.calls)
            case 2:
                return Value(f"max({value.text}, 1)", 1, max(value.high, 1), True)
        return Value(f"min(-2, {value.text})", min(value.low, -2), -2, True)

    def quotient(self, depth: int) -> Value:
        left, right = self.whole(depth), self.divisor(depth - 1)
        calls = left.calls or right.calls
        if self.chance(2):
            low, high = (0, right.high - 1) if right.low > 0 else (right.low + 1, 0)
            return Value(f"({left.text} % {right.text})", low, high, calls)
        if left.low == LEAST and right.high == -1:
            left = self.fitted(left, Shape("int", -MOST, MOST))
        ends = [a // b for a in (left.low, left.high) for b in (right.low, right.high)]
        return Value(f"({left.text} // {right.text})", min(ends), max(ends), left.calls or calls)

    def bitwise(self, depth: int) -> Value:
        left, right = self.whole(depth), self.whole(depth)
        operator = self.rng.choice("&|^")
        text = f"({left.text} {operator} {right.text})"
        calls = left.calls or right.calls
        if operator == "&" and right.low >= 0:
            return Value(text, 0, right.high, calls)
        size = max(_size(left), _size(right))
        low = 0 if min(left.low, right.low) >= 0 else -(1 << size)
        return Value(text, low, (1 << size) - 1, calls)

    def shift(self, depth: int) -> Value:
        value = self.whole(depth)
        if self.chance(2):
            if self.chance(3):
                by = self.whole(depth - 1)
                text = f"({value.text} >> ({by.text} & 31))"
                low, high = min(value.low, 0), max(value.high, 0)
                return Value(text, low, high, value.calls or by.calls)
            amount = self.rng.choice(SHIFTS)
            text = f"({value.text} >> {amount})"
            return Value(text, value.low >> amount, value.high >> amount, value.calls)
        amount = self.rng.choice(SHIFTS)
        value = self.fitted(value, Shape("int", -(1 << (31 - amount)), (1 << (31 - amount)) - 1))
        if amount and self.chance(3):
            by = self.whole(depth - 1)
            limit = (1 << (amount.bit_length() - 1)) - 1
            text = f"({value.text} << ({by.text} & {limit}))"
            low, high = min(value.low << limit, 0), max(value.high << limit, 0)
            return Value(text, low, high, value.calls or by.calls)
        text = f"({value.text} << {amount})"
        return Value(text, value.low << amount, value.high << amount, value.calls)

    def sign(self, depth: int) -> Value:
        value = self.whole(depth)
        if value.text.isdigit():
            return value  # `-0` would be a negative index
        if self.chance(3):
            return Value(f"(~{value.text})", -value.high - 1, -value.low - 1, value.calls)
        value = self.fitted(value, Shape("int", -MOST, MOST))
        if self.chance(2):
            return Value(f"(-{value.text})", -value.high, -value.low, value.calls)
        high = max(abs(value.low), abs(value.high))
        return Value(f"abs({value.text})", 0, high, True)

    def pick(self, depth: int) -> Value:
        values = [self.whole(depth) for _ in range(self.rng.choice((2, 2, 2, 3)))]
        name = self.rng.choice(("min", "max"))
        best = min if name == "min" else max
        text = f"{name}({', '.join(value.text for value in values)})"
        low, high = best(v.low for v in values), best(v.high for v in values)
        return Value(text, low, high, True)


def _size(value: Value) -> int:
    """Return how many bits, besides the sign, a value may need."""
    return max((~value.low).bit_length() if value.low < 0 else 0, max(value.high, 0).bit_length())
