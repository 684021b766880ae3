"""`match` in Rust, where rules ask again and again what one value is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from vintage_game_generator.translate.families import FAMILIES, MEMBERS
from vintage_game_generator.translate.purity import is_pure
from vintage_game_generator.translate.rust_expressions import Expressions
from vintage_game_generator.translate.rust_names import member
from vintage_game_generator.translate.rust_syntax import (
    Arm,
    Code,
    Fork,
    Give,
    Group,
    Infix,
    Lines,
    Match,
    Name,
)
from vintage_game_generator.translate.tree import (
    KERNEL,
    Block,
    Branch,
    Comparison,
    Constant,
    Expression,
    If,
    Local,
    Logic,
)

PATTERN_WIDTH = 70  # a longer list of members is not one for a pattern


class Case(NamedTuple):
    """A condition that asks for members of a family, and perhaps for more."""

    subject: Expression
    members: tuple[str, ...]
    guard: Expression | None


def as_match(
    expressions: Expressions,
    branches: tuple[Branch, ...],
    otherwise: Block,
    lowered: Callable[[int], Lines],
) -> Match | None:
    """Return branches as a `match`, or None if they are not of that kind.

    Args:
        expressions: What prints conditions.
        branches: The branches of an `if`.
        otherwise: What happens else.
        lowered: Returns the body of a branch by its place; of `else` after the last.
    """
    cases = [_case(expressions, branch.condition) for branch in branches]
    first = cases[0]
    if len(cases) < 2 or first is None:
        return None
    seen: set[str] = set()
    arms: list[Arm] = []
    family = expressions.family(first.subject)
    for place, case in enumerate(cases):
        if case is None or case.subject != first.subject or seen & set(case.members):
            return None
        if case.guard is None:
            seen |= set(case.members)
        patterns = tuple(Name(member(MEMBERS[name], name)) for name in case.members)
        if sum(len(pattern.text) + 3 for pattern in patterns) > PATTERN_WIDTH:
            return None
        guard = None if case.guard is None else expressions.plain(case.guard)
        arm = Arm(patterns, guard, lowered(place))
        arms.append(arm if otherwise else _with_inner_condition(arm))
    if family is None or len(seen) == len(FAMILIES[family]):
        return None
    if not isinstance(first.subject, Local) and not all(
        is_pure(condition, expressions.around.pure) for condition in _conditions(branches)
    ):
        return None
    arms.append(Arm((), None, lowered(len(cases)) if otherwise else ()))
    if all(_is_truth(arm.body) for arm in arms):
        return None
    return Match(expressions.plain(first.subject), tuple(arms))


def _conditions(branches: tuple[Branch, ...]) -> Iterator[Expression]:
    """Yield what may become a guard, in which Rust lets nothing change the subject."""
    for branch in branches:
        yield branch.condition
        match branch.body:
            case (If((inner,), ()),):
                yield inner.condition


def _with_inner_condition(arm: Arm) -> Arm:
    """Return an arm with the condition around its whole body as its guard."""
    match arm.body:
        case (Fork(((condition, inner),), None, remarks),):
            pass
        case _:
            return arm
    guard = condition
    if arm.guard is not None:
        guard = Infix("&&", _in_conjunction(arm.guard), _in_conjunction(condition))
    if remarks.leading and inner:
        first = inner[0].remarks
        leading = (*remarks.leading, *first.leading)
        inner = (replace(inner[0], remarks=replace(first, leading=leading)), *inner[1:])
    return Arm(arm.patterns, guard, inner)


def _in_conjunction(code: Code) -> Code:
    loose = isinstance(code, Infix) and code.operator == "||"
    return Group(code) if loose else code


def _case(expressions: Expressions, condition: Expression) -> Case | None:
    guard: Expression | None = None
    if isinstance(condition, Logic) and condition.operator == "and":
        condition, *others = condition.operands
        guard = others[0] if len(others) == 1 else Logic("and", tuple(others))
    options = (
        condition.operands
        if isinstance(condition, Logic) and condition.operator == "or"
        else (condition,)
    )
    subject: Expression | None = None
    members: list[str] = []
    for option in options:
        match option:
            case Comparison((left, Constant(name, module, _)), ("==",)) if (
                module == KERNEL
                and expressions.family(left) is not None
                and expressions.family(left) == MEMBERS.get(name)
                and subject in (None, left)
                and is_pure(left, expressions.around.pure)
            ):
                subject = left
                members.append(name)
            case _:
                return None
    return Case(subject, tuple(dict.fromkeys(members)), guard) if subject is not None else None


def _is_truth(body: Lines) -> bool:
    match body:
        case (Give(Name("true" | "false")),):
            return True
    return False
