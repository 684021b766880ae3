"""What is told of a run and of a batch where it goes to a log."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from vintage_game_generator import cli_batch_views, progress
from vintage_game_generator.batch_progress import BatchProgress
from vintage_game_generator.models.batch import GameRow
from vintage_game_generator.models.run_state import PieceState, Status
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally


def settled(tally: Tally, phase: Phase, piece: str, status: Status) -> None:
    tally.plan(PieceState(piece=piece, phase=phase, key="k"), {})
    tally.settle(phase, piece, status)


def told(tally: Tally, *, plainly: bool) -> list[str]:
    said = io.StringIO()
    with progress.shown(tally, Console(file=said), plainly=plainly):
        settled(tally, Phase.STYLE, "style guide", Status.MADE)
        settled(tally, Phase.SPRITE, "sprite hero", Status.MADE)
        settled(tally, Phase.SPRITE, "sprite bat", Status.KEPT)
        settled(tally, Phase.SPRITE, "sprite owl", Status.FAILED)
    return [line.partition("  (")[0] for line in said.getvalue().splitlines()]


def test_each_step_is_a_line_in_a_log() -> None:
    lines = ["style and design: 1 of 1", "pieces: 2 of 3, 1 from cache, 1 failed"]
    assert told(Tally(), plainly=True) == lines
    assert told(Tally(), plainly=False) == []


def test_a_run_with_nothing_to_do_says_nothing() -> None:
    said = io.StringIO()
    with progress.shown(Tally(), Console(file=said)):
        pass
    assert said.getvalue() == ""


def test_every_phase_is_part_of_a_step() -> None:
    assert sorted(phase for step in progress.STEPS.values() for phase in step) == sorted(Phase)


def test_each_game_of_a_batch_is_a_line_when_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()
    monkeypatch.setattr(cli_batch_views, "err", Console(file=said))
    batch = BatchProgress(total=2)
    with cli_batch_views.shown(batch, plainly=True):
        batch.end(GameRow(name="Moor [1]", folder=Path("moor"), certified=True, seconds=31.7))
        assert said.getvalue() == "1 of 2: Moor [1]: certified, 32 s\n"
        batch.end(GameRow(name="Fen", folder=Path("fen"), error="no way through"))
    assert said.getvalue().splitlines()[1:] == ["2 of 2: Fen: failed: no way through"]
