"""What random rules write to, and the changes that keep it within its bounds."""

from random import Random

from tests.parity.drawing import Names
from tests.parity.expressions import Expressions
from tests.parity.shapes import (
    ACTOR_PLACES,
    ANY,
    LEAST,
    MOST,
    NARROW,
    SLOT,
    SMALL,
    WIDE,
    WORLD_PLACES,
    Shape,
    Value,
    bits,
)

COMMENTS = (
    "closer than this it bites",
    "so that nothing is lost // or counted twice",
    "a `word`, a #{hash}, 100% of it and a 'quote'",
    "x < y & z > 0; {braces} and [brackets]",
)
COUNTED = ("+=", "-=")
SCALED = ("*=", "<<=")
CALM = ("&=", "|=", "^=", "%=", "//=", ">>=")


class Places(Expressions):
    """Writes lines that change numbers in place."""

    def __init__(self, rng: Random, names: Names) -> None:
        super().__init__(rng, names)
        self.lines: list[str] = []
        self.indent = "    "
        self.loops = 0
        self.nesting = 0
        self.returns: Shape | None = None
        self.used: dict[str, str] = {}
        self.size = 0

    def write(self, text: str) -> None:
        """Add a line, with a comment beside it at times."""
        self.size += 1
        beside = f"  # {self.rng.choice(COMMENTS)}" if self.chance(25) else ""
        self.lines.append(f"{self.indent}{text}{beside}")

    @property
    def may_write(self) -> bool:
        """Return whether this rule may change the world."""
        return self.world and self.effects_allowed

    def number_place(self, depth: int) -> tuple[str, Shape]:
        """Return a place of the world for a number."""
        self.effects = True
        match self.rng.randrange(11):
            case 0 | 1 | 2:
                name, shape = self.rng.choice(list(WORLD_PLACES.items()))
                return f"world.{name}", shape
            case 10:
                return f"world.awake[{self.fitted(self.whole(depth), SLOT).text}]", SLOT
            case 3 | 4 | 5 | 6:
                name, shape = self.rng.choice(list(ACTOR_PLACES.items()))
                return f"world.actors[{self.slot(depth).text}].{name}", shape
            case 7:
                index = self.fitted(self.whole(depth), Shape("int", 0, 3))
                return f"world.save[{index.text}]", ANY
            case 8:
                index = self.fitted(self.whole(depth), Shape("int", 16, 31))
                return f"world.memory[{index.text}]", WIDE
        index = self.fitted(self.whole(depth), Shape("int", 0, 15))
        return f"world.memory[{index.text}]", NARROW

    def steady_place(self) -> tuple[str, Shape]:
        """Return a place for a number that stays the same whatever is called or written."""
        self.effects = True
        if self.chance(2):
            name, shape = self.rng.choice(list(WORLD_PLACES.items()))
            return f"world.{name}", shape
        if self.chance(3):
            return f"world.memory[{self.rng.randrange(16)}]", NARROW
        own = [each for each in self.visible("int") if SLOT.holds(each.shape.low, each.shape.high)]
        slot = self.rng.choice(own).name if own else str(self.rng.randrange(8))
        name, shape = self.rng.choice(list(ACTOR_PLACES.items()))
        return f"world.actors[{slot}].{name}", shape

    def augment(self) -> None:
        """Change a number in place, and bring it back into its bounds where it may leave them."""
        operator = self.rng.choice(COUNTED * 3 + SCALED + CALM)
        own = [each for each in self.visible("int") if not each.fixed]
        if own and (not self.may_write or self.chance(2)):
            variable = self.rng.choice(own)
            place, shape = variable.name, variable.shape
        elif self.may_write:
            # Where the place is written twice it must be the same one both times.
            place, shape = self.number_place(1) if operator in CALM else self.steady_place()
        else:
            return
        if operator in CALM:
            self.write(f"{place} {operator} {self.calm_change(operator, shape)}")
        else:
            self.augmented(place, operator, shape)

    def calm_change(self, operator: str, shape: Shape) -> str:
        """Return an operand that keeps a place within its bounds."""
        match operator:
            case "%=":
                return str(self.rng.choice((3, 7, 10)))
            case "//=":
                return str(self.rng.choice((2, 3, 16) if shape.low == 0 else (2, 3, 16, -2, -3)))
            case ">>=":
                return str(self.rng.choice((1, 2, 3, 5)))
        return self.within(shape, 2).text

    def augmented(self, place: str, operator: str, shape: Shape) -> None:
        """Write a change that may leave a place's bounds, and what brings it back."""
        size = (shape.high + 1).bit_length() - 1
        if operator in COUNTED and size > 30:
            self.write(f"if {-(2**30)} < {place} < {2**30}:")
            self.write(f"    {place} {operator} {self.within(bits(16), 2).text}")
            return
        if operator in COUNTED:
            room = MOST - shape.high
            change = self.within(Shape("int", -room, room), 2).text
        elif operator == "*=":
            change = self.within(bits(30 - size) if size < 31 else Shape("int", -1, 0), 1).text
            if size > 30:
                self.write(f"{place} //= 2")
        else:
            change = str(self.rng.randrange(0, 31 - size) if size < 31 else 0)
        self.write(f"{place} {operator} {change}")
        bounded = self.fitted(Value(place, LEAST, MOST), shape)
        if bounded.text != place:
            self.write(f"{place} = {bounded.text}")

    def range(self) -> tuple[str, Shape, int]:
        """Return a range, the shape of its numbers, and how many they are at most."""
        step = self.rng.choice((1, 1, 1, 2, 3, -1, -1, -2, 7))
        match self.rng.randrange(6):
            case 0:
                most = self.rng.randrange(1, 9)
                return f"range({most})", Shape("int", 0, most - 1), most
            case 1:
                stop = self.fitted(self.whole(1), Shape("int", 0, 7))
                return f"range({stop.text})", Shape("int", 0, 7), 7
            case 2 if self.world and self.turns == 1:
                return "range(world.awake_count)", SLOT, 16
            case 3:
                start = self.fitted(self.whole(1), Shape("int", -4, 4))
                stop = self.fitted(self.whole(1), Shape("int", -4, 4))
                text = f"range({start.text}, {stop.text}, {step})"
                return text, Shape("int", -5, 5), 8
            case 4:
                up = self.chance(2)
                end = self.rng.randrange(-9, 40)
                far = self.fitted(self.whole(2), SMALL).text
                if up:
                    text = f"range({end - 7}, min({far}, {end}))"
                    return text, Shape("int", end - 7, end), 7
                return f"range({end}, max({far}, {end - 7}), -1)", Shape("int", end - 7, end), 7
        first = self.rng.randrange(-5, 60)
        last = first + step * self.rng.randrange(0, 8)
        low, high = sorted((first, last))
        return f"range({first}, {last}, {step})", Shape("int", low, high), 8
