"""Games by plain library calls, without Prefect: `... tests.bench.plain_games HOME FIRST STEP`.

Makes every so many-th of the batch's games, one after the other. What two of these processes gain
over one is what the machine itself gives: no batch can do better.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.batches import GAMES, LANES, lineup
from tests.command import Home
from tests.library_calls import main
from vintage_game_generator.cores import lent_cores
from vintage_game_generator.lineups.games import games_of
from vintage_game_generator.lineups.reading import checked_lineup


def gain(place: Path) -> float:
    """Return how many times faster several processes make the games than one."""
    several, one = (_seconds(place / str(count), count) for count in (LANES, 1))
    return one / several


def _seconds(place: Path, count: int) -> float:
    homes = [Home(place / str(number)) for number in range(count)]
    begun = time.monotonic()
    runs = []
    for number, home in enumerate(homes):
        home.root.mkdir(parents=True)
        own = [sys.executable, "-m", "tests.bench.plain_games", str(home.root)]
        runs.append(subprocess.Popen([*own, str(number), str(count)], env=home.environment()))
    for run in runs:
        if run.wait():
            raise SystemExit("a game could not be made")
    return time.monotonic() - begun


def made(root: Path, first: int, step: int) -> None:
    """Make these of the games below a folder."""
    for config in games_of(checked_lineup(lineup(GAMES)))[first::step]:
        brief = root / f"{config.seed} {config.name}.yaml"
        brief.write_text(json.dumps(config.model_dump(mode="json")), encoding="utf-8")
        with lent_cores(1):
            main(brief, root / "games", 1)


if __name__ == "__main__":
    made(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
