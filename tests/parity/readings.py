"""Random readings: of the world, of constants and tables, of variables."""

from tests.parity.drawing import Drawing
from tests.parity.shapes import (
    ACTOR_PLACES,
    BUTTONS,
    KERNEL_NUMBERS,
    LEAST,
    LENGTHS,
    MOST,
    NARROW,
    SLOT,
    WIDE,
    WORLD_PLACES,
    WORLD_READINGS,
    Shape,
    Value,
)

LITERALS = (0, 1, 2, 3, 5, 7, 10, 16, 31, 60, 255, 256, 1000, 4095, 4096, 65535)
EXTREMES = (LEAST, LEAST + 1, MOST, MOST - 1, 0x55555555, 0x7FFF0000)


class Readings(Drawing):
    """Draws numbers that are there already."""

    def leaf(self, depth: int) -> Value:
        """Return a number that is there already."""
        own = self.visible("int")
        if own and self.chance(3):
            variable = self.rng.choice(own)
            return Value(variable.name, variable.shape.low, variable.shape.high)
        if self.world and not self.chance(4):
            return self.reading(depth)
        if self.chance(3):
            known = self.names.numbers if self.chance(2) else KERNEL_NUMBERS
            name, value = self.rng.choice(list(known.items()))
            return Value(name, value, value)
        if self.names.tables and self.chance(3):
            return self.item(depth)
        if self.chance(12):
            value = self.rng.choice(EXTREMES)
        else:
            value = self.rng.choice(LITERALS) * self.rng.choice((1, 1, 1, -1))
        if value < 0:
            return Value(f"({value})", value, value)
        return Value(self.number(value), value, value)

    def item(self, depth: int) -> Value:
        """Return an item of a constant table, or a table's length."""
        name, items = self.rng.choice(list(self.names.tables.items()))
        if self.chance(6):
            return Value(f"len({name})", len(items), len(items))
        index = self.fitted(self.whole(min(depth, 1)), Shape("int", 0, len(items) - 1))
        return Value(f"{name}[{index.text}]", min(items), max(items), index.calls)

    def reading(self, depth: int) -> Value:
        """Return something that the world says."""
        match self.rng.randrange(16):
            case 0 | 1 | 2:
                name, shape = self.rng.choice(list(WORLD_PLACES.items()))
                return Value(f"world.{name}", shape.low, shape.high)
            case 3 | 4:
                name, shape = self.rng.choice(list(WORLD_READINGS.items()))
                return Value(f"world.{name}", shape.low, shape.high)
            case 5 | 6 | 7 | 8:
                return self.actor_number(depth)
            case 9 | 10 if self.effects_allowed:
                self.effects = True
                return Value("next_random(world)", 0, MOST, True)
            case 11:
                size = self.rng.choice((1, 3, 255, 4095))
                if self.effects_allowed:
                    self.effects = True
                    return Value(f"(next_random(world) & {size})", 0, size, True)
                button = self.rng.choice(BUTTONS)
                return Value(f"(world.buttons & {button})", 0, 255)
            case 12:
                name, length = self.rng.choice(list(LENGTHS.items()))
                return Value(f"len(world.{name})", length, length)
            case 13:
                index = self.fitted(self.whole(min(depth, 1)), Shape("int", 0, 3))
                return Value(f"world.save[{index.text}]", LEAST, MOST, index.calls)
            case 14:
                return self.layout(depth)
        return self.register(depth)

    def register(self, depth: int) -> Value:
        """Return a register of the memory."""
        index = self.fitted(self.whole(min(depth, 1)), Shape("int", 0, 15))
        if self.chance(3):
            text = f"world.memory[({index.text} + 16)]" if self.chance(2) else "world.memory[31]"
            return Value(text, WIDE.low, WIDE.high, index.calls)
        return Value(f"world.memory[{index.text}]", NARROW.low, NARROW.high, index.calls)

    def layout(self, depth: int) -> Value:
        """Return something of a level's layout, or of the laid out cells."""
        if self.chance(3):
            return Value("len(world.cells)", 1, 120)
        if self.chance(3):
            return Value("len(world.levels)", self.names.levels, self.names.levels)
        which = self.fitted(self.whole(min(depth, 1)), Shape("int", 0, self.names.levels - 1))
        name, high = self.rng.choice((("width", 12), ("height", 10)))
        return Value(f"world.levels[{which.text}].{name}", 1, high, which.calls)

    def slot(self, depth: int) -> Value:
        """Return the slot of some actor."""
        own = [each for each in self.visible("int") if SLOT.holds(each.shape.low, each.shape.high)]
        if own and not self.chance(4):
            return Value(self.rng.choice(own).name, SLOT.low, SLOT.high)
        match self.rng.randrange(6):
            case 0 | 1:
                return Value("0", 0, 0)
            case 2:
                return Value("world.boss", SLOT.low, SLOT.high)
            case 3:
                index = self.fitted(self.whole(min(depth, 1)), SLOT)
                return Value(f"world.awake[{index.text}]", 0, 63, index.calls)
            case 4:
                slot = self.rng.randrange(64)
                return Value(str(slot), slot, slot)
        return self.fitted(self.whole(min(depth, 1)), SLOT)

    def actor_number(self, depth: int) -> Value:
        """Return a field of an actor."""
        slot = self.slot(depth)
        name, shape = self.rng.choice(list(ACTOR_PLACES.items()))
        return Value(f"world.actors[{slot.text}].{name}", shape.low, shape.high, slot.calls)
