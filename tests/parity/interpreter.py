"""Rules played straight from their tree, statement by statement."""

from collections.abc import Callable
from typing import Any

from tests.parity.evaluation import OPERATIONS, Evaluation, Frame, Read, at, fitting, inside
from vintage_game_generator.kernels.python.kernel import World
from vintage_game_generator.translate.tree import (
    ActorField,
    Assign,
    Augment,
    Block,
    Break,
    Continue,
    Declare,
    Expression,
    For,
    Function,
    If,
    Local,
    Perform,
    Remark,
    Return,
    Rules,
    Statement,
    WorldField,
    WorldItem,
)

Place = Callable[[Frame], tuple[Any, Any]]
"""Finds the holder of a place and its key there: a list and an index, a record and a field."""
_GO_ON, _BREAK, _CONTINUE = object(), object(), object()


class Interpreter(Evaluation):
    """Plays a set of rules; `step` is one tick."""

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.parameters = {
            function.key: tuple(parameter.name for parameter in function.parameters)
            for function in rules.functions()
        }
        for constant in rules.constants():
            self.values[constant.key] = self.expression(constant.value)({})
        for function in rules.functions():
            self.functions[function.key] = self.function(function)
        self.entry = self.functions[rules.entry]

    def step(self, world: World) -> None:
        """Advance a world by one tick."""
        self.entry({"world": world})

    def function(self, function: Function) -> Read:
        """Return what calls a rule, with a frame that holds its arguments."""
        body = self.block(function.body)

        def called(frame: Frame) -> Any:
            answer = body(frame)
            return None if answer is _GO_ON else answer

        return called

    def block(self, block: Block) -> Read:
        """Return what runs statements to `_GO_ON`, `_BREAK`, `_CONTINUE` or a returned value."""
        steps = [self.statement(each) for each in block if not isinstance(each, Remark)]

        def run(frame: Frame) -> Any:
            for step in steps:
                answer = step(frame)
                if answer is not _GO_ON:
                    return answer
            return _GO_ON

        return run

    def statement(self, statement: Statement) -> Read:
        match statement:
            case Declare(name, kind, value, _):
                return self.assignment(Local(name, kind), value)
            case Assign(target, value, _):
                return self.assignment(target, value)
            case Augment(operator, target, value, _):
                return self.augmented(operator, target, value)
            case Perform(call=call):
                act = self.expression(call)

                def performed(frame: Frame) -> Any:
                    act(frame)
                    return _GO_ON

                return performed
            case If():
                return self.choice(statement)
            case For():
                return self.loop(statement)
            case Return(None, _):
                return lambda frame: None
            case Return(value, _) if value is not None:
                return self.expression(value)
            case Break():
                return lambda frame: _BREAK
            case Continue():
                return lambda frame: _CONTINUE
        raise TypeError(statement)

    def assignment(self, target: Expression, value: Expression) -> Read:
        place, result = self.place(target), self.expression(value)

        def assigned(frame: Frame) -> Any:
            written = fitting(result(frame))  # before the place is looked up, as in Python
            write(place(frame), written)
            return _GO_ON

        return assigned

    def augmented(self, operator: str, target: Expression, value: Expression) -> Read:
        place, change = self.place(target), self.expression(value)
        operation = OPERATIONS[operator]

        def changed(frame: Frame) -> Any:
            found = place(frame)  # looked up once, and read before the change is computed
            old = read(found)
            write(found, operation(old, change(frame)))
            return _GO_ON

        return changed

    def choice(self, statement: If) -> Read:
        branches = [
            (self.expression(branch.condition), self.block(branch.body))
            for branch in statement.branches
        ]
        otherwise = self.block(statement.otherwise)

        def chosen(frame: Frame) -> Any:
            for condition, body in branches:
                if condition(frame):
                    return body(frame)
            return otherwise(frame)

        return chosen

    def loop(self, statement: For) -> Read:
        start, stop = self.expression(statement.start), self.expression(statement.stop)
        name, step, body = statement.variable, statement.step, self.block(statement.body)

        def looped(frame: Frame) -> Any:
            first = start(frame)
            for turn in range(first, stop(frame), step):
                frame[name] = turn
                answer = body(frame)
                if answer is _BREAK:
                    break
                if answer is not _GO_ON and answer is not _CONTINUE:
                    return answer
            return _GO_ON

        return looped

    def place(self, target: Expression) -> Place:
        """Return what finds the place that a statement writes."""
        match target:
            case Local(name, _):
                return lambda frame: (frame, name)
            case WorldField(name, _):
                return lambda frame: (frame["world"], name)
            case WorldItem(name, index):
                where = self.expression(index)

                def item(frame: Frame) -> tuple[Any, Any]:
                    items = getattr(frame["world"], name)
                    return items, inside(items, where(frame))

                return item
            case ActorField(index, name, _):
                slot = self.expression(index)
                return lambda frame: (at(frame["world"].actors, slot(frame)), name)
        raise TypeError(target)


def read(place: tuple[Any, Any]) -> Any:
    """Return what a place holds."""
    holder, key = place
    return holder[key] if isinstance(holder, dict | list) else getattr(holder, key)


def write(place: tuple[Any, Any], value: Any) -> None:
    """Put a value into a place."""
    holder, key = place
    if isinstance(holder, dict | list):
        holder[key] = value
    else:
        setattr(holder, key, value)
