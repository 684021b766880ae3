"""The flow on a real Prefect server: what runs, what is cached, what a failure costs."""

from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

from flows.generate_game import generate_game
from flows.local import wait_for_history
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.consoles.checks import check_sprite
from vintage_game_generator.errors import BadInput, OutOfStyle, PiecesFailed
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.design import SpriteSpec
from vintage_game_generator.models.findings import Finding
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.packaging.delivered import changed_files
from vintage_game_generator.settings import settings
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally, tallied

pytestmark = pytest.mark.usefixtures("prefect_server")


def brief(**changes: object) -> GameConfig:
    fields = {
        "name": "Flow Test",
        "genre": "action-adventure",
        "perspective": "top-down",
        "art_style": "game-boy",
        "seed": 1,
    }
    return checked_brief(fields | changes)


def run(config: GameConfig, folder: Path, **generation: object) -> tuple[RunReport, Tally]:
    tally = Tally()
    with tallied(tally):
        options = GenerationConfig.model_validate({"output": folder, **generation})
        return generate_game(config, options), tally


def test_a_brief_becomes_a_certified_game_and_again_costs_nothing(tmp_path: Path) -> None:
    report, tally = run(brief(), tmp_path)
    assert report.certificate.certified
    assert report.executed == tally.total(tally.executed) == tally.total(tally.planned)
    assert changed_files(report.folder, report.certificate) == []
    assert report.folder.with_name("flow-test.zip").stat().st_size > 0

    again, second = run(brief(), tmp_path)
    assert again.certificate == report.certificate
    assert again.executed == second.total(second.started) == 0
    assert again.cached == report.executed

    for receipt in settings().receipts.iterdir():
        receipt.unlink()
    third, cached = run(brief(), tmp_path)
    assert cached.total(cached.started) == 0, "every phase comes from the cache"
    assert third.certificate == report.certificate


def test_a_plain_call_of_the_flow_counts_its_pieces_too(tmp_path: Path) -> None:
    generate_game(brief(), GenerationConfig(output=tmp_path))
    for kept in settings().receipts.iterdir():
        kept.unlink()
    pieces = generate_game(brief(), GenerationConfig(output=tmp_path))
    assert pieces.executed == 0
    assert pieces.cached > 40
    again = generate_game(brief(), GenerationConfig(output=tmp_path))
    assert again.cached == pieces.cached


def test_another_title_leaves_levels_pictures_and_music_alone(tmp_path: Path) -> None:
    run(brief(seed=2), tmp_path / "one")
    _, tally = run(brief(seed=2, name="Other Name"), tmp_path / "two")
    kept = {Phase.LEVEL, Phase.SPRITE, Phase.TILESET, Phase.TUNE, Phase.SOUND, Phase.FONT}
    assert not kept & set(tally.started)
    assert tally.executed[Phase.CODE] == 1


def test_one_failed_asset_costs_one_asset_on_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = brief(seed=3)

    def refuse_coin(
        files: dict[str, bytes], spec: SpriteSpec, style: StyleGuide
    ) -> tuple[Finding, ...]:
        if spec.name == "coin":
            raise OutOfStyle("sprite coin: too shiny")
        return check_sprite(files, spec, style)

    checked_by = "vintage_game_generator.assets.making.check_sprite"
    monkeypatch.setattr(checked_by, refuse_coin)
    failing = Tally()
    with (
        tallied(failing),
        pytest.raises(PiecesFailed, match=r"1 of \d+ pieces failed: .*too shiny"),
    ):
        generate_game(config, GenerationConfig(output=tmp_path))
    assert failing.failed == {Phase.SPRITE: 1}
    assert failing.executed[Phase.TUNE] == failing.planned[Phase.TUNE]
    assert [path.name for path in (tmp_path / "flow-test").iterdir()] == ["state.json"]

    monkeypatch.setattr(checked_by, check_sprite)
    report, tally = run(config, tmp_path)
    assert report.certificate.certified
    after = (Phase.GAME, Phase.CERTIFICATE, Phase.PACKAGE)
    assert tally.executed == {Phase.SPRITE: 1} | dict.fromkeys(after, 1)


def test_lost_and_altered_bytes_are_made_again(tmp_path: Path) -> None:
    config = brief(seed=4)
    first, _ = run(config, tmp_path)
    coin = (first.folder / "flow_test" / "assets" / "sprites" / "coin.png").read_bytes()
    (blob,) = [
        path for path in settings().store.rglob("*") if path.is_file() and path.read_bytes() == coin
    ]
    blob.write_bytes(b"altered")
    second, tally = run(config, tmp_path / "again")
    assert tally.executed == {Phase.SPRITE: 1}
    assert second.certificate == first.certificate
    assert blob.read_bytes() == coin


def test_the_server_keeps_readable_names_and_all_artifacts(tmp_path: Path) -> None:
    config = brief(seed=5, name="Readable Names")
    with tallied(Tally()) as tally:
        state = generate_game(config, GenerationConfig(output=tmp_path), return_state=True)
    run_id = state.state_details.flow_run_id
    assert run_id is not None
    planned = tally.total(tally.planned) + 1  # each asset, and the laying out
    assert wait_for_history(run_id, planned)
    with get_client(sync_client=True) as client:
        flow_run = client.read_flow_run(run_id)
        only = FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
        names = {one.name for one in client.read_task_runs(flow_run_filter=only, limit=200)}
        shown = client.read_artifacts(flow_run_filter=only, limit=50)
    assert flow_run.name == "Readable Names (game-boy)"
    assert {"style guide", "architecture", "sprite hero", "tune title"} <= names
    assert any(name.startswith("level 1: ") for name in names)
    by_key = {artifact.key: artifact for artifact in shown}
    keys = {"summary", "style-guide", "contact-sheet", "screenshots", "certificate"}
    assert keys <= set(by_key)
    for key in ("style-guide", "contact-sheet", "screenshots"):
        assert "data:image/png;base64," in str(by_key[key].data)
    assert "won" in str(by_key["certificate"].data)


def test_the_flow_checks_its_parameters_itself(tmp_path: Path) -> None:
    config = brief().model_copy(
        update={"inspirations": brief(inspirations=["Metroid"]).inspirations}
    )
    unknown = config.inspirations[0].model_copy(update={"game": "Metroyd"})
    with pytest.raises(BadInput, match="did you mean"):
        run(config.model_copy(update={"inspirations": (unknown,)}), tmp_path)


def test_somebody_elses_folder_is_not_overwritten(tmp_path: Path) -> None:
    taken = tmp_path / "flow-test"
    taken.mkdir()
    (taken / "thesis.txt").write_text("mine")
    with pytest.raises(BadInput, match="something else in this folder"):
        run(brief(), tmp_path)
    assert (taken / "thesis.txt").read_text() == "mine"
