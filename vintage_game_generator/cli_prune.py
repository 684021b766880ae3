"""`vintage prune`: what nothing needs any more leaves the store."""

import json
import time
from dataclasses import asdict
from typing import Annotated

import typer

from vintage_game_generator.cli_output import Json, complain, say
from vintage_game_generator.store.pruned import bytes_of, size
from vintage_game_generator.store.pruning import prune as pruned_store


def prune(
    keep_days: Annotated[
        int, typer.Option(min=1, max=3650, help="What was used in the last so many days stays.")
    ] = 30,
    largest: Annotated[
        str | None, typer.Option(metavar="SIZE", help="What shall stay at most, such as '5 GB'.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    as_json: Json = False,
) -> None:
    """Remove what no kept game and no recent run needs from the store."""
    most = bytes_of(largest) if largest else None
    pruned = pruned_store(keep_days, most, dry_run=dry_run, now=time.time())
    if as_json:
        print(json.dumps(asdict(pruned) | {"freed": pruned.freed, "dry_run": dry_run}))
        return
    for kind, one in pruned.counts.items():
        kept = f"{one.kept:6} stay ({size(one.kept_bytes)})"
        say(f"  {kind:26} {kept:24} {one.removed:6} go ({size(one.freed)})")
    say(pruned.told(dry_run=dry_run))
    for note in pruned.notes:
        complain(note)
