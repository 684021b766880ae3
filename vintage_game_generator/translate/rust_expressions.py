"""Expressions as Rust."""

from vintage_game_generator.translate.rust_conditions import Conditions
from vintage_game_generator.translate.rust_enumerations import ARGUMENTS
from vintage_game_generator.translate.rust_names import constant_path
from vintage_game_generator.translate.rust_precedence import UNARY, bracketed
from vintage_game_generator.translate.rust_syntax import Call as RustCall
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
)
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    ActorField,
    Binary,
    Call,
    Comparison,
    Constant,
    Expression,
    Item,
    Length,
    LevelField,
    LevelItem,
    Local,
    Logic,
    Number,
    Numbers,
    TheWorld,
    Truth,
    Unary,
    WorldField,
    WorldItem,
)

SIZES = ("MEMORY", "SAVE")  # lengths of arrays, which Rust counts in its own type


class Expressions(Conditions):
    """Turns the expressions of one rule, or of a constant, into Rust."""

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
                place = Infix("as", bracketed(self.number(index), UNARY), Name("usize"))
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
                return Prefix(sign, Group(code) if twice else bracketed(code, UNARY))
            case Binary(operator, left, right):
                return self.binary(operator, left, right)
            case Comparison(operands, operators):
                return self.comparison(operands, operators)
            case Logic(operator, operands):
                return self.logic(operator, operands)
        raise TypeError(expression)

    def level(self, index: Expression) -> Code:
        """Return the layout of a level."""
        return Index(Field(Name("world"), "levels"), self.number(index))

    def call(self, call: Call) -> Code:
        """Return a call of a rule or of the kernel, with the arguments that it wants."""
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
