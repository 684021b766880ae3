"""The flow with models as authors: on a real Prefect server, against a real server of answers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect.blocks.system import Secret
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.settings import PREFECT_SERVER_DATABASE_CONNECTION_URL

from flows.generate_game import generate_game
from tests.conftest import HOME
from tests.model_server.clever import clever
from tests.model_server.replies import Status
from tests.model_server.server import ModelServer
from tests.waiting import LONGEST
from vintage_game_generator.asking.keyring import lent_key
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.errors import BadInput, NotProven
from vintage_game_generator.models.cartridge import CertifiedGame
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.run_state import Status as PieceStatus
from vintage_game_generator.playtest.certification import certified
from vintage_game_generator.settings import settings
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally, tallied

pytestmark = pytest.mark.usefixtures("prefect_server")
CANARY = "sk-canary-5b1e77a2c4d94f0e8a"
DRAFTS = {
    *(Phase.STYLE_DRAFT, Phase.DESIGN_DRAFT, Phase.DIRECTIONS, Phase.SCRIPT, Phase.LEVEL_DRAFT),
    *(Phase.SPRITE_DRAFT, Phase.TILESET_DRAFT, Phase.MUSIC_DRAFT),
}


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(clever) as one:
        yield one


def brief(server: ModelServer, **changes: object) -> GameConfig:
    fields = {
        "name": "Asked Test",
        "genre": "platformer",
        "perspective": "side-view",
        "art_style": "nes",
        "features": ["combat", "bosses"],
        "seed": 1,
        "author": "openai/clever",
        "api_base": server.openai_base,
    }
    return checked_brief(fields | changes)


def run(config: GameConfig, folder: Path, **generation: object) -> tuple[RunReport, Tally]:
    tally = Tally()
    with tallied(tally):
        options = GenerationConfig.model_validate(
            {"output": folder, "parallel_assets": 8, "answer_seconds": LONGEST, **generation}
        )
        return generate_game(config, options), tally


def codes(report: RunReport) -> list[str]:
    return [finding.code for finding in report.certificate.findings]


def calls(report: RunReport) -> list[dict[str, object]]:
    lines = (report.folder / "provenance.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_a_model_writes_a_whole_game_and_again_it_is_not_asked(
    tmp_path: Path, server: ModelServer
) -> None:
    config = brief(server)
    report, tally = run(config, tmp_path)
    assert report.certificate.certified
    assert set(tally.executed) >= DRAFTS
    assert server.most_at_once <= 8
    rows = calls(report)
    assert {row["phase"] for row in rows} >= {phase.value for phase in DRAFTS}
    assert "fell-back" not in codes(report)
    assert report.models[-1]["calls"] == str(len(rows))
    assert report.models[-1]["cost"] == "unknown", "nobody knows what this server costs"

    asked = len(server.asked)
    again, _ = run(config, tmp_path)
    assert again.certificate == report.certificate
    for folder in (settings().receipts, settings().results):
        for kept in folder.iterdir():
            kept.unlink()
    answered, executed = run(config, tmp_path)
    assert set(executed.executed) >= DRAFTS
    assert len(server.asked) == asked, "not even a probe"
    assert answered.certificate == report.certificate
    assert answered.models[-1]["cached"] == str(len(rows))


def test_a_game_of_a_server_that_is_down_is_made_by_rule_and_tried_again(
    tmp_path: Path, server: ModelServer
) -> None:
    server.script(Status(401))
    config = brief(server, seed=2)
    report, _ = run(config, tmp_path)
    assert report.certificate.certified
    assert {row["outcome"] for row in calls(report)} == {"failed"}
    assert codes(report).count("fell-back") >= len(DRAFTS)

    server.script(clever)
    better, _ = run(config, tmp_path)
    assert "fell-back" not in codes(better)
    assert {row["outcome"] for row in calls(better)} == {"kept"}


def test_only_what_a_model_is_named_for_is_asked(tmp_path: Path, server: ModelServer) -> None:
    config = brief(server, seed=3, author="procedural", authors={"music": "openai/clever"})
    _, tally = run(config, tmp_path)
    assert set(tally.planned) & DRAFTS == {Phase.MUSIC_DRAFT}
    assert len(server.asked) == 1


def test_nothing_is_asked_for_nothing(tmp_path: Path, server: ModelServer) -> None:
    config = brief(server, seed=4)
    price = {"openai/clever": {"asked": 1, "answered": 1}}
    report, _ = run(config, tmp_path, budget=0, prices=price)
    assert report.certificate.certified
    assert not server.asked
    assert "budget-spent" in codes(report)


def databases() -> list[Path]:
    """Return the files of the database that Prefect's server of these tests keeps."""
    url = PREFECT_SERVER_DATABASE_CONNECTION_URL.value()
    assert url is not None
    file = Path(str(url).partition("///")[2])
    return sorted(file.parent.glob(f"{file.name}*"))


def test_a_key_is_nowhere(
    tmp_path: Path,
    server: ModelServer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    Secret(value=CANARY).save("canary-block", overwrite=True)
    server.key = CANARY
    config = brief(server, seed=5, name="Canary Search")
    report, _ = run(config, tmp_path, cache=False, key_blocks={"openai": "canary-block"})
    assert "fell-back" not in codes(report)
    assert lent_key("openai") is None, "it was lent for the run alone"
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    server.key = "another"  # what is refused is told, and what is told must not tell the key
    run(brief(server, seed=6), tmp_path / "refused", cache=False)
    told = capfd.readouterr()
    assert CANARY not in told.out + told.err
    files = [path for place in (tmp_path, HOME) for path in place.rglob("*") if path.is_file()]
    contents = [path.read_bytes() for path in (*files, *databases())]
    assert any(b"Canary Search" in content for content in contents[len(files) :])
    assert not any(CANARY.encode() in content for content in contents)


def test_a_block_that_is_not_there_is_said(tmp_path: Path, server: ModelServer) -> None:
    with pytest.raises(BadInput, match="there is no Secret block called 'nowhere'"):
        run(brief(server), tmp_path, key_blocks={"openai": "nowhere"})


def test_a_wish_becomes_rules_in_every_language(tmp_path: Path, server: ModelServer) -> None:
    wish = {"custom_features": ["a glide"], "target_languages": ["python", "web"]}
    config = brief(server, seed=8, author="procedural", authors={"features": "openai/clever"})
    report, tally = run(checked_brief(config.model_dump() | wish), tmp_path)
    assert report.certificate.certified
    assert tally.executed[Phase.FEATURE] == 1
    assert report.certificate.languages["web"].startswith("verified")
    (seen,) = [one for one in report.certificate.checks if one.name.startswith("feature acts")]
    assert seen.passed
    assert list(report.folder.rglob("*_feature.py"))
    assert b"_feature" in b"".join(path.read_bytes() for path in report.folder.rglob("*.html"))


def test_a_wish_with_which_no_game_is_proven_is_left_out(
    tmp_path: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unproven(design: GameDesign, *others: Any) -> CertifiedGame:
        if design.custom_features:
            raise NotProven("level 2 was not won")
        return certified(design, *others)

    monkeypatch.setattr("tasks.certification.certified", unproven)
    wish = {"custom_features": ["a glide"]}
    config = brief(server, seed=9, author="procedural", authors={"features": "openai/clever"})
    report, tally = run(checked_brief(config.model_dump() | wish), tmp_path)
    assert report.certificate.certified
    assert "feature-left-out" in codes(report)
    assert not list(report.folder.rglob("*_feature.py"))
    kept = [one for one in tally.all_pieces() if one.status is PieceStatus.KEPT]
    assert report.cached == len(kept), "what this run made first counts as made"


def test_the_server_shows_calls_and_costs(tmp_path: Path, server: ModelServer) -> None:
    only = {"author": "procedural", "authors": {"style": "openai/clever"}}
    config = brief(server, seed=7, name="Shown Calls", **only)
    options = GenerationConfig(output=tmp_path)
    state = generate_game(config, options, return_state=True)
    run_id = state.state_details.flow_run_id
    assert run_id is not None
    with get_client(sync_client=True) as client:
        its = FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
        shown = {one.key: one for one in client.read_artifacts(flow_run_filter=its, limit=50)}
    assert {"models", "cost"} <= set(shown)
    (row,) = json.loads(str(shown["models"].data))
    assert (row["piece"], row["outcome"], row["cached"]) == ("style guide", "kept", "no")
