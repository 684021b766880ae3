"""What the drawing of every expression shares: chance, the variables in sight, and bounds."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from random import Random

from tests.parity.shapes import BOOL, LEAST, MOST, Helper, Shape, Value, Variable


@dataclass
class Names:
    """What a module's rules can refer to."""

    numbers: dict[str, int] = field(default_factory=dict)
    tables: dict[str, tuple[int, ...]] = field(default_factory=dict)
    switches: list[str] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)
    levels: int = 1


class Drawing(ABC):
    """The place in a rule where the generator is, and what can be seen from there."""

    def __init__(self, rng: Random, names: Names) -> None:
        self.rng = rng
        self.names = names
        self.scopes: list[list[Variable]] = [[]]
        self.world = True
        self.effects_allowed = True
        self.effects = False
        self.turns = 1
        self.cost = 0
        self.budget = 0

    def chance(self, one_in: int) -> bool:
        """Return true once in so many times."""
        return self.rng.randrange(one_in) == 0

    def visible(self, sort: str) -> list[Variable]:
        """Return the variables of a sort that can be read here."""
        return [each for scope in self.scopes for each in scope if each.shape.sort == sort]

    def fitted(self, value: Value, shape: Shape) -> Value:
        """Return an expression whose value belongs to a range, equal to another where it does."""
        low, high = shape.low, shape.high
        if shape.holds(value.low, value.high):
            return value
        self.cost += self.turns
        text, span = value.text, high - low + 1
        forms = ["clamp"]
        if span <= MOST and low <= 0 <= high:
            forms += ["modulo", "modulo"]
        if low == 0 and span & (span - 1) == 0:
            forms += ["mask", "mask"]
        if low == -(high + 1) and value.low >= low << 6 and value.high <= high << 6:
            forms.append("shift")
        match self.rng.choice(forms):
            case "modulo" if low < 0 and self.chance(3):
                return Value(f"({text} % {low - 1 if low > LEAST else low})", low, 0, value.calls)
            case "modulo":
                return Value(f"({text} % {high + 1})", 0, high, value.calls)
            case "mask":
                return Value(f"({text} & {self.number(high)})", 0, high, value.calls)
            case "shift":
                return Value(f"({text} >> 6)", value.low >> 6, value.high >> 6, value.calls)
        bound = f"max({low}, min({high}, {text}))"
        if value.low >= low:
            bound = f"min({text}, {high})"
        elif value.high <= high:
            bound = f"max({text}, {low})"
        return Value(bound, max(low, value.low), min(high, value.high), True)

    def number(self, value: int) -> str:
        """Return a literal, in hexadecimal at times."""
        return f"0x{value:X}" if value > 9 and self.chance(3) else str(value)

    def within(self, shape: Shape, depth: int) -> Value:
        """Return an expression for a value of a shape."""
        if shape.sort == "int":
            return self.fitted(self.whole(depth), shape)
        return self.truth(depth) if shape == BOOL else self.member(shape.sort, depth)

    @abstractmethod
    def whole(self, depth: int) -> Value:
        """Return an expression for a whole number."""

    @abstractmethod
    def truth(self, depth: int) -> Value:
        """Return a condition."""

    @abstractmethod
    def member(self, family: str, depth: int) -> Value:
        """Return a value of an enumeration."""

    @abstractmethod
    def leaf(self, depth: int) -> Value:
        """Return a number that is there already."""

    @abstractmethod
    def called(self, sort: str, depth: int) -> Value | None:
        """Return a call of a helper that returns a sort, or None if there is none to call."""
