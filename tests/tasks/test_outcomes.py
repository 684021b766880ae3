"""What a person is told of a failed piece, and what the run's log keeps."""

import logging
from logging.handlers import BufferingHandler

import pytest
from prefect import flow, task

from tasks.outcomes import Started, outcome, reason
from vintage_game_generator.errors import NotProven, PiecesFailed
from vintage_game_generator.store.keys import Phase


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotProven("level 2: no way"), "level 2: no way"),
        (KeyError("x"), "KeyError: 'x'"),
        (ValueError("one\ntwo"), "ValueError: one"),
        (RuntimeError(), "RuntimeError"),
        (NotProven(), ""),
    ],
)
def test_a_reason_is_one_line_and_names_what_was_not_foreseen(error: Exception, said: str) -> None:
    assert reason(error) == said


@pytest.mark.usefixtures("prefect_server")
def test_what_was_not_foreseen_is_in_the_log_with_its_traceback() -> None:
    handler = BufferingHandler(capacity=1000)

    @task
    def look_up() -> None:
        raise KeyError("x")

    @flow
    def run() -> None:
        outcome(Started(Phase.SOUND, "sound x", look_up.submit()))

    log = logging.getLogger("prefect.flow_runs")
    log.addHandler(handler)
    try:
        with pytest.raises(PiecesFailed, match="1 of 1 pieces failed: sound: KeyError: 'x'"):
            run()
    finally:
        log.removeHandler(handler)
    (said,) = [record for record in handler.buffer if record.getMessage() == "sound x failed"]
    assert said.exc_info
    assert said.exc_info[0] is KeyError
