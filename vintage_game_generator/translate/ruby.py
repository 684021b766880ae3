"""Printing rules as Ruby modules that a person would be content to have written."""

import textwrap
from dataclasses import replace

from vintage_game_generator.translate.actor_names import with_named_actors
from vintage_game_generator.translate.arithmetic import constant_values
from vintage_game_generator.translate.kernel_interface import kernel_interface
from vintage_game_generator.translate.purity import Key, pure_functions
from vintage_game_generator.translate.ruby_comments import comment_lines, yard_lines
from vintage_game_generator.translate.ruby_conditionals import End
from vintage_game_generator.translate.ruby_expressions import Expressions
from vintage_game_generator.translate.ruby_layout import STEP, WIDTH, Layout
from vintage_game_generator.translate.ruby_names import (
    KERNEL_CONSTANTS,
    KERNEL_NAMESPACE,
    Names,
    method_names,
    respelt,
    rules_module,
)
from vintage_game_generator.translate.ruby_order import in_order
from vintage_game_generator.translate.ruby_shaping import shaped, with_unread_marked
from vintage_game_generator.translate.ruby_statements import Statements
from vintage_game_generator.translate.shaking import references
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    ActorField,
    Block,
    Definition,
    Function,
    Length,
    LevelField,
    LevelItem,
    Local,
    Module,
    Numbers,
    Rules,
    TheWorld,
    Type,
    WorldField,
    WorldItem,
)
from vintage_game_generator.translate.walking import expressions, statements

DEPTH = STEP * 3  # of what stands in a rules module, in `Rules`, in the game's module


def ruby_modules(rules: Rules, namespace: str) -> dict[str, str]:
    """Return the files of a game's `rules` folder: their names, and sources.

    They require the kernel as `../kernel/...` and each other by their names; two modules of
    different folders must not have the same name.

    Args:
        rules: The game's rules.
        namespace: The module that holds the game.
    """
    pure = pure_functions(rules)
    methods, values = method_names(rules, pure), constant_values(rules)
    return {
        f"{module.file}.rb": _Printer(
            module, namespace, Names(module.name, methods, values, pure)
        ).source()
        for module in rules.modules
    }


class _Printer:
    def __init__(self, module: Module, namespace: str, names: Names) -> None:
        self.module = module
        self.namespace = namespace
        self.names = names
        self.expressions = Expressions(self.names)
        self.statements = Statements(self.expressions, self.respelt)

    def source(self) -> str:
        sections = [self._groups(), *self._constants()]
        if self.module.functions:
            sections.append([f"{DEPTH}module_function"])
        sections += [self._function(function) for function in self.module.functions]
        body = [line for section in sections if section for line in ("", *section)][1:]
        requires = self._requires()
        lines = [
            "# frozen_string_literal: true",
            "",
            *([*requires, ""] if requires else []),
            f"module {self.namespace}",
            f"{STEP}module Rules",
            *self._documented(STEP * 2, self.module.docstring),
            f"{STEP * 2}module {rules_module(self.module.file)}",
            *body,
            f"{STEP * 2}end",
            f"{STEP}end",
            "end",
        ]
        return "\n".join(lines) + "\n"

    def respelt(self, words: str) -> str:
        return respelt(words, self.names.methods.items())

    def _documented(self, indent: str, words: str) -> list[str]:
        """Return a docstring as comments."""
        return comment_lines(indent, [self.respelt(line) for line in yard_lines(words)])

    def _used(self) -> list[Key]:
        return list(dict.fromkeys(references(self.module)))

    def _kernel_constants(self) -> list[str]:
        constants = kernel_interface().constants
        return [name for module, name in self._used() if module == KERNEL and name in constants]

    def _requires(self) -> list[str]:
        files = {
            module.rpartition(".")[2]
            for module, _ in self._used()
            if module not in (KERNEL, BUILTIN, self.module.name)
        }
        found = sorted(files)
        names = self._kernel_constants()
        loose = [name for name in names if name not in KERNEL_CONSTANTS]
        kernel = [*(["world"] if loose else ["constants"] if names else [])]
        places = [f"../kernel/{file}" for file in kernel] + found
        return [f'require_relative "{place}"' for place in places]

    def _groups(self) -> list[str]:
        """Return short names for the groups of the kernel's constants that the module uses."""
        groups = {
            KERNEL_CONSTANTS[name].partition("::")[0]
            for name in self._kernel_constants()
            if name in KERNEL_CONSTANTS
        }
        return [f"{DEPTH}{group} = {KERNEL_NAMESPACE}::{group}" for group in sorted(groups)]

    def _constants(self) -> list[list[str]]:
        """Return the constants, group by group."""
        groups: dict[int, list[str]] = {}
        for constant in self.module.constants:
            lines = groups.setdefault(constant.group, [])
            if not lines:
                lines += comment_lines(DEPTH, self._respelt_all(constant.heading))
            lines += comment_lines(DEPTH, self._respelt_all(constant.notes.leading))
            lines += self._definition(constant)
        return list(groups.values())

    def _respelt_all(self, lines: tuple[str, ...]) -> list[str]:
        return [self.respelt(line) for line in lines]

    def _definition(self, constant: Definition) -> list[str]:
        before = f"{constant.name} = "
        value = constant.value
        if isinstance(value, Numbers):
            lines = [f"{DEPTH}{before}{self.expressions.text(value)}.freeze"]
            if len(lines[0]) > WIDTH:
                items = ", ".join(self.expressions.text(item) for item in value.items)
                inner = DEPTH + STEP
                filled = textwrap.wrap(items, WIDTH, initial_indent=inner, subsequent_indent=inner)
                lines = [f"{DEPTH}{before}[", *filled, f"{DEPTH}].freeze"]
        else:
            lines = Layout(self.expressions).laid_out(DEPTH, before, value)
        if not constant.notes.trailing:
            return lines
        noted = f"{lines[-1]} # {self.respelt(constant.notes.trailing)}"
        if len(noted) <= WIDTH:
            return [*lines[:-1], noted]
        return [*comment_lines(DEPTH, [self.respelt(constant.notes.trailing)]), *lines]

    def _function(self, function: Function) -> list[str]:
        notes = function.notes
        above = [*notes.leading, *([notes.trailing] if notes.trailing else [])]
        lines = comment_lines(DEPTH, self._respelt_all(tuple(above)))
        lines += self._documented(DEPTH, function.docstring)
        lines += self._head(function)
        if not function.body:
            return [*lines[:-1], f"{lines[-1]}; end"]
        ordered = replace(function, body=in_order(function, self.names.pure))
        body = with_unread_marked(shaped(with_named_actors(ordered, frozenset())))
        end = End.NOTHING if function.returns == Type.NONE else End.VALUE
        lines += self.statements.block(body, DEPTH + STEP, end)
        return [*lines, f"{DEPTH}end"]

    def _head(self, function: Function) -> list[str]:
        """Return the line with `def`, or several; what is not used begins with an underscore."""
        read = {part.name for part in expressions(function.body) if isinstance(part, Local)}
        if reads_world(function.body):
            read.add("world")
        parameters = [
            parameter.name if parameter.name in read else f"_{parameter.name}"
            for parameter in function.parameters
        ]
        name = self.names.defined(function.name)
        line = f"{DEPTH}def {name}({', '.join(parameters)})" if parameters else f"{DEPTH}def {name}"
        if len(line) <= WIDTH:
            return [line]
        inner = DEPTH + STEP
        ended = [*(f"{text}," for text in parameters[:-1]), parameters[-1]]
        return [f"{DEPTH}def {name}(", *(inner + text for text in ended), f"{DEPTH})"]


def reads_world(block: Block) -> bool:
    """Return whether a block has anything to do with the world."""
    targets = [getattr(statement, "target", None) for statement in statements(block)]
    return any(
        isinstance(part, TheWorld | WorldField | WorldItem | ActorField | LevelField | LevelItem)
        or (isinstance(part, Length) and isinstance(part.of, str))
        for part in (*expressions(block), *targets)
    )
