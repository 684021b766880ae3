"""The demo game made in processes of their own: by the flow, by plain calls, and once more."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.history import executed_tasks, flow_history
from vintage_game_generator.models.config import Language

ROOT = Path(__file__).parent.parent.parent
BRIEF = ROOT / "deployments" / "demo.yaml"
PARALLEL = 4  # what the flow does at the same time unless told otherwise
OTHERS = ("PREFECT_", "VINTAGE_")  # what a user's own settings would change


@dataclass(frozen=True)
class ColdRun:
    """A game made on a machine that has made none before, all in seconds."""

    wall: float
    imports: float
    start_up: float
    flow: float
    ending: float
    executed: int
    tasks: int
    game: Path


@dataclass(frozen=True)
class WarmRun:
    """The same brief again, in seconds."""

    wall: float
    imports: float
    executed: int
    cached: int


def cold_run(home: Path) -> ColdRun:
    """Return how the flow made the demo game in a home where nothing is."""
    imports = _seconds_of(home, ["-c", "import flows.local"])
    begun = time.time()
    answer = generated(home)
    wall = time.time() - begun
    history = flow_history(home / "prefect" / "prefect.db")
    return ColdRun(
        wall=wall,
        imports=imports,
        start_up=history.began - begun,
        flow=history.ended - history.began,
        ending=begun + wall - history.ended,
        executed=answer["executed"],
        tasks=history.tasks,
        game=Path(answer["game"]),
    )


def warm_run(home: Path) -> WarmRun:
    """Return how long the same command takes in a home where the game was made."""
    imports = _seconds_of(home, ["-c", "import vintage_game_generator.cli"])
    begun = time.time()
    answer = generated(home)
    wall = time.time() - begun
    return WarmRun(wall, imports, answer["executed"], answer["cached"])


def added_languages(home: Path) -> tuple[Path, list[str]]:
    """Return the demo game in all languages, and what was executed for that.

    The home is one where the game was made in Python before.
    """
    wanted = f"target_languages=[{', '.join(Language)}]"
    answer = generated(home, "--set", wanted, "--no-shells", folder="four")
    return Path(answer["game"]), executed_tasks(home / "prefect" / "prefect.db")


def plain_run(home: Path, threads: int) -> dict[str, float]:
    """Return the seconds of each phase, and in total, of the same calls without Prefect."""
    arguments = ["-m", "tests.library_calls", str(BRIEF), str(home / "games"), str(threads)]
    return dict(_answer(_python(home, arguments)))


def game_speed(home: Path, game: Path, passes: int) -> dict[str, float]:
    """Return how fast a game's kernel ticks and its painter draws, a second."""
    certificate = json.loads((game / "certificate.json").read_bytes())
    script = str(Path(__file__).with_name("game_speed.py"))
    ran = _python(home, [script, certificate["package"], str(passes)], game)
    return dict(_answer(ran))


def generated(home: Path, *options: str, folder: str = "games") -> dict[str, Any]:
    """Return what `vintage generate --json` says of the demo brief with some options."""
    vintage = "from vintage_game_generator.cli import main; main()"
    command = ["-c", vintage, "generate", str(BRIEF), "--json", *options]
    return _answer(_python(home, [*command, "--out", str(home / folder)]))


def _seconds_of(home: Path, arguments: list[str]) -> float:
    begun = time.time()
    _python(home, arguments)
    return time.time() - begun


def _python(
    home: Path, arguments: list[str], folder: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}
    environment = own | {
        "VINTAGE_HOME": str(home / "vintage"),
        "PREFECT_HOME": str(home / "prefect"),
        "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]),
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    }
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed: {ran.stdout.strip()}")
    return ran


def _answer(ran: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answer
