"""Integers as Rust: members of enumerations or numbers, and division that rounds down."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from vintage_game_generator.translate.arithmetic import Unknown, Values, value_of
from vintage_game_generator.translate.families import FAMILIES
from vintage_game_generator.translate.purity import Key
from vintage_game_generator.translate.rust_enumerations import Enumerations
from vintage_game_generator.translate.rust_names import member
from vintage_game_generator.translate.rust_precedence import (
    ATOM,
    PRECEDENCE,
    apart,
    bracketed,
    is_literal,
    with_type,
)
from vintage_game_generator.translate.rust_syntax import Call as RustCall
from vintage_game_generator.translate.rust_syntax import Code, Infix, Method, Name
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    Assign,
    Augment,
    Binary,
    Block,
    Call,
    Constant,
    Declare,
    Expression,
    For,
    Length,
    Local,
    Number,
    Parameter,
    Type,
    Unary,
)
from vintage_game_generator.translate.walking import statements

NATURAL_CALLS = ((KERNEL, "next_random"), (BUILTIN, "abs"))  # they give no negative number


@dataclass(frozen=True)
class Surroundings:
    """What printing needs to know of the whole set of rules."""

    enumerations: Enumerations
    values: Values
    pure: frozenset[Key]
    parameters: dict[Key, tuple[Parameter, ...]]


class Arithmetic(ABC):
    """Turns what is computed in one rule, or in a constant, into Rust."""

    def __init__(self, around: Surroundings, key: Key, body: Block = ()) -> None:
        self.around = around
        self.key = key
        self.natural: set[str] = set()
        self._note_naturals(body)

    def _note_naturals(self, body: Block) -> None:
        """Note the locals that are surely never negative: loop variables, counts, chances."""
        written: dict[str, list[Expression]] = {}
        for statement in statements(body):
            match statement:
                case Declare(name, Type.INT, value, _):
                    written.setdefault(name, []).append(value)
                case Assign(Local(name, _), value, _) | Augment(_, Local(name, _), value, _):
                    written.setdefault(name, []).extend((value, Unary("-", value, Type.INT)))
                case For(variable, start, _, step, _, _):
                    written.setdefault(variable, []).append(start if step > 0 else Number(-1))
                case _:
                    pass
        for name, values in written.items():
            if all(self.is_natural(value) for value in values):
                self.natural.add(name)

    @abstractmethod
    def plain(self, expression: Expression) -> Code:
        """Return an expression as what it is."""

    def family(self, expression: Expression) -> str | None:
        """Return the enumeration that an expression is of, if any."""
        return self.around.enumerations.of(expression, self.key)

    def number(self, expression: Expression) -> Code:
        """Return an integer or a bool; an enumeration's member as its code."""
        code = self.plain(expression)
        return Method(code, "code") if self.family(expression) is not None else code

    def value(self, expression: Expression, family: str | None) -> Code:
        """Return an expression as a member of a family, or as a number if there is none."""
        found = self.family(expression)
        if family is None:
            return self.number(expression)
        if found == family:
            return self.plain(expression)
        code = self.known(expression)
        if isinstance(expression, Number) and code in FAMILIES[family]:
            return Name(member(family, FAMILIES[family][expression.value]))
        return RustCall(f"{family}::of", (self.number(expression),))

    def known(self, expression: Expression) -> int | None:
        """Return the value of an expression over constants."""
        try:
            return value_of(expression, self.around.values)
        except Unknown:
            return None

    def builtin(self, call: Call) -> Code:
        """Return `abs`, `min` and `max` as methods, and both bounds at once as `clamp`."""
        if call.name == "abs":
            return Method(self.receiver(self.number(call.arguments[0])), "abs")
        clamped = self.clamped(call)
        if clamped is not None:
            return clamped
        first, *others = call.arguments
        if isinstance(first, Number | Constant) and others and self.known(others[0]) is None:
            first, others = others[0], [first, *others[1:]]
        code = self.number(first)
        for other in others:
            code = Method(self.receiver(code), call.name, (self.number(other),))
        return code

    def clamped(self, call: Call) -> Code | None:
        """Return `x.clamp(low, high)` for `min(max(x, low), high)` with constant bounds."""
        other = {"min": "max", "max": "min"}[call.name]
        match call.arguments:
            case (Call(name, module, (value, first), _), second) if (
                name == other and module == BUILTIN
            ):
                low, high = (first, second) if call.name == "min" else (second, first)
                least, most = self.known(low), self.known(high)
                if least is None or most is None or least > most or self.known(value) is not None:
                    return None
                bounds = (self.number(low), self.number(high))
                return Method(self.receiver(self.number(value)), "clamp", bounds)
        return None

    def receiver(self, code: Code) -> Code:
        """Return what a method is called on; Rust wants to know the type of bare literals."""
        if is_literal(code):
            code = with_type(code)
        return bracketed(code, ATOM)

    def binary(self, operator: str, left: Expression, right: Expression) -> Code:
        """Return arithmetic on two integers."""
        if operator in ("//", "%"):
            return self.division(operator, left, right)
        level = PRECEDENCE[operator]
        first = bracketed(self.number(left), level)
        second = bracketed(self.number(right), level + 1)
        return Infix(operator, apart(operator, first), apart(operator, second))

    def division(self, operator: str, left: Expression, right: Expression) -> Code:
        """Return a quotient or a rest that is rounded down, as Rust's own operators are not."""
        divisor = self.known(right)
        if divisor is None or divisor <= 0:
            name = "floor_div" if operator == "//" else "floor_mod"
            return RustCall(name, (self.number(left), self.number(right)))
        if self.is_natural(left):
            sign = "/" if operator == "//" else "%"
            first = bracketed(self.number(left), PRECEDENCE[sign])
            return Infix(sign, first, bracketed(self.number(right), PRECEDENCE[sign] + 1))
        name = "div_euclid" if operator == "//" else "rem_euclid"
        return Method(self.receiver(self.number(left)), name, (self.number(right),))

    def is_natural(self, expression: Expression) -> bool:
        """Return whether an expression is surely not negative."""
        known = self.known(expression)
        if known is not None:
            return known >= 0
        match expression:
            case Local(name, _):
                return name in self.natural
            case Length():
                return True
            case Call(name, module, _, _):
                return (module, name) in NATURAL_CALLS
            case Binary("//" | "%", left, right):
                divisor = self.known(right)
                positive = divisor is not None and divisor > 0
                return positive and (expression.operator == "%" or self.is_natural(left))
            case Binary("+" | "*", left, right):
                return self.is_natural(left) and self.is_natural(right)
            case Binary("&", left, right):
                return self.is_natural(left) or self.is_natural(right)
        return False
