"""Reading the imports of a rules module: from the kernel, and from other rules modules."""

import ast
from collections.abc import Iterator

from vintage_game_generator.translate.kernel_interface import KERNEL_MODULE
from vintage_game_generator.translate.scope import Binding, Rule, Scope
from vintage_game_generator.translate.sources import Library
from vintage_game_generator.translate.tree import KERNEL, Constant, Type


def _absolute(library: Library, module: str, node: ast.ImportFrom) -> str:
    """Return the full dotted name of what a module imports from."""
    if not node.level:
        return node.module or ""
    parents = f"{library.package}.{module}".split(".")[: -node.level]
    return ".".join([*parents, *([node.module] if node.module else [])])


def _inside(library: Library, full: str) -> str | None:
    """Return a module's name in the library, or None."""
    name = full.removeprefix(library.package + ".")
    return name if name != full and name in library.texts else None


def imported_modules(library: Library, module: str, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the rules modules that a module imports, each with the line."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            name = _inside(library, _absolute(library, module, node))
            if name is not None:
                yield name, node.lineno


def read_imports(
    library: Library,
    module: str,
    tree: ast.Module,
    scope: Scope,
    exports: dict[str, dict[str, Binding]],
) -> None:
    """Add what a module imports to its scope, and refuse what it must not import."""
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom):
            continue
        full = _absolute(library, module, node)
        inside = _inside(library, full)
        if full != KERNEL_MODULE and inside is None:
            scope.remarks.refuse(
                node.lineno,
                f"an import from '{full}'",
                "import only from the kernel and from other rules modules",
            )
            continue
        for alias in node.names:
            _bind(alias, scope, exports.get(inside) if inside is not None else None, full)


def _bind(alias: ast.alias, scope: Scope, exported: dict[str, Binding] | None, source: str) -> None:
    name, line = alias.name, alias.lineno
    if name == "*":
        scope.remarks.refuse(line, "an import of everything", "name what is imported")
        return
    if alias.asname is not None and alias.asname != name:
        scope.remarks.refuse(line, f"'{name}' under another name", "import it as it is called")
        return
    kernel = scope.kernel
    binding: Binding | None = None
    if exported is not None:
        binding = exported.get(name)
    elif name in ("World", "Actor"):
        return
    elif name in kernel.constants:
        binding = Constant(name, KERNEL, Type.INT)
        scope.values[KERNEL, name] = kernel.constants[name]
    elif name in kernel.primitives:
        binding = Rule(name, KERNEL, kernel.primitives[name])
    if binding is None:
        scope.remarks.refuse(
            line, f"'{source}' does not define '{name}'", "import it from where it is defined"
        )
    elif name in scope.globals:
        scope.remarks.refuse(line, f"'{name}' is imported twice", "import it once")
    else:
        scope.globals[name] = binding
