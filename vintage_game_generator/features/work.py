"""How much a feature does in one tick at most: counted on its text, so that nothing has to run."""

import ast
from collections.abc import Iterable

from vintage_game_generator.features.intervals import Intervals
from vintage_game_generator.translate.checker import Remarks
from vintage_game_generator.translate.custom import TICK

MOST_STEPS = 2000
"""Statements in one tick. A game's own tick has a few hundred of them, and the players that prove a
level play tens of thousands of ticks."""
MOST_WORK = 20_000
"""The same with all that the kit does when it is called, as if every `if` came true."""
_ALL_ACTORS = 100  # what a call does that looks at every actor
_PRICES = {
    "nearest_foe": 2 * _ALL_ACTORS,
    "strike_near": 3 * _ALL_ACTORS,
    "hold_foes": _ALL_ACTORS,
    "puff": 2 * _ALL_ACTORS,
    "fire_shot": 2 * _ALL_ACTORS,
    "put_crate": _ALL_ACTORS,
    "smash_crate": 30,
    "move_hero": 30,
    "push_foe": 15,
}
_USUALLY = 3  # what any other call of the kit does


Done = tuple[int, int]
"""A feature's own steps, and all work with that of the kit."""


class Work:
    """The work of a module's rules; loops that nobody knows the end of are refused.

    Only `for` over a range and `if` hold other statements here. It relies on the reading of the
    rules language to refuse what else takes time: comprehensions, recursion, calls of what is no
    rule; and on the kit's rules to do no more than their prices say.
    """

    def __init__(self, intervals: Intervals, remarks: Remarks) -> None:
        self._intervals = intervals
        self._remarks = remarks
        self._known: dict[str, Done] = {}
        self._open: list[str] = []

    def check(self) -> None:
        """Refuse a tick that does too much."""
        for name in self._intervals.functions:
            self.of_rule(name)
        steps, work = self._known.get(TICK, (0, 0))
        if steps > MOST_STEPS or work > MOST_WORK:
            done, most = (steps, MOST_STEPS) if steps > MOST_STEPS else (work, MOST_WORK)
            self._remarks.refuse(
                self._heaviest().lineno,
                f"a tick of up to {done} steps, of {most} that are allowed",
                "loop over less, and call less inside of loops",
            )

    def of_rule(self, name: str) -> Done:
        """Return how much a rule does at most; one that calls itself has no end, and counts 0."""
        if name not in self._known:
            if name in self._open:
                return 0, 0
            self._open.append(name)
            self._known[name] = self._of_block(self._intervals.functions[name].body, name)
            self._open.pop()
        return self._known[name]

    def _of_block(self, block: list[ast.stmt], function: str) -> Done:
        return _sum(self._of_statement(statement, function) for statement in block)

    def _of_statement(self, statement: ast.stmt, function: str) -> Done:
        one = (1, 1)
        match statement:
            case ast.For():
                turns = self._intervals.turns(statement, function)
                if turns is None:
                    self._remarks.refuse(
                        statement.lineno,
                        "a loop of which nobody knows how often it turns",
                        "write range(N) with a fixed N, and `break` when it is done",
                    )
                    turns = 1
                inside = _sum([one, self._of_block(statement.body, function)])
                whole = turns * inside[0], turns * inside[1]
                after = self._of_block(statement.orelse, function)
                return _sum([one, self._of_calls(statement.iter), whole, after])
            case ast.If():
                branches = [
                    self._of_block(branch, function)
                    for branch in (statement.body, statement.orelse)
                ]
                longest = max(one[0] for one in branches), max(one[1] for one in branches)
                return _sum([one, self._of_calls(statement.test), longest])
        if any(isinstance(part, ast.stmt) for part in list(ast.walk(statement))[1:]):
            kind = type(statement).__name__.lower()
            self._remarks.refuse(
                statement.lineno, f"a block of another kind: {kind}", "write `if` and `for`"
            )
        return _sum([one, self._of_calls(statement)])

    def _of_calls(self, node: ast.AST) -> Done:
        found = [(0, 0)]
        for part in ast.walk(node):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name):
                name = part.func.id
                if name in self._intervals.functions:
                    found += [(1, 1), self.of_rule(name)]
                else:
                    found.append((1, _PRICES.get(name, _USUALLY)))
        return _sum(found)

    def _heaviest(self) -> ast.stmt:
        """Return the loop that does most, or the whole tick."""
        loops = [
            (*self._of_statement(node, name), -node.lineno, node)
            for name, function in self._intervals.functions.items()
            for node in ast.walk(function)
            if isinstance(node, ast.For)
        ]
        tick = self._intervals.functions[TICK]
        return max(loops, key=lambda one: one[:3])[3] if loops else tick


def _sum(parts: Iterable[Done]) -> Done:
    listed = list(parts)
    return sum(one[0] for one in listed), sum(one[1] for one in listed)
