"""Short names for actors inside a rule: `actor = world.actors[me]`.

Rules write `world.actors[me].x` throughout, since some languages cannot hold an actor and the
world at once. Python, Ruby and JavaScript can, and a name reads better and runs faster. It is safe
because the pool of actors is fixed: the kernel never puts another object into a slot. A name is
introduced only where the slot cannot change any more, and where the next statement looks the actor
up in any case (or the slot is surely in the pool), so that no lookup happens that the rules do not
make.
"""

from dataclasses import replace

from vintage_game_generator.kernels.python.kernel import ACTORS
from vintage_game_generator.translate.tree import (
    KERNEL,
    ActorField,
    Block,
    Comparison,
    Constant,
    Declare,
    Expression,
    For,
    Function,
    If,
    Length,
    Local,
    Logic,
    NameActor,
    Number,
    Statement,
    Type,
)
from vintage_game_generator.translate.walking import (
    assigned_locals,
    expressions,
    inside,
    own_expressions,
    parts,
    rebuilt,
    statements,
    with_blocks,
    with_expressions,
)

HERO = Number(0)


def with_named_actors(function: Function, taken: frozenset[str]) -> Block:
    """Return a rule's body with names for the actors that it uses more than once.

    Args:
        function: The rule.
        taken: Names that the rule's module defines or imports.
    """
    indexes = _indexes(function.body)
    if not indexes:
        return function.body
    naming = _Naming(function, indexes, taken)
    body = naming.introduced(function.body, HERO, safe=True)
    for parameter in function.parameters:
        body = naming.introduced(body, Local(parameter.name, parameter.type), safe=False)
    return naming.scanned(body)


def _indexes(block: Block) -> list[Expression]:
    """Return the slots that a block uses, in order: those that a name is fit for."""
    found = (
        part.index
        for statement in statements(block)
        for expression in _all_own(statement)
        for part in inside(expression)
        if isinstance(part, ActorField)
    )
    return [index for index in dict.fromkeys(found) if isinstance(index, Local) or index == HERO]


def _all_own(statement: Statement) -> list[Expression]:
    """Return a statement's own expressions, and the place that it writes."""
    found = list(own_expressions(statement))
    target = getattr(statement, "target", None)
    if isinstance(target, ActorField):
        found.append(target)
    return found


class _Naming:
    def __init__(
        self, function: Function, indexes: list[Expression], taken: frozenset[str]
    ) -> None:
        self.changing = set(assigned_locals(function.body))
        loops = {
            statement.variable
            for statement in statements(function.body)
            if isinstance(statement, For)
        }
        self.changing |= loops & {
            statement.name
            for statement in statements(function.body)
            if isinstance(statement, Declare)
        }
        used = taken | loops | {parameter.name for parameter in function.parameters}
        used |= {part.name for part in expressions(function.body) if isinstance(part, Local)}
        used |= {
            statement.name
            for statement in statements(function.body)
            if isinstance(statement, Declare)
        }
        others = [index for index in indexes if index != HERO]
        self.names: dict[Expression, str] = {}
        for index in indexes:
            if isinstance(index, Local):
                short = index.name == "me" or len(others) == 1
                name = "actor" if short else f"{index.name}_actor"
            else:
                name = "hero"
            while name in used:
                name = f"the_{name}"
            used = used | {name}
            self.names[index] = name

    def scanned(self, block: Block) -> Block:
        """Name the actors whose slots are loop variables or locals of a block."""
        done: list[Statement] = []
        rest = block
        while rest:
            statement, rest = rest[0], rest[1:]
            if isinstance(statement, For):
                variable = Local(statement.variable, Type.INT)
                body = self.introduced(statement.body, variable, _in_pool(statement))
                statement = replace(statement, body=body)
            if isinstance(statement, Declare):
                rest = self.introduced(rest, Local(statement.name, statement.type), safe=False)
            done.append(with_blocks(statement, self.scanned))
        return tuple(done)

    def introduced(self, block: Block, index: Expression, safe: bool) -> Block:
        """Return a block with a name for one slot's actor, from where it is first used.

        Args:
            block: The statements for which the slot stays the same.
            index: The slot.
            safe: Whether it is surely in the pool.
        """
        if index not in self.names or (isinstance(index, Local) and index.name in self.changing):
            return block
        for place, statement in enumerate(block):
            uses = _uses(statement, index)
            if not uses:
                continue
            rest = block[place:]
            total = sum(_uses(later, index) for later in rest)
            if total < 2:
                return block
            if (safe or _surely(statement, index)) and not (
                total == uses and self._belongs_inside(statement, index)
            ):
                name = self.names[index]
                notes = replace(statement.notes, leading=(), trailing="")
                opening = NameActor(name, index, notes)
                return (*block[:place], opening, *_with_name(rest, index, name))
            inner = with_blocks(statement, lambda body: self.introduced(body, index, safe))
            later = self.introduced(block[place + 1 :], index, safe)
            return (*block[:place], inner, *later)
        return block

    def _belongs_inside(self, statement: Statement, index: Expression) -> bool:
        """Return whether one branch alone uses the slot, so that the name belongs there."""
        if not isinstance(statement, If):
            return False
        if any(_in(part, index) for part in own_expressions(statement)):
            return False
        bodies = [*(branch.body for branch in statement.branches), statement.otherwise]
        return sum(1 for body in bodies if any(_uses(inner, index) for inner in body)) == 1


def _in_pool(loop: For) -> bool:
    """Return whether a loop's variable is always a slot of the pool."""
    first = loop.start.value if isinstance(loop.start, Number) else -1
    ends = loop.stop == Length("actors") or (
        isinstance(loop.stop, Number) and loop.stop.value <= ACTORS
    )
    ends = ends or loop.stop == Constant("ACTORS", KERNEL, Type.INT)
    return loop.step > 0 and first >= 0 and ends


def _in(expression: Expression, index: Expression) -> int:
    return sum(
        1 for part in inside(expression) if isinstance(part, ActorField) and part.index == index
    )


def _uses(statement: Statement, index: Expression) -> int:
    return sum(
        _in(expression, index)
        for inner in statements((statement,))
        for expression in _all_own(inner)
    )


def _surely(statement: Statement, index: Expression) -> bool:
    """Return whether a statement looks up an actor whatever else is the case."""
    first = _all_own(statement)
    if isinstance(statement, If):
        first = first[:1]
    return any(_always(expression, index) for expression in first)


def _always(expression: Expression, index: Expression) -> bool:
    if isinstance(expression, ActorField) and expression.index == index:
        return True
    certain = parts(expression)
    if isinstance(expression, Logic):
        certain = certain[:1]
    elif isinstance(expression, Comparison):
        certain = certain[:2]
    return any(_always(part, index) for part in certain)


def _with_name(block: Block, index: Expression, name: str) -> Block:
    """Return a block in which an actor is called by its name."""
    actor = Local(name, Type.ACTOR)

    def renamed(expression: Expression) -> Expression:
        changed = rebuilt(expression, renamed)
        if isinstance(changed, ActorField) and changed.index == index:
            return ActorField(actor, changed.name, changed.type)
        return changed

    def all_renamed(inner: Block) -> Block:
        return tuple(
            with_blocks(with_expressions(statement, renamed), all_renamed) for statement in inner
        )

    first, *others = all_renamed(block)
    if isinstance(first, If):
        head = first.branches[0]
        head = replace(head, notes=replace(head.notes, blank=False))
        first = replace(first, branches=(head, *first.branches[1:]))
    else:
        first = replace(first, notes=replace(first.notes, blank=False))
    return (first, *others)
