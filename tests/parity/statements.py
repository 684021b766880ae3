"""Random statements of the rules language."""

from tests.parity.places import COMMENTS, Places
from tests.parity.shapes import (
    ANY,
    BOOL,
    FAMILIES,
    MOST,
    SLOT,
    SOUNDS,
    Shape,
    Value,
    Variable,
    bits,
)

NUMBERS = (
    *("value", "index", "hero", "actor", "count", "total", "place_of", "near", "euclid"),
    *("left_over", "rest", "size", "sum_of", "half", "kernel", "rules", "core", "math", "number"),
    *("state", "result", "option", "shape", "string", "div_floor", "mod_floor", "copy", "first"),
)
TRUTHS = ("ready", "is_near", "hit", "done", "calm", "other_way", "some_thing", "lit")
MEMBERS = {"mode": "phase", "kind": "sort", "pose": "stance", "facing": "heading", "cell": "ground"}
LOCAL_SHAPES = (ANY, bits(24), bits(16), bits(12), bits(8), Shape("int", 0, 255), SLOT)


class Statements(Places):
    """Draws the body of one rule, line by line."""

    def block(self, count: int) -> bool:
        """Write a block of some statements; return whether it is left before its end."""
        self.scopes.append([])
        self.nesting += 1
        self.indent += "    "
        begun = self.size
        left = False
        for _ in range(count):
            left = self.statement()
            if left:
                break
        if self.size == begun:
            self.write("pass")
        self.indent = self.indent[4:]
        self.nesting -= 1
        self.scopes.pop()
        return left

    def statement(self) -> bool:
        """Write one statement; return whether nothing can follow it in its block."""
        if self.cost >= self.budget or self.size > 70:
            return False
        if self.chance(14):
            self.lines.append("")
        if self.chance(20):
            self.lines.append(f"{self.indent}# {self.rng.choice(COMMENTS)}")
        deep = self.nesting > 3
        form = self.rng.choices(
            ("declare", "assign", "augment", "store", "branch", "loop", "leave", "act", "call"),
            (4, 4, 4, 6, 0 if deep else 5, 0 if deep else 4, 8 if self.loops else 2, 3, 2),
        )[0]
        if form == "leave":
            return self.leave()
        {
            "declare": self.declare,
            "assign": self.assign,
            "augment": self.augment,
            "store": self.store,
            "branch": self.branch,
            "loop": self.loop,
            "act": self.act,
            "call": self.perform,
        }[form]()
        return False

    def fresh(self, names: tuple[str, ...], sort: str) -> str | None:
        """Return a name that is free here, or None."""
        open_names = {variable.name for scope in self.scopes for variable in scope}
        free = [n for n in names if n not in open_names and self.used.get(n, sort) == sort]
        if not free:
            return None
        name = self.rng.choice(free)
        self.used[name] = sort
        return name

    def declare(self) -> None:
        """Declare a local variable."""
        sort = self.rng.choices(("int", "bool", *FAMILIES), (10, 4, *(1 for _ in FAMILIES)))[0]
        if sort == "int":
            self.declare_number(self.rng.choice(LOCAL_SHAPES), self.rng.randrange(1, 4))
            return
        names = TRUTHS if sort == "bool" else (MEMBERS[sort], f"other_{MEMBERS[sort]}")
        shape = Shape(sort)
        name = self.fresh(names, sort)
        if name:
            kind = "bool" if sort == "bool" else "int"
            self.annotated(name, kind, self.within(shape, 2))
            self.scopes[-1].append(Variable(name, shape))

    def declare_number(self, shape: Shape, depth: int) -> None:
        name = self.fresh(NUMBERS, "int")
        if name:
            self.annotated(name, "int", self.within(shape, depth))
            self.scopes[-1].append(Variable(name, shape))

    def annotated(self, name: str, kind: str, value: Value) -> None:
        self.write(f"{name} = {value.text}" if self.chance(5) else f"{name}: {kind} = {value.text}")

    def assign(self) -> None:
        """Assign to a local variable."""
        own = [each for scope in self.scopes for each in scope if not each.fixed]
        if not own:
            self.declare()
            return
        variable = self.rng.choice(own)
        self.write(f"{variable.name} = {self.within(variable.shape, 3).text}")

    def store(self) -> None:
        """Assign to something in the world."""
        if not self.may_write:
            self.assign()
            return
        self.effects = True
        match self.rng.randrange(12):
            case 0:
                family = self.rng.choice(("kind", "pose", "facing"))
                value = self.member(family, 1).text
                self.write(f"world.actors[{self.slot(1).text}].{family} = {value}")
            case 1:
                self.write(f"world.mode = {self.member('mode', 1).text}")
            case 2 | 3:
                self.write(f"world.actors[{self.slot(1).text}].ground = {self.truth(2).text}")
            case 4:
                index = self.fitted(self.whole(1), Shape("int", 0, MOST)).text
                value = self.member("cell", 1).text
                self.write(f"world.cells[{index} % len(world.cells)] = {value}")
            case _:
                place, shape = self.number_place(1)
                self.write(f"{place} = {self.within(shape, 3).text}")

    def branch(self) -> None:
        """Write an `if` with its branches."""
        self.write(f"if {self.truth(2).text}:")
        self.block(self.rng.randrange(1, 4))
        while self.chance(3):
            self.write(f"elif {self.truth(2).text}:")
            self.block(self.rng.randrange(1, 3))
        if self.chance(2):
            self.write("else:")
            self.block(self.rng.randrange(1, 3))

    def loop(self) -> None:
        """Write a loop over a range whose length is known to be small."""
        if self.turns > 8:
            self.branch()
            return
        text, shape, most = self.range()
        name = self.fresh(NUMBERS, "int")
        if name is None or self.cost + most * self.turns * 8 > self.budget:
            return
        if self.chance(12):
            self.used.pop(name)
            name = "_"
        self.write(f"for {name} in {text}:")
        self.scopes.append([] if name == "_" else [Variable(name, shape, fixed=True)])
        self.turns *= most
        self.loops += 1
        self.block(self.rng.randrange(1, 4))
        self.loops -= 1
        self.turns //= most
        self.scopes.pop()

    def leave(self) -> bool:
        """Write `break`, `continue` or an early return, mostly on a condition.

        Returns:
            Whether nothing can follow it in its block.
        """
        bare = self.nesting > 1 and self.chance(4)
        if not bare:
            self.write(f"if {self.truth(1).text}:")
            self.indent += "    "
        if self.loops and not self.chance(3):
            self.write(self.rng.choice(("break", "continue")))
        elif self.returns is None:
            self.write("return")
        else:
            self.write(f"return {self.within(self.returns, 2).text}")
        if not bare:
            self.indent = self.indent[4:]
        return bare

    def act(self) -> None:
        """Call a primitive of the kernel for what it does."""
        if not self.may_write:
            self.declare()
            return
        self.effects = True
        match self.rng.randrange(6):
            case 0:
                cell = self.member("cell", 1).text
                column, row = self.spot("world.width"), self.spot("world.height")
                self.write(f"set_cell(world, {column}, {row}, {cell})")
            case 1:
                self.write(f"play_sound(world, {self.rng.choice(SOUNDS)})")
            case 2:
                self.write("next_random(world)")
            case 3:
                x, y = self.within(bits(24), 1).text, self.within(bits(24), 1).text
                slot, kind = self.slot(1).text, self.member("kind", 1).text
                self.write(f"place(world, {slot}, {kind}, {x}, {y})")
            case _:
                x, y = self.within(bits(24), 1).text, self.within(bits(24), 1).text
                call = f"spawn(world, {self.member('kind', 1).text}, {x}, {y})"
                name = self.fresh(NUMBERS, "int") if self.chance(2) else None
                if name is None:
                    self.write(call)
                    return
                self.annotated(name, "int", Value(call))
                self.scopes[-1].append(Variable(name, SLOT))

    def perform(self) -> None:
        """Call a helper for what it does."""
        acting = [each for each in self.names.helpers if each.effects and self.affords(each)]
        if self.may_write and acting:
            self.write(self.call(self.rng.choice(acting), 2))
        elif self.visible("bool"):
            truths = [each for each in self.visible("bool") if each.shape == BOOL]
            self.write(f"{self.rng.choice(truths).name} = {self.truth(2).text}")
