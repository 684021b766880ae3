"""Random expressions of the rules language."""

from tests.parity.arithmetic import Arithmetic
from tests.parity.conditions import Conditions
from tests.parity.readings import Readings
from tests.parity.shapes import ANY, FAMILIES, MOST, Helper, Shape, Value


class Expressions(Arithmetic, Readings, Conditions):
    """Draws expressions for the place in a rule where the generator is."""

    def whole(self, depth: int) -> Value:
        """Return an expression for a whole number."""
        self.cost += self.turns
        if depth <= 0 or self.chance(4):
            return self.leaf(depth)
        form = self.rng.choices(
            ("sum", "product", "quotient", "bits", "shift", "sign", "pick", "call"),
            (7, 3, 6, 4, 4, 3, 3, 3),
        )[0]
        return {
            "sum": self.sum,
            "product": self.product,
            "quotient": self.quotient,
            "bits": self.bitwise,
            "shift": self.shift,
            "sign": self.sign,
            "pick": self.pick,
            "call": self.call_of_whole,
        }[form](depth - 1)

    def call_of_whole(self, depth: int) -> Value:
        called = self.called("int", depth)
        return called or self.leaf(depth)

    def called(self, sort: str, depth: int) -> Value | None:
        """Return a call of a helper that returns a sort, or None if there is none to call."""
        fitting = [
            helper
            for helper in self.names.helpers
            if helper.returns and helper.returns.sort == sort and self.affords(helper)
        ]
        if not fitting:
            return None
        helper = self.rng.choice(fitting)
        assert helper.returns is not None
        text = self.call(helper, depth)
        return Value(text, helper.returns.low, helper.returns.high, True)

    def affords(self, helper: Helper) -> bool:
        """Return whether a helper can be called here."""
        return (
            (self.world or not helper.world)
            and (self.effects_allowed or not helper.effects)
            and self.cost + helper.cost * self.turns <= self.budget
        )

    def call(self, helper: Helper, depth: int) -> str:
        """Return a call of a helper."""
        self.cost += helper.cost * self.turns
        self.effects = self.effects or helper.effects
        arguments = ["world"] if helper.world else []
        for parameter in helper.parameters:
            arguments.append(self.within(parameter.shape, min(depth, 1)).text)
        return f"{helper.name}({', '.join(arguments)})"

    def member(self, family: str, depth: int) -> Value:
        """Return a value of an enumeration."""
        own = self.visible(family)
        if own and self.chance(2):
            return Value(self.rng.choice(own).name)
        if family == "facing" and self.chance(8):
            turned = self.whole(1)
            return Value(f"({turned.text} % 4)", calls=turned.calls)
        if self.chance(4):
            called = self.called(family, depth)
            if called:
                return called
        if self.world and self.chance(2):
            if family == "mode":
                return Value("world.mode")
            if family != "cell":
                slot = self.slot(depth)
                return Value(f"world.actors[{slot.text}].{family}", calls=slot.calls)
            return self.cell(depth)
        return Value(self.rng.choice(FAMILIES[family]))

    def cell(self, depth: int) -> Value:
        """Return a cell of the map, inside or outside of it."""
        match self.rng.randrange(4):
            case 0:
                index = self.fitted(self.whole(min(depth, 1)), Shape("int", 0, MOST))
                return Value(f"world.cells[{index.text} % len(world.cells)]", calls=index.calls)
            case 1:
                which = str(self.rng.randrange(self.names.levels))
                index = self.fitted(self.whole(min(depth, 1)), Shape("int", 0, MOST))
                place = f"world.levels[{which}]"
                size = f"({place}.width * {place}.height)"
                return Value(f"{place}.cells[{index.text} % {size}]", calls=index.calls)
        column, row = self.spot("world.width"), self.spot("world.height")
        return Value(f"cell_at(world, {column}, {row})", calls=True)

    def spot(self, size: str) -> str:
        """Return a column or a row, mostly inside of the map or at its edge, by the map's size."""
        if self.chance(8):
            return self.fitted(self.whole(1), ANY).text
        if self.chance(3):
            return f"(({self.whole(1).text} % ({size} + 3)) - 1)"
        if self.chance(3):
            return self.rng.choice(("0", "(-1)", size, f"({size} - 1)"))
        return f"({self.whole(1).text} % {size})"
