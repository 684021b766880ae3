"""Random conditions: comparisons and chains of them, and what joins them."""

from abc import abstractmethod
from dataclasses import replace

from tests.parity.drawing import Drawing
from tests.parity.shapes import FAMILIES, Value

ORDERS = ("<", "<=", ">", ">=", "==", "!=")


class Conditions(Drawing):
    """Draws what an `if` asks."""

    @abstractmethod
    def slot(self, depth: int) -> Value:
        """Return the slot of some actor."""

    def truth(self, depth: int) -> Value:
        """Return a condition."""
        self.cost += self.turns
        if depth <= 0:
            return self.comparison(0) if not self.chance(4) else self.plain_truth(0)
        form = self.rng.choices(
            ("comparison", "chain", "logic", "not", "member", "plain", "call"),
            (7, 3, 5, 2, 4, 2, 2),
        )[0]
        match form:
            case "chain":
                return self.chain(depth - 1)
            case "logic":
                word = self.rng.choice(("and", "or"))
                parts = [self.truth(depth - 1) for _ in range(self.rng.choice((2, 2, 3)))]
                text = f" {word} ".join(f"({part.text})" for part in parts)
                return Value(text, calls=any(part.calls for part in parts))
            case "not":
                value = self.truth(depth - 1)
                return replace(value, text=f"not ({value.text})")
            case "member":
                return self.family_comparison(depth - 1)
            case "plain":
                return self.plain_truth(depth - 1)
            case "call":
                return self.called("bool", depth - 1) or self.comparison(depth - 1)
        return self.comparison(depth - 1)

    def comparison(self, depth: int) -> Value:
        """Return a comparison that is neither always true nor always false as a rule."""
        left = self.whole(depth)
        if not self.chance(3):
            size = self.rng.choice((2, 2, 3, 3, 4, 5))
            rest = self.rng.randrange(size)
            operator = self.rng.choice(ORDERS)
            return Value(f"({left.text} % {size}) {operator} {rest}", calls=left.calls)
        right = self.whole(depth)
        text = f"{left.text} {self.rng.choice(ORDERS)} {right.text}"
        return Value(text, calls=left.calls or right.calls)

    def chain(self, depth: int) -> Value:
        """Return a chain of comparisons: `low <= x < high`."""
        first, last = self.whole(depth), self.whole(depth)
        middle = [self.quiet() for _ in range(self.rng.choice((1, 1, 2)))]
        text = first.text
        for value in (*middle, last):
            text += f" {self.rng.choice(ORDERS)} {value.text}"
        return Value(text, calls=True)

    def quiet(self) -> Value:
        """Return a number without a call in it."""
        for _ in range(8):
            value = self.whole(1)
            if not value.calls:
                return value
        return Value("7", 7, 7)

    def plain_truth(self, depth: int) -> Value:
        """Return a truth that is there already."""
        own = self.visible("bool")
        if own and self.chance(2):
            return Value(self.rng.choice(own).name)
        if self.names.switches and self.chance(4):
            return Value(self.rng.choice(self.names.switches))
        if self.world and not self.chance(5):
            slot = self.slot(depth)
            text = f"world.actors[{slot.text}].ground"
            if self.chance(3):
                text += f" {self.rng.choice(('==', '!='))} ({self.truth(0).text})"
            return Value(text, calls=True)
        return self.comparison(0)

    def family_comparison(self, depth: int) -> Value:
        """Return a comparison of an enumeration's values."""
        family = self.rng.choice(list(FAMILIES))
        value = self.member(family, depth)
        options = FAMILIES[family]
        match self.rng.randrange(6):
            case 0:
                other = self.member(family, 0)
                operator = self.rng.choice(("==", "!="))
                return Value(f"{value.text} {operator} {other.text}", calls=True)
            case 1 if not value.calls:
                first, last = sorted(self.rng.sample(range(len(options)), 2))
                return Value(f"{options[first]} <= {value.text} <= {options[last]}")
            case 2:
                one, two = self.rng.sample(options, 2)
                same, word = self.rng.choice((("==", "or"), ("!=", "and")))
                text = f"{value.text} {same} {one} {word} {value.text} {same} {two}"
                return Value(text, calls=value.calls)
            case 3:
                operator = self.rng.choice(("<", "<=", ">", ">="))
                return Value(f"{value.text} {operator} {self.rng.choice(options)}", calls=True)
        operator = self.rng.choice(("==", "!="))
        text = f"{value.text} {operator} {self.rng.choice(options)}"
        return Value(text, calls=value.calls)
