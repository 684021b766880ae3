import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.errors import Mismatch, RecordingError
from vintage_game_generator.kernels.python.kernel.game import Game
from vintage_game_generator.kernels.python.kernel.recording import (
    Checkpoint,
    Recording,
    record,
    replay,
)

WINNING = [0, kernel.START, *[0] * 40, *[kernel.RIGHT] * 150, *[0] * 70]


@pytest.fixture(scope="module")
def won(toy: Game) -> Recording:
    return record(toy.step, toy.world(), WINNING, toy.package)


def test_a_recording_notes_how_it_ended(won: Recording) -> None:
    assert (won.game, won.seed, won.outcome, won.ticks) == ("toy", 7, "won", len(WINNING))
    assert [point.tick for point in won.checkpoints] == [60, 120, 180, 240]
    assert won.inputs == ((0, 1), (16, 1), (0, 40), (1, 150), (0, 70))


def test_replaying_yields_the_same_checkpoints(toy: Game, won: Recording) -> None:
    assert tuple(replay(won, toy.step, toy.world_of(won))) == won.checkpoints


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 255), max_size=300))
def test_any_input_survives_the_file(toy: Game, inputs: list[int]) -> None:
    recording = record(toy.step, toy.world([1, 2, 3, 4]), inputs, toy.package)
    assert Recording.from_json(recording.to_json()) == recording
    assert list(recording.buttons()) == inputs


def test_the_first_difference_is_named(toy: Game, won: Recording) -> None:
    points = list(won.checkpoints)
    points[2] = replace(points[2], hash="00000000")
    false = replace(won, checkpoints=tuple(points))
    matching: list[Checkpoint] = []
    with pytest.raises(Mismatch) as caught:
        for point in replay(false, toy.step, toy.world_of(false)):
            matching.append(point)
    assert [point.tick for point in matching] == [60, 120]
    assert caught.value.tick == 180
    assert "00000000" in caught.value.expected
    assert won.checkpoints[2].hash in caught.value.found


def test_other_input_shows_at_the_next_checkpoint(toy: Game, won: Recording) -> None:
    false = replace(won, inputs=(*won.inputs[:3], (kernel.LEFT, 150), *won.inputs[4:]))
    with pytest.raises(Mismatch) as caught:
        list(replay(false, toy.step, toy.world_of(false)))
    assert caught.value.tick == 60


def test_a_false_ending_and_a_missing_checkpoint_are_differences(toy: Game, won: Recording) -> None:
    for false in (replace(won, outcome="lost"), replace(won, checkpoints=won.checkpoints[:2])):
        with pytest.raises(Mismatch):
            list(replay(false, toy.step, toy.world_of(false)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"game": 5}, "'game' is 5, not a str"),
        ({"seed": True}, "'seed' is true, not a int"),
        ({"inputs": [[0]]}, "'inputs' holds [0], not 2 whole numbers"),
        ({"inputs": [[300, 1]]}, "buttons 0 to 255"),
        ({"inputs": [[0, -1]]}, "ticks from 1"),
        ({"inputs": None}, "'inputs' is null, not a list"),
        ({"save": [1]}, "'save' holds [1], not 4 whole numbers"),
        ({"ticks": 3}, "'ticks' is 3, but 'inputs' last 262"),
        ({"checkpoints": [3]}, "'checkpoints' holds 3, not an object"),
        ({"checkpoints": [{"tick": 60}]}, "'hash' is null, not a str"),
    ],
)
def test_a_malformed_recording_says_where(
    won: Recording, change: dict[str, object], message: str
) -> None:
    document = json.loads(won.to_json()) | change
    with pytest.raises(RecordingError) as caught:
        Recording.from_json(json.dumps(document))
    assert message in str(caught.value)


def test_a_recording_without_a_save_began_without_one(won: Recording) -> None:
    document = json.loads(won.to_json())
    del document["save"]
    assert Recording.from_json(json.dumps(document)).save == (0, 0, 0, 0)


@pytest.mark.parametrize("text", ["", "[]", "{", "\x00", "3"])
def test_what_is_no_recording_is_refused(text: str) -> None:
    with pytest.raises(RecordingError):
        Recording.from_json(text)
