"""The order in which Ruby evaluates an assignment, where it is not the order that rules have.

Rules evaluate the value first, then the place that it goes to; Ruby begins with the place. That
makes a difference only where one of them changes what the other one reads.
"""

from dataclasses import replace

from vintage_game_generator.translate.purity import Key, is_pure
from vintage_game_generator.translate.tree import (
    BARE,
    ActorField,
    Assign,
    Augment,
    Binary,
    Block,
    Constant,
    Declare,
    Expression,
    Function,
    If,
    Item,
    Local,
    Notes,
    Number,
    Statement,
    Target,
    Type,
    Unary,
    WorldItem,
)
from vintage_game_generator.translate.walking import expressions, inside, statements, with_blocks

_STEADY = Local | Number | Constant | Unary | Binary | Item


def in_order(function: Function, pure: frozenset[Key]) -> Block:
    """Return a rule's body in which values that have to be first have names of their own.

    Args:
        function: The rule.
        pure: The functions that change nothing.
    """
    used = {parameter.name for parameter in function.parameters}
    used |= {part.name for part in expressions(function.body) if isinstance(part, Local)}
    used |= {part.name for part in statements(function.body) if isinstance(part, Declare)}
    name = "value"
    while name in used:
        name = f"the_{name}"

    def ordered(block: Block) -> Block:
        return tuple(
            part
            for statement in block
            for part in _with_value_first(with_blocks(statement, ordered), name, pure)
        )

    return ordered(function.body)


def _with_value_first(
    statement: Statement, name: str, pure: frozenset[Key]
) -> tuple[Statement, ...]:
    match statement:
        case Assign(target, value, notes) if not _independent(target, (value,), pure):
            above = Notes(leading=notes.leading, blank=notes.blank)
            named = Local(name, value.type)
            last = replace(statement, value=named, notes=replace(BARE, trailing=notes.trailing))
            return Declare(name, value.type, value, above), last
    return (statement,)


def choice_is_independent(statement: If, target: Target, pure: frozenset[Key]) -> bool:
    """Return whether a choice may be evaluated after the place that it is assigned to."""
    values = [branch.condition for branch in statement.branches]
    adds = isinstance(statement.branches[0].body[0], Augment) and not isinstance(target, Local)
    if adds and not all(is_pure(value, pure) for value in values):
        return False
    for block in (*(branch.body for branch in statement.branches), statement.otherwise):
        values += [part for part in expressions(block) if part != target]
    return _independent(target, values, pure)


def _independent(
    target: Target, values: "tuple[Expression, ...] | list[Expression]", pure: frozenset[Key]
) -> bool:
    if not isinstance(target, WorldItem | ActorField) or target.index.type == Type.ACTOR:
        return True
    place = target.index
    return (
        _is_steady(place)
        or all(_is_steady(value) for value in values)
        or (is_pure(place, pure) and all(is_pure(value, pure) for value in values))
    )


def _is_steady(expression: Expression) -> bool:
    """Return whether nothing that a rule does changes an expression's value."""
    return all(isinstance(part, _STEADY) for part in inside(expression))
