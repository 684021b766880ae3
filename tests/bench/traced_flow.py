"""A cold game on a running server, with every body of a task timed.

`python -m tests.bench.traced_flow BRIEF FOLDER` prints the flow's wall time, and the seconds of it
in which at least one body ran, as JSON. Bodies that run at the same time count once: what is left
of the flow is what Prefect, and the wiring, took while nothing was being made.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

import tasks.packaging
from flows.generate_game import generate_game
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.models.cartridge import PackagedGame
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.packaging.folder import deliver
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally, tallied

Span = tuple[float, float]


@dataclass
class TimedTally(Tally):
    """A tally that knows when each body ran."""

    spans: list[Span] = field(default_factory=list)

    @contextmanager
    def executing(self, phase: Phase, piece: str) -> Iterator[None]:
        """Note when a body ran."""
        begun = time.perf_counter()
        with super().executing(phase, piece):
            yield
        self.spans.append((begun, time.perf_counter()))


def covered(spans: list[Span]) -> float:
    """Return the seconds in which at least one of them lasted."""
    whole, reached = 0.0, float("-inf")
    for begun, ended in sorted(spans):
        whole += max(0.0, ended - max(begun, reached))
        reached = max(reached, ended)
    return whole


def main(brief: Path, folder: Path) -> dict[str, float]:
    """Make the game and return what was measured."""
    config = load_brief(brief)
    tally = TimedTally()

    def timed_deliver(game: PackagedGame, place: Path, store: Store) -> None:
        begun = time.perf_counter()
        deliver(game, place, store)
        tally.spans.append((begun, time.perf_counter()))

    generation = GenerationConfig(output=folder)
    with (
        tallied(tally),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
        patch.object(tasks.packaging, "deliver", timed_deliver),
    ):
        begun = time.perf_counter()
        generate_game(config, generation)
        wall = time.perf_counter() - begun
    return {"wall": wall, "bodies": covered(tally.spans), "tasks": float(len(tally.spans))}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
