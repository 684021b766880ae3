"""Printing rules as JavaScript modules that a person would be content to have written."""

from collections.abc import Iterable

from vintage_game_generator.translate.actor_names import with_named_actors
from vintage_game_generator.translate.javascript_expressions import camel_case, text
from vintage_game_generator.translate.javascript_forms import javascript_block, javascript_form
from vintage_game_generator.translate.javascript_layout import STEP, WIDTH
from vintage_game_generator.translate.javascript_statements import (
    assigned,
    beside,
    block_lines,
    comment,
    inside_head,
)
from vintage_game_generator.translate.purity import Key, pure_functions
from vintage_game_generator.translate.shaking import references, used, wanted_elsewhere
from vintage_game_generator.translate.tree import (
    BUILTIN,
    KERNEL,
    Block,
    Definition,
    Function,
    Module,
    Number,
    Numbers,
    Parameter,
    Rules,
    Type,
    Unary,
)

_TYPES = {Type.INT: "number", Type.BOOL: "boolean", Type.WORLD: "World"}
_KERNEL = "../kernel/index.js"


def javascript_modules(rules: Rules) -> dict[str, str]:
    """Return the modules of a game's `rules` folder: file names, and sources.

    They import the kernel as `../kernel/index.js` and each other as `./hero.js`, and export the
    entry and what others import.
    """
    pure = pure_functions(rules)
    wanted = frozenset(wanted_elsewhere(rules))
    return {
        file_name(module.file): _Printer(module, pure, wanted).source() for module in rules.modules
    }


def file_name(module: str) -> str:
    """Return the file of a module: `double-jump.js`."""
    return f"{module.replace('_', '-')}.js"


class _Printer:
    def __init__(self, module: Module, pure: frozenset[Key], exported: frozenset[Key]) -> None:
        self.module = module
        self.exported = exported
        self.constants = [
            (constant, javascript_form(constant.value)) for constant in module.constants
        ]
        taken = frozenset(name for _, name in references(module))
        self.functions = [
            (function, javascript_block(with_named_actors(function, taken), pure, taken))
            for function in module.functions
        ]

    def source(self) -> str:
        paragraphs = [doc_comment(self.module.docstring)]
        if any(_takes_world(function) for function in self.module.functions):
            paragraphs.append([f'/** @import {{ World }} from "{_KERNEL}" */'])
        imports = self._imports()
        if imports:
            paragraphs.append(imports)
        paragraphs += self._constants()
        paragraphs += [self._function(function, body) for function, body in self.functions]
        return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"

    def _imports(self) -> list[str]:
        names: dict[str, set[str]] = {}
        found = [key for _, value in self.constants for key in used((), value)]
        found += [key for _, body in self.functions for key in used(body)]
        for module, name in found:
            if module not in (BUILTIN, self.module.name):
                names.setdefault(module, set()).add(camel_case(name))
        lines: list[str] = []
        if KERNEL in names:
            lines += import_lines(_KERNEL, names.pop(KERNEL))
        files = {module.rpartition(".")[2]: imported for module, imported in names.items()}
        for file in sorted(files):
            lines += import_lines(f"./{file_name(file)}", files[file])
        return lines

    def _constants(self) -> list[list[str]]:
        paragraphs: list[list[str]] = []
        previous: Definition | None = None
        for constant, value in self.constants:
            if previous is None or previous.group != constant.group:
                paragraphs.append([comment("", words) for words in constant.heading])
            previous = constant
            lines = paragraphs[-1]
            lines += [comment("", words) for words in constant.notes.leading]
            before = f"{self._export(constant.key)}const {constant.name} ="
            if isinstance(value, Numbers):
                lines += _table(before, value)
            else:
                lines += assigned(before, value, "")
            lines[-1] += beside(constant.notes)
        return paragraphs

    def _function(self, function: Function, body: Block) -> list[str]:
        lines = [comment("", words) for words in function.notes.leading]
        lines += doc_comment(function.docstring, _tags(function))
        names = [camel_case(parameter.name) for parameter in function.parameters]
        word = f"{self._export(function.key)}function {camel_case(function.name)}"
        head = f"{word}({', '.join(names)}) {{"
        if not body:
            return [*lines, f"{head}}}{beside(function.notes)}"]
        if len(head) > WIDTH:
            lines += [f"{word}(", *(f"{STEP}{name}," for name in names), ") {"]
        else:
            lines.append(head)
        lines += inside_head(function.notes, STEP, leading=False)
        return [*lines, *block_lines(body, STEP), "}"]

    def _export(self, key: Key) -> str:
        return "export " if key in self.exported else ""


def doc_comment(words: str, tags: Iterable[str] = ()) -> list[str]:
    """Return a documentation comment."""
    lines = [*words.splitlines(), *tags]
    if len(lines) == 1:
        return [f"/** {lines[0]} */"]
    return ["/**", *(f" * {line}".rstrip() for line in lines), " */"]


def import_lines(source: str, names: set[str]) -> list[str]:
    """Return an import, constants first, on one line or on one a name."""
    ordered = sorted(names, key=lambda name: (not name.isupper(), name.lower()))
    line = f'import {{ {", ".join(ordered)} }} from "{source}";'
    if len(line) <= WIDTH:
        return [line]
    return ["import {", *(f"{STEP}{name}," for name in ordered), f'}} from "{source}";']


def _table(before: str, value: Numbers) -> list[str]:
    """Return a frozen list; one that is too long is filled line by line, as Prettier does it."""
    items = [text(item) for item in value.items]
    line = f"{before} Object.freeze([{', '.join(items)}]);"
    if len(line) <= WIDTH:
        return [line]
    lines = [f"{before} Object.freeze(["]
    plain = all(_is_literal(item) for item in value.items)
    for place, item in enumerate(items):
        if place > 0 and plain and len(f"{lines[-1]} {item},") <= WIDTH:
            lines[-1] += f" {item},"
        else:
            lines.append(f"{STEP}{item},")
    return [*lines, "]);"]


def _is_literal(item: object) -> bool:
    return isinstance(item, Number) or (
        isinstance(item, Unary) and isinstance(item.operand, Number)
    )


def _takes_world(function: Function) -> bool:
    return any(parameter.type == Type.WORLD for parameter in function.parameters)


def _tags(function: Function) -> list[str]:
    def tag(parameter: Parameter) -> str:
        return f"@param {{{_TYPES[parameter.type]}}} {camel_case(parameter.name)}"

    tags = [tag(parameter) for parameter in function.parameters]
    if function.returns != Type.NONE:
        tags.append(f"@returns {{{_TYPES[function.returns]}}}")
    return tags
