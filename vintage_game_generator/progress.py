"""What a person sees while a game is made: phases, counts, time left."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally

LABELS: dict[Phase, str] = {
    Phase.BLEND: "blend",
    Phase.STYLE_DRAFT: "asked: style guide",
    Phase.STYLE: "style guide",
    Phase.DESIGN_DRAFT: "asked: architecture",
    Phase.DIRECTIONS: "asked: directions",
    Phase.DESIGN: "architecture",
    Phase.SCRIPT: "asked: story, quests, dialogue",
    Phase.LEVEL_DRAFT: "asked: levels",
    Phase.SPRITE_DRAFT: "asked: sprites",
    Phase.TILESET_DRAFT: "asked: tilesets",
    Phase.MUSIC_DRAFT: "asked: music",
    Phase.FEATURE: "asked: features",
    Phase.LEVEL: "levels, proven by play",
    Phase.TUNE: "music",
    Phase.TILESET: "tilesets",
    Phase.SPRITE: "sprites",
    Phase.SOUND: "sounds",
    Phase.FONT: "font",
    Phase.CODE: "code",
    Phase.GAME: "integration",
    Phase.CERTIFICATE: "certificate",
    Phase.PARITY: "other languages",
    Phase.PACKAGE: "package",
}
# Most games are in one language, and written by rule alone.
RARE = (Phase.PARITY, *(phase for phase, label in LABELS.items() if label.startswith("asked")))
# The share of a usual game's time that a task of each phase takes, for the time left.
WEIGHTS: dict[Phase, int] = {
    Phase.LEVEL: 12,
    Phase.TUNE: 10,
    Phase.TILESET: 6,
    Phase.CERTIFICATE: 60,
}
"""Relative to a sprite."""


STEPS: dict[str, tuple[Phase, ...]] = {
    "style and design": (
        *(Phase.BLEND, Phase.STYLE_DRAFT, Phase.STYLE),
        *(Phase.DESIGN_DRAFT, Phase.DIRECTIONS, Phase.DESIGN),
    ),
    "pieces": (
        *(Phase.SCRIPT, Phase.LEVEL_DRAFT, Phase.SPRITE_DRAFT, Phase.TILESET_DRAFT),
        *(Phase.MUSIC_DRAFT, Phase.FEATURE, Phase.LEVEL, Phase.TUNE, Phase.TILESET),
        *(Phase.SPRITE, Phase.SOUND, Phase.FONT, Phase.CODE),
    ),
    "certificate": (Phase.GAME, Phase.CERTIFICATE, Phase.PARITY),
    "package": (Phase.PACKAGE,),
}
"""What is told of a run in a line each where nobody looks: in a log."""
LOOK_SECONDS = 0.5


@contextmanager
def shown(tally: Tally, console: Console, *, plainly: bool = True) -> Iterator[None]:
    """Show a run's progress as long as it lasts: where it goes to a file, a line for each step.

    Args:
        tally: What tells how far it is.
        console: Where it is shown.
        plainly: Whether to write these lines.
    """
    if not console.is_terminal:
        with _told(tally, console) if plainly else nullcontext():
            yield
        return
    begun = time.monotonic()
    spinner = Spinner("dots")

    def picture() -> Table:
        return _table(tally, time.monotonic() - begun, spinner)

    with Live(console=console, refresh_per_second=8, transient=True, get_renderable=picture):
        yield


@contextmanager
def _told(tally: Tally, console: Console) -> Iterator[None]:
    """Write a line when a step is over: the next one has begun, or all is over."""
    begun, over, left = time.monotonic(), threading.Event(), list(STEPS)

    def watch() -> None:
        ended = False
        while not ended:
            ended = over.wait(LOOK_SECONDS)
            there = [step for step in left if _count(tally.planned, step)]
            for step in there if ended else there[:-1]:
                left.remove(step)
                line = f"{_step_line(tally, step)}  ({time.monotonic() - begun:.0f} s)"
                console.print(line, highlight=False, soft_wrap=True)

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()


def _step_line(tally: Tally, step: str) -> str:
    done, failed = _count(tally.finished, step), _count(tally.failed, step)
    cached = max(0, done - _count(tally.executed, step))
    told = [f"{done} of {_count(tally.planned, step)}"]
    told += [f"{cached} from cache"] if cached else []
    told += [f"{failed} failed"] if failed else []
    return f"{step}: {', '.join(told)}"


def _count(counts: dict[Phase, int], step: str) -> int:
    return sum(counts.get(phase, 0) for phase in STEPS[step])


def _table(tally: Tally, seconds: float, spinner: Spinner) -> Table:
    table = Table.grid(padding=(0, 2))
    for phase, label in LABELS.items():
        planned = tally.planned.get(phase, 0)
        if phase in RARE and not planned:
            continue
        done = tally.finished.get(phase, 0)
        failed = tally.failed.get(phase, 0)
        made = tally.executed.get(phase, 0)
        notes = [f"{max(0, done - made)} cached"] if done > made else []
        notes += [f"{failed} failed"] if failed else []
        heard = tally.heard(phase)
        notes += [f"{heard:,} letters of answers"] if heard else []
        table.add_row(
            _mark(planned, done, failed, spinner),
            Text(label, style="" if planned else "dim"),
            ProgressBar(total=max(1, planned), completed=done, width=24),
            f"{done}/{planned}" if planned else "",
            Text(", ".join(notes), style="red" if failed else "dim"),
        )
    left = _time_left(tally, seconds)
    if not tally.planned:
        left_note = ", Prefect is starting"
    else:
        left_note = f", about {left:.0f} s left" if left else ""
    table.add_row(Text(" "), Text(f"{seconds:.0f} s{left_note}"))
    return table


def _mark(planned: int, done: int, failed: int, spinner: Spinner) -> Text | Spinner:
    if failed:
        return Text("x", style="red")
    if planned and done == planned:
        return Text("*", style="green")
    return spinner if planned else Text(" ")


def _time_left(tally: Tally, seconds: float) -> float | None:
    """Return the seconds left if the rest goes at the pace so far; nothing before the fan-out."""
    if not tally.planned.get(Phase.LEVEL):
        return None
    planned = dict(tally.planned)
    for phase in (Phase.GAME, Phase.CERTIFICATE, Phase.PACKAGE):
        planned.setdefault(phase, 1)
    whole = sum(WEIGHTS.get(phase, 1) * count for phase, count in planned.items())
    done = sum(WEIGHTS.get(phase, 1) * count for phase, count in dict(tally.finished).items())
    return seconds * (whole - done) / done if done else None
