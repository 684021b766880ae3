"""Games whose every piece a model writes: how long it is waited for, what is asked again."""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.bench.runs import generated
from tests.model_server.asked import Asked
from tests.model_server.clever import clever
from tests.model_server.faults import faulty
from tests.model_server.hooks import kind_of
from tests.model_server.server import ModelServer

AT_ONCE = 8
SECONDS = 1.0  # a patient model's answer
SHARE = 0.3  # of answers that misbehave
REQUESTS_A_MINUTE = 90  # fewer than the games would make by themselves
CHAIN = ("StyleDraft", "DesignDraft", "StoryDraft", "QuestsDraft", "DialogueDraft")
GAMES = 20
GENRES = (("platformer", "side-view"), ("action-adventure", "top-down"))
CONSOLES = ("nes", "game-boy", "snes", "pico-8")


@dataclass(frozen=True)
class Patience:
    """What a game asked of a model that takes its time."""

    calls: int
    chain: int
    wall: float
    at_once: int

    @property
    def ratio(self) -> float:
        """Return the wall time of all calls over that of the longest chain of dependent ones."""
        return self.wall / (self.chain * SECONDS)


@dataclass(frozen=True)
class Again:
    """The same brief once more: what was asked, and which files are others."""

    requests: int
    changed: list[str]


@dataclass(frozen=True)
class Faults:
    """Games by a model that misbehaves."""

    certified: int
    games: int
    requests: int
    most_attempts: int
    most_a_minute: int
    kept: int
    pieces: int


def patience(home: Path) -> tuple[Patience, list[Again]]:
    """Return what the demo game asks of a patient model, and what it asks the second time.

    The second time twice: with all that is kept, and with the answers alone.
    """
    with ModelServer(clever, seconds=SECONDS) as server:
        options = _options(server)
        first = generated(home, *options)
        asked = list(server.asked)
        begun = min(one.begun for one in asked)
        ended = max(one.ended or one.begun for one in asked)
        before = _files(first)
        again = []
        for forget in ((), ("receipts", "results")):
            for kept in forget:
                shutil.rmtree(home / "vintage" / kept)
            sent = len(server.asked)
            after = _files(generated(home, *options))
            changed = sorted(name for name in before | after if before.get(name) != after.get(name))
            again.append(Again(len(server.asked) - sent, changed))
    counts = Counter(_title(one) for one in asked)
    chain = sum(counts[title] for title in CHAIN)
    return Patience(len(asked), chain, ended - begun, server.most_at_once), again


def faults(home: Path) -> Faults:
    """Return how games fare with a model that misbehaves, each game with faults of its own."""
    certified = requests = kept = pieces = 0
    most_attempts = most_a_minute = 0
    starts: list[float] = []
    for number in range(GAMES):
        genre, perspective = GENRES[number % len(GENRES)]
        with ModelServer(faulty(SHARE, number, of=clever)) as server:
            answer = generated(
                home,
                *_options(server),
                *("--set", f"name=Fault {number}", "--set", f"seed={number}"),
                *("--set", f"genre={genre}", "--set", f"perspective={perspective}"),
                *("--set", "features=[combat, bosses, dash]"),
                *("--set", f"art_style={CONSOLES[number % len(CONSOLES)]}"),
                *("--limit", f"openai={REQUESTS_A_MINUTE}", "--answer-seconds", "2"),
            )
            certified += answer["certified"]
            requests += len(server.asked)
            starts += [one.begun for one in server.asked]
            repeated = Counter(one.digest for one in server.asked)
            most_attempts = max(most_attempts, *repeated.values())
        for row in answer["models"][:-1]:
            kept += int(row["kept"])
        left = [one for one in answer["findings"] if one["code"] == "fell-back"]
        pieces += len(left)
    pieces += kept
    starts.sort()
    for one in starts:
        most_a_minute = max(most_a_minute, sum(one <= other < one + 60 for other in starts))
    return Faults(certified, GAMES, requests, most_attempts, most_a_minute, kept, pieces)


def _options(server: ModelServer) -> tuple[str, ...]:
    return (
        *("--set", "author=openai/clever", "--set", f"api_base={server.openai_base}"),
        *("--parallel", str(AT_ONCE)),
    )


def _title(asked: Asked) -> str:
    return kind_of(asked.schema or {})


def _files(answer: dict[str, object]) -> dict[str, bytes]:
    folder = Path(str(answer["game"]))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
