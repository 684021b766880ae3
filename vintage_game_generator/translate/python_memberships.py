"""`mode in (WON, LOST)` in Python, where rules write `mode == WON or mode == LOST`."""

from itertools import groupby

from vintage_game_generator.translate.tree import (
    Block,
    Call,
    Comparison,
    Expression,
    Logic,
    Membership,
    Type,
    Unary,
)
from vintage_game_generator.translate.walking import (
    inside,
    rebuilt,
    with_blocks,
    with_expressions,
)


def with_memberships(block: Block) -> Block:
    """Return a block in which neighbouring comparisons of one value are memberships."""
    return tuple(
        with_blocks(with_expressions(statement, _as_membership), with_memberships)
        for statement in block
    )


def _as_membership(expression: Expression) -> Expression:
    changed = rebuilt(expression, _as_membership)
    match changed:
        case Unary("not", Membership(operand, options, negated), _):
            return Membership(operand, options, not negated)
        case Logic(operator, operands):
            wanted = "==" if operator == "or" else "!="
            left: list[Expression] = []
            for subject, group in groupby(operands, lambda operand: _subject(operand, wanted)):
                same = list(group)
                if subject is None or len(same) == 1:
                    left += same
                else:
                    options = tuple(part.operands[1] for part in same)  # type: ignore[union-attr]
                    left.append(Membership(subject, options, operator == "and"))
            return left[0] if len(left) == 1 else Logic(operator, tuple(left))
    return changed


def _subject(expression: Expression, operator: str) -> Expression | None:
    """Return what is compared, where comparing it once is as good as several times."""
    match expression:
        case Comparison((subject, option), (found,)) if (
            found == operator
            and subject.type == Type.INT
            and not any(isinstance(part, Call) for part in (*inside(subject), *inside(option)))
        ):
            return subject
    return None
