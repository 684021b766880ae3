"""What a run starts: no task for what is kept, a new one for what shall be made again."""

import multiprocessing
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

from flows.generate_game import generate_game
from flows.local import wait_for_history
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.run_state import STATE, Status
from vintage_game_generator.run_states import made_before
from vintage_game_generator.settings import settings
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally, tallied

pytestmark = pytest.mark.usefixtures("prefect_server")


def brief(name: str, seed: int) -> GameConfig:
    look = {"genre": "action-adventure", "perspective": "top-down", "art_style": "game-boy"}
    return checked_brief({"name": name, "seed": seed, **look})


def run(config: GameConfig, folder: Path, **generation: object) -> tuple[RunReport, Tally]:
    options = GenerationConfig.model_validate({"output": folder, **generation})
    with tallied(Tally()) as tally:
        return generate_game(config, options), tally


def files(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def first(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tally]:
    """The folder of a game that threads made, and how."""
    report, tally = run(brief("Runner Test", 21), tmp_path_factory.mktemp("first"))
    return report.folder, tally


def test_one_task_run_names_all_that_was_kept(first: tuple[Path, Tally], tmp_path: Path) -> None:
    for receipt in settings().receipts.iterdir():
        receipt.unlink()
    options = GenerationConfig(output=tmp_path)
    state = generate_game(brief("Runner Test", 21), options, return_state=True)
    run_id = state.state_details.flow_run_id
    assert run_id is not None
    assert wait_for_history(run_id, 2)
    only = FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
    with get_client(sync_client=True) as client:
        shown = client.read_task_runs(flow_run_filter=only, limit=200)
    kept, laid_out = sorted(shown, key=lambda one: one.name)
    assert kept.name.startswith("Cached: blend (1), style (1), design (1), level (")
    assert kept.state_name == "Cached"
    assert laid_out.name.startswith("lay out ")


@pytest.mark.parametrize(
    ("wish", "made"), [("sprite:hero", ["sprite hero"]), ("fonts", ["font"]), ("style", None)]
)
def test_what_shall_be_made_again_is_and_nothing_else(
    wish: str, made: list[str] | None, first: tuple[Path, Tally], tmp_path: Path
) -> None:
    report, tally = run(brief("Runner Test", 21), tmp_path, again=(wish,))
    executed = [one.piece for one in tally.all_pieces() if one.status is Status.MADE]
    assert executed == (made or ["style guide"])
    assert files(report.folder) == files(first[0])


def test_a_wish_for_pieces_that_are_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"generation.again: 'hero' names no pieces; write one of"):
        run(brief("Runner Test", 21), tmp_path, again=("hero",))
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("runner", ["processes", "dask"])
def test_other_processes_make_the_same_bytes(
    runner: str, first: tuple[Path, Tally], tmp_path: Path
) -> None:
    report, tally = run(
        brief("Runner Test", 21), tmp_path, cache=False, task_runner=runner, parallel_assets=2
    )
    assert tally.executed == first[1].planned
    assert not tally.started.keys() & {Phase.SPRITE, Phase.LEVEL}, "those ran elsewhere"
    assert files(report.folder) == files(first[0])
    assert not multiprocessing.active_children()


def test_it_is_remembered_what_a_game_was_made_of(first: tuple[Path, Tally]) -> None:
    made = made_before(brief("Runner Test", 21))
    assert made is not None
    hero = made.pieces["sprite hero"]
    assert {"spec.name", "style.console", "checked", "draft"} <= hero.inputs.keys()
    assert hero.seconds is not None
    assert hero.seconds > 0
    assert "assets/making.py" in made.versions
    assert not (first[0] / STATE).exists()
