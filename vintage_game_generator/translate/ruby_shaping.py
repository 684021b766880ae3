"""Rules as a Ruby programmer divides them up: few nested conditions, none the wrong way round.

Nothing here changes what happens, only which of Ruby's forms says it.
"""

from dataclasses import replace

from vintage_game_generator.translate.conditions import conjunction, negated
from vintage_game_generator.translate.ruby_choices import chosen_cases, chosen_target
from vintage_game_generator.translate.tree import (
    Assign,
    Augment,
    Binary,
    Block,
    Branch,
    Break,
    Call,
    Comparison,
    Continue,
    Declare,
    Expression,
    If,
    Local,
    Logic,
    Notes,
    Number,
    Return,
    Statement,
    Truth,
    Unary,
)
from vintage_game_generator.translate.walking import (
    expressions,
    inside,
    rebuilt,
    with_blocks,
    with_expressions,
)

_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


def shaped(block: Block) -> Block:
    """Return a block in the forms that Ruby prefers."""
    statements = [part for statement in block for part in _parted(_statement(statement))]
    return tuple(_with_results(_without_needless_values(statements)))


def _parted(statement: Statement) -> tuple[Statement, ...]:
    """Return a choice of which one way leaves at once as a guard, and what else there is."""
    if not isinstance(statement, If) or chosen_cases(statement) is not None:
        return (statement,)
    first, *others = statement.branches
    if _leaves(first.body) and others:
        rest = If(tuple(others), statement.otherwise, statement.otherwise_notes)
        return If((first,)), *_parted(_right_way_round(rest))
    if others or not statement.otherwise or statement.otherwise_notes != Notes():
        return (statement,)
    if _leaves(first.body):
        return If((first,)), *statement.otherwise
    if _leaves(statement.otherwise):
        guard = Branch(negated(first.condition), statement.otherwise, first.notes)
        return If((guard,)), *first.body
    return (statement,)


def _leaves(block: Block) -> bool:
    return len(block) == 1 and isinstance(block[0], Return | Break | Continue)


def _without_needless_values(block: list[Statement]) -> list[Statement]:
    """Return a block without first values of variables that a choice after them gives anew."""
    done: list[Statement] = []
    for statement in block:
        match statement:
            case If() if done and statement.otherwise:
                first, chosen = done[-1], chosen_target(statement)
                if (
                    isinstance(first, Declare)
                    and not any(isinstance(part, Call) for part in inside(first.value))
                    and chosen == (Local(first.name, first.type), "")
                    and Local(first.name, first.type) not in expressions((statement,))
                ):
                    done[-1] = _noted(statement, first.notes)
                    continue
        done.append(statement)
    return done


def _with_results(block: list[Statement]) -> list[Statement]:
    """Return a block whose last value is returned at once, without a name for it before."""
    match block:
        case [
            *others,
            Declare() | Assign(Local(), _, _) as named,
            Return(Local(name, _), Notes((), "", _)) as last,
        ] if name == (named.name if isinstance(named, Declare) else named.target.name):
            return [*others, replace(last, value=named.value, notes=named.notes)]
    return block


def _noted(statement: If, notes: Notes) -> If:
    """Return a choice with what was said of a statement before it."""
    first = statement.branches[0]
    said = (*notes.leading, *([notes.trailing] if notes.trailing else []), *first.notes.leading)
    head = replace(first, notes=Notes(said, first.notes.trailing, notes.blank))
    return replace(statement, branches=(head, *statement.branches[1:]))


def _statement(statement: Statement) -> Statement:
    changed = with_blocks(with_expressions(statement, _expression), shaped)
    match changed:
        case Assign(Local() as name, Binary(operator, first, value), notes) if first == name:
            return Augment(operator, name, value, notes)
    if not isinstance(changed, If):
        return changed
    return _with_truth(
        _with_else_if(_right_way_round(_with_sole_condition(_with_else_if(changed))))
    )


def _expression(expression: Expression) -> Expression:
    """Return an expression without chains of comparisons and with literals at the right."""
    changed = rebuilt(expression, _expression)
    match changed:
        case Comparison(operands, operators) if len(operators) > 1:
            pairs = zip(operands, operands[1:], operators, strict=False)
            links = tuple(_mirrored(Comparison((a, b), (word,))) for a, b, word in pairs)
            return Logic("and", links)
        case Comparison():
            return _mirrored(changed)
        case Unary("not", Comparison() as operand, _):
            return negated(operand)
        case Logic(operator, operands):
            flat: list[Expression] = []
            for part in operands:
                inner = part.operands if isinstance(part, Logic) else ()
                flat += inner if part == Logic(operator, inner) else (part,)
            return Logic(operator, tuple(flat))
    return changed


def _mirrored(comparison: Comparison) -> Comparison:
    (left, right), (operator,) = comparison.operands, comparison.operators
    if _is_literal(left) and not _is_literal(right):
        return Comparison((right, left), (_MIRRORED[operator],))
    return comparison


def _is_literal(expression: Expression) -> bool:
    return isinstance(expression, Number | Truth) or (
        isinstance(expression, Unary) and isinstance(expression.operand, Number)
    )


def _with_else_if(statement: If) -> If:
    """Return `elsif` in place of an `if` that is alone in an `else`."""
    match statement.otherwise:
        case (If(branches, otherwise, otherwise_notes),):
            first = branches[0]
            above = statement.otherwise_notes
            beside = " ".join(part for part in (above.trailing, first.notes.trailing) if part)
            notes = Notes(above.leading + first.notes.leading, beside)
            joined = (*statement.branches, replace(first, notes=notes), *branches[1:])
            return If(joined, otherwise, otherwise_notes)
    return statement


def _with_sole_condition(statement: If) -> If:
    """Return one condition in place of two, of which one is alone inside the other."""
    match statement:
        case If((Branch(outer, (If((Branch(inner, body, below),), (), _),), notes),), (), _):
            leading = notes.leading + below.leading
            beside = " ".join(part for part in (notes.trailing, below.trailing) if part)
            joined = Branch(conjunction(outer, inner), body, Notes(leading, beside, notes.blank))
            return If((joined,))
    return statement


def _right_way_round(statement: If) -> If:
    """Return a choice between two whose condition is positive."""
    match statement:
        case If((Branch(condition, body, notes),), otherwise, below) if otherwise and (
            _is_negative(condition)
        ):
            first = Branch(negated(condition), otherwise, replace(notes, trailing=below.trailing))
            return If((first,), body, Notes(below.leading, notes.trailing))
    return statement


def _is_negative(condition: Expression) -> bool:
    match condition:
        case Unary("not", _, _) | Comparison(_, ("!=",)):
            return True
    return False


def _with_truth(statement: Statement) -> Statement:
    """Return `x = condition` in place of a choice between true and false."""
    match statement:
        case If((Branch(condition, (Assign(target, Truth(yes), first),), notes),), (other,), _):
            match other:
                case Assign(same, Truth(no), last) if same == target and yes != no:
                    leading = notes.leading + first.leading + last.leading
                    value = condition if yes else negated(condition)
                    return Assign(target, value, Notes(leading, notes.trailing, notes.blank))
        case If((Branch(condition, (Return(Truth(yes), first),), notes),), (other,), _):
            match other:
                case Return(Truth(no), last) if yes != no:
                    leading = notes.leading + first.leading + last.leading
                    value = condition if yes else negated(condition)
                    return Return(value, Notes(leading, notes.trailing, notes.blank))
    return statement


def with_unread_marked(block: Block) -> Block:
    """Return a block in which variables that nothing reads begin with an underscore."""
    read = {part.name for part in expressions(block) if isinstance(part, Local)}

    def marked(inner: Block) -> Block:
        return tuple(with_blocks(_marked(statement, read), marked) for statement in inner)

    return marked(block)


def _marked(statement: Statement, read: set[str]) -> Statement:
    match statement:
        case Declare(name) if name not in read:
            return replace(statement, name=f"_{name}")
        case Assign(Local(name, kind)) if name not in read:
            return replace(statement, target=Local(f"_{name}", kind))
    return statement
