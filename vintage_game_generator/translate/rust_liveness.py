"""Values that nothing reads: Rust warns of them, so they are not written down.

Rules give a variable a value where they declare it, and folding can leave values that are always
replaced before they are read. Such a value is left out; where computing it changes the world, it
is computed for that alone. The analysis goes backwards through a rule, from what is read to what
is written.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from vintage_game_generator.translate.conditions import negated
from vintage_game_generator.translate.purity import Key, is_pure
from vintage_game_generator.translate.tree import (
    Assign,
    Augment,
    Block,
    Branch,
    Break,
    Broken,
    Call,
    Continue,
    Declare,
    Expression,
    For,
    If,
    Local,
    Notes,
    Perform,
    Remark,
    Return,
    Statement,
    Type,
)
from vintage_game_generator.translate.walking import inside, own_expressions, statements

Names = frozenset[str]
NOTHING: Names = frozenset()
UNNAMED = "_"  # what Rust calls a variable that is not wanted
LATER = Broken()  # in place of a declaration's value: it gets one in each branch that follows


class Ends(NamedTuple):
    """What is read after a block: where it ends, after the loop, at the loop's next turn."""

    after: Names
    leaving: Names
    turning: Names


def without_dead_values(body: Block, pure: frozenset[Key]) -> Block:
    """Return a rule's body in which every value of a variable may be read."""
    before: Block | None = None
    while body != before:  # what one round leaves out was read by something, perhaps
        before, body = body, _Liveness(pure).block(body, Ends(NOTHING, NOTHING, NOTHING))[0]
    return body


class _Liveness:
    def __init__(self, pure: frozenset[Key]) -> None:
        self.pure = pure

    def block(self, block: Block, ends: Ends) -> tuple[Block, Names]:
        """Return a block without dead values, and which variables it reads from before."""
        live = ends.after
        done: Block = ()
        for statement in reversed(block):
            new, live = self.statement(statement, ends._replace(after=live), done)
            done = new
        return done, live

    def statement(self, statement: Statement, ends: Ends, rest: Block) -> tuple[Block, Names]:
        """Return a statement with those after it, and what is read from before it."""
        live = ends.after
        match statement:
            case Declare(name, _, value, notes):
                if name in live or _looped(rest, name):
                    return (statement, *rest), (live - {name}) | _reads(value)
                return self.dead_declaration(statement, rest), live | self.needed(value)
            case Assign(Local(name, _), value, notes) if name not in live:
                return (*self.alone(value, notes), *rest), live | self.needed(value)
            case Augment(_, Local(name, _), value, notes) if name not in live:
                return (*self.alone(value, notes), *rest), live | self.needed(value)
            case Assign(Local(name, _), value, _):
                return (statement, *rest), (live - {name}) | _reads(value)
            case If():
                new, before = self.fork(statement, ends)
                return (*self.shorter(new), *rest), before
            case For():
                loop, before = self.loop(statement, ends)
                return (loop, *rest), before
            case Return():
                return (statement, *rest), _all_reads(statement)
            case Break():
                return (statement, *rest), ends.leaving
            case Continue():
                return (statement, *rest), ends.turning
        return (statement, *rest), live | _all_reads(statement)

    def fork(self, statement: If, ends: Ends) -> tuple[If, Names]:
        otherwise, before = statement.otherwise, ends.after
        if otherwise:
            otherwise, before = self.block(otherwise, ends)
        branches: list[Branch] = []
        for branch in reversed(statement.branches):
            body, inner = self.block(branch.body, ends)
            branches.insert(0, replace(branch, body=body))
            before |= inner | _reads(branch.condition)
        return replace(statement, branches=tuple(branches), otherwise=otherwise), before

    def shorter(self, statement: If) -> Block:
        """Return an `if` without branches at its end in which nothing happens any more."""
        branches, otherwise = statement.branches, statement.otherwise
        first = branches[0]
        if len(branches) == 1 and not first.body and otherwise:
            if statement.otherwise_notes.leading:
                return (statement,)
            return (If((replace(first, condition=negated(first.condition), body=otherwise),)),)
        while branches and not otherwise and not branches[-1].body:
            last = branches[-1]
            branches = branches[:-1]
            if not is_pure(last.condition, self.pure):
                otherwise = (Declare(UNNAMED, Type.BOOL, last.condition, last.notes),)
        if not branches:
            return otherwise
        return (replace(statement, branches=branches, otherwise=otherwise),)

    def loop(self, statement: For, ends: Ends) -> tuple[For, Names]:
        around = ends.after
        while True:
            body, before = self.block(statement.body, Ends(around, ends.after, around))
            wider = around | (before - {statement.variable})
            if wider == around:
                bounds = _reads(statement.start) | _reads(statement.stop)
                return replace(statement, body=body), around | bounds
            around = wider

    def needed(self, value: Expression) -> Names:
        """Return what is read to compute a value that is not wanted."""
        return NOTHING if is_pure(value, self.pure) else _reads(value)

    def alone(self, value: Expression, notes: Notes) -> Block:
        """Return what remains of a value that nothing reads."""
        if is_pure(value, self.pure):
            return (Remark(replace(notes, trailing="")),) if notes.leading else ()
        if isinstance(value, Call):
            return (Perform(value, notes),)
        return (Declare(UNNAMED, value.type, value, notes),)

    def dead_declaration(self, statement: Declare, rest: Block) -> Block:
        """Return what remains of a declaration whose value is replaced before it is read."""
        name = statement.name
        remains = self.alone(statement.value, statement.notes)
        place = next((at for at, later in enumerate(rest) if _mentions(later, name)), None)
        if place is None:
            return (*remains, *rest)
        first = rest[place]
        if isinstance(first, Assign) and first.target == Local(name, statement.type):
            late = Declare(name, statement.type, first.value, first.notes)
            return (*remains, *rest[:place], late, *rest[place + 1 :])
        notes = Notes(blank=first.notes.blank)
        late = Declare(name, statement.type, LATER, notes)
        return (*remains, *rest[:place], late, *rest[place:])


def _looped(rest: Block, name: str) -> bool:
    """Return whether a variable is first mentioned inside of a loop: it needs a value before."""
    first = next((later for later in rest if _mentions(later, name)), None)
    inner = statements((first,)) if first is not None else ()
    return any(isinstance(loop, For) and _mentions(loop, name) for loop in inner)


def _reads(expression: Expression) -> Names:
    return frozenset(part.name for part in inside(expression) if isinstance(part, Local))


def _all_reads(statement: Statement) -> Names:
    return frozenset(name for one in own_expressions(statement) for name in _reads(one))


def _mentions(statement: Statement, name: str) -> bool:
    return any(name in _names(inner) for inner in statements((statement,)))


def _names(statement: Statement) -> Iterator[str]:
    yield from _all_reads(statement)
    match statement:
        case Assign(Local(name, _), _, _) | Augment(_, Local(name, _), _, _):
            yield name
        case _:
            pass
