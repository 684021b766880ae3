"""Setting the constants of a set of rules to a game's values."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from vintage_game_generator.translate.arithmetic import LEAST, MOST, value_of
from vintage_game_generator.translate.kernel_interface import kernel_interface
from vintage_game_generator.translate.tree import KERNEL, Module, Number, Rules, Truth, Type, Unary

Settings = Mapping[str, "int | bool"]


class UnknownConstant(ValueError):
    """A setting for a constant that the rules do not have, or that it cannot have."""


def with_settings(rules: Rules, settings: Settings) -> Rules:
    """Return rules whose constants have the values given; others keep theirs.

    Raises:
        UnknownConstant: No rules module has a constant of that name, or it is of another type.
    """
    kinds = {constant.name: constant.type for constant in rules.constants()}
    for name, value in settings.items():
        if name not in kinds:
            near = get_close_matches(name, kinds, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UnknownConstant(f"the rules have no constant {name}{hint}")
        wanted = Type.BOOL if isinstance(value, bool) else Type.INT
        if kinds[name] != wanted:
            raise UnknownConstant(f"{name} is {kinds[name]}, and {value!r} is not")
        if not LEAST <= value <= MOST:
            raise UnknownConstant(f"{name}: {value} does not fit 32 bits signed")
    result = replace(rules, modules=tuple(_set(module, settings) for module in rules.modules))
    _check_values(result)
    return result


def _check_values(rules: Rules) -> None:
    """Raise when a constant that is computed from others has no value any more."""
    values = {(KERNEL, name): value for name, value in kernel_interface().constants.items()}
    for constant in rules.constants():
        if constant.type == Type.INT:
            try:
                values[constant.key] = value_of(constant.value, values)
            except ArithmeticError as error:
                raise UnknownConstant(f"{constant.name}: {error}") from error


def _set(module: Module, settings: Settings) -> Module:
    constants = tuple(
        replace(constant, value=literal(settings[constant.name]))
        if constant.name in settings
        else constant
        for constant in module.constants
    )
    return replace(module, constants=constants)


def literal(value: int | bool) -> Number | Truth | Unary:
    """Return a value as an expression."""
    if isinstance(value, bool):
        return Truth(value)
    if value < 0:
        return Unary("-", Number(-value), Type.INT)
    return Number(value)
