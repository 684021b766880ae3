"""Which first values of variables are never read, since every way assigns another one first.

The rules language wants a value at once; in JavaScript such a variable is declared without one.
"""

from enum import Enum

from vintage_game_generator.translate.tree import (
    Assign,
    Augment,
    Block,
    Expression,
    For,
    If,
    Local,
    Return,
    Statement,
)
from vintage_game_generator.translate.walking import expressions, inside, own_expressions


class Fate(Enum):
    """What becomes of a variable's value."""

    READ = "some way reads it"
    LOST = "every way assigns another one, or returns"
    KEPT = "some way leaves it as it is"


def never_read(name: str, rest: Block) -> bool:
    """Return whether a variable's first value is assigned over before anything reads it.

    Args:
        name: The variable.
        rest: The statements that follow its declaration, to the end of its block.
    """
    return _fate(name, rest) == Fate.LOST


def _fate(name: str, block: Block) -> Fate:
    for statement in block:
        fate = _fate_in(name, statement)
        if fate != Fate.KEPT:
            return fate
    return Fate.KEPT


def _fate_in(name: str, statement: Statement) -> Fate:
    if isinstance(statement, Augment) and _is(statement.target, name):
        return Fate.READ
    if any(_is(part, name) for own in own_expressions(statement) for part in inside(own)):
        return Fate.READ
    match statement:
        case Assign(target=target) if _is(target, name):
            return Fate.LOST
        case Return():
            return Fate.LOST
        case If(branches, otherwise, _):
            fates = {_fate(name, branch.body) for branch in branches}
            fates.add(_fate(name, otherwise))
            if Fate.READ in fates:
                return Fate.READ
            return Fate.KEPT if Fate.KEPT in fates else Fate.LOST
        case For(body=body) if any(_is(part, name) for part in expressions(body)):
            return Fate.READ
    return Fate.KEPT


def _is(expression: Expression, name: str) -> bool:
    return isinstance(expression, Local) and expression.name == name
