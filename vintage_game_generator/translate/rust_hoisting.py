"""Names for what Rust cannot compute in the middle of a call: the world is lent only once.

`place(world, slot, next_kind(world), x, y)` would lend the world to `place` and, before that is
over, to `next_kind`, which changes it. So the arguments get names on lines before, in the order in
which the rules compute them. Where nothing changes the world in between, Rust sees that itself.
"""

import inspect
from collections.abc import Iterator
from dataclasses import replace

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.translate.names import RESERVED
from vintage_game_generator.translate.purity import Key, is_pure, pure_functions
from vintage_game_generator.translate.tree import (
    KERNEL,
    ActorField,
    Assign,
    Augment,
    Binary,
    Block,
    Branch,
    Call,
    Comparison,
    Declare,
    Expression,
    For,
    Function,
    If,
    Length,
    LevelField,
    LevelItem,
    Local,
    Logic,
    Number,
    Parameter,
    Perform,
    Return,
    Rules,
    Statement,
    Target,
    TheWorld,
    Truth,
    Type,
    Unary,
    WorldField,
    WorldItem,
)
from vintage_game_generator.translate.walking import (
    expressions,
    inside,
    parts,
    rebuilt,
    statements,
    with_blocks,
)


def hoisted(rules: Rules) -> Rules:
    """Return rules in which no call computes an argument by changing the world."""
    pure = pure_functions(rules)
    parameters = {function.key: function.parameters for function in rules.functions()}
    return replace(
        rules,
        modules=tuple(
            replace(
                module,
                functions=tuple(
                    _Hoisting(function, pure, parameters).function()
                    for function in module.functions
                ),
            )
            for module in rules.modules
        ),
    )


class _Hoisting:
    def __init__(
        self, function: Function, pure: frozenset[Key], parameters: dict[Key, tuple[Parameter, ...]]
    ) -> None:
        self.subject = function
        self.pure = pure
        self.parameters = parameters
        self.taken = set(_names(function)) | {
            part.name for part in parameters.get(function.key, ())
        }

    def function(self) -> Function:
        return replace(self.subject, body=self.block(self.subject.body))

    def block(self, block: Block) -> Block:
        return tuple(new for statement in block for new in self.statement(statement))

    def statement(self, statement: Statement) -> Block:
        """Return a statement, after the names that it needs."""
        statement = with_blocks(statement, self.block)
        before: list[Statement] = []
        match statement:
            case If():
                return self.fork(statement)
            case Augment(operator, target, value, _) if not isinstance(target, Local) and not (
                is_pure(value, self.pure) and not self.crowded(target)
            ):
                # The place is found and read before the value is computed.
                target = self.settled(target, before)
                statement = replace(statement, target=target)
                if not is_pure(value, self.pure):
                    old = self.named(target, "before", before)
                    changed = Binary(operator, old, self.lifted(value, before))
                    statement = Assign(target, changed, statement.notes)
            case Assign(target, value, _) if self.clashes(value) or self.crowded(target):
                lifted = self.lifted(value, before)
                if self.crowded(target):
                    # The place is found after the value is computed.
                    if not is_pure(value, self.pure) or not is_pure(target, self.pure):
                        lifted = self.named(lifted, "value", before)
                    target = self.settled(target, before)
                statement = replace(statement, target=target, value=lifted)
            case Declare(_, _, value, _) | Augment(_, _, value, _) if self.clashes(value):
                statement = replace(statement, value=self.lifted(value, before))
            case Return(value, _) if value is not None and self.clashes(value):
                statement = replace(statement, value=self.lifted(value, before))
            case Perform(call, _, _) if self.clashes(call):
                statement = replace(statement, call=self.lifted(call, before))  # type: ignore[arg-type]
            case For(_, start, stop, step, _, _) if (
                self.clashes(start)
                or self.clashes(stop)
                # A range that goes down is written with its end first.
                or (step < 0 and not (is_pure(start, self.pure) and is_pure(stop, self.pure)))
            ):
                first = self.named(self.lifted(start, before), "start", before)
                statement = replace(statement, start=first, stop=self.lifted(stop, before))
        return _after(before, statement)

    def fork(self, statement: If) -> Block:
        """Return an `if`; from a condition that needs names on, in an `else` of its own."""
        for place, branch in enumerate(statement.branches):
            if not self.clashes(branch.condition):
                continue
            before: list[Statement] = []
            condition = self.lifted(branch.condition, before)
            rest = (Branch(condition, branch.body, branch.notes), *statement.branches[place + 1 :])
            later = self.fork(replace(statement, branches=rest))
            if place == 0:
                return (*before, *later)
            return (If(statement.branches[:place], (*before, *later)),)
        return (statement,)

    def clashes(self, expression: Expression) -> bool:
        """Return whether the world would be lent while it is being changed."""
        return any(
            not all(is_pure(part, self.pure) for part in parts(found))
            for found in inside(expression)
            if isinstance(found, ActorField | WorldItem | LevelField | LevelItem)
            or (isinstance(found, Call) and TheWorld() in found.arguments)
        )

    def crowded(self, target: Expression) -> bool:
        """Return whether finding a place reads what is lent to change it: its list, the world."""
        own = target.name if isinstance(target, WorldItem) else "actors"
        return any(
            (isinstance(part, Call) and TheWorld() in part.arguments)
            or (isinstance(part, WorldItem) and part.name == own)
            or (isinstance(part, ActorField) and own == "actors")
            or (isinstance(part, Length) and part.of == own)
            for index in parts(target)
            for part in inside(index)
        )

    def settled(self, target: Target, before: list[Statement]) -> Target:
        """Return a place that is found already."""
        match target:
            case WorldItem(index=index) | ActorField(index=index):
                place = self.named(self.lifted(index, before), "index", before)
                return replace(target, index=place)
        return target

    def lifted(self, expression: Expression, before: list[Statement]) -> Expression:
        """Return an expression whose parts are named before, in their order, as far as needed."""
        if not self.clashes(expression):
            return expression
        match expression:
            case Logic(operator, operands):
                return self.short_circuit(operator, operands, before)
            case Comparison(operands, operators) if len(operators) > 1:
                # A chain ends at the first comparison that does not hold.
                pairs = zip(operands, operators, operands[1:], strict=False)
                links = tuple(Comparison((one, other), (word,)) for one, word, other in pairs)
                return self.short_circuit("and", links, before)
            case Call(name, module, arguments, _):
                names = self.parameter_names(name, module)
                new = [
                    self.named(self.lifted(argument, before), names[place], before)
                    for place, argument in enumerate(arguments)
                ]
                return replace(expression, arguments=tuple(new))
        return rebuilt(
            expression, lambda part: self.named(self.lifted(part, before), "part", before)
        )

    def short_circuit(
        self, operator: str, operands: tuple[Expression, ...], before: list[Statement]
    ) -> Expression:
        """Return the name of a truth that later operands may change, if they are asked at all."""
        first = self.lifted(operands[0], before)
        name = self.fresh("met")
        before.append(Declare(name, Type.BOOL, first))
        truth = Local(name, Type.BOOL)
        for operand in operands[1:]:
            inner: list[Statement] = []
            value = self.lifted(operand, inner)
            condition = truth if operator == "and" else Unary("not", truth, Type.BOOL)
            body = (*inner, Assign(truth, value))
            before.append(If((Branch(condition, body),)))
        return truth

    def named(self, value: Expression, name: str, before: list[Statement]) -> Expression:
        """Return a value under a name, unless nothing that happens later can change it."""
        if isinstance(value, Number | Truth | TheWorld) or not any(
            isinstance(part, Call | WorldField | WorldItem | ActorField | Length | Local)
            for part in inside(value)
        ):
            return value
        if isinstance(value, Local) and value.type != Type.WORLD:
            return value
        fresh = self.fresh(name)
        before.append(Declare(fresh, value.type, value))
        return Local(fresh, value.type)

    def fresh(self, name: str) -> str:
        number = 1
        found = name
        while found in self.taken or found in RESERVED:
            number += 1
            found = f"{name}_{number}"
        self.taken.add(found)
        return found

    def parameter_names(self, name: str, module: str) -> list[str]:
        if module == KERNEL:
            return list(inspect.signature(getattr(kernel, name)).parameters)
        known = self.parameters.get((module, name))
        if known is None:
            return ["first", "second", "third", "fourth"] + ["other"] * 28
        return [parameter.name for parameter in known]


def _after(before: list[Statement], statement: Statement) -> Block:
    """Return statements, the comments above the last one moved above them all."""
    if not before:
        return (statement,)
    notes = statement.notes
    first = replace(before[0], notes=replace(notes, trailing=""))  # type: ignore[arg-type]
    return (first, *before[1:], replace(statement, notes=replace(notes, leading=(), blank=False)))  # type: ignore[arg-type]


def _names(function: Function) -> Iterator[str]:
    """Yield the names that a rule uses for something."""
    for expression in expressions(function.body):
        if isinstance(expression, Local | Call):
            yield expression.name
    for statement in statements(function.body):
        match statement:
            case Declare(name, _, _, _):
                yield name
            case For(variable, _, _, _, _, _):
                yield variable
            case _:
                pass
