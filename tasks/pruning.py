"""The task that prunes the store, and what a run shows of it."""

from prefect import task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from vintage_game_generator.store.pruned import Pruned
from vintage_game_generator.store.pruning import prune


@task(name="prune", task_run_name="prune", cache_policy=NO_CACHE, persist_result=False)
def remove_unneeded(keep_days: int, largest: int | None, *, dry_run: bool, now: float) -> Pruned:
    """Remove what no kept game and no recent run needs."""
    return prune(keep_days, largest, dry_run=dry_run, now=now)


def show_pruned(pruned: Pruned, *, dry_run: bool) -> None:
    """Show how much of each kind stays and went."""
    create_table_artifact(
        key="pruned",
        description="\n".join([pruned.told(dry_run=dry_run), *pruned.notes]),
        table=pruned.rows(),
    )
