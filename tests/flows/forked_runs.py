"""Runs of a flow in processes that can be killed: `python -m tests.flows.forked_runs BRIEF FOLDER`.

Reads the name of a journal a line, and makes the game in a child of this process, which has loaded
all that takes seconds to load. Says the child's process number, and then its exit code. The child
notes each body that ended in the journal: the piece, and the key of its result.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.local import run_generate_game
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally, tallied


class Journal(Tally):
    """A tally that writes down which bodies ended."""

    path: Path

    @contextmanager
    def executing(self, phase: Phase, piece: str) -> Iterator[None]:
        """Note a body when it has ended."""
        with super().executing(phase, piece):
            yield
        with self.path.open("a") as journal:
            journal.write(f"{piece}\t{self.pieces[piece].key}\n")


def run(config: GameConfig, folder: Path, journal: Path) -> int:
    """Make the game; return the exit code."""
    tally = Journal()
    tally.path = journal
    with tallied(tally):
        report = run_generate_game(config, GenerationConfig(output=folder, parallel_assets=2))
    return 0 if report.certificate.certified else 1


def main(brief: Path, folder: Path) -> None:
    """Make the game as often as somebody asks for it."""
    config = load_brief(brief)
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            os._exit(run(config, folder, Path(line.strip())))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
