"""What folding leaves of local variables: those that something reads, each declared once."""

from functools import partial

from vintage_game_generator.translate.purity import Key, is_pure
from vintage_game_generator.translate.tree import (
    BUILTIN,
    Assign,
    Augment,
    Block,
    Call,
    Declare,
    Expression,
    Local,
    Perform,
    Statement,
)
from vintage_game_generator.translate.walking import expressions, statements, with_blocks


def without_dead_locals(block: Block, pure: frozenset[Key]) -> Block:
    """Return a rule's body without the locals that nothing reads any more."""
    read = {part.name for part in expressions(block) if isinstance(part, Local)}
    for statement in statements(block):
        # An augmented local is read by that alone; that does not keep it.
        if isinstance(statement, Augment) and isinstance(statement.target, Local):
            name = statement.target.name
            if not _read_elsewhere(block, name):
                read.discard(name)
    for statement in statements(block):
        match statement:
            case (
                Declare(name=name, value=value)
                | Assign(target=Local(name=name), value=value)
                | Augment(target=Local(name=name), value=value)
            ) if not (is_pure(value, pure) or _can_stand_alone(value)):
                read.add(name)
            case _:
                pass

    def clean(inner: Block) -> Block:
        left: list[Statement] = []
        for statement in inner:
            match statement:
                case Declare(name, _, value, notes) if name not in read:
                    pass
                case Assign(Local(name, _), value, notes) if name not in read:
                    pass
                case Augment(_, Local(name, _), value, notes) if name not in read:
                    pass
                case _:
                    left.append(with_blocks(statement, clean))
                    continue
            if isinstance(value, Call) and not is_pure(value, pure):
                left.append(Perform(value, notes))
        return tuple(left)

    return clean(block)


def _can_stand_alone(value: Expression) -> bool:
    return isinstance(value, Call) and value.module != BUILTIN


def declared_once(block: Block, visible: frozenset[str] = frozenset()) -> Block:
    """Return a block in which no local is declared where one of its name is visible already.

    That comes about when the blocks of two switches, each with a local of that name, join.
    """
    done: list[Statement] = []
    for statement in block:
        if isinstance(statement, Declare):
            if statement.name in visible:
                target = Local(statement.name, statement.type)
                done.append(Assign(target, statement.value, statement.notes))
                continue
            visible |= {statement.name}
        done.append(with_blocks(statement, partial(declared_once, visible=visible)))
    return tuple(done)


def _read_elsewhere(block: Block, name: str) -> bool:
    count = sum(1 for part in expressions(block) if isinstance(part, Local) and part.name == name)
    own = sum(
        1
        for statement in statements(block)
        if isinstance(statement, Augment)
        and isinstance(statement.target, Local)
        and statement.target.name == name
    )
    return count > own
