"""Printing rules as Python modules that a person would be content to have written."""

import re
from collections.abc import Iterable

from vintage_game_generator.translate.actor_names import with_named_actors
from vintage_game_generator.translate.layout import STEP, WIDTH, laid_out
from vintage_game_generator.translate.python_expressions import text
from vintage_game_generator.translate.python_memberships import with_memberships
from vintage_game_generator.translate.python_statements import beside, block_lines, comment
from vintage_game_generator.translate.shaking import used
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    Definition,
    Function,
    Module,
    Numbers,
    Rules,
    Type,
)


def python_modules(rules: Rules) -> dict[str, str]:
    """Return the modules of a game's `rules` folder: file names, and sources.

    They import the kernel as `..kernel` and each other as `.hero`; two modules of different
    folders must not have the same name.
    """
    return {f"{module.file}.py": _Printer(module).source() for module in rules.modules}


class _Printer:
    def __init__(self, module: Module) -> None:
        self.module = module

    def source(self) -> str:
        parts = [docstring_lines("", self.module.docstring)]
        imports = self._imports()
        if imports:
            parts.append(["", *imports])
        if self.module.constants:
            parts.append(["", *self._constants()])
        taken = frozenset(name for found in self._names().values() for name in found)
        for function in self.module.functions:
            parts.append(["", "", *_function(function, taken)])
        return "\n".join(line for part in parts for line in part) + "\n"

    def _names(self) -> dict[str, set[str]]:
        """Return the names that the module refers to, by the module that defines them."""
        names: dict[str, set[str]] = {}
        for constant in self.module.constants:
            self._note(names, used((), constant.value))
        for function in self.module.functions:
            self._note(names, used(function.body))
            if any(parameter.type == Type.WORLD for parameter in function.parameters):
                names.setdefault(KERNEL, set()).add("World")
        return names

    def _imports(self) -> list[str]:
        names = self._names()
        names.pop(self.module.name, None)
        lines: list[str] = []
        if KERNEL in names:
            lines += import_lines("..kernel", names.pop(KERNEL))
        files = {module.rpartition(".")[2]: found for module, found in names.items()}
        for file in sorted(files):
            lines += import_lines(f".{file}", files[file])
        return lines

    def _note(self, names: dict[str, set[str]], keys: Iterable[tuple[str, str]]) -> None:
        for module, name in keys:
            if module != BUILTIN:
                names.setdefault(module, set()).add(name)

    def _constants(self) -> list[str]:
        lines: list[str] = []
        previous: Definition | None = None
        for constant in self.module.constants:
            if previous is None or previous.group != constant.group:
                if previous is not None:
                    lines.append("")
                lines += [comment("", words) for words in constant.heading]
            previous = constant
            lines += [comment("", words) for words in constant.notes.leading]
            lines += _definition(constant)
        return lines


def _definition(constant: Definition) -> list[str]:
    value = constant.value
    before = f"{constant.name} = "
    line = before + text(value)
    if isinstance(value, Numbers) and len(line) > WIDTH:
        items = [f"{STEP}{text(item)}," for item in value.items]
        return [f"{before}(", *items, ")" + beside(constant.notes)]
    lines = laid_out("", before, value, "")
    lines[-1] += beside(constant.notes)
    return lines


def import_lines(source: str, names: set[str]) -> list[str]:
    """Return an import, in isort's order, on one line or on one a name."""
    ordered = sorted(names, key=_import_order)
    line = f"from {source} import {', '.join(ordered)}"
    if len(line) <= WIDTH:
        return [line]
    return [f"from {source} import (", *(f"{STEP}{name}," for name in ordered), ")"]


def _import_order(name: str) -> tuple[int, list[tuple[int, int, str]]]:
    if len(name) > 1 and name.isupper():
        rank = 0
    elif name[0].isupper():
        rank = 1
    else:
        rank = 2
    pieces = re.findall(r"\d+|\D", name.lower())
    natural = [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in pieces]
    return rank, natural


def docstring_lines(indent: str, words: str) -> list[str]:
    """Return a docstring."""
    lines = words.splitlines()
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    rest = [f"{indent}{line}" if line.strip() else "" for line in lines[1:]]
    return [f'{indent}"""{lines[0]}', *rest, f'{indent}"""']


def _function(function: Function, taken: frozenset[str]) -> list[str]:
    parameters = [f"{parameter.name}: {parameter.type}" for parameter in function.parameters]
    lines = [comment("", words) for words in function.notes.leading]
    head = f"def {function.name}({', '.join(parameters)}) -> {function.returns}:"
    if len(head) > WIDTH:
        inner = STEP + ", ".join(parameters)
        lines.append(f"def {function.name}(")
        lines += [inner] if len(inner) <= WIDTH else [f"{STEP}{item}," for item in parameters]
        lines.append(f") -> {function.returns}:{beside(function.notes)}")
    else:
        lines.append(head + beside(function.notes))
    lines += docstring_lines(STEP, function.docstring)
    if not function.body:
        return lines
    return lines + block_lines(with_memberships(with_named_actors(function, taken)), STEP)
