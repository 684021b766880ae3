"""What `state.json` says of the making of a game."""

import pytest
from pydantic import ValidationError

from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.run_state import PieceState, RunState, Status

BRIEF = GameConfig.model_validate(
    {"name": "Tide", "genre": "platformer", "perspective": "side-view"}
)


def state(run: str = "5b0c0e37-1c1c-4b5c-8a06-0f3f6f5c8f5e") -> RunState:
    return RunState(generator="1", run=run, config=BRIEF, generation=GenerationConfig())


def piece(phase: str, name: str, status: Status, error: str = "") -> PieceState:
    return PieceState(phase=phase, piece=name, status=status, error=error)


def test_it_tells_the_phase_how_much_is_done_and_what_comes_next() -> None:
    pieces = (
        piece("style", "style guide", Status.KEPT),
        piece("sprite", "sprite hero", Status.MADE),
        piece("sprite", "sprite coin", Status.WAITING),
        piece("sprite", "sprite bat", Status.FAILED, "sprite bat: too shiny\nmore"),
        piece("tune", "tune title", Status.RUNNING),
        piece("tune", "tune ending", Status.FAILED, "no notes"),
    )
    told = state().at(pieces, "2 of 6 pieces failed")
    assert (told.phase, told.done, told.planned) == ("sprite", 2, 6)
    assert told.next == ("sprite bat", "tune title", "tune ending", "sprite coin")
    assert told.errors == ("sprite bat: too shiny", "tune ending: no notes")
    assert told.error == "2 of 6 pieces failed"
    assert RunState.model_validate_json(told.model_dump_json()) == told


def test_it_tells_nothing_of_pieces_before_there_are_any() -> None:
    told = state().at(())
    assert (told.phase, told.done, told.planned, told.next) == ("", 0, 0, ())


@pytest.mark.parametrize("run", ["../../x", "a/b", "a b", "x" * 65])
def test_a_runs_id_is_a_plain_name(run: str) -> None:
    with pytest.raises(ValidationError):
        state(run)
