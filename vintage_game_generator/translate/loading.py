"""Bringing emitted modules to life in memory, as a package of their own."""

import builtins
import hashlib
import linecache
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from vintage_game_generator.kernels.python import kernel

_ALLOWED = ("abs", "len", "max", "min", "range", "int", "bool")


def load(
    modules: Mapping[str, str], package: str, watch: Mapping[str, object] | None = None
) -> dict[str, ModuleType]:
    """Return the modules of a game's `rules` folder, executed; nothing else can import them.

    They see the kernel and each other, and of Python's builtins only what the rules language
    has. `sys.modules` stays as it is.

    Args:
        modules: File names (`game.py`) and sources.
        package: The name that their functions show in a traceback.
        watch: More builtins, for modules into which calls of these were put to watch them.
    """
    identity = hashlib.sha256(repr(sorted(modules.items())).encode()).hexdigest()[:8]
    loaded: dict[str, ModuleType] = {}

    def bring(
        name: str,
        globals_: Mapping[str, Any] | None = None,
        locals_: Mapping[str, Any] | None = None,
        fromlist: tuple[str, ...] = (),
        level: int = 0,
    ) -> ModuleType:
        if level == 2 and name == "kernel":
            return kernel
        if level == 1 and f"{name}.py" in modules:
            return run(name)
        raise ImportError(f"rules cannot import {'.' * level}{name}")

    allowed: dict[str, object] = {name: getattr(builtins, name) for name in _ALLOWED}
    allowed["__import__"] = bring
    allowed |= watch or {}

    def run(name: str) -> ModuleType:
        if name not in loaded:
            module = ModuleType(f"{package}.{name}")
            module.__dict__["__builtins__"] = allowed
            loaded[name] = module
            source = modules[f"{name}.py"]
            file = f"<{package} {identity}>/rules/{name}.py"
            # So that a traceback shows the line.
            linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
            exec(compile(source, file, "exec"), module.__dict__)
        return loaded[name]

    for file in modules:
        run(file.removesuffix(".py"))
    return loaded
