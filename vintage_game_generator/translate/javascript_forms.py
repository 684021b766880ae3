"""Rules as JavaScript has them: its own operators and functions, in the order that rules mean.

`//` and `%` round down, so that they become `Math.floor(a / b)` and the kernel's `mod(a, b)`; a
chain of comparisons becomes one comparison after the other. JavaScript looks up the place of an
assignment before its value; where that could make a difference, a part gets a name first.
"""

from collections.abc import Iterator
from dataclasses import replace

from vintage_game_generator.translate.purity import Key, is_pure
from vintage_game_generator.translate.tree import (
    BARE,
    BUILTIN,
    KERNEL,
    ActorField,
    Assign,
    Augment,
    Binary,
    Block,
    Call,
    Comparison,
    Constant,
    Declare,
    Expression,
    For,
    Local,
    Logic,
    NameActor,
    Number,
    Statement,
    Target,
    Type,
    WorldItem,
)
from vintage_game_generator.translate.walking import (
    expressions,
    inside,
    rebuilt,
    statements,
    with_blocks,
    with_expressions,
)

ROUNDING = ("//", "%")


def javascript_form(expression: Expression) -> Expression:
    """Return an expression of JavaScript's own operators and functions."""
    changed = rebuilt(expression, javascript_form)
    match changed:
        case Binary(operator, left, right) if operator in ROUNDING:
            return _rounded(operator, left, right)
        case Comparison(operands, operators) if len(operators) > 1:
            pairs = zip(operands, operators, operands[1:], strict=False)
            return Logic(
                "and",
                tuple(Comparison((left, right), (operator,)) for left, operator, right in pairs),
            )
        case Logic(operator, operands):
            return Logic(operator, tuple(_spread(operator, operands)))
        case Call(name, module, arguments, kind) if module == BUILTIN:
            return Call(f"Math.{name}", BUILTIN, arguments, kind)
    return changed


def _rounded(operator: str, left: Expression, right: Expression) -> Call:
    if operator == "%":
        return Call("mod", KERNEL, (left, right), Type.INT)
    return Call("Math.floor", BUILTIN, (Binary("/", left, right),), Type.INT)


def _spread(operator: str, operands: tuple[Expression, ...]) -> Iterator[Expression]:
    for operand in operands:
        if isinstance(operand, Logic) and operand.operator == operator:
            yield from operand.operands
        else:
            yield operand


def javascript_block(block: Block, pure: frozenset[Key], taken: frozenset[str]) -> Block:
    """Return a rule's body in JavaScript's form.

    Args:
        block: The body.
        pure: The rules that change nothing.
        taken: Names that a new one must not hide.
    """
    return _Forming(pure, set(taken | _locals_of(block))).formed(block)


def _locals_of(block: Block) -> frozenset[str]:
    """Return the names of all locals of a block."""
    names = {part.name for part in expressions(block) if isinstance(part, Local)}
    for statement in statements(block):
        match statement:
            case Declare(name=name) | NameActor(name=name) | For(variable=name):
                names.add(name)
            case _:
                pass
    return frozenset(names)


class _Forming:
    def __init__(self, pure: frozenset[Key], taken: set[str]) -> None:
        self.pure = pure
        self.taken = taken

    def formed(self, block: Block) -> Block:
        """Return a block in JavaScript's form."""
        return tuple(
            with_blocks(with_expressions(part, javascript_form), self.formed)
            for statement in block
            for part in self.steadied(statement)
        )

    def steadied(self, statement: Statement) -> Iterator[Statement]:
        """Yield a statement, after names for what must be evaluated before the rest of it."""
        match statement:
            case Augment(operator, target, amount, notes) if operator in ROUNDING:
                match target:
                    case WorldItem(index=index) | ActorField(index=index) if not is_pure(
                        index, self.pure
                    ):
                        name = self.fresh("place")
                        yield Declare(name, Type.INT, index, notes)
                        target = replace(target, index=Local(name, Type.INT))
                        notes = BARE
                    case _:
                        pass
                yield Assign(target, Binary(operator, target, amount), notes)
            case Assign(target, value, notes) if self.hurries(target, value):
                name = self.fresh("value")
                yield Declare(name, target.type, value, notes)
                yield Assign(target, Local(name, target.type))
            case _:
                yield statement

    def hurries(self, target: Target, value: Expression) -> bool:
        """Return whether looking up a place before its value is another thing than after it."""
        if not is_pure(target, self.pure):
            return True
        return _moves(target) and not is_pure(value, self.pure)

    def fresh(self, name: str) -> str:
        """Return a name that is not in use."""
        while name in self.taken:
            name = f"the_{name}"
        self.taken.add(name)
        return name


def _moves(target: Target) -> bool:
    """Return whether what happens meanwhile can change which place is meant."""
    match target:
        case WorldItem("cells", _):
            return True  # a new level has other cells
        case WorldItem(_, index) | ActorField(index, _, _):
            steady = Number | Constant | Local | Binary
            return not all(isinstance(part, steady) for part in inside(index))
    return False
