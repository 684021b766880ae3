"""Printing rules as Rust modules that a person would be content to have written."""

from collections.abc import Iterator

from vintage_game_generator.translate.arithmetic import constant_values
from vintage_game_generator.translate.kernel_interface import kernel_interface
from vintage_game_generator.translate.purity import pure_functions
from vintage_game_generator.translate.rust_arithmetic import Surroundings
from vintage_game_generator.translate.rust_comments import comment_lines, documentation
from vintage_game_generator.translate.rust_enumerations import enumerations
from vintage_game_generator.translate.rust_expressions import Expressions
from vintage_game_generator.translate.rust_hoisting import hoisted
from vintage_game_generator.translate.rust_imports import use_lines
from vintage_game_generator.translate.rust_layout import laid_out
from vintage_game_generator.translate.rust_placing import right_side
from vintage_game_generator.translate.rust_shape import TAB, WIDTH, line_shape
from vintage_game_generator.translate.rust_statements import Statements
from vintage_game_generator.translate.rust_syntax import Call, Code, Lines, Name
from vintage_game_generator.translate.rust_walking import codes_inside, codes_within
from vintage_game_generator.translate.rust_writing import written
from vintage_game_generator.translate.shaking import references, wanted_elsewhere
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    Definition,
    Function,
    Module,
    Numbers,
    Parameter,
    Rules,
    Type,
)
from vintage_game_generator.translate.walking import assigned_locals

MOST_PARAMETERS = 7  # more of them, and clippy asks for a reason


def rust_modules(rules: Rules) -> dict[str, str]:
    """Return the modules of a game's `rules` folder: file names, and sources.

    They import the kernel as `crate::kernel` and each other as `crate::rules::hero`; two modules
    of different folders must not have the same name.
    """
    rules = hoisted(rules)
    around = Surroundings(
        enumerations(rules),
        constant_values(rules),
        pure_functions(rules),
        {function.key: function.parameters for function in rules.functions()},
    )
    wanted = wanted_elsewhere(rules)
    return {
        f"{module.file}.rs": _Printer(module, around, wanted).source() for module in rules.modules
    }


class _Printer:
    def __init__(self, module: Module, around: Surroundings, wanted: set[tuple[str, str]]) -> None:
        self.module = module
        self.around = around
        self.wanted = wanted
        self.kernel: set[str] = set()

    def source(self) -> str:
        constants = self.constants()
        functions = [self.function(function) for function in self.module.functions]
        parts = [documentation("//!", self.module.docstring)]
        imports = self.imports()
        if imports:
            parts.append(imports)
        if constants:
            parts.append(constants)
        return "\n\n".join("\n".join(lines) for lines in [*parts, *functions]) + "\n"

    def imports(self) -> list[str]:
        names: dict[str, set[str]] = {}
        if self.kernel:
            names["crate::kernel"] = self.kernel
        for module, name in references(self.module):
            if module not in (BUILTIN, KERNEL, self.module.name):
                file = module.rpartition(".")[2]
                names.setdefault(f"crate::rules::{file}", set()).add(name)
        return use_lines(names)

    def visibility(self, key: tuple[str, str]) -> str:
        return "pub " if key in self.wanted else ""

    def note(self, codes: Iterator[Code]) -> None:
        """Note what of the kernel some code refers to."""
        interface = kernel_interface()
        for code in codes:
            if isinstance(code, Name):
                head, path, _ = code.text.partition("::")
                if path or head in interface.constants:
                    self.kernel.add(head)
            elif isinstance(code, Call):
                head, path, _ = code.name.partition("::")
                if path or head in (*interface.primitives, "floor_div", "floor_mod"):
                    self.kernel.add(head)

    # Constants.

    def constants(self) -> list[str]:
        lines: list[str] = []
        previous: Definition | None = None
        for constant in self.module.constants:
            if previous is None or previous.group != constant.group:
                if previous is not None:
                    lines.append("")
                lines += comment_lines(constant.heading, 0)
            previous = constant
            lines += self.definition(constant)
        return lines

    def definition(self, constant: Definition) -> list[str]:
        family = self.around.enumerations.constant(constant.key)
        expressions = Expressions(self.around, constant.key)
        kind = "bool" if constant.type == Type.BOOL else family or "i32"
        value: Code
        if isinstance(constant.value, Numbers):
            value = expressions.plain(constant.value)
            kind = f"[{kind}; {len(constant.value.items)}]"
        else:
            value = expressions.value(constant.value, family)
        self.note(codes_inside(value))
        if family is not None:
            self.kernel.add(family)
        before = f"{self.visibility(constant.key)}const {constant.name}: {kind} ="
        shape = line_shape(0).without(1)
        after = right_side(before, lambda room: laid_out(value, room), shape)
        lines = f"{before}{after};".split("\n")
        leading = list(constant.notes.leading)
        beside = f" // {constant.notes.trailing}" if constant.notes.trailing else ""
        if len(lines) == 1 and len(lines[0] + beside) <= WIDTH:
            lines[0] += beside
        elif beside:
            leading.append(constant.notes.trailing)
        return [*comment_lines(leading, 0), *lines]

    # Rules.

    def function(self, function: Function) -> list[str]:
        expressions = Expressions(self.around, function.key, function.body)
        body = Statements(expressions, function).body()
        self.note(codes_within(body))
        lines = comment_lines(function.notes.leading, 0)
        lines += documentation("///", function.docstring)
        if len(function.parameters) > MOST_PARAMETERS:
            lines.append('#[expect(clippy::too_many_arguments, reason = "the rules have as many")]')
        lines += self.head(function, body)
        inside = written(body, TAB)
        if not inside:
            return [*lines[:-1], lines[-1] + "}"]
        return [*lines, *inside, "}"]

    def head(self, function: Function, body: Lines) -> list[str]:
        read = {code.text for code in codes_within(body) if isinstance(code, Name)}
        parameters = [self.parameter(function, one, read) for one in function.parameters]
        kind = self.kind(function.returns, self.around.enumerations.result(function.key))
        returns = f" -> {kind}" if kind else ""
        before = f"{self.visibility(function.key)}fn {function.name}("
        head = f"{before}{', '.join(parameters)}){returns} {{"
        if len(head) <= WIDTH:
            return [head]
        return [before, *(f"{' ' * TAB}{one}," for one in parameters), f"){returns} {{"]

    def parameter(self, function: Function, parameter: Parameter, read: set[str]) -> str:
        name = parameter.name if parameter.name in read else f"_{parameter.name}"
        if parameter.type == Type.WORLD:
            self.kernel.add("World")
            return f"{name}: &{'' if function.key in self.around.pure else 'mut '}World"
        family = self.around.enumerations.local(function.key, parameter.name)
        changing = "mut " if parameter.name in assigned_locals(function.body) else ""
        return f"{changing}{name}: {self.kind(parameter.type, family)}"

    def kind(self, type_: Type, family: str | None) -> str:
        if family is not None:
            self.kernel.add(family)
            return family
        return {Type.INT: "i32", Type.BOOL: "bool", Type.NONE: ""}[type_]
