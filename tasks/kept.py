"""The one line that Prefect's UI shows for all that did not have to be made."""

from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed

from tasks.outcomes import CACHED
from tasks.telling import run_logger, title


@task(name="cached", task_run_name="Cached: {what}", cache_policy=NO_CACHE)
def show_kept(what: str) -> State[Any]:
    """End in the state in which Prefect shows what came from a cache."""
    run_logger().info("%s: kept from earlier runs: %s", title(), what)
    return Completed(name=CACHED, message=what)
