"""A game's program in which a feature is watched: the numbers that come up, and how much it does.

Numbers have 32 bits in all languages but Python: what does not fit there stops the trial here, and
says which expression it was. So does a feature that never comes to an end, or nearly so: each call
of a rule and each turn of a loop is counted, in the feature itself and in the kit.
"""

import ast
from collections.abc import Mapping

from vintage_game_generator.kernels.python.kernel import Step, World
from vintage_game_generator.models.design import CustomFeature
from vintage_game_generator.translate.arithmetic import LEAST, MOST
from vintage_game_generator.translate.custom import TICK, module_name
from vintage_game_generator.translate.loading import load

MOST_WORK = 20_000
"""Calls and turns of loops in a tick: far more than a feature has that was admitted."""
MOST_WORK_IN_ALL = 40_000_000
"""The same in a whole trial, with all that the players try and throw away."""
# No rule can have such names: a feature with two underscores in a row is not even read.
_FITS, _SPEND, _AT = "__fits", "__spend", "__at"
_KIT = ("custom.py", "feature_kit.py", "feature_moves.py")


class TooLarge(ArithmeticError):
    """A number that does not fit 32 bits signed: says of which expression in which rule."""


class TooMuch(RuntimeError):
    """A feature that does more than a game has time for."""


class Fuel:
    """What a feature may still do: the same whenever the same is played."""

    def __init__(self, in_tick: int = MOST_WORK, in_all: int = MOST_WORK_IN_ALL) -> None:
        self._most_in_tick, self._most_in_all = in_tick, in_all
        self._tick_begun_at = in_all
        self.left = in_all
        self.watch: dict[str, object] = {_SPEND: self.spend}

    def spend(self) -> None:
        """Count one call, or one turn of a loop.

        Raises:
            TooMuch: nothing is left, in this tick or in all.
        """
        self.left -= 1
        if self._tick_begun_at - self.left > self._most_in_tick:
            raise TooMuch(f"more than {self._most_in_tick} calls and turns of loops in one tick")
        if self.left < 0:
            raise TooMuch(f"more than {self._most_in_all} calls and turns of loops in some minutes")

    def metered(self, step: Step) -> Step:
        """Return a tick in which what one tick may do is given anew."""

        def tick(world: World) -> None:
            self._tick_begun_at = self.left
            step(world)

        return tick


def metered_step(modules: Mapping[str, str], feature: CustomFeature, fuel: Fuel) -> Step:
    """Return the tick of a program, in which the work of a feature is counted.

    Args:
        modules: The sources of a game with the feature, by file name.
        feature: The feature.
        fuel: What it may still do.
    """
    return _step(counted(modules, feature), fuel.watch, fuel)


def counted(modules: Mapping[str, str], feature: CustomFeature) -> dict[str, str]:
    """Return a program's sources with calls to `Fuel.watch` in a feature and the kit."""
    files = (_own_file(feature), *_KIT)
    return {
        file: _source(_Count().visit(ast.parse(text))) if file in files else text
        for file, text in modules.items()
    }


def watched_step(modules: Mapping[str, str], feature: CustomFeature, fuel: Fuel) -> Step:
    """Return the same with arithmetic that raises `TooLarge`, in every rule of the game.

    What a feature leaves behind may well become too large in a rule that is the game's own.
    """
    own = _own_file(feature)
    watch = _Watch(own.removesuffix("_feature.py"))
    sources = {}
    for file, text in modules.items():
        tree = watch.visit(ast.parse(text))
        sources[file] = _source(_Count().visit(tree) if file in (own, *_KIT) else tree)
    return _step(sources, {_FITS: watch.fits, **fuel.watch}, fuel)


def _own_file(feature: CustomFeature) -> str:
    return f"{module_name(feature.name).rpartition('.')[2]}.py"


def _source(tree: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(tree))


def _step(sources: Mapping[str, str], watch: Mapping[str, object], fuel: Fuel) -> Step:
    step: Step = load(sources, "watched", watch)["game"].__dict__["step"]
    return fuel.metered(step)


class _Count(ast.NodeTransformer):
    """Puts a call at the head of each rule and each loop."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Count calls."""
        return self._counted(node)

    def visit_For(self, node: ast.For) -> ast.AST:
        """Count turns."""
        return self._counted(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        """Count turns."""
        return self._counted(node)

    def _counted(self, node: ast.FunctionDef | ast.For | ast.While) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.parse(f"{_SPEND}()").body[0])
        return node


class _Watch(ast.NodeTransformer):
    """Puts a call around each computed number, and is what is called."""

    def __init__(self, name: str) -> None:
        self.places: list[tuple[str, str]] = []
        self._own_tick = f"step_{name}"
        self._rule = ""

    def fits(self, value: int, place: int) -> int:
        """Return a number that fits."""
        if not LEAST <= value <= MOST:
            rule, text = self.places[place]
            raise TooLarge(f"in {rule}: `{text}` came to {value}, which does not fit 32 bits")
        return value

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Watch the inside of a rule."""
        self._rule = TICK if node.name == self._own_tick else node.name
        node.body = [self.visit(statement) for statement in node.body]
        self._rule = ""
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """Watch a rule's assignments; constants were computed by the checker."""
        return self.generic_visit(node) if self._rule else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Watch arithmetic."""
        return self._watched(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Watch negative numbers."""
        if isinstance(node.op, ast.Not):
            return self.generic_visit(node)
        return self._watched(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Watch distances: `abs` of the least number is one too many."""
        named = isinstance(node.func, ast.Name) and node.func.id == "abs"
        return self._watched(node) if named else self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        """Watch what is added to a variable, a field or a register; its place is found once."""
        text = ast.unparse(ast.BinOp(left=node.target, op=node.op, right=node.value))
        read = ast.parse(ast.unparse(node.target), mode="eval").body
        target = node.target
        for where, found in ((read, True), (target, False)):
            item = where.value if isinstance(where, ast.Attribute) else where
            if isinstance(item, ast.Subscript):
                place = ast.Name(id=_AT, ctx=ast.Store() if found else ast.Load())
                item.slice = ast.NamedExpr(target=place, value=item.slice) if found else place
        total = ast.BinOp(left=read, op=node.op, right=node.value)
        return ast.Assign(targets=[target], value=self._watched(total, text))

    def _watched(self, node: ast.BinOp | ast.UnaryOp | ast.Call, text: str = "") -> ast.expr:
        place = ast.Constant(value=len(self.places))
        self.places.append((self._rule, text or ast.unparse(node)))
        inside = self.generic_visit(node)
        assert isinstance(inside, ast.expr)
        return ast.Call(func=ast.Name(id=_FITS, ctx=ast.Load()), args=[inside, place], keywords=[])
