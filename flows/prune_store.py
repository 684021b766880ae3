"""What nothing needs any more leaves the store."""

import time
from typing import Annotated

from prefect import flow, get_run_logger
from pydantic import Field

from tasks.pruning import remove_unneeded, show_pruned
from vintage_game_generator.store.pruned import bytes_of


@flow(name="prune-store", flow_run_name="keep {keep_days} days")
def prune_store(
    keep_days: Annotated[int, Field(ge=1, le=3650)] = 30,
    largest: str | None = None,
    dry_run: bool = False,
) -> int:
    """Remove what no kept game and no recent run needs; return the bytes that were freed.

    Args:
        keep_days: Results and receipts that were used in the last so many days stay.
        largest: How much shall stay at most, such as `5 GB`: the results that were used longest
            ago go first.
        dry_run: Whether to only say what would go.
    """
    most = bytes_of(largest) if largest else None
    pruned = remove_unneeded(keep_days, most, dry_run=dry_run, now=time.time())
    show_pruned(pruned, dry_run=dry_run)
    for note in pruned.notes:
        get_run_logger().warning("%s", note)
    get_run_logger().info("%s", pruned.told(dry_run=dry_run))
    return pruned.freed
