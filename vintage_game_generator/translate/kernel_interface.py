"""What the kernel offers to rules, read off the Python kernel itself."""

import inspect
import typing
from dataclasses import dataclass, fields
from functools import cache
from types import NoneType

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.translate.tree import Type

KERNEL_MODULE = kernel.__name__
BUILTINS = ("abs", "min", "max")
PURE_PRIMITIVES = ("cell_at",)
KERNELS_OWN = ("seed", "random", "cells_digest")  # 32 bits unsigned, which no value of a rule is
_PRIMITIVES = (
    "next_random",
    "cell_at",
    "set_cell",
    "spawn",
    "place",
    "load_level",
    "play_sound",
)
_TYPES = {int: Type.INT, bool: Type.BOOL, NoneType: Type.NONE, kernel.World: Type.WORLD}


@dataclass(frozen=True)
class Signature:
    """The types of a function's parameters and of what it returns."""

    parameters: tuple[Type, ...]
    returns: Type


@dataclass(frozen=True)
class KernelInterface:
    """The kernel's records, constants and primitives, as rules see them.

    `lists` names the world's lists of integers; `lengths` all whose length may be asked.
    """

    world: dict[str, Type]
    actor: dict[str, Type]
    level: dict[str, Type]
    level_lists: frozenset[str]
    lists: frozenset[str]
    lengths: frozenset[str]
    constants: dict[str, int]
    primitives: dict[str, Signature]


@cache
def kernel_interface() -> KernelInterface:
    """Return what the kernel offers."""
    hints = typing.get_type_hints(kernel.World)
    actor_hints = typing.get_type_hints(kernel.Actor)
    level_hints = typing.get_type_hints(kernel.Level)
    names = [field.name for field in fields(kernel.World)]
    return KernelInterface(
        world={
            name: _TYPES[hints[name]]
            for name in names
            if hints[name] in _TYPES and name not in KERNELS_OWN
        },
        actor={field.name: _TYPES[actor_hints[field.name]] for field in fields(kernel.Actor)},
        level={name: _TYPES[kind] for name, kind in level_hints.items() if kind in _TYPES},
        level_lists=frozenset(name for name, kind in level_hints.items() if kind == list[int]),
        lists=frozenset(name for name in names if hints[name] == list[int]),
        lengths=frozenset(name for name in names if typing.get_origin(hints[name]) is list),
        constants={
            name: value
            for name, value in vars(kernel).items()
            if name.isupper() and isinstance(value, int)
        },
        primitives={name: _signature(name) for name in _PRIMITIVES},
    )


def _signature(name: str) -> Signature:
    function = getattr(kernel, name)
    hints = typing.get_type_hints(function)
    parameters = inspect.signature(function).parameters
    return Signature(
        tuple(_TYPES[hints[parameter]] for parameter in parameters), _TYPES[hints["return"]]
    )
