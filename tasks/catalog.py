"""The tasks of the catalog's facts: one a game."""

from datetime import UTC, datetime
from typing import Any

from prefect import Task, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.facts.failures import NotNow
from vintage_game_generator.facts.giantbomb import GiantBomb
from vintage_game_generator.facts.records import Fact, Refreshed, Remark
from vintage_game_generator.facts.refreshing import looked_up


def _may_pass(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    return isinstance(state.result(raise_on_failure=False), NotNow)


@task(
    name="facts",
    task_run_name="facts {classic.name}",
    retries=2,  # the pause before it is the API's: whoever asks next waits, not this game alone
    retry_delay_seconds=0,
    retry_condition_fn=_may_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def look_up(classic: Classic, api: GiantBomb) -> Fact | Remark:
    """Return the facts of a classic, or why it was not told from other games."""
    return looked_up(classic, api, datetime.now(UTC))


def show_drift(refreshed: Refreshed) -> None:
    """Show where the catalog and the facts differ, and which games have none."""
    create_table_artifact(
        key="catalog-drift",
        description=(
            "What Giant Bomb says otherwise than the catalog, and what was not found."
            " Nothing of this changes a game: labels are changed by hand."
        ),
        table=[remark.model_dump(mode="json") for remark in refreshed.remarks],
    )
