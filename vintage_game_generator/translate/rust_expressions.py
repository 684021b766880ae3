"""Expressions as Rust: enumerations where integers are one, and no more parentheses than needed."""

from dataclasses import dataclass

from vintage_game_generator.translate.arithmetic import Unknown, value_of
from vintage_game_generator.translate.conditions import negated
from vintage_game_generator.translate.enumerations import (
    ARGUMENTS,
    FAMILIES,
    MEMBERS,
    Enumerations,
    Values,
)
from vintage_game_generator.translate.purity import Key, is_pure
from vintage_game_generator.translate.rust_syntax import (
    Call as RustCall,
)
from vintage_game_generator.translate.rust_syntax import (
    Code,
    Field,
    Group,
    Index,
    Infix,
    Listing,
    Method,
    Name,
    Prefix,
    Span,
)
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    ActorField,
    Assign,
    Augment,
    Binary,
    Block,
    Call,
    Comparison,
    Constant,
    Declare,
    Expression,
    For,
    Item,
    Length,
    LevelField,
    LevelItem,
    Local,
    Logic,
    Number,
    Numbers,
    Parameter,
    TheWorld,
    Truth,
    Type,
    Unary,
    WorldField,
    WorldItem,
)
from vintage_game_generator.translate.walking import statements

BUTTONS = ("A", "B", "SELECT", "START", "UP", "DOWN", "LEFT", "RIGHT")
SIZES = ("MEMORY", "SAVE")  # lengths of arrays, which Rust counts in its own type
ATOM = 20
UNARY = 11
PRECEDENCE = {
    "||": 2,
    "&&": 3,
    **dict.fromkeys(("==", "!=", "<", ">", "<=", ">="), 4),
    "|": 5,
    "^": 6,
    "&": 7,
    "<<": 8,
    ">>": 8,
    "+": 9,
    "-": 9,
    "*": 10,
    "/": 10,
    "%": 10,
    "as": UNARY,
}
_BITS = ("|", "^", "&", "<<", ">>")


@dataclass(frozen=True)
class Surroundings:
    """What printing needs to know of the whole set of rules."""

    enumerations: Enumerations
    values: Values
    pure: frozenset[Key]
    parameters: dict[Key, tuple[Parameter, ...]]


def member(family: str, constant: str) -> str:
    """Return the Rust path of one of the kernel's enumerated constants."""
    plain = constant
    for prefix in ("FACE_", "SOUND_"):
        plain = plain.removeprefix(prefix) if family in ("Facing", "Sound") else plain
    return f"{family}::{''.join(word.capitalize() for word in plain.split('_'))}"


def precedence(code: Code) -> int:
    """Return how tightly the outermost operator binds."""
    match code:
        case Infix(operator, _, _):
            return PRECEDENCE[operator]
        case Prefix():
            return UNARY
        case Span():
            return 1
    return ATOM


class Expressions:
    """Turns the expressions of one rule, or of a constant, into Rust."""

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

    def plain(self, expression: Expression) -> Code:
        """Return an expression as what it is."""
        match expression:
            case Number(value, hexadecimal):
                text = f"0x{abs(value):X}" if hexadecimal else str(abs(value))
                return Prefix("-", Name(text)) if value < 0 else Name(text)
            case Truth(value):
                return Name("true" if value else "false")
            case TheWorld():
                return Name("world")
            case Local(name, _):
                return Name(name)
            case Constant(name, module, _):
                if module == KERNEL and name in SIZES:
                    return Infix("as", Name(name), Name("i32"))
                return Name(constant_path(name) if module == KERNEL else name)
            case WorldField(name, _):
                return Field(Name("world"), name)
            case WorldItem(name, index):
                return Index(Field(Name("world"), name), self.number(index))
            case ActorField(index, name, _):
                return Field(Index(Field(Name("world"), "actors"), self.number(index)), name)
            case LevelField(level, name):
                return Field(self.level(level), name)
            case LevelItem(level, name, index):
                return Index(Field(self.level(level), name), self.number(index))
            case Item(table, index):
                place = Infix("as", self.operand(self.number(index), UNARY), Name("usize"))
                return Index(Name(table.name), place)
            case Length(Constant(name, _, _)):
                return Infix("as", Method(Name(name), "len"), Name("i32"))
            case Length(of):
                return Method(Field(Name("world"), str(of)), "len")
            case Numbers(items):
                family = self.around.enumerations.constant(self.key)
                return Listing(tuple(self.value(item, family) for item in items))
            case Call():
                return self.call(expression)
            case Unary("not", operand, _):
                return self.opposite(operand)
            case Unary(operator, operand, _):
                sign = "!" if operator == "~" else operator
                code = self.number(operand)
                twice = isinstance(code, Prefix) and code.operator == sign
                return Prefix(sign, Group(code) if twice else self.operand(code, UNARY))
            case Binary(operator, left, right):
                return self.binary(operator, left, right)
            case Comparison(operands, operators):
                return self.comparison(operands, operators)
            case Logic(operator, operands):
                return self.logic(operator, operands)
        raise TypeError(expression)

    def operand(self, code: Code, level: int) -> Code:
        """Return an operand in parentheses if it binds less tightly than a level."""
        return Group(code) if precedence(code) < level else code

    def level(self, index: Expression) -> Code:
        return Index(Field(Name("world"), "levels"), self.number(index))

    def opposite(self, operand: Expression) -> Code:
        """Return what is true when a condition is not."""
        flipped = negated(operand)
        if not isinstance(flipped, Unary):
            return self.plain(flipped)
        code = self.plain(flipped.operand)
        if isinstance(code, Prefix) and code.operator == "!":
            return code.operand
        return Prefix("!", self.operand(code, UNARY))

    def call(self, call: Call) -> Code:
        if call.module == BUILTIN:
            return self.builtin(call)
        families: dict[int, str | None] = dict(ARGUMENTS.get(call.name, {}))
        if call.module != KERNEL:
            parameters = self.around.parameters[call.module, call.name]
            families = {
                place: self.around.enumerations.local((call.module, call.name), parameter.name)
                for place, parameter in enumerate(parameters)
            }
        arguments = tuple(
            self.value(argument, families.get(place))
            for place, argument in enumerate(call.arguments)
        )
        return RustCall(call.name, arguments)

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
            code = _with_type(code)
        return self.operand(code, ATOM)

    def binary(self, operator: str, left: Expression, right: Expression) -> Code:
        if operator in ("//", "%"):
            return self.division(operator, left, right)
        level = PRECEDENCE[operator]
        first = self.operand(self.number(left), level)
        second = self.operand(self.number(right), level + 1)
        return Infix(operator, _apart(operator, first), _apart(operator, second))

    def division(self, operator: str, left: Expression, right: Expression) -> Code:
        """Return a quotient or a rest that is rounded down, as Rust's own operators are not."""
        divisor = self.known(right)
        if divisor is None or divisor <= 0:
            name = "floor_div" if operator == "//" else "floor_mod"
            return RustCall(name, (self.number(left), self.number(right)))
        if self.is_natural(left):
            sign = "/" if operator == "//" else "%"
            first = self.operand(self.number(left), PRECEDENCE[sign])
            return Infix(sign, first, self.operand(self.number(right), PRECEDENCE[sign] + 1))
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
            case Length() | Call("next_random", _, _, _) | Call("abs", _, _, _):
                return True
            case Binary("//" | "%", left, right):
                divisor = self.known(right)
                positive = divisor is not None and divisor > 0
                return positive and (expression.operator == "%" or self.is_natural(left))
            case Binary("+" | "*", left, right):
                return self.is_natural(left) and self.is_natural(right)
            case Binary("&", left, right):
                return self.is_natural(left) or self.is_natural(right)
        return False

    def comparison(self, operands: tuple[Expression, ...], operators: tuple[str, ...]) -> Code:
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
        return Infix(
            operator,
            self.operand(self.value(left, family), level),
            self.operand(self.value(right, family), level),
        )

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
        sign = "&&" if operator == "and" else "||"
        codes: list[Code] = []
        rest = list(operands)
        while rest:
            taken, code = self.matching(operator, rest)
            if code is None and operator == "and":
                taken, code = self.between(rest)
            if code is None:
                taken, code = 1, self.plain(rest[0])
                mixed = isinstance(code, Infix) and code.operator in ("&&", "||")
                code = Group(code) if mixed and code.operator != sign else code
            codes.append(code)
            del rest[:taken]
        joined = codes[0]
        for code in codes[1:]:
            # What is one operator's own operands already needs no parentheses on the left only.
            second = Group(code) if isinstance(code, Infix) and code.operator == sign else code
            joined = Infix(sign, joined, second)
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


def is_literal(code: Code) -> bool:
    """Return whether a number is made of bare literals only."""
    match code:
        case Name(text):
            return text.isdecimal() or text.startswith("0x")
        case Prefix(_, inside) | Group(inside):
            return is_literal(inside)
        case Infix(_, left, right):
            return is_literal(left) and is_literal(right)
    return False


def _with_type(code: Code) -> Code:
    """Return a number of which the first literal says what type all of them are."""
    match code:
        case Name(text):
            return Name(f"{text}_i32")
        case Prefix(operator, inside):
            return Prefix(operator, _with_type(inside))
        case Group(inside):
            return Group(_with_type(inside))
        case Infix(operator, left, right):
            return Infix(operator, _with_type(left), right)
    return code


def constant_path(name: str) -> str:
    """Return how rules call one of the kernel's constants."""
    if name in MEMBERS:
        return member(MEMBERS[name], name)
    return f"button::{name}" if name in BUTTONS else name


def _apart(operator: str, code: Code) -> Code:
    """Return an operand in parentheses where not every reader knows which operator binds first."""
    if isinstance(code, Infix) and code.operator != operator:
        mixed = operator in _BITS or code.operator in _BITS
        return Group(code) if mixed else code
    return code


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
