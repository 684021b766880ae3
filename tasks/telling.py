"""What a run's log says: which game, which phase, which piece; no keys, and no megabytes.

Prefect keeps a record's text alone, so the game stands at the beginning of each line.
"""

import functools
import logging
import time
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from prefect import get_run_logger
from prefect.context import FlowRunContext
from prefect.exceptions import MissingContextError
from pydantic import ValidationError

from tasks.announcing import announce_fallback
from tasks.outcomes import one_line, reason
from vintage_game_generator.asking.keyring import scrubbed
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.store.keys import Phase

P = ParamSpec("P")
R = TypeVar("R")
Logger = logging.Logger | logging.LoggerAdapter[logging.Logger]

FELL_BACK = "fell-back"
LONGEST_MESSAGE = 1000  # characters
LONGEST_TRACEBACK = 4000
DEEPEST = 20  # exceptions, each raised because of the next
LOGGERS = ("prefect.flow_runs", "prefect.task_runs")


def told(phase: Phase, piece: str) -> "_Telling":
    """Return a block in which a piece is made: how that went goes to the log."""
    return _Telling(phase, piece)


class _Telling:
    def __init__(self, phase: Phase, piece: str) -> None:
        self._phase = phase
        self._piece = piece
        named = piece.startswith(phase.value)  # 'sprite hero', but also 'architecture', of design
        self._what = piece if named else f"{piece} ({phase.value})"

    def __enter__(self) -> Callable[[R], R]:
        """Return what is given the piece, and gives it back."""
        self._begun = time.perf_counter()
        return self._made

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Say why the piece could not be made."""
        if not isinstance(error, Exception):
            return
        spent = time.perf_counter() - self._begun
        without_keys(error)
        why = reason(error)
        run_logger().warning("%s: %s failed after %.2f s: %s", title(), self._what, spent, why)

    def _made(self, result: R) -> R:
        spent = time.perf_counter() - self._begun
        logger, game = run_logger(), title()
        logger.info("%s: %s made in %.2f s%s", game, self._what, spent, _size(result))
        credits = getattr(result, "credits", None)
        for finding in credits.findings if isinstance(credits, Credits) else ():
            if finding.code == FELL_BACK:
                why = one_line(finding.message)
                logger.warning("%s: %s fell back to the rules: %s", game, self._what, why)
                announce_fallback(config_of_run(), self._phase, self._piece, why)
        return result


def run_logger() -> Logger:
    """Return the log of the run that this is in, or a plain one outside of any."""
    try:
        return get_run_logger()
    except MissingContextError:
        return logging.getLogger("vintage")


def harmless(show: Callable[P, None]) -> Callable[P, None]:
    """Return what shows something, and what does not end a run if that cannot be shown."""

    @functools.wraps(show)
    def tried(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            show(*args, **kwargs)
        except Exception as error:  # a server that is away, a picture that is gone, a full disk
            what = show.__qualname__
            run_logger().warning("%s: nothing to be seen of it: %s", what, reason(error))

    return tried


def config_of_run() -> GameConfig | None:
    """Return the brief of the game that this run makes: in other processes it is a dictionary."""
    run = FlowRunContext.get()
    config = (run.parameters or {}).get("config") if run else None
    try:
        return GameConfig.model_validate(config)
    except ValidationError:  # another flow than ours
        return None


def title() -> str:
    """Return what the game is called that this run makes."""
    config = config_of_run()
    return config.name if config else "a game"


def without_keys(error: BaseException) -> None:
    """Mask keys in an exception's text, and cut it: Prefect stores it as the message of a state.

    So are those of what led to it, which a traceback tells as well.
    """
    told: BaseException | None = error
    for _ in range(DEEPEST):
        if told is None:
            return
        told.args = tuple(_short(part) if isinstance(part, str) else part for part in told.args)
        told = told.__cause__ or told.__context__


def _short(text: str) -> str:
    shown = scrubbed(text)
    return shown if len(shown) <= LONGEST_MESSAGE else shown[:LONGEST_MESSAGE] + "..."


def _guarded(record: logging.LogRecord) -> bool:
    record.msg, record.args = _short(record.getMessage()), ()
    if record.exc_info and record.exc_info[0]:
        lines = scrubbed(logging.Formatter().formatException(record.exc_info))
        record.exc_text = lines[-LONGEST_TRACEBACK:]  # how it ended says more than how it began
    return True


def _size(result: Any) -> str:
    """Return how much was made, where that is files: ', 2 files, 3 kB'."""
    files = getattr(result, "files", None)
    if not files:
        return ""
    size = sum(ref.size for ref in files.values())
    return f", {len(files)} file{'s'[: len(files) != 1]}, {size / 1000:.0f} kB"


# Once, here, and in every process that makes a piece: whoever writes into the logs of runs.
for name in LOGGERS:
    logging.getLogger(name).addFilter(_guarded)
