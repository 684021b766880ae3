"""A run of the flow as it is watched: its first and last line, its events, its summary."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prefect.runtime import flow_run

from tasks.announcing import announce_begun, announce_failed, announce_finished
from tasks.artifacts import show_summary
from tasks.outcomes import reason
from tasks.shown_pictures import look_of_pieces, looks_of_game
from tasks.summary import failed_summary, finished_summary, verdict, work_told
from tasks.telling import run_logger, without_keys
from tasks.timing import time_pieces_made_elsewhere
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.tally import Tally


class Watch:
    """What is told of a run while it lasts, and when it is over."""

    def __init__(self, config: GameConfig, folder: Path, tally: Tally) -> None:
        self._config = config
        self._tally = tally
        self._begun = time.monotonic()
        announce_begun(config, _run())
        kind = f"{config.art_style.value} {config.genre}, seed {config.seed}"
        run_logger().info("%s: begun (%s), goes to %s", config.name, kind, folder)

    def finished(self, report: RunReport) -> None:
        """Tell of a run that ended with a game."""
        spent = time.monotonic() - self._begun
        pieces = self._tally.all_pieces()
        how = verdict(report.certificate)
        run_logger().info(
            "%s: %s in %.2f s: %d pieces made, %d kept; it is in %s",
            self._config.name,
            how,
            spent,
            report.executed,
            report.cached,
            report.folder,
        )
        if not report.certificate.certified:
            announce_failed(self._config, how, _run())
        else:
            announce_finished(self._config, report, _run())
        show_summary(
            f"{self._config.name}: {how}; {work_told(report.executed, report.cached)}",
            lambda: finished_summary(report, pieces, spent, looks_of_game(report.folder)),
        )

    def failed(self, error: Exception) -> None:
        """Tell of a run that failed."""
        spent = time.monotonic() - self._begun
        pieces = self._tally.all_pieces()
        why = reason(error)
        run_logger().error("%s: failed after %.2f s: %s", self._config.name, spent, why)
        announce_failed(self._config, why, _run())
        show_summary(
            f"{self._config.name}: failed: {why}",
            lambda: failed_summary(
                self._config.name,
                error,
                why,
                pieces,
                spent,
                run=_run(),
                picture=look_of_pieces(pieces),
            ),
        )


@contextmanager
def watched(config: GameConfig, folder: Path, tally: Tally) -> Iterator[Watch]:
    """Have a run told of, however it ends; one that is stopped says nothing any more."""
    watch = Watch(config, folder, tally)
    try:
        yield watch
    except Exception as error:
        without_keys(error)
        watch.failed(error)
        raise


@contextmanager
def rounded_off(tally: Tally) -> Iterator[None]:
    """Have a run's record complete, and without keys, before it is written down."""
    try:
        yield
    except Exception as error:
        without_keys(error)
        time_pieces_made_elsewhere(tally)
        raise
    time_pieces_made_elsewhere(tally)


def _run() -> str:
    return str(flow_run.id or "")
