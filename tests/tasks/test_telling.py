"""What is logged of a piece: one line, of whatever happened, without keys and of some length."""

import logging
from pathlib import Path
from uuid import UUID

import pytest

import tasks.watching
from tasks import batch_artifacts
from tasks.artifacts import show_summary
from tasks.pictures import draw_font
from tasks.telling import LONGEST_MESSAGE, LONGEST_TRACEBACK, told
from tasks.watching import rounded_off, watched
from tests.plans import plan
from vintage_game_generator.batch_progress import BatchProgress
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally

CANARY = "sk-canary-91c0e7724d0b"


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", CANARY)


def test_a_piece_made_outside_a_run_is_told_to_a_plain_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "vintage")
    asset = draw_font.fn(plan().style)
    (line,) = caplog.messages
    size = sum(ref.size for ref in asset.files.values()) / 1000
    assert line.startswith("a game: font made in ")
    assert line.endswith(f" s, {len(asset.files)} files, {size:.0f} kB")


def test_a_failure_is_told_and_goes_on_without_its_key(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="refused") as failure, told(Phase.SPRITE, "sprite hero"):
        raise ValueError(f"{CANARY} was refused\nsee https://a/?key={CANARY}" + "x" * 10**6)
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "a game: sprite hero failed after " in record.getMessage()
    assert record.getMessage().endswith("s: ValueError: *** was refused")
    assert CANARY not in str(failure.value)
    assert len(str(failure.value)) < LONGEST_MESSAGE + 10


def test_what_led_to_a_failure_goes_on_without_its_key() -> None:
    with pytest.raises(RuntimeError) as failure, told(Phase.SPRITE, "sprite hero"):
        try:
            raise KeyError(CANARY)
        except KeyError as error:
            raise RuntimeError("refused") from error
    assert str(failure.value.__cause__) == "'***'"


@pytest.mark.parametrize("name", ["prefect.flow_runs", "prefect.task_runs"])
def test_no_log_of_a_run_has_keys_or_megabytes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    logger, listening = logging.getLogger(name), Listening()
    logger.addHandler(listening)
    try:
        logger.info("%s " + "x" * 10**6, CANARY, extra={"send_to_api": False})
        try:
            raise RuntimeError(f"{CANARY} " + "y" * 10**6)
        except RuntimeError:
            logger.exception("broken", extra={"send_to_api": False})
    finally:
        logger.removeHandler(listening)
    assert lines[0].startswith("*** xxx")
    assert len(lines[0]) < LONGEST_MESSAGE + 10
    assert len(lines[1]) < LONGEST_MESSAGE + LONGEST_TRACEBACK + 10
    assert CANARY not in "".join(lines)


def test_what_cannot_be_shown_ends_no_run(caplog: pytest.LogCaptureFixture) -> None:
    def gone() -> str:
        raise OSError(f"no route to {CANARY}")

    show_summary("Sand: certified", gone)
    assert "show_summary: nothing to be seen of it: OSError: no route to ***" in caplog.text


def test_a_run_that_is_stopped_says_nothing_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(tasks.watching, "show_summary", lambda what, _: shown.append(what))
    for name in ("announce_begun", "announce_failed"):
        monkeypatch.setattr(tasks.watching, name, lambda *_: None)
    config = checked_brief({"name": "Sand", "genre": "platformer", "perspective": "side-view"})
    with pytest.raises(KeyboardInterrupt), watched(config, tmp_path, Tally()), rounded_off(Tally()):
        raise KeyboardInterrupt
    assert shown == []
    with pytest.raises(OSError, match="gone"), watched(config, tmp_path, Tally()):
        raise OSError("gone")
    assert shown == ["Sand: failed: OSError: gone"]


def test_a_batch_whose_progress_cannot_be_shown_goes_on_and_shows_it_later(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[float] = []

    def create(progress: float, **_: object) -> UUID:
        shown.append(progress)
        if len(shown) == 1:
            raise OSError("the server is away")
        return UUID(int=7)

    monkeypatch.setattr(batch_artifacts, "create_progress_artifact", create)
    monkeypatch.setattr(
        batch_artifacts,
        "update_progress_artifact",
        lambda artifact, progress, **_: shown.append(artifact.int + progress),
    )
    progress = BatchProgress(total=2)
    batch = batch_artifacts.Shown(progress)
    assert "Shown.update: nothing to be seen of it: OSError: the server is away" in caplog.text
    batch.update()
    batch.update()
    assert shown == [0.0, 0.0, 7.0]
