"""Folding: the parts of a game that are switched off leave the rules.

Switches are the bool constants named HAS_...; where one is read, its value takes its place, and
what then cannot happen goes. A rule of which only `return` and a known value, or nothing, is left
is dissolved into its callers. Nothing that a rule does to the world is ever lost or reordered.
"""

from dataclasses import replace

from vintage_game_generator.translate.conditions import (
    conjunction,
    disjunction,
    excludes,
    negated,
    simplified,
)
from vintage_game_generator.translate.local_variables import declared_once, without_dead_locals
from vintage_game_generator.translate.purity import Key, is_pure, pure_functions
from vintage_game_generator.translate.tree import (
    Block,
    Branch,
    Break,
    Call,
    Constant,
    Continue,
    Expression,
    For,
    Function,
    If,
    Notes,
    Number,
    Perform,
    Remark,
    Return,
    Rules,
    Statement,
    Truth,
)
from vintage_game_generator.translate.walking import (
    expressions,
    rebuilt,
    with_blocks,
    with_expressions,
)

Known = Truth | Number | Constant
"""What a dissolved rule returns."""


def folded(rules: Rules) -> Rules:
    """Return rules without what their switches turn off; the switches themselves remain."""
    switches = {
        constant.key: constant.value
        for constant in rules.constants()
        if isinstance(constant.value, Truth) and constant.name.startswith("HAS_")
    }
    answers: dict[Key, Known] = {}
    empty: set[Key] = set()
    bodies = {function.key: function.body for function in rules.functions()}
    changing = set(bodies)
    while changing:
        fold = _Folding(switches, answers, empty, pure_functions(rules))
        bodies |= {key: fold.body(bodies[key]) for key in changing}
        rules = _with_bodies(rules, bodies)
        dissolved = _dissolved(rules, answers, empty)
        changing = {
            function.key
            for function in rules.functions()
            if any(
                (part.module, part.name) in dissolved
                for part in expressions(function.body)
                if isinstance(part, Call)
            )
        }
    return rules


def _with_bodies(rules: Rules, bodies: dict[Key, Block]) -> Rules:
    return replace(
        rules,
        modules=tuple(
            replace(
                module,
                functions=tuple(
                    replace(function, body=bodies[function.key]) for function in module.functions
                ),
            )
            for module in rules.modules
        ),
    )


def _dissolved(rules: Rules, answers: dict[Key, Known], empty: set[Key]) -> set[Key]:
    """Add the rules of which nothing is left, and return those that are new."""
    new: set[Key] = set()
    for function in rules.functions():
        if function.key in answers or function.key in empty or function.key == rules.entry:
            continue
        match _code(function):
            case (Return(Truth() | Number() | Constant() as answer, _),):
                answers[function.key] = answer
                new.add(function.key)
            case ():
                empty.add(function.key)
                new.add(function.key)
    return new


def _code(function: Function) -> Block:
    return tuple(statement for statement in function.body if not isinstance(statement, Remark))


class _Folding:
    """One round of folding, knowing what earlier rounds dissolved."""

    def __init__(
        self,
        switches: dict[Key, Truth],
        answers: dict[Key, Known],
        empty: set[Key],
        pure: frozenset[Key],
    ) -> None:
        self.switches = switches
        self.answers = answers
        self.empty = empty
        self.pure = pure

    def body(self, block: Block) -> Block:
        """Return the body of a rule, folded."""
        while True:
            folded_block = without_dead_locals(self.block(block), self.pure)
            if folded_block and folded_block[-1] == Return(None, folded_block[-1].notes):
                folded_block = folded_block[:-1]
            if folded_block == block:
                return declared_once(block)
            block = folded_block

    def expression(self, expression: Expression) -> Expression:
        """Return an expression with its switches and dissolved rules replaced by values."""
        changed = rebuilt(expression, self.expression)
        if isinstance(changed, Constant):
            return self.switches.get((changed.module, changed.name), changed)
        if isinstance(changed, Call):
            answer = self.answers.get((changed.module, changed.name))
            if answer and all(is_pure(argument, self.pure) for argument in changed.arguments):
                return answer
        return simplified(changed, self.pure)

    def block(self, block: Block) -> Block:
        """Return the statements that are left, none after one that leaves the block."""
        left: list[Statement] = []
        for statement in block:
            for result in self.statement(statement):
                left.append(result if left else without_blank(result))
                if leaves(result):
                    return tuple(left)
        if all(isinstance(statement, Remark) for statement in left):
            return ()
        return tuple(left)

    def statement(self, statement: Statement) -> Block:
        """Return what is left of one statement: nothing, itself, or the block it had."""
        if isinstance(statement, If):
            return self.choice(statement)
        if isinstance(statement, Perform) and isinstance(self.expression(statement.call), Known):
            return ()  # of a rule that was called for what it does, only its answer is left
        changed = with_blocks(with_expressions(statement, self.expression), self.block)
        match changed:
            case Perform(call=call):
                arguments_are_pure = all(is_pure(part, self.pure) for part in call.arguments)
                if arguments_are_pure and (call.module, call.name) in self.empty:
                    return ()
            case For(_, start, stop, _, body, _) if not body:
                if is_pure(start, self.pure) and is_pure(stop, self.pure):
                    return ()
        return (changed,)

    def choice(self, statement: If) -> Block:
        """Fold the branches of an `if`, and the whole of it where only one is left."""
        branches: list[Branch] = []
        otherwise = self.block(statement.otherwise)
        otherwise_notes = statement.otherwise_notes
        for branch in statement.branches:
            condition = self.expression(branch.condition)
            if condition == Truth(False):
                continue
            body = self.block(branch.body)
            if condition == Truth(True):
                otherwise, otherwise_notes = body, branch.notes
                break
            branches.append(Branch(condition, body, branch.notes))
        blank = statement.notes.blank
        if not branches:
            return _led_by(otherwise, otherwise_notes.leading, blank)
        return self.settled(branches, otherwise, otherwise_notes, blank)

    def settled(
        self, branches: list[Branch], otherwise: Block, otherwise_notes: Notes, blank: bool
    ) -> Block:
        """Return an `if` without empty branches."""
        while branches and not branches[-1].body and not otherwise:
            if not is_pure(branches[-1].condition, self.pure):
                break
            branches.pop()
        if not branches:
            return ()
        for place, branch in enumerate(branches):
            rest = branches[place + 1 :]
            if branch.body:
                continue
            if (
                not otherwise
                and is_pure(branch.condition, self.pure)
                and all(excludes(branch.condition, later.condition) for later in rest)
            ):
                if rest:
                    return self.settled(branches[:place] + rest, otherwise, otherwise_notes, blank)
                break
            if rest:
                inner = self.settled(rest, otherwise, otherwise_notes, False)
            else:
                inner, notes = otherwise, otherwise_notes
                inner = _led_by(inner, notes.leading, False)
            if inner:
                flipped = Branch(negated(branch.condition), inner, branch.notes)
                return self.settled([*branches[:place], flipped], (), Notes(), blank)
        first = branches[0]
        notes = replace(first.notes, blank=blank)
        branches[0] = replace(first, notes=notes)
        return (_merged(If(_joined(branches), otherwise, otherwise_notes)),)


def leaves(statement: Statement) -> bool:
    """Return whether nothing after a statement in its block can be reached."""
    match statement:
        case Return() | Break() | Continue():
            return True
        case If(branches, otherwise, _) if otherwise:
            return all(
                any(leaves(inner) for inner in block)
                for block in (otherwise, *(branch.body for branch in branches))
            )
    return False


def without_blank(statement: Statement) -> Statement:
    """Return a statement without a blank line before it."""
    return _with_notes(statement, replace(statement.notes, blank=False))


def _with_notes(statement: Statement, notes: Notes) -> Statement:
    if isinstance(statement, If):
        first = replace(statement.branches[0], notes=notes)
        return replace(statement, branches=(first, *statement.branches[1:]))
    return replace(statement, notes=notes)


def _led_by(block: Block, leading: tuple[str, ...], blank: bool) -> Block:
    """Return a block whose first statement also has the comments of the `if` it was in."""
    if not block:
        return ()
    first = block[0]
    notes = replace(first.notes, leading=leading + first.notes.leading, blank=blank)
    return (_with_notes(first, notes), *block[1:])


def _joined(branches: list[Branch]) -> tuple[Branch, ...]:
    """Return branches of which no two neighbours do the same."""
    joined: list[Branch] = []
    for branch in branches:
        if joined and joined[-1].body == branch.body and not branch.notes.leading:
            previous = joined.pop()
            both = disjunction(previous.condition, branch.condition)
            joined.append(Branch(both, previous.body, previous.notes))
        else:
            joined.append(branch)
    return tuple(joined)


def _merged(statement: If) -> If:
    """Return an `if` that takes in an `if` that is all there is in its last branch."""
    if not statement.otherwise:
        last = statement.branches[-1]
        match last.body:
            case (If((inner,), (), _),):
                notes = replace(last.notes, leading=last.notes.leading + inner.notes.leading)
                both = Branch(conjunction(last.condition, inner.condition), inner.body, notes)
                return replace(statement, branches=(*statement.branches[:-1], both))
    else:
        match statement.otherwise:
            case (If(branches, otherwise, notes),):
                return If((*statement.branches, *branches), otherwise, notes)
    return statement
