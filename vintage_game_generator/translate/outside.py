"""Python syntax that the rules language leaves out: what it is called, and what to write."""

import ast

OUTSIDE: dict[type[ast.AST], tuple[str, str]] = {
    ast.While: ("a `while` loop may never end", "write `for turn in range(limit)` and `break`"),
    ast.AsyncFor: ("`async for`", "write `for x in range(...)`"),
    ast.Try: ("an exception handler", "test for the case with `if` beforehand"),
    ast.TryStar: ("an exception handler", "test for the case with `if` beforehand"),
    ast.Raise: ("an exception", "return a value that says so"),
    ast.Assert: ("an assertion", "write it as a test of the module"),
    ast.With: ("`with`", "rules open nothing: leave it out"),
    ast.AsyncWith: ("`async with`", "rules open nothing: leave it out"),
    ast.ClassDef: ("a class", "keep state in the world's fields and in `world.memory`"),
    ast.FunctionDef: ("a nested function", "define it at the top of the module"),
    ast.AsyncFunctionDef: ("an async function", "write a plain `def`"),
    ast.Global: ("`global`", "keep state in the world's fields and in `world.memory`"),
    ast.Nonlocal: ("`nonlocal`", "keep state in the world's fields and in `world.memory`"),
    ast.Delete: ("`del`", "let the value be"),
    ast.Match: ("`match`", "write `if` and `elif`"),
    ast.Import: ("an import inside", "write `from ... import ...` at the top of the module"),
    ast.ImportFrom: ("an import inside", "write `from ... import ...` at the top of the module"),
    ast.Lambda: ("a lambda", "define a rule with `def`"),
    ast.IfExp: ("a conditional expression", "write `if` and `else` with two assignments"),
    ast.NamedExpr: ("an assignment inside an expression", "assign on a line of its own"),
    ast.JoinedStr: ("an f-string", "rules hold no text: use a number"),
    ast.Dict: ("a dict", "use constants, or a constant tuple of numbers"),
    ast.Set: ("a set", "use constants, or bits of an int"),
    ast.List: ("a list", "use `world.memory`, or a constant tuple of numbers"),
    ast.Tuple: ("a tuple", "use a constant tuple of numbers at the top of the module"),
    ast.ListComp: ("a comprehension", "write a `for` loop"),
    ast.SetComp: ("a comprehension", "write a `for` loop"),
    ast.DictComp: ("a comprehension", "write a `for` loop"),
    ast.GeneratorExp: ("a generator", "write a `for` loop"),
    ast.Yield: ("`yield`", "write a `for` loop"),
    ast.YieldFrom: ("`yield`", "write a `for` loop"),
    ast.Await: ("`await`", "call the rule itself"),
    ast.Starred: ("an unpacked argument", "write each argument"),
    ast.Slice: ("a slice", "read one item at a time"),
}


def outside(node: ast.AST) -> tuple[str, str]:
    """Return what a piece of syntax is called, and what to write instead."""
    return OUTSIDE.get(
        type(node),
        (f"`{type(node).__name__}` is not in the rules language", "write it more simply"),
    )
