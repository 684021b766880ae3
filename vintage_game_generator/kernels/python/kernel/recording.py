"""Recordings: what the player pressed, and the hashes of the states that must follow from it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from .constants import MODE_NAMES
from .errors import Mismatch, RecordingError
from .hashing import state_hash
from .world import SAVE, Step, World

CHECKPOINT_TICKS = 60


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state after a tick: its hash, and where in the game it is."""

    tick: int
    hash: str
    level: int
    state: str  # a name of MODE_NAMES


@dataclass(frozen=True, slots=True)
class Recording:
    """One session's input, tick by tick, with a checkpoint every sixty ticks."""

    game: str  # the game's package
    seed: int
    save: tuple[int, ...]  # what the session found saved
    inputs: tuple[tuple[int, int], ...]  # runs of (buttons, ticks)
    checkpoints: tuple[Checkpoint, ...]
    outcome: str  # the mode after the last tick, a name of MODE_NAMES
    ticks: int
    hash: str  # of the state after the last tick

    def buttons(self) -> Iterator[int]:
        """Yield the buttons of each tick."""
        for buttons, ticks in self.inputs:
            for _ in range(ticks):
                yield buttons

    def to_json(self) -> str:
        """Return the recording as text, one checkpoint a line."""
        inputs = [list(run) for run in self.inputs]
        checkpoints = ",\n".join(f"    {json.dumps(asdict(point))}" for point in self.checkpoints)
        return (
            "{\n"
            f'  "game": {json.dumps(self.game)},\n'
            f'  "seed": {self.seed},\n'
            f'  "save": {list(self.save)},\n'
            f'  "inputs": {inputs},\n'
            f'  "checkpoints": [\n{checkpoints}\n  ],\n'
            f'  "outcome": {json.dumps(self.outcome)},\n'
            f'  "ticks": {self.ticks},\n'
            f'  "hash": {json.dumps(self.hash)}\n'
            "}\n"
        )

    @classmethod
    def from_json(cls, text: str) -> "Recording":
        """Return the recording that a text holds.

        Raises:
            RecordingError: The text is no recording; the message says where it is not.
        """
        try:
            document = json.loads(text)
        except ValueError as error:
            raise RecordingError(f"is not JSON ({error})") from error
        if not isinstance(document, dict):
            raise RecordingError("is not a JSON object")
        recording = cls(
            game=_get(document, "game", str),
            seed=_get(document, "seed", int),
            save=tuple(_whole(document.get("save", [0] * SAVE), "save", SAVE)),
            inputs=tuple(_run(run) for run in _get(document, "inputs", list)),
            checkpoints=tuple(_checkpoint(item) for item in _get(document, "checkpoints", list)),
            outcome=_get(document, "outcome", str),
            ticks=_get(document, "ticks", int),
            hash=_get(document, "hash", str),
        )
        played = sum(ticks for _, ticks in recording.inputs)
        if played != recording.ticks:
            raise RecordingError(f"'ticks' is {recording.ticks}, but 'inputs' last {played}")
        return recording


def play(step: Step, world: World, inputs: Iterable[int]) -> Iterator[Checkpoint]:
    """Play some input, one byte a tick; yield the checkpoints on the way."""
    for ticks, buttons in enumerate(inputs, start=1):
        world.buttons = buttons
        step(world)
        if ticks % CHECKPOINT_TICKS == 0:
            yield Checkpoint(ticks, state_hash(world), world.level, MODE_NAMES[world.mode])


def record(step: Step, world: World, inputs: Iterable[int], game: str = "") -> Recording:
    """Return the recording of some input, played in a world before its first tick."""
    seed, save, pressed = world.seed, tuple(world.save), list(inputs)
    checkpoints = tuple(play(step, world, pressed))
    return Recording(
        game=game,
        seed=seed,
        save=save,
        inputs=tuple((buttons, len(list(run))) for buttons, run in groupby(pressed)),
        checkpoints=checkpoints,
        outcome=MODE_NAMES[world.mode],
        ticks=len(pressed),
        hash=state_hash(world),
    )


def replay(recording: Recording, step: Step, world: World) -> Iterator[Checkpoint]:
    """Play a recording again; yield each checkpoint that matches.

    Args:
        recording: What was played.
        step: The game's tick.
        world: A world before its first tick, of the recording's seed and save.

    Raises:
        Mismatch: The game does something else than it did; says where it first showed.
    """
    expected = iter(recording.checkpoints)
    for found in play(step, world, recording.buttons()):
        wanted = next(expected, None)
        if found != wanted:
            raise Mismatch(found.tick, _line(wanted), _line(found))
        yield found
    missed = next(expected, None)
    if missed is not None:
        raise Mismatch(missed.tick, _line(missed), "the end of the input")
    ending = MODE_NAMES[world.mode], state_hash(world)
    if ending != (recording.outcome, recording.hash):
        wanted_ending = f"{recording.outcome} {recording.hash}"
        raise Mismatch(recording.ticks, wanted_ending, " ".join(ending))


def _line(checkpoint: Checkpoint | None) -> str:
    if checkpoint is None:
        return "no further checkpoint"
    return f"{checkpoint.state} in level {checkpoint.level} {checkpoint.hash}"


def _get(document: dict[str, Any], key: str, kind: type) -> Any:
    value = document.get(key)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise RecordingError(f"{key!r} is {_short(value)}, not a {kind.__name__}")
    return value


def _run(value: object) -> tuple[int, int]:
    buttons, ticks = _whole(value, "inputs", 2)
    if not 0 <= buttons <= 255 or ticks < 1:
        raise RecordingError(f"'inputs' holds {_short(value)}: buttons 0 to 255, ticks from 1")
    return buttons, ticks


def _checkpoint(value: object) -> Checkpoint:
    if not isinstance(value, dict):
        raise RecordingError(f"'checkpoints' holds {_short(value)}, not an object")
    return Checkpoint(
        tick=_get(value, "tick", int),
        hash=_get(value, "hash", str),
        level=_get(value, "level", int),
        state=_get(value, "state", str),
    )


def _whole(value: object, key: str, length: int) -> list[int]:
    numbers = value if isinstance(value, list) else []
    if len(numbers) != length or any(type(number) is not int for number in numbers):
        raise RecordingError(f"{key!r} holds {_short(value)}, not {length} whole numbers")
    return numbers


def _short(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
