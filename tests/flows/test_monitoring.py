"""What is seen of a run on a real Prefect server: its summary, its events, its asset, its log."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    LogFilter,
    LogFilterFlowRunId,
)
from prefect.client.schemas.objects import State
from prefect.events import AutomationCore, EventTrigger
from prefect.events.worker import EventsWorker

import tasks.pictures
from flows.generate_game import generate_game
from flows.local import wait_for_history
from tasks.announcing import BEGUN, CERTIFIED, FAILED, FALLBACK, KEPT
from tests.model_server.replies import Status
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST, until
from vintage_game_generator.assets.making import make_sprite
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.run_state import Status as PieceStatus
from vintage_game_generator.run_states import made_before, read_state
from vintage_game_generator.settings import settings
from vintage_game_generator.tally import Tally, tallied

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_kept() -> None:
    """Other tests of this process may have made pieces of the same games, and sent events.

    Prefect's worker for events adds to each what it was started in, be it a task long gone.
    """
    EventsWorker.drain_all(timeout=LONGEST, at_exit=False)
    for kept in (*settings().results.glob("*"), *settings().receipts.glob("*")):
        kept.unlink()


CANARY = "sk-canary-2f7d90b1e6a84c55"
EVENTS = (BEGUN, CERTIFIED, KEPT, FAILED, FALLBACK)
OURS = ("game.", "asset.", "prefect.asset.")


@dataclass(frozen=True)
class Seen:
    """A run, as the server shows it."""

    id: UUID
    state: State[Any]
    folder: Path
    tally: Tally

    @property
    def report(self) -> RunReport:
        report: RunReport = self.state.result()
        return report

    def summary(self) -> tuple[str, str]:
        """Return the summary's headline and its text."""
        only = FlowRunFilter(id=FlowRunFilterId(any_=[self.id]))
        with get_client(sync_client=True) as client:
            shown = client.read_artifacts(flow_run_filter=only, limit=50)
        (one,) = (artifact for artifact in shown if artifact.key == "summary")
        return str(one.description), str(one.data)

    def artifacts(self) -> str:
        only = FlowRunFilter(id=FlowRunFilterId(any_=[self.id]))
        with get_client(sync_client=True) as client:
            return str(client.read_artifacts(flow_run_filter=only, limit=50))

    def events(self, last: str) -> list[dict[str, Any]]:
        """Return our events of the run by the time the last one is there, in order."""
        related = {"id": [f"prefect.flow-run.{self.id}"]}
        chosen = {"event": {"prefix": list(OURS)}, "related": related, "order": "ASC"}

        def there() -> list[dict[str, Any]]:
            with get_client(sync_client=True) as client:
                answer = client.request("POST", "/events/filter", json={"filter": chosen})
            found: list[dict[str, Any]] = answer.json()["events"]
            return found if any(one["event"] == last for one in found) else []

        return until(there, lambda: "the server was never told")

    def log(self, last: str) -> list[str]:
        """Return the lines of the run's log by the time there is one with this text."""
        only = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[self.id]))

        def there() -> list[str]:
            with get_client(sync_client=True) as client:
                lines = [one.message for one in client.read_logs(only, limit=200)]
            return lines if any(last in line for line in lines) else []

        return until(there, lambda: "the server was never told")


def brief(**changes: object) -> GameConfig:
    fields = {
        "name": "Watched Game",
        "genre": "action-adventure",
        "perspective": "top-down",
        "art_style": "game-boy",
        "seed": 1,
    }
    return checked_brief(fields | changes)


def run(config: GameConfig, output: Path, **generation: object) -> Seen:
    options = GenerationConfig.model_validate({"output": output, **generation})
    with tallied(Tally()) as tally:
        state: State[Any] = generate_game(config, options, return_state=True)
    assert state.state_details.flow_run_id
    return Seen(state.state_details.flow_run_id, state, output, tally)


@pytest.fixture(scope="module")
def made(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """A run that made a game."""
    return run(brief(), tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def kept(made: Seen) -> Seen:
    """A run that had nothing to make."""
    return run(brief(), made.folder)


def test_a_run_has_a_summary_of_all_that_one_asks_first(made: Seen) -> None:
    headline, text = made.summary()
    folder = made.report.folder
    counts = f"{made.report.executed} made, {made.report.cached} kept"
    assert headline == f"Watched Game: certified; {counts}"
    assert text.startswith("# Certified: Watched Game\n\nAll ")
    assert "levels were won by play, in python." in text
    assert "![Title, first level, ending](data:image/png;base64," in text
    assert f"**{made.report.executed} pieces made, {made.report.cached} kept**, " in text
    assert "**Findings:** " in text
    assert f"`vintage verify {folder}`" in text
    rows = {row.split(" | ")[0].strip("| "): row for row in text.splitlines() if "|" in row}
    assert {"level", "sprite", "certificate", "**all**"} <= set(rows)
    assert len(text) < 150_000, "the UI loads every artifact at once"


def test_a_game_that_was_there_has_a_summary_too(kept: Seen) -> None:
    headline, text = kept.summary()
    assert headline == f"Watched Game: certified; 0 made, {kept.report.cached} kept"
    assert f"**Nothing had to be made**: all {kept.report.cached} pieces were kept" in text
    assert "data:image/png;base64," in text
    said = "Watched Game: Cached: all {} pieces are kept from earlier runs"
    assert said.format(kept.report.cached) in kept.log("Cached")


def test_a_certified_game_is_announced_and_materialized(made: Seen) -> None:
    begun, asset, certified = made.events("game.certified")
    assert begun["event"] == "game.begun"
    assert certified["resource"]["prefect.resource.id"] == "vintage.game.watched-game"
    assert certified["payload"]["title"] == "Watched Game"
    assert certified["payload"]["run"] == str(made.id)
    assert certified["payload"]["folder"] == str(made.report.folder)
    assert certified["payload"]["languages"] == {"python": "verified"}
    assert certified["payload"]["levels"] == len(made.report.certificate.levels)
    roles = [one["prefect.resource.role"] for one in certified["related"]]
    assert roles.count("flow-run") == 1
    assert "task-run" not in roles, "it is of the whole run"

    assert asset["event"] == "prefect.asset.materialization.succeeded"
    assert asset["resource"]["prefect.resource.id"] == "vintage://games/watched-game"
    assert asset["payload"]["certified"] is True
    content = (made.report.folder / CERTIFICATE).read_bytes()
    assert asset["payload"]["certificate"] == hashlib.sha256(content).hexdigest()


def test_what_was_there_already_is_announced_as_kept(kept: Seen) -> None:
    assert [one["event"] for one in kept.events("game.kept")] == ["game.begun", "game.kept"]


def test_the_log_has_a_line_for_each_piece_and_names_the_game(made: Seen) -> None:
    ours = [one for one in made.log(": certified in ") if one.startswith("Watched Game: ")]
    assert ours[0].startswith("Watched Game: begun (game-boy action-adventure, seed 1), goes to ")
    assert ours[-1].endswith(f"it is in {made.report.folder}")
    pieces = [one for one in ours if " made in " in one]
    assert len(pieces) == made.report.executed
    assert any(one.startswith("Watched Game: sprite hero made in ") for one in pieces)
    assert any(one.endswith(" kB") and ", 2 files, " in one for one in pieces)


def broken_sprite(spec: Any, *others: Any, **named: Any) -> Any:
    if spec.name == "coin":
        raise RuntimeError(f"{CANARY} refused by https://a/?key={CANARY}" + "x" * 100_000)
    return make_sprite(spec, *others, **named)


def test_a_failure_is_summed_up_announced_and_tells_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_API_KEY", CANARY)
    monkeypatch.setattr(tasks.pictures, "make_sprite", broken_sprite)
    config = brief(name="Broken Watch", seed=2)
    failed = run(config, tmp_path)
    assert failed.state.is_failed()
    headline, text = failed.summary()
    assert headline.startswith("Broken Watch: failed: 1 of ")
    assert "| sprite coin | RuntimeError: \\*\\*\\* refused by" in text
    assert f"`vintage rerun {failed.id}`" in text
    assert "All of it is kept." in text
    assert "![A landscape](data:" in text
    assert "![The hero](data:" in text

    told = failed.events("game.failed")
    assert told[-1]["payload"]["reason"].startswith("1 of ")
    lines = failed.log("failed after")
    assert any("Broken Watch: sprite coin failed after" in line for line in lines)
    assert max(len(line) for line in lines) < 6_000
    state = read_state(tmp_path / "broken-watch")
    everything = [text, failed.artifacts(), json.dumps(told), *lines, state.model_dump_json()]
    everything.append(str(failed.state.message))
    assert CANARY not in "".join(everything)
    assert len(str(failed.state.message)) < 1_000

    monkeypatch.undo()
    after = run(config, tmp_path)
    assert after.report.certificate.certified
    assert any(line.startswith("Broken Watch: kept from ") for line in after.log("kept from"))


def test_a_piece_that_a_model_was_to_make_and_the_rules_made_is_announced(tmp_path: Path) -> None:
    with ModelServer(Status(401, message="no such account")) as server:
        asked = {"authors": {"style": "openai/clever"}, "api_base": server.openai_base}
        seen = run(brief(name="Left Alone", **asked), tmp_path)
    assert seen.report.certificate.certified
    events = seen.events("game.certified")
    (fallback,) = (one for one in events if one["event"] == "asset.fell_back")
    assert fallback["resource"]["prefect.resource.id"].startswith("vintage.asset.left-alone.")
    assert fallback["payload"]["phase"] == "style-draft"
    assert fallback["payload"]["piece"] == "style guide, asked"
    assert "401" in fallback["payload"]["reason"]
    related = {one["prefect.resource.id"] for one in fallback["related"]}
    assert {"vintage.game.left-alone", f"prefect.flow-run.{seen.id}"} <= related
    said = "Left Alone: style guide, asked (style-draft) fell back to the rules: "
    assert any(said in one for one in seen.log("fell back"))
    _, text = seen.summary()
    assert "warning fell-back" in text
    assert "| dollars |" in text


def test_what_other_processes_made_is_timed_and_told_as_well(
    made: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.timing.PATIENCE", LONGEST)
    seen = run(brief(), made.folder, task_runner="processes", again=("sprite:hero",))
    assert seen.report.certificate.certified
    (hero,) = (one for one in seen.tally.all_pieces() if one.status is PieceStatus.MADE)
    assert hero.piece == "sprite hero"
    assert hero.seconds is not None
    assert hero.seconds > 0
    record = made_before(brief())
    assert record is not None
    assert record.pieces["sprite hero"].seconds == hero.seconds
    assert wait_for_history(seen.id, 2)
    assert any(
        one.startswith("Watched Game: sprite hero made in ") for one in seen.log("hero made")
    )


def test_the_automation_of_the_docs_is_one_that_prefect_takes() -> None:
    page = Path(__file__).parents[2] / "docs" / "monitoring.md"
    (example,) = re.findall(
        r"^```yaml\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    automation = AutomationCore.model_validate(yaml.safe_load(example))
    assert isinstance(automation.trigger, EventTrigger)
    assert automation.trigger.expect == {FALLBACK}
    assert all(f"| `{name}` |" in page.read_text("utf-8") for name in EVENTS)
