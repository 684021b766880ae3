"""Choices that Ruby has a form of its own for: between values, and by one value."""

from vintage_game_generator.translate.tree import (
    Assign,
    Augment,
    Call,
    Comparison,
    Constant,
    Expression,
    If,
    Logic,
    Number,
    Target,
)
from vintage_game_generator.translate.walking import inside


def chosen_target(statement: If) -> tuple[Target, str] | None:
    """Return what all branches assign, with the operator before `=`, where they do nothing else."""
    blocks = [*(branch.body for branch in statement.branches), statement.otherwise]
    found: set[tuple[Target, str]] = set()
    for block in blocks:
        match block:
            case (Assign(target, _, _),):
                found.add((target, ""))
            case (Augment(operator, target, _, _),):
                found.add((target, operator))
            case _:
                return None
    return found.pop() if len(found) == 1 else None


def chosen_cases(statement: If) -> tuple[Expression, list[tuple[Expression, ...]]] | None:
    """Return what several branches compare with which values, if all compare one thing."""
    if len(statement.branches) < 2:
        return None
    subjects: set[Expression] = set()
    options: list[tuple[Expression, ...]] = []
    for branch in statement.branches:
        alternatives = (
            branch.condition.operands
            if isinstance(branch.condition, Logic) and branch.condition.operator == "or"
            else (branch.condition,)
        )
        values: list[Expression] = []
        for alternative in alternatives:
            match alternative:
                case Comparison((subject, Number() | Constant() as value), ("==",)) if not any(
                    isinstance(part, Call) for part in inside(subject)
                ):
                    subjects.add(subject)
                    values.append(value)
                case _:
                    return None
        options.append(tuple(values))
    return (subjects.pop(), options) if len(subjects) == 1 else None
