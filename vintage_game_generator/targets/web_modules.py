"""Modules as one script: each becomes a function that is called once and returns its exports.

The same as `kernels/web/tools/modules.js`, which does it in a game's own project, to the byte.
"""

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
_EXPORT_ALL = re.compile(r'^export \* from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*?|class|const) (\w+)", re.MULTILINE | re.ASCII)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE | re.ASCII)
_CLOSING = re.compile(r"<(?=!--|/?script)", re.IGNORECASE)  # what the page could take for its own

Read = Callable[[str], str]


def joined_modules(entry: str, read: Read) -> str:
    """Return a module, and all that it imports, as one script.

    Args:
        entry: The module's path: "src/main.js".
        read: Returns the source of a module.

    Raises:
        ValueError: A module has a form that is not put into pages, or they import in a circle.
    """
    done: dict[str, str] = {}
    _include(entry, read, done, ())
    return _CLOSING.sub(r"\\x3C", "\n".join(done.values()))


def _include(path: str, read: Read, done: dict[str, str], chain: tuple[str, ...]) -> None:
    if path in done:
        return
    if path in chain:
        raise ValueError(f"{path}: is imported in a circle: {' -> '.join((*chain, path))}")
    source = read(path)
    for found in (*_IMPORT.finditer(source), *_EXPORT_ALL.finditer(source)):
        _include(_resolved(path, found.groups()[-1]), read, done, (*chain, path))
    done[path] = _wrapped(path, source)


def _wrapped(path: str, source: str) -> str:
    exported: list[str] = []

    def imported(found: re.Match[str]) -> str:
        names = found[1].replace(" as ", ": ")
        return f"const {{{names}}} = {_variable(_resolved(path, found[2]))};"

    def passed_on(found: re.Match[str]) -> str:
        exported.append(f"...{_variable(_resolved(path, found[1]))}")
        return ""

    def declared(found: re.Match[str]) -> str:
        exported.append(found[2])
        return f"{found[1]} {found[2]}"

    body = _IMPORT.sub(imported, source)
    body = _EXPORT_ALL.sub(passed_on, body)
    body = _EXPORT.sub(declared, body)
    left = _LEFT.search(body)
    if left:
        raise ValueError(f"{path}: cannot be put into a page: {left[0]}")
    values = f"return {{ {', '.join(exported)} }};\n" if exported else ""
    return f"// {path}\nconst {_variable(path)} = (() => {{\n{body}{values}}})();\n"


def _resolved(path: str, named: str) -> str:
    """Return the path that a module means by a relative one."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), named))


def _variable(path: str) -> str:
    """Return the name of the variable that holds a module's exports."""
    inside = path.removeprefix("src/").removesuffix(".js")
    return "module_" + re.sub(r"\W", "_", inside, flags=re.ASCII)
