"""What is told of runs, from what Prefect's server knows."""

import json

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import ArtifactCreate
from prefect.states import Completed

from flows.generate_game import generate_game
from flows.history import lines_of
from vintage_game_generator.models.config import GameConfig

pytestmark = pytest.mark.usefixtures("prefect_server")


def test_the_cost_of_a_run_is_what_its_last_try_says() -> None:
    brief = {"name": "Paid", "genre": "platformer", "perspective": "side-view"}
    config = GameConfig.model_validate(brief)
    with get_client(sync_client=True) as client:
        run = client.create_flow_run(
            generate_game, parameters={"config": config}, state=Completed()
        )
        for cost in ("0.25", "0.75"):
            rows = json.dumps([{"cost of this run": cost}])
            shown = ArtifactCreate(key="cost", type="table", data=rows, flow_run_id=run.id)
            client.create_artifact(shown)
        (line,) = lines_of(client, [client.read_flow_run(run.id)])
    assert (line.game, line.cost) == ("Paid", "0.75")
