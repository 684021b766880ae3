"""Ways through a tree: the parts of expressions and statements, and new trees from old ones."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from vintage_game_generator.translate.tree import (
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
    If,
    Item,
    LevelField,
    LevelItem,
    Local,
    Logic,
    Membership,
    NameActor,
    Numbers,
    Perform,
    Return,
    Statement,
    Unary,
    WorldItem,
)


def parts(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly inside one, in the order in which they are evaluated."""
    match expression:
        case Binary(_, left, right):
            return (left, right)
        case Comparison(operands, _):
            return operands
        case Logic(_, operands):
            return operands
        case Membership(operand, options, _):
            return (operand, *options)
        case Unary(_, operand, _):
            return (operand,)
        case Call(_, _, arguments, _):
            return arguments
        case Item(table, index):
            return (table, index)
        case WorldItem(_, index) | ActorField(index, _, _):
            return (index,)
        case LevelItem(level, _, index):
            return (level, index)
        case LevelField(level, _):
            return (level,)
        case Numbers(items):
            return items
    return ()


def rebuilt(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """Return an expression with every part of it replaced by what `change` makes of it."""
    match expression:
        case Binary(operator, left, right):
            return Binary(operator, change(left), change(right))
        case Comparison(operands, operators):
            return Comparison(tuple(change(operand) for operand in operands), operators)
        case Logic(operator, operands):
            return Logic(operator, tuple(change(operand) for operand in operands))
        case Membership(operand, options, negated):
            return Membership(change(operand), tuple(change(option) for option in options), negated)
        case Unary(operator, operand, kind):
            return Unary(operator, change(operand), kind)
        case Call(name, module, arguments, kind):
            return Call(name, module, tuple(change(argument) for argument in arguments), kind)
        case Item(table, index):
            return Item(table, change(index))
        case WorldItem(name, index):
            return WorldItem(name, change(index))
        case ActorField(index, name, kind):
            return ActorField(change(index), name, kind)
        case LevelItem(level, name, index):
            return LevelItem(change(level), name, change(index))
        case LevelField(level, name):
            return LevelField(change(level), name)
        case Numbers(items):
            return Numbers(tuple(change(item) for item in items))
    return expression


def inside(expression: Expression) -> Iterator[Expression]:
    """Yield an expression and all that it is made of."""
    yield expression
    for part in parts(expression):
        yield from inside(part)


def own_expressions(statement: Statement) -> Iterator[Expression]:
    """Yield what a statement itself reads, without its blocks and without a local it writes."""
    match statement:
        case Declare(_, _, value, _):
            yield value
        case Assign(target, value, _):
            yield value
            if not isinstance(target, Local):
                yield from parts(target)
        case Augment(_, target, value, _):
            yield target
            yield value
        case Perform(call=call):
            yield call
        case If(branches, _, _):
            for branch in branches:
                yield branch.condition
        case For(_, start, stop, _, _, _):
            yield start
            yield stop
        case NameActor(_, index, _):
            yield index
        case Return(value, _):
            if value is not None:
                yield value
        case _:
            pass


def blocks(statement: Statement) -> Iterator[Block]:
    """Yield the blocks inside a statement."""
    match statement:
        case If(branches, otherwise, _):
            for branch in branches:
                yield branch.body
            if otherwise:
                yield otherwise
        case For(body=body):
            yield body
        case _:
            pass


def statements(block: Block) -> Iterator[Statement]:
    """Yield every statement of a block, however deep."""
    for statement in block:
        yield statement
        for inner in blocks(statement):
            yield from statements(inner)


def expressions(block: Block) -> Iterator[Expression]:
    """Yield every expression that a block reads, however deep."""
    for statement in statements(block):
        for expression in own_expressions(statement):
            yield from inside(expression)


def with_expressions(statement: Statement, change: Callable[[Expression], Expression]) -> Statement:
    """Return a statement whose own expressions, targets too, are what `change` makes of them."""
    match statement:
        case Declare(value=value) | Assign(target=Local(), value=value):
            return replace(statement, value=change(value))
        case Assign(target=target, value=value) | Augment(target=target, value=value):
            changed = change(target)
            return replace(statement, target=changed, value=change(value))  # type: ignore[arg-type]
        case Perform(call=call):
            return replace(statement, call=change(call))  # type: ignore[arg-type]
        case If(branches, otherwise, notes):
            heads = tuple(
                Branch(change(branch.condition), branch.body, branch.notes) for branch in branches
            )
            return If(heads, otherwise, notes)
        case For(start=start, stop=stop):
            return replace(statement, start=change(start), stop=change(stop))
        case Return(value=value) if value is not None:
            return replace(statement, value=change(value))
    return statement


def with_blocks(statement: Statement, change: Callable[[Block], Block]) -> Statement:
    """Return a statement whose blocks are what `change` makes of them."""
    match statement:
        case If(branches, otherwise, notes):
            return If(
                tuple(
                    Branch(branch.condition, change(branch.body), branch.notes)
                    for branch in branches
                ),
                change(otherwise) if otherwise else (),
                notes,
            )
        case For(body=body):
            return replace(statement, body=change(body))
    return statement


def assigned_locals(block: Block) -> Iterator[str]:
    """Yield the names of locals that a block assigns anew (a declaration is none)."""
    for statement in statements(block):
        match statement:
            case Assign(target=Local(name, _)) | Augment(target=Local(name, _)):
                yield name
            case _:
                pass
