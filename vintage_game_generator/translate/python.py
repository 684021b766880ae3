"""Printing rules as Python modules that a person would be content to have written."""

import re
from collections.abc import Callable, Iterable

from vintage_game_generator.translate.layout import STEP, WIDTH, laid_out
from vintage_game_generator.translate.python_aliases import aliased
from vintage_game_generator.translate.python_expressions import Aliases, text
from vintage_game_generator.translate.shaking import used
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    Assign,
    Augment,
    Block,
    Break,
    Continue,
    Declare,
    Definition,
    For,
    Function,
    If,
    Local,
    Module,
    Notes,
    Number,
    Numbers,
    Perform,
    Remark,
    Return,
    Rules,
    Statement,
    Type,
)
from vintage_game_generator.translate.walking import expressions


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
        for function in self.module.functions:
            parts.append(["", "", *_function(function)])
        return "\n".join(line for part in parts for line in part) + "\n"

    def _imports(self) -> list[str]:
        names: dict[str, set[str]] = {}
        for constant in self.module.constants:
            self._note(names, used((), constant.value))
        for function in self.module.functions:
            self._note(names, used(function.body))
            if any(parameter.type == Type.WORLD for parameter in function.parameters):
                names.setdefault(KERNEL, set()).add("World")
        lines: list[str] = []
        if KERNEL in names:
            lines += import_lines("..kernel", names.pop(KERNEL))
        files = {module.rpartition(".")[2]: found for module, found in names.items()}
        for file in sorted(files):
            lines += import_lines(f".{file}", files[file])
        return lines

    def _note(self, names: dict[str, set[str]], keys: Iterable[tuple[str, str]]) -> None:
        for module, name in keys:
            if module not in (BUILTIN, self.module.name):
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


def comment(indent: str, words: str) -> str:
    """Return a comment line."""
    return f"{indent}# {words}" if words else f"{indent}#"


def beside(notes: Notes) -> str:
    """Return the comment at a line's end, or nothing."""
    return f"  # {notes.trailing}" if notes.trailing else ""


def docstring_lines(indent: str, words: str) -> list[str]:
    """Return a docstring."""
    lines = words.splitlines()
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    rest = [f"{indent}{line}" if line.strip() else "" for line in lines[1:]]
    return [f'{indent}"""{lines[0]}', *rest, f'{indent}"""']


def _function(function: Function) -> list[str]:
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
    body = _Body(function)
    lines += body.block(function.body, STEP)
    return lines


class _Body:
    """Prints the statements of one rule, with the actors that it names."""

    def __init__(self, function: Function) -> None:
        self.aliases: Aliases
        self.before, self.aliases = aliased(function)
        self.loop_names = {
            part.name for part in expressions(function.body) if isinstance(part, Local)
        }
        self.printers: dict[type, Callable[..., list[str]]] = {
            Declare: self._declare,
            Assign: self._assign,
            Augment: self._augment,
            Perform: self._perform,
            If: self._if,
            For: self._for,
            Return: self._return,
        }

    def block(self, block: Block, indent: str) -> list[str]:
        lines: list[str] = []
        for place, statement in enumerate(block):
            if statement.notes.blank and place > 0:
                lines.append("")
            for index, name in self.before.get(id(statement), ()):
                lines.append(f"{indent}{name} = world.actors[{text(index)}]")
            lines += [comment(indent, words) for words in statement.notes.leading]
            lines += self._statement(statement, indent)
        code = [statement for statement in block if not isinstance(statement, Remark)]
        return lines if code else [*lines, f"{indent}pass"]

    def _statement(self, statement: Statement, indent: str) -> list[str]:
        match statement:
            case Break():
                lines = [f"{indent}break"]
            case Continue():
                lines = [f"{indent}continue"]
            case Remark():
                return []
            case If() | For():
                return self.printers[type(statement)](statement, indent)
            case _:
                lines = self.printers[type(statement)](statement, indent)
        lines[-1] += beside(statement.notes)
        return lines

    def _declare(self, statement: Declare, indent: str) -> list[str]:
        return laid_out(indent, f"{statement.name} = ", statement.value, "", self.aliases)

    def _assign(self, statement: Assign, indent: str) -> list[str]:
        target = text(statement.target, self.aliases)
        return laid_out(indent, f"{target} = ", statement.value, "", self.aliases)

    def _augment(self, statement: Augment, indent: str) -> list[str]:
        target = text(statement.target, self.aliases)
        return laid_out(
            indent, f"{target} {statement.operator}= ", statement.value, "", self.aliases
        )

    def _perform(self, statement: Perform, indent: str) -> list[str]:
        return laid_out(indent, "", statement.call, "", self.aliases)

    def _if(self, statement: If, indent: str) -> list[str]:
        lines: list[str] = []
        word = "if "
        for branch in statement.branches:
            if word == "elif ":
                lines += [comment(indent, words) for words in branch.notes.leading]
            lines += laid_out(indent, word, branch.condition, ":", self.aliases)
            lines[-1] += beside(branch.notes)
            lines += self.block(branch.body, indent + STEP)
            word = "elif "
        if statement.otherwise:
            notes = statement.otherwise_notes
            lines += [comment(indent, words) for words in notes.leading]
            lines.append(f"{indent}else:{beside(notes)}")
            lines += self.block(statement.otherwise, indent + STEP)
        return lines

    def _for(self, statement: For, indent: str) -> list[str]:
        used_here = {
            part.name for part in expressions(statement.body) if isinstance(part, Local)
        }
        name = statement.variable if statement.variable in used_here else "_"
        bounds = [text(statement.stop, self.aliases)]
        if statement.start != Number(0) or statement.step != 1:
            bounds.insert(0, text(statement.start, self.aliases))
        if statement.step != 1:
            bounds.append(str(statement.step))
        lines = [f"{indent}for {name} in range({', '.join(bounds)}):{beside(statement.notes)}"]
        return lines + self.block(statement.body, indent + STEP)

    def _return(self, statement: Return, indent: str) -> list[str]:
        if statement.value is None:
            return [f"{indent}return"]
        return laid_out(indent, "return ", statement.value, "", self.aliases)
