"""`prefect.yaml` and what is beside it, before any server sees them."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect.events.schemas.automations import AutomationCore
from prefect.flows import Flow, load_flow_from_entrypoint

from flows.registering import automations_of
from vintage_game_generator.lineups.games import games_of
from vintage_game_generator.lineups.reading import checked_lineup, read_lineup
from vintage_game_generator.shipped import shipped

ROOT = Path(__file__).parent.parent.parent
TEXT = shipped("prefect.yaml").read_text(encoding="utf-8")
DEPLOYMENTS: list[dict[str, Any]] = yaml.safe_load(TEXT)["deployments"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def parameters_of(deployment: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parameters of a run on demand, and of each schedule's runs."""
    plain = deployment.get("parameters", {})
    schedules = deployment.get("schedules", [])
    return [plain, *(plain | one.get("parameters", {}) for one in schedules)]


def test_nothing_hangs_on_the_machine_that_deploys() -> None:
    # A `$VAR` that is not set is deployed as it stands; a path of one machine is none of another.
    assert "$" not in TEXT
    assert not re.search(r"(?m)^[^#]*[ :]/\w", TEXT)
    assert yaml.safe_load(TEXT)["pull"] == [{"flows.workplace.enter_workplace": {}}]


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda one: one["name"])
def test_a_deployment_is_whole(deployment: dict[str, Any]) -> None:
    assert deployment["version"] == PROJECT["project"]["version"]
    assert deployment["description"].strip().endswith(".")
    assert "vintage" in deployment["tags"]  # whom notify-on-failure listens to
    assert deployment["work_pool"]["name"] == "vintage"
    # Without signs of life the automations would take every run for lost.
    environment = deployment["work_pool"]["job_variables"]["env"]
    assert environment == {"PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30"}
    assert deployment["concurrency_limit"].keys() == {"limit", "collision_strategy"}
    for schedule in deployment.get("schedules", []):
        assert schedule.keys() >= {"slug", "cron", "timezone"}


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda one: one["name"])
def test_a_deployment_runs_what_its_flow_accepts(deployment: dict[str, Any]) -> None:
    flow: Flow[..., Any] = load_flow_from_entrypoint(deployment["entrypoint"])
    for parameters in parameters_of(deployment):
        flow.validate_parameters(parameters)


def test_every_batch_has_games() -> None:
    batches = [one for one in DEPLOYMENTS if "batch" in one["tags"]]
    told = [parameters["lineup"] for one in batches for parameters in parameters_of(one)]
    assert len(told) == 5
    for lineup in told:
        found = checked_lineup(lineup) if isinstance(lineup, dict) else read_lineup(shipped(lineup))
        assert len(games_of(found, 20261128)) >= 4


def test_the_nights_seed_rotates() -> None:
    nightly = next(one for one in DEPLOYMENTS if one["name"] == "nightly-batch")
    lineup = read_lineup(shipped(nightly["parameters"]["lineup"]))
    assert lineup.seed == "rotating"
    # One bad game of six is no failed night; two are.
    allowed = nightly["parameters"]["batch"]["failures_allowed"]
    assert 1 <= allowed * len(games_of(lineup, 1)) < 2
    first, second = (games_of(lineup, night) for night in (1, 2))
    assert {one.seed for one in first}.isdisjoint({one.seed for one in second})


@pytest.mark.parametrize("name", ["lost-runs", "notify-on-failure"])
def test_an_automation_says_what_it_is_for(name: str) -> None:
    for automation in automations_of(shipped(f"deployments/automations/{name}.yaml")):
        assert isinstance(automation, AutomationCore)
        assert automation.description


def test_the_wheel_has_what_is_shipped() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    packed = "vintage_game_generator/serving/shipped/"
    assert {place for place in included.values() if not place.startswith(packed)} == set()
    for name in ("prefect.yaml", "deployments/automations", "deployments/lineups"):
        assert included[name] == packed + name
        assert (ROOT / name).exists()
