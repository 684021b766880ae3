"""What may stand in a feature's text at all: its size, its letters, its comments and its names."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from vintage_game_generator.translate.checker import Remarks

MOST_LINES, MOST_BYTES, LONGEST_LINE = 200, 8192, 140
DEEPEST = 40  # of brackets, blocks and operators inside of each other
MOST_ITEMS = 64  # in a table of numbers
GREATEST = 2**31  # of numbers as they are written: -2**31 is a minus and this
MARKS = {
    "*/": "ends a comment in Rust and in JavaScript",
    "/*": "begins a comment in Rust and in JavaScript",
    "=begin": "begins a comment in Ruby",
    "=end": "ends a comment in Ruby",
    "#{": "is code in a text of Ruby",
    "</": "ends the script in a web page",
    "<!": "begins a comment in a web page",
    "\\": "hides what comes after it",
    "__END__": "ends a program in Ruby",
}
"""What must not stand in comments and docstrings, which are carried over into every language."""
_FOR_TOOLS = re.compile(
    r"\b(coding|encoding|frozen_string_literal|shareable_constant_value|warn_indent)\s*[:=]"
    r"|\b(rubocop|eslint|prettier|jshint|clippy|rustfmt|pylint|mypy|pyright|noqa|pragma|ignore)\b"
    r"|@[a-z]|\bsource(Mapping)?URL\b|^!",
    re.IGNORECASE,
)
_REACHING = {
    "reads and writes files": "open file io os sys shutil pathlib Path tempfile glob",
    "reaches the network": "socket ssl http urllib requests asyncio ftplib smtplib",
    "runs programs": "subprocess popen system spawnl fork exec eval compile execfile ctypes",
    "looks behind names": "getattr setattr delattr hasattr vars globals locals dir type object"
    " super callable builtins importlib inspect gc",
    "talks to people": "print input breakpoint exit quit",
    "holds on to time or chance": "time datetime random sleep",
}
_REACHES = {name: why for why, names in _REACHING.items() for name in names.split()}
_PATH = re.compile(r"[/\\]|\.\.|\.(png|wav|json|tmj|py|rb|rs|js)\b")


def check_text(source: str, remarks: Remarks) -> ast.Module | None:
    """Return a feature's syntax, or note why its text cannot be one: nothing of it runs.

    Its comments are looked at with the rest, since they go into every language's sources.
    """
    lines = source.rstrip("\n").split("\n")  # `splitlines` would hide what else breaks lines
    if len(lines) > MOST_LINES:
        remarks.refuse(MOST_LINES + 1, f"{len(lines)} lines", f"write {MOST_LINES} at most")
    if len(source.encode("utf-8", "replace")) > MOST_BYTES:
        remarks.refuse(1, f"more than {MOST_BYTES} bytes", "write a smaller feature")
    for number, text in enumerate(lines, start=1):
        if len(text) > LONGEST_LINE:
            remarks.refuse(number, f"a line of {len(text)} letters", "break it into several")
        strange = next((one for one in text if not " " <= one <= "~"), "")
        if strange:
            remarks.refuse(
                number, f"the letter U+{ord(strange):04X}", "write plain ASCII, and no tabs"
            )
    if remarks.found:
        return None
    try:
        tree = ast.parse(source)
        comments = _comments(source)
    except SyntaxError as error:
        remarks.refuse(error.lineno or 1, "this is not Python", error.msg)
        return None
    except (ValueError, RecursionError, MemoryError, tokenize.TokenError):
        remarks.refuse(1, "this is not Python", "write plain statements")
        return None
    if (line := _too_deep(tree)) is not None:
        remarks.refuse(line, f"more than {DEEPEST} parts inside of each other", "write it flatter")
        return None
    for line, words in [*comments, *_docstrings(tree)]:
        check_words(line, words, remarks)
    _check_lines(tree, source, lines, remarks)
    own = {name for node in ast.walk(tree) for name in given(node)}
    docstrings = {id(part) for node in _documented(tree) for part in ast.walk(node.body[0])}
    for node in ast.walk(tree):
        if id(node) not in docstrings:
            _check_node(node, own, remarks)
    return tree


def _check_lines(tree: ast.Module, source: str, lines: list[str], remarks: Remarks) -> None:
    """Refuse what shares its line with another statement: whoever reads goes line by line."""
    instead = "write each statement on a line of its own"
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and lines[node.lineno - 1][: node.col_offset].strip():
            remarks.refuse(node.lineno, "a statement on the line of another", instead)
    for token in _tokens(source):
        if token.type == tokenize.OP and token.string == ";":
            remarks.refuse(token.start[0], "a `;`", instead)
    for number, text in enumerate(lines, start=1):
        if text.endswith("\\"):
            remarks.refuse(number, "a line that goes on after a backslash", "use brackets")


def _tokens(source: str) -> Iterator[tokenize.TokenInfo]:
    return tokenize.generate_tokens(io.StringIO(source).readline)


def _comments(source: str) -> list[tuple[int, str]]:
    found = [one for one in _tokens(source) if one.type == tokenize.COMMENT]
    return [(one.start[0], one.string[1:]) for one in found]


def _documented(tree: ast.Module) -> list[ast.Module | ast.FunctionDef]:
    """Return what begins with a docstring."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node) is not None
    ]


def _docstrings(tree: ast.Module) -> list[tuple[int, str]]:
    return [(node.body[0].lineno, ast.get_docstring(node) or "") for node in _documented(tree)]


def check_words(line: int, words: str, remarks: Remarks) -> None:
    """Refuse words that some language or tool would not take for mere words."""
    for mark, why in MARKS.items():
        if mark in words:
            remarks.refuse(line, f"a comment or docstring holds `{mark}`, which {why}", "use words")
    if found := _FOR_TOOLS.search(words):
        remarks.refuse(line, f"a comment for a tool: `{found[0]}`", "leave it out")


def _too_deep(tree: ast.Module) -> int | None:
    """Return a line on which too much is nested; whoever walks a tree by recursion must end."""
    waiting: list[tuple[ast.AST, int, int]] = [(tree, 0, 1)]
    while waiting:
        node, depth, line = waiting.pop()
        line = getattr(node, "lineno", line)
        if depth > DEEPEST:
            return line
        waiting += [(inner, depth + 1, line) for inner in ast.iter_child_nodes(node)]
    return None


def _check_node(node: ast.AST, own: set[str], remarks: Remarks) -> None:
    line = getattr(node, "lineno", 1)
    for name in [*given(node), *_borrowed(node)]:
        if "__" in name:
            remarks.refuse(line, f"'{name}' has a double underscore", "write a plain name")
        elif name in _REACHES and name not in own:
            remarks.refuse(
                line, f"'{name}' {_REACHES[name]}", "a feature reaches nothing but the world"
            )
    match node:
        case ast.Constant(value=int() as number) if number > GREATEST:
            remarks.refuse(line, "a number beyond 32 bits", "write 2147483647 at most")
        case ast.Constant(value=str() as text) if _PATH.search(text):
            remarks.refuse(line, f"a path: {text[:40]!r}", "features name no files; leave it out")
        case ast.Tuple(elts=items) | ast.List(elts=items) if len(items) > MOST_ITEMS:
            remarks.refuse(line, f"a table of {len(items)} items", f"write {MOST_ITEMS} at most")
        case (
            ast.BinOp(left=ast.List() | ast.Tuple(), op=ast.Mult())
            | ast.BinOp(right=ast.List() | ast.Tuple(), op=ast.Mult())
        ):
            remarks.refuse(line, "a list that is made by `*`", "keep numbers in OWN_1 to OWN_4")
        case ast.Import(names=names):
            for one in names:
                remarks.refuse(line, f"an import of '{one.name}'", "leave all imports out")
        case _:
            pass


def given(node: ast.AST) -> list[str]:
    """Return the name that a feature itself gives to something here."""
    match node:
        case ast.FunctionDef(name=name) | ast.arg(arg=name):
            return [name]
        case ast.Name(id=name, ctx=ast.Store()):
            return [name]
    return []


def _borrowed(node: ast.AST) -> list[str]:
    """Return the names that a feature uses here."""
    match node:
        case ast.Name(id=name, ctx=ast.Load() | ast.Del()) | ast.Attribute(attr=name):
            return [name]
        case ast.Import(names=names):
            return [part for one in names for part in one.name.split(".")]
        case ast.ImportFrom(module=module, names=names):
            return [*(module or "").split("."), *(one.name for one in names)]
    return []
