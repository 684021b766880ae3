"""`vintage explain`: what it says, and that it needs and touches nothing."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command import Finished, Home
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.models.run_state import RunState

NO_SERVER = {"PREFECT_API_URL": "http://127.0.0.1:9/api"}  # nobody listens there


def explained(home: Home, brief: Path, *arguments: str) -> dict[str, Any]:
    run = home.run("explain", brief, *arguments, "--json", **NO_SERVER)
    assert run.returncode == 0, run.stderr
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def test_a_finished_game_costs_nothing_again(adventure: Finished) -> None:
    run = adventure.home.run("explain", adventure.brief, **NO_SERVER)
    assert run.stdout.startswith("This very game was finished before")
    plan = explained(adventure.home, adventure.brief)
    assert plan["finished"]
    assert plan["counts"] == {"kept": adventure.summary["executed"], "runs": 0, "follows": 0}


def test_a_changed_wish_is_told_by_phase_with_its_reason_and_its_time(adventure: Finished) -> None:
    plan = explained(adventure.home, adventure.brief, "--set", "palette=dusk")
    phases = {one["phase"]: one for one in plan["phases"]}
    assert phases["sprite"]["runs"] > 5
    assert phases["sprite"]["why"] == ["the brief's palette"]
    assert phases["sprite"]["seconds"] > 0
    assert phases["level"]["runs"] == phases["tune"]["runs"] == phases["sound"]["runs"] == 0
    assert plan["work"] >= plan["lasts"] > 0
    assert plan["unknown"] == 0
    shown = adventure.home.run(
        "explain", adventure.brief, "--set", "palette=dusk", COLUMNS="120", **NO_SERVER
    ).stdout
    assert "the brief's palette" in shown
    assert f"{plan['counts']['runs']} of {len(plan['pieces'])} pieces would be made" in shown
    assert "s of tasks" in shown


def test_a_picture_that_lends_its_colours_is_part_of_what_is_foretold(adventure: Finished) -> None:
    picture = next(adventure.folder.glob("screenshots/*.png"))
    plan = explained(adventure.home, adventure.brief, "--style-image", str(picture))
    phases = {one["phase"]: one for one in plan["phases"]}
    assert phases["style"]["why"] == ["the brief's style influence"]
    assert phases["sprite"]["runs"] > 5
    assert phases["level"]["runs"] == phases["tune"]["runs"] == 0


def test_what_an_interrupted_run_left_is_kept_and_said_to_be(
    adventure: Finished, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(adventure.home.vintage, home.vintage)
    for later in ("receipts", "made"):  # they are written when a run ends
        shutil.rmtree(home.vintage / later)
    for record in (home.vintage / "results").glob("tune-*"):
        record.unlink()
    config = load_brief(adventure.brief)
    generation = GenerationConfig(output=home.root / "games")
    folder = home.root / "games" / "moor-lantern"
    folder.mkdir(parents=True)
    state = RunState(generator="1", run="gone", config=config, generation=generation)
    (folder / "state.json").write_text(state.model_dump_json())
    plan = explained(home, adventure.brief)
    kept, pieces = plan["counts"]["kept"], len(plan["pieces"])
    assert 40 < kept < pieces
    said = home.run("explain", adventure.brief, **NO_SERVER).stdout
    left = f"An interrupted run left {kept} of {pieces} pieces"
    assert f"{left}: `vintage resume games/moor-lantern` goes on." in said
    assert "No run of a game" not in said
    other = home.run("explain", adventure.brief, "--set", "seed=6", **NO_SERVER).stdout
    assert "interrupted" not in other, "that would go on with another brief"


def test_every_piece_is_listed_where_that_is_wanted(adventure: Finished) -> None:
    arguments = ("explain", adventure.brief, "--again", "sprite:hero", "--pieces")
    shown = adventure.home.run(*arguments, COLUMNS="120", **NO_SERVER).stdout
    lines = [line.split() for line in shown.splitlines()]
    assert ["sprite", "hero", "runs"] in [line[:3] for line in lines]
    assert ["tune", "title", "kept"] in lines


def test_of_a_game_like_no_other_the_time_is_not_known(tmp_path: Path) -> None:
    home = Home(tmp_path)
    brief = tmp_path / "brief.yaml"
    brief.write_text("name: First\ngenre: platformer\nperspective: side-view\nart_style: pico-8\n")
    run = home.run("explain", brief, **NO_SERVER)
    assert run.returncode == 0, run.stderr
    assert "No run of a game of this name has ended here before." in run.stdout
    assert "not known yet" in run.stdout
    made = {path.name for path in home.root.rglob("*") if path.is_file()}
    assert not {name for name in made if name.endswith((".db", ".json"))}, "nothing is written"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "palette=dsk"], "'dsk' is no palette; write one of dawn, dusk"),
        (["--again", "sprits-of-mine"], "names no pieces; did you mean 'sprite'?"),
        (["--price", "openai/a=1,2"], "nobody of that name is asked"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    arguments: list[str], said: str, tmp_path: Path
) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_text("name: First\ngenre: platformer\nperspective: side-view\n")
    run = Home(tmp_path).run("explain", brief, *arguments)
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert said in line
