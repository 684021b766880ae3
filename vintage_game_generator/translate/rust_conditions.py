"""Conditions as Rust: `matches!`, ranges, and no more parentheses than needed."""

from vintage_game_generator.translate.conditions import negated
from vintage_game_generator.translate.families import FAMILIES, MEMBERS
from vintage_game_generator.translate.purity import is_pure
from vintage_game_generator.translate.rust_arithmetic import Arithmetic
from vintage_game_generator.translate.rust_names import member
from vintage_game_generator.translate.rust_precedence import PRECEDENCE, UNARY, bracketed
from vintage_game_generator.translate.rust_syntax import Call as RustCall
from vintage_game_generator.translate.rust_syntax import (
    Code,
    Group,
    Infix,
    Method,
    Name,
    Prefix,
    Span,
)
from vintage_game_generator.translate.tree import (
    KERNEL,
    Binary,
    Comparison,
    Constant,
    Expression,
    Local,
    Number,
    Unary,
)


class Conditions(Arithmetic):
    """Turns the comparisons of one rule, and what joins them, into Rust."""

    def opposite(self, operand: Expression) -> Code:
        """Return what is true when a condition is not."""
        flipped = negated(operand)
        if not isinstance(flipped, Unary):
            return self.plain(flipped)
        code = self.plain(flipped.operand)
        if isinstance(code, Prefix) and code.operator == "!":
            return code.operand
        return Prefix("!", bracketed(code, UNARY))

    def comparison(self, operands: tuple[Expression, ...], operators: tuple[str, ...]) -> Code:
        """Return a comparison, or what a chain of them means."""
        if len(operators) > 1:
            pairs = zip(operands, operands[1:], operators, strict=False)
            return self.logic(
                "and",
                tuple(Comparison((one, other), (operator,)) for one, other, operator in pairs),
            )
        operator = operators[0]
        left, right = operands
        operator, left, right = _without_plus_one(operator, left, right)
        family = self.common_family(left, right)
        level = PRECEDENCE[operator] + 1
        first = bracketed(self.value(left, family), level)
        if operator == "<" and _ends_with_type(first):
            first = Group(first)  # or Rust takes the `<` for the type's own
        return Infix(operator, first, bracketed(self.value(right, family), level))

    def common_family(self, left: Expression, right: Expression) -> str | None:
        """Return as what two operands are compared: members of one family, or numbers."""
        for one, other in ((left, right), (right, left)):
            family = self.family(one)
            if family is not None and (
                self.family(other) == family
                or (isinstance(other, Number) and other.value in FAMILIES[family])
            ):
                return family
        return None

    def logic(self, operator: str, operands: tuple[Expression, ...]) -> Code:
        """Return conditions that are joined by `and` or `or`."""
        sign = "&&" if operator == "and" else "||"
        codes: list[Code] = []
        rest = list(operands)
        while rest:
            taken, found = self.matching(operator, rest)
            if found is None and operator == "and":
                taken, found = self.between(rest)
            codes.append(_in_logic(self.plain(rest[0]), sign) if found is None else found)
            del rest[:taken]
        joined = codes[0]
        for code in codes[1:]:
            same = isinstance(code, Infix) and code.operator == sign
            joined = Infix(sign, joined, Group(code) if same else code)
        return joined

    def matching(self, operator: str, rest: list[Expression]) -> tuple[int, Code | None]:
        """Return `matches!(kind, A | B)` for comparisons of one value with members of a family."""
        wanted = "==" if operator == "or" else "!="
        subject: Expression | None = None
        members: list[str] = []
        for expression in rest:
            match expression:
                case Comparison((left, Constant(name, module, _)), (found,)) if (
                    found == wanted
                    and module == KERNEL
                    and name in MEMBERS
                    and self.family(left) == MEMBERS[name]
                    and subject in (None, left)
                    and is_pure(left, self.around.pure)
                ):
                    subject = left
                    members.append(member(MEMBERS[name], name))
                case _:
                    break
        if subject is None or len(members) < 2:
            return 1, None
        first, *others = dict.fromkeys(members)
        if not others:
            return len(members), self.plain(rest[0])
        patterns: Code = Name(first)
        for text in others:
            patterns = Infix("|", patterns, Name(text))
        code: Code = RustCall("matches!", (self.plain(subject), patterns))
        return len(members), code if operator == "or" else Prefix("!", code)

    def between(self, rest: list[Expression]) -> tuple[int, Code | None]:
        """Return `(low..high).contains(&x)` for two comparisons of a variable with constants."""
        if len(rest) < 2:
            return 1, None
        match rest[0], rest[1]:
            case (
                Comparison((Local() as one, low), (">=",)),
                Comparison((Local() as other, high), ("<" | "<=" as less,)),
            ) | (
                Comparison((Local() as other, high), ("<" | "<=" as less,)),
                Comparison((Local() as one, low), (">=",)),
            ) if one == other:
                least, most = self.known(low), self.known(high)
                if least is None or most is None or least > most:
                    return 1, None
                family = self.common_family(one, low)
                if self.common_family(one, high) != family:
                    return 1, None
                span = Span(self.value(low, family), self.value(high, family), less == "<=")
                subject = Prefix("&", self.value(one, family))
                return 2, Method(Group(span), "contains", (subject,))
        return 1, None


def _in_logic(code: Code, sign: str) -> Code:
    """Return an operand of `&&` or `||`; the other of the two gets parentheses within it."""
    other = "||" if sign == "&&" else "&&"
    return Group(code) if isinstance(code, Infix) and code.operator == other else code


def _ends_with_type(code: Code) -> bool:
    """Return whether the last word of an operation is the type of a conversion."""
    match code:
        case Infix("as", _, _):
            return True
        case Infix(_, _, right):
            return _ends_with_type(right)
    return False


def _without_plus_one(
    operator: str, left: Expression, right: Expression
) -> tuple[str, Expression, Expression]:
    """Return `a > b` for `a >= b + 1`, and its kin."""
    one = Number(1)
    match operator, left, right:
        case (">=", _, Binary("+", inner, last)) if last == one:
            return ">", left, inner
        case ("<=", Binary("+", inner, last), _) if last == one:
            return "<", inner, right
        case (">=", Binary("-", inner, last), _) if last == one:
            return ">", inner, right
        case ("<=", _, Binary("-", inner, last)) if last == one:
            return "<", left, inner
    return operator, left, right
