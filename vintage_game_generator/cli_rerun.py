"""`vintage rerun`: what failed of a run, made again, or pieces of it anew."""

import json
import os
from functools import partial
from types import ModuleType
from typing import Annotated, Any

import typer

from vintage_game_generator.again import ASKED, checked_again, is_wanted_again
from vintage_game_generator.briefs import changed_fields
from vintage_game_generator.cli_batch import tell_of_batch
from vintage_game_generator.cli_generate import tell_of
from vintage_game_generator.cli_output import STOPPED, Json, err, short
from vintage_game_generator.cli_runs import (
    Run,
    history_of,
    prefect_part,
    show_view,
    took_of,
)
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.run_states import made_before
from vintage_game_generator.settings import prefect_environment
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.store.receipts import kept_receipt


def rerun(
    run: Run,
    phase: Annotated[
        str | None,
        typer.Option(
            help="Make all of this again though nothing changed, such as sprite or level."
        ),
    ] = None,
    asset: Annotated[
        str | None, typer.Option(help="Make only this one again, such as hero.")
    ] = None,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="KEY=VALUE",
            help="Another way of making, as in a run's `generation`: parallel_assets=2.",
        ),
    ] = None,
    wait: Annotated[
        bool,
        typer.Option(help="Wait until a worker has made it, or only start it.", metavar=""),
    ] = True,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show Prefect's own log.")] = False,
    as_json: Json = False,
) -> None:
    """Run a run again: only what failed and what follows, or the pieces that you name.

    A run of a deployment is run again by a worker, any other one from here.
    """
    os.environ.update(prefect_environment(verbose=verbose))
    history, client = history_of()
    rerunning = prefect_part("rerunning")
    with client:
        found = history.find_run(client, run)
        flow = history.flow_of(client, found)
        if not found.deployment_id:
            rerunning.flow_called(flow)
        wanted = _changes(found, phase, asset, changes or [])
        inner = found.parent_task_run_id is not None
        unfinished = history.state_of(found) not in ("completed", "running")
        if unfinished and not (wanted or found.deployment_id):
            _check_unfinished(found)
        if not wanted and not inner:
            before = rerunning.tries_so_far(client, found)
            rerunning.retry(client, found)
            here = partial(rerunning.retried_here, found, before)
        else:
            parameters = rerunning.changed_parameters(found, wanted)
            if found.deployment_id:
                found = rerunning.started_elsewhere(client, found, parameters)
            here = partial(rerunning.made_here, flow, parameters)
    if found.deployment_id:
        _follow(rerunning, found, wait=wait, as_json=as_json)
    elif flow == history.GAME:
        standalone = bool((found.parameters.get("generation") or {}).get("standalone"))
        tell_of(here, standalone=standalone, as_json=as_json)
    else:
        tell_of_batch(here, as_json=as_json)


def _changes(run: Any, phase: str | None, asset: str | None, sets: list[str]) -> dict[str, Any]:
    """Return what shall be otherwise in `generation` of another run.

    Raises:
        BadInput: there are no such pieces, or it is not written as such.
    """
    wanted = dict(changed_fields(sets))
    if unknown := sorted(set(wanted) - set(GenerationConfig.model_fields)):
        known = ", ".join(GenerationConfig.model_fields)
        raise BadInput(f"there is no {unknown[0]!r}", where="--set", hint=f"write one of {known}")
    config = prefect_part("asked").asked_for(run)[0]
    if phase or asset:
        wanted["again"] = list(pieces_again(config, phase, asset))
    return wanted


def _check_unfinished(run: Any) -> None:
    """Return quietly unless the game of a run was finished since, which is seen at once.

    Raises:
        BadInput: it was; nothing of it is left to do.
    """
    asked = prefect_part("asked")
    config, generation = asked.asked_for(run)
    folder = asked.folder_of(run)
    if not (config and generation and folder and (folder / CERTIFICATE).exists()):
        return
    if not generation.standalone and kept_receipt(config, generation, local_store()):
        raise BadInput(
            f"its game was finished since, in {short(folder)}",
            where=f"run {run.name}",
            hint="say what shall be made again: --phase sprite --asset hero",
        )


def pieces_again(
    config: GameConfig | None, phase: str | None, asset: str | None
) -> tuple[str, ...]:
    """Return the pieces that shall be made again: 'sprite', 'sprite:hero'.

    Args:
        config: The brief, if it is known which game it is about.
        phase: Their phase; none: those phases that have such a piece.
        asset: One of them; none: all.

    Raises:
        BadInput: there are none, as far as this machine knows.
    """
    made = made_before(config) if config else None
    known = {name: Phase(one.phase) for name, one in made.pieces.items()} if made else {}
    if phase is None:
        phases = {
            one.removesuffix(ASKED)
            for name, one in known.items()
            if is_wanted_again([f"{one}:{asset}"], one, name)
        }
        if not phases:
            hint = "write its phase too: --phase sprite"
            raise BadInput(f"no piece {asset!r} is known here", where="--asset", hint=hint)
        wishes = [f"{one}:{asset}" for one in sorted(phases)]
    else:
        wishes = [f"{phase}:{asset}" if asset else phase]
    found = checked_again(wishes, "--phase")
    for wish in found:
        if known and not any(is_wanted_again([wish], one, name) for name, one in known.items()):
            same = wish.partition(":")[0]
            names = [name for name, one in known.items() if one == same]
            hint = f"write one of {', '.join(names)}" if names else "this game has no such pieces"
            raise BadInput(f"there is no {wish!r}", where="--asset", hint=hint)
    return found


def _follow(rerunning: ModuleType, run: Any, *, wait: bool, as_json: bool) -> None:
    """Wait for a run that a worker executes, and tell what comes of it."""
    history, viewing = prefect_part("history"), prefect_part("viewing")
    run_lines = prefect_part("run_lines")
    client = history.client_of_server()
    if wait:
        err.print(f"run {run.id}: a worker takes it", highlight=False)
        try:
            with err.status("waiting for a worker") as status, client:

                def look(now: Any) -> None:
                    (line,) = run_lines.lines_of(client, [now])
                    pieces = f"{line.made} made, {line.kept} kept" if line.made + line.kept else ""
                    told = [line.state, took_of(line.seconds), pieces]
                    status.update(", ".join(filter(None, told)))

                rerunning.watched(run.id, look)
        except KeyboardInterrupt:
            err.print(f"{STOPPED} waiting; the run goes on: vintage show {str(run.id)[:8]}")
            raise typer.Exit(130) from None
        client = history.client_of_server()
    with client:
        now = client.read_flow_run(run.id)
        view = viewing.view_of_ended(client, run.id) if wait else viewing.view_of(client, now)
    if as_json:
        print(json.dumps(view.model_dump(mode="json")))
    else:
        show_view(view)
    if wait and view.state != "completed":
        raise typer.Exit(1)
