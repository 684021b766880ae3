"""A game's program in which each number that a feature computes is looked at.

Numbers have 32 bits in all languages but Python: what does not fit there stops the trial here, and
says which expression it was.
"""

import ast

from vintage_game_generator.kernels.python.kernel import Step
from vintage_game_generator.models.design import CustomFeature, GameDesign
from vintage_game_generator.translate.arithmetic import LEAST, MOST
from vintage_game_generator.translate.custom import TICK, module_name
from vintage_game_generator.translate.loading import load
from vintage_game_generator.translate.program import program

_FITS = "fits"  # no name in rules: it is called `fits` only in sources that nobody reads


class TooLarge(ArithmeticError):
    """A number that does not fit 32 bits signed: says of which expression in which rule."""


def watched_step(design: GameDesign, feature: CustomFeature) -> Step:
    """Return the tick of a game, in which a feature's arithmetic raises `TooLarge`."""
    modules = program(design).modules
    stem = module_name(feature.name).rpartition(".")[2]
    file = f"{stem}.py"
    if file not in modules:
        return program(design).step
    watch = _Watch(stem.removesuffix("_feature"))
    modules[file] = ast.unparse(ast.fix_missing_locations(watch.visit(ast.parse(modules[file]))))
    step: Step = load(modules, "watched", {_FITS: watch.fits})["game"].__dict__["step"]
    return step


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

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        """Watch what is added to a variable, a field or a register."""
        read = ast.parse(ast.unparse(node.target), mode="eval").body
        total = ast.BinOp(left=read, op=node.op, right=node.value)
        return ast.Assign(targets=[node.target], value=self._watched(total))

    def _watched(self, node: ast.BinOp | ast.UnaryOp) -> ast.expr:
        place = ast.Constant(value=len(self.places))
        self.places.append((self._rule, ast.unparse(node)))
        inside = self.generic_visit(node)
        assert isinstance(inside, ast.expr)
        return ast.Call(func=ast.Name(id=_FITS, ctx=ast.Load()), args=[inside, place], keywords=[])
