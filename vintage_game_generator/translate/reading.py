"""Reading rules: an entry rule's module, and all that it reaches by import, as one typed tree."""

import ast
from collections.abc import Iterator

from vintage_game_generator.translate.checker import Refusal, Remarks, RulesRefused
from vintage_game_generator.translate.comments import Comments, comments_of
from vintage_game_generator.translate.imports import imported_modules, read_imports
from vintage_game_generator.translate.kernel_interface import Signature, kernel_interface
from vintage_game_generator.translate.outside import outside
from vintage_game_generator.translate.purity import unused_results
from vintage_game_generator.translate.reading_constants import ConstantReader
from vintage_game_generator.translate.reading_statements import StatementReader, always_returns
from vintage_game_generator.translate.scope import Binding, Rule, Scope
from vintage_game_generator.translate.sources import Library
from vintage_game_generator.translate.tree import (
    Call,
    Definition,
    Function,
    Module,
    Notes,
    Parameter,
    Rules,
    Type,
)
from vintage_game_generator.translate.walking import expressions

_ANNOTATIONS = {"int": Type.INT, "bool": Type.BOOL, "World": Type.WORLD}


def read(library: Library, module: str, rule: str = "step") -> Rules:
    """Return the tree of an entry rule's module and of every module that it imports.

    Args:
        library: Where the modules are.
        module: The entry's module, by its dotted name in the library: `platformer.game`.
        rule: The entry, a rule that takes the world and returns nothing.

    Raises:
        RulesRefused: Something is outside the rules language; it lists everything that is.
    """
    return _Reading(library).read(module, rule)


class _Reading:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.modules: dict[str, Module] = {}
        self.exports: dict[str, dict[str, Binding]] = {}
        self.values: dict[tuple[str, str], int] = {}
        self.owners: dict[str, str] = {}
        self.refusals: list[Refusal] = []

    def read(self, entry: str, rule: str) -> Rules:
        self._read_module(entry, ())
        rules = Rules(tuple(self.modules.values()), (entry, rule))
        step = self.exports[entry].get(rule)
        parsed = entry in self.modules
        wanted = Signature((Type.WORLD,), Type.NONE)
        if parsed and not (
            isinstance(step, Rule) and step.module == entry and step.signature == wanted
        ):
            self._refuse(
                entry, 1, f"there is no rule '{rule}'", f"write `def {rule}(world: World) -> None`"
            )
        if not self.refusals:
            self._check_recursion(rules)
        if not self.refusals:
            for caller, line, called in unused_results(rules):
                self._refuse(
                    caller.module,
                    line,
                    f"the result of '{called}', which does nothing else, is not used",
                    "use it or leave the call out",
                )
        if self.refusals:
            raise RulesRefused(tuple(sorted(self.refusals)))
        return rules

    def _refuse(self, module: str, line: int, what: str, instead: str) -> None:
        self.refusals.append(Refusal(self.library.origin(module), line, what, instead))

    def _read_module(self, name: str, importers: tuple[str, ...]) -> None:
        file = name.rpartition(".")[2]
        if any(other.rpartition(".")[2] == file for other in self.exports):
            self._refuse(name, 1, f"another module is called '{file}' too", "rename one of them")
        self.exports[name] = {}
        text = self.library.texts[name]
        remarks = Remarks(self.library.origin(name), text)
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            remarks.refuse(line, "this is not Python", str(getattr(error, "msg", error)))
            self.refusals += remarks.found
            return
        for target, line in imported_modules(self.library, name, tree):
            if target in (*importers, name):
                remarks.refuse(
                    line,
                    f"modules '{name}' and '{target}' import each other",
                    "move what both need to a third",
                )
            elif target not in self.exports:
                self._read_module(target, (*importers, name))
        scope = Scope(name, kernel_interface(), remarks, values=self.values)
        read_imports(self.library, name, tree, scope, self.exports)
        comments = comments_of(text)
        self.modules[name] = _ModuleReader(scope, comments, tree, self.owners).read()
        self.exports[name] = {
            bound: binding for bound, binding in scope.globals.items() if binding.module == name
        }
        self.refusals += remarks.found

    def _check_recursion(self, rules: Rules) -> None:
        calls: dict[tuple[str, str], list[tuple[str, str]]] = {}
        lines: dict[tuple[str, str], int] = {}
        for function in rules.functions():
            lines[function.key] = function.line
            calls[function.key] = [
                (part.module, part.name)
                for part in expressions(function.body)
                if isinstance(part, Call)
            ]
        done: set[tuple[str, str]] = set()

        def visit(key: tuple[str, str], path: tuple[tuple[str, str], ...]) -> None:
            if key in path:
                circle = " -> ".join(name for _, name in (*path[path.index(key) :], key))
                self._refuse(
                    key[0], lines[key], f"a rule calls itself: {circle}", "write a `for` loop"
                )
            elif key not in done:
                for called in calls.get(key, ()):
                    visit(called, (*path, key))
                done.add(key)

        for key in calls:
            visit(key, ())


class _ModuleReader:
    """Reads one module whose imports are known."""

    def __init__(
        self, scope: Scope, comments: Comments, tree: ast.Module, owners: dict[str, str]
    ) -> None:
        self.scope = scope
        self.remarks = scope.remarks
        self.comments = comments
        self.tree = tree
        self.owners = owners

    def read(self) -> Module:
        for line, (_, words) in self.comments.whole.items():
            self.remarks.check_words(words, line)
        for line, words in self.comments.beside.items():
            self.remarks.check_words(words, line)
        docstring = self._docstring(self.tree, 1)
        signatures = [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]
        constants = self._constants()
        for node in signatures:
            self._sign(node)
        functions = tuple(self._function(node) for node in signatures)
        return Module(self.scope.module, docstring, constants, functions)

    def _docstring(self, node: ast.Module | ast.FunctionDef, line: int) -> str:
        docstring = ast.get_docstring(node)
        if not docstring:
            self.remarks.refuse(line, "a docstring is missing", "say what one gets")
            return ""
        self.remarks.check_words(docstring, node.body[0].lineno)
        return docstring

    def _constants(self) -> tuple[Definition, ...]:
        reader = ConstantReader(self.scope, self.comments, self.owners)
        after = 0
        for number, node in enumerate(self.tree.body):
            match node:
                case ast.Assign() | ast.AnnAssign():
                    reader.read(node, after)
                case ast.FunctionDef() | ast.ImportFrom():
                    reader.end_group()
                case ast.Expr(value=ast.Constant(value=str())) if number == 0:
                    pass
                case ast.Import():
                    self.remarks.refuse(
                        node.lineno, "an import of a whole module", "import its names with `from`"
                    )
                case ast.Expr():
                    self.remarks.refuse(node.lineno, "code outside of rules", "put it into a rule")
                case ast.If() | ast.For() | ast.AugAssign():
                    self.remarks.refuse(node.lineno, "code outside of rules", "put it into a rule")
                case _:
                    self.remarks.refuse(node.lineno, *outside(node))
            after = node.end_lineno or node.lineno
        return tuple(reader.definitions)

    def _sign(self, node: ast.FunctionDef) -> None:
        """Make a rule known by its signature."""
        name, line = node.name, node.lineno
        self.remarks.check_name(name, line)
        if name in self.scope.globals or name in ("abs", "min", "max", "len", "range"):
            self.remarks.refuse(line, f"'{name}' is in use already", "choose another name")
        if node.decorator_list:
            self.remarks.refuse(line, "a decorator", "leave it out")
        given = node.args
        if given.defaults or given.kw_defaults:
            self.remarks.refuse(line, "a default argument", "have every caller say it")
        if given.vararg or given.kwarg:
            self.remarks.refuse(line, "arguments of any number", "name each parameter")
        if given.kwonlyargs or given.posonlyargs:
            self.remarks.refuse(line, "a `*` or `/` among the parameters", "leave it out")
        if len({argument.arg for argument in given.args}) < len(given.args):
            self.remarks.refuse(line, "two parameters of one name", "rename one of them")
        kinds = tuple(self._annotation(argument) for argument in given.args)
        for place, (argument, kind) in enumerate(zip(given.args, kinds, strict=True)):
            if (kind == Type.WORLD) != (argument.arg == "world") and kind != Type.UNKNOWN:
                self.remarks.refuse(
                    argument.lineno,
                    f"the parameter '{argument.arg}: {kind}'",
                    "call the world `world: World`, and nothing else",
                )
            if kind == Type.WORLD and place > 0:
                self.remarks.refuse(argument.lineno, "the world is not first", "put it first")
        match node.returns:
            case ast.Constant(value=None):
                returns = Type.NONE
            case ast.Name(id="int" | "bool" as word):
                returns = _ANNOTATIONS[word]
            case _:
                self.remarks.refuse(
                    line, f"'{name}' does not say what it returns", "write `-> int`, bool or None"
                )
                returns = Type.UNKNOWN
        self.scope.globals[name] = Rule(name, self.scope.module, Signature(kinds, returns))

    def _annotation(self, argument: ast.arg) -> Type:
        match argument.annotation:
            case ast.Name(id=word) if word in _ANNOTATIONS:
                return _ANNOTATIONS[word]
            case ast.Name(id="Actor"):
                self.remarks.refuse(
                    argument.lineno, "an actor as a parameter", "hand on its slot, an int"
                )
            case _:
                self.remarks.refuse(
                    argument.lineno,
                    f"the parameter '{argument.arg}' is no int, bool or World",
                    "annotate it with one of them",
                )
        return Type.UNKNOWN

    def _function(self, node: ast.FunctionDef) -> Function:
        rule = self.scope.globals[node.name]
        assert isinstance(rule, Rule)
        docstring = self._docstring(node, node.lineno)
        scope = self.scope
        scope.blocks, scope.fixed, scope.seen, scope.types = [{}], [], {}, {}
        parameters: list[Parameter] = []
        for argument, kind in zip(node.args.args, rule.signature.parameters, strict=True):
            scope.declare(argument.arg, kind, argument.lineno)
            parameters.append(Parameter(argument.arg, kind))
        body = node.body[1:] if docstring else node.body
        before = node.body[0].end_lineno if docstring else node.lineno
        reader = StatementReader(scope, self.comments, rule.signature.returns)
        end = self.comments.end_of_remarks(node.end_lineno or node.lineno)
        block = reader.block(body, before or node.lineno, end)
        if rule.signature.returns in (Type.INT, Type.BOOL) and not always_returns(block):
            self.remarks.refuse(
                node.lineno, f"'{node.name}' may end without a value", "return one at its end"
            )
        self.remarks.check_collisions(
            {name: node.lineno for name, bound in scope.globals.items() if isinstance(bound, Rule)}
            | scope.seen
        )
        above = tuple(self._comments_above(node))
        return Function(
            node.name,
            scope.module,
            tuple(parameters),
            rule.signature.returns,
            docstring,
            block,
            node.lineno,
            Notes(above, self.comments.beside.get(node.lineno, "")),
        )

    def _comments_above(self, node: ast.FunctionDef) -> Iterator[str]:
        line = node.lineno - 1
        found: list[str] = []
        while line in self.comments.whole and self.comments.whole[line][0] == 0:
            found.append(self.comments.whole[line][1])
            line -= 1
        return reversed(found)
